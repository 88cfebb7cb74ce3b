#pragma once

#include "core/plan/night_sky.h"

#include <vector>

namespace tulpar {

/// What a second of exposure is worth at an air mass X, against the zenith: X^-1.2 10^(-0.8 k (X - 1)), with
/// k magnitudes of extinction. It is the speed at which the signal-to-noise ratio squared grows for a faint
/// star: the seeing disc grows as X^1.2 (Kolmogorov: the width as X^0.6), the light falls by k a unit of X.
[[nodiscard]] double visitQuality(double airmass, double extinctionPerAirmass);

/// Chance that a visit whose middle lies `late` after the moment of planning can still be made, when each
/// hour has the hazard that it cannot: exp(-hazard x hours); 1 for what is not late.
[[nodiscard]] double chanceLeft(Duration late, double hazardPerHour);

/// visitQuality by sine of the airless altitude, as a table; good to 1e-4. Below the horizon 0.
class QualityTable {
public:
    QualityTable(const NightSky &night, double extinctionPerAirmass);
    [[nodiscard]] double at(double sineAltitude) const;

private:
    std::vector<double> m_quality;
};

} // namespace tulpar
