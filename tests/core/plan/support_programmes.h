#pragma once

#include "core/plan/night_sky.h"
#include "core/plan/plan_terms.h"
#include "core/plan/programme.h"

namespace tulpar {

/// Assy-Turgen, with refraction.
[[nodiscard]] Site assyTurgen();

/// What a random programme may ask for.
struct ProgrammeKind {
    int targets = 20;
    bool hasConstraints = true; ///< all kinds of them, besides the altitude
    bool hasCadence = true;
    bool hasFixed = true;
    bool hasGroups = true;
    bool hasQuotas = true;
    double exposureLowS = 60; ///< of one block
    double exposureHighS = 1800;
};

/// Targets all over the sky that the site sees, with blocks of all kinds; the same for the same seed.
[[nodiscard]] Programme randomProgramme(unsigned seed, const ProgrammeKind &kind, const NightSky &night);

/// A night of 2026 to 2028 at the site.
[[nodiscard]] NightSky randomNight(unsigned seed);

} // namespace tulpar
