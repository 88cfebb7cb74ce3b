#include "core/sky/angle.h"

#include <algorithm>
#include <cmath>

namespace tulpar {

Angle Angle::wrapped() const
{
    constexpr double turn = 2 * std::numbers::pi;
    double r = std::fmod(m_radians, turn);
    if (r < 0)
        r += turn;
    return Angle(r >= turn ? 0 : r);
}

Angle Angle::wrappedSigned() const
{
    constexpr double turn = 2 * std::numbers::pi;
    const double r = wrapped().m_radians;
    return Angle(r >= std::numbers::pi ? r - turn : r);
}

double sine(Angle a)
{
    return std::sin(a.asRadians());
}

double cosine(Angle a)
{
    return std::cos(a.asRadians());
}

Angle arcSine(double sine)
{
    return Angle::radians(std::asin(std::clamp(sine, -1.0, 1.0)));
}

} // namespace tulpar
