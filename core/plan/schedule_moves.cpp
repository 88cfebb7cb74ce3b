#include "core/plan/schedule.h"

#include <algorithm>

namespace tulpar {

bool Schedule::keepsCadence(const std::vector<Shift> &shifts, const Placed *added) const
{
    if (added && candidateOf(*added).hasCadence() && !shifts.empty()
        && !keepsCadence(added->candidate, shifts, added))
        return false;
    return std::ranges::all_of(shifts, [&](const Shift &shift) {
        return !candidateOf(shift.to).hasCadence() || keepsCadence(shift.to.candidate, shifts, added);
    });
}

bool Schedule::keepsCadence(
    std::size_t candidate, const std::vector<Shift> &shifts, const Placed *added) const
{
    const Candidate &one = m_table->candidates[candidate];
    std::vector<TimeNs> starts;
    if (one.lastStart)
        starts.push_back(*one.lastStart);
    for (std::size_t i = 0; i < m_visits.size(); ++i) {
        if (m_visits[i].candidate != candidate)
            continue;
        const auto shift = std::ranges::find(shifts, i, &Shift::visit);
        starts.push_back(shift == shifts.end() ? m_visits[i].start : shift->to.start);
    }
    if (added && added->candidate == candidate)
        starts.push_back(added->start);
    std::ranges::sort(starts);
    for (std::size_t i = 1; i < starts.size(); ++i) {
        const TimeNs gap = starts[i] - starts[i - 1];
        if (gap < one.minGap || gap > one.maxGap)
            return false;
    }
    return true;
}

bool Schedule::move(std::size_t visit, TimeNs start)
{
    const Placed was = m_visits[visit];
    const auto to = startFrom(candidateOf(was).starts, candidateOf(was), start);
    if (!to || *to == was.start)
        return false;
    const Placed placed{was.candidate, *to, m_table->placeOf(candidateOf(was), *to), 0};
    std::vector<Shift> shifts;
    double gain = placed.place.value - was.place.value;
    const auto before = visit > 0 ? std::optional(visit - 1) : std::nullopt;
    if (!shiftOthers(visit + 1, before, placed, shifts, gain))
        return false;
    shifts.push_back({visit, placed});
    if (!keepsCadence(shifts, nullptr))
        return false;
    for (const Shift &shift : shifts)
        m_visits[shift.visit] = shift.to;
    m_value += gain;
    m_isSlackKnown = false;
    return true;
}

void Schedule::polish(std::size_t first, std::size_t last)
{
    const auto better = [this](std::size_t i) {
        Placed &visit = m_visits[i];
        const Candidate &one = candidateOf(visit);
        if (one.isFixed || one.hasCadence())
            return;
        const Placed *before = i > 0 ? &m_visits[i - 1] : nullptr;
        const Placed *after = i + 1 < m_visits.size() ? &m_visits[i + 1] : nullptr;
        const auto earliest = firstAfter(before, visit.candidate, one.starts, 0);
        if (!earliest || !fitsBetween(before, *earliest, after))
            return;
        const Placed best = bestBetween(before, after, *earliest, one.starts, Placing::Best);
        if (best.place.value <= visit.place.value || !fitsBetween(before, best, after))
            return;
        m_value += best.place.value - visit.place.value;
        visit = best;
        m_isSlackKnown = false;
    };
    last = std::min(last, m_visits.size());
    for (std::size_t i = last; i-- > first;)
        better(i);
    for (std::size_t i = first; i < last; ++i)
        better(i);
}

bool Schedule::settle()
{
    double azimuthDeg = m_table->beginAzimuthDeg;
    double altitudeDeg = m_table->beginAltitudeDeg;
    TimeNs ready = m_table->begin;
    bool hasMoved = false;
    for (Placed &visit : m_visits) {
        const Candidate &one = candidateOf(visit);
        for (int i = 0;; ++i) {
            visit.mechanicalDeg = m_table->mechanicalDeg(azimuthDeg, visit.place);
            const TimeNs needed = ready + m_table->terms.acquisition.count()
                + std::max(m_table->slew.at(visit.mechanicalDeg - azimuthDeg),
                           m_table->slew.at(visit.place.startAltitudeDeg - altitudeDeg));
            if (visit.start >= needed)
                break;
            const auto start = startFrom(one.starts, one, needed);
            if (!start || i == kMostTries)
                return false;
            const VisitPlace place = m_table->placeOf(one, *start);
            m_value += place.value - visit.place.value;
            visit.start = *start;
            visit.place = place;
            hasMoved = true;
        }
        azimuthDeg = visit.mechanicalDeg + visit.place.travelDeg;
        altitudeDeg = visit.place.endAltitudeDeg;
        ready = endOf(visit);
    }
    if (!hasMoved)
        return true;
    m_isSlackKnown = false;
    return std::ranges::all_of(m_visits, [this](const Placed &visit) {
        return !candidateOf(visit).hasCadence() || keepsCadence(visit.candidate, {}, nullptr);
    });
}

void Schedule::findSlack()
{
    const std::size_t n = m_visits.size();
    m_later.assign(n, 0);
    m_earlier.assign(n, 0);
    for (std::size_t i = 0; i < n; ++i) {
        const Placed &visit = m_visits[i];
        const Placed *before = i > 0 ? &m_visits[i - 1] : nullptr;
        const TimeNs gap = visit.start - readyAfter(before) - legTo(before, visit.place);
        m_earlier[i] = std::min(
            visit.start - candidateOf(visit).starts.front().first,
            std::max<TimeNs>(0, gap) + (before ? m_earlier[i - 1] : 0));
    }
    for (std::size_t i = n; i-- > 0;) {
        const Placed &visit = m_visits[i];
        TimeNs room = candidateOf(visit).starts.back().second - visit.start;
        if (i + 1 < n) {
            const Placed &after = m_visits[i + 1];
            const TimeNs gap = after.start - endOf(visit) - legTo(&visit, after.place);
            room = std::min(room, std::max<TimeNs>(0, gap) + m_later[i + 1]);
        }
        m_later[i] = std::max<TimeNs>(0, room);
    }
    m_isSlackKnown = true;
}

} // namespace tulpar
