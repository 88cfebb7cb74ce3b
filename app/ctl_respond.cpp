#include "app/ctl_respond.h"

#include "core/alerts/parse.h"
#include "core/base/parse.h"
#include "core/nights/drill.h"
#include "core/words/sentences.h"

#include <QCommandLineParser>
#include <QFile>

#include <nlohmann/json.hpp>

#include <cmath>
#include <cstdio>

namespace tulpar {

namespace {

using Json = nlohmann::ordered_json;

int wrongUsage(const QString &why)
{
    std::fprintf(stderr, "tulparctl respond: %s\n", qPrintable(why));
    return 2;
}

Json secondsOrNull(const std::optional<Duration> &duration)
{
    return duration ? Json(std::round(seconds(*duration) * 1e4) / 1e4) : Json(nullptr);
}

Json asJson(const DrillResult &result)
{
    Json reasons = Json::array();
    if (result.refusal)
        reasons.push_back(*result.refusal);
    if (!result.observing)
        for (const AppliedRule &rule : result.decision.failed())
            reasons.push_back(words::rule(rule).toStdString());
    for (const Reason &reason : result.reasons)
        reasons.push_back(words::reason(reason).toStdString());
    Json steps = Json::array();
    for (const StepReached &reached : result.steps)
        steps.push_back({{"step", std::string(nameOf(reached.step))}, {"t_s", secondsOrNull(reached.since)}});
    Json json;
    json["outcome"] = result.observing ? "observing" : "declined";
    json["reasons"] = reasons;
    json["floor_s"] = secondsOrNull(result.floor);
    json["total_s"] = secondsOrNull(result.total);
    json["overhead_s"] = secondsOrNull(result.overhead());
    json["steps"] = steps;
    json["slowest"] =
        result.slowest == SlowestDevice::None ? Json(nullptr) : Json(std::string(nameOf(result.slowest)));
    return json;
}

} // namespace

int runRespond(const QStringList &arguments)
{
    QCommandLineParser options;
    const QCommandLineOption notice(QStringLiteral("notice"), {}, QStringLiteral("FILE"));
    const QCommandLineOption at(QStringLiteral("at"), {}, QStringLiteral("UTC"));
    const QCommandLineOption profile(
        QStringLiteral("profile"), {}, QStringLiteral("PROFILE"), QStringLiteral("assy"));
    const QCommandLineOption from(
        QStringLiteral("from"), {}, QStringLiteral("STATE"), QStringLiteral("armed"));
    const QCommandLineOption pointing(QStringLiteral("pointing"), {}, QStringLiteral("AZ,ALT"));
    options.addOptions({notice, at, profile, from, pointing});
    if (!options.parse(QStringList{QStringLiteral("respond")} + arguments))
        return wrongUsage(options.errorText());
    if (!options.isSet(notice) || !options.positionalArguments().isEmpty())
        return wrongUsage(QStringLiteral("--notice FILE is needed, and nothing else but options"));

    DrillSetup setup;
    QFile file(options.value(notice));
    if (!file.open(QIODevice::ReadOnly))
        return wrongUsage(QStringLiteral("cannot read %1: %2").arg(file.fileName(), file.errorString()));
    setup.notice = file.readAll().toStdString();

    if (options.value(profile) == QLatin1String("standard-cover"))
        setup.profile = HardwareProfile::StandardCover;
    else if (options.value(profile) != QLatin1String("assy"))
        return wrongUsage(QStringLiteral("--profile is assy or standard-cover"));
    if (options.value(from) != QLatin1String("armed") && options.value(from) != QLatin1String("closed"))
        return wrongUsage(QStringLiteral("--from is armed or closed"));
    setup.fromClosed = options.value(from) == QLatin1String("closed");

    if (options.isSet(pointing)) {
        const QStringList parts = options.value(pointing).split(QLatin1Char(','));
        const auto azimuth = parseNumber(parts.value(0).toStdString());
        const auto altitude = parseNumber(parts.value(1).toStdString());
        const CoreConfig config = simulatedConfig(setup.profile);
        if (parts.size() != 2 || !azimuth || !altitude || *azimuth < config.safety.azimuthMin.asDegrees()
            || *azimuth > config.safety.azimuthMax.asDegrees()
            || *altitude < config.safety.altitudeHard.asDegrees()
            || *altitude > config.safety.altitudeTop.asDegrees())
            return wrongUsage(
                QStringLiteral("--pointing is AZ,ALT in mechanical degrees, -120..480 and 15..89.9"));
        setup.azimuthMechanicalDeg = *azimuth;
        setup.altitudeDeg = *altitude;
    }

    const auto parsed = parseNotice(setup.notice);
    if (options.isSet(at)) {
        const auto utc = parseUtc(options.value(at).toStdString());
        if (!utc)
            return wrongUsage(QStringLiteral("--at: %1").arg(QString::fromStdString(utc.error().detail)));
        setup.received = *utc;
    } else if (parsed && parsed->noticeUtc) {
        setup.received = *parsed->noticeUtc;
    } else if (parsed) {
        return wrongUsage(QStringLiteral("the notice has no readable time of its own: give --at UTC"));
    } else {
        setup.received = UtcInstant{}; // the bytes are refused whatever the hour
    }
    const DrillResult result = drill(setup);
    std::printf("%s\n", asJson(result).dump().c_str());
    return result.refusal ? 1 : 0;
}

} // namespace tulpar
