#pragma once

#include "core/devices/device.h"
#include "core/time/instant.h"

#include <map>
#include <string>
#include <vector>

namespace tulpar {

/// Which INDI device plays which part in the observatory.
struct IndiNames {
    std::string mount = "Tulpar Mount";
    std::string roof = "Tulpar Roof";
    std::string cover = "Tulpar Cover";
    std::map<std::string, std::string> cameras{
        {"g", "Tulpar Camera g"}, {"r", "Tulpar Camera r"}, {"i", "Tulpar Camera i"}}; ///< by channel
    std::string focuser = "Tulpar Focuser";
    std::string rotator = "Tulpar Rotator";
    std::string weather = "Tulpar Weather";
    std::string world = "Tulpar World"; ///< the simulator's own; empty with real devices
};

/// A number element that is set to the limit at each beat: a contact in hardware, or indi_tulpar_watchdog.
struct IndiHeartbeat {
    std::string device;
    std::string property;
    std::string element;
    bool operator==(const IndiHeartbeat &) const = default;
};

/// Where an INDI server answers. The core's is on this machine: the path names an abstract unix socket (no
/// file appears), because over TCP libindiclient takes 43 ms a command. Who can wait, as the watchdog, may
/// also reach a server elsewhere, by `host`.
struct IndiConfig {
    std::string socketPath = "/tulpar/indi";
    std::string host; ///< not empty: by TCP, there, at `port`
    int port = 7624; ///< indiserver has no way not to listen on TCP, so each server needs its own
    IndiNames names;
    std::vector<IndiHeartbeat> heartbeats{
        {"Tulpar World", "HEARTBEAT", "LIMIT_S"},
        {"Tulpar Watchdog", "HEARTBEAT", "LIMIT_S"}}; ///< those that exist
    std::string heartbeatSocket; ///< a further server that is only beaten: the watchdog's own; empty: none
    bool connectsDevices = true; ///< false: only listens until one is reconnected on purpose
    Duration firstRetry = 50ms; ///< reconnection waits this long, then twice as long each time
    Duration longestRetry = 2s;
};

} // namespace tulpar
