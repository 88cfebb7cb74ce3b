#pragma once

#include "core/base/result.h"
#include "core/sky/constellations.h"
#include "core/sky/direction.h"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tulpar {

// How the tables of resources/sky are read: comments start with '#', the first other line names the columns,
// commas separate, nothing is quoted. Errors name the line.

[[nodiscard]] Failure badLine(Errc code, std::size_t number, std::string_view why);

/// The part of `text` before `separator`; removes both from `text`.
[[nodiscard]] std::string_view takeUntil(std::string_view &text, char separator);

/// The fields of one line without the blanks around them; Errc::Malformed when there are not `out.size()`.
[[nodiscard]] Result<void> splitRow(
    std::string_view line, std::size_t number, std::string_view *out, std::size_t columns);

/// The fields of one line that people wrote, without the blanks around them: they may be quoted ("a ""b""").
/// None where a quote is not closed.
[[nodiscard]] std::optional<std::vector<std::string>> quotedFields(std::string_view line, char separator);

/// The next line that is no comment and not empty, without blanks around it; empty at the end. Counts lines.
[[nodiscard]] std::string_view nextLine(std::string_view &csv, std::size_t &number);

/// Right ascension and declination in degrees, [0, 360) and [-90, 90].
[[nodiscard]] Result<IcrsDirection> readDirection(
    std::string_view ra, std::string_view dec, std::size_t number);

/// "ra dec;ra dec;..." with at least `least` points.
[[nodiscard]] Result<std::vector<IcrsDirection>> readPoints(
    std::string_view text, std::size_t least, std::size_t number);

/// A language without a name of its own repeats the English one; `en` may not be empty.
[[nodiscard]] Result<SkyName> readName(
    std::string_view en, std::string_view ru, std::string_view kk, std::size_t number);

/// Calls `row(fields, line number)` for every line after the one that names the columns; stops at the first
/// error.
template <std::size_t kColumns, class F>
[[nodiscard]] Result<void> forEachRow(std::string_view csv, std::string_view header, F &&row)
{
    std::size_t number = 0;
    const std::string_view first = nextLine(csv, number);
    if (first.empty())
        return fail(Errc::Malformed, "no line names the columns " + std::string(header));
    if (first != header)
        return badLine(Errc::UnknownFormat, number, "columns are not " + std::string(header));
    for (std::string_view line = nextLine(csv, number); !line.empty(); line = nextLine(csv, number)) {
        std::array<std::string_view, kColumns> fields;
        if (Result<void> split = splitRow(line, number, fields.data(), kColumns); !split)
            return split;
        if (Result<void> done = row(fields, number); !done)
            return done;
    }
    return {};
}

} // namespace tulpar
