#include "core/lab/best_field.h"
#include "core/lab/sky_map_reader.h"
#include "core/sky/observer.h"
#include "support_scene.h"
#include "widgets/chart/chart_projection.h"
#include "widgets/chart/sky_chart.h"
#include "widgets/common/fonts.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QtTest>

#include <algorithm>
#include <cmath>

using namespace tulpar;

/// Credible regions of sky maps on the chart.
class TestRegions : public QObject {
    Q_OBJECT

private slots:
    void init();
    void circleIsWhereItShouldBe();
    void isCutAtTheHorizon();
    void nothingBelowTheHorizon();
    void theSecondMapIsDotted();
    void whatIsOverIsNotShown();
    void bestFieldWhenItCanBeSeen();
    void farZoomStaysSmall();
    void picturesForEyes();

private:
    [[nodiscard]] SceneInput input() const;
    [[nodiscard]] std::vector<DrawItem> sceneOf(const std::vector<SkyRegion> &regions, AlertState state);
    Snapshot m_snapshot;
    std::shared_ptr<const SkyData> m_sky;
    std::shared_ptr<const SkyMoment> m_moment;
};

namespace {

/// Circles of the two shares around a direction of the sky.
SkyRegion circles(const IcrsDirection &centre, double radius50, double radius90)
{
    SkyRegion region;
    region.peak = centre;
    region.area50Deg2 = 3.14159 * radius50 * radius50;
    region.area90Deg2 = 3.14159 * radius90 * radius90;
    for (const auto &[share, radius] : {std::pair{0.5, radius50}, std::pair{0.9, radius90}}) {
        SkyOutline outline{share, {}};
        for (int i = 0; i < 72; ++i)
            outline.points.push_back(offset(centre, Angle::degrees(-5.0 * i), Angle::degrees(radius)));
        region.outlines.push_back(outline);
    }
    return region;
}

QStringList words(const std::vector<DrawItem> &items)
{
    QStringList all;
    for (const DrawItem &item : items)
        if (item.what == "region" || item.what == "map" || item.what == "best field")
            all << item.words;
    return all;
}

} // namespace

void TestRegions::init()
{
    m_snapshot = burstSnapshot();
    m_snapshot.alerts.clear();
    m_snapshot.response.reset();
    m_sky = smallSky();
    m_moment = std::make_shared<SkyMoment>(m_snapshot.observatory.site, burstNight(), nullptr);
}

SceneInput TestRegions::input() const
{
    return sceneInput(*m_sky, m_snapshot, *m_moment, {600, 600});
}

std::vector<DrawItem> TestRegions::sceneOf(const std::vector<SkyRegion> &regions, AlertState state)
{
    AlertView alert;
    alert.event = "lvk:S1";
    alert.name = "S1";
    alert.state = state;
    alert.receivedUtc = burstNight() - 1h;
    alert.regions = regions;
    m_snapshot.alerts = rowsOf({alert});
    return liveScene(input(), {});
}

void TestRegions::circleIsWhereItShouldBe()
{
    // Within 0.2 px of the circle that the projection makes of the same cap, but for refraction near the
    // zenith.
    const IcrsDirection centre =
        m_moment->observer().icrs(HorizontalDirection{Angle::degrees(120), Angle::degrees(70)});
    const auto items = sceneOf({circles(centre, 5, 12)}, AlertState::Queued);
    const ChartProjection projection(ChartView::allSky(), {600, 600}, chartMargin(1));
    for (const auto &[what, radius, line] :
         {std::tuple{"region 50", 5.0, LineKind::Solid}, std::tuple{"region 90", 12.0, LineKind::Dashed}}) {
        const auto found = all(items, what);
        QCOMPARE(found.size(), 1U);
        QCOMPARE(found.front()->line, line);
        QCOMPARE(found.front()->ink, Ink::Alert);
        const Cap cap = projection.cap(m_moment->observed(centre), Angle::degrees(radius));
        for (const QPointF &p : found.front()->points) {
            const double away = QLineF(cap.centre, p).length();
            QVERIFY2(std::abs(away - cap.radius) < 0.2, qPrintable(QString::number(away - cap.radius)));
        }
        QVERIFY(QLineF(found.front()->points.front(), found.front()->points.back()).length() < 2); // closed
    }
    QVERIFY(words(items).contains(QStringLiteral("50 %")));
    QVERIFY(words(items).contains(QStringLiteral("90 %")));
    QVERIFY(words(items).contains(QStringLiteral("S1: 90 % in 452 deg²")));
    QCOMPARE(all(items, "map peak").size(), 1U);
}

void TestRegions::isCutAtTheHorizon()
{
    const IcrsDirection centre =
        m_moment->observer().icrs(HorizontalDirection{Angle::degrees(200), Angle::degrees(5)});
    const auto items = sceneOf({circles(centre, 15, 40)}, AlertState::New);
    const ChartProjection projection(ChartView::allSky(), {600, 600}, chartMargin(1));
    const Cap horizon = projection.cap({0, 0, 1}, Angle::degrees(90));
    for (const char *what : {"region 50", "region 90"}) {
        const auto found = all(items, what);
        QVERIFY(!found.empty());
        double farthest = 0;
        for (const DrawItem *item : found)
            for (const QPointF &p : item->points)
                farthest = std::max(farthest, QLineF(horizon.centre, p).length());
        QVERIFY(farthest <= horizon.radius + 0.1);
        QVERIFY(farthest > horizon.radius - 0.5); // and it reaches the horizon
    }
}

void TestRegions::nothingBelowTheHorizon()
{
    const IcrsDirection centre =
        m_moment->observer().icrs(HorizontalDirection{Angle::degrees(200), Angle::degrees(-60)});
    const auto items = sceneOf({circles(centre, 5, 20)}, AlertState::New);
    QVERIFY(all(items, "region 50").empty() && all(items, "region 90").empty());
    QVERIFY(words(items).isEmpty());
}

void TestRegions::theSecondMapIsDotted()
{
    const IcrsDirection own =
        m_moment->observer().icrs(HorizontalDirection{Angle::degrees(30), Angle::degrees(50)});
    const IcrsDirection both =
        m_moment->observer().icrs(HorizontalDirection{Angle::degrees(220), Angle::degrees(60)});
    const auto items = sceneOf({circles(own, 8, 20), circles(both, 3, 6)}, AlertState::Queued);
    const auto lines = all(items, "region 90");
    QCOMPARE(lines.size(), 2U);
    QCOMPARE(std::ranges::count(lines, LineKind::Dotted, &DrawItem::line), 1);
    QVERIFY(words(items).contains(QStringLiteral("90 %, without the other instruments")));
    QVERIFY(words(items).contains(QStringLiteral("S1: 90 % in 113 deg²")));
}

void TestRegions::whatIsOverIsNotShown()
{
    const IcrsDirection centre =
        m_moment->observer().icrs(HorizontalDirection{Angle::degrees(30), Angle::degrees(50)});
    const SkyRegion region = circles(centre, 5, 10);
    for (const AlertState state :
         {AlertState::Retracted, AlertState::NotABurst, AlertState::Superseded, AlertState::Refused})
        QVERIFY(all(sceneOf({region}, state), "region 90").empty());
    QCOMPARE(all(sceneOf({region}, AlertState::Test), "region 90").front()->ink, Ink::Dim);
    QCOMPARE(all(sceneOf({region}, AlertState::Asking), "region 90").front()->ink, Ink::Alert);
}

void TestRegions::bestFieldWhenItCanBeSeen()
{
    const HorizontalDirection up{Angle::degrees(30), Angle::degrees(50)};
    SkyRegion region = circles(m_moment->observer().icrs(up), 0.1, 0.3);
    region.bestCentre = region.peak;
    region.bestInside = 0.125;
    QVERIFY(all(sceneOf({region}, AlertState::New), "best field").empty()); // a pixel wide
    SceneInput in = input();
    in.view.zoom = ChartProjection::zoomFor(Angle::degrees(1), in.size, chartMargin(1));
    in.view = in.view.lookingAt(vec3Of(up));
    const auto items = liveScene(in, {});
    QCOMPARE(all(items, "best field").size(), 2U); // square and words
    QVERIFY(words(items).contains(QStringLiteral("one field holds 12.5 %")));
}

/// Lines that go far beyond the screen are cut: dashes of a million pixels would stop the desk.
void TestRegions::farZoomStaysSmall()
{
    const HorizontalDirection up{Angle::degrees(30), Angle::degrees(50)};
    const SkyRegion region = circles(m_moment->observer().icrs(up), 5, 60);
    (void)sceneOf({region}, AlertState::New);
    SceneInput in = input();
    for (const double field : {60.0, 10.0, 1.0, 0.1}) {
        in.view.zoom = ChartProjection::zoomFor(Angle::degrees(field), in.size, chartMargin(1));
        in.view = in.view.lookingAt(vec3Of(HorizontalDirection{Angle::degrees(30), Angle::degrees(55)}));
        for (const DrawItem &item : liveScene(in, {}))
            if (item.kind == DrawKind::Line)
                for (const QPointF &p : item.points)
                    QVERIFY(QRectF(-100, -100, 800, 800).contains(p));
    }
}

void TestRegions::picturesForEyes()
{
    loadFonts();
    QFont font(QStringLiteral("Roboto"));
    font.setPixelSize(13);
    QApplication::setFont(font);
    QApplication::setStyle(QStringLiteral("Fusion"));
    const QString folder = QStringLiteral(TULPAR_BINARY_DIR "/pictures");
    QVERIFY(QDir().mkpath(folder));
    const auto sky = wholeSky();
    QVERIFY(sky);
    auto snapshot = std::make_shared<Snapshot>(burstSnapshot());
    std::vector<AlertView> alerts;
    for (const auto &[file, name, state] :
         {std::tuple{"skymap/bayestar.multiorder.fits", "S200129m", AlertState::Queued},
          std::tuple{
              "lvk/S240114aj_PRELIMINARY_2024-01-14T230524Z.json", "S240114aj", AlertState::Ignored}}) {
        QFile map(QStringLiteral(TULPAR_SHARED_DATA "/alerts/") + QLatin1String(file));
        if (!map.open(QIODevice::ReadOnly))
            QSKIP("the samples are not here");
        const QByteArray bytes = map.readAll();
        const auto readings =
            readSkyMaps(std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
        QVERIFY(readings);
        AlertView alert;
        alert.event = name;
        alert.name = name;
        alert.state = state;
        alert.receivedUtc = burstNight() - 30min;
        for (const SkyMapReading &reading : *readings) {
            alert.regions.push_back(reading.region);
            const Angle side = snapshot->observatory.fieldWidth;
            const BestField best = bestField(reading.cells, reading.region.peak, side, side);
            alert.regions.back().bestCentre = best.centre;
            alert.regions.back().bestInside = best.inside;
        }
        alerts.push_back(alert);
    }
    const IcrsDirection peak = alerts.front().regions.front().peak;
    for (const auto &row : snapshot->alerts)
        alerts.push_back(*row);
    snapshot->alerts = rowsOf(alerts);
    const Observer observer(snapshot->observatory.site, burstNight());
    for (const auto &[name, lighting, fieldDeg] :
         {std::tuple{"regions_night", Lighting::Night, 0.0}, std::tuple{"regions_day", Lighting::Day, 0.0},
          std::tuple{"regions_red", Lighting::Red, 0.0}, std::tuple{"regions_field20", Lighting::Night, 20.0},
          std::tuple{"regions_field1", Lighting::Night, 1.0}}) {
        SkyChart chart(sky);
        chart.resize(900, 900);
        chart.setColours(Palette::of(lighting));
        chart.setSnapshot(snapshot);
        chart.setNow(burstNight());
        if (fieldDeg > 0)
            chart.lookAt(observer.observed(peak), Angle::degrees(fieldDeg));
        chart.grab();
        QElapsedTimer timer;
        timer.start();
        const QPixmap picture = chart.grab();
        qInfo("%s: %lld ms", name, static_cast<long long>(timer.elapsed()));
        QVERIFY(picture.save(folder + QLatin1Char('/') + QLatin1String(name) + QStringLiteral(".png")));
    }
}

QTEST_MAIN(TestRegions)
#include "test_regions.moc"
