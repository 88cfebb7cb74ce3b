#pragma once

#include "core/devices/port.h"
#include "core/runtime/core_loop.h"
#include "core/simulator/world.h"
#include "core/simulator/world_port.h"
#include "core/time/clock.h"

#include <cstdint>
#include <functional>
#include <vector>

namespace tulpar {

/// The core's configuration for one hardware profile of the simulated observatory.
[[nodiscard]] CoreConfig simulatedConfig(HardwareProfile profile);

/// A whole observatory in one thread on a virtual clock: the real core loop over the simulated world, without
/// INDI, files or waiting. The journal is a list; a commit and a command take the times measured of the real
/// chain.
class VirtualObservatory final : private DeviceListener {
public:
    struct Latency {
        Duration commit =
            std::chrono::microseconds(500); ///< journal's thread and back (tests/bench/README.md)
        Duration frame = std::chrono::milliseconds(12); ///< frame in hand to file on disk
    };

    VirtualObservatory(const CoreConfig &config, World world, UtcInstant start, const Latency &latency);
    VirtualObservatory(const CoreConfig &config, World world, UtcInstant start)
        : VirtualObservatory(config, std::move(world), start, Latency{})
    {
    }

    [[nodiscard]] World &world() { return m_world; }
    [[nodiscard]] CoreLoop &core() { return m_core; }
    [[nodiscard]] Now now() const { return m_clock.now(); }
    [[nodiscard]] const std::vector<FactRecord> &journal() const { return m_journal; }
    /// Notices whose bytes were to be kept, and how many bytes.
    [[nodiscard]] std::uint64_t keptNotices() const { return m_keptNotices; }
    [[nodiscard]] std::uint64_t keptBytes() const { return m_keptBytes; }

    void deliver(const std::string &feed, const std::string &bytes);
    [[nodiscard]] Answer request(const RequestBody &body);

    /// Lives until `until` or until `done` says so, looked at after each event; returns whether it did.
    bool liveUntil(UtcInstant until, const std::function<bool()> &done = {});

    /// Passes over the time until `until`: for the days between alerts, with the observatory at rest.
    void skipTo(UtcInstant until);
    /// The core is busy for so long: the world goes on, and the core hears of it only then.
    void stall(Duration busy);

private:
    void reported(const DeviceReport &report) override;
    void exposureOpened(const ExposureOpened &exposure) override;
    void frameArrived(const CameraFrame &frame) override;

    void perform(Effects effects);
    void advanceTo(UtcInstant t);
    [[nodiscard]] UtcInstant nextMoment() const;

    struct Later {
        UtcInstant at;
        std::function<void()> act;
    };

    Latency m_latency;
    VirtualClock m_clock;
    World m_world;
    CoreLoop m_core;
    WorldPort m_port;
    std::vector<FactRecord> m_journal;
    std::uint64_t m_keptNotices = 0;
    std::uint64_t m_keptBytes = 0;
    std::vector<Later> m_later; ///< few at a time; kept in order of time
    UtcInstant m_nextTick;
    UtcInstant m_nextHeartbeat;
};

} // namespace tulpar
