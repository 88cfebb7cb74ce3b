#pragma once

#include "core/base/enum_names.h"
#include "core/base/result.h"
#include "core/fits/sky_map.h"
#include "core/image/frame.h"
#include "core/image/header.h"

#include <filesystem>
#include <optional>

namespace tulpar {

enum class FitsChecksum { None, Good, Bad };

template <>
struct EnumNames<FitsChecksum> {
    static constexpr std::array<std::string_view, 3> names{"none", "good", "bad"};
};

/// One image of a FITS file: the first plane, as U16 when the file holds unsigned 16 bits, else as float.
struct FitsImage {
    Frame frame;
    FitsHeader header;
    SkyMap sky;
    int hdus = 1;
    int hdu = 0; ///< 0-based
    int bitpix = 0;
    FitsChecksum checksum = FitsChecksum::None;
};

/// Reads any image CFITSIO can read (tile or whole-file compression included). Without `hdu`, the first HDU
/// that has an image. One-dimensional images have a height of 1. Headers are checked first (header_check),
/// yet a foreign file may still hold tiles that break CFITSIO: such files belong into a process of their own.
[[nodiscard]] Result<FitsImage> readFits(
    const std::filesystem::path &file, std::optional<int> hdu = std::nullopt);

/// Maps an uncompressed primary image of unsigned 16 bits (BZERO 32768) or floats without copying a pixel;
/// facts and plain TAN coordinates from its header. Errc::Unsupported for any other file: use readFits.
[[nodiscard]] Result<Frame> mapFits(const std::filesystem::path &file);

/// mapFits where it can, readFits elsewhere: what a viewer opens.
[[nodiscard]] Result<Frame> openFrame(const std::filesystem::path &file);

} // namespace tulpar
