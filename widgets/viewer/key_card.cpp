#include "widgets/viewer/key_card.h"

#include <QPainter>

#include <algorithm>

namespace tulpar {

KeyCard::KeyCard(Keys keys, QWidget *parent)
    : QWidget(parent)
    , m_keys(std::move(keys))
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
}

void KeyCard::setColours(const Palette &colours, const Scale &scale)
{
    m_colours = colours;
    m_scale = scale;
    update();
}

int KeyCard::rowHeight() const
{
    return QFontMetrics(m_scale.font(font())).height() + m_scale.wholePx(3);
}

int KeyCard::keyColumn() const
{
    const QFontMetrics metrics(m_scale.font(font()));
    int width = 0;
    for (const auto &[key, meaning] : m_keys)
        width = std::max(width, metrics.horizontalAdvance(key));
    return width + m_scale.wholePx(16);
}

QSize KeyCard::sizeHint() const
{
    const QFontMetrics metrics(m_scale.font(font()));
    int width = 0;
    for (const auto &[key, meaning] : m_keys)
        width = std::max(width, metrics.horizontalAdvance(meaning));
    const int margin = m_scale.wholePx(12);
    return {keyColumn() + width + 2 * margin, static_cast<int>(m_keys.size()) * rowHeight() + 2 * margin};
}

void KeyCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_colours.panelRaised);
    painter.setPen(m_colours.line);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
    painter.setFont(m_scale.font(font()));
    const int margin = m_scale.wholePx(12);
    QRect row(margin, margin, width() - 2 * margin, rowHeight());
    for (const auto &[key, meaning] : m_keys) {
        painter.setPen(m_colours.text);
        painter.drawText(row, Qt::AlignLeft | Qt::AlignVCenter, key);
        painter.setPen(m_colours.dimText);
        painter.drawText(row.adjusted(keyColumn(), 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, meaning);
        row.translate(0, rowHeight());
    }
}

} // namespace tulpar
