// The real chain, measured: Kafka -> tulpard -> indiserver -> simulator -> FITS on disk -> session -> a desk
// that paints. Drills one burst after another from random starts of the mount and prints percentiles; asserts
// nothing. Usage: bench_chain [DRILLS]

#include "app/desk_window.h"
#include "app/drill_stage.h"
#include "core/runtime/system_clock.h"
#include "core/session/fact.h"
#include "widgets/chart/sky_data.h"
#include "widgets/viewer/frame_viewer.h"

#include <QApplication>
#include <QFile>
#include <QTemporaryDir>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <random>

namespace {

using namespace tulpar;
using Json = nlohmann::json;

const char *const kNotice = TULPAR_SOURCE_DIR "/resources/notices/grb201015a.xml";
constexpr int kRFramesADrill = 25;
constexpr Duration kPatience = 90s;

void printRow(const char *what, std::vector<double> ms)
{
    std::sort(ms.begin(), ms.end());
    if (ms.empty()) {
        std::printf("%-62s no sample\n", what);
        return;
    }
    const auto at = [&](double part) {
        return ms[std::min(ms.size() - 1, static_cast<std::size_t>(part * static_cast<double>(ms.size())))];
    };
    std::printf(
        "%-62s p50 %8.2f   p99 %8.2f   worst %8.2f ms   n %zu\n", what, at(0.5), at(0.99), ms.back(),
        ms.size());
}

/// Runs the drills; measures from the core's own facts and the desk's own paints.
class ChainDrills : public QObject {
    Q_OBJECT

public:
    ChainDrills(DrillStage &stage, FrameViewer &viewer, const QByteArray &notice, int drills)
        : m_stage(stage)
        , m_notice(notice)
        , m_wanted(drills)
        , m_random(20201015)
    {
        connect(&stage.session(), &RemoteSession::factsArrived, this, &ChainDrills::hear);
        connect(&viewer, &FrameViewer::framePainted, this, &ChainDrills::painted);
        connect(&stage, &DrillStage::coreDied, this, [](const QString &how) {
            std::fprintf(stderr, "the core ended: %s\n", qPrintable(how));
            QCoreApplication::exit(1);
        });
        m_look.callOnTimeout(this, &ChainDrills::look);
        m_look.start(50);
    }

    void print() const
    {
        std::printf(
            "drills %d, frames stored %d, painted %zu (a desk shows the newest, it need not show all)\n",
            m_done, m_framesStored, m_paint.size());
        printRow("notice received -> first command at the INDI socket", m_command);
        printRow("notice -> first exposure, minus the slowest device's motion", m_overhead);
        printRow("notice -> first exposure, whole", m_total);
        printRow("exposure end -> frame painted, readout (38 ms) included", m_paint);
        printRow("  of it: exposure end -> on disk (readout, simulated light, INDI, FITS)", m_stored);
        printRow("  of it: on disk -> journalled, sent to the desk, painted", m_shown);
    }

private:
    enum class Phase { Preparing, Placing, Waiting, Exposing, Stopping };

    double uniform(double low, double high)
    {
        return low + (high - low) * (static_cast<double>(m_random()) / 4294967296.0);
    }

    void ask(const RequestBody &body)
    {
        m_stage.session().request({"bench", body}, [](const Answer &) {});
    }

    void look()
    {
        const auto snapshot = m_stage.session().snapshot();
        if (!snapshot || !m_stage.session().isLinked())
            return;
        m_clock.setUtcOffset(snapshot->observatory.utcOffset);
        const DeviceView *mount = findDevice(*snapshot, {DeviceKind::Mount, {}});
        const DeviceView *roof = findDevice(*snapshot, {DeviceKind::Roof, {}});
        const DeviceView *cover = findDevice(*snapshot, {DeviceKind::Cover, {}});
        if (std::exchange(m_lookedAt, m_phase) != m_phase)
            m_phaseBegan = m_clock.now().mono;
        if (m_clock.now().mono - m_phaseBegan > kPatience) {
            std::fprintf(
                stderr, "drill %d stands still in phase %d\n", m_done + 1, static_cast<int>(m_phase));
            return QCoreApplication::exit(1);
        }
        switch (m_phase) {
        case Phase::Preparing:
            if (snapshot->readiness.isReady && !snapshot->isArmed)
                ask(Arm{});
            if (snapshot->readiness.isReady && snapshot->isArmed && roof->opening->state == OpeningState::Open
                && cover->opening->state == OpeningState::Open)
                place();
            break;
        case Phase::Placing:
            if (mount->mount && std::abs(mount->mount->azimuthMechanical.asDegrees() - m_azimuth) < 0.5
                && !mount->mount->isSlewing)
                send();
            break;
        case Phase::Exposing:
            if (m_rFrames < kRFramesADrill)
                break;
            m_phase = Phase::Stopping;
            ask(StopResponse{});
            break;
        case Phase::Stopping:
            if (snapshot->response && snapshot->response->isOver) {
                ++m_done;
                std::fprintf(stderr, "\rdrill %d of %d ", m_done, m_wanted);
                if (m_done >= m_wanted)
                    QCoreApplication::exit(0);
                else
                    place();
            }
            break;
        case Phase::Waiting:
            break;
        }
    }

    void place()
    {
        m_phase = Phase::Placing;
        m_azimuth = uniform(-110, 470);
        ask(SetWorld{"place", std::to_string(m_azimuth) + "," + std::to_string(uniform(20, 85)) + ",1,1"});
    }

    void send()
    {
        m_phase = Phase::Waiting;
        m_rFrames = 0;
        QByteArray notice = m_notice;
        notice.replace("1000452", QByteArray::number(1000452 + m_done + 1));
        if (const auto produced = m_stage.produce(notice); !produced) {
            std::fprintf(stderr, "%s\n", produced.error().detail.c_str());
            QCoreApplication::exit(1);
        }
    }

    void hear(const QByteArray &lines)
    {
        for (const QByteArray &line : lines.split('\n')) {
            const Json fact = Json::parse(line.toStdString(), nullptr, false);
            if (!fact.is_object())
                continue;
            const std::string kind = fact.value("kind", "");
            if (kind == ResponseStep::kKind)
                stepReached(fact["reached"]["step"], fact["reached"]["t_s"]);
            else if (kind == FrameStored::kKind)
                frameStored(fact);
        }
    }

    void stepReached(const std::string &step, double s)
    {
        if (step == "first_command")
            m_command.push_back(1e3 * s);
        if (step != "first_exposure")
            return;
        m_phase = Phase::Exposing;
        m_total.push_back(1e3 * s);
        if (const auto snapshot = m_stage.session().snapshot(); snapshot && snapshot->response)
            m_overhead.push_back(1e3 * (s - seconds(snapshot->response->predicted)));
    }

    void frameStored(const Json &fact)
    {
        const auto start = parseUtc(fact["start"].get<std::string>());
        if (!start)
            return;
        ++m_framesStored;
        const std::string channel = fact["channel"];
        m_rFrames += channel == "r";
        const MonoInstant end = monoOf(*start + fromSeconds(fact["exposure_s"].get<double>()));
        const auto stored = parseUtc(fact["utc"].get<std::string>());
        const MonoInstant onDisk = stored ? monoOf(*stored) : end;
        m_moments[{channel, fact["number"].get<quint64>()}] = {end, onDisk};
        m_stored.push_back(1e3 * seconds(onDisk - end));
    }

    void painted(const QString &channel, quint64 number, MonoInstant at)
    {
        const auto frame = m_moments.find({channel.toStdString(), number});
        if (frame == m_moments.end())
            return;
        m_paint.push_back(1e3 * seconds(at - frame->second.exposureEnd));
        m_shown.push_back(1e3 * seconds(at - frame->second.onDisk));
    }

    MonoInstant monoOf(UtcInstant observatoryUtc) const
    {
        const Now now = m_clock.now();
        return now.mono - (now.utc - observatoryUtc);
    }

    DrillStage &m_stage;
    QByteArray m_notice;
    int m_wanted;
    std::mt19937 m_random;
    SystemClock m_clock;
    QTimer m_look;
    Phase m_phase = Phase::Preparing;
    Phase m_lookedAt = Phase::Waiting;
    MonoInstant m_phaseBegan;
    double m_azimuth = 0;
    int m_done = 0;
    int m_rFrames = 0;
    int m_framesStored = 0;
    struct Moments {
        MonoInstant exposureEnd;
        MonoInstant onDisk;
    };
    std::map<std::pair<std::string, quint64>, Moments> m_moments;
    std::vector<double> m_command, m_overhead, m_total, m_paint, m_stored, m_shown;
};

} // namespace

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    QFile notice(QString::fromLatin1(kNotice));
    QTemporaryDir state;
    if (!notice.open(QIODevice::ReadOnly) || !state.isValid())
        return 2;

    DrillStage::Settings settings;
    settings.stateFolder = state.path() + QStringLiteral("/state");
    settings.sessionName = QStringLiteral("bench-%1").arg(QCoreApplication::applicationPid());
    settings.programFolder = QCoreApplication::applicationDirPath() + QStringLiteral("/../bin");
    settings.silent = true;
    settings.utcOffset = *parseUtc("2020-10-15T22:50:15Z") - SystemClock().now().utc;
    DrillStage stage(settings);
    if (const auto started = stage.start(); !started) {
        std::fprintf(stderr, "%s\n", started.error().detail.c_str());
        return 1;
    }
    auto sky = SkyData::load(QStringLiteral(TULPAR_SOURCE_DIR "/resources/sky"), SystemClock().now().utc);
    if (!sky) {
        std::fprintf(stderr, "%s\n", sky.error().detail.c_str());
        return 1;
    }
    const SystemClock clock;
    DeskLook look;
    look.remembers = false;
    DeskWindow desk(stage.session(), clock, *sky, look);
    desk.resize(1600, 1000);
    desk.show();

    ChainDrills drills(
        stage, *desk.viewer(), notice.readAll(), argc > 1 ? std::max(1, std::atoi(argv[1])) : 20);
    const int status = QCoreApplication::exec();
    std::fprintf(stderr, "\n");
    drills.print();
    return status;
}

#include "chain_drills.moc"
