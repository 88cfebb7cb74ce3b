#pragma once

#include "widgets/common/palette.h"

#include <QStyledItemDelegate>

namespace tulpar {

/// Paints an alert's state: shape, word, and colour only where a person is needed.
class StateDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void setColours(const Palette &palette, const Scale &scale);

    void paint(
        QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    Palette m_palette = Palette::of(Lighting::Night);
    Scale m_scale;
};

} // namespace tulpar
