#include "core/image/colour_map.h"
#include "core/image/contour.h"
#include "core/image/histogram.h"
#include "core/image/limits.h"
#include "core/image/view_samples.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <functional>
#include <random>
#include <set>

using namespace tulpar;

namespace {

Frame sixteenBit(int width, int height, const std::function<int(int, int)> &value)
{
    auto pixels = std::make_shared<std::vector<std::uint16_t>>();
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            pixels->push_back(static_cast<std::uint16_t>(value(x, y)));
    return *Frame::of(std::move(pixels), width, height);
}

Frame floats(int width, int height, const std::function<double(int, int)> &value)
{
    std::vector<float> pixels;
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            pixels.push_back(static_cast<float>(value(x, y)));
    return *Frame::of(std::move(pixels), width, height);
}

/// Sky of 1000 with a deviation of 10 by the sum of twelve draws, and stars of 20000 above it.
Frame starField(int side, int stars)
{
    std::mt19937 chance(11);
    const auto noise = [&] {
        double sum = 0;
        for (int i = 0; i < 12; ++i)
            sum += static_cast<double>(chance()) / 4294967296.0;
        return 10 * (sum - 6);
    };
    std::vector<std::pair<int, int>> places;
    for (int i = 0; i < stars; ++i) {
        const int x = static_cast<int>(chance() % static_cast<unsigned>(side));
        places.emplace_back(x, static_cast<int>(chance() % static_cast<unsigned>(side)));
    }
    return sixteenBit(side, side, [&](int x, int y) {
        double value = 1000 + noise();
        for (const auto &[sx, sy] : places) {
            const double away = (x - sx) * (x - sx) + (y - sy) * (y - sy);
            if (away < 100)
                value += 20000 * std::exp(-away / 4.5);
        }
        return static_cast<int>(std::lround(value));
    });
}

constexpr float kNaN = std::numeric_limits<float>::quiet_NaN();

int green(Rgb32 colour)
{
    return static_cast<int>(colour >> 8 & 0xff);
}

} // namespace

class TestDisplay : public QObject {
    Q_OBJECT

private slots:
    void curvesAreDs9s_data();
    void curvesAreDs9s();
    void curvesComeBack_data();
    void curvesComeBack();
    void equalisedCurveGivesEveryGreyItsShare();
    void limitsByEveryRule();
    void percentilesOfSixteenBits();
    void noPixelNoLimits();
    void medianOfFloatsIsExact();
    void skyIsFoundUnderStars();
    void starFieldAtFirstSight();
    void flatImageAtFirstSight();
    void whiteIsWithinReachUnderABrightSky();
    void aConstantFrameIsKnown();
    void midtonesPutTheSkyWhereAsked_data();
    void midtonesPutTheSkyWhereAsked();
    void coloursOfPublishedMaps();
    void redNightHasNoGreenNorBlue();
    void contrastAndBiasOfTheDrag();
    void paintsEveryKindOfValue();
    void paintsNarrowRangesFarFromZero();
    void paintingAgreesWithTheCurve();
    void samplesBoxesAndMarksOutside();
    void samplesLeaveNanOut();
    void turnedViewShowsTheSamePixels();
    void histogramCounts();
    void contourOfADisc();
    void contoursEnd();
};

void TestDisplay::curvesAreDs9s_data()
{
    QTest::addColumn<StretchCurve>("curve");
    QTest::addColumn<double>("x");
    QTest::addColumn<double>("y");
    // Values of the formulae in astropy.visualization's documentation (LogStretch a = 1000, PowerDistStretch
    // a = 1000, AsinhStretch a = 0.1, SinhStretch a = 1/3), worked out by hand.
    QTest::newRow("linear") << StretchCurve::Linear << 0.3 << 0.3;
    QTest::newRow("log") << StretchCurve::Log << 0.1 << std::log(101.0) / std::log(1001.0);
    QTest::newRow("power") << StretchCurve::Power << 0.5 << (std::sqrt(1000.0) - 1) / 999;
    QTest::newRow("sqrt") << StretchCurve::Sqrt << 0.25 << 0.5;
    QTest::newRow("squared") << StretchCurve::Squared << 0.5 << 0.25;
    QTest::newRow("asinh") << StretchCurve::Asinh << 0.5 << 0.7712696; // asinh 5 / asinh 10
    QTest::newRow("sinh") << StretchCurve::Sinh << 0.5 << std::sinh(1.5) / std::sinh(3.0);
    QTest::newRow("midtones") << StretchCurve::MidtonesTransfer << 0.25 << 0.5; // the midtones become middle
}

void TestDisplay::curvesAreDs9s()
{
    QFETCH(StretchCurve, curve);
    QFETCH(double, x);
    QFETCH(double, y);
    StretchShape shape;
    shape.curve = curve;
    QVERIFY2(std::abs(shape.bent(x) - y) < 1e-5, qPrintable(QString::number(shape.bent(x), 'g', 9)));
}

void TestDisplay::curvesComeBack_data()
{
    QTest::addColumn<StretchCurve>("curve");
    for (std::size_t i = 0; i < EnumNames<StretchCurve>::names.size(); ++i)
        QTest::newRow(EnumNames<StretchCurve>::names[i].data()) << static_cast<StretchCurve>(i);
}

void TestDisplay::curvesComeBack()
{
    QFETCH(StretchCurve, curve);
    StretchShape shape;
    shape.curve = curve;
    shape.equalised = std::make_shared<EqualisedCurve>(EqualisedCurve{0, 0.5F, 0.75F, 0.9F, 1});
    QCOMPARE(shape.bent(0), 0.0);
    QVERIFY(std::abs(shape.bent(1) - 1) < 1e-12);
    double before = -1;
    for (int i = 0; i <= 1000; ++i) {
        const double x = i / 1000.0;
        const double y = shape.bent(x);
        QVERIFY(y > before);
        before = y;
        QVERIFY(std::abs(shape.unbent(y) - x) < 1e-6);
    }
    QVERIFY(std::abs(shape.unbent(1) - 1) < 1e-12); // white is reached by the brightest, not before
}

void TestDisplay::equalisedCurveGivesEveryGreyItsShare()
{
    // Three quarters of the pixels in the lower half of the range.
    const Frame frame = sixteenBit(400, 1, [](int x, int) { return x < 300 ? x % 50 : 50 + x % 50; });
    StretchShape shape;
    shape.curve = StretchCurve::HistogramEqualised;
    shape.equalised = equalisedCurve(frame, {0, 100});
    QVERIFY(std::abs(shape.bent(0.495) - 0.75) < 0.01);
    const StretchTable table({0, 100}, shape);
    int dark = 0;
    for (int x = 0; x < 400; ++x)
        dark += table.greyOf(static_cast<std::uint16_t>(frame.at(x, 0))) < 128 ? 1 : 0;
    QVERIFY2(std::abs(dark - 200) <= 8, qPrintable(QString::number(dark)));
}

void TestDisplay::limitsByEveryRule()
{
    const Frame ramp = floats(1001, 1, [](int x, int) { return x; });
    LimitsSettings settings;
    settings.kind = LimitsKind::MinMax;
    QCOMPARE(limitsOf(ramp, settings)->low, 0.0);
    QCOMPARE(limitsOf(ramp, settings)->high, 1000.0);
    settings.kind = LimitsKind::Percentile;
    settings.percent = 90;
    QCOMPARE(limitsOf(ramp, settings)->low, 50.0);
    QCOMPARE(limitsOf(ramp, settings)->high, 950.0);
    settings.kind = LimitsKind::Sigma;
    // Of a ramp: median 500, the median distance from it 250.
    QVERIFY(std::abs(limitsOf(ramp, settings)->low - (500 - 1.5 * 1.4826022 * 250)) < 1e-3);
    QVERIFY(std::abs(limitsOf(ramp, settings)->high - (500 + 4 * 1.4826022 * 250)) < 1e-3);
    settings.kind = LimitsKind::User;
    settings.user = {30, 20};
    QCOMPARE(*limitsOf(ramp, settings), (DisplayRange{20, 30}));
    settings.kind = LimitsKind::Zscale;
    QCOMPARE(*limitsOf(ramp, settings), *zscale(ramp));
}

void TestDisplay::percentilesOfSixteenBits()
{
    const Frame ramp = sixteenBit(101, 10, [](int x, int) { return 100 + x; });
    LimitsSettings settings;
    settings.kind = LimitsKind::Percentile;
    settings.percent = 98;
    QCOMPARE(*limitsOf(ramp, settings), (DisplayRange{101, 199}));
    settings.percent = 100;
    QCOMPARE(*limitsOf(ramp, settings), (DisplayRange{100, 200}));
}

void TestDisplay::noPixelNoLimits()
{
    const Frame nothing = floats(3, 3, [](int, int) { return kNaN; });
    for (const LimitsKind kind :
         {LimitsKind::MinMax, LimitsKind::Percentile, LimitsKind::Zscale, LimitsKind::Sigma}) {
        LimitsSettings settings;
        settings.kind = kind;
        QVERIFY(!limitsOf(nothing, settings));
        QVERIFY(!limitsOf(Frame(), settings));
    }
    QVERIFY(!displayAtFirstSight(nothing));
    QVERIFY(!midtonesDisplay(nothing));
    QVERIFY(!histogramRange(nothing, {0, 1}));
}

void TestDisplay::medianOfFloatsIsExact()
{
    std::mt19937 chance(3);
    for (const int count : {1, 2, 7, 100, 1001}) {
        std::vector<float> values;
        for (int i = 0; i < count; ++i)
            values.push_back(static_cast<float>(static_cast<int>(chance() % 2001) - 1000) * 0.37F);
        std::vector<float> sorted = values;
        std::sort(sorted.begin(), sorted.end());
        const auto middle = static_cast<std::size_t>(count) / 2;
        const double median = count % 2 == 1
            ? static_cast<double>(sorted[middle])
            : (static_cast<double>(sorted[middle - 1]) + static_cast<double>(sorted[middle])) / 2;
        const ImageStatistics found = statistics(*Frame::of(values, count, 1));
        QCOMPARE(found.median, median);
        QCOMPARE(found.minimum, static_cast<double>(sorted.front()));
        QCOMPARE(found.maximum, static_cast<double>(sorted.back()));
    }
}

void TestDisplay::skyIsFoundUnderStars()
{
    const auto sky = skyLevel(starField(400, 60));
    QVERIFY(sky.has_value());
    QVERIFY2(std::abs(sky->level - 1000) < 1, qPrintable(QString::number(sky->level)));
    QVERIFY2(std::abs(sky->deviation - 10) < 1, qPrintable(QString::number(sky->deviation)));
}

void TestDisplay::starFieldAtFirstSight()
{
    const Frame frame = starField(400, 60);
    const auto display = displayAtFirstSight(frame);
    QVERIFY(display.has_value());
    const StretchTable table(display->range, display->shape);
    // The sky is dark but not black, a star of 5 deviations is to be seen, and bright ones are not burnt out.
    const int sky = table.greyOf(1000);
    QVERIFY2(sky >= 15 && sky <= 70, qPrintable(QString::number(sky)));
    QVERIFY(table.greyOf(1050) >= sky + 25);
    QVERIFY(table.greyOf(2500) < 255);
}

void TestDisplay::flatImageAtFirstSight()
{
    const auto display = displayAtFirstSight(sixteenBit(64, 64, [](int x, int) { return 1000 + x; }));
    QVERIFY(display.has_value());
    QCOMPARE(display->shape.curve, StretchCurve::Linear);
    QVERIFY(display->range.high >= 1063);
    const auto constant = displayAtFirstSight(sixteenBit(64, 64, [](int, int) { return 7; }));
    QVERIFY(constant.has_value() && constant->range.high > constant->range.low);
}

void TestDisplay::whiteIsWithinReachUnderABrightSky()
{
    // A long exposure at full Moon: sky 30 000 with noise of 1500 on either side, a few stars at the end.
    const auto value = [](int x, int y) {
        return x % 97 == 0 && y % 89 == 0 ? 65535 : 30'000 + (x * 7919 + y * 104'729) % 6001 - 3000;
    };
    const auto display = displayAtFirstSight(sixteenBit(512, 512, value), true);
    QVERIFY(display.has_value());
    QCOMPARE(display->range.high, 65535.0);
    const StretchTable table(display->range, display->shape);
    QCOMPARE(table.greyOf(65535), 255); // what is full is white
    QVERIFY(table.greyOf(30'000) < 128); // and the sky is not
}

void TestDisplay::aConstantFrameIsKnown()
{
    QCOMPARE(constantValue(sixteenBit(64, 64, [](int, int) { return 7; })), std::optional(7.0));
    QVERIFY(!constantValue(sixteenBit(64, 64, [](int x, int y) { return x == 63 && y == 63 ? 8 : 7; })));
    QVERIFY(!constantValue(Frame()));
    std::vector<float> floats(64 * 64, 1.5F);
    QCOMPARE(constantValue(Frame::of(floats, 64, 64).value()), std::optional(1.5));
    floats[100] = std::nanf("");
    QVERIFY(!constantValue(Frame::of(floats, 64, 64).value()));
}

void TestDisplay::midtonesPutTheSkyWhereAsked_data()
{
    QTest::addColumn<double>("background");
    QTest::addColumn<double>("clip");
    QTest::newRow("KStars' default") << 0.25 << 2.8;
    QTest::newRow("darker") << 0.125 << 2.0;
}

void TestDisplay::midtonesPutTheSkyWhereAsked()
{
    QFETCH(double, background);
    QFETCH(double, clip);
    const Frame frame = starField(300, 40);
    const auto display = midtonesDisplay(frame, background, clip);
    QVERIFY(display.has_value());
    const double sky = (1000 - display->range.low) / (display->range.high - display->range.low);
    QVERIFY2(
        std::abs(display->shape.bent(sky) - background) < 0.02,
        qPrintable(QString::number(display->shape.bent(sky))));
    QVERIFY(std::abs(display->range.low - (1000 - clip * 10)) < 3); // shadows so many deviations below
}

void TestDisplay::coloursOfPublishedMaps()
{
    // First, middle and last entries as matplotlib's documentation shows them.
    QCOMPARE(colourTable(ColourMap::Viridis)[0], 0xff440154U);
    QCOMPARE(colourTable(ColourMap::Viridis)[128], 0xff21918cU);
    QCOMPARE(colourTable(ColourMap::Viridis)[255], 0xfffde725U);
    QCOMPARE(colourTable(ColourMap::Magma)[255], 0xfffcfdbfU);
    QCOMPARE(colourTable(ColourMap::Inferno)[255], 0xfffcffa4U);
    QCOMPARE(colourTable(ColourMap::Plasma)[0], 0xff0d0887U);
    QCOMPARE(colourTable(ColourMap::Plasma)[255], 0xfff0f921U);
    QCOMPARE(colourTable(ColourMap::Grey)[100], 0xff646464U);
    QCOMPARE(colourTable(ColourMap::Heat)[0], 0xff000000U);
    QCOMPARE(colourTable(ColourMap::Heat)[255], 0xffffffffU);
    for (std::size_t i = 0; i < EnumNames<ColourMap>::names.size(); ++i) {
        const auto map = static_cast<ColourMap>(i);
        const ColourTable table = colourTable(map);
        const ColourTable inverted = colourTable(map, true);
        for (std::size_t k = 0; k < 256; ++k)
            QCOMPARE(table[k], inverted[255 - k]);
        QVERIFY(std::set<Rgb32>(table.begin(), table.end()).size() > 200);
    }
}

void TestDisplay::redNightHasNoGreenNorBlue()
{
    for (std::size_t i = 0; i < EnumNames<ColourMap>::names.size(); ++i)
        for (const Rgb32 colour : inRedLight(colourTable(static_cast<ColourMap>(i))))
            QCOMPARE(colour & 0xffff, 0U);
    for (const Rgb32 colour : colourTable(ColourMap::RedNight))
        QCOMPARE(colour & 0xffff, 0U);
    QCOMPARE(inRedLight(colourTable(ColourMap::Grey))[255], 0xffff0000U);
}

void TestDisplay::contrastAndBiasOfTheDrag()
{
    const ColourTable grey = colourTable(ColourMap::Grey);
    Display linear{{0, 255}, {}};
    linear.shape.curve = StretchCurve::Linear;
    const PaintTable plain(linear, grey);
    QCOMPARE(green(plain.colour(100)), 100);
    // Twice the contrast about the middle: (100/255 - 0.5) * 2 + 0.5 = 0.2843 -> 72.5.
    const PaintTable hard(linear, grey, {2, 0.5});
    QVERIFY(std::abs(green(hard.colour(100)) - 73) <= 1);
    QCOMPARE(green(hard.colour(60)), 0);
    QCOMPARE(green(hard.colour(200)), 255);
    // More bias is darker.
    QVERIFY(green(PaintTable(linear, grey, {1, 0.7}).colour(128)) < 90);
    QCOMPARE(ContrastBias::atPointer(0.5, 0.1), ContrastBias());
    QVERIFY(ContrastBias().isNeutral());
    QCOMPARE(ContrastBias().dragged(0.1, 0).bias, 0.6);
    QVERIFY(ContrastBias().dragged(0, 0.5).contrast > 3);
    QVERIFY(ContrastBias().dragged(0, -0.5).contrast < 0.4);
    const ContrastBias there = ContrastBias().dragged(0.1, 0.2).dragged(-0.1, -0.2);
    QVERIFY(std::abs(there.contrast - 1) < 1e-9 && std::abs(there.bias - 0.5) < 1e-9);
    QCOMPARE(
        green(PaintTable(linear, grey, {0, 0.5}).colour(0)),
        green(PaintTable(linear, grey, {0, 0.5}).colour(255)));
}

void TestDisplay::paintsEveryKindOfValue()
{
    Display linear{{10, 20}, {}};
    linear.shape.curve = StretchCurve::Linear;
    const PaintTable table(linear, colourTable(ColourMap::Grey), {}, 0xff123456, 0xff654321);
    const float infinity = std::numeric_limits<float>::infinity();
    const std::vector<float> values{kNaN, kOutsideFrame, infinity, 3e38F, -3e38F, 10, 20, 15, 0};
    std::vector<Rgb32> painted(values.size());
    table.paint(values, painted.data());
    const std::vector<Rgb32> expected{0xff123456, 0xff654321, 0xffffffff, 0xffffffff, 0xff000000,
                                      0xff000000, 0xffffffff, 0xff808080, 0xff000000};
    QCOMPARE(painted, expected);
    for (std::size_t i = 0; i < values.size(); ++i)
        QCOMPARE(table.colour(values[i]), painted[i]);
    // No range: white begins right above.
    Display step{{5, 5}, {}};
    const PaintTable steps(step, colourTable(ColourMap::Grey));
    QCOMPARE(steps.colour(5), 0xff000000U);
    QCOMPARE(steps.colour(5.001F), 0xffffffffU);
    QCOMPARE(steps.colour(-1e9F), 0xff000000U);
}

void TestDisplay::paintsNarrowRangesFarFromZero()
{
    Display linear{{1e6, 1e6 + 10}, {}};
    linear.shape.curve = StretchCurve::Linear;
    const PaintTable table(linear, colourTable(ColourMap::Grey));
    for (int i = 0; i <= 10; ++i)
        QVERIFY(std::abs(green(table.colour(1e6F + static_cast<float>(i))) - 25.5 * i) <= 1);
}

void TestDisplay::paintingAgreesWithTheCurve()
{
    for (std::size_t c = 0; c < EnumNames<StretchCurve>::names.size(); ++c) {
        Display display{{200, 5200}, {}};
        display.shape.curve = static_cast<StretchCurve>(c);
        const PaintTable table(display, colourTable(ColourMap::Grey));
        const StretchTable greys(display.range, display.shape);
        for (int value = 0; value < 6000; value += 7) {
            const double wanted = 255 * display.shape.bent((value - 200) / 5000.0);
            const int got = green(table.colour(static_cast<float>(value)));
            // 65536 steps: where the curve is steepest (log: 145 greys a hundredth) one step is 0.6 greys.
            QVERIFY2(std::abs(got - wanted) <= 1.2, EnumNames<StretchCurve>::names[c].data());
            QVERIFY(std::abs(got - int(greys.greyOf(static_cast<std::uint16_t>(value)))) <= 1);
        }
    }
}

void TestDisplay::samplesBoxesAndMarksOutside()
{
    const Frame frame = sixteenBit(4, 4, [](int x, int y) { return 10 * y + x; });
    const ViewSamples half = sampled(frame, FrameWindow{0, 0, 4, 4}, 2, 2, Sampling::Box);
    QCOMPARE(half.values, (std::vector<float>{25.5F, 27.5F, 5.5F, 7.5F})); // top row first
    const ViewSamples nearest = sampled(frame, FrameWindow{0, 0, 4, 4}, 2, 2, Sampling::Nearest);
    QCOMPARE(nearest.values, (std::vector<float>{31, 33, 11, 13}));
    const ViewSamples beyond = sampled(frame, FrameWindow{-2, -2, 8, 8}, 8, 8, Sampling::Box);
    QCOMPARE(beyond.at(0, 0), kOutsideFrame);
    QCOMPARE(beyond.at(2, 5), 0.0F);
    QCOMPARE(beyond.at(5, 2), 33.0F);
    const ViewSamples twice = sampled(frame, FrameWindow{1, 1, 2, 2}, 4, 4, Sampling::Box);
    QCOMPARE(twice.at(0, 0), 21.0F);
    QCOMPARE(twice.at(1, 1), 21.0F);
    QCOMPARE(twice.at(3, 3), 12.0F);
    // A box over the frame's edge is the mean of what is there.
    const ViewSamples edge = sampled(frame, FrameWindow{3, 0, 4, 4}, 1, 1, Sampling::Box);
    QCOMPARE(edge.values, (std::vector<float>{18.0F}));
}

void TestDisplay::samplesLeaveNanOut()
{
    const Frame frame = floats(4, 2, [](int x, int y) { return x < 2 ? (x == y ? kNaN : 6.0F) : kNaN; });
    const ViewSamples half = sampled(frame, FrameWindow{0, 0, 4, 2}, 2, 1, Sampling::Box);
    QCOMPARE(half.values[0], 6.0F);
    QVERIFY(std::isnan(half.values[1]));
    const Frame infinite = floats(2, 1, [](int x, int) { return x == 0 ? -HUGE_VAL : 1; });
    const ViewSamples same = sampled(infinite, FrameWindow{0, 0, 2, 1}, 2, 1, Sampling::Box);
    QVERIFY(std::isnan(same.values[0])); // not "outside"
}

void TestDisplay::turnedViewShowsTheSamePixels()
{
    const Frame frame = sixteenBit(5, 3, [](int x, int y) { return 10 * y + x; });
    // Upright: column and row from the top, at pixel centres.
    const ViewTransform upright{1, 0, 0.5, 0, -1, 2.5};
    QCOMPARE(
        sampled(frame, upright, 5, 3, Sampling::Nearest).values,
        sampled(frame, FrameWindow{0, 0, 5, 3}, 5, 3, Sampling::Nearest).values);
    // A quarter turn: the frame's x runs down the screen.
    const ViewTransform turned{0, 1, 0.5, 1, 0, 0.5};
    const ViewSamples view = sampled(frame, turned, 3, 5, Sampling::Box);
    QCOMPARE(view.at(0, 0), 0.0F);
    QCOMPARE(view.at(2, 0), 20.0F);
    QCOMPARE(view.at(0, 4), 4.0F);
    const ViewTransform coarse{2, 0, 1, 0, -2, 3};
    const ViewSamples box = sampled(frame, coarse, 3, 2, Sampling::Box);
    QCOMPARE(box.at(1, 1), 7.5F); // 2, 3, 12 and 13
    QCOMPARE(box.at(2, 1), kOutsideFrame); // its middle is the frame's edge
    QCOMPARE(
        sampled(frame, ViewTransform{1, 0, -9, 0, -1, 2.5}, 1, 1, Sampling::Box).values[0], kOutsideFrame);
}

void TestDisplay::histogramCounts()
{
    const Frame frame = floats(10, 1, [](int x, int) { return x == 9 ? HUGE_VAL : x; });
    const Histogram counts = histogram(frame, {1, 7}, 3, 0);
    QCOMPARE(counts.counts, (std::vector<std::uint32_t>{2, 2, 3})); // 1 2 | 3 4 | 5 6 7
    QCOMPARE(counts.below, std::uint64_t{1});
    QCOMPARE(counts.above, std::uint64_t{1});
    QCOMPARE(counts.nonfinite, std::uint64_t{1});
    QCOMPARE(counts.highest(), 3U);
    QCOMPARE(counts.valueAt(0), 2.0);
    QVERIFY(histogram(frame, {7, 7}, 3).counts == std::vector<std::uint32_t>(3));
    // By sampling: about the same shares.
    const Frame large = sixteenBit(1000, 1000, [](int x, int) { return x; });
    const Histogram some = histogram(large, {0, 1000}, 10, 10'000);
    QVERIFY(some.step >= 100);
    for (const std::uint32_t count : some.counts)
        QVERIFY2(std::abs(static_cast<double>(count) - 1000) < 120, qPrintable(QString::number(count)));
}

void TestDisplay::contourOfADisc()
{
    // A cone of slope 1 about (20.5, 20.5): the level 10 is a circle of radius 10.
    ViewSamples cone{41, 41, {}};
    for (int y = 0; y < 41; ++y)
        for (int x = 0; x < 41; ++x)
            cone.values.push_back(static_cast<float>(std::hypot(x - 20, y - 20)));
    const std::vector<Contour> lines = contours(cone, {10}, 0);
    QCOMPARE(lines.size(), std::size_t{1});
    QVERIFY(lines[0].isClosed);
    for (const Contour::Place &place : lines[0].places) {
        const double radius =
            std::hypot(static_cast<double>(place.x) - 20.5, static_cast<double>(place.y) - 20.5);
        QVERIFY2(std::abs(radius - 10) < 0.02, qPrintable(QString::number(radius)));
    }
    // Where values are missing the line is open.
    cone.values[20 * 41 + 30] = kNaN;
    const std::vector<Contour> broken = contours(cone, {10}, 0);
    QCOMPARE(broken.size(), std::size_t{1});
    QVERIFY(!broken[0].isClosed);
    QVERIFY(broken[0].places.size() < lines[0].places.size());
    // A saddle: two lines that do not cross.
    const ViewSamples saddle{2, 2, {1, 0, 0, 1}};
    QCOMPARE(contours(saddle, {0.6}, 0).size(), std::size_t{2});
    QCOMPARE(contours(saddle, {0.4}, 0).size(), std::size_t{2});
}

void TestDisplay::contoursEnd()
{
    std::mt19937 chance(5);
    ViewSamples noise{500, 500, {}};
    for (int i = 0; i < 500 * 500; ++i)
        noise.values.push_back(static_cast<float>(chance() % 100));
    std::size_t places = 0;
    for (const Contour &line : contours(noise, {30, 50, 70}, 0, 10'000))
        places += line.places.size();
    QVERIFY2(places < 25'000, qPrintable(QString::number(places)));
    Display display{{0, 60}, {}};
    display.shape.curve = StretchCurve::Linear;
    QCOMPARE(contourLevels(display, 5), (std::vector<double>{10, 20, 30, 40, 50}));
    QVERIFY(contours(ViewSamples{}, {1}).empty());
}

QTEST_GUILESS_MAIN(TestDisplay)
#include "test_display.moc"
