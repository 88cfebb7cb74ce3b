#pragma once

#include "core/safety/condition.h"
#include "core/safety/reason.h"
#include "core/session/night_view.h"
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

/// Asks for the control token: at once when nobody holds it, else the holder is asked and silence grants it.
struct TakeControl {
    bool operator==(const TakeControl &) const = default;
};
struct ReleaseControl {
    bool operator==(const ReleaseControl &) const = default;
};
/// The holder's answer to the one who asks.
struct AnswerControl {
    bool grant = false;
    bool operator==(const AnswerControl &) const = default;
};
/// An instructor takes the token at once.
struct TakeBackControl {
    bool operator==(const TakeBackControl &) const = default;
};
/// Lets the observatory be open although `condition` is not good. Always ends.
struct BeginOverride {
    std::optional<Condition> condition; ///< none: the core does not close by itself (engineering mode only)
    std::string why;
    Duration span{};
    bool operator==(const BeginOverride &) const = default;
};
struct EndOverride {
    std::optional<Condition> condition;
    bool operator==(const EndOverride &) const = default;
};
struct AcknowledgeAlarm {
    int number = 0; ///< 0: all
    bool operator==(const AcknowledgeAlarm &) const = default;
};

/// What a person may have one device do, outside a response: manual and engineering mode only, but closing.
enum class Operation {
    OpenRoof,
    CloseRoof,
    OpenCover,
    CloseCover,
    ParkMount,
    UnparkMount,
    Slew,
    CoolCameras,
    WarmCameras
};

template <>
struct EnumNames<Operation> {
    static constexpr std::array<std::string_view, 9> names{"open_roof",   "close_roof",   "open_cover",
                                                           "close_cover", "park_mount",   "unpark_mount",
                                                           "slew",        "cool_cameras", "warm_cameras"};
};

/// Nobody is kept from closing: in no mode, without a name, while another holds the control token.
[[nodiscard]] constexpr bool isClosing(Operation operation)
{
    return operation == Operation::CloseRoof || operation == Operation::CloseCover;
}

struct Operate {
    Operation operation = Operation::CloseRoof;
    std::optional<IcrsDirection> target; ///< of a slew
    bool operator==(const Operate &) const = default;
};

/// The core runs the nights by itself, or no longer does: what it holds open it leaves as it is.
struct RunNight {
    bool run = true;
    bool operator==(const RunNight &) const = default;
};

enum class StepOrder { Pause, Resume, Skip, Restart };

template <>
struct EnumNames<StepOrder> {
    static constexpr std::array<std::string_view, 4> names{"pause", "resume", "skip", "restart"};
};

/// A person's word to one step of the night.
struct OrderStep {
    NightStep step = NightStep::Observe;
    StepOrder order = StepOrder::Pause;
    std::string why; ///< of a skip
    bool operator==(const OrderStep &) const = default;
};

enum class BlockOrder {
    Skip, ///< not tonight: all its visits that are left
    Now, ///< after what runs, before all others, as soon as its constraints hold: its next visit
    At, ///< to begin at `beginUtc`: its next visit
    Free, ///< as the plan likes again; undoes the others
};

template <>
struct EnumNames<BlockOrder> {
    static constexpr std::array<std::string_view, 4> names{"skip", "now", "at", "free"};
};

/// A person's word to one block of the programme.
struct OrderBlock {
    std::string target;
    std::string block;
    BlockOrder order = BlockOrder::Free;
    std::optional<UtcInstant> beginUtc;
    std::optional<int> repeat{}; ///< the visit that was pointed at, from 0; none: the next
    bool operator==(const OrderBlock &) const = default;
};

/// The programme as text (TOML), in the place of the one in force. With problems in it nothing changes unless
/// `takeGood`: then its good targets are taken.
struct EnterProgramme {
    std::string text;
    bool takeGood = false;
    bool operator==(const EnterProgramme &) const = default;
};

using RequestBody = std::variant<
    MakeSafe, StopMotion, StopResponse, Arm, Disarm, SetMode, SetWorld, DecideAlert, AcknowledgeAlert,
    NoteAlert, NameAlert, EnterNotice, EnterAlert, ReloadPolicy, ReadHistory, TryNotification, TakeControl,
    ReleaseControl, AnswerControl, TakeBackControl, BeginOverride, EndOverride, AcknowledgeAlarm, Operate,
    RunNight, OrderStep, OrderBlock, EnterProgramme>;

/// What a person asks of the core. `who` is the name of the one who speaks.
struct Request {
    std::string who;
    RequestBody body;
    std::string desk{}; ///< which desk speaks, as its session names itself; each attached one has its own
    bool operator==(const Request &) const = default;
};

/// True for what everybody may ask at any time, control token or not.
[[nodiscard]] bool isSafeAction(const RequestBody &request);

/// True for what the control token itself answers.
[[nodiscard]] bool isAboutControl(const RequestBody &request);

/// True for what people say of the night's work.
[[nodiscard]] bool isAboutNight(const RequestBody &request);

/// True for what only the holder of the control token may ask: all that may move something or change what the
/// core does by itself.
[[nodiscard]] bool needsControl(const RequestBody &request);

/// True for what the core refuses of nobody in particular: an override, a take-back, a direct command.
[[nodiscard]] bool needsName(const RequestBody &request);

/// The answer, at once: accepted, or rejected because.
struct Answer {
    bool accepted = false;
    Reasons reasons;
    bool operator==(const Answer &) const = default;
};

[[nodiscard]] std::string_view requestName(const RequestBody &request);

} // namespace tulpar
