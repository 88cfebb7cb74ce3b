#pragma once

#include "widgets/common/palette.h"

#include <QStyledItemDelegate>

namespace tulpar {

/// Paints the queue's cells with room around the text; a state has its shape before its word, and colour only
/// where a person is needed.
class AlertDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void setColours(const Palette &palette, const Scale &scale);
    /// Left and right of each text, of the header too.
    [[nodiscard]] int padding() const { return m_scale.wholePx(9); }
    /// What `text` of this column needs.
    [[nodiscard]] int widthOf(const QFontMetrics &metrics, const QString &text, int column) const;

    void paint(
        QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    [[nodiscard]] int markSide(const QFontMetrics &metrics) const { return metrics.ascent() * 4 / 5; }

    Palette m_palette = Palette::of(Lighting::Night);
    Scale m_scale;
};

} // namespace tulpar
