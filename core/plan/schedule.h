#pragma once

#include "core/plan/plan_table.h"

#include <optional>
#include <random>
#include <vector>

namespace tulpar {

/// Where in the room that it has a visit is put.
enum class Placing { Best, Early, Late };

/// One visit in the search.
struct Placed {
    std::size_t candidate = 0;
    TimeNs start = 0;
    VisitPlace place;
    double mechanicalDeg = 0; ///< at the start
};

/// A night's visits in order while the planner searches. Whatever is put in is put so that all that is there
/// stays possible: what stands after it is pushed later, what stands before it pulled earlier, as far as
/// their constraints let it. Internal to this room. The table must outlive it.
class Schedule {
public:
    explicit Schedule(const PlanTable &table);

    [[nodiscard]] const std::vector<Placed> &visits() const { return m_visits; }
    [[nodiscard]] double value() const { return m_value; }
    [[nodiscard]] int placedOf(std::size_t candidate) const { return m_placed[candidate]; }
    [[nodiscard]] bool isComplete(std::size_t unit) const;

    /// Puts the unit in where it brings most, looking only at gaps that touch `window`: a whole unit with all
    /// its visits, another with one visit more. Whether it did.
    bool insert(std::size_t unit, const std::pair<TimeNs, TimeNs> &window, Placing placing);
    /// Puts one visit at `start`, or as soon after it as it can be, behind all that begins earlier.
    bool insertAt(std::size_t candidate, TimeNs start);
    /// Takes the visit out, and with it what cannot stand without it.
    void remove(std::size_t visit);
    /// Moves one visit, pushing and pulling the others. Whether it could.
    bool move(std::size_t visit, TimeNs start);
    /// Moves each visit of the range to the best moment that its neighbours leave it.
    void polish(std::size_t first, std::size_t last);
    /// Reckons the turns of the wrap from the beginning and pushes what they delay; false: something no
    /// longer fits, and the schedule is not to be used.
    [[nodiscard]] bool settle();

    [[nodiscard]] TimeNs endOf(const Placed &visit) const
    {
        return visit.start + m_table->candidates[visit.candidate].length;
    }

private:
    struct Shift {
        std::size_t visit = 0;
        Placed to;
    };
    struct Trial {
        double gain = 0;
        std::size_t at = 0;
        Placed placed;
        std::vector<Shift> shifts;
    };
    static constexpr int kMostTries = 5; ///< the place at the start depends on the start
    using Starts = std::vector<std::pair<TimeNs, TimeNs>>;

    [[nodiscard]] const Candidate &candidateOf(const Placed &visit) const
    {
        return m_table->candidates[visit.candidate];
    }
    [[nodiscard]] TimeNs legTo(const Placed *from, const VisitPlace &to) const;
    [[nodiscard]] TimeNs readyAfter(const Placed *visit) const;
    [[nodiscard]] std::optional<TimeNs> startFrom(const Starts &starts, const Candidate &one, TimeNs t) const;
    [[nodiscard]] std::optional<TimeNs> startUntil(
        const Starts &starts, const Candidate &one, TimeNs t) const;
    [[nodiscard]] std::optional<Placed> firstAfter(
        const Placed *before, std::size_t candidate, const Starts &starts, TimeNs notBefore) const;
    [[nodiscard]] std::optional<Placed> lastBefore(
        const Placed &after, std::size_t candidate, const Starts &starts, TimeNs notAfter) const;
    [[nodiscard]] bool fitsBetween(const Placed *before, const Placed &one, const Placed *after) const;
    [[nodiscard]] Placed bestBetween(
        const Placed *before, const Placed *after, const Placed &first, const Starts &starts,
        Placing placing) const;
    [[nodiscard]] Starts startsNow(std::size_t candidate) const;
    [[nodiscard]] bool mayInsert(std::size_t candidate) const;
    [[nodiscard]] bool insertVisit(
        std::size_t candidate, const std::pair<TimeNs, TimeNs> &window, Placing placing);
    void tryGap(std::size_t at, std::size_t candidate, const Starts &starts, Placing placing, Trial &best);
    void tryAt(std::size_t at, const Placed &placed, Trial &best);
    [[nodiscard]] bool shiftOthers(
        std::size_t firstAfter, std::optional<std::size_t> lastBefore, const Placed &placed,
        std::vector<Shift> &shifts, double &gain) const;
    [[nodiscard]] bool keepsCadence(const std::vector<Shift> &shifts, const Placed *added) const;
    [[nodiscard]] bool keepsCadence(
        std::size_t candidate, const std::vector<Shift> &shifts, const Placed *added) const;
    void apply(const Trial &trial);
    void erase(std::size_t visit);
    void count(std::size_t candidate, int by);
    void findSlack();

    const PlanTable *m_table;
    std::vector<Placed> m_visits;
    std::vector<int> m_placed; ///< by candidate
    std::vector<TimeNs> m_ownerUsed;
    std::vector<int> m_oneOf; ///< by group: visits
    std::vector<TimeNs> m_later; ///< by visit: how far it could be pushed, at most
    std::vector<TimeNs> m_earlier;
    bool m_isSlackKnown = false;
    double m_value = 0;
};

} // namespace tulpar
