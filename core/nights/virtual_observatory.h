#pragma once

#include "core/devices/port.h"
#include "core/runtime/core_loop.h"
#include "core/simulator/expected_look.h"
#include "core/simulator/world.h"
#include "core/simulator/world_port.h"
#include "core/time/clock.h"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <random>
#include <span>
#include <string>
#include <vector>

namespace tulpar {

/// The core's configuration for one hardware profile of the simulated observatory.
[[nodiscard]] CoreConfig simulatedConfig(HardwareProfile profile);

/// Who looks on from outside: hears what truly happens and what the journal keeps, never what the core
/// thinks.
class NightWatcher {
public:
    virtual ~NightWatcher() = default;
    virtual void measured(const DeviceReport &report) = 0; ///< about to be handed to the core
    virtual void measured(const HostReport &report) = 0;
    /// A command leaves for the devices; `isLost`: and never arrives.
    virtual void commanded(const DeviceCommand &command, bool isLost, Now now) = 0;
    virtual void committed(std::span<const FactRecord> facts, Now now) = 0;
    virtual void coreBegan(Now now) = 0;
    virtual void coreEnded(Now now) = 0;
    virtual void beat(Now now) = 0; ///< the dead-man contact hears the core
    virtual void lived(const World &world, Now now) = 0; ///< after every moment
};

/// The clock of the core's machine: its UTC may be wrong.
class MachineClock final : public Clock {
public:
    explicit MachineClock(const VirtualClock &truth)
        : m_truth(truth)
    {
    }
    [[nodiscard]] Now now() const override
    {
        const Now now = m_truth.now();
        return {now.utc + m_error, now.mono};
    }
    void step(Duration by) { m_error += by; }
    [[nodiscard]] Duration error() const { return m_error; }

private:
    const VirtualClock &m_truth;
    Duration m_error{};
};

/// A whole observatory in one thread on a virtual clock: the real core loop over the simulated world, without
/// INDI, files or waiting. The journal is a list, of which what is committed survives the core; a commit and
/// a command take the times measured of the real chain. The core can be lost and begun anew at any moment.
class VirtualObservatory final : private DeviceListener {
public:
    struct Latency {
        Duration commit =
            std::chrono::microseconds(500); ///< journal's thread and back (tests/bench/README.md)
        Duration frame = std::chrono::milliseconds(12); ///< frame in hand to file on disk
        Duration plan = std::chrono::milliseconds(700); ///< asked for to made, on a thread of its own
    };

    VirtualObservatory(const CoreConfig &config, World world, UtcInstant start, const Latency &latency);
    VirtualObservatory(const CoreConfig &config, World world, UtcInstant start)
        : VirtualObservatory(config, std::move(world), start, Latency{})
    {
    }

    [[nodiscard]] World &world() { return m_world; }
    [[nodiscard]] WorldPort &port() { return m_port; }
    [[nodiscard]] CoreLoop &core() { return *m_core; } ///< only while it runs
    [[nodiscard]] bool isCoreRunning() const { return m_core != nullptr; }
    [[nodiscard]] Now now() const { return m_clock.now(); }
    [[nodiscard]] const std::vector<FactRecord> &journal() const { return m_journal; }
    /// Notices whose bytes were to be kept, and how many bytes.
    [[nodiscard]] std::uint64_t keptNotices() const { return m_keptNotices; }
    [[nodiscard]] std::uint64_t keptBytes() const { return m_keptBytes; }
    /// The bytes of a notice that the journal keeps under the number of its fact; empty: none.
    [[nodiscard]] std::string noticeBytes(std::uint64_t seq) const;

    /// How long plans are thought over, instead of what a core has time for: for nights by the hundred.
    void setPlanEffort(const PlanEffort &effort) { m_planEffort = effort; }

    void watch(NightWatcher *watcher) { m_watcher = watcher; }

    void deliver(const std::string &feed, const std::string &bytes);
    [[nodiscard]] Answer request(const RequestBody &body) { return request("night", body); }
    [[nodiscard]] Answer request(const std::string &who, const RequestBody &body);

    /// A notice through a broker that brings again what was not acknowledged when the core was lost.
    void publish(std::string bytes);

    /// Lives until `until` or until `done` says so, looked at after each event; returns whether it did.
    bool liveUntil(UtcInstant until, const std::function<bool()> &done = {});

    /// Lives in long strides where nothing can change: before anything is handed to the core it is told anew
    /// how every device stands. For whole nights.
    void paceItself(bool on) { m_isPacing = on; }
    /// Something is about to happen: from here every moment counts again.
    void wake();

    /// Passes over the time until `until`: for the days between alerts, with the observatory at rest.
    void skipTo(UtcInstant until);
    /// The core is busy for so long: the world goes on, and the core hears of it only then.
    void stall(Duration busy);

    /// The core is gone at once: what was not committed never was, commands under way are lost.
    void killCore();
    /// The core says good night.
    void stopCore();
    /// A core begins on the journal that is there.
    void startCore();

    /// The journal can not be written (or again): facts wait, intents do not leave.
    void failCommits(bool failing);
    /// Share of the reports and commands that are lost on the way, and how late reports come.
    void disturbWire(double lossShare, Duration delay, std::uint32_t seed);
    /// The feed says nothing, not even that it lives.
    void silenceFeed(bool silent) { m_isFeedSilent = silent; }
    /// UTC steps on the core's machine, as NTP may do.
    void stepClock(Duration step);
    /// The dead-man contact is beaten with this limit; zero: never.
    void setHeartbeatLimit(Duration limit) { m_heartbeatLimit = limit; }
    /// What the machine under the core measures of itself, asked twice a minute.
    void setHost(std::function<HostReport(Now)> host);

private:
    static constexpr Duration kTick = std::chrono::milliseconds(100);
    static constexpr Duration kFeedEvery = std::chrono::seconds(1); ///< the feed says that it lives
    static constexpr Duration kRestEvery = std::chrono::seconds(1); ///< a device at rest tells how it stands
    static constexpr Duration kCommitAgain = std::chrono::seconds(1); ///< a journal that fails is tried again

    void reported(const DeviceReport &report) override;
    void exposureOpened(const ExposureOpened &exposure) override;
    void frameArrived(const CameraFrame &frame) override;

    struct Later {
        UtcInstant at;
        std::function<void()> act;
    };

    void perform(Effects effects, std::int64_t message = -1);
    [[nodiscard]] std::vector<CommandFailed> send(const std::vector<DeviceCommand> &commands);
    void tell(const std::vector<CommandFailed> &failures);
    void commit(std::size_t upTo, const std::vector<DeviceCommand> &commands, std::int64_t message);
    void markCommitted(std::size_t upTo);
    void handOver(std::size_t message);
    void recallJournal();
    void tellFoundFrames();
    /// Of those that the core knows.
    [[nodiscard]] std::optional<StarInFrame> starAmong(const FrameScene &scene) const;
    void later(Duration after, std::function<void()> act);
    void hearReports();
    void advanceTo(UtcInstant t);
    void runLater();
    void beatContact();
    void tickCore();
    void note(const FactRecord &fact);
    [[nodiscard]] Duration pace() const;
    [[nodiscard]] UtcInstant nextMoment() const;
    [[nodiscard]] bool isLostOnTheWay();

    Latency m_latency;
    CoreConfig m_config;
    VirtualClock m_clock;
    MachineClock m_machine;
    World m_world;
    std::unique_ptr<CoreLoop> m_core;
    WorldPort m_port;
    NightWatcher *m_watcher = nullptr;

    std::vector<FactRecord> m_journal;
    std::size_t m_committed = 0; ///< of m_journal
    bool m_commitsFail = false;
    std::map<std::uint64_t, std::pair<std::string, std::string>> m_notices; ///< feed and bytes by number
    std::uint64_t m_keptNotices = 0;
    std::uint64_t m_keptBytes = 0;
    std::vector<std::string> m_messages; ///< of the broker
    std::vector<bool> m_acknowledged;
    std::map<std::uint64_t, FrameStored> m_untold; ///< files on disk whose fact is not committed

    std::vector<Later> m_later; ///< few at a time; kept in order of time
    std::vector<DeviceReport> m_heard;
    PlanEffort m_planEffort;
    double m_lossShare = 0;
    Duration m_wireDelay{};
    std::mt19937 m_wireChance;
    UtcInstant m_nextTick;
    UtcInstant m_nextHeartbeat;
    UtcInstant m_nextBeat;
    Duration m_heartbeatLimit{};
    bool m_isFeedSilent = false;
    std::function<HostReport(Now)> m_host;
    UtcInstant m_nextHost;

    bool m_isPacing = false;
    Duration m_pace;
    UtcInstant m_livelyUntil;
    UtcInstant m_steadyUntil;
    bool m_isMakingSafe = false; ///< as the journal says
};

} // namespace tulpar
