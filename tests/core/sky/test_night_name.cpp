#include "core/sky/night_name.h"

#include <QTest>

using namespace tulpar;

/// A night is named by the date on which it began, from noon to noon by the mean Sun at the site.
class TestNightName : public QObject {
    Q_OBJECT
private slots:
    void fromNoonToNoon_data();
    void fromNoonToNoon();
};

void TestNightName::fromNoonToNoon_data()
{
    QTest::addColumn<double>("longitude");
    QTest::addColumn<QByteArray>("utc");
    QTest::addColumn<QByteArray>("night");
    // 77.871 degrees east are 5 h 11 min 29.04 s: noon there is at 06:48:30.96 UTC.
    QTest::newRow("evening") << 77.871 << QByteArray("2026-11-22T13:00:00Z") << QByteArray("2026-11-22");
    QTest::newRow("morning") << 77.871 << QByteArray("2026-11-23T00:30:00Z") << QByteArray("2026-11-22");
    QTest::newRow("before noon") << 77.871 << QByteArray("2026-11-23T06:48:30Z") << QByteArray("2026-11-22");
    QTest::newRow("after noon") << 77.871 << QByteArray("2026-11-23T06:48:31Z") << QByteArray("2026-11-23");
    QTest::newRow("west") << -70.4 << QByteArray("2026-11-23T03:00:00Z") << QByteArray("2026-11-22");
    QTest::newRow("west, counted eastward")
        << 289.6 << QByteArray("2026-11-23T03:00:00Z") << QByteArray("2026-11-22");
    QTest::newRow("new year") << 0.0 << QByteArray("2027-01-01T04:00:00Z") << QByteArray("2026-12-31");
}

void TestNightName::fromNoonToNoon()
{
    QFETCH(double, longitude);
    QFETCH(QByteArray, utc);
    QFETCH(QByteArray, night);
    QCOMPARE(nightName(parseUtc(utc.toStdString()).value(), Angle::degrees(longitude)), night.toStdString());
}

QTEST_GUILESS_MAIN(TestNightName)
#include "test_night_name.moc"
