#include <QTest> // first: moc 6.4 cannot read <compare> before another standard header

#include "core/words/numbers.h"

using namespace tulpar;
using namespace Qt::Literals::StringLiterals;

class TestNumbers : public QObject {
    Q_OBJECT
private slots:
    void ages_data();
    void ages();
    void shortAges_data();
    void shortAges();
    void directionsAreReadable();
    void sexagesimalNeverShowsSixty();
    void radiiChooseTheirUnit();
    void localTimeFollowsTheZonesHistory();
    void minusIsAMinus();
};

void TestNumbers::ages_data()
{
    QTest::addColumn<double>("s");
    QTest::addColumn<QString>("text");
    QTest::newRow("start") << 0.0 << u"0:00"_s;
    QTest::newRow("desk page") << 76.4 << u"1:16"_s;
    QTest::newRow("truncated") << 59.999 << u"0:59"_s;
    QTest::newRow("hours") << 2 * 3600.0 + 40 * 60 + 11 << u"2:40:11"_s;
    QTest::newRow("days") << 3 * 86400.0 + 2 * 3600 + 40 * 60 << u"3 d 2:40"_s;
    QTest::newRow("before T0") << -5.0 << u"\u22120:05"_s;
    QTest::newRow("just before T0") << -0.4 << u"0:00"_s;
}

void TestNumbers::ages()
{
    QFETCH(double, s);
    QTEST(words::age(fromSeconds(s)), "text");
}

void TestNumbers::shortAges_data()
{
    QTest::addColumn<double>("s");
    QTest::addColumn<QString>("text");
    QTest::newRow("now") << 0.0 << u"0.0 s"_s;
    QTest::newRow("tenths") << 0.89 << u"0.8 s"_s;
    QTest::newRow("seconds") << 42.9 << u"42 s"_s;
    QTest::newRow("minutes") << 412.0 << u"6 min"_s;
    QTest::newRow("hours") << 10800.0 << u"3 h"_s;
    QTest::newRow("days") << 200000.0 << u"2 d"_s;
    QTest::newRow("never negative") << -3.0 << u"0.0 s"_s;
}

void TestNumbers::shortAges()
{
    QFETCH(double, s);
    QTEST(words::shortAge(fromSeconds(s)), "text");
}

void TestNumbers::directionsAreReadable()
{
    // GRB 221009A as in the notice of Swift BAT trigger 1126853; 288.2632 deg = 19 h 13 m 3.168 s.
    const IcrsDirection burst{Angle::degrees(288.2632), Angle::degrees(19.8026)};
    QCOMPARE(words::direction(burst), u"19:13:03.17 +19:48:09.4"_s);
    QCOMPARE(words::direction(burst, words::Notation::Degrees), u"288.2632\u00b0 +19.8026\u00b0"_s);
    QCOMPARE(words::declination(Angle::degrees(-0.5)), u"-00:30:00.0"_s);
}

void TestNumbers::sexagesimalNeverShowsSixty()
{
    QCOMPARE(words::rightAscension(Angle::degrees(359.9999999)), u"00:00:00.00"_s);
    QCOMPARE(words::rightAscension(Angle::hours(5.9999999999)), u"06:00:00.00"_s);
    QCOMPARE(words::declination(Angle::degrees(-9.99999999)), u"-10:00:00.0"_s);
}

void TestNumbers::radiiChooseTheirUnit()
{
    QCOMPARE(words::radius(Angle::arcseconds(3.5)), u"3.5\u2033"_s);
    QCOMPARE(words::radius(Angle::degrees(0.05)), u"3\u2032"_s);
    QCOMPARE(words::radius(Angle::arcminutes(10.09)), u"10\u2032"_s);
    QCOMPARE(words::radius(Angle::degrees(4.8)), u"4.8\u00b0"_s);
}

void TestNumbers::localTimeFollowsTheZonesHistory()
{
    // Almaty kept UTC+6 until the end of February 2024 and UTC+5 since (tz database).
    const UtcInstant burst = parseUtc("2022-10-09T14:11:34.9Z").value();
    QCOMPARE(words::utcTime(burst), u"14:11:34"_s);
    QCOMPARE(words::utcTime(burst, words::Precision::Milliseconds), u"14:11:34.900"_s);
    QCOMPARE(words::localTime(burst, "Asia/Almaty"), u"20:11:34"_s);
    const UtcInstant later = parseUtc("2026-12-10T14:11:34Z").value();
    QCOMPARE(words::localTime(later, "Asia/Almaty", words::Precision::Minutes), u"19:11"_s);
    QCOMPARE(words::localTime(later, "Nowhere/Such", words::Precision::Minutes), u"14:11"_s);
}

void TestNumbers::minusIsAMinus()
{
    QCOMPARE(words::number(-22.04), u"\u221222"_s);
    QCOMPARE(words::number(-0.04), u"0"_s);
    QCOMPARE(words::fixed(-0.25, 2), u"\u22120.25"_s);
    QCOMPARE(words::degrees(Angle::degrees(17.44), 1), u"17.4\u00b0"_s);
}

QTEST_GUILESS_MAIN(TestNumbers)
#include "test_numbers.moc"
