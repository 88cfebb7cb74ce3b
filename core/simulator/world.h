#pragma once

#include "core/devices/command.h"
#include "core/simulator/camera_model.h"
#include "core/simulator/linear_motion.h"
#include "core/simulator/mount_model.h"
#include "core/simulator/opening_model.h"
#include "core/simulator/scene.h"
#include "core/simulator/weather_model.h"

#include <array>
#include <optional>
#include <set>
#include <vector>

namespace tulpar {

enum class HardwareProfile { Assy, StandardCover };

template <>
struct EnumNames<HardwareProfile> {
    static constexpr std::array<std::string_view, 2> names{"assy", "standard_cover"};
};

/// What tells the two observatories apart.
struct ProfileFacts {
    double roofS = 7;
    double coverS = 6;
    bool tubeClearsRoof =
        true; ///< else the mount moves only under an open roof, and parks when the roof closes
};
[[nodiscard]] ProfileFacts factsOf(HardwareProfile profile);

enum class Fault {
    StuckRoof,
    SilentMount,
    SlowCover,
    DeadCameraG,
    DeadCameraR,
    DeadCameraI,
    StaleWeather,
    BadWeather
};

template <>
struct EnumNames<Fault> {
    static constexpr std::array<std::string_view, 8> names{"stuck_roof",    "silent_mount",  "slow_cover",
                                                           "dead_camera_g", "dead_camera_r", "dead_camera_i",
                                                           "stale_weather", "bad_weather"};
};

enum class DeadManState { Disarmed, Armed, Fired };

template <>
struct EnumNames<DeadManState> {
    static constexpr std::array<std::string_view, 3> names{"disarmed", "armed", "fired"};
};

/// By how much the axes' zeros are wrong: the telescope looks so far beyond what the mount says.
struct PointingError {
    Angle azimuth; ///< of the axis, not on the sky
    Angle altitude;
    bool operator==(const PointingError &) const = default;
};

/// Closes roof and cover by itself when nobody has been heard for `limit`. A plain value, kept in files.
struct DeadMan {
    Duration limit{}; ///< zero: disarmed
    UtcInstant lastBeat;
    bool isFired = false;
    bool operator==(const DeadMan &) const = default;
    [[nodiscard]] DeadManState state() const;
};

/// All of a world that is kept while no program runs. Running exposures are not: they die with the driver.
struct WorldState {
    UtcInstant now;
    Duration
        utcOffset{}; ///< observatory's minus the system's; only carried, whoever drives the world keeps it
    HardwareProfile profile = HardwareProfile::Assy;
    std::set<Fault> faults;
    MountMotion mount;
    OpeningMotion roof;
    OpeningMotion cover;
    LinearMotion focuser;
    LinearMotion rotator; ///< degrees; see isDerotating
    bool isDerotating =
        false; ///< rotator holds the position angle of the image's +y axis, else its own angle
    DeadMan deadMan;
    std::optional<Burst> burst;
    double cloudMag = 0;
    PointingError pointingError;
    std::uint32_t seed = 1;
    std::array<std::uint64_t, 3> lastFrameNumbers{};
    bool operator==(const WorldState &) const = default;
};

/// What happened while a world advanced, in time order.
struct WorldEvent {
    enum class Kind { ExposureOpened, FrameRead, DeadManFired };
    Kind kind = Kind::ExposureOpened;
    UtcInstant at;
    Band band = Band::R;
    Exposure exposure;
};

/// The whole observatory in simulation: commands in, reports out, time given. All motion is closed form, so
/// advancing by an hour costs as little as by a millisecond. It renders nothing: `scene` says what a frame
/// must show. Confine to one thread.
class World {
public:
    World(const Site &site, UtcInstant now, std::uint32_t seed = 1);

    /// Errc::Refused, OutOfRange or Unavailable as the device would; a silent mount accepts all and does
    /// nothing.
    [[nodiscard]] Result<void> command(const CommandBody &command);
    [[nodiscard]] Result<void> standAt(const HorizontalDirection &place);
    [[nodiscard]] Result<void> setCameraTemperature(Band band, double setPointC);

    /// Times before now() leave it as it is.
    [[nodiscard]] std::vector<WorldEvent> advanceTo(UtcInstant t);
    /// The next moment after now() at which something ends or begins by itself; none when all is at rest.
    [[nodiscard]] std::optional<UtcInstant> nextEvent() const;
    [[nodiscard]] UtcInstant now() const { return m_now; }

    /// Jumps to another UTC without living through the time between; the mount stands still where it is.
    void jumpTo(UtcInstant t);

    /// The device's own measurement now; none when it is silent or stale.
    [[nodiscard]] std::optional<ReportBody> report(const DeviceId &device) const;
    [[nodiscard]] MountReport mount() const { return m_mount.report(m_now, m_sky); }
    [[nodiscard]] OpeningReport roof() const { return m_roof.report(m_now); }
    [[nodiscard]] OpeningReport cover() const { return m_cover.report(m_now); }
    [[nodiscard]] const CameraModel &camera(Band band) const
    {
        return m_cameras[static_cast<std::size_t>(band)];
    }
    [[nodiscard]] bool isMoving(DeviceKind kind) const;
    [[nodiscard]] bool hasJustArrived(DeviceKind kind) const; ///< its motion ends at this very moment
    [[nodiscard]] bool isParking() const
    {
        return m_mount.motion().goal.isPark && !m_mount.motion().isParked;
    }
    /// +1 told to open, -1 told to close, 0 neither.
    [[nodiscard]] int openingDirection(DeviceKind kind) const
    {
        return (kind == DeviceKind::Roof ? m_roof : m_cover).motion().direction;
    }
    void stopCover() { m_cover.stop(m_now); }
    [[nodiscard]] IcrsDirection pointingIcrs() const;
    [[nodiscard]] Angle fieldRotationAt(UtcInstant t) const;
    /// Share of the light that reaches the cameras past roof and cover.
    [[nodiscard]] double lightAt(UtcInstant t) const;

    /// What the frame of an exposure that has ended must show.
    [[nodiscard]] FrameScene scene(Band band, const Exposure &exposure) const;
    /// Of it what a header says: sensor and pointing, without trail, light and sky.
    [[nodiscard]] FrameScene framing(Band band, const Exposure &exposure) const;

    void setFault(Fault fault, bool present);
    [[nodiscard]] const std::set<Fault> &faults() const { return m_faults; }
    void setProfile(HardwareProfile profile);
    [[nodiscard]] HardwareProfile profile() const { return m_profile; }
    void setBurst(const std::optional<Burst> &burst) { m_burst = burst; }
    [[nodiscard]] const std::optional<Burst> &burst() const { return m_burst; }
    /// For simulated nights; not kept in files.
    void setWeather(const WeatherOrder &order) { m_weatherOrder = order; }
    [[nodiscard]] const WeatherOrder &weatherOrder() const { return m_weatherOrder; }
    /// The station goes on sending what it measured now, with the stamp of now; not kept in files.
    void freezeWeather(bool frozen);
    /// When that which `report` tells was measured.
    [[nodiscard]] UtcInstant measuredAt(DeviceKind kind) const;
    /// The driver dies: running exposures are lost, all else goes on.
    void loseExposures();
    void setClouds(double magnitudes) { m_cloudMag = magnitudes; }
    [[nodiscard]] double clouds() const { return m_cloudMag; }
    void setPointingError(const PointingError &error) { m_pointingError = error; }
    [[nodiscard]] const PointingError &pointingError() const { return m_pointingError; }
    /// Where the telescope looks, whatever the mount says.
    [[nodiscard]] IcrsDirection trueDirection(UtcInstant t) const;
    void setSeed(std::uint32_t seed);
    [[nodiscard]] std::uint32_t seed() const { return m_seed; }
    /// One beat of whoever is in charge; a zero limit disarms.
    void beat(Duration limit);
    [[nodiscard]] const DeadMan &deadMan() const { return m_deadMan; }
    /// Puts mount and openings there at once, at rest and unparked; for drills and tests.
    void place(const MountPosition &mount, double roof, double cover);

    [[nodiscard]] const SiteSky &sky() const { return m_sky; }
    [[nodiscard]] WorldState state() const;
    /// Takes up a kept state at its own moment; advanceTo then lives through the time since.
    void restore(const WorldState &state);

private:
    [[nodiscard]] Result<void> mountCommand(const CommandBody &command);
    [[nodiscard]] Result<void> openingCommand(const CommandBody &command);
    [[nodiscard]] CameraModel &cameraOf(Band band) { return m_cameras[static_cast<std::size_t>(band)]; }
    [[nodiscard]] bool has(Fault fault) const { return m_faults.contains(fault); }
    [[nodiscard]] std::optional<UtcInstant> deadManDeadline() const;
    [[nodiscard]] std::optional<UtcInstant> arrival(DeviceKind kind) const;
    void closeRoof();
    void applyCameraFaults();
    [[nodiscard]] WeatherReport toldWeather() const; ///< by a station that is neither frozen nor silent
    /// Keeps the field still once the mount tracks, lets it turn with the mount when not; never jumps.
    void derotate(bool on);
    void liveThrough(UtcInstant t);
    void takeEvent(UtcInstant at, std::vector<WorldEvent> &events);
    [[nodiscard]] double mountAngleDeg(UtcInstant t) const;

    SiteSky m_sky;
    UtcInstant m_now;
    std::uint32_t m_seed = 1;
    HardwareProfile m_profile = HardwareProfile::Assy;
    std::set<Fault> m_faults;
    MountModel m_mount;
    OpeningModel m_roof;
    OpeningModel m_cover;
    std::array<CameraModel, 3> m_cameras;
    LinearMotion m_focuser;
    LinearMotion m_rotator;
    bool m_isDerotating = false;
    WeatherModel m_weather;
    WeatherOrder m_weatherOrder;
    std::optional<WeatherReport> m_frozenWeather;
    UtcInstant m_frozenAt;
    DeadMan m_deadMan;
    std::optional<Burst> m_burst;
    double m_cloudMag = 0;
    PointingError m_pointingError;
};

[[nodiscard]] std::optional<Band> bandOfChannel(std::string_view channel);

/// The observatory's place and usual air (core's observatory: Assy-Turgen, 43.2249 N 77.8710 E, 2750 m).
[[nodiscard]] Site assySite();

} // namespace tulpar
