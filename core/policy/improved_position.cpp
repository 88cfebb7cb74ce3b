#include "core/policy/improved_position.h"

#include "core/policy/policy.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace tulpar {

namespace {

constexpr double kWidest = 6; ///< sigmas: beyond lies 1e-8 of a two-dimensional Gaussian
constexpr int kStrips = 400;
constexpr int kHalvings = 26;

/// The shift at which the probability of catching the source falls to `wanted`.
Angle shiftWhere(double wanted, Angle useful, const ImprovedPosition &improved)
{
    if (wanted <= 0)
        return Angle::degrees(180);
    Angle low;
    const Angle tail = radiusAt(improved.error, improved.containment, 0.999) * 2;
    Angle high = std::min(useful + tail, Angle::degrees(180));
    for (int i = 0; i < kHalvings; ++i) {
        const Angle middle = (low + high) / 2;
        if (probabilityWithin(useful, middle, improved.error, improved.containment) > wanted)
            low = middle;
        else
            high = middle;
    }
    return (low + high) / 2;
}

} // namespace

double probabilityWithin(Angle radius, Angle distance, Angle error, double containment)
{
    // In units of one sigma.
    const double sigma = radiusAt(error, containment, 1 - std::exp(-0.5)).asRadians();
    if (!(sigma > 0))
        return distance <= radius ? 1 : 0;
    const double r = radius.asRadians() / sigma;
    const double d = std::abs(distance.asRadians()) / sigma;
    const double from = std::max(-r, d - kWidest); // along the line to the source's centre
    const double to = std::min(r, d + kWidest);
    if (!(from < to))
        return 0;
    // x = r sin t makes the strip's length smooth at both ends of the circle; Simpson's rule over t.
    const double begin = std::asin(std::clamp(from / r, -1.0, 1.0));
    const double step = (std::asin(std::clamp(to / r, -1.0, 1.0)) - begin) / kStrips;
    double sum = 0;
    for (int i = 0; i <= kStrips; ++i) {
        const double t = begin + i * step;
        const double x = r * std::sin(t) - d;
        const double strip =
            std::exp(-x * x / 2) * std::erf(r * std::cos(t) / std::numbers::sqrt2) * r * std::cos(t);
        sum += strip * (i == 0 || i == kStrips ? 1 : i % 2 == 1 ? 4 : 2);
    }
    return std::clamp(sum * step / 3 / std::sqrt(2 * std::numbers::pi), 0.0, 1.0);
}

RepointDecision weigh(const ImprovedPosition &improved, const ImprovementTerms &terms)
{
    const Angle useful = improved.halfField * terms.usefulHalfFields;
    RepointDecision decision;
    decision.shift = separation(improved.pointed, improved.better);
    decision.caughtNow = probabilityWithin(useful, decision.shift, improved.error, improved.containment);
    decision.caughtThen = probabilityWithin(useful, Angle(), improved.error, improved.containment);

    // On the way nothing is exposed that a turn would interrupt.
    if (improved.exposing) {
        decision.moveCost = improved.slew + terms.settle;
        decision.cutCost = improved.cut;
    }
    const double horizon = seconds(terms.horizon);
    const double move = seconds(decision.moveCost);
    const double cut = seconds(decision.cutCost);
    const double gap = improved.exposing ? seconds(improved.untilGap) : 0;

    // Seconds of the horizon that catch the source. Staying: now * horizon. Moving at the gap: now * gap +
    // then * (horizon - gap - move). Moving now: then * (horizon - move) - now * cut, since what is cut is
    // lost. Each comparison is a limit of `now`, and each limit of `now` a radius.
    const double then = decision.caughtThen;
    const double worthAtGap = horizon > gap ? then * (horizon - gap - move) / (horizon - gap) : 0;
    const double worthNow = then * (horizon - move) / (horizon + cut);
    const double moves = std::min(then - terms.ignoreGain, std::max(worthAtGap, worthNow));
    // A gap that never comes within the horizon is none to wait for.
    const double noSooner = gap < horizon && gap + cut > 0 ? then * gap / (gap + cut) : then;
    const double atOnce = std::min(moves, noSooner);

    decision.ignoreRadius = shiftWhere(moves, useful, improved);
    decision.nowRadius = shiftWhere(atOnce, useful, improved);
    if (moves > 0 && decision.caughtNow < moves)
        decision.repoint = decision.caughtNow < atOnce ? Repoint::Now : Repoint::AtNextGap;
    return decision;
}

} // namespace tulpar
