#pragma once

#include "core/alerts/notice.h"
#include "core/policy/decision.h"
#include "core/policy/improved_position.h"
#include "core/policy/night_track.h"
#include "core/policy/strategy.h"
#include "core/sky/angle.h"
#include "core/time/instant.h"

#include <optional>
#include <string>
#include <vector>

namespace tulpar {

/// What a mission's error radius leaves out.
struct Systematic {
    NoticeMatch when;
    Angle add;
    bool inQuadrature = false; ///< else added
    bool operator==(const Systematic &) const = default;
};

/// The rules of one observatory as a value; resources/policy.toml is the documentation of its text,
/// readPolicy makes it of one. The last strategy matches every notice.
struct Policy {
    std::string name;
    Duration clockTolerance = std::chrono::minutes(2); ///< beyond it in our future a time is unreadable
    double errorContainment = 0.9; ///< error radii are compared at this probability
    std::vector<Systematic> systematics;
    ImprovementTerms improvement;
    std::vector<Strategy> strategies;
    std::string fingerprint; ///< of the text, 16 hexadecimal digits
    bool operator==(const Policy &) const = default;

    /// The first that matches; null only where no last strategy for everything was set.
    [[nodiscard]] const Strategy *strategyFor(const Notice &notice) const;
    /// At most this high may the Sun be for any response; none: no strategy responds.
    [[nodiscard]] std::optional<Angle> sunLimit() const;
    /// At least this high must a target be for any response; none likewise.
    [[nodiscard]] std::optional<Angle> altitudeLimit() const;
};

/// The policy of resources/policy.toml, compiled in. Read once, at the first call (about a millisecond).
[[nodiscard]] const Policy &builtInPolicy();

/// What the telescope does at the moment of the decision.
struct Running {
    enum class Kind { Nothing, Programme, Response };
    Kind kind = Kind::Nothing;
    int priority = 0; ///< 0 to 100; of a response: Decision::priority
    std::string event; ///< of the response; a notice of this event does not interrupt
    bool operator==(const Running &) const = default;
};

/// What the caller knows at the moment of the decision, already computed. None: unknown, which never passes.
/// lookAt (core/policy/policy_sky.h) fills in the sky.
struct PolicyContext {
    UtcInstant now;
    std::optional<Angle> altitude; ///< of the notice's position, now, refracted
    std::optional<Angle> sunAltitude;
    std::optional<Angle> sunSeparation; ///< between the notice's position and the Sun
    std::optional<Angle> moonAltitude;
    std::optional<Angle> moonSeparation;
    std::optional<double> moonIllumination; ///< 0 to 1
    std::optional<NightTrack> tonight; ///< the notice's position in what is left of the night
    Angle fieldRadius = Angle::arcminutes(5.04); ///< half the width of the field (1024 x 0.591" / 2)
    Running running;
    int responsesTonight = 0; ///< to other events
    int missionResponsesTonight = 0; ///< to other events of this mission
    const Policy *policy = nullptr; ///< outlives the call; null: the built-in
};

/// What to do about one notice, taken alone, by the first strategy that matches it: each of its requirements
/// is applied and listed, also after one has failed; the first that fails decides. The age is the larger of
/// the notice's and the trigger's; at its limit a rule still passes.
[[nodiscard]] Decision decide(const Notice &notice, const PolicyContext &context);

/// Given a notice with an error radius, returned that radius with the policy's systematics at the policy's
/// probability (two-dimensional Gaussian); none where the notice gives none.
[[nodiscard]] std::optional<Angle> errorWithSystematics(const Notice &notice, const Policy &policy);

/// Given a radius that contains the source with probability `from`, returned the one that does with `to`, for
/// a two-dimensional Gaussian. Probabilities are taken within 0.01 to 0.999.
[[nodiscard]] Angle radiusAt(Angle radius, double from, double to);

} // namespace tulpar
