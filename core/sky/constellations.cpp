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

namespace {

Result<std::uint32_t> readHip(std::string_view field, std::size_t number)
{
    const auto hip = parseInteger(field);
    if (!hip || *hip <= 0 || *hip > std::numeric_limits<std::int32_t>::max())
        return badLine(Errc::Malformed, number, "Hipparcos number expected");
    return static_cast<std::uint32_t>(*hip);
}

} // namespace

Result<std::vector<StarName>> parseStarNames(std::string_view csv)
{
    std::vector<StarName> out;
    const auto row = [&out](const std::array<std::string_view, 4> &f, std::size_t number) -> Result<void> {
        const auto hip = readHip(f[0], number);
        if (!hip)
            return Failure(hip.error());
        auto name = readName(f[1], f[2], f[3], number);
        if (!name)
            return Failure(name.error());
        out.push_back({*hip, std::move(*name)});
        return {};
    };
    if (auto done = forEachRow<4>(csv, "hip,en,ru,kk", row); !done)
        return Failure(done.error());
    return out;
}

Result<std::vector<StarDesignations>> parseStarDesignations(std::string_view csv)
{
    std::vector<StarDesignations> out;
    const auto row = [&out](const std::array<std::string_view, 2> &f, std::size_t number) -> Result<void> {
        const auto hip = readHip(f[0], number);
        if (!hip)
            return Failure(hip.error());
        StarDesignations star{*hip, {}};
        for (std::string_view rest = f[1]; !rest.empty();)
            if (const std::string_view name = trimmed(takeUntil(rest, ';')); !name.empty())
                star.names.emplace_back(name);
        if (star.names.empty())
            return badLine(Errc::Malformed, number, "no designation");
        out.push_back(std::move(star));
        return {};
    };
    if (auto done = forEachRow<2>(csv, "hip,designations", row); !done)
        return Failure(done.error());
    return out;
}

} // namespace tulpar
