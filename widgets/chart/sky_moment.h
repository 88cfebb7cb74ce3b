#pragma once

#include "core/sky/observer.h"
#include "core/sky/solar_system.h"
#include "widgets/chart/chart_projection.h"

#include <array>
#include <memory>
#include <vector>

namespace tulpar {

/// How much the air of one site lifts, as a table over the sine of the altitude. Immutable.
class ChartRefraction {
public:
    explicit ChartRefraction(const Observer &observer);

    /// The direction with the lift added; `v` of length 1 in the horizontal frame.
    [[nodiscard]] Vec3 lifted(const Vec3 &v) const;

private:
    static constexpr int kSteps = 2048;
    bool m_isNone = true;
    std::array<float, kSteps + 2> m_rise{}; // of the sine of the altitude
};

/// Sun, Moon and planets of one site for a minute, between two moments at which they were reckoned: that
/// costs 6 ms each. Straight between them: the Moon's way bends by 0.01" in that time. GUI thread (see
/// solarSystem).
class BodyTrack {
public:
    explicit BodyTrack(const Observer &observer);

    /// At a moment it covers(); the second time it is asked it reckons where the bodies are going.
    [[nodiscard]] std::vector<BodyView> at(const Observer &observer);
    [[nodiscard]] bool covers(UtcInstant utc) const;

private:
    UtcInstant m_from;
    std::vector<BodyView> m_first;
    std::vector<BodyView> m_last; ///< a minute later; empty: not yet reckoned
};

/// The sky of one site at one moment for drawing: an affine map ICRS -> horizontal and a refraction table, so
/// that a star costs some nanoseconds. Within 0.3" of Observer::observed above 5 degrees. Immutable.
class SkyMoment {
public:
    struct BodyPlace {
        BodyView body;
        Vec3 place; ///< observed
    };

    /// `earlier` lends its refraction table, and within a time the slow motions of the sky, when its site is
    /// the same; may be null.
    SkyMoment(const Site &site, UtcInstant utc, const SkyMoment *earlier);

    /// Given a vector of ICRS, returned the observed direction in the horizontal frame, refraction included.
    [[nodiscard]] Vec3 observed(const Vec3 &icrs) const;
    [[nodiscard]] Vec3 observed(const IcrsDirection &direction) const { return observed(vec3Of(direction)); }
    /// Roughly back (20" and without refraction): to look up what may be visible.
    [[nodiscard]] Vec3 roughIcrs(const Vec3 &horizontal) const { return m_turn.transposed() * horizontal; }

    [[nodiscard]] const Observer &observer() const { return m_observer; }
    /// Reckoned in full, at most ten minutes away.
    [[nodiscard]] const Observer &base() const { return m_base; }
    [[nodiscard]] const std::vector<BodyPlace> &bodies() const { return m_bodies; }
    [[nodiscard]] const BodyPlace *body(Body body) const;

    /// By how many radians a fixed star has moved between the two moments, at most anywhere on the sky.
    [[nodiscard]] const Mat3 &turn() const { return m_turn; }

private:
    Observer m_base; // reckoned in full; m_observer is turned from it
    Observer m_observer;
    Mat3 m_turn; // ICRS to horizontal
    Vec3 m_aberration; // horizontal frame
    std::shared_ptr<const ChartRefraction> m_refraction;
    std::shared_ptr<BodyTrack> m_track;
    std::vector<BodyPlace> m_bodies;
};

} // namespace tulpar
