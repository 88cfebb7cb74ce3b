#pragma once

#include <cmath>

namespace tulpar {

/// The simulated optics: where they are in focus, and how wide a star is out of it. Invented, of the order of
/// a 70 cm at f/6.5: the tube shortens in the cold, and the blur grows in proportion to the way from the
/// focus.
inline constexpr double kFocusAtFiveDegreesSteps = 50'000;
inline constexpr double kFocusStepsPerDegree = -12; ///< Celsius of the air
inline constexpr double kBlurArcsecPerStep = 0.0012;

[[nodiscard]] inline double bestFocusSteps(double airC)
{
    return kFocusAtFiveDegreesSteps + kFocusStepsPerDegree * (airC - 5);
}

/// FWHM of a star, arcsec: seeing and blur in quadrature.
[[nodiscard]] inline double focusedFwhmArcsec(double seeingArcsec, double focuserSteps, double airC)
{
    return std::hypot(seeingArcsec, kBlurArcsecPerStep * (focuserSteps - bestFocusSteps(airC)));
}

} // namespace tulpar
