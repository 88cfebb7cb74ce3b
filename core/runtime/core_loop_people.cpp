// What the core loop does for people: who has control, in which mode, and what one device is told directly.
#include "core/runtime/core_loop.h"

#include <algorithm>

namespace tulpar {

namespace {

constexpr double kColdC = -60;
constexpr double kWarmC = 10;

/// What the order comes to, for the gate to judge.
std::vector<CommandBody> commandsFor(const Operate &order, const CoreConfig &config)
{
    std::vector<CommandBody> commands;
    switch (order.operation) {
    case Operation::OpenRoof:
        return {OpenRoof{}};
    case Operation::CloseRoof:
        return {CloseRoof{}};
    case Operation::OpenCover:
        return {OpenCover{}};
    case Operation::CloseCover:
        return {CloseCover{}};
    case Operation::ParkMount:
        return {ParkMount{}};
    case Operation::UnparkMount:
        return {UnparkMount{}};
    case Operation::Slew:
        return {TrackTarget{order.target.value_or(IcrsDirection{})}};
    case Operation::CoolCameras:
    case Operation::WarmCameras:
        for (const std::string &channel : config.channels)
            commands.emplace_back(
                CoolCamera{channel, order.operation == Operation::CoolCameras ? kColdC : kWarmC});
        break;
    }
    return commands;
}

} // namespace

Effects CoreLoop::deskGone(const std::string &desk)
{
    const Now now = m_clock.now();
    ControlToken::Changes changes;
    m_control.deskGone(desk, now, changes);
    say(changes, now);
    return flush();
}

void CoreLoop::say(const ControlToken::Changes &changes, Now now)
{
    for (const ControlChanged &change : changes)
        m_out.fact(change, now);
}

Answer CoreLoop::answerOfControl(const Request &request, Now now)
{
    const ControlToken::Speaker speaker{request.who, request.desk};
    ControlToken::Changes changes;
    Answer answer{true, {}};
    if (std::holds_alternative<TakeControl>(request.body))
        answer = m_control.take(speaker, now, changes);
    else if (std::holds_alternative<ReleaseControl>(request.body))
        answer = m_control.release(speaker, now, changes);
    else if (const auto *word = std::get_if<AnswerControl>(&request.body))
        answer = m_control.answer(speaker, word->grant, now, changes);
    else if (std::holds_alternative<TakeBackControl>(request.body))
        answer = m_control.takeBack(speaker, now, changes);
    say(changes, now);
    return answer;
}

Answer CoreLoop::setMode(const SetMode &order, const std::string &who, Now now)
{
    const auto mode = enumNamed<Mode>(order.mode);
    if (!mode)
        return {false, {}};
    if (*mode != this->mode())
        m_out.fact(ModeChanged{order.mode, who}, now);
    m_devices.knowledge().setMode(*mode);
    return {true, {}};
}

Answer CoreLoop::beginOverride(const BeginOverride &order, const std::string &who, Now now)
{
    const Override wanted{order.condition, who, order.why, now.utc + order.span, now.mono + order.span};
    Knowledge &known = m_devices.knowledge();
    if (const Reasons reasons = known.whyNotOverride(wanted, now); !reasons.empty())
        return {false, reasons};
    known.override(wanted, now);
    m_out.fact(OverrideChanged{wanted, true, {}}, now);
    return {true, {}};
}

Answer CoreLoop::endOverride(const EndOverride &order, const std::string &who, Now now)
{
    const Overrides before = m_devices.knowledge().overrides().all();
    const auto ended = std::ranges::find(before, order.condition, &Override::condition);
    if (ended == before.end())
        return {false, {{ReasonCode::NotOverridable, {}, {}, {}, order.condition}}};
    m_devices.knowledge().endOverride(order.condition);
    m_out.fact(OverrideChanged{*ended, false, who}, now);
    watchSafety(now);
    return {true, {}};
}

Answer CoreLoop::answerToOperation(const Operate &order, const std::string &who, Now now)
{
    if (!isClosing(order.operation)) {
        if (mode() == Mode::Robotic)
            return {false, {{ReasonCode::ModeForbids, {}, {}, {}}}};
        if (who.empty())
            return {false, {{ReasonCode::NameMissing, {}, {}, {}}}};
        if (m_safety.isMakingSafe())
            return {false, {{ReasonCode::MakingSafe, {}, {}, {}}}};
    }
    if (order.operation == Operation::Slew && !order.target)
        return {false, {}};
    const Sky sky = skyAt(now);
    const std::vector<CommandBody> commands = commandsFor(order, m_config);
    for (const CommandBody &command : commands) {
        GateSky gate{sky.sun, {}, true};
        if (order.target)
            gate.target = sky.observer.observed(*order.target);
        if (const Reasons reasons = whyNot(command, m_devices.knowledge(), gate, now); !reasons.empty())
            return {false, reasons};
    }
    stopForPerson(now);
    switch (order.operation) {
    case Operation::OpenRoof:
        m_devices.wishRoof(OpeningGoal::Open, true);
        break;
    case Operation::CloseRoof:
        m_devices.closeRoofAtOnce(now);
        break;
    case Operation::OpenCover:
        m_devices.wishCover(OpeningGoal::Open, true);
        break;
    case Operation::CloseCover:
        m_devices.wishCover(OpeningGoal::Closed, true);
        break;
    case Operation::Slew:
        m_devices.wishMount(MountTracking{*order.target}, true);
        break;
    case Operation::ParkMount:
        m_devices.wishMount(MountParked{}, true);
        break;
    case Operation::UnparkMount:
        m_devices.wishMount(MountUnparked{}, true);
        break;
    case Operation::CoolCameras:
    case Operation::WarmCameras:
        for (const std::string &channel : m_config.channels)
            m_devices.wishTemperature(channel, order.operation == Operation::CoolCameras ? kColdC : kWarmC);
        break;
    }
    return {true, {}};
}

} // namespace tulpar
