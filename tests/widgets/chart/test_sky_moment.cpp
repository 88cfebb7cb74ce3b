#include "support_night.h"
#include "widgets/chart/scene_tools.h"
#include "widgets/chart/sky_moment.h"

#include <QTest>

#include <random>
#include <set>

using namespace tulpar;

namespace {

Site site()
{
    return burstSnapshot().observatory.site;
}

double arcsecondsBetween(const Vec3 &a, const Vec3 &b)
{
    return angleBetween(a, b).asDegrees() * 3600;
}

std::vector<Vec3> directions(int count)
{
    std::mt19937 chance(11);
    std::normal_distribution<double> normal;
    std::vector<Vec3> all;
    for (int i = 0; i < count; ++i)
        all.push_back(unit({normal(chance), normal(chance), normal(chance)}));
    return all;
}

} // namespace

/// The sky of a moment that follows another is the sky reckoned anew; and no star on the screen is left out.
class TestSkyMoment : public QObject {
    Q_OBJECT

private slots:
    void isTheSameWhenItFollowsAnother_data()
    {
        QTest::addColumn<int>("seconds");
        for (const int s : {0, 1, 30, 60, 61, 599, 601, 7200, -5})
            QTest::addRow("%d s", s) << s;
    }

    void isTheSameWhenItFollowsAnother()
    {
        QFETCH(int, seconds);
        const SkyMoment first(site(), burstNight(), nullptr);
        const UtcInstant then = burstNight() + std::chrono::seconds(seconds);
        const SkyMoment following(site(), then, &first);
        const SkyMoment anew(site(), then, nullptr);
        // 0.02": what rotation alone leaves (Observer::rotatedTo); 0.01" of the Moon's bent way in a minute.
        for (const Vec3 &icrs : directions(500)) {
            const Vec3 place = anew.observed(icrs);
            if (place.z > 0)
                QVERIFY(arcsecondsBetween(following.observed(icrs), place) < 0.1);
        }
        QCOMPARE(following.bodies().size(), anew.bodies().size());
        for (std::size_t i = 0; i < anew.bodies().size(); ++i) {
            QCOMPARE(following.bodies()[i].body.body, anew.bodies()[i].body.body);
            QVERIFY(arcsecondsBetween(following.bodies()[i].place, anew.bodies()[i].place) < 0.1);
        }
    }

    void chainsDoNotDrift()
    {
        auto moment = std::make_shared<SkyMoment>(site(), burstNight(), nullptr);
        for (int s = 1; s <= 1800; ++s)
            moment =
                std::make_shared<SkyMoment>(site(), burstNight() + std::chrono::seconds(s), moment.get());
        const SkyMoment anew(site(), burstNight() + 1800s, nullptr);
        for (std::size_t i = 0; i < anew.bodies().size(); ++i)
            QVERIFY(arcsecondsBetween(moment->bodies()[i].place, anew.bodies()[i].place) < 0.1);
        for (const Vec3 &icrs : directions(200))
            if (anew.observed(icrs).z > 0)
                QVERIFY(arcsecondsBetween(moment->observed(icrs), anew.observed(icrs)) < 0.1);
    }

    void everyStarOnTheScreenIsDrawn_data()
    {
        QTest::addColumn<double>("altitude");
        QTest::addColumn<double>("field");
        for (const double altitude : {2.0, 30.0, 89.0})
            for (const double field : {1.0, 8.0, 40.0, 120.0})
                QTest::addRow("%g deg at %g", field, altitude) << altitude << field;
    }

    void everyStarOnTheScreenIsDrawn()
    {
        QFETCH(double, altitude);
        QFETCH(double, field);
        const auto sky = wholeSky();
        const auto moment = std::make_shared<SkyMoment>(site(), burstNight(), nullptr);
        SceneInput in;
        in.data = sky.get();
        in.moment = moment.get();
        in.size = {900, 600};
        in.view.kind = ViewKind::Stereographic;
        in.view =
            in.view.lookingAt(vec3Of(HorizontalDirection{Angle::degrees(200), Angle::degrees(altitude)}));
        in.view.zoom = ChartProjection::zoomFor(Angle::degrees(field), in.size, 10, ViewKind::Stereographic);
        const ChartProjection projection(in.view, in.size, 10);
        SkyScene scene;
        const double vanishing = addStars(in, projection, scene);
        std::set<const ChartStar *> drawn;
        for (const StarDot &dot : scene.stars)
            drawn.insert(dot.star);
        int onScreen = 0;
        for (const StarCell &cell : sky->cells())
            for (const ChartStar &star : cell.stars) {
                const Vec3 place = moment->observed(Vec3{star.x, star.y, star.z});
                const auto at = projection.project(place);
                if (static_cast<double>(star.v) > vanishing - 1.5 || !at
                    || (in.options.hasGround && place.z < 0) || !QRectF(QPointF(), in.size).contains(*at))
                    continue;
                ++onScreen;
                QVERIFY2(drawn.contains(&star), "a bright star on the screen is not drawn");
            }
        QVERIFY(field < 5 || onScreen > 10);
    }
};

QTEST_GUILESS_MAIN(TestSkyMoment)
#include "test_sky_moment.moc"
