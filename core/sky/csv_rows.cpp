#include "core/sky/csv_rows.h"

#include "core/base/parse.h"

#include <algorithm>

namespace tulpar {

Failure badLine(Errc code, std::size_t number, std::string_view why)
{
    return fail(code, "line " + std::to_string(number) + ": " + std::string(why));
}

std::string_view takeUntil(std::string_view &text, char separator)
{
    const std::size_t end = std::min(text.find(separator), text.size());
    const std::string_view taken = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return taken;
}

Result<void> splitRow(std::string_view line, std::size_t number, std::string_view *out, std::size_t columns)
{
    if (std::count(line.begin(), line.end(), ',') != static_cast<std::ptrdiff_t>(columns) - 1)
        return badLine(Errc::Malformed, number, std::to_string(columns) + " columns expected");
    for (std::size_t i = 0; i < columns; ++i)
        out[i] = trimmed(takeUntil(line, ','));
    return {};
}

std::string_view nextLine(std::string_view &csv, std::size_t &number)
{
    while (!csv.empty()) {
        const std::string_view line = trimmed(takeUntil(csv, '\n'));
        ++number;
        if (!line.empty() && line.front() != '#')
            return line;
    }
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

Result<std::vector<IcrsDirection>> readPoints(std::string_view text, std::size_t least, std::size_t number)
{
    std::vector<IcrsDirection> points;
    while (!text.empty()) {
        std::string_view pair = trimmed(takeUntil(text, ';'));
        const std::string_view ra = takeUntil(pair, ' ');
        const auto point = readDirection(ra, pair, number);
        if (!point)
            return Failure(point.error());
        points.push_back(*point);
    }
    if (points.size() < least)
        return badLine(Errc::Malformed, number, "at least " + std::to_string(least) + " points expected");
    return points;
}

Result<SkyName> readName(std::string_view en, std::string_view ru, std::string_view kk, std::size_t number)
{
    if (en.empty())
        return badLine(Errc::Malformed, number, "no English name");
    return SkyName{std::string(en), std::string(ru.empty() ? en : ru), std::string(kk.empty() ? en : kk)};
}

std::optional<std::vector<std::string>> quotedFields(std::string_view line, char separator)
{
    std::vector<std::string> out(1);
    bool isQuoted = false;
    bool wasQuoted = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (isQuoted && c == '"' && i + 1 < line.size() && line[i + 1] == '"') {
            out.back() += '"';
            ++i;
        } else if (c == '"' && (isQuoted || trimmed(out.back()).empty()) && !wasQuoted) {
            if (!isQuoted)
                out.back().clear();
            wasQuoted = isQuoted;
            isQuoted = !isQuoted;
        } else if (c == separator && !isQuoted) {
            out.emplace_back();
            wasQuoted = false;
        } else {
            out.back() += c;
        }
    }
    if (isQuoted)
        return std::nullopt;
    for (std::string &field : out)
        field = std::string(trimmed(field));
    return out;
}

} // namespace tulpar
