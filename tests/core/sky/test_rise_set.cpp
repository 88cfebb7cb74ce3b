#include "support_table.h"

#include "core/sky/rise_set.h"

#include <QTest>

#include <cmath>

using namespace tulpar;

/// Rise, culmination and set against astropy (fixed directions) and JPL DE405 through astropy (bodies).
class TestRiseSet : public QObject {
    Q_OBJECT

private slots:
    void agreesWithAstropy_data();
    void agreesWithAstropy();
    void coursesAtOtherLatitudes_data();
    void coursesAtOtherLatitudes();
    void overThePole();
    void refractionLiftsTheHorizon();
    void allAround();
};

void TestRiseSet::agreesWithAstropy_data()
{
    QTest::addColumn<int>("row");
    const auto rows = readTable(QStringLiteral("sky_events.csv"));
    QVERIFY(rows.size() >= 36);
    for (std::size_t i = 0; i < rows.size(); ++i)
        QTest::newRow((rows[i].at("name") + " " + rows[i].at("utc")).c_str()) << static_cast<int>(i);
}

void TestRiseSet::agreesWithAstropy()
{
    QFETCH(int, row);
    const auto r = readTable(QStringLiteral("sky_events.csv"))[static_cast<std::size_t>(row)];
    const Observer from(assy(), parseUtc(r.at("utc")).value(), number(r, "dut1_s"));
    const Angle level = Angle::degrees(number(r, "alt_deg"));
    const auto body = enumNamed<Body>(r.at("name"));
    const Passage passage = body ? nextPassage(*body, level, from) : nextPassage(directionOf(r), level, from);
    const auto check = [&](const char *column, std::optional<UtcInstant> found, double tolerance) {
        const std::string &text = r.at(column);
        if (text.empty()) {
            QVERIFY2(!found.has_value(), column);
            return;
        }
        QVERIFY2(found.has_value(), column);
        const double off = std::abs(seconds(*found - parseUtc(text).value()));
        qInfo("%s %s: %.3f s off", r.at("name").c_str(), column, off);
        QVERIFY2(off < tolerance, (std::string(column) + ": " + std::to_string(off) + " s").c_str());
    };
    // The Moon's place is good to 15", a second of her rising; what grazes the horizon moves slowly across
    // it.
    const double tolerance = body == Body::Moon ? 3 : r.at("name").starts_with("grazes") ? 10 : 1;
    check("rise_utc", passage.rise, tolerance);
    check("set_utc", passage.set, tolerance);
    check("culmination_utc", passage.culmination, tolerance);
    const bool isPassing = !r.at("rise_utc").empty();
    const bool isNamedNever = r.at("name").find("never") != std::string::npos;
    QCOMPARE(passage.course == Course::RisesAndSets, isPassing);
    if (isNamedNever)
        QCOMPARE(
            passage.course,
            r.at("name").find("never sets") != std::string::npos ? Course::NeverSets : Course::NeverRises);
}

void TestRiseSet::coursesAtOtherLatitudes_data()
{
    QTest::addColumn<double>("latitude");
    QTest::addColumn<double>("dec");
    QTest::addColumn<int>("course");
    const int both = int(Course::RisesAndSets);
    const int always = int(Course::NeverSets);
    const int never = int(Course::NeverRises);
    QTest::newRow("north pole, north") << 90.0 << 20.0 << always;
    QTest::newRow("north pole, south") << 90.0 << -20.0 << never;
    QTest::newRow("south pole, south") << -90.0 << -20.0 << always;
    QTest::newRow("equator, pole's neighbour") << 0.0 << 89.0 << both;
    QTest::newRow("equator, equator") << 0.0 << 0.0 << both;
    QTest::newRow("circumpolar in the south") << -35.0 << -60.0 << always;
    QTest::newRow("hidden in the south") << -35.0 << 60.0 << never;
    QTest::newRow("the pole itself") << 43.2 << 90.0 << always;
    QTest::newRow("the other pole") << 43.2 << -90.0 << never;
}

void TestRiseSet::coursesAtOtherLatitudes()
{
    QFETCH(double, latitude);
    QFETCH(double, dec);
    QFETCH(int, course);
    Site site = assy();
    site.latitude = Angle::degrees(latitude);
    const Observer from(site, parseUtc("2026-11-22T12:00:00").value());
    const Passage passage =
        nextPassage(IcrsDirection{Angle::degrees(100), Angle::degrees(dec)}, Angle(), from);
    QCOMPARE(int(passage.course), course);
    QCOMPARE(passage.rise.has_value(), course == int(Course::RisesAndSets));
    QCOMPARE(passage.set.has_value(), course == int(Course::RisesAndSets));
    QVERIFY(passage.culmination >= from.utc());
}

void TestRiseSet::overThePole()
{
    const Observer from(assy(), parseUtc("2026-11-22T12:00:00").value());
    const auto at = [&from](double dec) {
        return nextPassage(IcrsDirection{Angle::degrees(200), Angle::degrees(dec)}, Angle(), from);
    };
    QVERIFY(!at(30).culminatesOverThePole());
    QVERIFY(at(60).culminatesOverThePole());
    QVERIFY(std::abs(at(60).highest.altitude.asDegrees() - (90 - 60 + 43.2249)) < 0.2);
    QVERIFY(std::abs(at(30).highest.altitude.asDegrees() - (90 - 43.2249 + 30)) < 0.2);
}

void TestRiseSet::refractionLiftsTheHorizon()
{
    // The Observer holds the refraction of 3 degrees of altitude below that: some 10' in air of 730 hPa, that
    // is most of a minute here. True air lifts the horizon twice as far, and by no number that can be known
    // before.
    const UtcInstant utc = parseUtc("2026-11-22T12:00:00").value();
    const IcrsDirection star{Angle::degrees(100), Angle::degrees(10)};
    const Passage airless = nextPassage(star, Angle(), Observer(assy(), utc));
    const Passage air = nextPassage(star, Angle(), Observer(assy(true), utc));
    const double earlier = seconds(*airless.rise - *air.rise);
    QVERIFY2(earlier > 30 && earlier < 120, std::to_string(earlier).c_str());
    QVERIFY(seconds(*air.set - *airless.set) > 30);
}

void TestRiseSet::allAround()
{
    // Any direction at any moment: what is said of the next day holds when the sky is turned there.
    const UtcInstant start = parseUtc("2026-11-22T00:00:00").value();
    for (int i = 0; i < 300; ++i) {
        const Observer from(assy(), start + fromSeconds(i * 7919.0));
        const IcrsDirection place{
            Angle::degrees(std::fmod(i * 137.507764, 360)),
            Angle::radians(std::asin(1 - (2 * i + 1) / 300.0))};
        const Angle level = Angle::degrees(i % 3 * 15);
        const Passage passage = nextPassage(place, level, from);
        const auto altitudeAt = [&](UtcInstant utc) { return from.rotatedTo(utc).observed(place).altitude; };
        QVERIFY(passage.rise.has_value() == passage.set.has_value());
        QVERIFY(passage.culmination >= from.utc() && passage.culmination < from.utc() + fromSeconds(86400));
        const Angle top = altitudeAt(passage.culmination);
        for (const double away : {-3600.0, 3600.0})
            QVERIFY(altitudeAt(passage.culmination + fromSeconds(away)) <= top + Angle::arcseconds(30));
        if (!passage.rise)
            continue;
        QVERIFY(altitudeAt(*passage.rise + fromSeconds(120)) > level);
        QVERIFY(altitudeAt(*passage.rise - fromSeconds(120)) < level);
        QVERIFY(altitudeAt(*passage.set + fromSeconds(120)) < level);
        QVERIFY(altitudeAt(*passage.set - fromSeconds(120)) > level);
    }
}

QTEST_APPLESS_MAIN(TestRiseSet)
#include "test_rise_set.moc"
