#pragma once

#include "core/alerts/notice.h"
#include "core/base/result.h"

#include <cstddef>
#include <string_view>

namespace tulpar {

/// Length of each of GCN's binary packets: 40 big-endian integers.
constexpr std::size_t kPacketBytes = 160;

/// Whether the bytes begin like a binary packet, which no text does.
[[nodiscard]] bool beginsLikePacket(std::string_view bytes) noexcept;

/// Reads one binary packet. Coordinates of the equinox of date (INTEGRAL, type 2) become J2000. A keepalive
/// (type 3) and types without a known form are notices without a position. Errors: Malformed (length, type),
/// OutOfRange (coordinates), each with the word.
[[nodiscard]] Result<Notice> parsePacket(std::string_view bytes);

} // namespace tulpar
