#include "core/alerts/printed_angle.h"

#include "core/base/parse.h"

#include <cmath>

namespace tulpar {

namespace {

/// The entry that ends in "(J2000)"; the whole value if no epoch is named.
std::string_view entryOfJ2000(std::string_view value)
{
    const std::size_t epoch = value.find("(J2000)");
    if (epoch == std::string_view::npos)
        return value.find('(') == std::string_view::npos ? value : std::string_view();
    const std::string_view before = value.substr(0, epoch);
    const std::size_t comma = before.rfind(',');
    return trimmed(comma == std::string_view::npos ? before : before.substr(comma + 1));
}

/// Reads the number at the beginning of `text` and takes it away with the unit behind it; none if none.
std::optional<double> takeNumber(std::string_view &text)
{
    text = trimmed(text);
    const std::size_t end = text.find_first_not_of("+-0123456789.");
    const auto number = parseNumber(text.substr(0, end));
    text.remove_prefix(std::min(end, text.size()));
    const std::size_t next = text.find_first_of("+-0123456789.");
    text.remove_prefix(std::min(next, text.size()));
    return number;
}

/// "+05h 51m 30s" or "-35d 00' 00\"" in units of its first figure; none if there are not three figures.
std::optional<double> sexagesimal(std::string_view text)
{
    text = trimmed(text);
    const bool negative = text.starts_with('-');
    const auto whole = takeNumber(text);
    const auto minutes = takeNumber(text);
    const auto seconds = takeNumber(text);
    if (!whole || !minutes || !seconds || *minutes < 0 || *minutes >= 60 || *seconds < 0 || *seconds > 60)
        return std::nullopt;
    const double size = std::abs(*whole) + *minutes / 60 + *seconds / 3600;
    return negative ? -size : size;
}

} // namespace

std::optional<PrintedAngle> printedAngle(std::string_view value, bool isRightAscension)
{
    const std::string_view entry = entryOfJ2000(value);
    const std::size_t unit = entry.find('d');
    const auto degrees = parseNumber(entry.substr(0, unit));
    if (unit == std::string_view::npos || !degrees)
        return std::nullopt;
    PrintedAngle result{.degrees = *degrees};
    const std::size_t open = entry.find('{');
    if (open == std::string_view::npos)
        return result;
    const std::size_t close = std::min(entry.find('}', open), entry.size());
    const auto other = sexagesimal(entry.substr(open + 1, close - open - 1));
    // Whole seconds of time are 0.0042 deg, whole arcseconds 0.0003 deg, three decimals 0.001 deg.
    const double tolerance = isRightAscension ? 0.006 : 0.0015;
    const double factor = isRightAscension ? 15 : 1;
    result.isDoubtful = !other || std::abs(*other * factor - *degrees) > tolerance;
    return result;
}

} // namespace tulpar
