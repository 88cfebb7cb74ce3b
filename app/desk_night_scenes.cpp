#include "app/desk_night_scenes.h"

#include "core/plan/night_sky.h"
#include "core/sky/solar_system.h"

#include <algorithm>
#include <cmath>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

namespace {

UtcInstant at(const char *clock)
{
    return parseUtc(std::string("2022-10-") + clock + ":00Z").value_or(UtcInstant{});
}

struct Planned {
    const char *target;
    const char *block;
    double ra;
    double dec;
    const char *begin; ///< "09T13:20"
    const char *end;
    double priority;
    int exposures;
};

constexpr Planned kPlan[] = {
    {"SS 433", "SS 433", 287.9565, 4.9827, "09T13:22", "09T13:55", 10, 30},
    {"BL Lac", "monitoring", 330.6804, 42.2778, "09T13:57", "09T15:10", 20, 60},
    {"NGC 7331", "deep", 339.2670, 34.4156, "09T15:12", "09T17:05", 10, 90},
    {"M 31", "M 31", 10.6847, 41.2692, "09T17:08", "09T18:50", 12, 80},
    {"M 33", "M 33", 23.4621, 30.6599, "09T18:52", "09T19:40", 8, 40},
    {"V1405 Cas", "V1405 Cas", 351.1990, 61.1876, "09T19:45", "09T20:25", 10, 24},
    {"WASP-12", "transit", 97.6366, 29.6723, "09T20:30", "09T22:40", 50, 240},
    {"OJ 287", "before dawn", 133.7036, 20.1085, "09T22:45", "09T23:35", 20, 40}};

std::vector<WhyNotAnswer> unplaced()
{
    WhyNotAnswer low;
    low.target = low.block = "M 13";
    low.why = WhyNot::ConstraintAllNight;
    low.failed = FailedConstraint{ConstraintKind::Airmass, 1.62, 1.5};
    low.change = PossibleChange{ChangeKind::Relax, ConstraintKind::Airmass, 1.5, 1.7, {}, {}, 0.4};
    WhyNotAnswer crowded;
    crowded.target = "TOI-1259";
    crowded.block = "ingress";
    crowded.why = WhyNot::CrowdedOut;
    crowded.others = {"transit"};
    crowded.change =
        PossibleChange{ChangeKind::RaisePriority, ConstraintKind::AltitudeMin, 10, 24, {}, {}, 1.3};
    WhyNotAnswer never;
    never.target = never.block = "47 Tuc";
    never.why = WhyNot::NotRisen;
    return {low, crowded, never};
}

std::shared_ptr<PlanView> planAt(UtcInstant now)
{
    auto plan = std::make_shared<PlanView>();
    plan->value = 1840;
    for (const Planned &one : kPlan) {
        PlannedBlockView view;
        view.target = one.target;
        view.block = one.block;
        view.position = {Angle::degrees(one.ra), Angle::degrees(one.dec)};
        view.beginUtc = at(one.begin);
        view.endUtc = at(one.end);
        view.priority = one.priority;
        view.allExposures = one.exposures;
        if (view.endUtc <= now) {
            view.state = BlockState::Done;
            view.doneExposures = one.exposures;
        } else if (view.beginUtc <= now) {
            view.state = BlockState::Exposing;
            const double part = seconds(now - view.beginUtc) / seconds(view.endUtc - view.beginUtc);
            view.doneExposures = static_cast<int>(std::floor(part * one.exposures));
        }
        plan->blocks.push_back(view);
    }
    plan->unplaced = unplaced();
    return plan;
}

struct Stage {
    NightStep step;
    const char *begin;
    const char *end;
};

constexpr Stage kSteps[] = {
    {NightStep::StartUp, "09T11:40", "09T12:02"},   {NightStep::Open, "09T12:24", "09T12:26"},
    {NightStep::DuskFlats, "09T12:28", "09T12:51"}, {NightStep::Focus, "09T12:58", "09T13:09"},
    {NightStep::Observe, "09T13:22", "09T23:52"},   {NightStep::DawnFlats, "10T00:24", "10T00:44"},
    {NightStep::Close, "10T00:50", "10T00:51"},     {NightStep::Park, "10T00:51", "10T00:53"},
    {NightStep::Darks, "10T00:54", "10T01:30"},     {NightStep::ShutDown, "10T01:30", "10T01:55"}};

std::vector<NightStepView> stepsAt(UtcInstant now)
{
    std::vector<NightStepView> steps;
    for (const Stage &stage : kSteps) {
        NightStepView view;
        view.step = stage.step;
        if (at(stage.end) <= now) {
            view.state = NightStepState::Done;
            view.begunUtc = at(stage.begin);
            view.endedUtc = at(stage.end);
        } else if (at(stage.begin) <= now) {
            view.state = NightStepState::Running;
            view.begunUtc = at(stage.begin);
            view.progress = seconds(now - at(stage.begin)) / seconds(at(stage.end) - at(stage.begin));
        } else {
            view.expectedUtc = at(stage.begin);
        }
        steps.push_back(view);
    }
    return steps;
}

NightStepView &stepOf(NightView &night, NightStep step)
{
    return *std::ranges::find(night.steps, step, &NightStepView::step);
}

PlannedBlockView *blockNow(PlanView &plan, UtcInstant now)
{
    const auto found = std::ranges::find_if(plan.blocks, [now](const PlannedBlockView &block) {
        return block.beginUtc <= now && now < block.endUtc;
    });
    return found == plan.blocks.end() ? nullptr : &*found;
}

void addRain(Snapshot &snapshot)
{
    for (ConditionView &view : snapshot.safety.conditions)
        if (view.rule.condition == Condition::Rain) {
            view.state = ConditionState::Bad;
            view.value = 1;
        }
    Alarm rain;
    rain.number = 5;
    rain.cause = {ReasonCode::Raining, {}, {}, {}};
    rain.weight = AlarmWeight::Notice;
    rain.phase = AlarmPhase::Acknowledged;
    rain.sinceUtc = snapshot.utc - 26min;
    rain.acknowledgedBy = "Aigerim";
    snapshot.safety.alarms = {rain};
    snapshot.night.doing = {{ReasonCode::Raining, {}, {}, {}}};
    snapshot.readiness.reasons = {{ReasonCode::Raining, {}, {}, {}}, {ReasonCode::RoofNotOpen, {}, {}, {}}};
}

} // namespace

QStringList nightSceneNames()
{
    return {u"evening"_s, u"observing"_s, u"interrupted"_s, u"rain"_s, u"morning"_s, u"unplanned"_s};
}

std::optional<double> nightSceneMoment(const QString &name)
{
    const UtcInstant notice = parseUtc("2022-10-09T14:11:34Z").value_or(UtcInstant{});
    if (name == u"interrupted"_s)
        return 61;
    const char *clock = name == u"evening"_s ? "09T12:06"
        : name == u"observing"_s             ? "09T17:46"
        : name == u"rain"_s                  ? "09T18:11"
        : name == u"morning"_s               ? "10T01:12"
        : name == u"unplanned"_s             ? "09T15:30"
                                             : nullptr;
    return clock ? std::optional(seconds(at(clock) - notice)) : std::nullopt;
}

bool isClosedNightScene(const QString &name)
{
    return name == u"evening"_s || name == u"rain"_s || name == u"morning"_s;
}

void addNightScene(Snapshot &snapshot, const QString &name)
{
    if (!nightSceneNames().contains(name))
        return;
    const auto sky = NightSky::ofEvening(snapshot.observatory.site, "2022-10-09");
    if (!sky)
        return;
    NightView &night = snapshot.night;
    const UtcInstant now = snapshot.utc;
    const Spans dark = sky->sunBelow(Angle::degrees(-12));
    night.night = "2022-10-09";
    night.sunsetUtc = sky->from();
    night.sunriseUtc = sky->to();
    night.duskUtc = dark.empty() ? sky->from() : dark.front().from;
    night.dawnUtc = dark.empty() ? sky->to() : dark.front().to;
    night.isRunning = true;
    night.by = "Aigerim";
    night.drilledUtc = at("09T12:01");
    night.steps = stepsAt(now);
    const double sun = sky->sunAltitude(now).asDegrees();
    if (isClosedNightScene(name) && name != u"rain"_s)
        snapshot.readiness.reasons = {
            {ReasonCode::SunTooHigh, {}, sun, -12.0}, {ReasonCode::RoofNotOpen, {}, {}, {}}};
    NightStepView &observing = stepOf(night, NightStep::Observe);
    if (name == u"unplanned"_s) {
        night.doing = {{ReasonCode::NoProgramme, {}, {}, {}}};
        observing.reasons = night.doing;
        observing.progress = 0;
        night.ledger.waiting = now - night.duskUtc;
        return;
    }
    auto plan = planAt(now);
    night.programme = "Autumn, monitoring and deep fields";
    night.programmeSource = "/var/lib/tulpar/programme.toml";
    night.planVersion = 7;
    PlannedBlockView *running = blockNow(*plan, now);
    if (running != nullptr) {
        night.target = running->target;
        night.block = running->block;
        Reason best{ReasonCode::BestOfPlan, {}, running->priority, {}};
        night.doing = {best};
    }
    night.ledger = {5h + 40min, 9min, 14min, 0s, 2min, 11min, 0s};
    if (name == u"evening"_s) {
        night.ledger = {};
        const Reason sunny{ReasonCode::WaitsForSun, {}, sun, -1.0};
        night.doing = {sunny};
        stepOf(night, NightStep::Open).reasons = {sunny};
    } else if (name == u"observing"_s) {
        night.ledger = {3h + 51min, 7min, 12min, 0s, 0s, 14min, 0s};
    } else if (name == u"interrupted"_s) {
        night.ledger = {40min, 3min, 4min, 0s, 0s, 7min, 0s};
        running->state = BlockState::Interrupted;
        Reason burst{ReasonCode::BurstFirst, {}, {}, {}};
        burst.who = "GRB 221009A";
        night.doing = {burst};
        observing.reasons = {burst};
    } else if (name == u"rain"_s) {
        night.ledger = {3h + 49min, 7min, 12min, 26min, 0s, 15min, 0s};
        running->state = BlockState::Interrupted;
        addRain(snapshot);
        observing.reasons = night.doing;
    } else {
        night.ledger = {9h + 2min, 18min, 31min, 26min, 2min, 13min, 0s};
        plan->blocks[4].state = BlockState::Failed;
        plan->blocks[4].doneExposures = 11;
        night.doing = {{ReasonCode::AllDone, {}, {}, {}}};
    }
    night.plan = plan;
}

} // namespace tulpar
