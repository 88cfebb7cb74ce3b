#pragma once

#include "core/operations/focus_curve.h"
#include "core/runtime/night_task.h"

#include <map>
#include <optional>
#include <vector>

namespace tulpar {

/// A focus run: the same high field at several positions of the focuser, the width of its stars fitted.
/// Interrupted it begins anew: seeing and temperature of two hours make no curve. Fails, and goes back to
/// where the focus was, when no V is found.
class FocusTask final : public NightTask {
public:
    static constexpr const char *kSubject = "focus";

    /// `model` outlives the task and learns from it.
    FocusTask(const CoreConfig &config, FocusModel &model);

    State work(const NightScene &scene) override;
    void interrupted(const NightScene &scene, const Reasons &why) override;
    void stored(const FrameStored &frame, const NightScene &scene) override;
    [[nodiscard]] std::string subject() const override { return m_asked ? kSubject : std::string(); }
    [[nodiscard]] const Reasons &reasons() const override { return m_reasons; }
    [[nodiscard]] double progress() const override;

private:
    [[nodiscard]] State finish(const NightScene &scene);
    [[nodiscard]] bool prepare(const NightScene &scene);

    const FocusTerms m_terms;
    std::string m_channel; ///< whose frames are measured
    FocusModel &m_model;
    std::optional<IcrsDirection> m_target;
    std::optional<int> m_before;
    std::vector<int> m_positions;
    std::size_t m_at = 0;
    int m_tries = 0; ///< at this position
    std::optional<Now> m_asked; ///< a frame is on its way
    std::vector<FocusPoint> m_points;
    double m_scale = 0.6;
    Reasons m_reasons;
    std::optional<int> m_goal; ///< where the focuser goes at the end
};

} // namespace tulpar
