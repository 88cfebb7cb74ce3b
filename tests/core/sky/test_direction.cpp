#include "core/sky/airmass.h"
#include "core/sky/direction.h"

#include <QTest>

#include <random>

using namespace tulpar;

namespace {
IcrsDirection at(double ra, double dec)
{
    return {Angle::degrees(ra), Angle::degrees(dec)};
}
} // namespace

class TestDirection : public QObject {
    Q_OBJECT

private slots:
    void units();
    void wrapping_data();
    void wrapping();
    void separations();
    void smallAndLargeSeparationsKeepTheirDigits();
    void offsetsGoRound();
    void offsetAcrossThePole();
    void airmasses();
};

void TestDirection::units()
{
    QCOMPARE(Angle::hours(6).asDegrees(), 90.0);
    QCOMPARE(Angle::arcseconds(3600).asDegrees(), 1.0);
    QCOMPARE(Angle::arcminutes(90).asDegrees(), 1.5);
    QCOMPARE(Angle::degrees(180).asRadians(), std::numbers::pi);
    QCOMPARE(sine(Angle::degrees(30)), 0.5);
    QVERIFY(Angle::degrees(-1) < Angle::degrees(1));
}

void TestDirection::wrapping_data()
{
    QTest::addColumn<double>("degrees");
    QTest::addColumn<double>("full");
    QTest::addColumn<double>("sign");
    QTest::newRow("0") << 0.0 << 0.0 << 0.0;
    QTest::newRow("-90") << -90.0 << 270.0 << -90.0;
    QTest::newRow("480") << 480.0 << 120.0 << 120.0;
    QTest::newRow("180") << 180.0 << 180.0 << -180.0;
    QTest::newRow("-540") << -540.0 << 180.0 << -180.0;
    QTest::newRow("tiny below 0") << -1e-16 << 0.0 << 0.0; // must not become 360
}

void TestDirection::wrapping()
{
    QFETCH(double, degrees);
    QFETCH(double, full);
    QFETCH(double, sign);
    const Angle a = Angle::degrees(degrees);
    QVERIFY(a.wrapped() >= Angle() && a.wrapped() < Angle::degrees(360));
    QVERIFY(std::abs(a.wrapped().asDegrees() - full) < 1e-9);
    QVERIFY(std::abs(a.wrappedSigned().asDegrees() - sign) < 1e-9);
}

void TestDirection::separations()
{
    // Meeus, Astronomical Algorithms (2nd ed.), example 17.a: Arcturus to Spica, 32.7930 degrees.
    const Angle s = separation(at(213.9154, 19.1825), at(201.2983, -11.1614));
    QVERIFY(std::abs(s.asDegrees() - 32.7930) < 0.0001);
    QVERIFY(std::abs(positionAngle(at(10, 0), at(10, 1)).asDegrees()) < 1e-12);
    QVERIFY(std::abs(positionAngle(at(10, 0), at(11, 0)).asDegrees() - 90) < 1e-9);
    QVERIFY(std::abs(positionAngle(at(10, 0), at(9.99, 0)).asDegrees() - 270) < 1e-9);
}

void TestDirection::smallAndLargeSeparationsKeepTheirDigits()
{
    const Angle small = separation(at(10, 80), at(10, 80 + 1e-8));
    QVERIFY(std::abs(small.asDegrees() / 1e-8 - 1) < 1e-5);
    QVERIFY(std::abs(separation(at(10, 30), at(190, -30)).asDegrees() - 180) < 1e-12);
    QCOMPARE(separation(at(359.5, 0), at(0.5, 0)).asDegrees(), 1.0);
    const HorizontalDirection zenith{Angle::degrees(10), Angle::degrees(90)};
    const HorizontalDirection north{Angle::degrees(0), Angle::degrees(60)};
    QVERIFY(std::abs(separation(zenith, north).asDegrees() - 30) < 1e-9);
}

void TestDirection::offsetsGoRound()
{
    std::mt19937 chance(1);
    const auto within = [&chance](double low, double high) {
        const auto drawn = static_cast<double>(chance());
        return low + (high - low) * drawn / 4294967296.0;
    };
    for (int i = 0; i < 2000; ++i) {
        const double ra = within(0, 360);
        const double dec = within(-89.9, 89.9);
        const double angle = within(0, 360);
        const double distance = within(0.001, 179);
        const IcrsDirection from = at(ra, dec);
        const IcrsDirection to = offset(from, Angle::degrees(angle), Angle::degrees(distance));
        QVERIFY(to.ra >= Angle() && to.ra < Angle::degrees(360));
        QVERIFY(std::abs(separation(from, to).asDegrees() - distance) < 1e-10);
        const Angle back = positionAngle(from, to) - Angle::degrees(angle);
        QVERIFY2(std::abs(back.wrappedSigned().asDegrees()) < 1e-7, std::to_string(back.asDegrees()).c_str());
    }
}

void TestDirection::offsetAcrossThePole()
{
    const IcrsDirection over = offset(at(30, 89), Angle(), Angle::degrees(3));
    QVERIFY(separation(over, at(210, 88)).asArcseconds() < 1e-6);
}

void TestDirection::airmasses()
{
    // Pickering (2002), from its formula by hand: altitude 30 degrees gives 1.994; at the horizon 38.
    QVERIFY(std::abs(airmass(Angle::degrees(90)).value() - 1) < 0.001);
    QVERIFY(std::abs(airmass(Angle::degrees(30)).value() - 1.993) < 0.002);
    QVERIFY(std::abs(airmass(Angle::degrees(0)).value() - 38.75) < 0.1);
    QVERIFY(!airmass(Angle::degrees(-0.1)).has_value());
    // Kasten and Young (1989), an independent fit: within 1 % above 5 degrees.
    for (double h = 5; h <= 90; h += 1) {
        const double kastenYoung = 1 / (sine(Angle::degrees(h)) + 0.50572 * std::pow(h + 6.07995, -1.6364));
        QVERIFY(std::abs(airmass(Angle::degrees(h)).value() / kastenYoung - 1) < 0.01);
    }
}

QTEST_APPLESS_MAIN(TestDirection)
#include "test_direction.moc"
