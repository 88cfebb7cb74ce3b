#pragma once

#include "core/plan/constraints.h"
#include "core/plan/plan.h"
#include "core/plan/visit_value.h"

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace tulpar {

// What the planner computes once and its search reads often. Times are nanoseconds of UTC as in UtcInstant.
// Internal to this room.

using TimeNs = std::int64_t;

/// A block as the search sees it.
struct Candidate {
    std::size_t block = 0; ///< of the programme
    TargetTrack track;
    std::vector<std::pair<TimeNs, TimeNs>> starts; ///< first and last, on whole steps
    TimeNs length = 0;
    TurnAngle lengthTurn; ///< of the sky while it lasts
    TurnAngle halfTurn;
    TimeNs best = 0; ///< start of most value about the culmination nearest to the night's middle
    double worth = 0; ///< priority x open seconds
    double bestValue = 0; ///< the most one visit can bring tonight
    double onTime = 0; ///< the same if lateness cost nothing
    int wanted = 1; ///< repeats that are left to do
    int completed = 0;
    TimeNs minGap = 0;
    TimeNs maxGap = std::numeric_limits<TimeNs>::max() / 4;
    std::optional<TimeNs> lastStart; ///< of what is completed
    bool isFixed = false;
    bool azimuthGrows = true; ///< all night; else it swings about the pole
    std::optional<std::size_t> owner;
    std::vector<std::size_t> oneOf; ///< groups
    std::size_t unit = 0;
    [[nodiscard]] bool hasCadence() const { return wanted > 1 || lastStart.has_value(); }
};

/// An angle in degrees of at most some turns as the same within half a turn.
[[nodiscard]] inline double withinHalfTurn(double degrees)
{
    while (degrees > 180)
        degrees -= 360;
    while (degrees < -180)
        degrees += 360;
    return degrees;
}

/// What is placed together or not at all: one block, or those of an all-of group.
struct PlanUnit {
    std::vector<std::size_t> members; ///< candidates
    bool isWhole = false; ///< all repeats of all members, or none
    bool hasFixed = false;
    double density = 0; ///< the most value a second
    double onTimeDensity = 0; ///< the same if lateness cost nothing: then the best of late hours keep them
    double value = 0; ///< the most it can bring
    TimeNs lastEnd = 0; ///< after it nothing of it can begin
    TimeNs freedom = 0; ///< length of all its starts
};

/// The turn of the sky through one night: as SkyTurn, to 1e-12, but quicker.
class TurnTable {
public:
    explicit TurnTable(const NightSky &night);
    [[nodiscard]] TurnAngle at(TimeNs t) const;

private:
    TimeNs m_from;
    std::vector<TurnAngle> m_turns; ///< every kTurnStep
};

/// Time to turn by an angle and be at rest, rounded up to the next entry.
class SlewTable {
public:
    explicit SlewTable(const PlanTerms &terms);
    [[nodiscard]] TimeNs at(double degrees) const;

private:
    std::vector<TimeNs> m_times;
};

/// Where a visit finds and leaves the mount, and what it brings.
struct VisitPlace {
    double startAzimuthDeg = 0; ///< on the sky
    double startAltitudeDeg = 0; ///< airless
    double endAltitudeDeg = 0;
    double travelDeg = 0; ///< of the azimuth from start to end
    double value = 0;
};

struct PlanTable {
    PlanTable(
        const Programme &programme, const NightSky &night, const PlanTerms &terms, const PlanStart &start);

    [[nodiscard]] VisitPlace placeOf(const Candidate &candidate, TimeNs start) const;
    [[nodiscard]] double valueAt(const Candidate &candidate, TimeNs start) const;
    /// The turn of the azimuth on which a visit is begun from `fromDeg`.
    [[nodiscard]] double mechanicalDeg(double fromDeg, const VisitPlace &place) const;
    [[nodiscard]] TimeNs onStep(TimeNs t) const; ///< rounded up

    Programme programme;
    NightSky night;
    PlanTerms terms;
    QualityTable quality;
    TurnTable turns;
    SlewTable slew;
    TimeNs since = 0; ///< lateness counts from here
    TimeNs begin = 0; ///< nothing begins earlier
    TimeNs end = 0;
    double beginAzimuthDeg = 0; ///< mechanical
    double beginAltitudeDeg = 0;
    std::optional<PlannedVisit> running;
    std::vector<Candidate> candidates;
    std::vector<PlanUnit> units;
    std::vector<TimeNs> quotas; ///< by owner
    std::vector<TimeNs> ownerUsed; ///< before this plan begins
    std::vector<bool> oneOfTaken; ///< by group: by what runs or was done

private:
    void addCandidates(const PlanStart &start);
    void addOwners();
    void addUnits();
    void setBegin(const PlanStart &start);
    void setBest(Candidate &candidate);
    [[nodiscard]] double chanceLeft(const Candidate &candidate, TimeNs start) const
    {
        return tulpar::chanceLeft(Duration(start + candidate.length / 2 - since), terms.hazardPerHour);
    }
};

} // namespace tulpar
