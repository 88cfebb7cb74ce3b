#include "core/time/clock.h"
#include "core/time/duration_of.h"
#include "core/time/instant.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace tulpar;

class TestInstant : public QObject {
    Q_OBJECT

private slots:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void leapSecondIsTheNextMidnight();
    void writes();
    void goesRound();
    void virtualClockMovesOnlyWhenTold();
    void aStrangersDurationIsBounded();
};

void TestInstant::reads_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("ns");
    // Seconds since 1970 from the calendar: date -u -d "..." +%s
    QTest::newRow("epoch") << QByteArray("1970-01-01T00:00:00Z") << qint64(0);
    QTest::newRow("GRB 221009A, BAT") << QByteArray("2022-10-09T14:10:17.99") << qint64(1665324617'990000000);
    QTest::newRow("blank") << QByteArray("2022-10-09 14:10:17.99Z") << qint64(1665324617'990000000);
    QTest::newRow("offset zero") << QByteArray("2022-10-09T14:10:17+00:00") << qint64(1665324617'000000000);
    QTest::newRow("fraction and offset")
        << QByteArray("2022-10-09T14:10:17.5+00:00") << qint64(1665324617'500000000);
    QTest::newRow("nanoseconds") << QByteArray("2000-01-01T12:00:00.123456789Z")
                                 << qint64(946728000'123456789);
    QTest::newRow("digits past the ninth")
        << QByteArray("2000-01-01T12:00:00.1234567899") << qint64(946728000'123456789);
    QTest::newRow("leap day") << QByteArray("2000-02-29T00:00:00") << qint64(951782400'000000000);
    QTest::newRow("before 1970") << QByteArray("1969-12-31T23:59:59.25") << qint64(-750000000);
    QTest::newRow("first") << QByteArray("1900-01-01T00:00:00") << qint64(-2208988800'000000000);
}

void TestInstant::reads()
{
    QFETCH(QByteArray, text);
    QFETCH(qint64, ns);
    const auto read = parseUtc(text.toStdString());
    QVERIFY2(read.has_value(), read ? "" : read.error().detail.c_str());
    QCOMPARE(read->nsSinceUnixEpoch, ns);
}

void TestInstant::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("code");
    const auto impossible = int(Errc::OutOfRange);
    const auto malformed = int(Errc::Malformed);
    QTest::newRow("day 00") << QByteArray("2022-10-00T14:10:17") << impossible;
    QTest::newRow("month 13") << QByteArray("2022-13-09T14:10:17") << impossible;
    QTest::newRow("30 February") << QByteArray("2022-02-30T00:00:00") << impossible;
    QTest::newRow("29 February 2100") << QByteArray("2100-02-29T00:00:00") << impossible;
    QTest::newRow("hour 24") << QByteArray("2022-10-09T24:00:00") << impossible;
    QTest::newRow("minute 60") << QByteArray("2022-10-09T14:60:00") << impossible;
    QTest::newRow("second 60 at noon") << QByteArray("2016-12-31T12:00:60") << impossible;
    QTest::newRow("second 61") << QByteArray("2016-12-31T23:59:61") << impossible;
    QTest::newRow("year 1899") << QByteArray("1899-12-31T23:59:59") << impossible;
    QTest::newRow("year 2201") << QByteArray("2201-01-01T00:00:00") << impossible;
    QTest::newRow("empty") << QByteArray("") << malformed;
    QTest::newRow("date only") << QByteArray("2022-10-09") << malformed;
    QTest::newRow("other zone") << QByteArray("2022-10-09T14:10:17+06:00") << malformed;
    QTest::newRow("rest") << QByteArray("2022-10-09T14:10:17Zulu") << malformed;
    QTest::newRow("zone twice") << QByteArray("2022-10-09T14:10:17Z+00:00") << malformed;
    QTest::newRow("point without digits") << QByteArray("2022-10-09T14:10:17.") << malformed;
    QTest::newRow("decimal comma") << QByteArray("2022-10-09T14:10:17,5") << malformed;
    QTest::newRow("one digit") << QByteArray("2022-10-9T14:10:17") << malformed;
    QTest::newRow("sign") << QByteArray("-022-10-09T14:10:17") << malformed;
    QTest::newRow("blank before") << QByteArray(" 2022-10-09T14:10:17") << malformed;
    QTest::newRow("NUL inside") << QByteArray("2022-10-09T14:10:17\0Z", 21) << malformed;
}

void TestInstant::refuses()
{
    QFETCH(QByteArray, text);
    QFETCH(int, code);
    const auto read = parseUtc(text.toStdString());
    QVERIFY(!read.has_value());
    QCOMPARE(int(read.error().code), code);
    QVERIFY(!read.error().detail.empty());
}

void TestInstant::leapSecondIsTheNextMidnight()
{
    const auto leap = parseUtc("2016-12-31T23:59:60.7Z");
    const auto midnight = parseUtc("2017-01-01T00:00:00Z");
    QVERIFY(leap && midnight);
    QVERIFY(*leap == *midnight);
}

void TestInstant::writes()
{
    const UtcInstant t{1665324617'999999999};
    QCOMPARE(isoUtc(t), "2022-10-09T14:10:17.999Z"); // never rounded into the next second
    QCOMPARE(isoUtc(t, 0), "2022-10-09T14:10:17Z");
    QCOMPARE(isoUtc(t, 9), "2022-10-09T14:10:17.999999999Z");
    QCOMPARE(isoUtc(UtcInstant{-1}, 9), "1969-12-31T23:59:59.999999999Z");
}

void TestInstant::goesRound()
{
    std::mt19937 chance(20221009);
    for (int i = 0; i < 2000; ++i) {
        const auto high = static_cast<std::int64_t>(chance());
        const auto low = static_cast<std::int64_t>(chance());
        // 1900 to 2172: all of 272 years in nanoseconds
        const UtcInstant t{-2208988800'000000000 + ((high << 31) ^ low) % 8'583'000'000'000'000'000};
        const auto back = parseUtc(isoUtc(t, 9));
        QVERIFY2(back.has_value(), isoUtc(t, 9).c_str());
        QCOMPARE(back->nsSinceUnixEpoch, t.nsSinceUnixEpoch);
    }
}

void TestInstant::virtualClockMovesOnlyWhenTold()
{
    VirtualClock clock(UtcInstant{1665324617'000000000});
    const Now before = clock.now();
    QVERIFY(clock.now() == before);
    clock.advance(2s);
    clock.stepUtc(-5s);
    QVERIFY(clock.now().mono - before.mono == 2s);
    QVERIFY(clock.now().utc - before.utc == -3s);
}

void TestInstant::aStrangersDurationIsBounded()
{
    QCOMPARE(durationOf(-1.5), std::optional<Duration>(-1500ms));
    QCOMPARE(durationOf(6e9), std::optional<Duration>(fromSeconds(6e9)));
    for (const double s : {6.4e9, -6.4e9, 5.8e26, double(INFINITY), double(NAN)})
        QCOMPARE(durationOf(s), std::optional<Duration>());
}

QTEST_APPLESS_MAIN(TestInstant)
#include "test_instant.moc"
