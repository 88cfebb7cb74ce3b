#include "widgets/common/key_help.h"

#include <QPainter>

#include <algorithm>

namespace tulpar {

KeyHelp::KeyHelp(QWidget *parent)
    : QWidget(parent)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    hide();
}

void KeyHelp::setColours(const Palette &palette, const Scale &scale)
{
    m_palette = palette;
    m_scale = scale;
    place();
    update();
}

void KeyHelp::setSections(std::vector<std::pair<QString, std::vector<KeyLine>>> sections)
{
    m_sections = std::move(sections);
    place();
    update();
}

void KeyHelp::place()
{
    const QSize size = sizeHint().boundedTo(parentWidget()->size());
    const int margin = m_scale.wholePx(12);
    setGeometry(
        std::max(0, parentWidget()->width() - size.width() - margin),
        std::max(0, (parentWidget()->height() - size.height()) / 2), size.width(), size.height());
}

QSize KeyHelp::sizeHint() const
{
    int keysWidth = 0;
    int doesWidth = 0;
    int lines = 0;
    for (const auto &[title, keys] : m_sections) {
        lines += 2;
        doesWidth = std::max(doesWidth, fontMetrics().horizontalAdvance(title));
        for (const KeyLine &line : keys) {
            keysWidth = std::max(keysWidth, fontMetrics().horizontalAdvance(line.keys));
            doesWidth = std::max(doesWidth, fontMetrics().horizontalAdvance(line.does));
            ++lines;
        }
    }
    const int row = fontMetrics().height() + m_scale.wholePx(3);
    return {keysWidth + doesWidth + m_scale.wholePx(60), lines * row + m_scale.wholePx(16)};
}

void KeyHelp::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_palette.panelRaised);
    painter.setPen(m_palette.line);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
    int keysWidth = 0;
    for (const auto &section : m_sections)
        for (const KeyLine &line : section.second)
            keysWidth = std::max(keysWidth, fontMetrics().horizontalAdvance(line.keys));
    const int row = fontMetrics().height() + m_scale.wholePx(3);
    const int left = m_scale.wholePx(16);
    int y = m_scale.wholePx(8);
    for (const auto &[title, keys] : m_sections) {
        painter.setPen(m_palette.dimText);
        painter.drawText(QRect(left, y, width(), row), Qt::AlignVCenter, title);
        y += row;
        for (const KeyLine &line : keys) {
            painter.setPen(m_palette.text);
            painter.drawText(QRect(left, y, keysWidth, row), Qt::AlignVCenter, line.keys);
            painter.drawText(
                QRect(left + keysWidth + m_scale.wholePx(20), y, width(), row), Qt::AlignVCenter, line.does);
            y += row;
        }
        y += row / 2;
    }
}

} // namespace tulpar
