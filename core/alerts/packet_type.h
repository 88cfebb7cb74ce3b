#pragma once

#include <cstdint>
#include <string_view>

namespace tulpar {

/// GCN's name of a packet type ("SWIFT_BAT_GRB_POS_ACK" for 61), empty if there is none. Numbers and names
/// are those of GCN's list of notice types.
[[nodiscard]] std::string_view packetTypeName(std::int64_t packetType) noexcept;

} // namespace tulpar
