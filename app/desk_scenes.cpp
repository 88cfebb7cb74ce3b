#include "app/desk_scenes.h"

#include "app/desk_alert_scenes.h"
#include "app/desk_chart_scenes.h"
#include "app/desk_night_scenes.h"
#include "app/desk_safety_scenes.h"

#include "core/response/slew_prediction.h"
#include "core/sky/observer.h"
#include "core/sky/solar_system.h"

#include <algorithm>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

void SceneSession::show(std::shared_ptr<const Snapshot> snapshot, bool isLinked)
{
    m_snapshot = std::move(snapshot);
    m_isLinked = isLinked;
    if (m_changed)
        m_changed();
}

void SceneSession::request(const Request &request, std::function<void(const Answer &)> answered)
{
    m_requests.push_back(request);
    answered(m_isLinked ? m_answer : Answer{}); // as a lost link answers
}

QStringList sceneNames()
{
    return QStringList{u"idle"_s,  u"slewing"_s, u"exposing"_s, u"refused"_s,
                       u"empty"_s, u"busy"_s,    u"asking"_s}
    + chartSceneNames() + safetySceneNames() + nightSceneNames();
}

namespace {

// Swift BAT trigger 1126853 as its notice says; received when the observatory's drill plays it.
const IcrsDirection kBurst{Angle::degrees(288.2632), Angle::degrees(19.8026)};
const UtcInstant kTrigger = parseUtc("2022-10-09T14:10:17.99Z").value_or(UtcInstant{});
const UtcInstant kReceived = parseUtc("2022-10-09T14:11:34Z").value_or(UtcInstant{});
constexpr Duration kFirstCommand = 30ms;
constexpr Duration kRoofClear = 40ms;
const Angle kInField = Angle::arcminutes(5);

ObservatoryView observatory()
{
    ObservatoryView view;
    view.name = "NUTTelA-TAO";
    view.site.latitude = Angle::degrees(43.2249);
    view.site.longitude = Angle::degrees(77.8710);
    view.site.heightM = 2750;
    view.site.pressureHPa = 730;
    view.site.temperatureC = 2;
    view.site.timeZone = "Asia/Almaty";
    view.isSimulated = true;
    view.profile = "assy";
    view.fieldWidth = Angle::arcseconds(1024 * 0.591);
    view.channels = {"g", "r", "i"};
    view.altitudeHard = Angle::degrees(15);
    view.altitudeSoft = Angle::degrees(20);
    view.altitudeTop = Angle::degrees(88);
    view.azimuthMin = Angle::degrees(-120);
    view.azimuthMax = Angle::degrees(480);
    view.sunAvoidance = Angle::degrees(30);
    return view;
}

DeviceView device(DeviceKind kind, const char *channel, UtcInstant measured, Duration staleAfter)
{
    DeviceView view;
    view.device = {kind, channel};
    view.isConnected = true;
    view.measuredUtc = measured;
    view.staleAfter = staleAfter;
    return view;
}

Decision respond(const Site &site, UtcInstant now, const IcrsDirection &where)
{
    const Observer observer(site, now);
    const double altitude = observer.observed(where).altitude.asDegrees();
    const double sun = sunAltitude(observer).asDegrees();
    const double far = separation(view(Body::Sun, observer).direction, where).asDegrees();
    using enum RuleUnit;
    return {
        Outcome::Respond,
        {{Rule::NotATest, true, {}, {}, None},
         {Rule::NotARetraction, true, {}, {}, None},
         {Rule::ClassIsGrb, true, {}, {}, None},
         {Rule::ClassPermitsResponse, true, {}, {}, None},
         {Rule::PositionIsSource, true, {}, {}, None},
         {Rule::ErrorWithinField, true, 0.05, 0.084, Degrees},
         {Rule::TimesReadable, true, {}, {}, None},
         {Rule::Fresh, true, 76.0, 3600.0, Seconds},
         {Rule::NotStale, true, 76.0, 7200.0, Seconds},
         {Rule::AboveHardLimit, true, altitude, 15.0, Degrees},
         {Rule::SunIsDown, true, sun, -12.0, Degrees},
         {Rule::FarFromSun, true, far, 30.0, Degrees}}};
}

AlertView oldAlert(
    const char *event, const char *name, const char *source, const char *kind, Duration before,
    const IcrsDirection &where, Angle error, AlertState state, const Decision &decision)
{
    AlertView alert;
    alert.event = event;
    alert.name = name;
    alert.source = source;
    alert.kind = kind;
    alert.triggerUtc = kReceived - before;
    alert.noticeUtc = *alert.triggerUtc + 20s;
    alert.receivedUtc = *alert.triggerUtc + 22s;
    alert.position = where;
    alert.errorRadius = error;
    alert.state = state;
    alert.decision = decision;
    return alert;
}

std::vector<AlertView> earlierAlerts()
{
    using enum RuleUnit;
    return {
        oldAlert(
            "fermi:687014224", "Fermi 687014224", "Fermi GBM", "FERMI_GBM_GND_POS", 2h + 40min + 11s,
            {Angle::degrees(211.4), Angle::degrees(-8.2)}, Angle::degrees(4.8), AlertState::Ignored,
            {Outcome::Ignore,
             {{Rule::ClassIsGrb, true, {}, {}, None},
              {Rule::ErrorWithinField, false, 4.8, 0.084, Degrees},
              {Rule::AboveHardLimit, false, 9.3, 15.0, Degrees}}}),
        oldAlert(
            "swift:1126799", "Swift 1126799", "Swift BAT", "SWIFT_BAT_GRB_POS_ACK", 5h + 2min,
            {Angle::degrees(83.63), Angle::degrees(22.01)}, Angle::arcminutes(3), AlertState::Retracted,
            {Outcome::Ignore, {{Rule::NotARetraction, false, {}, {}, None}}}),
    };
}

AlertView burstAlert(const ObservatoryView &view, AlertState state)
{
    AlertView alert;
    alert.event = "swift:1126853";
    alert.name = "GRB 221009A";
    alert.source = "Swift BAT";
    alert.kind = "SWIFT_BAT_GRB_POS_ACK";
    alert.triggerUtc = kTrigger;
    alert.noticeUtc = kReceived - 1s;
    alert.receivedUtc = kReceived;
    alert.position = kBurst;
    alert.errorRadius = Angle::arcminutes(3);
    alert.state = state;
    alert.decision = respond(view.site, kReceived, kBurst);
    return alert;
}

AlertView unreadable()
{
    AlertView alert;
    alert.event = "gcn:gcn.classic.voevent.SWIFT_BAT_GRB_POS_ACK:0:1841";
    alert.name = "offset 1841";
    alert.source = "gcn";
    alert.receivedUtc = kReceived - 31min;
    alert.state = AlertState::Refused;
    alert.refusal = "malformed: the document ends inside <Param> at byte 2210";
    return alert;
}

struct Moment {
    UtcInstant now;
    Duration since{}; ///< the notice
    SlewPrediction slew;
    Duration inField{};
    bool isResponding = false;
    bool isClosed = false;
};

std::vector<DeviceView> devices(const Moment &moment)
{
    const bool isMoving = moment.isResponding && moment.since < moment.inField + kFirstCommand;
    const bool isExposing = moment.isResponding && !isMoving;
    const Duration driven =
        moment.isResponding ? std::max(Duration::zero(), moment.since - kFirstCommand) : 0s;

    DeviceView mount = device(DeviceKind::Mount, "", moment.now - 40ms, 5s);
    MountReport report;
    report.pointing = moment.slew.at(driven);
    report.azimuthMechanical = report.pointing.azimuth;
    report.isTracking = !moment.isClosed && !isMoving;
    report.isSlewing = isMoving;
    report.isParked = moment.isClosed;
    if (moment.isResponding)
        report.target = kBurst;
    mount.mount = report;

    DeviceView roof = device(DeviceKind::Roof, "", moment.now - 80ms, 5s);
    roof.opening = OpeningReport{
        moment.isClosed ? OpeningState::Closed : OpeningState::Open, moment.isClosed ? 0.0 : 1.0};
    DeviceView cover = device(DeviceKind::Cover, "", moment.now - 80ms, 5s);
    cover.opening = roof.opening;

    std::vector<DeviceView> all{mount, roof, cover};
    for (const char *channel : {"g", "r", "i"}) {
        DeviceView camera = device(DeviceKind::Camera, channel, moment.now - 50ms, 5s);
        CameraReport seen;
        seen.state = isExposing ? CameraState::Exposing : CameraState::Idle;
        seen.exposure = channel[0] == 'r' ? Duration(300ms) : Duration(7500ms);
        if (isExposing)
            seen.exposureStart = moment.now - seen.exposure / 3;
        seen.sensorTemperatureC = -80.2;
        seen.isCold = true;
        seen.emGain = channel[0] == 'r' ? 100 : 20;
        camera.camera = seen;
        all.push_back(camera);
    }
    DeviceView focuser = device(DeviceKind::Focuser, "", moment.now - 300ms, 10s);
    focuser.focuser = FocuserReport{12340, false, 3.1};
    DeviceView rotator = device(DeviceKind::Rotator, "", moment.now - 300ms, 10s);
    rotator.rotator = RotatorReport{Angle::degrees(31), isMoving};
    DeviceView weather = device(DeviceKind::Weather, "", moment.now - 4s, 300s);
    WeatherReport air;
    air.temperatureC = 2.3;
    air.humidityPercent = 42;
    air.dewPointC = -9.2;
    air.windMPerS = 4;
    air.gustMPerS = 6;
    air.pressureHPa = 730;
    air.isRaining = false;
    weather.weather = air;
    all.insert(all.end(), {focuser, rotator, weather});
    return all;
}

ResponseView response(const Moment &moment)
{
    ResponseView view;
    view.event = "swift:1126853";
    view.name = "GRB 221009A";
    view.triggerUtc = kTrigger;
    view.receivedUtc = kReceived;
    view.target = kBurst;
    view.errorRadius = Angle::arcminutes(3);
    view.predicted = moment.inField + 60ms;
    view.slowest = SlowestDevice::Mount;
    const Duration inField = moment.inField + kFirstCommand;
    const std::vector<StepReached> steps{
        {Step::Received, 0ms},
        {Step::Parsed, 1ms},
        {Step::Decided, 2ms},
        {Step::FirstCommand, kFirstCommand},
        {Step::RoofClear, kRoofClear},
        {Step::CoverOpen, kRoofClear},
        {Step::InField, inField},
        {Step::FirstExposure, inField + 40ms},
        {Step::FirstFrame, inField + 390ms}};
    for (const StepReached &step : steps)
        if (step.since <= moment.since)
            view.steps.push_back(step);
    const bool isExposing = moment.since >= inField + 40ms;
    view.state = isExposing ? ResponseState::Exposing : ResponseState::Acquiring;
    view.cause = isExposing ? "acquired" : "accepted";
    for (const SlewPrediction::Sample &sample : moment.slew.path(Angle::degrees(2), kInField))
        view.path.push_back({sample.at, sample.since});
    return view;
}

} // namespace

std::shared_ptr<const Snapshot> makeScene(
    const QString &name, std::optional<double> atS, const QString &frame)
{
    if (!sceneNames().contains(name))
        return nullptr;
    const double defaultS = name == u"slewing"_s ? 3.1 : name == u"exposing"_s ? 61.0 : -71.0;
    const Duration since = fromSeconds(atS.value_or(nightSceneMoment(name).value_or(defaultS)));
    auto scene = std::make_shared<Snapshot>();
    scene->seq = 1000;
    scene->utc = kReceived + since;
    scene->observatory = observatory();
    const Observer observer(scene->observatory.site, scene->utc);
    const HorizontalDirection target = observer.observed(kBurst);
    const MountKinematics kinematics{{}, {-120, 480}};
    Moment moment{
        scene->utc,
        since,
        SlewPrediction(kinematics, Angle::degrees(167), Angle::degrees(48), target),
        {},
        since >= Duration::zero() && (!nightSceneMoment(name) || name == u"interrupted"_s),
        name == u"refused"_s || name == u"empty"_s || isClosedNightScene(name)};
    moment.inField = moment.slew.timeToWithin(kInField);

    scene->isArmed = !moment.isClosed;
    scene->readiness.isReady = scene->isArmed;
    scene->readiness.firstLight = fromSeconds(6.8);
    scene->readiness.slowest = SlowestDevice::Mount;
    FeedView gcn;
    gcn.name = "gcn";
    gcn.isAlive = true;
    gcn.state = FeedState::Live;
    gcn.lastHeardUtc = scene->utc - 800ms;
    gcn.lastNoticeUtc = scene->utc - 31min;
    gcn.notices = 3;
    gcn.firsts = 3;
    scene->feeds = {gcn};
    if (moment.isClosed) {
        moment.isResponding = false;
        scene->readiness.firstLight = 9s;
        scene->readiness.reasons = {
            {ReasonCode::HumidityHigh, {}, 88.0, 85.0},
            {ReasonCode::RoofNotOpen, {}, {}, {}},
            {ReasonCode::CoverNotOpen, {}, {}, {}},
            {ReasonCode::MountParked, {}, {}, {}}};
    }
    scene->devices = devices(moment);
    if (name == u"refused"_s) {
        for (DeviceView &view : scene->devices) {
            if (view.device.kind == DeviceKind::Weather) {
                view.measuredUtc = scene->utc - 412s;
                scene->readiness.reasons.insert(
                    scene->readiness.reasons.begin(),
                    Reason{ReasonCode::DeviceStale, view.device, 412.0, 300.0});
            }
        }
        scene->feeds.front().isAlive = false;
        scene->feeds.front().state = FeedState::Dead;
        scene->feeds.front().sinceUtc = scene->utc - 75s;
        scene->feeds.front().detail = "no heartbeat";
        scene->feeds.front().lastHeardUtc = scene->utc - 75s;
        scene->readiness.reasons.push_back({ReasonCode::FeedSilent, {}, 75.0, 60.0});
        std::erase_if(
            scene->readiness.reasons, [](const Reason &r) { return r.code == ReasonCode::HumidityHigh; });
    }
    std::vector<AlertView> alerts;
    if (name != u"empty"_s) {
        alerts = earlierAlerts();
        alerts.push_back(unreadable());
    }
    if (moment.isResponding) {
        alerts.insert(alerts.begin(), burstAlert(scene->observatory, AlertState::Responding));
        scene->response = response(moment);
        const bool hasFrames = scene->response->state == ResponseState::Exposing && !frame.isEmpty();
        if (hasFrames) {
            std::uint64_t number = 40;
            const QStringList files = frame.split(u','); // one for all, or one a channel
            for (const std::string &channel : scene->observatory.channels) {
                FrameView view;
                view.channel = channel;
                view.path =
                    files[std::min<qsizetype>(std::ssize(scene->frames), files.size() - 1)].toStdString();
                view.number = ++number;
                view.exposure = channel == "r" ? Duration(300ms) : Duration(7500ms);
                view.exposureStart = scene->utc - view.exposure - 200ms;
                view.storedUtc = scene->utc - 100ms;
                view.event = "swift:1126853";
                view.framesOfEvent = channel == "r" ? 180 : 7;
                scene->frames.push_back(view);
            }
        }
    }
    if (name == u"busy"_s || name == u"asking"_s) {
        addBusyNight(*scene, alerts, name == u"asking"_s);
        std::sort(alerts.begin(), alerts.end(), isNewer);
    }
    addChartScene(*scene, alerts, name);
    addSafety(*scene);
    addSafetyScene(*scene, name);
    addNightScene(*scene, name);
    scene->alerts = rowsOf(alerts);
    return scene;
}

} // namespace tulpar
