#pragma once

#include "core/base/result.h"
#include "core/image/frame.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tulpar {

/// One card of a FITS header.
struct HeaderCard {
    std::string keyword; ///< upper case as written, "HIERARCH ..." included
    std::string value; ///< as text, quotes removed; empty for COMMENT and the like
    std::string comment; ///< or the text of COMMENT and HISTORY
    bool isString = false;
};

/// The cards of one FITS header (FITS standard 4.0, sections 3 and 4), read from bytes without CFITSIO.
/// Not a validator: core/fits/header_check is.
class FitsHeader {
public:
    FitsHeader() = default;
    /// Reads 80-character cards up to END. Errc::Malformed without an END card, Errc::TooLarge past
    /// `maxCards`.
    [[nodiscard]] static Result<FitsHeader> parse(
        std::span<const std::byte> bytes, std::size_t maxCards = 36'000);

    [[nodiscard]] const std::vector<HeaderCard> &cards() const { return m_cards; }
    /// Bytes up to the data: a multiple of 2880.
    [[nodiscard]] std::size_t headerBytes() const { return m_headerBytes; }

    [[nodiscard]] std::optional<std::string_view> text(std::string_view keyword) const;
    [[nodiscard]] std::optional<double> number(std::string_view keyword) const;
    [[nodiscard]] std::optional<std::int64_t> integer(std::string_view keyword) const;
    [[nodiscard]] std::optional<bool> truth(std::string_view keyword) const; ///< T or F

private:
    std::vector<HeaderCard> m_cards;
    std::size_t m_headerBytes = 0;
};

/// What a header written by this program, or by a camera driver, says of its frame.
[[nodiscard]] FrameFacts factsOf(const FitsHeader &header);

/// A plain TAN in ICRS or FK5 J2000 (CD matrix, or CDELT with PC or CROTA2); nothing for any other map.
[[nodiscard]] std::optional<TangentPlane> tangentPlaneOf(const FitsHeader &header);

} // namespace tulpar
