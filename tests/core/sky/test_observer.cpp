#include "support_table.h"

#include "core/sky/observer.h"

#include <QTest>

#include <algorithm>

using namespace tulpar;

namespace {
// The same ERFA underneath, so what is tested is how it is put together. Twice the worst difference measured.
constexpr double kToleranceArcsec = 0.01;

HorizontalDirection horizontal(const std::map<std::string, std::string> &row, const char *az, const char *alt)
{
    return {Angle::degrees(number(row, az)), Angle::degrees(number(row, alt))};
}

double arcsec(const ApparentDirection &a, const IcrsDirection &b)
{
    return separation(IcrsDirection{a.ra, a.dec}, b).asArcseconds();
}
} // namespace

class TestObserver : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void starsWithoutAir();
    void starsWithAir();
    void theSitesOwnDut1();
    void equatorOfDate();
    void backFromHorizontal();
    void backFromEquatorOfDate();
    void turningTheEarth();
    void siderealTimeAndHourAngle();
    void parallacticAngle();
    void belowTheHorizonStaysFinite();
    void speed_data();
    void speed();

private:
    struct Case {
        UtcInstant utc;
        double dut1S = 0;
        std::map<std::string, std::string> row;
    };

    /// Calls `check(observer, row)` for every row, with one observer an instant; returns the largest answer.
    template <class F>
    double worst(bool withAir, F &&check) const
    {
        double largest = 0;
        std::optional<Observer> observer;
        for (const Case &c : m_cases) {
            if (!observer || observer->utc() != c.utc)
                observer.emplace(assy(withAir), c.utc, c.dut1S);
            largest = std::max<double>(largest, check(*observer, c.row));
        }
        return largest;
    }

    std::vector<Case> m_cases;
};

void TestObserver::initTestCase()
{
    for (auto &row : readTable(QStringLiteral("sky_stars.csv")))
        m_cases.push_back({parseUtc(row.at("utc")).value(), number(row, "dut1_s"), row});
    QCOMPARE(m_cases.size(), std::size_t(800));
}

void TestObserver::starsWithoutAir()
{
    const double largest = worst(false, [](const Observer &observer, const auto &row) {
        return separation(observer.observed(directionOf(row)), horizontal(row, "az_deg", "alt_deg"))
            .asArcseconds();
    });
    qInfo("largest difference to astropy AltAz: %.6f arcsec", largest);
    QVERIFY2(largest < kToleranceArcsec, std::to_string(largest).c_str());
}

void TestObserver::starsWithAir()
{
    const double largest = worst(true, [](const Observer &observer, const auto &row) {
        const HorizontalDirection seen = observer.observed(directionOf(row));
        const Angle bare = observer.airless(directionOf(row)).altitude;
        const double airless = std::abs(bare.asDegrees() - number(row, "alt_deg")) * 3600;
        if (bare > Angle::degrees(1) && seen.altitude <= bare)
            return 999.0; // the air lifts
        return std::max(
            airless, separation(seen, horizontal(row, "az_air_deg", "alt_air_deg")).asArcseconds());
    });
    qInfo("largest difference to ERFA atco13 with air: %.6f arcsec", largest);
    QVERIFY2(largest < kToleranceArcsec, std::to_string(largest).c_str());
}

void TestObserver::theSitesOwnDut1()
{
    Site site = assy();
    site.dut1S = 0.2;
    const UtcInstant utc = parseUtc("2026-11-22T18:00:00").value();
    QCOMPARE(Observer(site, utc).dut1S(), 0.2);
    const double turned =
        (Observer(site, utc).localSiderealTime() - Observer(assy(), utc).localSiderealTime()).asArcseconds();
    QVERIFY2(
        std::abs(turned - 15.041 * 0.2) < 0.001,
        std::to_string(turned).c_str()); // the Earth turns 15.041" a second
}

void TestObserver::equatorOfDate()
{
    const double largest = worst(false, [](const Observer &observer, const auto &row) {
        return arcsec(observer.apparent(directionOf(row)), directionOf(row, "ra_date_deg", "dec_date_deg"));
    });
    qInfo("largest difference to astropy TETE: %.6f arcsec", largest);
    QVERIFY2(largest < kToleranceArcsec, std::to_string(largest).c_str());
}

void TestObserver::backFromHorizontal()
{
    // ERFA inverts its refraction to 0.1" at 80 degrees from the zenith; below that it does not pretend to.
    const double largest = worst(true, [](const Observer &observer, const auto &row) {
        const IcrsDirection star = directionOf(row);
        const HorizontalDirection seen = observer.observed(star);
        if (seen.altitude < Angle::degrees(10))
            return 0.0;
        const double throughApparent =
            separation(observer.observed(observer.apparent(seen)), seen).asArcseconds();
        return std::max(separation(observer.icrs(seen), star).asArcseconds(), throughApparent);
    });
    qInfo("largest error of the way back above 10 degrees: %.6f arcsec", largest);
    QVERIFY2(largest < 0.1, std::to_string(largest).c_str());
}

void TestObserver::backFromEquatorOfDate()
{
    const double largest = worst(false, [](const Observer &observer, const auto &row) {
        const IcrsDirection star = directionOf(row);
        return separation(observer.icrs(observer.apparent(star)), star).asArcseconds();
    });
    QVERIFY2(largest < 1e-6, std::to_string(largest).c_str());
}

void TestObserver::turningTheEarth()
{
    const auto largestAfter = [this](Duration passed) {
        double largest = 0;
        for (std::size_t i = 0; i < m_cases.size(); i += 20) {
            const Case &c = m_cases[i];
            const Observer full(assy(), c.utc + passed, c.dut1S);
            const Observer turned = Observer(assy(), c.utc, c.dut1S).rotatedTo(c.utc + passed);
            const IcrsDirection star = directionOf(c.row);
            largest =
                std::max(largest, separation(full.observed(star), turned.observed(star)).asArcseconds());
            for (std::size_t axis = 0; axis < 3; ++axis) // 1e-9 au = 150 m: what the Moon's parallax needs
                largest =
                    std::max(largest, std::abs(full.siteAu()[axis] - turned.siteAu()[axis]) / 1e-9 * 0.02);
        }
        return largest;
    };
    const double hour = largestAfter(1h);
    const double day = largestAfter(24h);
    qInfo("turned instead of recomputed: %.4f arcsec after an hour, %.4f after a day", hour, day);
    QVERIFY2(hour < 0.02, std::to_string(hour).c_str());
    QVERIFY2(day < 0.4, std::to_string(day).c_str());
}

void TestObserver::siderealTimeAndHourAngle()
{
    // A direction on the meridian has hour angle 0 and RA of date equal to the sidereal time.
    const Case &c = m_cases.front();
    const Observer observer(assy(), c.utc, c.dut1S);
    const IcrsDirection south = observer.icrs(HorizontalDirection{Angle::degrees(180), Angle::degrees(50)});
    QVERIFY(std::abs(observer.hourAngle(south).asArcseconds()) < 0.01);
    QVERIFY(
        std::abs((observer.apparent(south).ra - observer.localSiderealTime()).wrappedSigned().asArcseconds())
        < 0.01);
    // Meeus (2nd ed.), example 12.a: apparent sidereal time at Greenwich 1987-04-10 00:00 UT =
    // 13h10m46.1351s.
    Site greenwich;
    const Observer there(greenwich, parseUtc("1987-04-10T00:00:00").value());
    const double expected = 13 + 10 / 60.0 + 46.1351 / 3600;
    // IAU 1980 there, 2006/2000A here: 0.01 s apart at most.
    QVERIFY(std::abs(there.localSiderealTime().asHours() - expected) * 3600 < 0.01);
}

void TestObserver::parallacticAngle()
{
    const Observer observer(assy(), m_cases.front().utc);
    const IcrsDirection star =
        observer.icrs(HorizontalDirection{Angle::degrees(250), Angle::degrees(40)}); // in the west
    const Angle q = observer.parallacticAngle(star);
    QVERIFY(q > Angle() && q < Angle::degrees(90));
    // From the sky itself: the direction of the zenith less the direction of the pole of date at the star.
    const IcrsDirection zenith = observer.icrs(HorizontalDirection{Angle(), Angle::degrees(90)});
    const IcrsDirection pole = observer.icrs(ApparentDirection{Angle(), Angle::degrees(90)});
    const Angle expected = (positionAngle(star, zenith) - positionAngle(star, pole)).wrappedSigned();
    QVERIFY2(
        std::abs((q - expected).asArcseconds()) < 60, // aberration bends the frame by 20"
        std::to_string((q - expected).asArcseconds()).c_str());
}

void TestObserver::belowTheHorizonStaysFinite()
{
    const Observer observer(assy(true), m_cases.front().utc);
    for (double altitude = -90; altitude <= 5; altitude += 1) {
        const IcrsDirection star =
            observer.icrs(HorizontalDirection{Angle::degrees(77), Angle::degrees(altitude)});
        const HorizontalDirection seen = observer.observed(star);
        QVERIFY(std::isfinite(seen.altitude.asRadians()) && std::isfinite(seen.azimuth.asRadians()));
        QVERIFY(std::abs((seen.altitude - observer.airless(star).altitude).asDegrees()) < 0.5);
    }
}

void TestObserver::speed_data()
{
    QTest::addColumn<int>("what");
    QTest::newRow("the context") << 0;
    QTest::newRow("200 stars observed") << 1;
    QTest::newRow("200 directions back") << 2;
    QTest::newRow("turning the Earth") << 3;
}

void TestObserver::speed()
{
    QFETCH(int, what);
    const Case &c = m_cases.front();
    const Observer observer(assy(true), c.utc, c.dut1S);
    std::vector<IcrsDirection> stars;
    std::vector<HorizontalDirection> places;
    for (std::size_t i = 0; i < 200; ++i) {
        stars.push_back(directionOf(m_cases[i].row));
        places.push_back(observer.observed(stars.back()));
    }
    double sum = 0;
    QBENCHMARK
    {
        if (what == 0)
            sum += Observer(assy(true), c.utc, c.dut1S).localSiderealTime().asRadians();
        else if (what == 1)
            for (const IcrsDirection &star : stars)
                sum += observer.observed(star).altitude.asRadians();
        else if (what == 2)
            for (const HorizontalDirection &place : places)
                sum += observer.icrs(place).dec.asRadians();
        else
            sum += observer.rotatedTo(c.utc + 1s).localSiderealTime().asRadians();
    }
    QVERIFY(std::isfinite(sum));
}

QTEST_APPLESS_MAIN(TestObserver)
#include "test_observer.moc"
