#include "widgets/common/mark_delegate.h"

#include <QPainter>

namespace tulpar {

void MarkDelegate::setColours(const Palette &palette, const Scale &scale)
{
    m_palette = palette;
    m_scale = scale;
}

int MarkDelegate::widthOf(const QFontMetrics &metrics, const QString &text, bool hasMark) const
{
    const int mark = hasMark ? metrics.ascent() + m_scale.wholePx(6) : 0;
    return metrics.horizontalAdvance(text) + mark + 2 * padding() + 2;
}

int MarkDelegate::rowHeight(const QFontMetrics &metrics) const
{
    return metrics.height() + m_scale.wholePx(7);
}

QSize MarkDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const bool hasMark = index.data(MarkRole).isValid();
    return {
        widthOf(option.fontMetrics, index.data(Qt::DisplayRole).toString(), hasMark),
        rowHeight(option.fontMetrics)};
}

void MarkDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    painter->setClipRect(option.rect);
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(option.rect, m_palette.selection);
    const auto need = static_cast<Need>(index.data(NeedRole).toInt());
    const QColor colour =
        need == Need::None && index.data(DimRole).toBool() ? m_palette.dimText : colourOf(need, m_palette);
    if (index.data(StaleRole).toBool())
        paintHatch(
            *painter, QRectF(option.rect).adjusted(0, 2, 0, -2), m_palette.unknownHatch, m_scale.px(8));
    QRect place = option.rect.adjusted(padding(), 0, -padding(), 0);
    if (const QVariant mark = index.data(MarkRole); mark.isValid()) {
        const int side = option.fontMetrics.ascent();
        paintMark(
            *painter, QRectF(place.left(), place.top() + (place.height() - side) / 2.0, side, side),
            static_cast<Mark>(mark.toInt()), colour);
        place.adjust(side + m_scale.wholePx(6), 0, 0, 0);
    }
    const QString text = index.data(Qt::DisplayRole).toString();
    QFont font = option.font;
    font.setBold(index.data(FrameRole).toBool());
    painter->setFont(font);
    if (index.data(ButtonRole).toBool() && !text.isEmpty()) {
        const QRectF frame = QRectF(option.rect).adjusted(2.5, 2.5, -2.5, -2.5);
        painter->fillRect(frame, m_palette.panelRaised);
        painter->setPen(m_palette.line);
        painter->drawRect(frame);
        painter->setPen(m_palette.text);
        painter->drawText(frame, Qt::AlignCenter, text);
    } else {
        painter->setPen(colour);
        if (option.rect.height() > rowHeight(option.fontMetrics)) // a row that was made higher for it
            painter->drawText(place, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextWordWrap, text);
        else
            painter->drawText(
                place, Qt::AlignVCenter | Qt::AlignLeft,
                QFontMetrics(font).elidedText(text, Qt::ElideRight, place.width() + 1));
    }
    if (index.data(FrameRole).toBool()) {
        const int line = m_scale.wholePx(2);
        painter->fillRect(
            option.rect.left(), option.rect.top(), option.rect.width(), line, m_palette.attention);
        painter->fillRect(
            option.rect.left(), option.rect.bottom() - line + 1, option.rect.width(), line,
            m_palette.attention);
    }
    painter->restore();
}

} // namespace tulpar
