#include "app/ctl_plan.h"

#include "app/core_settings.h"
#include "app/ctl_tiles.h"
#include "app/plan_json.h"
#include "app/sky_names.h"
#include "core/plan/planner.h"
#include "core/plan/programme_text.h"
#include "core/plan/why_not.h"
#include "core/runtime/plan_order.h"
#include "core/words/plan_sentences.h"

#include <QCommandLineParser>
#include <QFile>

#include <algorithm>
#include <cstdio>

namespace tulpar {

namespace {

using Json = nlohmann::ordered_json;

constexpr int kSteps = 2000;

int wrongUsage(const QString &why)
{
    std::fprintf(stderr, "tulparctl plan: %s\n", qPrintable(why));
    std::fprintf(
        stderr,
        "usage: tulparctl plan --night YYYY-MM-DD --programme FILE [--config FILE] [--steps N] [--seed N]\n"
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

Json unplacedJson(const WhyNotAnswer &answer, int missing)
{
    const QString change = words::wouldFitIf(answer);
    return {
        {"target", answer.target},
        {"block", answer.block},
        {"missing", missing},
        {"why", words::whyNot(answer).toStdString()},
        {"why_code", std::string(nameOf(answer.why))},
        {"would_fit_if", change.isEmpty() ? Json(nullptr) : Json(change.toStdString())}};
}

void print(const Json &json)
{
    std::printf("%s\n", json.dump(-1, ' ', false, Json::error_handler_t::replace).c_str());
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
    options.addOptions({nightOption, file, config, steps, seed});
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
    const auto settings = readCoreSettings(options.value(config));
    if (!settings)
        return wrongUsage(QString::fromStdString(settings.error().detail));
    const auto night = NightSky::ofEvening(settings->core.site, options.value(nightOption).toStdString());
    if (!night)
        return wrongUsage(QStringLiteral("--night: %1").arg(QString::fromStdString(night.error().detail)));
    QFile source(options.value(file));
    if (!source.open(QIODevice::ReadOnly))
        return wrongUsage(QStringLiteral("cannot read %1: %2").arg(source.fileName(), source.errorString()));
    // One byte more than is read: the reader tells that it is too long.
    const QByteArray text = source.read(static_cast<qint64>(kLongestProgramme) + 1);
    const std::string_view view(text.constData(), static_cast<std::size_t>(text.size()));
    const PlaceLookup lookup = namesOfSky(QStringLiteral(TULPAR_RESOURCES "/sky"));
    ProgrammeRead read = source.fileName().endsWith(QLatin1String(".csv"), Qt::CaseInsensitive)
        ? readProgrammeCsv(view, lookup)
        : readProgramme(view, lookup);

    const PlanTerms terms = planTermsOf(settings->core);
    auto problems = neverPossible(read.programme, settings->core.site, terms.altitudeHard);
    read.problems.insert(read.problems.end(), problems.begin(), problems.end());
    std::ranges::stable_sort(read.problems, {}, &ProgrammeProblem::line);

    Planner planner(read.programme, *night, terms, {}, seedValue);
    planner.improve(stepCount);
    const Plan plan = planner.plan();
    Json json = headJson(options.value(nightOption).toStdString(), plan);
    json["blocks"] = Json::array();
    for (const PlannedVisit &visit : plan.visits)
        json["blocks"].push_back(visitJson(visit));
    json["unplaced"] = Json::array();
    const auto answers = whyNot(read.programme, *night, terms, {}, plan);
    for (std::size_t i = 0; i < answers.size(); ++i)
        json["unplaced"].push_back(unplacedJson(answers[i], plan.unplaced[i].missing));
    json["problems"] = Json::array();
    for (const ProgrammeProblem &problem : read.problems) {
        json["problems"].push_back(problemJson(problem));
        std::fprintf(stderr, "%s: %s\n", qPrintable(source.fileName()), textOf(problem).c_str());
    }
    print(json);
    return read.isRefusedInPart() ? 1 : 0;
}

} // namespace tulpar
