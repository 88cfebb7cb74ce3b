#include <QtTest>

#include "tests/app/desk.h"
#include "tests/widgets/common/enter_twice.h"
#include "widgets/alerts/alert_panel.h"
#include "widgets/common/fonts.h"
#include "widgets/common/hold_button.h"
#include "widgets/common/language.h"
#include "widgets/devices/device_cell_widget.h"
#include "widgets/devices/observatory_bar.h"
#include "widgets/safety/about_panel.h"
#include "widgets/safety/alarm_strip.h"
#include "widgets/safety/condition_model.h"
#include "widgets/safety/control_call.h"
#include "widgets/safety/operate_bar.h"
#include "widgets/safety/override_form.h"
#include "widgets/safety/people_panel.h"
#include "widgets/safety/safety_panel.h"
#include "widgets/safety/standing_bar.h"

#include <QLabel>
#include <QLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QToolButton>
#include <QTreeWidget>

using namespace tulpar;
using namespace Qt::Literals::StringLiterals;

/// Safety at the desk: what real keys and clicks send, what bars them, and that all of it fits and is red.
class TestDeskSafety : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void oneKeyOpensSafetyAndBack();
    void overrideTakesConditionReasonAndHold();
    void overrideIsBarredWithItsReason();
    void aRunningOverrideIsAlwaysSeenAndEndedByOneKey();
    void alarmsAreAcknowledgedByKeyAndClick();
    void aQuietDeskHasNoStrip();
    void alarmsMoveNothing();
    void mutedLevelsAreSilent();
    void controlIsTakenAskedAndGranted();
    void anotherDesksControlBarsCommands();
    void takeBackNeedsANameAndTwoSteps();
    void everyRequestCarriesTheSpeaker();
    void stopMotionIsNotMakeSafe();
    void whatIsNotReadyPromisesNoLight_data();
    void whatIsNotReadyPromisesNoLight();
    void leversHoldAndCloseAlways();
    void engineeringTakesTwoSteps();
    void lostCoreHatchesSafety();
    void anAnswerEndsAndDoesNotWake();
    void askingForControlSaysWhatBecameOfIt();
    void aboutSaysWhatIsProven();
    void keyboardReachesEveryControl();
    void nothingIsCutOff_data();
    void nothingIsCutOff();
    void redIsPurelyRed_data();
    void redIsPurelyRed();
};

void TestDeskSafety::initTestCase()
{
    QVERIFY(loadFonts());
    Palette::of(Lighting::Night).applyTo(*qApp);
    QApplication::setFont(deskFont());
}

void TestDeskSafety::oneKeyOpensSafetyAndBack()
{
    {
        Desk desk(u"unsafe"_s);
        QVERIFY(!desk.window->safety()->isVisible());
        desk.key(Qt::Key_F3);
        QVERIFY(desk.window->safety()->isVisible());
        QVERIFY(desk.window->safety()->table()->hasFocus());
        QCOMPARE(desk.find<QLabel>(u"openAnswer"_s)->text(), u"MUST BE CLOSED"_s);
        desk.key(Qt::Key_F3);
        QVERIFY(!desk.window->safety()->isVisible());
    }
    Desk small(u"unsafe"_s, {}, {900, 700});
    small.key(Qt::Key_F3);
    QVERIFY(small.window->safety()->isVisible());
    small.key(Qt::Key_F3);
    QVERIFY(!small.window->safety()->isVisible());
}

void TestDeskSafety::overrideTakesConditionReasonAndHold()
{
    Desk desk(u"unsafe"_s);
    desk.window->speakAs(u"Bota"_s);
    desk.key(Qt::Key_F3);
    QTableView *table = desk.window->safety()->table();
    desk.window->safety()->chooseCondition(Condition::Rain);
    QTest::keyClick(table, Qt::Key_Down); // snow
    QTest::keyClick(table, Qt::Key_Down);
    QTest::keyClick(table, Qt::Key_3);
    QTest::keyClick(table, Qt::Key_W);
    auto *why = desk.find<QLineEdit>(u"overrideWhy"_s);
    QVERIFY(why->hasFocus());
    QTest::keyClicks(why, u"1 sensor wet, 2 dry"_s); // digits and letters are text here, not keys
    QCOMPARE(why->text(), u"1 sensor wet, 2 dry"_s);
    QTest::keyClick(why, Qt::Key_Return); // chooses
    auto *begin = desk.find<HoldButton>(u"overrideBegin"_s);
    QVERIFY(begin->isChosen());
    QCOMPARE(desk.asked(), std::size_t{0});
    QTest::keyClick(begin, Qt::Key_Return);
    QCOMPARE(desk.asked(), std::size_t{1});
    QCOMPARE(
        desk.last().body,
        RequestBody(BeginOverride{Condition::Humidity, "1 sensor wet, 2 dry", std::chrono::minutes(30)}));
    QCOMPARE(desk.last().who, std::string("Bota"));
    QVERIFY(why->text().isEmpty()); // the next one is said anew
}

void TestDeskSafety::overrideIsBarredWithItsReason()
{
    Desk desk(u"unsafe"_s);
    auto *begin = desk.find<HoldButton>(u"overrideBegin"_s);
    auto *reason = desk.find<QLabel>(u"overrideReason"_s);
    QCOMPARE(reason->text(), u"choose a condition above"_s);
    desk.key(Qt::Key_F3);
    desk.window->safety()->chooseCondition(Condition::Sun);
    QCOMPARE(reason->text(), u"Sun may never be overridden"_s);
    desk.window->safety()->chooseCondition(Condition::Humidity);
    QCOMPARE(reason->text(), u"say your name first (F4)"_s);
    desk.window->speakAs(u"Bota"_s);
    QCOMPARE(reason->text(), u"say why"_s);
    QVERIFY(!begin->isEnabled());
    desk.find<QLineEdit>(u"overrideWhy"_s)->setText(u"seen dry"_s);
    QVERIFY(begin->isEnabled());
    desk.window->safety()->chooseCondition(Condition::DewPointGap);
    QVERIFY(!begin->isEnabled()); // another condition, another reason
}

void TestDeskSafety::aRunningOverrideIsAlwaysSeenAndEndedByOneKey()
{
    Desk desk(u"overridden"_s);
    const auto chips = desk.window->standing()->findChildren<QLabel *>(u"override"_s);
    QCOMPARE(chips.size(), 2);
    QCOMPARE(chips[0]->text(), u"clouds overridden: Bota, 13 min left"_s);
    QCOMPARE(chips[1]->text(), u"humidity overridden: Aigerim, 48 s left"_s);
    QVERIFY(chips[0]->isVisible());
    desk.key(Qt::Key_F3, Qt::ShiftModifier);
    QCOMPARE(desk.last().body, RequestBody(EndOverride{Condition::Cloud}));
    QTest::mouseClick(
        desk.window->standing()->findChildren<QToolButton *>(u"endOverride"_s)[1], Qt::LeftButton);
    QCOMPARE(desk.last().body, RequestBody(EndOverride{Condition::Humidity}));
    desk.key(Qt::Key_F3); // in the table too
    desk.window->safety()->chooseCondition(Condition::Cloud);
    QTest::keyClick(desk.window->safety()->table(), Qt::Key_E);
    QCOMPARE(desk.last().body, RequestBody(EndOverride{Condition::Cloud}));
    auto over = std::make_shared<Snapshot>(*desk.snapshot);
    over->safety.overrides.clear();
    desk.session.show(over);
    desk.window->refresh();
    QCoreApplication::processEvents();
    for (const QLabel *chip : desk.window->standing()->findChildren<QLabel *>(u"override"_s))
        QVERIFY(!chip->isVisible());
}

void TestDeskSafety::alarmsAreAcknowledgedByKeyAndClick()
{
    Desk desk(u"alarms"_s);
    AlarmStrip *strip = desk.window->alarms();
    QVERIFY(strip->isVisible());
    QCOMPARE(strip->headline(), u"Alarms to be seen: 3"_s);
    QTreeWidget *list = strip->list();
    QCOMPARE(list->topLevelItemCount(), 4);
    QVERIFY(list->topLevelItem(0)->text(0).startsWith(u"DANGER: roof: not done within 60 s"_s));
    QVERIFY(list->topLevelItem(1)->text(0).contains(u"+ 8 consequences"_s));
    QCOMPARE(list->topLevelItem(1)->childCount(), 8);
    desk.key(Qt::Key_F7);
    QVERIFY(list->hasFocus());
    QTest::keyClick(list, Qt::Key_Down);
    QTest::keyClick(list, Qt::Key_Right);
    QVERIFY(list->topLevelItem(1)->isExpanded());
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(desk.last().body, RequestBody(AcknowledgeAlarm{6}));
    const QRect cell = list->visualItemRect(list->topLevelItem(0));
    const QPoint button(list->viewport()->width() - 12, cell.center().y());
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, button);
    QCOMPARE(desk.asked(), std::size_t{1}); // it has only just come: a click was meant for what lay beneath
    QTRY_VERIFY_WITH_TIMEOUT(
        (QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, button), desk.asked() >= 2), 5000);
    QCOMPARE(desk.last().body, RequestBody(AcknowledgeAlarm{7}));
    desk.key(Qt::Key_F7, Qt::ShiftModifier);
    QCOMPARE(desk.last().body, RequestBody(AcknowledgeAlarm{0}));
}

void TestDeskSafety::aQuietDeskHasNoStrip()
{
    Desk desk(u"idle"_s);
    QVERIFY(!desk.window->alarms()->isVisible());
    QVERIFY(!desk.window->controlCall()->isVisible());
    QCOMPARE(
        desk.window->layout()->contentsMargins().bottom(), desk.window->layout()->contentsMargins().top());
    desk.key(Qt::Key_F7, Qt::ShiftModifier);
    QCOMPARE(desk.asked(), std::size_t{0});
}

void TestDeskSafety::alarmsMoveNothing()
{
    Desk desk(u"idle"_s);
    const QRect alerts = desk.window->alerts()->geometry();
    const int before = desk.window->layout()->contentsMargins().bottom();
    auto loud = std::make_shared<Snapshot>(*desk.snapshot);
    loud->safety = makeScene(u"alarms"_s, {}, {})->safety;
    desk.session.show(loud);
    desk.window->refresh();
    QCoreApplication::processEvents();
    QVERIFY(desk.window->alarms()->isVisible());
    QCOMPARE(desk.window->alerts()->geometry(), alerts);
    QCOMPARE(desk.window->layout()->contentsMargins().bottom(), before);
    QVERIFY(desk.window->windowTitle().contains(u"ALARM"_s));
    desk.key(Qt::Key_F7); // the person turns to it: what it covers comes out
    QVERIFY(desk.window->layout()->contentsMargins().bottom() > before);
}

void TestDeskSafety::mutedLevelsAreSilent()
{
    AlarmStrip strip;
    QSignalSpy sounds(&strip, &AlarmStrip::soundDue);
    auto snapshot = std::make_shared<Snapshot>();
    Alarm notice;
    notice.number = 1;
    notice.weight = AlarmWeight::Notice;
    snapshot->safety.alarms = {notice};
    strip.setHeardFrom(AlarmWeight::Warning);
    strip.setSnapshot(snapshot);
    QCOMPARE(sounds.size(), 0);
    auto more = std::make_shared<Snapshot>(*snapshot);
    notice.number = 2;
    notice.weight = AlarmWeight::Danger;
    more->safety.alarms.insert(more->safety.alarms.begin(), notice);
    strip.setSnapshot(more);
    QCOMPARE(sounds.size(), 1);
    strip.setSnapshot(std::make_shared<Snapshot>(*more));
    QCOMPARE(sounds.size(), 1);
}

void TestDeskSafety::controlIsTakenAskedAndGranted()
{
    {
        Desk free(u"idle"_s);
        QCOMPARE(free.window->standing()->controlText(), u"control: free"_s);
        free.key(Qt::Key_F5);
        QCOMPARE(free.last().body, RequestBody(TakeControl{}));
    }
    {
        Desk other(u"control"_s);
        QCOMPARE(
            other.window->standing()->controlText(),
            u"control: Bota; commands here are off until you have control"_s);
        QTest::mouseClick(other.find<QToolButton>(u"controlButton"_s), Qt::LeftButton);
        QCOMPARE(other.last().body, RequestBody(TakeControl{}));
    }
    {
        Desk asked(u"asked"_s);
        QCOMPARE(asked.window->standing()->controlText(), u"control: Aigerim (this desk)"_s);
        QVERIFY(asked.window->controlCall()->isVisible());
        QCOMPARE(asked.window->controlCall()->sentence(), u"Bota asks for control; it goes over in 23 s"_s);
        asked.key(Qt::Key_F5);
        auto *grant = asked.find<QToolButton>(u"controlGrant"_s);
        QVERIFY(grant->hasFocus());
        QTest::keyClick(grant, Qt::Key_Space);
        QCOMPARE(asked.last().body, RequestBody(AnswerControl{true}));
        QTRY_VERIFY_WITH_TIMEOUT(
            (QTest::mouseClick(asked.find<QToolButton>(u"controlDecline"_s), Qt::LeftButton),
             asked.asked() >= 2),
            5000);
        QCOMPARE(asked.last().body, RequestBody(AnswerControl{false}));
    }
    Desk mine(u"overridden"_s); // here since before, nobody asks
    mine.key(Qt::Key_F5);
    QCOMPARE(mine.asked(), std::size_t{0}); // one key never gives it away
    QTest::keyClick(mine.find<QToolButton>(u"controlButton"_s), Qt::Key_Space);
    QCOMPARE(mine.last().body, RequestBody(ReleaseControl{}));
}

void TestDeskSafety::anotherDesksControlBarsCommands()
{
    Desk desk(u"control"_s);
    desk.window->speakAs(u"Aigerim"_s);
    for (const char *name : {"arm", "mode"}) {
        auto *button = desk.find<HoldButton>(QString::fromLatin1(name));
        QVERIFY(!button->isEnabled());
        QCOMPARE(button->whyNot(), u"Bota has control (F5 asks for it)"_s);
        QVERIFY(button->toolTip().contains(u"Bota has control"_s));
    }
    desk.key(Qt::Key_F12); // what is safe is everybody's
    QCOMPARE(desk.last().body, RequestBody(MakeSafe{}));
    desk.key(Qt::Key_F10);
    QCOMPARE(desk.last().body, RequestBody(StopMotion{}));
    desk.key(Qt::Key_F8);
    enterTwice(desk.find<HoldButton>(u"close_roof"_s));
    QCOMPARE(desk.last().body, RequestBody(Operate{Operation::CloseRoof, {}}));
    const std::size_t before = desk.asked();
    enterTwice(desk.find<HoldButton>(u"arm"_s));
    QCOMPARE(desk.asked(), before);
}

void TestDeskSafety::takeBackNeedsANameAndTwoSteps()
{
    Desk desk(u"control"_s);
    auto *back = desk.find<HoldButton>(u"takeBack"_s);
    QVERIFY(back->isVisible());
    QCOMPARE(back->whyNot(), u"say your name first (F4)"_s);
    desk.window->speakAs(u"Aigerim"_s);
    back->setFocus();
    QTest::keyClick(back, Qt::Key_Return);
    QCOMPARE(desk.asked(), std::size_t{0});
    QTest::keyClick(back, Qt::Key_Return);
    QCOMPARE(desk.last().body, RequestBody(TakeBackControl{}));
    QCOMPARE(desk.last().who, std::string("Aigerim"));
}

void TestDeskSafety::everyRequestCarriesTheSpeaker()
{
    Desk desk(u"idle"_s);
    desk.key(Qt::Key_F12);
    QCOMPARE(desk.last().who, std::string("desk")); // nobody has said a name
    desk.key(Qt::Key_F4);
    QVERIFY(desk.window->people()->isVisible());
    auto *name = desk.find<QLineEdit>(u"newName"_s);
    QVERIFY(name->hasFocus());
    QTest::keyClicks(name, u"  Aigerim  "_s);
    QTest::keyClick(name, Qt::Key_Return);
    QVERIFY(!desk.window->people()->isVisible());
    QCOMPARE(desk.find<QToolButton>(u"who"_s)->text(), u"Aigerim  F4"_s);
    desk.key(Qt::Key_F12);
    QCOMPARE(desk.last().who, std::string("Aigerim"));
    desk.window->speakAs(u"Bota"_s);
    desk.key(Qt::Key_F4);
    QTest::keyClick(name, Qt::Key_2); // of late: Bota, Aigerim
    desk.key(Qt::Key_F10);
    QCOMPARE(desk.last().who, std::string("Aigerim"));
    desk.key(Qt::Key_F4);
    QTest::keyClick(name, Qt::Key_Escape);
    QVERIFY(!desk.window->people()->isVisible());
    QCOMPARE(desk.window->people()->names(), (QStringList{u"Aigerim"_s, u"Bota"_s}));
}

void TestDeskSafety::stopMotionIsNotMakeSafe()
{
    Desk desk(u"slewing"_s);
    auto *answer = desk.find<QLabel>(u"answer"_s);
    desk.key(Qt::Key_F10);
    QCOMPARE(desk.last().body, RequestBody(StopMotion{}));
    QCOMPARE(answer->text(), u"stop motion: still moving: mount slewing"_s);
    auto after = std::make_shared<Snapshot>(*desk.snapshot);
    for (DeviceView &view : after->devices)
        if (view.mount)
            view.mount->isSlewing = view.mount->isTracking = false;
    desk.session.show(after);
    desk.window->refresh();
    QCOMPARE(answer->text(), u"stop motion: nothing moves; not closed: roof open, cover open"_s);
    QTest::mousePress(desk.find<QPushButton>(u"makeSafe"_s), Qt::LeftButton);
    QCOMPARE(desk.last().body, RequestBody(MakeSafe{}));
    QCOMPARE(answer->text(), u"make safe: not closed yet: roof open, cover open"_s);
    auto closing = std::make_shared<Snapshot>(*after);
    closing->isMakingSafe = true;
    for (DeviceView &view : closing->devices)
        if (view.opening)
            view.opening = OpeningReport{OpeningState::Closing, 0.4};
    desk.session.show(closing);
    desk.window->refresh();
    QCOMPARE(answer->text(), u"make safe: still moving: roof closing 40 %, cover closing 40 %"_s);
    auto closed = std::make_shared<Snapshot>(*after);
    for (DeviceView &view : closed->devices)
        if (view.opening)
            view.opening = OpeningReport{OpeningState::Closed, 0.0};
    desk.session.show(closed);
    desk.window->refresh();
    QCOMPARE(answer->text(), u"make safe: done, all closed, nothing moves"_s);
    desk.clock.advance(20s); // nothing heard since, but this has ended
    desk.window->tick();
    QCOMPARE(answer->text(), u"make safe: done, all closed, nothing moves"_s);
    desk.clock.advance(15s);
    desk.window->tick();
    QVERIFY(answer->isHidden());
}

void TestDeskSafety::whatIsNotReadyPromisesNoLight_data()
{
    QTest::addColumn<QString>("says");
    QTest::newRow("unsafe") << u"humidity 91 % > 85 % (1 of 3 reasons)"_s;
    QTest::newRow("alarms") << u"roof: not done within 60 s (1 of 2 reasons)"_s;
    QTest::newRow("empty") << u"humidity 88 % > 85 % (1 of 4 reasons)"_s;
    QTest::newRow("engineering") << QString();
}

void TestDeskSafety::whatIsNotReadyPromisesNoLight()
{
    QFETCH(QString, says);
    Desk desk(QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY(desk.snapshot->readiness.firstLight); // the core goes on saying what it would be
    const QString shown = desk.find<QLabel>(u"firstLight"_s)->text();
    QVERIFY2(!shown.contains(u"first light"_s), qPrintable(shown));
    if (!says.isEmpty())
        QCOMPARE(shown, says);
}

void TestDeskSafety::leversHoldAndCloseAlways()
{
    {
        Desk robotic(u"idle"_s);
        robotic.window->speakAs(u"Bota"_s);
        QVERIFY(!robotic.window->operating()->isVisible());
        robotic.key(Qt::Key_F8);
        QVERIFY(robotic.window->operating()->isVisible());
        QVERIFY(robotic.find<HoldButton>(u"close_roof"_s)->isEnabled());
        QVERIFY(!robotic.find<HoldButton>(u"open_roof"_s)->isEnabled());
        QCOMPARE(robotic.find<QLabel>(u"operateReason"_s)->text(), u"robotic mode: to manual first"_s);
    }
    Desk work(u"engineering"_s);
    QVERIFY(work.window->operating()->isVisible()); // the mode brings its levers
    QCOMPARE(work.find<HoldButton>(u"open_roof"_s)->whyNot(), u"say your name first (F4)"_s);
    work.window->speakAs(u"Aigerim"_s);
    auto *open = work.find<HoldButton>(u"open_roof"_s);
    QVERIFY(open->isEnabled());
    QTest::mousePress(open, Qt::LeftButton);
    QTest::mouseRelease(open, Qt::LeftButton);
    QVERIFY(open->isChosen());
    QCOMPARE(work.asked(), std::size_t{0});
    QTest::keyClick(open, Qt::Key_Return);
    QCOMPARE(work.last().body, RequestBody(Operate{Operation::OpenRoof, {}}));
    enterTwice(work.find<HoldButton>(u"cool_cameras"_s));
    QCOMPARE(work.last().body, RequestBody(Operate{Operation::CoolCameras, {}}));
    auto wet = std::make_shared<Snapshot>(*work.snapshot);
    wet->safety.conditions[0].state = ConditionState::Bad;
    work.session.show(wet);
    work.window->refresh();
    QVERIFY(open->whyNot().startsWith(u"rain"_s));
    QVERIFY(work.find<HoldButton>(u"close_cover"_s)->isEnabled());
}

void TestDeskSafety::engineeringTakesTwoSteps()
{
    Desk desk(u"idle"_s);
    desk.key(Qt::Key_F3);
    QVERIFY(!desk.find<HoldButton>(u"moderobotic"_s)->isEnabled()); // it is so already
    auto *engineering = desk.find<HoldButton>(u"modeengineering"_s);
    engineering->setFocus();
    QTest::keyClick(engineering, Qt::Key_Return);
    QCOMPARE(desk.asked(), std::size_t{0});
    QTest::keyClick(engineering, Qt::Key_Return);
    QCOMPARE(desk.last().body, RequestBody(SetMode{"engineering"}));
}

void TestDeskSafety::lostCoreHatchesSafety()
{
    Desk desk(u"idle"_s);
    desk.key(Qt::Key_F3);
    desk.session.show(desk.snapshot, false);
    desk.clock.advance(42s);
    desk.window->refresh();
    desk.window->tick();
    const ConditionModel *model = desk.window->safety()->model();
    QVERIFY(model->rowCount() > 0);
    for (int i = 0; i < model->rowCount(); ++i)
        QVERIFY(model->rowAt(i)->isStale || model->rowAt(i)->condition == Condition::Snow);
    QCOMPARE(desk.find<QLabel>(u"openAnswer"_s)->text(), u"NOT KNOWN"_s);
    QCOMPARE(desk.window->standing()->controlText(), u"control: unknown"_s);
    for (const DeviceCellWidget *cell : desk.window->findChildren<DeviceCellWidget *>())
        QVERIFY2(cell->cell().isStale, qPrintable(cell->cell().name));
    QCOMPARE(
        desk.find<QLabel>(u"firstLight"_s)->text(),
        u"not heard for 42 s: all shown grows old. Start tulpard, look at the roof"_s);
    QVERIFY(!desk.find<HoldButton>(u"arm"_s)->isEnabled());
    QVERIFY(desk.window->alarms()->isVisible());
    QVERIFY(desk.window->alarms()->list()->topLevelItem(0)->text(0).startsWith(u"DANGER: NO CORE"_s));
    QVERIFY(desk.window->windowTitle().contains(u"ALARM"_s));
    QStringList words;
    for (const DeviceCellWidget *cell : desk.window->findChildren<DeviceCellWidget *>())
        words << cell->cell().word;
    QVERIFY2(words.contains(u"unknown; open 42 s ago"_s), qPrintable(words.join(u", "_s)));
    auto *notSent = desk.find<QLabel>(u"notSent"_s);
    QVERIFY(!notSent->isVisible());
    for (const auto key : {Qt::Key_F12, Qt::Key_F10}) { // is tried all the same
        desk.key(key);
        QVERIFY(notSent->isVisible());
        QCOMPARE(
            notSent->text(),
            u"NOT SENT: the core is not heard. The roof closes by its own contact 15 s after the core falls silent"_s);
    }
    QCOMPARE(desk.last().body, RequestBody(StopMotion{}));
    desk.clock.advance(100s); // as long as it is so
    desk.window->tick();
    QVERIFY(notSent->isVisible());
    auto again = std::make_shared<Snapshot>(*desk.snapshot);
    again->utc = again->utc + 142s;
    desk.session.show(again);
    desk.window->refresh();
    QVERIFY(!desk.window->alarms()->isVisible());
    QCOMPARE(notSent->text(), u"NOT SENT: stop motion. The core is heard again now"_s);
    desk.clock.advance(31s);
    desk.window->tick();
    QVERIFY(!notSent->isVisible());
}

void TestDeskSafety::anAnswerEndsAndDoesNotWake()
{
    Desk desk(u"slewing"_s);
    auto *answer = desk.find<QLabel>(u"answer"_s);
    desk.key(Qt::Key_F10);
    QCOMPARE(answer->text(), u"stop motion: still moving: mount slewing"_s);
    desk.clock.advance(4s);
    auto next = std::make_shared<Snapshot>(*desk.snapshot);
    next->utc = next->utc + 4s;
    for (DeviceView &view : next->devices)
        view.measuredUtc = next->utc;
    next->response->receivedUtc = next->utc - 1s; // the next response: it moves the mount for itself
    desk.session.show(next);
    desk.window->refresh();
    desk.window->tick();
    QVERIFY2(answer->isHidden(), qPrintable(answer->text()));
    desk.session.setAnswer({false, {{ReasonCode::Raining, {}, {}, {}}}});
    enterTwice(desk.find<HoldButton>(u"arm"_s));
    QVERIFY(answer->text().endsWith(u"not accepted: rain"_s));
    desk.clock.advance(31s);
    desk.window->tick();
    QVERIFY(answer->isHidden());
}

void TestDeskSafety::askingForControlSaysWhatBecameOfIt()
{
    const auto answerTo = [](const ControlView &then, const QString &says) {
        Desk desk(u"control"_s);
        auto *answer = desk.find<QLabel>(u"answer"_s);
        desk.key(Qt::Key_F5);
        QCOMPARE(answer->text(), u"take control: asked Bota"_s);
        auto asked = std::make_shared<Snapshot>(*desk.snapshot);
        asked->safety.control.askedBy = "Aigerim";
        asked->safety.control.askedByDesk = "this-desk";
        asked->safety.control.grantedUtc = asked->utc + 30s;
        desk.session.show(asked);
        desk.window->refresh();
        QCOMPARE(answer->text(), u"take control: asked Bota, who has 30 s to answer"_s);
        desk.clock.advance(29s);
        desk.window->tick();
        QCOMPARE(answer->text(), u"take control: asked Bota, who has 1 s to answer"_s);
        auto over = std::make_shared<Snapshot>(*asked);
        over->safety.control = then;
        desk.session.show(over);
        desk.window->refresh();
        QCOMPARE(answer->text(), says);
    };
    answerTo({"Aigerim", "this-desk", {}, {}, {}, {}}, u"take control: granted, this desk has control"_s);
    answerTo({"Bota", "another-desk", {}, {}, {}, {}}, u"take control: refused, Bota has control"_s);
}

void TestDeskSafety::aboutSaysWhatIsProven()
{
    Desk desk(u"idle"_s);
    desk.key(Qt::Key_F1, Qt::ShiftModifier);
    QVERIFY(desk.window->about()->isVisible());
    auto *proof = desk.find<QLabel>(u"aboutProof"_s);
    for (const PropertyWords &property : kSafetyProperties)
        QVERIFY(proof->text().contains(
            QString::fromUtf8(property.sentence.data(), qsizetype(property.sentence.size()))));
    ProvenRecord record;
    desk.window->about()->setRecord(record);
    QVERIFY(proof->text().contains(u"NOT PROVEN FOR THIS BUILD"_s));
    record.version = "0.1.0";
    record.utc = "2022-10-09T14:11:34Z";
    record.states = 1234567;
    record.transitions = 89;
    record.properties = 21;
    record.mutants = 19;
    desk.window->about()->setRecord(record);
    QVERIFY(proof->text().contains(u"NOT PROVEN FOR THIS BUILD"_s)); // other sources
    record.isCurrent = true;
    desk.window->about()->setRecord(record);
    QVERIFY(!proof->text().contains(u"NOT PROVEN"_s));
    QVERIFY(proof->text().contains(u"1\u2009234\u2009567 states"_s));
    QVERIFY(proof->text().contains(u"Version 0.1.0, 2022-10-09"_s));
    desk.key(Qt::Key_Escape);
    QVERIFY(!desk.window->about()->isVisible());
}

void TestDeskSafety::keyboardReachesEveryControl()
{
    Desk desk(u"alarms"_s);
    desk.key(Qt::Key_F3);
    for (QWidget *panel : std::initializer_list<QWidget *>{
             desk.window->standing(), desk.window->safety(), desk.window->alarms()})
        for (const QAbstractButton *button : panel->findChildren<QAbstractButton *>()) {
            if (!button->isVisible() || button->objectName().startsWith(u"qt_"_s))
                continue;
            QVERIFY2(button->focusPolicy() & Qt::TabFocus, qPrintable(button->objectName()));
            QVERIFY2(
                !button->accessibleName().isEmpty() || !button->text().isEmpty(),
                qPrintable(button->objectName()));
        }
    QVERIFY(!desk.window->safety()->table()->accessibleName().isEmpty());
    QVERIFY(!desk.window->alarms()->list()->accessibleName().isEmpty());
    QVERIFY(!desk.find<QLineEdit>(u"overrideWhy"_s)->accessibleName().isEmpty());
    const ConditionModel *model = desk.window->safety()->model();
    QVERIFY(model->index(2, 0).data(Qt::AccessibleTextRole).toString().startsWith(u"humidity, 42 %"_s));
}

void TestDeskSafety::nothingIsCutOff_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("percent");
    QTest::addColumn<QSize>("size");
    for (const QString &language : languages())
        for (const auto &[percent, size] : std::initializer_list<std::pair<int, QSize>>{
                 {100, QSize(1600, 1000)},
                 {100, QSize(1024, 768)},
                 {200, QSize(1600, 1000)},
                 {200, QSize(1280, 800)}})
            QTest::addRow("%s %d %d", qPrintable(language), percent, size.width())
                << language << percent << size;
}

void TestDeskSafety::nothingIsCutOff()
{
    QFETCH(QString, language);
    QFETCH(int, percent);
    QFETCH(QSize, size);
    QVERIFY(setLanguage(*qApp, language));
    for (const QString &scene :
         {u"unsafe"_s, u"overridden"_s, u"alarms"_s, u"control"_s, u"asked"_s, u"engineering"_s}) {
        DeskLook look;
        look.scale = Scale(percent);
        Desk desk(scene, look, size);
        desk.window->speakAs(u"Aigerim"_s);
        QCoreApplication::processEvents();
        QVERIFY2(desk.window->size() == size, qPrintable(u"%1 grew"_s.arg(scene)));
        const auto check = [&](const QWidget *widget, const QString &text) {
            if (!widget->isVisible() || text.isEmpty())
                return;
            const QString where = u"%1: '%2' needs %3 x %4, has %5 x %6"_s.arg(scene, text)
                                      .arg(widget->sizeHint().width())
                                      .arg(widget->sizeHint().height())
                                      .arg(widget->width())
                                      .arg(widget->height());
            QVERIFY2(widget->sizeHint().width() <= widget->width(), qPrintable(where));
            QVERIFY2(widget->sizeHint().height() <= widget->height() + 1, qPrintable(where));
            const QRect place(widget->mapTo(desk.window.get(), QPoint()), widget->size());
            QVERIFY2(desk.window->rect().contains(place), qPrintable(where + u" and leaves the window"_s));
        };
        std::vector<std::pair<QRect, QString>> placed;
        for (const QWidget *part : desk.window->findChildren<QWidget *>()) {
            const bool isPart =
                qobject_cast<const QLabel *>(part) || qobject_cast<const QAbstractButton *>(part);
            const QWidget *parent = part->parentWidget();
            const bool isOfBars = parent == desk.window->bar() || parent == desk.window->standing()
                || parent == desk.window->operating();
            if (!isPart || !isOfBars || !part->isVisible())
                continue;
            const QRect place(part->mapTo(desk.window.get(), QPoint()), part->size());
            for (const auto &[other, name] : placed)
                QVERIFY2(
                    !other.intersects(place),
                    qPrintable(u"%1: %2 lies over %3"_s.arg(scene, part->objectName(), name)));
            placed.emplace_back(place, part->objectName());
        }
        for (QWidget *bar : std::initializer_list<QWidget *>{
                 desk.window->bar(), desk.window->standing(), desk.window->operating(),
                 desk.window->controlCall(), desk.window->alarms()}) {
            for (const QLabel *label : bar->findChildren<QLabel *>())
                check(label, label->text());
            for (const QAbstractButton *button : bar->findChildren<QAbstractButton *>()) {
                const auto *hold = dynamic_cast<const HoldButton *>(button);
                check(button, hold ? hold->wish() : button->text());
            }
        }
    }
    QVERIFY(setLanguage(*qApp, u"en"_s));
}

void TestDeskSafety::redIsPurelyRed_data()
{
    QTest::addColumn<QString>("scene");
    QTest::addColumn<int>("whole");
    QTest::newRow("alarms") << u"alarms"_s << static_cast<int>(DeskWindow::Whole::Safety);
    QTest::newRow("overridden") << u"overridden"_s << static_cast<int>(DeskWindow::Whole::Safety);
    QTest::newRow("asked") << u"asked"_s << static_cast<int>(DeskWindow::Whole::About);
}

void TestDeskSafety::redIsPurelyRed()
{
    QFETCH(QString, scene);
    QFETCH(int, whole);
    Palette::of(Lighting::Red).applyTo(*qApp);
    DeskLook look;
    look.palette = Palette::of(Lighting::Red);
    Desk desk(scene, look);
    desk.key(Qt::Key_F8);
    desk.key(Qt::Key_F4);
    desk.window->setWhole(static_cast<DeskWindow::Whole>(whole));
    desk.window->safety()->chooseCondition(Condition::Humidity);
    desk.window->standing()->setFocus(); // a text cursor inverts what is under it
    QCoreApplication::processEvents();
    const QImage picture = desk.window->grab().toImage().convertToFormat(QImage::Format_RGB32);
    int notRed = 0;
    QPoint first;
    for (int y = 0; y < picture.height(); ++y)
        for (int x = 0; x < picture.width(); ++x) {
            const QRgb pixel = picture.pixel(x, y);
            if ((qGreen(pixel) != 0 || qBlue(pixel) != 0) && notRed++ == 0)
                first = {x, y};
        }
    QVERIFY2(
        notRed == 0, qPrintable(u"%1 pixels, first at %2,%3"_s.arg(notRed).arg(first.x()).arg(first.y())));
    Palette::of(Lighting::Night).applyTo(*qApp);
}

QTEST_MAIN(TestDeskSafety)
#include "test_desk_safety.moc"
