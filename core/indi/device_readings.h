#pragma once

#include "core/devices/port.h"
#include "core/indi/indi_config.h"
#include "core/sky/site.h"

#include <indiproperty.h>

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace tulpar {

/// Turns INDI properties, as they arrive, into what the house understands. One device's report is put
/// together from several properties; it is issued when the one that the driver sends last of a moment
/// arrives. Lives on libindiclient's thread.
class DeviceReadings {
public:
    using Value = std::variant<DeviceReport, ExposureOpened, CameraFrame>;

    DeviceReadings(const IndiNames &names, const Site &site);

    enum class Occasion {
        Defined, ///< the driver tells what it has; weather is not taken from it, it may be of any age
        Changed,
    };
    /// What `property`, heard at `now`, says; nothing when it says nothing by itself.
    [[nodiscard]] std::vector<Value> take(INDI::Property property, Occasion occasion, const Now &now);

    /// Reports that every device that was connected is not, and forgets all that was read.
    [[nodiscard]] std::vector<Value> lose(const Now &now);
    /// The same for one device.
    [[nodiscard]] std::vector<Value> lose(const std::string &deviceName, const Now &now);

    /// The device of that INDI name, if the configuration has it.
    [[nodiscard]] std::optional<DeviceId> deviceNamed(const std::string &name) const;
    /// What was wrong with the last image, once.
    [[nodiscard]] std::optional<Error> takeError();

private:
    struct Camera {
        CameraReport report;
        bool hasOpenedProperty = false; ///< the driver tells each opening by itself
        bool hasStateProperty = false;
        std::uint64_t lastOpened = 0;
        std::optional<double> lastExposureS;
    };

    void takeMount(const INDI::Property &property, const Now &now, std::vector<Value> &values);
    void takeOpening(
        const DeviceId &device, const INDI::Property &property, const Now &now, std::vector<Value> &values);
    void takeCamera(
        const DeviceId &device, const INDI::Property &property, Occasion occasion, const Now &now,
        std::vector<Value> &values);
    void takeImage(
        const DeviceId &device, const INDI::Property &property, const Now &now, std::vector<Value> &values);
    void takeOther(
        const DeviceId &device, const INDI::Property &property, const Now &now, std::vector<Value> &values);

    Site m_site;
    std::map<std::string, DeviceId> m_devices; ///< by INDI name
    std::map<DeviceId, bool> m_isConnected;
    MountReport m_mount;
    bool m_hasHorizontal = false;
    bool m_hasMechanical = false;
    std::map<DeviceId, OpeningReport> m_openings;
    std::map<DeviceId, bool> m_saysState; ///< the opening has OPENING_STATE
    std::map<DeviceId, Camera> m_cameras;
    FocuserReport m_focuser;
    RotatorReport m_rotator;
    std::optional<Error> m_error;
};

} // namespace tulpar
