#include "core/sky/coordinate_text.h"

#include "core/base/parse.h"
#include "core/sky/coordinate_marks.h"
#include "core/sky/observer.h"

#include <erfa.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tulpar {

namespace {

constexpr std::size_t kLongest = 200; ///< bytes; nobody writes longer coordinates

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isLetter(char c)
{
    return c >= 'a' && c <= 'z';
}

enum class Name { None, Ra, Dec, Azimuth, Altitude, L, B };

/// One number with what stands around it.
struct Number {
    double value = 0;
    std::size_t wholeDigits = 0;
    bool hasPoint = false;
    char sign = 0; ///< '+', '-' or 0
    char unit = 0; ///< h, d, m, s, ':' or 0
    bool isApart = false; ///< a comma or a semicolon before it
    Name name = Name::None; ///< written before it
};

struct Scanned {
    CoordinateFrame frame = CoordinateFrame::Icrs;
    std::vector<Number> numbers;
};

/// A word between the numbers: false when it is none that belongs there.
bool takeWord(std::string_view word, Scanned &out, Name &name)
{
    const auto is = [&word](std::initializer_list<std::string_view> names) {
        return std::find(names.begin(), names.end(), word) != names.end();
    };
    if (is({"icrs", "fk", "eq", "equatorial", "epoch", "equinox", "hms", "dms", "deg"}))
        return true;
    if (is({"gal", "galactic", "glon", "glat", "l", "b"})) {
        out.frame = CoordinateFrame::Galactic;
        if (is({"glon", "l"}))
            name = Name::L;
        else if (is({"glat", "b"}))
            name = Name::B;
        return true;
    }
    if (is({"az", "azimuth", "alt", "altitude", "el", "elevation"})) {
        out.frame = CoordinateFrame::Horizontal;
        name = is({"az", "azimuth"}) ? Name::Azimuth : Name::Altitude;
        return true;
    }
    if (is({"ra", "r"})) {
        name = Name::Ra;
        return true;
    }
    if (is({"dec", "de", "decl"})) {
        name = Name::Dec;
        return true;
    }
    return false;
}

std::optional<Scanned> scanned(std::string_view text)
{
    Scanned out;
    Name name = Name::None;
    char sign = 0;
    bool isApart = false;
    std::size_t i = 0;
    while (i < text.size()) {
        const char c = text[i];
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '=' || c == '(' || c == ')' || c == '['
            || c == ']') {
            ++i;
        } else if (c == ',' || c == ';' || c == '/') {
            isApart = true;
            ++i;
        } else if (c == '+' || c == '-') {
            if (sign != 0)
                return std::nullopt;
            sign = c;
            ++i;
        } else if (isDigit(c) || c == '.') {
            std::size_t end = i;
            while (end < text.size() && (isDigit(text[end]) || text[end] == '.'))
                ++end;
            const std::string_view digits = text.substr(i, end - i);
            const auto value = parseNumber(digits);
            if (!value)
                return std::nullopt;
            Number number{*value,
                          std::min(digits.find('.'), digits.size()),
                          digits.find('.') != digits.npos,
                          sign,
                          0,
                          isApart,
                          name};
            i = end;
            // The unit may follow after a blank: "18 h 36 m".
            while (end < text.size() && text[end] == ' ')
                ++end;
            if (end < text.size()) {
                const char unit = text[end];
                const bool isAlone = end + 1 >= text.size() || !isLetter(text[end + 1]);
                if (unit == ':' && end == i) {
                    number.unit = ':';
                    i = end + 1;
                } else if (unit == '"') {
                    number.unit = 's';
                    i = end + 1;
                } else if (unit == '\'') {
                    const bool isDouble = end + 1 < text.size() && text[end + 1] == '\'';
                    number.unit = isDouble ? 's' : 'm';
                    i = end + (isDouble ? 2 : 1);
                } else if ((unit == 'h' || unit == 'd' || unit == 'm' || unit == 's') && isAlone) {
                    number.unit = unit;
                    i = end + 1;
                } else if (text.substr(end).starts_with("deg")) {
                    number.unit = 'd';
                    i = end + 3;
                }
            }
            out.numbers.push_back(number);
            sign = 0;
            isApart = false;
            name = Name::None;
        } else if (isLetter(c)) {
            std::size_t end = i;
            while (end < text.size() && isLetter(text[end]))
                ++end;
            if (!takeWord(text.substr(i, end - i), out, name))
                return std::nullopt;
            i = end;
            if (i < text.size() && (text[i] == '.' || text[i] == ':')) // "dec.", "RA:"
                ++i;
        } else {
            return std::nullopt;
        }
    }
    if (sign != 0 || out.numbers.size() < 2)
        return std::nullopt;
    return out;
}

int rankOf(char unit)
{
    return unit == 's' ? 2 : unit == 'm' ? 1 : 0;
}

/// Where the second angle begins; 0 where that cannot be told.
std::size_t splitAt(const std::vector<Number> &numbers)
{
    for (std::size_t i = 1; i < numbers.size(); ++i)
        if (numbers[i].sign != 0 || numbers[i].name != Name::None)
            return i;
    for (std::size_t i = 1; i < numbers.size(); ++i)
        if (numbers[i].isApart)
            return i;
    // A unit that is not finer than the one before begins anew; so does what follows a colon's last number.
    for (std::size_t i = 1; i < numbers.size(); ++i) {
        const char before = numbers[i - 1].unit;
        const char here = numbers[i].unit;
        if (before == 's' || here == 'h' || here == 'd')
            return i;
        if (here != 0 && here != ':' && before != 0 && before != ':' && rankOf(here) <= rankOf(before))
            return i;
        if (before == 0 && here == ':')
            return i;
        if (i >= 2 && before == 0 && numbers[i - 2].unit == ':')
            return i;
    }
    return numbers.size() % 2 == 0 ? numbers.size() / 2 : 0;
}

struct Sum {
    double value = 0; ///< in the unit of the first number, sign applied
    char unit = 0; ///< of the first number
    std::size_t count = 0;
};

Result<Sum> summed(const Number *begin, const Number *end)
{
    Sum out;
    out.count = static_cast<std::size_t>(end - begin);
    if (out.count < 1 || out.count > 3)
        return fail(Errc::Malformed, "an angle is one to three numbers");
    out.unit = begin->unit == ':' ? '\0' : begin->unit;
    if (out.unit == 'm' || out.unit == 's')
        return fail(Errc::Malformed, "an angle begins with hours or degrees");
    double scale = 1;
    for (const Number *number = begin; number != end; ++number, scale /= 60) {
        const auto at = static_cast<int>(number - begin);
        const bool isLast = number + 1 == end;
        if ((number->hasPoint && !isLast) || (at > 0 && number->sign != 0))
            return fail(Errc::Malformed, "only the last number of an angle has a fraction");
        if (at > 0 && number->unit != 0 && number->unit != ':' && rankOf(number->unit) != at)
            return fail(Errc::Malformed, "minutes and seconds are in the wrong order");
        if (at > 0 && number->value >= 60)
            return fail(Errc::OutOfRange, "minutes and seconds are below 60");
        out.value += number->value * scale;
    }
    if (begin->sign == '-')
        out.value = -out.value;
    return out;
}

/// "183656" as 18 36 56, "1836.9" as 18 36.9.
std::vector<Number> unpacked(const Number &number)
{
    const std::size_t parts = number.wholeDigits / 2;
    std::vector<Number> out;
    double rest = number.value;
    double scale = std::pow(100.0, static_cast<double>(parts - 1));
    for (std::size_t i = 0; i < parts; ++i, scale /= 100) {
        Number part;
        part.value = i + 1 == parts ? rest / scale : std::floor(rest / scale);
        rest -= std::floor(rest / scale) * scale;
        part.hasPoint = i + 1 == parts && number.hasPoint;
        part.sign = i == 0 ? number.sign : '\0';
        out.push_back(part);
    }
    return out;
}

/// "j183656+384701" and "sdss j183656+384701": what stands before the numbers names a list, not a place.
void forgetSurvey(std::string &text)
{
    const std::size_t j = text.find('j');
    if (j == text.npos || j + 4 >= text.size()
        || !std::all_of(
            text.begin() + static_cast<std::ptrdiff_t>(j) + 1,
            text.begin() + static_cast<std::ptrdiff_t>(j) + 5, isDigit)
        || !std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(j), [](char c) {
               return isLetter(c) || isDigit(c) || c == ' ' || c == '-';
           }))
        return;
    std::fill_n(text.begin(), j + 1, ' ');
}

bool isPacked(const Number &number)
{
    return (number.wholeDigits == 4 || number.wholeDigits == 6) && number.unit == 0;
}

Result<WrittenPlace> placed(CoordinateFrame frame, const Sum &first, const Sum &second)
{
    double longitude = first.value;
    if (second.unit == 'h' || (frame != CoordinateFrame::Icrs && first.unit == 'h'))
        return fail(Errc::Malformed, "hours belong to right ascension");
    if (frame == CoordinateFrame::Icrs && (first.unit == 'h' || (first.unit == 0 && first.count > 1))) {
        if (longitude < 0 || longitude >= 24)
            return fail(Errc::OutOfRange, "right ascension is 0 to 24 hours");
        longitude *= 15;
    }
    const double most = frame == CoordinateFrame::Icrs ? 360 - 1e-12 : 360;
    if (longitude < 0 || longitude > most)
        return fail(
            Errc::OutOfRange,
            frame == CoordinateFrame::Icrs ? "right ascension is 0 to 360 degrees"
                                           : "the first angle is 0 to 360 degrees");
    if (second.value < -90 || second.value > 90)
        return fail(
            Errc::OutOfRange,
            frame == CoordinateFrame::Icrs ? "declination is -90 to 90 degrees"
                                           : "the second angle is -90 to 90 degrees");
    return WrittenPlace{
        frame, Angle::degrees(longitude >= 360 ? 0 : longitude), Angle::degrees(second.value)};
}

} // namespace

std::optional<IcrsDirection> WrittenPlace::icrs(const Observer *observer) const
{
    if (frame == CoordinateFrame::Horizontal)
        return observer != nullptr ? std::optional(observer->icrs(HorizontalDirection{longitude, latitude}))
                                   : std::nullopt;
    if (frame == CoordinateFrame::Galactic) {
        double ra = 0;
        double dec = 0;
        eraG2icrs(longitude.asRadians(), latitude.asRadians(), &ra, &dec);
        return IcrsDirection{Angle::radians(ra).wrapped(), Angle::radians(dec)};
    }
    return IcrsDirection{longitude, latitude};
}

Result<WrittenPlace> readCoordinates(std::string_view text)
{
    const Failure none = fail(Errc::Malformed, "these are no coordinates");
    text = trimmed(text);
    if (text.empty() || text.size() > kLongest)
        return none;
    std::string plain = plainCoordinates(text);
    for (const std::string_view epoch : {"j2000.0", "(2000)", "(j2000)", "j2000", "fk5"})
        if (const std::size_t at = plain.find(epoch); at != plain.npos
            && (at + epoch.size() == plain.size() || !isDigit(plain[at + epoch.size()]))
            && plain.find_first_of("+-", at) == plain.npos)
            plain.erase(at, epoch.size());
    forgetSurvey(plain);
    auto found = scanned(plain);
    if (!found)
        return none;
    std::vector<Number> &numbers = found->numbers;
    if (numbers.size() == 2 && found->frame == CoordinateFrame::Icrs && isPacked(numbers[0])
        && isPacked(numbers[1]) && numbers[1].sign != 0) {
        std::vector<Number> apart = unpacked(numbers[0]);
        for (const Number &part : unpacked(numbers[1]))
            apart.push_back(part);
        numbers = std::move(apart);
    }
    const std::size_t split = splitAt(numbers);
    if (split == 0)
        return none;
    const Number *const begin = numbers.data();
    const auto first = summed(begin, begin + split);
    if (!first)
        return Failure(first.error());
    const auto second = summed(begin + split, begin + numbers.size());
    if (!second)
        return Failure(second.error());
    const Name named = numbers.front().name;
    const bool isSwapped = named == Name::Dec || named == Name::Altitude || named == Name::B;
    return isSwapped ? placed(found->frame, *second, *first) : placed(found->frame, *first, *second);
}

} // namespace tulpar
