#include "core/safety/override_book.h"

#include "core/base/parse.h"

#include <algorithm>

namespace tulpar {

namespace {

bool hasCause(const Override &each, const ConditionBook &conditions, Mode mode)
{
    if (!each.condition)
        return mode == Mode::Engineering;
    const ConditionState state = conditions.state(*each.condition);
    return state != ConditionState::Good && state != ConditionState::NotWatched;
}

} // namespace

Reasons OverrideBook::whyNot(
    const Override &wanted, const ConditionBook &conditions, Mode mode, Now now) const
{
    Reasons reasons;
    const auto refuse = [&](ReasonCode code) { reasons.push_back({code, {}, {}, {}, wanted.condition}); };
    if (trimmed(wanted.who).empty())
        refuse(ReasonCode::NameMissing);
    const Duration span = wanted.until - now.mono;
    const Duration longest = wanted.condition ? kLongest : kLongestOpen;
    if (span <= Duration{} || span > longest)
        reasons.push_back(
            {ReasonCode::OverrideTooLong, {}, seconds(span), seconds(longest), wanted.condition});
    if (!wanted.condition && mode != Mode::Engineering)
        refuse(ReasonCode::ModeForbids);
    else if (
        wanted.condition
        && (!conditions.rule(*wanted.condition).mayBeOverridden || !hasCause(wanted, conditions, mode)))
        refuse(ReasonCode::NotOverridable);
    return reasons;
}

bool OverrideBook::begin(const Override &wanted, const ConditionBook &conditions, Mode mode, Now now)
{
    if (!whyNot(wanted, conditions, mode, now).empty())
        return false;
    end(wanted.condition);
    m_all.push_back(wanted);
    return true;
}

std::optional<Override> OverrideBook::end(std::optional<Condition> condition)
{
    const auto found = std::find_if(
        m_all.begin(), m_all.end(), [&](const Override &each) { return each.condition == condition; });
    if (found == m_all.end())
        return std::nullopt;
    Override ended = *found;
    m_all.erase(found);
    return ended;
}

Overrides OverrideBook::watch(const ConditionBook &conditions, Mode mode, Now now)
{
    Overrides ended;
    std::erase_if(m_all, [&](const Override &each) {
        const bool isOver = now.mono >= each.until || !hasCause(each, conditions, mode);
        if (isOver)
            ended.push_back(each);
        return isOver;
    });
    return ended;
}

bool OverrideBook::covers(std::optional<Condition> condition, Now now) const
{
    return std::any_of(m_all.begin(), m_all.end(), [&](const Override &each) {
        return each.condition == condition && now.mono < each.until;
    });
}

} // namespace tulpar
