#pragma once

#include "core/base/result.h"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tulpar {

/// The header of one frame's file, byte for byte: 80 characters a card, END not among them.
struct RawCards {
    std::vector<std::string> cards;
    std::int64_t width = 0; ///< px
    std::int64_t height = 0;
    std::size_t headerBytes = 0; ///< up to the pixels: a multiple of 2880

    /// The whole file's length: header and pixels of 16 bits, both filled up to blocks.
    [[nodiscard]] std::int64_t fileBytes() const;
};

/// The header of a file that is one image of 16-bit integers and nothing else. Reads no pixel.
/// Errc::Unsupported: something else. Errc::NotFound, Errc::Malformed, Errc::Io.
[[nodiscard]] Result<RawCards> rawCardsOf(const std::filesystem::path &raw);

/// What frames of one cube share: size, gain, exposure, event, kind, and which cards there are in which
/// order. Two that have the same number may stand in one cube.
[[nodiscard]] std::uint64_t likenessOf(const RawCards &cards);

/// The same of a file, reading only its header; errors as rawCardsOf.
[[nodiscard]] Result<std::uint64_t> likenessOf(const std::filesystem::path &raw);

/// Many headers with the same cards in the same order: what they share once, what differs for each.
class SharedCards {
public:
    /// Of at least one header; all alike (likenessOf).
    explicit SharedCards(std::span<const RawCards> headers);
    /// As it was kept: the first header, and which of its cards differ.
    SharedCards(std::vector<std::string> first, std::vector<bool> differs);

    [[nodiscard]] const std::vector<std::string> &first() const { return m_first; }
    [[nodiscard]] const std::vector<bool> &differs() const { return m_differs; }
    [[nodiscard]] std::size_t differing() const;
    /// Those of this header that differ, one behind the other: 80 characters each.
    [[nodiscard]] std::string differing(const RawCards &cards) const;
    /// The header again, with END, filled up to 2880.
    [[nodiscard]] std::string whole(std::string_view differing) const;

private:
    std::vector<std::string> m_first;
    std::vector<bool> m_differs;
};

inline constexpr std::size_t kCardBytes = 80;
inline constexpr std::size_t kFitsBlockBytes = 2880;

/// A pixel as a FITS file has it, the high byte first, from one in memory, and back.
[[nodiscard]] constexpr std::uint16_t swappedEnds(std::uint16_t pixel)
{
    static_assert(std::endian::native == std::endian::little);
    return static_cast<std::uint16_t>((pixel >> 8) | (pixel << 8));
}

/// The keyword of a card, without blanks.
[[nodiscard]] std::string_view keywordOf(std::string_view card);

} // namespace tulpar
