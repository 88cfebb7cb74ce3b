#pragma once

#include "core/plan/constraints.h"
#include "core/plan/plan.h"

#include <memory>

namespace tulpar {

/// Plans one night. Pure and anytime: the constructor makes a first plan (greedy: the most value a second
/// first), each `improve` makes it better or leaves it. The same arguments give the same plan. Confine to one
/// thread.
///
/// What every plan keeps: each visit lies whole within the spans where its constraints hold; between two
/// visits lies the slew on the turn of the cable wrap that holds the whole visit, and the acquisition; blocks
/// with a fixed start stand there or are unplaced; a running block stays; repeats, cadence, groups and quotas
/// of owners are kept.
///
/// What is maximised, `Plan::value`: the sum over visits of priority x open shutter seconds x quality at the
/// middle of the visit x the chance that it can still be made then (visit_value.h).
class Planner {
public:
    Planner(
        const Programme &programme, const NightSky &night, const PlanTerms &terms,
        const PlanStart &start = {}, unsigned seed = 1);
    ~Planner();
    Planner(Planner &&) noexcept;
    Planner &operator=(Planner &&) noexcept;

    /// Tries so many changes (some 30 us each in a full night) and keeps the best plan found; whether it is
    /// better than before. To be called in slices, as time allows.
    bool improve(int steps);

    [[nodiscard]] Plan plan() const;
    [[nodiscard]] double value() const;

private:
    struct Work;
    std::unique_ptr<Work> m_work;
};

} // namespace tulpar
