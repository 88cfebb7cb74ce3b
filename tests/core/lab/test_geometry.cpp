#include "core/lab/best_field.h"
#include "core/lab/map_contents.h"
#include "core/lab/outline.h"
#include "core/lab/sky_map_reader.h"
#include "core/sky/healpix_cell.h"
#include "core/sky/sky_cells.h"
#include "tests/core/lab/support_maps.h"

#include <healpix_cxx/healpix_base.h>

#include <QTest>

#include <algorithm>
#include <cmath>
#include <random>

using namespace tulpar;

namespace {

double distance(const SkyVector &a, const vec3 &b)
{
    return std::hypot(a[0] - b.x, a[1] - b.y, a[2] - b.z);
}

double dot(const SkyVector &a, const SkyVector &b)
{
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

SkyVector cross(const SkyVector &a, const SkyVector &b)
{
    return {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
}

/// A Gaussian of `sigma` around `centre` on the cells of one order that have any of it.
std::vector<SkyCells::Cell> gaussian(const IcrsDirection &centre, Angle sigma, int order)
{
    const T_Healpix_Base<int64> base(order, NEST);
    const SkyVector c = vectorTo(centre);
    std::vector<int64> near;
    base.query_disc(pointing(vec3(c[0], c[1], c[2])), sigma.asRadians() * 5, near);
    std::vector<SkyCells::Cell> cells;
    double sum = 0;
    for (const int64 index : near) {
        const HealpixCell cell{order, static_cast<std::uint64_t>(index)};
        const double away = std::acos(std::clamp(dot(cell.centre(), c), -1.0, 1.0)) / sigma.asRadians();
        cells.push_back({cell, std::exp(-away * away / 2)});
        sum += cells.back().probability;
    }
    for (SkyCells::Cell &cell : cells)
        cell.probability /= sum;
    return cells;
}

/// The sum of an outline's area: Girard's theorem on the fan of triangles from its first point, signed.
double areaDeg2(const SkyOutline &outline)
{
    constexpr double kDeg2 = 3282.806350011744; // of a steradian
    double sum = 0;
    const SkyVector a = vectorTo(outline.points.front());
    for (std::size_t i = 1; i + 1 < outline.points.size(); ++i) {
        const SkyVector b = vectorTo(outline.points[i]);
        const SkyVector c = vectorTo(outline.points[i + 1]);
        sum += 2 * std::atan2(dot(a, cross(b, c)), 1 + dot(a, b) + dot(b, c) + dot(c, a));
    }
    return sum * kDeg2;
}

MapContents contentsOf(std::vector<SkyCells::Cell> cells)
{
    MapContents map;
    map.cells = std::move(cells);
    std::ranges::sort(map.cells, {}, [](const SkyCells::Cell &cell) { return cell.cell.firstLeaf(); });
    for (const SkyCells::Cell &cell : map.cells)
        map.total += cell.probability;
    return map;
}

} // namespace

class TestGeometry : public QObject {
    Q_OBJECT

private slots:
    void cellsAgreeWithHealpix();
    void uniqOfTheStandard();
    void insideAField();
    void insideAFieldOfTheSamples();
    void bestFieldIsTheBest();
    void outlineOfAGaussian_data();
    void outlineOfAGaussian();
    void outlinesOfTheSamples();
};

void TestGeometry::cellsAgreeWithHealpix()
{
    std::mt19937_64 chance(3);
    double worst = 0;
    for (const int order : {0, 1, 2, 5, 9, 13, 20, 29}) {
        const T_Healpix_Base<int64> base(order, NEST);
        for (int i = 0; i < 2000; ++i) {
            const HealpixCell cell{order, chance() % cellCount(order)};
            const auto index = static_cast<int64>(cell.index);
            worst = std::max(worst, distance(cell.centre(), base.pix2vec(index)));
            std::vector<vec3> boundary;
            base.boundaries(index, 1, boundary); // north, west, south, east
            const auto corners = cell.corners(); // south, east, north, west
            for (std::size_t corner = 0; corner < 4; ++corner)
                worst = std::max(worst, distance(corners[corner], boundary[(corner + 2) % 4]));
            for (const SkyVector &corner : corners) {
                const double chord = std::hypot(
                    corner[0] - cell.centre()[0], corner[1] - cell.centre()[1], corner[2] - cell.centre()[2]);
                QVERIFY(2 * std::asin(chord / 2) <= cellRadius(order).asRadians() * (1 + 1e-9) + 1e-15);
            }
        }
    }
    QVERIFY2(worst < 1e-14, qPrintable(QString::number(worst)));
}

void TestGeometry::uniqOfTheStandard()
{
    QCOMPARE(HealpixCell::fromUniq(4).value(), (HealpixCell{0, 0}));
    QCOMPARE(HealpixCell::fromUniq(15).value(), (HealpixCell{0, 11}));
    QCOMPARE(HealpixCell::fromUniq(16).value(), (HealpixCell{1, 0}));
    for (const quint64 none : {0ULL, 3ULL, 1ULL << 62, ~0ULL})
        QVERIFY(!HealpixCell::fromUniq(none));
    std::mt19937_64 chance(5);
    for (int i = 0; i < 1000; ++i) {
        const int order = static_cast<int>(chance() % 30);
        const HealpixCell cell{order, chance() % cellCount(order)};
        QCOMPARE(HealpixCell::fromUniq(cell.uniq()).value(), cell);
    }
}

void TestGeometry::insideAField()
{
    // A Gaussian holds 1 - exp(-r^2 / 2 sigma^2) within r, as long as the sphere is flat.
    const IcrsDirection centre{Angle::degrees(210), Angle::degrees(-35)};
    const auto cells = SkyCells::from(gaussian(centre, Angle::degrees(0.5), 9));
    QVERIFY(cells);
    for (const double radius : {0.25, 0.5, 1.0, 1.5}) {
        const double expected = 1 - std::exp(-radius * radius / (2 * 0.25));
        const double inside = cells->inside(CircularField{centre, Angle::degrees(radius)});
        QVERIFY2(
            std::abs(inside - expected) < 0.01,
            qPrintable(QStringLiteral("%1: %2, expected %3").arg(radius).arg(inside).arg(expected)));
    }
    // And a square erf(a / sqrt(2) sigma)^2, however it is turned.
    for (const double turn : {0.0, 30.0, 45.0, 200.0}) {
        const double half = std::erf(0.5 / (std::sqrt(2.0) * 0.5));
        const double inside = cells->inside(
            RectangularField{centre, Angle::degrees(1), Angle::degrees(1), Angle::degrees(turn)});
        QVERIFY(std::abs(inside - half * half) < 0.01);
    }
    QCOMPARE(cells->inside(CircularField{{Angle::degrees(30), Angle::degrees(35)}, Angle::degrees(5)}), 0.0);
}

/// Against the plain sum over all cells of a fine order whose centres lie inside.
void TestGeometry::insideAFieldOfTheSamples()
{
    const QByteArray bytes = bytesOf(alertsFolder() + QStringLiteral("skymap/bayestar.multiorder.fits"));
    if (bytes.isEmpty())
        QSKIP("the samples are not here");
    const auto map =
        readMapContents(std::as_bytes(std::span(bytes.constData(), static_cast<std::size_t>(bytes.size()))));
    const auto readings =
        readSkyMaps(std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
    QVERIFY(map && readings);
    constexpr int kOrder = 12; // 52": a field of 0.7 degrees is 2400 cells
    const T_Healpix_Base<int64> base(kOrder, NEST);
    std::mt19937 chance(11);
    double worst = 0;
    for (int i = 0; i < 20; ++i) {
        const double away = static_cast<double>(chance() % 1000) * 0.005;
        const IcrsDirection centre{
            map->facts.peak.ra + Angle::degrees(away), map->facts.peak.dec + Angle::degrees(away / 2)};
        const Angle radius = Angle::degrees(0.7 + static_cast<double>(chance() % 100) * 0.03);
        const SkyVector c = vectorTo(centre);
        std::vector<int64> inside;
        base.query_disc(pointing(vec3(c[0], c[1], c[2])), radius.asRadians(), inside);
        double sum = 0;
        for (const int64 index : inside) {
            const HealpixCell leaf{kOrder, static_cast<std::uint64_t>(index)};
            const auto cell =
                std::ranges::upper_bound(map->cells, leaf.firstLeaf(), {}, [](const SkyCells::Cell &one) {
                    return one.cell.endLeaf();
                });
            if (cell != map->cells.end() && cell->cell.firstLeaf() <= leaf.firstLeaf())
                sum += cell->probability * cellAreaSr(kOrder) / cellAreaSr(cell->cell.order);
        }
        const double read = readings->front().cells.inside(CircularField{centre, radius});
        worst = std::max(worst, std::abs(read - sum) / std::max(sum, 1e-4));
    }
    QVERIFY2(worst < 0.02, qPrintable(QString::number(worst)));
}

void TestGeometry::bestFieldIsTheBest()
{
    // Two spots, the weaker one with the peak: the field belongs on the broader.
    const IcrsDirection strong{Angle::degrees(100), Angle::degrees(60)};
    const IcrsDirection sharp{Angle::degrees(103), Angle::degrees(60)};
    std::vector<SkyCells::Cell> both;
    for (SkyCells::Cell cell : gaussian(strong, Angle::degrees(0.1), 11))
        both.push_back({cell.cell, cell.probability * 0.75});
    for (SkyCells::Cell cell : gaussian(sharp, Angle::degrees(0.03), 11))
        both.push_back({cell.cell, cell.probability * 0.25});
    std::ranges::sort(both, std::ranges::greater(), &SkyCells::Cell::probability);
    both.resize(std::min(both.size(), SkyCells::kMostCells));
    const auto cells = SkyCells::from(std::move(both));
    QVERIFY2(cells, cells ? "" : cells.error().detail.c_str());
    const Angle side = Angle::degrees(0.5);
    const BestField best = bestField(*cells, sharp, side, side);
    const double expected = cells->inside(RectangularField{strong, side, side, Angle()});
    QVERIFY(expected > 0.7);
    QVERIFY2(best.inside >= expected * 0.98, qPrintable(QString::number(best.inside)));
}

void TestGeometry::outlineOfAGaussian_data()
{
    QTest::addColumn<double>("ra");
    QTest::addColumn<double>("dec");
    QTest::addColumn<double>("sigma");
    QTest::newRow("equator") << 40.0 << 3.0 << 2.0;
    QTest::newRow("across 0 h") << 0.0 << -20.0 << 3.0;
    QTest::newRow("around the north pole") << 10.0 << 89.5 << 4.0;
    QTest::newRow("around the south pole") << 200.0 << -89.0 << 4.0;
    QTest::newRow("small") << 300.0 << 45.0 << 0.05;
}

/// The area inside the outline is that of the region, its centre inside, and its points at the right
/// distance.
void TestGeometry::outlineOfAGaussian()
{
    QFETCH(double, ra);
    QFETCH(double, dec);
    QFETCH(double, sigma);
    const IcrsDirection centre{Angle::degrees(ra), Angle::degrees(dec)};
    const int order = sigma > 1 ? 7 : 12;
    MapContents map = contentsOf(gaussian(centre, Angle::degrees(sigma), order));
    // 50 % of a Gaussian lie within 1.177 sigma, 90 % within 2.146.
    const std::array radii{1.17741 * sigma, 2.14597 * sigma};
    map.facts.area50Deg2 = 3.14159265 * radii[0] * radii[0];
    map.facts.area90Deg2 = 3.14159265 * radii[1] * radii[1];
    const Outlines outlines = outlinesOf(map);
    QCOMPARE(outlines.lines.size(), 2U);
    for (const SkyOutline &line : outlines.lines) {
        const double radius = line.share < 0.7 ? radii[0] : radii[1];
        const double area = areaDeg2(line);
        const double expected = 3.14159265 * radius * radius;
        QVERIFY2(
            std::abs(area / expected - 1) < 0.04,
            qPrintable(QStringLiteral("%1 deg2, expected %2").arg(area).arg(expected)));
        for (const IcrsDirection &place : line.points) {
            const double away =
                Angle::radians(std::acos(std::clamp(dot(vectorTo(place), vectorTo(centre)), -1.0, 1.0)))
                    .asDegrees();
            QVERIFY2(std::abs(away / radius - 1) < 0.15, qPrintable(QString::number(away / radius)));
        }
    }
}

/// What the outlines of one share enclose together, holes taken off, is the area of that share. Where
/// thinning dropped small spots, the remark says so.
void TestGeometry::outlinesOfTheSamples()
{
    const auto maps = listedMaps();
    if (maps.isEmpty())
        QSKIP("the samples are not here");
    for (const ListedMap &listed : maps) {
        const QByteArray bytes = bytesOf(alertsFolder() + listed.file);
        const auto readings =
            readSkyMaps(std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
        QVERIFY(readings);
        for (const SkyMapReading &reading : *readings) {
            std::size_t points = 0;
            double inside50 = 0;
            double inside90 = 0;
            for (const SkyOutline &line : reading.region.outlines) {
                points += line.points.size();
                (line.share < 0.7 ? inside50 : inside90) += areaDeg2(line);
            }
            qInfo(
                "%s: %zu outlines, %zu points, 50 %%: %.4g of %.4g deg2, 90 %%: %.4g of %.4g deg2%s",
                qPrintable(listed.file), reading.region.outlines.size(), points, inside50,
                reading.region.area50Deg2, inside90, reading.region.area90Deg2,
                std::ranges::count(reading.region.remarks, SkyMapRemark::OutlineSimplified) != 0
                    ? ", simplified"
                    : "");
            QVERIFY(points <= SkyRegion::kMostOutlinePoints);
            const bool isSimplified =
                std::ranges::count(reading.region.remarks, SkyMapRemark::OutlineSimplified) != 0;
            const double most = isSimplified ? 1.6 : 1.05;
            const double least = isSimplified ? 0.85 : 0.95;
            for (const double ratio :
                 {inside50 / reading.region.area50Deg2, inside90 / reading.region.area90Deg2})
                QVERIFY2(ratio > least && ratio < most, qPrintable(QString::number(ratio)));
        }
    }
}

QTEST_APPLESS_MAIN(TestGeometry)
#include "test_geometry.moc"
