#include "core/runtime/safety_views.h"

namespace tulpar {

SafetyView safetyView(const Knowledge &knowledge, Now now)
{
    SafetyView view;
    for (std::size_t i = 0; i < EnumNames<Condition>::names.size(); ++i) {
        const auto condition = static_cast<Condition>(i);
        const ConditionStanding standing = knowledge.conditions().standingAt(condition, now);
        ConditionView &shown = view.conditions.emplace_back();
        shown.rule = knowledge.conditions().rule(condition);
        shown.state = standing.state;
        shown.value = standing.value;
        if (standing.measured)
            shown.measuredUtc = standing.measured->utc;
        if (standing.changesAt)
            shown.changesUtc = now.utc + (*standing.changesAt - now.mono);
        shown.isOverridden = knowledge.overrides().covers(condition, now);
    }
    view.overrides = knowledge.overrides().all();
    view.host = knowledge.host();
    if (view.host)
        view.hostMeasuredUtc = view.host->measured.utc;
    return view;
}

} // namespace tulpar
