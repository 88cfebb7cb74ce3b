#pragma once

#include "core/operations/flat_exposure.h"
#include "core/runtime/night_task.h"

#include <map>
#include <optional>

namespace tulpar {

/// Twilight flats in all channels at once, away from the Sun; a new place for each round, so that no star
/// stands on the same pixels twice. Fails when the light has gone (or come) before every channel had its
/// frames.
class FlatTask final : public NightTask {
public:
    static constexpr const char *kSubject = "flats";

    explicit FlatTask(const CoreConfig &config);

    State work(const NightScene &scene) override;
    void interrupted(const NightScene &scene, const Reasons &why) override;
    void stored(const FrameStored &frame, const NightScene &scene) override;
    [[nodiscard]] std::string subject() const override { return m_isThere ? kSubject : std::string(); }
    [[nodiscard]] const Reasons &reasons() const override { return m_reasons; }
    [[nodiscard]] double progress() const override;

private:
    struct Channel {
        FlatExposure exposure;
        std::optional<MonoInstant> due; ///< a frame that is on its way should be here by then
        bool isOver = false;
    };
    void ask(const std::string &name, Channel &channel, const NightScene &scene);
    [[nodiscard]] IcrsDirection place(const NightScene &scene) const;

    std::map<std::string, Channel> m_channels;
    std::optional<IcrsDirection> m_target;
    Reasons m_reasons;
    int m_round = 0; ///< of frames at one place
    bool m_isRoundOver = false;
    bool m_isThere = false;
};

} // namespace tulpar
