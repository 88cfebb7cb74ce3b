#include "core/time/leap_seconds.h"
#include "core/time/scales.h"

#include <QFile>
#include <QTest>

using namespace tulpar;

namespace {
UtcInstant utc(const char *text)
{
    return parseUtc(text).value();
}
} // namespace

class TestScales : public QObject {
    Q_OBJECT

private slots:
    void builtInTable();
    void systemListAgrees();
    void refusesDamagedLists_data();
    void refusesDamagedLists();
    void terrestrialTime();
    void ut1();
    void julianDates();
};

void TestScales::builtInTable()
{
    const LeapSeconds &table = LeapSeconds::builtIn();
    QCOMPARE(table.taiMinusUtcS(utc("1960-01-01T00:00:00")), 10);
    QCOMPARE(table.taiMinusUtcS(utc("1972-06-30T23:59:59")), 10);
    QCOMPARE(table.taiMinusUtcS(utc("1972-07-01T00:00:00")), 11);
    QCOMPARE(table.taiMinusUtcS(utc("2016-12-31T23:59:59.999")), 36);
    QCOMPARE(table.taiMinusUtcS(utc("2017-01-01T00:00:00")), 37);
    QCOMPARE(table.taiMinusUtcS(utc("2026-11-22T00:00:00")), 37);
    QCOMPARE(isoUtc(table.expires(), 0), "2027-06-28T00:00:00Z");
}

void TestScales::systemListAgrees()
{
    QFile file(QStringLiteral("/usr/share/zoneinfo/leap-seconds.list"));
    if (!file.open(QIODevice::ReadOnly))
        QSKIP("no leap-seconds.list on this machine");
    const auto list = LeapSeconds::parse(file.readAll().toStdString());
    QVERIFY2(list.has_value(), list ? "" : list.error().detail.c_str());
    for (int year = 1960; year < 2026; ++year)
        for (const char *half : {"-01-01T00:00:00", "-07-01T00:00:00"}) {
            const UtcInstant t = utc((std::to_string(year) + half).c_str());
            QCOMPARE(list->taiMinusUtcS(t), LeapSeconds::builtIn().taiMinusUtcS(t));
            QCOMPARE(list->taiMinusUtcS(t - 1ns), LeapSeconds::builtIn().taiMinusUtcS(t - 1ns));
        }
    QVERIFY(list->expires() >= utc("2020-01-01T00:00:00"));
}

void TestScales::refusesDamagedLists_data()
{
    QTest::addColumn<QByteArray>("list");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no expiry") << QByteArray("2272060800 10\n");
    QTest::newRow("no steps") << QByteArray("#@ 3991593600\n");
    QTest::newRow("one number") << QByteArray("#@ 3991593600\n2272060800\n");
    QTest::newRow("words") << QByteArray("#@ 3991593600\n2272060800 ten\n");
    QTest::newRow("backwards") << QByteArray("#@ 3991593600\n2287785600 11\n2272060800 10\n");
    QTest::newRow("jump") << QByteArray("#@ 3991593600\n2272060800 10\n2287785600 13\n");
    QTest::newRow("expiry far away") << QByteArray("#@ 39915936000000\n2272060800 10\n");
}

void TestScales::refusesDamagedLists()
{
    QFETCH(QByteArray, list);
    const auto read = LeapSeconds::parse(list.toStdString());
    QVERIFY(!read.has_value());
    QCOMPARE(read.error().code, Errc::Malformed);
}

void TestScales::terrestrialTime()
{
    // IAU SOFA time scale cookbook (2021), section "Time example": UTC 2006-01-15 21:24:37.5 is
    // TAI 21:25:10.5 and TT 21:25:42.684.
    const TtInstant tt = ttFrom(utc("2006-01-15T21:24:37.5"), LeapSeconds::builtIn());
    QCOMPARE(tt.day, 2453750.5);
    const double s = tt.fraction * 86400;
    QVERIFY2(std::abs(s - (21 * 3600 + 25 * 60 + 42.684)) < 1e-9, std::to_string(s).c_str());
}

void TestScales::ut1()
{
    // Same example: UT1 - UTC = +0.3341 s, UT1 21:24:37.8341.
    const Ut1Instant t = ut1From(utc("2006-01-15T21:24:37.5"), 0.3341);
    QCOMPARE(t.day, 2453750.5);
    QVERIFY(std::abs(t.fraction * 86400 - (21 * 3600 + 24 * 60 + 37.8341)) < 1e-9);
    const Ut1Instant before = ut1From(utc("1969-12-31T23:00:00"));
    QCOMPARE(before.day, 2440586.5);
    QCOMPARE(before.fraction, 23.0 / 24);
}

void TestScales::julianDates()
{
    QCOMPARE(julianDate(utc("2000-01-01T12:00:00")), 2451545.0);
    QCOMPARE(julianYearsSinceJ2000(utc("2000-01-01T12:00:00")), 0.0);
    QVERIFY(std::abs(julianYearsSinceJ2000(utc("2025-01-01T00:00:00")) - 25.0) < 0.002);
}

QTEST_APPLESS_MAIN(TestScales)
#include "test_scales.moc"
