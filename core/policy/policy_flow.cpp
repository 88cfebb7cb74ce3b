#include "core/policy/policy_flow.h"

#include "core/policy/judgement.h"

#include <algorithm>

namespace tulpar {

namespace {

/// Boxes and arrows of requirements in order, without a path.
PolicyFlow drawn(const std::string &name, const std::vector<AppliedRule> &rules, Outcome ifAllPass)
{
    PolicyFlow flow;
    FlowNode entry;
    entry.kind = FlowNode::Kind::Strategy;
    entry.text = name;
    flow.nodes.push_back(entry);
    std::size_t last = 0; // the box that the next one hangs below
    std::optional<std::size_t> side; // the outcome box that the last requirement led to
    int row = 0;
    for (const AppliedRule &applied : rules) {
        FlowNode box;
        box.kind = FlowNode::Kind::Requirement;
        box.text = nameOf(applied.rule);
        box.applied = applied;
        box.outcome = applied.otherwise;
        box.row = ++row;
        const std::size_t index = flow.nodes.size();
        flow.nodes.push_back(box);
        flow.edges.push_back({last, index, FlowEdge::Kind::Passed, false});
        if (!side || flow.nodes[*side].outcome != applied.otherwise) {
            side = flow.nodes.size();
            FlowNode outcome;
            outcome.kind = FlowNode::Kind::Outcome;
            outcome.text = nameOf(applied.otherwise);
            outcome.outcome = applied.otherwise;
            outcome.row = row;
            outcome.column = 1;
            flow.nodes.push_back(outcome);
        }
        flow.edges.push_back({index, *side, FlowEdge::Kind::Failed, false});
        last = index;
    }
    FlowNode foot;
    foot.kind = FlowNode::Kind::Outcome;
    foot.text = nameOf(ifAllPass);
    foot.outcome = ifAllPass;
    foot.row = row + 1;
    flow.edges.push_back({last, flow.nodes.size(), FlowEdge::Kind::Passed, false});
    flow.nodes.push_back(foot);
    return flow;
}

/// Lights the boxes from the entry to the outcome that was taken.
void light(PolicyFlow &flow)
{
    std::size_t at = 0;
    flow.nodes[0].onPath = true;
    for (;;) {
        const bool fails = flow.nodes[at].applied && flow.nodes[at].applied->decides;
        const auto wanted = fails ? FlowEdge::Kind::Failed : FlowEdge::Kind::Passed;
        const auto edge = std::find_if(flow.edges.begin(), flow.edges.end(), [&](const FlowEdge &one) {
            return one.from == at && one.kind == wanted;
        });
        if (edge == flow.edges.end())
            break;
        edge->onPath = true;
        flow.nodes[at].decides = fails;
        at = edge->to;
        flow.nodes[at].onPath = true;
    }
    flow.nodes[at].decides = true;
}

} // namespace

PolicyFlow flowOf(const Decision &decision)
{
    PolicyFlow flow = drawn(decision.strategy, decision.rules, decision.ifAllPass);
    flow.notMatched = decision.notMatched;
    light(flow);
    return flow;
}

PolicyFlow flowOf(const Strategy &strategy, Angle halfField)
{
    std::vector<AppliedRule> rules;
    for (const Requirement &requirement : strategy.requirements) {
        AppliedRule one;
        one.rule = requirement.rule;
        one.unit = unitOf(requirement.rule);
        one.otherwise = requirement.otherwise;
        one.goesOn = requirement.unknownGoesOn;
        if (senseOf(requirement.rule) != RuleSense::Statement)
            one.limit = limitOf(requirement, halfField);
        rules.push_back(one);
    }
    return drawn(strategy.name, rules, strategy.outcome);
}

} // namespace tulpar
