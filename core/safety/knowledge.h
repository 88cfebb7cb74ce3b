#pragma once

#include "core/devices/report.h"
#include "core/safety/limits.h"
#include "core/safety/reason.h"

#include <map>
#include <optional>

namespace tulpar {

/// What is known of one device: its newest report, when it was measured, whether it answers.
template <class Report>
struct Known {
    std::optional<Report> value;
    Now measured;
    bool isConnected = false;
};

/// All that the core knows of the devices, each with its age. A value; the caller feeds it reports in order.
/// What is stale, unconnected or never heard is unknown: `fresh*` then answers none.
class Knowledge {
public:
    explicit Knowledge(const SafetyLimits &limits)
        : m_limits(limits)
    {
    }

    /// Takes one report in. Returns whether the device's link or its kind of state changed (not a mere
    /// position).
    bool take(const DeviceReport &report);

    [[nodiscard]] const Known<MountReport> &mount() const { return m_mount; }
    [[nodiscard]] const Known<OpeningReport> &roof() const { return m_roof; }
    [[nodiscard]] const Known<OpeningReport> &cover() const { return m_cover; }
    [[nodiscard]] const Known<WeatherReport> &weather() const { return m_weather; }
    [[nodiscard]] const Known<FocuserReport> &focuser() const { return m_focuser; }
    [[nodiscard]] const Known<RotatorReport> &rotator() const { return m_rotator; }
    [[nodiscard]] const Known<CameraReport> &camera(const std::string &channel) const;

    [[nodiscard]] std::optional<MountReport> freshMount(Now now) const;
    [[nodiscard]] OpeningState freshRoof(Now now) const;
    [[nodiscard]] OpeningState freshCover(Now now) const;
    [[nodiscard]] std::optional<WeatherReport> freshWeather(Now now) const;
    [[nodiscard]] std::optional<CameraReport> freshCamera(const std::string &channel, Now now) const;

    /// Why nothing fresh is known of `device`; none when something is.
    [[nodiscard]] std::optional<Reason> whyUnknown(const DeviceId &device, Now now) const;

    [[nodiscard]] Duration staleAfter(DeviceKind kind) const;
    [[nodiscard]] const SafetyLimits &limits() const { return m_limits; }

private:
    SafetyLimits m_limits;
    Known<MountReport> m_mount;
    Known<OpeningReport> m_roof;
    Known<OpeningReport> m_cover;
    Known<WeatherReport> m_weather;
    Known<FocuserReport> m_focuser;
    Known<RotatorReport> m_rotator;
    std::map<std::string, Known<CameraReport>> m_cameras;
    Known<CameraReport> m_noCamera;
};

/// What the weather forbids now; stale or missing weather forbids as well. Empty: it may be open.
[[nodiscard]] Reasons weatherReasons(const Knowledge &knowledge, Now now);

} // namespace tulpar
