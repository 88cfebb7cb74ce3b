#include "widgets/common/columns_layout.h"

#include <algorithm>

namespace tulpar {

ColumnsLayout::ColumnsLayout(QWidget *parent)
    : QLayout(parent)
{
}

ColumnsLayout::~ColumnsLayout()
{
    for (QLayoutItem *item : m_items)
        delete item;
}

void ColumnsLayout::setSizes(int columnWidth, int gap)
{
    m_columnWidth = columnWidth;
    m_gap = gap;
    invalidate();
}

void ColumnsLayout::addItem(QLayoutItem *item)
{
    m_items.push_back(item);
}

int ColumnsLayout::count() const
{
    return static_cast<int>(m_items.size());
}

QLayoutItem *ColumnsLayout::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_items[static_cast<std::size_t>(index)] : nullptr;
}

QLayoutItem *ColumnsLayout::takeAt(int index)
{
    if (index < 0 || index >= count())
        return nullptr;
    QLayoutItem *item = m_items[static_cast<std::size_t>(index)];
    m_items.erase(m_items.begin() + index);
    return item;
}

int ColumnsLayout::heightForWidth(int width) const
{
    return arrange({0, 0, width, 0}, false);
}

QSize ColumnsLayout::minimumSize() const
{
    QSize size;
    for (const QLayoutItem *item : m_items)
        if (!item->isEmpty())
            size = size.expandedTo(item->minimumSize());
    const QMargins margins = contentsMargins();
    return {size.width() + margins.left() + margins.right(), 0};
}

QSize ColumnsLayout::sizeHint() const
{
    return {m_columnWidth, heightForWidth(m_columnWidth)};
}

void ColumnsLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

int ColumnsLayout::arrange(const QRect &rect, bool moves) const
{
    const QMargins margins = contentsMargins();
    const QRect inside = rect.marginsRemoved(margins);
    const int columns = std::max(1, (inside.width() + m_gap) / (m_columnWidth + m_gap));
    const int width = (inside.width() - (columns - 1) * m_gap) / columns;
    std::vector<int> ends(static_cast<std::size_t>(columns), 0);
    for (QLayoutItem *item : m_items) {
        if (item->isEmpty())
            continue;
        const auto column = std::min_element(ends.begin(), ends.end());
        const int height = std::max(
            item->minimumSize().height(),
            item->hasHeightForWidth() ? item->heightForWidth(width) : item->sizeHint().height());
        const int x = inside.left() + static_cast<int>(column - ends.begin()) * (width + m_gap);
        if (moves)
            item->setGeometry({x, inside.top() + *column, width, height});
        *column += height + m_gap;
    }
    const int tallest = *std::max_element(ends.begin(), ends.end());
    return std::max(0, tallest - m_gap) + margins.top() + margins.bottom();
}

} // namespace tulpar
