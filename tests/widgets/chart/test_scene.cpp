#include "support_scene.h"
#include "widgets/chart/chart_text.h"

#include <QtTest>

using namespace tulpar;

class TestScene : public QObject {
    Q_OBJECT
private slots:
    void init();
    void wholeSkyGolden();
    void liveGolden();
    void staleTelescopeSaysHowOld();
    void retractedIsStruckThrough();
    void sunZoneAppearsWhenItMatters();
    void labelsDoNotOverlap();
    void errorCircleHasItsTrueSize();
    void fieldIsASquareTurnedByTheRotator();
    void starsThinOutWithZoom();
    void words();

private:
    [[nodiscard]] SceneInput input() const;
    Snapshot m_snapshot;
    std::shared_ptr<const SkyData> m_sky;
    std::shared_ptr<const SkyMoment> m_moment;
};

void TestScene::init()
{
    m_snapshot = burstSnapshot();
    m_sky = smallSky();
    m_moment = std::make_shared<SkyMoment>(m_snapshot.observatory.site, burstNight(), nullptr);
}

SceneInput TestScene::input() const
{
    return sceneInput(*m_sky, m_snapshot, *m_moment, {600, 600});
}

void TestScene::wholeSkyGolden()
{
    compareGolden(QStringLiteral("whole_sky.txt"), dump(skyScene(input()), 10));
}

void TestScene::liveGolden()
{
    compareGolden(QStringLiteral("live.txt"), dump(liveScene(input(), {})));
}

void TestScene::staleTelescopeSaysHowOld()
{
    SceneInput in = input();
    in.now = burstNight() + 14s;
    const auto items = liveScene(in, {});
    const DrawItem *mark = find(items, "telescope", DrawKind::Mark);
    const DrawItem *label = find(items, "telescope", DrawKind::Label);
    QVERIFY(mark && label);
    QVERIFY(mark->isHatched);
    QCOMPARE(mark->line, LineKind::Dashed);
    QCOMPARE(label->words, QStringLiteral("telescope, 14 s ago"));
    m_snapshot.devices.clear();
    QVERIFY(!has(liveScene(in, {}), "telescope"));
}

void TestScene::retractedIsStruckThrough()
{
    const auto items = liveScene(input(), {});
    const DrawItem *retracted = find(items, "alert Swift 1126700", DrawKind::Mark);
    QVERIFY(retracted);
    QCOMPARE(retracted->mark, MarkKind::Struck);
    QVERIFY(!has(items, "alert swift:1126853")); // the target itself, drawn as such
}

void TestScene::sunZoneAppearsWhenItMatters()
{
    QVERIFY(!has(skyScene(input()).under, "Sun avoidance"));
    const UtcInstant noon = burstNight() - 7h;
    m_moment = std::make_shared<SkyMoment>(m_snapshot.observatory.site, noon, nullptr);
    QVERIFY(has(skyScene(input()).under, "Sun avoidance"));
}

void TestScene::labelsDoNotOverlap()
{
    m_sky = wholeSky();
    QVERIFY(m_sky);
    SceneInput in = input();
    for (const double zoom : {1.0, 3.0, 12.0}) {
        in.view = ChartView::allSky().lookingAt(
            vec3Of(HorizontalDirection{Angle::degrees(180), Angle::degrees(zoom > 1 ? 50 : 90)}));
        in.view.zoom = zoom;
        const SkyScene scene = skyScene(in);
        std::vector<QRectF> boxes;
        for (const DrawItem &item : scene.over)
            if (item.kind == DrawKind::Label && item.what != "body" && item.what != "cardinal")
                boxes.emplace_back(item.points.front(), item.box);
        QVERIFY(boxes.size() > 5);
        for (std::size_t i = 0; i < boxes.size(); ++i)
            for (std::size_t j = 0; j < i; ++j)
                QVERIFY(!boxes[i].intersects(boxes[j]));
    }
}

void TestScene::errorCircleHasItsTrueSize()
{
    SceneInput in = input();
    in.view = ChartView::allSky().lookingAt(m_moment->observed(m_snapshot.response->target));
    in.view.zoom = ChartProjection::zoomFor(Angle::degrees(1), in.size, chartMargin(1));
    const DrawItem *circle = nullptr;
    const auto items = liveScene(in, {});
    circle = find(items, "target error", DrawKind::Circle);
    QVERIFY(circle);
    // 3' of radius where 600 px show 60': 30 px; coordinates are rounded to a quarter pixel.
    QVERIFY(std::abs(circle->caps.front().radius - 30) < 0.3);
    in.view.zoom = 1;
    QVERIFY(!has(liveScene(in, {}), "target error")); // 3' are less than a pixel: the mark alone
    QVERIFY(has(liveScene(in, {}), "target"));
}

void TestScene::fieldIsASquareTurnedByTheRotator()
{
    SceneInput in = input();
    m_snapshot.devices[0].mount->pointing = horizontalOf(m_moment->observed(m_snapshot.response->target));
    in.view = ChartView::allSky().lookingAt(m_moment->observed(m_snapshot.response->target));
    in.view.zoom = ChartProjection::zoomFor(Angle::degrees(1), in.size, chartMargin(1));
    const auto items = liveScene(in, {});
    const DrawItem *field = find(items, "field", DrawKind::Line);
    QVERIFY(field);
    QCOMPARE(field->points.size(), qsizetype(5));
    const QPointF side = field->points[1] - field->points[0];
    QVERIFY(
        std::abs(std::hypot(side.x(), side.y()) - 101)
        < 1.5); // 10.1' of 60' on 600 px, corners rounded to 0.5
    // The upper side's middle lies at position angle 25 degrees: on the screen north is turned by the
    // parallactic angle, east to the left, so anticlockwise from up.
    const QPointF up = (field->points[0] + field->points[1]) / 2 - (field->points[0] + field->points[2]) / 2;
    const double onScreen = std::atan2(-up.x(), -up.y()) * 180 / M_PI;
    const double expected =
        25 - m_moment->observer().parallacticAngle(m_snapshot.response->target).asDegrees();
    QVERIFY2(
        std::abs(std::remainder(onScreen - expected, 360)) < 1,
        qPrintable(QStringLiteral("%1 %2").arg(onScreen).arg(expected)));
}

void TestScene::starsThinOutWithZoom()
{
    m_sky = wholeSky();
    QVERIFY(m_sky);
    SceneInput in = input();
    double before = 0;
    for (const double zoom : {1.0, 2.0, 4.0, 8.0}) {
        in.view = ChartView::allSky().lookingAt(
            vec3Of(HorizontalDirection{Angle::degrees(180), Angle::degrees(60)}));
        in.view.zoom = zoom;
        const SkyScene scene = skyScene(in);
        QVERIFY(scene.faintest > before);
        before = scene.faintest;
        QVERIFY(scene.stars.size() > 300);
        QVERIFY(scene.stars.size() < 9000);
    }
}

void TestScene::words()
{
    // The notation of the Swift position of GRB 221009A in GCN 32632.
    QCOMPARE(ChartText::ra(Angle::degrees(288.2632)), QStringLiteral("19h13m03s"));
    QCOMPARE(ChartText::dec(Angle::degrees(19.8026)), QStringLiteral("+19°48′09″"));
    QCOMPARE(ChartText::dec(Angle::degrees(-0.5)), QStringLiteral("−00°30′00″"));
    QCOMPARE(ChartText::ra(Angle::degrees(359.99999)), QStringLiteral("00h00m00s"));
    QCOMPARE(ChartText::degrees(Angle::degrees(60.6)), QStringLiteral("61°"));
    QCOMPARE(ChartText::field(Angle::arcminutes(3)), QStringLiteral("3.0′"));
    QCOMPARE(ChartText::age(599s), QStringLiteral("9 min"));
}

QTEST_GUILESS_MAIN(TestScene)
#include "test_scene.moc"
