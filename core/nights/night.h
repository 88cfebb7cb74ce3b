#pragma once

#include "core/devices/command.h"
#include "core/session/request.h"
#include "core/simulator/world.h"

#include <array>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace tulpar {

/// What begins in a night and ends again.
enum class Trouble {
    Rain,
    Snow,
    Wind,
    Gust,
    Humidity,
    Cloud,
    Cold,
    RainSensorLost,
    WindSensorLost,
    HumiditySensorLost,
    StationSilent, ///< no reports at all
    StationFrozen, ///< the same report again and again
    StuckRoof,
    SilentMount, ///< the link stands, nothing is said or done
    SlowCover,
    DeadCameraG,
    DeadCameraR,
    DeadCameraI,
    MountLinkLost,
    RoofLinkLost,
    CoverLinkLost,
    StationLinkLost,
    DriverLost, ///< all links, and the exposures that run
    CommitsFail, ///< the journal cannot be written
    FeedSilent,
    WireLossy, ///< a fifth of reports and commands never arrive
    WireSlow, ///< reports come two seconds late
    OnBattery,
    OutsideLost, ///< the way to the outside
    DiskFull,
};

template <>
struct EnumNames<Trouble> {
    static constexpr std::array<std::string_view, 30> names{
        "rain",
        "snow",
        "wind",
        "gust",
        "humidity",
        "cloud",
        "cold",
        "rain_sensor_lost",
        "wind_sensor_lost",
        "humidity_sensor_lost",
        "station_silent",
        "station_frozen",
        "stuck_roof",
        "silent_mount",
        "slow_cover",
        "dead_camera_g",
        "dead_camera_r",
        "dead_camera_i",
        "mount_link_lost",
        "roof_link_lost",
        "cover_link_lost",
        "station_link_lost",
        "driver_lost",
        "commits_fail",
        "feed_silent",
        "wire_lossy",
        "wire_slow",
        "on_battery",
        "outside_lost",
        "disk_full"};
};
constexpr std::size_t kTroubles = EnumNames<Trouble>::names.size();

struct TroubleTurns {
    Trouble trouble = Trouble::Rain;
    bool begins = true;
};

/// Bytes come over the feed.
struct NoticeArrives {
    std::string label; ///< for people
    std::string event; ///< as the event book names it; empty: none
    bool isRetraction = false;
    bool isReadable = true;
    std::string bytes;
};

struct PersonSpeaks {
    std::string who;
    RequestBody body;
};

/// A person answers the alert that has been asked about for longest; nothing where none is.
struct PersonAnswers {
    std::string who;
    bool accept = true;
};

/// A command that is none of ours.
struct OtherCommands {
    CommandBody command;
};

struct CoreTurns {
    enum class To { Killed, Stopped, Started };
    To to = To::Killed;
};

/// UTC steps on the core's machine.
struct ClockSteps {
    Duration by{};
};

using NightAct = std::variant<
    TroubleTurns, NoticeArrives, PersonSpeaks, PersonAnswers, OtherCommands, CoreTurns, ClockSteps>;

struct NightEvent {
    Duration at{}; ///< since the start of the night
    NightAct act;
};

/// One night, whole: whoever plays it twice sees the same twice.
struct Night {
    std::string title;
    UtcInstant start;
    Duration length{};
    HardwareProfile profile = HardwareProfile::Assy;
    std::uint32_t seed = 1; ///< of the calm weather and of the losses on the wire
    PointingError pointingError;
    MountPosition mount; ///< stands there, unparked, under a closed roof
    std::vector<NightEvent> events; ///< in order of time
};

/// "rain begins", "core killed", "operator Aigerim: make_safe".
[[nodiscard]] std::string describeAct(const NightAct &act);

} // namespace tulpar
