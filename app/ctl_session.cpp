#include "app/ctl_session.h"

#include "app/ctl_requests.h"
#include "core/link/remote_session.h"
#include "core/link/session_host.h"
#include "core/words/sentences.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QTimer>

#include <nlohmann/json.hpp>

#include <cstdio>

namespace tulpar {

namespace {

using Json = nlohmann::ordered_json;
constexpr int kPatienceMs = 5000;

struct Call {
    QString address;
    QStringList words;
    bool ok = false;
};

Call readCall(const QString &name, const QStringList &arguments)
{
    QCommandLineParser options;
    const QCommandLineOption attach(
        QStringLiteral("attach"), {}, QStringLiteral("ADDRESS"), QStringLiteral("tulpar"));
    options.addOption(attach);
    Call call;
    call.ok = options.parse(QStringList{name} + arguments);
    if (!call.ok)
        std::fprintf(stderr, "tulparctl %s: %s\n", qPrintable(name), qPrintable(options.errorText()));
    const QString address = options.value(attach);
    call.address = address.contains(QLatin1Char('/')) ? address : sessionSocketPath(address);
    call.words = options.positionalArguments();
    return call;
}

/// A call that takes options and nothing else.
Call readOptions(const QString &name, const QStringList &arguments)
{
    Call call = readCall(name, arguments);
    if (call.ok && !call.words.isEmpty()) {
        std::fprintf(
            stderr, "tulparctl %s: takes no %s, only --attach ADDRESS\n", qPrintable(name),
            qPrintable(call.words.front()));
        call.ok = false;
    }
    return call;
}

int noCore(const QString &address)
{
    std::fprintf(
        stderr, "tulparctl: no core answers at %s; start one with tulpard or ./run\n", qPrintable(address));
    return 1;
}

std::string stateOf(const DeviceView &view)
{
    if (view.mount)
        return view.mount->isParked  ? "parked"
            : view.mount->isSlewing  ? "slewing"
            : view.mount->isTracking ? "tracking"
                                     : "stopped";
    if (view.opening)
        return std::string(nameOf(view.opening->state));
    if (view.camera)
        return std::string(nameOf(view.camera->state));
    if (view.focuser)
        return view.focuser->isMoving ? "moving" : "resting";
    if (view.rotator)
        return view.rotator->isMoving ? "moving" : "resting";
    return view.weather ? "reporting" : "unknown";
}

Json ageOrNull(const Snapshot &snapshot, const std::optional<UtcInstant> &measured)
{
    return measured ? Json(seconds(ageAt(snapshot.utc, *measured))) : Json(nullptr);
}

Json statusOf(const Snapshot &snapshot)
{
    Json json;
    json["ready"] = snapshot.readiness.isReady;
    json["reasons"] = Json::array();
    for (const Reason &reason : snapshot.readiness.reasons)
        json["reasons"].push_back(words::reason(reason).toStdString());
    json["first_light_s"] =
        snapshot.readiness.firstLight ? Json(seconds(*snapshot.readiness.firstLight)) : Json(nullptr);
    json["slowest"] = std::string(nameOf(snapshot.readiness.slowest));
    json["mode"] = std::string(nameOf(snapshot.mode));
    json["armed"] = snapshot.isArmed;
    json["making_safe"] = snapshot.isMakingSafe;
    json["simulated"] = snapshot.observatory.isSimulated;
    json["utc"] = isoUtc(snapshot.utc);
    json["devices"] = Json::array();
    for (const DeviceView &view : snapshot.devices) {
        std::string name(nameOf(view.device.kind));
        if (!view.device.channel.empty())
            name += " " + view.device.channel;
        const bool unknown = isUnknown(view, snapshot.utc);
        json["devices"].push_back(
            {{"name", name},
             {"state", unknown ? "unknown" : stateOf(view)},
             {"age_s", ageOrNull(snapshot, view.measuredUtc)},
             {"connected", view.isConnected}});
    }
    json["response"] = nullptr;
    if (snapshot.response) {
        const ResponseView &response = *snapshot.response;
        Json steps = Json::array();
        for (const StepReached &reached : response.steps)
            steps.push_back({{"step", std::string(nameOf(reached.step))}, {"t_s", seconds(reached.since)}});
        json["response"] = {
            {"event", response.event},
            {"state", std::string(nameOf(response.state))},
            {"over", response.isOver},
            {"cause", response.cause},
            {"steps", steps}};
    }
    json["feeds"] = Json::array();
    for (const FeedView &feed : snapshot.feeds)
        json["feeds"].push_back(
            {{"name", feed.name},
             {"alive", feed.isAlive},
             {"state", std::string(nameOf(feed.state))},
             {"age_s", ageOrNull(snapshot, feed.lastHeardUtc)}});
    return json;
}

} // namespace

int runStatus(const QStringList &arguments)
{
    const Call call = readOptions(QStringLiteral("status"), arguments);
    if (!call.ok)
        return 2;
    RemoteSession session(call.address);
    session.onChanged([&] {
        if (session.snapshot())
            QCoreApplication::quit();
    });
    QTimer patience;
    patience.callOnTimeout(qApp, &QCoreApplication::quit);
    patience.start(kPatienceMs);
    if (!session.snapshot())
        QCoreApplication::exec();
    if (!session.snapshot())
        return noCore(call.address);
    std::printf("%s\n", statusOf(*session.snapshot()).dump().c_str());
    return 0;
}

int runWatch(const QStringList &arguments)
{
    const Call call = readOptions(QStringLiteral("watch"), arguments);
    if (!call.ok)
        return 2;
    RemoteSession session(call.address);
    bool linked = false;
    QTimer patience;
    patience.setSingleShot(true);
    patience.callOnTimeout(qApp, [&] { QCoreApplication::exit(1); });
    session.onChanged([&] {
        if (linked && !session.isLinked())
            std::fprintf(stderr, "tulparctl: the core is gone; waiting for it\n");
        linked = session.isLinked();
        if (linked)
            patience.stop();
    });
    QObject::connect(&session, &RemoteSession::factsArrived, qApp, [](const QByteArray &facts) {
        std::fwrite(facts.constData(), 1, static_cast<std::size_t>(facts.size()), stdout);
        std::fflush(stdout);
    });
    QObject::connect(&session, &RemoteSession::factsMissed, qApp, [](quint64 batches) {
        std::fprintf(
            stderr, "tulparctl: too slow; %llu batches of facts were not sent\n",
            static_cast<unsigned long long>(batches));
    });
    patience.start(kPatienceMs);
    const int status = QCoreApplication::exec();
    return status == 0 ? 0 : noCore(call.address);
}

int runRequest(const QStringList &arguments)
{
    const Call call = readCall(QStringLiteral("request"), arguments);
    if (!call.ok)
        return 2;
    const auto body = requestOf(call.words);
    if (!body) {
        std::fprintf(
            stderr, "tulparctl request: %s. One of:\n%s", body.error().detail.c_str(),
            qPrintable(requestUsage()));
        return body.error().code == Errc::Io || body.error().code == Errc::TooLarge ? 1 : 2;
    }
    RemoteSession session(call.address);
    std::optional<Answer> answer;
    bool asked = false;
    session.onChanged([&] {
        if (asked || !session.isLinked())
            return;
        asked = true;
        session.request(
            Request{qEnvironmentVariable("USER", QStringLiteral("tulparctl")).toStdString(), *body},
            [&](const Answer &given) {
                answer = given;
                QCoreApplication::quit();
            });
    });
    QTimer patience;
    patience.callOnTimeout(qApp, &QCoreApplication::quit);
    patience.start(kPatienceMs);
    QCoreApplication::exec();
    if (!answer)
        return noCore(call.address);
    Json reasons = Json::array();
    for (const Reason &reason : answer->reasons)
        reasons.push_back(words::reason(reason).toStdString());
    std::printf("%s\n", Json({{"accepted", answer->accepted}, {"reasons", reasons}}).dump().c_str());
    return answer->accepted ? 0 : 1;
}

} // namespace tulpar
