#include "core/devices/axis_motion.h"
#include "core/plan/tiling.h"
#include "tests/core/plan/support_programmes.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <optional>
#include <random>

using namespace tulpar;

namespace {

/// From one field to the next, by the motion of the axes alone.
double legS(const PlanTerms &plan, const HorizontalDirection &from, const HorizontalDirection &to)
{
    const double tolerance = plan.slewTolerance.asDegrees();
    const auto time = [&](double degrees) {
        return seconds(AxisMotion(degrees, plan.mount.axis).timeToWithin(tolerance));
    };
    return std::max(
               time((to.azimuth - from.azimuth).wrappedSigned().asDegrees()),
               time((to.altitude - from.altitude).asDegrees()))
        + seconds(plan.acquisition);
}

/// The most probability that any order of the fields reaches until `until`, each once.
class EveryOrder {
public:
    EveryOrder(const std::vector<SkyTile> &tiles, const PlanTerms &plan, double visitS, UtcInstant until)
        : m_tiles(tiles)
        , m_plan(plan)
        , m_visitS(visitS)
        , m_until(until)
    {
    }

    double best(UtcInstant from, const HorizontalDirection &at)
    {
        m_sky.emplace(assyTurgen(), from);
        go(from, at, 0, 0);
        return m_best;
    }

private:
    void go(UtcInstant now, const HorizontalDirection &at, unsigned done, double sum)
    {
        m_best = std::max(m_best, sum);
        for (std::size_t i = 0; i < m_tiles.size(); ++i) {
            if ((done & (1U << i)) != 0)
                continue;
            UtcInstant start = now;
            for (int k = 0; k < 3; ++k) // the way depends on when it ends
                start = now
                    + fromSeconds(
                            std::ceil(legS(m_plan, at, m_sky->rotatedTo(start).observed(m_tiles[i].centre))));
            const UtcInstant end = start + fromSeconds(m_visitS);
            if (end > m_until)
                continue;
            go(end, m_sky->rotatedTo(end).observed(m_tiles[i].centre), done | (1U << i),
               sum + m_tiles[i].probability);
        }
    }

    const std::vector<SkyTile> &m_tiles;
    const PlanTerms &m_plan;
    double m_visitS;
    UtcInstant m_until;
    std::optional<Observer> m_sky;
    double m_best = 0;
};

} // namespace

/// The order in which fields are visited, against every order that there is.
class TestTilingOrder final : public QObject {
    Q_OBJECT

private slots:
    void againstEveryOrder();
};

void TestTilingOrder::againstEveryOrder()
{
    const NightSky night = *NightSky::ofEvening(assyTurgen(), "2026-12-10");
    PlanTerms plan;
    plan.mount.wrap = {-7200, 7200, 2};
    double worst = 1;
    double sum = 0;
    constexpr int kCases = 24;
    for (unsigned seed = 1; seed <= kCases; ++seed) {
        std::mt19937 random(seed);
        const auto chance = [&] { return static_cast<double>(random()) / 4294967296.0; };
        std::vector<SkyTile> tiles;
        for (int i = 0; i < 7; ++i)
            tiles.push_back(
                {{Angle::degrees(60 + 40 * chance()), Angle::degrees(25 + 30 * chance())},
                 0.02 + 0.1 * chance()});
        TilingTerms terms;
        terms.event = "GW190425z";
        terms.epochs = 1;
        terms.exposures = {{"r", 30s, 1, 1}};
        PlanStart start;
        start.from = *parseUtc("2026-12-10T19:00:00Z");
        start.altitude = Angle::degrees(60);
        const double visitS = 31;
        terms.until = *start.from + fromSeconds(110 + 20 * (seed % 6)); // some two to five of them
        const Tiling tiling = tile(tiles, terms, night, plan, start);
        EveryOrder orders(tiles, plan, visitS, *terms.until);
        const double best = orders.best(*start.from, {Angle(), Angle::degrees(60)});
        QVERIFY(best > 0);
        const double part = tiling.probability / best;
        QVERIFY2(part < 1.0001, "more than every order gives");
        worst = std::min(worst, part);
        sum += part;
    }
    qInfo("of the best of every order: %.3f on average, %.3f at worst", sum / kCases, worst);
    QVERIFY(sum / kCases > 0.95);
    QVERIFY(worst > 0.75); // a few of seven, 40 degrees apart: never looking ahead costs most there
}

QTEST_APPLESS_MAIN(TestTilingOrder)
#include "test_tiling_order.moc"
