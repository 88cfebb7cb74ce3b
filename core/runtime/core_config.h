#pragma once

#include "core/operations/flat_exposure.h"
#include "core/operations/focus_curve.h"
#include "core/operations/pointing_check.h"
#include "core/policy/policy.h"
#include "core/response/exposure_ladder.h"
#include "core/response/response_machine.h"
#include "core/response/slew_prediction.h"
#include "core/runtime/control_token.h"
#include "core/safety/limits.h"
#include "core/safety/recovery_ladder.h"
#include "core/sky/site.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace tulpar {

/// What the core must know of its observatory. Defaults: NUTTelA-TAO at Assy-Turgen (observatory reference).
struct CoreConfig {
    std::string name = "NUTTelA-TAO";
    Site site{Angle::degrees(43.2249), Angle::degrees(77.8710), 2750, 725, 5, 0.4, 0.62, "Asia/Almaty"};
    bool isSimulated = false;
    std::string profile; ///< of the simulation
    std::vector<std::string> channels{"g", "r", "i"};
    Angle fieldWidth = Angle::arcseconds(1024 * 0.591);
    double scaleArcsecPerPx = 0.591;
    Angle altitudeSoft = Angle::degrees(20);

    SafetyLimits safety;
    std::shared_ptr<const Policy> policy; ///< null: the built-in rules
    std::string policySource; ///< the file they are from; empty: built in
    MountKinematics mount;
    Duration roofMotion = std::chrono::seconds(7); ///< for predictions only
    Duration coverMotion = std::chrono::seconds(6);
    ExposureLadder ladder = ExposureLadder::ofTheInstrument();
    ResponseMachine::Limits response;

    FlatTerms flats;
    FocusTerms focus;
    PointingTerms pointing;
    std::shared_ptr<const std::vector<PointingStar>> pointingStars; ///< null: no pointing check is made
    double coldC = -60; ///< set point of the sensors through the night
    bool isAnticipating = true; ///< with nothing to observe, waits where a burst is soonest reached
    Duration readout = std::chrono::milliseconds(200); ///< between exposures, as plans count it

    ControlToken::Settings control;

    std::map<DeviceKind, RecoveryLadder> recovery; ///< kinds that are not named: defaultLadder
    Duration safeWithin =
        std::chrono::seconds(45); ///< not measured closed by then: the heartbeat is withheld
    Duration heartbeatLimit = std::chrono::seconds(15); ///< silent for so long, the device side closes
    bool isGuardNeeded = false; ///< nothing opens before the device side has heard the heartbeat

    Duration feedSilent = std::chrono::seconds(60);
    std::string version = "0.1.0";
};

/// The rules in force.
[[nodiscard]] const Policy &policyOf(const CoreConfig &config);

/// What is tried, in order, with a device of this kind that does not do what is asked.
[[nodiscard]] RecoveryLadder ladderOf(const CoreConfig &config, DeviceKind kind);

/// How near the target must be for cameras to open: the whole error circle inside the field, at least 1'.
[[nodiscard]] Angle inFieldTolerance(const CoreConfig &config, Angle errorRadius);

} // namespace tulpar
