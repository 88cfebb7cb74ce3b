#pragma once

#include "core/runtime/night_task.h"
#include "core/session/night_fact.h"

#include <set>
#include <vector>

namespace tulpar {

/// The pointing check: one bright star, a short frame of every channel, and how far from the middle of the
/// frame the star stands. Beyond the limit the pointing is corrected once and measured again. Interrupted it
/// begins anew. Fails when no star stands well, none is seen, or the pointing is off and stays so.
class PointingTask final : public NightTask {
public:
    static constexpr const char *kSubject = "pointing";

    State work(const NightScene &scene) override;
    void interrupted(const NightScene &scene, const Reasons &why) override;
    void stored(const FrameStored &frame, const NightScene &scene) override;
    [[nodiscard]] std::string subject() const override { return m_asked ? kSubject : std::string(); }
    [[nodiscard]] const Reasons &reasons() const override { return m_reasons; }
    [[nodiscard]] double progress() const override;

private:
    void ask(const NightScene &scene);
    [[nodiscard]] State judge(const NightScene &scene);
    [[nodiscard]] State judge(PointingMeasured measured, const NightScene &scene);

    std::optional<PointingStar> m_star;
    std::optional<MonoInstant> m_acquiringSince;
    std::optional<Now> m_asked; ///< frames are on their way
    std::set<std::string> m_awaited; ///< channels
    std::vector<StarPlace> m_places; ///< of this round
    int m_unseen = 0; ///< rounds without a star, one after another
    bool m_isCorrected = false;
    Reasons m_reasons;
};

} // namespace tulpar
