#include "support_night.h"
#include "widgets/chart/chart_projection.h"
#include "widgets/chart/sky_moment.h"

#include <QtTest>

#include <cmath>
#include <random>

using namespace tulpar;

class TestProjection : public QObject {
    Q_OBJECT
private slots:
    void northIsUpAndEastIsLeft();
    void mirroredPutsEastRight();
    void roundTripEverywhere();
    void starsLieWhereAnIndependentFormulaPutsThem();
    void circlesStayCircles();
    void rollIsWhatLookingAtTookIt();
    void momentAgreesWithTheObserver();
    void zoomForGivesTheField();
};

namespace {

constexpr double kMargin = 30;

HorizontalDirection at(double azimuth, double altitude)
{
    return {Angle::degrees(azimuth), Angle::degrees(altitude)};
}

double uniform(std::mt19937 &chance)
{
    return static_cast<double>(chance()) / 4294967296.0;
}

} // namespace

void TestProjection::northIsUpAndEastIsLeft()
{
    const ChartProjection p(ChartView::allSky(), {900, 900}, kMargin);
    const QPointF zenith = *p.project(vec3Of(at(0, 90)));
    QVERIFY(std::hypot(zenith.x() - 450, zenith.y() - 450) < 1e-6);
    // The horizon is the circle of 420 px.
    const QPointF north = *p.project(vec3Of(at(0, 0)));
    const QPointF east = *p.project(vec3Of(at(90, 0)));
    QVERIFY(std::hypot(north.x() - 450, north.y() - 30) < 1e-6);
    QVERIFY(std::hypot(east.x() - 30, east.y() - 450) < 1e-6);
}

void TestProjection::mirroredPutsEastRight()
{
    ChartView view = ChartView::allSky();
    view.isMirrored = true;
    const ChartProjection p(view, {900, 900}, kMargin);
    QVERIFY(std::abs(p.project(vec3Of(at(90, 0)))->x() - 870) < 1e-6);
    const QPointF point(600, 333);
    const QPointF back = *p.project(p.unproject(point));
    QVERIFY(std::hypot(back.x() - point.x(), back.y() - point.y()) < 1e-9);
}

void TestProjection::roundTripEverywhere()
{
    std::mt19937 chance(7);
    for (int i = 0; i < 2000; ++i) {
        ChartView view = ChartView::allSky().lookingAt(
            vec3Of(at(360 * uniform(chance), -10 + 100 * uniform(chance))),
            Angle::degrees(360 * uniform(chance)));
        view.zoom = std::pow(10.0, 3 * uniform(chance));
        view.isMirrored = i % 2 == 1;
        const ChartProjection p(view, {1000, 700}, kMargin);
        const QPointF point(1000 * uniform(chance), 700 * uniform(chance));
        const auto back = p.project(p.unproject(point));
        if (!back)
            continue; // behind the back in the corners of a whole sky
        QVERIFY(std::hypot(back->x() - point.x(), back->y() - point.y()) < 1e-6);
    }
}

void TestProjection::starsLieWhereAnIndependentFormulaPutsThem()
{
    // Azimuth and altitude by spherical trigonometry from the observer's own hour angle and apparent
    // declination; stereographic radius 2 tan(z/2). Bound: half a pixel, as the issue asks; refraction is
    // off.
    Site site = burstSnapshot().observatory.site;
    site.pressureHPa = 0;
    const Observer observer(site, burstNight());
    const SkyMoment moment(site, burstNight(), nullptr);
    const ChartProjection p(ChartView::allSky(), {900, 900}, kMargin);
    const double lat = site.latitude.asRadians();
    int seen = 0;
    for (const auto &[ra, dec] :
         {std::pair(279.235, 38.784), std::pair(310.358, 45.280), std::pair(297.696, 8.868),
          std::pair(37.955, 89.264), std::pair(213.915, 19.182), std::pair(288.2632, 19.8026)}) {
        const IcrsDirection star{Angle::degrees(ra), Angle::degrees(dec)};
        const double h = observer.hourAngle(star).asRadians();
        const double d = observer.apparent(star).dec.asRadians();
        const double sinAlt = std::sin(lat) * std::sin(d) + std::cos(lat) * std::cos(d) * std::cos(h);
        const double azimuth = std::atan2(
            -std::cos(d) * std::sin(h),
            std::sin(d) * std::cos(lat) - std::cos(d) * std::cos(h) * std::sin(lat));
        const double r = 420 * std::tan((M_PI / 2 - std::asin(sinAlt)) / 2);
        const QPointF expected(450 - r * std::sin(azimuth), 450 - r * std::cos(azimuth));
        const auto drawn = p.project(moment.observed(star));
        QVERIFY(drawn);
        QVERIFY2(
            std::hypot(drawn->x() - expected.x(), drawn->y() - expected.y()) < 0.5,
            qPrintable(QStringLiteral("%1 %2").arg(ra).arg(dec)));
        ++seen;
    }
    QCOMPARE(seen, 6);
}

void TestProjection::circlesStayCircles()
{
    std::mt19937 chance(11);
    for (int i = 0; i < 300; ++i) {
        ChartView view =
            ChartView::allSky().lookingAt(vec3Of(at(360 * uniform(chance), 80 * uniform(chance))));
        view.zoom = 1 + 30 * uniform(chance);
        const ChartProjection p(view, {900, 900}, kMargin);
        const Vec3 axis = vec3Of(at(360 * uniform(chance), 90 * uniform(chance)));
        const Angle radius = Angle::degrees(0.1 + 89 * uniform(chance));
        const Cap cap = p.cap(axis, radius);
        const Vec3 side = unit(cross(axis, Vec3{0.3, 0.5, 0.81}));
        for (double turn = 0; turn < 360; turn += 45) {
            const Vec3 rim =
                rotation(axis, Angle::degrees(turn)) * (axis * cosine(radius) + side * sine(radius));
            if (const auto q = p.project(rim))
                QVERIFY(
                    std::abs(std::hypot(q->x() - cap.centre.x(), q->y() - cap.centre.y()) - cap.radius)
                    < 1e-6 * (1 + cap.radius));
        }
    }
}

void TestProjection::rollIsWhatLookingAtTookIt()
{
    for (const double roll : {-170.0, -30.0, 0.0, 45.0, 120.0}) {
        const ChartView view = ChartView::allSky().lookingAt(vec3Of(at(200, 30)), Angle::degrees(roll));
        QVERIFY(std::abs(view.roll().asDegrees() - roll) < 1e-9);
    }
    QVERIFY(ChartView::allSky().lookingAt({0, 0, 1}).axes == ChartView::allSky().axes);
}

void TestProjection::momentAgreesWithTheObserver()
{
    const Site site = burstSnapshot().observatory.site; // with refraction
    const SkyMoment moment(site, burstNight(), nullptr);
    std::mt19937 chance(3);
    double worst = 0;
    for (int i = 0; i < 5000; ++i) {
        const IcrsDirection star{
            Angle::degrees(360 * uniform(chance)), Angle::radians(std::asin(2 * uniform(chance) - 1))};
        const HorizontalDirection truth = moment.observer().observed(star);
        if (truth.altitude.asDegrees() < 5)
            continue;
        worst = std::max(worst, angleBetween(vec3Of(truth), moment.observed(star)).asArcseconds());
    }
    qInfo("fast place against ERFA above 5 degrees: worst %.3f\"", worst);
    QVERIFY(worst < 0.3); // half a pixel of the deepest zoom is 0.33"
}

void TestProjection::zoomForGivesTheField()
{
    ChartView view = ChartView::allSky();
    view.zoom = ChartProjection::zoomFor(Angle::degrees(3), {800, 600}, kMargin);
    QVERIFY(std::abs(ChartProjection(view, {800, 600}, kMargin).field().asDegrees() - 3) < 1e-9);
}

QTEST_APPLESS_MAIN(TestProjection)
#include "test_projection.moc"
