#include "core/measure/lone_star.h"
#include "tests/core/measure/support_star_frames.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace tulpar;

namespace {

constexpr int kSide = 200;

struct Sketch {
    double x = 100;
    double y = 100;
    double peak = 20'000;
    double fwhmPx = 2.6;
};

/// Moffat stars on a noisy sky of 500 ADU, cut off at the end of 16 bits.
Frame sketch(const std::vector<Sketch> &stars, double scatter = 5)
{
    StarFrame recipe;
    recipe.side = kSide;
    recipe.scatter = scatter;
    recipe.star.sky = 500;
    recipe.star.beta = 3;
    recipe.star.peak = 0;
    recipe.star.centre = {100, 100};
    recipe.star.fwhmMajorPx = recipe.star.fwhmMinorPx = 3;
    const Frame sky = made(recipe);
    std::vector<std::uint16_t> pixels;
    for (int row = 0; row < kSide; ++row)
        for (int column = 0; column < kSide; ++column) {
            double value = sky.at(column, row);
            for (const Sketch &one : stars) {
                StarFit star = recipe.star;
                star.centre = {one.x, one.y};
                star.peak = one.peak;
                star.fwhmMajorPx = star.fwhmMinorPx = one.fwhmPx;
                value += lightAt(star, column + 1, row + 1);
            }
            pixels.push_back(static_cast<std::uint16_t>(std::clamp(value, 0.0, 65'535.0)));
        }
    return *Frame::of(std::make_shared<const std::vector<std::uint16_t>>(std::move(pixels)), kSide, kSide);
}

} // namespace

class TestLoneStar : public QObject {
    Q_OBJECT

private slots:
    void findsItsMiddle_data()
    {
        QTest::addColumn<double>("x");
        QTest::addColumn<double>("y");
        QTest::addColumn<double>("peak");
        QTest::addColumn<double>("fwhm");
        QTest::newRow("whole pixel") << 100.0 << 100.0 << 20'000.0 << 2.6;
        QTest::newRow("between pixels") << 61.4 << 143.7 << 20'000.0 << 2.6;
        QTest::newRow("over a cell's border") << 96.5 << 80.5 << 20'000.0 << 2.6;
        QTest::newRow("saturated") << 61.4 << 143.7 << 400'000.0 << 2.6;
        QTest::newRow("wide") << 120.3 << 40.2 << 6'000.0 << 5.0;
        QTest::newRow("near an edge") << 12.3 << 40.2 << 20'000.0 << 2.6;
    }
    void findsItsMiddle()
    {
        QFETCH(double, x);
        QFETCH(double, y);
        QFETCH(double, peak);
        QFETCH(double, fwhm);
        const auto place = loneStar(sketch({{x, y, peak, fwhm}, {30, 170, 900, 2.6}, {170, 30, 500, 2.6}}));
        QVERIFY(place);
        const double off = std::hypot(place->x - x, place->y - y);
        QVERIFY2(off < 0.15, qPrintable(QString::number(off)));
    }

    void takesNoneOfAKind()
    {
        QVERIFY(!loneStar(sketch({{60, 60, 20'000, 2.6}, {140, 140, 9'000, 2.6}})));
        QVERIFY(!loneStar(sketch({})));
        QVERIFY(!loneStar(sketch({{60, 60, 60, 2.6}}))); // drowned in the noise of the sky
    }

    /// A pixel that is struck is no star, and hides none.
    void takesNoStruckPixel()
    {
        QVERIFY(!loneStar(sketch({{60, 60, 60'000, 0.4}})));
        const auto place = loneStar(sketch({{60, 60, 60'000, 0.4}, {140.3, 120.8, 9'000, 2.6}}));
        QVERIFY(place);
        QVERIFY(std::hypot(place->x - 140.3, place->y - 120.8) < 0.15);
    }
};

QTEST_GUILESS_MAIN(TestLoneStar)
#include "test_lone_star.moc"
