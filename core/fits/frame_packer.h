#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <filesystem>
#include <vector>

namespace tulpar {

/// "x.fits" as "x.fits.fz", which every FITS reader of the field opens.
[[nodiscard]] std::filesystem::path packedName(const std::filesystem::path &raw);

/// Compresses a frame of 16-bit integers without loss (RICE, FITS 4.0 section 10) into `packedName(raw)`.
/// That name appears when the file is on the disk and its bytes unpack to those of `raw`, header and all; a
/// packed file that is there already is taken if it does. `raw` is only read. Errc::Unsupported: not one
/// image of 16-bit integers, or one that would not come back byte for byte. Errc::Refused: something else has
/// the name. Errc::NotFound, Errc::Malformed, Errc::Io. For our own frames: waits for the disk, any thread.
[[nodiscard]] Result<std::filesystem::path> packFrame(const std::filesystem::path &raw);

/// The bytes of the file that was packed.
[[nodiscard]] Result<std::vector<std::byte>> unpackedBytes(const std::filesystem::path &packed);

} // namespace tulpar
