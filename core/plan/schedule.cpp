#include "core/plan/schedule.h"

#include <algorithm>
#include <cmath>

namespace tulpar {

namespace {
constexpr TimeNs kSecond = 1'000'000'000;
constexpr TimeNs kSlackTolerance = 10 * kSecond; ///< slews change a little while visits move
} // namespace

Schedule::Schedule(const PlanTable &table)
    : m_table(&table)
    , m_placed(table.candidates.size(), 0)
    , m_ownerUsed(table.ownerUsed)
    , m_oneOf(table.programme.groups.size(), 0)
{
    for (std::size_t i = 0; i < m_oneOf.size(); ++i)
        m_oneOf[i] = table.oneOfTaken[i] ? 1 : 0;
}

bool Schedule::isComplete(std::size_t unit) const
{
    return std::ranges::all_of(m_table->units[unit].members, [this](std::size_t member) {
        return m_placed[member] >= m_table->candidates[member].wanted;
    });
}

TimeNs Schedule::legTo(const Placed *from, const VisitPlace &to) const
{
    double azimuthDeg = m_table->beginAzimuthDeg;
    double altitudeDeg = m_table->beginAltitudeDeg;
    if (from) {
        azimuthDeg = from->place.startAzimuthDeg + from->place.travelDeg;
        altitudeDeg = from->place.endAltitudeDeg;
    }
    const double turn = withinHalfTurn(to.startAzimuthDeg - azimuthDeg);
    return std::max(m_table->slew.at(turn), m_table->slew.at(to.startAltitudeDeg - altitudeDeg))
        + m_table->terms.acquisition.count();
}

TimeNs Schedule::readyAfter(const Placed *visit) const
{
    return visit ? endOf(*visit) : m_table->begin;
}

std::optional<TimeNs> Schedule::startFrom(const Starts &starts, const Candidate &one, TimeNs t) const
{
    const TimeNs earliest = one.isFixed ? t : m_table->onStep(t);
    for (const auto &[first, last] : starts)
        if (last >= earliest)
            return std::max(first, earliest);
    return std::nullopt;
}

std::optional<TimeNs> Schedule::startUntil(const Starts &starts, const Candidate &one, TimeNs t) const
{
    const TimeNs step = std::max<TimeNs>(1, m_table->terms.startStep.count());
    for (auto it = starts.rbegin(); it != starts.rend(); ++it) {
        TimeNs latest = std::min(it->second, t);
        if (!one.isFixed)
            latest = latest / step * step;
        if (latest >= it->first)
            return latest;
    }
    return std::nullopt;
}

std::optional<Placed> Schedule::firstAfter(
    const Placed *before, std::size_t candidate, const Starts &starts, TimeNs notBefore) const
{
    const Candidate &one = m_table->candidates[candidate];
    const TimeNs ready = readyAfter(before);
    TimeNs t = std::max(notBefore, ready + m_table->terms.acquisition.count());
    for (int i = 0; i < kMostTries; ++i) {
        const auto start = startFrom(starts, one, t);
        if (!start)
            return std::nullopt;
        Placed placed{candidate, *start, m_table->placeOf(one, *start), 0};
        t = ready + legTo(before, placed.place);
        if (*start >= t)
            return placed;
    }
    return std::nullopt;
}

std::optional<Placed> Schedule::lastBefore(
    const Placed &after, std::size_t candidate, const Starts &starts, TimeNs notAfter) const
{
    const Candidate &one = m_table->candidates[candidate];
    TimeNs t = std::min(notAfter, after.start - m_table->terms.acquisition.count() - one.length);
    for (int i = 0; i < kMostTries; ++i) {
        const auto start = startUntil(starts, one, t);
        if (!start)
            return std::nullopt;
        Placed placed{candidate, *start, m_table->placeOf(one, *start), 0};
        t = after.start - legTo(&placed, after.place) - one.length;
        if (*start <= t)
            return placed;
    }
    return std::nullopt;
}

bool Schedule::fitsBetween(const Placed *before, const Placed &one, const Placed *after) const
{
    return one.start >= readyAfter(before) + legTo(before, one.place)
        && (!after || after->start >= endOf(one) + legTo(&one, after->place));
}

Placed Schedule::bestBetween(
    const Placed *before, const Placed *after, const Placed &first, const Starts &starts,
    Placing placing) const
{
    if (placing == Placing::Early)
        return first;
    const Candidate &one = candidateOf(first);
    const TimeNs end = starts.back().second;
    const auto last = after ? lastBefore(*after, first.candidate, starts, end) : std::nullopt;
    const TimeNs latest = after ? (last ? last->start : first.start) : end;
    if (placing == Placing::Late && last)
        return *last;
    Placed best = first;
    const TimeNs wanted = std::clamp(one.best, first.start, std::max(first.start, latest));
    for (const auto &start : {startFrom(starts, one, wanted), startUntil(starts, one, wanted)}) {
        if (!start || *start < first.start || *start > latest)
            continue;
        const Placed there{first.candidate, *start, m_table->placeOf(one, *start), 0};
        if (there.place.value > best.place.value && fitsBetween(before, there, after))
            best = there;
    }
    if (last && last->place.value > best.place.value)
        best = *last;
    return best;
}

Schedule::Starts Schedule::startsNow(std::size_t candidate) const
{
    const Candidate &one = m_table->candidates[candidate];
    std::vector<TimeNs> others;
    if (one.lastStart)
        others.push_back(*one.lastStart);
    for (const Placed &visit : m_visits)
        if (visit.candidate == candidate)
            others.push_back(visit.start);
    if (others.empty())
        return one.starts;
    Starts allowed;
    const auto allow = [&](TimeNs from, TimeNs to) {
        for (const auto &[first, last] : one.starts) {
            const TimeNs earliest = std::max(first, from);
            const TimeNs low = one.isFixed ? earliest : m_table->onStep(earliest);
            const TimeNs high = std::min(last, to);
            if (low <= high)
                allowed.emplace_back(low, high);
        }
    };
    if (!one.lastStart)
        allow(others.front() - one.maxGap, others.front() - one.minGap);
    for (std::size_t i = 0; i + 1 < others.size(); ++i)
        allow(
            std::max(others[i] + one.minGap, others[i + 1] - one.maxGap),
            std::min(others[i] + one.maxGap, others[i + 1] - one.minGap));
    allow(others.back() + one.minGap, others.back() + one.maxGap);
    return allowed;
}

bool Schedule::mayInsert(std::size_t candidate) const
{
    const Candidate &one = m_table->candidates[candidate];
    if (m_placed[candidate] >= one.wanted || one.starts.empty())
        return false;
    if (one.owner && m_ownerUsed[*one.owner] + one.length > m_table->quotas[*one.owner])
        return false;
    const bool isBegun = m_placed[candidate] > 0 || one.completed > 0;
    return std::ranges::all_of(
        one.oneOf, [this, isBegun](std::size_t group) { return m_oneOf[group] == 0 || isBegun; });
}

bool Schedule::insert(std::size_t unit, const std::pair<TimeNs, TimeNs> &window, Placing placing)
{
    const PlanUnit &inserted = m_table->units[unit];
    if (!inserted.isWhole)
        return insertVisit(inserted.members.front(), window, placing);
    if (isComplete(unit))
        return false;
    const Schedule before = *this;
    for (const std::size_t member : inserted.members)
        while (m_placed[member] < m_table->candidates[member].wanted)
            if (!insertVisit(member, window, placing)) {
                *this = before;
                return false;
            }
    return true;
}

bool Schedule::insertVisit(std::size_t candidate, const std::pair<TimeNs, TimeNs> &window, Placing placing)
{
    if (!mayInsert(candidate))
        return false;
    const Candidate &one = m_table->candidates[candidate];
    const Starts &starts = one.hasCadence() ? startsNow(candidate) : one.starts;
    if (starts.empty())
        return false;
    if (!m_isSlackKnown)
        findSlack();
    const TimeNs from = std::max(window.first, starts.front().first);
    const TimeNs to = std::min(window.second, starts.back().second + one.length);
    const auto firstGap =
        std::ranges::partition_point(m_visits, [&](const Placed &visit) { return endOf(visit) < from; })
        - m_visits.begin();
    Trial best;
    for (auto at = static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, firstGap)); at <= m_visits.size();
         ++at) {
        tryGap(at, candidate, starts, placing, best);
        if (at < m_visits.size() && m_visits[at].start > to)
            break;
    }
    if (!(best.gain > 0))
        return false;
    apply(best);
    return true;
}

void Schedule::tryGap(
    std::size_t at, std::size_t candidate, const Starts &starts, Placing placing, Trial &best)
{
    const Candidate &one = m_table->candidates[candidate];
    if (one.bestValue <= best.gain)
        return;
    const Placed *before = at > 0 ? &m_visits[at - 1] : nullptr;
    const Placed *after = at < m_visits.size() ? &m_visits[at] : nullptr;
    const TimeNs earlier = before ? m_earlier[at - 1] : 0;
    const TimeNs later = after ? m_later[at] : 0;
    const TimeNs acquisition = m_table->terms.acquisition.count();
    if (after) {
        const TimeNs from = std::max(readyAfter(before) - earlier + acquisition, starts.front().first);
        const TimeNs until = after->start + later - acquisition + kSlackTolerance;
        if (from + one.length > until)
            return;
        const TimeNs latest = std::max(from, until - one.length);
        // What lies far before its best may be worth most at once: the sky hardly changes and time is lost.
        if (m_table->valueAt(one, std::clamp(one.best, from, latest)) <= best.gain
            && m_table->valueAt(one, from) <= best.gain)
            return;
    }
    const auto first = firstAfter(before, candidate, starts, 0);
    if (first && (!after || after->start >= endOf(*first) + legTo(&*first, after->place))) {
        const Placed placed = bestBetween(before, after, *first, starts, placing);
        if (placed.place.value > best.gain)
            best = {placed.place.value, at, placed, {}};
        return;
    }
    if (first && after && endOf(*first) <= after->start + later + kSlackTolerance)
        tryAt(at, *first, best);
    if (!after)
        return;
    const auto last = lastBefore(*after, candidate, starts, starts.back().second);
    if (last && last->start >= readyAfter(before) - earlier - kSlackTolerance)
        tryAt(at, *last, best);
    if (first && last && first->start > last->start) { // pull the one side as well as push the other
        const auto start = startUntil(starts, one, last->start + (first->start - last->start) / 2);
        if (start && *start != first->start && *start != last->start)
            tryAt(at, {candidate, *start, m_table->placeOf(one, *start), 0}, best);
    }
}

void Schedule::tryAt(std::size_t at, const Placed &placed, Trial &best)
{
    Trial trial{placed.place.value, at, placed, {}};
    const auto before = at > 0 ? std::optional(at - 1) : std::nullopt;
    if (shiftOthers(at, before, placed, trial.shifts, trial.gain) && trial.gain > best.gain
        && keepsCadence(trial.shifts, &placed))
        best = std::move(trial);
}

bool Schedule::shiftOthers(
    std::size_t firstAfterIt, std::optional<std::size_t> lastBeforeIt, const Placed &placed,
    std::vector<Shift> &shifts, double &gain) const
{
    Placed moved = placed;
    for (std::size_t i = firstAfterIt; i < m_visits.size(); ++i) {
        const Placed &next = m_visits[i];
        if (next.start >= endOf(moved) + legTo(&moved, next.place))
            break;
        const auto pushed = firstAfter(&moved, next.candidate, candidateOf(next).starts, next.start);
        if (!pushed)
            return false;
        gain += pushed->place.value - next.place.value;
        moved = *pushed;
        shifts.push_back({i, moved});
    }
    moved = placed;
    for (; lastBeforeIt; lastBeforeIt = *lastBeforeIt > 0 ? std::optional(*lastBeforeIt - 1) : std::nullopt) {
        const Placed &previous = m_visits[*lastBeforeIt];
        if (moved.start >= endOf(previous) + legTo(&previous, moved.place))
            return true;
        const auto pulled =
            lastBefore(moved, previous.candidate, candidateOf(previous).starts, previous.start);
        if (!pulled)
            return false;
        gain += pulled->place.value - previous.place.value;
        moved = *pulled;
        shifts.push_back({*lastBeforeIt, moved});
    }
    return moved.start >= m_table->begin + legTo(nullptr, moved.place);
}

void Schedule::count(std::size_t candidate, int by)
{
    const Candidate &one = m_table->candidates[candidate];
    m_placed[candidate] += by;
    if (one.owner)
        m_ownerUsed[*one.owner] += by * one.length;
    for (const std::size_t group : one.oneOf)
        m_oneOf[group] += by;
    m_isSlackKnown = false;
}

void Schedule::apply(const Trial &trial)
{
    for (const Shift &shift : trial.shifts)
        m_visits[shift.visit] = shift.to;
    m_visits.insert(m_visits.begin() + static_cast<std::ptrdiff_t>(trial.at), trial.placed);
    m_value += trial.gain;
    count(trial.placed.candidate, 1);
}

bool Schedule::insertAt(std::size_t candidate, TimeNs start)
{
    if (!mayInsert(candidate))
        return false;
    const Starts starts = startsNow(candidate);
    const auto after =
        std::ranges::partition_point(m_visits, [start](const Placed &visit) { return visit.start < start; });
    const auto at = static_cast<std::size_t>(after - m_visits.begin());
    const auto placed = firstAfter(at > 0 ? &m_visits[at - 1] : nullptr, candidate, starts, start);
    if (!placed)
        return false;
    Trial trial;
    tryAt(at, *placed, trial);
    if (!(trial.gain > 0))
        return false;
    apply(trial);
    return true;
}

void Schedule::erase(std::size_t visit)
{
    m_value -= m_visits[visit].place.value;
    count(m_visits[visit].candidate, -1);
    m_visits.erase(m_visits.begin() + static_cast<std::ptrdiff_t>(visit));
}

void Schedule::remove(std::size_t visit)
{
    const Candidate &one = candidateOf(m_visits[visit]);
    const PlanUnit &unit = m_table->units[one.unit];
    const bool isChain = one.hasCadence() && one.maxGap < std::numeric_limits<TimeNs>::max() / 4;
    if (!unit.isWhole && !isChain) {
        erase(visit);
        return;
    }
    for (std::size_t i = m_visits.size(); i-- > 0;)
        if (candidateOf(m_visits[i]).unit == one.unit)
            erase(i);
}

} // namespace tulpar
