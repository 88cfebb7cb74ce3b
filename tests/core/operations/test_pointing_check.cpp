#include "core/operations/pointing_check.h"

#include "core/sky/solar_system.h"

#include <QTest>

#include <cmath>
#include <numbers>

using namespace tulpar;

namespace {

constexpr double kTinyArcsec = 0.02;

Observer sky()
{
    Site site{Angle::degrees(43.2249), Angle::degrees(77.8710), 2750, 725, 5, 0.4, 0.62, "Asia/Almaty"};
    return Observer(site, *parseUtc("2026-12-10T14:00:00Z"));
}

HorizontalDirection at(double azimuth, double altitude)
{
    return {Angle::degrees(azimuth), Angle::degrees(altitude)};
}

} // namespace

class TestPointingCheck : public QObject {
    Q_OBJECT

private slots:
    /// An arc of 40" along growing azimuth is 40"/cos(altitude) of the axis; 30" upwards are 30".
    void shiftsByArcs()
    {
        const HorizontalDirection place = at(200, 60);
        const HorizontalDirection right = shifted(place, {Angle::arcseconds(40), {}});
        QVERIFY(std::abs((right.azimuth - place.azimuth).asArcseconds() - 80) < kTinyArcsec);
        QVERIFY(std::abs((right.altitude - place.altitude).asArcseconds()) < kTinyArcsec);
        const HorizontalDirection up = shifted(place, {{}, Angle::arcseconds(30)});
        QVERIFY(std::abs((up.altitude - place.altitude).asArcseconds() - 30) < kTinyArcsec);
        QVERIFY(std::abs((up.azimuth - place.azimuth).asArcseconds()) < kTinyArcsec);
        QCOMPARE(shifted(place, {}), place);
    }

    void comesBack()
    {
        for (const double altitude : {20.0, 45.0, 70.0, 85.0})
            for (const double azimuth : {0.0, 95.0, 359.99}) {
                const HorizontalDirection place = at(azimuth, altitude);
                const PointingOffset by{Angle::arcseconds(-150), Angle::arcseconds(90)};
                // On the way the axes turn by 150" tan(altitude); the way back, 175" long, is off by as much.
                const double turned = 150 / 206264.8 * std::tan(altitude * std::numbers::pi / 180);
                QVERIFY(
                    separation(shifted(shifted(place, by), -by), place).asArcseconds()
                    < 175 * turned * 1.05 + kTinyArcsec);
            }
    }

    /// The star seen off the middle comes into it: the offset moves the telescope to where the star was seen.
    void bringsTheStarIntoTheMiddle()
    {
        const Observer now = sky();
        for (const double azimuth : {30.0, 120.0, 250.0})
            for (const auto &[east, north] : {std::pair(45.0, 0.0), {0.0, -60.0}, {-100.0, 80.0}}) {
                const IcrsDirection star = now.icrs(at(azimuth, 58));
                const PointingOffset by =
                    offsetFor(star, Angle::arcseconds(east), Angle::arcseconds(north), now);
                const IcrsDirection told = shifted(star, by, now);
                const Angle apart = separation(star, told);
                const Angle towards = positionAngle(star, told);
                QVERIFY(std::abs(apart.asArcseconds() * sine(towards) - east) < 0.1);
                QVERIFY(std::abs(apart.asArcseconds() * cosine(towards) - north) < 0.1);
            }
    }

    void choosesTheNearestThatStandsWell()
    {
        const Observer now = sky();
        const IcrsDirection moon = view(Body::Moon, now).direction;
        const PointingTerms terms;
        const std::vector<PointingStar> stars{
            {now.icrs(at(180, 40)), 6.5}, // too low
            {now.icrs(at(180, 80)), 6.5}, // too high
            {now.icrs(at(100, 60)), 7.5},
            {now.icrs(at(150, 60)), 7.0},
            {moon, 7.0}};
        const auto chosen = pointingStarFor(stars, terms, at(180, 60), now);
        QVERIFY(chosen);
        QCOMPARE(chosen->magnitude, 7.0);
        QCOMPARE(chosen->direction, stars[3].direction);
        const auto east = pointingStarFor(stars, terms, at(90, 60), now);
        QCOMPARE(east->direction, stars[2].direction);
        QVERIFY(!pointingStarFor(std::span(stars).first(2), terms, at(180, 60), now));
        QVERIFY(!pointingStarFor({}, terms, at(180, 60), now));
    }

    /// A star beside the Moon is none, wherever the Moon is.
    void keepsAwayFromTheMoon()
    {
        const Site site{Angle::degrees(43.2249), Angle::degrees(77.8710), 2750, 725, 5, 0.4, 0.62, {}};
        const Observer now(site, *parseUtc("2026-12-24T17:00:00Z")); // a full Moon high in Taurus
        const IcrsDirection moon = view(Body::Moon, now).direction;
        QVERIFY(now.observed(moon).altitude > Angle::degrees(45));
        PointingTerms terms;
        terms.highest = Angle::degrees(89);
        const std::vector<PointingStar> stars{{offset(moon, Angle::degrees(90), Angle::degrees(3)), 7}};
        QVERIFY(!pointingStarFor(stars, terms, now.observed(moon), now));
        terms.fromMoon = Angle::degrees(2);
        QVERIFY(pointingStarFor(stars, terms, now.observed(moon), now));
    }

    void takesTheMiddleOne()
    {
        QCOMPARE(medianOf({3, 1, 200}), 3.0);
        QCOMPARE(medianOf({4, 1}), 2.5);
        QCOMPARE(medianOf({7}), 7.0);
    }
};

QTEST_GUILESS_MAIN(TestPointingCheck)
#include "test_pointing_check.moc"
