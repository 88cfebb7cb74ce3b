#include "core/plan/anticipation.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace tulpar {

namespace {

constexpr int kSkyPoints = 400; ///< over the half sphere
constexpr int kFieldPoints = 24;
constexpr double kAzimuthStepDeg = 15;
constexpr double kAltitudeStepDeg = 7.5;
constexpr double kTableStepDeg = 0.5;
const double kGolden = (1 + std::sqrt(5.0)) / 2;

struct SkyPoint {
    HorizontalDirection place;
    double weight = 1;
};

bool isReachable(const HorizontalDirection &place, const PlanTerms &terms)
{
    return place.altitude >= terms.altitudeHard && place.altitude <= terms.altitudeTop
        && place.altitude >= terms.horizon.altitudeAt(place.azimuth);
}

/// The direction at `distance` and `bearing` from `centre`.
HorizontalDirection away(const HorizontalDirection &centre, Angle distance, Angle bearing)
{
    const double up =
        sine(centre.altitude) * cosine(distance) + cosine(centre.altitude) * sine(distance) * cosine(bearing);
    const double across = sine(bearing) * sine(distance) * cosine(centre.altitude);
    const double along = cosine(distance) - sine(centre.altitude) * up;
    return {(centre.azimuth + Angle::radians(std::atan2(across, along))).wrapped(), arcSine(up)};
}

/// Where the next burst may be: even over the reachable sky (a spiral of equal areas), and in the fields.
std::vector<SkyPoint> burstPlaces(const PlanTerms &terms, const std::vector<WatchedField> &fields)
{
    std::vector<SkyPoint> points;
    for (int i = 0; i < kSkyPoints; ++i) {
        const HorizontalDirection place{
            Angle::degrees(360 * std::fmod(i / kGolden, 1)), arcSine((i + 0.5) / kSkyPoints)};
        if (isReachable(place, terms))
            points.push_back({place, 1});
    }
    const double skyWeight = points.empty() ? 0 : 1 / static_cast<double>(points.size());
    for (SkyPoint &point : points)
        point.weight = skyWeight;
    for (const WatchedField &field : fields)
        for (int i = 0; i < kFieldPoints; ++i) {
            const double cosineOf = 1 - (i + 0.5) / kFieldPoints * (1 - cosine(field.radius));
            const HorizontalDirection place = away(
                field.centre, Angle::radians(std::acos(cosineOf)),
                Angle::degrees(360 * std::fmod(i / kGolden, 1)));
            if (isReachable(place, terms))
                points.push_back({place, std::max(0.0, field.weight) / kFieldPoints});
        }
    return points;
}

/// Mean time to the places; the mount's times as a table, because some hundred places are compared.
class Expectation {
public:
    Expectation(const PlanTerms &terms, const std::vector<WatchedField> &fields, Angle tolerance)
        : m_wrap(terms.mount.wrap)
        , m_points(burstPlaces(terms, fields))
    {
        const double most = terms.mount.wrap.highDeg - terms.mount.wrap.lowDeg + 360;
        for (double way = 0; way <= most; way += kTableStepDeg)
            m_timesS.push_back(
                seconds(AxisMotion(way, terms.mount.axis).timeToWithin(tolerance.asDegrees())));
    }

    [[nodiscard]] double from(double azimuthDeg, double altitudeDeg) const
    {
        double sum = 0;
        double weights = 0;
        for (const SkyPoint &point : m_points) {
            const double turn =
                nearestMechanicalAzimuthDeg(azimuthDeg, point.place.azimuth, m_wrap) - azimuthDeg;
            sum +=
                point.weight * std::max(timeS(turn), timeS(point.place.altitude.asDegrees() - altitudeDeg));
            weights += point.weight;
        }
        return weights > 0 ? sum / weights : 0;
    }

private:
    [[nodiscard]] double timeS(double wayDeg) const
    {
        const double at =
            std::min(std::abs(wayDeg) / kTableStepDeg, static_cast<double>(m_timesS.size()) - 1.001);
        const auto i = static_cast<std::size_t>(at);
        return m_timesS[i] + (m_timesS[i + 1] - m_timesS[i]) * (at - static_cast<double>(i));
    }

    AzimuthRange m_wrap;
    std::vector<SkyPoint> m_points;
    std::vector<double> m_timesS;
};

} // namespace

Duration expectedResponse(
    const PlanTerms &terms, Angle mechanicalAzimuth, Angle altitude, const std::vector<WatchedField> &fields,
    Angle tolerance)
{
    return fromSeconds(
        Expectation(terms, fields, tolerance).from(mechanicalAzimuth.asDegrees(), altitude.asDegrees()));
}

WaitingPlace bestWaitingPlace(
    const PlanTerms &terms, Angle mechanicalAzimuth, Angle altitude, const std::vector<WatchedField> &fields,
    Angle tolerance)
{
    const Expectation expectation(terms, fields, tolerance);
    const double hereS = expectation.from(mechanicalAzimuth.asDegrees(), altitude.asDegrees());
    double bestS = hereS;
    double bestAzimuth = mechanicalAzimuth.asDegrees();
    double bestAltitude = altitude.asDegrees();
    const auto tryPlace = [&](double azimuth, double at) {
        const AzimuthRange &wrap = terms.mount.wrap;
        const HorizontalDirection place{Angle::degrees(azimuth), Angle::degrees(at)};
        if (azimuth < wrap.lowDeg || azimuth > wrap.highDeg || !isReachable(place, terms))
            return;
        const double s = expectation.from(azimuth, at);
        if (s < bestS - 1e-9) {
            bestS = s;
            bestAzimuth = azimuth;
            bestAltitude = at;
        }
    };
    for (double azimuth = terms.mount.wrap.lowDeg; azimuth <= terms.mount.wrap.highDeg;
         azimuth += kAzimuthStepDeg)
        for (double at = terms.altitudeHard.asDegrees(); at <= terms.altitudeTop.asDegrees();
             at += kAltitudeStepDeg)
            tryPlace(azimuth, at);
    for (double step = kAltitudeStepDeg / 2; step > 0.5; step /= 2) {
        const double azimuth = bestAzimuth;
        const double at = bestAltitude;
        for (const double east : {-2 * step, 0.0, 2 * step})
            for (const double up : {-step, 0.0, step})
                tryPlace(azimuth + east, at + up);
    }
    return {
        Angle::degrees(bestAzimuth), Angle::degrees(bestAltitude), fromSeconds(bestS), fromSeconds(hereS)};
}

} // namespace tulpar
