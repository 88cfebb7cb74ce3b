#include "tests/contract/indi_rig.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <csignal>
#include <memory>

using namespace tulpar;
using namespace Qt::Literals::StringLiterals;

namespace {

const DeviceId kRoof{DeviceKind::Roof, {}};
const DeviceId kCover{DeviceKind::Cover, {}};
const QString kWatchdog = u"indi_tulpar_watchdog"_s;
const QString kSimulator = u"indi_tulpar_simulator"_s;
constexpr Duration kLimit = 5s; ///< the shortest there is

/// Settings of the observatory of this rig, as its watchdog reads them.
QString configFor(const QString &folder, const QByteArray &further)
{
    const QString path = folder + u"/observatory.toml"_s;
    const auto process = static_cast<int>(getpid());
    QFile file(path);
    if (file.open(QIODevice::WriteOnly))
        file.write(
            "[devices]\nindi_socket = \"/tulpar-test-contract-" + QByteArray::number(process)
            + "\"\nheartbeat_limit_s = 5\n[watchdog]\nretry_s = 1\n" + further);
    return path;
}

} // namespace

/// The watchdog as a driver of a true indiserver, beside the simulated observatory whose own contact is not
/// armed: whatever closes here, the watchdog closes.
class TestWatchdog : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void closesWhenTheCoreIsSilent();
    void aBeatHoldsItOffAndResumes();
    void cannotBeSwitchedOff();
    void closesThoughTheDriverDies();
    void closesThoughTheRoofIsStuckForAWhile();
    void outlivesItsServerAndCloses();
    void makesRoomForItsSuccessor();
    void endsWithItsServerWhenAllIsClosed();

private:
    [[nodiscard]] OpeningState stateOf(const DeviceId &device) const
    {
        const auto report = m_rig->heard().newest<OpeningReport>(device);
        return report && m_rig->heard().isLinked(device) ? report->state : OpeningState::Unknown;
    }
    [[nodiscard]] bool is(OpeningState state) const
    {
        return stateOf(kRoof) == state && stateOf(kCover) == state;
    }
    /// Beats once, and opens roof and cover.
    [[nodiscard]] bool open();
    /// Beats while it waits.
    [[nodiscard]] bool beatUntil(const std::function<bool()> &isSo, Duration limit);
    [[nodiscard]] static bool isAlive(pid_t process)
    {
        QFile stat(u"/proc/%1/stat"_s.arg(process));
        return stat.open(QIODevice::ReadOnly) && !stat.readAll().contains(") Z");
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<IndiRig> m_rig;
    QString m_contact;
    pid_t m_watchdog = 0;
};

void TestWatchdog::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_contact.clear();
    m_rig = std::make_unique<IndiRig>(
        QStringList{u"" TULPAR_BINARY_DIR "/bin/indi_tulpar_watchdog"_s},
        QStringList{u"TULPAR_CONFIG="_s + configFor(m_folder->path(), {})},
        std::vector<IndiHeartbeat>{{"Tulpar Watchdog", "HEARTBEAT", "LIMIT_S"}});
    QVERIFY(m_rig->started().has_value());
    connect(
        &m_rig->indi(), &IndiPort::contactChanged, this, [this](const QString &device, const QString &state) {
            if (device == u"Tulpar Watchdog"_s)
                m_contact = state;
        });
    QVERIFY(m_rig->until([this] { return m_rig->drivers(kWatchdog).size() == 1; }, 10s));
    m_watchdog = m_rig->drivers(kWatchdog).front();
}

void TestWatchdog::cleanup()
{
    m_rig.reset();
    if (isAlive(m_watchdog))
        ::kill(m_watchdog, SIGKILL);
}

bool TestWatchdog::beatUntil(const std::function<bool()> &isSo, Duration limit)
{
    const MonoInstant end = m_rig->now().mono + limit;
    while (m_rig->now().mono < end) {
        (void)m_rig->indi().beat(kLimit); // there may be nobody yet
        if (m_rig->until(isSo, 1s))
            return true;
    }
    return false;
}

bool TestWatchdog::open()
{
    return beatUntil([this] { return m_contact == u"armed"_s && m_rig->heard().isLinked(kCover); }, 20s)
        && m_rig->submit(OpenRoof{}).has_value() && m_rig->submit(OpenCover{}).has_value()
        && beatUntil([this] { return is(OpeningState::Open); }, 60s);
}

/// The core is killed: nothing beats any more.
void TestWatchdog::closesWhenTheCoreIsSilent()
{
    QVERIFY(open());
    QVERIFY(m_rig->indi().beat(kLimit).has_value());
    const MonoInstant lastBeat = m_rig->now().mono;
    QVERIFY(m_rig->until([this] { return m_contact == u"fired"_s; }, 10s));
    const double firedS = seconds(m_rig->now().mono - lastBeat);
    QVERIFY(m_rig->until([this] { return is(OpeningState::Closed); }, 60s));
    const double closedS = seconds(m_rig->now().mono - lastBeat);
    qInfo("limit 5 s: fired after %.2f s, roof and cover measured closed after %.2f s", firedS, closedS);
    QVERIFY(firedS >= 5);
    QVERIFY(closedS < 5 + 8 + 7); // limit, the roof's own way, and patience with a busy machine
}

void TestWatchdog::aBeatHoldsItOffAndResumes()
{
    QVERIFY(open());
    QVERIFY(!beatUntil([this] { return !is(OpeningState::Open); }, 12s)); // more than twice the limit
    QVERIFY(m_rig->until([this] { return is(OpeningState::Closed); }, 60s)); // silence
    QVERIFY(beatUntil([this] { return m_contact == u"armed"_s; }, 10s));
    QVERIFY(open());
    QVERIFY(!beatUntil([this] { return !is(OpeningState::Open); }, 8s));
}

void TestWatchdog::cannotBeSwitchedOff()
{
    QVERIFY(open());
    QVERIFY(m_rig->setAsOther(u"Tulpar Watchdog.HEARTBEAT.LIMIT_S=0"_s));
    QVERIFY(m_rig->setAsOther(u"Tulpar Watchdog.HEARTBEAT.LIMIT_S=99999"_s));
    QVERIFY(m_rig->setAsOther(u"Tulpar Watchdog.CONNECTION.DISCONNECT=On"_s));
    QVERIFY(m_rig->until([this] { return is(OpeningState::Closed); }, 30s));
}

void TestWatchdog::closesThoughTheDriverDies()
{
    QVERIFY(open());
    QVERIFY(m_rig->until([this] { return m_contact == u"fired"_s; }, 15s));
    const auto simulator = m_rig->drivers(kSimulator);
    QCOMPARE(simulator.size(), std::size_t{1});
    QCOMPARE(::kill(simulator.front(), SIGKILL), 0); // as the roof begins to move
    QVERIFY(m_rig->until([this] { return !m_rig->heard().isLinked(kRoof); }, 10s));
    QVERIFY(m_rig->server().restart(u"" TULPAR_BINARY_DIR "/bin/indi_tulpar_simulator"_s).has_value());
    QVERIFY(m_rig->until([this] { return is(OpeningState::Closed); }, 60s));
}

void TestWatchdog::closesThoughTheRoofIsStuckForAWhile()
{
    QVERIFY(open());
    QVERIFY(m_rig->indi().setWorld("WORLD_FAULTS", {{"STUCK_ROOF", true}}).has_value());
    QVERIFY(m_rig->until([this] { return stateOf(kCover) == OpeningState::Closed; }, 30s));
    QVERIFY(!m_rig->until([this] { return stateOf(kRoof) == OpeningState::Closed; }, 3s));
    QVERIFY(m_rig->indi().setWorld("WORLD_FAULTS", {{"STUCK_ROOF", false}}).has_value());
    QVERIFY(m_rig->until([this] { return stateOf(kRoof) == OpeningState::Closed; }, 30s));
}

/// The server dies with the roof open. Its watchdog stays, and closes as soon as there is a server again,
/// which has no watchdog of its own.
void TestWatchdog::outlivesItsServerAndCloses()
{
    QVERIFY(open());
    const auto server = m_rig->server().pid();
    QVERIFY(server.has_value());
    QCOMPARE(::kill(static_cast<pid_t>(*server), SIGKILL), 0);
    QVERIFY(m_rig->until([this] { return !m_rig->indi().isConnected(); }, 10s));
    QVERIFY(isAlive(m_watchdog));
    IndiServer::Settings alone;
    alone.stateFolder = m_rig->folder();
    alone.drivers = {u"" TULPAR_BINARY_DIR "/bin/indi_tulpar_simulator"_s};
    alone.environment = {
        u"HOME="_s + m_rig->folder(), u"TULPAR_WORLD="_s + m_rig->folder() + u"/world.json"_s};
    IndiServer second(m_rig->config(), alone);
    QVERIFY(m_rig->until([&] { return !m_rig->server().pid(); }, 10s));
    QCOMPARE(second.ensure().value(), IndiServer::Start::Started);
    QVERIFY(m_rig->until([this] { return is(OpeningState::Closed); }, 60s));
    QVERIFY(m_rig->until([this] { return !isAlive(m_watchdog); }, 10s)); // nothing is left to do
}

void TestWatchdog::makesRoomForItsSuccessor()
{
    QVERIFY(open());
    const auto server = m_rig->server().pid();
    QVERIFY(server.has_value());
    QCOMPARE(::kill(static_cast<pid_t>(*server), SIGKILL), 0);
    QVERIFY(m_rig->until([this] { return !m_rig->indi().isConnected() && !m_rig->server().pid(); }, 10s));
    QCOMPARE(m_rig->server().ensure().value(), IndiServer::Start::Started);
    // The core beats the new one; the old one ends and closes nothing.
    QVERIFY(beatUntil([this] { return m_rig->heard().isLinked(kRoof) && !isAlive(m_watchdog); }, 20s));
    QVERIFY(!beatUntil([this] { return !is(OpeningState::Open); }, 7s));
    QVERIFY(m_rig->until([this] { return is(OpeningState::Closed); }, 60s)); // the new one, in silence
}

void TestWatchdog::endsWithItsServerWhenAllIsClosed()
{
    QVERIFY(beatUntil([this] { return is(OpeningState::Closed) && m_contact == u"armed"_s; }, 20s));
    QVERIFY(beatUntil(
        [this] { return m_rig->readAsOther(u"Tulpar Watchdog.WATCHDOG.OPENINGS"_s) == "closed"; }, 10s));
    QVERIFY(m_rig->server().end().has_value());
    QVERIFY(m_rig->until([this] { return !isAlive(m_watchdog); }, 10s));
}

QTEST_GUILESS_MAIN(TestWatchdog)
#include "test_watchdog.moc"
