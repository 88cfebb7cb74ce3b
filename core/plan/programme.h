#pragma once

#include "core/base/enum_names.h"
#include "core/plan/spans.h"
#include "core/sky/direction.h"

#include <optional>
#include <string>
#include <vector>

namespace tulpar {

/// One line of exposures in one channel.
struct Exposures {
    std::string channel; ///< "g", "r", "i"; one channel may have several lines, taken one after another
    Duration exposure{}; ///< of one
    int count = 1;
    int emGain = 1;
    bool operator==(const Exposures &) const = default;
};

/// What must hold from the start of a block to its end. None: not asked for.
struct Constraints {
    std::optional<Angle> altitudeMin; ///< observed, as all altitudes of targets
    std::optional<Angle> altitudeMax;
    std::optional<double> airmassMax;
    std::optional<Angle> hourAngleMin; ///< west positive, [-180, 180] degrees
    std::optional<Angle> hourAngleMax;
    std::optional<Angle> moonDistanceMin; ///< while the Moon is up
    std::optional<Angle> moonAltitudeMax; ///< without refraction
    std::optional<double> moonPhaseMax; ///< illuminated fraction, while the Moon is up
    std::optional<Angle> sunAltitudeMax; ///< without refraction; none: the observatory's
    bool respectsHorizon = true; ///< the observatory's profile of what stands around
    std::optional<double> seeingMaxArcsec; ///< in the target's direction; holds where nobody knows the seeing
    std::optional<double> skyMinMag; ///< the sky is at least so dark: magnitudes a square arcsecond, r'
    bool operator==(const Constraints &) const = default;
};

/// Between the starts of one repeat and the next.
struct Cadence {
    Duration minGap{};
    std::optional<Duration> maxGap;
    bool operator==(const Cadence &) const = default;
};

/// What is observed in one piece: nothing but an alert or the weather interrupts it.
struct Block {
    std::string name; ///< unique in a programme
    std::string target;
    double priority = 10; ///< > 0; twice the priority is worth twice as much
    std::vector<Exposures> exposures; ///< channels expose at the same time
    int repeats = 1;
    Cadence cadence;
    Spans windows; ///< it lies in one of them; empty: the whole night
    std::optional<UtcInstant> fixedStart; ///< of the first and only repeat
    Constraints constraints;
    int line = 0; ///< of the text it was read from; 0: none
    bool operator==(const Block &) const = default;
};

struct Target {
    std::string name; ///< unique in a programme
    IcrsDirection direction;
    std::string owner; ///< may be empty
    std::string notes;
    int line = 0;
    bool operator==(const Target &) const = default;
};

enum class GroupKind {
    OneOf, ///< at most one of its blocks is observed
    AllOf, ///< all of its blocks with all their repeats in one night, or none
};

template <>
struct EnumNames<GroupKind> {
    static constexpr std::array<std::string_view, 2> names{"one_of", "all_of"};
};

struct Group {
    std::string name;
    GroupKind kind = GroupKind::OneOf;
    std::vector<std::string> blocks;
    int line = 0;
    bool operator==(const Group &) const = default;
};

/// Whose targets they are, and how much of a night they may take: exposures with their readout, no slews.
struct Owner {
    std::string name;
    std::optional<Duration> quota; ///< of one night
    std::optional<double> share; ///< of the night's dark time, 0 to 1
    int line = 0;
    bool operator==(const Owner &) const = default;
};

/// What is to be observed. A value; names refer to names. `readProgramme` makes one that holds together.
struct Programme {
    std::string name;
    std::vector<Target> targets;
    std::vector<Block> blocks;
    std::vector<Group> groups;
    std::vector<Owner> owners;
    bool operator==(const Programme &) const = default;

    [[nodiscard]] const Target *target(const std::string &targetName) const; ///< null: none
    [[nodiscard]] const Block *block(const std::string &blockName) const; ///< null: none
};

/// How long the shutter is open in the channel that exposes longest: what a block is worth is counted with
/// it.
[[nodiscard]] Duration openTime(const Block &block);

/// From the first shutter opening to the last readout, where each exposure is followed by `readout`.
[[nodiscard]] Duration lengthOf(const Block &block, Duration readout);

} // namespace tulpar
