#include "core/runtime/flat_task.h"

#include <algorithm>

namespace tulpar {

namespace {

constexpr int kFrames = 5; ///< a channel
constexpr Angle kAltitude =
    Angle::degrees(70); ///< opposite to the Sun: the most even part of the twilight sky
constexpr Angle kDither = Angle::arcminutes(2);
constexpr Angle kThere = Angle::arcminutes(10); ///< the sky is even
constexpr Duration kFrameLate = 20s; ///< beyond its exposure: lost

} // namespace

FlatTask::FlatTask(const CoreConfig &config)
{
    for (const std::string &channel : config.channels)
        m_channels.emplace(channel, Channel{FlatExposure(config.flats), {}, false});
}

IcrsDirection FlatTask::place(const NightScene &scene) const
{
    const Angle away = Angle::degrees(180) + kDither * static_cast<double>(m_round);
    return scene.sky.icrs(
        HorizontalDirection{(scene.sun.azimuth + away).wrapped(), kAltitude + kDither * (m_round % 2)});
}

NightTask::State FlatTask::work(const NightScene &scene)
{
    const bool isWaiting =
        std::ranges::any_of(m_channels, [](const auto &each) { return each.second.due.has_value(); });
    if (!m_target || (m_isRoundOver && !isWaiting)) {
        m_target = place(scene);
        m_isRoundOver = m_isThere = false;
        ++m_round;
    }
    scene.devices.wishMount(MountTracking{*m_target});
    if (!isOnTarget(scene, *m_target, kThere))
        return State::Working;
    m_isThere = true;
    m_reasons.clear();
    const std::vector<std::string> working = workingChannels(scene);
    bool isOver = true;
    for (auto &[name, channel] : m_channels) {
        if (channel.due && scene.now.mono > *channel.due)
            channel.due.reset(); // lost; asked again
        if (!channel.isOver && !channel.due && std::ranges::find(working, name) != working.end())
            ask(name, channel, scene);
        isOver = isOver && (channel.isOver || std::ranges::find(working, name) == working.end());
    }
    if (!isOver)
        return State::Working;
    const bool isComplete = std::ranges::all_of(
        m_channels, [](const auto &each) { return each.second.exposure.good() >= kFrames; });
    return isComplete ? State::Done : State::Failed;
}

void FlatTask::ask(const std::string &name, Channel &channel, const NightScene &scene)
{
    if (channel.exposure.good() >= kFrames) {
        channel.isOver = true;
        return;
    }
    const auto next = channel.exposure.next(scene.sun.altitude);
    if (next.light == FlatExposure::Light::Fits) {
        scene.devices.wishCamera(
            name, CameraGoal{false, LadderPosition({{next.exposure, 1, 1, ExposureKind::Flat}})});
        channel.due = scene.now.mono + next.exposure + kFrameLate;
        return;
    }
    // In the evening it only grows darker, in the morning only lighter.
    const bool isTooLate = (next.light == FlatExposure::Light::TooFaint) == scene.isEvening();
    channel.isOver = isTooLate;
    m_reasons.push_back(
        {isTooLate ? ReasonCode::SunGone : ReasonCode::WaitsForSun,
         DeviceId{DeviceKind::Camera, name},
         scene.sun.altitude.asDegrees(),
         {}});
}

void FlatTask::stored(const FrameStored &frame, const NightScene &scene)
{
    const auto found = m_channels.find(frame.channel);
    if (found == m_channels.end())
        return;
    found->second.due.reset();
    m_isRoundOver = true;
    if (!frame.levelAdu)
        return;
    const Duration sinceMiddle = scene.now.utc - (frame.start + frame.exposure / 2);
    // The Sun moves a quarter of a degree a minute at most; in the evening it stood higher then.
    const Angle moved = Angle::degrees(0.17 * seconds(sinceMiddle) / 60) * (scene.isEvening() ? 1.0 : -1.0);
    (void)found->second.exposure.measured(scene.sun.altitude + moved, frame.exposure, *frame.levelAdu);
}

void FlatTask::interrupted(const NightScene &scene, const Reasons &)
{
    scene.devices.wishCamerasIdle();
    for (auto &[name, channel] : m_channels)
        channel.due.reset();
    m_isThere = false;
}

double FlatTask::progress() const
{
    int good = 0;
    for (const auto &[name, channel] : m_channels)
        good += std::min(channel.exposure.good(), kFrames);
    return m_channels.empty()
        ? 1
        : good / (static_cast<double>(kFrames) * static_cast<double>(m_channels.size()));
}

} // namespace tulpar
