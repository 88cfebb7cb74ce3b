#include "core/safety/horizon_profile.h"

#include "core/base/parse.h"

#include <algorithm>
#include <string>

namespace tulpar {

namespace {

constexpr double kLowestDeg = -30;
constexpr double kHighestDeg = 89;
constexpr std::size_t kFewest = 2;

/// The first word of `rest`, which loses it.
std::string_view word(std::string_view &rest)
{
    constexpr std::string_view kApart = " \t\r,";
    rest.remove_prefix(std::min(rest.find_first_not_of(kApart), rest.size()));
    const std::string_view found = rest.substr(0, rest.find_first_of(kApart));
    rest.remove_prefix(found.size());
    return found;
}

Failure failAt(int line, Errc code, const std::string &what)
{
    return fail(code, "line " + std::to_string(line) + ": " + what);
}

} // namespace

Result<HorizonProfile> HorizonProfile::parse(std::string_view text)
{
    HorizonProfile horizon;
    std::vector<Point> &points = horizon.m_points;
    for (int line = 1; !text.empty(); ++line) {
        const auto end = std::min(text.find('\n'), text.size());
        std::string_view rest = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        rest = rest.substr(0, rest.find('#'));
        const std::string_view first = word(rest);
        const std::string_view second = word(rest);
        if (first.empty())
            continue;
        const auto azimuth = parseNumber(first);
        const auto altitude = parseNumber(second);
        if (!azimuth || !altitude || !word(rest).empty())
            return failAt(line, Errc::Malformed, "must be an azimuth and an altitude in degrees");
        if (*azimuth < 0 || *azimuth > 360)
            return failAt(line, Errc::OutOfRange, "the azimuth must lie from 0 to 360");
        if (*altitude < kLowestDeg || *altitude > kHighestDeg)
            return failAt(line, Errc::OutOfRange, "the altitude must lie from -30 to 89");
        const Point point{Angle::degrees(*azimuth == 360 ? 0 : *azimuth), Angle::degrees(*altitude)};
        const auto at =
            std::lower_bound(points.begin(), points.end(), point, [](const Point &a, const Point &b) {
                return a.azimuth < b.azimuth;
            });
        if (at == points.end() || at->azimuth != point.azimuth)
            points.insert(at, point);
        else if (at->altitude != point.altitude)
            return failAt(line, Errc::Malformed, "this azimuth has another altitude above");
    }
    if (points.size() < kFewest)
        return fail(Errc::Malformed, "a horizon has at least two points");
    return horizon;
}

Angle HorizonProfile::altitudeAt(Angle azimuth) const
{
    if (m_points.empty())
        return Angle::degrees(-90);
    const Angle at = azimuth.wrapped();
    const auto after = std::upper_bound(
        m_points.begin(), m_points.end(), at, [](Angle a, const Point &point) { return a < point.azimuth; });
    const Point &right = after == m_points.end() ? m_points.front() : *after;
    const Point &left = after == m_points.begin() ? m_points.back() : *(after - 1);
    const Angle width = (right.azimuth - left.azimuth).wrapped();
    const Angle part = (at - left.azimuth).wrapped();
    if (!(width > Angle{}))
        return left.altitude;
    return left.altitude + (right.altitude - left.altitude) * (part / width);
}

} // namespace tulpar
