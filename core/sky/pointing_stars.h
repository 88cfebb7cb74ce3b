#pragma once

#include "core/sky/catalogue.h"
#include "core/sky/direction.h"

#include <vector>

namespace tulpar {

/// A star that no other can be taken for in a small field.
struct PointingStar {
    IcrsDirection direction; ///< at the date
    double magnitude = 0; ///< V
};

/// Which stars of a catalogue show where the telescope looks.
struct PointingStarTerms {
    double brightest = 6;
    double faintest = 7.5;
    Angle alone = Angle::arcminutes(15); ///< so far around it no other comes within `outshines`
    double outshines = 2.5; ///< magnitudes
};

/// Given the years since J2000 for proper motion, returned the stars that stand alone, brighter first. Reads
/// all stars down to the faintest neighbour; for start-up.
[[nodiscard]] std::vector<PointingStar> pointingStars(
    const StarCatalogue &catalogue, double years, const PointingStarTerms &terms = {});

} // namespace tulpar
