#include "core/runtime/block_runner.h"

#include <algorithm>

namespace tulpar {

namespace {

constexpr Angle kInField = Angle::arcminutes(1); ///< of the axis from the target, before cameras open
constexpr Duration kAcquireWithin = 3min; ///< the longest slew is half a minute
constexpr Duration kFrameLate = 30s; ///< beyond exposure and readout

} // namespace

BlockRunner::BlockRunner(const Block &block, const Target &target, UtcInstant start)
    : m_block(block)
    , m_target(target)
    , m_start(start)
{
}

std::set<std::string> BlockRunner::channels() const
{
    std::set<std::string> all;
    for (const Exposures &line : m_block.exposures)
        all.insert(line.channel);
    return all;
}

BlockRunner::State BlockRunner::work(const NightScene &scene, const ProgrammeBook &book)
{
    m_reasons.clear();
    const bool isWhole = std::ranges::all_of(
        channels(), [&](const std::string &channel) { return book.wanted(m_block, channel).empty(); });
    if (isWhole)
        return State::Done; // its last frames came while it was interrupted: no slew for them
    if (m_phase != BlockState::Exposing) {
        if (m_phase != BlockState::Acquiring) {
            m_phase = BlockState::Acquiring;
            m_acquiringSince = scene.now.mono;
            scene.devices.wishCamerasIdle();
        }
        scene.devices.wishMount(MountTracking{m_target.direction});
        const bool isThere = scene.isOpen() && isOnTarget(scene, m_target.direction, kInField);
        if (isThere && scene.now.utc < m_start)
            return State::Working; // its time has not quite come: the slew was quicker than planned
        if (!isThere) {
            if (scene.now.mono - *m_acquiringSince < kAcquireWithin)
                return State::Working;
            m_reasons = scene.devices.heldBack();
            if (m_reasons.empty())
                m_reasons = {
                    {ReasonCode::DeviceLate, DeviceId{DeviceKind::Mount, {}}, {}, seconds(kAcquireWithin)}};
            return State::Failed;
        }
        m_phase = BlockState::Exposing;
        m_start = std::max(m_start, scene.now.utc);
        expose(scene, book);
        return State::Working;
    }
    bool isOver = true;
    for (const std::string &channel : channels()) {
        const bool isWanted = !book.wanted(m_block, channel).empty();
        if (!isWanted || m_out.contains(channel))
            continue;
        if (m_news.contains(channel))
            m_due.insert_or_assign(
                channel, scene.now.mono + book.wanted(m_block, channel).front().exposure + kFrameLate);
        const auto due = m_due.find(channel);
        if (due == m_due.end() || scene.now.mono > due->second) {
            m_out.insert(channel);
            m_reasons.push_back({ReasonCode::DeviceLate, DeviceId{DeviceKind::Camera, channel}, {}, {}});
            continue;
        }
        isOver = false;
    }
    m_news.clear();
    if (!isOver)
        return State::Working;
    // With a camera missing the block is done as far as it could be; with all of them missing it is not.
    return m_out.size() == channels().size() ? State::Failed : State::Done;
}

void BlockRunner::expose(const NightScene &scene, const ProgrammeBook &book)
{
    const std::vector<std::string> working = workingChannels(scene);
    for (const std::string &channel : channels()) {
        std::vector<LadderStage> stages;
        for (const Exposures &line : book.wanted(m_block, channel))
            stages.push_back({line.exposure, line.count, line.emGain, ExposureKind::Light});
        if (stages.empty())
            continue;
        if (std::ranges::find(working, channel) == working.end()) {
            m_out.insert(channel);
            continue;
        }
        m_out.erase(channel);
        m_due.insert_or_assign(channel, scene.now.mono + stages.front().exposure + kFrameLate);
        scene.devices.wishCamera(channel, CameraGoal{false, LadderPosition(stages)});
    }
}

void BlockRunner::interrupted(const NightScene &scene)
{
    scene.devices.wishCamerasIdle();
    m_phase = BlockState::Interrupted;
    m_due.clear();
    m_out.clear();
}

Duration BlockRunner::left(const CoreConfig &config, const ProgrammeBook &book, Now now) const
{
    Duration longest{};
    for (const std::string &channel : channels()) {
        Duration sum{};
        const auto wanted = book.wanted(m_block, channel);
        for (const Exposures &line : wanted)
            sum += line.count * (line.exposure + config.readout);
        if (!wanted.empty())
            sum -= elapsed(channel, wanted.front().exposure, now);
        if (!m_out.contains(channel))
            longest = std::max(longest, sum);
    }
    return longest;
}

Duration BlockRunner::elapsed(const std::string &channel, Duration exposure, Now now) const
{
    const auto due = m_due.find(channel);
    if (due == m_due.end() || m_news.contains(channel)) // the next has just begun
        return {};
    return std::clamp(exposure - (due->second - kFrameLate - now.mono), Duration{}, exposure);
}

RunningVisit BlockRunner::visit(const CoreConfig &config, const ProgrammeBook &book, Now now) const
{
    return {m_block.name, m_start, std::max(m_start, now.utc) + left(config, book, now)};
}

} // namespace tulpar
