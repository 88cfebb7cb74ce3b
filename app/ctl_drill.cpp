#include "app/ctl_drill.h"

#include "app/core_settings.h"
#include "app/drill_stage.h"
#include "app/ending_signal.h"
#include "core/alerts/parse.h"
#include "core/runtime/system_clock.h"
#include "core/session/fact.h"
#include "core/words/numbers.h"
#include "core/words/sentences.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>

namespace tulpar {

namespace {

using Json = nlohmann::ordered_json;

constexpr Duration kLeadTime = 25s; ///< core and devices up, roof open, before the notice
constexpr Duration kPatience = 180s;
constexpr const char *kDefaultNotice = TULPAR_RESOURCES "/notices/grb201015a.xml";

/// Plays one drill: waits for the core, opens the observatory, hands over the notice, tells what happens.
class Drill : public QObject {
    Q_OBJECT

public:
    Drill(DrillStage &stage, QByteArray bytes, const Notice &notice, bool armed, int frames)
        : m_stage(stage)
        , m_bytes(std::move(bytes))
        , m_notice(notice)
        , m_armFirst(armed)
        , m_framesWanted(frames)
    {
        m_step.callOnTimeout(this, &Drill::look);
        connect(&stage.session(), &RemoteSession::factsArrived, this, &Drill::hear);
        connect(&stage, &DrillStage::coreDied, this, [this](const QString &how) {
            finish(1, QStringLiteral("the core ended: ") + how);
        });
        m_step.start(100);
        m_began = m_clock.now().mono;
    }

signals:
    void finished(int status);

private:
    void say(const QString &text) const { std::fprintf(stderr, "%s\n", qPrintable(text)); }

    void look()
    {
        if (m_clock.now().mono - m_began > kPatience)
            return finish(1, QStringLiteral("nothing was heard for %1 s").arg(seconds(kPatience)));
        const auto snapshot = m_stage.session().snapshot();
        if (!snapshot || !m_stage.session().isLinked() || m_sent)
            return;
        if (!m_worldSet) {
            m_worldSet = true;
            // The afterglow stands where the notice says, 40" off, as a real one would within the error
            // circle.
            const IcrsDirection burst =
                offset(*m_notice.position.direction, Angle::degrees(60), Angle::arcseconds(40));
            ask(SetWorld{
                "burst",
                fixed(burst.ra.asDegrees()) + "," + fixed(burst.dec.asDegrees()) + ","
                    + fixed(static_cast<double>(m_notice.triggerUtc->nsSinceUnixEpoch) / 1e9) + ",14.5,200"});
        }
        Reasons blocking = snapshot->readiness.reasons;
        if (!snapshot->readiness.isReady || !blocking.empty()) {
            tellOnce(QStringLiteral("waiting: ") + words::reasons(blocking));
            return;
        }
        if (m_armFirst && !m_armed) {
            m_armed = true;
            say(QStringLiteral("opening the observatory"));
            ask(Arm{});
        }
        if (m_armFirst && (!isOpen(*snapshot, DeviceKind::Roof) || !isOpen(*snapshot, DeviceKind::Cover)))
            return;
        if (now() < *m_notice.noticeUtc)
            return;
        m_sent = true;
        say(QStringLiteral("%1  notice of %2 handed to the broker")
                .arg(words::utcTime(now()), QString::fromStdString(m_notice.event)));
        if (const auto produced = m_stage.produce(m_bytes); !produced)
            finish(1, QString::fromStdString(produced.error().detail));
    }

    static std::string fixed(double value) { return QString::number(value, 'f', 6).toStdString(); }

    static bool isOpen(const Snapshot &snapshot, DeviceKind kind)
    {
        const DeviceView *view = findDevice(snapshot, {kind, {}});
        return view && view->opening && view->opening->state == OpeningState::Open;
    }

    /// The observatory's UTC by this machine's clock and the core's offset.
    UtcInstant now() const
    {
        const auto snapshot = m_stage.session().snapshot();
        return m_clock.now().utc + (snapshot ? snapshot->observatory.utcOffset : Duration{});
    }

    void ask(const RequestBody &body)
    {
        m_stage.session().request({"drill", body}, [this, body](const Answer &answer) {
            if (!answer.accepted)
                say(words::answer(body, answer));
        });
    }

    void tellOnce(const QString &text)
    {
        if (text != m_lastTold)
            say(text);
        m_lastTold = text;
    }

    void hear(const QByteArray &lines)
    {
        for (const QByteArray &line : lines.split('\n')) {
            const Json fact = Json::parse(line.toStdString(), nullptr, false);
            if (!fact.is_object() || !m_sent)
                continue;
            const std::string kind = fact.value("kind", "");
            if (kind == ResponseStep::kKind) {
                const Json &reached = fact["reached"];
                m_steps.push_back({{"step", reached["step"]}, {"t_s", reached["t_s"]}});
                const auto step = enumNamed<Step>(reached["step"].get<std::string>());
                say(QStringLiteral("  %1 s  %2")
                        .arg(reached["t_s"].get<double>(), 8, 'f', 3)
                        .arg(step ? words::step(*step) : QString()));
            } else if (kind == FrameStored::kKind && !fact.value("event", "").empty()) {
                const std::string channel = fact["channel"];
                m_frames.push_back(fact["path"]);
                m_began = m_clock.now().mono; // many frames take their time; what is limited is silence
                if (++m_framesOf[channel] == 1)
                    say(QStringLiteral("  first frame of %1: %2")
                            .arg(
                                words::channel(channel),
                                QString::fromStdString(fact["path"].get<std::string>())));
            } else if (kind == NoticeRefused::kKind) {
                return finish(
                    1, QString::fromStdString("notice refused: " + fact["error"].get<std::string>()));
            } else if (kind == "decided" && fact["decision"]["outcome"] != "respond") {
                return finish(
                    1, QStringLiteral("declined: ") + QString::fromStdString(fact["decision"].dump()));
            }
        }
        if (!m_isOver && m_framesOf.size() == 3
            && std::all_of(m_framesOf.begin(), m_framesOf.end(), [this](const auto &entry) {
                   return entry.second >= m_framesWanted;
               }))
            finish(0, {});
    }

    void finish(int status, const QString &why)
    {
        if (std::exchange(m_isOver, true))
            return;
        m_step.stop();
        if (!why.isEmpty())
            say(why);
        Json json;
        const bool isObserving =
            std::ranges::any_of(m_steps, [](const Json &step) { return step["step"] == "first_exposure"; });
        json["outcome"] = isObserving ? "observing" : "declined";
        json["event"] = m_notice.event;
        json["steps"] = m_steps;
        json["frames"] = m_frames;
        std::printf("%s\n", json.dump().c_str());
        std::fflush(stdout);
        emit finished(status);
    }

    DrillStage &m_stage;
    QByteArray m_bytes;
    Notice m_notice;
    SystemClock m_clock;
    QTimer m_step;
    MonoInstant m_began;
    bool m_armFirst;
    int m_framesWanted;
    bool m_worldSet = false;
    bool m_armed = false;
    bool m_sent = false;
    bool m_isOver = false;
    QString m_lastTold;
    Json m_steps = Json::array();
    Json m_frames = Json::array();
    std::map<std::string, int> m_framesOf;
};

int wrongUsage(const QString &why)
{
    std::fprintf(stderr, "tulparctl drill: %s\n", qPrintable(why));
    return 2;
}

} // namespace

int runDrill(const QStringList &arguments)
{
    QCommandLineParser options;
    const QCommandLineOption noticeFile(
        QStringLiteral("notice"), {}, QStringLiteral("FILE"), QString::fromLatin1(kDefaultNotice));
    const QCommandLineOption state(
        QStringLiteral("state"), {}, QStringLiteral("DIR"), defaultStateFolder() + QStringLiteral("/drill"));
    const QCommandLineOption session(
        QStringLiteral("session"), {}, QStringLiteral("NAME"), QStringLiteral("tulpar"));
    const QCommandLineOption profile(
        QStringLiteral("profile"), {}, QStringLiteral("PROFILE"), QStringLiteral("assy"));
    const QCommandLineOption from(
        QStringLiteral("from"), {}, QStringLiteral("STATE"), QStringLiteral("armed"));
    const QCommandLineOption frames(QStringLiteral("frames"), {}, QStringLiteral("N"), QStringLiteral("1"));
    const QCommandLineOption keep(QStringLiteral("keep"));
    options.addOptions({noticeFile, state, session, profile, from, frames, keep});
    if (!options.parse(QStringList{QStringLiteral("drill")} + arguments)
        || !options.positionalArguments().isEmpty())
        return wrongUsage(
            options.errorText().isEmpty() ? QStringLiteral("only options, please") : options.errorText());

    QFile file(options.value(noticeFile));
    if (!file.open(QIODevice::ReadOnly))
        return wrongUsage(QStringLiteral("cannot read %1: %2").arg(file.fileName(), file.errorString()));
    const QByteArray bytes = file.readAll();
    const auto notice = parseNotice(bytes.toStdString());
    if (!notice || !notice->triggerUtc || !notice->noticeUtc || !notice->position.direction)
        return wrongUsage(
            QStringLiteral("%1 is no notice of a placed burst with readable times").arg(file.fileName()));

    const EndingSignal ending;
    QObject::connect(&ending, &EndingSignal::asked, qApp, [] { QCoreApplication::exit(0); });

    DrillStage::Settings settings;
    settings.stateFolder = options.value(state);
    settings.sessionName = options.value(session);
    settings.programFolder = QCoreApplication::applicationDirPath();
    settings.profile = options.value(profile);
    settings.utcOffset = (*notice->noticeUtc - kLeadTime) - SystemClock().now().utc;
    DrillStage stage(settings);
    if (const auto started = stage.start(); !started) {
        std::fprintf(stderr, "tulparctl drill: %s\n", started.error().detail.c_str());
        return 1;
    }
    Drill drill(
        stage, bytes, *notice, options.value(from) != QLatin1String("closed"), options.value(frames).toInt());
    int status = 0;
    QObject::connect(&drill, &Drill::finished, qApp, [&](int result) {
        status = result;
        if (!options.isSet(keep))
            QCoreApplication::exit(result);
        else
            std::fprintf(stderr, "the observatory goes on; end with Ctrl+C\n");
    });
    QCoreApplication::exec();
    return status;
}

} // namespace tulpar

#include "ctl_drill.moc"
