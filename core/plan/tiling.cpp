#include "core/plan/tiling.h"

#include "core/plan/plan_table.h"
#include "core/sky/airmass.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace tulpar {

namespace {

constexpr int kMostTries = 5; ///< the way to a field depends on when it begins
constexpr Duration kWindow = std::chrono::hours(24 * 365); ///< open at its beginning
constexpr Angle kReachMargin = Angle::degrees(1); ///< refraction, and that the axes are taken for exact

/// Whether a place stays above an altitude long enough in the dark: the altitude of any direction is a sum of
/// those of the three axes of the sky.
class Reach {
public:
    Reach(const NightSky &night, Angle lowest, const Spans &dark, Duration needed)
        : m_lowest(lowest - kReachMargin)
        , m_needed(SkyTurn::angleOf(needed).asRadians())
    {
        const std::array<IcrsDirection, 3> axes{
            {{Angle(), Angle()}, {Angle::degrees(90), Angle()}, {Angle(), Angle::degrees(90)}}};
        for (std::size_t i = 0; i < axes.size(); ++i)
            m_axes[i] = night.trackOf(axes[i]).place;
        for (const Span &span : dark)
            m_turns.emplace_back(
                night.turn().angleAt(span.from).asRadians(), night.turn().angleAt(span.to).asRadians());
    }

    [[nodiscard]] bool operator()(const SkyVector &place, Angle around) const
    {
        double mean = 0;
        double cosinePart = 0;
        double sinePart = 0;
        for (std::size_t i = 0; i < m_axes.size(); ++i) {
            mean += place[i] * m_axes[i].mean.up;
            cosinePart += place[i] * m_axes[i].cosinePart.up;
            sinePart += place[i] * m_axes[i].sinePart.up;
        }
        const Angle wanted = m_lowest - around;
        const double low = wanted <= Angle::degrees(-90) ? -2 : sine(wanted) - mean;
        const double swing = std::hypot(cosinePart, sinePart);
        if (low >= swing)
            return false;
        const double half = low <= -swing ? std::numbers::pi : std::acos(low / swing);
        const double culmination = std::atan2(sinePart, cosinePart);
        return std::ranges::any_of(m_turns, [&](const std::pair<double, double> &span) {
            if (low <= -swing)
                return span.second - span.first >= m_needed;
            const double turns = 2 * std::numbers::pi;
            const double first = culmination + turns * std::ceil((span.first - culmination - half) / turns);
            for (double middle = first; middle - half <= span.second; middle += turns)
                if (std::min(span.second, middle + half) - std::max(span.first, middle - half) >= m_needed)
                    return true;
            return false;
        });
    }

private:
    Angle m_lowest;
    double m_needed; ///< turn of the sky, radians
    std::array<TurningVector, 3> m_axes;
    std::vector<std::pair<double, double>> m_turns; ///< of the sky, while it is dark, radians
};

/// One field while visits are chosen.
struct Covered {
    int epochs = 0; ///< that are planned
    TimeNs last = 0; ///< start of the latest of them
};

class Covering {
public:
    Covering(const std::vector<SkyTile> &tiles, const PlanTable &table)
        : m_tiles(tiles)
        , m_table(table)
        , m_covered(tiles.size())
        , m_ready(table.begin)
        , m_azimuthDeg(table.beginAzimuthDeg)
        , m_altitudeDeg(table.beginAltitudeDeg)
    {
    }

    /// The next visit; none: no field has one that is possible.
    [[nodiscard]] std::optional<PlannedVisit> next()
    {
        std::optional<Step> best;
        for (std::size_t i = 0; i < m_tiles.size(); ++i) {
            const Candidate &one = m_table.candidates[i];
            const auto shortest = static_cast<double>(one.length + m_table.terms.acquisition.count());
            if (best && m_tiles[i].probability / shortest <= best->rate)
                break; // the rest is less probable still
            if (const auto step = stepTo(i); step && (!best || step->rate > best->rate))
                best = step;
        }
        return best ? std::optional(take(*best)) : std::nullopt;
    }

    [[nodiscard]] const std::vector<Covered> &covered() const { return m_covered; }

private:
    struct Step {
        std::size_t tile = 0;
        TimeNs start = 0;
        TimeNs slew = 0;
        VisitPlace place;
        double mechanicalDeg = 0;
        double rate = 0;
    };

    [[nodiscard]] std::optional<Step> stepTo(std::size_t tile) const
    {
        const Candidate &one = m_table.candidates[tile];
        const Covered &covered = m_covered[tile];
        if (covered.epochs >= one.wanted)
            return std::nullopt;
        const TimeNs acquisition = m_table.terms.acquisition.count();
        TimeNs t = m_ready + acquisition;
        if (covered.epochs > 0 || one.lastStart)
            t = std::max(t, (covered.epochs > 0 ? covered.last : *one.lastStart) + one.minGap);
        for (int i = 0; i < kMostTries; ++i) {
            t = m_table.onStep(t);
            const auto span = std::ranges::find_if(
                one.starts, [t](const std::pair<TimeNs, TimeNs> &starts) { return starts.second >= t; });
            if (span == one.starts.end())
                return std::nullopt;
            Step step{tile, std::max(t, span->first), 0, {}, 0, 0};
            const TimeNs others = (one.wanted - covered.epochs - 1) * one.minGap;
            if (step.start + others > one.starts.back().second)
                return std::nullopt;
            step.place = m_table.placeOf(one, step.start);
            step.mechanicalDeg = m_table.mechanicalDeg(m_azimuthDeg, step.place);
            step.slew = acquisition
                + std::max(m_table.slew.at(step.mechanicalDeg - m_azimuthDeg),
                           m_table.slew.at(step.place.startAltitudeDeg - m_altitudeDeg));
            if (step.start >= m_ready + step.slew) {
                step.rate =
                    m_tiles[tile].probability / static_cast<double>(step.start + one.length - m_ready);
                return step;
            }
            t = m_ready + step.slew;
        }
        return std::nullopt;
    }

    [[nodiscard]] PlannedVisit take(const Step &step)
    {
        const Candidate &one = m_table.candidates[step.tile];
        const Block &block = m_table.programme.blocks[one.block];
        Covered &covered = m_covered[step.tile];
        PlannedVisit visit;
        visit.block = block.name;
        visit.target = block.target;
        visit.repeat = one.completed + covered.epochs;
        visit.start = {step.start};
        visit.end = {step.start + one.length};
        visit.slew = Duration(step.slew);
        visit.mechanicalAzimuth = Angle::degrees(step.mechanicalDeg);
        visit.startAltitude = m_table.night.refracted(Angle::degrees(step.place.startAltitudeDeg));
        visit.endAltitude = m_table.night.refracted(Angle::degrees(step.place.endAltitudeDeg));
        const UtcInstant middle{step.start + one.length / 2};
        visit.airmass = airmass(m_table.night.observed(one.track, middle).altitude).value_or(40);
        visit.value = step.place.value;
        visit.because = visit.repeat > 0 ? PlacedBecause::Cadence : PlacedBecause::Room;
        covered = {covered.epochs + 1, step.start};
        m_ready = step.start + one.length;
        m_azimuthDeg = step.mechanicalDeg + step.place.travelDeg;
        m_altitudeDeg = step.place.endAltitudeDeg;
        return visit;
    }

    const std::vector<SkyTile> &m_tiles;
    const PlanTable &m_table;
    std::vector<Covered> m_covered;
    TimeNs m_ready;
    double m_azimuthDeg; ///< mechanical
    double m_altitudeDeg;
};

Spans hoursOf(const TilingTerms &terms, const NightSky &night, const PlanStart &start)
{
    const UtcInstant from = std::max(start.from.value_or(night.from()), night.from());
    const UtcInstant to = std::min(terms.until.value_or(night.to()), night.to());
    return from < to ? Spans{{from, to}} : Spans{};
}

Reach reachOf(const TilingTerms &terms, const NightSky &night, const PlanTerms &plan, const PlanStart &start)
{
    const Constraints &asked = terms.constraints;
    const Angle sun = asked.sunAltitudeMax.value_or(plan.sunAltitudeMax);
    const Spans dark = intersection(night.sunBelow(sun), hoursOf(terms, night, start));
    Block visit;
    visit.exposures = terms.exposures;
    return {
        night, std::max(asked.altitudeMin.value_or(plan.altitudeHard), plan.altitudeHard), dark,
        terms.revisit * (std::max(1, terms.epochs) - 1) + lengthOf(visit, plan.readout)};
}

} // namespace

std::vector<SkyTile> tilesTonight(
    const SkyCells &cells, const TileGrid &grid, const TilingTerms &terms, const NightSky &night,
    const PlanTerms &plan, const PlanStart &start)
{
    return probableTiles(cells, grid, terms.most, reachOf(terms, night, plan, start));
}

std::vector<SkyTile> risingTonight(
    std::vector<SkyTile> tiles, const TilingTerms &terms, const NightSky &night, const PlanTerms &plan,
    const PlanStart &start)
{
    const Reach reach = reachOf(terms, night, plan, start);
    std::erase_if(tiles, [&](const SkyTile &tile) { return !reach(vectorTo(tile.centre), Angle()); });
    if (tiles.size() > terms.most)
        tiles.resize(terms.most);
    return tiles;
}

std::string tileName(const std::string &event, int number)
{
    return event + " tile " + std::to_string(number);
}

Programme programmeOf(const std::vector<SkyTile> &tiles, const TilingTerms &terms)
{
    Programme programme;
    programme.name = terms.event;
    programme.owners.push_back({kAlertOwner, std::nullopt, std::nullopt, 0});
    for (std::size_t i = 0; i < tiles.size(); ++i) {
        Block block;
        block.name = tileName(terms.event, static_cast<int>(i) + 1);
        block.target = block.name;
        block.priority = terms.priority * tiles[i].probability / tiles.front().probability;
        block.exposures = terms.exposures;
        block.repeats = std::max(1, terms.epochs);
        block.cadence.minGap = terms.revisit;
        block.constraints = terms.constraints;
        if (terms.until)
            block.windows = {{*terms.until - kWindow, *terms.until}};
        programme.targets.push_back({block.target, tiles[i].centre, kAlertOwner, "", 0});
        programme.blocks.push_back(std::move(block));
    }
    return programme;
}

Tiling tile(
    std::vector<SkyTile> tiles, const TilingTerms &terms, const NightSky &night, const PlanTerms &plan,
    const PlanStart &start)
{
    Tiling tiling;
    std::ranges::stable_sort(tiles, std::ranges::greater(), &SkyTile::probability);
    tiling.tiles = std::move(tiles);
    tiling.programme = programmeOf(tiling.tiles, terms);
    const PlanTable table(tiling.programme, night, plan, start);
    tiling.plan.night = {UtcInstant{std::min(table.begin, table.end)}, night.to()};
    tiling.plan.dark = totalLength(intersection(night.sunBelow(plan.sunAltitudeMax), {tiling.plan.night}));
    if (table.running)
        tiling.plan.visits.push_back(*table.running);
    Covering covering(tiling.tiles, table);
    while (const auto visit = covering.next()) {
        tiling.plan.used += visit->end - visit->start;
        tiling.plan.value += visit->value;
        tiling.plan.visits.push_back(*visit);
    }
    for (std::size_t i = 0; i < tiling.tiles.size(); ++i) {
        const Candidate &one = table.candidates[i];
        const int epochs = covering.covered()[i].epochs;
        if (one.completed + epochs > 0)
            tiling.probability += tiling.tiles[i].probability;
        if (epochs >= one.wanted)
            tiling.complete += tiling.tiles[i].probability;
        else
            tiling.plan.unplaced.push_back(
                {tiling.programme.blocks[i].name, tiling.programme.blocks[i].target, one.wanted - epochs});
    }
    return tiling;
}

} // namespace tulpar
