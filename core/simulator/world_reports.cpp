// What instruments and the sky see of the world.
#include "core/simulator/world.h"

#include <algorithm>
#include <cmath>

namespace tulpar {

double World::mountAngleDeg(UtcInstant t) const
{
    const HorizontalDirection place = m_mount.at(t, m_sky).direction();
    const Angle latitude = m_sky.site().latitude;
    const double y = -sine(place.azimuth) * cosine(latitude);
    const double x = sine(latitude) * cosine(place.altitude)
        - cosine(latitude) * sine(place.altitude) * cosine(place.azimuth);
    return Angle::radians(std::atan2(y, x)).asDegrees();
}

Angle World::fieldRotationAt(UtcInstant t) const
{
    return Angle::degrees(m_rotator.at(t) + (m_isDerotating ? 0 : mountAngleDeg(t))).wrapped();
}

double World::lightAt(UtcInstant t) const
{
    // A clamshell leaves the beam from half open on; the cover leaf leaves the pupil steadily.
    const double roof = std::clamp((m_roof.fractionAt(t) - 0.5) / 0.4, 0.0, 1.0);
    return roof * m_cover.fractionAt(t);
}

IcrsDirection World::pointingIcrs() const
{
    return m_sky.at(m_now).icrs(m_mount.at(m_now, m_sky).direction());
}

IcrsDirection World::trueDirection(UtcInstant t) const
{
    HorizontalDirection place = m_mount.at(t, m_sky).direction();
    place.azimuth = (place.azimuth + m_pointingError.azimuth).wrapped();
    place.altitude = place.altitude + m_pointingError.altitude;
    return m_sky.at(t).icrs(place);
}

std::optional<UtcInstant> World::arrival(DeviceKind kind) const
{
    switch (kind) {
    case DeviceKind::Mount:
        return m_mount.motion().settled;
    case DeviceKind::Roof:
        return m_roof.arrival();
    case DeviceKind::Cover:
        return m_cover.arrival();
    case DeviceKind::Focuser:
        return m_focuser.arrival();
    case DeviceKind::Rotator:
        return m_rotator.arrival();
    case DeviceKind::Camera:
    case DeviceKind::Weather:
        break;
    }
    return std::nullopt;
}

bool World::isMoving(DeviceKind kind) const
{
    const auto end = arrival(kind);
    return end && *end > m_now;
}

bool World::hasJustArrived(DeviceKind kind) const
{
    return arrival(kind) == m_now;
}

std::optional<ReportBody> World::report(const DeviceId &device) const
{
    switch (device.kind) {
    case DeviceKind::Mount:
        if (has(Fault::SilentMount))
            return std::nullopt;
        return mount();
    case DeviceKind::Roof:
        return roof();
    case DeviceKind::Cover:
        return cover();
    case DeviceKind::Camera:
        if (const auto band = bandOfChannel(device.channel))
            return camera(*band).report(m_now);
        return std::nullopt;
    case DeviceKind::Focuser:
        return FocuserReport{
            static_cast<int>(std::lround(m_focuser.at(m_now))), m_focuser.arrival() > m_now,
            m_weather.at(m_now, false).temperatureC};
    case DeviceKind::Rotator:
        return RotatorReport{fieldRotationAt(m_now), m_rotator.arrival() > m_now};
    case DeviceKind::Weather:
        if (has(Fault::StaleWeather))
            return std::nullopt;
        return m_frozenWeather ? *m_frozenWeather : toldWeather();
    }
    return std::nullopt;
}

WeatherReport World::toldWeather() const
{
    return ordered(m_weather.at(m_now, has(Fault::BadWeather)), m_weatherOrder);
}

void World::freezeWeather(bool frozen)
{
    m_frozenAt = m_now;
    if (frozen)
        m_frozenWeather = toldWeather();
    else
        m_frozenWeather.reset();
}

UtcInstant World::measuredAt(DeviceKind kind) const
{
    return kind == DeviceKind::Weather && m_frozenWeather ? m_frozenAt : m_now;
}

} // namespace tulpar
