#pragma once

#include "core/base/result.h"
#include "core/indi/device_readings.h"
#include "core/indi/indi_config.h"
#include "core/indi/property_change.h"
#include "core/time/clock.h"

#include <baseclient.h>

#include <QVariantMap>

#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <string>

namespace tulpar {

/// Our end of libindiclient: hears on its thread, speaks on any thread. Keeps what is known of each device
/// under a lock of its own, since both threads need it. All `Ears` are called on libindiclient's thread.
class IndiClient final : public INDI::BaseClient {
public:
    struct Ears {
        std::function<void(std::vector<DeviceReadings::Value>)> values;
        std::function<void(std::string property, QVariantMap elements)> world;
        std::function<void(std::string device, std::string message)> said;
        std::function<void(bool isConnected)> link;
        std::function<void(std::string device, std::string driver)> driverLost; ///< while the server is there
        std::function<void(std::string device, std::string state)> contact;
    };

    IndiClient(const IndiConfig &config, const Site &site, const Clock &clock, Ears ears);
    ~IndiClient() override;

    [[nodiscard]] Result<void> carryOut(
        const CommandBody &command,
        const std::function<ApparentDirection(const IcrsDirection &)> &toApparent);
    [[nodiscard]] Result<void> setWorld(
        const std::string &property, const std::vector<PropertyValue> &values);
    /// Disconnects the device and connects it again.
    [[nodiscard]] Result<void> reconnect(const std::string &device);
    /// Sets every heartbeat of the configuration that is there to `limit`.
    [[nodiscard]] Result<void> beat(Duration limit);
    /// The program that serves the device, as it names itself; empty: never heard.
    [[nodiscard]] std::string driverOf(const std::string &device);
    [[nodiscard]] bool isThere(const std::string &device);
    /// When the server last said anything, or came up.
    [[nodiscard]] MonoInstant lastHeard() const { return {m_lastHeardNs.load()}; }

protected:
    void newProperty(INDI::Property property) override;
    void updateProperty(INDI::Property property) override;
    void removeProperty(INDI::Property property) override;
    void removeDevice(INDI::BaseDevice device) override;
    void newMessage(INDI::BaseDevice device, int messageId) override;
    void serverConnected() override;
    void serverDisconnected(int exitCode) override;

    // Told to us too; the properties above say the same.
    using INDI::BaseMediator::newDevice;
    using INDI::BaseMediator::newMessage;
    using INDI::BaseMediator::newProperty;
    using INDI::BaseMediator::removeDevice;
    using INDI::BaseMediator::removeProperty;

private:
    /// What is left of a sequence on a camera that has no sequences of its own.
    struct Sequence {
        double exposureS = 0;
        int left = 0; ///< -1: no end
    };

    void hear(const INDI::Property &property, DeviceReadings::Occasion occasion);
    void connectIfNeeded(const INDI::Property &connection);
    [[nodiscard]] bool isOurs(const std::string &device) const;
    void noteDriver(const INDI::Property &property);
    void tellContact(const INDI::Property &property);
    void exposeAgain(const INDI::Property &exposure);
    void send(const PropertyChange &change);

    IndiConfig m_config;
    const Clock &m_clock;
    Ears m_ears;
    DeviceReadings m_readings; ///< libindiclient's thread only
    std::atomic<std::int64_t> m_lastHeardNs{0};
    std::mutex m_knowing; ///< m_known, m_sequences, m_drivers
    std::map<std::string, KnownDevice> m_known;
    std::map<std::string, Sequence> m_sequences;
    std::map<std::string, std::string> m_drivers; ///< program by device; kept when both are gone
    std::mutex m_speaking; ///< libindiclient writes one command in pieces
};

} // namespace tulpar
