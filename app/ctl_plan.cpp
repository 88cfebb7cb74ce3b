#include "app/ctl_plan.h"

#include "app/core_settings.h"
#include "app/ctl_tiles.h"
#include "app/plan_json.h"
#include "app/plan_progress.h"
#include "app/sky_names.h"
#include "core/plan/planner.h"
#include "core/plan/programme_text.h"
#include "core/plan/why_missing.h"
#include "core/runtime/plan_order.h"
#include "core/words/plan_sentences.h"

#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QFile>

#include <algorithm>
#include <cstdio>
#include <limits>
#include <vector>

namespace tulpar {

namespace {

using Json = nlohmann::ordered_json;

constexpr int kSteps = 2000;
constexpr int kStepsAPiece = 50;
constexpr int kMostChanges = 20; ///< a change is found by planning anew, many times
constexpr qint64 kChangesMs = 10'000; ///< no further one is begun after so long, unless all are asked for

int wrongUsage(const QString &why)
{
    std::fprintf(stderr, "tulparctl plan: %s\n", qPrintable(why));
    std::fprintf(
        stderr,
        "usage: tulparctl plan --night YYYY-MM-DD --programme FILE [--config FILE] [--steps N] [--seed N]\n"
        "                      [--why BLOCK] [--changes N|all]\n"
        "   or: tulparctl plan --night YYYY-MM-DD --map FILE | --circle RA,DEC,RADIUS ...\n");
    return 2;
}

Json problemJson(const ProgrammeProblem &problem)
{
    return {
        {"line", problem.line > 0 ? Json(problem.line) : Json(nullptr)},
        {"column", problem.column > 0 ? Json(problem.column) : Json(nullptr)},
        {"refused", !problem.isWarning},
        {"what", problem.place.empty() ? problem.what : problem.place + ": " + problem.what},
        {"next", problem.next}};
}

Json unplacedJson(const WhyNotAnswer &answer, int missing, bool isChangeLookedFor)
{
    const QString change = words::wouldFitIf(answer);
    return {
        {"target", answer.target},
        {"block", answer.block},
        {"missing", missing},
        {"why", words::whyNot(answer).toStdString()},
        {"why_code", std::string(nameOf(answer.why))},
        {"would_fit_if", change.isEmpty() ? Json(nullptr) : Json(change.toStdString())},
        {"change_looked_for", isChangeLookedFor}};
}

void print(const Json &json)
{
    std::printf("%s\n", json.dump(-1, ' ', false, Json::error_handler_t::replace).c_str());
}

/// With what can never come true from the site among its problems.
ProgrammeRead readSource(QFile &source, const Site &site, const PlanTerms &terms)
{
    // One byte more than is read: the reader tells that it is too long.
    const QByteArray text = source.read(static_cast<qint64>(kLongestProgramme) + 1);
    const std::string_view view(text.constData(), static_cast<std::size_t>(text.size()));
    const PlaceLookup lookup = namesOfSky(QStringLiteral(TULPAR_RESOURCES "/sky"));
    ProgrammeRead read = source.fileName().endsWith(QLatin1String(".csv"), Qt::CaseInsensitive)
        ? readProgrammeCsv(view, lookup)
        : readProgramme(view, lookup);
    auto problems = neverPossible(read.programme, site, terms.altitudeHard);
    read.problems.insert(read.problems.end(), problems.begin(), problems.end());
    std::ranges::stable_sort(read.problems, {}, &ProgrammeProblem::line);
    return read;
}

/// What is asked about the blocks without a place.
struct WhyAsked {
    QString block; ///< alone; empty: of all
    std::size_t changes = kMostChanges; ///< of how many a change is looked for
    qint64 withinMs = kChangesMs;
};

Result<WhyAsked> whyAsked(const QString &block, const QString &changes)
{
    WhyAsked asked;
    asked.block = block;
    bool isNumber = false;
    const uint count = changes.toUInt(&isNumber);
    if (isNumber)
        asked.changes = count;
    else if (!changes.isEmpty() && changes != QLatin1String("all"))
        return fail(Errc::Malformed, "--changes is a whole number from 0, or all");
    if (!block.isEmpty() || changes == QLatin1String("all")) {
        asked.changes = std::numeric_limits<std::size_t>::max();
        asked.withinMs = std::numeric_limits<qint64>::max();
    }
    return asked;
}

/// Why each block without a place has none, in the order of the programme; what would let it in, for the
/// blocks of highest priority first, as far as it is asked for.
Json unplacedOf(
    const Programme &programme, const NightSky &night, const PlanTerms &terms, const Plan &plan,
    const WhyAsked &asked, PlanProgress &progress)
{
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < plan.unplaced.size(); ++i)
        if (asked.block.isEmpty() || plan.unplaced[i].block == asked.block.toStdString())
            order.push_back(i);
    std::vector<std::size_t> best = order;
    std::ranges::stable_sort(best, std::ranges::greater(), [&](std::size_t i) {
        const Block *block = programme.block(plan.unplaced[i].block);
        return block ? block->priority : 0;
    });
    std::vector<Json> rows(plan.unplaced.size());
    QElapsedTimer spent;
    spent.start();
    std::size_t looked = 0;
    int asking = 0;
    for (const std::size_t i : best) {
        const UnplacedBlock &missing = plan.unplaced[i];
        const bool isLookedFor = looked < asked.changes && spent.elapsed() < asked.withinMs;
        const WhyNotAnswer answer = isLookedFor
            ? whyNot(missing.block, programme, night, terms, {}, plan)
            : whyMissing(missing.block, programme, night, terms, {}, plan);
        rows[i] = unplacedJson(answer, missing.missing, isLookedFor);
        looked += isLookedFor ? 1 : 0;
        progress.told("why not", ++asking, static_cast<int>(best.size()));
    }
    if (looked < best.size())
        std::fprintf(
            stderr,
            "tulparctl plan: of %zu blocks without a place, what would let them in was looked for in the %zu "
            "of highest priority; --why BLOCK looks for one, --changes all for all\n",
            best.size(), looked);
    Json unplaced = Json::array();
    for (const std::size_t i : order)
        unplaced.push_back(std::move(rows[i]));
    return unplaced;
}

} // namespace

int runPlan(const QStringList &arguments)
{
    if (asksForTiles(arguments))
        return runTiles(arguments);
    QCommandLineParser options;
    const QCommandLineOption nightOption(QStringLiteral("night"), {}, QStringLiteral("DATE"));
    const QCommandLineOption file(QStringLiteral("programme"), {}, QStringLiteral("FILE"));
    const QCommandLineOption config(QStringLiteral("config"), {}, QStringLiteral("FILE"));
    const QCommandLineOption steps(QStringLiteral("steps"), {}, QStringLiteral("N"), QString::number(kSteps));
    const QCommandLineOption seed(QStringLiteral("seed"), {}, QStringLiteral("N"), QStringLiteral("1"));
    const QCommandLineOption why(QStringLiteral("why"), {}, QStringLiteral("BLOCK"));
    const QCommandLineOption changes(QStringLiteral("changes"), {}, QStringLiteral("N"));
    options.addOptions({nightOption, file, config, steps, seed, why, changes});
    if (!options.parse(QStringList{QStringLiteral("plan")} + arguments))
        return wrongUsage(options.errorText());
    if (!options.isSet(nightOption) || !options.isSet(file) || !options.positionalArguments().isEmpty())
        return wrongUsage(QStringLiteral("--night and --programme are needed, and nothing else but options"));
    bool hasSteps = false;
    bool hasSeed = false;
    const int stepCount = options.value(steps).toInt(&hasSteps);
    const unsigned seedValue = options.value(seed).toUInt(&hasSeed);
    if (!hasSteps || stepCount < 0 || stepCount > 10'000'000 || !hasSeed)
        return wrongUsage(QStringLiteral("--steps is a whole number from 0 to 10000000, --seed one from 0"));
    const auto asked = whyAsked(options.value(why), options.value(changes));
    if (!asked)
        return wrongUsage(QString::fromStdString(asked.error().detail));
    const auto settings = readCoreSettings(options.value(config));
    if (!settings)
        return wrongUsage(QString::fromStdString(settings.error().detail));
    const auto night = NightSky::ofEvening(settings->core.site, options.value(nightOption).toStdString());
    if (!night)
        return wrongUsage(QStringLiteral("--night: %1").arg(QString::fromStdString(night.error().detail)));
    QFile source(options.value(file));
    if (!source.open(QIODevice::ReadOnly))
        return wrongUsage(QStringLiteral("cannot read %1: %2").arg(source.fileName(), source.errorString()));
    const PlanTerms terms = planTermsOf(settings->core);
    const ProgrammeRead read = readSource(source, settings->core.site, terms);
    if (!options.value(why).isEmpty() && !read.programme.block(options.value(why).toStdString()))
        return wrongUsage(QStringLiteral("--why: %1 has no block \"%2\" that can be used")
                              .arg(source.fileName(), options.value(why)));

    PlanProgress progress;
    Planner planner(read.programme, *night, terms, {}, seedValue);
    for (int done = 0; done < stepCount; done += kStepsAPiece) {
        planner.improve(std::min(kStepsAPiece, stepCount - done));
        progress.told("making the plan better", std::min(done + kStepsAPiece, stepCount), stepCount);
    }
    const Plan plan = planner.plan();
    Json json = headJson(options.value(nightOption).toStdString(), plan);
    json["blocks"] = Json::array();
    for (const PlannedVisit &visit : plan.visits)
        json["blocks"].push_back(visitJson(visit));
    json["unplaced"] = unplacedOf(read.programme, *night, terms, plan, *asked, progress);
    json["problems"] = Json::array();
    for (const ProgrammeProblem &problem : read.problems) {
        json["problems"].push_back(problemJson(problem));
        std::fprintf(stderr, "%s: %s\n", qPrintable(source.fileName()), textOf(problem).c_str());
    }
    print(json);
    return read.isRefusedInPart() ? 1 : 0;
}

} // namespace tulpar
