#pragma once

#include "core/runtime/night_scene.h"
#include "core/session/fact.h"

#include <string>

namespace tulpar {

/// The work of one step of the night: states goals, looks at what is measured, and says when it is over. It
/// may be interrupted at any moment (a burst, the weather, a person) and goes on where it was at its next
/// `work`.
class NightTask {
public:
    virtual ~NightTask() = default;

    enum class State { Working, Done, Failed };
    /// To be called at every change and ten times a second, only while the telescope is this task's.
    virtual State work(const NightScene &scene) = 0;
    /// The telescope is somebody else's from now on, until `work` is called again.
    virtual void interrupted(const NightScene &scene, const Reasons &why) = 0;
    /// A frame of this task's subject stands on disk.
    virtual void stored(const FrameStored &frame, const NightScene &scene) = 0;

    /// What frames that open now are of, e.g. "flats"; empty: nothing.
    [[nodiscard]] virtual std::string subject() const = 0;
    /// Why it waits, why it failed, or why it does what it does.
    [[nodiscard]] virtual const Reasons &reasons() const = 0;
    [[nodiscard]] virtual double progress() const = 0; ///< 0 to 1
};

} // namespace tulpar
