#include "core/sky/rise_set.h"

#include <cmath>

namespace tulpar {

namespace {

/// Turn of the sky in a second of UT1 (ERA; Capitaine, Guinot, McCarthy 2000).
constexpr double kTurnRadPerSecond = 1.00273781191135448 * 2 * std::numbers::pi / 86400;
constexpr double kSiderealDayS = 2 * std::numbers::pi / kTurnRadPerSecond;

struct Aim {
    Angle airlessAltitude;
    Crossing crossing = Crossing::Rising;
};

/// Hour angle at which a star of apparent declination `dec` crosses; none if it never does.
std::optional<Angle> hourAngleAt(const Aim &aim, Angle dec, Angle latitude)
{
    const double across = cosine(latitude) * cosine(dec);
    if (std::abs(across) < 1e-12)
        return std::nullopt;
    const double c = (sine(aim.airlessAltitude) - sine(latitude) * sine(dec)) / across;
    if (!(c >= -1 && c <= 1))
        return std::nullopt;
    return Angle::radians(aim.crossing == Crossing::Rising ? -std::acos(c) : std::acos(c));
}

/// Seconds from `at` until the hour angle `wanted`, in [0, one sidereal day) or, near 0, also a little
/// before.
double secondsUntil(Angle wanted, const IcrsDirection &direction, const Observer &at, bool nearest)
{
    const Angle turn = wanted - at.hourAngle(direction);
    return (nearest ? turn.wrappedSigned() : turn.wrapped()).asRadians() / kTurnRadPerSecond;
}

/// The altitude a direction at the observed altitude would have without air.
Angle withoutAir(Angle observedAltitude, const Observer &observer)
{
    if (observer.site().pressureHPa <= 0)
        return observedAltitude;
    const HorizontalDirection observed{Angle::degrees(0), observedAltitude};
    return observer.airless(observer.icrs(observed)).altitude;
}

} // namespace

std::optional<UtcInstant> nextCrossing(
    const IcrsDirection &direction, Angle altitude, Crossing crossing, const Observer &from)
{
    const Aim aim{withoutAir(altitude, from), crossing};
    const Angle latitude = from.site().latitude;
    const auto wanted = hourAngleAt(aim, from.apparent(direction).dec, latitude);
    if (!wanted)
        return std::nullopt;
    double s = secondsUntil(*wanted, direction, from, false);
    // The star's apparent place moves a little meanwhile: once more from there.
    const Observer there = from.rotatedTo(from.utc() + fromSeconds(s));
    if (const auto refined = hourAngleAt(aim, there.apparent(direction).dec, latitude))
        s += secondsUntil(*refined, direction, there, true);
    if (s < 0)
        s += kSiderealDayS;
    return from.utc() + fromSeconds(s);
}

std::optional<UtcInstant> nextCrossing(
    Body body, Angle airlessAltitude, Crossing crossing, const Observer &from)
{
    const Aim aim{airlessAltitude, crossing};
    const Angle latitude = from.site().latitude;
    const auto search = [&](double s) -> std::optional<double> {
        // The body moves while the sky turns: aim at where it will be then; each round divides the error by
        // 27 (Moon).
        for (int round = 0; round < 6; ++round) {
            const Observer at = from.rotatedTo(from.utc() + fromSeconds(s));
            const IcrsDirection direction = view(body, at).direction;
            const auto wanted = hourAngleAt(aim, at.apparent(direction).dec, latitude);
            if (!wanted)
                return std::nullopt;
            const double step = secondsUntil(*wanted, direction, at, round > 0);
            s += step;
            if (round > 0 && std::abs(step) < 0.05)
                break;
        }
        return s;
    };
    std::optional<double> s = search(0);
    if (s && *s < 0) // it crossed just before: the next one
        s = search(60);
    constexpr double kWindowS = 25 * 3600;
    if (!s || *s < 0 || *s > kWindowS)
        return std::nullopt;
    return from.utc() + fromSeconds(*s);
}

UtcInstant nextCulmination(const IcrsDirection &direction, const Observer &from)
{
    const double s = secondsUntil(Angle(), direction, from, false);
    const Observer there = from.rotatedTo(from.utc() + fromSeconds(s));
    const double refined = s + secondsUntil(Angle(), direction, there, true);
    return from.utc() + fromSeconds(refined < 0 ? refined + kSiderealDayS : refined);
}

UtcInstant nextCulmination(Body body, const Observer &from)
{
    const auto search = [&](double s) {
        for (int round = 0; round < 6; ++round) {
            const Observer at = from.rotatedTo(from.utc() + fromSeconds(s));
            const double step = secondsUntil(Angle(), view(body, at).direction, at, round > 0);
            s += step;
            if (round > 0 && std::abs(step) < 0.05)
                break;
        }
        return s;
    };
    const double s = search(0);
    return from.utc() + fromSeconds(s < 0 ? search(60) : s); // it culminated just before: the next one
}

bool Passage::culminatesOverThePole() const
{
    const double azimuth = highest.azimuth.asDegrees();
    return azimuth < 90 || azimuth > 270;
}

Passage nextPassage(const IcrsDirection &direction, Angle altitude, const Observer &from)
{
    Passage out;
    out.rise = nextCrossing(direction, altitude, Crossing::Rising, from);
    out.set = nextCrossing(direction, altitude, Crossing::Setting, from);
    out.culmination = nextCulmination(direction, from);
    out.highest = from.rotatedTo(out.culmination).observed(direction);
    if (!out.rise && !out.set)
        out.course = out.highest.altitude >= altitude ? Course::NeverSets : Course::NeverRises;
    return out;
}

Passage nextPassage(Body body, Angle airlessAltitude, const Observer &from)
{
    Passage out;
    out.rise = nextCrossing(body, airlessAltitude, Crossing::Rising, from);
    out.set = nextCrossing(body, airlessAltitude, Crossing::Setting, from);
    out.culmination = nextCulmination(body, from);
    const Observer then = from.rotatedTo(out.culmination);
    out.highest = then.airless(view(body, then).direction);
    if (!out.rise && !out.set)
        out.course = out.highest.altitude >= airlessAltitude ? Course::NeverSets : Course::NeverRises;
    return out;
}

} // namespace tulpar
