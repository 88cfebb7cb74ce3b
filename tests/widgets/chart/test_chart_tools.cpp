#include "support_night.h"
#include "widgets/chart/action_list.h"
#include "widgets/chart/chart_tools.h"
#include "widgets/chart/cursor_line.h"
#include "widgets/chart/layers_panel.h"
#include "widgets/chart/search_box.h"
#include "widgets/chart/sky_chart.h"
#include "widgets/chart/time_slider.h"
#include "widgets/common/fonts.h"
#include "widgets/common/hold_button.h"

#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

using namespace tulpar;

/// What hands do on the chart, and the requests that leave it.
class TestChartTools : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void cleanup();
    void slewTakesTwoStepsAndLeavesAsARequest();
    void pointerHoldsToSlew();
    void slewSaysWhyNot_data();
    void slewSaysWhyNot();
    void refusalIsSaidWhereItWasAsked();
    void drillPutsTheBurstThereFirst();
    void realObservatoryHasNoDrill();
    void anotherTimeMovesNothing();
    void coordinatesAreCopiedAsPreferred();
    void searchByKeyboardOpensTheCard();
    void unknownWordsTeach();
    void rulerFollowsTheCursor();
    void layersAreSwitchedAndKept();
    void everyLayerHasItsOwnKey();
    void cursorSaysWhyAZoneIsForbidden();
    void escapeClosesOneThingAtATime();
    void emptyCatalogueStillServes();

private:
    [[nodiscard]] QPoint at(double raDeg, double decDeg) const
    {
        const SkyMoment moment(burstSnapshot().observatory.site, burstNight(), nullptr);
        const Vec3 place = moment.observed(IcrsDirection{Angle::degrees(raDeg), Angle::degrees(decDeg)});
        return m_chart->projection().project(place)->toPoint();
    }
    template <class T>
    [[nodiscard]] T *find(const char *name) const
    {
        return m_chart->findChild<T *>(QString::fromLatin1(name));
    }
    /// Manual mode and a person who may speak.
    void giveHand(const std::function<void(Snapshot &)> &change = {})
    {
        auto snapshot = std::make_shared<Snapshot>(burstSnapshot());
        snapshot->mode = Mode::Manual;
        snapshot->response.reset();
        if (change)
            change(*snapshot);
        m_chart->setSnapshot(snapshot);
        m_chart->setStanding({QStringLiteral("Aigul"), "this-desk", false, true});
    }
    void type(QWidget *widget, int key) { QTest::keyClick(widget, static_cast<Qt::Key>(key)); }

    std::shared_ptr<const SkyData> m_sky;
    std::unique_ptr<SkyChart> m_chart;
};

void TestChartTools::initTestCase()
{
    loadFonts();
    QApplication::setFont(deskFont());
    QApplication::setStyle(QStringLiteral("Fusion"));
    m_sky = smallSky();
}

void TestChartTools::init()
{
    m_chart = std::make_unique<SkyChart>(m_sky);
    m_chart->resize(900, 800);
    m_chart->setSnapshot(std::make_shared<Snapshot>(burstSnapshot()));
    m_chart->setNow(burstNight());
    m_chart->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_chart.get()));
    m_chart->activateWindow();
    m_chart->setFocus();
    m_chart->grab();
}

void TestChartTools::cleanup()
{
    m_chart.reset();
}

void TestChartTools::slewTakesTwoStepsAndLeavesAsARequest()
{
    giveHand();
    QSignalSpy asked(m_chart.get(), &SkyChart::requested);
    QTest::mouseClick(m_chart.get(), Qt::RightButton, {}, at(279.235, 38.784)); // Vega
    QVERIFY(m_chart->tools()->actions()->isVisible());
    auto *slew = find<HoldButton>("actionSlew");
    QVERIFY2(slew->isEnabled(), qPrintable(slew->whyNot()));
    type(slew, Qt::Key_Return);
    QCOMPARE(asked.count(), 0); // chosen only
    type(slew, Qt::Key_Return);
    QCOMPARE(asked.count(), 1);
    const auto request = asked[0][0].value<Request>();
    const auto &order = std::get<Operate>(request.body);
    QCOMPARE(order.operation, Operation::Slew);
    // The star of smallSky, kept as floats: within an arcsecond.
    const IcrsDirection vega{Angle::degrees(279.235), Angle::degrees(38.784)};
    QVERIFY(separation(*order.target, vega) < Angle::arcseconds(1));
    QVERIFY(request.who.empty()); // the desk writes it
}

void TestChartTools::pointerHoldsToSlew()
{
    giveHand();
    QSignalSpy asked(m_chart.get(), &SkyChart::requested);
    QTest::mouseClick(m_chart.get(), Qt::RightButton, {}, at(279.235, 38.784));
    auto *slew = find<HoldButton>("actionSlew");
    QTest::mouseClick(slew, Qt::LeftButton);
    QTest::mouseClick(slew, Qt::LeftButton); // too short: the choice is taken back
    QCOMPARE(asked.count(), 0);
    QTest::mouseClick(slew, Qt::LeftButton);
    QTest::mousePress(slew, Qt::LeftButton);
    QTest::mouseRelease(slew, Qt::LeftButton, {}, {}, HoldButton::kHoldMs + 50);
    QCOMPARE(asked.count(), 1);
}

void TestChartTools::slewSaysWhyNot_data()
{
    QTest::addColumn<int>("which");
    QTest::addColumn<QString>("words");
    QTest::newRow("robotic") << 0 << QStringLiteral("robotic");
    QTest::newRow("nobody has said a name") << 1 << QStringLiteral("say your name");
    QTest::newRow("another has control") << 2 << QStringLiteral("Bota has control");
    QTest::newRow("core not heard") << 3 << QStringLiteral("not heard");
    QTest::newRow("read-only") << 4 << QStringLiteral("read-only");
    QTest::newRow("made safe") << 5 << QStringLiteral("made safe");
    QTest::newRow("below the limit") << 6 << QStringLiteral("< 15°");
    QTest::newRow("local horizon") << 7 << QStringLiteral("horizon");
}

void TestChartTools::slewSaysWhyNot()
{
    QFETCH(int, which);
    QFETCH(QString, words);
    giveHand([which](Snapshot &snapshot) {
        if (which == 0)
            snapshot.mode = Mode::Robotic;
        if (which == 2) {
            snapshot.safety.control.holder = "Bota";
            snapshot.safety.control.desk = "that-desk";
        }
        snapshot.isMakingSafe = which == 5;
        if (which == 7)
            snapshot.observatory.horizon = {
                {Angle(), Angle::degrees(85)}, {Angle::degrees(180), Angle::degrees(85)}};
    });
    m_chart->setStanding(
        {which == 1 ? QString() : QStringLiteral("Aigul"), "this-desk", which == 4, which != 3});
    // Arcturus stands at 14 degrees that evening, Vega at 67.
    const QPoint place = which == 6 ? at(213.915, 19.182) : at(279.235, 38.784);
    QSignalSpy asked(m_chart.get(), &SkyChart::requested);
    QTest::mouseClick(m_chart.get(), Qt::RightButton, {}, place);
    auto *slew = find<HoldButton>("actionSlew");
    QVERIFY(!slew->isEnabled());
    QVERIFY2(slew->whyNot().contains(words), qPrintable(slew->whyNot()));
    QVERIFY(find<QLabel>("actionSlewWhy")->isVisible());
    QCOMPARE(find<QLabel>("actionSlewWhy")->text(), slew->whyNot());
    emit slew->confirmed(); // even so nothing leaves that would be refused for sure
    QCOMPARE(asked.count(), which == 6 || which == 7 ? 1 : 0); // the sky's limits are the core's to judge
    if (which == 6)
        QVERIFY2(
            find<QLabel>("actionReach")->text().contains(QStringLiteral("reachable from"))
                || find<QLabel>("actionReach")->text().contains(QStringLiteral("not within")),
            qPrintable(find<QLabel>("actionReach")->text()));
}

void TestChartTools::refusalIsSaidWhereItWasAsked()
{
    giveHand();
    QTest::mouseClick(m_chart.get(), Qt::RightButton, {}, at(279.235, 38.784));
    m_chart->showAnswer(
        Operate{Operation::Slew, IcrsDirection{}}, {false, {{ReasonCode::RoofNotOpen, {}, {}, {}}}});
    auto *answer = find<QLabel>("actionAnswer");
    QVERIFY(answer->isVisible());
    QVERIFY2(answer->text().contains(QStringLiteral("roof")), qPrintable(answer->text()));
}

void TestChartTools::drillPutsTheBurstThereFirst()
{
    giveHand();
    QSignalSpy asked(m_chart.get(), &SkyChart::requested);
    QTest::mouseClick(m_chart.get(), Qt::RightButton, {}, at(300, 40)); // no star there
    auto *drill = find<HoldButton>("actionDrill");
    QVERIFY(drill->isVisible());
    type(drill, Qt::Key_Space);
    type(drill, Qt::Key_Space);
    QCOMPARE(asked.count(), 2);
    const auto world = std::get<SetWorld>(asked[0][0].value<Request>().body);
    QCOMPARE(world.name, std::string("burst"));
    const auto alert = std::get<EnterAlert>(asked[1][0].value<Request>().body);
    const IcrsDirection aimed{Angle::degrees(300), Angle::degrees(40)};
    // A pixel of the whole sky is 0.25 degrees.
    QVERIFY(separation(alert.position, aimed) < Angle::degrees(0.4));
    const QStringList numbers = QString::fromStdString(world.value).split(u',');
    QCOMPARE(numbers.size(), 5);
    QVERIFY(std::abs(numbers[0].toDouble() - alert.position.ra.asDegrees()) < 1e-5);
    QVERIFY(std::abs(numbers[1].toDouble() - alert.position.dec.asDegrees()) < 1e-5);
}

void TestChartTools::realObservatoryHasNoDrill()
{
    giveHand([](Snapshot &snapshot) { snapshot.observatory.isSimulated = false; });
    QTest::mouseClick(m_chart.get(), Qt::RightButton, {}, at(300, 40));
    QVERIFY(!find<HoldButton>("actionDrill")->isVisible());
    QSignalSpy asked(m_chart.get(), &SkyChart::requested);
    emit find<HoldButton>("actionDrill")->confirmed();
    QCOMPARE(asked.count(), 0);
}

void TestChartTools::anotherTimeMovesNothing()
{
    giveHand();
    QSignalSpy asked(m_chart.get(), &SkyChart::requested);
    type(m_chart.get(), Qt::Key_T);
    QTest::keyClick(m_chart->tools()->slider(), Qt::Key_PageUp);
    m_chart->grab();
    QTest::mouseClick(m_chart.get(), Qt::RightButton, {}, {450, 300});
    auto *slew = find<HoldButton>("actionSlew");
    QVERIFY(!slew->isEnabled());
    QVERIFY2(slew->whyNot().contains(QStringLiteral("another time")), qPrintable(slew->whyNot()));
    emit slew->confirmed();
    emit find<HoldButton>("actionDrill")->confirmed();
    QCOMPARE(asked.count(), 0);
}

void TestChartTools::coordinatesAreCopiedAsPreferred()
{
    QTest::mouseClick(m_chart.get(), Qt::RightButton, {}, at(279.235, 38.784));
    QTest::mouseClick(find<QPushButton>("actionCopy"), Qt::LeftButton);
    QVERIFY2(
        QGuiApplication::clipboard()->text().startsWith(QStringLiteral("18:36:56.")),
        qPrintable(QGuiApplication::clipboard()->text()));
    type(m_chart.get(), Qt::Key_C);
    QTest::mouseClick(find<QPushButton>("actionCopy"), Qt::LeftButton);
    QVERIFY2(
        QGuiApplication::clipboard()->text().startsWith(QStringLiteral("279.235")),
        qPrintable(QGuiApplication::clipboard()->text()));
}

void TestChartTools::searchByKeyboardOpensTheCard()
{
    type(m_chart.get(), Qt::Key_Slash);
    auto *line = find<QLineEdit>("searchLine");
    QVERIFY(line->isVisible());
    QTest::keyClicks(line, QStringLiteral("veg"));
    QVERIFY(!m_chart->tools()->search()->found().hits.empty());
    type(line, Qt::Key_Return);
    QVERIFY(!m_chart->tools()->search()->isVisible());
    QVERIFY(m_chart->card()->isVisible());
    QCOMPARE(m_chart->card()->text().title, QStringLiteral("Vega"));
    QVERIFY(m_chart->card()->text().altitudes.size() > 40);
    const QPointF middle = m_chart->projection().middle();
    const QPoint vega = at(279.235, 38.784);
    QVERIFY(std::hypot(vega.x() - middle.x(), vega.y() - middle.y()) < 3);
}

void TestChartTools::unknownWordsTeach()
{
    QTest::keyClick(m_chart.get(), Qt::Key_F, Qt::ControlModifier);
    auto *line = find<QLineEdit>("searchLine");
    QTest::keyClicks(line, QStringLiteral("qwertz"));
    QVERIFY(m_chart->tools()->search()->found().hits.empty());
    QVERIFY(m_chart->tools()->search()->found().hint.contains(QStringLiteral("HIP")));
    type(line, Qt::Key_Return); // nothing happens
    QVERIFY(m_chart->tools()->search()->isVisible());
    type(line, Qt::Key_Escape);
    QVERIFY(!m_chart->tools()->search()->isVisible());
}

void TestChartTools::rulerFollowsTheCursor()
{
    const QPoint vega = at(279.235, 38.784);
    const QPoint deneb = at(310.358, 45.280);
    QTest::mouseMove(m_chart.get(), vega);
    type(m_chart.get(), Qt::Key_M);
    QVERIFY(m_chart->tools()->ruler());
    QTest::mouseMove(m_chart.get(), deneb);
    QTest::mouseClick(m_chart.get(), Qt::LeftButton, {}, deneb);
    QVERIFY(!m_chart->card()->isVisible()); // the click fixed the end
    QTest::mouseMove(m_chart.get(), QPoint(100, 100));
    const Ruler ruler = *m_chart->tools()->ruler();
    // Vega - Deneb: 23.85 degrees (from the J2000 places above); two pixels of 0.25 degrees each.
    QVERIFY(std::abs(separation(ruler.from, ruler.to).asDegrees() - 23.85) < 0.5);
    const std::string live = dump(liveScene(m_chart->input(), {}));
    QVERIFY2(live.find("position angle") != std::string::npos, live.c_str());
    type(m_chart.get(), Qt::Key_Escape);
    QVERIFY(!m_chart->tools()->ruler());
}

void TestChartTools::layersAreSwitchedAndKept()
{
    type(m_chart.get(), Qt::Key_L);
    LayersPanel *panel = m_chart->tools()->layers();
    QVERIFY(panel->isVisible());
    QVERIFY(m_chart->options().hasLimits);
    QTest::keyClick(panel, Qt::Key_Space); // the first row
    QVERIFY(!m_chart->options().hasLimits);
    QTest::keyClick(panel, Qt::Key_Down);
    QTest::keyClick(panel, Qt::Key_Return);
    QVERIFY(!m_chart->options().hasAlerts);
    QVERIFY(dump(liveScene(m_chart->input(), {})).find("mark alert") == std::string::npos);
    const QStringList kept = layerWordsOf(m_chart->options());
    QVERIFY(kept.contains(QStringLiteral("-alerts")));
    const ChartOptions back = withLayerWords(ChartOptions(), kept);
    QCOMPARE(layerWordsOf(back), kept);
    QCOMPARE(withLayerWords(ChartOptions(), {QStringLiteral("rubbish")}), ChartOptions());
    QTest::keyClick(panel, Qt::Key_Escape);
    QVERIFY(!panel->isVisible());
    QVERIFY(m_chart->hasFocus());
}

void TestChartTools::everyLayerHasItsOwnKey()
{
    QSet<int> keys{Qt::Key_T, Qt::Key_M, Qt::Key_L, Qt::Key_O, Qt::Key_P, Qt::Key_S,
                   Qt::Key_U, Qt::Key_V, Qt::Key_G, Qt::Key_X, Qt::Key_C};
    for (const Layer &layer : chartLayers()) {
        QVERIFY2(!keys.contains(layer.key), layer.name);
        keys << layer.key;
        const bool before = m_chart->options().*layer.isOn;
        type(m_chart.get(), layer.key);
        QCOMPARE(m_chart->options().*layer.isOn, !before);
        QVERIFY(!layerWords(layer).isEmpty());
    }
}

void TestChartTools::cursorSaysWhyAZoneIsForbidden()
{
    QTest::mouseMove(m_chart.get(), at(279.235, 38.784));
    const QStringList free = m_chart->tools()->cursorLine()->lines();
    QCOMPARE(free.size(), 1);
    QVERIFY2(
        free[0].startsWith(QStringLiteral("18h3")) && free[0].contains(QStringLiteral("alt 67.")),
        qPrintable(free[0]));
    const ChartProjection projection = m_chart->projection();
    const HorizontalDirection low{Angle::degrees(180), Angle::degrees(8)};
    QTest::mouseMove(m_chart.get(), projection.project(vec3Of(low))->toPoint());
    const QStringList forbidden = m_chart->tools()->cursorLine()->lines();
    QCOMPARE(forbidden.size(), 2);
    QVERIFY2(forbidden[1].contains(QStringLiteral("< 15°")), qPrintable(forbidden[1]));
    QEvent leave(QEvent::Leave);
    QCoreApplication::sendEvent(m_chart.get(), &leave);
    QVERIFY(m_chart->tools()->cursorLine()->isHidden());
}

void TestChartTools::escapeClosesOneThingAtATime()
{
    QTest::mouseClick(m_chart.get(), Qt::LeftButton, {}, at(279.235, 38.784));
    type(m_chart.get(), Qt::Key_Return);
    QVERIFY(m_chart->tools()->actions()->isVisible());
    QTest::keyClick(m_chart->tools()->actions(), Qt::Key_Escape);
    QVERIFY(!m_chart->tools()->actions()->isVisible());
    QVERIFY(m_chart->card()->isVisible());
    type(m_chart.get(), Qt::Key_Escape);
    QVERIFY(!m_chart->card()->isVisible());
}

void TestChartTools::emptyCatalogueStillServes()
{
    SkyChart bare(SkyData::of({}));
    bare.resize(500, 500);
    bare.setSnapshot(std::make_shared<Snapshot>(burstSnapshot()));
    bare.setNow(burstNight());
    bare.show();
    bare.grab();
    QTest::mouseClick(&bare, Qt::RightButton, {}, {250, 200});
    QVERIFY(bare.tools()->actions()->isVisible());
    QVERIFY(bare.tools()->actions()->geometry().right() <= bare.width());
    QVERIFY(bare.tools()->actions()->geometry().bottom() <= bare.height());
    bare.tools()->openSearch();
    auto *line = bare.findChild<QLineEdit *>(QStringLiteral("searchLine"));
    QTest::keyClicks(line, QStringLiteral("288.26 +19.80"));
    QCOMPARE(bare.tools()->search()->found().hits.size(), std::size_t{1});
    SkyChart blind(nullptr);
    blind.setSnapshot(std::make_shared<Snapshot>(burstSnapshot()));
    blind.setNow(burstNight());
    for (const int key : {Qt::Key_T, Qt::Key_M, Qt::Key_L, Qt::Key_Slash, Qt::Key_Return, Qt::Key_Escape})
        type(&blind, key);
    blind.grab();
}

QTEST_MAIN(TestChartTools)
#include "test_chart_tools.moc"
