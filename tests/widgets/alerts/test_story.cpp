#include <QtTest>

#include "core/words/numbers.h"
#include "tests/widgets/common/enter_twice.h"
#include "widgets/alerts/alert_panel.h"
#include "widgets/alerts/alert_rows.h"
#include "widgets/alerts/call_bar.h"
#include "widgets/alerts/entry_fields.h"
#include "widgets/alerts/entry_panel.h"
#include "widgets/alerts/event_story.h"
#include "widgets/alerts/night_track.h"
#include "widgets/alerts/rule_flow.h"
#include "widgets/alerts/story_timeline.h"
#include "widgets/common/hold_button.h"

#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QToolButton>

using namespace tulpar;
using namespace Qt::Literals::StringLiterals;

/// One event's story, the call for a person, alerts by hand: what is shown and what leaves.
class TestStory : public QObject {
    Q_OBJECT
private slots:
    void timelineSaysWhatEachNoticeBrought();
    void flowLightsThePath();
    void nightOfTheBurst();
    void callCountsDownAndSoundsAgain();
    void acceptTakesTwoSteps();
    void notesAndNamesLeave();
    void coordinatesAsPeopleWriteThem();
    void wrongFieldsAreSaid();
    void positionByHandLeaves();
    void pastedNoticeIsReadFirst();
    void observersAskNothing();

private:
    const UtcInstant m_now = parseUtc("2022-10-09T14:11:34Z").value();

    [[nodiscard]] AlertView asking() const
    {
        AlertView alert;
        alert.event = "swift:1126853";
        alert.name = "Swift 1126853";
        alert.source = "Swift BAT";
        alert.triggerUtc = m_now - 76s;
        alert.receivedUtc = m_now;
        alert.position = IcrsDirection{Angle::degrees(288.2632), Angle::degrees(19.8026)};
        alert.errorRadius = Angle::arcminutes(3);
        alert.state = AlertState::Asking;
        alert.askUntil = m_now + 105s;
        alert.decision.outcome = Outcome::Ask;
        alert.decision.unanswered = Outcome::Queue;
        alert.decision.strategy = "Bursts";
        alert.decision.rules = {
            {Rule::NotATest, true, {}, {}, RuleUnit::None},
            {Rule::AboveHardLimit, true, 61.2, 15.0, RuleUnit::Degrees, Outcome::Queue},
            {Rule::ErrorWithinField, false, 0.14, 0.084, RuleUnit::Degrees, Outcome::Ask, true}};
        return alert;
    }
    [[nodiscard]] std::shared_ptr<Snapshot> with(const std::vector<AlertView> &alerts) const
    {
        auto made = std::make_shared<Snapshot>();
        made->utc = m_now;
        made->observatory.site.latitude = Angle::degrees(43.2249);
        made->observatory.site.longitude = Angle::degrees(77.8710);
        made->observatory.site.heightM = 2750;
        made->observatory.altitudeSoft = Angle::degrees(20);
        made->observatory.altitudeHard = Angle::degrees(15);
        made->observatory.fieldWidth = Angle::arcminutes(10);
        made->alerts = rowsOf(alerts);
        return made;
    }
};

void TestStory::timelineSaysWhatEachNoticeBrought()
{
    AlertView alert = asking();
    NoticeView first;
    first.receivedUtc = *alert.triggerUtc + 13s;
    first.source = "Swift BAT";
    first.kind = "SWIFT_BAT_QUICKLOOK_POS";
    first.feed = "gcn";
    first.positionKind = PositionKind::Source;
    first.errorRadius = Angle::arcminutes(4);
    first.containment = 0.9;
    first.copies = 3;
    NoticeView pointing = first;
    pointing.positionKind = PositionKind::Pointing;
    NoticeView retracted = first;
    retracted.isRetraction = true;
    NoticeView best = first;
    best.errorRadius = Angle::arcseconds(4);
    best.isBest = true;
    alert.story = {first, pointing, best, retracted};
    const auto lines = timelineLines(alert);
    QCOMPARE(lines[0].since, u"T0+0:13"_s);
    QCOMPARE(lines[0].place, u"4\u2032 at 90 %"_s);
    QCOMPARE(lines[0].came, u"gcn, 3 copies"_s);
    QVERIFY(lines[1].errorBar < 0); // where an instrument points is no error of the source
    QVERIFY(lines[2].isBest && lines[2].errorBar < lines[0].errorBar && lines[2].errorBar > 0);
    QCOMPARE(lines[3].place, u"retracted"_s);
    QVERIFY(lines[3].errorBar < 0);
}

void TestStory::flowLightsThePath()
{
    RuleFlow flow;
    flow.resize(420, 400);
    flow.setDecision(asking().decision);
    QCOMPARE(
        flow.accessibleDescription(),
        u"Bursts, not a test, altitude 61.2\u00b0 \u2265 15\u00b0, error 8.4\u2032 > 5\u2032, ask a person"_s);
    const FlowPlan plan = flowPlan(flow.flow(), 420, flow.fontMetrics(), Scale());
    QCOMPARE(plan.boxes.size(), flow.flow().nodes.size());
    for (const FlowBox &box : plan.boxes) { // every text whole, inside, none over another
        QVERIFY(QRect(0, 0, 420, plan.height).contains(box.place));
        for (const FlowBox &other : plan.boxes)
            if (other.node != box.node)
                QVERIFY(!other.place.intersects(box.place));
    }
    QCOMPARE_GT(flow.heightForWidth(200), flow.heightForWidth(600)); // narrow: the texts wrap
}

void TestStory::nightOfTheBurst()
{
    // The issue's evening: 61 degrees high at receipt; it sets below 20 degrees four hours later.
    const auto snapshot = with({});
    const Observer observer(snapshot->observatory.site, m_now);
    const NightCourse track =
        nightTrack({Angle::degrees(288.2632), Angle::degrees(19.8026)}, snapshot->observatory, observer);
    QVERIFY(track.from && track.until);
    QCOMPARE(*track.from, m_now);
    const auto sets =
        alertSky({Angle::degrees(288.2632), Angle::degrees(19.8026)}, snapshot->observatory, observer);
    QCOMPARE_LT(std::abs(seconds(*track.until - *sets.setsBelow)), 5.0); // nextCrossing is good to 1 s
    QCOMPARE_LT(std::abs(track.highest - 61), 1.0);
    QCOMPARE_GT(track.moonLit, 0.97); // full Moon that night
    QVERIFY(track.samples.front().sun > -12 && track.samples.back().sun > -12);
    const QString sentence = nightSentence(track, snapshot->observatory, m_now);
    QVERIFY2(sentence.startsWith(u"Above 20\u00b0 in the dark now, until 18:"_s), qPrintable(sentence));
    const NightCourse south =
        nightTrack({Angle::degrees(288), Angle::degrees(-60)}, snapshot->observatory, observer);
    QVERIFY(!south.from);
    QVERIFY(nightSentence(south, snapshot->observatory, m_now).startsWith(u"Not above 20\u00b0"_s));
}

void TestStory::callCountsDownAndSoundsAgain()
{
    CallBar bar;
    bar.resize(1200, 60);
    QSignalSpy sounds(&bar, &CallBar::soundDue);
    bar.setNow(m_now);
    bar.setSnapshot(with({}));
    QVERIFY(!bar.isVisibleTo(nullptr));
    bar.setSnapshot(with({asking()}));
    QVERIFY(bar.isCalling());
    QCOMPARE(sounds.count(), 1);
    QVERIFY(bar.sentence().startsWith(u"ASKS YOU  Swift 1126853"_s));
    QCOMPARE(bar.countdown(), u"1:45 left, then: queue"_s);
    bar.setNow(m_now + 19s);
    QCOMPARE(sounds.count(), 1);
    bar.setNow(m_now + 21s);
    QCOMPARE(sounds.count(), 2);
    QCOMPARE(bar.countdown(), u"1:24 left, then: queue"_s);
    AlertView heard = asking();
    heard.isSeen = true;
    bar.setSnapshot(with({heard}));
    bar.setNow(m_now + 60s);
    QCOMPARE(sounds.count(), 2); // heard: silent, and still asking
    QVERIFY(bar.isCalling());
    AlertView urgent = asking();
    urgent.event = "svom:1";
    urgent.name = "SVOM 1";
    urgent.askUntil = m_now + 62s;
    bar.setSnapshot(with({heard, urgent}));
    QVERIFY(bar.sentence().startsWith(u"ASKS YOU  SVOM 1  and 1 more"_s)); // the shorter deadline first
    heard.state = AlertState::Declined;
    bar.setSnapshot(with({heard}));
    QVERIFY(!bar.isCalling());
}

void TestStory::acceptTakesTwoSteps()
{
    CallBar bar;
    bar.resize(1400, 60);
    bar.setNow(m_now);
    QSignalSpy asked(&bar, &CallBar::requested);
    bar.setSnapshot(with({asking()}));
    bar.show();
    auto *respond = bar.findChild<HoldButton *>(u"callRespond"_s);
    respond->setFocus();
    QTest::keyClick(respond, Qt::Key_Return);
    QCOMPARE(asked.count(), 0);
    QTest::keyClick(respond, Qt::Key_Return);
    QCOMPARE(asked.at(0).at(0).value<Request>().body, RequestBody(DecideAlert{"swift:1126853", true}));
    auto *decline = bar.findChild<HoldButton *>(u"callDecline"_s);
    decline->click(); // one click is no answer
    QCOMPARE(asked.size(), 1);
    QTest::keyClick(decline, Qt::Key_Return);
    QTest::keyClick(decline, Qt::Key_Return);
    QCOMPARE(asked.at(1).at(0).value<Request>().body, RequestBody(DecideAlert{"swift:1126853", false}));
    bar.findChild<QToolButton *>(u"callHeard"_s)->click();
    QCOMPARE(asked.at(2).at(0).value<Request>().body, RequestBody(AcknowledgeAlert{"swift:1126853"}));

    AlertPanel panel; // and from the queue, by keys alone
    panel.resize(1400, 500);
    panel.setNow(m_now);
    panel.setSnapshot(with({asking()}));
    panel.show();
    QVERIFY(QTest::qWaitForWindowActive(&panel));
    QSignalSpy fromQueue(&panel, &AlertPanel::requested);
    panel.table()->setFocus();
    QTest::keyClick(panel.table(), Qt::Key_A);
    QVERIFY(panel.areDetailsShown());
    QCOMPARE(fromQueue.count(), 0);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QCOMPARE(fromQueue.at(0).at(0).value<Request>().body, RequestBody(DecideAlert{"swift:1126853", true}));
    panel.table()->setFocus();
    QTest::keyClick(panel.table(), Qt::Key_D);
    QCOMPARE(fromQueue.count(), 1); // chosen, not yet said
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QCOMPARE(fromQueue.at(1).at(0).value<Request>().body, RequestBody(DecideAlert{"swift:1126853", false}));
}

void TestStory::notesAndNamesLeave()
{
    AlertPanel panel;
    panel.resize(1400, 600);
    panel.setNow(m_now);
    panel.setSnapshot(with({asking()}));
    panel.show();
    QVERIFY(QTest::qWaitForWindowActive(&panel));
    QSignalSpy asked(&panel, &AlertPanel::requested);
    panel.table()->setFocus();
    QTest::keyClick(panel.table(), Qt::Key_N);
    auto *note = panel.findChild<QLineEdit *>(u"note"_s);
    QVERIFY(note->hasFocus());
    QTest::keyClicks(note, u"clouds in the west"_s);
    QTest::keyClick(note, Qt::Key_Return);
    QCOMPARE(
        asked.at(0).at(0).value<Request>().body,
        RequestBody(NoteAlert{"swift:1126853", "clouds in the west"}));
    QVERIFY(note->text().isEmpty());
    QTest::keyClick(note, Qt::Key_Return); // nothing written: nothing leaves
    QCOMPARE(asked.count(), 1);
    auto *alias = panel.findChild<QLineEdit *>(u"alias"_s);
    QTest::keyClicks(alias, u"GRB 221009A"_s);
    QTest::keyClick(alias, Qt::Key_Return);
    QCOMPARE(asked.at(1).at(0).value<Request>().body, RequestBody(NameAlert{"swift:1126853", "GRB 221009A"}));
    panel.story()->findChild<QToolButton *>(u"reload"_s)->click();
    QCOMPARE(asked.at(2).at(0).value<Request>().body, RequestBody(ReloadPolicy{}));
}

void TestStory::coordinatesAsPeopleWriteThem()
{
    const auto ra = [](const QString &text) {
        return readRightAscension(text).value.value_or(Angle::degrees(-999)).asDegrees();
    };
    const auto dec = [](const QString &text) {
        return readDeclination(text).value.value_or(Angle::degrees(-999)).asDegrees();
    };
    const auto radius = [](const QString &text) {
        return readErrorRadius(text).value.value_or(Angle::degrees(-999)).asArcseconds();
    };
    const auto close = [](double a, double b) { return std::abs(a - b) < 1e-9; };
    QVERIFY(close(ra(u"19:13:03.17"_s), (19 + 13 / 60.0 + 3.17 / 3600) * 15));
    QVERIFY(close(ra(u"19 13 03"_s), (19 + 13 / 60.0 + 3 / 3600.0) * 15));
    QVERIFY(close(ra(u"19h13m03.5s"_s), (19 + 13 / 60.0 + 3.5 / 3600) * 15));
    QVERIFY(close(ra(u"288.2632"_s), 288.2632));
    QVERIFY(close(ra(u"12h"_s), 180));
    QVERIFY(close(dec(u"+19:48:09.4"_s), 19 + 48 / 60.0 + 9.4 / 3600));
    QVERIFY(close(dec(u"\u22120 30"_s), -0.5)); // the sign of a zero counts
    QVERIFY(close(dec(u"-8.25"_s), -8.25));
    QVERIFY(close(dec(u"+19d48m09s"_s), 19 + 48 / 60.0 + 9 / 3600.0));
    QVERIFY(close(radius(u"3'"_s), 180));
    QVERIFY(close(radius(u"12\""_s), 12));
    QVERIFY(close(radius(u"0.05 deg"_s), 180));
    QVERIFY(close(radius(u"3"_s), 180));
    for (const QString &bad : {u"25:00:00"_s, u"361"_s, u"19:61:00"_s, u"-3"_s, u"19:13.5:03"_s, u"north"_s})
        QVERIFY2(
            !readRightAscension(bad).value && !readRightAscension(bad).problem.isEmpty(), qPrintable(bad));
    for (const QString &bad : {u"91"_s, u"+19h"_s, u"1:2:3:4"_s, u""_s})
        QVERIFY2(!readDeclination(bad).value && !readDeclination(bad).problem.isEmpty(), qPrintable(bad));
    for (const QString &bad : {u"0"_s, u"-3'"_s, u"100 deg"_s, u"3 parsec"_s})
        QVERIFY2(!readErrorRadius(bad).value, qPrintable(bad));
    QCOMPARE(*readTriggerTime(u"14:10:18"_s, m_now).value, parseUtc("2022-10-09T14:10:18Z").value());
    QCOMPARE(
        *readTriggerTime(u"23:50"_s, m_now).value, parseUtc("2022-10-08T23:50:00Z").value()); // yesterday's
    QVERIFY(!readTriggerTime(u"2022-10-09 15:00:00"_s, m_now).value); // the future
    QVERIFY(!readTriggerTime(u"soon"_s, m_now).value);
    const auto both = splitCoordinates(u"19:13:03.17 +19:48:09.4"_s);
    QVERIFY(both && both->ra == u"19:13:03.17"_s && both->dec == u"+19:48:09.4"_s);
    QVERIFY(splitCoordinates(u"288.2632 19.8026"_s).has_value());
    QVERIFY(!splitCoordinates(u"19 13 03"_s).has_value());
}

void TestStory::wrongFieldsAreSaid()
{
    EntryPanel panel;
    panel.setNow(m_now);
    panel.setSnapshot(with({}));
    panel.startPosition();
    panel.show();
    QTest::keyClicks(panel.findChild<QLineEdit *>(u"entryRa"_s), u"288.2632"_s);
    QVERIFY(!panel.canSend());
    QTest::keyClicks(panel.findChild<QLineEdit *>(u"entryDec"_s), u"198"_s);
    QCOMPARE(panel.said(), u"Declination is -90 to +90 degrees; this is 198."_s);
    QVERIFY(!panel.canSend());
    QVERIFY(!panel.findChild<QPushButton *>(u"entrySend"_s)->isEnabled());
}

void TestStory::positionByHandLeaves()
{
    EntryPanel panel;
    panel.setNow(m_now);
    panel.setSnapshot(with({}));
    panel.startPosition();
    panel.show();
    QSignalSpy asked(&panel, &EntryPanel::requested);
    auto *ra = panel.findChild<QLineEdit *>(u"entryRa"_s);
    QTest::keyClicks(panel.findChild<QLineEdit *>(u"entryName"_s), u"GRB 221009A"_s);
    QApplication::clipboard()->setText(u"288.2632 +19.8026"_s);
    ra->paste(); // both into one
    QCOMPARE(ra->text(), u"288.2632"_s);
    auto *error = panel.findChild<QLineEdit *>(u"entryError"_s);
    QTest::keyClicks(error, u"3'"_s);
    QVERIFY(panel.canSend());
    QVERIFY2(panel.said().contains(u"61\u00b0, below 20\u00b0"_s), qPrintable(panel.said()));
    QTest::keyClick(error, Qt::Key_Return);
    QCOMPARE(asked.count(), 1);
    const auto sent = std::get<EnterAlert>(asked.at(0).at(0).value<Request>().body);
    QCOMPARE(sent.name, std::string("GRB 221009A"));
    QVERIFY(std::abs(sent.position.ra.asDegrees() - 288.2632) < 1e-9);
    QVERIFY(std::abs(sent.position.dec.asDegrees() - 19.8026) < 1e-9);
    QVERIFY(!sent.triggerUtc);
    panel.showAnswer(u"alert by hand: accepted"_s, true);
    QVERIFY(!panel.canSend()); // nothing is sent twice
}

void TestStory::pastedNoticeIsReadFirst()
{
    AlertPanel panel;
    panel.resize(1200, 400);
    panel.setNow(m_now);
    panel.setSnapshot(with({}));
    panel.show();
    QSignalSpy asked(&panel, &AlertPanel::requested);
    panel.offerNotice("<nonsense", u"pasted"_s);
    QVERIFY(panel.isEntryShown());
    QVERIFY2(
        panel.entry()->said().startsWith(u"Not a notice that can be read"_s),
        qPrintable(panel.entry()->said()));
    QVERIFY(!panel.entry()->canSend());
    const QByteArray notice =
        R"({"$schema":"https://gcn.nasa.gov/schema/v4.0.0/gcn/notices/einstein_probe/wxt/alert.schema.json",)"
        R"("instrument":"WXT","trigger_time":"2022-10-09T14:10:17Z","id":["01709130"],"ra":120.5,"dec":40.25,"ra_dec_error":0.02})";
    panel.offerNotice(notice, u"ep.json"_s);
    QVERIFY2(
        panel.entry()->said().contains(words::direction({Angle::degrees(120.5), Angle::degrees(40.25)})),
        qPrintable(panel.entry()->said()));
    QCOMPARE(asked.count(), 0);
    panel.findChild<QPushButton *>(u"entrySend"_s)->click();
    QCOMPARE(
        asked.at(0).at(0).value<Request>().body, RequestBody(EnterNotice{notice.toStdString(), "ep.json"}));
    panel.showAnswer(EnterNotice{}, {true, {}});
    QVERIFY(!panel.entry()->canSend());
}

void TestStory::observersAskNothing()
{
    AlertPanel panel;
    panel.resize(1200, 400);
    panel.setObserving(true);
    panel.setNow(m_now);
    panel.setSnapshot(with({asking()}));
    panel.show();
    QVERIFY(QTest::qWaitForWindowActive(&panel));
    QSignalSpy asked(&panel, &AlertPanel::requested);
    panel.showDetails();
    QVERIFY(!panel.findChild<HoldButton *>(u"storyRespond"_s)->isEnabled());
    panel.table()->setFocus();
    for (const Qt::Key key : {Qt::Key_A, Qt::Key_D, Qt::Key_H})
        QTest::keyClick(panel.table(), key);
    enterTwice(panel.findChild<HoldButton *>(u"storyRespond"_s));
    QCOMPARE(asked.count(), 0);
}

QTEST_MAIN(TestStory)
#include "test_story.moc"
