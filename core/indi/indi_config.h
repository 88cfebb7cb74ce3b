#pragma once

#include "core/devices/device.h"
#include "core/time/instant.h"

#include <map>
#include <string>

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

/// Where the local indiserver answers. The path names an abstract unix socket: no file appears. Over TCP
/// libindiclient takes 43 ms a command, so there is no TCP here; remote devices are chained behind the local
/// server.
struct IndiConfig {
    std::string socketPath = "/tulpar/indi";
    int port = 7624; ///< indiserver has no way not to listen on TCP, so each server needs its own
    IndiNames names;
    Duration firstRetry = 50ms; ///< reconnection waits this long, then twice as long each time
    Duration longestRetry = 2s;
};

} // namespace tulpar
