#pragma once

#include "widgets/common/marks.h"
#include "widgets/common/palette.h"

#include <QStyledItemDelegate>

namespace tulpar {

/// Paints rows of conditions and alarms: a shape before the text where the model gives one, a hatch over what
/// is stale, two lines around what a person has overridden. Flat; colour only where a person is needed.
class MarkDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    enum Role { MarkRole = Qt::UserRole, NeedRole, StaleRole, FrameRole, DimRole, ButtonRole };

    using QStyledItemDelegate::QStyledItemDelegate;

    void setColours(const Palette &palette, const Scale &scale);
    [[nodiscard]] int padding() const { return m_scale.wholePx(8); }
    [[nodiscard]] int widthOf(const QFontMetrics &metrics, const QString &text, bool hasMark) const;
    [[nodiscard]] int rowHeight(const QFontMetrics &metrics) const;

    void paint(
        QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    Palette m_palette = Palette::of(Lighting::Night);
    Scale m_scale;
};

} // namespace tulpar
