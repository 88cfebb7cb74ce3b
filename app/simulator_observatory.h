#pragma once

#include "app/simulator_darkroom.h"
#include "core/runtime/system_clock.h"
#include "core/simulator/world.h"

#include <fstream>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tulpar {

class SimulatedDevice;

/// The world behind the driver's devices: lives it in real time on INDI's event loop, keeps it in its file,
/// has frames made in the background. Starts with the first getProperties.
class SimulatedObservatory {
public:
    SimulatedObservatory();
    ~SimulatedObservatory();
    SimulatedObservatory(const SimulatedObservatory &) = delete;
    SimulatedObservatory &operator=(const SimulatedObservatory &) = delete;

    void add(SimulatedDevice *device) { m_devices.push_back(device); }
    void start();

    /// The world, lived up to this moment.
    [[nodiscard]] World &world();
    [[nodiscard]] const World &lastWorld() const { return *m_world; }
    /// Gives a command to the world now; its first reports follow within a millisecond or two.
    [[nodiscard]] Result<void> perform(const CommandBody &command);
    /// After any other change of the world.
    void changed();
    /// Keeps that a command came, before anything is done with it, in the file TULPAR_COMMAND_LOG names, if
    /// it names one: a JSON line each. `what` as the journal calls it.
    void received(std::string_view what, std::string_view further = {});

    void setUtcOffset(Duration offset);
    [[nodiscard]] Duration utcOffset() const { return m_utcOffset; }
    [[nodiscard]] double steadyS() const;
    [[nodiscard]] const std::string &stateFile() const { return m_file; }

    /// Who is told of camera events.
    struct CameraEars {
        std::function<void(const Exposure &)> opened;
        std::function<void(FinishedFrame)> frame;
    };
    void listen(Band band, CameraEars ears) { m_ears[static_cast<std::size_t>(band)] = std::move(ears); }
    void forgetOpenExposure(Band band);

private:
    struct Closing {
        Band band;
        Exposure exposure;
    };
    struct Development { ///< a frame on its way: read when the world says so, made when the darkroom says so
        bool isRead = false;
        std::optional<FinishedFrame> finished;
    };
    using FrameKey = std::pair<Band, std::uint64_t>;

    [[nodiscard]] UtcInstant observatoryUtc() const;
    void pulse();
    void live();
    void develop();
    void deliver();
    void wakeIn(int ms);
    [[nodiscard]] int nextPulseMs() const;
    void load();
    void save();

    SystemClock m_clock; ///< its offset stays zero: the world keeps its own
    std::vector<SimulatedDevice *> m_devices;
    std::unique_ptr<World> m_world;
    std::array<CameraEars, 3> m_ears;
    std::vector<Closing> m_closing;
    std::map<FrameKey, Development> m_developing;
    std::unique_ptr<Darkroom> m_darkroom;
    std::string m_file;
    std::ofstream m_commandLog;
    Duration m_utcOffset{};
    int m_timer = 0;
    bool m_isStarted = false;
    bool m_isDirty = false;
    double m_lastSaveS = -1e9;
};

} // namespace tulpar
