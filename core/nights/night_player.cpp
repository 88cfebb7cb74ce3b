#include "core/nights/night_player.h"

#include "core/session/fact.h"

#include <algorithm>
#include <map>
#include <type_traits>
#include <utility>

namespace tulpar {

namespace {

constexpr Duration kAfterwards = std::chrono::minutes(3);
constexpr Duration kAtOnce = std::chrono::seconds(1); ///< a response that the notice itself begins
constexpr Duration kLooksFor = std::chrono::seconds(3); // before a snapshot; every device speaks in this time

World worldOf(const Night &night, const Site &site)
{
    World world(site, night.start, night.seed);
    world.setProfile(night.profile);
    world.place(night.mount, 0, 0);
    world.setPointingError(night.pointingError);
    return world;
}

class Player {
public:
    Player(const Night &night, const NightHooks &hooks)
        : m_night(night)
        , m_hooks(hooks)
        , m_config(simulatedConfig(night.profile))
        , m_observatory(m_config, worldOf(night, m_config.site), night.start)
        , m_invariants(m_config, night, m_observatory)
    {
        m_observatory.paceItself(true);
        m_observatory.setHeartbeatLimit(CoreConfig{}.heartbeatLimit);
        m_observatory.watch(&m_invariants);
        m_observatory.setHost([this](Now now) { return host(now); });
        WeatherOrder calm;
        for (const NightEvent &event : night.events)
            if (const auto *turns = std::get_if<TroubleTurns>(&event.act);
                turns && turns->trouble == Trouble::Snow)
                calm.hasSnowSensor = true;
        m_observatory.world().setWeather(calm);
    }

    NightResult play()
    {
        for (const NightEvent &event : m_night.events)
            bring(event);
        const UtcInstant end = std::max(m_night.start + m_night.length, m_observatory.now().utc);
        m_observatory.liveUntil(end);
        for (std::size_t i = 0; i < kTroubles; ++i)
            bring(TroubleTurns{static_cast<Trouble>(i), false});
        m_observatory.startCore();
        m_observatory.liveUntil(end + kAfterwards);
        m_invariants.close(m_observatory.now());
        return result();
    }

    std::shared_ptr<const Snapshot> snapshotAt(Duration after)
    {
        for (const NightEvent &event : m_night.events) {
            if (event.at > after)
                break;
            bring(event);
        }
        m_observatory.liveUntil(m_night.start + after - kLooksFor);
        m_observatory.wake(); // what is shown was measured just now, as in a real night
        m_observatory.liveUntil(m_night.start + after);
        return m_observatory.isCoreRunning()
            ? std::make_shared<const Snapshot>(m_observatory.core().snapshot())
            : nullptr;
    }

private:
    void bring(const NightEvent &event)
    {
        m_observatory.liveUntil(m_night.start + event.at);
        if (m_hooks.said)
            m_hooks.said(m_observatory.now().utc, describeAct(event.act));
        std::visit([this](const auto &act) { bring(act); }, event.act);
    }

    void bring(const TroubleTurns &turns)
    {
        const auto which = static_cast<std::size_t>(turns.trouble);
        if (m_present[which] == turns.begins)
            return;
        m_present[which] = turns.begins;
        m_faults += turns.begins;
        m_observatory.wake();
        m_invariants.troubleTurned(turns.trouble, turns.begins);
        turn(turns.trouble, turns.begins);
        m_observatory.wake();
    }

    bool isOn(Trouble trouble) const { return m_present[static_cast<std::size_t>(trouble)]; }

    void turn(Trouble trouble, bool begins)
    {
        World &world = m_observatory.world();
        WorldPort &port = m_observatory.port();
        WeatherOrder weather = world.weatherOrder();
        switch (trouble) {
        case Trouble::Rain:
            weather.isRaining = begins;
            break;
        case Trouble::Snow:
            weather.isSnowing = begins;
            break;
        case Trouble::Wind:
            weather.windMPerS = begins ? std::optional(15.5) : std::nullopt;
            break;
        case Trouble::Gust:
            weather.gustMPerS = begins ? std::optional(21.0) : std::nullopt;
            break;
        case Trouble::Humidity:
            weather.humidityPercent = begins ? std::optional(93.0) : std::nullopt;
            break;
        case Trouble::Cloud:
            weather.skyTemperatureC = begins ? std::optional(-6.0) : std::nullopt;
            break;
        case Trouble::Cold:
            weather.temperatureC = begins ? std::optional(-28.0) : std::nullopt;
            break;
        case Trouble::RainSensorLost:
            weather.lostRain = begins;
            break;
        case Trouble::WindSensorLost:
            weather.lostWind = begins;
            break;
        case Trouble::HumiditySensorLost:
            weather.lostHumidity = begins;
            break;
        case Trouble::StationSilent:
            return world.setFault(Fault::StaleWeather, begins);
        case Trouble::StationFrozen:
            return world.freezeWeather(begins);
        case Trouble::StuckRoof:
            return world.setFault(Fault::StuckRoof, begins);
        case Trouble::SilentMount:
            return world.setFault(Fault::SilentMount, begins);
        case Trouble::SlowCover:
            return world.setFault(Fault::SlowCover, begins);
        case Trouble::DeadCameraG:
            return world.setFault(Fault::DeadCameraG, begins);
        case Trouble::DeadCameraR:
            return world.setFault(Fault::DeadCameraR, begins);
        case Trouble::DeadCameraI:
            return world.setFault(Fault::DeadCameraI, begins);
        case Trouble::MountLinkLost:
            return port.setLink({DeviceKind::Mount, {}}, !begins);
        case Trouble::RoofLinkLost:
            return port.setLink({DeviceKind::Roof, {}}, !begins);
        case Trouble::CoverLinkLost:
            return port.setLink({DeviceKind::Cover, {}}, !begins);
        case Trouble::StationLinkLost:
            return port.setLink({DeviceKind::Weather, {}}, !begins);
        case Trouble::DriverLost:
            return port.setDriver(!begins);
        case Trouble::CommitsFail:
            return m_observatory.failCommits(begins);
        case Trouble::FeedSilent:
            return m_observatory.silenceFeed(begins);
        case Trouble::WireLossy:
        case Trouble::WireSlow: // both may be there at once
            return m_observatory.disturbWire(
                isOn(Trouble::WireLossy) ? 0.2 : 0, isOn(Trouble::WireSlow) ? Duration(2s) : Duration{},
                m_night.seed);
        case Trouble::OnBattery:
        case Trouble::OutsideLost:
        case Trouble::DiskFull:
            m_since[static_cast<std::size_t>(trouble)] = m_observatory.now().mono;
            return;
        }
        world.setWeather(weather);
    }

    HostReport host(Now now) const
    {
        const auto spanOf = [&](Trouble trouble) {
            const auto which = static_cast<std::size_t>(trouble);
            return m_present[which] ? now.mono - m_since[which] : Duration{};
        };
        HostReport report;
        report.measured = now;
        report.clockOffset = Duration{};
        report.clockError = std::chrono::milliseconds(2);
        report.isClockSynchronised = true;
        report.diskFreeGiB = m_present[static_cast<std::size_t>(Trouble::DiskFull)] ? 1.0 : 120.0;
        report.onBattery = spanOf(Trouble::OnBattery);
        report.outsideSilent = spanOf(Trouble::OutsideLost);
        return report;
    }

    void bring(const NoticeArrives &notice)
    {
        ++m_notices;
        m_observatory.wake();
        m_invariants.published(notice, m_observatory.now());
        m_observatory.publish(notice.bytes);
    }

    void bring(const PersonSpeaks &person)
    {
        if (m_observatory.isCoreRunning())
            (void)m_observatory.request(person.who, person.body);
    }

    void bring(const PersonAnswers &person)
    {
        if (!m_observatory.isCoreRunning())
            return;
        const Snapshot snapshot = m_observatory.core().snapshot();
        std::string oldest;
        for (const auto &row : snapshot.alerts) // newest first
            if (row->state == AlertState::Asking)
                oldest = row->event;
        if (!oldest.empty())
            (void)m_observatory.request(person.who, DecideAlert{oldest, person.accept});
    }

    void bring(const OtherCommands &other)
    {
        m_observatory.wake();
        World &world = m_observatory.world();
        const DeviceKind kind = deviceOf(other.command).kind;
        const bool wasMoving = world.isMoving(kind);
        const double roof = world.roof().openFraction.value_or(0);
        const double cover = world.cover().openFraction.value_or(0);
        const bool isThere = (std::holds_alternative<OpenRoof>(other.command) && roof >= 1)
            || (std::holds_alternative<CloseRoof>(other.command) && roof <= 0)
            || (std::holds_alternative<OpenCover>(other.command) && cover >= 1)
            || (std::holds_alternative<CloseCover>(other.command) && cover <= 0);
        ++m_faults;
        if (!m_observatory.port().isDriverUp() || !world.command(other.command))
            return;
        m_observatory.port().stirred(kind);
        m_invariants.othersMoved(kind, !wasMoving && !isThere && world.isMoving(kind), m_observatory.now());
    }

    void bring(const CoreTurns &core)
    {
        m_faults += core.to == CoreTurns::To::Killed;
        if (core.to == CoreTurns::To::Killed)
            m_observatory.killCore();
        else if (core.to == CoreTurns::To::Stopped)
            m_observatory.stopCore();
        else
            m_observatory.startCore();
    }

    void bring(const ClockSteps &step)
    {
        ++m_faults;
        m_observatory.stepClock(step.by);
    }

    NightResult result()
    {
        NightResult result;
        result.alerts = m_notices;
        result.faults = m_faults;
        result.broken = m_invariants.broken();
        Fingerprint print;
        for (const FactRecord &record : m_observatory.journal()) {
            print.add(record.seq);
            print.add(record.kind);
            print.add(static_cast<std::uint64_t>(record.at.utc.nsSinceUnixEpoch));
            if (record.kind == ResponseMoved::kKind)
                countMove(record, result);
            else if (record.kind == ResponseStep::kKind)
                countStep(record, result);
        }
        result.facts = m_observatory.journal().size();
        result.fingerprint = print.value();
        if (m_hooks.keepJournal)
            result.journal = m_observatory.journal();
        return result;
    }

    void countMove(const FactRecord &record, NightResult &result)
    {
        const auto fact = factOf(record);
        const auto *moved = fact ? std::get_if<ResponseMoved>(&*fact) : nullptr;
        if (!moved || moved->from != ResponseState::Vetting || moved->to != ResponseState::Acquiring)
            return;
        ++result.responses;
        m_begun.insert_or_assign(moved->event, record.at.mono);
    }

    void countStep(const FactRecord &record, NightResult &result) const
    {
        const auto fact = factOf(record);
        const auto *step = fact ? std::get_if<ResponseStep>(&*fact) : nullptr;
        if (!step || step->reached.step != Step::FirstExposure)
            return;
        const auto begun = m_begun.find(step->event);
        const Duration waited =
            begun == m_begun.end() ? Duration{} : begun->second - (record.at.mono - step->reached.since);
        (waited < kAtOnce ? result.totals : result.takenUp).push_back(step->reached.since);
    }

    const Night &m_night;
    const NightHooks &m_hooks;
    CoreConfig m_config;
    VirtualObservatory m_observatory;
    Invariants m_invariants;
    std::array<bool, kTroubles> m_present{};
    std::array<MonoInstant, kTroubles> m_since{};
    std::map<std::string, MonoInstant> m_begun; ///< responses
    int m_notices = 0;
    int m_faults = 0;
};

} // namespace

void Fingerprint::add(std::string_view text)
{
    for (const char c : text)
        m_value = (m_value ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
}

void Fingerprint::add(std::uint64_t number)
{
    for (int i = 0; i < 8; ++i)
        m_value = (m_value ^ (number >> (8 * i) & 0xFFU)) * 1099511628211ULL;
}

NightResult playNight(const Night &night, const NightHooks &hooks)
{
    return Player(night, hooks).play();
}

std::shared_ptr<const Snapshot> snapshotDuring(const Night &night, Duration after)
{
    const NightHooks hooks;
    return Player(night, hooks).snapshotAt(after);
}

} // namespace tulpar
