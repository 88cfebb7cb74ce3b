#pragma once

#include "core/plan/spans.h"
#include "core/plan/target_track.h"
#include "core/sky/observer.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <vector>

namespace tulpar {

/// The Sun, the Moon and the turning of the sky over one site through one night, computed once (some
/// milliseconds); then a target's place costs some ten nanoseconds. Immutable; any thread. Against `Observer`
/// at the same moment: targets 1", Sun and Moon 3".
class NightSky {
public:
    /// From `from` to `to`, at most 30 h apart.
    NightSky(const Site &site, const Span &span);

    /// The night that begins on the evening of the date ("2026-12-10") at the site, from sunset to sunrise.
    /// Errc::Malformed: no date; Errc::NotFound: the Sun does not set or does not rise.
    [[nodiscard]] static Result<NightSky> ofEvening(const Site &site, std::string_view date);

    [[nodiscard]] const Site &site() const { return m_base.site(); }
    [[nodiscard]] const Span &span() const { return m_span; }
    [[nodiscard]] UtcInstant from() const { return m_span.from; }
    [[nodiscard]] UtcInstant to() const { return m_span.to; }

    [[nodiscard]] TargetTrack trackOf(const IcrsDirection &direction) const;

    /// Without refraction.
    [[nodiscard]] Angle sunAltitude(UtcInstant t) const;
    [[nodiscard]] HorizontalDirection moon(UtcInstant t) const;
    [[nodiscard]] Angle moonDistance(const TargetTrack &track, UtcInstant t) const;
    [[nodiscard]] double moonIlluminated() const { return m_illuminated; } ///< in the middle of the span

    /// When `clearance` (of a moment; positive: good) is above `margin`: looked at every `step`, the ends
    /// found to 0.1 s. What is good or bad for less than a step may be missed where it is within the margin.
    template <class Clearance>
    [[nodiscard]] Spans spansWhere(Clearance clearance, double margin, Duration step) const;

    /// Observed from airless altitude and back; below the horizon as `Observer` does it.
    [[nodiscard]] Angle refracted(Angle airless) const { return m_refraction.refracted(airless); }
    [[nodiscard]] Angle airless(Angle observed) const { return m_refraction.airless(observed); }
    [[nodiscard]] const SkyTurn &turn() const { return m_turn; }
    [[nodiscard]] HorizontalDirection observed(const TargetTrack &track, UtcInstant t) const;
    [[nodiscard]] Angle hourAngle(const TargetTrack &track, UtcInstant t) const; ///< [-180, 180) degrees

    /// When the Sun is at or below `altitude`.
    [[nodiscard]] Spans sunBelow(Angle altitude) const;
    /// When the Moon is at or below `altitude`.
    [[nodiscard]] Spans moonBelow(Angle altitude) const;

private:
    /// Where the bodies would stand if the sky stood as at the reference, so that straight lines join
    /// samples.
    struct Sample {
        HorizonVector sun;
        HorizonVector moon;
        std::array<double, 3> moonIcrs{};
    };

    [[nodiscard]] Sample sampleAt(UtcInstant t) const;

    [[nodiscard]] TurningVector bodyAt(UtcInstant t, HorizonVector Sample::*body) const;

    Observer m_base; ///< at the middle of the span
    Span m_span;
    SkyTurn m_turn;
    RefractionTable m_refraction;
    std::vector<Sample> m_samples; ///< every kStep
    double m_illuminated = 0;
};

template <class Clearance>
Spans NightSky::spansWhere(Clearance clearance, double margin, Duration step) const
{
    Spans spans;
    const auto isGood = [&](UtcInstant t) { return clearance(t) > margin; };
    UtcInstant before = m_span.from;
    bool wasGood = isGood(before);
    UtcInstant began = before;
    while (before < m_span.to) {
        const UtcInstant next = std::min(before + step, m_span.to);
        const bool nowGood = isGood(next);
        if (nowGood != wasGood) {
            UtcInstant low = before;
            UtcInstant high = next;
            while (high - low > std::chrono::milliseconds(100)) {
                const UtcInstant middle = low + (high - low) / 2;
                (isGood(middle) == wasGood ? low : high) = middle;
            }
            if (nowGood)
                began = high;
            else
                spans.push_back({began, low});
        }
        wasGood = nowGood;
        before = next;
    }
    if (wasGood)
        spans.push_back({began, m_span.to});
    return spans;
}

} // namespace tulpar
