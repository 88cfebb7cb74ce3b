#pragma once

#include "core/alerts/notice.h"

#include <cstdint>
#include <optional>

namespace tulpar {

/// In what the eleventh word of a packet counts the error radius.
enum class RadiusUnit { NotThere, TenThousandthsOfDegree, HundredthsOfDegree, Arcseconds };

/// What the fixed words of one type of binary packet mean. Only what is known: a type without a form has no
/// position that could be trusted.
struct PacketForm {
    PositionKind kind = PositionKind::None; ///< of words 7 and 8, where they are no placeholder
    RadiusUnit radius = RadiusUnit::NotThere;
    int radiusWord = 11;
    std::optional<double> containment = std::nullopt;
    bool ofDate = false; ///< coordinates of the equinox of date, else J2000
    SourceClass sourceClass = SourceClass::Unstated; ///< where the type alone says it
    std::optional<NoticeFlag> flag = std::nullopt; ///< that the type alone implies
    bool isUtility = false; ///< pointing and planning: a status, whatever else
};

/// Sources: GCN's sock_pkt_def, RTS2's conngrb, gcn-classic-to-json; checked on 67 real packets.
[[nodiscard]] PacketForm packetForm(std::int64_t packetType);

} // namespace tulpar
