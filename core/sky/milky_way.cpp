#include "core/sky/milky_way.h"

#include "core/base/parse.h"
#include "core/sky/csv_rows.h"
#include "core/sky/healpix_cell.h"

namespace tulpar {

namespace {

constexpr std::int64_t kLevels = 5;

double dot(const SkyVector &a, const SkyVector &b)
{
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

SkyVector cross(const SkyVector &a, const SkyVector &b)
{
    return {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
}

/// How often the outline crosses the arc from `from` to `to`, both off it.
int crossings(const MilkyWayOutline &outline, const SkyVector &from, const SkyVector &to)
{
    const SkyVector plane = cross(from, to);
    int count = 0;
    SkyVector last = vectorTo(outline.points.back());
    double lastSide = dot(plane, last);
    for (const IcrsDirection &point : outline.points) {
        const SkyVector next = vectorTo(point);
        const double side = dot(plane, next);
        if ((lastSide < 0) != (side < 0)) {
            const SkyVector edge = cross(last, next);
            // The edge meets the plane on the near side of both arcs where the signs differ crosswise.
            const double a = dot(edge, from);
            const double b = dot(edge, to);
            if ((a < 0) != (b < 0) && (a < 0) == (lastSide >= 0))
                ++count;
        }
        last = next;
        lastSide = side;
    }
    return count;
}

} // namespace

Result<std::vector<MilkyWayOutline>> parseMilkyWay(std::string_view csv)
{
    std::vector<MilkyWayOutline> out;
    const auto row = [&out](const std::array<std::string_view, 2> &f, std::size_t number) -> Result<void> {
        const auto level = parseInteger(f[0]);
        if (!level || *level < 1 || *level > kLevels)
            return badLine(Errc::OutOfRange, number, "level is 1 to 5");
        auto points = readPoints(f[1], 3, number);
        if (!points)
            return Failure(points.error());
        out.push_back({static_cast<int>(*level), std::move(*points)});
        return {};
    };
    if (auto done = forEachRow<2>(csv, "level,points", row); !done)
        return Failure(done.error());
    return out;
}

int milkyWayLevel(const std::vector<MilkyWayOutline> &outlines, const IcrsDirection &direction)
{
    // The north galactic pole, ICRS: Hipparcos catalogue (ESA SP-1200), volume 1, section 1.5.3.
    const SkyVector outside = vectorTo({Angle::degrees(192.85948), Angle::degrees(27.12825)});
    const SkyVector place = vectorTo(direction);
    std::array<int, kLevels + 1> count{};
    for (const MilkyWayOutline &outline : outlines)
        count[static_cast<std::size_t>(outline.level)] += crossings(outline, place, outside);
    int highest = 0;
    for (int level = 1; level <= kLevels; ++level)
        if (count[static_cast<std::size_t>(level)] % 2 != 0)
            highest = level;
    return highest;
}

} // namespace tulpar
