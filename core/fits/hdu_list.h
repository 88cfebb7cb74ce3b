#pragma once

#include "core/base/enum_names.h"
#include "core/base/result.h"
#include "core/image/header.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace tulpar {

enum class HduKind {
    Image,
    CompressedImage, ///< tiles in a table
    Empty, ///< an image without pixels: a header alone
    Table, ///< of text or binary; nothing to show as a picture
    Groups, ///< random groups of old radio data
    Other,
};

template <>
struct EnumNames<HduKind> {
    static constexpr std::array<std::string_view, 6> names{"image", "compressed_image", "empty",
                                                           "table", "groups",           "other"};
};

/// What one header and data unit of a file is, as its header says.
struct HduFacts {
    int index = 0; ///< 0: primary
    HduKind kind = HduKind::Other;
    std::string name; ///< EXTNAME; empty: none
    std::int64_t version = 1; ///< EXTVER
    int bitpix = 0; ///< of the picture, also where it is compressed
    std::vector<std::int64_t> axes; ///< of the picture; of a table: bytes of a row, rows
    std::int64_t columns = 0; ///< of a table
    std::string compression; ///< "RICE_1", "GZIP_2", ...; empty: none
    std::uint64_t dataBytes = 0; ///< in the file
    bool operator==(const HduFacts &) const = default;

    [[nodiscard]] bool hasPicture() const
    {
        return kind == HduKind::Image || kind == HduKind::CompressedImage;
    }
    /// Planes of a cube: the product of the axes beyond the second.
    [[nodiscard]] std::int64_t planes() const;
};

[[nodiscard]] HduFacts hduFactsOf(const FitsHeader &header, int index);

/// All of an uncompressed file by our own reading of its headers, checked as header_check does: no CFITSIO,
/// no pixel touched. Errc::Unsupported for whole-file compression: ApartReader lists those.
[[nodiscard]] Result<std::vector<HduFacts>> listHdus(std::span<const std::byte> file);
[[nodiscard]] Result<std::vector<HduFacts>> listHdus(const std::filesystem::path &file);

} // namespace tulpar
