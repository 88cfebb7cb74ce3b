#pragma once

#include "core/runtime/alarm_signs.h"
#include "core/runtime/device_keeper.h"
#include "core/runtime/safety_keeper.h"
#include "core/time/clock.h"

#include <functional>
#include <map>
#include <vector>

namespace tulpar {

/// The keepers over devices that do exactly what a test says: reports ten times a second of whatever is
/// heard.
struct Bench {
    struct Sent {
        CommandBody command;
        MonoInstant at;
    };

    explicit Bench(
        bool tubeClears = true, const std::function<void(CoreConfig &)> &change = {},
        const std::function<void(Bench &)> &before = {})
        : config(configFor(tubeClears, change))
        , clock(*parseUtc("2020-10-15T19:00:00Z"))
        , devices(config)
        , safety(config, clock.now().mono)
        , responder(config)
        , sky(config.site, clock.now().utc)
        , begun(clock.now().mono)
    {
        mount.pointing = {Angle::degrees(100), Angle::degrees(60)};
        mount.azimuthMechanical = Angle::degrees(100);
        weather = {5, 40, -7, 3, 5, 725, -30, false, false};
        for (const std::string &channel : config.channels)
            cameras[channel].isCold = true;
        if (before)
            before(*this);
        run(1s);
    }

    static CoreConfig configFor(bool tubeClears, const std::function<void(CoreConfig &)> &change)
    {
        CoreConfig config;
        config.safety.tubeClearsRoof = tubeClears;
        if (change)
            change(config);
        return config;
    }

    void open()
    {
        for (const DeviceKind kind : {DeviceKind::Roof, DeviceKind::Cover}) { // so that nobody moved them
            link({kind, {}}, false);
            link({kind, {}}, true);
        }
        roof = {OpeningState::Open, 1.0};
        cover = {OpeningState::Open, 1.0};
        run(200ms);
    }

    void shut()
    {
        roof = {OpeningState::Closed, 0.0};
        cover = {OpeningState::Closed, 0.0};
        run(200ms);
    }

    void tell(const DeviceId &device, const ReportBody &body)
    {
        if (!isSilent(device))
            devices.take({device, body, clock.now()}, out, clock.now());
    }

    void link(const DeviceId &device, bool isConnected)
    {
        devices.take({device, LinkReport{isConnected}, clock.now()}, out, clock.now());
        silent[device] = !isConnected;
    }

    [[nodiscard]] bool isSilent(const DeviceId &device) const
    {
        const auto found = silent.find(device);
        return found != silent.end() && found->second;
    }

    void step()
    {
        clock.advance(100ms);
        const Now now = clock.now();
        tell({DeviceKind::Mount, {}}, mount);
        tell({DeviceKind::Roof, {}}, roof);
        tell({DeviceKind::Cover, {}}, cover);
        for (const auto &[channel, camera] : cameras)
            tell({DeviceKind::Camera, channel}, camera);
        tell({DeviceKind::Weather, {}}, weather);
        devices.watch(sun.altitude, out, now);
        if (const Reasons reasons = safety.whyClose(devices, sun.altitude, now); !reasons.empty())
            safety.begin("unsafe", reasons, devices, out, now);
        safety.notice(devices, out, now);
        devices.reconcile(sky, sun, out, now);
        safety.watch(devices, out, now);
        alarms.watch(alarmSigns({config, devices, safety, responder, feeds, journalFailing}, now), out, now);
        const Effects effects = out.flush();
        for (const DeviceCommand &command : effects.urgent)
            sent.push_back({command.body, now.mono});
        for (const DeviceCommand &command : effects.commands)
            sent.push_back({command.body, now.mono});
        remedies.insert(remedies.end(), effects.remedies.begin(), effects.remedies.end());
        journal.insert(journal.end(), effects.facts.begin(), effects.facts.end());
    }

    void run(Duration d)
    {
        for (const MonoInstant end = clock.now().mono + d; clock.now().mono < end;)
            step();
    }

    void makeSafe() { safety.begin("operator", {}, devices, out, clock.now()); }

    template <class Command>
    [[nodiscard]] std::vector<MonoInstant> timesOf() const
    {
        std::vector<MonoInstant> times;
        for (const Sent &one : sent)
            if (std::holds_alternative<Command>(one.command))
                times.push_back(one.at);
        return times;
    }

    template <class Command>
    [[nodiscard]] int count() const
    {
        return static_cast<int>(timesOf<Command>().size());
    }

    template <class F>
    [[nodiscard]] std::vector<F> facts() const
    {
        std::vector<F> all;
        for (const FactRecord &record : journal)
            if (const auto fact = factOf(record); fact && std::holds_alternative<F>(*fact))
                all.push_back(std::get<F>(*fact));
        return all;
    }

    [[nodiscard]] const Alarm *alarm(ReasonCode cause) const
    {
        for (const Alarm &one : alarms.alarms())
            if (one.cause.code == cause)
                return &one;
        return nullptr;
    }

    void forgetSent()
    {
        sent.clear();
        remedies.clear();
        journal.clear();
    }

    [[nodiscard]] Now now() const { return clock.now(); }

    CoreConfig config;
    VirtualClock clock;
    Outbox out{0};
    DeviceKeeper devices;
    SafetyKeeper safety;
    Responder responder;
    AlarmBook alarms;
    Observer sky;
    MonoInstant begun;
    HorizontalDirection sun{Angle::degrees(0), Angle::degrees(-40)};
    MountReport mount;
    OpeningReport roof{OpeningState::Closed, 0.0};
    OpeningReport cover{OpeningState::Closed, 0.0};
    WeatherReport weather;
    std::map<std::string, CameraReport> cameras;
    std::map<DeviceId, bool> silent;
    std::vector<FeedView> feeds;
    bool journalFailing = false;
    std::vector<Sent> sent;
    std::vector<RemedyOrder> remedies;
    std::vector<FactRecord> journal;
};

inline const DeviceId kMount{DeviceKind::Mount, {}};
inline const DeviceId kRoof{DeviceKind::Roof, {}};
inline const DeviceId kCover{DeviceKind::Cover, {}};
inline const DeviceId kWeather{DeviceKind::Weather, {}};

} // namespace tulpar
