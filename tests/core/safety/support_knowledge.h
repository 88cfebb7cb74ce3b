#pragma once

#include "core/safety/interlock.h"

#include <algorithm>
#include <string>

namespace tulpar::test {

inline const Now kStart{{1'600'000'000'000'000'000}, {100'000'000'000'000}};

inline Now after(Duration d)
{
    return {kStart.utc + d, kStart.mono + d};
}

inline const Angle kNightSun = Angle::degrees(-30);

inline WeatherReport calmWeather()
{
    return {5, 40, -5, 3, 5, 725, -30, false, false};
}

inline DeviceReport weatherAt(const WeatherReport &weather, Now now)
{
    return {{DeviceKind::Weather, {}}, weather, now};
}

inline MountReport restingMount()
{
    MountReport mount;
    mount.pointing = {Angle::degrees(180), Angle::degrees(50)};
    mount.azimuthMechanical = Angle::degrees(180);
    return mount;
}

inline HostReport calmHost(Now now)
{
    HostReport host;
    host.measured = now;
    host.onBattery = Duration{};
    host.outsideSilent = 5s;
    host.diskFreeGiB = 200;
    return host;
}

/// Everything measured at `now`, calm and well, roof and cover `opening`, the Sun down.
inline void feed(
    Knowledge &known, Now now, OpeningState opening = OpeningState::Closed,
    const WeatherReport &weather = calmWeather())
{
    const double fraction = opening == OpeningState::Open ? 1 : 0;
    known.take({{DeviceKind::Mount, {}}, restingMount(), now});
    known.take({{DeviceKind::Roof, {}}, OpeningReport{opening, fraction}, now});
    known.take({{DeviceKind::Cover, {}}, OpeningReport{opening, fraction}, now});
    known.take({{DeviceKind::Camera, "r"}, CameraReport{}, now});
    known.take({{DeviceKind::Focuser, {}}, FocuserReport{}, now});
    known.take({{DeviceKind::Rotator, {}}, RotatorReport{}, now});
    known.take(weatherAt(weather, now));
    known.take(calmHost(now));
    known.watch(kNightSun, now);
}

inline Knowledge healthy(
    OpeningState opening = OpeningState::Closed, const SafetyLimits &limits = {}, Now now = kStart)
{
    Knowledge known(limits);
    feed(known, now, opening);
    return known;
}

inline SafetyLimits clearTube()
{
    SafetyLimits limits;
    limits.tubeClearsRoof = true;
    return limits;
}

inline GateSky night()
{
    return {
        {Angle::degrees(0), kNightSun}, HorizontalDirection{Angle::degrees(200), Angle::degrees(61)}, false};
}

inline bool says(const Reasons &reasons, ReasonCode code)
{
    return std::any_of(reasons.begin(), reasons.end(), [code](const Reason &r) { return r.code == code; });
}

inline std::string codes(const Reasons &reasons)
{
    std::string all;
    for (const Reason &reason : reasons) {
        all += all.empty() ? "" : " ";
        all += nameOf(reason.code);
        if (reason.condition)
            all += ":" + std::string(nameOf(*reason.condition));
    }
    return all;
}

} // namespace tulpar::test

#define COMPARE_CODES(reasons, wanted)                                                                       \
    QCOMPARE(QByteArray(tulpar::test::codes(reasons).c_str()), QByteArray(wanted))
