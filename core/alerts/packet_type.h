#pragma once

#include "core/alerts/notice.h"

#include <cstdint>
#include <string_view>

namespace tulpar {

/// GCN's name of a packet type ("SWIFT_BAT_GRB_POS_ACK" for 61), empty if there is none. Numbers and names
/// are those of GCN's list of notice types, SVOM's (201 to 219) those of its own list of notice levels.
[[nodiscard]] std::string_view packetTypeName(std::int64_t packetType) noexcept;

/// Whose packet it is; Other for missions without an enumerator (HAWC, SNEWS, counterparts), Unknown for a
/// number without a name.
[[nodiscard]] Mission packetMission(std::int64_t packetType) noexcept;

/// The word before the colon of this packet's events in every format: "swift", "counterpart", "snews"; empty
/// if the number has no name.
[[nodiscard]] std::string_view packetStream(std::int64_t packetType) noexcept;

/// Types that are drills as such, whatever their flags say.
[[nodiscard]] bool isTestPacket(std::int64_t packetType) noexcept;

} // namespace tulpar
