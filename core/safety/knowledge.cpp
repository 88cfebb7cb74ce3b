#include "core/safety/knowledge.h"

#include <algorithm>
#include <cmath>
#include <type_traits>
#include <utility>

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
        return a.isRaining == b.isRaining && a.isSnowing == b.isSnowing;
    else
        return a.isMoving == b.isMoving;
}

template <class Report>
bool takeInto(Known<Report> &known, const DeviceReport &report)
{
    if (const auto *link = std::get_if<LinkReport>(&report.body)) {
        const bool changed = known.isConnected != link->isConnected;
        known.isConnected = link->isConnected;
        known.isLost = known.isLost || !link->isConnected;
        return changed;
    }
    const auto *value = std::get_if<Report>(&report.body);
    if (!value)
        return false;
    const bool changed = !known.isConnected || !known.value || !sameState(*known.value, *value);
    known.isConnected = true;
    known.isLost = false;
    known.value = *value;
    known.measured = report.measured;
    return changed;
}

template <class Report>
std::optional<Reason> why(const Known<Report> &known, const DeviceId &device, Duration staleAfter, Now now)
{
    if (isHeard(known, staleAfter, now))
        return std::nullopt;
    if (!known.value)
        return Reason{ReasonCode::DeviceUnknown, device, {}, {}};
    if (!known.isConnected)
        return Reason{ReasonCode::DeviceUnconnected, device, {}, {}};
    return Reason{
        ReasonCode::DeviceStale, device, seconds(now.mono - known.measured.mono), seconds(staleAfter)};
}

/// Dew point over water from air temperature and relative humidity (Magnus form of Alduchov and Eskridge
/// 1996; 0.4 Celsius from -40 to 50). None: no temperature, or a humidity of nothing.
std::optional<double> dewPointC(const WeatherReport &weather)
{
    if (weather.dewPointC || !weather.temperatureC || !weather.humidityPercent
        || !(*weather.humidityPercent > 0))
        return weather.dewPointC;
    const double t = *weather.temperatureC;
    const double gamma = std::log(*weather.humidityPercent / 100) + 17.625 * t / (243.04 + t);
    return 243.04 * gamma / (17.625 - gamma);
}

std::optional<double> oneIf(const std::optional<bool> &truth)
{
    return truth ? std::optional(*truth ? 1.0 : 0.0) : std::nullopt;
}

} // namespace

bool Knowledge::take(const DeviceReport &report)
{
    if (report.device.kind == DeviceKind::Weather)
        feedConditions(report);
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

void Knowledge::feedConditions(const DeviceReport &report)
{
    if (const auto *link = std::get_if<LinkReport>(&report.body); link && !link->isConnected) {
        for (std::size_t i = 0; i < EnumNames<Condition>::names.size(); ++i)
            if (const auto condition = static_cast<Condition>(i); isOfTheStation(condition))
                note(m_conditions.lose(condition));
    }
    const auto *weather = std::get_if<WeatherReport>(&report.body);
    if (!weather)
        return;
    const auto feed = [&](Condition condition, const std::optional<double> &value) {
        note(m_conditions.take(condition, value, report.measured));
    };
    const std::optional<double> dew = dewPointC(*weather);
    feed(Condition::Rain, oneIf(weather->isRaining));
    feed(Condition::Snow, oneIf(weather->isSnowing));
    feed(Condition::Humidity, weather->humidityPercent);
    feed(
        Condition::DewPointGap,
        weather->temperatureC && dew ? std::optional(*weather->temperatureC - *dew) : std::nullopt);
    feed(Condition::Wind, weather->windMPerS);
    feed(Condition::Gust, weather->gustMPerS);
    feed(Condition::Cloud, weather->skyTemperatureC);
    feed(Condition::Cold, weather->temperatureC);
    feed(Condition::Hot, weather->temperatureC);
}

void Knowledge::take(const HostReport &report)
{
    const auto inSeconds = [](const std::optional<Duration> &span) {
        return span ? std::optional(seconds(*span)) : std::nullopt;
    };
    note(m_conditions.take(Condition::Power, inSeconds(report.onBattery), report.measured));
    note(m_conditions.take(Condition::Link, inSeconds(report.outsideSilent), report.measured));
    note(m_conditions.take(Condition::Disk, report.diskFreeGiB, report.measured));
    m_host = report;
}

void Knowledge::watch(Angle sunAltitude, Now now)
{
    note(m_conditions.take(Condition::Sun, sunAltitude.asDegrees(), now));
    if (m_weather.value && m_weather.isConnected && !m_weather.isLost)
        note(m_conditions.take(
            Condition::Report, std::max(0.0, seconds(now.mono - m_weather.measured.mono)), now));
    note(m_conditions.watch(now));
    const Overrides ended = m_overrides.watch(m_conditions, m_mode, now);
    m_ended.insert(m_ended.end(), ended.begin(), ended.end());
}

void Knowledge::disturbed(const DeviceId &device, bool isDisturbed)
{
    if (isDisturbed)
        m_disturbed.insert(device);
    else
        m_disturbed.erase(device);
}

void Knowledge::sent(const CommandBody &command, Now now)
{
    if (deviceOf(command).kind != DeviceKind::Mount || isSafing(command))
        return;
    m_isMountSentToPark = std::holds_alternative<ParkMount>(command);
    m_mountSentAt = now.mono;
}

bool Knowledge::mountMayHaveMoved() const
{
    if (!m_mountSentAt)
        return false;
    if (m_isMountSentToPark && m_mount.value && m_mount.value->isParked)
        return false; // where it was sent, or there already
    return !m_mount.value || m_mount.measured.mono - *m_mountSentAt < m_limits.mountStale;
}

void Knowledge::note(const ConditionChanges &changes)
{
    m_changes.insert(m_changes.end(), changes.begin(), changes.end());
}

ConditionChanges Knowledge::takeChanges()
{
    return std::exchange(m_changes, {});
}

Reasons Knowledge::whyNotOverride(const Override &wanted, Now now) const
{
    return m_overrides.whyNot(wanted, m_conditions, m_mode, now);
}

bool Knowledge::override(const Override &wanted, Now now)
{
    return m_overrides.begin(wanted, m_conditions, m_mode, now);
}

bool Knowledge::endOverride(std::optional<Condition> condition)
{
    return m_overrides.end(condition).has_value();
}

Overrides Knowledge::takeEndedOverrides()
{
    return std::exchange(m_ended, {});
}

const Known<CameraReport> &Knowledge::camera(const std::string &channel) const
{
    const auto found = m_cameras.find(channel);
    return found == m_cameras.end() ? m_noCamera : found->second;
}

std::optional<MountReport> Knowledge::freshMount(Now now) const
{
    const bool isKnown = !isDisturbed({DeviceKind::Mount, {}}) && isHeard(m_mount, m_limits.mountStale, now);
    return isKnown ? m_mount.value : std::nullopt;
}

OpeningState Knowledge::freshRoof(Now now) const
{
    const bool isKnown = !isDisturbed({DeviceKind::Roof, {}}) && isHeard(m_roof, m_limits.openingStale, now);
    return isKnown ? m_roof.value->state : OpeningState::Unknown;
}

OpeningState Knowledge::freshCover(Now now) const
{
    const bool isKnown =
        !isDisturbed({DeviceKind::Cover, {}}) && isHeard(m_cover, m_limits.openingStale, now);
    return isKnown ? m_cover.value->state : OpeningState::Unknown;
}

bool Knowledge::isShut(Now now) const
{
    return freshRoof(now) == OpeningState::Closed && freshCover(now) == OpeningState::Closed;
}

std::optional<CameraReport> Knowledge::freshCamera(const std::string &channel, Now now) const
{
    const auto &known = camera(channel);
    const bool isKnown =
        !isDisturbed({DeviceKind::Camera, channel}) && isHeard(known, m_limits.cameraStale, now);
    return isKnown ? known.value : std::nullopt;
}

std::optional<Reason> Knowledge::whyUnknown(const DeviceId &device, Now now) const
{
    if (isDisturbed(device))
        return Reason{ReasonCode::MovedByOther, device, {}, {}};
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
        return fromSeconds(m_conditions.rule(Condition::Report).bad);
    case DeviceKind::Focuser:
    case DeviceKind::Rotator:
        break;
    }
    return m_limits.otherStale;
}

} // namespace tulpar
