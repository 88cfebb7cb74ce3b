#include "support_table.h"

#include "core/sky/rise_set.h"
#include "core/sky/solar_system.h"

#include <QTest>

using namespace tulpar;

class TestSolarSystem : public QObject {
    Q_OBJECT

private slots:
    void agreesWithDe405_data();
    void agreesWithDe405();
    void moonAndItsParallax();
    void magnitudes();
    void twilights();
    void crossings();
    void neverAndAlways();
    void culmination();
    void speed_data();
    void speed();
};

void TestSolarSystem::agreesWithDe405_data()
{
    // JPL DE405 against ERFA and libnova, measured over 2024-2034: see solar_system.h. Directions and
    // altitudes.
    QTest::addColumn<double>("toleranceArcsec");
    for (const std::string_view name : EnumNames<Body>::names)
        QTest::newRow(std::string(name).c_str()) << (name == "Sun" ? 1.0 : name == "Moon" ? 15.0 : 5.0);
}

void TestSolarSystem::agreesWithDe405()
{
    QFETCH(double, toleranceArcsec);
    const std::string name = QTest::currentDataTag();
    const Body body = enumNamed<Body>(name).value();
    double worst = 0;
    double worstDistance = 0;
    double worstLight = 0;
    int count = 0;
    for (const auto &row : readTable(QStringLiteral("sky_bodies.csv"))) {
        if (row.at("body") != name)
            continue;
        ++count;
        const Observer observer(assy(), parseUtc(row.at("utc")).value(), number(row, "dut1_s"));
        const BodyView seen = view(body, observer);
        const HorizontalDirection expected{
            Angle::degrees(number(row, "az_deg")), Angle::degrees(number(row, "alt_deg"))};
        worst = std::max(worst, separation(seen.direction, directionOf(row)).asArcseconds());
        worst = std::max(worst, separation(observer.observed(seen.direction), expected).asArcseconds());
        worstDistance = std::max(worstDistance, std::abs(seen.distanceAu / number(row, "distance_au") - 1));
        worstLight = std::max(worstLight, std::abs(seen.illuminatedFraction - number(row, "illuminated")));
    }
    QCOMPARE(count, 28);
    qInfo("%s: %.3f arcsec, distance %.1e, illuminated %.1e", name.c_str(), worst, worstDistance, worstLight);
    QVERIFY2(worst < toleranceArcsec, std::to_string(worst).c_str());
    QVERIFY(worstDistance < 2e-4);
    QVERIFY(worstLight < 1e-3);
}

void TestSolarSystem::moonAndItsParallax()
{
    const UtcInstant utc = parseUtc("2022-10-09T14:11:34").value(); // full Moon 2022-10-09 20:55 UTC
    const BodyView moon = view(Body::Moon, Observer(assy(), utc));
    QVERIFY(moon.illuminatedFraction > 0.995);
    QVERIFY(std::abs(moon.angularRadius.asArcminutes() - 15.5) < 1.5);
    Site antipode = assy();
    antipode.latitude = -antipode.latitude;
    const BodyView there = view(Body::Moon, Observer(antipode, utc));
    QVERIFY(separation(moon.direction, there.direction) > Angle::degrees(0.7));
    const BodyView sun = view(Body::Sun, Observer(assy(), utc));
    QVERIFY(std::abs(sun.angularRadius.asArcminutes() - 16.0) < 0.35);
}

void TestSolarSystem::magnitudes()
{
    const auto all = solarSystem(Observer(assy(), parseUtc("2022-10-09T14:11:34").value()));
    QCOMPARE(all.size(), std::size_t(9));
    for (std::size_t i = 0; i < all.size(); ++i)
        QCOMPARE(std::size_t(all[i].body), i);
    QVERIFY(!all[std::size_t(Body::Sun)].magnitude && !all[std::size_t(Body::Moon)].magnitude);
    // The year's usual ranges: Venus -4.9 to -3.8, Jupiter -2.9 to -1.6 (two weeks after opposition), Saturn,
    // Neptune.
    QVERIFY(std::abs(*all[std::size_t(Body::Venus)].magnitude + 3.9) < 0.3);
    QVERIFY(std::abs(*all[std::size_t(Body::Jupiter)].magnitude + 2.9) < 0.3);
    QVERIFY(std::abs(*all[std::size_t(Body::Saturn)].magnitude - 0.6) < 0.6);
    QVERIFY(std::abs(*all[std::size_t(Body::Neptune)].magnitude - 7.8) < 0.3);
}

void TestSolarSystem::twilights()
{
    QVERIFY(twilight(Angle::degrees(10)) == Twilight::Day);
    QVERIFY(twilight(Angle::degrees(-0.5)) == Twilight::Day);
    QVERIFY(twilight(Angle::degrees(-0.9)) == Twilight::Civil);
    QVERIFY(twilight(Angle::degrees(-6.1)) == Twilight::Nautical);
    QVERIFY(twilight(Angle::degrees(-17.9)) == Twilight::Astronomical);
    QVERIFY(twilight(Angle::degrees(-18.1)) == Twilight::Night);
    // GRB 221009A came in the evening twilight of Assy, GRB 201015A late at night.
    QVERIFY(
        twilight(sunAltitude(Observer(assy(), parseUtc("2022-10-09T14:11:34").value()))) == Twilight::Night);
    QVERIFY(
        twilight(sunAltitude(Observer(assy(), parseUtc("2020-10-15T06:00:00").value()))) == Twilight::Day);
}

void TestSolarSystem::crossings()
{
    double worstStar = 0;
    double worstSun = 0;
    double worstMoon = 0;
    int found = 0;
    for (const auto &row : readTable(QStringLiteral("sky_crossings.csv"))) {
        const std::string &name = row.at("name");
        const Observer from(assy(), parseUtc(row.at("utc")).value(), number(row, "dut1_s"));
        const Angle altitude = Angle::degrees(number(row, "alt_deg"));
        const Crossing crossing = row.at("sense") == "rising" ? Crossing::Rising : Crossing::Setting;
        const auto body = enumNamed<Body>(name);
        const auto t = body ? nextCrossing(*body, altitude, crossing, from)
                            : nextCrossing(directionOf(row), altitude, crossing, from);
        const std::string what = name + " " + row.at("sense") + " from " + row.at("utc");
        if (row.at("crossing_utc").empty()) { // the reference looks 24 hours ahead
            QVERIFY2(!t || *t - from.utc() > 24h, what.c_str());
            continue;
        }
        QVERIFY2(t.has_value(), what.c_str());
        ++found;
        const double error = std::abs(seconds(*t - parseUtc(row.at("crossing_utc")).value()));
        double &worst = name == "Sun" ? worstSun : name == "Moon" ? worstMoon : worstStar;
        worst = std::max(worst, error);
        QVERIFY2(error < (name == "Moon" ? 3 : 1), (what + ": " + std::to_string(error) + " s").c_str());
    }
    qInfo("crossings: stars %.3f s, Sun %.3f s, Moon %.3f s", worstStar, worstSun, worstMoon);
    QVERIFY(found > 40);
}

void TestSolarSystem::neverAndAlways()
{
    const Observer from(assy(), parseUtc("2022-10-09T14:11:34").value());
    const IcrsDirection polaris{Angle::degrees(37.95), Angle::degrees(89.26)};
    const IcrsDirection crux{Angle::degrees(187), Angle::degrees(-60)};
    for (const Crossing crossing : {Crossing::Rising, Crossing::Setting}) {
        QVERIFY(!nextCrossing(polaris, Angle::degrees(15), crossing, from));
        QVERIFY(!nextCrossing(crux, Angle::degrees(15), crossing, from));
        const IcrsDirection pole{Angle(), Angle::degrees(90)};
        QVERIFY(!nextCrossing(pole, Angle::degrees(15), crossing, from));
    }
    // With air a star is above the same observed altitude for longer.
    const IcrsDirection vega{Angle::degrees(279.23473), Angle::degrees(38.78369)};
    const Observer inAir(assy(true), from.utc());
    QVERIFY(
        *nextCrossing(vega, Angle::degrees(15), Crossing::Setting, inAir)
        > *nextCrossing(vega, Angle::degrees(15), Crossing::Setting, from));
    const auto setting = *nextCrossing(vega, Angle::degrees(15), Crossing::Setting, inAir);
    const Observer then(assy(true), setting);
    QVERIFY(std::abs(then.observed(vega).altitude.asArcseconds() - 15 * 3600) < 10); // 1 s of time
}

void TestSolarSystem::culmination()
{
    const Observer from(assy(), parseUtc("2022-10-09T14:11:34").value());
    for (double ra = 0; ra < 360; ra += 20) {
        const IcrsDirection star{Angle::degrees(ra), Angle::degrees(19.77)};
        const UtcInstant t = nextCulmination(star, from);
        QVERIFY(t > from.utc() && t - from.utc() < 24h);
        QVERIFY(std::abs(Observer(assy(), t).hourAngle(star).asArcseconds()) < 15);
    }
}

void TestSolarSystem::speed_data()
{
    QTest::addColumn<int>("what");
    QTest::newRow("all nine bodies") << 0;
    QTest::newRow("a star's setting") << 1;
    QTest::newRow("the end of the night") << 2;
}

void TestSolarSystem::speed()
{
    QFETCH(int, what);
    const UtcInstant utc = parseUtc("2022-10-09T14:11:34").value();
    const Observer observer(assy(true), utc);
    const IcrsDirection vega{Angle::degrees(279.23473), Angle::degrees(38.78369)};
    int step = 0;
    QBENCHMARK
    {
        const Observer now =
            observer.rotatedTo(utc + std::chrono::seconds(++step)); // libnova remembers a date
        if (what == 0)
            QVERIFY(solarSystem(now).size() == 9);
        else if (what == 1)
            QVERIFY(nextCrossing(vega, Angle::degrees(15), Crossing::Setting, now).has_value());
        else
            QVERIFY(nextCrossing(Body::Sun, kAstronomicalDusk, Crossing::Rising, now).has_value());
    }
}

QTEST_APPLESS_MAIN(TestSolarSystem)
#include "test_solar_system.moc"
