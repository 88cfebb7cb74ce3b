#include <QtTest>

#include "tests/widgets/night/support_night.h"
#include "widgets/common/fonts.h"
#include "widgets/night/altitude_plot.h"
#include "widgets/night/night_rows.h"
#include "widgets/night/night_timeline.h"

#include <QApplication>
#include <QPaintEvent>
#include <QSignalSpy>

using namespace tulpar;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Counts the pixels that a widget is asked to paint.
class PaintCount : public QObject {
public:
    explicit PaintCount(QWidget *widget) { widget->installEventFilter(this); }
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint)
            for (const QRect &part : static_cast<QPaintEvent *>(event)->region())
                pixels += part.width() * part.height();
        return false;
    }
    int pixels = 0;
};

} // namespace

/// The timeline under real mouse and keys, and what a step of time costs.
class TestNightTimeline : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void cleanup();
    void clickAndArrowsChoose();
    void dragAsksForTheTimeOfTheDrop();
    void whatStandsAgainstItIsToldAndNotSent();
    void escapeLeavesItWhereItWas();
    void keysMoveToo();
    void onlyPlannedBlocksAreMoved();
    void withoutControlNothingIsMoved();
    void aStepOfTimePaintsAStrip();
    void theSameNightPaintsNothing();
    void theAltitudesStandStill();

private:
    [[nodiscard]] QPoint middleOf(std::size_t block) const
    {
        return m_timeline->blockRect(m_timeline->scene().blocks[block]).center();
    }
    [[nodiscard]] QString keyOf(std::size_t block) const { return m_timeline->scene().blocks[block].key; }
    void drag(std::size_t block, int toX) const
    {
        const QPoint from = middleOf(block);
        QTest::mousePress(m_timeline.get(), Qt::LeftButton, {}, from);
        QTest::mouseMove(m_timeline.get(), {(from.x() + toX) / 2, from.y()});
        QTest::mouseMove(m_timeline.get(), {toX, from.y()});
    }

    std::shared_ptr<Snapshot> m_snapshot;
    std::shared_ptr<const SkyOfNight> m_sky;
    std::unique_ptr<NightTimeline> m_timeline;
    std::unique_ptr<QSignalSpy> m_moved;
    std::unique_ptr<QSignalSpy> m_told;
};

void TestNightTimeline::initTestCase()
{
    QVERIFY(loadFonts());
    QApplication::setFont(deskFont());
}

void TestNightTimeline::init()
{
    m_snapshot = nightSnapshot();
    m_sky = std::make_shared<const SkyOfNight>(m_snapshot->observatory, m_snapshot->night);
    m_timeline = std::make_unique<NightTimeline>();
    m_timeline->setColours(Palette::of(Lighting::Night), Scale());
    m_timeline->setGutter(100, 40);
    m_timeline->resize(1000, m_timeline->sizeHint().height());
    m_timeline->setNow(m_snapshot->utc);
    m_timeline->setNight(m_snapshot->night, m_sky, timelineScene(*m_snapshot, *m_sky, {}));
    m_timeline->show();
    QCoreApplication::processEvents();
    m_moved = std::make_unique<QSignalSpy>(m_timeline.get(), &NightTimeline::moved);
    m_told = std::make_unique<QSignalSpy>(m_timeline.get(), &NightTimeline::told);
}

void TestNightTimeline::cleanup()
{
    m_timeline.reset();
}

void TestNightTimeline::clickAndArrowsChoose()
{
    QSignalSpy chosen(m_timeline.get(), &NightTimeline::blockChosen);
    QTest::mouseClick(m_timeline.get(), Qt::LeftButton, {}, middleOf(1));
    QCOMPARE(m_timeline->chosen(), keyOf(1));
    QCOMPARE(m_told->back()[0].toString(), u"M 31: exposing, 17:00\u201318:50 UTC"_s);
    QTest::keyClick(m_timeline.get(), Qt::Key_Right);
    QCOMPARE(m_timeline->chosen(), keyOf(2));
    QTest::keyClick(m_timeline.get(), Qt::Key_Left);
    QTest::keyClick(m_timeline.get(), Qt::Key_Left);
    QTest::keyClick(m_timeline.get(), Qt::Key_Left); // no further
    QCOMPARE(m_timeline->chosen(), keyOf(0));
    QCOMPARE(chosen.size(), 4);
}

void TestNightTimeline::dragAsksForTheTimeOfTheDrop()
{
    const NightAxis &axis = m_timeline->axis();
    const int way = static_cast<int>(std::lround(axis.x(utc("09T20:30")) - axis.x(utc("09T19:00"))));
    drag(2, middleOf(2).x() + way);
    QVERIFY(m_timeline->trial().has_value());
    QVERIFY(m_told->back()[0].toString().startsWith(u"M 33 at 20:"_s));
    QVERIFY(m_told->back()[0].toString().contains(u"altitude"_s));
    QCOMPARE(m_moved->size(), 0);
    const QPoint there(middleOf(2).x() + way, middleOf(2).y());
    QTest::mouseRelease(m_timeline.get(), Qt::LeftButton, {}, there);
    QCOMPARE(m_moved->size(), 1);
    QCOMPARE(m_moved->at(0)[0].toString(), keyOf(2));
    const auto begin = m_moved->at(0)[1].value<UtcInstant>();
    QVERIFY(std::abs(seconds(begin - utc("09T20:30"))) <= 60); // a pixel is 57 s
    QCOMPARE(begin.nsSinceUnixEpoch % 60'000'000'000, 0);
    QVERIFY(!m_timeline->trial().has_value());
}

void TestNightTimeline::whatStandsAgainstItIsToldAndNotSent()
{
    const NightAxis &axis = m_timeline->axis();
    // OJ 287 (RA 8 h 55 min) has not risen before midnight.
    const int there = middleOf(3).x() - static_cast<int>(axis.x(utc("09T22:45")) - axis.x(utc("09T19:00")));
    drag(3, there);
    QCOMPARE(m_told->back()[1].value<Need>(), Need::Act);
    const QString said = m_told->back()[0].toString();
    QVERIFY2(said.contains(u"not at 1"_s) && said.contains(u"20\u00b0"_s), qPrintable(said));
    QTest::mouseRelease(m_timeline.get(), Qt::LeftButton, {}, {there, middleOf(3).y()});
    QCOMPARE(m_moved->size(), 0);
    QCOMPARE(m_told->back()[0].toString(), said); // stays in sight
}

void TestNightTimeline::escapeLeavesItWhereItWas()
{
    drag(2, middleOf(2).x() + 80);
    QVERIFY(m_timeline->trial().has_value());
    QTest::keyClick(m_timeline.get(), Qt::Key_Escape);
    QVERIFY(!m_timeline->trial().has_value());
    QTest::mouseRelease(m_timeline.get(), Qt::LeftButton, {}, middleOf(2) + QPoint(80, 0));
    QCOMPARE(m_moved->size(), 0);
}

void TestNightTimeline::keysMoveToo()
{
    QTest::mouseClick(m_timeline.get(), Qt::LeftButton, {}, middleOf(2));
    for (int i = 0; i < 3; ++i)
        QTest::keyClick(m_timeline.get(), Qt::Key_Right, Qt::ShiftModifier);
    QTest::keyClick(m_timeline.get(), Qt::Key_Return);
    QCOMPARE(m_moved->size(), 1);
    QCOMPARE(m_moved->at(0)[1].value<UtcInstant>(), utc("09T19:15"));
}

void TestNightTimeline::onlyPlannedBlocksAreMoved()
{
    drag(1, middleOf(1).x() + 60);
    QVERIFY(!m_timeline->trial().has_value());
    QCOMPARE(m_told->back()[0].toString(), u"only a planned block can be moved"_s);
}

void TestNightTimeline::withoutControlNothingIsMoved()
{
    m_timeline->setBarred(u"Bota has control (F5 asks for it)"_s);
    drag(2, middleOf(2).x() + 60);
    QVERIFY(!m_timeline->trial().has_value());
    QCOMPARE(m_told->back()[0].toString(), u"Bota has control (F5 asks for it)"_s);
}

void TestNightTimeline::aStepOfTimePaintsAStrip()
{
    PaintCount count(m_timeline.get());
    m_timeline->setNow(m_snapshot->utc + 1s); // less than a pixel
    QCoreApplication::processEvents();
    QCOMPARE(count.pixels, 0);
    m_timeline->setNow(m_snapshot->utc + 1min);
    QCoreApplication::processEvents();
    QVERIFY(count.pixels > 0);
    QVERIFY2(
        count.pixels <= 8 * m_timeline->height(),
        qPrintable(u"%1 of %2"_s.arg(count.pixels).arg(m_timeline->width() * m_timeline->height())));
}

void TestNightTimeline::theSameNightPaintsNothing()
{
    PaintCount count(m_timeline.get());
    m_timeline->setNight(m_snapshot->night, m_sky, timelineScene(*m_snapshot, *m_sky, {}));
    QCoreApplication::processEvents();
    QCOMPARE(count.pixels, 0);
    auto plan = std::make_shared<PlanView>(*m_snapshot->night.plan);
    plan->blocks[2].state = BlockState::Skipped;
    m_snapshot->night.plan = plan;
    m_timeline->setNight(m_snapshot->night, m_sky, timelineScene(*m_snapshot, *m_sky, {}));
    QCoreApplication::processEvents();
    QVERIFY(count.pixels > 0);
    QVERIFY(count.pixels < m_timeline->width() * m_timeline->height() / 2); // its lane alone
}

void TestNightTimeline::theAltitudesStandStill()
{
    AltitudePlot plot;
    plot.setColours(Palette::of(Lighting::Night), Scale());
    plot.setGutter(100, 40);
    plot.resize(1000, 200);
    plot.show();
    QCoreApplication::processEvents();
    plot.setNow(m_snapshot->utc);
    plot.setNight(m_snapshot->night, m_snapshot->observatory, m_sky);
    plot.setCurves({{u"M 31"_s, m_snapshot->night.plan->blocks[1].position, {}, true}});
    QCoreApplication::processEvents();
    const int drawn = plot.drawings();
    const QRect line = plot.nowLine()->geometry();
    plot.setNow(m_snapshot->utc + 1s);
    plot.setCurves({{u"M 31"_s, m_snapshot->night.plan->blocks[1].position, {}, true}});
    QCOMPARE(plot.nowLine()->geometry(), line);
    PaintCount count(&plot);
    plot.setNow(m_snapshot->utc + 2min);
    QCoreApplication::processEvents();
    QCOMPARE(plot.drawings(), drawn);
    QVERIFY(plot.nowLine()->geometry().left() > line.left());
    QVERIFY(count.pixels <= 8 * plot.height());
}

QTEST_MAIN(TestNightTimeline)
#include "test_night_timeline.moc"
