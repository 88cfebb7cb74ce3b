#include "widgets/alerts/alert_delegate.h"

#include "widgets/alerts/alert_model.h"

#include <QPainter>

namespace tulpar {

void AlertDelegate::setColours(const Palette &palette, const Scale &scale)
{
    m_palette = palette;
    m_scale = scale;
}

int AlertDelegate::widthOf(const QFontMetrics &metrics, const QString &text, int column) const
{
    const int mark = column == AlertModel::State ? markSide(metrics) + m_scale.wholePx(6) : 0;
    return metrics.horizontalAdvance(text) + mark + 2 * padding() + 2;
}

void AlertDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(option.rect, m_palette.selection);
    QColor colour = index.data(Qt::ForegroundRole).value<QColor>();
    QRect place = option.rect.adjusted(padding(), 0, -padding(), 0);
    if (index.column() == AlertModel::State) {
        const auto need = static_cast<Need>(index.data(AlertModel::NeedRole).toInt());
        if (need != Need::None)
            colour = colourOf(need, m_palette);
        const int side = markSide(option.fontMetrics);
        const QRectF mark(place.left(), place.top() + (place.height() - side) / 2.0, side, side);
        paintMark(*painter, mark, static_cast<Mark>(index.data(AlertModel::MarkRole).toInt()), colour);
        place.adjust(side + m_scale.wholePx(6), 0, 0, 0);
    }
    QFont font = option.font;
    font.setStrikeOut(index.data(AlertModel::StruckRole).toBool() && index.column() == AlertModel::Event);
    painter->setFont(font);
    painter->setPen(colour);
    const Qt::Alignment side = index.column() == AlertModel::Age ? Qt::AlignRight : Qt::AlignLeft;
    painter->drawText(
        place, static_cast<int>(Qt::AlignVCenter | side),
        option.fontMetrics.elidedText(
            index.data(Qt::DisplayRole).toString(), Qt::ElideRight, place.width() + 1));
    painter->restore();
}

} // namespace tulpar
