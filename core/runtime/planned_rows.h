#pragma once

#include "core/runtime/plan_order.h"
#include "core/runtime/programme_book.h"
#include "core/session/night_view.h"

#include <vector>

namespace tulpar {

/// The plan as people see it: what was begun tonight with its own state and frames, what is planned, and what
/// a person has put off (`putOff`: the places it had). Each visit once, in the order of time. Pure.
[[nodiscard]] PlanView planViewOf(
    const PlanAnswer &plan, const ProgrammeBook &book, const std::vector<PlannedVisit> &putOff);

} // namespace tulpar
