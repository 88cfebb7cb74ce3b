#include "app/ctl_tiles.h"

#include "app/core_settings.h"
#include "app/plan_json.h"
#include "core/lab/sky_map_reader.h"
#include "core/plan/tiling.h"
#include "core/plan/why_not.h"
#include "core/runtime/plan_order.h"
#include "core/words/plan_sentences.h"

#include <QCommandLineParser>
#include <QFile>
#include <QFileInfo>

#include <cstdio>
#include <optional>

namespace tulpar {

namespace {

using Json = nlohmann::ordered_json;
using namespace Qt::Literals::StringLiterals;

constexpr qint64 kLongestMap = qint64{64} << 20;
constexpr double kCircleHolds = 0.9;

int wrongUsage(const QString &why)
{
    std::fprintf(stderr, "tulparctl plan: %s\n", qPrintable(why));
    std::fprintf(
        stderr,
        "usage: tulparctl plan --night YYYY-MM-DD --map FILE | --circle RA,DEC,RADIUS [--event NAME] "
        "[--exposure S] [--count N] [--epochs N] [--revisit S] [--most N] [--overlap PART] [--config "
        "FILE]\n");
    return 2;
}

/// Options that are numbers, each within its range; the first that is none or outside is said.
class Numbers {
public:
    explicit Numbers(const QCommandLineParser &options)
        : m_options(options)
    {
    }
    double operator()(const QString &name, double otherwise, double low, double high)
    {
        if (!m_options.isSet(name))
            return otherwise;
        bool isNumber = false;
        const double value = m_options.value(name).toDouble(&isNumber);
        if (!(isNumber && value >= low && value <= high) && m_wrong.isEmpty())
            m_wrong = u"--%1 is a number from %2 to %3"_s.arg(name).arg(low).arg(high);
        return value;
    }
    [[nodiscard]] const QString &wrong() const { return m_wrong; }

private:
    const QCommandLineParser &m_options;
    QString m_wrong;
};

std::optional<SkyCells> circleOf(const QString &text)
{
    const QStringList parts = text.split(u',');
    std::array<double, 3> numbers{};
    if (parts.size() != 3)
        return std::nullopt;
    for (qsizetype i = 0; i < 3; ++i) {
        bool isNumber = false;
        numbers[static_cast<std::size_t>(i)] = parts[i].toDouble(&isNumber);
        if (!isNumber)
            return std::nullopt;
    }
    if (!(numbers[0] >= 0 && numbers[0] <= 360 && std::abs(numbers[1]) <= 90 && numbers[2] > 0
          && numbers[2] <= 60))
        return std::nullopt;
    return cellsOfCircle(
        {Angle::degrees(numbers[0]), Angle::degrees(numbers[1])}, Angle::degrees(numbers[2]), kCircleHolds);
}

/// The combined map of a coincidence, where there is one, is the last; it knows more.
Result<SkyCells> mapOf(const QString &name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Errc::Io, "cannot read " + name.toStdString() + ": " + file.errorString().toStdString());
    const QByteArray bytes = file.read(kLongestMap);
    auto readings = readSkyMaps({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    if (!readings)
        return fail(readings.error().code, name.toStdString() + ": " + readings.error().detail);
    return std::move(readings->back().cells);
}

/// Why not even the most probable field can be observed, and what would help.
QString whyNoTile(
    const SkyCells &cells, const TileGrid &grid, const TilingTerms &terms, const NightSky &night,
    const PlanTerms &plan)
{
    const std::vector<SkyTile> best = probableTiles(cells, grid, 1);
    if (best.empty())
        return u"the map holds no probability"_s;
    const Programme programme = programmeOf(best, terms);
    const WhyNotAnswer answer = whyNot(programme.blocks.front().name, programme, night, plan, {}, Plan{});
    // Where a single visit is possible it is the time between the visits that is missing.
    const bool isShort = answer.why == WhyNot::CrowdedOut || answer.why == WhyNot::CadenceMissed;
    const QString why = isShort
        ? u"it is not up for %1 visits %2 s apart"_s.arg(terms.epochs).arg(seconds(terms.revisit))
        : words::whyNot(answer);
    const QString change = isShort ? QString() : words::wouldFitIf(answer);
    const QString said =
        u"the most probable field, RA %1, Dec %2: %3"_s.arg(best.front().centre.ra.asDegrees(), 0, 'f', 2)
            .arg(best.front().centre.dec.asDegrees(), 0, 'f', 2)
            .arg(why);
    return change.isEmpty() ? said : u"%1; fits if: %2"_s.arg(said, change);
}

Json tilesJson(const Tiling &tiling)
{
    Json tiles = Json::array();
    for (std::size_t i = 0; i < tiling.tiles.size(); ++i)
        tiles.push_back(
            {{"block", tiling.programme.blocks[i].name},
             {"ra_deg", rounded(tiling.tiles[i].centre.ra.asDegrees(), 5)},
             {"dec_deg", rounded(tiling.tiles[i].centre.dec.asDegrees(), 5)},
             {"probability", tiling.tiles[i].probability}});
    return tiles;
}

} // namespace

bool asksForTiles(const QStringList &arguments)
{
    return arguments.contains(u"--map"_s) || arguments.contains(u"--circle"_s);
}

int runTiles(const QStringList &arguments)
{
    QCommandLineParser options;
    for (const char *name :
         {"night", "map", "circle", "event", "exposure", "count", "epochs", "revisit", "most", "overlap",
          "config"})
        options.addOption({QString::fromLatin1(name), {}, u"VALUE"_s});
    if (!options.parse(QStringList{u"plan"_s} + arguments))
        return wrongUsage(options.errorText());
    if (!options.isSet(u"night"_s) || options.isSet(u"map"_s) == options.isSet(u"circle"_s)
        || !options.positionalArguments().isEmpty())
        return wrongUsage(
            u"--night and one of --map and --circle are needed, and nothing else but options"_s);
    Numbers number(options);
    TilingTerms terms;
    terms.exposures.clear();
    const Duration exposure = fromSeconds(number(u"exposure"_s, 60, 0.01, 3600));
    const int count = static_cast<int>(number(u"count"_s, 1, 1, 1000));
    terms.epochs = static_cast<int>(number(u"epochs"_s, 2, 1, 20));
    terms.revisit = fromSeconds(number(u"revisit"_s, 3600, 0, 43200));
    terms.most = static_cast<std::size_t>(number(u"most"_s, 300, 1, 5000));
    const double overlap = number(u"overlap"_s, kTileOverlap, 0, 0.5);
    if (!number.wrong().isEmpty())
        return wrongUsage(number.wrong());
    const auto settings = readCoreSettings(options.value(u"config"_s));
    if (!settings)
        return wrongUsage(QString::fromStdString(settings.error().detail));
    for (const std::string &channel : settings->core.channels)
        terms.exposures.push_back({channel, exposure, count, 1});
    const std::string date = options.value(u"night"_s).toStdString();
    const auto night = NightSky::ofEvening(settings->core.site, date);
    if (!night)
        return wrongUsage(u"--night: %1"_s.arg(QString::fromStdString(night.error().detail)));
    SkyCells cells;
    if (options.isSet(u"circle"_s)) {
        auto circle = circleOf(options.value(u"circle"_s));
        if (!circle)
            return wrongUsage(u"--circle is RA,DEC,RADIUS in degrees, the radius above 0 and at most 60"_s);
        cells = std::move(*circle);
        terms.event = "circle";
    } else {
        auto map = mapOf(options.value(u"map"_s));
        if (!map && map.error().code == Errc::Io)
            return wrongUsage(QString::fromStdString(map.error().detail));
        if (!map) {
            std::fprintf(stderr, "tulparctl plan: %s\n", map.error().detail.c_str());
            return 1;
        }
        cells = std::move(*map);
        terms.event = QFileInfo(options.value(u"map"_s)).completeBaseName().toStdString();
    }
    if (options.isSet(u"event"_s))
        terms.event = options.value(u"event"_s).toStdString();

    const PlanTerms plan = planTermsOf(settings->core);
    const TileGrid grid(settings->core.fieldWidth, settings->core.fieldWidth, overlap);
    const Tiling tiling = tile(tilesTonight(cells, grid, terms, *night, plan), terms, *night, plan);
    Json json = headJson(date, tiling.plan);
    json["field_deg"] = {rounded(grid.width().asDegrees(), 5), rounded(grid.height().asDegrees(), 5)};
    json["map_probability"] = cells.total();
    json["probability"] = tiling.probability;
    json["complete_probability"] = tiling.complete;
    json["tiles"] = tilesJson(tiling);
    json["blocks"] = Json::array();
    for (const PlannedVisit &visit : tiling.plan.visits)
        json["blocks"].push_back(visitJson(visit));
    json["unplaced"] = Json::array();
    for (const UnplacedBlock &block : tiling.plan.unplaced)
        json["unplaced"].push_back(
            {{"target", block.target}, {"block", block.block}, {"missing", block.missing}});
    if (tiling.tiles.empty()) {
        const QString why = whyNoTile(cells, grid, terms, *night, plan);
        json["why"] = why.toStdString();
        std::fprintf(stderr, "tulparctl plan: no field: %s\n", qPrintable(why));
    }
    std::printf("%s\n", json.dump(-1, ' ', false, Json::error_handler_t::replace).c_str());
    return 0;
}

} // namespace tulpar
