#pragma once

#include "core/devices/port.h"
#include "core/simulator/world.h"

#include <functional>
#include <map>
#include <optional>
#include <set>

namespace tulpar {

/// A world as the core's device port in virtual time: nothing moves until `advanceTo`. Not INDI, no clock, no
/// thread. Everything heard during an advance is told in time order, stamped with its own moment.
class WorldPort final : public DevicePort {
public:
    struct Settings {
        Duration movingInterval = std::chrono::milliseconds(50); ///< between reports of what moves
        Duration restInterval = std::chrono::seconds(1);
    };
    /// Makes the pixels of a frame; empty: frames without pixels.
    using Renderer = std::function<std::shared_ptr<const std::vector<std::uint16_t>>(const FrameScene &)>;

    /// `world` and `listener` must outlive the port; `now` is the moment of `world.now()` on both clocks.
    WorldPort(World &world, DeviceListener &listener, const Now &now, const Settings &settings);
    WorldPort(World &world, DeviceListener &listener, const Now &now)
        : WorldPort(world, listener, now, Settings{})
    {
    }

    void setRenderer(Renderer renderer) { m_renderer = std::move(renderer); }

    /// Takes effect at the moment advanced to last; its report and exposureOpened come with the next advance,
    /// even if that goes nowhere.
    [[nodiscard]] Result<void> submit(const DeviceCommand &command) override;

    /// Tells every device's link and state at once, as a driver does to a client that connects.
    void announce();

    /// How often what rests is told, from its next report on.
    void setRestInterval(Duration interval) { m_settings.restInterval = interval; }
    /// All is told within a report interval of what moves.
    void hasten();
    /// Tells now how everything stands.
    void tellAll();
    /// Somebody else did something to devices of this kind: they tell of it at once.
    void stirred(DeviceKind kind) { dueNow(kind); }

    /// The link to one device, or to the driver and so to all; a lost link is told, and its commands fail.
    /// The exposures that run are lost with the driver.
    void setLink(const DeviceId &device, bool isUp);
    void setDriver(bool isUp);
    [[nodiscard]] bool isDriverUp() const { return m_isDriverUp; }

    /// Lives on to `t` (both clocks must not step between calls).
    void advanceTo(const Now &t);

    /// The world was made to jump: `now` is the moment of `world.now()` on both clocks, and all is told anew.
    void jumped(const Now &now);

    /// When the next report or event comes if nobody commands anything; never none, as weather is reported at
    /// rest.
    [[nodiscard]] MonoInstant nextEvent() const;

private:
    [[nodiscard]] Now at(UtcInstant utc) const { return {utc, m_now.mono + (utc - m_now.utc)}; }
    void tell(const DeviceId &device);
    void tellDue(UtcInstant utc);
    void hear(const WorldEvent &event);
    void dueNow(DeviceKind kind);
    [[nodiscard]] bool isUp(const DeviceId &device) const { return m_isDriverUp && !m_lost.contains(device); }

    World &m_world;
    DeviceListener &m_listener;
    Settings m_settings;
    Now m_now;
    Renderer m_renderer;
    std::map<DeviceId, UtcInstant> m_due;
    std::set<DeviceId> m_lost;
    bool m_isDriverUp = true;
};

} // namespace tulpar
