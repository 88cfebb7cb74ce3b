#include "core/runtime/reconciler.h"

#include "core/sky/direction.h"

#include <algorithm>
#include <cmath>

namespace tulpar {

namespace {

/// Two directions meant to be the same; carries the rounding of a driver's text numbers.
constexpr Angle kSameTarget = Angle::arcseconds(2);
/// A mount that says it tracks stands on its target to this; far wider than any pointing error (observatory
/// reference, 2.2: alarm beyond 20").
constexpr Angle kOnTarget = Angle::arcminutes(5);
constexpr int kSameFocusSteps = 2; ///< a focuser rounds
constexpr double kColdWithinC = 2;
constexpr double kWarmC = -20; ///< a sensor this warm may be switched off, whatever its set point
constexpr Duration kRemedyTakes = 1s; ///< before a command is worth repeating after a remedy

/// A sequence asked again for its remaining frames is the same wish.
bool isSameWish(const CommandBody &a, const CommandBody &b)
{
    const auto *startA = std::get_if<StartExposures>(&a);
    const auto *startB = std::get_if<StartExposures>(&b);
    if (startA && startB)
        return startA->channel == startB->channel && startA->exposure == startB->exposure
            && startA->kind == startB->kind;
    return a == b;
}

/// The newest report, were it another client's doing or not: enough to stop and to close by.
template <class Report>
std::optional<Report> heard(const Known<Report> &known, Duration staleAfter, Now now)
{
    return isHeard(known, staleAfter, now) ? known.value : std::nullopt;
}

Need met()
{
    return {};
}

Need underway(std::optional<CommandBody> again = {})
{
    return {Need::State::Underway, std::move(again), {}};
}

Need wanting(CommandBody command)
{
    return {Need::State::Wanting, std::move(command), {}};
}

Need unheard(std::optional<CommandBody> blind = {})
{
    return {Need::State::Unheard, std::move(blind), {}};
}

Need trackingNeed(const MountReport &mount, const IcrsDirection &target)
{
    if (mount.isParked)
        return wanting(UnparkMount{});
    const bool isThisTarget = mount.target && separation(*mount.target, target) <= kSameTarget;
    if (isThisTarget && mount.isSlewing)
        return underway(TrackTarget{target});
    if (isThisTarget && mount.isTracking && mount.distanceToTarget <= kOnTarget)
        return met();
    return wanting(TrackTarget{target});
}

/// Why the exposure now open is not the one that was asked.
std::optional<Reason> differs(
    const CameraReport &camera, const LadderStage &stage, const std::string &channel)
{
    const DeviceId device{DeviceKind::Camera, channel};
    const Duration tolerance = std::max<Duration>(1ms, stage.exposure / 1000);
    if (std::chrono::abs(camera.exposure - stage.exposure) > tolerance)
        return Reason{ReasonCode::SettingDiffers, device, seconds(camera.exposure), seconds(stage.exposure)};
    if (camera.emGain != stage.emGain)
        return Reason{ReasonCode::SettingDiffers, device, camera.emGain, stage.emGain};
    return std::nullopt;
}

} // namespace

Need needOf(const MountWish &goal, const Knowledge &knowledge, Now now)
{
    if (std::holds_alternative<MountFree>(goal))
        return met();
    const auto seen = heard(knowledge.mount(), knowledge.staleAfter(DeviceKind::Mount), now);
    if (std::holds_alternative<MountStopped>(goal)) {
        if (!seen)
            return unheard(StopMount{});
        return seen->isSlewing || seen->isTracking ? wanting(StopMount{}) : met();
    }
    if (!seen)
        return unheard();
    const auto mount = knowledge.freshMount(now);
    if (!mount)
        return underway(); // another moves it: wait until it rests
    if (const auto *track = std::get_if<MountTracking>(&goal))
        return trackingNeed(*mount, track->target);
    if (std::holds_alternative<MountUnparked>(goal))
        return mount->isParked ? wanting(UnparkMount{}) : met();
    if (mount->isParked)
        return met();
    return mount->isSlewing && !mount->target ? underway(ParkMount{}) : wanting(ParkMount{});
}

Need needOf(DeviceKind opening, OpeningGoal goal, const Knowledge &knowledge, Now now)
{
    if (goal == OpeningGoal::Free)
        return met();
    const bool isRoof = opening == DeviceKind::Roof;
    const auto seen =
        heard(isRoof ? knowledge.roof() : knowledge.cover(), knowledge.staleAfter(opening), now);
    const OpeningState fresh = isRoof ? knowledge.freshRoof(now) : knowledge.freshCover(now);
    if (goal == OpeningGoal::Closed) {
        const CommandBody close = isRoof ? CommandBody(CloseRoof{}) : CommandBody(CloseCover{});
        if (!seen || seen->state == OpeningState::Unknown)
            return unheard(close);
        if (fresh == OpeningState::Closed)
            return met();
        // Closed but not fresh: another moved it, and its rest is not yet believed.
        const bool isOnItsWay = seen->state == OpeningState::Closing || seen->state == OpeningState::Closed;
        return isOnItsWay ? underway(close) : wanting(close);
    }
    if (!seen || seen->state == OpeningState::Unknown)
        return unheard();
    if (fresh == OpeningState::Open)
        return met();
    if (fresh == OpeningState::Unknown)
        return underway(); // another moves it
    const CommandBody open = isRoof ? CommandBody(OpenRoof{}) : CommandBody(OpenCover{});
    return fresh == OpeningState::Opening ? underway(open) : wanting(open);
}

Need needOf(const std::string &channel, const CameraGoal &goal, const Knowledge &knowledge, Now now)
{
    const bool wantsExposures = goal.ladder && !goal.ladder->isOver();
    if (!wantsExposures && !goal.idle && !goal.ladder)
        return met();
    const auto camera = heard(knowledge.camera(channel), knowledge.staleAfter(DeviceKind::Camera), now);
    if (!camera)
        return wantsExposures ? unheard() : met(); // nothing is lost by a camera that is not heard to rest
    if (!wantsExposures)
        return camera->state == CameraState::Exposing ? wanting(AbortExposures{channel}) : met();
    const LadderStage stage = goal.ladder->remaining();
    switch (camera->state) {
    case CameraState::Idle:
    case CameraState::Fault:
        return wanting(StartExposures{channel, stage.exposure, stage.count, stage.emGain, stage.kind});
    case CameraState::Reading:
        return underway();
    case CameraState::Exposing:
        break;
    }
    const auto wrong = differs(*camera, stage, channel);
    return wrong ? Need{Need::State::Wanting, AbortExposures{channel}, wrong} : met();
}

Need needOf(const std::string &channel, double setPointC, const Knowledge &knowledge, Now now)
{
    const auto camera = heard(knowledge.camera(channel), knowledge.staleAfter(DeviceKind::Camera), now);
    if (!camera)
        return unheard();
    const double sensorC = camera->sensorTemperatureC;
    const bool isThere = setPointC >= 0 ? sensorC >= kWarmC : std::abs(sensorC - setPointC) <= kColdWithinC;
    return isThere ? met() : wanting(CoolCamera{channel, setPointC});
}

Need needOf(const FocuserWish &goal, const Knowledge &knowledge, Now now)
{
    if (!goal)
        return met();
    const auto focuser = heard(knowledge.focuser(), knowledge.staleAfter(DeviceKind::Focuser), now);
    if (!focuser)
        return unheard();
    if (focuser->isMoving)
        return underway(MoveFocuser{*goal});
    return std::abs(focuser->positionSteps - *goal) <= kSameFocusSteps ? met() : wanting(MoveFocuser{*goal});
}

Reconciler::Act Reconciler::act(const Need &need, Now now)
{
    switch (need.state) {
    case Need::State::Met:
        m_isUnheard = m_isFailing = m_callsPerson = false;
        forget();
        return {};
    case Need::State::Underway:
        m_isUnheard = false;
        if (!m_underwaySince)
            m_underwaySince = now.mono;
        if (now.mono - *m_underwaySince <= m_patience.underway)
            return {};
        if (!m_waitsSince)
            m_waitsSince = now.mono - waitNow(false); // its time is over
        break;
    case Need::State::Unheard:
        if (!m_isUnheard) {
            m_isUnheard = true;
            m_underwaySince.reset();
            m_waitsSince = now.mono;
        }
        if (need.command && (!m_last || !isSameWish(*m_last, *need.command)))
            return {wishFor(need), {}};
        break;
    case Need::State::Wanting:
        if (m_isUnheard)
            linked();
        m_underwaySince.reset();
        if (!m_last || !isSameWish(*m_last, *need.command)) {
            // What does something else than asked is put right at once, but only once without a remedy.
            if (!need.wrong || m_taken == 0)
                return need.wrong ? climb(need, now) : Act{wishFor(need), {}};
        } else if (m_repeatAt && now.mono >= *m_repeatAt) {
            m_repeatAt.reset();
            return {wishFor(need), {}};
        }
        break;
    }
    if (!m_waitsSince)
        m_waitsSince = now.mono;
    if (now.mono - *m_waitsSince < waitNow(need.state == Need::State::Unheard))
        return {};
    return climb(need, now);
}

Reconciler::Act Reconciler::climb(const Need &need, Now now)
{
    if (m_ladder.empty())
        return {wishFor(need), {}};
    if (m_taken >= m_ladder.size())
        m_taken = 0;
    const bool isDeaf = need.state == Need::State::Unheard;
    // What cannot be heard is not helped by saying it again.
    while (isDeaf && m_taken + 1 < m_ladder.size() && m_ladder[m_taken].remedy == Remedy::Retry)
        ++m_taken;
    const RemedyStep step = m_ladder[m_taken++];
    m_waitsSince = now.mono;
    m_isFailing = m_isFailing || step.remedy != Remedy::Retry || m_taken > 1;
    m_callsPerson = m_callsPerson || step.remedy == Remedy::CallPerson;
    Act act{{}, step};
    // Closing and stopping are tried at every step, heard or not.
    if (step.remedy == Remedy::Retry || (need.command && isSafing(*need.command)))
        act.wish = wishFor(need);
    else
        m_repeatAt = now.mono + kRemedyTakes;
    return act;
}

void Reconciler::asked(const Wish &wish, Now now)
{
    m_last = wish.command;
    m_attempts = wish.attempt;
    m_waitsSince = now.mono;
}

void Reconciler::held(Now now)
{
    m_last.reset();
    m_attempts = 0;
    m_waitsSince = now.mono;
}

void Reconciler::forget()
{
    m_last.reset();
    m_attempts = 0;
    m_underwaySince.reset();
    m_repeatAt.reset();
    if (!m_isUnheard) {
        m_waitsSince.reset();
        m_taken = 0;
    }
}

void Reconciler::linked()
{
    m_last.reset();
    m_isUnheard = false;
}

int Reconciler::step() const
{
    return m_taken == 0 ? 0 : m_ladder[m_taken - 1].number;
}

std::optional<Reconciler::Wish> Reconciler::wishFor(const Need &need) const
{
    if (!need.command)
        return std::nullopt;
    const bool isSame = m_last && isSameWish(*m_last, *need.command);
    return Wish{*need.command, isSame ? m_attempts + 1 : 1};
}

Duration Reconciler::waitNow(bool isUnheard) const
{
    if (m_taken > 0)
        return m_ladder[m_taken - 1].wait;
    return isUnheard ? m_patience.unheard : m_patience.reaction;
}

} // namespace tulpar
