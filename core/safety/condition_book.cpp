#include "core/safety/condition_book.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace tulpar {

bool isBeyondBad(const ConditionRule &rule, double value)
{
    return rule.isLowBad ? value < rule.bad : value > rule.bad;
}

bool isInsideGood(const ConditionRule &rule, double value)
{
    return rule.isLowBad ? value >= rule.good : value <= rule.good;
}

ConditionBook::ConditionBook(const ConditionRules &rules)
{
    const ConditionRules defaults = defaultConditionRules();
    for (std::size_t i = 0; i < kCount; ++i) {
        const auto wanted = static_cast<Condition>(i);
        const auto isOf = [wanted](const ConditionRule &rule) { return rule.condition == wanted; };
        const auto found = std::find_if(rules.begin(), rules.end(), isOf);
        // A rule left out is the default one: no list of rules may drop a condition by a slip.
        Entry &entry = m_entries[i];
        entry.rule = found != rules.end() ? *found : defaults[i];
        if (entry.rule.isNeeded) {
            entry.rule.isWatched = true;
            entry.standing.state = ConditionState::Unknown;
        }
    }
}

ConditionBook::Entry &ConditionBook::entry(Condition condition)
{
    return m_entries.at(static_cast<std::size_t>(condition));
}

const ConditionRule &ConditionBook::rule(Condition condition) const
{
    return m_entries.at(static_cast<std::size_t>(condition)).rule;
}

const ConditionStanding &ConditionBook::standing(Condition condition) const
{
    return m_entries.at(static_cast<std::size_t>(condition)).standing;
}

ConditionStanding ConditionBook::standingAt(Condition condition, Now now) const
{
    Entry of = m_entries.at(static_cast<std::size_t>(condition));
    ConditionChanges changes;
    age(of, now.mono, changes);
    return of.standing;
}

void ConditionBook::move(Entry &entry, ConditionState to, ConditionChanges &changes)
{
    const ConditionState from = std::exchange(entry.standing.state, to);
    if (from != to)
        changes.push_back({entry.rule.condition, from, to, entry.standing.value});
}

void ConditionBook::forget(Entry &entry, ConditionChanges &changes)
{
    if (!entry.standing.measured)
        return; // never heard: as it was, and its first value is still its first
    entry.isLatched = true;
    entry.since.reset();
    entry.credit = {};
    entry.standing.changesAt.reset();
    move(entry, ConditionState::Unknown, changes);
}

void ConditionBook::age(Entry &entry, MonoInstant now, ConditionChanges &changes)
{
    const ConditionStanding &standing = entry.standing;
    if (!standing.measured || standing.state == ConditionState::Unknown)
        return;
    if (standing.state == ConditionState::Marginal && standing.changesAt && now >= *standing.changesAt) {
        entry.isLatched = true;
        entry.since.reset();
        entry.standing.changesAt.reset();
        move(entry, ConditionState::Bad, changes);
    }
    if (now - standing.measured->mono > entry.rule.staleAfter)
        forget(entry, changes);
}

void ConditionBook::judge(Entry &entry, ConditionChanges &changes)
{
    const ConditionRule &rule = entry.rule;
    ConditionStanding &standing = entry.standing;
    const double value = *standing.value;
    const MonoInstant at = standing.measured->mono;
    const ConditionState before = standing.state;
    standing.changesAt.reset();

    if (isInsideGood(rule, value) && !isBeyondBad(rule, value)) {
        if (before == ConditionState::Marginal)
            entry.since.reset(); // it counted what was bad
        if (!entry.since)
            entry.since = at;
        const MonoInstant good = *entry.since + (rule.goodDelay - entry.credit);
        if (entry.isLatched && at < good) {
            standing.changesAt = good;
            return move(entry, ConditionState::Waiting, changes);
        }
        entry.isLatched = false;
        entry.credit = {};
        entry.since.reset();
        return move(entry, ConditionState::Good, changes);
    }

    if (before == ConditionState::Waiting)
        entry.since.reset(); // it counted what was good
    entry.credit = {};
    if (!isBeyondBad(rule, value)) {
        entry.since.reset();
        return move(entry, entry.isLatched ? ConditionState::Bad : ConditionState::Marginal, changes);
    }
    const bool wasKnown = before == ConditionState::Good || before == ConditionState::Marginal;
    if (wasKnown && !entry.since)
        entry.since = at;
    if (wasKnown && at < *entry.since + rule.badDelay) {
        standing.changesAt = *entry.since + rule.badDelay;
        return move(entry, ConditionState::Marginal, changes);
    }
    entry.isLatched = true;
    entry.since.reset();
    move(entry, ConditionState::Bad, changes);
}

ConditionChanges ConditionBook::take(Condition condition, std::optional<double> value, Now measured)
{
    ConditionChanges changes;
    Entry &of = entry(condition);
    if (!of.rule.isWatched)
        return changes;
    if (of.standing.measured && measured.mono < of.standing.measured->mono)
        return changes;
    age(of, measured.mono, changes); // a gap longer than its age was a time unknown
    if (!value || !std::isfinite(*value)) {
        forget(of, changes);
        return changes;
    }
    of.standing.value = value;
    of.standing.measured = measured;
    judge(of, changes);
    return changes;
}

ConditionChanges ConditionBook::lose(Condition condition)
{
    ConditionChanges changes;
    forget(entry(condition), changes);
    return changes;
}

ConditionChanges ConditionBook::watch(Now now)
{
    ConditionChanges changes;
    for (Entry &each : m_entries)
        age(each, now.mono, changes);
    return changes;
}

void ConditionBook::resume(Condition condition, ConditionState state, Duration goodFor)
{
    Entry &of = entry(condition);
    if (!of.rule.isWatched || of.standing.measured)
        return;
    if (state != ConditionState::Bad && state != ConditionState::Unknown && state != ConditionState::Waiting)
        return;
    of.isLatched = true;
    of.standing.state = ConditionState::Unknown;
    if (state == ConditionState::Waiting)
        of.credit = std::clamp(goodFor, Duration{}, of.rule.goodDelay);
}

} // namespace tulpar
