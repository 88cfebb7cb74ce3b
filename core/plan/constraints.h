#pragma once

#include "core/base/enum_names.h"
#include "core/plan/night_sky.h"
#include "core/plan/plan_terms.h"
#include "core/plan/programme.h"

#include <optional>
#include <vector>

namespace tulpar {

/// What can stand against observing a block.
enum class ConstraintKind {
    AltitudeMin, ///< the block's or the mount's, whichever is higher: degrees
    AltitudeMax, ///< degrees
    Airmass,
    HourAngleMin, ///< degrees
    HourAngleMax, ///< degrees
    MoonDistance, ///< degrees
    MoonAltitude, ///< degrees
    MoonPhase, ///< illuminated fraction
    SunAltitude, ///< degrees
    Horizon, ///< altitude of the target and of the horizon there: degrees
    Seeing, ///< arcseconds
    SkyBrightness, ///< magnitudes a square arcsecond
    Window, ///< none of its windows: value and limit are seconds to the nearest one
    FixedStart, ///< seconds from its fixed start
};

template <>
struct EnumNames<ConstraintKind> {
    static constexpr std::array<std::string_view, 14> names{
        "altitude_min",  "altitude_max",   "airmass",    "hour_angle_min", "hour_angle_max",
        "moon_distance", "moon_altitude",  "moon_phase", "sun_altitude",   "horizon",
        "seeing",        "sky_brightness", "window",     "fixed_start"};
};

/// A constraint that does not hold at a moment, in the unit of its kind.
struct FailedConstraint {
    ConstraintKind kind = ConstraintKind::AltitudeMin;
    double value = 0;
    double limit = 0;
    bool operator==(const FailedConstraint &) const = default;
};

/// All that fails at one moment; empty: the block may be observed then. The moment of a start is not looked
/// at (Window counts, FixedStart never).
[[nodiscard]] std::vector<FailedConstraint> failuresAt(
    const Block &block, const TargetTrack &track, const NightSky &night, const PlanTerms &terms,
    UtcInstant t);

/// When one constraint alone holds in the night; the whole night where the block does not ask for it.
[[nodiscard]] Spans holdingOf(
    ConstraintKind kind, const Block &block, const TargetTrack &track, const NightSky &night,
    const PlanTerms &terms);

/// When all constraints hold. Ends are drawn in by kEdge, so that an exact computation finds them kept.
[[nodiscard]] Spans observableSpans(
    const Block &block, const TargetTrack &track, const NightSky &night, const PlanTerms &terms);

/// The moments at which one repeat of the block may begin tonight so that everything holds until its end.
[[nodiscard]] Spans startSpans(
    const Block &block, const TargetTrack &track, const NightSky &night, const PlanTerms &terms);

} // namespace tulpar
