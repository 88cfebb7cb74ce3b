#pragma once

#include "core/base/enum_names.h"
#include "core/sky/direction.h"
#include "core/time/instant.h"

#include <array>
#include <string_view>

namespace tulpar {

/// The policy's numbers about better positions of the burst that is being observed.
struct ImprovementTerms {
    double usefulHalfFields = 0.5; ///< the source counts as caught within this part of the half width
    double ignoreGain = 0.02; ///< a smaller gain of probability never moves the telescope
    Duration horizon = std::chrono::minutes(10); ///< of observing over which gain and cost are weighed
    Duration settle = std::chrono::milliseconds(1400); ///< added to the slew
    bool operator==(const ImprovementTerms &) const = default;
};

enum class Repoint { Stay, AtNextGap, Now };

/// What is known when a better position arrives.
struct ImprovedPosition {
    IcrsDirection pointed; ///< where the telescope looks or is going to
    IcrsDirection better;
    Angle error; ///< radius of the better position
    double containment = 0.9; ///< probability inside `error`
    Angle halfField; ///< half the width of the field
    Duration slew{}; ///< predicted, from `pointed` to `better`
    Duration untilGap{}; ///< until the running exposures end; 0: none runs
    Duration cut{}; ///< exposed already in the exposures that moving now would cut, the longest
    bool exposing = false; ///< false: still on the way, so that moving now costs next to nothing
};

/// Whether and when to point at a better position, with every number that led to it. A value.
struct RepointDecision {
    Repoint repoint = Repoint::Stay;
    Angle shift; ///< between both positions
    Angle ignoreRadius; ///< up to this shift, with this error and cost, nothing moves
    Angle nowRadius; ///< beyond it the telescope moves at once; between both at the next gap
    double caughtNow = 0; ///< probability that the source is where it counts as caught, if nothing moves
    double caughtThen = 0; ///< after moving
    Duration moveCost{}; ///< slew and settling
    Duration cutCost{}; ///< of exposures that moving now cuts
    bool operator==(const RepointDecision &) const = default;

    [[nodiscard]] double gain() const { return caughtThen - caughtNow; }
};

/// Given a better position of the burst being observed, returned when to point at it: what probability moves
/// into the field, over the policy's horizon, against the seconds of slew and settling and the exposures cut.
[[nodiscard]] RepointDecision weigh(const ImprovedPosition &improved, const ImprovementTerms &terms);

/// Given a source spread about a centre as a two-dimensional Gaussian with `containment` inside `error`,
/// returned the probability that it lies within `radius` of a point `distance` from that centre. Good to
/// 1e-6. Source: integral over strips of the circle, substituted to be smooth.
[[nodiscard]] double probabilityWithin(Angle radius, Angle distance, Angle error, double containment);

template <>
struct EnumNames<Repoint> {
    static constexpr std::array<std::string_view, 3> names{"stay", "at_next_gap", "now"};
};

} // namespace tulpar
