#include "scene.h"

namespace tulpar::proof {

namespace {

constexpr Duration kLongAgo = std::chrono::hours(30); ///< longer than any delay
const std::string kChannel = "g";

Now at(Duration before)
{
    return {judgement().utc - before, judgement().mono - before};
}

/// Feeds the history that leads to `state`, if one does.
void lead(ConditionBook &book, Condition condition, ConditionState state)
{
    const ConditionRule &rule = book.rule(condition);
    const double worse = rule.isLowBad ? -1e-6 : 1e-6;
    const bool isYesOrNo = condition == Condition::Rain || condition == Condition::Snow;
    const double good = isYesOrNo ? 0 : rule.good - worse;
    const double bad = isYesOrNo ? 1 : rule.bad + worse;
    const auto feed = [&](double value, Duration before) { (void)book.take(condition, value, at(before)); };
    switch (state) {
    case ConditionState::NotWatched:
        break;
    case ConditionState::Unknown:
        feed(good, kLongAgo);
        break;
    case ConditionState::Good:
        feed(good, {});
        break;
    case ConditionState::Marginal:
        feed(good, 1ms);
        feed(rule.badDelay > 1ms ? bad : (rule.good + rule.bad) / 2, {});
        break;
    case ConditionState::Bad:
        feed(bad, {});
        break;
    case ConditionState::Waiting:
        feed(bad, 1ms);
        feed(good, {});
        break;
    }
}

} // namespace

std::string wordsOf(const MountScene &scene)
{
    return std::string("mount ") + kHeardNames.at(static_cast<std::size_t>(scene.heard)) + " "
        + kPoseNames.at(static_cast<std::size_t>(scene.pose));
}

std::string wordsOf(const OpeningScene &scene)
{
    return std::string(kHeardNames.at(static_cast<std::size_t>(scene.heard))) + " "
        + std::string(nameOf(scene.state));
}

Now judgement()
{
    return {UtcInstant{1'602'800'000'000'000'000}, MonoInstant{500'000'000'000'000}};
}

HorizontalDirection pointing()
{
    return {Angle::degrees(120), Angle::degrees(50)};
}

void place(Knowledge &knowledge, const MountScene &scene)
{
    const DeviceId id{DeviceKind::Mount, {}};
    if (scene.heard == Heard::Never)
        return;
    MountReport report;
    report.pointing = pointing();
    report.azimuthMechanical = report.pointing.azimuth;
    report.isParked = scene.pose == MountPose::Parked;
    report.isTracking = scene.pose == MountPose::Tracking;
    report.isSlewing = scene.pose == MountPose::Slewing;
    const Duration age = scene.heard == Heard::Stale ? knowledge.limits().mountStale + Duration(1)
                                                     : knowledge.limits().mountStale;
    (void)knowledge.take({id, report, at(age)});
    if (scene.heard == Heard::Unconnected)
        (void)knowledge.take({id, LinkReport{false}, at({})});
    if (scene.heard == Heard::Disturbed)
        knowledge.disturbed(id, true);
}

void place(Knowledge &knowledge, DeviceKind opening, const OpeningScene &scene)
{
    const DeviceId id{opening, {}};
    if (scene.heard == Heard::Never)
        return;
    const Duration limit = knowledge.limits().openingStale;
    (void)knowledge.take(
        {id, OpeningReport{scene.state, {}}, at(scene.heard == Heard::Stale ? limit + Duration(1) : limit)});
    if (scene.heard == Heard::Unconnected)
        (void)knowledge.take({id, LinkReport{false}, at({})});
    if (scene.heard == Heard::Disturbed)
        knowledge.disturbed(id, true);
}

void placeOthersWell(Knowledge &knowledge, Angle sunAltitude)
{
    WeatherReport weather{5, 40, -7, 3, 5, 725, -30, false};
    weather.isSnowing = false;
    (void)knowledge.take({{DeviceKind::Weather, {}}, weather, at({})});
    HostReport host;
    host.measured = at({});
    host.isClockSynchronised = true;
    host.clockOffset = Duration{};
    host.clockError = 1ms;
    host.diskFreeGiB = 100;
    host.onBattery = Duration{};
    host.outsideSilent = Duration{};
    knowledge.take(host);
    (void)knowledge.take({{DeviceKind::Camera, kChannel}, CameraReport{}, at({})});
    (void)knowledge.take({{DeviceKind::Focuser, {}}, FocuserReport{}, at({})});
    (void)knowledge.take({{DeviceKind::Rotator, {}}, RotatorReport{}, at({})});
    knowledge.watch(sunAltitude, judgement());
}

std::vector<OpeningScene> openingScenes()
{
    std::vector<OpeningScene> all;
    for (std::size_t i = 0; i < EnumNames<OpeningState>::names.size(); ++i)
        all.push_back({Heard::Fresh, static_cast<OpeningState>(i)});
    // What an opening that is not known said last must not matter: each way with the word that would permit
    // most.
    all.push_back({Heard::Stale, OpeningState::Open});
    all.push_back({Heard::Stale, OpeningState::Closed});
    all.push_back({Heard::Unconnected, OpeningState::Open});
    all.push_back({Heard::Disturbed, OpeningState::Open});
    all.push_back({Heard::Disturbed, OpeningState::Closed});
    all.push_back({Heard::Never, OpeningState::Unknown});
    return all;
}

std::vector<MountScene> mountScenes()
{
    std::vector<MountScene> all;
    for (const MountPose pose :
         {MountPose::Parked, MountPose::Stopped, MountPose::Tracking, MountPose::Slewing})
        all.push_back({Heard::Fresh, pose});
    for (const Heard heard : {Heard::Stale, Heard::Unconnected, Heard::Disturbed})
        all.push_back({heard, MountPose::Parked}); // the pose that permits most
    all.push_back({Heard::Disturbed, MountPose::Slewing});
    all.push_back({Heard::Never, MountPose::Stopped});
    return all;
}

std::vector<NamedCommand> everyCommand()
{
    const IcrsDirection anywhere{Angle::degrees(10), Angle::degrees(20)};
    const auto slew = [&](const char *name, double azimuth, double altitude) {
        return NamedCommand{
            name, TrackTarget{anywhere},
            HorizontalDirection{Angle::degrees(azimuth), Angle::degrees(altitude)}};
    };
    std::vector<NamedCommand> all{
        slew("slew", 200, 60),
        slew("slew below the limit", 200, 14.9),
        slew("slew above the limit", 200, 89.95),
        slew("slew below the horizon of the site", 300, 18),
        slew("slew over the whole south", 330, 25),
        {"slew to nowhere", TrackTarget{anywhere}, {}},
        {"park", ParkMount{}, {}},
        {"unpark", UnparkMount{}, {}},
        {"stop mount", StopMount{}, {}},
        {"open roof", OpenRoof{}, {}},
        {"close roof", CloseRoof{}, {}},
        {"stop roof", StopRoof{}, {}},
        {"open cover", OpenCover{}, {}},
        {"close cover", CloseCover{}, {}},
        {"abort exposures", AbortExposures{kChannel}, {}},
        {"cool", CoolCamera{kChannel, -60}, {}},
        {"move focuser", MoveFocuser{100}, {}},
        {"rotate", RotateTo{Angle::degrees(10)}, {}}};
    for (const ExposureKind kind : {ExposureKind::Light, ExposureKind::Dark, ExposureKind::Flat}) {
        StartExposures start;
        start.channel = kChannel;
        start.exposure = 1s;
        start.kind = kind;
        all.push_back({"expose " + std::string(nameOf(kind)), start, {}});
    }
    return all;
}

std::optional<ConditionBook> bookWith(const ConditionRules &rules, const std::vector<ConditionScene> &scenes)
{
    ConditionBook book(rules);
    for (std::size_t i = 0; i < EnumNames<Condition>::names.size(); ++i) {
        const auto condition = static_cast<Condition>(i);
        ConditionState state = ConditionState::Good;
        for (const ConditionScene &scene : scenes)
            if (scene.condition == condition)
                state = scene.state;
        lead(book, condition, state);
    }
    (void)book.watch(judgement());
    for (const ConditionScene &scene : scenes)
        if (book.state(scene.condition) != scene.state)
            return std::nullopt;
    return book;
}

} // namespace tulpar::proof
