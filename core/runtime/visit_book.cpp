#include "core/runtime/visit_book.h"

#include <algorithm>
#include <ranges>

namespace tulpar {

void VisitBook::take(const BlockMoved &move, int stored, UtcInstant at)
{
    const auto isOfBlock = [&](const BegunVisit &one) { return one.block == move.block; };
    const auto found = std::ranges::find_if(m_visits | std::views::reverse, isOfBlock);
    const bool isKnown = found != m_visits.rend();
    const bool isAnother = !isKnown || found->state == BlockState::Done;
    if (isAnother && move.to == BlockState::Skipped)
        return; // before it was begun
    BegunVisit &visit = isAnother ? m_visits.emplace_back(BegunVisit{
                            move.target, move.block, isKnown ? found->repeat + 1 : 0, move.to, at, at, 0})
                                  : *found;
    visit.state = move.to;
    visit.end = at;
    visit.stored = stored;
}

void VisitBook::interrupt()
{
    for (BegunVisit &visit : m_visits)
        if (!visit.isOver())
            visit.state = BlockState::Interrupted;
}

const BegunVisit *VisitBook::last(const std::string &block) const
{
    const auto found = std::ranges::find(m_visits | std::views::reverse, block, &BegunVisit::block);
    return found == m_visits.rend() ? nullptr : &*found;
}

} // namespace tulpar
