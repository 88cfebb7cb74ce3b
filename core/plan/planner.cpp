#include "core/plan/planner.h"

#include "core/plan/schedule.h"
#include "core/sky/airmass.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace tulpar {

namespace {

constexpr int kCycle = 2000; ///< steps from warm to cold
constexpr std::size_t kMostSampled = 40; ///< units that a step tries to put in
constexpr std::size_t kAllTried = 64; ///< so many absent units are all tried
constexpr std::size_t kMostRemoved = 8;
constexpr TimeNs kLongestMove = 30 * 60 * TimeNs{1'000'000'000};
constexpr double kNearlyBest = 0.985;

} // namespace

struct Planner::Work {
    Work(
        const Programme &programme, const NightSky &night, const PlanTerms &terms, const PlanStart &start,
        unsigned seed)
        : table(programme, night, terms, start)
        , now(table)
        , kept(table)
        , best(table)
        , random(seed)
    {
        byDensity.resize(table.units.size());
        std::iota(byDensity.begin(), byDensity.end(), std::size_t{0});
        std::ranges::stable_sort(byDensity, [this](std::size_t a, std::size_t b) {
            return table.units[a].density > table.units[b].density;
        });
        std::erase_if(byDensity, [this](std::size_t unit) { return !(table.units[unit].value > 0); });
    }

    void beginGreedily(const Plan *before);
    void insertAll(std::size_t unit);
    void takeOver(const Plan &before);
    [[nodiscard]] double chance() { return (static_cast<double>(random()) + 0.5) / 4294967296.0; }
    [[nodiscard]] std::size_t below(std::size_t count) { return random() % count; }
    [[nodiscard]] double temperature() const;
    bool step();
    bool shiftOne();
    bool rebuild();
    [[nodiscard]] std::vector<std::size_t> ruin(std::pair<TimeNs, TimeNs> &window);
    void addAbsent(std::vector<std::size_t> &units, const std::pair<TimeNs, TimeNs> &window);
    void order(std::vector<std::size_t> &units);
    [[nodiscard]] PlacedBecause reasonOf(const Placed &visit) const;

    PlanTable table;
    Schedule now;
    Schedule kept; ///< as `now` was when it was known to be good
    Schedule best;
    std::mt19937 random;
    std::vector<std::size_t> byDensity; ///< units that are worth anything tonight
    int steps = 0;
};

void Planner::Work::insertAll(std::size_t unit)
{
    const std::pair<TimeNs, TimeNs> always{table.begin, table.end};
    while (now.insert(unit, always, Placing::Best)) {
        if (!now.settle()) { // an unwinding of the wrap came in between
            now = kept;
            return;
        }
        kept = now;
    }
}

void Planner::Work::takeOver(const Plan &before)
{
    std::vector<std::pair<std::string, std::size_t>> named;
    for (std::size_t i = 0; i < table.candidates.size(); ++i)
        named.emplace_back(table.programme.blocks[table.candidates[i].block].name, i);
    std::ranges::sort(named);
    for (const PlannedVisit &visit : before.visits) {
        const auto found =
            std::ranges::lower_bound(named, visit.block, {}, &std::pair<std::string, std::size_t>::first);
        if (found == named.end() || found->first != visit.block || visit.start.nsSinceUnixEpoch < table.begin)
            continue;
        if (!now.insertAt(found->second, visit.start.nsSinceUnixEpoch))
            continue;
        if (now.settle())
            kept = now;
        else
            now = kept;
    }
    for (std::size_t i = now.visits().size(); i-- > 0;) {
        const std::size_t unit =
            i < now.visits().size() ? table.candidates[now.visits()[i].candidate].unit : table.units.size();
        if (unit < table.units.size() && table.units[unit].isWhole && !now.isComplete(unit))
            now.remove(i); // and with it all of its group
    }
    if (now.settle()) // less than before: it holds
        kept = now;
}

void Planner::Work::beginGreedily(const Plan *before)
{
    std::vector<std::size_t> fixed;
    for (const std::size_t unit : byDensity)
        if (table.units[unit].hasFixed)
            fixed.push_back(unit);
    std::ranges::stable_sort(fixed, [this](std::size_t a, std::size_t b) {
        const auto priority = [this](std::size_t unit) {
            double most = 0;
            for (const std::size_t member : table.units[unit].members)
                most = std::max(most, table.programme.blocks[table.candidates[member].block].priority);
            return most;
        };
        return priority(a) > priority(b);
    });
    for (const std::size_t unit : fixed)
        insertAll(unit);
    if (before)
        takeOver(*before);
    // Without lateness: else the best of the night all want its first hours, and push each other out of
    // theirs.
    std::vector<std::size_t> all = byDensity;
    std::ranges::stable_sort(all, [this](std::size_t a, std::size_t b) {
        return table.units[a].onTimeDensity > table.units[b].onTimeDensity;
    });
    for (const std::size_t unit : all)
        insertAll(unit);
    now.polish(0, now.visits().size());
    if (!now.settle()) // rare: a visit moved over the end of the wrap
        now = kept;
    best = kept = now;
}

double Planner::Work::temperature() const
{
    const double part = 1 - static_cast<double>(steps % kCycle) / kCycle;
    const auto count = std::max<std::size_t>(1, best.visits().size());
    return 0.2 * best.value() / static_cast<double>(count) * part * part;
}

bool Planner::Work::step()
{
    if (steps % kCycle == 0)
        now = best;
    ++steps;
    const Schedule before = now;
    const bool isChanged = below(5) == 0 ? shiftOne() : rebuild();
    if (!isChanged || !now.settle() || now.value() < before.value() + temperature() * std::log(chance())) {
        now = before;
        return false;
    }
    if (now.value() <= best.value() * (1 + 1e-12))
        return false;
    best = now;
    return true;
}

bool Planner::Work::shiftOne()
{
    if (now.visits().empty())
        return false;
    const std::size_t visit = below(now.visits().size());
    if (table.candidates[now.visits()[visit].candidate].isFixed)
        return false;
    const auto reach = static_cast<double>(kLongestMove);
    const double far = std::pow(chance(), 2) * reach * (below(2) == 0 ? 1 : -1);
    return now.move(visit, now.visits()[visit].start + static_cast<TimeNs>(far));
}

std::vector<std::size_t> Planner::Work::ruin(std::pair<TimeNs, TimeNs> &window)
{
    std::vector<std::size_t> removed;
    const std::size_t all = now.visits().size();
    if (all == 0) {
        window = {table.begin, table.end};
        return removed;
    }
    const std::size_t count = 1 + below(std::min(kMostRemoved, all));
    const std::size_t first = below(all - count + 1);
    window.first = first > 0 ? now.visits()[first - 1].start : table.begin;
    window.second = first + count < all ? now.endOf(now.visits()[first + count]) : table.end;
    for (std::size_t i = first + count; i-- > first;) {
        if (i >= now.visits().size())
            continue; // went with another
        const Candidate &one = table.candidates[now.visits()[i].candidate];
        if (table.units[one.unit].hasFixed)
            continue;
        removed.push_back(one.unit);
        now.remove(i);
    }
    return removed;
}

void Planner::Work::addAbsent(std::vector<std::size_t> &units, const std::pair<TimeNs, TimeNs> &window)
{
    const auto add = [&](std::size_t unit) {
        if (!now.isComplete(unit) && table.units[unit].lastEnd >= window.first)
            units.push_back(unit);
    };
    if (byDensity.size() <= kAllTried) {
        for (const std::size_t unit : byDensity)
            add(unit);
    } else {
        for (std::size_t i = 0; i < kMostSampled; ++i) // the dense ones oftener
            add(byDensity[static_cast<std::size_t>(
                std::pow(chance(), 2) * static_cast<double>(byDensity.size()))]);
    }
    std::ranges::sort(units);
    units.erase(std::ranges::unique(units).begin(), units.end());
}

void Planner::Work::order(std::vector<std::size_t> &units)
{
    for (std::size_t i = units.size(); i > 1; --i)
        std::swap(units[i - 1], units[below(i)]);
    const auto by = [&](auto value) {
        std::ranges::stable_sort(units, [&](std::size_t a, std::size_t b) {
            return value(table.units[a]) < value(table.units[b]);
        });
    };
    switch (below(6)) {
    case 0:
    case 1:
        by([](const PlanUnit &unit) { return -unit.density; });
        break;
    case 2:
        by([](const PlanUnit &unit) { return -unit.value; });
        break;
    case 3:
        by([](const PlanUnit &unit) { return unit.lastEnd; });
        break;
    case 4:
        by([](const PlanUnit &unit) { return unit.freedom; });
        break;
    default:
        break; // as chance has it
    }
}

bool Planner::Work::rebuild()
{
    std::pair<TimeNs, TimeNs> window;
    std::vector<std::size_t> units = ruin(window);
    const std::size_t removed = units.size();
    addAbsent(units, window);
    if (units.empty())
        return false;
    order(units);
    const std::pair<TimeNs, TimeNs> always{table.begin, table.end};
    const auto &searched = below(3) == 0 ? always : window;
    const Placing placing = std::array{Placing::Best, Placing::Best, Placing::Early, Placing::Late}[below(4)];
    bool isChanged = removed > 0;
    for (const std::size_t unit : units)
        if (below(20) != 0) // now and then one is left out, for what comes after it
            while (now.insert(unit, searched, placing))
                isChanged = true;
    if (!isChanged)
        return false;
    const auto from = std::ranges::partition_point(
        now.visits(), [&](const Placed &visit) { return visit.start < window.first; });
    const auto to = std::ranges::partition_point(
        now.visits(), [&](const Placed &visit) { return visit.start <= window.second; });
    now.polish(
        static_cast<std::size_t>(from - now.visits().begin()),
        static_cast<std::size_t>(to - now.visits().begin()));
    return true;
}

PlacedBecause Planner::Work::reasonOf(const Placed &visit) const
{
    const Candidate &one = table.candidates[visit.candidate];
    if (one.isFixed)
        return PlacedBecause::FixedTime;
    if (visit.place.value >= kNearlyBest * one.bestValue)
        return PlacedBecause::Best;
    if (one.hasCadence())
        return PlacedBecause::Cadence;
    const TimeNs soon = 10 * 60 * TimeNs{1'000'000'000};
    if (visit.start + soon >= one.starts.back().second)
        return PlacedBecause::WindowEnds;
    return PlacedBecause::Room;
}

Planner::Planner(
    const Programme &programme, const NightSky &night, const PlanTerms &terms, const PlanStart &start,
    unsigned seed)
    : m_work(std::make_unique<Work>(programme, night, terms, start, seed))
{
    m_work->beginGreedily(start.before);
}

Planner::~Planner() = default;
Planner::Planner(Planner &&) noexcept = default;
Planner &Planner::operator=(Planner &&) noexcept = default;

bool Planner::improve(int steps)
{
    bool isBetter = false;
    for (int i = 0; i < steps; ++i)
        isBetter = m_work->step() || isBetter;
    return isBetter;
}

double Planner::value() const
{
    return m_work->best.value() + (m_work->table.running ? m_work->table.running->value : 0);
}

Plan Planner::plan() const
{
    const PlanTable &table = m_work->table;
    const NightSky &night = table.night;
    Plan plan;
    plan.night = {UtcInstant{std::min(table.begin, table.end)}, night.to()};
    plan.dark = totalLength(intersection(night.sunBelow(table.terms.sunAltitudeMax), {plan.night}));
    plan.value = value();
    if (table.running)
        plan.visits.push_back(*table.running);
    std::vector<int> repeats;
    for (const Candidate &one : table.candidates)
        repeats.push_back(one.completed);
    double azimuthDeg = table.beginAzimuthDeg;
    double altitudeDeg = table.beginAltitudeDeg;
    for (const Placed &placed : m_work->best.visits()) {
        const Candidate &one = table.candidates[placed.candidate];
        const Block &block = table.programme.blocks[one.block];
        PlannedVisit visit;
        visit.block = block.name;
        visit.target = block.target;
        visit.repeat = repeats[placed.candidate]++;
        visit.start = {placed.start};
        visit.end = {placed.start + one.length};
        visit.slew = Duration(
            std::max(
                table.slew.at(placed.mechanicalDeg - azimuthDeg),
                table.slew.at(placed.place.startAltitudeDeg - altitudeDeg))
            + table.terms.acquisition.count());
        visit.mechanicalAzimuth = Angle::degrees(placed.mechanicalDeg);
        visit.startAltitude = night.refracted(Angle::degrees(placed.place.startAltitudeDeg));
        visit.endAltitude = night.refracted(Angle::degrees(placed.place.endAltitudeDeg));
        const UtcInstant middle{placed.start + one.length / 2};
        visit.airmass = airmass(night.observed(one.track, middle).altitude).value_or(40);
        visit.value = placed.place.value;
        visit.because = m_work->reasonOf(placed);
        azimuthDeg = placed.mechanicalDeg + placed.place.travelDeg;
        altitudeDeg = placed.place.endAltitudeDeg;
        plan.used += visit.end - visit.start;
        plan.visits.push_back(std::move(visit));
    }
    for (std::size_t i = 0; i < table.candidates.size(); ++i) {
        const Candidate &one = table.candidates[i];
        const int missing = one.wanted - m_work->best.placedOf(i);
        if (missing > 0) {
            const Block &block = table.programme.blocks[one.block];
            plan.unplaced.push_back({block.name, block.target, missing});
        }
    }
    return plan;
}

const PlannedVisit *Plan::atOrAfter(UtcInstant t) const
{
    const auto found = std::ranges::find_if(visits, [t](const PlannedVisit &visit) { return visit.end > t; });
    return found == visits.end() ? nullptr : &*found;
}

bool Plan::holds(const std::string &block) const
{
    return std::ranges::any_of(visits, [&](const PlannedVisit &visit) { return visit.block == block; })
        && std::ranges::none_of(unplaced, [&](const UnplacedBlock &one) { return one.block == block; });
}

} // namespace tulpar
