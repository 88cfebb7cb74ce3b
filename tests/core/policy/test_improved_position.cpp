#include "core/policy/policy.h"

#include <QTest>

#include <cmath>
#include <numbers>

using namespace tulpar;

namespace {

/// Of a Gaussian of one sigma, by counting rings and sectors around its centre: good to about 1e-5.
double counted(double radius, double distance)
{
    constexpr int kRings = 1000;
    constexpr int kSectors = 1000;
    constexpr double kWidest = 7;
    double sum = 0;
    for (int i = 0; i < kRings; ++i) {
        const double rho = (i + 0.5) * kWidest / kRings;
        int inside = 0;
        for (int j = 0; j < kSectors; ++j) {
            const double angle = (j + 0.5) * 2 * std::numbers::pi / kSectors;
            inside += std::hypot(rho * std::cos(angle) - distance, rho * std::sin(angle)) <= radius ? 1 : 0;
        }
        sum += rho * std::exp(-rho * rho / 2) * inside / kSectors;
    }
    return sum * kWidest / kRings;
}

const IcrsDirection kPointed{Angle::degrees(100), Angle::degrees(30)};

/// An X-ray position after a first one of 3': the burst is being exposed.
ImprovedPosition xrt(double shiftArcmin)
{
    ImprovedPosition improved;
    improved.pointed = kPointed;
    improved.better = {kPointed.ra, kPointed.dec + Angle::arcminutes(shiftArcmin)};
    improved.error = Angle::arcseconds(5);
    improved.halfField = Angle::arcminutes(5.04);
    improved.slew = 700ms;
    improved.exposing = true;
    improved.cut = 10s;
    improved.untilGap = 20s;
    return improved;
}

} // namespace

/// When a better position is worth a move: what is gained against what it costs.
class TestImprovedPosition final : public QObject {
    Q_OBJECT

private slots:
    void probabilityOfAConcentricCircle();
    void probabilityBesideTheCentre_data();
    void probabilityBesideTheCentre();
    void nothingIsGainedByAShiftInsideTheUsefulPart();
    void aSourceOutsideTheFieldIsWorthCutting();
    void betweenBothTheNextGapIsAwaited();
    void onTheWayMovingIsFree();
    void theRadiiAreWhereTheAnswerChanges();
    void aWidePositionMovesNothing();
    void aGapThatNeverComesIsNotAwaited();
};

void TestImprovedPosition::probabilityOfAConcentricCircle()
{
    // 1 - exp(-r^2 / 2 s^2); an error that contains 90 % has s = error / 2.1460.
    for (const double ratio : {0.01, 0.3, 1.0, 2.0, 5.0, 300.0}) {
        const double expected = 1 - std::pow(0.1, ratio * ratio);
        const double found =
            probabilityWithin(Angle::arcseconds(10 * ratio), Angle(), Angle::arcseconds(10), 0.9);
        QVERIFY2(std::abs(found - expected) < 1e-6, std::to_string(ratio).c_str());
    }
    QCOMPARE(probabilityWithin(Angle::arcseconds(10), Angle::arcseconds(9), Angle(), 0.9), 1.0);
    QCOMPARE(probabilityWithin(Angle::arcseconds(10), Angle::arcseconds(11), Angle(), 0.9), 0.0);
}

void TestImprovedPosition::probabilityBesideTheCentre_data()
{
    QTest::addColumn<double>("radius"); // of the circle and distance, in sigmas
    QTest::addColumn<double>("distance");
    QTest::newRow("inside") << 2.0 << 0.7;
    QTest::newRow("on the edge") << 3.0 << 3.0;
    QTest::newRow("outside") << 1.0 << 2.5;
    QTest::newRow("wide circle, edge") << 40.0 << 40.5;
    QTest::newRow("small circle") << 0.1 << 1.0;
    QTest::newRow("far") << 2.0 << 12.0;
}

void TestImprovedPosition::probabilityBesideTheCentre()
{
    QFETCH(double, radius);
    QFETCH(double, distance);
    const Angle sigma = Angle::arcseconds(3);
    const double oneSigma = 1 - std::exp(-0.5); // what a circle of one sigma contains
    const double found = probabilityWithin(sigma * radius, sigma * distance, sigma, oneSigma);
    const double expected = counted(radius, distance);
    QVERIFY2(
        std::abs(found - expected) < 5e-5, (std::to_string(found) + " " + std::to_string(expected)).c_str());
}

void TestImprovedPosition::nothingIsGainedByAShiftInsideTheUsefulPart()
{
    const RepointDecision decision = weigh(xrt(2), {});
    QCOMPARE(decision.repoint, Repoint::Stay);
    QVERIFY(decision.gain() < 1e-6);
    QVERIFY(std::abs(decision.shift.asDegrees() * 60 - 2) < 1e-6);
    QCOMPARE(decision.moveCost, Duration(2100ms)); // slew and settling
    QCOMPARE(decision.cutCost, Duration(10s));
}

void TestImprovedPosition::aSourceOutsideTheFieldIsWorthCutting()
{
    const RepointDecision decision = weigh(xrt(6), {});
    QCOMPARE(decision.repoint, Repoint::Now);
    QVERIFY(decision.gain() > 0.999);
    QVERIFY(decision.shift > decision.nowRadius);
}

void TestImprovedPosition::betweenBothTheNextGapIsAwaited()
{
    // A wider position, half of it caught already: not worth the exposures, worth the next gap.
    ImprovedPosition improved = xrt(2.3);
    improved.error = Angle::arcminutes(2);
    improved.cut = 25s;
    improved.untilGap = 5s;
    const RepointDecision decision = weigh(improved, {});
    QCOMPARE(decision.repoint, Repoint::AtNextGap);
    QVERIFY(decision.shift > decision.ignoreRadius && decision.shift < decision.nowRadius);
}

void TestImprovedPosition::onTheWayMovingIsFree()
{
    ImprovedPosition improved = xrt(3);
    improved.exposing = false;
    const RepointDecision decision = weigh(improved, {});
    QCOMPARE(decision.repoint, Repoint::Now);
    QCOMPARE(decision.moveCost, Duration());
    QCOMPARE(decision.cutCost, Duration());
    QCOMPARE(decision.nowRadius, decision.ignoreRadius);
}

void TestImprovedPosition::theRadiiAreWhereTheAnswerChanges()
{
    for (const double errorArcsec : {5.0, 60.0, 150.0}) {
        ImprovedPosition improved = xrt(0);
        improved.error = Angle::arcseconds(errorArcsec);
        const RepointDecision first = weigh(improved, {});
        QVERIFY(first.ignoreRadius <= first.nowRadius);
        const auto at = [&](Angle shift) {
            improved.better = {kPointed.ra, kPointed.dec + shift};
            return weigh(improved, {}).repoint;
        };
        const Angle little = Angle::arcseconds(0.05);
        QCOMPARE(at(first.ignoreRadius - little), Repoint::Stay);
        QVERIFY(at(first.ignoreRadius + little) != Repoint::Stay);
        QVERIFY(
            at(first.nowRadius - little) != Repoint::Now || first.nowRadius - first.ignoreRadius < little);
        QCOMPARE(at(first.nowRadius + little), Repoint::Now);
    }
}

void TestImprovedPosition::aWidePositionMovesNothing()
{
    ImprovedPosition improved = xrt(300);
    improved.error = Angle::degrees(10); // a thousandth of it in any field
    const RepointDecision decision = weigh(improved, {});
    QCOMPARE(decision.repoint, Repoint::Stay);
    QCOMPARE(decision.ignoreRadius, Angle::degrees(180));
}

void TestImprovedPosition::aGapThatNeverComesIsNotAwaited()
{
    ImprovedPosition improved = xrt(6);
    improved.untilGap = 1h; // beyond the horizon of ten minutes
    QCOMPARE(weigh(improved, {}).repoint, Repoint::Now);
    improved.slew = 1h; // neither is worth it
    QCOMPARE(weigh(improved, {}).repoint, Repoint::Stay);
}

QTEST_APPLESS_MAIN(TestImprovedPosition)
#include "test_improved_position.moc"
