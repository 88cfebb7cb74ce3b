#pragma once

#include "core/base/result.h"
#include "core/sky/direction.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tulpar {

/// A name in the languages of the desk, UTF-8. A language without its own name repeats the English one.
struct SkyName {
    std::string en;
    std::string ru;
    std::string kk;

    /// `language` is "en", "ru" or "kk" ("ru_KZ" counts as "ru"); English for any other.
    [[nodiscard]] const std::string &in(std::string_view language) const;
    bool operator==(const SkyName &) const = default;
};

struct Constellation {
    std::string abbreviation; ///< IAU, "UMa"
    SkyName name; ///< English: the Latin name
    IcrsDirection label; ///< where to write the name
};

/// One unbroken line of a constellation's figure.
struct ConstellationLine {
    std::string abbreviation;
    std::vector<IcrsDirection> points; ///< at least two
};

struct StarName {
    std::uint32_t hip = 0;
    SkyName name;
};

/// What a star is called besides its proper name.
struct StarDesignations {
    std::uint32_t hip = 0;
    std::vector<std::string> names; ///< "α Lyr", "3 Lyr", "Alpha Lyrae"; at least one
};

// Readers of resources/sky/*.csv. Comments start with '#'; the first other line names the columns; no
// quoting. Errc::Malformed and Errc::OutOfRange name the line.

/// Columns abbreviation,en,ru,kk,label_ra_deg,label_dec_deg.
[[nodiscard]] Result<std::vector<Constellation>> parseConstellations(std::string_view csv);

/// Columns abbreviation,points; points are "ra dec" in degrees, separated by ';'.
[[nodiscard]] Result<std::vector<ConstellationLine>> parseConstellationLines(std::string_view csv);

/// Columns hip,en,ru,kk.
[[nodiscard]] Result<std::vector<StarName>> parseStarNames(std::string_view csv);

/// Columns hip,designations; designations are separated by ';'.
[[nodiscard]] Result<std::vector<StarDesignations>> parseStarDesignations(std::string_view csv);

} // namespace tulpar
