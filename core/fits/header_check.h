#pragma once

#include "core/base/result.h"
#include "core/image/header.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>

namespace tulpar {

/// Looks through every header of an uncompressed FITS file before CFITSIO sees it, since CFITSIO 4.2 can end
/// the process on some (NAXIS of 150 and more, ZTILE1 = 0): first card, BITPIX, NAXIS 0 to 9, NAXISn >= 0,
/// GCOUNT, PCOUNT, data within the file, ZNAXIS, ZNAXISn, ZTILEn > 0, ZBITPIX, TFIELDS. Says which header and
/// card is wrong. Data cut short in the last HDU is reported, as CFITSIO would on reading it.
[[nodiscard]] Result<void> checkFitsHeaders(std::span<const std::byte> file);

/// The same, and shows every header that is good, its number and the bytes of its data.
using HeaderVisitor = std::function<void(const FitsHeader &header, int hdu, std::uint64_t dataBytes)>;
[[nodiscard]] Result<void> checkFitsHeaders(std::span<const std::byte> file, const HeaderVisitor &visit);

/// gzip, bzip2, compress or PKZIP, by the first bytes.
[[nodiscard]] bool isCompressedAsWhole(std::span<const std::byte> file);

/// The same for a file by name; whole-file compression (gzip, bzip2, compress) cannot be looked into and
/// passes.
[[nodiscard]] Result<void> checkFitsFile(const std::filesystem::path &file);

} // namespace tulpar
