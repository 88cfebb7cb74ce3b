#include "widgets/chart/sky_data.h"

#include "core/time/scales.h"
#include "widgets/chart/chart_projection.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <cmath>
#include <span>

namespace tulpar {

namespace {

constexpr double kCellDeg = 7.5;

Result<QByteArray> bytesOf(const QString &folder, const QString &name)
{
    QFile file(QDir(folder).filePath(name));
    if (!file.open(QIODevice::ReadOnly))
        return fail(Errc::NotFound, file.fileName().toStdString() + ": " + file.errorString().toStdString());
    return file.readAll();
}

template <class Parsed>
Result<Parsed> parsed(const QString &folder, const QString &name, Result<Parsed> (*parse)(std::string_view))
{
    const Result<QByteArray> bytes = bytesOf(folder, name);
    if (!bytes)
        return tl::make_unexpected(bytes.error());
    Result<Parsed> out = parse({bytes->constData(), static_cast<std::size_t>(bytes->size())});
    if (!out)
        return fail(out.error().code, name.toStdString() + ": " + out.error().detail);
    return out;
}

ChartStar chartStar(const Star &star, double years)
{
    const Vec3 v = vectorOf(star.at(years));
    return {static_cast<float>(v.x),     static_cast<float>(v.y),
            static_cast<float>(v.z),     star.v,
            star.bMinusV.value_or(0.6F), star.hip};
}

std::vector<StarCell> cellsOf(std::vector<ChartStar> stars)
{
    constexpr int kBands = static_cast<int>(180 / kCellDeg);
    constexpr int kColumns = static_cast<int>(360 / kCellDeg);
    std::vector<StarCell> grid(static_cast<std::size_t>(kBands * kColumns));
    std::stable_sort(
        stars.begin(), stars.end(), [](const ChartStar &a, const ChartStar &b) { return a.v < b.v; });
    for (const ChartStar &star : stars) {
        const IcrsDirection at = icrsOf({star.x, star.y, star.z});
        const int band = std::clamp(static_cast<int>((at.dec.asDegrees() + 90) / kCellDeg), 0, kBands - 1);
        const double dec = (band + 0.5) * kCellDeg - 90;
        // Near the poles fewer columns, so that patches keep their size.
        const int columns = std::max(1, static_cast<int>(kColumns * cosine(Angle::degrees(dec))));
        const int column = std::clamp(static_cast<int>(at.ra.asDegrees() / 360 * columns), 0, columns - 1);
        StarCell &cell = grid[static_cast<std::size_t>(band * kColumns + column)];
        if (cell.stars.empty()) {
            const Vec3 centre =
                vectorOf(IcrsDirection{Angle::degrees((column + 0.5) * 360 / columns), Angle::degrees(dec)});
            cell.x = static_cast<float>(centre.x);
            cell.y = static_cast<float>(centre.y);
            cell.z = static_cast<float>(centre.z);
        }
        const double away = angleBetween({cell.x, cell.y, cell.z}, {star.x, star.y, star.z}).asRadians();
        cell.radiusRad = std::max(cell.radiusRad, static_cast<float>(away));
        cell.stars.push_back(star);
    }
    std::erase_if(grid, [](const StarCell &cell) { return cell.stars.empty(); });
    return grid;
}

} // namespace

Result<std::shared_ptr<const SkyData>> SkyData::load(const QString &folder, UtcInstant epoch)
{
    const Result<QByteArray> packed = bytesOf(folder, QStringLiteral("stars_v10.bin"));
    if (!packed)
        return tl::make_unexpected(packed.error());
    const auto catalogue = StarCatalogue::open(
        std::as_bytes(std::span(packed->constData(), static_cast<std::size_t>(packed->size()))));
    if (!catalogue)
        return fail(catalogue.error().code, "stars_v10.bin: " + catalogue.error().detail);
    auto constellations = parsed(folder, QStringLiteral("constellations.csv"), &parseConstellations);
    if (!constellations)
        return tl::make_unexpected(constellations.error());
    auto lines = parsed(folder, QStringLiteral("constellation_lines.csv"), &parseConstellationLines);
    if (!lines)
        return tl::make_unexpected(lines.error());
    auto names = parsed(folder, QStringLiteral("star_names.csv"), &parseStarNames);
    if (!names)
        return tl::make_unexpected(names.error());
    const double years = julianYearsSinceJ2000(epoch);
    std::vector<ChartStar> stars;
    stars.reserve(catalogue->size());
    catalogue->forEach(99, [&](const Star &star) { stars.push_back(chartStar(star, years)); });
    return of(std::move(stars), std::move(*constellations), std::move(*lines), std::move(*names));
}

std::shared_ptr<const SkyData> SkyData::of(
    std::vector<ChartStar> stars, std::vector<Constellation> constellations,
    std::vector<ConstellationLine> lines, std::vector<StarName> names)
{
    const std::shared_ptr<SkyData> data(new SkyData);
    data->m_starCount = stars.size();
    for (const ChartStar &star : stars)
        data->m_faintest = std::max(data->m_faintest, static_cast<double>(star.v));
    data->m_cells = cellsOf(std::move(stars));
    data->m_constellations = std::move(constellations);
    data->m_lines = std::move(lines);
    for (StarName &name : names)
        data->m_names.emplace(name.hip, std::move(name.name));
    return data;
}

const SkyName *SkyData::starName(std::uint32_t hip) const
{
    const auto found = m_names.find(hip);
    return hip == 0 || found == m_names.end() ? nullptr : &found->second;
}

} // namespace tulpar
