#include "core/sky/probable_tiles.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <ctime>
#include <map>
#include <numbers>
#include <random>

using namespace tulpar;

namespace {

constexpr Angle kField = Angle::arcseconds(1024 * 0.591);
constexpr double kRadian = std::numbers::pi / 180;

/// Where a direction falls on the plane that touches the sphere at `centre`, by the textbook's formulas.
struct OnPlane {
    double x = 0;
    double y = 0;
    bool isInFront = false;
};

OnPlane projected(const IcrsDirection &direction, const IcrsDirection &centre)
{
    const double ra = (direction.ra - centre.ra).asRadians();
    const double dec = direction.dec.asRadians();
    const double dec0 = centre.dec.asRadians();
    const double along = std::sin(dec0) * std::sin(dec) + std::cos(dec0) * std::cos(dec) * std::cos(ra);
    return {
        std::cos(dec) * std::sin(ra) / along,
        (std::cos(dec0) * std::sin(dec) - std::sin(dec0) * std::cos(dec) * std::cos(ra)) / along, along > 0};
}

/// Probability by centre of field, each cell cut into parts and each part given to the field in whose share
/// its centre lies, found from right ascension and declination alone.
std::map<std::pair<int, int>, double> counted(const SkyCells &cells, const TileGrid &grid, int order)
{
    std::map<std::pair<int, int>, double> sums;
    const auto add = [&](auto &&self, const HealpixCell &cell, double probability) -> void {
        if (cell.order < order) {
            for (unsigned i = 0; i < 4; ++i)
                self(self, cell.child(i), probability / 4);
            return;
        }
        const IcrsDirection place = directionOf(cell.centre());
        const int ring = static_cast<int>((place.dec.asDegrees() + 90) / 180 * grid.rings());
        const int count = grid.places(ring);
        sums[{ring, static_cast<int>(place.ra.asDegrees() / 360 * count)}] += probability;
    };
    for (const SkyCells::Cell &cell : cells.cells())
        add(add, cell.cell, cell.probability);
    return sums;
}

double sumOf(const std::vector<SkyTile> &tiles)
{
    double sum = 0;
    for (const SkyTile &tile : tiles)
        sum += tile.probability;
    return sum;
}

} // namespace

/// The grid of fields, and which of them hold the most of a map.
class TestTiles final : public QObject {
    Q_OBJECT

private slots:
    void everyDirectionHasOneShare_data();
    void everyDirectionHasOneShare();
    void theCameraSeesTheWholeShare_data();
    void theCameraSeesTheWholeShare();
    void neighboursOverlap();
    void cellsContainTheirPlaces();
    void aCircleHoldsWhatItSays();
    void sumsAreThoseOfPixels_data();
    void sumsAreThoseOfPixels();
    void fieldsHoldWhatTheMapSays();
    void onlyWhatIsWanted();
    void whatASiteCanSee();
    void aMapOfTheWholeSky();
    void nothingOfNothing();
};

void TestTiles::everyDirectionHasOneShare_data()
{
    QTest::addColumn<double>("width");
    QTest::addColumn<double>("height");
    for (const auto &[width, height] :
         {std::pair{0.168, 0.168}, std::pair{1.0, 0.5}, std::pair{3.0, 7.0}, std::pair{10.0, 10.0}})
        QTest::addRow("%g x %g", width, height) << width << height;
}

void TestTiles::everyDirectionHasOneShare()
{
    QFETCH(double, width);
    QFETCH(double, height);
    const TileGrid grid(Angle::degrees(width), Angle::degrees(height), 0.05);
    double area = 0;
    for (int ring = 0; ring < grid.rings(); ++ring)
        area += grid.share({ring, 0}).areaSr() * grid.places(ring);
    QVERIFY(std::abs(area - 4 * std::numbers::pi) < 1e-9);
    std::mt19937 random(3);
    const auto chance = [&] { return static_cast<double>(random()) / 4294967296.0; };
    for (int i = 0; i < 4000; ++i) {
        IcrsDirection place{Angle::degrees(360 * chance()), Angle::radians(std::asin(2 * chance() - 1))};
        if (i % 4 == 0)
            place.dec = Angle::degrees((i % 8 == 0 ? 1 : -1) * (90 - 0.3 * chance()));
        if (i % 5 == 0)
            place.ra = Angle::degrees(i % 10 == 0 ? 1e-9 : 360 - 1e-9);
        const TileIndex tile = grid.at(place);
        QCOMPARE(grid.at(vectorTo(place)), tile);
        QCOMPARE(grid.at(grid.centre(tile)), tile);
        const TileGrid::Share share = grid.share(tile);
        QVERIFY(place.dec >= share.low - Angle::arcseconds(1e-6));
        QVERIFY(place.dec <= share.high + Angle::arcseconds(1e-6));
        const double ahead = (place.ra - share.from).wrappedSigned().asDegrees();
        QVERIFY(ahead > -1e-9 && ahead < share.across.asDegrees() + 1e-9);
    }
    for (const double dec : {-90.0, 90.0})
        QVERIFY(grid.at(IcrsDirection{Angle::degrees(360), Angle::degrees(dec)}).place >= 0);
}

void TestTiles::theCameraSeesTheWholeShare_data()
{
    everyDirectionHasOneShare_data();
}

void TestTiles::theCameraSeesTheWholeShare()
{
    QFETCH(double, width);
    QFETCH(double, height);
    const TileGrid grid(Angle::degrees(width), Angle::degrees(height), 0.05);
    const double halfX = std::tan(width / 2 * kRadian);
    const double halfY = std::tan(height / 2 * kRadian);
    double fullest = 0;
    for (int ring = 0; ring < grid.rings(); ++ring) {
        const TileIndex tile{ring, grid.places(ring) / 3};
        const IcrsDirection centre = grid.centre(tile);
        const TileGrid::Share share = grid.share(tile);
        for (int i = 0; i <= 8; ++i)
            for (int k = 0; k <= 8; ++k) {
                const OnPlane at = projected(
                    {share.from + share.across * (i / 8.0), share.low + (share.high - share.low) * (k / 8.0)},
                    centre);
                QVERIFY(at.isInFront);
                fullest = std::max({fullest, std::abs(at.x) / halfX, std::abs(at.y) / halfY});
                QVERIFY2(
                    std::abs(at.x) <= halfX * 1.001 && std::abs(at.y) <= halfY * 1.001,
                    qPrintable(
                        QStringLiteral("ring %1: %2 %3").arg(ring).arg(at.x / halfX).arg(at.y / halfY)));
            }
    }
    QVERIFY(fullest > 0.9); // the fields are not wasted
}

void TestTiles::neighboursOverlap()
{
    const TileGrid grid(kField, kField, 0.1);
    for (int ring = 0; ring + 1 < grid.rings(); ++ring) {
        const IcrsDirection one = grid.centre({ring, 0});
        const Angle up = grid.centre({ring + 1, 0}).dec - one.dec;
        QVERIFY(up <= kField * 0.9 + Angle::arcseconds(1e-6));
        if (grid.places(ring) > 1)
            QVERIFY(separation(one, grid.centre({ring, 1})) <= kField * 0.9 + Angle::arcseconds(1e-6));
    }
}

void TestTiles::cellsContainTheirPlaces()
{
    std::mt19937_64 random(5);
    for (const int order : {0, 1, 3, 8, 13, 29})
        for (int i = 0; i < 5000; ++i) {
            const HealpixCell cell{order, random() % cellCount(order)};
            QCOMPARE(HealpixCell::containing(order, cell.centre()), cell);
            const auto corners = cell.corners();
            SkyVector inside{};
            for (std::size_t k = 0; k < 3; ++k)
                inside[k] = 0.9 * corners[static_cast<std::size_t>(i % 4)][k] + 0.1 * cell.centre()[k];
            const double length = std::hypot(inside[0], inside[1], inside[2]);
            for (double &part : inside)
                part /= length;
            if (order > 1 && order < 29) // the edges of larger cells are not straight
                QCOMPARE(HealpixCell::containing(order, inside), cell);
        }
}

void TestTiles::aCircleHoldsWhatItSays()
{
    for (const double radius : {0.001, 0.05, 0.5, 3.0, 20.0, 60.0})
        for (const double share : {0.5, 0.68, 0.9}) {
            if (radius > 10 && share < 0.6)
                continue; // wider than the sphere lets a plane's Gaussian be
            const IcrsDirection centre{Angle::degrees(359.9), Angle::degrees(70)};
            const SkyCells cells = cellsOfCircle(centre, Angle::degrees(radius), share);
            QVERIFY(std::abs(cells.total() - 1) < 1e-9);
            QVERIFY(cells.cells().size() < SkyCells::kMostCells);
            const double inside = cells.inside(CircularField{centre, Angle::degrees(radius)});
            QVERIFY2(
                std::abs(inside - share) < (radius > 10 ? 0.05 : 0.01),
                qPrintable(QStringLiteral("%1 deg %2: %3").arg(radius).arg(share).arg(inside)));
        }
}

void TestTiles::sumsAreThoseOfPixels_data()
{
    QTest::addColumn<double>("ra");
    QTest::addColumn<double>("dec");
    QTest::addColumn<double>("radius");
    QTest::addColumn<int>("order"); // of pixels so small that the rows cut by a border hardly count
    QTest::newRow("equator") << 123.0 << 0.02 << 0.5 << 16;
    QTest::newRow("over RA 0") << 359.99 << 35.0 << 0.5 << 16;
    QTest::newRow("north pole") << 10.0 << 89.97 << 0.5 << 16;
    QTest::newRow("near the pole") << 250.0 << 88.5 << 0.5 << 16;
    QTest::newRow("south pole") << 200.0 << -90.0 << 0.4 << 16;
    QTest::newRow("one field") << 45.0 << 60.0 << 0.03 << 19;
    QTest::newRow("many fields") << 45.0 << 60.0 << 1.5 << 15;
}

void TestTiles::sumsAreThoseOfPixels()
{
    QFETCH(double, ra);
    QFETCH(double, dec);
    QFETCH(double, radius);
    QFETCH(int, order);
    const SkyCells cells =
        cellsOfCircle({Angle::degrees(ra), Angle::degrees(dec)}, Angle::degrees(radius), 0.9);
    const TileGrid grid(kField, kField, 0.05);
    const auto sums = counted(cells, grid, order);
    const std::vector<SkyTile> tiles = probableTiles(cells, grid, 5000);
    double best = 0;
    for (const auto &[tile, sum] : sums)
        best = std::max(best, sum);
    double got = 0;
    double wanted = 0;
    for (const SkyTile &tile : tiles) {
        const TileIndex index = grid.at(tile.centre);
        const auto pixels = sums.find({index.ring, index.place});
        QVERIFY(pixels != sums.end());
        QVERIFY2(
            std::abs(tile.probability - pixels->second) < 0.01 * best,
            qPrintable(QStringLiteral("%1 of %2").arg(tile.probability).arg(pixels->second)));
        got += tile.probability;
        wanted += pixels->second;
    }
    QVERIFY2(std::abs(got - wanted) < 2e-3, qPrintable(QStringLiteral("%1 of %2").arg(got).arg(wanted)));
    QVERIFY(got > 0.99 && got < cells.total() + 1e-9);
    QVERIFY(std::ranges::is_sorted(tiles, std::ranges::greater(), &SkyTile::probability));
    // No field that was left out holds more than the last of a short list.
    const std::vector<SkyTile> some = probableTiles(cells, grid, 20);
    QVERIFY(some.size() == std::min<std::size_t>(20, tiles.size()));
    for (const auto &[tile, sum] : sums)
        if (std::ranges::none_of(some, [&](const SkyTile &one) {
                return grid.at(one.centre) == TileIndex{tile.first, tile.second};
            }))
            QVERIFY(sum < some.back().probability + 0.01 * best);
}

void TestTiles::fieldsHoldWhatTheMapSays()
{
    // Without overlap a share at the equator is the field itself, which the map measures in its own way.
    const SkyCells cells = cellsOfCircle({Angle::degrees(80), Angle::degrees(1)}, Angle::degrees(0.4), 0.9);
    const TileGrid grid(Angle::degrees(0.2), Angle::degrees(0.2), 0);
    const std::vector<SkyTile> tiles = probableTiles(cells, grid, 12);
    for (const SkyTile &tile : tiles) {
        const double inside =
            cells.inside(RectangularField{tile.centre, grid.width(), grid.height(), Angle()});
        QVERIFY(std::abs(inside - tile.probability) < 0.01 * tiles.front().probability);
    }
}

void TestTiles::onlyWhatIsWanted()
{
    const SkyCells cells = cellsOfCircle({Angle::degrees(80), Angle::degrees(1)}, Angle::degrees(2), 0.9);
    const TileGrid grid(kField, kField, 0.05);
    const auto north = [](const SkyVector &place, Angle around) {
        return std::asin(place[2]) + around.asRadians() >= kRadian; // above one degree: half of it
    };
    const std::vector<SkyTile> tiles = probableTiles(cells, grid, 5000, north);
    for (const SkyTile &tile : tiles)
        QVERIFY(tile.centre.dec >= Angle::degrees(1));
    QVERIFY(std::abs(sumOf(tiles) - 0.5) < 0.03);
}

void TestTiles::whatASiteCanSee()
{
    const TileGrid grid(kField, kField, 0.05);
    const Angle latitude = Angle::degrees(43.2);
    const Angle lowest = Angle::degrees(20);
    std::vector<SkyCells::Cell> even;
    for (std::uint64_t face = 0; face < 12; ++face)
        even.push_back({{0, face}, 1.0 / 12});
    const std::vector<SkyTile> all = tilesOfSite(*SkyCells::from(even), grid, latitude, lowest);
    QVERIFY(all.size() <= SkyRegion::kMostTiles);
    std::array<int, 4> ofPart{};
    for (const SkyTile &tile : all) {
        QVERIFY(tile.centre.dec > Angle::degrees(-26.9));
        ++ofPart[static_cast<std::size_t>(tile.centre.ra.asDegrees() / 90)];
    }
    for (const int count : ofPart)
        QVERIFY(count >= 98 && count <= 101); // one on the line between two is given once
    // Of two lobes the weaker one keeps its fields, for a night in which only it is up.
    std::vector<SkyCells::Cell> lobes;
    for (const auto &[ra, part] : {std::pair{30.0, 0.9}, std::pair{250.0, 0.1}}) {
        const SkyCells lobe = cellsOfCircle({Angle::degrees(ra), Angle::degrees(30)}, Angle::degrees(4), 0.9);
        for (SkyCells::Cell cell : lobe.cells()) {
            cell.probability *= part;
            lobes.push_back(cell);
        }
    }
    const std::vector<SkyTile> two = tilesOfSite(*SkyCells::from(lobes), grid, latitude, lowest);
    QCOMPARE(two.size(), std::size_t{200});
    QCOMPARE(
        std::ranges::count_if(two, [](const SkyTile &tile) { return tile.centre.ra > Angle::degrees(200); }),
        std::ptrdiff_t{100});
    QVERIFY(std::ranges::is_sorted(two, std::ranges::greater(), &SkyTile::probability));
    // About the pole, where all right ascensions meet.
    const auto polar = tilesOfSite(
        cellsOfCircle({Angle::degrees(10), Angle::degrees(90)}, Angle::degrees(0.5), 0.9), grid, latitude,
        lowest);
    QVERIFY(sumOf(polar) > 0.98);
}

/// Even over the whole sky, as coarse as a map can be: quick all the same, and each field holds its area.
void TestTiles::aMapOfTheWholeSky()
{
    std::vector<SkyCells::Cell> even;
    for (std::uint64_t face = 0; face < 12; ++face)
        even.push_back({{0, face}, 1.0 / 12});
    const SkyCells cells = *SkyCells::from(even);
    const TileGrid grid(kField, kField, 0.05);
    const std::clock_t began = std::clock(); // of the processor: others may use it too
    const std::vector<SkyTile> tiles = probableTiles(cells, grid, 500);
    const std::clock_t ended = std::clock();
    QCOMPARE(tiles.size(), std::size_t{500});
    for (const SkyTile &tile : tiles)
        QVERIFY(
            std::abs(tile.probability / grid.share(grid.at(tile.centre)).areaSr() * 4 * std::numbers::pi - 1)
            < 1e-9);
    QVERIFY(probableTiles(cells, grid, 500, [](const SkyVector &, Angle) { return false; }).empty());
    qInfo("500 of the whole sky: %.1f ms", static_cast<double>(ended - began) * 1e3 / CLOCKS_PER_SEC);
}

void TestTiles::nothingOfNothing()
{
    const TileGrid grid(kField, kField, 0.05);
    QVERIFY(probableTiles(SkyCells(), grid, 10).empty());
    QVERIFY(probableTiles(cellsOfCircle({}, Angle::degrees(1), 0.9), grid, 0).empty());
}

QTEST_APPLESS_MAIN(TestTiles)
#include "test_tiles.moc"
