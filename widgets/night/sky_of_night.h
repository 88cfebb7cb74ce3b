#pragma once

#include "core/plan/constraints.h"
#include "core/plan/night_sky.h"
#include "core/safety/reason.h"
#include "core/session/snapshot.h"

#include <optional>
#include <vector>

namespace tulpar {

/// How dark a part of the night is.
enum class Darkness { SunUp, Civil, Nautical, Astronomical, Night };

struct DarknessBand {
    UtcInstant from;
    UtcInstant to;
    Darkness darkness = Darkness::SunUp;
    bool operator==(const DarknessBand &) const = default;
};

struct AltitudePoint {
    UtcInstant utc;
    double altitude = 0; ///< observed, degrees
    bool operator==(const AltitudePoint &) const = default;
};

/// What a block would meet at a time that a person tries for it.
struct BlockPlacement {
    UtcInstant begin;
    UtcInstant end;
    double altitudeBegin = 0; ///< observed, degrees
    double altitudeEnd = 0;
    std::optional<double> airmass; ///< the worst of it
    std::optional<double> moonDistance; ///< degrees, where the Moon is up
    bool isPast = false; ///< it would begin before now
    Reasons broken; ///< limits of the observatory, with the value that is furthest beyond
    std::vector<FailedConstraint> own; ///< of those that the block asks for, each once at its worst
    [[nodiscard]] bool isPossible() const { return !isPast && broken.empty() && own.empty(); }
};

/// The sky of one night over the observatory, computed once (some milliseconds) for what the panel draws: the
/// darkness, the Moon, altitudes of targets, and limits for a block that is moved: the observatory's, and
/// those that the block asks for where its programme is known. What needs the weather (seeing), the cadence
/// of repeats and quotas the core alone applies. Immutable.
class SkyOfNight {
public:
    /// `night` must have its sunset before its sunrise.
    SkyOfNight(const ObservatoryView &observatory, const NightView &night);

    [[nodiscard]] const std::vector<DarknessBand> &bands() const { return m_bands; }
    [[nodiscard]] const Spans &moonUp() const { return m_moonUp; }
    [[nodiscard]] double moonIlluminated() const { return m_sky.moonIlluminated(); }
    [[nodiscard]] std::vector<AltitudePoint> track(const IcrsDirection &target) const;
    [[nodiscard]] std::vector<AltitudePoint> moonTrack() const;
    [[nodiscard]] BlockPlacement placement(
        const IcrsDirection &target, UtcInstant begin, Duration length, UtcInstant now,
        const Block *own = nullptr) const;

    /// Whether it is still that of this observatory and night.
    [[nodiscard]] bool isOf(const ObservatoryView &observatory, const NightView &night) const;

private:
    NightSky m_sky;
    Site m_site;
    Angle m_altitudeHard;
    Angle m_altitudeSoft;
    Angle m_altitudeTop;
    PlanTerms m_terms; ///< for constraints of blocks
    UtcInstant m_dusk;
    UtcInstant m_dawn;
    UtcInstant m_sunset;
    UtcInstant m_sunrise;
    std::vector<DarknessBand> m_bands;
    Spans m_moonUp;
};

} // namespace tulpar
