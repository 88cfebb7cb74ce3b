#include <QPlainTextEdit>
#include <QtTest>

#include "tests/app/desk.h"
#include "tests/app/desk_looks.h"
#include "widgets/alerts/alert_panel.h"
#include "widgets/archive/archive_panel.h"
#include "widgets/devices/observatory_bar.h"
#include "widgets/night/night_head.h"
#include "widgets/night/night_panel.h"
#include "widgets/night/night_rows.h"
#include "widgets/night/night_table.h"
#include "widgets/safety/alarm_strip.h"
#include "widgets/safety/control_call.h"
#include "widgets/safety/operate_bar.h"
#include "widgets/safety/safety_panel.h"
#include "widgets/safety/standing_bar.h"

using namespace tulpar;
using namespace Qt::Literals::StringLiterals;

/// All pages in three languages, at usual and double size, in small and large windows: nothing is cut off or
/// lies over another; and red light is red alone.
class TestDeskLooks : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QVERIFY(dressApplication()); }
    void barsAreWhole_data() { addLooks(); }
    void barsAreWhole();
    void theNightIsWhole_data() { addLooks(); }
    void theNightIsWhole();
    void theArchiveIsWhole_data() { addLooks(); }
    void theArchiveIsWhole();
    void stepsAreInReach_data();
    void stepsAreInReach();
    void redIsPurelyRed_data();
    void redIsPurelyRed();
    void cleanup() { QVERIFY(setLanguage(*qApp, u"en"_s)); }

private:
    /// A desk in the language and size of the test's row.
    [[nodiscard]] static std::unique_ptr<Desk> fetched(const QString &scene)
    {
        DeskLook look;
        look.scale = Scale(value<int>("percent"));
        (void)setLanguage(*qApp, value<QString>("language"));
        auto desk = std::make_unique<Desk>(scene, look, value<QSize>("size"));
        desk->window->speakAs(u"Aigerim"_s);
        return desk;
    }
    template <class Value>
    [[nodiscard]] static Value value(const char *name)
    {
        return *static_cast<Value *>(QTest::qData(name, qMetaTypeId<Value>()));
    }
};

void TestDeskLooks::barsAreWhole()
{
    QFETCH(QSize, size);
    for (const QString &scene :
         {u"unsafe"_s, u"overridden"_s, u"alarms"_s, u"control"_s, u"asked"_s, u"engineering"_s}) {
        const auto desk = fetched(scene);
        const DeskWindow *window = desk->window.get();
        QCoreApplication::processEvents();
        QVERIFY2(window->size() == size, qPrintable(u"%1 grew"_s.arg(scene)));
        std::vector<std::pair<QRect, QString>> placed;
        for (const QWidget *part : window->findChildren<QWidget *>()) {
            const bool isPart =
                qobject_cast<const QLabel *>(part) || qobject_cast<const QAbstractButton *>(part);
            const QWidget *parent = part->parentWidget();
            const bool isOfBars =
                parent == window->bar() || parent == window->standing() || parent == window->operating();
            if (!isPart || !isOfBars || !part->isVisible())
                continue;
            const QRect place(part->mapTo(window, QPoint()), part->size());
            for (const auto &[other, name] : placed)
                QVERIFY2(
                    !other.intersects(place),
                    qPrintable(u"%1: %2 lies over %3"_s.arg(scene, part->objectName(), name)));
            placed.emplace_back(place, part->objectName());
        }
        for (const QWidget *bar : std::initializer_list<const QWidget *>{
                 window->bar(), window->standing(), window->operating(), window->controlCall(),
                 window->alarms()}) {
            const QString cut = firstCutOff(bar, window);
            QVERIFY2(cut.isEmpty(), qPrintable(scene + u": "_s + cut));
        }
    }
}

void TestDeskLooks::theNightIsWhole()
{
    QFETCH(QSize, size);
    for (const QString &scene :
         {u"evening"_s, u"observing"_s, u"interrupted"_s, u"rain"_s, u"morning"_s, u"unplanned"_s})
        for (const bool withProgramme : {false, true}) {
            const auto desk = fetched(scene);
            desk->window->setWhole(DeskWindow::Whole::Night);
            NightPanel *night = desk->window->night();
            night->chooseBlock(blockKey("WASP-12", "transit"));
            night->steps()->choose(QString::number(static_cast<int>(NightStep::Observe)));
            if (withProgramme)
                night->showProgramme(true);
            QCoreApplication::processEvents();
            QVERIFY2(desk->window->size() == size, qPrintable(u"%1 grew"_s.arg(scene)));
            QVERIFY(night->isVisible());
            const QString cut = firstCutOff(night, night, true);
            QVERIFY2(cut.isEmpty(), qPrintable(scene + u": "_s + cut));
            for (const QWidget *box : std::initializer_list<const QWidget *>{
                     night->head(), night->editor(), desk->window->bar()}) {
                const QString squashed = box->isVisible() ? firstSquashed(box) : QString();
                QVERIFY2(squashed.isEmpty(), qPrintable(scene + u": "_s + squashed));
            }
            if (const auto *text = desk->find<QPlainTextEdit>(u"programmeText"_s); text->isVisible())
                QVERIFY2(
                    text->height() >= 5 * text->fontMetrics().lineSpacing(),
                    qPrintable(u"%1: %2 pixels of text"_s.arg(scene).arg(text->height())));
        }
}

void TestDeskLooks::theArchiveIsWhole()
{
    QFETCH(QSize, size);
    for (const auto topic : {ArchiveTopic::Frames, ArchiveTopic::Events, ArchiveTopic::Nights}) {
        const auto desk = fetched(u"idle"_s);
        desk->window->setWhole(DeskWindow::Whole::Archive);
        ArchivePanel *archive = desk->window->archive();
        archive->setTopic(topic);
        QCoreApplication::processEvents();
        QVERIFY(desk->window->size() == size);
        QVERIFY(archive->isVisible());
        const QString cut = firstCutOff(archive, archive, true);
        QVERIFY2(cut.isEmpty(), qPrintable(cut));
    }
}

void TestDeskLooks::stepsAreInReach_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("percent");
    QTest::addColumn<QSize>("size");
    for (const QString &language : languages())
        QTest::addRow("%s", qPrintable(language)) << language << 100 << QSize(1600, 900);
}

void TestDeskLooks::stepsAreInReach()
{
    for (const QString &scene : {u"evening"_s, u"observing"_s, u"interrupted"_s, u"rain"_s}) {
        const auto desk = fetched(scene);
        desk->key(Qt::Key_F2, Qt::ShiftModifier);
        NightPanel *night = desk->window->night();
        night->steps()->choose(QString::number(static_cast<int>(NightStep::Observe)));
        QCoreApplication::processEvents();
        for (const char *name : {"stepPause", "stepRestart", "stepWhy", "stepSkip"}) {
            const auto *part = desk->find<QWidget>(QLatin1String(name));
            QVERIFY2(
                part->visibleRegion().boundingRect() == part->rect(),
                qPrintable(u"%1: %2 must be scrolled to"_s.arg(scene, QLatin1String(name))));
        }
    }
}

void TestDeskLooks::redIsPurelyRed_data()
{
    QTest::addColumn<QString>("scene");
    QTest::addColumn<int>("whole");
    QTest::addColumn<bool>("isFull"); // of forms, texts and levers
    const auto row = [](const char *name, const QString &scene, DeskWindow::Whole whole, bool isFull) {
        QTest::newRow(name) << scene << static_cast<int>(whole) << isFull;
    };
    row("alarms", u"alarms"_s, DeskWindow::Whole::Safety, true);
    row("overridden", u"overridden"_s, DeskWindow::Whole::Safety, true);
    row("about", u"asked"_s, DeskWindow::Whole::About, true);
    row("observing", u"observing"_s, DeskWindow::Whole::Night, false);
    row("rain", u"rain"_s, DeskWindow::Whole::Night, false);
    row("programme", u"unplanned"_s, DeskWindow::Whole::Night, true);
    row("archive", u"idle"_s, DeskWindow::Whole::Archive, false);
}

void TestDeskLooks::redIsPurelyRed()
{
    QFETCH(QString, scene);
    QFETCH(int, whole);
    QFETCH(bool, isFull);
    Palette::of(Lighting::Red).applyTo(*qApp);
    DeskLook look;
    look.palette = Palette::of(Lighting::Red);
    Desk desk(scene, look);
    desk.window->setWhole(static_cast<DeskWindow::Whole>(whole));
    if (static_cast<DeskWindow::Whole>(whole) == DeskWindow::Whole::Night) {
        desk.window->night()->chooseBlock(blockKey("WASP-12", "transit"));
        if (isFull) {
            desk.window->night()->showProgramme(true);
            desk.window->night()->editor()->insertExample();
        }
    } else if (isFull) {
        desk.key(Qt::Key_F8);
        desk.key(Qt::Key_F4);
        desk.window->safety()->chooseCondition(Condition::Humidity);
        desk.window->standing()->setFocus();
    }
    QCoreApplication::processEvents();
    const QString wrong = notRed(desk.window.get());
    Palette::of(Lighting::Night).applyTo(*qApp);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
}

QTEST_MAIN(TestDeskLooks)
#include "test_desk_looks.moc"
