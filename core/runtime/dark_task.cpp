#include "core/runtime/dark_task.h"

#include <algorithm>

namespace tulpar {

namespace {

constexpr int kFrames = 5; ///< of each kind
constexpr Duration kLongest = 2min; ///< longer darks are a library's, not every night's
constexpr Duration kFrameLate = 20s;

} // namespace

DarkTask::DarkTask(const Used &used, const Taken &taken)
{
    const auto there = [&](const std::string &channel, const std::pair<Duration, int> &kind) {
        const auto ofChannel = taken.find(channel);
        if (ofChannel == taken.end())
            return 0;
        const auto found = ofChannel->second.find(kind);
        return found == ofChannel->second.end() ? 0 : std::min(found->second, kFrames);
    };
    for (const auto &[channel, kinds] : used)
        for (const auto &kind : kinds)
            if (const int lacking = kFrames - there(channel, kind); kind.first <= kLongest && lacking > 0) {
                m_channels[channel].stages.push_back({kind.first, lacking, kind.second, ExposureKind::Dark});
                m_all += lacking;
            }
}

NightTask::State DarkTask::work(const NightScene &scene)
{
    m_reasons.clear();
    if (scene.known().freshRoof(scene.now) != OpeningState::Closed
        && scene.known().freshCover(scene.now) != OpeningState::Closed) {
        m_reasons = {{ReasonCode::NotDark, {}, {}, {}}};
        return State::Working;
    }
    const std::vector<std::string> working = workingChannels(scene);
    bool isOver = true;
    for (auto &[name, channel] : m_channels) {
        if (channel.stages.empty() || std::ranges::find(working, name) == working.end())
            continue;
        isOver = false;
        LadderStage stage = channel.stages.front();
        if (channel.isAsked && scene.now.mono <= channel.due)
            continue;
        stage.count -= channel.stored; // those that are late are asked again
        scene.devices.wishCamera(name, CameraGoal{false, LadderPosition({stage})});
        channel.isAsked = true;
        channel.due = scene.now.mono + stage.count * (stage.exposure + 1s) + kFrameLate;
    }
    return isOver ? State::Done : State::Working;
}

void DarkTask::stored(const FrameStored &frame, const NightScene &)
{
    const auto found = m_channels.find(frame.channel);
    if (found == m_channels.end() || found->second.stages.empty())
        return;
    Channel &channel = found->second;
    ++m_done;
    if (++channel.stored < channel.stages.front().count)
        return;
    channel.stages.erase(channel.stages.begin());
    channel.stored = 0;
    channel.isAsked = false;
}

void DarkTask::interrupted(const NightScene &scene, const Reasons &)
{
    scene.devices.wishCamerasIdle();
    for (auto &[name, channel] : m_channels)
        channel.isAsked = false;
}

double DarkTask::progress() const
{
    return m_all == 0 ? 1 : static_cast<double>(m_done) / m_all;
}

} // namespace tulpar
