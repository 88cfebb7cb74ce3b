#include <QtTest>

#include "tests/app/desk.h"
#include "tests/app/desk_looks.h"
#include "tests/widgets/common/enter_twice.h"
#include "widgets/common/hold_button.h"
#include "widgets/night/altitude_plot.h"
#include "widgets/night/night_head.h"
#include "widgets/night/night_panel.h"
#include "widgets/night/night_rows.h"
#include "widgets/night/night_table.h"
#include "widgets/night/night_timeline.h"

#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

using namespace tulpar;
using namespace Qt::Literals::StringLiterals;

/// The night at the desk: what real keys and clicks send, what bars them.
class TestDeskNight : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void oneKeyOpensItAndBack();
    void theButtonOpensItToo();
    void theRunSwitchTakesTwoSteps();
    void aStepIsPausedAtOnceAndSkippedInTwoStepsWithItsReason();
    void ordersToABlock();
    void aDragIsSentAndTakenBack();
    void anotherDesksControlBarsIt();
    void theChosenBlockIsTheSameEverywhere();
    void anEmptyNightTeaches();
    void keysAreHelped();
};

void TestDeskNight::initTestCase()
{
    QVERIFY(dressApplication());
}

void TestDeskNight::oneKeyOpensItAndBack()
{
    {
        Desk desk(u"observing"_s);
        QVERIFY(!desk.window->night()->isVisible());
        desk.key(Qt::Key_5, Qt::ControlModifier);
        QVERIFY(desk.window->night()->isVisible());
        QVERIFY(desk.window->night()->timeline()->hasFocus());
        QVERIFY(desk.find<QLabel>(u"nightTitle"_s)->text().startsWith(u"Exposing: M 31"_s));
        desk.key(Qt::Key_F2, Qt::ShiftModifier);
        QVERIFY(!desk.window->night()->isVisible());
    }
    Desk small(u"observing"_s, {}, {900, 700});
    small.key(Qt::Key_F2, Qt::ShiftModifier);
    QVERIFY(small.window->night()->isVisible());
    small.key(Qt::Key_F2, Qt::ShiftModifier);
    QVERIFY(!small.window->night()->isVisible());
}

void TestDeskNight::theButtonOpensItToo()
{
    Desk desk(u"observing"_s);
    QTest::mouseClick(desk.find<QToolButton>(u"nightButton"_s), Qt::LeftButton);
    QVERIFY(desk.window->night()->isVisible());
    QVERIFY(desk.find<QToolButton>(u"nightButton"_s)->isChecked());
}

void TestDeskNight::theRunSwitchTakesTwoSteps()
{
    Desk desk(u"observing"_s);
    desk.key(Qt::Key_5, Qt::ControlModifier);
    QTest::keyClick(desk.window->night()->timeline(), Qt::Key_R);
    HoldButton *run = desk.window->night()->head()->runSwitch();
    QVERIFY(run->isChosen());
    QCOMPARE(desk.asked(), std::size_t{0});
    QTest::keyClick(run, Qt::Key_Return);
    QCOMPARE(desk.last().body, RequestBody(RunNight{false}));
    QCOMPARE(desk.find<QLabel>(u"runBy"_s)->text(), u"the core runs the night, for Aigerim"_s);
    QVERIFY(desk.find<QLabel>(u"drilled"_s)->text().contains(u"drilled at 12:01 UTC"_s));
}

void TestDeskNight::aStepIsPausedAtOnceAndSkippedInTwoStepsWithItsReason()
{
    Desk desk(u"observing"_s);
    desk.window->speakAs(u"Bota"_s);
    desk.key(Qt::Key_5, Qt::ControlModifier);
    NightTable *steps = desk.window->night()->steps();
    QTest::keyClick(desk.window->night()->timeline(), Qt::Key_S);
    QVERIFY(steps->hasFocus());
    steps->choose(QString::number(static_cast<int>(NightStep::Observe)));
    QTest::keyClick(steps, Qt::Key_A);
    QCOMPARE(desk.last().body, RequestBody(OrderStep{NightStep::Observe, StepOrder::Pause, {}}));
    QCOMPARE(desk.last().who, std::string("Bota"));
    QTest::keyClick(steps, Qt::Key_G);
    QCOMPARE(desk.last().body, RequestBody(OrderStep{NightStep::Observe, StepOrder::Restart, {}}));
    steps->choose(QString::number(static_cast<int>(NightStep::DawnFlats)));
    const std::size_t before = desk.asked();
    QTest::keyClick(steps, Qt::Key_G); // it has not begun
    QCOMPARE(desk.asked(), before);
    QTest::keyClick(steps, Qt::Key_K);
    auto *why = desk.find<QLineEdit>(u"stepWhy"_s);
    QVERIFY(why->hasFocus());
    QTest::keyClicks(why, u"lamp in the dome, a k"_s); // letters are text here, not keys
    QTest::keyClick(why, Qt::Key_Return);
    auto *skip = desk.find<HoldButton>(u"stepSkip"_s);
    QVERIFY(skip->isChosen());
    QCOMPARE(desk.asked(), before);
    QTest::keyClick(skip, Qt::Key_Return);
    QCOMPARE(
        desk.last().body,
        RequestBody(OrderStep{NightStep::DawnFlats, StepOrder::Skip, "lamp in the dome, a k"}));
    QVERIFY(why->text().isEmpty());
    // A paused one is continued by the same key.
    auto paused = std::make_shared<Snapshot>(*desk.snapshot);
    for (NightStepView &step : paused->night.steps)
        if (step.step == NightStep::Observe)
            step.state = NightStepState::Paused;
    desk.session.show(paused);
    desk.window->refresh();
    steps->choose(QString::number(static_cast<int>(NightStep::Observe)));
    QTest::mouseClick(desk.find<QToolButton>(u"stepPause"_s), Qt::LeftButton);
    QCOMPARE(desk.last().body, RequestBody(OrderStep{NightStep::Observe, StepOrder::Resume, {}}));
}

void TestDeskNight::ordersToABlock()
{
    Desk desk(u"observing"_s);
    desk.key(Qt::Key_5, Qt::ControlModifier);
    NightPanel *night = desk.window->night();
    night->chooseBlock(blockKey("WASP-12", "transit"));
    QTest::keyClick(night->blocks(), Qt::Key_N);
    auto *begin = desk.find<HoldButton>(u"blockNow"_s);
    QVERIFY(begin->isChosen());
    QCOMPARE(desk.asked(), std::size_t{0});
    QTest::keyClick(begin, Qt::Key_Return);
    QCOMPARE(desk.last().body, RequestBody(OrderBlock{"WASP-12", "transit", BlockOrder::Now, {}}));
    QTest::keyClick(night->blocks(), Qt::Key_X);
    QTest::keyClick(desk.find<HoldButton>(u"blockSkip"_s), Qt::Key_Return);
    QCOMPARE(desk.last().body, RequestBody(OrderBlock{"WASP-12", "transit", BlockOrder::Skip, {}}));
    QTest::keyClick(night->blocks(), Qt::Key_H);
    auto *time = desk.find<QLineEdit>(u"blockTime"_s);
    QVERIFY(time->hasFocus());
    QTest::keyClicks(time, u"21:05"_s);
    QTest::keyClick(time, Qt::Key_Return);
    QCOMPARE(
        desk.last().body,
        RequestBody(
            OrderBlock{"WASP-12", "transit", BlockOrder::At, parseUtc("2022-10-09T21:05:00").value()}));
    QTest::keyClick(night->blocks(), Qt::Key_F);
    QCOMPARE(desk.last().body, RequestBody(OrderBlock{"WASP-12", "transit", BlockOrder::Free, {}}));
    night->chooseBlock(blockKey("M 13", "M 13")); // without a place: it may be wished all the same
    enterTwice(begin);
    QCOMPARE(desk.last().body, RequestBody(OrderBlock{"M 13", "M 13", BlockOrder::Now, {}}));
}

void TestDeskNight::aDragIsSentAndTakenBack()
{
    Desk desk(u"observing"_s);
    desk.key(Qt::Key_5, Qt::ControlModifier);
    NightTimeline *timeline = desk.window->night()->timeline();
    const auto &blocks = timeline->scene().blocks;
    const auto found = std::ranges::find(blocks, u"M 33"_s, &TimelineBlock::title);
    const QPoint from = timeline->blockRect(*found).center();
    const QPoint to = from + QPoint(150, 0);
    QTest::mousePress(timeline, Qt::LeftButton, {}, from);
    QTest::mouseMove(timeline, from + QPoint(70, 0));
    QTest::mouseMove(timeline, to);
    QTest::mouseRelease(timeline, Qt::LeftButton, {}, to);
    QCOMPARE(desk.asked(), std::size_t{1});
    const auto &order = std::get<OrderBlock>(desk.last().body);
    QCOMPARE(order.target, std::string("M 33"));
    QCOMPARE(order.order, BlockOrder::At);
    QVERIFY(order.beginUtc && *order.beginUtc > found->begin + 60min);
    QTest::keyClick(timeline, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(desk.last().body, RequestBody(OrderBlock{"M 33", "M 33", BlockOrder::Free, {}}));
}

void TestDeskNight::anotherDesksControlBarsIt()
{
    Desk desk(u"observing"_s);
    auto other = std::make_shared<Snapshot>(*desk.snapshot);
    other->safety.control = {"Bota", "another-desk", other->utc + 10min, {}, {}, {}};
    desk.session.show(other);
    desk.window->refresh();
    desk.key(Qt::Key_5, Qt::ControlModifier);
    NightPanel *night = desk.window->night();
    night->chooseBlock(blockKey("WASP-12", "transit"));
    night->steps()->choose(QString::number(static_cast<int>(NightStep::Observe)));
    for (const int key : {Qt::Key_A, Qt::Key_G, Qt::Key_F, Qt::Key_N, Qt::Key_R})
        QTest::keyClick(night->timeline(), Qt::Key(key));
    enterTwice(night->head()->runSwitch());
    QCOMPARE(desk.asked(), std::size_t{0});
    QCOMPARE(desk.find<QLabel>(u"blockReason"_s)->text(), u"Bota has control (F5 asks for it)"_s);
    QCOMPARE(desk.find<QLabel>(u"stepReason"_s)->text(), u"Bota has control (F5 asks for it)"_s);
}

void TestDeskNight::theChosenBlockIsTheSameEverywhere()
{
    Desk desk(u"observing"_s);
    desk.key(Qt::Key_5, Qt::ControlModifier);
    NightPanel *night = desk.window->night();
    const auto &blocks = night->timeline()->scene().blocks;
    QTest::mouseClick(
        night->timeline(), Qt::LeftButton, {}, night->timeline()->blockRect(blocks[6]).center());
    QCOMPARE(night->blocks()->chosen(), blockKey("WASP-12", "transit"));
    QCOMPARE(desk.find<QLabel>(u"blockTitle"_s)->text(), u"WASP-12, transit"_s);
    QVERIFY(night->plot()->curves().back().isChosen);
    QCOMPARE(night->plot()->curves().back().title, u"WASP-12"_s);
    // It stays chosen when the plan is made anew.
    auto later = std::make_shared<Snapshot>(*desk.snapshot);
    auto plan = std::make_shared<PlanView>(*later->night.plan);
    plan->blocks.erase(plan->blocks.begin());
    later->night.plan = plan;
    desk.session.show(later);
    desk.window->refresh();
    QCOMPARE(night->blocks()->chosen(), blockKey("WASP-12", "transit"));
}

void TestDeskNight::anEmptyNightTeaches()
{
    Desk desk(u"unplanned"_s);
    desk.key(Qt::Key_5, Qt::ControlModifier);
    QVERIFY(desk.find<QLabel>(u"nightEmpty"_s)->text().startsWith(u"No programme"_s));
    auto *begin = desk.find<QToolButton>(u"nightBegin"_s);
    QVERIFY(begin->isVisible());
    QTest::mouseClick(begin, Qt::LeftButton);
    QVERIFY(desk.window->night()->editor()->isVisible());
    QTest::mouseClick(desk.find<QToolButton>(u"programmeExample"_s), Qt::LeftButton);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_S, Qt::ControlModifier);
    QVERIFY(std::get<EnterProgramme>(desk.last().body).text.find("[[target]]") != std::string::npos);
    QVERIFY(!desk.window->night()->editor()->isChanged()); // the session has accepted it
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(!desk.window->night()->editor()->isVisible());
    QVERIFY(desk.window->night()->isVisible());
}

void TestDeskNight::keysAreHelped()
{
    Desk desk(u"observing"_s);
    desk.key(Qt::Key_5, Qt::ControlModifier);
    for (const KeyLine &line : desk.window->night()->keys())
        QVERIFY(!line.keys.isEmpty() && !line.does.isEmpty());
    QVERIFY(desk.window->night()->keys().size() >= 10);
}

QTEST_MAIN(TestDeskNight)
#include "test_desk_night.moc"
