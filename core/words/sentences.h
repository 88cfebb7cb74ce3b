#pragma once

#include "core/alerts/notice.h"
#include "core/devices/device.h"
#include "core/devices/report.h"
#include "core/policy/decision.h"
#include "core/policy/improved_position.h"
#include "core/response/response_state.h"
#include "core/response/step.h"
#include "core/safety/alarm.h"
#include "core/safety/condition.h"
#include "core/safety/reason.h"
#include "core/safety/recovery_ladder.h"
#include "core/session/request.h"
#include "core/session/snapshot.h"

#include <QString>

/// The kernel's codes and values as sentences in the reader's language: for the desk, the command line and
/// the reports. The same thing has the same name everywhere. Pure; any thread.
namespace tulpar::words {

/// "weather older than 300 s: 412 s".
[[nodiscard]] QString reason(const Reason &reason);
/// What would make the reason go away: "bring the weather station back on line".
[[nodiscard]] QString cure(const Reason &reason);
/// "weather older than 300 s: 412 s; roof not open".
[[nodiscard]] QString reasons(const Reasons &reasons);

/// "humidity", "dew point gap".
[[nodiscard]] QString condition(Condition condition);
/// "85 %", "raining", "7.2 m/s": a value of the condition with its unit.
[[nodiscard]] QString conditionValue(const ConditionRule &rule, std::optional<double> value);
[[nodiscard]] QString alarmPhase(AlarmPhase phase);
[[nodiscard]] QString alarmWeight(AlarmWeight weight);
/// "open the roof", "slew".
[[nodiscard]] QString operation(Operation operation);

[[nodiscard]] QString outcome(Outcome outcome);
/// One rule as applied: "altitude 17° < 20°", "error 3′ ≤ 5′", "altitude unknown".
[[nodiscard]] QString rule(const AppliedRule &rule);
/// What it demands, whatever was found: "altitude ≥ 15°", "not a test".
[[nodiscard]] QString requirement(const AppliedRule &rule);
/// The outcome and what led to it, in one line: "respond: clean, fresh, up", "queue: altitude 9.3° < 15°".
[[nodiscard]] QString decision(const Decision &decision);
/// "move at the next gap: better position 3′ away ≤ 5′, gains 62 % for 4.4 s".
[[nodiscard]] QString repoint(const RepointDecision &weighed);
/// Why a notice permits no automatic response: "star tracker lost lock".
[[nodiscard]] QString slewReason(SlewReason reason);
[[nodiscard]] QString sourceClass(SourceClass sourceClass);

[[nodiscard]] QString device(const DeviceId &device);
[[nodiscard]] QString opening(OpeningState state);
[[nodiscard]] QString camera(CameraState state);
/// "tracking", "slewing", "parked", "resting".
[[nodiscard]] QString mount(const MountReport &mount);
[[nodiscard]] QString response(ResponseState state);
[[nodiscard]] QString step(Step step);
[[nodiscard]] QString slowest(SlowestDevice device);
[[nodiscard]] QString alert(AlertState state);
[[nodiscard]] QString mode(Mode mode);
/// Why a response is in its state, from its stable word; a word without a sentence is shown as it is.
[[nodiscard]] QString cause(const std::string &cause);
/// What the core wants of a device, from its stable word.
[[nodiscard]] QString goal(const std::string &goal);
/// A channel's name with its prime: "g′".
[[nodiscard]] QString channel(const std::string &channel);
/// A request as a noun: "make safe", "arm".
[[nodiscard]] QString request(const RequestBody &request);
/// "make safe: accepted", "arm: not accepted: raining".
[[nodiscard]] QString answer(const RequestBody &request, const Answer &answer);

} // namespace tulpar::words
