#pragma once

#include "core/time/instant.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace tulpar {

/// The kernel's word on the host's clock, whoever disciplines it (chrony, systemd-timesyncd, ntpd).
struct ClockState {
    bool isSynchronised = false;
    std::optional<Duration> offset; ///< the host's UTC minus the reference's; absent: not synchronised
    std::optional<Duration> error; ///< the kernel's bound on what is wrong; absent: not synchronised
    bool operator==(const ClockState &) const = default;
};

/// Returns at once.
[[nodiscard]] ClockState clockState();

/// GiB that a program without privileges may still write in `folder`; none when it cannot be asked. Waits
/// as long as the file system does.
[[nodiscard]] std::optional<double> freeGiB(const std::string &folder);

/// The same where there is least; none when one of `folders` cannot be asked, and without any.
[[nodiscard]] std::optional<double> leastFreeGiB(std::span<const std::string> folders);

/// True when a supply of the kind Mains (or UPS) below `folder` (/sys/class/power_supply) is online, false
/// when there are such and none is; none without any.
[[nodiscard]] std::optional<bool> isOnMains(const std::string &folder);

/// What a power supply says of itself in words, by the vocabulary of NUT ("OL CHRG", "OB LB") and apcupsd
/// ("ONLINE", "ONBATT"): any word of battery wins; none for words that say neither.
[[nodiscard]] std::optional<bool> mainsSaid(std::string_view words);

/// True when `host` ("name:port", "[address]:port") accepts a TCP connection within `limit`. Looking the
/// name up waits as long as the resolver does.
[[nodiscard]] bool accepts(const std::string &host, Duration limit);

} // namespace tulpar
