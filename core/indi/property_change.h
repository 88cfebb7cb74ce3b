#pragma once

#include "core/base/result.h"
#include "core/devices/command.h"
#include "core/indi/indi_config.h"

#include <functional>
#include <map>
#include <set>
#include <string>
#include <variant>
#include <vector>

namespace tulpar {

/// One element of an INDI property with the value it shall have: a number, a switch or a text.
struct PropertyValue {
    std::string element;
    std::variant<double, bool, std::string> value;
    bool operator==(const PropertyValue &) const = default;
};

/// One new*Vector as it goes to the server. All values are of one kind.
struct PropertyChange {
    std::string device;
    std::string property;
    std::vector<PropertyValue> values;
    bool operator==(const PropertyChange &) const = default;
};

/// What the server has defined of one device so far.
struct KnownDevice {
    bool isConnected = false;
    bool isReconnecting = false; ///< disconnected by us, to be connected again
    std::map<std::string, std::set<std::string>> elementsOf; ///< by property
    bool isParked = false; ///< DOME_PARK or TELESCOPE_PARK says so

    [[nodiscard]] bool has(const std::string &property) const { return elementsOf.contains(property); }
};

/// Device name in INDI of `device`; empty when the configuration has none.
[[nodiscard]] std::string indiNameOf(const DeviceId &device, const IndiNames &names);

/// The changes that carry out `command`, in order, for a device with the properties of `known`. `toApparent`
/// is asked only for mounts that have no TARGET_ICRS. Errc::Unsupported when the device has no property for
/// it. Pure.
[[nodiscard]] Result<std::vector<PropertyChange>> changesFor(
    const CommandBody &command, const std::string &deviceName, const KnownDevice &known,
    const std::function<ApparentDirection(const IcrsDirection &)> &toApparent);

} // namespace tulpar
