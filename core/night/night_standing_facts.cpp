// What each fact changes of how the observatory stands.
#include "core/night/night_standing.h"

#include <algorithm>

namespace tulpar {

namespace {

constexpr Duration kLongestExposure = 24h;
constexpr std::size_t kMostShutters = 64; ///< a journal of garbage must not grow the search

} // namespace

void NightStanding::take(const Fact &fact, UtcInstant at)
{
    if (m_core == Core::Unheard)
        m_core = Core::Running; // whoever writes facts runs
    // A frame long overdue will not come, and explains nothing.
    std::erase_if(m_shutters, [&](const Shutter &one) { return at >= one.end + kReadingMost; });
    std::visit([&](const auto &body) { heed(body, at); }, fact);
}

void NightStanding::heed(const CoreStarted &, UtcInstant)
{
    const auto conditions = m_conditions;
    const std::string mode = m_mode;
    const std::string modeBy = m_modeBy;
    *this = NightStanding{};
    m_core = Core::Running;
    m_conditions = conditions;
    m_mode = mode;
    m_modeBy = modeBy;
}

void NightStanding::heed(const CoreStopped &, UtcInstant)
{
    m_core = Core::Stopped;
    m_shutters.clear();
}

void NightStanding::heed(const ExposureBegan &fact, UtcInstant at)
{
    const UtcInstant begin = std::clamp(fact.start, at - kSettleMost, at);
    const Duration length = std::clamp(fact.exposure, Duration{}, kLongestExposure);
    // One camera has one shutter: what it exposed before has ended.
    for (Shutter &before : m_shutters)
        if (before.channel == fact.channel)
            before.end = std::min(before.end, begin);
    if (m_shutters.size() >= kMostShutters)
        m_shutters.erase(m_shutters.begin());
    m_shutters.push_back({fact.channel, begin, begin + length, fact.event});
    m_lastLight = begin + length;
    m_madeSafeBy.reset();
}

void NightStanding::heed(const FrameStored &fact, UtcInstant at)
{
    if (fact.recovered)
        return;
    frameDone(fact.channel, fact.start);
    m_lastLight = at;
}

void NightStanding::heed(const FrameLost &fact, UtcInstant at)
{
    frameDone(fact.channel, {});
    m_lastLight = at;
}

/// The frame of that start, else the oldest of the channel.
void NightStanding::frameDone(const std::string &channel, const std::optional<UtcInstant> &start)
{
    constexpr Duration kSame = 2ms; // starts are rounded on their way through headers
    const auto isOf = [&](const Shutter &one) { return one.channel == channel; };
    auto found = std::ranges::find_if(m_shutters, [&](const Shutter &one) {
        return isOf(one) && start && one.begin - *start < kSame && *start - one.begin < kSame;
    });
    if (found == m_shutters.end())
        found = std::ranges::find_if(m_shutters, isOf);
    if (found != m_shutters.end())
        m_shutters.erase(found);
}

void NightStanding::heed(const CommandIssued &fact, UtcInstant at)
{
    m_held.erase(fact.device);
    if (fact.command == "abort_exposures") {
        std::erase_if(m_shutters, [&](const Shutter &one) { return one.channel == fact.device.channel; });
        m_lastLight = at;
    } else if (fact.device.kind == DeviceKind::Mount) {
        moved(at);
    } else if (fact.command == "open_roof" || fact.command == "open_cover") {
        m_madeSafeBy.reset();
    }
}

void NightStanding::heed(const CommandRefused &fact, UtcInstant)
{
    m_held[fact.device] = fact.reasons;
}

void NightStanding::heed(const DeviceChanged &fact, UtcInstant at)
{
    m_heard.insert(fact.device);
    if (fact.state == "connected") {
        m_unconnected.erase(fact.device);
        return;
    }
    const bool isGone = fact.state == "unconnected";
    if (isGone)
        m_unconnected.insert(fact.device);
    if (fact.state == "fault")
        m_broken.insert(fact.device);
    else
        m_broken.erase(fact.device);
    const std::string state = isGone ? std::string() : fact.state;
    if (fact.device.kind == DeviceKind::Mount) {
        m_mount = state;
        moved(at);
    } else if (fact.device.kind == DeviceKind::Roof) {
        m_roof = state;
        moved(at); // the mount had to wait for it
    } else if (fact.device.kind == DeviceKind::Cover) {
        m_cover = state;
        moved(at);
    }
}

void NightStanding::moved(UtcInstant at)
{
    m_lastMotion = std::max(m_lastMotion, at);
}

void NightStanding::heed(const ConditionChanged &fact, UtcInstant)
{
    m_conditions[static_cast<std::size_t>(fact.condition)] = {fact.to, fact.value};
}

void NightStanding::heed(const OverrideChanged &fact, UtcInstant)
{
    if (!fact.what.condition)
        return;
    if (fact.isOn)
        m_overridden.insert(*fact.what.condition);
    else
        m_overridden.erase(*fact.what.condition);
}

void NightStanding::heed(const ModeChanged &fact, UtcInstant)
{
    m_mode = fact.mode;
    m_modeBy = fact.who;
    if (m_mode == nameOf(Mode::Robotic))
        m_madeSafeBy.reset();
}

void NightStanding::heed(const ReadinessChanged &fact, UtcInstant)
{
    m_notReady = fact.reasons;
}

void NightStanding::heed(const SafetyActed &fact, UtcInstant)
{
    if (fact.done) {
        m_makingSafe.reset();
        return;
    }
    Reasons reasons = fact.reasons;
    if (fact.cause == "operator") {
        reasons = {{ReasonCode::MakingSafe, {}, {}, {}, {}, m_makeSafeAsked}};
        m_madeSafeBy = m_makeSafeAsked;
    } else if (fact.cause == "restart") {
        reasons = {{ReasonCode::CoreRestarted, {}, {}, {}}};
    } else if (reasons.empty()) {
        reasons = {{ReasonCode::MakingSafe, {}, {}, {}}};
    }
    m_makingSafe = reasons;
}

void NightStanding::heed(const RequestAnswered &fact, UtcInstant)
{
    if (fact.request == "make_safe" && fact.answer.accepted) {
        m_makeSafeAsked = fact.who;
        if (m_madeSafeBy)
            m_madeSafeBy = fact.who; // its fact came first
        if (m_makingSafe && m_makingSafe->front().code == ReasonCode::MakingSafe)
            m_makingSafe->front().who = fact.who;
    }
}

void NightStanding::heed(const ResponseMoved &fact, UtcInstant at)
{
    m_response = fact.to;
    m_responseTo = fact.to == ResponseState::Idle ? std::string() : fact.event;
    if (fact.to == ResponseState::Acquiring) {
        m_madeSafeBy.reset();
        moved(at);
    }
    if (fact.to == ResponseState::Exposing || fact.to == ResponseState::Stopping)
        m_lastLight = at;
}

void NightStanding::heed(const NightRun &fact, UtcInstant)
{
    m_isNightRun = fact.isRunning;
    if (!fact.isRunning) {
        m_choice.reset();
        m_block = BlockState::Planned;
        m_blockName.clear();
    }
}

void NightStanding::heed(const NightMoved &fact, UtcInstant at)
{
    m_isNightRun = true;
    m_steps[static_cast<std::size_t>(fact.step)] = {fact.to, fact.reasons, true};
    if (fact.to == NightStepState::Running)
        m_lastLight = at;
}

void NightStanding::heed(const NightChose &fact, UtcInstant at)
{
    m_isNightRun = true;
    m_choice = fact;
    m_chosenAt = at;
}

void NightStanding::heed(const BlockMoved &fact, UtcInstant at)
{
    m_isNightRun = true;
    const std::string name = "programme:" + fact.target + "/" + fact.block;
    const bool isAtWork = fact.to == BlockState::Acquiring || fact.to == BlockState::Exposing;
    if (!isAtWork && name != m_blockName)
        return; // another one than that at work
    m_block = fact.to;
    m_blockName = isAtWork ? name : std::string();
    if (fact.to == BlockState::Acquiring)
        moved(at);
    if (fact.to == BlockState::Exposing)
        m_lastLight = at;
    if (!isAtWork && m_choice && m_choice->target == fact.target && m_choice->block == fact.block)
        m_choice.reset(); // its reasons explain nothing any more
}

} // namespace tulpar
