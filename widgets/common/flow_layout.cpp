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
    QSize size;
    for (const QLayoutItem *item : m_items)
        if (!item->isEmpty())
            size = {
                size.width() + item->sizeHint().width() + m_columnGap,
                std::max(size.height(), item->sizeHint().height())};
    const QMargins margins = contentsMargins();
    return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom());
}

void FlowLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

int FlowLayout::arrange(const QRect &rect, bool moves) const
{
    const QRect area = rect.marginsRemoved(contentsMargins());
    const auto isStretching = [](const QLayoutItem *item) {
        return item->expandingDirections().testFlag(Qt::Horizontal);
    };
    const auto widthOf = [&](const QLayoutItem *item) {
        return isStretching(item) ? item->minimumSize().width() : item->sizeHint().width();
    };
    int y = area.top();
    std::size_t i = 0;
    while (i < m_items.size()) {
        std::vector<QLayoutItem *> row;
        int width = 0;
        int height = 0;
        for (; i < m_items.size(); ++i) {
            if (m_items[i]->isEmpty())
                continue;
            const int needed = width + (row.empty() ? 0 : m_columnGap) + widthOf(m_items[i]);
            if (!row.empty() && needed > area.width())
                break;
            row.push_back(m_items[i]);
            width = needed;
            height = std::max(height, m_items[i]->sizeHint().height());
        }
        if (row.empty())
            break;
        y += y == area.top() ? 0 : m_rowGap;
        if (moves)
            placeRow(row, QRect(area.left(), y, area.width(), height), area.width() - width);
        y += height;
    }
    return y - rect.top() + contentsMargins().bottom();
}

void FlowLayout::placeRow(const std::vector<QLayoutItem *> &row, const QRect &place, int spare) const
{
    int x = place.left();
    int left = std::max(0, spare);
    for (QLayoutItem *item : row) {
        int width = item->sizeHint().width();
        if (item->expandingDirections().testFlag(Qt::Horizontal)) {
            width = item->minimumSize().width() + left;
            left = 0;
        } else if (item->alignment().testFlag(Qt::AlignRight)) {
            x += left;
            left = 0;
        }
        const int height = item->sizeHint().height();
        const QRect at(x, place.top() + (place.height() - height) / 2, width, height);
        // The alignment is this layout's business: a widget gets its place without it.
        if (item->widget() != nullptr)
            item->widget()->setGeometry(at);
        else
            item->setGeometry(at);
        x += width + m_columnGap;
    }
}

} // namespace tulpar
