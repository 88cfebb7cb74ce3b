#include <QtTest>

#include "widgets/alerts/alert_model.h"
#include "widgets/alerts/alert_panel.h"
#include "widgets/alerts/event_story.h"
#include "widgets/alerts/rule_flow.h"

#include <QAbstractItemModelTester>
#include <QTableView>

#include <random>

using namespace tulpar;
using namespace Qt::Literals::StringLiterals;

/// Golden rows over Assy, row changes that keep the selection, ages from T0, details and the empty queue.
class TestAlertModel : public QObject {
    Q_OBJECT
private slots:
    void rowOfABurst();
    void rowsOfWhatIsNotObserved();
    void agesTickFromTheBurst();
    void changesKeepIdentity();
    void modelIsWellBehaved();
    void selectionStaysWithItsBurst();
    void enterShowsEveryRule();
    void emptyQueueTeaches();

private:
    const UtcInstant m_now = parseUtc("2022-10-09T14:11:34Z").value();

    [[nodiscard]] static ObservatoryView assy()
    {
        ObservatoryView view;
        view.site.latitude = Angle::degrees(43.2249);
        view.site.longitude = Angle::degrees(77.8710);
        view.site.heightM = 2750;
        view.site.timeZone = "Asia/Almaty";
        view.altitudeSoft = Angle::degrees(20);
        view.fieldWidth = Angle::arcseconds(1024 * 0.591);
        return view;
    }
    [[nodiscard]] AlertView burst(const std::string &event, Duration age) const
    {
        AlertView alert;
        alert.event = event;
        alert.name = event;
        alert.source = "Swift BAT";
        alert.triggerUtc = m_now - age;
        alert.receivedUtc = m_now;
        alert.position = IcrsDirection{Angle::degrees(288.2632), Angle::degrees(19.8026)};
        alert.errorRadius = Angle::arcminutes(3);
        alert.state = AlertState::Responding;
        alert.decision = {
            Outcome::Respond,
            {{Rule::ClassIsGrb, true, {}, {}, RuleUnit::None},
             {Rule::AboveHardLimit, true, 61.2, 15.0, RuleUnit::Degrees}}};
        return alert;
    }
    [[nodiscard]] std::shared_ptr<const Snapshot> with(std::vector<AlertView> alerts) const
    {
        auto snapshot = std::make_shared<Snapshot>();
        snapshot->observatory = assy();
        snapshot->utc = m_now;
        snapshot->alerts = rowsOf(alerts);
        return snapshot;
    }
    static QString text(const AlertModel &model, int row, int column)
    {
        return model.index(row, column).data().toString();
    }
};

void TestAlertModel::rowOfABurst()
{
    AlertModel model;
    model.setSection(with({burst("GRB 221009A", 76s)}), m_now);
    QCOMPARE(text(model, 0, AlertModel::Age), u"1:16"_s);
    QCOMPARE(text(model, 0, AlertModel::Event), u"GRB 221009A"_s);
    QCOMPARE(text(model, 0, AlertModel::Error), u"3\u2032 / 10\u2032"_s);
    // The issue's own number: 61 degrees high over Assy that evening; it sets below 20 degrees four hours
    // later.
    QVERIFY2(
        text(model, 0, AlertModel::Altitude).startsWith(u"61\u00b0, below 20\u00b0 at 18:"_s),
        qPrintable(text(model, 0, AlertModel::Altitude)));
    QCOMPARE(text(model, 0, AlertModel::Decision), u"respond: clean, fresh, up"_s);
    QCOMPARE(text(model, 0, AlertModel::State), u"responding"_s);
}

void TestAlertModel::rowsOfWhatIsNotObserved()
{
    AlertView retracted = burst("a", 76s);
    retracted.state = AlertState::Retracted;
    AlertView refused = burst("b", 76s);
    refused.state = AlertState::Refused;
    refused.refusal = "malformed: ends inside <Param>";
    refused.triggerUtc.reset();
    refused.position.reset();
    AlertView placeless = burst("c", 76s);
    placeless.position.reset();
    placeless.errorRadius.reset();
    placeless.state = AlertState::Ignored;
    const ObservatoryView site = assy();
    const Observer observer(site.site, m_now);
    QVERIFY(alertRow(retracted, site).look.isStruck);
    const AlertRow bad = alertRow(refused, site);
    QCOMPARE(bad.decision, u"unreadable: malformed: ends inside <Param>"_s);
    QCOMPARE(alertAge(bad.triggerUtc, m_now), u"?"_s);
    QVERIFY(bad.look.isQuiet && !bad.look.isStruck);
    QCOMPARE(alertAltitude(placeless, site, observer), u"no position"_s);
    QCOMPARE(alertRow(placeless, site).error, u"unknown"_s);
}

void TestAlertModel::agesTickFromTheBurst()
{
    AlertModel model;
    model.setSection(with({burst("a", 76s)}), m_now);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setNow(m_now + 400ms);
    QCOMPARE(changed.count(), 0);
    model.setNow(m_now + 1s);
    QCOMPARE(text(model, 0, AlertModel::Age), u"1:17"_s);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.at(0).at(0).toModelIndex(), model.index(0, AlertModel::Age));
    QCOMPARE(changed.at(0).at(1).toModelIndex(), model.index(0, AlertModel::Age));
}

void TestAlertModel::changesKeepIdentity()
{
    AlertModel model;
    model.setSection(with({burst("a", 76s), burst("b", 100s)}), m_now);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    QSignalSpy moved(&model, &QAbstractItemModel::rowsMoved);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.setSection(with({burst("c", 5s), burst("a", 76s), burst("b", 100s)}), m_now);
    QCOMPARE(inserted.count(), 1);
    QCOMPARE(inserted.at(0).at(1).toInt(), 0);
    model.setSection(with({burst("b", 100s), burst("c", 5s)}), m_now);
    QCOMPARE(removed.count(), 1);
    QCOMPARE(removed.at(0).at(1).toInt(), 1);
    QCOMPARE(moved.count(), 1);
    QCOMPARE(reset.count(), 0);
    QCOMPARE(text(model, 0, AlertModel::Event), u"b"_s);
    QCOMPARE(text(model, 1, AlertModel::Event), u"c"_s);
}

void TestAlertModel::modelIsWellBehaved()
{
    AlertModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    std::mt19937 chance(20221009);
    for (int i = 0; i < 60; ++i) {
        std::vector<AlertView> alerts;
        for (int k = 0; k < 6; ++k)
            if (chance() % 2 == 0)
                alerts.push_back(burst(std::string(1, char('a' + k)), 76s));
        for (std::size_t k = alerts.size(); k > 1; --k) {
            const std::size_t other = chance() % k;
            std::swap(alerts[k - 1], alerts[other]);
        }
        const auto snapshot = with(alerts);
        model.setSection(snapshot, m_now);
        QCOMPARE(model.rowCount(), static_cast<int>(alerts.size()));
        for (std::size_t k = 0; k < alerts.size(); ++k)
            QCOMPARE(
                text(model, static_cast<int>(k), AlertModel::Event), QString::fromStdString(alerts[k].name));
    }
}

void TestAlertModel::selectionStaysWithItsBurst()
{
    AlertPanel panel;
    panel.setNow(m_now);
    panel.setSnapshot(with({burst("a", 76s), burst("b", 100s)}));
    panel.chooseEvent(u"b"_s);
    panel.setSnapshot(with({burst("c", 5s), burst("a", 76s), burst("b", 100s)}));
    QCOMPARE(panel.table()->currentIndex().data(AlertModel::EventRole).toString(), u"b"_s);
}

void TestAlertModel::enterShowsEveryRule()
{
    AlertPanel panel;
    panel.resize(1200, 300);
    panel.setNow(m_now);
    AlertView low = burst("low", 76s);
    low.decision = {
        Outcome::Queue,
        {{Rule::ClassIsGrb, true, {}, {}, RuleUnit::None},
         {Rule::AboveHardLimit, false, 9.3, 15.0, RuleUnit::Degrees, Outcome::Queue, true}}};
    panel.setSnapshot(with({low}));
    panel.show();
    QSignalSpy chosen(&panel, &AlertPanel::eventChosen);
    QVERIFY(!panel.areDetailsShown());
    QTest::keyClick(panel.table(), Qt::Key_Return);
    QVERIFY(panel.areDetailsShown());
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen.at(0).at(0).toString(), u"low"_s);
    const auto *flow = panel.story()->findChild<RuleFlow *>();
    QCOMPARE(flow->accessibleDescription(), u"rules, class: burst, altitude 9.3\u00b0 < 15\u00b0, queue"_s);
    QVERIFY(panel.story()->factsText().contains(u"19:13:03.17 +19:48:09.4"_s));
    QTest::keyClick(panel.table(), Qt::Key_Escape);
    QVERIFY(!panel.areDetailsShown());
}

void TestAlertModel::emptyQueueTeaches()
{
    AlertPanel panel;
    panel.setNow(m_now);
    auto snapshot = std::make_shared<Snapshot>(*with({}));
    FeedView feed;
    feed.name = "gcn";
    feed.state = FeedState::Quiet;
    feed.isAlive = true;
    feed.lastHeardUtc = m_now - 800ms;
    snapshot->feeds = {feed};
    panel.setSnapshot(snapshot);
    QVERIFY2(panel.emptyText().contains(u"quiet, alive"_s), qPrintable(panel.emptyText()));
    QVERIFY(panel.emptyText().contains(u"heard 0.8 s ago"_s));
    QVERIFY(!panel.emptyText().contains(u"DEAD"_s));
    QVERIFY(panel.emptyText().contains(u"tulparctl drill"_s));
}

QTEST_MAIN(TestAlertModel)
#include "test_alert_model.moc"
