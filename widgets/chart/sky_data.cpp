#include "widgets/chart/sky_data.h"

#include "core/time/scales.h"
#include "widgets/chart/chart_projection.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <cmath>
#include <span>

using namespace Qt::StringLiterals;

namespace tulpar {

namespace {

constexpr double kCellDeg = 7.5;

/// Why a file cannot be used.
struct Damage {
    QString file;
    QString why;
};

using Bytes = tl::expected<QByteArray, Damage>;

Bytes bytesOf(const QString &folder, const QString &name)
{
    QFile file(QDir(folder).filePath(name));
    if (!file.open(QIODevice::ReadOnly))
        return tl::make_unexpected(Damage{file.fileName(), file.errorString()});
    return file.readAll();
}

std::string_view textOf(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
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
    if (!QDir(folder).exists())
        return fail(Errc::NotFound, folder.toStdString() + ": no such folder");
    QStringList problems;
    const auto complain = [&problems](const Damage &damage, const QString &missing) {
        problems +=
            tr("The chart is without %1: %2 cannot be read (%3). Install Tulpar's sky files again and "
               "restart the desk.")
                .arg(missing, damage.file, damage.why);
    };
    const auto read = [&](const QString &name, auto parse, const QString &missing, auto &layer) {
        const Bytes bytes = bytesOf(folder, name);
        if (!bytes)
            return complain(bytes.error(), missing);
        auto parsed = parse(textOf(*bytes));
        if (!parsed)
            return complain(
                {QDir(folder).filePath(name), QString::fromStdString(parsed.error().detail)}, missing);
        layer = std::move(*parsed);
    };

    SkyLayers layers;
    read(u"constellations.csv"_s, &parseConstellations, tr("names of constellations"), layers.constellations);
    read(u"constellation_lines.csv"_s, &parseConstellationLines, tr("figures"), layers.lines);
    read(u"star_names.csv"_s, &parseStarNames, tr("names of stars"), layers.names);
    read(u"milky_way.csv"_s, &parseMilkyWay, tr("the Milky Way"), layers.milkyWay);
    read(u"constellation_borders.csv"_s, &parseConstellationBorders, tr("borders"), layers.borders);
    read(u"deep_sky.csv"_s, &parseDeepSky, tr("deep-sky objects"), layers.deepSky);

    std::vector<ChartStar> stars;
    const QString starFile = u"stars_v10.bin"_s;
    if (const Bytes packed = bytesOf(folder, starFile)) {
        const auto catalogue = StarCatalogue::open(
            std::as_bytes(std::span(packed->constData(), static_cast<std::size_t>(packed->size()))));
        const double years = julianYearsSinceJ2000(epoch);
        if (catalogue) {
            stars.reserve(catalogue->size());
            catalogue->forEach(99, [&](const Star &star) { stars.push_back(chartStar(star, years)); });
        } else {
            complain(
                {QDir(folder).filePath(starFile), QString::fromStdString(catalogue.error().detail)},
                tr("stars"));
        }
    } else {
        complain(packed.error(), tr("stars"));
    }
    auto data = made(std::move(stars), std::move(layers));
    data->m_problems = problems;
    return data;
}

std::shared_ptr<SkyData> SkyData::made(std::vector<ChartStar> stars, SkyLayers layers)
{
    std::shared_ptr<SkyData> data(new SkyData);
    data->m_starCount = stars.size();
    for (const ChartStar &star : stars)
        data->m_faintest = std::max(data->m_faintest, static_cast<double>(star.v));
    data->m_cells = cellsOf(std::move(stars));
    data->m_layers = std::move(layers);
    for (const StarName &name : data->m_layers.names)
        data->m_names.emplace(name.hip, name.name);
    return data;
}

std::shared_ptr<const SkyData> SkyData::of(std::vector<ChartStar> stars, SkyLayers layers)
{
    return made(std::move(stars), std::move(layers));
}

std::shared_ptr<const SkyData> SkyData::of(
    std::vector<ChartStar> stars, std::vector<Constellation> constellations,
    std::vector<ConstellationLine> lines, std::vector<StarName> names)
{
    SkyLayers layers;
    layers.constellations = std::move(constellations);
    layers.lines = std::move(lines);
    layers.names = std::move(names);
    return made(std::move(stars), std::move(layers));
}

const SkyName *SkyData::starName(std::uint32_t hip) const
{
    const auto found = m_names.find(hip);
    return hip == 0 || found == m_names.end() ? nullptr : &found->second;
}

} // namespace tulpar
