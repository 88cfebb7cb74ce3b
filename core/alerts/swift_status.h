#pragma once

#include "core/alerts/notice.h"

#include <cstdint>

namespace tulpar {

/// Reads Swift's two words of bits, Soln_Status and Misc, into flags, test mark, retraction and class: what
/// binary packets and classic text say in place of a VOEvent's Params. Bits that a packet type does not carry
/// are left alone.
void readSwiftStatus(Notice &notice, std::int64_t packetType, std::uint32_t status, std::uint32_t misc);

} // namespace tulpar
