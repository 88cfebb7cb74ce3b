#pragma once

#include "core/simulator/scene.h"

#include <cstddef>
#include <cstdint>
#include <span>

namespace tulpar {

/// Size of every FITS file the simulated cameras send: two header blocks and the padded pixels.
[[nodiscard]] std::size_t fitsBytes();

/// Writes the FITS file of a frame (16 bits, BZERO 32768, FITS 4.0) to `to`, which has room for fitsBytes().
void writeFits(const FrameScene &scene, std::span<const std::uint16_t> pixels, std::byte *to);

} // namespace tulpar
