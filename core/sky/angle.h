#pragma once

#include <cstddef> // first: the moc of Qt 6.4 stumbles over libstdc++ 12 when <compare> comes alone

#include <compare>
#include <numbers>

namespace tulpar {

/// A plane angle. Radians inside; made and read only by a named unit.
class Angle {
public:
    constexpr Angle() = default;
    [[nodiscard]] static constexpr Angle radians(double v) { return Angle(v); }
    [[nodiscard]] static constexpr Angle degrees(double v) { return Angle(v * std::numbers::pi / 180); }
    [[nodiscard]] static constexpr Angle hours(double v) { return Angle(v * std::numbers::pi / 12); }
    [[nodiscard]] static constexpr Angle arcminutes(double v) { return degrees(v / 60); }
    [[nodiscard]] static constexpr Angle arcseconds(double v) { return degrees(v / 3600); }

    [[nodiscard]] constexpr double asRadians() const { return m_radians; }
    [[nodiscard]] constexpr double asDegrees() const { return m_radians * 180 / std::numbers::pi; }
    [[nodiscard]] constexpr double asHours() const { return m_radians * 12 / std::numbers::pi; }
    [[nodiscard]] constexpr double asArcminutes() const { return asDegrees() * 60; }
    [[nodiscard]] constexpr double asArcseconds() const { return asDegrees() * 3600; }

    constexpr auto operator<=>(const Angle &) const = default;
    [[nodiscard]] constexpr Angle operator+(Angle o) const { return Angle(m_radians + o.m_radians); }
    [[nodiscard]] constexpr Angle operator-(Angle o) const { return Angle(m_radians - o.m_radians); }
    [[nodiscard]] constexpr Angle operator-() const { return Angle(-m_radians); }
    [[nodiscard]] constexpr Angle operator*(double f) const { return Angle(m_radians * f); }
    [[nodiscard]] constexpr Angle operator/(double f) const { return Angle(m_radians / f); }
    [[nodiscard]] constexpr double operator/(Angle o) const { return m_radians / o.m_radians; }

    /// The same direction in [0, 360) degrees.
    [[nodiscard]] Angle wrapped() const;
    /// The same direction in [-180, 180) degrees.
    [[nodiscard]] Angle wrappedSigned() const;

private:
    constexpr explicit Angle(double radians)
        : m_radians(radians)
    {
    }
    double m_radians = 0;
};

[[nodiscard]] double sine(Angle a);
[[nodiscard]] double cosine(Angle a);
/// Of a number in [-1, 1]; clamped.
[[nodiscard]] Angle arcSine(double sine);

} // namespace tulpar
