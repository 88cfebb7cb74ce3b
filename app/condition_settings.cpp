#include "app/condition_settings.h"

#include "app/settings_file.h"

namespace tulpar {

namespace {

/// How a limit is written: the end of its key, and what is possible.
struct LimitForm {
    std::string suffix;
    double low = 0;
    double high = 0;
};

LimitForm formOf(const ConditionRule &rule)
{
    if (rule.condition == Condition::Report)
        return {"_s", 10, 3600}; // an age limit of a day would be none
    switch (rule.unit) {
    case ConditionUnit::None:
        break; // yes or no
    case ConditionUnit::Percent:
        return {"_percent", 0, 100};
    case ConditionUnit::Celsius:
        return {"_c", -100, 60};
    case ConditionUnit::MetresPerSecond:
        return {"_m_s", 0, 60};
    case ConditionUnit::Seconds:
        return {"_s", 0, 86400};
    case ConditionUnit::GibiBytes:
        return {"_gib", 0, 1e6};
    case ConditionUnit::Degrees:
        return {"_deg", -18, 0};
    }
    return {};
}

/// Rain, Sun and the report's age are not anybody's to waive.
bool isWaivable(const ConditionRule &rule)
{
    return rule.condition != Condition::Rain && rule.condition != Condition::Sun
        && rule.condition != Condition::Report;
}

/// The Sun and the age of a report are reckoned by the core itself: no sensor falls silent.
bool hasSensor(const ConditionRule &rule)
{
    return rule.condition != Condition::Sun && rule.condition != Condition::Report;
}

void readCondition(SettingsTable table, ConditionRule &rule)
{
    const LimitForm form = formOf(rule);
    if (!form.suffix.empty()) {
        table.read("bad" + form.suffix, rule.bad, form.low, form.high);
        table.read("good" + form.suffix, rule.good, form.low, form.high);
        if (rule.isLowBad ? rule.good < rule.bad : rule.good > rule.bad)
            table.refuse("good" + form.suffix, "must not be worse than bad" + form.suffix);
    }
    table.read("bad_delay_s", rule.badDelay, 0, 3600);
    table.read("good_delay_s", rule.goodDelay, 0, 172800);
    if (hasSensor(rule))
        table.read("stale_s", rule.staleAfter, 5, 3600);
    if (!isWaivable(rule))
        return;
    table.read("watched", rule.isWatched);
    table.read("needed", rule.isNeeded);
    table.read("overridable", rule.mayBeOverridden);
    if (rule.isNeeded && !rule.isWatched)
        table.refuse("watched", "may be false only where needed is false");
}

} // namespace

void readConditions(SettingsFile &file, ConditionRules &rules)
{
    for (ConditionRule &rule : rules)
        readCondition(file.table("conditions." + std::string(nameOf(rule.condition))), rule);
}

std::vector<std::string> conditionKeys(const ConditionRule &rule)
{
    std::vector<std::string> keys;
    if (const std::string suffix = formOf(rule).suffix; !suffix.empty())
        keys = {"bad" + suffix, "good" + suffix};
    keys.insert(keys.end(), {"bad_delay_s", "good_delay_s"});
    if (hasSensor(rule))
        keys.emplace_back("stale_s");
    if (isWaivable(rule))
        keys.insert(keys.end(), {"watched", "needed", "overridable"});
    return keys;
}

} // namespace tulpar
