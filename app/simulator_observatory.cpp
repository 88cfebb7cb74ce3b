#include "app/simulator_observatory.h"

#include "app/simulator_device.h"
#include "core/base/parse.h"
#include "core/simulator/world_json.h"

#include <indidevapi.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

namespace tulpar {

namespace {
constexpr int kMovingMs = 20;
constexpr int kExposingMs = 250;
constexpr int kRestMs = 1000;

std::string environment(const char *name)
{
    const char *value = std::getenv(name);
    return value ? value : "";
}

std::string stateFilePath()
{
    if (const std::string given = environment("TULPAR_WORLD"); !given.empty())
        return given;
    const std::string state = environment("XDG_STATE_HOME");
    return (state.empty() ? environment("HOME") + "/.local/state" : state) + "/tulpar/world.json";
}

std::string starsPath()
{
    if (const std::string given = environment("TULPAR_STARS"); !given.empty())
        return given;
    for (const char *path : {TULPAR_RESOURCES "/sky/stars_v10.bin", "/usr/share/tulpar/sky/stars_v10.bin"})
        if (std::filesystem::exists(path))
            return path;
    return {};
}

/// What tells one command from another of its name: JSON fields with a comma before each.
std::string detailsOf(const CommandBody &command)
{
    if (const auto *track = std::get_if<TrackTarget>(&command))
        return ",\"ra_deg\":" + fixed(track->target.ra.asDegrees(), 6)
            + ",\"dec_deg\":" + fixed(track->target.dec.asDegrees(), 6);
    if (const auto *start = std::get_if<StartExposures>(&command))
        return ",\"channel\":\"" + start->channel + "\",\"exposure_s\":" + fixed(seconds(start->exposure), 6);
    if (const auto *stop = std::get_if<AbortExposures>(&command))
        return ",\"channel\":\"" + stop->channel + '"';
    return {};
}
} // namespace

SimulatedObservatory::SimulatedObservatory()
    : m_world(std::make_unique<World>(assySite(), m_clock.now().utc))
    , m_file(stateFilePath())
{
}

SimulatedObservatory::~SimulatedObservatory()
{
    if (m_isStarted)
        save();
}

void SimulatedObservatory::start()
{
    if (m_isStarted)
        return;
    m_isStarted = true;
    if (const std::string log = environment("TULPAR_COMMAND_LOG"); !log.empty())
        m_commandLog.open(log, std::ios::app);
    load();
    m_darkroom = std::make_unique<Darkroom>(starsPath(), [this] { deliver(); });
    if (!m_darkroom->hasCatalogue())
        std::cerr << "no star catalogue: simulated frames show synthetic stars only\n";
    if (environment("TULPAR_CONNECT") == "1")
        IEAddTimer(
            1,
            [](void *self) {
                for (SimulatedDevice *device : static_cast<SimulatedObservatory *>(self)->m_devices)
                    device->connectNow();
            },
            this);
    wakeIn(2);
}

UtcInstant SimulatedObservatory::observatoryUtc() const
{
    return m_clock.now().utc + m_utcOffset;
}

double SimulatedObservatory::steadyS() const
{
    return seconds(m_clock.now().mono - MonoInstant{});
}

World &SimulatedObservatory::world()
{
    live();
    return *m_world;
}

Result<void> SimulatedObservatory::perform(const CommandBody &command)
{
    received(commandName(command), detailsOf(command));
    live();
    auto done = m_world->command(command);
    live(); // what it starts at once is told at once
    changed();
    return done;
}

void SimulatedObservatory::received(std::string_view what, std::string_view further)
{
    if (!m_commandLog.is_open())
        return;
    m_commandLog << "{\"utc_ns\":" << m_clock.now().utc.nsSinceUnixEpoch << ",\"command\":\"" << what << '"'
                 << further << "}\n"
                 << std::flush;
}

void SimulatedObservatory::changed()
{
    m_isDirty = true;
    wakeIn(1);
}

void SimulatedObservatory::setUtcOffset(Duration offset)
{
    live();
    m_utcOffset = offset;
    m_closing.clear();
    m_world->jumpTo(observatoryUtc());
    changed();
}

void SimulatedObservatory::forgetOpenExposure(Band band)
{
    const UtcInstant now = m_world->now();
    std::erase_if(m_closing, [&](const Closing &closing) {
        return closing.band == band && closing.exposure.end() > now;
    });
}

void SimulatedObservatory::live()
{
    for (const WorldEvent &event : m_world->advanceTo(observatoryUtc())) {
        if (event.kind == WorldEvent::Kind::DeadManFired)
            m_isDirty = true;
        else if (event.kind == WorldEvent::Kind::FrameRead)
            m_developing[{event.band, event.exposure.number}].isRead = true;
        else {
            m_closing.push_back({event.band, event.exposure});
            if (const auto &ears = m_ears[static_cast<std::size_t>(event.band)]; ears.opened)
                ears.opened(event.exposure);
        }
    }
}

void SimulatedObservatory::develop()
{
    const UtcInstant now = m_world->now();
    std::erase_if(m_closing, [&](const Closing &closing) {
        if (closing.exposure.end() > now)
            return false;
        m_darkroom->add(m_world->scene(closing.band, closing.exposure));
        return true;
    });
}

void SimulatedObservatory::deliver()
{
    for (FinishedFrame &frame : m_darkroom->fetch())
        m_developing[{frame.band, frame.exposure.number}].finished = frame;
    for (auto it = m_developing.begin(); it != m_developing.end();) {
        Development &development = it->second;
        const bool isLost = m_world->camera(it->first.first).isDead();
        if (!isLost && !(development.isRead && development.finished)) {
            ++it;
            continue;
        }
        std::optional<FinishedFrame> frame;
        if (!isLost)
            frame = std::move(development.finished);
        const auto &ears = m_ears[static_cast<std::size_t>(it->first.first)];
        it = m_developing.erase(it);
        if (frame && ears.frame)
            ears.frame(*frame);
    }
}

void SimulatedObservatory::pulse()
{
    m_timer = 0;
    live();
    develop();
    deliver();
    for (SimulatedDevice *device : m_devices)
        if (device->isConnected())
            device->refresh(false);
    const bool isMoving = nextPulseMs() <= kMovingMs;
    if (m_isDirty || (isMoving && steadyS() - m_lastSaveS > 1)) {
        save();
        m_isDirty = false;
        m_lastSaveS = steadyS();
    }
    wakeIn(nextPulseMs());
}

int SimulatedObservatory::nextPulseMs() const
{
    int ms = kRestMs;
    for (const DeviceKind kind :
         {DeviceKind::Mount, DeviceKind::Roof, DeviceKind::Cover, DeviceKind::Focuser, DeviceKind::Rotator})
        if (m_world->isMoving(kind))
            ms = kMovingMs;
    const auto notAfter = [&](UtcInstant t) {
        ms = std::clamp(static_cast<int>(std::ceil(seconds(t - m_world->now()) * 1000)), 0, ms);
    };
    if (!m_closing.empty())
        ms = std::min(ms, kExposingMs);
    for (const Closing &closing : m_closing)
        notAfter(closing.exposure.end());
    if (const auto event = m_world->nextEvent())
        notAfter(*event);
    return ms;
}

void SimulatedObservatory::wakeIn(int ms)
{
    if (!m_isStarted)
        return;
    if (m_timer)
        IERmTimer(m_timer);
    m_timer = IEAddTimer(
        ms, [](void *self) { static_cast<SimulatedObservatory *>(self)->pulse(); }, this);
}

void SimulatedObservatory::load()
{
    const UtcInstant now = m_clock.now().utc;
    std::ifstream file(m_file);
    if (!file)
        return;
    const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    auto state = worldFromJson(text);
    if (!state) {
        std::cerr << m_file << " is not used: " << state.error().detail << "; kept as .bad\n";
        std::error_code ignored;
        std::filesystem::rename(m_file, m_file + ".bad", ignored);
        return;
    }
    m_utcOffset = state->utcOffset;
    m_world->restore(*state);
    if (m_world->now() > now + m_utcOffset + std::chrono::seconds(5))
        m_world->jumpTo(now + m_utcOffset); // the system's clock went back
}

void SimulatedObservatory::save()
{
    WorldState state = m_world->state();
    state.utcOffset = m_utcOffset;
    const std::string text = worldToJson(state);
    std::error_code error;
    std::filesystem::create_directories(std::filesystem::path(m_file).parent_path(), error);
    const std::string part = m_file + ".part";
    {
        std::ofstream file(part, std::ios::trunc);
        file << text;
        if (!file.flush()) {
            std::cerr << "cannot keep the world in " << part << '\n';
            return;
        }
    }
    std::filesystem::rename(part, m_file, error);
    if (error)
        std::cerr << "cannot keep the world in " << m_file << ": " << error.message() << '\n';
}

} // namespace tulpar
