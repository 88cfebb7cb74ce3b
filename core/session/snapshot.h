#pragma once

#include "core/alerts/notice.h"
#include "core/devices/report.h"
#include "core/policy/decision.h"
#include "core/response/response_state.h"
#include "core/response/step.h"
#include "core/safety/mode.h"
#include "core/safety/reason.h"
#include "core/session/night_view.h"
#include "core/session/safety_view.h"
#include "core/sky/site.h"
#include "core/sky/sky_region.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tulpar {

/// What the desk knows of one device: the last measurement of each kind, with its time. Never shown without
/// its age.
struct DeviceView {
    DeviceId device;
    bool isConnected = false;
    std::optional<UtcInstant> measuredUtc; ///< of the newest report of any kind; none: never heard
    Duration staleAfter{}; ///< older than this is unknown
    std::optional<MountReport> mount;
    std::optional<OpeningReport> opening; ///< roof and cover
    std::optional<CameraReport> camera;
    std::optional<FocuserReport> focuser;
    std::optional<RotatorReport> rotator;
    std::optional<WeatherReport> weather;
    std::optional<std::string>
        goal; ///< what the core wants of it now, as a stable word: "open", "track", "expose"...
    bool isDisturbed = false; ///< another client moved it; unknown until measured at rest again
};

enum class FeedState {
    Starting,
    Live,
    Quiet, ///< a sign of life in time, but no notice for long: the sky is quiet, not the feed
    Dead, ///< no link, or no sign of life in time
    Over, ///< a recorded stream at its end
};

template <>
struct EnumNames<FeedState> {
    static constexpr std::array<std::string_view, 5> names{"starting", "live", "quiet", "dead", "over"};
};

struct FeedView {
    std::string name; ///< e.g. "gcn"
    bool isAlive = false; ///< live or quiet: alerts would arrive
    std::optional<UtcInstant> lastHeardUtc; ///< last proof of life
    std::uint64_t notices = 0; ///< since the core started
    std::string detail; ///< why it is not alive, or what limps; English, from the feed
    std::uint64_t firsts = 0; ///< notices that this feed brought before any other
    std::optional<Duration> medianLag; ///< behind the first feed, where another was first
    FeedState state = FeedState::Starting;
    std::optional<UtcInstant> sinceUtc; ///< of the state
    std::optional<UtcInstant> lastNoticeUtc;
    std::uint64_t refused = 0; ///< messages that could not be taken
};

enum class AlertState {
    New,
    Responding,
    Observed,
    Queued,
    Asking, ///< waits for a person
    Ignored,
    Refused, ///< bytes that could not be read
    Retracted,
    Failed,
    Superseded, ///< the same burst is followed under another row
    NotABurst,
    Test,
    Declined, ///< a person said no, or the deadline for an answer passed
};

template <>
struct EnumNames<AlertState> {
    static constexpr std::array<std::string_view, 13> names{
        "new",       "responding", "observed",   "queued",      "asking", "ignored", "refused",
        "retracted", "failed",     "superseded", "not_a_burst", "test",   "declined"};
};

/// One notice of an event's story, as received.
struct NoticeView {
    UtcInstant receivedUtc;
    std::optional<UtcInstant> noticeUtc;
    std::string source; ///< "Swift BAT"
    std::string kind; ///< the mission's name of the notice type
    std::string feed; ///< that brought it first
    std::optional<std::string> noticeId;
    PositionKind positionKind = PositionKind::None;
    std::optional<IcrsDirection> position;
    std::optional<Angle> errorRadius;
    std::optional<double> containment; ///< probability inside the radius
    std::vector<NoticeFlag> flags;
    bool isRetraction = false;
    bool isBest = false; ///< the event's best position is this one's
    int copies = 1; ///< how often it came, over all feeds
    Outcome outcome = Outcome::Ignore; ///< decided on its arrival
};

/// What a person wrote to an event.
struct AlertNote {
    UtcInstant utc;
    std::string who;
    std::string text;
};

/// Another event that may be the same burst.
struct RelatedEvent {
    std::string event;
    std::string name;
    Duration apart{}; ///< its T0 minus this one's
    std::optional<Angle> separation;
};

/// One row of the alert queue, with its whole story.
struct AlertView {
    std::string event; ///< "swift:1126853"; for a refused notice the feed's position of it
    std::string name; ///< as shown: "Swift 1126853"
    std::string source; ///< "Swift BAT"
    std::string kind; ///< notice type
    std::optional<UtcInstant> triggerUtc; ///< T0; ages tick from here
    std::optional<UtcInstant> noticeUtc;
    UtcInstant receivedUtc; ///< of the first notice
    std::optional<IcrsDirection> position;
    std::optional<Angle> errorRadius;
    AlertState state = AlertState::New;
    Decision decision;
    std::optional<std::string> refusal; ///< why the bytes were refused, English, from the parser

    SourceClass sourceClass = SourceClass::Unstated;
    Stated test = Stated::Unstated;
    bool isReplay = false; ///< from a recorded stream
    std::vector<std::string> aliases; ///< "GRB 221009A"
    std::vector<NoticeView> story; ///< in order of arrival
    std::vector<RelatedEvent> related;
    std::vector<SkyRegion> regions; ///< of its newest sky map; a notice may bring two
    std::vector<AlertNote> notes;
    std::optional<UtcInstant> askUntil; ///< while asking: no answer until then is a no
    std::optional<bool> answer; ///< of a person, or of the deadline
    std::string answeredBy; ///< empty: nobody in time
    bool isSeen = false; ///< a person has acknowledged it
    std::uint64_t version = 0; ///< of the queue, when this row last changed
};

/// The rows of the queue. A row is immutable once published and shared between snapshots until it changes.
using AlertRows = std::vector<std::shared_ptr<const AlertView>>;
[[nodiscard]] AlertRows rowsOf(const std::vector<AlertView> &alerts);

/// One point of a slew as it will be driven.
struct PathPoint {
    HorizontalDirection at;
    Duration since{}; ///< from the start of the slew
};

/// A response, running or ended. The desk draws the waterfall from this.
struct ResponseView {
    std::string event;
    std::string name;
    ResponseState state = ResponseState::Idle;
    bool isOver = false;
    std::string
        cause; ///< stable word for why it is in this state: "acquired", "retracted", "operator", "unsafe"...
    std::optional<UtcInstant> triggerUtc;
    UtcInstant receivedUtc; ///< of the notice that it answers, or of the order; the steps count from here
    std::string orderedBy; ///< the person; empty: the rules
    IcrsDirection target;
    Angle errorRadius;
    std::vector<StepReached> steps;
    Duration predicted{}; ///< receipt to first exposure, predicted at the decision
    SlowestDevice slowest = SlowestDevice::None;
    std::vector<PathPoint> path; ///< while acquiring
    Reasons waitingFor; ///< what keeps the first exposure, now
};

/// The newest frame of one channel, and what the camera is doing on its ladder.
struct FrameView {
    std::string channel;
    std::string path; ///< on the core's machine
    std::uint64_t number = 0;
    UtcInstant exposureStart;
    Duration exposure{};
    std::string event; ///< empty: not of a burst
    UtcInstant storedUtc;
    std::uint64_t framesOfEvent = 0;
};

struct Readiness {
    bool isReady = false;
    Reasons reasons; ///< empty when ready
    std::optional<Duration>
        firstLight; ///< predicted seconds from an alert to the first exposure, median over the sky
    SlowestDevice slowest = SlowestDevice::None;
};

/// The observatory's fixed facts that the desk draws with.
struct ObservatoryView {
    std::string name;
    Site site;
    bool isSimulated = false;
    std::string profile; ///< of the simulation: "assy", "standard-cover"
    Duration utcOffset{}; ///< observatory UTC minus the system's; zero with real devices
    Angle fieldWidth; ///< of a camera, square
    double scaleArcsecPerPx = 0.591;
    std::vector<std::string> channels; ///< "g", "r", "i" in order of show
    Angle altitudeHard; ///< nothing goes below
    Angle altitudeSoft; ///< the programme stays above
    Angle altitudeTop;
    Angle azimuthMin; ///< mechanical
    Angle azimuthMax;
    Angle sunAvoidance;
    /// What stands around the telescope: points by azimuth, straight between them and around through north;
    /// empty: nothing.
    std::vector<HorizontalDirection> horizon;
};

/// The rules in force.
struct PolicyView {
    std::string name; ///< as the file names itself
    std::string source; ///< the file; empty: built in
    std::string fingerprint; ///< of its text, 16 hexadecimal digits
    std::string error; ///< why the last reading was refused, English; empty: it was taken
};

/// Newest first by receipt, equal receipts by event: the order of every queue, near and far.
[[nodiscard]] bool isNewer(const AlertView &a, const AlertView &b);

/// Everything a desk shows, at one moment. Immutable once published; a fold over the facts up to `seq`.
struct Snapshot {
    std::uint64_t seq = 0; ///< of the last fact folded in
    UtcInstant utc; ///< observatory time at publication
    Mode mode = Mode::Robotic;
    bool isArmed = false; ///< the standing wish is an open, waiting observatory
    bool isMakingSafe = false;
    ObservatoryView observatory;
    PolicyView policy;
    Readiness readiness;
    SafetyView safety;
    std::vector<DeviceView> devices;
    std::vector<FeedView> feeds;
    AlertRows alerts; ///< newest first by receipt, at most some thousands
    std::uint64_t alertsVersion = 0; ///< the largest version of a row
    std::optional<ResponseView> response; ///< the running one, or the last of tonight
    std::vector<FrameView> frames; ///< one a channel, in the observatory's order
    NightView night;
};

/// The view of one device, or none.
[[nodiscard]] const DeviceView *findDevice(const Snapshot &snapshot, const DeviceId &device);

/// How old `measured` is at `now`, never negative.
[[nodiscard]] Duration ageAt(UtcInstant now, UtcInstant measured);

/// True when the device was never heard, is unconnected, or its newest report is older than `staleAfter`.
[[nodiscard]] bool isUnknown(const DeviceView &view, UtcInstant now);

} // namespace tulpar
