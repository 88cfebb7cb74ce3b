#include "core/policy/policy_trial.h"

#include "core/policy/outcome_reach.h"

#include <algorithm>
#include <cmath>

namespace tulpar {

namespace {

constexpr std::size_t kMostEvents = 100'000; ///< of one recording

EventBookLimits limitsOfRecording()
{
    EventBookLimits limits;
    limits.events = kMostEvents;
    return limits;
}

/// Given a mount's speed v and acceleration a, returned the time of a slew over `shift`, from rest to rest.
Duration slewTime(Angle shift, double v, double a)
{
    const double way = shift.asDegrees();
    return fromSeconds(way < v * v / a ? 2 * std::sqrt(way / a) : way / v + v / a);
}

bool isSame(const TrialEvent &a, const TrialEvent &b)
{
    return a.decision.outcome == b.decision.outcome && a.isResponded == b.isResponded;
}

bool isDisturbedAlike(const TrialEvent &a, const TrialEvent &b)
{
    return a.cutShortBy == b.cutShortBy && a.moves == b.moves && a.questions == b.questions
        && a.observed == b.observed;
}

} // namespace

PolicyTrial::PolicyTrial(const Policy &policy, const TrialTerms &terms)
    : m_policy(policy)
    , m_terms(terms)
    , m_book(limitsOfRecording())
{
}

void PolicyTrial::take(const Notice &notice, const Receipt &receipt, const TrialMoment &moment)
{
    const UtcInstant now = moment.sky.now;
    ++m_notices;
    answerQuestions(now);
    if (m_running && m_running->ends <= now)
        endResponse(m_running->ends, {});

    const EventChange change = m_book.enter(notice, receipt);
    if (!change.event || change.isDuplicate)
        return;
    const Event &event = *change.event;
    Decision decision = ::tulpar::decide(notice, contextFor(notice, event.id, moment));
    ++m_used[decision.strategy];
    if (change.isWithdrawn && m_running && m_running->event == event.id)
        endResponse(now, {});
    if (event.answeredUtc && change.isBetterPosition)
        improve(event, now);
    const bool responds = decision.outcome == Outcome::Respond && !whyNoAnswer(change, notice);
    const bool asks = decision.outcome == Outcome::Ask && event.isAlive() && !change.isBurstAnswered;
    const Decision taken = decision;
    keep(notice, event, std::move(decision), moment);
    if (responds)
        respond(event, taken, now, moment.dawn);
    const bool isAsked = std::ranges::find(m_questions, event.id, &Question::event) != m_questions.end();
    if (asks && !isAsked && m_events[event.id].questions == 0) {
        ++m_events[event.id].questions;
        m_questions.push_back({event.id, now + taken.askWithin.value_or(Duration{}), moment.dawn});
    }
}

PolicyContext PolicyTrial::contextFor(
    const Notice &notice, const std::string &event, const TrialMoment &moment) const
{
    PolicyContext context = moment.sky;
    context.policy = &m_policy;
    context.fieldRadius = m_terms.fieldRadius;
    if (m_running)
        context.running = {Running::Kind::Response, m_running->priority, m_running->event};
    else
        context.running = {Running::Kind::Programme, m_terms.programmePriority, {}};
    // Dusk of this night or, by day, of the next; an hour more for what is answered in the twilight.
    const UtcInstant since = std::min(moment.dusk, context.now) - std::chrono::hours(1);
    for (const Answered &answered : m_answered) {
        if (answered.at < since || answered.event == event)
            continue;
        ++context.responsesTonight;
        if (answered.mission == notice.mission)
            ++context.missionResponsesTonight;
    }
    return context;
}

void PolicyTrial::answerQuestions(UtcInstant now)
{
    std::erase_if(m_questions, [&](const Question &question) {
        if (now < question.until)
            return false;
        const Event *event = m_book.find(question.event);
        const Decision decision = m_events[question.event].decision;
        const bool isFree =
            !m_running || m_running->ends <= question.until || m_running->priority < decision.priority;
        const bool isOpen = event && event->isAlive() && !event->answeredUtc && event->direction();
        if (decision.outcome == Outcome::Ask && decision.unanswered == Outcome::Respond && isOpen && isFree)
            respond(*event, decision, question.until, question.dawn);
        return true;
    });
}

void PolicyTrial::endResponse(UtcInstant now, const std::string &cutShortBy)
{
    TrialEvent &ended = m_events[m_running->event];
    ended.observed += std::min(now, m_running->ends) - m_running->began;
    ended.cutShortBy = cutShortBy;
    m_running.reset();
}

void PolicyTrial::respond(const Event &event, const Decision &decision, UtcInstant now, UtcInstant dawn)
{
    const std::string id = event.id;
    if (m_running)
        endResponse(now, id);
    const UtcInstant longest = now + m_terms.response;
    m_running = Response{
        id, decision.priority, now, dawn > now ? std::min(longest, dawn) : longest, *event.direction()};
    m_answered.push_back({id, event.mission, now});
    m_events[id].isResponded = true;
    m_book.setAnswered(id, now);
}

void PolicyTrial::improve(const Event &event, UtcInstant now)
{
    const auto better = event.direction();
    const StoryLine *best = event.best();
    if (!m_running || m_running->event != event.id || !better || !best || !best->position.error)
        return;
    Notice notice; // what the rules ask of one
    notice.mission = event.mission;
    notice.kind = best->kind;
    notice.instrument = best->instrument;
    notice.position = best->position;
    ImprovedPosition improved;
    improved.pointed = m_running->pointed;
    improved.better = *better;
    improved.error = errorWithSystematics(notice, m_policy).value_or(*best->position.error);
    improved.containment = m_policy.errorContainment;
    improved.halfField = m_terms.fieldRadius;
    improved.slew =
        slewTime(separation(improved.pointed, *better), m_terms.slewDegPerS, m_terms.slewDegPerS2);
    improved.exposing = true;
    improved.cut = (now - m_running->began) % m_terms.exposure;
    improved.untilGap = m_terms.exposure - improved.cut;
    if (weigh(improved, m_policy.improvement).repoint == Repoint::Stay)
        return;
    m_running->pointed = *better;
    ++m_events[event.id].moves;
}

void PolicyTrial::keep(const Notice &notice, const Event &event, Decision decision, const TrialMoment &moment)
{
    const auto [place, isNew] = m_events.try_emplace(event.id);
    TrialEvent &kept = place->second;
    if (!isNew && (kept.isResponded || reachOf(decision.outcome) <= reachOf(kept.decision.outcome)))
        return;
    kept.event = event.id;
    kept.mission = event.mission;
    kept.kind = notice.kind;
    kept.at = moment.sky.now;
    kept.triggerUtc = event.triggerUtc;
    kept.error = errorWithSystematics(notice, m_policy);
    kept.altitude = moment.sky.altitude;
    kept.decision = std::move(decision);
}

void PolicyTrial::end()
{
    if (m_running)
        endResponse(m_running->ends, {});
    for (auto &[id, kept] : m_events) {
        const Event *event = m_book.find(id);
        if (kept.isResponded && event && !event->isAlive())
            kept.inVain = event->status;
    }
}

TrialTotals PolicyTrial::totals() const
{
    TrialTotals totals;
    totals.notices = m_notices;
    totals.events = m_events.size();
    for (const auto &[id, event] : m_events) {
        totals.moves += event.moves;
        totals.questions += event.questions;
        if (!event.cutShortBy.empty())
            ++totals.cutShort;
        totals.observed += event.observed;
        if (event.isResponded)
            ++totals.responses;
        else if (event.decision.outcome == Outcome::Ask)
            ++totals.asked;
        else if (event.decision.outcome == Outcome::Queue)
            ++totals.queued;
        else if (event.decision.outcome == Outcome::Ignore)
            ++totals.ignored;
        else
            ++totals.alreadyAnswered;
        if (event.inVain) {
            ++totals.inVain;
            totals.observedInVain += event.observed;
        }
    }
    return totals;
}

std::vector<std::string> PolicyTrial::unusedStrategies() const
{
    std::vector<std::string> unused;
    for (const Strategy &strategy : m_policy.strategies)
        if (!m_used.contains(strategy.name))
            unused.push_back(strategy.name);
    return unused;
}

TrialComparison compared(const PolicyTrial &before, const PolicyTrial &after)
{
    TrialComparison comparison;
    for (const auto &[id, was] : before.events()) {
        const auto found = after.events().find(id);
        if (found == after.events().end())
            continue;
        const TrialEvent &is = found->second;
        const TrialChange change{was, is};
        if (is.isResponded && !was.isResponded)
            comparison.gained.push_back(change);
        else if (was.isResponded && !is.isResponded)
            comparison.lost.push_back(change);
        else if (was.isResponded && !isDisturbedAlike(was, is))
            comparison.disturbed.push_back(change);
        else if (!isSame(was, is) || was.questions != is.questions)
            comparison.changed.push_back(change);
    }
    for (auto *list : {&comparison.gained, &comparison.lost, &comparison.disturbed, &comparison.changed})
        std::ranges::sort(*list, [](const TrialChange &a, const TrialChange &b) {
            return a.after.at != b.after.at ? a.after.at < b.after.at : a.after.event < b.after.event;
        });
    return comparison;
}

} // namespace tulpar
