#include "core/runtime/others_watch.h"

#include "core/sky/direction.h"

#include <algorithm>
#include <cmath>

namespace tulpar {

namespace {

/// A driver tells a change in several pieces; shorter than this is no other client.
constexpr Duration kBetweenPieces = 300ms;

/// Roof and cover tell their state in one piece: they are believed at once.
Duration piecesTake(DeviceKind kind)
{
    return kind == DeviceKind::Roof || kind == DeviceKind::Cover ? Duration{} : kBetweenPieces;
}

constexpr Angle kSameTarget = Angle::arcseconds(5);
/// At rest the axes are still to far less than this, the drift of the sky between two reports included.
constexpr Angle kMovedAtRest = Angle::degrees(0.2);
constexpr Duration kNextReport = 5s;
constexpr Duration kStopping = 2s;
constexpr Duration kTargetsCount = 60s; ///< a slew to a target of ours may still be told of for so long
constexpr Duration kDriverParks = 120s; ///< a roof that the tube is in the way of parks the mount by itself
constexpr Duration kExposureTolerance = 1ms;

bool isSame(const std::optional<IcrsDirection> &a, const std::optional<IcrsDirection> &b)
{
    if (!a || !b)
        return !a && !b;
    return separation(*a, *b) <= kSameTarget;
}

template <class Command>
bool is(const CommandBody &command)
{
    return std::holds_alternative<Command>(command);
}

/// How open a thing at rest is: 0, 1, between; none while it moves or is not known.
std::optional<double> restFraction(const OpeningReport &report)
{
    switch (report.state) {
    case OpeningState::Closed:
        return 0;
    case OpeningState::Open:
        return 1;
    case OpeningState::PartlyOpen:
        return report.openFraction.value_or(0.5);
    default:
        return std::nullopt;
    }
}

} // namespace

bool OthersWatch::Activity::operator==(const Activity &other) const
{
    return what == other.what && isSame(target, other.target);
}

void OthersWatch::commanded(const CommandBody &command, Now now)
{
    const DeviceId device = deviceOf(command);
    if (is<AbortExposures>(command) || is<CoolCamera>(command))
        return; // ends or leaves be what the camera does
    // A mount that was just stopped may say once more that it slews.
    const auto before = m_asked.find(device);
    const bool isStopping = before != m_asked.end() && is<StopMount>(before->second.command)
        && now.mono - before->second.at < kStopping;
    m_asked[device] = {command, now.mono};
    if (const auto *track = std::get_if<TrackTarget>(&command)) {
        std::erase_if(m_targets, [&](const auto &one) { return now.mono - one.second > kTargetsCount; });
        m_targets.emplace_back(track->target, now.mono);
    }
    const auto seen = m_seen.find(device);
    if (seen == m_seen.end() || !seen->second.told.empty())
        return;
    Seen &one = seen->second;
    if (is<StopMount>(command) && !isStopping && !one.isExplained && !one.activity.what.empty())
        one.countered = one.activity.what; // ended at once, and yet a stranger's
    // What is asked for now is ours from here on, whoever began it.
    one.isExplained = one.isExplained || explains(device, one.activity, now);
}

OthersWatch::Findings OthersWatch::take(const DeviceReport &report, Now now)
{
    Seen &seen = m_seen[report.device];
    if (const auto *link = std::get_if<LinkReport>(&report.body)) {
        if (!link->isConnected)
            seen.report.reset(); // what happens meanwhile is nobody's
        else
            seen.givenUntil = now.mono + kConnecting;
        return {};
    }
    if (const auto *mount = std::get_if<MountReport>(&report.body))
        m_mountTellsTargets = m_mountTellsTargets || mount->target;
    Findings findings = judge(report, seen, now);
    // Only now: what has just arrived at its end was still on its way to it.
    if (const auto asked = m_asked.find(report.device); asked != m_asked.end())
        follow(report, asked->second);
    return findings;
}

OthersWatch::Findings OthersWatch::judge(const DeviceReport &report, Seen &seen, Now now)
{
    const Activity activity = activityOf(report, askedOf(report.device));
    const bool isFirst = !seen.report || now.mono < m_givenUntil || now.mono < seen.givenUntil;
    Findings findings;
    if (!isFirst && activity.what.empty() && seen.activity.what.empty()) {
        // From rest to rest elsewhere: it moved between two reports.
        const std::string jumped = jump(*seen.report, report.body, report.measured.mono - seen.at);
        if (!jumped.empty() && seen.told.empty() && !explains(report.device, {jumped, {}}, now)) {
            seen.told = jumped;
            findings.push_back({report.device, jumped, false});
            seen.report = report.body;
            seen.at = report.measured.mono;
            return findings; // the next report at rest is the first that is believed
        }
    }
    if (isFirst) {
        seen.isExplained = true;
    } else if (activity.what.empty()) {
        seen.isExplained = true;
    } else if (!(activity == seen.activity)) {
        seen.isExplained = explains(report.device, activity, now);
        seen.since = report.measured.mono;
    } else if (!seen.isExplained) {
        seen.isExplained = explains(report.device, activity, now);
    }
    // Told of, and following some target steadily: it is known again where it is.
    if (activity.what == "tracking" && !seen.told.empty())
        seen.isExplained = true;
    seen.activity = activity;
    seen.report = report.body;
    seen.at = report.measured.mono;
    if (seen.isExplained && !seen.told.empty()) {
        findings.push_back({report.device, std::exchange(seen.told, {}), true});
        return findings;
    }
    for (Finding &finding : watch(now))
        findings.push_back(std::move(finding));
    return findings;
}

OthersWatch::Findings OthersWatch::watch(Now now)
{
    Findings findings;
    for (auto &[device, seen] : m_seen) {
        if (!seen.countered.empty() && seen.told.empty()) {
            seen.told = std::exchange(seen.countered, {});
            findings.push_back({device, seen.told, false});
            continue;
        }
        if (!seen.report || seen.isExplained || seen.told == seen.activity.what
            || now.mono - seen.since < piecesTake(device.kind))
            continue;
        seen.told = seen.activity.what;
        findings.push_back({device, seen.told, false});
    }
    return findings;
}

bool OthersWatch::isDisturbed(const DeviceId &device) const
{
    const auto seen = m_seen.find(device);
    return seen != m_seen.end() && !seen->second.told.empty();
}

OthersWatch::Activity OthersWatch::activityOf(const DeviceReport &report, const Asked *asked)
{
    if (const auto *mount = std::get_if<MountReport>(&report.body)) {
        if (mount->isSlewing)
            return {"slewing", mount->target};
        if (mount->isTracking && mount->target)
            return {"tracking", mount->target};
        return {};
    }
    if (const auto *opening = std::get_if<OpeningReport>(&report.body)) {
        if (opening->state == OpeningState::Opening)
            return {"opening", {}};
        if (opening->state == OpeningState::Closing)
            return {"closing", {}};
        return {};
    }
    const auto *camera = std::get_if<CameraReport>(&report.body);
    if (!camera || camera->state != CameraState::Exposing)
        return {};
    const auto *start = asked ? std::get_if<StartExposures>(&asked->command) : nullptr;
    if (!start || asked->isDone)
        return {"exposing", {}};
    const Duration tolerance = std::max<Duration>(kExposureTolerance, start->exposure / 1000);
    if (std::chrono::abs(camera->exposure - start->exposure) > tolerance)
        return {"exposure", {}};
    return {camera->emGain != start->emGain ? "em_gain" : "exposing", {}};
}

std::string OthersWatch::jump(const ReportBody &from, const ReportBody &to, Duration between)
{
    if (const auto *mount = std::get_if<MountReport>(&to)) {
        const auto *before = std::get_if<MountReport>(&from);
        const bool isMoved = before && between <= kNextReport && !before->isSlewing && !before->isTracking
            && separation(before->pointing, mount->pointing) > kMovedAtRest;
        return isMoved ? "moved" : "";
    }
    if (const auto *opening = std::get_if<OpeningReport>(&to)) {
        const auto *before = std::get_if<OpeningReport>(&from);
        const auto was = before ? restFraction(*before) : std::nullopt;
        const auto is = restFraction(*opening);
        constexpr double same = 0.01;
        if (!was || !is || std::abs(*was - *is) < same)
            return {};
        return *is > *was ? "opening" : "closing";
    }
    if (const auto *camera = std::get_if<CameraReport>(&to)) {
        const auto *before = std::get_if<CameraReport>(&from);
        return before && before->emGain != camera->emGain ? "em_gain" : "";
    }
    return {};
}

bool OthersWatch::explains(const DeviceId &device, const Activity &activity, Now now) const
{
    if (activity.what.empty())
        return true;
    if (device.kind == DeviceKind::Mount)
        return explainsMount(activity, now);
    const Asked *asked = askedOf(device);
    const bool isRunning = asked && !asked->isDone;
    switch (device.kind) {
    case DeviceKind::Roof:
    case DeviceKind::Cover:
        if (activity.what == "closing")
            return m_contactCloses
                || (isRunning && (is<CloseRoof>(asked->command) || is<CloseCover>(asked->command)));
        return isRunning && (is<OpenRoof>(asked->command) || is<OpenCover>(asked->command));
    case DeviceKind::Camera:
        // Settings that differ while our exposure runs are another's, our command notwithstanding.
        if (activity.what == "exposing")
            return isRunning && is<StartExposures>(asked->command);
        // Setting up what was just asked.
        return isRunning && !asked->wasSeen;
    default:
        return true;
    }
}

bool OthersWatch::explainsMount(const Activity &activity, Now now) const
{
    const Asked *asked = askedOf({DeviceKind::Mount, {}});
    if (activity.target) {
        const auto isOurs = [&](const auto &one) { return isSame(one.first, activity.target); };
        const auto ours = std::find_if(m_targets.rbegin(), m_targets.rend(), isOurs);
        if (ours == m_targets.rend())
            return false;
        // The newest stands for as long as it does; those before it only while they may still be told of.
        return ours == m_targets.rbegin() || now.mono - ours->second <= kTargetsCount;
    }
    if (asked && !asked->isDone) {
        if (!is<TrackTarget>(asked->command) || activity.what == "moved")
            return true;
        return !m_mountTellsTargets;
    }
    if (m_tubeClearsRoof || activity.what == "moved")
        return false;
    const Asked *roof = askedOf({DeviceKind::Roof, {}});
    const bool isDriverParking = roof && is<CloseRoof>(roof->command) && now.mono - roof->at <= kDriverParks;
    return isDriverParking || m_contactCloses;
}

void OthersWatch::follow(const DeviceReport &report, Asked &asked) const
{
    if (asked.isDone)
        return;
    if (const auto *mount = std::get_if<MountReport>(&report.body)) {
        const bool moves = mount->isSlewing;
        if (is<TrackTarget>(asked.command))
            asked.isDone = asked.wasSeen && !moves;
        else if (is<ParkMount>(asked.command))
            asked.isDone = mount->isParked;
        else
            asked.isDone = asked.wasSeen && !moves && report.measured.mono > asked.at;
        asked.wasSeen = asked.wasSeen || moves || !is<TrackTarget>(asked.command);
    } else if (const auto *opening = std::get_if<OpeningReport>(&report.body)) {
        const bool opens = is<OpenRoof>(asked.command) || is<OpenCover>(asked.command);
        const bool closes = is<CloseRoof>(asked.command) || is<CloseCover>(asked.command);
        asked.isDone = (opens && opening->state == OpeningState::Open)
            || (closes && opening->state == OpeningState::Closed) || (!opens && !closes);
    } else if (const auto *camera = std::get_if<CameraReport>(&report.body)) {
        asked.isDone = asked.wasSeen && camera->state == CameraState::Idle;
        const auto *start = std::get_if<StartExposures>(&asked.command);
        asked.wasSeen = asked.wasSeen
            || (camera->state == CameraState::Exposing && start && camera->emGain == start->emGain);
    }
}

const OthersWatch::Asked *OthersWatch::askedOf(const DeviceId &device) const
{
    const auto asked = m_asked.find(device);
    return asked == m_asked.end() ? nullptr : &asked->second;
}

} // namespace tulpar
