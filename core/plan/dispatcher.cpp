#include "core/plan/dispatcher.h"

#include <algorithm>

namespace tulpar {

namespace {

constexpr Duration kLookStep = std::chrono::minutes(1);

/// What fails between two moments; looked at every minute and at the end.
std::vector<FailedConstraint> failuresUntil(
    const Block &block, const TargetTrack &track, const NightSky &night, const PlanTerms &terms,
    const Span &span)
{
    for (UtcInstant t = span.from; t < span.to; t = t + kLookStep)
        if (auto failed = failuresAt(block, track, night, terms, t); !failed.empty())
            return failed;
    return failuresAt(block, track, night, terms, span.to);
}

std::vector<std::string> missingOf(const Block &block, const std::set<std::string> &out)
{
    std::set<std::string> missing;
    for (const Exposures &line : block.exposures)
        if (out.contains(line.channel))
            missing.insert(line.channel);
    return {missing.begin(), missing.end()};
}

bool hasAnyChannel(const Block &block, const std::set<std::string> &out)
{
    return std::ranges::any_of(
        block.exposures, [&](const Exposures &line) { return !out.contains(line.channel); });
}

PlannedVisit visitOf(const RunningVisit &running, const Block *block, const Plan &plan)
{
    for (const PlannedVisit &visit : plan.visits)
        if (visit.block == running.block && visit.start == running.start)
            return visit;
    PlannedVisit visit;
    visit.block = running.block;
    visit.target = block ? block->target : std::string();
    visit.start = running.start;
    visit.end = running.end;
    visit.because = PlacedBecause::Running;
    return visit;
}

class Dispatcher {
public:
    Dispatcher(
        const Plan &plan, const Programme &programme, const NightSky &night, const PlanTerms &terms,
        const DispatchState &state, UtcInstant now)
        : m_plan(plan)
        , m_programme(programme)
        , m_night(night)
        , m_terms(terms)
        , m_state(state)
        , m_now(now)
    {
        if (state.seeingArcsec)
            m_terms.seeingArcsec = state.seeingArcsec;
    }

    [[nodiscard]] Dispatch decide()
    {
        if (m_state.isAlertInHand)
            return {DispatchAction::Yield, DispatchReason::AlertInHand, {}, {}, {}, {}, {}};
        if (!m_state.isSafe || !m_state.isOpen) {
            const auto reason = m_state.isSafe ? DispatchReason::NotOpen : DispatchReason::NotSafe;
            Dispatch held{DispatchAction::Hold, reason, {}, {}, {}, {}, {}};
            if (const PlannedVisit *next = m_plan.atOrAfter(m_now))
                held.visit = *next;
            return held;
        }
        if (m_state.running && m_now < m_state.running->end)
            return keepOn();
        return begin();
    }

private:
    [[nodiscard]] Dispatch keepOn() const
    {
        const RunningVisit &running = *m_state.running;
        const Block *block = m_programme.block(running.block);
        Dispatch dispatch{
            DispatchAction::Continue,
            DispatchReason::InProgress,
            visitOf(running, block, m_plan),
            running.end,
            {},
            {},
            {}};
        const Target *target = block ? m_programme.target(block->target) : nullptr;
        if (!target)
            return dispatch; // no longer in the programme: what runs is ended
        dispatch.channels = missingOf(*block, m_state.channelsOut);
        dispatch.failed = failuresAt( // on its way, it is asked about its beginning
            *block, m_night.trackOf(target->direction), m_night, m_terms, std::max(m_now, running.start));
        if (!dispatch.failed.empty()) {
            dispatch.action = DispatchAction::Abort;
            dispatch.reason = DispatchReason::ConstraintBroken;
        } else if (!hasAnyChannel(*block, m_state.channelsOut)) {
            dispatch.action = DispatchAction::Abort;
            dispatch.reason = DispatchReason::ChannelsMissing;
        }
        return dispatch;
    }

    [[nodiscard]] Dispatch begin() const
    {
        const PlannedVisit *next = nullptr;
        for (const PlannedVisit &visit : m_plan.visits) {
            const bool wasDone = m_state.running && visit.block == m_state.running->block
                && visit.start == m_state.running->start;
            if (visit.end > m_now && !wasDone && m_programme.block(visit.block)) {
                next = &visit;
                break;
            }
        }
        if (!next)
            return {};
        Dispatch dispatch{DispatchAction::Start, DispatchReason::Planned, *next, {}, {}, {}, {}};
        const Block &block = *m_programme.block(next->block);
        const Target *target = m_programme.target(block.target);
        const UtcInstant leave = next->start - next->slew;
        if (m_now < leave) {
            dispatch.action = DispatchAction::Wait;
            dispatch.reason = DispatchReason::BeforeItsTime;
            dispatch.until = leave;
            return dispatch;
        }
        dispatch.late = m_now - leave;
        dispatch.channels = missingOf(block, m_state.channelsOut);
        if (!hasAnyChannel(block, m_state.channelsOut)) {
            dispatch.action = DispatchAction::Replan;
            dispatch.reason = DispatchReason::ChannelsMissing;
            return dispatch;
        }
        const Span ran{next->start + dispatch.late, next->end + dispatch.late};
        if (target)
            dispatch.failed = failuresUntil(block, m_night.trackOf(target->direction), m_night, m_terms, ran);
        const bool isTooLate = dispatch.late > kMostLate || (block.fixedStart && dispatch.late > kFixedLate);
        if (!target || isTooLate || !dispatch.failed.empty()) {
            dispatch.action = DispatchAction::Replan;
            dispatch.reason = isTooLate ? DispatchReason::StartMissed : DispatchReason::ConstraintBroken;
        }
        return dispatch;
    }

    const Plan &m_plan;
    const Programme &m_programme;
    const NightSky &m_night;
    PlanTerms m_terms;
    const DispatchState &m_state;
    UtcInstant m_now;
};

} // namespace

Dispatch dispatch(
    const Plan &plan, const Programme &programme, const NightSky &night, const PlanTerms &terms,
    const DispatchState &state, UtcInstant now)
{
    return Dispatcher(plan, programme, night, terms, state, now).decide();
}

} // namespace tulpar
