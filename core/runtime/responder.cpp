#include "core/runtime/responder.h"

#include "core/base/check.h"
#include "core/runtime/readiness.h"

#include <algorithm>
#include <utility>

namespace tulpar {

namespace {

/// What forbids the slew or an opening that is still needed; a roof in the way is no reason, since it will
/// open.
Reasons whyNotBegin(const IcrsDirection &target, const Knowledge &known, const GateSky &sky, Now now)
{
    Reasons all;
    const auto gather = [&](const CommandBody &command) {
        for (const Reason &reason : whyNot(command, known, sky, now))
            if (reason.code != ReasonCode::RoofInTheWay && reason.code != ReasonCode::RoofMoving
                && std::find(all.begin(), all.end(), reason) == all.end())
                all.push_back(reason);
    };
    gather(TrackTarget{target});
    if (known.freshRoof(now) != OpeningState::Open)
        gather(OpenRoof{});
    if (known.freshCover(now) != OpeningState::Open)
        gather(OpenCover{});
    return all;
}

} // namespace

Responder::Responder(const CoreConfig &config)
    : m_config(config)
    , m_machine(config.response)
{
}

Reasons Responder::begin(
    const Target &target, DeviceKeeper &devices, const Observer &sky, const HorizontalDirection &sun,
    Outbox &out, Now now)
{
    TULPAR_CHECK(!m_machine.isBusy(), return {});
    ActiveResponse response;
    response.event = target.event;
    response.name = target.name;
    response.target = target.direction;
    response.errorRadius = target.errorRadius;
    response.triggerUtc = target.triggerUtc;
    response.receivedUtc = now.utc - (now.mono - target.waterfall.received());
    response.orderedBy = target.orderedBy;
    response.waterfall = target.waterfall;
    const HorizontalDirection at = sky.observed(target.direction);
    const Reasons reasons = whyNotBegin(target.direction, devices.knowledge(), {sun, at}, now);
    m_response = response;
    for (const StepReached &reached : target.waterfall.steps())
        out.fact(ResponseStep{target.event, reached}, now);
    move(ResponseEvent::Alert, devices, out, now);
    if (!reasons.empty()) {
        move(ResponseEvent::Declined, devices, out, now);
        return reasons;
    }
    const Angle tolerance = inFieldTolerance(m_config, target.errorRadius);
    if (const auto first = predictFirstLight(m_config, devices.knowledge(), at, tolerance, now)) {
        m_response->predicted = first->time;
        m_response->slowest = first->slowest;
    }
    m_response->path = predictPath(m_config, devices.knowledge(), at, tolerance, now);
    move(ResponseEvent::Accepted, devices, out, now);
    return {};
}

Responder::Ask Responder::hear(ResponseEvent event, DeviceKeeper &devices, Outbox &out, Now now)
{
    return m_response ? move(event, devices, out, now) : Ask::Nothing;
}

void Responder::improve(
    const Better &better, const ImprovementTerms &terms, DeviceKeeper &devices, const Observer &sky,
    Outbox &out, Now now)
{
    if (!m_response || m_response->isOver)
        return;
    const ImprovedPosition position = improvedPosition(better, devices, sky, now);
    const RepointDecision decision = weigh(position, terms);
    out.fact(PositionWeighed{m_response->event, better.direction, decision}, now);
    m_response->errorRadius = better.stated;
    m_response->next.reset();
    if (decision.repoint == Repoint::Stay)
        return;
    m_response->next = better.direction;
    m_response->nextAt = decision.repoint == Repoint::Now ? now.mono : now.mono + position.untilGap;
    observe(devices, sky, out, now);
}

ImprovedPosition Responder::improvedPosition(
    const Better &better, const DeviceKeeper &devices, const Observer &sky, Now now) const
{
    ImprovedPosition position;
    position.pointed = m_response->target;
    position.better = better.direction;
    position.error = better.reckoned;
    position.containment = better.containment;
    position.halfField = m_config.fieldWidth / 2;
    position.exposing = m_machine.state() == ResponseState::Exposing;
    const Angle tolerance = inFieldTolerance(m_config, better.stated);
    if (const auto first =
            predictFirstLight(m_config, devices.knowledge(), sky.observed(better.direction), tolerance, now))
        position.slew = first->time;
    for (const std::string &channel : m_config.channels) {
        const auto camera = devices.knowledge().freshCamera(channel, now);
        if (!camera || camera->state != CameraState::Exposing || !camera->exposureStart)
            continue;
        const Duration exposed = std::max(Duration{}, now.utc - *camera->exposureStart);
        position.cut = std::max(position.cut, std::min(exposed, camera->exposure));
        position.untilGap = std::max(position.untilGap, camera->exposure - exposed);
    }
    return position;
}

Responder::Ask Responder::observe(DeviceKeeper &devices, const Observer &sky, Outbox &out, Now now)
{
    if (!m_machine.isBusy())
        return Ask::Nothing;
    if (const auto deadline = m_machine.deadline(); deadline && now.mono >= *deadline)
        return move(ResponseEvent::Deadline, devices, out, now);
    if (m_machine.state() == ResponseState::Stopping)
        return devices.camerasRest(now) ? move(ResponseEvent::Quiet, devices, out, now) : Ask::Nothing;

    if (m_response->next && now.mono >= m_response->nextAt) {
        m_response->target = *std::exchange(m_response->next, std::nullopt);
        return move(ResponseEvent::Improved, devices, out, now);
    }
    const Knowledge &known = devices.knowledge();
    const bool roofClear = known.freshRoof(now) == OpeningState::Open;
    const bool coverOpen = known.freshCover(now) == OpeningState::Open;
    const bool inField = isInField(devices, sky, now);
    if (inField)
        reach(Step::InField, out, now);
    if (roofClear)
        reach(Step::RoofClear, out, now);
    if (coverOpen)
        reach(Step::CoverOpen, out, now);
    if (m_machine.state() == ResponseState::Acquiring && inField && roofClear && coverOpen)
        return move(ResponseEvent::Acquired, devices, out, now);
    if (m_machine.state() == ResponseState::Exposing
        && sky.observed(m_response->target).altitude < m_config.safety.altitudeHard)
        return move(ResponseEvent::Finished, devices, out, now);
    return Ask::Nothing;
}

void Responder::opened(Outbox &out, Now now)
{
    if (m_machine.state() == ResponseState::Exposing)
        reach(Step::FirstExposure, out, now);
}

void Responder::stored(const std::string &channel, Outbox &out, Now now)
{
    if (!m_response)
        return;
    ++m_response->frames[channel];
    if (m_response->waterfall.has(Step::FirstExposure))
        reach(Step::FirstFrame, out, now);
}

void Responder::commandLeft(Outbox &out, Now now)
{
    if (m_machine.isBusy())
        reach(Step::FirstCommand, out, now);
}

std::optional<ResponseView> Responder::view(const DeviceKeeper &devices, Now now) const
{
    if (!m_response)
        return std::nullopt;
    ResponseView view;
    view.event = m_response->event;
    view.name = m_response->name;
    view.state = m_machine.state();
    view.isOver = m_response->isOver;
    view.cause = m_response->cause;
    view.triggerUtc = m_response->triggerUtc;
    view.receivedUtc = m_response->receivedUtc;
    view.orderedBy = m_response->orderedBy;
    view.target = m_response->target;
    view.errorRadius = m_response->errorRadius;
    view.steps = m_response->waterfall.steps();
    view.predicted = m_response->predicted;
    view.slowest = m_response->slowest;
    if (m_machine.state() == ResponseState::Acquiring) {
        view.path = m_response->path;
        view.waitingFor = devices.heldBack();
        const Knowledge &known = devices.knowledge();
        if (known.freshRoof(now) != OpeningState::Open)
            view.waitingFor.push_back({ReasonCode::RoofNotOpen, DeviceId{DeviceKind::Roof, {}}, {}, {}});
        if (known.freshCover(now) != OpeningState::Open)
            view.waitingFor.push_back({ReasonCode::CoverNotOpen, DeviceId{DeviceKind::Cover, {}}, {}, {}});
        if (const auto unknown = known.whyUnknown({DeviceKind::Mount, {}}, now))
            view.waitingFor.push_back(*unknown);
    }
    return view;
}

Responder::Ask Responder::move(ResponseEvent event, DeviceKeeper &devices, Outbox &out, Now now)
{
    const auto taken = m_machine.take(event, now.mono);
    if (!taken.listed)
        return Ask::Nothing;
    m_response->cause = std::string(nameOf(event));
    if (event == ResponseEvent::Retracted)
        m_response->retractedAt = now.mono;
    out.fact(ResponseMoved{m_response->event, taken.from, taken.to, m_response->cause}, now);
    switch (taken.action) {
    case ResponseAction::Acquire:
    case ResponseAction::Retarget:
        acquire(devices);
        break;
    case ResponseAction::Expose:
        expose(devices);
        break;
    case ResponseAction::Stop:
        devices.wishCamerasIdle();
        devices.wishMount(MountStopped{});
        break;
    case ResponseAction::MakeSafe:
        m_response->isOver = !m_machine.isBusy();
        return Ask::MakeSafe;
    case ResponseAction::Rest:
        m_response->isOver = true;
        return Ask::CloseUp;
    case ResponseAction::None:
    case ResponseAction::Vet:
        break;
    }
    return Ask::Nothing;
}

void Responder::acquire(DeviceKeeper &devices)
{
    devices.wishMount(MountTracking{m_response->target});
    devices.wishRoof(OpeningGoal::Open);
    devices.wishCover(OpeningGoal::Open);
    if (m_machine.state() == ResponseState::Acquiring)
        devices.wishCamerasIdle();
}

void Responder::expose(DeviceKeeper &devices)
{
    for (const std::string &channel : m_config.channels)
        devices.wishCamera(channel, CameraGoal{false, LadderPosition(m_config.ladder.of(channel))});
}

void Responder::reach(Step step, Outbox &out, Now now)
{
    if (const auto reached = m_response->waterfall.reach(step, now.mono))
        out.fact(ResponseStep{m_response->event, *reached}, now);
}

bool Responder::isInField(const DeviceKeeper &devices, const Observer &sky, Now now) const
{
    const auto mount = devices.knowledge().freshMount(now);
    constexpr Angle sameTarget = Angle::arcseconds(2);
    if (!mount || !mount->target || separation(*mount->target, m_response->target) > sameTarget)
        return false;
    // Where the axis is measured to look, against where the target stood at that moment; not the mount's own
    // word.
    const Observer then = sky.rotatedTo(devices.knowledge().mount().measured.utc);
    return separation(mount->pointing, then.observed(m_response->target))
        <= inFieldTolerance(m_config, m_response->errorRadius);
}

} // namespace tulpar
