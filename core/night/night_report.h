#pragma once

#include "core/night/ledger_span.h"
#include "core/operations/night_times.h"
#include "core/session/fact.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace tulpar {

/// What one night was, as the journal tells it: codes and values, for core/words to say. Times are
/// observatory UTC.

/// Exposures of one channel.
struct ReportCount {
    int begun = 0;
    int stored = 0;
    Duration exposed{}; ///< of those stored
};
using ReportCounts = std::map<std::string, ReportCount>; ///< by channel

/// Everything exposed under one name: a block of the programme, a burst, flats, focus ...
struct ReportSubject {
    std::string name; ///< as frames carry it: "programme:M 51/deep", "swift:1126853", "flats"; empty: unnamed
    std::optional<IcrsDirection> position; ///< the last commanded
    ReportCounts counts;
    std::optional<UtcInstant> first; ///< opening of the first shutter
    std::optional<UtcInstant> last; ///< end of the last exposure
    std::optional<Angle> lowest; ///< observed altitude at the middle of an exposure
    std::optional<Angle> highest;
};

struct ReportBlock {
    std::string target;
    std::string block;
    BlockState state = BlockState::Planned;
    Reasons reasons;
    std::string who;
    int interruptions = 0;
    std::optional<UtcInstant> begun;
};

struct ReportStep {
    NightStep step = NightStep::StartUp;
    NightStepState state = NightStepState::Waiting;
    Reasons reasons;
    std::string who;
    std::optional<UtcInstant> begun;
    std::optional<UtcInstant> ended;
};

/// One response to an alert, with its waterfall.
struct ReportResponse {
    UtcInstant receivedUtc; ///< the steps count from here
    UtcInstant begunUtc;
    std::optional<UtcInstant> endedUtc;
    std::vector<StepReached> steps;
    std::string cause; ///< of its end: the response table's event; empty: it goes on
};

struct ReportAlert {
    std::string event;
    std::vector<std::string> aliases;
    UtcInstant receivedUtc; ///< of the first notice of tonight
    int notices = 0;
    Decision decision; ///< the weightiest of tonight: respond, ask, queue, ignore
    std::optional<bool> answer; ///< of a person or of the deadline
    std::string answeredBy; ///< empty: nobody in time
    bool isSeen = false;
    bool isWithdrawn = false;
    std::vector<ReportResponse> responses;
};

/// Notices that no reader understood.
struct ReportRefusal {
    UtcInstant utc;
    std::string feed;
    std::string error;
};

enum class FaultKind {
    CoreDied, ///< without goodbye; `begin` is its last fact
    CoreStopped,
    DeviceGone,
    DeviceBroken,
    CommandFailed,
    FrameLost,
    Disturbed, ///< moved by another client
    FeedDead,
    JournalDamaged,
    NobodyReached, ///< a notification that was given up
};

template <>
struct EnumNames<FaultKind> {
    static constexpr std::array<std::string_view, 10> names{
        "core_died",  "core_stopped", "device_gone", "device_broken",   "command_failed",
        "frame_lost", "disturbed",    "feed_dead",   "journal_damaged", "nobody_reached"};
};

/// A fault; the same one again within the night is one row that counts.
struct ReportFault {
    FaultKind kind = FaultKind::DeviceGone;
    std::optional<DeviceId> device;
    std::string what; ///< command, feed, person or channel
    std::string detail; ///< English, as the journal has it
    UtcInstant begin; ///< of the first
    std::optional<UtcInstant> end; ///< of the last; none: still there, or without duration
    bool isOver = true;
    int count = 1;
    int remedies = 0; ///< steps of the recovery ladder that were tried meanwhile
};

struct ReportOverride {
    Override what;
    UtcInstant begin;
    std::optional<UtcInstant> end; ///< none: still on
    std::string endedBy; ///< empty: its time
};

struct ReportCondition {
    UtcInstant utc;
    ConditionChanged change;
};

struct ReportFocus {
    UtcInstant utc;
    FocusFitted fit;
};

struct ReportPointing {
    UtcInstant utc;
    PointingMeasured measured;
};

struct ReportMode {
    UtcInstant utc;
    ModeChanged change;
};

struct ReportControl {
    UtcInstant utc;
    ControlChanged change;
};

struct ReportNote {
    std::string event;
    AlertNote note;
};

struct ReportOrder {
    UtcInstant utc;
    RequestAnswered order;
};

/// The roof open; no `close`: it was open at the end.
struct ReportOpening {
    UtcInstant open;
    std::optional<UtcInstant> close;
};

/// What the next operator must know.
enum class HandOverKind {
    CoreDown,
    RoofOpen,
    AlarmThere,
    OverrideOn,
    NotRobotic,
    DeviceFaulty,
    BlockUnfinished, ///< interrupted, or still at work
    BlockGivenUp,
    StepSkipped,
    AlertUnanswered,
    AlertUnseen,
    FocusRefused,
    DrillFailed,
    FramesLost, ///< value: how many
    CoreDied, ///< value: how often
    JournalDamaged,
    ProgrammeProblems, ///< value: how many
    Unexplained, ///< value: seconds of darkness
};

template <>
struct EnumNames<HandOverKind> {
    static constexpr std::array<std::string_view, 18> names{
        "core_down",       "roof_open",          "alarm_there",    "override_on",  "not_robotic",
        "device_faulty",   "block_unfinished",   "block_given_up", "step_skipped", "alert_unanswered",
        "alert_unseen",    "focus_refused",      "drill_failed",   "frames_lost",  "core_died",
        "journal_damaged", "programme_problems", "unexplained"};
};

struct HandOver {
    HandOverKind kind = HandOverKind::RoofOpen;
    std::string subject{}; ///< event, "target/block", step, mode, state of the roof
    std::optional<DeviceId> device{};
    Reasons reasons{};
    double value = 0;
    std::string who{}; ///< the person it is about
    std::optional<Condition> condition{}; ///< of an override; none: closing itself
};

struct NightReport {
    std::string observatory;
    Site site;
    NightTimes times;
    UtcInstant until; ///< what the report knows of: its making, or the end of the night
    bool isOver = false; ///< the Sun is up again
    std::uint64_t facts = 0; ///< of this night
    std::uint64_t unreadable = 0; ///< facts that this version does not understand

    LedgerView dark; ///< dusk to dawn, at most until `until`
    LedgerView night; ///< sunset to sunrise
    LedgerSpans spans; ///< sunset to sunrise

    std::vector<ReportOpening> openings;
    std::vector<ReportSubject> subjects; ///< in order of their first exposure
    std::vector<ReportBlock> blocks; ///< in order of their first move
    std::vector<ReportStep> steps;
    ProgrammeLoaded programme; ///< the last that stood; no name: none
    int plans = 0;
    std::vector<ReportAlert> alerts; ///< in order of receipt
    std::vector<ReportRefusal> refusals;
    std::vector<ReportFocus> focus;
    std::vector<ReportPointing> pointing;
    std::optional<NightDrilled> drill;
    std::optional<UtcInstant> drilledUtc;
    std::vector<ReportCondition> conditions;
    std::vector<ReportFault> faults;
    Alarms alarms; ///< as last told, oldest first
    std::vector<ReportOverride> overrides;
    std::vector<ReportControl> control;
    std::vector<ReportMode> modes;
    std::vector<ReportNote> notes;
    std::vector<ReportOrder> orders; ///< of people, alerts' and control's apart
    std::vector<std::string> frames; ///< files stored, as the core named them
    std::optional<std::uint64_t> diskBytes; ///< of those files; the kernel cannot know
    std::vector<HandOver> handOver; ///< the gravest first
};

/// Of all stored exposures of a subject.
[[nodiscard]] ReportCount totalOf(const ReportCounts &counts);

/// What was exposed under this name; null: nothing.
[[nodiscard]] const ReportSubject *subjectOf(const NightReport &report, const std::string &name);

/// "programme:<target>/<block>", as frames carry it.
[[nodiscard]] std::string subjectName(const ReportBlock &block);

} // namespace tulpar
