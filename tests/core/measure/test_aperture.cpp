#include "core/measure/aperture.h"
#include "core/measure/cut.h"

#include <QTest>

#include <cmath>
#include <numbers>
#include <random>

using namespace tulpar;

namespace {

Frame frameOf(int width, int height, const std::function<double(double x, double y)> &value)
{
    std::vector<float> pixels;
    for (int y = 1; y <= height; ++y)
        for (int x = 1; x <= width; ++x)
            pixels.push_back(static_cast<float>(value(x, y)));
    return *Frame::of(std::move(pixels), width, height);
}

double coveredArea(const PixelShape &shape, int side)
{
    double sum = 0;
    forCoveredPixels(shape, side, side, [&](const CoveredPixel &pixel) { sum += pixel.share; });
    return sum;
}

/// Share of a pixel by 400 x 400 points.
double counted(const PixelShape &shape, double x, double y)
{
    constexpr int kSide = 400;
    int inside = 0;
    for (int j = 0; j < kSide; ++j)
        for (int i = 0; i < kSide; ++i)
            inside += isInside(shape, {x - 0.5 + (i + 0.5) / kSide, y - 0.5 + (j + 0.5) / kSide}) ? 1 : 0;
    return inside / static_cast<double>(kSide * kSide);
}

const std::vector<PixelShape> &kShapes()
{
    static const std::vector<PixelShape> shapes{
        CircleShape{{20.3, 19.1}, 7.7},
        CircleShape{{20.49, 20.49}, 0.3},
        AnnulusShape{{20, 20}, {3.3, 5, 8.9}},
        EllipseShape{{19.6, 21.2}, 9.5, 2.25, Angle::degrees(33)},
        BoxShape{{20.2, 20.7}, 13.1, 4.4, Angle::degrees(-21)},
        BoxShape{{20, 20}, 4, 6, Angle()},
        PolygonShape{{{8, 9}, {30.5, 11}, {20.2, 16.4}, {28.1, 29.7}, {11, 27}}}, // with a notch
        PolygonShape{{{11, 27}, {28.1, 29.7}, {20.2, 16.4}, {30.5, 11}, {8, 9}}}, // and the other way round
    };
    return shapes;
}

} // namespace

class TestAperture : public QObject {
    Q_OBJECT

private slots:
    void pixelsAddUpToTheArea()
    {
        for (const PixelShape &shape : kShapes())
            QVERIFY(std::abs(coveredArea(shape, 40) / areaOf(shape) - 1) < 1e-9);
    }

    void sharesAreWhatCountingPointsFinds()
    {
        std::mt19937 chance(3);
        for (const PixelShape &shape : kShapes()) {
            for (int i = 0; i < 12; ++i) {
                const double x = 10 + static_cast<double>(chance() % 22);
                const double y = 10 + static_cast<double>(chance() % 22);
                const double share = overlapOf(shape, x, y);
                QVERIFY2(
                    std::abs(share - counted(shape, x, y)) < 0.004,
                    qPrintable(QStringLiteral("%1 at %2 %3").arg(share).arg(x).arg(y)));
            }
        }
    }

    void whatLiesOutsideIsNotCounted()
    {
        const Frame ones = frameOf(10, 10, [](double, double) { return 1.0; });
        const auto corner = apertureStatistics(ones, CircleShape{{0.5, 0.5}, 4});
        QVERIFY(corner.isCut);
        QVERIFY(std::abs(corner.area - 4 * std::numbers::pi) < 1e-9);
        QVERIFY(std::abs(corner.sum - corner.area) < 1e-9);
        QVERIFY(!apertureStatistics(ones, CircleShape{{5.5, 5.5}, 4.9}).isCut);
        const auto beyond = apertureStatistics(ones, CircleShape{{-50, 1e9}, 4});
        QCOMPARE(beyond.area, 0.0);
        QCOMPARE(beyond.pixels.count, std::size_t(0));
        QCOMPARE(apertureStatistics(ones, CircleShape{{std::nan(""), 3}, 4}).area, 0.0);
        QCOMPARE(apertureStatistics(ones, PointShape{{5, 5}}).area, 0.0);
        QCOMPARE(apertureStatistics(ones, PolygonShape{}).area, 0.0);
        QCOMPARE(apertureStatistics(Frame(), CircleShape{{1, 1}, 4}).area, 0.0);
        const auto all = apertureStatistics(ones, BoxShape{{5.5, 5.5}, 1e9, 1e9, Angle::degrees(12)});
        QVERIFY(std::abs(all.area - 100) < 1e-3);
    }

    void pixelsWithoutValueAreLeftOutAndSaid()
    {
        const Frame frame =
            frameOf(21, 21, [](double x, double y) { return x == 11 && y == 12 ? std::nan("") : 5.0; });
        const auto seen = apertureStatistics(frame, CircleShape{{11, 11}, 4});
        QCOMPARE(seen.without, std::size_t(1));
        QVERIFY(std::abs(seen.area - (16 * std::numbers::pi - 1)) < 1e-9);
        QVERIFY(std::abs(seen.sum - 5 * seen.area) < 1e-9);
        QCOMPARE(seen.pixels.deviation, 0.0);
    }

    void skyIsTakenOff()
    {
        const Frame frame = frameOf(60, 60, [](double x, double y) {
            const double r = std::hypot(x - 30, y - 30);
            const double ripple = std::fmod(x + y, 2) == 0 ? 4 : -4; // deviation 4, median between
            return 100 + ripple + (r < 3 ? 50 : 0) + (x == 44 && y == 30 ? 5000 : 0); // a star in the ring
        });
        const LocalBackground sky = annulusBackground(frame, {30, 30}, 10, 16);
        QVERIFY(std::abs(sky.level - 100) <= 4);
        QVERIFY(std::abs(sky.deviation - 4) < 0.05);
        const auto seen = apertureStatistics(
            frame, CircleShape{{30, 30}, 8}, LocalBackground{100, 4, sky.pixels}, DetectorNoise{2, 1});
        QVERIFY(std::abs(seen.net - 25 * 50) < 60); // 25 pixels whose centres lie within 3
        QVERIFY(seen.signalToNoise.has_value());
        // CCD equation by hand
        const double area = 64 * std::numbers::pi;
        const double expected =
            std::sqrt(seen.net / 2 + area * 16 * (1 + area / static_cast<double>(sky.pixels)));
        QVERIFY(std::abs(*seen.netError - expected) < 1e-6);
        QVERIFY(std::abs(*seen.signalToNoise - seen.net / expected) < 1e-6);
        QVERIFY(!apertureStatistics(frame, CircleShape{{30, 30}, 8}).signalToNoise);
        QVERIFY(!apertureStatistics(frame, CircleShape{{30, 30}, 8}, sky).signalToNoise);
        QVERIFY(!apertureStatistics(frame, CircleShape{{30, 30}, 8}, LocalBackground{}, DetectorNoise{2, 1})
                     .background);
    }

    void gainOfTheHeader()
    {
        FrameFacts facts;
        QVERIFY(!noiseOf(facts));
        facts.gainEPerAdu = 1.7;
        QCOMPARE(noiseOf(facts)->excessNoise, 1.0);
        facts.emGain = 100;
        QCOMPARE(noiseOf(facts)->excessNoise, 2.0);
        QCOMPARE(noiseOf(facts)->gainEPerAdu, 1.7);
    }

    void statisticsOfSamples()
    {
        const std::vector<double> values{4, 1, std::nan(""), 3, 2, INFINITY};
        const SampleStatistics seen = statisticsOf(values);
        QCOMPARE(seen.count, std::size_t(4));
        QCOMPARE(seen.median, 2.5);
        QCOMPARE(seen.mean, 2.5);
        QVERIFY(std::abs(seen.deviation - std::sqrt(1.25)) < 1e-12);
        QCOMPARE(statisticsOf({}).count, std::size_t(0));
        std::vector<double> withOutlier(100, 1.0);
        withOutlier[7] = 1e6;
        QCOMPARE(clippedStatistics(withOutlier).mean, 1.0);
        QCOMPARE(clippedStatistics(withOutlier).count, std::size_t(99));
    }

    void cutsAlongALine()
    {
        const Frame slope = frameOf(30, 20, [](double x, double y) { return 3 * x + 2 * y; });
        for (const Interpolation kind : {Interpolation::Bilinear, Interpolation::Cubic}) {
            const auto cut = lineCut(slope, {{4.25, 3.5}, {20.25, 15.5}}, 0.5, kind); // 20 px long
            QCOMPARE(cut.size(), std::size_t(41));
            QCOMPARE(cut.front().distancePx, 0.0);
            QVERIFY(std::abs(cut.back().distancePx - 20) < 1e-9);
            for (const CutPoint &point : cut) // a plane is met exactly
                QVERIFY(std::abs(point.value - (3 * point.place.x + 2 * point.place.y)) < 1e-4);
        }
        const auto uneven = lineCut(slope, {{5, 5}, {5, 12.3}}, 1);
        QCOMPARE(uneven.size(), std::size_t(9));
        QVERIFY(std::abs(uneven.back().distancePx - 7.3) < 1e-9);
        const auto point = lineCut(slope, {{5, 5}, {5, 5}});
        QCOMPARE(point.size(), std::size_t(1));
        QCOMPARE(point[0].value, 25.0);
        const auto leaving = lineCut(slope, {{25, 10}, {35, 10}});
        QVERIFY(std::isfinite(leaving[5].value));
        QVERIFY(std::isnan(leaving[6].value));
        QVERIFY(lineCut(slope, {{0, 0}, {1e9, 0}}, 1).size() <= kMostCutPoints);
        QVERIFY(lineCut(slope, {{0, 0}, {std::nan(""), 0}}).empty());
    }

    void interpolationMeetsThePixels()
    {
        const Frame frame =
            frameOf(12, 12, [](double x, double y) { return std::sin(x) * 100 + std::cos(1.7 * y) * 50; });
        for (int y = 1; y <= 12; ++y)
            for (int x = 1; x <= 12; ++x)
                for (const Interpolation kind :
                     {Interpolation::Nearest, Interpolation::Bilinear, Interpolation::Cubic})
                    QCOMPARE(
                        valueBetween(frame, {static_cast<double>(x), static_cast<double>(y)}, kind),
                        frame.at(x - 1, y - 1));
        // between pixels the cubic follows a wave better
        const double truth = std::sin(6.5) * 100 + std::cos(1.7 * 6) * 50;
        const double cubic = valueBetween(frame, {6.5, 6}, Interpolation::Cubic);
        const double linear = valueBetween(frame, {6.5, 6}, Interpolation::Bilinear);
        QVERIFY(std::abs(cubic - truth) < std::abs(linear - truth) / 2);
        QCOMPARE(valueBetween(frame, {6.4, 6.6}, Interpolation::Nearest), frame.at(5, 6));
        QVERIFY(std::isnan(valueBetween(frame, {0.4, 6})));
        QVERIFY(std::isnan(valueBetween(frame, {6, 12.6})));
        QVERIFY(std::isfinite(valueBetween(frame, {0.6, 12.4})));
    }

    void cutsOfABox()
    {
        const Frame frame = frameOf(60, 60, [](double x, double y) {
            return std::abs(y - 30 - (x - 30)) < 0.6 ? 100.0 : 10.0; // a trail at 45 degrees
        });
        const auto across = boxCut(frame, {{30, 30}, 21, 9, Angle::degrees(-45)}); // width across the trail
        QCOMPARE(across.size(), std::size_t(21));
        QVERIFY(across[10].value > 60);
        QVERIFY(across[5].value < 11 && across[15].value < 11);
        const Frame plane = frameOf(60, 60, [](double x, double) { return x; });
        const auto along = boxCut(plane, {{30.5, 30}, 10, 5, Angle()});
        QCOMPARE(along.size(), std::size_t(10));
        QVERIFY(std::abs(along[0].value - 26) < 1e-4);
        QVERIFY(std::abs(along[9].value - 35) < 1e-4);
        QVERIFY(boxCut(plane, {{30, 30}, 0, 5, Angle()}).empty());
        const auto outside = boxCut(plane, {{-300, 30}, 10, 5, Angle()});
        QVERIFY(!outside.empty() && std::isnan(outside[0].value));
    }
};

QTEST_GUILESS_MAIN(TestAperture)
#include "test_aperture.moc"
