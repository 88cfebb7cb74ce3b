#include "core/night/hand_over.h"

#include <algorithm>

namespace tulpar {

namespace {

constexpr Duration kWorthALook = 60s; ///< of time that nothing explains

int timesOf(const NightReport &report, FaultKind kind)
{
    int times = 0;
    for (const ReportFault &fault : report.faults)
        if (fault.kind == kind)
            times += fault.count;
    return times;
}

void addAlerts(const NightReport &report, std::vector<HandOver> &all)
{
    for (const ReportAlert &alert : report.alerts) {
        const bool isWanted = alert.decision.outcome != Outcome::Ignore && !alert.isWithdrawn;
        if (isWanted && alert.decision.outcome == Outcome::Ask && alert.answeredBy.empty()
            && alert.responses.empty())
            all.push_back({HandOverKind::AlertUnanswered, alert.event});
        else if (isWanted && !alert.responses.empty() && !alert.isSeen)
            all.push_back({HandOverKind::AlertUnseen, alert.event});
    }
}

void addWork(const NightReport &report, std::vector<HandOver> &all)
{
    for (const ReportBlock &block : report.blocks) {
        const std::string name = block.target + "/" + block.block;
        if (block.state == BlockState::Failed)
            all.push_back({HandOverKind::BlockGivenUp, name, {}, block.reasons});
        else if (
            block.state == BlockState::Interrupted || block.state == BlockState::Acquiring
            || block.state == BlockState::Exposing)
            all.push_back({HandOverKind::BlockUnfinished, name, {}, block.reasons});
    }
    for (const ReportStep &step : report.steps)
        if (step.state == NightStepState::Skipped)
            all.push_back({HandOverKind::StepSkipped, std::string(nameOf(step.step)), {}, step.reasons});
    if (!report.focus.empty() && !report.focus.back().fit.isTaken)
        all.push_back({HandOverKind::FocusRefused});
    if (report.drill && !report.drill->isPassed)
        all.push_back({HandOverKind::DrillFailed, {}, {}, report.drill->reasons});
    if (report.programme.problems > 0)
        all.push_back(
            {HandOverKind::ProgrammeProblems,
             report.programme.source,
             {},
             {},
             static_cast<double>(report.programme.problems)});
}

} // namespace

std::vector<HandOver> handOverOf(const NightReport &report, const EndOfNight &end)
{
    std::vector<HandOver> all;
    const auto add = [&](HandOverKind kind, std::string subject, double value) {
        all.push_back({kind, std::move(subject), {}, {}, value});
    };
    if (!end.roof.empty() && end.roof != "closed")
        add(HandOverKind::RoofOpen, end.roof, 0);
    if (!end.isCoreRunning)
        add(HandOverKind::CoreDown, {}, 0);
    for (const Alarm &alarm : report.alarms)
        if (alarm.phase == AlarmPhase::New || alarm.phase == AlarmPhase::Acknowledged)
            all.push_back({HandOverKind::AlarmThere, {}, {}, {alarm.cause}, 0, alarm.acknowledgedBy});
    for (const ReportFault &fault : report.faults)
        if (!fault.isOver && (fault.kind == FaultKind::DeviceGone || fault.kind == FaultKind::DeviceBroken))
            all.push_back({HandOverKind::DeviceFaulty, std::string(nameOf(fault.kind)), fault.device});
    for (const ReportOverride &one : report.overrides)
        if (!one.end)
            all.push_back({HandOverKind::OverrideOn, {}, {}, {}, 0, one.what.who, one.what.condition});
    if (end.mode != nameOf(Mode::Robotic))
        all.push_back({HandOverKind::NotRobotic, end.mode, {}, {}, 0, end.modeBy});
    if (const int times = timesOf(report, FaultKind::CoreDied); times > 0)
        add(HandOverKind::CoreDied, {}, times);
    if (timesOf(report, FaultKind::JournalDamaged) > 0)
        add(HandOverKind::JournalDamaged, {}, 0);
    if (const int times = timesOf(report, FaultKind::FrameLost); times > 0)
        add(HandOverKind::FramesLost, {}, times);
    addAlerts(report, all);
    addWork(report, all);
    if (report.dark.unexplained > kWorthALook)
        add(HandOverKind::Unexplained, {}, seconds(report.dark.unexplained));
    return all;
}

} // namespace tulpar
