#include "widgets/alerts/state_delegate.h"

#include "widgets/alerts/alert_model.h"

#include <QPainter>

namespace tulpar {

void StateDelegate::setColours(const Palette &palette, const Scale &scale)
{
    m_palette = palette;
    m_scale = scale;
}

void StateDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(option.rect, m_palette.selection);
    const auto need = static_cast<Need>(index.data(AlertModel::NeedRole).toInt());
    const QColor colour =
        need == Need::None ? index.data(Qt::ForegroundRole).value<QColor>() : colourOf(need, m_palette);
    const int side = option.fontMetrics.ascent() * 4 / 5;
    const int gap = m_scale.wholePx(6);
    const QRectF mark(
        option.rect.left() + gap, option.rect.top() + (option.rect.height() - side) / 2.0, side, side);
    paintMark(*painter, mark, static_cast<Mark>(index.data(AlertModel::MarkRole).toInt()), colour);
    painter->setPen(colour);
    painter->setFont(option.font);
    painter->drawText(
        option.rect.adjusted(2 * gap + side, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft,
        index.data(Qt::DisplayRole).toString());
    painter->restore();
}

QSize StateDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QString text = index.data(Qt::DisplayRole).toString();
    return {
        option.fontMetrics.horizontalAdvance(text) + option.fontMetrics.ascent() + m_scale.wholePx(24),
        option.fontMetrics.height() + m_scale.wholePx(6)};
}

} // namespace tulpar
