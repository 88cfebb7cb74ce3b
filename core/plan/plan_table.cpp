#include "core/plan/plan_table.h"

#include "core/sky/airmass.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>

namespace tulpar {

namespace {

constexpr double kSlewStepDeg = 0.1;
constexpr double kSlewMostDeg = 720;
constexpr double kDegreesOfRadian = 180 / std::numbers::pi;

/// Whether what culminates between the zenith and the equator's side of it goes round the zenith, so that its
/// azimuth turns one way only.
bool isRoundTheZenith(Angle declination, Angle latitude)
{
    return (declination < latitude) == (latitude >= Angle());
}

constexpr std::array<TimeNs, 4> kBestSteps{
    480 * TimeNs{1'000'000'000}, 120 * TimeNs{1'000'000'000}, 30 * TimeNs{1'000'000'000},
    8 * TimeNs{1'000'000'000}};
constexpr TimeNs kTurnStep = 60 * TimeNs{1'000'000'000};

TurnAngle turnedOn(const TurnAngle &a, const TurnAngle &by)
{
    return {a.cosine * by.cosine - a.sine * by.sine, a.sine * by.cosine + a.cosine * by.sine};
}

TurnAngle turnIn(TimeNs time)
{
    return SkyTurn(Angle(), UtcInstant{}).at(UtcInstant{time});
}

} // namespace

TurnTable::TurnTable(const NightSky &night)
    : m_from(night.from().nsSinceUnixEpoch)
{
    for (TimeNs t = m_from; t < night.to().nsSinceUnixEpoch + kTurnStep; t += kTurnStep)
        m_turns.push_back(night.turn().at(UtcInstant{t}));
}

TurnAngle TurnTable::at(TimeNs t) const
{
    const auto entry =
        std::clamp<TimeNs>((t - m_from) / kTurnStep, 0, static_cast<TimeNs>(m_turns.size()) - 1);
    const double rest = SkyTurn::angleOf(Duration(t - m_from - entry * kTurnStep)).asRadians();
    if (std::abs(rest) > 0.01) // outside of the night
        return turnedOn(m_turns[static_cast<std::size_t>(entry)], {std::cos(rest), std::sin(rest)});
    const double square = rest * rest;
    return turnedOn(
        m_turns[static_cast<std::size_t>(entry)],
        {1 - square / 2 + square * square / 24, rest * (1 - square / 6 + square * square / 120)});
}

SlewTable::SlewTable(const PlanTerms &terms)
{
    const auto entries = static_cast<std::size_t>(kSlewMostDeg / kSlewStepDeg) + 2;
    m_times.reserve(entries);
    for (std::size_t i = 0; i < entries; ++i)
        m_times.push_back(AxisMotion(static_cast<double>(i) * kSlewStepDeg, terms.mount.axis)
                              .timeToWithin(terms.slewTolerance.asDegrees())
                              .count());
}

TimeNs SlewTable::at(double degrees) const
{
    const auto entry = static_cast<std::size_t>(std::ceil(std::abs(degrees) / kSlewStepDeg));
    return m_times[std::min(entry, m_times.size() - 1)];
}

PlanTable::PlanTable(
    const Programme &programmeGiven, const NightSky &nightGiven, const PlanTerms &termsGiven,
    const PlanStart &start)
    : programme(programmeGiven)
    , night(nightGiven)
    , terms(termsGiven)
    , quality(night, terms.extinctionPerAirmass)
    , turns(night)
    , slew(terms)
    , end(night.to().nsSinceUnixEpoch)
    , oneOfTaken(programme.groups.size(), false)
{
    addOwners();
    setBegin(start);
    addCandidates(start);
    addUnits();
}

TimeNs PlanTable::onStep(TimeNs t) const
{
    const TimeNs step = std::max<TimeNs>(1, terms.startStep.count());
    const TimeNs down = t / step * step;
    return down < t ? down + step : down;
}

double PlanTable::valueAt(const Candidate &candidate, TimeNs start) const
{
    const TurnAngle middle = turnedOn(turns.at(start), candidate.halfTurn);
    return candidate.worth * quality.at(candidate.track.place.upAt(middle)) * chanceLeft(candidate, start);
}

VisitPlace PlanTable::placeOf(const Candidate &candidate, TimeNs start) const
{
    const TurningVector &track = candidate.track.place;
    const TurnAngle turn = turns.at(start);
    const HorizonVector first = track.at(turn);
    const HorizonVector last = track.at(turnedOn(turn, candidate.lengthTurn));
    VisitPlace place;
    place.startAzimuthDeg = std::atan2(first.east, first.north) * kDegreesOfRadian;
    place.startAltitudeDeg = std::asin(std::clamp(first.up, -1.0, 1.0)) * kDegreesOfRadian;
    place.endAltitudeDeg = std::asin(std::clamp(last.up, -1.0, 1.0)) * kDegreesOfRadian;
    const double endAzimuthDeg = std::atan2(last.east, last.north) * kDegreesOfRadian;
    double travel = withinHalfTurn(endAzimuthDeg - place.startAzimuthDeg);
    if (candidate.azimuthGrows) { // all round the zenith; seen from the southern hemisphere it shrinks
        const bool isNorth = night.site().latitude >= Angle();
        if (isNorth && travel < 0)
            travel += 360;
        else if (!isNorth && travel > 0)
            travel -= 360;
    }
    place.travelDeg = travel;
    place.value = candidate.worth * quality.at(track.upAt(turnedOn(turn, candidate.halfTurn)))
        * chanceLeft(candidate, start);
    return place;
}

double PlanTable::mechanicalDeg(double fromDeg, const VisitPlace &place) const
{
    const AzimuthRange &wrap = terms.mount.wrap;
    const double low = wrap.lowDeg + wrap.marginDeg - std::min(0.0, place.travelDeg);
    const double high = wrap.highDeg - wrap.marginDeg - std::max(0.0, place.travelDeg);
    const double first = place.startAzimuthDeg + 360 * std::ceil((low - place.startAzimuthDeg) / 360);
    std::optional<double> nearest;
    for (double turn = first; turn <= high; turn += 360)
        if (!nearest || std::abs(turn - fromDeg) < std::abs(*nearest - fromDeg))
            nearest = turn;
    return nearest ? *nearest
                   : nearestMechanicalAzimuthDeg(fromDeg, Angle::degrees(place.startAzimuthDeg), wrap);
}

void PlanTable::setBegin(const PlanStart &start)
{
    const UtcInstant from = std::max(start.from.value_or(night.from()), night.from());
    since = begin = from.nsSinceUnixEpoch;
    beginAzimuthDeg = start.mechanicalAzimuth.asDegrees();
    beginAltitudeDeg = start.altitude.asDegrees();
    if (!start.running)
        return;
    begin = std::max(begin, start.running->end.nsSinceUnixEpoch);
    const Block *block = programme.block(start.running->block);
    const Target *target = block ? programme.target(block->target) : nullptr;
    if (!target)
        return; // no longer in the programme: it is ended, from where is not known here
    Candidate runs;
    runs.track = night.trackOf(target->direction);
    runs.length = (start.running->end - start.running->start).count();
    runs.lengthTurn = turnIn(runs.length);
    runs.halfTurn = turnIn(runs.length / 2);
    runs.worth = block->priority * seconds(openTime(*block));
    runs.azimuthGrows = isRoundTheZenith(target->direction.dec, night.site().latitude);
    const VisitPlace place = placeOf(runs, start.running->start.nsSinceUnixEpoch);
    PlannedVisit visit;
    visit.block = block->name;
    visit.target = target->name;
    const auto progress = start.progress.find(block->name);
    visit.repeat = progress == start.progress.end() ? 0 : progress->second.completed;
    visit.start = start.running->start;
    visit.end = start.running->end;
    visit.value = place.value;
    visit.because = PlacedBecause::Running;
    visit.mechanicalAzimuth = Angle::degrees(mechanicalDeg(beginAzimuthDeg, place));
    visit.startAltitude = night.refracted(Angle::degrees(place.startAltitudeDeg));
    visit.endAltitude = night.refracted(Angle::degrees(place.endAltitudeDeg));
    running = visit;
    beginAzimuthDeg = visit.mechanicalAzimuth.asDegrees() + place.travelDeg;
    beginAltitudeDeg = place.endAltitudeDeg;
}

void PlanTable::addOwners()
{
    const double darkS = seconds(totalLength(night.sunBelow(terms.sunAltitudeMax)));
    for (const Owner &owner : programme.owners) {
        TimeNs quota = std::numeric_limits<TimeNs>::max() / 4;
        if (owner.quota)
            quota = std::min(quota, owner.quota->count());
        if (owner.share)
            quota = std::min(quota, fromSeconds(*owner.share * darkS).count());
        quotas.push_back(quota);
    }
    ownerUsed.assign(programme.owners.size(), 0);
}

void PlanTable::setBest(Candidate &one)
{
    const TurningVector &place = one.track.place;
    const Angle highest = Angle::radians(std::atan2(place.sinePart.up, place.cosinePart.up));
    one.best = (night.turn().reference() + SkyTurn::timeOf(highest)).nsSinceUnixEpoch - one.length / 2;
    for (const auto &[first, last] : one.starts)
        for (const TimeNs start : {first, last, std::clamp(one.best, first, last)})
            one.onTime = std::max(one.onTime, valueAt(one, start) / chanceLeft(one, start));
    if (!one.starts.empty()) // as long before it as the hours to it cost more than the air
        for (const TimeNs step : kBestSteps)
            for (const TimeNs by : {-step, step})
                while (one.best + by >= one.starts.front().first
                       && valueAt(one, one.best + by) > valueAt(one, one.best))
                    one.best += by;
    for (const auto &[first, last] : one.starts)
        for (const TimeNs start : {first, last, std::clamp(one.best, first, last)})
            one.bestValue = std::max(one.bestValue, valueAt(one, start));
}

void PlanTable::addCandidates(const PlanStart &start)
{
    std::unordered_map<std::string, std::size_t> targets;
    for (std::size_t i = 0; i < programme.targets.size(); ++i)
        targets.emplace(programme.targets[i].name, i);
    std::unordered_map<std::string, std::size_t> owners;
    for (std::size_t i = 0; i < programme.owners.size(); ++i)
        owners.emplace(programme.owners[i].name, i);
    std::unordered_map<std::string, std::vector<std::size_t>> oneOf;
    for (std::size_t i = 0; i < programme.groups.size(); ++i)
        if (programme.groups[i].kind == GroupKind::OneOf)
            for (const std::string &name : programme.groups[i].blocks)
                oneOf[name].push_back(i);

    for (std::size_t i = 0; i < programme.blocks.size(); ++i) {
        const Block &block = programme.blocks[i];
        const auto target = targets.find(block.target);
        if (target == targets.end())
            continue;
        Candidate one;
        one.block = i;
        one.track = night.trackOf(programme.targets[target->second].direction);
        one.length = lengthOf(block, terms.readout).count();
        one.lengthTurn = turnIn(one.length);
        one.halfTurn = turnIn(one.length / 2);
        one.worth = block.priority * seconds(openTime(block));
        one.azimuthGrows = isRoundTheZenith(one.track.direction.dec, night.site().latitude);
        one.minGap = block.cadence.minGap.count();
        if (block.cadence.maxGap)
            one.maxGap = block.cadence.maxGap->count();
        one.isFixed = block.fixedStart.has_value();
        const auto owner = owners.find(programme.targets[target->second].owner);
        if (owner != owners.end())
            one.owner = owner->second;
        if (const auto groups = oneOf.find(block.name); groups != oneOf.end())
            one.oneOf = groups->second;
        if (const auto done = start.progress.find(block.name); done != start.progress.end()) {
            one.completed = done->second.completed;
            if (done->second.lastStart)
                one.lastStart = done->second.lastStart->nsSinceUnixEpoch;
        }
        if (running && running->block == block.name) {
            ++one.completed;
            one.lastStart = running->start.nsSinceUnixEpoch;
        }
        one.wanted = std::max(0, block.repeats - one.completed);
        if (one.completed > 0) {
            for (const std::size_t group : one.oneOf)
                oneOfTaken[group] = true;
            if (one.owner)
                ownerUsed[*one.owner] += one.completed * one.length;
        }
        for (const Span &span : startSpans(block, one.track, night, terms)) {
            const TimeNs first = std::max(span.from.nsSinceUnixEpoch, begin);
            const TimeNs low = one.isFixed ? first : onStep(first);
            if (low <= span.to.nsSinceUnixEpoch)
                one.starts.emplace_back(low, span.to.nsSinceUnixEpoch);
        }
        setBest(one);
        candidates.push_back(std::move(one));
    }
}

void PlanTable::addUnits()
{
    constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();
    std::unordered_map<std::string, std::size_t> unitOf;
    for (const Group &group : programme.groups) {
        if (group.kind != GroupKind::AllOf)
            continue;
        for (const std::string &name : group.blocks)
            unitOf.emplace(name, units.size());
        units.emplace_back().isWhole = true;
    }
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        Candidate &one = candidates[i];
        const auto whole = unitOf.find(programme.blocks[one.block].name);
        one.unit = whole == unitOf.end() ? kNone : whole->second;
        if (one.unit == kNone) {
            one.unit = units.size();
            units.emplace_back();
        }
        PlanUnit &unit = units[one.unit];
        unit.members.push_back(i);
        unit.hasFixed = unit.hasFixed || one.isFixed;
    }
    for (PlanUnit &unit : units) {
        TimeNs needed = 0;
        double onTime = 0;
        for (const std::size_t member : unit.members) {
            const Candidate &one = candidates[member];
            unit.value += one.bestValue * one.wanted;
            onTime += one.onTime * one.wanted;
            needed += (one.length + terms.acquisition.count()) * std::max(1, one.wanted);
            for (const auto &[first, last] : one.starts) {
                unit.lastEnd = std::max(unit.lastEnd, last);
                unit.freedom += last - first;
            }
        }
        unit.density = needed > 0 ? unit.value / static_cast<double>(needed) : 0;
        unit.onTimeDensity = needed > 0 ? onTime / static_cast<double>(needed) : 0;
    }
}

} // namespace tulpar
