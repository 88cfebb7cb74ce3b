#include "tests/widgets/night/support_night.h"

namespace tulpar {

UtcInstant utc(const char *dayAndTime)
{
    return parseUtc(std::string("2022-10-") + dayAndTime + ":00Z").value();
}

std::shared_ptr<Snapshot> nightSnapshot()
{
    auto snapshot = std::make_shared<Snapshot>();
    snapshot->utc = utc("09T17:46");
    snapshot->isArmed = true;
    ObservatoryView &observatory = snapshot->observatory;
    observatory.site.latitude = Angle::degrees(43.2249);
    observatory.site.longitude = Angle::degrees(77.8710);
    observatory.site.heightM = 2750;
    observatory.site.timeZone = "Asia/Almaty";
    observatory.altitudeHard = Angle::degrees(15);
    observatory.altitudeSoft = Angle::degrees(20);
    observatory.altitudeTop = Angle::degrees(88);
    NightView &night = snapshot->night;
    night.isRunning = true;
    night.by = "Aigerim";
    night.night = "2022-10-09";
    night.sunsetUtc = utc("09T12:17");
    night.duskUtc = utc("09T13:18");
    night.dawnUtc = utc("09T23:55");
    night.sunriseUtc = utc("10T00:57");
    night.programme = "Autumn";
    const auto block = [](const char *target, const char *name, double ra, double dec, const char *begin,
                          const char *end, BlockState state, int done) {
        PlannedBlockView view;
        view.target = target;
        view.block = name;
        view.position = {Angle::degrees(ra), Angle::degrees(dec)};
        view.beginUtc = utc(begin);
        view.endUtc = utc(end);
        view.state = state;
        view.priority = 10;
        view.doneExposures = done;
        view.allExposures = 80;
        return view;
    };
    auto plan = std::make_shared<PlanView>();
    plan->blocks = {
        block("SS 433", "SS 433", 287.9565, 4.9827, "09T13:20", "09T14:50", BlockState::Done, 80),
        block("M 31", "deep", 10.6847, 41.2692, "09T17:00", "09T18:50", BlockState::Exposing, 33),
        block("M 33", "M 33", 23.4621, 30.6599, "09T19:00", "09T20:00", BlockState::Planned, 0),
        block("OJ 287", "OJ 287", 133.7036, 20.1085, "09T22:45", "09T23:35", BlockState::Planned, 0)};
    WhyNotAnswer low;
    low.target = low.block = "M 13";
    low.why = WhyNot::ConstraintAllNight;
    low.failed = FailedConstraint{ConstraintKind::AltitudeMin, 27.44, 30};
    low.change = PossibleChange{ChangeKind::Relax, ConstraintKind::AltitudeMin, 30, 27, {}, {}, 0.3};
    plan->unplaced = {low};
    night.plan = plan;
    night.planVersion = 1;
    night.target = "M 31";
    night.block = "deep";
    night.doing = {{ReasonCode::BestOfPlan, {}, 10, {}}};
    const auto step = [](NightStep which, NightStepState state, const char *begin, const char *end) {
        NightStepView view;
        view.step = which;
        view.state = state;
        if (state == NightStepState::Waiting)
            view.expectedUtc = utc(begin);
        else
            view.begunUtc = utc(begin);
        if (end != nullptr)
            view.endedUtc = utc(end);
        return view;
    };
    night.steps = {
        step(NightStep::Focus, NightStepState::Done, "09T12:58", "09T13:09"),
        step(NightStep::Observe, NightStepState::Running, "09T13:20", nullptr),
        step(NightStep::DawnFlats, NightStepState::Waiting, "10T00:24", nullptr)};
    night.ledger = {3h, 7min, 12min, 0s, 0s, 14min, 0s};
    return snapshot;
}

} // namespace tulpar
