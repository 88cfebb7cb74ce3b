#pragma once

#include "core/runtime/night_task.h"

#include <map>
#include <set>
#include <vector>

namespace tulpar {

/// Darks under a measured closed cover or roof: of every exposure time and gain that a camera used tonight.
class DarkTask final : public NightTask {
public:
    static constexpr const char *kSubject = "darks";

    /// Exposure and gain, by channel.
    using Used = std::map<std::string, std::set<std::pair<Duration, int>>>;
    /// Darks there already, by channel and kind.
    using Taken = std::map<std::string, std::map<std::pair<Duration, int>, int>>;
    DarkTask(const Used &used, const Taken &taken);

    State work(const NightScene &scene) override;
    void interrupted(const NightScene &scene, const Reasons &why) override;
    void stored(const FrameStored &frame, const NightScene &scene) override;
    [[nodiscard]] std::string subject() const override { return kSubject; }
    [[nodiscard]] const Reasons &reasons() const override { return m_reasons; }
    [[nodiscard]] double progress() const override;

private:
    struct Channel {
        std::vector<LadderStage> stages; ///< those still wanted
        int stored = 0; ///< of the first of them
        bool isAsked = false;
        MonoInstant due;
    };
    std::map<std::string, Channel> m_channels;
    Reasons m_reasons;
    int m_all = 0;
    int m_done = 0;
};

} // namespace tulpar
