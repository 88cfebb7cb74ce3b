#include "core/sky/constellation_borders.h"

#include "core/sky/csv_rows.h"

namespace tulpar {

Result<std::vector<ConstellationBorder>> parseConstellationBorders(std::string_view csv)
{
    std::vector<ConstellationBorder> out;
    const auto row = [&out](const std::array<std::string_view, 3> &f, std::size_t number) -> Result<void> {
        if (f[0].empty() || f[1].empty())
            return badLine(Errc::Malformed, number, "two constellations expected");
        auto points = readPoints(f[2], 2, number);
        if (!points)
            return Failure(points.error());
        out.push_back({{std::string(f[0]), std::string(f[1])}, std::move(*points)});
        return {};
    };
    if (auto done = forEachRow<3>(csv, "first,second,points", row); !done)
        return Failure(done.error());
    return out;
}

} // namespace tulpar
