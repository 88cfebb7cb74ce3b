#include "core/safety/knowledge.h"

#include <type_traits>

namespace tulpar {

namespace {

template <class Report>
bool sameState(const Report &a, const Report &b)
{
    if constexpr (std::is_same_v<Report, MountReport>)
        return a.isTracking == b.isTracking && a.isSlewing == b.isSlewing && a.isParked == b.isParked;
    else if constexpr (std::is_same_v<Report, OpeningReport> || std::is_same_v<Report, CameraReport>)
        return a.state == b.state;
    else if constexpr (std::is_same_v<Report, WeatherReport>)
        return a.isRaining == b.isRaining;
    else
        return a.isMoving == b.isMoving;
}

template <class Report>
bool takeInto(Known<Report> &known, const DeviceReport &report)
{
    if (const auto *link = std::get_if<LinkReport>(&report.body)) {
        const bool changed = known.isConnected != link->isConnected;
        known.isConnected = link->isConnected;
        return changed;
    }
    const auto *value = std::get_if<Report>(&report.body);
    if (!value)
        return false;
    const bool changed = !known.isConnected || !known.value || !sameState(*known.value, *value);
    known.isConnected = true;
    known.value = *value;
    known.measured = report.measured;
    return changed;
}

template <class Report>
bool isFresh(const Known<Report> &known, Duration staleAfter, Now now)
{
    return known.isConnected && known.value && now.mono - known.measured.mono <= staleAfter;
}

template <class Report>
std::optional<Reason> why(const Known<Report> &known, const DeviceId &device, Duration staleAfter, Now now)
{
    if (isFresh(known, staleAfter, now))
        return std::nullopt;
    if (!known.value)
        return Reason{ReasonCode::DeviceUnknown, device, {}, {}};
    if (!known.isConnected)
        return Reason{ReasonCode::DeviceUnconnected, device, {}, {}};
    return Reason{
        ReasonCode::DeviceStale, device, seconds(now.mono - known.measured.mono), seconds(staleAfter)};
}

} // namespace

bool Knowledge::take(const DeviceReport &report)
{
    switch (report.device.kind) {
    case DeviceKind::Mount:
        return takeInto(m_mount, report);
    case DeviceKind::Roof:
        return takeInto(m_roof, report);
    case DeviceKind::Cover:
        return takeInto(m_cover, report);
    case DeviceKind::Camera:
        return takeInto(m_cameras[report.device.channel], report);
    case DeviceKind::Focuser:
        return takeInto(m_focuser, report);
    case DeviceKind::Rotator:
        return takeInto(m_rotator, report);
    case DeviceKind::Weather:
        return takeInto(m_weather, report);
    }
    return false;
}

const Known<CameraReport> &Knowledge::camera(const std::string &channel) const
{
    const auto found = m_cameras.find(channel);
    return found == m_cameras.end() ? m_noCamera : found->second;
}

std::optional<MountReport> Knowledge::freshMount(Now now) const
{
    return isFresh(m_mount, m_limits.mountStale, now) ? m_mount.value : std::nullopt;
}

OpeningState Knowledge::freshRoof(Now now) const
{
    return isFresh(m_roof, m_limits.openingStale, now) ? m_roof.value->state : OpeningState::Unknown;
}

OpeningState Knowledge::freshCover(Now now) const
{
    return isFresh(m_cover, m_limits.openingStale, now) ? m_cover.value->state : OpeningState::Unknown;
}

std::optional<WeatherReport> Knowledge::freshWeather(Now now) const
{
    return isFresh(m_weather, m_limits.weatherStale, now) ? m_weather.value : std::nullopt;
}

std::optional<CameraReport> Knowledge::freshCamera(const std::string &channel, Now now) const
{
    const auto &known = camera(channel);
    return isFresh(known, m_limits.cameraStale, now) ? known.value : std::nullopt;
}

std::optional<Reason> Knowledge::whyUnknown(const DeviceId &device, Now now) const
{
    const Duration limit = staleAfter(device.kind);
    switch (device.kind) {
    case DeviceKind::Mount:
        return why(m_mount, device, limit, now);
    case DeviceKind::Roof:
        return why(m_roof, device, limit, now);
    case DeviceKind::Cover:
        return why(m_cover, device, limit, now);
    case DeviceKind::Camera:
        return why(camera(device.channel), device, limit, now);
    case DeviceKind::Focuser:
        return why(m_focuser, device, limit, now);
    case DeviceKind::Rotator:
        return why(m_rotator, device, limit, now);
    case DeviceKind::Weather:
        return why(m_weather, device, limit, now);
    }
    return Reason{ReasonCode::DeviceUnknown, device, {}, {}};
}

Duration Knowledge::staleAfter(DeviceKind kind) const
{
    switch (kind) {
    case DeviceKind::Mount:
        return m_limits.mountStale;
    case DeviceKind::Roof:
    case DeviceKind::Cover:
        return m_limits.openingStale;
    case DeviceKind::Camera:
        return m_limits.cameraStale;
    case DeviceKind::Weather:
        return m_limits.weatherStale;
    case DeviceKind::Focuser:
    case DeviceKind::Rotator:
        break;
    }
    return m_limits.otherStale;
}

Reasons weatherReasons(const Knowledge &knowledge, Now now)
{
    const DeviceId station{DeviceKind::Weather, {}};
    if (const auto unknown = knowledge.whyUnknown(station, now))
        return {*unknown};
    const auto weather = *knowledge.freshWeather(now);
    const SafetyLimits &limits = knowledge.limits();
    Reasons reasons;
    const auto forbidAbove = [&](ReasonCode code, const std::optional<double> &value, double limit) {
        if (!value || *value > limit)
            reasons.push_back({code, station, value, limit});
    };
    if (!weather.isRaining || *weather.isRaining)
        reasons.push_back({ReasonCode::Raining, station, {}, {}});
    forbidAbove(ReasonCode::HumidityHigh, weather.humidityPercent, limits.humidityMaxPercent);
    forbidAbove(ReasonCode::WindHigh, weather.windMPerS, limits.windMaxMPerS);
    forbidAbove(ReasonCode::GustHigh, weather.gustMPerS, limits.gustMaxMPerS);
    if (!weather.temperatureC || *weather.temperatureC < limits.temperatureMinC)
        reasons.push_back({ReasonCode::ColdOrHot, station, weather.temperatureC, limits.temperatureMinC});
    else if (*weather.temperatureC > limits.temperatureMaxC)
        reasons.push_back({ReasonCode::ColdOrHot, station, weather.temperatureC, limits.temperatureMaxC});
    if (weather.temperatureC && weather.dewPointC
        && *weather.temperatureC - *weather.dewPointC < limits.dewPointGapMinC)
        reasons.push_back(
            {ReasonCode::DewPointNear, station, *weather.temperatureC - *weather.dewPointC,
             limits.dewPointGapMinC});
    return reasons;
}

} // namespace tulpar
