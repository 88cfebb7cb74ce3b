#include "core/plan/changes.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace tulpar {

namespace {

constexpr int kDaysInDetail = 14;
constexpr int kMostDays = 366;

/// One limit that can be given way: where it is, how far it can go, and what counts as a change of size 1.
struct Limit {
    ConstraintKind kind;
    double now;
    double end;
    double unit; ///< change of size 1
    double grain; ///< answers are whole multiples
};

std::vector<Limit> limitsOf(const Constraints &asked, const PlanTerms &terms)
{
    std::vector<Limit> limits;
    const auto add = [&](ConstraintKind kind, const std::optional<double> &now, double end, double unit,
                         double grain) {
        if (now && *now != end)
            limits.push_back({kind, *now, end, unit, grain});
    };
    const auto degrees = [](const std::optional<Angle> &angle) {
        return angle ? std::optional(angle->asDegrees()) : std::nullopt;
    };
    if (asked.altitudeMin && *asked.altitudeMin > terms.altitudeHard)
        add(ConstraintKind::AltitudeMin, degrees(asked.altitudeMin), terms.altitudeHard.asDegrees(), 10, 0.1);
    if (asked.altitudeMax && *asked.altitudeMax < terms.altitudeTop)
        add(ConstraintKind::AltitudeMax, degrees(asked.altitudeMax), terms.altitudeTop.asDegrees(), 10, 0.1);
    add(ConstraintKind::Airmass, asked.airmassMax, 38, 0.5, 0.01);
    add(ConstraintKind::HourAngleMin, degrees(asked.hourAngleMin), -180, 15, 0.25);
    add(ConstraintKind::HourAngleMax, degrees(asked.hourAngleMax), 180, 15, 0.25);
    add(ConstraintKind::MoonDistance, degrees(asked.moonDistanceMin), 0, 10, 0.1);
    add(ConstraintKind::MoonAltitude, degrees(asked.moonAltitudeMax), 90, 10, 0.1);
    add(ConstraintKind::MoonPhase, asked.moonPhaseMax, 1, 0.2, 0.01);
    add(ConstraintKind::SunAltitude, asked.sunAltitudeMax.value_or(terms.sunAltitudeMax).asDegrees(), -0.9, 3,
        0.1);
    add(ConstraintKind::Seeing, asked.seeingMaxArcsec, 60, 0.5, 0.1);
    add(ConstraintKind::SkyBrightness, asked.skyMinMag, 0, 0.5, 0.1);
    return limits;
}

/// Rounded away from what it was, so that it still lets the block in.
double onGrain(double value, const Limit &limit)
{
    const double grains = value / limit.grain;
    const bool grows = limit.end > limit.now;
    const double rounded = (grows ? std::ceil(grains - 1e-6) : std::floor(grains + 1e-6)) * limit.grain;
    return grows ? std::min(rounded, limit.end) : std::max(rounded, limit.end);
}

std::optional<PossibleChange> relaxed(
    const Limit &limit, const Block &block, const TargetTrack &track, const ChangeTerms &left)
{
    PossibleChange change;
    change.kind = ChangeKind::Relax;
    change.constraint = limit.kind;
    change.from = limit.now;
    const auto helps = [&](double to) {
        change.to = to;
        Block tried = block;
        apply(change, tried);
        return isPossible(tried, track, left);
    };
    if (!helps(limit.end))
        return std::nullopt;
    double bad = limit.now;
    double good = limit.end;
    while (std::abs(good - bad) > limit.grain / 4) {
        const double middle = (good + bad) / 2;
        (helps(middle) ? good : bad) = middle;
    }
    if (!helps(onGrain(good, limit)))
        change.to = good;
    change.size = std::abs(change.to - change.from) / limit.unit;
    return change;
}

std::optional<PossibleChange> shortened(const Block &block, const TargetTrack &track, const ChangeTerms &left)
{
    int most = 0;
    for (const Exposures &line : block.exposures)
        most = std::max(most, line.count);
    PossibleChange change;
    change.kind = ChangeKind::Shorten;
    change.from = 1;
    const auto helps = [&](int count) {
        change.to = static_cast<double>(count) / most;
        Block tried = block;
        apply(change, tried);
        return isPossible(tried, track, left);
    };
    if (most < 2 || !helps(1))
        return std::nullopt;
    int good = 1;
    int bad = most;
    while (bad - good > 1) {
        const int middle = good + (bad - good) / 2;
        (helps(middle) ? good : bad) = middle;
    }
    change.to = static_cast<double>(good) / most;
    change.size = (1 - change.to) / 0.5;
    return change;
}

} // namespace

void apply(const PossibleChange &change, Block &block)
{
    Constraints &asked = block.constraints;
    switch (change.kind) {
    case ChangeKind::Shorten:
        for (Exposures &line : block.exposures)
            line.count = std::max(1, static_cast<int>(std::floor(line.count * change.to + 1e-9)));
        return;
    case ChangeKind::RaisePriority:
        block.priority = change.to;
        return;
    case ChangeKind::FreeStart:
        block.fixedStart.reset();
        return;
    case ChangeKind::DropWindow:
        block.windows.clear();
        return;
    case ChangeKind::WaitUntil:
    case ChangeKind::RaiseQuota:
    case ChangeKind::Without:
        return;
    case ChangeKind::Relax:
        break;
    }
    switch (change.constraint) {
    case ConstraintKind::AltitudeMin:
        asked.altitudeMin = Angle::degrees(change.to);
        return;
    case ConstraintKind::AltitudeMax:
        asked.altitudeMax = Angle::degrees(change.to);
        return;
    case ConstraintKind::Airmass:
        asked.airmassMax = change.to;
        return;
    case ConstraintKind::HourAngleMin:
        asked.hourAngleMin = Angle::degrees(change.to);
        return;
    case ConstraintKind::HourAngleMax:
        asked.hourAngleMax = Angle::degrees(change.to);
        return;
    case ConstraintKind::MoonDistance:
        asked.moonDistanceMin = Angle::degrees(change.to);
        return;
    case ConstraintKind::MoonAltitude:
        asked.moonAltitudeMax = Angle::degrees(change.to);
        return;
    case ConstraintKind::MoonPhase:
        asked.moonPhaseMax = change.to;
        return;
    case ConstraintKind::SunAltitude:
        asked.sunAltitudeMax = Angle::degrees(change.to);
        return;
    case ConstraintKind::Horizon:
        asked.respectsHorizon = false;
        return;
    case ConstraintKind::Seeing:
        asked.seeingMaxArcsec = change.to;
        return;
    case ConstraintKind::SkyBrightness:
        asked.skyMinMag = change.to;
        return;
    case ConstraintKind::Window:
    case ConstraintKind::FixedStart:
        return;
    }
}

bool isPossible(const Block &block, const TargetTrack &track, const ChangeTerms &left)
{
    const Spans starts = startSpans(block, track, left.night, left.terms);
    return !starts.empty() && starts.back().to >= left.from;
}

std::vector<PossibleChange> changesOf(const Block &block, const TargetTrack &track, const ChangeTerms &left)
{
    std::vector<PossibleChange> changes;
    for (const Limit &limit : limitsOf(block.constraints, left.terms))
        if (const auto change = relaxed(limit, block, track, left))
            changes.push_back(*change);
    if (const auto change = shortened(block, track, left))
        changes.push_back(*change);
    const auto tryOne = [&](ChangeKind kind, ConstraintKind constraint, double size) {
        PossibleChange change;
        change.kind = kind;
        change.constraint = constraint;
        change.size = size;
        Block tried = block;
        apply(change, tried);
        if (isPossible(tried, track, left))
            changes.push_back(change);
    };
    if (block.constraints.respectsHorizon && !left.terms.horizon.points().empty())
        tryOne(ChangeKind::Relax, ConstraintKind::Horizon, 2);
    if (block.fixedStart)
        tryOne(ChangeKind::FreeStart, ConstraintKind::FixedStart, 1);
    if (!block.windows.empty())
        tryOne(ChangeKind::DropWindow, ConstraintKind::Window, 1.5);
    return changes;
}

Evenings::Evenings(const NightSky &night)
    : m_site(night.site())
    // Half a day before the middle of the night it is the evening's date at the site.
    , m_evening(
          night.from() + night.span().length() / 2 - std::chrono::hours(12)
          + fromSeconds(night.site().longitude.wrappedSigned().asHours() * 3600))
{
}

const Evenings::Evening &Evenings::after(int days)
{
    const auto known = m_evenings.find(days);
    if (known != m_evenings.end())
        return known->second;
    Evening evening;
    evening.date = isoUtc(m_evening + std::chrono::hours(24 * days), 0).substr(0, 10);
    if (auto night = NightSky::ofEvening(m_site, evening.date))
        evening.night = std::move(*night);
    return m_evenings.emplace(days, std::move(evening)).first->second;
}

std::optional<PossibleChange> Evenings::eveningFor(
    const Block &block, const Target &target, const PlanTerms &terms, double mostSize)
{
    for (int day = 1; day <= kMostDays && day / 7.0 < mostSize; day += day < kDaysInDetail ? 1 : 7) {
        const Evening &evening = after(day);
        if (!evening.night)
            continue;
        const ChangeTerms left{*evening.night, terms, evening.night->from()};
        if (!isPossible(block, evening.night->trackOf(target.direction), left))
            continue;
        PossibleChange change;
        change.kind = ChangeKind::WaitUntil;
        change.date = evening.date;
        change.size = day / 7.0;
        return change;
    }
    return std::nullopt;
}

Programme changed(const Programme &programme, const std::string &block, const PossibleChange &change)
{
    Programme tried = programme;
    const auto found = std::ranges::find(tried.blocks, block, &Block::name);
    if (found == tried.blocks.end())
        return tried;
    apply(change, *found);
    if (change.kind == ChangeKind::RaiseQuota) {
        const Target *target = tried.target(found->target);
        const auto owner =
            target ? std::ranges::find(tried.owners, target->owner, &Owner::name) : tried.owners.end();
        if (owner != tried.owners.end()) {
            owner->quota = fromSeconds(change.to);
            owner->share.reset();
        }
    } else if (change.kind == ChangeKind::Without) {
        std::erase_if(tried.blocks, [&](const Block &one) { return one.name == change.other; });
        for (Group &group : tried.groups)
            std::erase(group.blocks, change.other);
    }
    return tried;
}

} // namespace tulpar
