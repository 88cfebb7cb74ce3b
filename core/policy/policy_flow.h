#pragma once

#include "core/policy/decision.h"
#include "core/policy/strategy.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace tulpar {

/// One box of a drawn strategy. Column 0 is the way down, column 1 the outcomes to its right.
struct FlowNode {
    enum class Kind {
        Strategy, ///< the entry; `text` is its name
        Requirement, ///< `applied` has rule, value and limit
        Outcome,
    };
    Kind kind = Kind::Strategy;
    std::string text;
    std::optional<AppliedRule> applied;
    Outcome outcome = Outcome::Ignore; ///< of an outcome; of a requirement where it leads when it fails
    int row = 0; ///< from 0, downwards
    int column = 0;
    bool onPath = false; ///< the event went through here
    bool decides = false; ///< here the way ended: the requirement that failed, or the outcome taken
    bool operator==(const FlowNode &) const = default;
};

/// From one box to another: downwards where a requirement passed, to the right where it failed.
struct FlowEdge {
    enum class Kind { Passed, Failed };
    std::size_t from = 0; ///< index of the node
    std::size_t to = 0;
    Kind kind = Kind::Passed;
    bool onPath = false;
    bool operator==(const FlowEdge &) const = default;
};

/// A strategy as a drawing: boxes, arrows and, for a decision, its path. Pure value; the desk paints it.
/// Rows: the strategy, its requirements in order, the outcome of all passed at the foot of column 0. A
/// requirement's outcome stands beside it in column 1; requirements that follow each other and lead to the
/// same outcome share one box, beside the first of them.
struct PolicyFlow {
    std::vector<FlowNode> nodes;
    std::vector<FlowEdge> edges;
    std::vector<std::string> notMatched; ///< names of the strategies passed by, to be drawn above
    bool operator==(const PolicyFlow &) const = default;
};

/// With the decision's path lit.
[[nodiscard]] PolicyFlow flowOf(const Decision &decision);

/// As written, with limits and without an event: no path. `halfField` turns limits in half fields to degrees.
[[nodiscard]] PolicyFlow flowOf(const Strategy &strategy, Angle halfField);

} // namespace tulpar
