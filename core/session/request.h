#pragma once

#include "core/safety/reason.h"

#include <string>
#include <variant>

namespace tulpar {

/// Close everything and stop moving, in order. Allowed to all, always.
struct MakeSafe {
    bool operator==(const MakeSafe &) const = default;
};
/// Stop the mount where it is; a running response ends.
struct StopMotion {
    bool operator==(const StopMotion &) const = default;
};
/// End the running response; the observatory stays as it is.
struct StopResponse {
    bool operator==(const StopResponse &) const = default;
};
/// Open and wait for alerts.
struct Arm {
    bool operator==(const Arm &) const = default;
};
/// Close and wait: alerts still open the observatory when it may.
struct Disarm {
    bool operator==(const Disarm &) const = default;
};
/// Robotic or manual.
struct SetMode {
    std::string mode; ///< as nameOf(Mode)
    bool operator==(const SetMode &) const = default;
};
/// Simulation only: set a fault, a profile, the hour, the burst.
struct SetWorld {
    std::string name; ///< e.g. "fault.roof_stuck"
    std::string value;
    bool operator==(const SetWorld &) const = default;
};

using RequestBody = std::variant<MakeSafe, StopMotion, StopResponse, Arm, Disarm, SetMode, SetWorld>;

/// What a person asks of the core. `who` is the name of the one who speaks.
struct Request {
    std::string who;
    RequestBody body;
    bool operator==(const Request &) const = default;
};

/// The answer, at once: accepted, or rejected because.
struct Answer {
    bool accepted = false;
    Reasons reasons;
    bool operator==(const Answer &) const = default;
};

[[nodiscard]] std::string_view requestName(const RequestBody &request);

} // namespace tulpar
