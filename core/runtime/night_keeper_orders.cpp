// What a person says of one block of the programme, and what is answered.
#include "core/runtime/block_possible.h"
#include "core/runtime/night_keeper.h"

#include <algorithm>
#include <iterator>

namespace tulpar {

namespace {

/// Of one visit; the other orders are of the whole block.
bool isOfVisit(BlockOrder order)
{
    return order == BlockOrder::Now || order == BlockOrder::At;
}

Answer refused(ReasonCode code, std::optional<double> value = {}, std::optional<double> limit = {})
{
    return {false, {{code, {}, value, limit}}};
}

} // namespace

Answer NightKeeper::take(
    const OrderBlock &asked, const std::string &who, DeviceKeeper &devices, const Observer &sky, Outbox &out,
    Now now)
{
    if (!m_book.programme())
        return refused(ReasonCode::NoProgramme);
    const Block *block = m_book.programme()->block(asked.block);
    if (!block || block->target != asked.target)
        return {false, {{ReasonCode::NoSuchBlock, {}, {}, {}, {}, asked.target + ", " + asked.block}}};
    if (m_steps.all().empty() || !m_steps.times().contains(now.utc))
        beginNight(now); // the word is of the night that comes
    if (const Answer answer = whyNotOrder(asked, *block, now); !answer.accepted)
        return answer;
    Answer answer{true, whatItWaitsFor(asked, *block, now)};
    std::erase_if(m_putOff, [&](const PlannedVisit &visit) { return visit.block == asked.block; });
    if (asked.order == BlockOrder::Skip)
        std::ranges::copy_if(
            m_observe.plan().plan.visits, std::back_inserter(m_putOff),
            [&](const PlannedVisit &visit) { return visit.block == asked.block; });
    const BlockOrdered fact{asked.target, asked.block, asked.order, asked.beginUtc, who};
    out.fact(fact, now);
    m_book.order(fact);
    if (asked.order == BlockOrder::Skip)
        m_observe.drop(asked.block, who, sceneOf(devices, sky, m_sun, out, now));
    m_observe.replan("order");
    return answer;
}

/// Accepted: nothing is against it.
Answer NightKeeper::whyNotOrder(const OrderBlock &asked, const Block &block, Now now) const
{
    if (asked.order == BlockOrder::At && (!asked.beginUtc || *asked.beginUtc < now.utc))
        return refused(ReasonCode::FixedTime, seconds(asked.beginUtc.value_or(now.utc) - now.utc));
    const int next = m_book.nextVisit(block.name);
    const BlockRunner *running = m_observe.running();
    const bool isAtWork = running && running->block().name == block.name
        && (running->phase() == BlockState::Acquiring || running->phase() == BlockState::Exposing);
    const bool isLeft = next < block.repeats;
    if (isOfVisit(asked.order)) {
        if (isAtWork && (asked.repeat ? *asked.repeat == next - 1 : !isLeft))
            return refused(ReasonCode::VisitRuns);
        if (!isLeft)
            return refused(ReasonCode::VisitsDone);
        if (asked.repeat && *asked.repeat != next)
            return refused(ReasonCode::NextVisitOnly, *asked.repeat + 1, next + 1);
    }
    if (asked.order == BlockOrder::Skip && !isLeft && !isAtWork)
        return refused(ReasonCode::VisitsDone);
    return {true, {}};
}

Reasons NightKeeper::whatItWaitsFor(const OrderBlock &asked, const Block &block, Now now)
{
    Reasons reasons;
    const NightTimes &times = m_steps.times();
    const Target *target = m_book.programme()->target(block.target);
    if (isOfVisit(asked.order) && target && times.sunset < times.sunrise) {
        const UtcInstant free = m_observe.freeFrom(m_config, now);
        const UtcInstant wanted = asked.order == BlockOrder::At ? asked.beginUtc.value_or(free) : free;
        reasons = whyLater(
            block, *target, m_observe.skyOf(m_config, times), planTermsOf(m_config), wanted,
            m_observe.earliest(block.name, m_config, times, wanted), now.utc);
    }
    if (!m_isRunning && asked.order != BlockOrder::Skip)
        reasons.push_back({ReasonCode::NotRunning, {}, {}, {}});
    const int left = block.repeats - m_book.nextVisit(block.name);
    if (left > 1)
        reasons.push_back(
            isOfVisit(asked.order)
                ? Reason{ReasonCode::OtherVisitsAfter, {}, static_cast<double>(left - 1), {}}
                : Reason{ReasonCode::AllVisits, {}, static_cast<double>(left), {}});
    return reasons;
}

} // namespace tulpar
