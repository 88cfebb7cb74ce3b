#pragma once

#include "core/response/response_state.h"
#include "core/response/step.h"
#include "core/safety/reason.h"
#include "core/session/alert_fact.h"
#include "core/session/fact_record.h"
#include "core/session/night_fact.h"
#include "core/session/request.h"
#include "core/session/safety_fact.h"
#include "core/session/snapshot.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace tulpar {

/// What happened: the typed form of the journal. Each kind names itself and its fields; `record` writes it
/// down. Nothing that only measures again what was known (a position report) is a fact; a change of state is.

struct CoreStarted {
    static constexpr std::string_view kKind = "core_started";
    std::string version;
    bool simulated = false;
    bool unclean = false; ///< the run before did not say goodbye
    template <class S, class V>
    static void fields(S &self, V &visit)
    {
        visit("version", self.version);
        visit("simulated", self.simulated);
        visit("unclean", self.unclean);
    }
};

struct CoreStopped {
    static constexpr std::string_view kKind = "core_stopped";
};

/// The response machine took a row of its table.
struct ResponseMoved {
    static constexpr std::string_view kKind = "response_moved";
    std::string event;
    ResponseState from = ResponseState::Idle;
    ResponseState to = ResponseState::Idle;
    std::string cause; ///< name of the event of the table
    template <class S, class V>
    static void fields(S &self, V &visit)
    {
        visit("event", self.event);
        visit("from", self.from);
        visit("to", self.to);
        visit("cause", self.cause);
    }
};

struct ResponseStep {
    static constexpr std::string_view kKind = "response_step";
    std::string event;
    StepReached reached;
    template <class S, class V>
    static void fields(S &self, V &visit)
    {
        visit("event", self.event);
        visit("reached", self.reached);
    }
};

/// The intent: committed before the command leaves (safing commands leave all the same).
struct CommandIssued {
    static constexpr std::string_view kKind = "command_issued";
    std::uint64_t id = 0;
    DeviceId device;
    std::string command;
    std::optional<IcrsDirection> target;
    std::optional<Duration> exposure;
    int attempt = 1;
    template <class S, class V>
    static void fields(S &self, V &visit)
    {
        visit("id", self.id);
        visit("device", self.device);
        visit("command", self.command);
        visit("target", self.target);
        visit("exposure_s", self.exposure);
        visit("attempt", self.attempt);
    }
};

/// The gate kept a command back.
struct CommandRefused {
    static constexpr std::string_view kKind = "command_refused";
    DeviceId device;
    std::string command;
    Reasons reasons;
    template <class S, class V>
    static void fields(S &self, V &visit)
    {
        visit("device", self.device);
        visit("command", self.command);
        visit("reasons", self.reasons);
    }
};

/// A device did not do in time what was asked, or could not be reached.
struct CommandFailed {
    static constexpr std::string_view kKind = "command_failed";
    DeviceId device;
    std::string command;
    std::string error;
    template <class S, class V>
    static void fields(S &self, V &visit)
    {
        visit("device", self.device);
        visit("command", self.command);
        visit("error", self.error);
    }
};

/// A device reports another state than before ("opening" after "closed").
struct DeviceChanged {
    static constexpr std::string_view kKind = "device_changed";
    DeviceId device;
    std::string state;
    template <class S, class V>
    static void fields(S &self, V &visit)
    {
        visit("device", self.device);
        visit("state", self.state);
    }
};

struct ExposureBegan {
    static constexpr std::string_view kKind = "exposure_began";
    std::string channel;
    UtcInstant start;
    Duration exposure{};
    std::string event;
    template <class S, class V>
    static void fields(S &self, V &visit)
    {
        visit("channel", self.channel);
        visit("start", self.start);
        visit("exposure_s", self.exposure);
        visit("event", self.event);
    }
};

/// A frame stands on disk under its final name.
struct FrameStored {
    static constexpr std::string_view kKind = "frame_stored";
    std::string channel;
    std::uint64_t number = 0;
    std::string path;
    UtcInstant start;
    Duration exposure{};
    std::string event;
    bool recovered = false; ///< found whole on disk after a crash, not told of before
    std::optional<double> levelAdu{}; ///< median of the pixels
    std::optional<double> fwhmPx{}; ///< median of its stars; only where somebody asked
    std::optional<int> stars{}; ///< that were measured for it
    std::optional<double> starEastArcsec{}; ///< of the one bright star from the middle; only where asked
    std::optional<double> starNorthArcsec{};
    std::optional<int> emGain{};
    template <class S, class V>
    static void fields(S &self, V &visit)
    {
        visit("channel", self.channel);
        visit("number", self.number);
        visit("path", self.path);
        visit("start", self.start);
        visit("exposure_s", self.exposure);
        visit("event", self.event);
        visit("recovered", self.recovered);
        visit("level_adu", self.levelAdu);
        visit("fwhm_px", self.fwhmPx);
        visit("stars", self.stars);
        visit("star_east_arcsec", self.starEastArcsec);
        visit("star_north_arcsec", self.starNorthArcsec);
        visit("em_gain", self.emGain);
    }
};

/// The journal was found damaged at the start; what could be read of it is this one.
struct JournalRescued {
    static constexpr std::string_view kKind = "journal_rescued";
    std::string aside; ///< where the damaged file is kept
    std::uint64_t saved = 0; ///< facts
    std::uint64_t lost = 0; ///< facts that are known to be missing
    bool isEndKnown = true; ///< false: how many stood behind the last is not known
    template <class S, class V>
    static void fields(S &self, V &visit)
    {
        visit("aside", self.aside);
        visit("saved", self.saved);
        visit("lost", self.lost);
        visit("end_known", self.isEndKnown);
    }
};

struct FrameLost {
    static constexpr std::string_view kKind = "frame_lost";
    std::string channel;
    std::uint64_t number = 0;
    std::string error;
    template <class S, class V>
    static void fields(S &self, V &visit)
    {
        visit("channel", self.channel);
        visit("number", self.number);
        visit("error", self.error);
    }
};

struct RequestAnswered {
    static constexpr std::string_view kKind = "request_answered";
    std::string who;
    std::string request;
    Answer answer;
    template <class S, class V>
    static void fields(S &self, V &visit)
    {
        visit("who", self.who);
        visit("request", self.request);
        visit("answer", self.answer);
    }
};

struct FeedChanged {
    static constexpr std::string_view kKind = "feed_changed";
    std::string feed;
    bool alive = false;
    std::string detail;
    template <class S, class V>
    static void fields(S &self, V &visit)
    {
        visit("feed", self.feed);
        visit("alive", self.alive);
        visit("detail", self.detail);
    }
};

struct ReadinessChanged {
    static constexpr std::string_view kKind = "readiness_changed";
    bool ready = false;
    Reasons reasons;
    template <class S, class V>
    static void fields(S &self, V &visit)
    {
        visit("ready", self.ready);
        visit("reasons", self.reasons);
    }
};

/// Make safe began (`done` false) or the observatory is measured closed (`done` true).
struct SafetyActed {
    static constexpr std::string_view kKind = "make_safe";
    std::string cause; ///< "operator", "unsafe", "restart"
    bool done = false;
    Reasons reasons;
    template <class S, class V>
    static void fields(S &self, V &visit)
    {
        visit("cause", self.cause);
        visit("done", self.done);
        visit("reasons", self.reasons);
    }
};

using Fact = std::variant<
    CoreStarted, CoreStopped, NoticeReceived, NoticeRefused, NoticeRepeated, Decided, EventWithdrawn,
    EventsLinked, EventOdd, AlertAnswered, AlertSeen, AlertNoted, AlertNamed, PolicyLoaded, MapRead,
    PositionWeighed, ResponseMoved, ResponseStep, CommandIssued, CommandRefused, CommandFailed, DeviceChanged,
    ExposureBegan, FrameStored, FrameLost, RequestAnswered, FeedChanged, FeedsCompared, ReadinessChanged,
    SafetyActed, NotificationSent, NotificationFailed, ConditionChanged, OverrideChanged, ControlChanged,
    ModeChanged, HeartbeatChanged, AlarmChanged, RemedyTried, DeviceDisturbed, JournalRescued, NightRun,
    NightMoved, ProgrammeLoaded, PlanMade, NightChose, BlockMoved, BlockOrdered, FocusFitted, NightDrilled,
    AlertPriced, PointingMeasured>;

[[nodiscard]] std::string_view kindOf(const Fact &fact);

/// The journal's form of `fact`.
[[nodiscard]] FactRecord record(const Fact &fact, std::uint64_t seq, Now at);

/// The typed form of a journal's record; Errc::UnknownFormat for a kind of another version, Errc::Malformed
/// for a body that does not fit its kind.
[[nodiscard]] Result<Fact> factOf(const FactRecord &record);

/// The record as `watch` prints it: one JSON object with seq, utc, kind and the fields.
[[nodiscard]] std::string asJsonLine(const FactRecord &record);

} // namespace tulpar
