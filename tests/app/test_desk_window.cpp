#include <QtTest>

#include "tests/app/desk.h"
#include "tests/widgets/common/enter_twice.h"
#include "widgets/alerts/alert_panel.h"
#include "widgets/chart/sky_chart.h"
#include "widgets/common/fonts.h"
#include "widgets/common/hold_button.h"
#include "widgets/common/key_help.h"
#include "widgets/common/language.h"
#include "widgets/devices/device_cell_widget.h"
#include "widgets/devices/observatory_bar.h"
#include "widgets/devices/reasons_panel.h"
#include "widgets/response/response_banner.h"
#include "widgets/viewer/frame_viewer.h"

#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QToolButton>

using namespace tulpar;
using namespace Qt::Literals::StringLiterals;

/// The whole desk on a session that plays scenes: requests that leave, arrangement, words that fit, colours.
class TestDeskWindow : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void makeSafeTakesOneKeyFromAnywhere();
    void makeSafeTakesOneClick();
    void armTakesTwoSteps();
    void modeTakesTwoSteps();
    void stopTakesTwoSteps();
    void observerMayOnlyMakeSafe();
    void statusWordGivesItsReasons();
    void lostCoreIsSaid();
    void refusalIsSaidInWords();
    void slewOnTheChartIsAskedByAPerson();
    void smallWindowFolds();
    void panelsTakeTheWholeWindow();
    void questionMarkShowsTheKeys();
    void simulationIsFramed();
    void manySnapshotsAreMerged();
    void nothingIsCutOff_data();
    void nothingIsCutOff();
    void redIsPurelyRed();
};

void TestDeskWindow::initTestCase()
{
    QVERIFY(loadFonts());
    Palette::of(Lighting::Night).applyTo(*qApp);
    QApplication::setFont(deskFont());
}

void TestDeskWindow::makeSafeTakesOneKeyFromAnywhere()
{
    Desk desk(u"exposing"_s);
    int asked = 0;
    for (QWidget *panel :
         {static_cast<QWidget *>(desk.window->chart()), static_cast<QWidget *>(desk.window->viewer()),
          static_cast<QWidget *>(desk.window->alerts())}) {
        panel->setFocus();
        QTest::keyClick(panel, Qt::Key_F12);
        ++asked;
        QCOMPARE(desk.session.requests().size(), static_cast<std::size_t>(asked));
        QCOMPARE(desk.session.requests().back().body, RequestBody(MakeSafe{}));
    }
}

void TestDeskWindow::makeSafeTakesOneClick()
{
    Desk desk(u"idle"_s);
    QTest::mousePress(desk.window->findChild<QPushButton *>(u"makeSafe"_s), Qt::LeftButton);
    QCOMPARE(desk.session.requests().size(), std::size_t{1});
    QCOMPARE(desk.session.requests().front().body, RequestBody(MakeSafe{}));
}

void TestDeskWindow::armTakesTwoSteps()
{
    Desk closed(u"empty"_s);
    auto *arm = closed.window->findChild<HoldButton *>(u"arm"_s);
    arm->setFocus();
    QTest::keyClick(arm, Qt::Key_Return);
    QVERIFY(closed.session.requests().empty());
    QTest::keyClick(arm, Qt::Key_Return);
    QCOMPARE(closed.session.requests().back().body, RequestBody(Arm{}));
    Desk armed(u"idle"_s);
    enterTwice(armed.window->findChild<HoldButton *>(u"arm"_s));
    QCOMPARE(armed.session.requests().back().body, RequestBody(Disarm{}));
}

void TestDeskWindow::modeTakesTwoSteps()
{
    Desk desk(u"idle"_s);
    enterTwice(desk.window->findChild<HoldButton *>(u"mode"_s));
    QCOMPARE(desk.session.requests().back().body, RequestBody(SetMode{"manual"}));
}

void TestDeskWindow::stopTakesTwoSteps()
{
    Desk desk(u"slewing"_s);
    enterTwice(desk.window->findChild<HoldButton *>(u"stop"_s));
    QCOMPARE(desk.session.requests().back().body, RequestBody(StopResponse{}));
}

void TestDeskWindow::observerMayOnlyMakeSafe()
{
    DeskLook look;
    look.isObserving = true;
    Desk desk(u"slewing"_s, look);
    for (const char *name : {"arm", "mode", "stop"})
        QVERIFY(!desk.window->findChild<HoldButton *>(QString::fromLatin1(name))->isEnabled());
    QTest::keyClick(desk.window.get(), Qt::Key_F12);
    QCOMPARE(desk.session.requests().back().body, RequestBody(MakeSafe{}));
}

void TestDeskWindow::statusWordGivesItsReasons()
{
    Desk desk(u"refused"_s);
    QCOMPARE(desk.window->bar()->statusText(), u"NOT READY"_s);
    QCOMPARE(desk.window->findChild<QLabel *>(u"utc"_s)->text(), u"14:10:23 UTC"_s);
    QCOMPARE(desk.window->findChild<QLabel *>(u"local"_s)->text(), u"20:10 local"_s);
    auto *reasons = desk.window->findChild<ReasonsPanel *>();
    QVERIFY(!reasons->isVisible());
    desk.window->findChild<QToolButton *>(u"status"_s)->click();
    QVERIFY(reasons->isVisible());
    QCOMPARE(reasons->lines().front().first, u"weather older than 300 s: 412 s"_s);
    QCOMPARE(reasons->lines().front().second, u"a fresh value from its driver"_s);
    desk.session.show(makeScene(u"idle"_s, {}, {}));
    desk.window->refresh();
    QCOMPARE(reasons->lines().size(), std::size_t{1}); // gone when cured
    QCOMPARE(desk.window->bar()->statusText(), u"READY"_s);
}

void TestDeskWindow::lostCoreIsSaid()
{
    Desk desk(u"idle"_s);
    desk.session.show(desk.snapshot, false);
    desk.window->refresh();
    QCOMPARE(desk.window->bar()->statusText(), u"NO CORE"_s);
    desk.clock.advance(60s);
    desk.window->tick();
    for (const DeviceCellWidget *cell : desk.window->findChildren<DeviceCellWidget *>())
        if (cell->cell().name == u"mount"_s)
            QVERIFY(cell->cell().isStale);
}

void TestDeskWindow::refusalIsSaidInWords()
{
    Desk desk(u"empty"_s);
    desk.session.setAnswer({false, {{ReasonCode::Raining, {}, {}, {}}}});
    enterTwice(desk.window->findChild<HoldButton *>(u"arm"_s));
    QCOMPARE(desk.window->findChild<QLabel *>(u"answer"_s)->text(), u"arm: not accepted: rain"_s);
}

void TestDeskWindow::slewOnTheChartIsAskedByAPerson()
{
    Desk desk(u"idle"_s);
    auto manual = std::make_shared<Snapshot>(*desk.snapshot);
    manual->mode = Mode::Manual;
    desk.session.show(manual);
    desk.window->refresh();
    desk.window->chart()->grab();
    desk.session.setAnswer({false, {{ReasonCode::RoofNotOpen, {}, {}, {}}}});
    const QPoint zenithward = desk.window->chart()->rect().center() + QPoint(0, 40);
    QTest::mouseClick(desk.window->chart(), Qt::RightButton, {}, zenithward);
    auto *slew = desk.window->findChild<HoldButton *>(u"actionSlew"_s);
    QVERIFY2(slew->whyNot().contains(u"name"_s), qPrintable(slew->whyNot()));
    desk.window->speakAs(u"Aigul"_s);
    QVERIFY2(slew->isEnabled(), qPrintable(slew->whyNot()));
    enterTwice(slew);
    QCOMPARE(desk.session.requests().size(), std::size_t{1});
    QCOMPARE(desk.session.requests().back().who, std::string("Aigul"));
    const auto *order = std::get_if<Operate>(&desk.session.requests().back().body);
    QVERIFY(order && order->operation == Operation::Slew && order->target);
    // The refusal stands in the list, in words.
    QVERIFY(desk.window->findChild<QLabel *>(u"actionAnswer"_s)->text().contains(u"roof"_s));
}

void TestDeskWindow::smallWindowFolds()
{
    Desk desk(u"idle"_s, {}, {900, 700});
    QVERIFY(desk.window->isFolded());
    QVERIFY(desk.window->bar()->isVisible());
    QVERIFY(desk.window->chart()->isVisible());
    QVERIFY(!desk.window->viewer()->isVisible());
    QVERIFY(!desk.window->alerts()->isVisible());
    QTest::keyClick(desk.window.get(), Qt::Key_3, Qt::ControlModifier);
    QVERIFY(desk.window->alerts()->isVisible());
    QVERIFY(!desk.window->chart()->isVisible());
    desk.window->resize(1400, 900);
    QVERIFY(!desk.window->isFolded());
    QVERIFY(desk.window->viewer()->isVisible());
}

void TestDeskWindow::panelsTakeTheWholeWindow()
{
    Desk desk(u"exposing"_s);
    QTest::keyClick(desk.window.get(), Qt::Key_F11);
    QVERIFY(desk.window->chart()->isVisible());
    QVERIFY(!desk.window->viewer()->isVisible());
    QVERIFY(!desk.window->alerts()->isVisible());
    QVERIFY(desk.window->banner()->isVisible()); // a running response stays in sight
    QTest::keyClick(desk.window.get(), Qt::Key_F11, Qt::ShiftModifier);
    QVERIFY(!desk.window->chart()->isVisible());
    QVERIFY(desk.window->viewer()->isVisible());
    QTest::keyClick(desk.window.get(), Qt::Key_F9);
    QVERIFY(desk.window->chart()->isVisible() && desk.window->viewer()->isVisible());
    QVERIFY(desk.window->alerts()->isVisible());
}

void TestDeskWindow::questionMarkShowsTheKeys()
{
    Desk desk(u"idle"_s);
    auto *help = desk.window->findChild<KeyHelp *>();
    QVERIFY(!help->isVisible());
    QTest::keyClick(desk.window->alerts()->table(), Qt::Key_Question);
    QVERIFY(help->isVisible());
    QTest::keyClick(desk.window->alerts()->table(), Qt::Key_Escape);
    QVERIFY(!help->isVisible());
}

void TestDeskWindow::simulationIsFramed()
{
    Desk desk(u"idle"_s);
    const QColor sign = Palette::of(Lighting::Night).simulation;
    const QImage simulated = desk.window->grab().toImage();
    int signs = 0;
    for (int x = 0; x < simulated.width(); ++x)
        signs += simulated.pixelColor(x, 1) == sign ? 1 : 0;
    QCOMPARE_GT(signs, simulated.width() / 4);
    QVERIFY(desk.window->windowTitle().contains(u"SIMULATION"_s));
    auto real = std::make_shared<Snapshot>(*desk.snapshot);
    real->observatory.isSimulated = false;
    desk.session.show(real);
    desk.window->refresh();
    const QImage honest = desk.window->grab().toImage();
    for (int x = 0; x < honest.width(); ++x)
        QVERIFY(honest.pixelColor(x, 1) != sign);
}

void TestDeskWindow::manySnapshotsAreMerged()
{
    Desk desk(u"idle"_s);
    desk.session.show(makeScene(u"idle"_s, -60.0, {})); // shown at once, or merged with the one at start
    for (int i = 0; i < 50; ++i)
        desk.session.show(makeScene(u"refused"_s, -50.0, {}));
    QCOMPARE(
        desk.window->bar()->statusText(), u"READY"_s); // within the tenth of a second nothing more is painted
    QTRY_COMPARE(desk.window->bar()->statusText(), u"NOT READY"_s); // then the newest
}

void TestDeskWindow::nothingIsCutOff_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("percent");
    QTest::addColumn<QSize>("size");
    for (const QString &language : languages())
        for (const int percent : {100, 150, 200})
            for (const QSize size : {QSize(1600, 1000), QSize(1280, 800)})
                QTest::addRow("%s %d %d", qPrintable(language), percent, size.width())
                    << language << percent << size;
}

void TestDeskWindow::nothingIsCutOff()
{
    QFETCH(QString, language);
    QFETCH(int, percent);
    QFETCH(QSize, size);
    QVERIFY(setLanguage(*qApp, language));
    for (const QString &scene : {u"idle"_s, u"slewing"_s, u"refused"_s}) {
        DeskLook look;
        look.scale = Scale(percent);
        Desk desk(scene, look, size);
        QVERIFY2(desk.window->width() == size.width(), qPrintable(u"grew to %1"_s.arg(desk.window->width())));
        QVERIFY2(
            desk.window->height() == size.height(),
            qPrintable(u"%1 grew to a height of %2"_s.arg(scene).arg(desk.window->height())));
        const auto check = [&](const QWidget *widget, const QString &text) {
            if (!widget->isVisible() || text.isEmpty()
                || (dynamic_cast<const QLabel *>(widget) && static_cast<const QLabel *>(widget)->wordWrap()))
                return;
            if (widget->objectName() == u"doing"_s)
                return; // elided on purpose, whole in the tool tip
            const QString where = u"%1: '%2' needs %3, has %4"_s.arg(scene, text)
                                      .arg(widget->sizeHint().width())
                                      .arg(widget->width());
            QVERIFY2(widget->sizeHint().width() <= widget->width(), qPrintable(where));
            QVERIFY2(widget->sizeHint().height() <= widget->height() + 1, qPrintable(where));
            const QRect place(widget->mapTo(desk.window.get(), QPoint()), widget->size());
            QVERIFY2(desk.window->rect().contains(place), qPrintable(where + u" and leaves the window"_s));
        };
        for (const QLabel *label : desk.window->bar()->findChildren<QLabel *>())
            check(label, label->text());
        for (const QLabel *label : desk.window->banner()->findChildren<QLabel *>())
            check(label, label->text());
        for (const QAbstractButton *button : desk.window->findChildren<QAbstractButton *>())
            check(button, button->text());
        for (const HoldButton *button : desk.window->findChildren<HoldButton *>())
            check(button, button->wish());
        for (const DeviceCellWidget *cell : desk.window->findChildren<DeviceCellWidget *>())
            check(cell, cell->cell().word);
    }
    QVERIFY(setLanguage(*qApp, u"en"_s));
}

void TestDeskWindow::redIsPurelyRed()
{
    DeskLook look;
    look.palette = Palette::of(Lighting::Red);
    look.palette.applyTo(*qApp);
    Desk desk(u"slewing"_s, look);
    const QImage picture = desk.window->grab().toImage().convertToFormat(QImage::Format_RGB32);
    int notRed = 0;
    QPoint first;
    for (int y = 0; y < picture.height(); ++y)
        for (int x = 0; x < picture.width(); ++x) {
            const QRgb pixel = picture.pixel(x, y);
            if (qGreen(pixel) == 0 && qBlue(pixel) == 0)
                continue;
            if (notRed++ == 0)
                first = {x, y};
        }
    QVERIFY2(
        notRed == 0, qPrintable(u"%1 pixels, first at %2,%3"_s.arg(notRed).arg(first.x()).arg(first.y())));
    Palette::of(Lighting::Night).applyTo(*qApp);
}

QTEST_MAIN(TestDeskWindow)
#include "test_desk_window.moc"
