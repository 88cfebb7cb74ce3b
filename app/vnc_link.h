#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace tulpar {

/// Given the kernel's table of sockets (/proc/net/tcp, proc(5)), returned how many bytes the connections to
/// the local port `port` have not taken, sent or not: of the quickest one, so that a viewer that stands still
/// does not hold up another. Nothing where nobody is connected.
[[nodiscard]] std::optional<std::size_t> backlogOf(std::string_view table, std::uint16_t port);

/// The port of the VNC server that shows an X display: 5900 and its number; nothing for names without one and
/// for displays of other hosts.
[[nodiscard]] std::optional<std::uint16_t> vncPortOf(std::string_view display);

/// The same of the display that this program is on, just now; nothing without viewers. Through a tunnel only
/// what the tunnel does not swallow is seen.
[[nodiscard]] std::optional<std::size_t> vncBacklog();

} // namespace tulpar
