#pragma once

#include "core/base/enum_names.h"
#include "core/plan/programme.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace tulpar {

/// Why a visit stands where it stands.
enum class PlacedBecause {
    Running, ///< it was being observed already
    FixedTime,
    Best, ///< as good as it gets tonight
    Cadence, ///< the time since the repeat before
    WindowEnds, ///< later it is no longer possible
    Room, ///< the best that was free
};

template <>
struct EnumNames<PlacedBecause> {
    static constexpr std::array<std::string_view, 6> names{"running", "fixed_time",  "best",
                                                           "cadence", "window_ends", "room"};
};

/// One repeat of a block at its time.
struct PlannedVisit {
    std::string block;
    std::string target;
    int repeat = 0; ///< from 0, those already completed included
    UtcInstant start; ///< the first shutter opens
    UtcInstant end; ///< the last readout is over
    Duration slew{}; ///< before `start`, with the acquisition
    Angle mechanicalAzimuth; ///< at `start`, on the turn of the wrap that holds the whole visit
    Angle startAltitude; ///< observed
    Angle endAltitude;
    double airmass = 1; ///< at the middle
    double value = 0;
    PlacedBecause because = PlacedBecause::Room;
    bool operator==(const PlannedVisit &) const = default;
};

/// A block that is not in the plan with all the repeats it still wants.
struct UnplacedBlock {
    std::string block;
    std::string target;
    int missing = 0; ///< repeats
    bool operator==(const UnplacedBlock &) const = default;
};

/// A night as planned. A value.
struct Plan {
    Span night; ///< what was planned: from now or the beginning to the end
    Duration dark{}; ///< Sun below the observatory's limit in it
    Duration used{}; ///< visits, without slews
    double value = 0;
    std::vector<PlannedVisit> visits; ///< in the order of time
    std::vector<UnplacedBlock> unplaced; ///< in the order of the programme
    bool operator==(const Plan &) const = default;

    /// The visit that is running at `t`, or else the next; null: nothing comes.
    [[nodiscard]] const PlannedVisit *atOrAfter(UtcInstant t) const;
    [[nodiscard]] bool holds(const std::string &block) const;
};

/// What is being observed at the moment of planning: it stays.
struct RunningVisit {
    std::string block;
    UtcInstant start;
    UtcInstant end;
};

/// What was done of a block already, in this night.
struct BlockProgress {
    int completed = 0; ///< repeats
    std::optional<UtcInstant> lastStart; ///< of the latest of them
};

/// Where planning begins.
struct PlanStart {
    std::optional<UtcInstant> from; ///< nothing begins earlier; none: the night's beginning
    Angle mechanicalAzimuth; ///< where the mount stands then
    Angle altitude = Angle::degrees(45);
    std::optional<RunningVisit> running;
    std::map<std::string, BlockProgress> progress; ///< by block
    const Plan *before = nullptr; ///< a plan to begin with, as far as it still holds; read in the constructor
};

} // namespace tulpar
