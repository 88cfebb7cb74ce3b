#include "core/runtime/alert_waiting.h"

#include <algorithm>

namespace tulpar {

bool AlertWaiting::isAnswered(const Decision &decision)
{
    if (decision.outcome != Outcome::Queue)
        return decision.outcome == Outcome::Respond;
    const auto failed = decision.failed();
    return decision.ifAllPass == Outcome::Respond && !failed.empty()
        && std::ranges::all_of(failed, [](const AppliedRule &one) { return one.rule == Rule::MayInterrupt; });
}

bool AlertWaiting::isTooOld(const Decision &decision)
{
    return std::ranges::any_of(decision.failed(), [](const AppliedRule &one) {
        return one.rule == Rule::Fresh || one.rule == Rule::NotStale;
    });
}

void AlertWaiting::keep(const std::string &event, const Notice &notice, const Waterfall &waterfall)
{
    const auto [place, isNew] = m_entries.try_emplace(event, Entry{notice, waterfall});
    if (!isNew)
        place->second.notice = notice;
    if (m_entries.size() <= kMost)
        return;
    m_entries.erase(std::ranges::min_element(
        m_entries, {}, [](const auto &one) { return one.second.waterfall.received(); }));
}

} // namespace tulpar
