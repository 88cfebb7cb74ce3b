#include "core/devices/axis_motion.h"
#include "core/devices/azimuth_wrap.h"

#include <QTest>

#include <cmath>

using namespace tulpar;

class TestAxisMotion : public QObject {
    Q_OBJECT
private slots:
    void takesTheTabulatedTimes_data();
    void takesTheTabulatedTimes();
    void settlesExponentially_data();
    void settlesExponentially();
    void movesWithoutJumps();
    void choosesTheNearestTurn_data();
    void choosesTheNearestTurn();
};

// observatory.md 2.2: trapezoid with 15 deg/s and 7 deg/s^2, printed to 0.1 s
void TestAxisMotion::takesTheTabulatedTimes_data()
{
    QTest::addColumn<double>("degrees");
    QTest::addColumn<double>("expectedS");
    QTest::newRow("10") << 10.0 << 2.4;
    QTest::newRow("30") << 30.0 << 4.1;
    QTest::newRow("60") << 60.0 << 6.1;
    QTest::newRow("90") << 90.0 << 8.1;
    QTest::newRow("120") << 120.0 << 10.1;
    QTest::newRow("180") << 180.0 << 14.1;
    QTest::newRow("270") << -270.0 << 20.1;
    QTest::newRow("360") << -360.0 << 26.1;
}

void TestAxisMotion::takesTheTabulatedTimes()
{
    QFETCH(double, degrees);
    QFETCH(double, expectedS);
    AxisLimits limits;
    limits.settleFromDeg = 0; // the table has the trapezoid alone
    const AxisMotion motion(degrees, limits);
    const double taken = seconds(motion.timeToWithin(1e-9));
    QVERIFY2(std::abs(taken - expectedS) <= 0.06, qPrintable(QString::number(taken)));
    QVERIFY(std::abs(motion.travelledDeg(fromSeconds(taken)) - degrees) < 1e-6);
}

// observatory.md 2.2: tau 0.5 s from 0.25 degrees
void TestAxisMotion::settlesExponentially_data()
{
    QTest::addColumn<double>("arcsec");
    QTest::addColumn<double>("expectedS");
    QTest::newRow("300\"") << 300.0 << 0.6;
    QTest::newRow("60\"") << 60.0 << 1.4;
    QTest::newRow("10\"") << 10.0 << 2.3;
    QTest::newRow("2\"") << 2.0 << 3.1;
}

void TestAxisMotion::settlesExponentially()
{
    QFETCH(double, arcsec);
    QFETCH(double, expectedS);
    const AxisMotion motion(90, {});
    const double settling = seconds(motion.timeToWithin(arcsec / 3600))
        - seconds(motion.timeToWithin(AxisLimits().settleFromDeg));
    QVERIFY2(std::abs(settling - expectedS) <= 0.06, qPrintable(QString::number(settling)));
}

void TestAxisMotion::movesWithoutJumps()
{
    for (const double degrees : {0.1, 0.3, 5.0, 31.0, 33.0, 200.0}) {
        const AxisMotion motion(degrees, {});
        double before = 0;
        for (int ms = 5; ms < 40'000; ms += 5) {
            const double now = motion.travelledDeg(std::chrono::milliseconds(ms));
            QVERIFY(now >= before);
            QVERIFY(now - before <= 15 * 0.005 + 1e-9);
            before = now;
        }
        QVERIFY(std::abs(before - degrees) < 1e-9);
    }
}

void TestAxisMotion::choosesTheNearestTurn_data()
{
    QTest::addColumn<double>("from");
    QTest::addColumn<double>("azimuth");
    QTest::addColumn<double>("expected");
    QTest::newRow("straight") << 10.0 << 90.0 << 90.0;
    QTest::newRow("through north, down") << 10.0 << 350.0 << -10.0;
    QTest::newRow("through north, up") << 350.0 << 10.0 << 370.0;
    QTest::newRow("unwinds at the upper end") << 479.0 << 130.0 << 130.0;
    QTest::newRow("unwinds at the lower end") << -119.0 << 235.0 << 235.0;
    QTest::newRow("stays on the upper turn") << 470.0 << 90.0 << 450.0;
    QTest::newRow("leaves room at the end") << 470.0 << 119.5 << 119.5;
    QTest::newRow("ties go down") << 180.0 << 0.0 << 0.0;
}

void TestAxisMotion::choosesTheNearestTurn()
{
    QFETCH(double, from);
    QFETCH(double, azimuth);
    QFETCH(double, expected);
    const double turn = nearestMechanicalAzimuthDeg(from, Angle::degrees(azimuth), {});
    QVERIFY2(std::abs(turn - expected) < 1e-9, qPrintable(QString::number(turn)));
}

QTEST_APPLESS_MAIN(TestAxisMotion)
#include "test_axis_motion.moc"
