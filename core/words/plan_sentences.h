#pragma once

#include "core/plan/anticipation.h"
#include "core/plan/dispatcher.h"
#include "core/plan/preemption.h"
#include "core/plan/why_not.h"

#include <QString>

/// What the planner says, as sentences (see sentences.h). Pure; any thread.
namespace tulpar::words {

/// "altitude 17° < 30°", "Moon 12° < 30° away".
[[nodiscard]] QString failedConstraint(const FailedConstraint &failed);
/// Why a visit stands where it stands: "best of the night: air mass 1.05".
[[nodiscard]] QString placedBecause(const PlannedVisit &visit);
/// "all night: altitude 17° < 30°", "crowded out by M 31, M 33".
[[nodiscard]] QString whyNot(const WhyNotAnswer &answer);
/// What would let it in: "altitude limit 25° instead of 30°"; empty: nothing single does.
[[nodiscard]] QString wouldFitIf(const WhyNotAnswer &answer);
/// "start M 31: its time has come", "wait until 18:40:00 for M 31: the plan has a better time for it".
[[nodiscard]] QString dispatch(const Dispatch &dispatch);
/// "after this exposure: costs 120 against 340 now and 8000 after the block".
[[nodiscard]] QString preemption(const PreemptionPrice &price);
/// "wait at azimuth 180°, altitude 52°: 6.1 s to the next burst on average instead of 9.8 s".
[[nodiscard]] QString waitingPlace(const WaitingPlace &place);

} // namespace tulpar::words
