#include "support_table.h"

#include "core/sky/coordinate_text.h"

#include <QTest>

#include <random>

using namespace tulpar;

class TestCoordinateText : public QObject {
    Q_OBJECT

private slots:
    void vegaInAnyNotation_data();
    void vegaInAnyNotation();
    void others_data();
    void others();
    void galactic();
    void horizontal();
    void refuses_data();
    void refuses();
    void survivesAnyBytes();
};

void TestCoordinateText::vegaInAnyNotation_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text :
         {"18h36m56.3s +38d47m01s",
          "18:36:56.3 +38:47:01",
          "18 36 56.3 +38 47 01",
          "18h36m56.3s+38d47m01s",
          "18h 36m 56.3s, +38° 47' 01\"",
          "18ʰ36ᵐ56.3ˢ +38°47′01″",
          "18 h 36 m 56.3 s 38 d 47 m 01 s",
          "18:36:56.3, 38:47:01",
          "18:36:56.3 38:47:01",
          "18 36 56.3 38 47 01",
          "18h36m56.3s 38d47m01s",
          "J183656.3+384701",
          "183656.3+384701",
          "  J183656.3 +384701 ",
          "279.2346 +38.7836",
          "279.2346,38.7836",
          "279.2346, 38.7836",
          "279.2346 38.7836",
          "279.2346; 38.7836",
          "279.2346d 38.7836d",
          "279.2346° +38.7836°",
          "279,2346 38,7836",
          "279,2346 +38,7836",
          "RA 279.2346 Dec 38.7836",
          "ra=279.2346 dec=+38.7836",
          "RA: 18:36:56.3 Dec: +38:47:01",
          "Dec 38.7836 RA 279.2346",
          "α 18h36m56.3s δ +38°47′01″",
          "18.61564h 38.7836",
          "18.61564h +38.7836d",
          "18h36.938m +38d47.017m",
          "18 36.938 +38 47.017",
          "18ч36м56.3с +38°47′01″",
          "18Ч 36М 56.3С +38 47 01",
          "ПВ 18:36:56.3 СКЛ +38:47:01",
          "18h36m56.3s +38d47m01s J2000",
          "18:36:56.3 +38:47:01 (J2000.0)",
          "(279.2346, 38.7836)",
          "18h36m56.3s\t+38d47m01s",
          "18h36m56.3s\u00a0+38d47m01s",
          "279.2346 deg 38.7836 deg",
          "18h36m56.3s+38d47'01''",
          "18:36:56.3/+38:47:01",
          "icrs 279.2346 38.7836"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void TestCoordinateText::vegaInAnyNotation()
{
    QFETCH(QString, text);
    const auto read = readCoordinates(text.toStdString());
    QVERIFY2(read.has_value(), read ? "" : read.error().detail.c_str());
    QCOMPARE(read->frame, CoordinateFrame::Icrs);
    const IcrsDirection vega{Angle::degrees(279.2346), Angle::degrees(38.7836)};
    const IcrsDirection place{read->longitude, read->latitude};
    QVERIFY2(
        separation(place, vega).asArcseconds() < 1,
        (std::to_string(place.ra.asDegrees()) + " " + std::to_string(place.dec.asDegrees())).c_str());
}

void TestCoordinateText::others_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<double>("ra");
    QTest::addColumn<double>("dec");
    QTest::newRow("minus") << "05:34:31.9 -05:23:28" << 83.6329167 << -5.3911111;
    QTest::newRow("minus zero degrees") << "05 36 13 -00 15 30" << 84.0541667 << -0.2583333;
    QTest::newRow("typographic minus") << QStringLiteral("83.8 −5.4") << 83.8 << -5.4;
    QTest::newRow("packed minus, no seconds") << "J0534-0523" << 83.5 << -5.3833333;
    QTest::newRow("packed, tenths of a minute") << "J0534.5-0523" << 83.625 << -5.3833333;
    QTest::newRow("after a survey's name") << "SDSS J053436.0-052300" << 83.65 << -5.3833333;
    QTest::newRow("after a mission's name") << "EP J0534-0523" << 83.5 << -5.3833333;
    QTest::newRow("RA 0") << "0 0" << 0.0 << 0.0;
    QTest::newRow("pole") << "0h +90" << 0.0 << 90.0;
    QTest::newRow("south pole") << "12:00 -90" << 180.0 << -90.0;
    QTest::newRow("whole degrees") << "350 -12" << 350.0 << -12.0;
    QTest::newRow("hours alone") << "6h 20d" << 90.0 << 20.0;
    QTest::newRow("sexagesimal degrees") << "83d38m +22d1m" << 83.6333333 << 22.0166667;
    QTest::newRow("hours and minutes") << "12 30 -12 30" << 187.5 << -12.5;
    QTest::newRow("to the last second") << "23:59:59.99 -0:0:1" << 359.9999583 << -0.0002778;
}

void TestCoordinateText::others()
{
    QFETCH(QString, text);
    QFETCH(double, ra);
    QFETCH(double, dec);
    const auto read = readCoordinates(text.toStdString());
    QVERIFY2(read.has_value(), read ? "" : read.error().detail.c_str());
    const IcrsDirection expected{Angle::degrees(ra), Angle::degrees(dec)};
    QVERIFY(separation(IcrsDirection{read->longitude, read->latitude}, expected).asArcseconds() < 0.01);
}

void TestCoordinateText::galactic()
{
    // The galactic centre and pole of the IAU 1958 system in ICRS: Hipparcos catalogue (ESA SP-1200) 1.5.3.
    for (const char *text :
         {"gal 0 0", "l=0 b=0", "l 0 b +0.0", "GLON 0 GLAT 0", "b 0 l 0", "Gal 0,0", "гал 0 0"}) {
        const auto read = readCoordinates(text);
        QVERIFY2(read.has_value(), text);
        QCOMPARE(read->frame, CoordinateFrame::Galactic);
        const IcrsDirection centre{Angle::degrees(266.40499), Angle::degrees(-28.93617)};
        QVERIFY(separation(read->icrs(nullptr).value(), centre).asArcseconds() < 0.1);
    }
    const auto pole = readCoordinates("gal 123.4 +90");
    QVERIFY(pole.has_value());
    const IcrsDirection northPole{Angle::degrees(192.85948), Angle::degrees(27.12825)};
    QVERIFY(separation(pole->icrs(nullptr).value(), northPole).asArcseconds() < 0.1);
    QVERIFY(readCoordinates("l 360 b 0").has_value());
}

void TestCoordinateText::horizontal()
{
    const Observer observer(assy(true), parseUtc("2026-11-22T18:00:00").value());
    for (const char *text :
         {"az 120 alt 45", "alt 45 az 120", "AZ=120.0 ALT=+45", "az120 alt45", "Azimuth 120 altitude 45",
          "азимут 120 высота 45", "Азимут 120 биіктігі 45", "аз 120° выс 45°", "az 120d00m alt 45d00m00s"}) {
        const auto read = readCoordinates(text);
        QVERIFY2(read.has_value(), text);
        QCOMPARE(read->frame, CoordinateFrame::Horizontal);
        QVERIFY2(std::abs(read->longitude.asDegrees() - 120) < 1e-9, text);
        QVERIFY2(std::abs(read->latitude.asDegrees() - 45) < 1e-9, text);
        QVERIFY(!read->icrs(nullptr).has_value());
        const HorizontalDirection seen = observer.observed(read->icrs(&observer).value());
        QVERIFY(
            separation(seen, HorizontalDirection{Angle::degrees(120), Angle::degrees(45)}).asArcseconds()
            < 0.01);
    }
}

void TestCoordinateText::refuses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("code");
    const int none = int(Errc::Malformed);
    const int range = int(Errc::OutOfRange);
    QTest::newRow("empty") << "" << none;
    QTest::newRow("blanks") << "   " << none;
    QTest::newRow("a name") << "Vega" << none;
    QTest::newRow("one number") << "279.23" << none;
    QTest::newRow("Messier") << "M 31" << none;
    QTest::newRow("NGC") << "NGC 7331" << none;
    QTest::newRow("HIP") << "HIP 91262" << none;
    QTest::newRow("GRB") << "GRB 221009A" << none;
    QTest::newRow("an EP name") << "EP 01709131" << none;
    QTest::newRow("3 Lyr") << "3 Lyr" << none;
    QTest::newRow("three numbers") << "1 2 3" << none;
    QTest::newRow("seven numbers") << "1 2 3 4 5 6 7" << none;
    QTest::newRow("two signs") << "10 +-5" << none;
    QTest::newRow("a sign alone") << "10 20 +" << none;
    QTest::newRow("two points") << "1.2.3 4" << none;
    QTest::newRow("nan") << "nan nan" << none;
    QTest::newRow("hours of declination") << "10h 20h" << none;
    QTest::newRow("hours of azimuth") << "az 10h alt 20" << none;
    QTest::newRow("begins with minutes") << "36m +38d" << none;
    QTest::newRow("fraction in the middle") << "18:36.5:56 +38:47:01" << none;
    QTest::newRow("RA 360") << "360 10" << range;
    QTest::newRow("RA 24 h") << "24:00:00 +10:00:00" << range;
    QTest::newRow("RA negative") << "-10 10" << range;
    QTest::newRow("Dec 91") << "10 91" << range;
    QTest::newRow("Dec -90 0 1") << "10 0 0 -90 0 1" << range;
    QTest::newRow("60 minutes") << "18:60:00 +10:00:00" << range;
    QTest::newRow("60 seconds") << "18:00:00 +10:00:60" << range;
    QTest::newRow("azimuth 361") << "az 361 alt 10" << range;
    QTest::newRow("altitude 91") << "az 10 alt 91" << range;
    QTest::newRow("packed 25 h") << "J253656+384701" << range;
}

void TestCoordinateText::refuses()
{
    QFETCH(QString, text);
    QFETCH(int, code);
    const auto read = readCoordinates(text.toStdString());
    QVERIFY2(
        !read.has_value(),
        read
            ? (std::to_string(read->longitude.asDegrees()) + " " + std::to_string(read->latitude.asDegrees()))
                  .c_str()
            : "");
    QCOMPARE(int(read.error().code), code);
    QVERIFY(!read.error().detail.empty());
}

void TestCoordinateText::survivesAnyBytes()
{
    // Pieces of coordinates and any bytes in any order: an answer in range or an error.
    const std::vector<std::string> pieces{
        "18", "h", "m",  "s",   ":", "+", "-", " ",    ".",    ",",   "38.7",
        "°",  "′", "az", "alt", "l", "b", "J", "\xff", "\xd0", "1e9", "999999999999999999999",
        "с",  "",  "\"", "'"};
    std::mt19937 chance(4);
    int read = 0;
    for (int i = 0; i < 20000; ++i) {
        std::string text = i % 2 == 0 ? "" : "18h36m56.3s +38d47m01s";
        for (std::size_t n = chance() % (i % 2 == 0 ? 12 : 3); n > 0; --n)
            text.insert(
                chance() % (text.size() + 1),
                chance() % 10 == 0 ? std::string(1, static_cast<char>(chance()))
                                   : pieces[chance() % pieces.size()]);
        if (const auto place = readCoordinates(text)) {
            ++read;
            QVERIFY2(
                place->longitude >= Angle() && place->longitude < Angle::degrees(360)
                    && place->latitude >= Angle::degrees(-90) && place->latitude <= Angle::degrees(90),
                text.c_str());
        }
    }
    QVERIFY2(read > 100, std::to_string(read).c_str());
    QVERIFY(!readCoordinates(std::string(100'000, '1')).has_value());
}

QTEST_APPLESS_MAIN(TestCoordinateText)
#include "test_coordinate_text.moc"
