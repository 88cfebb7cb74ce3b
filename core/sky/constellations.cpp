#include "core/sky/constellations.h"

#include "core/base/parse.h"
#include "core/sky/csv_rows.h"

#include <array>
#include <limits>

namespace tulpar {

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
        auto points = readPoints(f[1], 2, number);
        if (!points)
            return Failure(points.error());
        out.push_back({std::string(f[0]), std::move(*points)});
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
