#include <QtTest>

#include "tests/app/desk.h"
#include "tests/app/desk_looks.h"
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

/// Who commands, and what a person may have single devices do: what real keys and clicks send, what bars
/// them.
class TestDeskControl : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QVERIFY(dressApplication()); }
    void controlIsTakenAskedAndGranted();
    void anotherDesksControlBarsCommands();
    void takeBackNeedsANameAndTwoSteps();
    void everyRequestCarriesTheSpeaker();
    void stopMotionIsNotMakeSafe();
    void whatIsNotReadyPromisesNoLight_data();
    void whatIsNotReadyPromisesNoLight();
    void leversHoldAndCloseAlways();
    void engineeringTakesTwoSteps();
    void anAnswerEndsAndDoesNotWake();
    void askingForControlSaysWhatBecameOfIt();
};

void TestDeskControl::controlIsTakenAskedAndGranted()
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

void TestDeskControl::anotherDesksControlBarsCommands()
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

void TestDeskControl::takeBackNeedsANameAndTwoSteps()
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

void TestDeskControl::everyRequestCarriesTheSpeaker()
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

void TestDeskControl::stopMotionIsNotMakeSafe()
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

void TestDeskControl::whatIsNotReadyPromisesNoLight_data()
{
    QTest::addColumn<QString>("says");
    QTest::newRow("unsafe") << u"humidity 91 % > 85 % (1 of 3 reasons)"_s;
    QTest::newRow("alarms") << u"roof: not done within 60 s (1 of 2 reasons)"_s;
    QTest::newRow("empty") << u"humidity 88 % > 85 % (1 of 4 reasons)"_s;
    QTest::newRow("engineering") << QString();
}

void TestDeskControl::whatIsNotReadyPromisesNoLight()
{
    QFETCH(QString, says);
    Desk desk(QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY(desk.snapshot->readiness.firstLight); // the core goes on saying what it would be
    const QString shown = desk.find<QLabel>(u"firstLight"_s)->text();
    QVERIFY2(!shown.contains(u"first light"_s), qPrintable(shown));
    if (!says.isEmpty())
        QCOMPARE(shown, says);
}

void TestDeskControl::leversHoldAndCloseAlways()
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

void TestDeskControl::engineeringTakesTwoSteps()
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

void TestDeskControl::anAnswerEndsAndDoesNotWake()
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

void TestDeskControl::askingForControlSaysWhatBecameOfIt()
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

QTEST_MAIN(TestDeskControl)
#include "test_desk_control.moc"
