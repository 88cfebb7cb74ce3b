#include "core/sky/constellations.h"

#include "core/base/parse.h"

#include <algorithm>
#include <array>
#include <limits>

namespace tulpar {

namespace {

Failure badLine(Errc code, std::size_t number, std::string_view why)
{
    return fail(code, "line " + std::to_string(number) + ": " + std::string(why));
}

/// The part of `text` before `separator`; removes both from `text`.
std::string_view takeUntil(std::string_view &text, char separator)
{
    const std::size_t end = std::min(text.find(separator), text.size());
    const std::string_view taken = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return taken;
}

/// Calls `row(fields, line number)` for every line after the one that names the columns; stops at the first
/// error.
template <std::size_t kColumns, class F>
Result<void> forEachRow(std::string_view csv, std::string_view header, F &&row)
{
    bool hasHeader = false;
    for (std::size_t number = 1; !csv.empty(); ++number) {
        std::string_view line = trimmed(takeUntil(csv, '\n'));
        if (line.empty() || line.front() == '#')
            continue;
        if (!hasHeader) {
            if (line != header)
                return badLine(Errc::UnknownFormat, number, "columns are not " + std::string(header));
            hasHeader = true;
            continue;
        }
        if (std::count(line.begin(), line.end(), ',') != static_cast<std::ptrdiff_t>(kColumns) - 1)
            return badLine(Errc::Malformed, number, std::to_string(kColumns) + " columns expected");
        std::array<std::string_view, kColumns> fields;
        for (std::string_view &field : fields)
            field = trimmed(takeUntil(line, ','));
        if (Result<void> done = row(fields, number); !done)
            return done;
    }
    if (!hasHeader)
        return fail(Errc::Malformed, "no line names the columns " + std::string(header));
    return {};
}

Result<IcrsDirection> readDirection(std::string_view ra, std::string_view dec, std::size_t number)
{
    const auto raDegrees = parseNumber(ra);
    const auto decDegrees = parseNumber(dec);
    if (!raDegrees || !decDegrees)
        return badLine(Errc::Malformed, number, "right ascension and declination expected");
    if (*raDegrees < 0 || *raDegrees >= 360 || *decDegrees < -90 || *decDegrees > 90)
        return badLine(Errc::OutOfRange, number, "right ascension or declination out of range");
    return IcrsDirection{Angle::degrees(*raDegrees), Angle::degrees(*decDegrees)};
}

Result<SkyName> readName(std::string_view en, std::string_view ru, std::string_view kk, std::size_t number)
{
    if (en.empty())
        return badLine(Errc::Malformed, number, "no English name");
    return SkyName{std::string(en), std::string(ru.empty() ? en : ru), std::string(kk.empty() ? en : kk)};
}

} // namespace

const std::string &SkyName::in(std::string_view language) const
{
    if (language.starts_with("ru"))
        return ru;
    return language.starts_with("kk") ? kk : en;
}

Result<std::vector<Constellation>> parseConstellations(std::string_view csv)
{
    std::vector<Constellation> out;
    const auto row = [&out](const std::array<std::string_view, 6> &f, std::size_t number) -> Result<void> {
        auto name = readName(f[1], f[2], f[3], number);
        if (!name)
            return Failure(name.error());
        const auto label = readDirection(f[4], f[5], number);
        if (!label)
            return Failure(label.error());
        out.push_back({std::string(f[0]), std::move(*name), *label});
        return {};
    };
    if (auto done = forEachRow<6>(csv, "abbreviation,en,ru,kk,label_ra_deg,label_dec_deg", row); !done)
        return Failure(done.error());
    return out;
}

Result<std::vector<ConstellationLine>> parseConstellationLines(std::string_view csv)
{
    std::vector<ConstellationLine> out;
    const auto row = [&out](const std::array<std::string_view, 2> &f, std::size_t number) -> Result<void> {
        ConstellationLine line{std::string(f[0]), {}};
        std::string_view rest = f[1];
        while (!rest.empty()) {
            std::string_view pair = trimmed(takeUntil(rest, ';'));
            const std::string_view ra = takeUntil(pair, ' ');
            const auto point = readDirection(ra, pair, number);
            if (!point)
                return Failure(point.error());
            line.points.push_back(*point);
        }
        if (line.points.size() < 2)
            return badLine(Errc::Malformed, number, "a line needs two points");
        out.push_back(std::move(line));
        return {};
    };
    if (auto done = forEachRow<2>(csv, "abbreviation,points", row); !done)
        return Failure(done.error());
    return out;
}

Result<std::vector<StarName>> parseStarNames(std::string_view csv)
{
    std::vector<StarName> out;
    const auto row = [&out](const std::array<std::string_view, 4> &f, std::size_t number) -> Result<void> {
        const auto hip = parseInteger(f[0]);
        if (!hip || *hip <= 0 || *hip > std::numeric_limits<std::int32_t>::max())
            return badLine(Errc::Malformed, number, "Hipparcos number expected");
        auto name = readName(f[1], f[2], f[3], number);
        if (!name)
            return Failure(name.error());
        out.push_back({static_cast<std::uint32_t>(*hip), std::move(*name)});
        return {};
    };
    if (auto done = forEachRow<4>(csv, "hip,en,ru,kk", row); !done)
        return Failure(done.error());
    return out;
}

} // namespace tulpar
