#include "core/operations/focus_curve.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace tulpar;

namespace {

/// A hyperbola by its definition: fwhm = sqrt(a^2 + (b (x - x0))^2), each point off by a relative `scatter`.
std::vector<FocusPoint> curve(
    const std::vector<int> &positions, double x0, double a, double b, double scatter, unsigned seed)
{
    std::mt19937 chance(seed);
    std::vector<FocusPoint> points;
    for (const int x : positions) {
        double sum = 0; // of twelve even draws: a unit normal
        for (int i = 0; i < 12; ++i)
            sum += static_cast<double>(chance()) / 4294967296.0;
        points.push_back({static_cast<double>(x), std::hypot(a, b * (x - x0)) * (1 + scatter * (sum - 6))});
    }
    return points;
}

} // namespace

class TestFocusCurve : public QObject {
    Q_OBJECT

private slots:
    void anExactCurveIsFoundExactly()
    {
        const auto positions = focusPositions(50'000, 500, 9, 0, 100'000);
        const auto fit = fitFocus(curve(positions, 50'312.5, 1.6, 0.0012, 0, 1));
        QVERIFY(fit);
        QCOMPARE(std::round(fit->bestSteps * 1e3), std::round(50'312.5 * 1e3));
        QVERIFY(std::abs(fit->fwhm - 1.6) < 1e-6);
        QCOMPARE(fit->points, 9);
    }

    /// Against the truth, over a thousand noisy runs: no bias, and the stated error is the real one.
    void noisyCurvesAreFoundWithinTheirStatedError()
    {
        const auto positions = focusPositions(50'000, 500, 9, 0, 100'000);
        double sum = 0;
        double squares = 0;
        double stated = 0;
        int found = 0;
        for (unsigned seed = 1; seed <= 1000; ++seed) {
            const double x0 = 49'500 + seed;
            const auto fit = fitFocus(curve(positions, x0, 1.6, 0.0012, 0.03, seed));
            if (!fit)
                continue;
            ++found;
            sum += fit->bestSteps - x0;
            squares += (fit->bestSteps - x0) * (fit->bestSteps - x0);
            stated += fit->bestSigmaSteps;
        }
        const double mean = sum / found;
        const double deviation = std::sqrt(squares / found);
        qInfo(
            "%d of 1000 found, off by %.1f on the mean, %.1f rms, stated %.1f steps", found, mean, deviation,
            stated / found);
        QVERIFY(found >= 995);
        QVERIFY(std::abs(mean) < 5 * deviation / std::sqrt(found));
        QVERIFY(deviation < 100); // 0.1" of blur
        QVERIFY(stated / found > 0.5 * deviation && stated / found < 1.5 * deviation);
    }

    void aCloudInTheRunIsLeftOut()
    {
        auto points = curve(focusPositions(50'000, 500, 9, 0, 100'000), 50'100, 1.6, 0.0012, 0.01, 7);
        points[2].fwhm *= 1.8;
        const auto fit = fitFocus(points);
        QVERIFY(fit);
        QCOMPARE(fit->points, 8);
        QVERIFY(std::abs(fit->bestSteps - 50'100) < 60);
    }

    void whatIsNoVIsRefused()
    {
        const auto positions = focusPositions(50'000, 500, 9, 0, 100'000);
        QVERIFY(!fitFocus(curve(positions, 60'000, 1.6, 0.0012, 0, 1))); // the minimum lies outside
        QVERIFY(!fitFocus(curve(positions, 50'000, 1.6, 0.00001, 0.02, 3))); // flat: nothing to see
        QVERIFY(!fitFocus(curve({1, 2, 3, 4}, 2, 1, 1, 0, 1))); // too few
        QVERIFY(!fitFocus(std::vector<FocusPoint>(9, FocusPoint{50'000, 1.6}))); // one place
        QVERIFY(!fitFocus(std::vector<FocusPoint>(9, FocusPoint{50'000, std::nan("")})));
        QVERIFY(!fitFocus({}));
    }

    void aRunStaysWithinTheFocusersWay()
    {
        QCOMPARE(focusPositions(200, 500, 5, 0, 100'000), (std::vector<int>{0, 500, 1000, 1500, 2000}));
        QCOMPARE(
            focusPositions(99'900, 500, 5, 0, 100'000),
            (std::vector<int>{98'000, 98'500, 99'000, 99'500, 100'000}));
        for (const int position : focusPositions(0, 500, 9, 0, 1000)) // less way than the run is wide
            QVERIFY(position >= 0 && position <= 1000);
    }

    void temperatureIsLearnt()
    {
        FocusModel model;
        QVERIFY(!model.at(0));
        model.add(5, 50'000);
        QCOMPARE(*model.at(-5), 50'000.0); // one run tells no slope
        model.add(0, 50'060);
        model.add(-5, 50'120);
        QCOMPARE(std::round(*model.stepsPerDegree() * 1e6), -12e6);
        QCOMPARE(std::round(*model.at(-10)), 50'180.0);
        model.add(-5, 51'120); // serviced: all of the line moved
        QVERIFY(*model.at(-5) == 51'120.0);
    }
};

QTEST_GUILESS_MAIN(TestFocusCurve)
#include "test_focus_curve.moc"
