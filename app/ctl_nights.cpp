#include "app/ctl_nights.h"

#include "app/nights_campaign.h"
#include "core/nights/night_file.h"
#include "core/nights/random_night.h"
#include "core/session/fact.h"

#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QFile>
#include <QThread>

#include <algorithm>
#include <cstdio>

namespace tulpar {

namespace {

int wrongUsage(const QString &why)
{
    std::fprintf(stderr, "tulparctl nights: %s\n", qPrintable(why));
    return 2;
}

/// The night as it goes, on standard error: what is brought upon it, and then its journal.
NightResult told(const Night &night)
{
    const NightHooks hooks{true, [](UtcInstant at, const std::string &what) {
                               std::fprintf(stderr, "%s  %s\n", isoUtc(at).c_str(), what.c_str());
                           }};
    NightResult result = playNight(night, hooks);
    for (const FactRecord &fact : result.journal)
        std::fprintf(stderr, "%s\n", asJsonLine(fact).c_str());
    return result;
}

void printBroken(const NightsTotals &totals)
{
    for (const BrokenNight &night : totals.broken)
        std::fprintf(stderr, "%s", describeBroken(night).c_str());
}

int runScenario(const QString &path, bool isVerbose)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return wrongUsage(QStringLiteral("cannot read %1: %2").arg(path, file.errorString()));
    const auto night = parseNight(file.readAll().toStdString());
    if (!night) {
        std::fprintf(stderr, "%s: %s\n", qPrintable(path), night.error().detail.c_str());
        return 1;
    }
    NightResult result = isVerbose ? told(night->night) : playNight(night->night, NightHooks{true, {}});
    const std::vector<std::string> missed = missedIn(night->expectations, result.journal);
    for (const std::string &one : missed)
        std::fprintf(stderr, "%s: %s\n", qPrintable(path), one.c_str());
    NightsTotals totals;
    totals.add(night->night.seed, std::move(result));
    totals.finish();
    totals.missed = missed;
    printBroken(totals);
    std::printf("%s\n", totalsAsJson(totals).c_str());
    return totals.broken.empty() && missed.empty() ? 0 : 1;
}

} // namespace

int runNightsCommand(const QStringList &arguments)
{
    QCommandLineParser options;
    const QCommandLineOption seeds(QStringLiteral("seeds"), {}, QStringLiteral("A[..B]"));
    const QCommandLineOption threads(QStringLiteral("threads"), {}, QStringLiteral("N"));
    const QCommandLineOption scenario(QStringLiteral("scenario"), {}, QStringLiteral("FILE.night"));
    const QCommandLineOption verbose(QStringLiteral("verbose"));
    options.addOptions({seeds, threads, scenario, verbose});
    if (!options.parse(QStringList{QStringLiteral("nights")} + arguments))
        return wrongUsage(options.errorText());
    if (!options.positionalArguments().isEmpty() || options.isSet(scenario) == options.isSet(seeds))
        return wrongUsage(QStringLiteral("--seeds A[..B] or --scenario FILE.night is needed"));
    if (options.isSet(scenario))
        return runScenario(options.value(scenario), options.isSet(verbose));

    NightsCampaign campaign;
    const QString range = options.value(seeds);
    const QStringList ends = range.split(QStringLiteral(".."));
    bool isFirst = false;
    bool isLast = false;
    campaign.first = ends.first().toUInt(&isFirst);
    campaign.last = ends.last().toUInt(&isLast);
    if (!isFirst || !isLast || ends.size() > 2 || campaign.first < 1 || campaign.last < campaign.first)
        return wrongUsage(QStringLiteral("--seeds is A or A..B, from 1 up, not %1").arg(range));
    campaign.threads = QThread::idealThreadCount();
    if (options.isSet(threads)) {
        bool isNumber = false;
        campaign.threads = options.value(threads).toInt(&isNumber);
        if (!isNumber || campaign.threads < 1 || campaign.threads > 256)
            return wrongUsage(QStringLiteral("--threads is a number from 1 to 256"));
    }
    QElapsedTimer timer;
    timer.start();
    NightsTotals totals;
    if (options.isSet(verbose)) {
        for (std::uint32_t number = campaign.first; number <= campaign.last; ++number)
            totals.add(number, told(randomNight(number)));
        totals.finish();
    } else {
        const std::uint64_t all = campaign.last - campaign.first + 1ULL;
        totals = runNights(campaign, [&](std::uint64_t done) {
            const double s = std::max(0.001, static_cast<double>(timer.elapsed()) / 1000);
            std::fprintf(
                stderr, "%llu of %llu nights, %.1f a second\n", static_cast<unsigned long long>(done),
                static_cast<unsigned long long>(all), static_cast<double>(done) / s);
        });
    }
    printBroken(totals);
    std::printf("%s\n", totalsAsJson(totals).c_str());
    return totals.broken.empty() ? 0 : 1;
}

} // namespace tulpar
