#include "widgets/night/target_text.h"

#include "core/words/numbers.h"

#include <algorithm>

namespace tulpar {

namespace {

constexpr int kExposureS = 60;
constexpr int kCount = 10;

/// "J0042+4116", as catalogues name what has no other name.
std::string coordinateName(const IcrsDirection &place)
{
    const QString ra = words::rightAscension(place.ra).left(5).remove(QLatin1Char(':'));
    const QString dec = words::declination(place.dec).left(6).remove(QLatin1Char(':'));
    return (QLatin1Char('J') + ra + dec).toStdString();
}

/// As TOML writes a text between quotes.
std::string quoted(const std::string &text)
{
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            result += '\\';
        if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f)
            result += c;
    }
    return result + '"';
}

std::string ascii(QString coordinate)
{
    return coordinate.replace(QChar(0x2212), QLatin1Char('-')).toStdString();
}

} // namespace

TargetText targetText(const std::string &name, const IcrsDirection &place, const std::string &text)
{
    TargetText made;
    const std::string wanted = name.empty() ? ascii(QString::fromStdString(coordinateName(place))) : name;
    made.name = wanted;
    for (int next = 2; text.find("name = " + quoted(made.name)) != std::string::npos; ++next)
        made.name = wanted + " " + std::to_string(next);
    const bool isFirst = text.empty();
    made.lines = (isFirst                   ? ""
                      : text.back() == '\n' ? "\n"
                                            : "\n\n")
        + std::string("[[target]]\n") + "name = " + quoted(made.name) + "\n" + "ra = \""
        + ascii(words::rightAscension(place.ra)) + "\"\n" + "dec = \"" + ascii(words::declination(place.dec))
        + "\"\n" + "exposure_s = " + std::to_string(kExposureS) + "\n" + "count = " + std::to_string(kCount)
        + "\n" + "priority = 10\n";
    return made;
}

} // namespace tulpar
