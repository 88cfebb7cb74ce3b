#include "core/measure/coordinate_grid.h"
#include "core/measure/pixel_table.h"

#include <QTest>

#include <cmath>
#include <set>

using namespace tulpar;

namespace {

constexpr PixelBounds kView{0.5, 0.5, 1024.5, 1024.5};

SkyPlacing tangent(double ra, double dec, double scale, double up = 0, bool isMirrored = false)
{
    return skyPlacing(TangentPlane::around(
        {Angle::degrees(ra), Angle::degrees(dec)}, {512.5, 512.5}, scale, Angle::degrees(up), isMirrored));
}

/// The whole sky as plate carree, 2.8 pixels a degree, 180 degrees in the middle.
SkyPlacing wholeSky()
{
    return {
        [](PixelPosition p) -> std::optional<IcrsDirection> {
            const double ra = 180 - (p.x - 512.5) / 2.8;
            const double dec = (p.y - 512.5) / 2.8;
            if (ra < 0 || ra >= 360 || std::abs(dec) > 90)
                return std::nullopt;
            return IcrsDirection{Angle::degrees(ra), Angle::degrees(dec)};
        },
        [](const IcrsDirection &d) -> std::optional<PixelPosition> {
            return PixelPosition{
                512.5 - (d.ra.wrapped().asDegrees() - 180) * 2.8, 512.5 + d.dec.asDegrees() * 2.8};
        }};
}

} // namespace

class TestCoordinateGrid : public QObject {
    Q_OBJECT

private slots:
    void linesLieWhereTheySay_data()
    {
        QTest::addColumn<double>("ra");
        QTest::addColumn<double>("dec");
        QTest::addColumn<double>("scale");
        QTest::addColumn<double>("up");
        QTest::newRow("the telescope's field") << 202.47 << 47.2 << 0.6 << 25.0;
        QTest::newRow("over the seam") << 0.01 << -20.0 << 0.6 << 0.0;
        QTest::newRow("near the pole") << 100.0 << 89.95 << 0.6 << 0.0;
        QTest::newRow("wide") << 30.0 << 10.0 << 100.0 << -130.0;
        QTest::newRow("a few arcseconds") << 30.0 << 10.0 << 0.005 << 0.0;
        QTest::newRow("south pole") << 30.0 << -90.0 << 3.0 << 0.0;
    }
    void linesLieWhereTheySay()
    {
        QFETCH(double, ra);
        QFETCH(double, dec);
        QFETCH(double, scale);
        QFETCH(double, up);
        const SkyPlacing placing = tangent(ra, dec, scale, up);
        const CoordinateGrid grid = coordinateGrid(placing, kView);
        std::set<double> meridians;
        std::set<double> parallels;
        for (const GridLine &line : grid.lines) {
            QVERIFY(line.points.size() >= 2);
            (line.isMeridian ? meridians : parallels).insert(line.value.asDegrees());
            const Angle step = line.isMeridian ? grid.meridianStep : grid.parallelStep;
            QVERIFY(std::abs(std::remainder(line.value / step, 1)) < 1e-6); // a round value
            for (std::size_t i = 0; i < line.points.size(); ++i) {
                const PixelPosition p = line.points[i];
                QVERIFY(p.x > 0.499 && p.x < 1024.501 && p.y > 0.499 && p.y < 1024.501);
                const auto sky = placing.toSky(p);
                QVERIFY(sky.has_value());
                const IcrsDirection onLine = line.isMeridian ? IcrsDirection{line.value, sky->dec}
                                                             : IcrsDirection{sky->ra, line.value};
                const double off = separation(*sky, onLine).asArcseconds() / scale;
                QVERIFY2(off < 1024 / 400.0, qPrintable(QString::number(off))); // cut ends lie on chords
            }
        }
        QVERIFY2(
            meridians.size() >= 2 && meridians.size() <= 27, qPrintable(QString::number(meridians.size())));
        QVERIFY2(
            parallels.size() >= 1 && parallels.size() <= 15, qPrintable(QString::number(parallels.size())));
    }

    void theWholeSky()
    {
        const CoordinateGrid grid = coordinateGrid(wholeSky(), {0.5, 250, 1024.5, 775}, 6);
        std::set<double> meridians;
        for (const GridLine &line : grid.lines) {
            if (line.isMeridian)
                meridians.insert(std::round(line.value.asDegrees()));
            for (std::size_t i = 1; i < line.points.size(); ++i) // no chord over the seam
                QVERIFY(
                    std::hypot(
                        line.points[i].x - line.points[i - 1].x, line.points[i].y - line.points[i - 1].y)
                    < 100);
        }
        QCOMPARE(meridians, (std::set<double>{0, 90, 180, 270})); // six hours
        QCOMPARE(std::round(grid.parallelStep.asDegrees()), 30.0);
    }

    void whereThereIsNoSky()
    {
        QVERIFY(coordinateGrid({}, kView).lines.empty());
        const SkyPlacing nowhere{
            [](PixelPosition) { return std::optional<IcrsDirection>(); },
            [](const IcrsDirection &) { return std::optional<PixelPosition>(); }};
        QVERIFY(coordinateGrid(nowhere, kView).lines.empty());
        QVERIFY(!skyAxesAt(nowhere, {1, 1}));
        const SkyPlacing good = tangent(10, 10, 1);
        QVERIFY(coordinateGrid(good, PixelBounds{}).lines.empty());
        QVERIFY(coordinateGrid(good, {0, 0, INFINITY, 10}).lines.empty());
        const SkyPlacing wild{
            [](PixelPosition) {
                return std::optional(IcrsDirection{Angle::degrees(std::nan("")), Angle()});
            },
            [](const IcrsDirection &) {
                return std::optional(PixelPosition{std::nan(""), 1});
            }};
        QVERIFY(coordinateGrid(wild, kView).lines.empty());
    }

    void labels()
    {
        CoordinateGrid grid;
        const auto label = [&](bool isMeridian, double value, double step) {
            grid.meridianStep = Angle::hours(step / 3600);
            grid.parallelStep = Angle::arcseconds(step);
            return gridLabel(
                {isMeridian, isMeridian ? Angle::hours(value / 3600) : Angle::arcseconds(value), {}}, grid);
        };
        QCOMPARE(label(true, 13 * 3600 + 29 * 60 + 30, 10), std::string("13h29m30s"));
        QCOMPARE(label(true, 13 * 3600 + 29 * 60, 60), std::string("13h29m"));
        QCOMPARE(label(true, 6 * 3600, 3600), std::string("06h"));
        QCOMPARE(label(true, 1.25, 0.05), std::string("00h00m01.25s"));
        QCOMPARE(label(true, 86'400 - 1e-7, 10), std::string("00h00m00s"));
        QCOMPARE(label(false, -(47 * 3600 + 12 * 60 + 30), 30), std::string("-47°12′30″"));
        QCOMPARE(label(false, 47 * 3600 + 12 * 60, 60), std::string("+47°12′"));
        QCOMPARE(label(false, -1e-9, 3600), std::string("+00°"));
        QCOMPARE(label(false, -0.5, 0.5), std::string("-00°00′00.5″"));
    }

    void barsAreRoundAndFit()
    {
        QCOMPARE(scaleBar(0.6, 200)->label, std::string("2′")); // 120": exactly 200 px
        QCOMPARE(scaleBar(0.6, 199)->label, std::string("1′"));
        QCOMPARE(scaleBar(0.25, 150)->label, std::string("30″"));
        QCOMPARE(scaleBar(0.001, 150)->label, std::string("0.1″"));
        QCOMPARE(scaleBar(600, 200)->label, std::string("30°"));
        for (double scale = 0.001; scale < 1000; scale *= 1.37) {
            const auto bar = scaleBar(scale, 180);
            QVERIFY(bar && bar->lengthPx <= 180.0001 && bar->lengthPx > 180 / 3.01);
            QVERIFY(std::abs(bar->length.asArcseconds() / scale - bar->lengthPx) < 1e-9);
        }
        QVERIFY(!scaleBar(0, 100));
        QVERIFY(!scaleBar(std::nan(""), 100));
        QVERIFY(!scaleBar(1e-9, 100));
    }

    void northAndEast()
    {
        const auto plain = skyAxesAt(tangent(202, 47, 0.5), {300, 700});
        QVERIFY(plain && !plain->isMirrored());
        QVERIFY(std::abs(std::remainder(plain->north.asDegrees() - 90, 360)) < 0.1);
        QVERIFY(std::abs(std::remainder(plain->east.asDegrees() - 180, 360)) < 0.1);
        QVERIFY(std::abs(plain->scaleArcsecPerPx() - 0.5) < 1e-5);
        // +y at position angle 30: north is 30 degrees clockwise of it
        const auto turned = skyAxesAt(tangent(202, 47, 0.5, 30), {512.5, 512.5});
        QVERIFY(std::abs(std::remainder(turned->north.asDegrees() - 60, 360)) < 1e-3);
        const auto mirrored = skyAxesAt(tangent(202, 47, 0.5, 0, true), {512.5, 512.5});
        QVERIFY(mirrored->isMirrored());
        QVERIFY(std::abs(std::remainder(mirrored->east.asDegrees(), 360)) < 1e-3);
        QVERIFY(!skyAxesAt(tangent(0, 90, 0.5), {512.5, 512.5})); // at the pole there is no north
    }

    void pixelsAsNumbers()
    {
        std::vector<float> pixels;
        for (int i = 0; i < 12; ++i)
            pixels.push_back(static_cast<float>(i));
        pixels[5] = std::nanf("");
        const Frame frame = *Frame::of(pixels, 4, 3);
        const PixelTable table = pixelTable(frame, {1.4, 2.4}, 2, 3); // around (1, 2), three wide
        QCOMPARE(table.columns, 3);
        QCOMPARE(table.rows, 3);
        QCOMPARE(table.left, 0);
        QCOMPARE(table.top, 3);
        QCOMPARE(table.cells[table.index(0, 0)], PixelTable::Cell::Outside);
        QCOMPARE(table.values[table.index(1, 0)], 8.0); // (1, 3)
        QCOMPARE(table.values[table.index(1, 1)], 4.0); // (1, 2)
        QCOMPARE(table.cells[table.index(2, 1)], PixelTable::Cell::Nothing); // (2, 2)
        QCOMPARE(table.values[table.index(2, 2)], 1.0); // (2, 1)
        QCOMPARE(table.minimum, 0.0);
        QCOMPARE(table.maximum, 9.0);
        QVERIFY(pixelTable(frame, {std::nan(""), 1}, 3, 3).cells.empty());
        const PixelTable far = pixelTable(frame, {1e300, -1e300}, 1000, -5);
        QCOMPARE(far.columns, 101);
        QCOMPARE(far.rows, 1);
        QCOMPARE(far.cells[0], PixelTable::Cell::Outside);
    }
};

QTEST_GUILESS_MAIN(TestCoordinateGrid)
#include "test_coordinate_grid.moc"
