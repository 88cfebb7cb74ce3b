#pragma once

#include "core/measure/region.h"

#include <span>
#include <string>
#include <string_view>

namespace tulpar {

/// Why a line of a region file is not shown.
enum class RegionFault {
    UnknownShape, ///< a shape that is not drawn here: panda, vector, ruler, elliptical rings, ...
    UnknownFrame, ///< galactic, fk4, linear, ...: its regions are left out until a known one is named
    Composite, ///< "||": parts of a composite
    BadNumber, ///< a number or unit that is none, or out of range
    WrongCount, ///< not as many numbers as the shape needs
    BadText, ///< neither region nor comment; a quote or parenthesis that does not end
    TooMany, ///< the limit of regions or corners is reached: nothing after it is read
};

template <>
struct EnumNames<RegionFault> {
    static constexpr std::array<std::string_view, 7> names{
        "unknown_shape", "unknown_frame", "composite", "bad_number", "wrong_count", "bad_text", "too_many"};
};

struct RegionProblem {
    std::size_t line = 0; ///< from 1
    RegionFault fault = RegionFault::BadText;
    std::string said; ///< the beginning of what stands there, at most 80 bytes
    bool operator==(const RegionProblem &) const = default;
};

struct RegionFile {
    std::vector<Region> regions;
    std::vector<RegionProblem> problems; ///< the first `RegionLimits::problems`
    std::size_t problemCount = 0; ///< all of them
};

struct RegionLimits {
    std::size_t bytes = 32 << 20;
    std::size_t regions = 50'000;
    std::size_t corners = 1'000'000; ///< of all polygons together
    std::size_t problems = 200;
};

/// Reads what DS9 writes (format 4.1, versions 5 to 8), as tolerantly as it does: global lines, semicolons,
/// comments, texts in "# text(...)", sexagesimal places, sizes in " ' d r p i, points with a style before
/// them, no coordinate system (physical). What cannot be shown is a problem with its line, never an end.
/// Errc::TooLarge: longer than the limit; Errc::UnknownFormat: no text. Any bytes; time linear in them.
[[nodiscard]] Result<RegionFile> readRegions(std::string_view text, const RegionLimits &limits = {});

/// A region file that DS9 and readRegions read back: every place to 1e-5 px or 1e-8 degrees, sizes to 1e-5 px
/// or 1e-5". What is not finite or lacks places is left out.
[[nodiscard]] std::string regionsText(std::span<const Region> regions);

} // namespace tulpar
