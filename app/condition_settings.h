#pragma once

#include "core/safety/condition.h"

#include <string>
#include <vector>

namespace tulpar {

class SettingsFile;

/// The tables [conditions.rain] ... [conditions.report], one a condition. What they leave out stays.
void readConditions(SettingsFile &file, ConditionRules &rules);

/// The keys of the table of `rule`, in the order of the documentation.
[[nodiscard]] std::vector<std::string> conditionKeys(const ConditionRule &rule);

} // namespace tulpar
