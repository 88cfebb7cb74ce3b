#include "core/runtime/planned_rows.h"

#include <algorithm>
#include <set>
#include <utility>

namespace tulpar {

namespace {

using VisitKey = std::pair<std::string, int>;

/// Collects the rows, each visit once: the first that is told of it counts.
class Rows {
public:
    Rows(const ProgrammeBook &book, PlanView &view)
        : m_book(book)
        , m_view(view)
    {
    }

    void add(const VisitKey &key, BlockState state, const Span &span, int stored)
    {
        const Block *block = m_book.programme()->block(key.first);
        const Target *target = block ? m_book.programme()->target(block->target) : nullptr;
        if (!target || !m_told.insert(key).second)
            return;
        PlannedBlockView row;
        row.target = block->target;
        row.block = block->name;
        row.position = target->direction;
        row.state = state;
        row.beginUtc = span.from;
        row.endUtc = span.to;
        row.priority = block->priority;
        row.doneExposures = stored;
        for (const Exposures &line : block->exposures)
            row.allExposures += line.count;
        row.repeat = key.second;
        row.repeats = block->repeats;
        m_view.blocks.push_back(row);
    }

private:
    const ProgrammeBook &m_book;
    PlanView &m_view;
    std::set<VisitKey> m_told;
};

} // namespace

PlanView planViewOf(
    const PlanAnswer &plan, const ProgrammeBook &book, const std::vector<PlannedVisit> &putOff)
{
    PlanView view;
    view.value = plan.plan.value;
    view.unplaced = plan.unplaced;
    Rows rows(book, view);
    for (const BegunVisit &begun : book.visits().visits()) {
        const VisitKey key{begun.block, begun.repeat};
        const auto planned = std::ranges::find_if(plan.plan.visits, [&](const PlannedVisit &visit) {
            return visit.block == begun.block && visit.repeat == begun.repeat;
        });
        const bool isPlanned = planned != plan.plan.visits.end() && !book.isSkipped(begun.block);
        if (begun.state == BlockState::Done || (begun.isOver() && !isPlanned)) {
            rows.add(key, begun.state, {begun.begin, begun.end}, begun.stored);
            continue;
        }
        const bool isAtWork = begun.state == BlockState::Acquiring || begun.state == BlockState::Exposing;
        Span span{begun.begin, begun.end};
        if (isPlanned)
            span = {isAtWork ? begun.begin : planned->start, planned->end};
        span.to = std::max(span.from, span.to);
        // One that was given up and that a person wants again is planned as any other.
        const BlockState state = begun.isOver() ? BlockState::Planned : begun.state;
        rows.add(key, state, span, book.stored(begun.block));
    }
    for (const PlannedVisit &visit : plan.plan.visits)
        rows.add(
            {visit.block, visit.repeat},
            book.isSkipped(visit.block) ? BlockState::Skipped : BlockState::Planned, {visit.start, visit.end},
            0);
    for (const PlannedVisit &visit : putOff)
        if (book.isSkipped(visit.block))
            rows.add({visit.block, visit.repeat}, BlockState::Skipped, {visit.start, visit.end}, 0);
    std::ranges::stable_sort(view.blocks, {}, &PlannedBlockView::beginUtc);
    return view;
}

} // namespace tulpar
