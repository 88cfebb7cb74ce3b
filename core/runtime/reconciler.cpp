#include "core/runtime/reconciler.h"

#include "core/sky/direction.h"

namespace tulpar {

namespace {

constexpr Duration kMountPatience = 1500ms;
constexpr Duration kOpeningPatience = 3s;
constexpr Duration kCameraPatience = 1500ms;
/// Two directions meant to be the same; carries the rounding of a driver's text numbers.
constexpr Angle kSameTarget = Angle::arcseconds(2);

/// A sequence asked again for its remaining frames is the same wish.
bool isSameWish(const CommandBody &a, const CommandBody &b)
{
    const auto *startA = std::get_if<StartExposures>(&a);
    const auto *startB = std::get_if<StartExposures>(&b);
    if (startA && startB)
        return startA->channel == startB->channel && startA->exposure == startB->exposure;
    return a == b;
}

bool isOn(const MountReport &mount, const IcrsDirection &target)
{
    return mount.target && separation(*mount.target, target) <= kSameTarget
        && (mount.isTracking || mount.isSlewing);
}

} // namespace

std::optional<Reconciler::Wish> Reconciler::mount(
    const MountWish &goal, const Knowledge &knowledge, Now now) const
{
    const auto mount = knowledge.freshMount(now);
    if (!mount)
        return std::nullopt;
    if (const auto *track = std::get_if<MountTracking>(&goal)) {
        if (mount->isParked)
            return unlessJustAsked(UnparkMount{}, kMountPatience, now);
        if (isOn(*mount, track->target))
            return std::nullopt;
        return unlessJustAsked(TrackTarget{track->target}, kMountPatience, now);
    }
    if (std::holds_alternative<MountStopped>(goal) && (mount->isSlewing || mount->isTracking))
        return unlessJustAsked(StopMount{}, kMountPatience, now);
    return std::nullopt;
}

std::optional<Reconciler::Wish> Reconciler::opening(
    DeviceKind kind, OpeningGoal goal, const Knowledge &knowledge, Now now) const
{
    if (goal == OpeningGoal::Free)
        return std::nullopt;
    const bool isRoof = kind == DeviceKind::Roof;
    const auto &known = isRoof ? knowledge.roof() : knowledge.cover();
    if (!known.isConnected)
        return std::nullopt;
    const OpeningState state = isRoof ? knowledge.freshRoof(now) : knowledge.freshCover(now);
    if (goal == OpeningGoal::Open) {
        if (state == OpeningState::Open || state == OpeningState::Opening || state == OpeningState::Unknown)
            return std::nullopt;
        return unlessJustAsked(
            isRoof ? CommandBody(OpenRoof{}) : CommandBody(OpenCover{}), kOpeningPatience, now);
    }
    if (state == OpeningState::Closed || state == OpeningState::Closing)
        return std::nullopt;
    return unlessJustAsked(
        isRoof ? CommandBody(CloseRoof{}) : CommandBody(CloseCover{}), kOpeningPatience, now);
}

std::optional<Reconciler::Wish> Reconciler::camera(
    const std::string &channel, const CameraGoal &goal, const Knowledge &knowledge, Now now) const
{
    const auto camera = knowledge.freshCamera(channel, now);
    if (!camera)
        return std::nullopt;
    if (goal.ladder && !goal.ladder->isOver()) {
        if (camera->state != CameraState::Idle)
            return std::nullopt;
        const LadderStage stage = goal.ladder->remaining();
        return unlessJustAsked(
            StartExposures{channel, stage.exposure, stage.count, stage.emGain}, kCameraPatience, now);
    }
    if ((goal.idle || goal.ladder) && camera->state == CameraState::Exposing)
        return unlessJustAsked(AbortExposures{channel}, kCameraPatience, now);
    return std::nullopt;
}

void Reconciler::asked(const Wish &wish, Now now)
{
    m_last = wish.command;
    m_askedAt = now.mono;
    m_attempts = wish.attempt;
}

void Reconciler::forget()
{
    m_last.reset();
    m_attempts = 0;
}

std::optional<Reconciler::Wish> Reconciler::unlessJustAsked(
    CommandBody command, Duration patience, Now now) const
{
    if (!m_last || !isSameWish(*m_last, command))
        return Wish{std::move(command), 1};
    if (now.mono - m_askedAt < patience)
        return std::nullopt;
    return Wish{std::move(command), m_attempts + 1};
}

} // namespace tulpar
