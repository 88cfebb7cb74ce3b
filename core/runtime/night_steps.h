#pragma once

#include "core/operations/night_times.h"
#include "core/runtime/outbox.h"
#include "core/sky/angle.h"

#include <array>
#include <optional>

namespace tulpar {

/// When a step may begin and until when it makes sense, by the Sun's altitude (without refraction).
struct StepWindow {
    NightStep step = NightStep::StartUp;
    bool isEvening = true; ///< the Sun sinks through the window; else it rises through it
    double fromDeg = 0;
    double toDeg = 0;
    bool needsOpen = false; ///< roof and cover measured open
};

/// The order of a night; each step begins when the Sun comes into its window. (GOTO's night: start-up at +12,
/// open at -4, flats -4.5 to -7, focus at -11, observing from -12, morning flats from -10, close at 0.) Here
/// the roof closes before the Sun's own limit closes it.
inline constexpr std::array<StepWindow, 11> kNightOrder{{
    {NightStep::StartUp, true, 12, -90, false},
    {NightStep::Open, true, -4, -90, false},
    {NightStep::DuskFlats, true, -4, -9.5, true},
    {NightStep::Focus, true, -9.5, -90, true},
    {NightStep::Pointing, true, -9.5, -90, true},
    {NightStep::Observe, true, -10, -90, true},
    {NightStep::DawnFlats, false, -9.5, -4.6, true},
    {NightStep::Close, false, -4.6, 90, false},
    {NightStep::Park, false, -4.6, 90, false},
    {NightStep::Darks, false, -4.6, 90, false},
    {NightStep::ShutDown, false, -4.6, 90, false},
}};

/// How far tonight's steps are. Says each move as a fact. A value.
class NightSteps {
public:
    void beginNight(const NightTimes &times);
    [[nodiscard]] const NightTimes &times() const { return m_times; }

    /// Where the Sun is in the step's window: not yet there, in it, or past it.
    enum class Place { Before, In, After };
    [[nodiscard]] Place placeOf(NightStep step, Angle sun, UtcInstant now) const;

    [[nodiscard]] NightStepState stateOf(NightStep step) const { return of(step).state; }
    [[nodiscard]] bool isOver(NightStep step) const;
    [[nodiscard]] const NightStepView &of(NightStep step) const;
    [[nodiscard]] const std::vector<NightStepView> &all() const { return m_steps; }

    void move(
        NightStep step, NightStepState to, const Reasons &reasons, const std::string &who, Outbox &out,
        Now now);
    /// What it waits for, where it waits; no fact.
    void wait(NightStep step, const Reasons &reasons);
    void progress(NightStep step, double progress) { viewOf(step).progress = progress; }
    /// Of a run before: no fact.
    void recall(const NightMoved &move, UtcInstant at);

private:
    [[nodiscard]] NightStepView &viewOf(NightStep step);

    NightTimes m_times;
    std::vector<NightStepView> m_steps;
};

/// The window of a step.
[[nodiscard]] const StepWindow &windowOf(NightStep step);

} // namespace tulpar
