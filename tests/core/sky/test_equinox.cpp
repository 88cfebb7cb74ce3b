#include "core/sky/equinox.h"

#include <QTest>

#include <cmath>

using namespace tulpar;

/// Coordinates of the equinox of date against pairs that others printed for both equinoxes.
class TestEquinox final : public QObject {
    Q_OBJECT

private slots:
    void knownPairs_data();
    void knownPairs();
    void atJ2000NothingMoves();
};

void TestEquinox::knownPairs_data()
{
    QTest::addColumn<QString>("date");
    QTest::addColumn<double>("ra");
    QTest::addColumn<double>("dec");
    QTest::addColumn<double>("ra2000");
    QTest::addColumn<double>("dec2000");
    QTest::addColumn<double>("tolerance");
    const auto row = [](const char *name, const char *date, double ra, double dec, double ra2000,
                        double dec2000, double tolerance) {
        QTest::newRow(name) << QString::fromLatin1(date) << ra << dec << ra2000 << dec2000 << tolerance;
    };
    // Of a packet and of the VOEvent of the same notice; the packet prints four decimals.
    row("INTEGRAL", "2024-05-23T00:00:00", 1.5469, 2.4813, 1.23426, 2.34556, 1e-4);
    // FK5 of the date to FK5 of J2000 with astropy 5.2.
    row("south", "2024-05-12T00:00:00", 36.0, -35.0, 35.743643, -35.109888, 2e-6);
    // A Swift notice of 2021 prints both, with three decimals.
    row("north", "2021-03-21T00:00:00", 88.472, 70.123, 87.874, 70.119, 1e-3);
}

void TestEquinox::knownPairs()
{
    QFETCH(QString, date);
    QFETCH(double, ra);
    QFETCH(double, dec);
    QFETCH(double, ra2000);
    QFETCH(double, dec2000);
    QFETCH(double, tolerance);
    const auto when = parseUtc(date.toStdString());
    QVERIFY(when.has_value());
    const IcrsDirection found = fromMeanEquinox(Angle::degrees(ra), Angle::degrees(dec), *when);
    QVERIFY2(
        std::abs(found.ra.asDegrees() - ra2000) < tolerance,
        qPrintable(QString::number(found.ra.asDegrees(), 'f', 7)));
    QVERIFY2(
        std::abs(found.dec.asDegrees() - dec2000) < tolerance,
        qPrintable(QString::number(found.dec.asDegrees(), 'f', 7)));
}

void TestEquinox::atJ2000NothingMoves()
{
    const auto j2000 = parseUtc("2000-01-01T12:00:00");
    for (double dec = -89; dec < 90; dec += 8.9) {
        const IcrsDirection place{Angle::degrees(4 * (dec + 89)), Angle::degrees(dec)};
        const IcrsDirection found = fromMeanEquinox(place.ra, place.dec, *j2000);
        QVERIFY(separation(place, found) < Angle::arcseconds(0.001));
    }
}

QTEST_APPLESS_MAIN(TestEquinox)
#include "test_equinox.moc"
