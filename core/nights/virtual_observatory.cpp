#include "core/nights/virtual_observatory.h"

#include <algorithm>

namespace tulpar {

namespace {
constexpr Duration kTick = 100ms;
constexpr Duration kHeartbeat = 1s;
const std::string kFeed = "gcn";
} // namespace

CoreConfig simulatedConfig(HardwareProfile profile)
{
    CoreConfig config;
    config.isSimulated = true;
    config.site = assySite();
    config.profile = profile == HardwareProfile::Assy ? "assy" : "standard-cover";
    const ProfileFacts facts = factsOf(profile);
    config.roofMotion = fromSeconds(facts.roofS);
    config.coverMotion = fromSeconds(facts.coverS);
    config.safety.tubeClearsRoof = facts.tubeClearsRoof;
    return config;
}

VirtualObservatory::VirtualObservatory(
    const CoreConfig &config, World world, UtcInstant start, const Latency &latency)
    : m_latency(latency)
    , m_clock(start)
    , m_world(std::move(world))
    , m_core(config, m_clock, 0)
    , m_port(m_world, *this, m_clock.now())
    , m_nextTick(start)
    , m_nextHeartbeat(start)
{
    perform(m_core.start({}));
    m_port.announce();
}

void VirtualObservatory::deliver(const std::string &feed, const std::string &bytes)
{
    perform(m_core.take(RawNotice{bytes, feed, {}, 0, -1, m_clock.now()}));
}

Answer VirtualObservatory::request(const RequestBody &body)
{
    Answer answer;
    perform(m_core.take(Request{"night", body}, answer));
    return answer;
}

bool VirtualObservatory::liveUntil(UtcInstant until, const std::function<bool()> &done)
{
    while (!done || !done()) {
        const UtcInstant next = nextMoment();
        if (next > until) {
            advanceTo(until);
            return done && done();
        }
        advanceTo(next);
        while (!m_later.empty() && m_later.front().at <= m_clock.now().utc) {
            const auto act = std::move(m_later.front().act);
            m_later.erase(m_later.begin());
            act();
        }
        if (m_clock.now().utc >= m_nextHeartbeat) {
            m_nextHeartbeat = m_nextHeartbeat + kHeartbeat;
            perform(m_core.feedHeard(kFeed, true, {}));
        }
        if (m_clock.now().utc >= m_nextTick) {
            m_nextTick = m_nextTick + kTick;
            perform(m_core.tick());
        }
    }
    return true;
}

void VirtualObservatory::skipTo(UtcInstant until)
{
    constexpr Duration kLived = 100ms; // after it every device is heard and the core has ticked
    if (until - m_clock.now().utc > kLived) {
        m_world.jumpTo(until - kLived);
        m_clock.stepUtc(until - kLived - m_clock.now().utc);
        m_port.jumped(m_clock.now());
        m_nextTick = m_nextHeartbeat = m_clock.now().utc;
        m_core.clockStepped();
    }
    liveUntil(until);
}

void VirtualObservatory::stall(Duration busy)
{
    advanceTo(m_clock.now().utc + busy);
}

UtcInstant VirtualObservatory::nextMoment() const
{
    const Now now = m_clock.now();
    UtcInstant next = std::min(m_nextTick, m_nextHeartbeat);
    next = std::min(next, now.utc + (m_port.nextEvent() - now.mono));
    if (!m_later.empty())
        next = std::min(next, m_later.front().at);
    return std::max(next, now.utc);
}

void VirtualObservatory::advanceTo(UtcInstant t)
{
    m_clock.advance(t - m_clock.now().utc);
    m_port.advanceTo(m_clock.now());
}

void VirtualObservatory::reported(const DeviceReport &report)
{
    perform(m_core.take(report));
}

void VirtualObservatory::exposureOpened(const ExposureOpened &exposure)
{
    perform(m_core.take(exposure));
}

void VirtualObservatory::frameArrived(const CameraFrame &frame)
{
    const ActiveResponse *subject = m_core.frameSubject();
    FrameStored stored{frame.channel,  frame.number,
                       "virtual",      frame.exposureStart,
                       frame.exposure, subject ? subject->event : std::string(),
                       false};
    m_later.push_back(
        {m_clock.now().utc + m_latency.frame, [this, stored] { perform(m_core.take(stored)); }});
    std::stable_sort(
        m_later.begin(), m_later.end(), [](const Later &a, const Later &b) { return a.at < b.at; });
}

void VirtualObservatory::perform(Effects effects)
{
    for (const DeviceCommand &command : effects.urgent)
        if (const auto sent = m_port.submit(command); !sent)
            perform(m_core.take(CommandFailed{
                deviceOf(command.body), std::string(commandName(command.body)), sent.error().detail}));
    m_journal.insert(m_journal.end(), effects.facts.begin(), effects.facts.end());
    if (effects.notice) {
        ++m_keptNotices;
        m_keptBytes += effects.notice->bytes.size();
    }
    if (effects.commands.empty())
        return;
    m_later.push_back({m_clock.now().utc + m_latency.commit, [this, commands = std::move(effects.commands)] {
                           for (const DeviceCommand &command : commands)
                               if (const auto sent = m_port.submit(command); !sent)
                                   perform(m_core.take(CommandFailed{
                                       deviceOf(command.body), std::string(commandName(command.body)),
                                       sent.error().detail}));
                           perform(m_core.commandsLeft());
                       }});
    std::stable_sort(
        m_later.begin(), m_later.end(), [](const Later &a, const Later &b) { return a.at < b.at; });
}

} // namespace tulpar
