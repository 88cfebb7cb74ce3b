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

void KeyHelp::setSections(Sections sections)
{
    m_sections = std::move(sections);
    place();
    update();
}

std::vector<KeyHelp::Sections> KeyHelp::portionsOf(const Sections &all) const
{
    constexpr int kBeside = 2; // rows of a section that hold no key: its title and what is left free
    constexpr int kFewest = 3;
    const int rows =
        std::max(kBeside + kFewest, (parentWidget()->height() - m_scale.wholePx(16)) / rowHeight());
    std::vector<Sections> portions;
    int left = 0;
    for (const auto &[title, keys] : all) {
        for (std::size_t done = 0; done < keys.size();) {
            const auto rest = static_cast<int>(keys.size() - done);
            const bool isWhole = rest + kBeside <= left;
            // Begun where it is only when it would fit nowhere else.
            if (portions.empty() || (!isWhole && (rest + kBeside <= rows || left < kBeside + kFewest))) {
                portions.emplace_back();
                left = rows;
            }
            const int count = std::min(rest, left - kBeside);
            const auto from = keys.begin() + static_cast<std::ptrdiff_t>(done);
            portions.back().push_back({title, {from, from + count}});
            left -= count + kBeside;
            done += static_cast<std::size_t>(count);
        }
    }
    return portions;
}

int KeyHelp::rowHeight() const
{
    return fontMetrics().height() + m_scale.wholePx(3);
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
    const int row = rowHeight();
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
    const int row = rowHeight();
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
