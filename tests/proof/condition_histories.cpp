// All histories of one condition, a few measurements long, against the words of its rule.
#include "scene.h"
#include "tally.h"

#include <algorithm>

namespace tulpar::proof {

namespace {

using P = SafetyProperty;

} // namespace

namespace {

/// One measurement of a history, or what became of the source.
enum class Input { Good, Between, Bad, Missing, Lost };
constexpr std::array kInputs{Input::Good, Input::Between, Input::Bad, Input::Missing, Input::Lost};
constexpr std::array kInputNames{"good", "between", "bad", "no value", "lost"};

struct Event {
    Input input = Input::Good;
    MonoInstant at;
};

/// What the last events allow the state to be, by the words of the condition's rule and nothing of its code.
class Witness {
public:
    Witness(const ConditionRule &rule, const std::vector<Event> &events, MonoInstant now)
        : m_rule(rule)
        , m_events(events)
        , m_now(now)
    {
    }

    /// Fresh, and a value at all.
    [[nodiscard]] bool isKnown() const
    {
        return !m_events.empty() && isValue(m_events.back())
            && m_now - m_events.back().at <= m_rule.staleAfter;
    }
    [[nodiscard]] bool isLastGood() const { return m_events.back().input == Input::Good; }

    /// Good values, near enough to each other, for how long up to the last one.
    [[nodiscard]] Duration goodFor() const
    {
        MonoInstant since = m_events.back().at;
        for (std::size_t i = m_events.size(); i-- > 0;) {
            if (m_events[i].input != Input::Good)
                break;
            if (since - m_events[i].at > m_rule.staleAfter)
                break;
            since = m_events[i].at;
        }
        return m_events.back().at - since;
    }
    /// Whether there was ever a moment that must be waited out: bad for its delay, the first value bad, or
    /// the source gone.
    [[nodiscard]] bool hasBeenLost() const
    {
        for (std::size_t i = 0; i + 1 < m_events.size(); ++i)
            if (isValue(m_events[i]) && m_events[i + 1].at - m_events[i].at > m_rule.staleAfter)
                return true;
        bool wasHeard = false;
        for (const Event &event : m_events) {
            if (!isValue(event) && wasHeard)
                return true;
            wasHeard = wasHeard || isValue(event);
        }
        return false;
    }
    /// Bad values and nothing else, near enough, for at least the delay up to now.
    [[nodiscard]] bool isBadForLong() const
    {
        if (m_events.back().input != Input::Bad)
            return false;
        MonoInstant since = m_events.back().at;
        for (std::size_t i = m_events.size(); i-- > 0;) {
            if (m_events[i].input != Input::Bad || since - m_events[i].at > m_rule.staleAfter)
                break;
            since = m_events[i].at;
        }
        return m_now - since >= m_rule.badDelay;
    }

private:
    [[nodiscard]] static bool isValue(const Event &event)
    {
        return event.input == Input::Good || event.input == Input::Between || event.input == Input::Bad;
    }

    const ConditionRule &m_rule;
    const std::vector<Event> &m_events;
    MonoInstant m_now;
};

void judgeHistory(
    Tally &tally, const ConditionBook &book, const ConditionRule &rule, const std::vector<Event> &events,
    Now now)
{
    const ConditionState state = book.standingAt(rule.condition, now).state;
    const Witness witness(rule, events, now.mono);
    const auto words = [&] {
        std::string text =
            std::string(nameOf(rule.condition)) + " is " + std::string(nameOf(state)) + " after";
        for (const Event &event : events)
            text += std::string(" ") + kInputNames.at(static_cast<std::size_t>(event.input)) + " at "
                + std::to_string(seconds(event.at - MonoInstant{})) + " s,";
        return text + " at " + std::to_string(seconds(now.mono - MonoInstant{})) + " s";
    };
    const bool isOpening = state == ConditionState::Good;
    const bool isStaying = isOpening || state == ConditionState::Marginal;
    if (isStaying)
        tally.hold(P::NeverOpenUnsafe, witness.isKnown(), words);
    if (isOpening && witness.isKnown()) {
        tally.hold(P::NeverOpenUnsafe, witness.isLastGood(), words);
        if (witness.hasBeenLost())
            tally.hold(P::NeverOpenUnsafe, witness.goodFor() >= rule.goodDelay, words);
    }
    if (witness.isKnown() && witness.isBadForLong())
        tally.hold(P::UnsafeCloses, state == ConditionState::Bad, words);
    const bool wasHeard = std::any_of(events.begin(), events.end(), [](const Event &event) {
        return event.input == Input::Good || event.input == Input::Between || event.input == Input::Bad;
    });
    if (wasHeard || rule.isNeeded)
        tally.hold(P::UnsafeCloses, state != ConditionState::NotWatched, words);
}

double valueOf(const ConditionRule &rule, Input input)
{
    const double worse = rule.isLowBad ? -1e-6 : 1e-6;
    if (input == Input::Good)
        return rule.good;
    return input == Input::Bad ? rule.bad + worse : (rule.good + rule.bad) / 2;
}

void exploreHistories(
    Tally &tally, const ConditionBook &book, const ConditionRule &rule, std::vector<Event> &events,
    const std::vector<Duration> &steps, int depth)
{
    if (depth == 0)
        return;
    const MonoInstant before = events.empty() ? MonoInstant{} : events.back().at;
    const bool hasBetween = rule.good != rule.bad;
    for (const Duration step : steps)
        for (const Input input : kInputs) {
            if (input == Input::Between && !hasBetween)
                continue;
            const MonoInstant at = before + step;
            const Now now{UtcInstant{at.ns}, at};
            ConditionBook next = book;
            if (input == Input::Lost)
                (void)next.lose(rule.condition);
            else if (input == Input::Missing)
                (void)next.take(rule.condition, std::nullopt, now);
            else
                (void)next.take(rule.condition, valueOf(rule, input), now);
            events.push_back({input, at});
            tally.state();
            tally.transition(2);
            judgeHistory(tally, next, rule, events, now);
            const MonoInstant later = at + rule.staleAfter + 1ns;
            judgeHistory(tally, next, rule, events, {UtcInstant{later.ns}, later});
            exploreHistories(tally, next, rule, events, steps, depth - 1);
            events.pop_back();
        }
}

} // namespace

void exploreConditionBook(Tally &tally)
{
    // One of each kind of rule: no delays, both delays, low is bad, not needed, no room between the limits.
    for (const Condition condition :
         {Condition::Rain, Condition::Humidity, Condition::DewPointGap, Condition::Cloud, Condition::Sun}) {
        ConditionBook book;
        const ConditionRule rule = book.rule(condition);
        std::vector<Duration> steps{1s, rule.staleAfter, rule.staleAfter + 1ns};
        if (rule.badDelay > Duration{})
            steps.push_back(rule.badDelay);
        std::vector<Event> events;
        exploreHistories(tally, book, rule, events, steps, 4);
    }
}

} // namespace tulpar::proof
