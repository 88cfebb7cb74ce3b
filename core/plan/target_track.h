#pragma once

#include "core/sky/direction.h"
#include "core/sky/observer.h"
#include "core/time/instant.h"

#include <array>
#include <vector>

namespace tulpar {

/// A unit vector in the frame of the horizon: north, east, up.
struct HorizonVector {
    double north = 0;
    double east = 0;
    double up = 0;
};

[[nodiscard]] HorizonVector vectorOf(const HorizontalDirection &direction);
[[nodiscard]] HorizontalDirection directionOf(const HorizonVector &vector);
[[nodiscard]] double dot(const HorizonVector &a, const HorizonVector &b);

/// How far the sky has turned since a reference moment, as sine and cosine.
struct TurnAngle {
    double cosine = 1;
    double sine = 0;
};

/// The turning of the sky about the pole of one site, from a reference moment on.
class SkyTurn {
public:
    SkyTurn(Angle latitude, UtcInstant reference)
        : m_latitude(latitude)
        , m_reference(reference)
    {
    }
    [[nodiscard]] Angle angleAt(UtcInstant t) const;
    [[nodiscard]] TurnAngle at(UtcInstant t) const;
    [[nodiscard]] Angle latitude() const { return m_latitude; }
    [[nodiscard]] UtcInstant reference() const { return m_reference; }
    [[nodiscard]] static Angle angleOf(Duration time);
    /// How long the sky turns by so much.
    [[nodiscard]] static Duration timeOf(Angle turn);

private:
    Angle m_latitude;
    UtcInstant m_reference;
};

/// A vector that turns with the sky: each component is mean + cosine part + sine part of the turn.
struct TurningVector {
    HorizonVector mean;
    HorizonVector cosinePart;
    HorizonVector sinePart;

    [[nodiscard]] HorizonVector at(const TurnAngle &turn) const
    {
        return {
            mean.north + cosinePart.north * turn.cosine + sinePart.north * turn.sine,
            mean.east + cosinePart.east * turn.cosine + sinePart.east * turn.sine, upAt(turn)};
    }
    [[nodiscard]] double upAt(const TurnAngle &turn) const
    {
        return mean.up + cosinePart.up * turn.cosine + sinePart.up * turn.sine;
    }
};

[[nodiscard]] TurningVector turning(const HorizonVector &atReference, Angle latitude);

/// A fixed direction over the site through a night, without refraction. Good to 1" within 12 h of the
/// reference. A value.
struct TargetTrack {
    IcrsDirection direction;
    std::array<double, 3> icrs{}; ///< unit vector
    TurningVector place;
    Angle hourAngle; ///< at the reference
};

[[nodiscard]] TargetTrack trackOf(const IcrsDirection &direction, const Observer &base);

/// Refraction of one site as a table.
class RefractionTable {
public:
    explicit RefractionTable(const Observer &base);
    [[nodiscard]] Angle refracted(Angle airless) const;
    [[nodiscard]] Angle airless(Angle observed) const;

private:
    std::vector<double> m_bendingDeg; ///< by airless altitude, every kStepDeg from kLowestDeg to 90
};

} // namespace tulpar
