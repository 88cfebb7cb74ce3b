#include "core/indi/indi_care.h"
#include "tests/contract/indi_rig.h"

#include <QFile>
#include <QSignalSpy>
#include <QTest>

#include <csignal>
#include <memory>

using namespace tulpar;

namespace {

const DeviceId kMount{DeviceKind::Mount, {}};
const DeviceId kRoof{DeviceKind::Roof, {}};
const DeviceId kCover{DeviceKind::Cover, {}};
const DeviceId kCamera{DeviceKind::Camera, "r"};
const QString kSimulator = QStringLiteral("indi_tulpar_simulator");

} // namespace

/// Devices that are helped, drivers that end, and other clients on the same server: with the true indiserver
/// and the simulator, whose world outlives its process.
class TestIndiCare : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase() { m_rig.reset(); }
    void otherClientsAreNoticedWithinASecond();
    void settingsAreMeasured();
    void kindsOfExposure();
    void coolerIsSet();
    void heartbeatArmsTheContact();
    void reconnects();
    void hungDriverIsRestarted();
    void endedDriverComesBack();
    void lostLinkIsToldAtOnce();
    void powerIsCycledByCommand();
    void hungServerIsEnded();
    void serverThatIsGoneIsSaid();

private:
    [[nodiscard]] IndiCare::Settings powered() const
    {
        return {
            {QStringLiteral("/bin/sh"), QStringLiteral("-c"),
             QStringLiteral("echo \"$0\" > ") + m_rig->folder() + QStringLiteral("/cycled")}};
    }
    [[nodiscard]] OpeningState roof() const
    {
        const auto report = m_rig->heard().newest<OpeningReport>(kRoof);
        return report ? report->state : OpeningState::Unknown;
    }
    [[nodiscard]] std::optional<CameraReport> camera() const
    {
        return m_rig->heard().newest<CameraReport>(kCamera);
    }
    /// From now until `isSo`, which is noticed by its report.
    [[nodiscard]] std::optional<double> secondsUntil(const std::function<bool()> &isSo)
    {
        const MonoInstant from = m_rig->now().mono;
        if (!m_rig->until(isSo, 10s))
            return std::nullopt;
        return seconds(m_rig->now().mono - from);
    }

    std::unique_ptr<IndiRig> m_rig;
};

void TestIndiCare::initTestCase()
{
    m_rig = std::make_unique<IndiRig>();
    QVERIFY(m_rig->started().has_value());
    contract::everyDeviceReports(*m_rig);
}

void TestIndiCare::otherClientsAreNoticedWithinASecond()
{
    const auto mount = [this] { return m_rig->heard().newest<MountReport>(kMount); };
    // From the end of the other client: how long it takes to start and to find the server is its own affair.
    const auto after = [this](const char *assignment, const std::function<bool()> &isSo) {
        return m_rig->setAsOther(QString::fromLatin1(assignment)) ? secondsUntil(isSo) : std::nullopt;
    };
    const auto roofMoves =
        after("Tulpar Roof.DOME_SHUTTER.SHUTTER_OPEN=On", [this] { return roof() == OpeningState::Opening; });
    QVERIFY(after("Tulpar Mount.TELESCOPE_PARK.UNPARK=On", [&] { return !mount()->isParked; }));
    const auto mountMoves =
        after("Tulpar Mount.HORIZONTAL_COORD.AZ;ALT=200;60", [&] { return mount()->isSlewing; });
    const auto gainChanges =
        after("Tulpar Camera r.CCD_EM_GAIN.EM_GAIN=77", [this] { return camera()->emGain == 77; });
    const auto exposes = after("Tulpar Camera r.CCD_EXPOSURE.CCD_EXPOSURE_VALUE=2", [this] {
        return camera()->state == CameraState::Exposing;
    });
    QVERIFY(roofMoves && mountMoves && gainChanges && exposes);
    qInfo(
        "noticed after: roof %.3f s, mount %.3f s, gain %.3f s, exposure %.3f s", *roofMoves, *mountMoves,
        *gainChanges, *exposes);
    QVERIFY(*roofMoves < 1 && *mountMoves < 1 && *gainChanges < 1 && *exposes < 1);
    QCOMPARE(camera()->exposure, Duration(2s));
    QVERIFY(m_rig->submit(AbortExposures{"r"}).has_value());
    QVERIFY(m_rig->submit(CloseRoof{}).has_value());
    QVERIFY(m_rig->submit(ParkMount{}).has_value());
    QVERIFY(m_rig->until([this] { return roof() == OpeningState::Closed; }, 40s));
    QVERIFY(m_rig->until([&] { return mount()->isParked; }, 40s));
}

/// What the core sets is read back, so that it can be compared before the exposure counts.
void TestIndiCare::settingsAreMeasured()
{
    QVERIFY(m_rig->until([this] { return camera()->state == CameraState::Idle; }, 10s));
    m_rig->heard().frames.clear();
    QVERIFY(m_rig->submit(StartExposures{"r", 500ms, 1, 33}).has_value());
    QVERIFY(m_rig->until([this] { return camera()->state == CameraState::Exposing; }, 5s));
    QCOMPARE(camera()->emGain, 33);
    QCOMPARE(camera()->exposure, Duration(500ms));
    QVERIFY(m_rig->until([this] { return !m_rig->heard().frames.empty(); }, 10s));
    QVERIFY(m_rig->until([this] { return camera()->state == CameraState::Idle; }, 10s));
}

void TestIndiCare::kindsOfExposure()
{
    for (const ExposureKind kind : {ExposureKind::Dark, ExposureKind::Flat, ExposureKind::Light}) {
        m_rig->heard().frames.clear();
        QVERIFY(m_rig->submit(StartExposures{"r", 50ms, 1, 1, kind}).has_value());
        QVERIFY(m_rig->until([this] { return !m_rig->heard().frames.empty(); }, 10s));
        QCOMPARE(m_rig->heard().frames.front().kind, kind);
        QVERIFY(m_rig->until([this] { return camera()->state == CameraState::Idle; }, 10s));
    }
}

void TestIndiCare::coolerIsSet()
{
    QVERIFY(m_rig->submit(CoolCamera{"r", -40}).has_value());
    QVERIFY(m_rig->until([this] { return camera()->sensorTemperatureC > -59 && !camera()->isCold; }, 60s));
    QVERIFY(m_rig->submit(CoolCamera{"r", -60}).has_value());
}

void TestIndiCare::heartbeatArmsTheContact()
{
    QSignalSpy contact(&m_rig->indi(), &IndiPort::contactChanged);
    QVERIFY(m_rig->indi().beat(30s).has_value());
    QVERIFY(m_rig->until(
        [&] { return !contact.isEmpty() && contact.last().last().toString() == QStringLiteral("armed"); },
        5s));
    QCOMPARE(contact.last().first().toString(), QStringLiteral("Tulpar World"));
    QVERIFY(m_rig->indi().setWorld("HEARTBEAT", {{"LIMIT_S", 0.0}}).has_value());
    QVERIFY(m_rig->until([&] { return contact.last().last().toString() == QStringLiteral("disarmed"); }, 5s));
}

void TestIndiCare::reconnects()
{
    IndiCare care(m_rig->config(), m_rig->indi(), m_rig->server(), {});
    m_rig->heard().reports.clear();
    QVERIFY(care.apply({kCover, Remedy::Reconnect}).has_value());
    const auto links = [this] {
        std::vector<bool> all;
        for (const DeviceReport &report : m_rig->heard().reports)
            if (const auto *link = std::get_if<LinkReport>(&report.body); link && report.device == kCover)
                all.push_back(link->isConnected);
        return all;
    };
    QVERIFY(m_rig->until([&] { return links().size() == 2; }, 10s));
    QCOMPARE(links(), (std::vector<bool>{false, true}));
    QVERIFY(m_rig->until(
        [this] {
            const auto report = m_rig->heard().newest<OpeningReport>(kCover);
            return report && report->state == OpeningState::Closed;
        },
        5s));
    // One that somebody else disconnects stays so, until it is asked for.
    QVERIFY(m_rig->setAsOther(QStringLiteral("Tulpar Cover.CONNECTION.DISCONNECT=On")));
    QVERIFY(m_rig->until([&] { return links().size() == 3; }, 5s));
    QCOMPARE(m_rig->submit(OpenCover{}).error().code, Errc::Unavailable);
    QVERIFY(care.apply({kCover, Remedy::Reconnect}).has_value());
    QVERIFY(m_rig->until([&] { return links().size() == 4 && links().back(); }, 5s));
}

/// A driver that hangs does not end by itself; the server ends it, and the world is what it was.
void TestIndiCare::hungDriverIsRestarted()
{
    IndiCare care(m_rig->config(), m_rig->indi(), m_rig->server(), {});
    QVERIFY(m_rig->submit(OpenRoof{}).has_value());
    QVERIFY(m_rig->until([this] { return roof() == OpeningState::Open; }, 40s));
    const auto before = m_rig->drivers(kSimulator);
    QCOMPARE(before.size(), std::size_t{1});
    QCOMPARE(::kill(before.front(), SIGSTOP), 0);
    m_rig->heard().reports.clear();
    const auto done = care.apply({kRoof, Remedy::RestartDriver});
    QVERIFY2(done.has_value(), done ? "" : done.error().detail.c_str());
    QVERIFY(m_rig->until([this] { return m_rig->heard().isLinked(kRoof); }, 10s));
    QVERIFY(m_rig->until([this] { return roof() == OpeningState::Open; }, 5s));
    const auto after = m_rig->drivers(kSimulator);
    QCOMPARE(after.size(), std::size_t{1});
    QVERIFY(after.front() != before.front());
    // Nor does the loss that the restart itself brought start another one.
    QVERIFY(!m_rig->until([&] { return m_rig->drivers(kSimulator) != after; }, 2s));
    QVERIFY(m_rig->submit(CloseRoof{}).has_value());
    QVERIFY(m_rig->until([this] { return roof() == OpeningState::Closed; }, 40s));
}

void TestIndiCare::endedDriverComesBack()
{
    IndiCare care(m_rig->config(), m_rig->indi(), m_rig->server(), {});
    QSignalSpy said(&care, &IndiCare::said);
    for (int round = 0; round < 2; ++round) {
        const auto before = m_rig->drivers(kSimulator);
        QCOMPARE(before.size(), std::size_t{1});
        QCOMPARE(::kill(before.front(), SIGKILL), 0);
        QVERIFY(m_rig->until([this] { return !m_rig->heard().isLinked(kRoof); }, 5s));
        const auto back = secondsUntil([this] { return m_rig->heard().isLinked(kRoof); });
        QVERIFY(back.has_value());
        qInfo("a killed driver is connected again after %.2f s", *back);
        QCOMPARE(m_rig->drivers(kSimulator).size(), std::size_t{1});
        QCOMPARE(said.count(), round + 1);
    }
}

void TestIndiCare::lostLinkIsToldAtOnce()
{
    const auto driver = m_rig->drivers(kSimulator);
    QCOMPARE(driver.size(), std::size_t{1});
    QVERIFY(m_rig->until(
        [this] { return m_rig->heard().isLinked(kMount) && m_rig->heard().isLinked(kCamera); }, 10s));
    QCOMPARE(::kill(driver.front(), SIGKILL), 0);
    const auto lost = secondsUntil([this] {
        return !m_rig->heard().isLinked(kMount) && !m_rig->heard().isLinked(kRoof)
            && !m_rig->heard().isLinked(kCover) && !m_rig->heard().isLinked(kCamera);
    });
    QVERIFY(lost.has_value());
    qInfo("the end of a driver is told after %.3f s", *lost);
    QVERIFY(*lost < 1);
    QVERIFY(m_rig->indi().isConnected()); // the server itself is there
    IndiCare care(m_rig->config(), m_rig->indi(), m_rig->server(), {});
    QVERIFY(care.apply({kMount, Remedy::RestartDriver}).has_value()); // known by what it said before
    QVERIFY(m_rig->until([this] { return m_rig->heard().isLinked(kMount); }, 10s));
}

void TestIndiCare::powerIsCycledByCommand()
{
    IndiCare without(m_rig->config(), m_rig->indi(), m_rig->server(), {});
    QCOMPARE(without.apply({kRoof, Remedy::PowerCycle}).error().code, Errc::Unsupported);
    IndiCare care(m_rig->config(), m_rig->indi(), m_rig->server(), powered());
    QVERIFY(care.apply({kRoof, Remedy::PowerCycle}).has_value());
    QFile cycled(m_rig->folder() + QStringLiteral("/cycled"));
    QVERIFY(m_rig->until([&] { return cycled.size() > 0; }, 5s));
    QVERIFY(cycled.open(QIODevice::ReadOnly));
    QCOMPARE(cycled.readAll().trimmed(), QByteArray("Tulpar Roof"));
    IndiCare broken(m_rig->config(), m_rig->indi(), m_rig->server(), {{QStringLiteral("/no/such/outlet")}});
    QSignalSpy said(&broken, &IndiCare::said);
    QVERIFY(broken.apply({kRoof, Remedy::PowerCycle}).has_value());
    QVERIFY(m_rig->until([&] { return said.count() == 1; }, 5s));
    QVERIFY(care.apply({kRoof, Remedy::CallPerson}).has_value()); // nothing to do here
}

void TestIndiCare::hungServerIsEnded()
{
    IndiCare::Settings quick;
    quick.hungAfter = 2s;
    IndiCare care(m_rig->config(), m_rig->indi(), m_rig->server(), quick);
    QVERIFY(m_rig->until([this] { return m_rig->heard().isLinked(kRoof); }, 10s));
    QVERIFY(m_rig->indi().silence() < 2s); // the weather station speaks every second
    const auto server = m_rig->server().pid();
    QVERIFY(server.has_value());
    QCOMPARE(::kill(static_cast<pid_t>(*server), SIGSTOP), 0);
    QVERIFY(m_rig->until([this] { return m_rig->indi().silence() > 2s; }, 10s));
    QVERIFY(m_rig->indi().isConnected()); // a link that hangs is no loss of the link
    QVERIFY(care.apply({kRoof, Remedy::RestartDriver}).has_value());
    QVERIFY(m_rig->until([this] { return !m_rig->indi().isConnected() && !m_rig->server().pid(); }, 10s));
    QCOMPARE(m_rig->server().ensure().value(), IndiServer::Start::Started); // as the core does
    QVERIFY(m_rig->until([this] { return m_rig->heard().isLinked(kRoof); }, 20s));
}

void TestIndiCare::serverThatIsGoneIsSaid()
{
    IndiCare care(m_rig->config(), m_rig->indi(), m_rig->server(), {});
    QVERIFY(m_rig->server().end().has_value());
    QVERIFY(m_rig->until([this] { return !m_rig->indi().isConnected(); }, 5s));
    QCOMPARE(care.apply({kRoof, Remedy::RestartDriver}).error().code, Errc::Unavailable);
    QCOMPARE(care.apply({kRoof, Remedy::Reconnect}).error().code, Errc::Unavailable);
    QCOMPARE(m_rig->indi().beat(30s).error().code, Errc::Unavailable);
}

QTEST_GUILESS_MAIN(TestIndiCare)
#include "test_indi_care.moc"
