#include "core/measure/region_file.h"

#include "core/base/parse.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace tulpar {

namespace {

constexpr int kPixelDecimals = 5;
constexpr int kDegreeDecimals = 8; // 0.04 mas
constexpr int kArcsecDecimals = 5;
constexpr int kTurnDecimals = 6;
constexpr double kMostPixels = 1e9; // as the reader

std::string number(double value, int decimals)
{
    std::string text = fixed(value, decimals);
    if (text.find('.') != std::string::npos) {
        text.erase(text.find_last_not_of('0') + 1);
        if (text.back() == '.')
            text.pop_back();
    }
    return text == "-0" ? "0" : text;
}

/// In [0, 360): what is rounded up to 360 is 0.
std::string roundAngle(double degrees, int decimals)
{
    const std::string text = number(Angle::degrees(degrees).wrapped().asDegrees(), decimals);
    return text == "360" ? "0" : text;
}

std::string placeText(const RegionPlace &place, bool onSky)
{
    if (!onSky)
        return number(place.x, kPixelDecimals) + ',' + number(place.y, kPixelDecimals);
    std::string latitude = number(place.y, kDegreeDecimals);
    if (latitude[0] != '-')
        latitude.insert(0, 1, '+');
    return roundAngle(place.x, kDegreeDecimals) + ',' + latitude;
}

std::string sizeText(const RegionSize &size, RegionFrame frame)
{
    switch (size.unit) {
    case SizeUnit::Degrees:
        return number(size.value * 3600, kArcsecDecimals) + '"';
    case SizeUnit::ImagePixels:
        return number(size.value, kPixelDecimals) + (frame == RegionFrame::Image ? "" : "i");
    case SizeUnit::PhysicalPixels:
        return number(size.value, kPixelDecimals) + (frame == RegionFrame::Physical ? "" : "p");
    }
    return {};
}

/// In marks that do not stand in it, on one line.
std::string quoted(std::string text)
{
    std::ranges::replace_if(
        text, [](char c) { return static_cast<unsigned char>(c) < ' '; }, ' ');
    if (text.find('}') == std::string::npos)
        return '{' + text + '}';
    if (text.find('"') == std::string::npos)
        return '"' + text + '"';
    if (text.find('\'') == std::string::npos)
        return '\'' + text + '\'';
    std::ranges::replace(text, '}', ')');
    return '{' + text + '}';
}

bool isPlain(std::string_view value)
{
    return !value.empty()
        && value.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.#+-_")
        == std::string_view::npos;
}

/// "8 3", "x 12": a word and numbers, which DS9 writes without marks.
bool isListOfNumbers(std::string_view value)
{
    const std::size_t blank = value.find(' ');
    if (blank == std::string_view::npos)
        return isPlain(value);
    return isPlain(value.substr(0, blank)) && blank + 1 < value.size()
        && value.find_first_not_of("0123456789. ", blank) == std::string_view::npos && value.back() != ' '
        && value.find("  ") == std::string_view::npos && value.size() <= 64;
}

std::string propertiesText(const Region &region)
{
    std::string out;
    const auto add = [&](std::string_view name, const std::string &value) {
        out += (out.empty() ? "" : " ") + std::string(name) + '=' + value;
    };
    for (const RegionProperty &property : region.properties) {
        const bool isMark = property.name == "font" || !isListOfNumbers(property.value);
        add(property.name, isMark ? quoted(property.value) : property.value);
    }
    if (region.colour != "green")
        add("color", isPlain(region.colour) ? region.colour : quoted(region.colour));
    if (!region.text.empty())
        add("text", quoted(region.text));
    for (const std::string &tag : region.tags)
        add("tag", quoted(tag));
    if (region.isBackground)
        out += out.empty() ? "background" : " background";
    return out;
}

bool canBeWritten(const Region &region)
{
    const std::size_t least = region.kind == RegionKind::Polygon ? 3
        : region.kind == RegionKind::Line                        ? 2
                                                                 : 1;
    const std::size_t sizes = region.kind == RegionKind::Circle ? 1
        : region.kind == RegionKind::Annulus || region.kind == RegionKind::Ellipse
            || region.kind == RegionKind::Box
        ? 2
        : 0;
    const auto isPlace = [&](const RegionPlace &p) {
        return region.isOnSky() ? std::isfinite(p.x) && std::abs(p.y) <= 90
                                : std::abs(p.x) <= kMostPixels && std::abs(p.y) <= kMostPixels;
    };
    const auto isSize = [](const RegionSize &s) {
        return s.value >= 0 && s.value <= (s.unit == SizeUnit::Degrees ? 360 : kMostPixels);
    };
    return region.places.size() >= least && region.sizes.size() >= sizes
        && std::ranges::all_of(region.places, isPlace) && std::ranges::all_of(region.sizes, isSize)
        && std::isfinite(region.turn.asRadians());
}

std::string regionText(const Region &region)
{
    const bool isText = region.kind == RegionKind::Text;
    std::string out = isText ? "# " : ""; // so DS9 writes texts
    out += region.isExcluded && !isText ? "-" : "";
    out += std::string(nameOf(region.kind)) + '(';
    for (std::size_t i = 0; i < region.places.size(); ++i)
        out += (i > 0 ? "," : "") + placeText(region.places[i], region.isOnSky());
    for (const RegionSize &size : region.sizes)
        out += ',' + sizeText(size, region.frame);
    if (region.kind == RegionKind::Ellipse || region.kind == RegionKind::Box)
        out += ',' + roundAngle(region.turn.asDegrees(), kTurnDecimals);
    out += ')';
    std::string properties = propertiesText(region);
    if (isText && region.isExcluded)
        properties += properties.empty() ? "include=0" : " include=0";
    if (!properties.empty())
        out += (isText ? " " : " # ") + properties;
    return out + '\n';
}

} // namespace

std::string regionsText(std::span<const Region> regions)
{
    std::string out = "# Region file format: DS9 version 4.1\n"
                      "global color=green dashlist=8 3 width=1 font=\"helvetica 10 normal roman\" select=1 "
                      "highlite=1 dash=0 fixed=0 edit=1 move=1 delete=1 include=1 source=1\n";
    std::optional<RegionFrame> frame;
    for (const Region &region : regions) {
        if (!canBeWritten(region))
            continue;
        if (frame != region.frame) {
            frame = region.frame;
            out += std::string(nameOf(region.frame)) + '\n';
        }
        out += regionText(region);
    }
    return out;
}

} // namespace tulpar
