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

/// Safety at the desk: what real keys and clicks send, what bars them.
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
    void lostCoreHatchesSafety();
    void aboutSaysWhatIsProven();
    void keyboardReachesEveryControl();
};

void TestDeskSafety::initTestCase()
{
    QVERIFY(dressApplication());
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

QTEST_MAIN(TestDeskSafety)
#include "test_desk_safety.moc"
