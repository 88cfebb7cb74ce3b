#pragma once

#include "core/plan/planner.h"
#include "core/plan/why_not.h"
#include "core/runtime/core_config.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace tulpar {

/// What the planner must know of the observatory. The programme stays above the soft limit: bursts alone go
/// lower.
[[nodiscard]] PlanTerms planTermsOf(const CoreConfig &config);

/// A plan that the core loop asks for. It is made elsewhere: the loop never waits.
struct PlanOrder {
    std::uint64_t number = 0; ///< of the order; a newer one makes it void
    std::shared_ptr<const Programme> programme;
    Site site;
    Span night; ///< from sunset to sunrise
    PlanTerms terms;
    PlanStart start; ///< without a plan before
    std::optional<Plan> before;
};

/// What came of it so far; a later one of the same order is better or says more.
struct PlanAnswer {
    std::uint64_t number = 0;
    std::shared_ptr<const NightSky> night;
    Plan plan;
    std::vector<WhyNotAnswer> unplaced; ///< reasons found so far
    bool isFinal = false;
};

/// How much is thought about a plan.
struct PlanEffort {
    int pieces = 60; ///< each of some 50 changes tried
    bool explains = true; ///< why what is missing is missing
};

/// Carries an order out in pieces of some ten milliseconds, so that whoever does it can stop. Pure; any
/// thread, each on one.
class PlanWork {
public:
    explicit PlanWork(PlanOrder order, const PlanEffort &effort = {});

    /// One piece. True: `answer` has changed.
    [[nodiscard]] bool step();
    [[nodiscard]] bool isOver() const { return m_answer.isFinal; }
    [[nodiscard]] const PlanAnswer &answer() const { return m_answer; }

private:
    PlanOrder m_order;
    PlanEffort m_effort;
    std::optional<Planner> m_planner;
    PlanAnswer m_answer;
    int m_improved = 0; ///< pieces
    std::size_t m_explained = 0; ///< blocks
};

} // namespace tulpar
