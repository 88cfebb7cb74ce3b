#include "core/policy/policy.h"
#include "core/policy/policy_flow.h"

#include <QTest>

#include <algorithm>

using namespace tulpar;

namespace {

Decision decisionOf(const std::vector<Outcome> &others, std::optional<std::size_t> decides)
{
    Decision decision;
    decision.strategy = "Bursts";
    decision.notMatched = {"Neutrinos"};
    decision.ifAllPass = Outcome::Respond;
    for (std::size_t i = 0; i < others.size(); ++i) {
        AppliedRule applied;
        applied.rule = static_cast<Rule>(i);
        applied.otherwise = others[i];
        applied.passed = !decides || i < *decides;
        applied.decides = decides == i;
        decision.rules.push_back(applied);
    }
    decision.outcome = decides ? others[*decides] : Outcome::Respond;
    return decision;
}

std::vector<std::string> pathOf(const PolicyFlow &flow)
{
    std::vector<std::string> path;
    for (const FlowNode &node : flow.nodes)
        if (node.onPath)
            path.push_back(node.text);
    return path;
}

} // namespace

/// A strategy as a drawing, and the way of one event through it.
class TestPolicyFlow final : public QObject {
    Q_OBJECT

private slots:
    void allPassedLeadsToTheFoot();
    void theFirstFailureLeadsAside();
    void outcomesAreSharedByNeighbours();
    void withoutAnEventThereIsNoPath();
    void everyDecisionOfTheBuiltInRulesCanBeDrawn();
};

void TestPolicyFlow::allPassedLeadsToTheFoot()
{
    const PolicyFlow flow = flowOf(decisionOf({Outcome::Ignore, Outcome::Ask}, std::nullopt));
    QCOMPARE(pathOf(flow), (std::vector<std::string>{"Bursts", "not_a_test", "not_a_retraction", "respond"}));
    QCOMPARE(flow.notMatched, std::vector<std::string>{"Neutrinos"});
    const FlowNode &foot = flow.nodes.back();
    QVERIFY(foot.decides && foot.column == 0 && foot.row == 3);
    QCOMPARE(foot.outcome, Outcome::Respond);
}

void TestPolicyFlow::theFirstFailureLeadsAside()
{
    const PolicyFlow flow = flowOf(decisionOf({Outcome::Ignore, Outcome::Ask, Outcome::Queue}, 1));
    QCOMPARE(pathOf(flow), (std::vector<std::string>{"Bursts", "not_a_test", "not_a_retraction", "ask"}));
    QCOMPARE(std::ranges::count_if(flow.edges, &FlowEdge::onPath), 3);
    const auto taken = std::ranges::find_if(
        flow.edges, [](const FlowEdge &edge) { return edge.onPath && edge.kind == FlowEdge::Kind::Failed; });
    QVERIFY(taken != flow.edges.end());
    QCOMPARE(flow.nodes[taken->to].column, 1);
    QCOMPARE(flow.nodes[taken->to].row, flow.nodes[taken->from].row);
}

void TestPolicyFlow::outcomesAreSharedByNeighbours()
{
    const PolicyFlow flow =
        flowOf(decisionOf({Outcome::Ignore, Outcome::Ignore, Outcome::Ask, Outcome::Ignore}, std::nullopt));
    const auto boxes =
        std::ranges::count_if(flow.nodes, [](const FlowNode &node) { return node.column == 1; });
    QCOMPARE(boxes, 3); // ignore for the first two, ask, ignore
}

void TestPolicyFlow::withoutAnEventThereIsNoPath()
{
    const Strategy &bursts = builtInPolicy().strategies.back();
    const PolicyFlow flow = flowOf(bursts, Angle::arcminutes(5.04));
    QVERIFY(pathOf(flow).empty());
    QVERIFY(std::ranges::none_of(flow.edges, &FlowEdge::onPath));
    const auto error = std::ranges::find_if(flow.nodes, [](const FlowNode &node) {
        return node.applied && node.applied->rule == Rule::ErrorWithinField;
    });
    QVERIFY(error != flow.nodes.end());
    QVERIFY(std::abs(error->applied->limit.value() - 0.084) < 1e-9);
}

void TestPolicyFlow::everyDecisionOfTheBuiltInRulesCanBeDrawn()
{
    for (const Strategy &strategy : builtInPolicy().strategies) {
        Notice notice;
        if (!strategy.when.missions.empty())
            notice.mission = strategy.when.missions.front();
        if (!strategy.when.kinds.empty())
            notice.kind = strategy.when.kinds.front();
        if (!strategy.when.classes.empty())
            notice.sourceClass = strategy.when.classes.front();
        const Decision decision = decide(notice, {});
        QCOMPARE(decision.strategy, strategy.name);
        const PolicyFlow flow = flowOf(decision);
        const auto last = std::ranges::find_if(flow.nodes, [](const FlowNode &node) {
            return node.kind == FlowNode::Kind::Outcome && node.decides;
        });
        QVERIFY(last != flow.nodes.end());
        QCOMPARE(last->outcome, decision.outcome);
        for (const FlowEdge &edge : flow.edges)
            QVERIFY(edge.from < flow.nodes.size() && edge.to < flow.nodes.size());
    }
}

QTEST_APPLESS_MAIN(TestPolicyFlow)
#include "test_policy_flow.moc"
