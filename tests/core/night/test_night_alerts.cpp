#include "core/night/night_book.h"
#include "tests/core/night/written_facts.h"
#include "tests/core/night/written_night.h"

#include <QTest>

using namespace tulpar;
using namespace tulpar::testing;
using namespace Qt::Literals::StringLiterals;

namespace {

QString kindsOf(const NightReport &report)
{
    QStringList kinds;
    for (const HandOver &one : report.handOver)
        kinds << QString::fromUtf8(nameOf(one.kind).data()) + u' ' + QString::fromStdString(one.subject);
    return kinds.join(u", "_s);
}

/// A notice of that feed about an event, decided on, and a response to it.
std::vector<TimedFact> answered(const std::string &feed, const std::string &event)
{
    Decision decision;
    decision.outcome = Outcome::Respond;
    std::vector<TimedFact> facts{
        {hour("12:00:00"), CoreStarted{"1", true, false}},
        {hour("12:30:00"), NoticeReceived{feed, {}, -1, 400, true}},
        {hour("12:30:00"), Decided{event, "burst", {}, {}, {}, decision}},
        {hour("12:30:00"), ResponseStep{event, {Step::Received, {}}}}};
    for (const TimedFact &one : factsOf(
             "12:30:00 response " + event + " vetting alert\n12:30:00 response " + event
             + " acquiring accepted\n12:30:01 response " + event
             + " stopping operator_stop\n12:30:02 response " + event + " idle quiet"))
        facts.push_back(one);
    return facts;
}

NightReport reportOfFacts(const std::vector<TimedFact> &facts)
{
    NightBook book(assy(), nightTimes(assy(), "2026-12-10", 5h).value(), "test");
    for (const FactRecord &one : recordsOf(facts))
        book.take(one);
    return book.report(hour("06:59:00"));
}

} // namespace

/// Which alerts a night is said to have had.
class TestNightAlerts : public QObject {
    Q_OBJECT

private slots:
    void aDrillIsNobodysBurst()
    {
        std::vector<TimedFact> facts = answered(std::string(kDrillFeed), "manual:Drill_2026-12-10");
        facts.push_back({hour("12:30:03"), NightDrilled{true, 0.002, {}}});
        const NightReport drilled = reportOfFacts(facts);
        QVERIFY(drilled.alerts.empty());
        QVERIFY(drilled.drill && drilled.drill->isPassed);
        QVERIFY(!kindsOf(drilled).contains(u"alert"));
        // The same from a broker is a burst that nobody has acknowledged.
        const NightReport burst = reportOfFacts(answered("gcn", "manual:Drill_2026-12-10"));
        QCOMPARE(burst.alerts.size(), std::size_t(1));
        QCOMPARE(burst.alerts.front().responses.size(), std::size_t(1));
        QVERIFY(kindsOf(burst).contains(u"alert_unseen manual:Drill_2026-12-10"));
    }

    void whatIsDecidedAnewIsNoNotice()
    {
        std::vector<TimedFact> facts = answered("gcn", "swift:1");
        facts.push_back({hour("13:00:00"), NoticeReceived{"gcn", {}, 2, 400, false}});
        facts.push_back({hour("13:00:00"), NoticeRepeated{"swift:1", "burst", "gcn"}});
        facts.push_back({hour("13:30:00"), std::get<Decided>(facts[2].fact)});
        QCOMPARE(reportOfFacts(facts).alerts.front().notices, 1);
        facts.push_back({hour("13:40:00"), NoticeReceived{"gcn", {}, 3, 400, false}});
        facts.push_back({hour("13:40:00"), std::get<Decided>(facts[2].fact)});
        QCOMPARE(reportOfFacts(facts).alerts.front().notices, 2);
    }
};

QTEST_GUILESS_MAIN(TestNightAlerts)
#include "test_night_alerts.moc"
