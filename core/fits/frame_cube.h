#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <span>
#include <string>

namespace tulpar {

/// One frame that goes into a cube.
struct CubeSource {
    std::filesystem::path raw;
    std::string sha256; ///< of its file, 64 hexadecimal digits
};

/// Says whether these bytes are those of the source's file; the cube is not named otherwise.
using CubeProof = std::function<bool(std::size_t plane, std::span<const std::byte> bytes)>;

/// The cube's name for a series that begins with this frame: "x.fits" as "x.cube.fits.fz".
[[nodiscard]] std::filesystem::path cubeName(const std::filesystem::path &first);

/// Puts frames of 16-bit integers that are alike (likenessOf) into one FITS file, plane behind plane, without
/// loss: an image of three axes, each plane one tile of RICE (FITS 4.0 section 10), with the cards that all
/// share; a table PLANES with a row a plane (FILE, DATE-OBS, SHA256, and CARDS that differ); a table HEADER
/// with the cards of the first frame as they stood. The name appears when the file is on the disk and every
/// plane has been read back from it, header and all, and `isRight` has agreed. Frames are only read.
/// Errc::Unsupported: not alike, or one would not come back. Errc::Refused: something has the name.
/// Errc::NotFound, Errc::Malformed, Errc::Io. For our own frames: waits for the disk, any thread.
[[nodiscard]] Result<void> packCube(
    std::span<const CubeSource> frames, const std::filesystem::path &cube, const CubeProof &isRight);

} // namespace tulpar
