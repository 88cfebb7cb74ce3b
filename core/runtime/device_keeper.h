#pragma once

#include "core/runtime/core_config.h"
#include "core/runtime/goals.h"
#include "core/runtime/outbox.h"
#include "core/runtime/reconciler.h"
#include "core/safety/interlock.h"
#include "core/session/snapshot.h"
#include "core/sky/observer.h"

#include <map>

namespace tulpar {

/// Holds what is wished of the devices against what is measured, and lets the commands that follow pass the
/// gate. Knows nothing of alerts. Confine to one thread.
class DeviceKeeper {
public:
    explicit DeviceKeeper(const CoreConfig &config);

    /// Takes a report in; a change of state becomes a fact.
    void take(const DeviceReport &report, Outbox &out, Now now);
    /// A shutter opened: the camera's place on its ladder moves on.
    void opened(const std::string &channel);

    void wishMount(const MountWish &goal);
    void wishRoof(OpeningGoal goal);
    void wishCover(OpeningGoal goal);
    void wishCamera(const std::string &channel, const CameraGoal &goal);
    void wishCamerasIdle();

    /// Sends what the goals still need. `sky` is the sky now.
    void reconcile(const Observer &sky, const HorizontalDirection &sun, Outbox &out, Now now);

    [[nodiscard]] const Knowledge &knowledge() const { return m_knowledge; }
    [[nodiscard]] const Goals &goals() const { return m_goals; }

    /// Why wishes are held back by the gate now.
    [[nodiscard]] Reasons heldBack() const;
    /// The devices that were asked in vain too often.
    [[nodiscard]] Reasons failing() const;
    /// All cameras at rest, as measured or unknown; nothing of a response runs on.
    [[nodiscard]] bool camerasRest(Now now) const;

    [[nodiscard]] std::vector<DeviceId> devices() const;
    [[nodiscard]] std::vector<DeviceView> views() const;

private:
    void act(
        const DeviceId &device, const std::optional<Reconciler::Wish> &wish, const Observer &sky,
        const HorizontalDirection &sun, Outbox &out, Now now);

    CoreConfig m_config;
    Knowledge m_knowledge;
    Goals m_goals;
    std::map<DeviceId, Reconciler> m_reconcilers;
    std::map<DeviceId, Reasons> m_held;
};

} // namespace tulpar
