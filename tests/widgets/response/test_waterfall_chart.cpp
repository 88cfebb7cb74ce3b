#include <QtTest>

#include "widgets/response/waterfall_chart.h"

using namespace tulpar;
using namespace Qt::Literals::StringLiterals;

/// The waterfall as numbers: bars, clock, axis, sentences.
class TestWaterfallChart : public QObject {
    Q_OBJECT
private slots:
    void runningResponseCountsOn();
    void clockStopsAtTheFirstExposure();
    void barsFollowTheSteps();
    void axisHoldsTheTenSecondsAndTheSlowCase();
    void sentencesSayWhatIsAwaited();

private:
    const UtcInstant m_received = parseUtc("2022-10-09T14:11:34Z").value();

    [[nodiscard]] ResponseView acquiring() const
    {
        ResponseView view;
        view.state = ResponseState::Acquiring;
        view.receivedUtc = m_received;
        view.predicted = 6800ms;
        view.steps = {{Step::Received, 0ms},      {Step::Parsed, 1ms},     {Step::Decided, 2ms},
                      {Step::FirstCommand, 30ms}, {Step::RoofClear, 40ms}, {Step::CoverOpen, 40ms}};
        return view;
    }
    [[nodiscard]] ResponseView exposing() const
    {
        ResponseView view = acquiring();
        view.state = ResponseState::Exposing;
        view.steps.push_back({Step::InField, 6700ms});
        view.steps.push_back({Step::FirstExposure, 6740ms});
        return view;
    }
};

void TestWaterfallChart::runningResponseCountsOn()
{
    const WaterfallChart chart = waterfallChart(acquiring(), m_received + 3100ms);
    QVERIFY(chart.isRunning);
    QCOMPARE(chart.elapsed, Duration(3100ms));
    QCOMPARE(chart.predicted, Duration(6800ms));
}

void TestWaterfallChart::clockStopsAtTheFirstExposure()
{
    const WaterfallChart chart = waterfallChart(exposing(), m_received + 300s);
    QVERIFY(!chart.isRunning);
    QCOMPARE(chart.elapsed, Duration(6740ms));
}

void TestWaterfallChart::barsFollowTheSteps()
{
    const WaterfallChart chart = waterfallChart(acquiring(), m_received + 3100ms);
    QCOMPARE(chart.lanes.size(), std::size_t{5});
    const WaterfallBar &mount = chart.lanes[1].bars.at(0);
    QCOMPARE(mount.begin, Duration(30ms));
    QVERIFY(!mount.end);
    const WaterfallBar &roof = chart.lanes[2].bars.at(0);
    QCOMPARE(roof.end, std::optional<Duration>(40ms));
    QVERIFY(chart.lanes[4].bars.empty());
    QCOMPARE(waterfallChart(exposing(), m_received).lanes[4].bars.at(0).begin, Duration(6740ms));
}

void TestWaterfallChart::axisHoldsTheTenSecondsAndTheSlowCase()
{
    QCOMPARE(waterfallChart(acquiring(), m_received + 1s).axisEnd, Duration(11s));
    ResponseView slow = acquiring();
    slow.predicted = 26100ms;
    QCOMPARE(waterfallChart(slow, m_received + 1s).axisEnd, Duration(29s));
}

void TestWaterfallChart::sentencesSayWhatIsAwaited()
{
    QCOMPARE(waitingSentence(acquiring()), u"waits for: mount"_s);
    ResponseView blocked = acquiring();
    blocked.waitingFor = {{ReasonCode::RoofNotOpen, {}, {}, {}}};
    QCOMPARE(waitingSentence(blocked), u"waits for: roof not open"_s);
    ResponseView ended = exposing();
    ended.isOver = true;
    ended.cause = "operator";
    QCOMPARE(
        summarySentence(ended),
        u"first light 6.7 s after the notice (predicted 6.8 s) \u00b7 stopped by a person"_s);
    ResponseView dark = acquiring();
    dark.isOver = true;
    dark.cause = "retracted";
    QCOMPARE(summarySentence(dark), u"no exposure \u00b7 retracted"_s);
}

QTEST_GUILESS_MAIN(TestWaterfallChart)
#include "test_waterfall_chart.moc"
