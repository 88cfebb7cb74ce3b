#include "core/runtime/device_keeper.h"

#include <algorithm>
#include <utility>

namespace tulpar {

namespace {

const DeviceId kMount{DeviceKind::Mount, {}};
const DeviceId kRoof{DeviceKind::Roof, {}};
const DeviceId kCover{DeviceKind::Cover, {}};
const DeviceId kWeather{DeviceKind::Weather, {}};
const DeviceId kFocuser{DeviceKind::Focuser, {}};

constexpr Duration kMovesSoon = 3s; ///< a roof is measured moving after its command
constexpr Duration kCooling = std::chrono::minutes(10);
constexpr Duration kSettingsSettle = 300ms; ///< a driver tells exposure and gain in two pieces
constexpr Angle kSamePlace = Angle::degrees(0.2);

} // namespace

DeviceKeeper::DeviceKeeper(const CoreConfig &config)
    : m_config(config)
    , m_knowledge(config.safety)
    , m_others(config.safety.tubeClearsRoof)
    , m_isGuarded(!config.isGuardNeeded)
{
}

DeviceKeeper::Hand DeviceKeeper::handFor(const CommandBody &command)
{
    return {deviceOf(command), std::holds_alternative<CoolCamera>(command)};
}

Reconciler DeviceKeeper::reconcilerFor(const CoreConfig &config, const Hand &hand)
{
    if (hand.isCooler) // cooling is slow, and no restart makes it faster
        return {{{1, Remedy::Retry, kCooling}, {2, Remedy::CallPerson, kCooling}}, {kCooling, kCooling, 10s}};
    Reconciler::Patience patience;
    const auto motion = [](Duration once) { return 2 * once + 5s; };
    if (hand.device == kRoof)
        patience = {kMovesSoon, motion(config.roofMotion), patience.unheard};
    else if (hand.device == kCover)
        patience = {kMovesSoon, motion(config.coverMotion), patience.unheard};
    return {ladderOf(config, hand.device.kind), patience};
}

Reconciler &DeviceKeeper::reconcilerOf(const Hand &hand)
{
    const auto found = m_reconcilers.find(hand);
    return found != m_reconcilers.end()
        ? found->second
        : m_reconcilers.emplace(hand, reconcilerFor(m_config, hand)).first->second;
}

void DeviceKeeper::order(const DeviceId &device, bool isOrdered)
{
    if (isOrdered)
        m_ordered.insert(device);
    else
        m_ordered.erase(device);
}

void DeviceKeeper::wishMount(const MountWish &goal, bool isOrdered)
{
    order(kMount, isOrdered);
    if (goal == m_goals.mount)
        return;
    m_goals.mount = goal;
    reconcilerOf({kMount}).forget();
}

void DeviceKeeper::wishRoof(OpeningGoal goal, bool isOrdered)
{
    order(kRoof, isOrdered);
    if (std::exchange(m_goals.roof, goal) == goal)
        return;
    m_roofAtOnce = false;
    reconcilerOf({kRoof}).forget();
}

void DeviceKeeper::wishCover(OpeningGoal goal, bool isOrdered)
{
    order(kCover, isOrdered);
    if (std::exchange(m_goals.cover, goal) != goal)
        reconcilerOf({kCover}).forget();
}

void DeviceKeeper::wishCamera(const std::string &channel, const CameraGoal &goal)
{
    m_goals.cameras[channel] = goal;
    reconcilerOf({{DeviceKind::Camera, channel}}).forget();
}

void DeviceKeeper::wishCamerasIdle()
{
    for (const std::string &channel : m_config.channels)
        if (const CameraGoal &goal = m_goals.cameras[channel]; !goal.idle || goal.ladder)
            wishCamera(channel, CameraGoal{true, {}});
}

void DeviceKeeper::wishTemperature(const std::string &channel, double setPointC)
{
    m_goals.temperatures[channel] = setPointC;
    reconcilerOf({{DeviceKind::Camera, channel}, true}).forget();
}

void DeviceKeeper::wishFocuser(const FocuserWish &goal)
{
    if (std::exchange(m_goals.focuser, goal) != goal)
        reconcilerOf({kFocuser}).forget();
}

void DeviceKeeper::closeUp()
{
    if (!m_ordered.contains(kCover))
        wishCover(OpeningGoal::Closed);
    if (!m_ordered.contains(kRoof))
        wishRoof(OpeningGoal::Closed);
}

void DeviceKeeper::closeRoofAtOnce(Now now)
{
    wishRoof(OpeningGoal::Closed);
    m_roofAtOnce = true;
    if (!m_config.safety.tubeClearsRoof)
        wishMount(MountStopped{}); // it closes over the mount: nothing may move there
    if (needOf(DeviceKind::Roof, OpeningGoal::Closed, m_knowledge, now).state != Need::State::Met)
        reconcilerOf({kRoof}).forget();
}

MountWish DeviceKeeper::mountGoal(Now now) const
{
    // Once out of the way it stays there: a wish to move would take it back before the roof has closed.
    const bool wouldMove = std::holds_alternative<MountTracking>(m_goals.mount)
        || std::holds_alternative<MountUnparked>(m_goals.mount);
    const bool makesWay = !m_config.safety.tubeClearsRoof && !m_roofAtOnce
        && m_goals.roof == OpeningGoal::Closed && m_knowledge.freshRoof(now) != OpeningState::Closed
        && (wouldMove || roofVerdict(now).closing != RoofClosing::Closes);
    return makesWay ? MountWish(MountParked{}) : m_goals.mount;
}

RoofVerdict DeviceKeeper::roofVerdict(Now now) const
{
    const RoofVerdict verdict = roofMayClose(m_knowledge, now);
    const Known<MountReport> &mount = m_knowledge.mount();
    if (verdict.closing == RoofClosing::Closes || !m_underRoof || !mount.value || mount.value->isSlewing
        || mount.value->isTracking || m_knowledge.isDisturbed(kMount))
        return verdict;
    const bool wasToldSince = m_knowledge.mountMayHaveMoved();
    const bool isThere = separation(m_underRoof->pointing, mount.value->pointing) < kSamePlace;
    return isThere && !wasToldSince ? RoofVerdict{} : verdict;
}

void DeviceKeeper::reconcile(const Observer &sky, const HorizontalDirection &sun, Outbox &out, Now now)
{
    // The order of making safe: light off, motion ended, mirror covered, roof closed. Nothing waits for the
    // one before but the roof for a mount that is in its way.
    for (const std::string &channel : m_config.channels) {
        const DeviceId camera{DeviceKind::Camera, channel};
        const Need need = orUnheard(camera, needOfCamera(channel, m_goals.cameras[channel], now), now);
        act({camera}, need, sky, sun, out, now);
    }
    act({kMount}, orUnheard(kMount, needOf(mountGoal(now), m_knowledge, now), now), sky, sun, out, now);
    act({kCover}, needOf(DeviceKind::Cover, m_goals.cover, m_knowledge, now), sky, sun, out, now);
    reconcileRoof(sky, sun, out, now);
    reconcileWeather(sky, sun, out, now);
    act({kFocuser}, needOf(m_goals.focuser, m_knowledge, now), sky, sun, out, now);
    for (const auto &[channel, setPointC] : m_goals.temperatures)
        act({{DeviceKind::Camera, channel}, true}, needOf(channel, setPointC, m_knowledge, now), sky, sun,
            out, now);
}

void DeviceKeeper::reconcileRoof(const Observer &sky, const HorizontalDirection &sun, Outbox &out, Now now)
{
    const Need need = needOf(DeviceKind::Roof, m_goals.roof, m_knowledge, now);
    if (need.state == Need::State::Met)
        m_roofAtOnce = false; // the order is fulfilled
    const bool wantsToClose = m_goals.roof == OpeningGoal::Closed
        && (need.state == Need::State::Wanting || need.state == Need::State::Unheard);
    if (wantsToClose && !m_roofAtOnce)
        if (const RoofVerdict verdict = roofVerdict(now); verdict.closing != RoofClosing::Closes) {
            hold(
                CloseRoof{}, {verdict.why.value_or(Reason{ReasonCode::MountInTheWay, kMount, {}, {}})}, out,
                now);
            return;
        }
    act({kRoof}, need, sky, sun, out, now);
}

void DeviceKeeper::reconcileWeather(const Observer &sky, const HorizontalDirection &sun, Outbox &out, Now now)
{
    Need need;
    if (isNeeded(kWeather, now) && m_knowledge.whyUnknown(kWeather, now))
        need.state = Need::State::Unheard;
    act({kWeather}, need, sky, sun, out, now);
}

Need DeviceKeeper::orUnheard(const DeviceId &device, Need need, Now now) const
{
    const bool isWaiting = m_goals.roof == OpeningGoal::Open || m_goals.cover == OpeningGoal::Open;
    const bool isMissed = isWaiting && need.state == Need::State::Met && !m_knowledge.isDisturbed(device)
        && m_knowledge.whyUnknown(device, now);
    return isMissed ? Need{Need::State::Unheard, {}, {}} : need;
}

Need DeviceKeeper::needOfCamera(const std::string &channel, const CameraGoal &goal, Now now)
{
    const DeviceId camera{DeviceKind::Camera, channel};
    Need need = needOf(channel, goal, m_knowledge, now);
    if (!need.wrong) {
        m_wrongSince.erase(channel);
        if (need.state == Need::State::Met)
            m_wrong.erase(camera);
        return need;
    }
    const auto since = m_wrongSince.try_emplace(channel, now.mono).first->second;
    if (now.mono - since < kSettingsSettle)
        return {Need::State::Underway, {}, {}};
    m_wrong[camera] = *need.wrong;
    return need;
}

void DeviceKeeper::act(
    const Hand &hand, const Need &need, const Observer &sky, const HorizontalDirection &sun, Outbox &out,
    Now now)
{
    const DeviceId &device = hand.device;
    Reconciler &reconciler = reconcilerOf(hand);
    // Nothing but closing, stopping and aborting passes without the gate's word.
    if (need.command && need.state == Need::State::Wanting && !isSafing(*need.command))
        if (const Reasons reasons = whyHeld(*need.command, sky, sun, now); !reasons.empty()) {
            hold(*need.command, reasons, out, now);
            const auto isItsFault = [&](const Reason &reason) {
                return reason.code == ReasonCode::DeviceFault && reason.device == device;
            };
            if (std::any_of(reasons.begin(), reasons.end(), isItsFault))
                say(device, reconciler.act({Need::State::Unheard, {}, {}}, now), out, now);
            else
                reconciler.held(now);
            return;
        }
    m_held.erase(hand);
    const Reconciler::Act act = reconciler.act(need, now);
    say(device, act, out, now);
    if (act.wish && need.state != Need::State::Wanting && !isSafing(act.wish->command)
        && !whyHeld(act.wish->command, sky, sun, now).empty())
        return;
    if (!act.wish)
        return;
    reconciler.asked(*act.wish, now);
    const CommandBody told = m_coordinates.told(act.wish->command, sky);
    m_others.commanded(told, now);
    m_knowledge.sent(told, now);
    out.command(told, act.wish->attempt, now);
}

void DeviceKeeper::setPointing(const PointingOffset &offset, const Observer &sky)
{
    if (offset == m_coordinates.offset())
        return;
    m_coordinates.setOffset(offset, sky);
    if (m_mountSaid) // else it would count as on its target until it speaks again
        (void)m_knowledge.take(m_coordinates.meant(*m_mountSaid));
    reconcilerOf({kMount}).forget();
}

Reasons DeviceKeeper::whyHeld(
    const CommandBody &command, const Observer &sky, const HorizontalDirection &sun, Now now) const
{
    GateSky gate{sun, {}, m_ordered.contains(deviceOf(command))};
    if (const auto *track = std::get_if<TrackTarget>(&command))
        gate.target = sky.observed(track->target);
    Reasons reasons = whyNot(command, m_knowledge, gate, now);
    const bool opens =
        std::holds_alternative<OpenRoof>(command) || std::holds_alternative<OpenCover>(command);
    if (opens && !m_isGuarded)
        reasons.push_back({ReasonCode::NotGuarded, {}, {}, {}});
    if (m_isDrill)
        reasons.push_back({ReasonCode::DrillHolds, {}, {}, {}});
    return reasons;
}

std::vector<DeviceCommand> DeviceKeeper::stillPassable(
    std::vector<DeviceCommand> commands, const Observer &sky, const HorizontalDirection &sun, Outbox &out,
    Now now)
{
    std::erase_if(commands, [&](const DeviceCommand &command) {
        if (isSafing(command.body))
            return false;
        const Reasons reasons = whyHeld(command.body, sky, sun, now);
        if (reasons.empty())
            return false;
        hold(command.body, reasons, out, now);
        reconcilerOf(handFor(command.body)).held(now);
        return true;
    });
    return commands;
}

void DeviceKeeper::say(const DeviceId &device, const Reconciler::Act &act, Outbox &out, Now now)
{
    if (!act.remedy)
        return;
    out.fact(RemedyTried{device, act.remedy->number, act.remedy->remedy, {}}, now);
    if (act.remedy->remedy != Remedy::Retry && act.remedy->remedy != Remedy::CallPerson)
        out.remedy({device, act.remedy->remedy});
}

void DeviceKeeper::hold(const CommandBody &command, const Reasons &reasons, Outbox &out, Now now)
{
    Reasons &held = m_held[handFor(command)];
    if (!std::equal(held.begin(), held.end(), reasons.begin(), reasons.end(), isSameCause))
        out.fact(CommandRefused{deviceOf(command), std::string(commandName(command)), reasons}, now);
    held = reasons;
}

Reasons DeviceKeeper::heldBack() const
{
    Reasons all;
    for (const auto &[hand, reasons] : m_held)
        for (const Reason &reason : reasons)
            if (std::find(all.begin(), all.end(), reason) == all.end())
                all.push_back(reason);
    return all;
}

Reasons DeviceKeeper::failing() const
{
    Reasons all;
    for (const auto &[hand, reconciler] : m_reconcilers)
        if (reconciler.isFailing())
            all.push_back(
                {ReasonCode::DeviceLate, hand.device, reconciler.step(),
                 seconds(reconciler.patience().reaction)});
    for (const auto &[device, wrong] : m_wrong)
        all.push_back(wrong);
    return all;
}

std::vector<DeviceId> DeviceKeeper::callsFor() const
{
    std::vector<DeviceId> all;
    for (const auto &[hand, reconciler] : m_reconcilers)
        if (reconciler.callsPerson())
            all.push_back(hand.device);
    return all;
}

bool DeviceKeeper::isNeeded(const DeviceId &device, Now now) const
{
    switch (device.kind) {
    case DeviceKind::Mount:
        return !std::holds_alternative<MountFree>(mountGoal(now));
    case DeviceKind::Roof:
        return m_goals.roof != OpeningGoal::Free;
    case DeviceKind::Cover:
        return m_goals.cover != OpeningGoal::Free;
    case DeviceKind::Camera: {
        const auto goal = m_goals.cameras.find(device.channel);
        return goal != m_goals.cameras.end() && goal->second.ladder && !goal->second.ladder->isOver();
    }
    case DeviceKind::Weather:
        return m_knowledge.weather().value || m_goals.roof == OpeningGoal::Open
            || m_goals.cover == OpeningGoal::Open;
    case DeviceKind::Focuser:
        return m_goals.focuser.has_value();
    case DeviceKind::Rotator:
        break;
    }
    return false;
}

bool DeviceKeeper::camerasRest(Now now) const
{
    return std::all_of(m_config.channels.begin(), m_config.channels.end(), [&](const std::string &channel) {
        const auto camera = m_knowledge.freshCamera(channel, now);
        return !camera || camera->state != CameraState::Exposing;
    });
}

} // namespace tulpar
