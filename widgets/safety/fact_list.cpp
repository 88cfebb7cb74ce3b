#include "widgets/safety/fact_list.h"

#include <QPainter>
#include <QStringList>

#include <algorithm>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

FactList::FactList(const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_title(title)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    setAccessibleName(title);
}

void FactList::setLines(const FactLines &lines)
{
    if (lines == m_lines)
        return;
    m_lines = lines;
    QStringList all;
    for (const FactLine &line : m_lines)
        all << line.name + u": "_s + line.says;
    setAccessibleDescription(all.join(u"; "_s));
    updateGeometry();
    update();
}

void FactList::setColours(const Palette &palette, const Scale &scale)
{
    m_palette = palette;
    m_scale = scale;
    updateGeometry();
    update();
}

int FactList::nameWidth() const
{
    int width = 0;
    for (const FactLine &line : m_lines)
        width = std::max(width, fontMetrics().horizontalAdvance(line.name));
    return std::min(width, m_scale.wholePx(190));
}

QRect FactList::wordsPlace(int width, int y) const
{
    const int left = fontMetrics().ascent() + nameWidth() + m_scale.wholePx(26);
    return {left, y, std::max(m_scale.wholePx(60), width - left - m_scale.wholePx(4)), m_scale.wholePx(4000)};
}

int FactList::lineHeight(const FactLine &line, int width) const
{
    const auto high = [&](const QRect &place, const QString &text) {
        return fontMetrics().boundingRect(place, Qt::TextWordWrap, text).height();
    };
    const int words = high(wordsPlace(width, 0), line.says);
    return std::max(words, high(QRect(0, 0, nameWidth() + 1, 4000), line.name)) + m_scale.wholePx(5);
}

int FactList::heightForWidth(int width) const
{
    int height = fontMetrics().height() + m_scale.wholePx(8);
    for (const FactLine &line : m_lines)
        height += lineHeight(line, width);
    return height + m_scale.wholePx(4);
}

QSize FactList::sizeHint() const
{
    const int width = m_scale.wholePx(420);
    return {width, heightForWidth(width)};
}

QSize FactList::minimumSizeHint() const
{
    return {m_scale.wholePx(260), fontMetrics().height()}; // its height follows its width
}

void FactList::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QFont bold = font();
    bold.setBold(true);
    painter.setFont(bold);
    painter.setPen(m_palette.text);
    int y = m_scale.wholePx(2);
    painter.drawText(QRect(0, y, width(), fontMetrics().height()), Qt::AlignLeft, m_title);
    y += fontMetrics().height() + m_scale.wholePx(2);
    painter.fillRect(0, y, width(), 1, m_palette.line);
    y += m_scale.wholePx(4);
    painter.setFont(font());
    const int side = fontMetrics().ascent();
    for (const FactLine &line : m_lines) {
        const int high = lineHeight(line, width());
        const QColor colour = colourOf(line.need, m_palette);
        paintMark(painter, QRectF(m_scale.px(2), y + m_scale.px(1), side, side), line.mark, colour);
        painter.setPen(m_palette.dimText);
        painter.drawText(
            QRect(side + m_scale.wholePx(10), y, nameWidth() + 1, high), Qt::TextWordWrap | Qt::AlignLeft,
            line.name);
        QRect place = wordsPlace(width(), y);
        place.setHeight(high);
        if (line.isStale)
            paintHatch(painter, QRectF(place).adjusted(-4, 0, 0, -4), m_palette.unknownHatch, m_scale.px(8));
        painter.setPen(colour);
        painter.drawText(place, Qt::TextWordWrap | Qt::AlignLeft, line.says);
        y += high;
    }
}

} // namespace tulpar
