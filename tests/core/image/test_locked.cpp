#include "core/image/coadd.h"
#include "core/image/composite.h"
#include "core/image/difference.h"
#include "core/image/sky_grid.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace tulpar;

namespace {

const IcrsDirection kCentre{Angle::degrees(120.5), Angle::degrees(43.2)};
constexpr double kScale = 0.591; // arcseconds a pixel

TangentPlane planeOf(int side, double turnDeg, bool isMirrored = false, double shift = 0)
{
    const double middle = (side + 1) / 2.0;
    return TangentPlane::around(
        kCentre, {middle + shift, middle - shift}, kScale, Angle::degrees(turnDeg), isMirrored);
}

/// Gaussian stars of sigma 2 pixels at fixed places of the sky (offsets in arcseconds), on a flat sky.
Frame fieldOn(
    const TangentPlane &plane, int side, double sky, double flux,
    const std::vector<std::pair<double, double>> &stars, double noise = 0, unsigned seed = 4)
{
    std::mt19937 chance(seed);
    std::vector<PixelPosition> places;
    for (const auto &[east, north] : stars)
        places.push_back(*plane.toPixel(offset(
            kCentre, Angle::radians(std::atan2(east, north)), Angle::arcseconds(std::hypot(east, north)))));
    std::vector<float> pixels;
    for (int y = 1; y <= side; ++y)
        for (int x = 1; x <= side; ++x) {
            double value = sky;
            for (const PixelPosition &place : places)
                value += flux * std::exp(-(std::pow(x - place.x, 2) + std::pow(y - place.y, 2)) / 8);
            double sum = 0;
            for (int i = 0; i < 12; ++i)
                sum += static_cast<double>(chance()) / 4294967296.0;
            pixels.push_back(static_cast<float>(value + noise * (sum - 6)));
        }
    FrameFacts facts;
    facts.wcs = plane;
    facts.exposure = std::chrono::seconds(2);
    return *Frame::of(std::move(pixels), side, side, facts);
}

const std::vector<std::pair<double, double>> kStars{{0, 0}, {20, 11}, {-18, 25}, {9, -28}, {-24, -9}};

double farthest(const Frame &frame)
{
    double most = 0;
    for (int y = 0; y < frame.height(); ++y)
        for (int x = 0; x < frame.width(); ++x)
            if (const double value = frame.at(x, y); !std::isnan(value))
                most = std::max(most, std::abs(value));
    return most;
}

} // namespace

/// Frames locked in sky coordinates: turned, shifted and mirrored cameras show the same stars.
class TestLocked : public QObject {
    Q_OBJECT

private slots:
    void ownGridIsTheFrame();
    void latticeIsExact();
    void turnedFrameComesBack();
    void viewOverTheSky();
    void coarseGridAverages();
    void coaddOfTurnedFrames();
    void coaddRefuses();
    void differenceShowsWhatIsNew();
    void differenceRefuses();
    void compositeKeepsColour();
    void compositeOfWhatIsMissing();
};

void TestLocked::ownGridIsTheFrame()
{
    const Frame frame = fieldOn(planeOf(64, 30), 64, 100, 500, kStars);
    const auto same = resampled(frame, *gridOf(frame));
    QVERIFY(same.has_value());
    for (int y = 0; y < 64; ++y)
        for (int x = 0; x < 64; ++x) {
            const float value = (*same)[static_cast<std::size_t>(y * 64 + x)];
            QVERIFY(std::abs(static_cast<double>(value) - frame.at(x, y)) < 0.01);
        }
    QVERIFY(!resampled(frame.withFacts({}), *gridOf(frame)));
    QVERIFY(!gridOf(frame.withFacts({})));
}

/// The header's claim: 0.01 pixel for fields under 5 degrees.
void TestLocked::latticeIsExact()
{
    constexpr int kSide = 200;
    const double scale = 5.0 * 3600 / kSide;
    const TangentPlane wide = TangentPlane::around(kCentre, {100, 100}, scale, Angle::degrees(0));
    const TangentPlane aside = TangentPlane::around(
        offset(kCentre, Angle::degrees(70), Angle::degrees(1.5)), {100, 100}, scale, Angle::degrees(37));
    // The value of a pixel is its own x, so what is resampled says where it was taken from.
    std::vector<float> pixels;
    for (int y = 0; y < kSide; ++y)
        for (int x = 1; x <= kSide; ++x)
            pixels.push_back(static_cast<float>(x));
    FrameFacts facts;
    facts.wcs = aside;
    const Frame frame = *Frame::of(std::move(pixels), kSide, kSide, facts);
    const SkyGrid grid{wide, kSide, kSide};
    const auto values = resampled(frame, grid);
    QVERIFY(values.has_value());
    double worst = 0;
    int compared = 0;
    for (int y = 1; y <= kSide; ++y)
        for (int x = 1; x <= kSide; ++x) {
            const auto value =
                static_cast<double>((*values)[static_cast<std::size_t>((y - 1) * kSide + x - 1)]);
            const auto place = aside.toPixel(wide.toIcrs({double(x), double(y)}));
            if (std::isnan(value) || !place || place->x < 1 || place->x > kSide)
                continue;
            worst = std::max(worst, std::abs(value - place->x));
            ++compared;
        }
    QVERIFY(compared > kSide * kSide / 4);
    QVERIFY2(worst < 0.01, qPrintable(QString::number(worst)));
}

void TestLocked::turnedFrameComesBack()
{
    const Frame still = fieldOn(planeOf(100, 0), 100, 0, 1000, kStars);
    for (const bool isMirrored : {false, true}) {
        const Frame turned = fieldOn(planeOf(100, 47, isMirrored, 3.3), 100, 0, 1000, kStars);
        const auto back = resampled(turned, *gridOf(still));
        QVERIFY(back.has_value());
        double worst = 0;
        for (int y = 20; y < 80; ++y)
            for (int x = 20; x < 80; ++x) {
                const auto value = static_cast<double>((*back)[static_cast<std::size_t>(y * 100 + x)]);
                worst = std::max(worst, std::abs(value - still.at(x, y)));
            }
        // A straight line between samples of a Gaussian of sigma 2 falls short by 1/16 of its curvature.
        QVERIFY2(worst < 65, qPrintable(QString::number(worst)));
    }
}

void TestLocked::viewOverTheSky()
{
    const Frame turned = fieldOn(planeOf(100, 120, true), 100, 50, 1000, {{20, 0}});
    // North up, east left: a star 20" east is left of the middle.
    const SkyGrid view{TangentPlane::around(kCentre, {50, 50}, kScale, Angle::degrees(0)), 99, 99};
    const ViewSamples samples = sampledOnSky(turned, pixelOfSky(*turned.facts().wcs), view);
    const int column = static_cast<int>(std::lround(49 - 20 / kScale));
    QVERIFY(samples.at(column, 49) > 900);
    QVERIFY(samples.at(98 - column, 49) < 60);
    // And one north of it is in the upper half.
    const Frame north = fieldOn(planeOf(100, 120, true), 100, 50, 1000, {{0, 15}});
    const ViewSamples up = sampledOnSky(north, pixelOfSky(*north.facts().wcs), view);
    QVERIFY(up.at(49, static_cast<int>(std::lround(49 - 15 / kScale))) > 900);
}

void TestLocked::coarseGridAverages()
{
    // A chequered frame on a grid of four times its pixels is grey, not black or white.
    std::vector<float> pixels;
    for (int y = 0; y < 128; ++y)
        for (int x = 0; x < 128; ++x)
            pixels.push_back((x + y) % 2 == 0 ? 0.0F : 100.0F);
    FrameFacts facts;
    facts.wcs = planeOf(128, 0);
    const Frame frame = *Frame::of(std::move(pixels), 128, 128, facts);
    const SkyGrid coarse{TangentPlane::around(kCentre, {16.5, 16.5}, 4 * kScale, Angle::degrees(0)), 32, 32};
    const auto values = resampled(frame, coarse);
    for (const float value : *values)
        QVERIFY(std::isnan(value) || std::abs(value - 50) < 1);
}

void TestLocked::coaddOfTurnedFrames()
{
    const auto noisy = [&](double turn, double sky) {
        return fieldOn(planeOf(80, turn), 80, sky, 200, kStars, 20, static_cast<unsigned>(turn));
    };
    auto coadd = Coadd::beginning(noisy(0, 1000));
    QVERIFY(coadd.has_value());
    constexpr int kFrames = 16;
    for (int i = 1; i < kFrames; ++i)
        QVERIFY(coadd->add(noisy(2.0 * i, 1000 + 50 * i)).has_value()); // the sky brightens, the field turns
    const Frame mean = coadd->mean();
    QCOMPARE(coadd->frames(), kFrames);
    QCOMPARE(mean.facts().exposure, std::optional<Duration>(std::chrono::seconds(2 * kFrames)));
    QVERIFY(mean.facts().wcs == gridOf(mean)->plane);
    const Frame truth = fieldOn(planeOf(80, 0), 80, 1000, 200, kStars);
    double squares = 0;
    int count = 0;
    for (int y = 15; y < 65; ++y)
        for (int x = 15; x < 65; ++x) {
            squares += std::pow(mean.at(x, y) - truth.at(x, y), 2);
            ++count;
        }
    const double deviation = std::sqrt(squares / count);
    // 20 / sqrt(16) = 5, less where resampling smooths; nothing of the sky's rise of 750.
    QVERIFY2(deviation < 6.5, qPrintable(QString::number(deviation)));
}

void TestLocked::coaddRefuses()
{
    const Frame frame = fieldOn(planeOf(40, 0), 40, 10, 100, kStars);
    QCOMPARE(Coadd::beginning(frame.withFacts({})).error().code, Errc::Unsupported);
    auto coadd = Coadd::beginning(frame);
    FrameFacts elsewhere;
    elsewhere.wcs = TangentPlane::around(
        offset(kCentre, Angle::degrees(0), Angle::degrees(3)), {20, 20}, kScale, Angle());
    QCOMPARE(coadd->add(frame.withFacts(elsewhere)).error().code, Errc::OutOfRange);
    QCOMPARE(coadd->frames(), 1);
    QCOMPARE(coadd->mean().at(5, 5), frame.at(5, 5));
}

void TestLocked::differenceShowsWhatIsNew()
{
    const auto withNew = [] {
        auto stars = kStars;
        stars.emplace_back(4, 17);
        return stars;
    }();
    // Half as bright, another sky, another camera angle; the same pixel size and seeing.
    const Frame reference = fieldOn(planeOf(100, 25, false, 0.4), 100, 300, 1000, kStars, 3, 1);
    const Frame frame = fieldOn(planeOf(100, 0), 100, 900, 2000, withNew, 3, 2);
    const auto found = difference(frame, reference);
    QVERIFY(found.has_value());
    QVERIFY(found->isScaleKnown);
    QVERIFY2(std::abs(found->scale - 2) < 0.1, qPrintable(QString::number(found->scale)));
    const PixelPosition fresh = *planeOf(100, 0).toPixel(
        offset(kCentre, Angle::radians(std::atan2(4, 17)), Angle::arcseconds(std::hypot(4, 17))));
    const double peak = found->frame.at(
        static_cast<int>(std::lround(fresh.x)) - 1, static_cast<int>(std::lround(fresh.y)) - 1);
    QVERIFY2(peak > 1700, qPrintable(QString::number(peak)));
    const PixelPosition old = *planeOf(100, 0).toPixel(kCentre);
    QVERIFY(std::abs(found->frame.at(static_cast<int>(old.x) - 1, static_cast<int>(old.y) - 1)) < 150);
    // The same frame twice leaves nothing.
    QVERIFY(farthest(difference(frame, frame)->frame) < 0.2);
}

void TestLocked::differenceRefuses()
{
    const Frame frame = fieldOn(planeOf(40, 0), 40, 10, 100, kStars);
    QCOMPARE(difference(frame, frame.withFacts({})).error().code, Errc::Unsupported);
    FrameFacts elsewhere;
    elsewhere.wcs = TangentPlane::around(
        offset(kCentre, Angle::degrees(0), Angle::degrees(3)), {20, 20}, kScale, Angle());
    QCOMPARE(difference(frame, frame.withFacts(elsewhere)).error().code, Errc::OutOfRange);
    // No stars in common: one is taken, and said.
    const Frame empty = fieldOn(planeOf(40, 0), 40, 10, 0, kStars);
    const auto found = difference(empty, empty);
    QVERIFY(found.has_value() && !found->isScaleKnown);
    QCOMPARE(found->scale, 1.0);
}

void TestLocked::compositeKeepsColour()
{
    const auto channel = [](std::vector<float> values) {
        CompositeChannel made;
        made.samples = ViewSamples{static_cast<int>(values.size()), 1, std::move(values)};
        return made;
    };
    // Brighter and brighter, always red : green : blue = 4 : 2 : 1.
    const std::array<CompositeChannel, 3> stars{
        channel({0, 4, 40, 400, 40000}), channel({0, 2, 20, 200, 20000}), channel({0, 1, 10, 100, 10000})};
    std::array<Rgb32, 5> out{};
    paintComposite(stars, {}, {out.data(), 5, 1, 5});
    QCOMPARE(out[0], 0xff000000U);
    // By the formula (Lupton et al. 2004 as astropy.visualization.make_lupton_rgb has it, stretch 15, Q 8):
    // I = 7/3, asinh(8/15 I) / asinh(0.8) * 25.5 / I = 15.574; times 4, 2, 1.
    QCOMPARE(out[1] & 0xffffff, 0x3e'1f'10U);
    for (std::size_t i = 2; i < 5; ++i) {
        const double red = out[i] >> 16 & 0xff;
        const double green = out[i] >> 8 & 0xff;
        const double blue = out[i] & 0xff;
        QVERIFY2(
            std::abs(red / green - 2) < 0.03 && std::abs(green / blue - 2) < 0.04,
            qPrintable(QString::number(out[i], 16)));
    }
    QVERIFY((out[4] >> 16 & 0xff) == 255);
}

void TestLocked::compositeOfWhatIsMissing()
{
    const float nothing = std::numeric_limits<float>::quiet_NaN();
    CompositeChannel red;
    red.samples = ViewSamples{2, 1, {nothing, 30}};
    CompositeChannel blue;
    blue.samples = ViewSamples{2, 1, {nothing, nothing}};
    std::array<Rgb32, 2> out{};
    paintComposite({red, CompositeChannel(), blue}, {}, {out.data(), 2, 1, 2}, 0xff102030);
    QCOMPARE(out[0], 0xff102030U);
    QVERIFY((out[1] >> 16 & 0xff) > 0);
    QCOMPARE(out[1] & 0xffff, 0U);
    const Frame frame = fieldOn(planeOf(40, 0), 40, 10, 100, kStars);
    QVERIFY(compositeChannel(frame, *gridOf(frame)).has_value());
    QVERIFY(!compositeChannel(frame.withFacts({}), *gridOf(frame)));
}

QTEST_GUILESS_MAIN(TestLocked)
#include "test_locked.moc"
