#include "widgets/chart/sky_data.h"

#include "core/time/scales.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <optional>
#include <span>
#include <utility>

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

Bytes bytesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return tl::make_unexpected(Damage{path, file.errorString()});
    return file.readAll();
}

std::string_view textOf(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

ChartStar chartStar(const PlacedStar &star)
{
    return {static_cast<float>(star.place[0]), static_cast<float>(star.place[1]),
            static_cast<float>(star.place[2]), star.v,
            star.bMinusV.value_or(0.6F),       star.hip};
}

std::vector<StarCell> cellsOf(const std::vector<ChartStar> &stars)
{
    constexpr int kBands = static_cast<int>(180 / kCellDeg);
    constexpr int kColumns = static_cast<int>(360 / kCellDeg);
    std::array<int, kBands> columns{};
    for (int band = 0; band < kBands; ++band) // near the poles fewer, so that patches keep their size
        columns[static_cast<std::size_t>(band)] =
            std::max(1, static_cast<int>(kColumns * cosine(Angle::degrees((band + 0.5) * kCellDeg - 90))));
    std::vector<StarCell> grid(static_cast<std::size_t>(kBands * kColumns));
    for (const ChartStar &star : stars) {
        const double dec = arcSine(static_cast<double>(star.z)).asDegrees();
        const double turn = static_cast<double>(std::atan2(star.y, star.x)) / (2 * std::numbers::pi);
        const int band = std::clamp(static_cast<int>((dec + 90) / kCellDeg), 0, kBands - 1);
        const int count = columns[static_cast<std::size_t>(band)];
        const int column = std::clamp(static_cast<int>((turn < 0 ? turn + 1 : turn) * count), 0, count - 1);
        StarCell &cell = grid[static_cast<std::size_t>(band * kColumns + column)];
        if (cell.stars.empty()) {
            const Vec3 centre = vec3Of(IcrsDirection{
                Angle::degrees((column + 0.5) * 360 / count), Angle::degrees((band + 0.5) * kCellDeg - 90)});
            cell.x = static_cast<float>(centre.x);
            cell.y = static_cast<float>(centre.y);
            cell.z = static_cast<float>(centre.z);
        }
        cell.stars.push_back(star);
    }
    std::erase_if(grid, [](const StarCell &cell) { return cell.stars.empty(); });
    for (StarCell &cell : grid) {
        std::stable_sort(cell.stars.begin(), cell.stars.end(), [](const ChartStar &a, const ChartStar &b) {
            return a.v < b.v;
        });
        double nearest = 1; // cosine of the farthest star's distance
        const Vec3 centre{cell.x, cell.y, cell.z};
        for (const ChartStar &star : cell.stars)
            nearest = std::min(nearest, dot(centre, Vec3{star.x, star.y, star.z}));
        // Floats are good to 1e-7, a thousandth of a degree here.
        cell.radiusRad = static_cast<float>(std::acos(std::clamp(nearest, -1.0, 1.0)) + 1e-4);
    }
    return grid;
}

/// The stars in cells() are brighter.
constexpr double kInMemory = 10;
constexpr Angle kMovesAtMost = Angle::degrees(0.2); ///< in decades: Barnard's star 10.4" a year
constexpr Angle kWholeSky = Angle::degrees(180);

} // namespace

struct SkyData::MappedStars {
    QFile file; ///< stays open while it is mapped
    std::optional<StarCatalogue> stars;
};

SkyFiles SkyFiles::withOwn(const QString &folder)
{
    const auto own = [](const QString &name) {
        return QStandardPaths::locate(QStandardPaths::GenericDataLocation, u"tulpar/"_s + name);
    };
    return {folder, own(u"stars.bin"_s), own(u"objects.csv"_s)};
}

/// Reads file after file and keeps what went wrong.
class SkyData::Reader {
public:
    explicit Reader(QString folder)
        : m_folder(std::move(folder))
    {
    }

    template <class Layer, class Parse>
    void read(const QString &name, Parse parse, const QString &missing, Layer &layer)
    {
        const QString path = QDir(m_folder).filePath(name);
        const Bytes bytes = bytesOf(path);
        if (!bytes)
            return complain(bytes.error(), missing);
        auto parsed = parse(textOf(*bytes));
        if (!parsed)
            return complain({path, QString::fromStdString(parsed.error().detail)}, missing);
        layer = std::move(*parsed);
    }

    void complain(const Damage &damage, const QString &missing)
    {
        problems.push_back(
            {missing,
             tr("The chart is without %1: %2 cannot be read (%3). Install Tulpar's sky files again and "
                "restart the desk.")
                 .arg(missing, damage.file, damage.why)});
    }

    /// Null, and complained about, where it cannot be used.
    std::unique_ptr<MappedStars> map(const QString &path, const QString &missing, bool isOwn)
    {
        auto out = std::make_unique<MappedStars>();
        out->file.setFileName(path);
        Damage damage{path, {}};
        if (!out->file.open(QIODevice::ReadOnly)) {
            damage.why = out->file.errorString();
        } else if (const uchar *const at = out->file.map(0, out->file.size()); at == nullptr) {
            damage.why = out->file.errorString();
        } else if (
            auto opened = StarCatalogue::open(
                std::as_bytes(std::span(at, static_cast<std::size_t>(out->file.size()))))) {
            out->stars = std::move(*opened);
            return out;
        } else {
            damage.why = QString::fromStdString(opened.error().detail);
        }
        if (isOwn)
            problems.push_back(wrongCatalogue(damage));
        else
            complain(damage, missing);
        return nullptr;
    }

    std::vector<UserObject> readOwn(const QString &path)
    {
        const Bytes bytes = bytesOf(path);
        const Result<ObjectList> list =
            bytes ? readObjectList(textOf(*bytes)) : fail(Errc::Io, bytes.error().why.toStdString());
        if (!list) {
            problems.push_back(
                {tr("your own objects"),
                 tr("Your list of objects %1 cannot be used: %2. Mend it and restart the desk.")
                     .arg(path, QString::fromStdString(list.error().detail))});
            return {};
        }
        if (!list->mistakes.empty())
            problems.push_back(
                {tr("some of your own objects"),
                 tr("Your list of objects %1: %2; lines left out: %3. Mend them and restart the desk.")
                     .arg(path, QString::fromStdString(list->mistakes.front().detail))
                     .arg(list->mistakes.size())});
        return list->objects;
    }

    static SkyProblem wrongCatalogue(const Damage &damage)
    {
        return {
            tr("faint stars"),
            tr("The faint stars are missing: the catalogue %1 is damaged (%2). Make it again with "
               "resources/tools/make_stars.py, or delete it.")
                .arg(damage.file, damage.why)};
    }

    std::vector<SkyProblem> problems;

private:
    QString m_folder;
};

SkyData::SkyData() = default;
SkyData::~SkyData() = default;

Result<std::shared_ptr<const SkyData>> SkyData::load(const SkyFiles &files, UtcInstant epoch)
{
    if (!QDir(files.folder).exists())
        return fail(Errc::NotFound, files.folder.toStdString() + ": no such folder");
    Reader reader(files.folder);
    SkyLayers layers;
    reader.read(
        u"constellations.csv"_s, &parseConstellations, tr("names of constellations"), layers.constellations);
    reader.read(u"constellation_lines.csv"_s, &parseConstellationLines, tr("figures"), layers.lines);
    reader.read(u"star_names.csv"_s, &parseStarNames, tr("names of stars"), layers.names);
    reader.read(
        u"star_designations.csv"_s, &parseStarDesignations, tr("letters of stars"), layers.designations);
    reader.read(u"milky_way.csv"_s, &parseMilkyWay, tr("the Milky Way"), layers.milkyWay);
    reader.read(u"constellation_borders.csv"_s, &parseConstellationBorders, tr("borders"), layers.borders);
    reader.read(u"deep_sky.csv"_s, &parseDeepSky, tr("deep-sky objects"), layers.deepSky);
    if (!files.ownObjects.isEmpty())
        layers.ownObjects = reader.readOwn(files.ownObjects);

    const double years = julianYearsSinceJ2000(epoch);
    auto bundled = reader.map(QDir(files.folder).filePath(u"stars_v10.bin"_s), tr("stars"), false);
    auto all = files.allStars.isEmpty() ? nullptr : reader.map(files.allStars, {}, true);
    std::vector<ChartStar> stars;
    const auto take = [&](const StarCatalogue &from, double limit) {
        stars.clear();
        from.forEachPlaced({}, kWholeSky, limit, years, [&stars](const PlacedStar &star) {
            stars.push_back(chartStar(star));
        });
        return !from.isDamaged();
    };
    // Both of one catalogue, so that no star near the limit stands twice or not at all.
    if (all && !take(*all->stars, kInMemory)) {
        reader.problems.push_back(
            Reader::wrongCatalogue({files.allStars, tr("its bright stars cannot be read")}));
        all = nullptr;
    }
    if (!all && bundled && !take(*bundled->stars, 99))
        reader.problems.push_back(
            {tr("some stars"),
             tr("Some stars are missing: %1 is damaged. Install Tulpar's sky files again and restart the "
                "desk.")
                 .arg(bundled->file.fileName())});
    auto data = made(std::move(stars), std::move(layers));
    data->m_problems = reader.problems;
    data->m_bundled = std::move(bundled);
    data->m_all = std::move(all);
    data->m_years = years;
    return data;
}

std::shared_ptr<SkyData> SkyData::made(std::vector<ChartStar> stars, SkyLayers layers)
{
    std::shared_ptr<SkyData> data(new SkyData);
    data->m_starCount = stars.size();
    for (const ChartStar &star : stars)
        data->m_faintest = std::max(data->m_faintest, static_cast<double>(star.v));
    data->m_cells = cellsOf(stars);
    data->m_layers = std::move(layers);
    data->m_vectors = SkyVectors::of(data->m_layers);
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

std::size_t SkyData::starCount() const
{
    return m_all ? m_all->stars->size() : m_starCount;
}

std::shared_ptr<const StarCell> SkyData::faintStars(const Vec3 &centre, Angle radius, double limit) const
{
    if (!m_all || limit <= kInMemory)
        return nullptr;
    auto cell = std::make_shared<StarCell>();
    cell->x = static_cast<float>(centre.x);
    cell->y = static_cast<float>(centre.y);
    cell->z = static_cast<float>(centre.z);
    cell->radiusRad = static_cast<float>(radius.asRadians());
    m_all->stars->forEachPlaced(icrsOf(centre), radius, limit, m_years, [&cell](const PlacedStar &star) {
        if (static_cast<double>(star.v) >= kInMemory - 0.001)
            cell->stars.push_back(chartStar(star));
    });
    std::sort(cell->stars.begin(), cell->stars.end(), [](const ChartStar &a, const ChartStar &b) {
        return a.v < b.v;
    });
    return cell;
}

std::optional<Star> SkyData::starInMemory(std::uint32_t hip) const
{
    for (const StarCell &cell : m_cells)
        for (const ChartStar &star : cell.stars)
            if (star.hip == hip && hip != 0) {
                Star out;
                out.j2000 = icrsOf(
                    {static_cast<double>(star.x), static_cast<double>(star.y), static_cast<double>(star.z)});
                out.v = star.v;
                out.hip = hip;
                return out;
            }
    return std::nullopt;
}

std::optional<ChartStar> SkyData::starNear(const IcrsDirection &place, std::uint32_t hip) const
{
    const Vec3 at = vec3Of(place);
    for (const StarCell &cell : m_cells)
        if (angleBetween(
                {static_cast<double>(cell.x), static_cast<double>(cell.y), static_cast<double>(cell.z)}, at)
                .asRadians()
            <= static_cast<double>(cell.radiusRad) + kMovesAtMost.asRadians())
            for (const ChartStar &star : cell.stars)
                if (star.hip == hip)
                    return star;
    if (const auto faint = faintStars(at, kMovesAtMost, 99))
        for (const ChartStar &star : faint->stars)
            if (star.hip == hip)
                return star;
    return std::nullopt;
}

const SkySearch &SkyData::search() const
{
    std::call_once(m_searchMade, [this] {
        const MappedStars *const stars = m_all ? m_all.get() : m_bundled.get();
        if (stars)
            m_numbers = std::make_unique<const HipIndex>(*stars->stars);
        SearchSources sources;
        sources.stars = m_layers.names;
        sources.designations = m_layers.designations;
        sources.constellations = m_layers.constellations;
        sources.deepSky = m_layers.deepSky;
        sources.userObjects = m_layers.ownObjects;
        sources.star = [this](std::uint32_t hip) {
            return m_numbers ? m_numbers->find(hip) : starInMemory(hip);
        };
        m_search = std::make_unique<const SkySearch>(sources);
    });
    return *m_search;
}

std::vector<SkyProblem> SkyData::problems() const
{
    std::vector<SkyProblem> out = m_problems;
    if (m_all && m_all->stars->isDamaged())
        out.push_back(Reader::wrongCatalogue(
            {m_all->file.fileName(), tr("a part of it does not agree with its checksum")}));
    return out;
}

std::shared_ptr<const SkyData> SkyData::without(const QStringList &folders)
{
    const std::shared_ptr<SkyData> out = made({}, {});
    out->m_problems.push_back(
        {tr("the sky: stars, figures, names"),
         tr("The sky files of Tulpar are in none of these folders: %1. Install them and restart the desk.")
             .arg(folders.join(u", "_s))});
    return out;
}

} // namespace tulpar
