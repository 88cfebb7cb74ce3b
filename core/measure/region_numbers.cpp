#include "core/measure/region_numbers.h"

#include "core/base/parse.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>

namespace tulpar {

namespace {

constexpr double kMostPixels = 1e9; ///< no image is larger
constexpr std::size_t kLongestNumber = 64;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// "12:34:56.7", "12h34m56.7s", "-1d2'3\"" as degrees or hours, whichever it is written in.
struct Sexagesimal {
    double value = 0;
    bool isHours = false; ///< said by an h
    bool isDegrees = false; ///< said by a d
};
std::optional<Sexagesimal> sexagesimal(std::string_view text)
{
    Sexagesimal out;
    double sign = 1;
    if (!text.empty() && (text[0] == '-' || text[0] == '+')) {
        sign = text[0] == '-' ? -1 : 1;
        text.remove_prefix(1);
    }
    double unit = 1;
    int parts = 0;
    while (!text.empty()) {
        const std::size_t length = text.find_first_not_of("0123456789.");
        const auto number = parseNumber(text.substr(0, length));
        if (!number || ++parts > 3 || (parts > 1 && *number >= 60))
            return std::nullopt;
        out.value += *number * unit;
        unit /= 60;
        if (length == std::string_view::npos)
            break;
        const char mark = text[length];
        if (parts == 1 && mark == 'h')
            out.isHours = true;
        else if (parts == 1 && mark == 'd')
            out.isDegrees = true;
        else if (
            mark != ':' && !(parts == 2 && (mark == 'm' || mark == '\''))
            && !(parts == 3 && (mark == 's' || mark == '"')))
            return std::nullopt;
        text.remove_prefix(length + 1);
    }
    out.value *= sign;
    return parts > 0 ? std::optional(out) : std::nullopt;
}

/// A coordinate and the image or physical system that a trailing i or p names.
struct Coordinate {
    double value = 0;
    std::optional<RegionFrame> frame;
};
std::optional<Coordinate> coordinate(std::string_view text, RegionFrame frame, bool isSecond)
{
    if (text.empty() || text.size() > kLongestNumber)
        return std::nullopt;
    Coordinate out;
    const char last = text.back();
    if (last == 'i' || last == 'p') {
        out.frame = last == 'i' ? RegionFrame::Image : RegionFrame::Physical;
        text.remove_suffix(1);
    }
    const bool onSky = !out.frame && (frame == RegionFrame::Fk5 || frame == RegionFrame::Icrs);
    if (const auto plain = parseNumber(text)) {
        out.value = *plain;
    } else if (!onSky) {
        return std::nullopt;
    } else if (last == 'r' || (last == 'd' && text.find_first_of("hms:'\"") == std::string_view::npos)) {
        const auto number = parseNumber(text.substr(0, text.size() - 1));
        if (!number)
            return std::nullopt;
        out.value = last == 'r' ? *number * 180 / std::numbers::pi : *number;
    } else if (const auto parts = sexagesimal(text)) {
        const bool isHours = parts->isHours || (!parts->isDegrees && !isSecond);
        out.value = isHours ? parts->value * 15 : parts->value;
    } else {
        return std::nullopt;
    }
    if (!onSky)
        return std::abs(out.value) <= kMostPixels ? std::optional(out) : std::nullopt;
    if (isSecond)
        return std::abs(out.value) <= 90 ? std::optional(out) : std::nullopt;
    if (std::abs(out.value) > 360)
        return std::nullopt;
    out.value += out.value < 0 ? 360 : 0;
    return out;
}

std::optional<RegionSize> sizeOf(std::string_view text, RegionFrame frame)
{
    if (text.empty() || text.size() > kLongestNumber)
        return std::nullopt;
    RegionSize out;
    out.unit = frame == RegionFrame::Image ? SizeUnit::ImagePixels
        : frame == RegionFrame::Physical   ? SizeUnit::PhysicalPixels
                                           : SizeUnit::Degrees;
    double factor = 1;
    const char last = text.back();
    const bool hasUnit = !isDigit(last) && last != '.';
    if (hasUnit) {
        switch (last) {
        case '"':
            factor = 1.0 / 3600;
            break;
        case '\'':
            factor = 1.0 / 60;
            break;
        case 'd':
            break;
        case 'r':
            factor = 180 / std::numbers::pi;
            break;
        case 'i':
        case 'p':
            break;
        default:
            return std::nullopt;
        }
        out.unit = last == 'i' ? SizeUnit::ImagePixels
            : last == 'p'      ? SizeUnit::PhysicalPixels
                               : SizeUnit::Degrees;
        text.remove_suffix(1);
    }
    const auto number = parseNumber(text);
    if (!number || *number < 0)
        return std::nullopt;
    out.value = *number * factor;
    if (out.value > (out.unit == SizeUnit::Degrees ? 360 : kMostPixels))
        return std::nullopt;
    return out;
}

std::optional<Angle> turnOf(std::string_view text)
{
    if (text.empty() || text.size() > kLongestNumber)
        return std::nullopt;
    const bool isRadians = text.back() == 'r';
    if (isRadians || text.back() == 'd')
        text.remove_suffix(1);
    const auto number = parseNumber(text);
    if (!number || std::abs(*number) > 1e6)
        return std::nullopt;
    return (isRadians ? Angle::radians(*number) : Angle::degrees(*number)).wrapped();
}

bool fillPlaces(Region &region, std::span<const std::string_view> numbers)
{
    std::optional<RegionFrame> frame;
    for (std::size_t i = 0; i < numbers.size(); i += 2) {
        const auto x = coordinate(numbers[i], region.frame, false);
        const auto y = coordinate(numbers[i + 1], region.frame, true);
        if (!x || !y || x->frame != y->frame || (i > 0 && x->frame != frame))
            return false;
        frame = x->frame;
        region.places.push_back({x->value, y->value});
    }
    if (frame)
        region.frame = *frame;
    return true;
}

/// "r1,r2,r3" or "inner,outer,n=4".
std::optional<RegionFault> fillRadii(Region &region, std::span<const std::string_view> numbers)
{
    constexpr std::int64_t kMostRings = 1000;
    std::int64_t rings = 0;
    if (numbers.back().starts_with("n=")) {
        const auto count = parseInteger(numbers.back().substr(2));
        if (!count || *count < 1 || *count > kMostRings || numbers.size() != 3)
            return RegionFault::BadNumber;
        rings = *count;
        numbers = numbers.first(2);
    }
    for (const std::string_view text : numbers) {
        const auto size = sizeOf(text, region.frame);
        if (!size || (!region.sizes.empty() && size->unit != region.sizes.back().unit))
            return RegionFault::BadNumber;
        region.sizes.push_back(*size);
    }
    std::ranges::sort(region.sizes, {}, &RegionSize::value);
    if (rings > 0) {
        const RegionSize inner = region.sizes[0];
        const RegionSize outer = region.sizes[1];
        region.sizes.clear();
        for (std::int64_t i = 0; i <= rings; ++i)
            region.sizes.push_back(
                {inner.value
                     + (outer.value - inner.value) * static_cast<double>(i) / static_cast<double>(rings),
                 inner.unit});
    }
    return region.sizes.size() < 2 ? std::optional(RegionFault::WrongCount) : std::nullopt;
}

} // namespace

std::optional<RegionFault> fillRegion(Region &region, std::span<const std::string_view> numbers)
{
    const auto count = numbers.size();
    std::size_t places = 1;
    std::size_t sizes = 0;
    bool mayTurn = false;
    switch (region.kind) {
    case RegionKind::Point:
    case RegionKind::Text:
        break;
    case RegionKind::Line:
        places = 2;
        break;
    case RegionKind::Polygon:
        places = count / 2;
        if (places < 3 || count % 2 != 0)
            return RegionFault::WrongCount;
        break;
    case RegionKind::Circle:
        sizes = 1;
        break;
    case RegionKind::Annulus:
        if (count < 4)
            return RegionFault::WrongCount;
        sizes = count - 2;
        break;
    case RegionKind::Ellipse:
    case RegionKind::Box:
        sizes = 2;
        mayTurn = true;
        break;
    }
    const std::size_t needed = 2 * places + sizes;
    if (mayTurn && count > needed + 1)
        return RegionFault::UnknownShape; // rings of ellipses or boxes
    if (count != needed && !(mayTurn && count == needed + 1))
        return RegionFault::WrongCount;
    if (!fillPlaces(region, numbers.first(2 * places)))
        return RegionFault::BadNumber;
    if (region.kind == RegionKind::Annulus)
        return fillRadii(region, numbers.subspan(2));
    for (const std::string_view text : numbers.subspan(2 * places, sizes)) {
        const auto size = sizeOf(text, region.frame);
        if (!size)
            return RegionFault::BadNumber;
        region.sizes.push_back(*size);
    }
    if (count > needed) {
        const auto turn = turnOf(numbers.back());
        if (!turn)
            return RegionFault::BadNumber;
        region.turn = *turn;
    }
    return std::nullopt;
}

} // namespace tulpar
