#include "core/simulator/world_port.h"

#include "core/simulator/detector.h"

#include <algorithm>

namespace tulpar {

namespace {
/// An answer takes this long, as over a local INDI socket; also what keeps a listener that commands at every
/// report from standing still in time.
constexpr Duration kAnswerDelay = 200us;
} // namespace

WorldPort::WorldPort(World &world, DeviceListener &listener, const Now &now, const Settings &settings)
    : m_world(world)
    , m_listener(listener)
    , m_settings(settings)
    , m_now(now)
{
    for (const DeviceKind kind :
         {DeviceKind::Mount, DeviceKind::Roof, DeviceKind::Cover, DeviceKind::Focuser, DeviceKind::Rotator,
          DeviceKind::Weather})
        m_due[{kind, {}}] = now.utc;
    for (const std::string_view channel : EnumNames<Band>::names)
        m_due[{DeviceKind::Camera, std::string(channel)}] = now.utc;
}

Result<void> WorldPort::submit(const DeviceCommand &command)
{
    const DeviceId device = deviceOf(command.body);
    if (!isUp(device))
        return fail(Errc::Unavailable, "no link");
    auto done = m_world.command(command.body);
    dueNow(device.kind);
    if (std::holds_alternative<CloseRoof>(command.body))
        dueNow(DeviceKind::Mount);
    return done;
}

void WorldPort::dueNow(DeviceKind kind)
{
    for (auto &[device, due] : m_due)
        if (device.kind == kind)
            due = std::min(due, m_world.now() + kAnswerDelay);
}

void WorldPort::announce()
{
    if (!m_isDriverUp)
        return;
    for (const auto &[device, due] : m_due)
        m_listener.reported({device, LinkReport{!m_lost.contains(device)}, m_now});
    for (auto &[device, due] : m_due)
        due = m_now.utc;
    tellDue(m_now.utc);
}

void WorldPort::tell(const DeviceId &device)
{
    if (!isUp(device))
        return;
    if (const auto body = m_world.report(device))
        m_listener.reported({device, *body, at(m_world.measuredAt(device.kind))});
}

void WorldPort::hasten()
{
    for (auto &[device, due] : m_due)
        due = std::min(due, m_world.now() + m_settings.movingInterval);
}

void WorldPort::tellAll()
{
    for (auto &[device, due] : m_due)
        due = m_world.now();
    tellDue(m_world.now());
}

void WorldPort::setLink(const DeviceId &device, bool isUp)
{
    const bool changes = isUp ? m_lost.erase(device) > 0 : m_lost.insert(device).second;
    if (!changes || !m_isDriverUp)
        return;
    m_listener.reported({device, LinkReport{isUp}, m_now});
    if (isUp)
        tell(device);
}

void WorldPort::setDriver(bool isUp)
{
    if (isUp == m_isDriverUp)
        return;
    m_isDriverUp = isUp;
    if (isUp)
        return announce();
    m_world.loseExposures();
    for (const auto &[device, due] : m_due)
        m_listener.reported({device, LinkReport{false}, m_now});
}

void WorldPort::tellDue(UtcInstant utc)
{
    for (auto &[device, due] : m_due)
        if (due <= utc) {
            due = utc + (m_world.isMoving(device.kind) ? m_settings.movingInterval : m_settings.restInterval);
            tell(device); // the listener may command, which makes reports due earlier
        }
}

void WorldPort::hear(const WorldEvent &event)
{
    const std::string channel(nameOf(event.band));
    if (!isUp({DeviceKind::Camera, channel}))
        return; // nobody hears it
    if (event.kind == WorldEvent::Kind::ExposureOpened) {
        m_listener.exposureOpened(
            {channel, event.exposure.start, event.exposure.duration, at(event.at).mono});
        return;
    }
    if (event.kind == WorldEvent::Kind::DeadManFired)
        return;
    const FrameScene scene =
        m_renderer ? m_world.scene(event.band, event.exposure) : m_world.framing(event.band, event.exposure);
    CameraFrame frame;
    frame.channel = channel;
    frame.number = event.exposure.number;
    frame.exposureStart = event.exposure.start;
    frame.exposure = event.exposure.duration;
    frame.width = kFrameWidth;
    frame.height = kFrameHeight;
    if (m_renderer)
        frame.pixels = m_renderer(scene);
    frame.emGain = event.exposure.emGain;
    frame.kind = event.exposure.kind;
    frame.gainEPerAdu = gainEPerAdu(event.exposure.emGain);
    frame.sensorTemperatureC = scene.sensorC;
    frame.pointing = scene.pointing;
    frame.pointingIcrs = scene.pointingIcrs;
    frame.fieldRotation = scene.fieldRotation;
    frame.received = at(event.at).mono;
    m_listener.frameArrived(frame);
}

void WorldPort::advanceTo(const Now &t)
{
    while (true) {
        UtcInstant next = t.utc;
        for (const auto &[device, due] : m_due)
            next = std::min(next, std::max(due, m_world.now()));
        if (const auto event = m_world.nextEvent())
            next = std::min(next, *event);
        const auto events = m_world.advanceTo(next);
        for (const WorldEvent &event : events)
            hear(event);
        const bool isEnd = next >= t.utc;
        // What ended at this moment is told at once, not at the next interval.
        for (auto &[device, due] : m_due)
            if ((device.kind == DeviceKind::Camera && !events.empty()) || m_world.hasJustArrived(device.kind))
                due = std::min(due, next);
        tellDue(next);
        if (isEnd)
            break;
    }
    m_now = t;
}

void WorldPort::jumped(const Now &now)
{
    m_now = now;
    for (auto &[device, due] : m_due)
        due = now.utc;
}

MonoInstant WorldPort::nextEvent() const
{
    std::optional<UtcInstant> next = m_world.nextEvent();
    for (const auto &[device, due] : m_due)
        if (!next || due < *next)
            next = due;
    return at(std::max(next.value_or(m_now.utc), m_now.utc)).mono;
}

} // namespace tulpar
