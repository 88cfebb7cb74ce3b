#pragma once

#include "core/base/enum_names.h"
#include "core/base/result.h"
#include "core/fits/mapped_file.h"
#include "core/fits/sky_map.h"
#include "core/image/frame.h"
#include "core/image/header.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace tulpar {

enum class FitsChecksum { None, Good, Bad };

template <>
struct EnumNames<FitsChecksum> {
    static constexpr std::array<std::string_view, 3> names{"none", "good", "bad"};
};

/// Which picture of a file.
struct ReadWish {
    std::optional<int> hdu; ///< 0-based; none: the first that has an image
    std::int64_t plane = 0; ///< 0-based, of a cube: the axes beyond the second counted through
    bool isChecksumWanted = true; ///< costs a pass over the file
    bool isSkyWanted = true; ///< else the header does not meet WCSLIB
};

/// One plane of an image of a FITS file, as U16 when the file holds unsigned 16 bits, else as float.
struct FitsImage {
    Frame frame;
    FitsHeader header;
    std::string cards; ///< 80 bytes a card, without END; of a compressed image as if it were not
    SkyMap sky;
    int hdus = 1;
    int hdu = 0; ///< 0-based
    std::int64_t plane = 0; ///< 0-based
    std::int64_t planes = 1;
    int bitpix = 0;
    FitsChecksum checksum = FitsChecksum::None; ///< None also where it was not asked for
};

/// Reads any image CFITSIO can read (tile or whole-file compression included). One-dimensional images have a
/// height of 1. Says of a table that it is one. Headers are checked first (header_check), yet a foreign file
/// may still hold tiles that break CFITSIO: such files belong into a process of their own (ApartReader).
[[nodiscard]] Result<FitsImage> readFits(const std::filesystem::path &file, const ReadWish &wish = {});
[[nodiscard]] Result<FitsImage> readFits(const std::filesystem::path &file, std::optional<int> hdu);

/// Memory that pixels are read into, and what keeps it.
struct PixelMemory {
    std::byte *start = nullptr;
    std::shared_ptr<const void> keepsAlive;
};
using PixelAllocator = std::function<Result<PixelMemory>(std::size_t bytes)>;

/// The same with pixels straight into memory of the caller's choice, asked for once or twice.
[[nodiscard]] Result<FitsImage> readFits(
    const std::filesystem::path &file, const ReadWish &wish, const PixelAllocator &allocate);

/// Cards without END, as FitsImage has them, parsed; empty when they cannot be.
[[nodiscard]] FitsHeader headerOfCards(const std::string &cards);

/// Maps an uncompressed primary image of unsigned 16 bits (BZERO 32768) or floats without copying a pixel;
/// facts and plain TAN coordinates from its header. Errc::Unsupported for any other file: use readFits.
[[nodiscard]] Result<Frame> mapFits(const std::filesystem::path &file);

/// A mapped frame with the file behind it, for those who show it for long: what others do to the file is
/// asked there (MappedFile::isWhole).
struct MappedFrame {
    Frame frame;
    std::shared_ptr<const MappedFile> file;
};
[[nodiscard]] Result<MappedFrame> mapFrame(const std::filesystem::path &file);

/// mapFits where it can, readFits elsewhere: what a viewer opens.
[[nodiscard]] Result<Frame> openFrame(const std::filesystem::path &file);

} // namespace tulpar
