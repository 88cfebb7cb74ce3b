// What was worked on; alerts, and faults with what people did, have files of their own.
#include "core/night/night_book.h"

#include "core/night/hand_over.h"

#include <algorithm>

namespace tulpar {

namespace {

TimeLedger::Hours hoursOf(const NightTimes &times)
{
    return {times.sunset, times.dusk, times.dawn, times.sunrise};
}

constexpr Duration kLongest = 24h; ///< no exposure lasts longer

Duration lengthOf(Duration exposure)
{
    return std::clamp(exposure, Duration{}, kLongest);
}

UtcInstant middleOf(const NightTimes &times)
{
    return times.sunset + (times.sunrise - times.sunset) / 2;
}

} // namespace

NightBook::NightBook(const Site &site, const NightTimes &times, std::string observatory)
    : m_sky(site, middleOf(times))
    , m_ledger(hoursOf(times))
{
    m_report.site = site;
    m_report.times = times;
    m_report.observatory = std::move(observatory);
}

bool NightBook::isTonight(UtcInstant at) const
{
    return at >= m_report.times.begin && at < m_report.times.end;
}

void NightBook::take(const FactRecord &record)
{
    const UtcInstant at = record.at.utc;
    constexpr Duration kLongAgo = 24h * 3650; // no clock of a journal stood there; sums would overflow
    if (at >= m_report.times.end || at < m_report.times.begin - kLongAgo)
        return;
    const auto fact = factOf(record);
    if (isTonight(at))
        ++m_report.facts;
    if (!fact) {
        if (isTonight(at))
            ++m_report.unreadable;
        return;
    }
    std::visit([&](const auto &body) { heed(body, at); }, *fact);
    m_ledger.take(*fact, at);
    m_lastFact = at;
}

NightReport NightBook::report(UtcInstant now) const
{
    NightReport report = m_report;
    report.until = std::min(now, report.times.end);
    report.isOver = report.until >= report.times.sunrise;
    const UtcInstant asked = m_lastFact ? std::max(report.until, *m_lastFact) : report.until;
    report.dark = m_ledger.dark(asked);
    report.night = m_ledger.night(asked);
    report.spans = m_ledger.spans(asked);
    // What was over before this night began is not of it.
    const UtcInstant begin = report.times.begin;
    std::erase_if(report.faults, [&](const ReportFault &one) {
        return one.isOver && one.end.value_or(one.begin) < begin;
    });
    std::erase_if(report.overrides, [&](const ReportOverride &one) { return one.end && *one.end < begin; });
    std::erase_if(report.alarms, [&](const Alarm &one) { return one.goneUtc && *one.goneUtc < begin; });
    std::erase_if(report.subjects, [](const ReportSubject &one) { return one.counts.empty(); });
    report.handOver = handOverOf(report, {m_isCoreRunning, m_ledger.standing().roof(), m_mode, m_modeBy});
    return report;
}

ReportSubject &NightBook::subjectFor(const std::string &name)
{
    const auto found = std::ranges::find(m_report.subjects, name, &ReportSubject::name);
    if (found != m_report.subjects.end())
        return *found;
    m_report.subjects.push_back({});
    m_report.subjects.back().name = name;
    return m_report.subjects.back();
}

void NightBook::placeExposure(ReportSubject &subject, UtcInstant middle)
{
    const bool pointsAtSky = subject.name.find(':') != std::string::npos; // flats and darks look anywhere
    if (!pointsAtSky || !m_target)
        return;
    subject.position = m_target;
    const Angle altitude = m_sky.rotatedTo(middle).observed(*m_target).altitude;
    subject.lowest = std::min(subject.lowest.value_or(altitude), altitude);
    subject.highest = std::max(subject.highest.value_or(altitude), altitude);
}

void NightBook::heed(const CommandIssued &fact, UtcInstant)
{
    if (fact.device.kind == DeviceKind::Mount)
        m_target = fact.target;
}

void NightBook::heed(const ExposureBegan &fact, UtcInstant at)
{
    if (!isTonight(at))
        return;
    ReportSubject &subject = subjectFor(fact.event);
    ++subject.counts[fact.channel].begun;
    subject.first = std::min(subject.first.value_or(fact.start), fact.start);
    placeExposure(subject, fact.start + lengthOf(fact.exposure) / 2);
}

void NightBook::heed(const FrameStored &fact, UtcInstant at)
{
    if (!isTonight(at))
        return;
    ReportSubject &subject = subjectFor(fact.event);
    ReportCount &count = subject.counts[fact.channel];
    ++count.stored;
    count.begun = std::max(count.begun, count.stored); // a recovered frame may be the first word of it
    count.exposed += lengthOf(fact.exposure);
    const UtcInstant end = fact.start + lengthOf(fact.exposure);
    subject.first = std::min(subject.first.value_or(fact.start), fact.start);
    subject.last = std::max(subject.last.value_or(end), end);
    m_report.frames.push_back(fact.path);
}

void NightBook::heed(const BlockMoved &fact, UtcInstant at)
{
    if (!isTonight(at))
        return;
    const auto isIt = [&](const ReportBlock &one) {
        return one.target == fact.target && one.block == fact.block;
    };
    auto block = std::ranges::find_if(m_report.blocks, isIt);
    if (block == m_report.blocks.end()) {
        m_report.blocks.push_back({});
        block = std::prev(m_report.blocks.end());
        block->target = fact.target;
        block->block = fact.block;
    }
    block->state = fact.to;
    block->reasons = fact.reasons;
    block->who = fact.who;
    if (fact.to == BlockState::Interrupted)
        ++block->interruptions;
    if (fact.to == BlockState::Acquiring && !block->begun)
        block->begun = at;
}

void NightBook::heed(const NightMoved &fact, UtcInstant at)
{
    if (!isTonight(at))
        return;
    auto step = std::ranges::find(m_report.steps, fact.step, &ReportStep::step);
    if (step == m_report.steps.end()) {
        m_report.steps.push_back({});
        step = std::prev(m_report.steps.end());
        step->step = fact.step;
    }
    step->state = fact.to;
    step->reasons = fact.reasons;
    step->who = fact.who;
    if (fact.to == NightStepState::Running && !step->begun)
        step->begun = at;
    const bool isEnd = fact.to == NightStepState::Done || fact.to == NightStepState::Skipped;
    step->ended = isEnd ? std::optional(at) : std::nullopt;
    std::ranges::sort(m_report.steps, {}, &ReportStep::step);
}

void NightBook::heed(const ProgrammeLoaded &fact, UtcInstant)
{
    if (fact.error.empty())
        m_report.programme = fact;
}

void NightBook::heed(const PlanMade &, UtcInstant at)
{
    if (isTonight(at))
        ++m_report.plans;
}

void NightBook::heed(const FocusFitted &fact, UtcInstant at)
{
    if (isTonight(at))
        m_report.focus.push_back({at, fact});
}

void NightBook::heed(const PointingMeasured &fact, UtcInstant at)
{
    if (isTonight(at))
        m_report.pointing.push_back({at, fact});
}

void NightBook::heed(const NightDrilled &fact, UtcInstant at)
{
    if (!isTonight(at))
        return;
    m_report.drill = fact;
    m_report.drilledUtc = at;
}

} // namespace tulpar
