#include "support_table.h"

#include "core/sky/constellation_borders.h"
#include "core/sky/constellations.h"
#include "core/sky/deep_sky.h"
#include "core/sky/milky_way.h"

#include <QTest>

#include <cmath>
#include <map>
#include <set>

using namespace tulpar;

namespace {
IcrsDirection at(double ra, double dec)
{
    return {Angle::degrees(ra), Angle::degrees(dec)};
}

std::string file(const char *name)
{
    return projectFile(QStringLiteral("resources/sky/") + QLatin1String(name));
}
} // namespace

class TestSkyLayers : public QObject {
    Q_OBJECT

private slots:
    void milkyWay_data();
    void milkyWay();
    void outlinesLieInsideEachOther();
    void borders();
    void bordersFollowTheCirclesOf1875();
    void deepSky();
    void messierIsWhole();
    void refusesBadTables_data();
    void refusesBadTables();
};

void TestSkyLayers::milkyWay_data()
{
    QTest::addColumn<double>("ra");
    QTest::addColumn<double>("dec");
    QTest::addColumn<int>("least");
    QTest::addColumn<int>("most");
    // What everyone sees: the clouds of Sagittarius, Scutum, Cygnus and Carina are bright, Auriga's part is
    // faint, the poles of the Galaxy are dark.
    QTest::newRow("Sagittarius star cloud") << 274.0 << -18.4 << 3 << 5;
    QTest::newRow("Scutum star cloud") << 281.0 << -6.5 << 3 << 5;
    QTest::newRow("Cygnus star cloud") << 299.5 << 34.0 << 3 << 5;
    QTest::newRow("Carina") << 161.0 << -60.5 << 3 << 5;
    QTest::newRow("Auriga") << 85.0 << 33.0 << 1 << 3;
    QTest::newRow("north galactic pole") << 192.9 << 27.1 << 0 << 0;
    QTest::newRow("south galactic pole") << 12.9 << -27.1 << 0 << 0;
    QTest::newRow("celestial pole") << 0.0 << 90.0 << 0 << 0;
    QTest::newRow("Orion's belt") << 84.0 << -1.2 << 0 << 1;
    QTest::newRow("Leo") << 160.0 << 15.0 << 0 << 0;
}

void TestSkyLayers::milkyWay()
{
    QFETCH(double, ra);
    QFETCH(double, dec);
    QFETCH(int, least);
    QFETCH(int, most);
    const auto outlines = parseMilkyWay(file("milky_way.csv"));
    QVERIFY2(outlines.has_value(), outlines ? "" : outlines.error().detail.c_str());
    const int level = milkyWayLevel(*outlines, at(ra, dec));
    QVERIFY2(level >= least && level <= most, std::to_string(level).c_str());
}

void TestSkyLayers::outlinesLieInsideEachOther()
{
    const auto outlines = parseMilkyWay(file("milky_way.csv"));
    QVERIFY(outlines.has_value());
    std::vector<std::vector<MilkyWayOutline>> byLevel(6);
    std::size_t points = 0;
    for (const MilkyWayOutline &outline : *outlines) {
        byLevel[std::size_t(outline.level)].push_back(outline);
        points += outline.points.size();
        for (std::size_t i = 1; i < outline.points.size(); ++i)
            QVERIFY(separation(outline.points[i - 1], outline.points[i]) < Angle::degrees(20));
    }
    QVERIFY2(points < 6000, std::to_string(points).c_str());
    // Over an even net of 5 000 directions: a brighter level covers less, and nearly all of it lies inside
    // the fainter one (outlines were thinned to 0.15 degrees each).
    constexpr int kNet = 5000;
    std::array<int, 6> covered{};
    int outside = 0;
    for (int i = 0; i < kNet; ++i) {
        const double z = 1 - (2 * i + 1.0) / kNet;
        const IcrsDirection place{
            Angle::radians(i * 2.399963229728653).wrapped(), Angle::radians(std::asin(z))};
        bool isInside = true;
        for (int level = 1; level <= 5; ++level) {
            const bool isHere = milkyWayLevel(byLevel[std::size_t(level)], place) == level;
            covered[std::size_t(level)] += isHere ? 1 : 0;
            if (isHere && !isInside)
                ++outside;
            isInside = isHere;
        }
    }
    // The band is some 20 to 30 degrees wide all around: 10 to 25 % of the sky.
    QVERIFY2(covered[1] > kNet / 10 && covered[1] < kNet / 4, std::to_string(covered[1]).c_str());
    for (std::size_t level = 2; level <= 5; ++level)
        QVERIFY2(
            covered[level] < covered[level - 1] && covered[level] > 0,
            std::to_string(covered[level]).c_str());
    QVERIFY2(outside <= kNet / 200, std::to_string(outside).c_str());
}

void TestSkyLayers::borders()
{
    const auto borders = parseConstellationBorders(file("constellation_borders.csv"));
    QVERIFY2(borders.has_value(), borders ? "" : borders.error().detail.c_str());
    std::set<std::string> names;
    for (const ConstellationBorder &border : *borders) {
        names.insert(border.between.begin(), border.between.end());
        for (std::size_t i = 1; i < border.points.size(); ++i)
            QVERIFY2(
                separation(border.points[i - 1], border.points[i]) < Angle::degrees(61),
                (border.between[0] + " " + border.between[1]).c_str());
    }
    const auto constellations = parseConstellations(file("constellations.csv"));
    QVERIFY(constellations.has_value());
    for (const Constellation &constellation : *constellations)
        QVERIFY2(names.contains(constellation.abbreviation), constellation.abbreviation.c_str());
    QVERIFY2(names.size() <= 89, std::to_string(names.size()).c_str());
}

void TestSkyLayers::bordersFollowTheCirclesOf1875()
{
    // The southern edge of Octans' neighbours lies on Dec -82.5 of 1875 (Delporte 1930): everywhere within
    // what precession of 125 years does to it (at most 0.7 degrees), and no straight cut across the pole.
    const auto borders = parseConstellationBorders(file("constellation_borders.csv"));
    QVERIFY(borders.has_value());
    int points = 0;
    for (const ConstellationBorder &border : *borders)
        if (border.between == std::array<std::string, 2>{"Cha", "Oct"}
            || border.between == std::array<std::string, 2>{"Oct", "Cha"})
            for (std::size_t i = 0; i + 1 < border.points.size(); ++i) {
                const IcrsDirection &a = border.points[i];
                const IcrsDirection &b = border.points[i + 1];
                const IcrsDirection middle = offset(a, positionAngle(a, b), separation(a, b) / 2);
                QVERIFY2(
                    std::abs(middle.dec.asDegrees() + 82.5) < 0.8,
                    std::to_string(middle.dec.asDegrees()).c_str());
                ++points;
            }
    QVERIFY(points >= 5);
}

void TestSkyLayers::deepSky()
{
    const auto objects = parseDeepSky(file("deep_sky.csv"));
    QVERIFY2(objects.has_value(), objects ? "" : objects.error().detail.c_str());
    double last = -10;
    std::set<std::string> designations;
    for (const DeepSkyObject &object : *objects) {
        const double v = object.magnitude ? double(*object.magnitude) : 99;
        QVERIFY2(v >= last, object.designation.c_str());
        last = v;
        QVERIFY2(designations.insert(object.designation).second, object.designation.c_str());
        QVERIFY(object.minorAxis <= object.majorAxis);
    }
    QVERIFY(objects->size() > 3000 && objects->size() < 8000);
    QVERIFY(designations.contains("NGC 7331") && designations.contains("IC 434"));
}

void TestSkyLayers::messierIsWhole()
{
    const auto objects = parseDeepSky(file("deep_sky.csv"));
    QVERIFY(objects.has_value());
    std::map<int, DeepSkyObject> messier;
    for (const DeepSkyObject &object : *objects)
        if (object.messier > 0)
            QVERIFY2(messier.emplace(object.messier, object).second, std::to_string(object.messier).c_str());
    QCOMPARE(messier.size(), std::size_t(110));
    // Places of SIMBAD, to 0.05 degrees (large objects have no sharper centre); kinds as everyone calls them.
    const auto check = [&](int number, double ra, double dec, DeepSkyKind kind, const char *name) {
        const DeepSkyObject &object = messier.at(number);
        QVERIFY2(separation(object.place, at(ra, dec)) < Angle::degrees(0.05), name);
        QCOMPARE(object.kind, kind);
        QVERIFY2(object.name && object.name->en.find(name) != std::string::npos, name);
        QCOMPARE(object.shortName(), "M " + std::to_string(number));
    };
    check(31, 10.6847, 41.2688, DeepSkyKind::Galaxy, "Andromeda");
    check(1, 83.6333, 22.0145, DeepSkyKind::SupernovaRemnant, "Crab");
    check(13, 250.4235, 36.4613, DeepSkyKind::GlobularCluster, "Hercules");
    check(57, 283.3963, 33.0291, DeepSkyKind::PlanetaryNebula, "Ring");
    check(51, 202.4696, 47.1952, DeepSkyKind::Galaxy, "Whirlpool");
    QVERIFY(separation(messier.at(4).place, at(245.897, -26.526)) < Angle::degrees(0.05));
    QVERIFY(separation(messier.at(45).place, at(56.75, 24.117)) < Angle::degrees(0.3));
    QVERIFY(std::abs(messier.at(31).majorAxis.asDegrees() - 3.1) < 0.3);
}

void TestSkyLayers::refusesBadTables_data()
{
    QTest::addColumn<int>("reader");
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<int>("code");
    QTest::newRow("level 6") << 0 << QByteArray("6,1 2;3 4;5 6") << int(Errc::OutOfRange);
    QTest::newRow("no level") << 0 << QByteArray(",1 2;3 4;5 6") << int(Errc::OutOfRange);
    QTest::newRow("two points") << 0 << QByteArray("1,1 2;3 4") << int(Errc::Malformed);
    QTest::newRow("Dec 91") << 0 << QByteArray("1,1 2;3 91;5 6") << int(Errc::OutOfRange);
    QTest::newRow("border of one") << 1 << QByteArray("Ori,,1 2;3 4") << int(Errc::Malformed);
    QTest::newRow("border of a point") << 1 << QByteArray("Ori,Tau,1 2") << int(Errc::Malformed);
    QTest::newRow("unknown kind") << 2 << QByteArray("X 1,,star,1,2,3,4,5,,,") << int(Errc::Malformed);
    QTest::newRow("no designation") << 2 << QByteArray(",,galaxy,1,2,3,4,5,,,") << int(Errc::Malformed);
    QTest::newRow("M 111") << 2 << QByteArray("X 1,111,galaxy,1,2,3,4,5,,,") << int(Errc::OutOfRange);
    QTest::newRow("axis of 99 degrees")
        << 2 << QByteArray("X 1,,galaxy,1,2,3,6000,5,,,") << int(Errc::OutOfRange);
    QTest::newRow("magnitude a word") << 2 << QByteArray("X 1,,galaxy,1,2,dim,,,,,") << int(Errc::Malformed);
    QTest::newRow("ten columns") << 2 << QByteArray("X 1,,galaxy,1,2,3,4,5,,") << int(Errc::Malformed);
}

void TestSkyLayers::refusesBadTables()
{
    QFETCH(int, reader);
    QFETCH(QByteArray, row);
    QFETCH(int, code);
    const auto errorOf = [&row](const char *header, auto parse) -> std::optional<Error> {
        const auto read = parse(std::string(header) + "\n" + row.toStdString() + "\n");
        return read ? std::nullopt : std::optional(read.error());
    };
    const std::optional<Error> error = reader == 0 ? errorOf("level,points", &parseMilkyWay)
        : reader == 1
        ? errorOf("first,second,points", &parseConstellationBorders)
        : errorOf(
            "designation,messier,kind,ra_deg,dec_deg,magnitude,major_arcmin,minor_arcmin,en,ru,kk",
            &parseDeepSky);
    QVERIFY(error.has_value());
    QCOMPARE(int(error->code), code);
    QVERIFY2(error->detail.starts_with("line 2: "), error->detail.c_str());
}

QTEST_APPLESS_MAIN(TestSkyLayers)
#include "test_sky_layers.moc"
