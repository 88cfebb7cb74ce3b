#pragma once

#include "core/safety/reason.h"
#include "core/sky/direction.h"
#include "core/time/instant.h"

#include <optional>
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

/// The answer to an alert that waits for a person (or was queued or ignored): respond now, or not.
struct DecideAlert {
    std::string event;
    bool accept = false;
    bool operator==(const DecideAlert &) const = default;
};
/// The call for attention of this event is heard.
struct AcknowledgeAlert {
    std::string event;
    bool operator==(const AcknowledgeAlert &) const = default;
};
struct NoteAlert {
    std::string event;
    std::string text;
    bool operator==(const NoteAlert &) const = default;
};
/// Another name for an event: "GRB 221009A".
struct NameAlert {
    std::string event;
    std::string alias;
    bool operator==(const NameAlert &) const = default;
};
/// A notice pasted, dropped or read from a file: any format that a feed may bring.
struct EnterNotice {
    std::string bytes;
    std::string origin; ///< "pasted", or the name of the file
    bool operator==(const EnterNotice &) const = default;
};
/// A burst entered by hand; what is decided on it is as for any other, its class being the person's word.
struct EnterAlert {
    std::string name;
    IcrsDirection position;
    Angle errorRadius;
    std::optional<UtcInstant> triggerUtc; ///< none: now
    bool operator==(const EnterAlert &) const = default;
};
/// Reads the file of rules again.
struct ReloadPolicy {
    bool operator==(const ReloadPolicy &) const = default;
};

/// Brings again what a feed brought in the time before now; what is known is not decided anew.
struct ReadHistory {
    std::string feed;
    Duration span{};
    bool operator==(const ReadHistory &) const = default;
};

/// A trial message to one person away from the desk, or to all.
struct TryNotification {
    std::string person; ///< empty: all
    bool operator==(const TryNotification &) const = default;
};

using RequestBody = std::variant<
    MakeSafe, StopMotion, StopResponse, Arm, Disarm, SetMode, SetWorld, DecideAlert, AcknowledgeAlert,
    NoteAlert, NameAlert, EnterNotice, EnterAlert, ReloadPolicy, ReadHistory, TryNotification>;

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
