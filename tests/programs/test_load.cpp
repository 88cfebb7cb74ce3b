#include "core/base/is_sanitized.h"
#include "core/runtime/system_clock.h"
#include "core/session/fact.h"
#include "tests/core/feeds/vtp_broker.h"
#include "tests/processes.h"
#include "tests/programs/support_device_side.h"
#include "tests/programs/support_scene.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryFile>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <cmath>
#include <csignal>
#include <cstdio>
#include <deque>
#include <fstream>
#include <set>
#include <sstream>

using namespace tulpar;

namespace {

constexpr int kNoticesPerMinute = 10'000;
constexpr int kDesks = 5; ///< besides the test's own; the last of them is frozen
constexpr int kFirstTrigger = 8'000'000;
constexpr int kFirstOfFlood = 20'000'000;
constexpr int kFloodEveryMs = 50;
constexpr int kShortResponses = 4; ///< without frames, before each that exposes
constexpr int kExposingMs = 8000;
constexpr int kPatienceMs = 30'000;
constexpr int kCatchUpMs = 120'000; ///< after the flood, on a machine that others use too
constexpr std::size_t kToldFacts = 60; ///< of a failure
constexpr double kSampleS = 20; ///< each phase, in ./test
constexpr double kMostBytesPerNotice =
    64 * 1024; ///< of memory; far above what is stated: catches a leak only

/// Of a process, as the kernel says.
double residentMiB(qint64 pid)
{
    std::ifstream file("/proc/" + std::to_string(pid) + "/status");
    for (std::string line; std::getline(file, line);)
        if (line.starts_with("VmRSS:"))
            return std::strtod(line.c_str() + 6, nullptr) / 1024;
    return 0;
}

double processorSeconds(qint64 pid)
{
    std::ifstream file("/proc/" + std::to_string(pid) + "/stat");
    std::string text;
    std::getline(file, text);
    std::istringstream fields(text.substr(text.rfind(')') + 2));
    std::string word;
    for (int i = 0; i < 11; ++i) // to field 14
        fields >> word;
    double user = 0;
    double system = 0;
    fields >> user >> system;
    return (user + system) / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

double quantile(std::vector<double> values, double share)
{
    if (values.empty())
        return -1;
    std::ranges::sort(values);
    return values[static_cast<std::size_t>(std::ceil(share * static_cast<double>(values.size()))) - 1];
}

/// A process of desks: attached sessions, read as fast as they come.
int attachDesks(int count, const QString &path)
{
    std::vector<std::unique_ptr<RemoteSession>> desks;
    quint64 snapshots = 0;
    for (int i = 0; i < count; ++i) {
        desks.push_back(std::make_unique<RemoteSession>(path));
        desks.back()->onChanged([&] { ++snapshots; });
    }
    QTimer report;
    QObject::connect(&report, &QTimer::timeout, &report, [&] {
        const auto linked = std::ranges::count_if(desks, [](const auto &desk) { return desk->isLinked(); });
        std::printf("%td %llu\n", linked, static_cast<unsigned long long>(snapshots));
        std::fflush(stdout);
    });
    report.start(200);
    return QCoreApplication::exec();
}

struct Response {
    double journalMs = -1; ///< notice received to first command, by the journal's own steps
    double deviceMs = -1; ///< notice given to the broker to first command at the device, by its record
};

struct Phase {
    std::vector<Response> responses;
    int declined = 0; ///< at the gate at first, for a device that was not known for the moment
    int frames = 0;
    int flooded = 0;
    double seconds = 0;
    double coreBusy = 0; ///< share of one processor

    [[nodiscard]] std::vector<double> all(double Response::*which) const
    {
        std::vector<double> values;
        for (const Response &response : responses)
            if (response.*which >= 0)
                values.push_back(response.*which);
        return values;
    }
};

} // namespace

/// 10 000 notices a minute, 3 cameras, 5 desks of which one is frozen (SIGSTOP): how long a response takes to
/// its first command, beside the quiet; what the core's memory does. A sample of 20 s in ./test;
/// TULPAR_LOAD_MINUTES says how long the load lasts, the quiet before it half of that.
class TestLoad final : public QObject {
    Q_OBJECT

private slots:
    void aFloodFiveDesksAndOneOfThemFrozen();

private:
    void flood();
    void wait(double s);
    [[nodiscard]] bool until(const std::function<bool()> &reached, int patienceMs = kPatienceMs);
    /// Takes in what is new in the journal.
    void follow();
    [[nodiscard]] bool respondOnce(bool exposes, Phase &phase);
    [[nodiscard]] bool play(double s, Phase &phase);
    void measureMemory();
    /// The last facts that are not of the flood.
    void tellWhy();

    Scene *m_scene = nullptr;
    DeviceSide *m_side = nullptr;
    VtpBroker m_voEvents;
    QElapsedTimer m_time;
    std::unique_ptr<JournalReader> m_journal;
    std::uint64_t m_read = 0;
    std::uint64_t m_notices = 0;
    int m_frames = 0;
    std::map<std::string, double> m_firstCommandMs; ///< by event
    std::set<std::string> m_resting; ///< events whose response is over
    std::set<std::string> m_declined; ///< at the gate, at once
    std::set<std::string> m_withFrames;
    int m_trigger = kFirstTrigger;
    bool m_isFlooding = false;
    int m_flooded = 0;
    double m_floodSinceS = 0;
    QByteArray m_flood; ///< the notice of the flood, with kFirstOfFlood as its number
    struct Memory {
        double s;
        double mib;
        std::uint64_t notices;
    };
    std::vector<Memory> m_memory;
};

void TestLoad::flood()
{
    if (!m_isFlooding || !m_voEvents.hasSubscriber())
        return;
    const double due =
        (1e-3 * static_cast<double>(m_time.elapsed()) - m_floodSinceS) * kNoticesPerMinute / 60;
    QByteArray bytes;
    while (m_flooded < due) {
        bytes += VtpBroker::framed(QByteArray(m_flood).replace(
            QByteArray::number(kFirstOfFlood), QByteArray::number(kFirstOfFlood + m_flooded)));
        ++m_flooded;
    }
    m_voEvents.sendRaw(bytes);
    m_voEvents.answers.clear();
}

void TestLoad::measureMemory()
{
    m_memory.push_back(
        {1e-3 * static_cast<double>(m_time.elapsed()), residentMiB(m_scene->stage().corePid()), m_notices});
}

void TestLoad::follow()
{
    const auto records = m_journal->readFacts(m_read + 1, 5000);
    for (const FactRecord &record : records.value_or(std::vector<FactRecord>())) {
        m_read = record.seq;
        if (record.kind == NoticeReceived::kKind)
            ++m_notices;
        if (record.kind != ResponseStep::kKind && record.kind != ResponseMoved::kKind
            && record.kind != FrameStored::kKind)
            continue;
        const auto fact = factOf(record);
        if (!fact)
            continue;
        if (const auto *step = std::get_if<ResponseStep>(&*fact);
            step && step->reached.step == Step::FirstCommand)
            m_firstCommandMs[step->event] = 1000 * seconds(step->reached.since);
        if (const auto *moved = std::get_if<ResponseMoved>(&*fact); moved && moved->to == ResponseState::Idle)
            (moved->cause == "declined" ? m_declined : m_resting).insert(moved->event);
        if (const auto *frame = std::get_if<FrameStored>(&*fact)) {
            ++m_frames;
            m_withFrames.insert(frame->event);
        }
    }
    m_scene->forgetFacts();
}

bool TestLoad::until(const std::function<bool()> &reached, int patienceMs)
{
    QElapsedTimer patience;
    patience.start();
    while (patience.elapsed() < patienceMs) {
        follow();
        if (reached())
            return true;
        (void)m_scene->until([] { return false; }, 30);
    }
    return false;
}

void TestLoad::wait(double s)
{
    QElapsedTimer since;
    since.start();
    while (1e-3 * static_cast<double>(since.elapsed()) < s) {
        follow();
        (void)m_scene->until([] { return false; }, 50);
    }
}

bool TestLoad::respondOnce(bool exposes, Phase &phase)
{
    const int trigger = m_trigger++;
    const std::string event = Scene::eventOf(trigger);
    // Far enough from the last ones not to be the same burst.
    const int number = trigger - kFirstTrigger;
    const QByteArray ra = QByteArray::number(45 + 37 * number % 70 + 0.001 * number, 'f', 4);
    const QByteArray dec = QByteArray::number(20 + 17 * number % 40 + 0.001 * number, 'f', 4);
    // Of this moment: rules look at its age. The link of a desk that fell behind is made anew.
    if (!until([&] { return m_scene->snapshot() != nullptr; })) {
        qWarning("no link to the core");
        return false;
    }
    const UtcInstant observatory = m_scene->snapshot()->utc;
    const auto ago = [&](double s) {
        return QByteArray::fromStdString(isoUtc(observatory - fromSeconds(s), 2)).left(22);
    };
    const QByteArray burst = Scene::burst(trigger, ra.constData(), dec.constData())
                                 .replace("2020-10-15T22:50:13.00", ago(12))
                                 .replace("2020-10-15T22:50:31", ago(1).left(19));
    const qint64 before = m_side->recordSize();
    const UtcInstant given = SystemClock().now().utc;
    if (!m_scene->send(burst))
        return false;
    if (!until([&] { return m_firstCommandMs.contains(event); })) {
        qWarning("%s: no first command", event.c_str());
        tellWhy();
        return false;
    }
    phase.declined += m_declined.contains(event) ? 1 : 0;
    Response response;
    response.journalMs = m_firstCommandMs[event];
    // The simulated driver is one thread: while it renders the frame of the last response, a command waits.
    const bool hasReached = until([&] {
        for (const DeviceSide::Command &command : m_side->commands(before))
            if (command.at >= given && !DeviceSide::isSafing(command.name)) {
                response.deviceMs = 1000 * seconds(command.at - given);
                return true;
            }
        return false;
    });
    if (!hasReached) {
        qWarning("%s: no command at the device", event.c_str());
        return false;
    }
    if (exposes) {
        if (!until([&] { return m_withFrames.contains(event); })) {
            qWarning("%s: no frame", event.c_str());
            return false;
        }
        wait(1e-3 * kExposingMs);
    } else {
        wait(0.3);
    }
    phase.responses.push_back(response);
    // Asked again where the link broke before the answer.
    const auto isAsking = std::make_shared<bool>(false); // the answer may come after the end
    const bool isOver = until([&] {
        if (!*isAsking && !m_resting.contains(event)) {
            *isAsking = true;
            m_scene->stage().session().request(
                {"test", StopResponse{}}, [isAsking](const Answer &answer) { *isAsking = answer.accepted; });
        }
        return m_resting.contains(event);
    });
    if (!isOver) {
        qWarning("%s: does not end", event.c_str());
        tellWhy();
    }
    return isOver;
}

void TestLoad::tellWhy()
{
    std::deque<std::string> last;
    for (const FactRecord &record : m_scene->journal()) {
        if (record.kind == NoticeReceived::kKind || record.kind == Decided::kKind
            || record.kind == EventsLinked::kKind || record.kind == EventOdd::kKind)
            continue;
        last.push_back(asJsonLine(record));
        if (last.size() > kToldFacts)
            last.pop_front();
    }
    for (const std::string &line : last)
        qWarning("%s", line.c_str());
}

bool TestLoad::play(double s, Phase &phase)
{
    const qint64 core = m_scene->stage().corePid();
    const double busyBefore = processorSeconds(core);
    const int framesBefore = m_frames;
    QElapsedTimer since;
    since.start();
    for (int i = 0; 1e-3 * static_cast<double>(since.elapsed()) < s; ++i)
        if (!respondOnce(i % (kShortResponses + 1) == kShortResponses, phase))
            return false;
    phase.seconds = 1e-3 * static_cast<double>(since.elapsed());
    phase.frames = m_frames - framesBefore;
    phase.coreBusy = (processorSeconds(core) - busyBefore) / phase.seconds;
    return true;
}

void TestLoad::aFloodFiveDesksAndOneOfThemFrozen()
{
    bool isSet = false;
    const int minutes = qEnvironmentVariableIntValue("TULPAR_LOAD_MINUTES", &isSet);
    const double loadedS = isSet ? 60.0 * minutes : kSampleS;
    const double quietS = isSet ? loadedS / 2 : kSampleS;
    // The rules as they are, but for how many bursts a night answers by itself.
    QFile rules(QStringLiteral(TULPAR_SOURCE_DIR "/resources/policy.toml"));
    QVERIFY(rules.open(QIODevice::ReadOnly));
    QTemporaryFile many;
    QVERIFY(many.open());
    static const QRegularExpression most(QStringLiteral("(responses_tonight[^\\n]*?)12"));
    many.write(QString::fromUtf8(rules.readAll()).replace(most, QStringLiteral("\\1 1000")).toUtf8());
    many.close();
    Scene scene(
        std::chrono::seconds(30),
        QStringLiteral("[policy]\nfile = \"%1\"\n[vtp]\nbrokers = [\"127.0.0.1:%2\"]\n")
            .arg(many.fileName())
            .arg(m_voEvents.serverPort()));
    m_scene = &scene;
    DeviceSide side(scene.folder(), scene.stage().indiPort());
    m_side = &side;
    QVERIFY(scene.start());
    QVERIFY(scene.until([&] { return m_voEvents.hasSubscriber(); }, kPatienceMs));
    // Never above this horizon: kept, decided on, shown, answered by nobody.
    m_flood = Scene::burst(kFirstOfFlood, "210.0000", "-80.0000");
    m_time.start();
    QTimer flooding;
    connect(&flooding, &QTimer::timeout, this, [this] { flood(); });
    flooding.start(kFloodEveryMs);
    QTimer memory;
    connect(&memory, &QTimer::timeout, this, [this] { measureMemory(); });
    memory.start(1000);
    QVERIFY(scene.ask(Arm{}));
    QVERIFY(scene.until([&] { return scene.isOpen(); }, kPatienceMs));
    m_journal = scene.openJournal();
    QVERIFY(m_journal);
    const double loadBefore = loadAverage();

    Phase quiet;
    QVERIFY(play(quietS, quiet));

    QProcess desks;
    QProcess frozen;
    for (auto &[process, count] : {std::pair<QProcess *, int>{&desks, kDesks - 1}, {&frozen, 1}}) {
        process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process->start(
            QCoreApplication::applicationFilePath(),
            {QStringLiteral("--desks"), QString::number(count), scene.stage().sessionPath()});
        QVERIFY(process->waitForStarted());
        const QByteArray wanted = QByteArray::number(count) + ' ';
        QByteArray said;
        QVERIFY(scene.until(
            [&, from = process] {
                while (from->canReadLine())
                    said = from->readLine();
                return said.startsWith(wanted);
            },
            kPatienceMs));
    }
    ::kill(static_cast<pid_t>(frozen.processId()), SIGSTOP);
    m_floodSinceS = 1e-3 * static_cast<double>(m_time.elapsed());
    m_isFlooding = true;
    Phase loaded;
    QVERIFY(play(loadedS, loaded));
    m_isFlooding = false;
    loaded.flooded = m_flooded;
    const double loadAfter = loadAverage();
    const std::uint64_t ofBursts = quiet.responses.size() + loaded.responses.size();
    QElapsedTimer catching;
    catching.start();
    const bool isAllStored =
        until([&] { return m_notices >= static_cast<std::uint64_t>(m_flooded) + ofBursts; }, kCatchUpMs);
    const double behindS = 1e-3 * static_cast<double>(catching.elapsed());

    // The frozen desk wakes and is a desk again.
    QByteArray last;
    (void)frozen.readAllStandardOutput();
    ::kill(static_cast<pid_t>(frozen.processId()), SIGCONT);
    const bool isAwake = scene.until(
        [&] {
            while (frozen.canReadLine())
                last = frozen.readLine();
            return last.startsWith("1 ");
        },
        kPatienceMs);
    for (QProcess *process : {&desks, &frozen}) {
        process->kill();
        process->waitForFinished();
    }

    std::printf(
        "load of the machine %.1f before, %.1f after; %d desks, one of them frozen while loaded\n"
        "         seconds responses frames  notices/min  core   first command, journal      at the device\n"
        "                                                 busy   p50      p99     worst     p50      p99     "
        "worst\n",
        loadBefore, loadAfter, kDesks);
    for (const auto &[name, phase] :
         {std::pair<const char *, const Phase *>{"quiet", &quiet}, {"loaded", &loaded}}) {
        const auto journal = phase->all(&Response::journalMs);
        const auto device = phase->all(&Response::deviceMs);
        std::printf(
            "%-8s %7.0f %9zu %6d %12.0f %4.0f %%  %6.1f   %6.1f   %6.1f  %6.1f   %6.1f   %6.1f ms\n", name,
            phase->seconds, phase->responses.size(), phase->frames, 60 * phase->flooded / phase->seconds,
            100 * phase->coreBusy, quantile(journal, 0.5), quantile(journal, 0.99), quantile(journal, 1),
            quantile(device, 0.5), quantile(device, 0.99), quantile(device, 1));
    }
    const double ratio =
        quantile(loaded.all(&Response::deviceMs), 0.99) / quantile(quiet.all(&Response::deviceMs), 0.99);
    const double journalRatio =
        quantile(loaded.all(&Response::journalMs), 0.99) / quantile(quiet.all(&Response::journalMs), 0.99);
    // After warm-up: the second half of the load.
    const double from = m_floodSinceS + loaded.seconds / 2;
    const auto first = std::ranges::find_if(m_memory, [&](const Memory &one) { return one.s >= from; });
    double slope = 0;
    if (first != m_memory.end() && m_memory.back().notices > first->notices)
        slope = (m_memory.back().mib - first->mib) * 1024 * 1024
            / static_cast<double>(m_memory.back().notices - first->notices);
    std::printf(
        "p99 loaded to quiet: %.2f at the device, %.2f by the journal\nmemory of the core:", ratio,
        journalRatio);
    for (std::size_t i = 0; i < m_memory.size(); i += std::max<std::size_t>(1, m_memory.size() / 12))
        std::printf(" %.0f s %.0f MiB;", m_memory[i].s, m_memory[i].mib);
    std::printf(
        " %.0f bytes for each notice kept, in the second half of the load; %d of the flood sent, %llu "
        "notices "
        "stored %.1f s after it ended\n",
        slope, m_flooded, static_cast<unsigned long long>(m_notices), behindS);
    std::fflush(stdout);

    QVERIFY2(loaded.flooded >= 0.9 * kNoticesPerMinute / 60 * loaded.seconds, "the flood did not flow");
    QVERIFY(!quiet.responses.empty() && !loaded.responses.empty());
    std::printf("declined at first, and tried again: %d quiet, %d loaded\n", quiet.declined, loaded.declined);
    QVERIFY(first != m_memory.end());
    QVERIFY2(isAllStored, "a notice of the flood is not in the journal");
    QVERIFY2(isAwake, "the frozen desk does not come back");
    QVERIFY(loaded.frames > 0);
    QVERIFY(quantile(loaded.all(&Response::deviceMs), 1) < 2000);
    if (kIsSanitized) // it keeps what was freed
        std::printf("memory is not judged under a sanitizer\n");
    else
        QVERIFY(slope < kMostBytesPerNotice);
    if (isSet) // what is asked of the long run; a sample of seconds has no 99th percentile
        QVERIFY2(ratio <= 2, "p99 under load is more than twice the quiet one");
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 4 && arguments.at(1) == QStringLiteral("--desks"))
        return attachDesks(arguments.at(2).toInt(), arguments.at(3));
    TestLoad test;
    return QTest::qExec(&test, argc, argv);
}

#include "test_load.moc"
