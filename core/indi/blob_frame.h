#pragma once

#include "core/devices/port.h"

#include <cstddef>
#include <span>

namespace tulpar {

/// The frame in a camera driver's FITS bytes: one primary image of unsigned 16 bits (BITPIX 16, BZERO 32768),
/// at most 8192 pixels a side. Only the header is parsed; pixels are byte-swapped once into memory of their
/// own. `channel` and `received` are the caller's knowledge; pure, any thread. Errc::Malformed or
/// Errc::Unsupported.
[[nodiscard]] Result<CameraFrame> frameFromFits(
    std::span<const std::byte> fits, const std::string &channel, MonoInstant received);

} // namespace tulpar
