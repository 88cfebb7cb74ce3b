#include "support_catalogue.h"
#include "support_table.h"

#include "core/sky/catalogue.h"
#include "core/sky/constellations.h"
#include "core/time/scales.h"

#include <QTest>

#include <cmath>
#include <map>
#include <random>
#include <set>
#include <tuple>

using namespace tulpar;

namespace {
const IcrsDirection kGalacticCentre{Angle::degrees(266.417), Angle::degrees(-29.008)};
} // namespace

class TestCatalogue : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void countsAsTycho2();
    void brightStars_data();
    void brightStars();
    void properMotion();
    void circles_data();
    void circles();
    void findsWhatASearchOfAllFinds();
    void placesAsStarsDo();
    void costsWhatIsVisible();
    void emptyCatalogue();
    void damagedBlockIsLeftOut();
    void survivesAnyDamage();
    void refusesDamage_data();
    void refusesDamage();
    void names();
    void figures();
    void refusesBadTables_data();
    void refusesBadTables();

private:
    std::string m_file;
    std::optional<StarCatalogue> m_stars;
    std::optional<HipIndex> m_numbers;
};

void TestCatalogue::initTestCase()
{
    m_file = projectFile(QStringLiteral("resources/sky/stars_v10.bin"));
    QVERIFY(!m_file.empty());
    auto opened = StarCatalogue::open(bytesOf(m_file));
    QVERIFY2(opened.has_value(), opened ? "" : opened.error().detail.c_str());
    m_stars = std::move(*opened);
    m_numbers.emplace(*m_stars);
    QVERIFY(m_stars->verify().has_value() && !m_stars->isDamaged());
}

void TestCatalogue::countsAsTycho2()
{
    const auto brighterThan = [this](double limit) {
        int n = 0;
        m_stars->forEach(limit, [&n](const Star &) { ++n; });
        return n;
    };
    QCOMPARE(m_stars->size(), std::size_t(357143));
    // Tycho-2 with supplement 1 has 8 805 stars with V < 6.5 and 45 630 with V < 8; V is kept to 0.01 here.
    QVERIFY2(std::abs(brighterThan(6.5) - 8805) <= 80, std::to_string(brighterThan(6.5)).c_str());
    QVERIFY2(std::abs(brighterThan(8) - 45630) <= 400, std::to_string(brighterThan(8)).c_str());
    QCOMPARE(brighterThan(-1), 1); // Sirius alone
    QCOMPARE(brighterThan(-5), 0);
}

void TestCatalogue::brightStars_data()
{
    // Hipparcos: van Leeuwen 2007, epoch 1991.25 moved to 2000 (SIMBAD); V and B-V of the Bright Star
    // Catalogue.
    QTest::addColumn<int>("hip");
    QTest::addColumn<double>("ra");
    QTest::addColumn<double>("dec");
    QTest::addColumn<double>("v");
    QTest::addColumn<double>("colour");
    QTest::newRow("Sirius") << 32349 << 101.287155 << -16.716116 << -1.46 << 0.00;
    QTest::newRow("Vega") << 91262 << 279.234735 << 38.783689 << 0.03 << 0.00;
    QTest::newRow("Arcturus") << 69673 << 213.915300 << 19.182409 << -0.04 << 1.23;
    QTest::newRow("Betelgeuse") << 27989 << 88.792939 << 7.407064 << 0.50 << 1.85;
    QTest::newRow("Polaris") << 11767 << 37.954561 << 89.264109 << 2.02 << 0.60;
    QTest::newRow("Achernar") << 7588 << 24.428523 << -57.236753 << 0.46 << -0.16;
}

void TestCatalogue::brightStars()
{
    QFETCH(int, hip);
    QFETCH(double, ra);
    QFETCH(double, dec);
    QFETCH(double, v);
    QFETCH(double, colour);
    const auto star = m_numbers->find(std::uint32_t(hip));
    QVERIFY(star.has_value());
    const IcrsDirection place{Angle::degrees(ra), Angle::degrees(dec)};
    QVERIFY2(
        separation(star->j2000, place).asArcseconds() < 0.5,
        std::to_string(separation(star->j2000, place).asArcseconds()).c_str());
    QVERIFY2(std::abs(double(star->v) - v) < 0.15, std::to_string(star->v).c_str());
    QVERIFY(star->bMinusV.has_value());
    QVERIFY2(std::abs(double(*star->bMinusV) - colour) < 0.15, std::to_string(*star->bMinusV).c_str());
}

void TestCatalogue::properMotion()
{
    QVERIFY(!m_numbers->find(0) && !m_numbers->find(130000));
    const auto barnard =
        m_numbers->find(87937); // Tycho-2: -799, +10277 mas a year (Hipparcos: -798.6, +10328.1)
    QVERIFY(barnard.has_value());
    QVERIFY(std::abs(double(barnard->pmRaMasPerYear) + 799) < 1);
    QVERIFY(std::abs(double(barnard->pmDecMasPerYear) - 10277) < 1);
    const IcrsDirection later = barnard->at(26);
    QVERIFY(
        std::abs(separation(later, barnard->j2000).asArcseconds() - 26 * std::hypot(0.799, 10.277)) < 0.001);
    QVERIFY(later.dec > barnard->j2000.dec && later.ra < barnard->j2000.ra);
    QVERIFY(
        barnard->at(0) == barnard->j2000
        || separation(barnard->at(0), barnard->j2000) < Angle::arcseconds(1e-6));
}

void TestCatalogue::circles_data()
{
    QTest::addColumn<double>("ra");
    QTest::addColumn<double>("dec");
    QTest::addColumn<double>("radius");
    QTest::newRow("Orion") << 83.8 << -1.2 << 5.0;
    QTest::newRow("across RA 0, west") << 0.1 << 20.0 << 3.0;
    QTest::newRow("across RA 0, east") << 359.9 << -40.0 << 3.0;
    QTest::newRow("north pole") << 123.0 << 89.5 << 2.0;
    QTest::newRow("south pole") << 10.0 << -90.0 << 1.0;
    QTest::newRow("beside the pole") << 200.0 << 85.0 << 4.9;
    QTest::newRow("half the sky") << 50.0 << 30.0 << 90.0;
    QTest::newRow("all of it") << 50.0 << 30.0 << 180.0;
    QTest::newRow("field of the telescope") << 266.4 << -29.0 << 0.1;
    QTest::newRow("no radius") << 0.0 << 0.0 << 0.0;
    QTest::newRow("negative radius") << 0.0 << 0.0 << -1.0;
}

void TestCatalogue::circles()
{
    QFETCH(double, ra);
    QFETCH(double, dec);
    QFETCH(double, radius);
    const IcrsDirection centre{Angle::degrees(ra), Angle::degrees(dec)};
    const Angle r = Angle::degrees(radius);
    std::multiset<std::pair<double, double>> expected;
    m_stars->forEach(9, [&](const Star &star) {
        if (separation(star.j2000, centre) <= r)
            expected.emplace(star.j2000.ra.asDegrees(), star.j2000.dec.asDegrees());
    });
    std::multiset<std::pair<double, double>> found;
    m_stars->forEachWithin(centre, r, 9, [&](const Star &star) {
        found.emplace(star.j2000.ra.asDegrees(), star.j2000.dec.asDegrees());
    });
    QCOMPARE(found.size(), expected.size());
    QVERIFY(found == expected);
    QVERIFY(radius <= 0.1 || !found.empty());
}

void TestCatalogue::findsWhatASearchOfAllFinds()
{
    // 30 000 random stars, crowded at the poles and RA 0; 600 random circles, half of them there too.
    const std::string packed = packedCatalogue(randomStars(30000, 7));
    const auto catalogue = StarCatalogue::open(bytesOf(packed));
    QVERIFY2(catalogue.has_value(), catalogue ? "" : catalogue.error().detail.c_str());
    QVERIFY(catalogue->verify().has_value());
    std::vector<Star> all;
    catalogue->forEach(99, [&all](const Star &star) { all.push_back(star); });
    QCOMPARE(all.size(), std::size_t(30000));
    const auto key = [](const Star &star) {
        return std::tuple(star.j2000.ra.asDegrees(), star.j2000.dec.asDegrees(), star.v);
    };
    std::mt19937 chance(3);
    std::uniform_real_distribution<double> even(0, 1);
    std::size_t found = 0;
    for (int i = 0; i < 600; ++i) {
        IcrsDirection centre{
            Angle::degrees(even(chance) * 360), Angle::radians(std::asin(2 * even(chance) - 1))};
        if (i % 4 == 1)
            centre.dec = Angle::degrees((i % 8 == 1 ? 1 : -1) * (90 - 3 * even(chance)));
        if (i % 4 == 2)
            centre.ra = Angle::degrees(even(chance) - 0.5).wrapped();
        if (i == 0)
            centre.dec = Angle::degrees(90);
        const Angle radius = Angle::degrees(std::pow(even(chance), 4) * 180);
        const double limit = 4 + 10 * even(chance);
        std::multiset<std::tuple<double, double, float>> expected;
        for (const Star &star : all)
            if (static_cast<double>(star.v) < limit - 1e-6 && separation(star.j2000, centre) <= radius)
                expected.insert(key(star));
        std::multiset<std::tuple<double, double, float>> answer;
        catalogue->forEachWithin(
            centre, radius, limit - 1e-6, [&](const Star &star) { answer.insert(key(star)); });
        QVERIFY2(answer == expected, std::to_string(i).c_str());
        std::size_t placed = 0;
        catalogue->forEachPlaced(centre, radius, limit - 1e-6, 0, [&](const PlacedStar &) { ++placed; });
        QVERIFY2(
            placed == expected.size() || (expected.size() > 20 && placed + 1 >= expected.size()),
            std::to_string(i).c_str());
        found += answer.size();
    }
    QVERIFY2(found > 20000, std::to_string(found).c_str());
}

void TestCatalogue::placesAsStarsDo()
{
    // The vector for drawing against Star::at, which goes along the great circle: 26 years, all stars to 6.5
    // and Barnard's, the fastest; the straight step differs by its square, 0.04".
    const IcrsDirection anywhere{};
    double worst = 0;
    std::vector<PlacedStar> placed;
    m_stars->forEachPlaced(
        anywhere, Angle::degrees(180), 99, 26, [&placed](const PlacedStar &star) { placed.push_back(star); });
    QCOMPARE(placed.size(), m_stars->size());
    std::size_t i = 0;
    m_stars->forEachWithin(anywhere, Angle::degrees(180), 99, [&](const Star &star) {
        const PlacedStar &drawn = placed[i++];
        QVERIFY(drawn.hip == star.hip && drawn.bMinusV == star.bMinusV);
        if (star.v < 6.5F || star.hip == 87937)
            worst = std::max(worst, separation(star.at(26), directionOf(drawn.place)).asArcseconds());
    });
    QVERIFY2(worst < 0.05, std::to_string(worst).c_str());
}

void TestCatalogue::costsWhatIsVisible()
{
    // The same sky with ten times the faint stars: the walk to 6.5 over the whole sky stays what it was, and
    // a small field costs little more than what is in it.
    const std::string small = packedCatalogue(randomStars(20000, 11));
    const std::string large = packedCatalogue(randomStars(200000, 11));
    const auto one = StarCatalogue::open(bytesOf(small));
    const auto ten = StarCatalogue::open(bytesOf(large));
    QVERIFY(one.has_value() && ten.has_value());
    const IcrsDirection zenith{Angle::degrees(40), Angle::degrees(43)};
    std::size_t bright = 0;
    ten->forEach(6.5, [&bright](const Star &) { ++bright; });
    QCOMPARE(ten->walked(zenith, Angle::degrees(180), 6.5), bright);
    for (const double radius : {1.0, 5.0, 20.0}) {
        std::size_t inside = 0;
        ten->forEachWithin(zenith, Angle::degrees(radius), 99, [&inside](const Star &) { ++inside; });
        const std::size_t walked = ten->walked(zenith, Angle::degrees(radius), 99);
        QVERIFY2(
            walked <= 2 * inside + 60, (std::to_string(walked) + " for " + std::to_string(inside)).c_str());
        QVERIFY(one->walked(zenith, Angle::degrees(radius), 99) < walked);
    }
}

void TestCatalogue::emptyCatalogue()
{
    const std::string packed = packedCatalogue({});
    const auto empty = StarCatalogue::open(bytesOf(packed));
    QVERIFY2(empty.has_value(), empty ? "" : empty.error().detail.c_str());
    QCOMPARE(empty->size(), std::size_t(0));
    QVERIFY(empty->verify().has_value());
    int visits = 0;
    empty->forEach(99, [&visits](const Star &) { ++visits; });
    empty->forEachWithin(kGalacticCentre, Angle::degrees(180), 99, [&visits](const Star &) { ++visits; });
    empty->forEachPlaced(
        kGalacticCentre, Angle::degrees(3), 99, 26, [&visits](const PlacedStar &) { ++visits; });
    QCOMPARE(visits, 0);
    QVERIFY(!HipIndex(*empty).find(1));
}

void TestCatalogue::damagedBlockIsLeftOut()
{
    std::string bytes = m_file;
    bytes[3'000'000] = char(bytes[3'000'000] ^ 0x10);
    const auto opened = StarCatalogue::open(bytesOf(bytes));
    QVERIFY(opened.has_value());
    QVERIFY(!opened->isDamaged()); // nothing read yet
    std::size_t kept = 0;
    opened->forEach(99, [&kept](const Star &) { ++kept; });
    QVERIFY(opened->isDamaged());
    QCOMPARE(m_stars->size() - kept, std::size_t(4096));
    const auto verified = opened->verify();
    QVERIFY(!verified.has_value());
    QVERIFY2(verified.error().detail.starts_with("1 of "), verified.error().detail.c_str());
    // What is far from the damage is read as if nothing were.
    const auto again = StarCatalogue::open(bytesOf(bytes));
    QVERIFY(again.has_value());
    again->forEach(6.5, [](const Star &) {});
    QVERIFY(!again->isDamaged());
}

void TestCatalogue::survivesAnyDamage()
{
    // Bytes turned over and files cut at random: refused, or read without the damaged blocks and said so.
    const std::string whole = packedCatalogue(randomStars(9000, 5));
    const auto good = StarCatalogue::open(bytesOf(whole));
    QVERIFY(good.has_value());
    std::mt19937 chance(1);
    int refused = 0;
    int read = 0;
    for (int i = 0; i < 400; ++i) {
        std::string bytes = whole;
        const std::size_t at = chance() % bytes.size();
        if (i % 4 == 0)
            bytes.resize(at);
        else
            bytes[i % 4 == 1 ? at % 12000 : at] ^= static_cast<char>(1 + chance() % 255);
        const auto opened = StarCatalogue::open(bytesOf(bytes));
        if (!opened) {
            ++refused;
            continue;
        }
        ++read;
        std::size_t seen = 0;
        opened->forEachWithin(
            {Angle::degrees(double(chance() % 360)), Angle::degrees(double(chance() % 180) - 90)},
            Angle::degrees(double(chance() % 180)), 99, [&seen](const Star &star) {
                QVERIFY(star.j2000.ra.asDegrees() < 360 && star.j2000.dec.asDegrees() <= 90);
                ++seen;
            });
        QVERIFY(seen <= 9000);
        QVERIFY(bytes.substr(0, 12) != whole.substr(0, 12) || !opened->verify().has_value());
    }
    QVERIFY2(refused > 150 && read > 100, std::to_string(refused).c_str());
}

void TestCatalogue::refusesDamage_data()
{
    QTest::addColumn<int>("what");
    QTest::addColumn<int>("code");
    QTest::newRow("empty") << 0 << int(Errc::UnknownFormat);
    QTest::newRow("other magic") << 1 << int(Errc::UnknownFormat);
    QTest::newRow("cut in the index") << 2 << int(Errc::Malformed);
    QTest::newRow("one byte short") << 3 << int(Errc::Malformed);
    QTest::newRow("one byte more") << 4 << int(Errc::Malformed);
    QTest::newRow("one bit of the index") << 5 << int(Errc::Malformed);
    QTest::newRow("one bit of a checksum") << 6 << int(Errc::Malformed);
    QTest::newRow("count of 4 thousand million") << 7 << int(Errc::Malformed);
    QTest::newRow("no layers") << 8 << int(Errc::UnknownFormat);
    QTest::newRow("a million layers") << 9 << int(Errc::UnknownFormat);
    QTest::newRow("cut in the head") << 10 << int(Errc::Malformed);
    QTest::newRow("index that goes back, its checksum right") << 11 << int(Errc::Malformed);
    QTest::newRow("magnitudes that go back, their checksum right") << 12 << int(Errc::Malformed);
}

void TestCatalogue::refusesDamage()
{
    QFETCH(int, what);
    QFETCH(int, code);
    const std::string small = packedCatalogue(randomStars(5000, 2));
    constexpr std::size_t kLayerBytes = 4 + 4 * 361;
    std::string bytes = what == 0 ? std::string() : small;
    if (what == 1)
        bytes[7] = '1';
    else if (what == 2)
        bytes.resize(1000);
    else if (what == 3)
        bytes.pop_back();
    else if (what == 4)
        bytes.push_back(0);
    else if (what == 5)
        bytes[100] = char(bytes[100] ^ 1);
    else if (what == 6)
        bytes[bytes.size() - 5000 * 16 - 1] ^= 1;
    else if (what == 7)
        bytes.replace(8, 4, "\xff\xff\xff\xff");
    else if (what == 8)
        bytes[12] = 0;
    else if (what == 9)
        bytes[14] = 0x10;
    else if (what == 10)
        bytes.resize(20);
    else if (what == 11)
        bytes[24 + 4 + 4 * 200 + 2] = 0x7f;
    else if (what == 12)
        bytes.replace(24 + kLayerBytes, 4, bytes, 24, 4);
    if (what >= 11) {
        const std::uint32_t crc =
            plainCrc32(std::string_view(bytes).substr(24, bytes.size() - 24 - 5000 * 16));
        for (std::size_t i = 0; i < 4; ++i)
            bytes[16 + i] = static_cast<char>(crc >> (8 * i) & 0xFF);
    }
    const auto opened = StarCatalogue::open(bytesOf(bytes));
    QVERIFY(!opened.has_value());
    QCOMPARE(int(opened.error().code), code);
}

void TestCatalogue::names()
{
    const auto constellations =
        parseConstellations(projectFile(QStringLiteral("resources/sky/constellations.csv")));
    QVERIFY2(constellations.has_value(), constellations ? "" : constellations.error().detail.c_str());
    QCOMPARE(constellations->size(), std::size_t(89)); // 88, Serpens in two parts
    std::set<std::string> abbreviations;
    for (const Constellation &c : *constellations) {
        abbreviations.insert(c.abbreviation);
        QVERIFY(!c.name.en.empty() && !c.name.ru.empty() && !c.name.kk.empty());
        if (c.abbreviation == "UMa") {
            QCOMPARE(c.name.in("kk_KZ"), std::string("Жетіқарақшы"));
            QCOMPARE(c.name.in("ru"), std::string("Большая Медведица"));
            QCOMPARE(c.name.in("de"), std::string("Ursa Major"));
        }
    }
    QCOMPARE(abbreviations.size(), std::size_t(88));

    const auto stars = parseStarNames(projectFile(QStringLiteral("resources/sky/star_names.csv")));
    QVERIFY2(stars.has_value(), stars ? "" : stars.error().detail.c_str());
    QVERIFY(stars->size() > 400);
    int inCatalogue = 0;
    std::map<std::uint32_t, SkyName> byHip;
    for (const StarName &star : *stars) {
        byHip[star.hip] = star.name;
        if (m_numbers->find(star.hip))
            ++inCatalogue;
    }
    QCOMPARE(byHip.at(32349).en, std::string("Sirius"));
    QCOMPARE(byHip.at(32349).kk, std::string("Сүмбіле"));
    QCOMPARE(byHip.at(11767).kk, std::string("Темірқазық"));
    QCOMPARE(byHip.at(91262).ru, std::string("Вега"));
    QVERIFY2(inCatalogue > 500, std::to_string(inCatalogue).c_str()); // the rest are fainter than 10
}

void TestCatalogue::figures()
{
    const auto lines =
        parseConstellationLines(projectFile(QStringLiteral("resources/sky/constellation_lines.csv")));
    QVERIFY2(lines.has_value(), lines ? "" : lines.error().detail.c_str());
    std::set<std::string> abbreviations;
    for (const ConstellationLine &line : *lines) {
        abbreviations.insert(line.abbreviation);
        for (std::size_t i = 1; i < line.points.size(); ++i)
            QVERIFY(separation(line.points[i - 1], line.points[i]) < Angle::degrees(40));
    }
    QCOMPARE(abbreviations.size(), std::size_t(88));
    // Every corner is a star: Betelgeuse is one of Orion's.
    const IcrsDirection betelgeuse = m_numbers->find(27989)->j2000;
    bool found = false;
    for (const ConstellationLine &line : *lines)
        for (const IcrsDirection &point : line.points)
            found =
                found || (line.abbreviation == "Ori" && separation(point, betelgeuse) < Angle::arcminutes(1));
    QVERIFY(found);
}

void TestCatalogue::refusesBadTables_data()
{
    QTest::addColumn<QByteArray>("csv");
    QTest::addColumn<int>("code");
    QTest::newRow("empty") << QByteArray() << int(Errc::Malformed);
    QTest::newRow("other columns") << QByteArray("a,b\n") << int(Errc::UnknownFormat);
    QTest::newRow("column missing") << QByteArray("abbreviation,points\nOri\n") << int(Errc::Malformed);
    QTest::newRow("one point") << QByteArray("abbreviation,points\nOri,1 2\n") << int(Errc::Malformed);
    QTest::newRow("no number") << QByteArray("abbreviation,points\nOri,1 2;x 3\n") << int(Errc::Malformed);
    QTest::newRow("RA 360") << QByteArray("abbreviation,points\nOri,1 2;360 3\n") << int(Errc::OutOfRange);
    QTest::newRow("Dec 91") << QByteArray("abbreviation,points\nOri,1 2;3 91\n") << int(Errc::OutOfRange);
    QTest::newRow("NaN") << QByteArray("abbreviation,points\nOri,1 2;nan 9\n") << int(Errc::Malformed);
}

void TestCatalogue::refusesBadTables()
{
    QFETCH(QByteArray, csv);
    QFETCH(int, code);
    const auto read = parseConstellationLines(csv.toStdString());
    QVERIFY(!read.has_value());
    QCOMPARE(int(read.error().code), code);
    QVERIFY(!parseStarNames("hip,en,ru,kk\n0,a,b,c\n").has_value());
    QVERIFY(!parseStarNames("hip,en,ru,kk\n1,,b,c\n").has_value());
    QVERIFY(parseStarNames("hip,en,ru,kk\n1,a,,\n")->front().name.kk == "a");
}

QTEST_APPLESS_MAIN(TestCatalogue)
#include "test_catalogue.moc"
