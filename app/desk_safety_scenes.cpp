#include "app/desk_safety_scenes.h"

#include "core/sky/observer.h"
#include "core/sky/solar_system.h"

#include <algorithm>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

namespace {

ConditionView &viewOf(Snapshot &snapshot, Condition condition)
{
    return snapshot.safety.conditions[static_cast<std::size_t>(condition)];
}

void set(
    Snapshot &snapshot, Condition condition, ConditionState state, double value,
    std::optional<Duration> changesIn = {})
{
    ConditionView &view = viewOf(snapshot, condition);
    view.state = state;
    view.value = value;
    if (changesIn)
        view.changesUtc = snapshot.utc + *changesIn;
}

void age(Snapshot &snapshot, Condition condition, Duration old)
{
    ConditionView &view = viewOf(snapshot, condition);
    view.measuredUtc = snapshot.utc - old;
    if (old > view.rule.staleAfter)
        view.state = ConditionState::Unknown;
}

Override word(
    Snapshot &snapshot, std::optional<Condition> about, const char *who, const char *why, Duration left)
{
    if (about)
        viewOf(snapshot, *about).isOverridden = true;
    return {about, who, why, snapshot.utc + left, {}};
}

Alarm alarm(
    int number, const Reason &cause, AlarmWeight weight, AlarmPhase phase, UtcInstant since,
    const Reasons &consequences = {})
{
    Alarm made;
    made.number = number;
    made.cause = cause;
    made.weight = weight;
    made.phase = phase;
    made.sinceUtc = since;
    made.consequences = consequences;
    return made;
}

void close(Snapshot &snapshot)
{
    snapshot.isArmed = false;
    snapshot.readiness.isReady = false;
    snapshot.readiness.firstLight = 9s; // the core goes on saying what it would be
    for (DeviceView &view : snapshot.devices) {
        if (view.opening)
            view.opening = OpeningReport{OpeningState::Closed, 0.0};
        if (view.mount) {
            view.mount->isTracking = view.mount->isSlewing = false;
            view.mount->isParked = true;
        }
    }
}

void addUnsafe(Snapshot &snapshot)
{
    using enum Condition;
    set(snapshot, Rain, ConditionState::Waiting, 0, 22min);
    set(snapshot, Humidity, ConditionState::Bad, 91);
    set(snapshot, DewPointGap, ConditionState::Waiting, 3.4, 7min + 40s);
    set(snapshot, Wind, ConditionState::Marginal, 11.2);
    set(snapshot, Gust, ConditionState::Marginal, 18.6, 24s);
    age(snapshot, Cloud, 412s);
    for (DeviceView &view : snapshot.devices)
        if (view.weather) {
            view.weather->humidityPercent = 91;
            view.weather->windMPerS = 11.2;
            view.weather->gustMPerS = 18.6;
            view.weather->skyTemperatureC.reset();
        }
    close(snapshot);
    snapshot.readiness.reasons = {
        {ReasonCode::HumidityHigh, {}, 91.0, 85.0},
        {ReasonCode::ConditionWaits, {}, 1320.0, {}, Rain},
        {ReasonCode::ConditionUnknown, {}, 412.0, 300.0, Cloud}};
}

Reasons consequencesOfDarkness()
{
    Reasons all;
    for (const char *channel : {"g", "r", "i"})
        all.push_back({ReasonCode::DeviceStale, DeviceId{DeviceKind::Camera, channel}, 64.0, 10.0});
    all.push_back({ReasonCode::DeviceStale, DeviceId{DeviceKind::Focuser, ""}, 71.0, 60.0});
    all.push_back({ReasonCode::FeedSilent, {}, 75.0, 60.0});
    all.push_back({ReasonCode::RoofNotOpen, {}, {}, {}});
    for (const Condition condition : {Condition::Link, Condition::Disk})
        all.push_back({ReasonCode::ConditionUnknown, {}, 130.0, 60.0, condition});
    return all;
}

void addAlarms(Snapshot &snapshot)
{
    Alarm roof = alarm(
        7, {ReasonCode::DeviceLate, DeviceId{DeviceKind::Roof, ""}, {}, 60.0}, AlarmWeight::Danger,
        AlarmPhase::New, snapshot.utc - 94s, {{ReasonCode::HeartbeatWithheld, {}, {}, {}}});
    Alarm power = alarm(
        6, {ReasonCode::OnBattery, {}, 184.0, 60.0}, AlarmWeight::Warning, AlarmPhase::New,
        snapshot.utc - 3min, consequencesOfDarkness());
    power.returns = 2;
    Alarm clock = alarm(
        4, {ReasonCode::ClockUnsure, {}, 0.4, 0.1}, AlarmWeight::Notice, AlarmPhase::Acknowledged,
        snapshot.utc - 51min);
    clock.acknowledgedBy = "Aigerim";
    Alarm feed = alarm(
        3, {ReasonCode::FeedSilent, {}, 75.0, 60.0}, AlarmWeight::Warning, AlarmPhase::GoneUnseen,
        snapshot.utc - 2h);
    feed.goneUtc = snapshot.utc - 106min;
    snapshot.safety.alarms = {roof, power, feed, clock};
    HeartbeatView &heartbeat = snapshot.safety.heartbeat;
    heartbeat.isBeating = false;
    heartbeat.withheldBecause = {{ReasonCode::DeviceLate, DeviceId{DeviceKind::Roof, ""}, {}, 60.0}};
    heartbeat.contact = "fired";
    heartbeat.lastBeatUtc = snapshot.utc - 34s;
    set(snapshot, Condition::Power, ConditionState::Bad, 184);
    snapshot.safety.host->onBattery = 184s;
    snapshot.safety.host->isClockSynchronised = false;
    snapshot.safety.host->clockOffset = 400ms;
    snapshot.safety.host->clockError = 900ms;
    snapshot.readiness.isReady = false;
    snapshot.readiness.firstLight = 9s;
    snapshot.readiness.reasons = {
        {ReasonCode::DeviceLate, DeviceId{DeviceKind::Roof, ""}, {}, 60.0},
        {ReasonCode::OnBattery, {}, 184.0, 60.0}};
}

} // namespace

QStringList safetySceneNames()
{
    return {u"unsafe"_s, u"overridden"_s, u"alarms"_s, u"control"_s, u"asked"_s, u"engineering"_s};
}

void addSafety(Snapshot &snapshot)
{
    SafetyView &safety = snapshot.safety;
    safety.conditions.clear();
    for (const ConditionRule &rule : defaultConditionRules()) {
        ConditionView view;
        view.rule = rule;
        view.state = ConditionState::Good;
        view.measuredUtc = snapshot.utc - 4s;
        view.value = rule.good;
        safety.conditions.push_back(view);
    }
    using enum Condition;
    const double sun = sunAltitude(Observer(snapshot.observatory.site, snapshot.utc)).asDegrees();
    for (const auto &[condition, value] : std::initializer_list<std::pair<Condition, double>>{
             {Rain, 0},
             {Humidity, 42},
             {DewPointGap, 11.5},
             {Wind, 4},
             {Gust, 6},
             {Cloud, -31.5},
             {Cold, 2.3},
             {Hot, 2.3},
             {Power, 0},
             {Link, 4},
             {Disk, 812},
             {Sun, sun},
             {Report, 4}})
        set(snapshot, condition, ConditionState::Good, value);
    ConditionView &snow = viewOf(snapshot, Snow);
    snow.state = ConditionState::NotWatched;
    snow.value.reset();
    snow.measuredUtc.reset();
    for (const Reason &reason : snapshot.readiness.reasons)
        if (reason.code == ReasonCode::HumidityHigh)
            set(snapshot, Humidity, ConditionState::Bad, reason.value.value_or(0));
    for (const DeviceView &device : snapshot.devices)
        if (device.device.kind == DeviceKind::Weather && device.measuredUtc)
            for (const Condition condition : {Rain, Humidity, DewPointGap, Wind, Gust, Cloud, Cold, Hot})
                age(snapshot, condition, snapshot.utc - *device.measuredUtc);
    safety.heartbeat.isBeating = true;
    safety.heartbeat.limit = 15s;
    safety.heartbeat.lastBeatUtc = snapshot.utc - 600ms;
    safety.heartbeat.contact = "armed";
    HostReport host;
    host.clockOffset = 800us;
    host.clockError = 2100us;
    host.isClockSynchronised = true;
    host.diskFreeGiB = 812;
    host.onBattery = 0s;
    host.outsideSilent = 4s;
    safety.host = host;
    safety.hostMeasuredUtc = snapshot.utc - 4s;
}

void addSafetyScene(Snapshot &snapshot, const QString &name)
{
    SafetyView &safety = snapshot.safety;
    if (name == u"unsafe"_s) {
        addUnsafe(snapshot);
    } else if (name == u"overridden"_s) {
        set(snapshot, Condition::Cloud, ConditionState::Bad, -12.4);
        set(snapshot, Condition::Humidity, ConditionState::Marginal, 79);
        safety.overrides = {
            word(snapshot, Condition::Cloud, "Bota", "low cloud on the horizon, zenith clear", 12min + 20s),
            word(snapshot, Condition::Humidity, "Aigerim", "sensor in the shade of the dome", 48s)};
        safety.control = {"Bota", "this-desk", snapshot.utc + 14min, {}, {}, {}};
    } else if (name == u"alarms"_s) {
        addAlarms(snapshot);
    } else if (name == u"control"_s) {
        safety.control = {"Bota", "another-desk", snapshot.utc + 11min, {}, {}, {}};
    } else if (name == u"asked"_s) {
        safety.control = {"Aigerim", "this-desk",    snapshot.utc + 14min,
                          "Bota",    "another-desk", snapshot.utc + 23s};
    } else if (name == u"engineering"_s) {
        close(snapshot);
        snapshot.mode = Mode::Engineering;
        snapshot.readiness.reasons = {{ReasonCode::ManualMode, {}, {}, {}}};
        safety.control = {"Aigerim", "this-desk", snapshot.utc + 14min, {}, {}, {}};
        safety.overrides = {word(snapshot, {}, "Aigerim", "work on the mirror cover", 41min)};
    }
}

} // namespace tulpar
