#include "core/plan/tiling.h"
#include "tests/core/plan/support_evaluator.h"
#include "tests/core/plan/support_programmes.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <ctime>
#include <map>

using namespace tulpar;

namespace {

constexpr Angle kField = Angle::arcseconds(1024 * 0.591);

NightSky decemberNight()
{
    return *NightSky::ofEvening(assyTurgen(), "2026-12-10");
}

TileGrid grid()
{
    return {kField, kField, kTileOverlap};
}

TilingTerms termsOf(std::size_t most, int epochs = 2)
{
    TilingTerms terms;
    terms.event = "GW190425z";
    terms.most = most;
    terms.epochs = epochs;
    return terms;
}

SkyCells circle(double ra, double dec, double radius)
{
    return cellsOfCircle({Angle::degrees(ra), Angle::degrees(dec)}, Angle::degrees(radius), 0.9);
}

std::map<std::string, std::vector<UtcInstant>> startsOf(const Tiling &tiling)
{
    std::map<std::string, std::vector<UtcInstant>> starts;
    for (const PlannedVisit &visit : tiling.plan.visits)
        starts[visit.block].push_back(visit.start);
    return starts;
}

} // namespace

/// The fields of a wide region and their visits, against the exact sky.
class TestTiling final : public QObject {
    Q_OBJECT

private slots:
    void noVisitBreaksALimit_data();
    void noVisitBreaksALimit();
    void whatFadesIsSeenTwice();
    void theBestComesFirst();
    void sumsAreOfTheFieldsThatWereVisited();
    void theSameMapGivesTheSame();
    void whatWasDoneIsNotDoneAgain();
    void whatNeverRisesIsNotTiled();
    void onlyThePartThatRises();
    void theHourOfTheEndIsKept();
    void aWholeNightTakesMilliseconds();
};

void TestTiling::noVisitBreaksALimit_data()
{
    QTest::addColumn<double>("ra");
    QTest::addColumn<double>("dec");
    QTest::addColumn<double>("radius");
    QTest::addColumn<int>("epochs");
    QTest::addColumn<bool>("isNarrow");
    QTest::newRow("high") << 75.0 << 35.0 << 1.0 << 2 << false;
    QTest::newRow("over RA 0") << 359.95 << 20.0 << 1.0 << 2 << false;
    QTest::newRow("about the pole") << 40.0 << 89.9 << 1.0 << 3 << false;
    QTest::newRow("through the zenith") << 100.0 << 43.2 << 1.0 << 2 << false;
    QTest::newRow("low in the south") << 90.0 << -20.0 << 2.0 << 2 << false;
    QTest::newRow("setting") << 300.0 << 20.0 << 2.0 << 1 << false;
    QTest::newRow("narrow wrap") << 160.0 << 30.0 << 1.0 << 2 << true;
    QTest::newRow("very wide") << 120.0 << 50.0 << 30.0 << 2 << true;
}

void TestTiling::noVisitBreaksALimit()
{
    QFETCH(double, ra);
    QFETCH(double, dec);
    QFETCH(double, radius);
    QFETCH(int, epochs);
    QFETCH(bool, isNarrow);
    const NightSky night = decemberNight();
    PlanTerms plan;
    if (isNarrow)
        plan.mount.wrap = {-95, 290, 2};
    TilingTerms terms = termsOf(25, epochs);
    terms.constraints.moonDistanceMin = Angle::degrees(20);
    terms.constraints.airmassMax = 2.5;
    const Tiling tiling =
        tile(tilesTonight(circle(ra, dec, radius), grid(), terms, night, plan), terms, night, plan);
    QVERIFY(tiling.tiles.size() > 10);
    QVERIFY(!tiling.plan.visits.empty());
    const Verdict verdict = judge(tiling.plan, tiling.programme, night.site(), night.span(), plan);
    for (const std::string &broken : verdict.broken)
        qWarning("%s", broken.c_str());
    QVERIFY(verdict.broken.empty());
    QVERIFY(std::abs(verdict.value - tiling.plan.value) < 2e-3 * verdict.value);
}

void TestTiling::whatFadesIsSeenTwice()
{
    const NightSky night = decemberNight();
    const TilingTerms terms = termsOf(60, 3);
    const Tiling tiling =
        tile(tilesTonight(circle(75, 35, 1), grid(), terms, night, PlanTerms()), terms, night, PlanTerms());
    QCOMPARE(tiling.tiles.size(), std::size_t{60});
    const auto starts = startsOf(tiling);
    QCOMPARE(starts.size(), std::size_t{60});
    for (const auto &[block, times] : starts) {
        QCOMPARE(times.size(), std::size_t{3});
        for (std::size_t i = 1; i < times.size(); ++i)
            QVERIFY(times[i] - times[i - 1] >= terms.revisit);
    }
    QVERIFY(tiling.plan.unplaced.empty());
    QCOMPARE(tiling.complete, tiling.probability);
    for (const PlannedVisit &visit : tiling.plan.visits)
        QVERIFY(visit.repeat >= 0 && visit.repeat < 3);
}

/// Where all are near each other the way hardly counts, and the order is that of probability.
void TestTiling::theBestComesFirst()
{
    const NightSky night = decemberNight();
    TilingTerms terms = termsOf(30, 1);
    terms.exposures = {{"r", 600s, 1, 1}};
    PlanStart start;
    start.from = night.from() + std::chrono::hours(4); // all are high then
    const Tiling tiling = tile(
        tilesTonight(circle(75, 35, 0.5), grid(), terms, night, PlanTerms(), start), terms, night,
        PlanTerms(), start);
    QCOMPARE(tiling.plan.visits.size(), std::size_t{30});
    double sum = 0;
    double best = 0;
    for (std::size_t i = 0; i < tiling.plan.visits.size(); ++i) {
        const auto place =
            std::ranges::find(tiling.programme.blocks, tiling.plan.visits[i].block, &Block::name)
            - tiling.programme.blocks.begin();
        sum += tiling.tiles[static_cast<std::size_t>(place)].probability;
        best += tiling.tiles[i].probability;
        QVERIFY2(sum > 0.97 * best, qPrintable(QStringLiteral("%1: %2 of %3").arg(i).arg(sum).arg(best)));
    }
}

void TestTiling::sumsAreOfTheFieldsThatWereVisited()
{
    const NightSky night = decemberNight();
    TilingTerms terms = termsOf(300, 2);
    terms.exposures = {{"r", 120s, 1, 1}}; // more than a night can hold
    const SkyCells cells = circle(75, 35, 1.6);
    const Tiling tiling =
        tile(tilesTonight(cells, grid(), terms, night, PlanTerms()), terms, night, PlanTerms());
    const auto starts = startsOf(tiling);
    double seen = 0;
    double complete = 0;
    const TileGrid fields = grid();
    std::map<std::pair<int, int>, bool> isSeen;
    for (std::size_t i = 0; i < tiling.tiles.size(); ++i) {
        const auto found = starts.find(tiling.programme.blocks[i].name);
        if (found == starts.end())
            continue;
        seen += tiling.tiles[i].probability;
        if (found->second.size() == 2)
            complete += tiling.tiles[i].probability;
        const TileIndex index = fields.at(tiling.programme.targets[i].direction);
        isSeen[{index.ring, index.place}] = true;
    }
    QVERIFY(std::abs(seen - tiling.probability) < 1e-12);
    QVERIFY(std::abs(complete - tiling.complete) < 1e-12);
    QVERIFY(complete > 0.9 * seen); // few are begun in vain
    // Of pixels of 13": those in the shares of the fields, and those that any of the cameras' fields sees.
    double inShares = 0;
    double inFields = 0;
    const auto add = [&](auto &&self, const HealpixCell &cell, double probability) -> void {
        if (cell.order < 13) {
            for (unsigned i = 0; i < 4; ++i)
                self(self, cell.child(i), probability / 4);
            return;
        }
        const IcrsDirection place = directionOf(cell.centre());
        const int ring = static_cast<int>((place.dec.asDegrees() + 90) / 180 * fields.rings());
        bool isInField = false;
        for (int r = std::max(0, ring - 1); r <= std::min(fields.rings() - 1, ring + 1); ++r) {
            const int count = fields.places(r);
            const int middle = static_cast<int>(place.ra.asDegrees() / 360 * count);
            for (int k = middle - 1; k <= middle + 1; ++k) {
                const TileIndex index{r, (k + count) % count};
                if (!isSeen.contains({index.ring, index.place}))
                    continue;
                if (r == ring && k == middle)
                    inShares += probability;
                const IcrsDirection centre = fields.centre(index);
                const Angle away = separation(centre, place);
                const Angle towards = positionAngle(centre, place);
                isInField = isInField
                    || (std::abs(std::tan(away.asRadians()) * sine(towards))
                            < std::tan(kField.asRadians() / 2)
                        && std::abs(std::tan(away.asRadians()) * cosine(towards))
                            < std::tan(kField.asRadians() / 2));
            }
        }
        inFields += isInField ? probability : 0;
    };
    for (const SkyCells::Cell &cell : cells.cells())
        add(add, cell.cell, cell.probability);
    qInfo("%.4f said, %.4f in shares, %.4f in the union of fields", seen, inShares, inFields);
    QVERIFY(std::abs(inShares - seen) < 5e-3 * seen);
    QVERIFY(inFields >= inShares && inFields < inShares * 1.06);
}

void TestTiling::theSameMapGivesTheSame()
{
    const NightSky night = decemberNight();
    const TilingTerms terms = termsOf(100);
    const auto once = [&] {
        return tile(
            tilesTonight(circle(75, 35, 2), grid(), terms, night, PlanTerms()), terms, night, PlanTerms());
    };
    const Tiling one = once();
    const Tiling other = once();
    QVERIFY(one.tiles == other.tiles);
    QVERIFY(one.plan == other.plan);
    QVERIFY(one.programme == other.programme);
}

void TestTiling::whatWasDoneIsNotDoneAgain()
{
    const NightSky night = decemberNight();
    const TilingTerms terms = termsOf(20);
    PlanStart start;
    start.from = night.from() + std::chrono::hours(5);
    const auto tiles = tilesTonight(circle(75, 35, 1), grid(), terms, night, PlanTerms(), start);
    start.progress["GW190425z tile 1"] = {2, *start.from - 600s};
    start.progress["GW190425z tile 2"] = {1, *start.from - 600s};
    const Tiling tiling = tile(tiles, terms, night, PlanTerms(), start);
    const auto starts = startsOf(tiling);
    QVERIFY(!starts.contains("GW190425z tile 1"));
    QCOMPARE(starts.at("GW190425z tile 2").size(), std::size_t{1});
    QVERIFY(starts.at("GW190425z tile 2").front() >= *start.from - 600s + terms.revisit);
    QVERIFY(tiling.plan.unplaced.empty());
    QCOMPARE(tiling.complete, tiling.probability);
}

void TestTiling::whatNeverRisesIsNotTiled()
{
    const NightSky night = decemberNight();
    const TilingTerms terms = termsOf(50);
    QVERIFY(tilesTonight(circle(75, -70, 2), grid(), terms, night, PlanTerms()).empty());
    QVERIFY(tilesTonight(circle(255, -20, 2), grid(), terms, night, PlanTerms()).empty()); // beside the Sun
    PlanStart morning;
    morning.from = night.to();
    QVERIFY(tilesTonight(circle(75, 35, 2), grid(), terms, night, PlanTerms(), morning).empty());
    const Tiling tiling = tile({}, terms, night, PlanTerms());
    QVERIFY(tiling.plan.visits.empty());
    QCOMPARE(tiling.probability, 0.0);
}

void TestTiling::onlyThePartThatRises()
{
    const NightSky night = decemberNight();
    TilingTerms terms = termsOf(2000);
    // Half of it above the declination that reaches 20 degrees here, -26.8.
    PlanTerms plan;
    plan.altitudeHard = Angle::degrees(20);
    const auto tiles = tilesTonight(circle(75, -26.8, 3), grid(), terms, night, plan);
    double sum = 0;
    for (const SkyTile &tile : tiles) {
        QVERIFY(tile.centre.dec > Angle::degrees(-28));
        sum += tile.probability;
    }
    QVERIFY(sum > 0.5 && sum < 0.9); // with the margin of a degree
}

void TestTiling::theHourOfTheEndIsKept()
{
    const NightSky night = decemberNight();
    TilingTerms terms = termsOf(100);
    terms.until = night.from() + std::chrono::hours(4);
    const Tiling tiling =
        tile(tilesTonight(circle(75, 35, 2), grid(), terms, night, PlanTerms()), terms, night, PlanTerms());
    QVERIFY(!tiling.plan.visits.empty());
    for (const PlannedVisit &visit : tiling.plan.visits)
        QVERIFY(visit.end <= *terms.until);
}

void TestTiling::aWholeNightTakesMilliseconds()
{
    const NightSky night = decemberNight();
    for (const double radius : {1.0, 5.0, 30.0}) {
        const SkyCells cells = circle(75, 35, radius);
        const TilingTerms terms = termsOf(300);
        const std::clock_t began = std::clock(); // of the processor: others may use it too
        const auto tookMs = [began] {
            return static_cast<double>(std::clock() - began) * 1e3 / CLOCKS_PER_SEC;
        };
        auto tiles = tilesTonight(cells, grid(), terms, night, PlanTerms());
        const double selectedMs = tookMs();
        const Tiling tiling = tile(std::move(tiles), terms, night, PlanTerms());
        qInfo(
            "%g degrees: %.1f ms to choose %zu fields, %.1f ms for %zu visits; %.3f of the probability, %.3f "
            "in both epochs",
            radius, selectedMs, tiling.tiles.size(), tookMs() - selectedMs, tiling.plan.visits.size(),
            tiling.probability, tiling.complete);
        QVERIFY(tiling.plan.visits.size() > 100);
    }
}

QTEST_APPLESS_MAIN(TestTiling)
#include "test_tiling.moc"
