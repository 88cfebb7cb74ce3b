#include "widgets/common/flow_layout.h"

#include <QWidget>

#include <algorithm>

namespace tulpar {

FlowLayout::FlowLayout(int columnGap, int rowGap, QWidget *parent)
    : QLayout(parent)
    , m_columnGap(columnGap)
    , m_rowGap(rowGap)
{
}

FlowLayout::~FlowLayout()
{
    for (QLayoutItem *item : m_items)
        delete item;
}

void FlowLayout::setGaps(int columnGap, int rowGap)
{
    m_columnGap = columnGap;
    m_rowGap = rowGap;
    invalidate();
}

void FlowLayout::addItem(QLayoutItem *item)
{
    m_items.push_back(item);
}

int FlowLayout::count() const
{
    return static_cast<int>(m_items.size());
}

QLayoutItem *FlowLayout::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_items[static_cast<std::size_t>(index)] : nullptr;
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    if (index < 0 || index >= count())
        return nullptr;
    QLayoutItem *item = m_items[static_cast<std::size_t>(index)];
    m_items.erase(m_items.begin() + index);
    return item;
}

int FlowLayout::heightForWidth(int width) const
{
    return arrange({0, 0, width, 0}, false);
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const QLayoutItem *item : m_items)
        if (!item->isEmpty())
            size = size.expandedTo(item->minimumSize());
    const QMargins margins = contentsMargins();
    return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom());
}

QSize FlowLayout::sizeHint() const
{
    return minimumSize();
}

void FlowLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

int FlowLayout::arrange(const QRect &rect, bool moves) const
{
    const QRect area = rect.marginsRemoved(contentsMargins());
    int y = area.top();
    std::size_t i = 0;
    bool isFirstRow = true;
    while (i < m_items.size()) {
        // Collect one row.
        std::vector<QLayoutItem *> row;
        int width = 0;
        int height = 0;
        for (; i < m_items.size(); ++i) {
            if (m_items[i]->isEmpty())
                continue;
            const QSize size = m_items[i]->sizeHint();
            const int needed = width + (row.empty() ? 0 : m_columnGap) + size.width();
            if (!row.empty() && needed > area.width())
                break;
            row.push_back(m_items[i]);
            width = needed;
            height = std::max(height, size.height());
        }
        if (row.empty())
            break;
        if (!isFirstRow)
            y += m_rowGap;
        isFirstRow = false;
        int x = area.left();
        bool isPushed = false;
        for (QLayoutItem *item : row) {
            if (!isPushed && item->alignment().testFlag(Qt::AlignRight)) {
                x += std::max(0, area.width() - width);
                isPushed = true;
            }
            const QSize size = item->sizeHint();
            if (moves)
                // Alignment is this layout's business: give the widget its place without it.
                item->widget() != nullptr ? item->widget()->setGeometry(
                    x, y + (height - size.height()) / 2, size.width(), size.height())
                                          : item->setGeometry({x, y, size.width(), size.height()});
            x += size.width() + m_columnGap;
        }
        y += height;
    }
    return y - rect.top() + contentsMargins().bottom();
}

} // namespace tulpar
