#include "core/indi/indi_port.h"
#include "core/indi/indi_server.h"
#include "tests/core/indi/real_clock.h"
#include "tests/core/indi/recording_listener.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <unistd.h>

using namespace tulpar;

namespace {

const DeviceId kMount{DeviceKind::Mount, {}};
const DeviceId kRoof{DeviceKind::Roof, {}};
const DeviceId kCamera{DeviceKind::Camera, "r"};

} // namespace

/// The port and the server against the drivers that come with INDI: what is true of any observatory.
class TestStockDrivers : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void connectsDevicesByItself();
    void mountSlews();
    void roofOpensAndParkedIsNotClosed();
    void exposesWithoutEnd();
    void tellsUnsupported();
    void reportsLossAndComesBack();

private:
    Result<void> submit(CommandBody body) { return m_port->submit({++m_commands, std::move(body)}); }

    QTemporaryDir m_folder;
    RealClock m_clock;
    RecordingListener m_listener;
    IndiConfig m_config;
    std::unique_ptr<IndiServer> m_server;
    std::unique_ptr<IndiPort> m_port;
    CommandId m_commands = 0;
};

void TestStockDrivers::initTestCase()
{
    std::signal(SIGPIPE, SIG_IGN); // as the programs do
    qputenv("HOME", m_folder.path().toUtf8()); // INDI keeps settings there
    const auto process = static_cast<int>(getpid());
    m_config.socketPath = "/tulpar-test-stock-" + std::to_string(process);
    m_config.port = 20'000 + process % 20'000;
    m_config.names.mount = "Telescope Simulator";
    m_config.names.roof = "Dome Simulator";
    m_config.names.cameras = {{"r", "CCD Simulator"}};
    m_config.names.cover.clear();
    m_config.names.world.clear();
    IndiServer::Settings settings;
    settings.stateFolder = m_folder.path();
    settings.drivers = {
        QStringLiteral("indi_simulator_telescope"), QStringLiteral("indi_simulator_dome"),
        QStringLiteral("indi_simulator_ccd")};
    m_server = std::make_unique<IndiServer>(m_config, settings);
    QVERIFY(!m_server->answers());
    const auto started = m_server->ensure();
    QVERIFY2(started.has_value(), started ? "" : started.error().detail.c_str());
    QCOMPARE(*started, IndiServer::Start::Started);
    QCOMPARE(*m_server->ensure(), IndiServer::Start::Adopted);
    Site site;
    site.latitude = Angle::degrees(43.2249);
    site.longitude = Angle::degrees(77.8710);
    site.heightM = 2750;
    m_port = std::make_unique<IndiPort>(m_config, site, m_clock, m_listener);
    QSignalSpy link(m_port.get(), &IndiPort::linkChanged);
    m_port->start();
    QTRY_VERIFY(!link.isEmpty() && link.first().first().toBool());
}

void TestStockDrivers::cleanupTestCase()
{
    m_port.reset();
    if (m_server && m_server->pid())
        QVERIFY(m_server->end().has_value());
}

void TestStockDrivers::connectsDevicesByItself()
{
    for (const DeviceId &device : {kMount, kRoof, kCamera})
        QTRY_VERIFY(m_listener.isLinked(device));
    QTRY_VERIFY(m_listener.newest<MountReport>(kMount).has_value());
}

void TestStockDrivers::mountSlews()
{
    QTRY_VERIFY(submit(UnparkMount{}).has_value());
    QTRY_VERIFY(!m_listener.newest<MountReport>(kMount)->isParked);
    const IcrsDirection start{Angle::degrees(30), Angle::degrees(85)};
    const auto sent = submit(TrackTarget{start});
    QVERIFY2(sent.has_value(), sent ? "" : sent.error().detail.c_str());
    QTRY_VERIFY(m_listener.newest<MountReport>(kMount)->isSlewing);
    QVERIFY(submit(StopMount{}).has_value());
    QTRY_VERIFY(!m_listener.newest<MountReport>(kMount)->isSlewing);
}

void TestStockDrivers::roofOpensAndParkedIsNotClosed()
{
    QTRY_VERIFY(submit(OpenRoof{}).has_value());
    const auto state = [this] {
        const auto report = m_listener.newest<OpeningReport>(kRoof);
        return report ? report->state : OpeningState::Unknown;
    };
    QTRY_COMPARE_WITH_TIMEOUT(state(), OpeningState::Open, 15'000);
    QVERIFY(submit(CloseRoof{}).has_value());
    QTRY_COMPARE(state(), OpeningState::Closing);
    QTRY_COMPARE_WITH_TIMEOUT(state(), OpeningState::Closed, 15'000);
}

void TestStockDrivers::exposesWithoutEnd()
{
    m_listener.frames.clear();
    m_listener.openings.clear();
    QTRY_VERIFY(submit(StartExposures{"r", 200ms, 0, 1}).has_value());
    QTRY_VERIFY_WITH_TIMEOUT(m_listener.frames.size() >= 3, 20'000);
    QVERIFY(!m_listener.openings.empty());
    const CameraFrame &frame = m_listener.frames.back();
    QCOMPARE(frame.channel, std::string("r"));
    QCOMPARE(
        frame.pixels->size(), static_cast<std::size_t>(frame.width) * static_cast<std::size_t>(frame.height));
    QVERIFY(frame.width > 0);
    QVERIFY(std::abs(seconds(frame.exposure) - 0.2) < 1e-6);
    QVERIFY(submit(AbortExposures{"r"}).has_value());
    QTRY_COMPARE(m_listener.newest<CameraReport>(kCamera)->state, CameraState::Idle);
}

void TestStockDrivers::tellsUnsupported()
{
    const auto moved = submit(MoveFocuser{100});
    QVERIFY(!moved.has_value());
    QCOMPARE(moved.error().code, Errc::Unavailable);
    const auto opened = submit(OpenCover{});
    QVERIFY(!opened.has_value());
    QCOMPARE(opened.error().code, Errc::Unsupported);
}

void TestStockDrivers::reportsLossAndComesBack()
{
    QSignalSpy link(m_port.get(), &IndiPort::linkChanged);
    QVERIFY(m_server->end().has_value());
    for (const DeviceId &device : {kMount, kRoof, kCamera})
        QTRY_VERIFY(!m_listener.isLinked(device));
    QTRY_VERIFY(!link.isEmpty());
    QCOMPARE(submit(StopMount{}).error().code, Errc::Unavailable);
    QVERIFY(m_server->ensure().has_value());
    for (const DeviceId &device : {kMount, kRoof, kCamera})
        QTRY_VERIFY(m_listener.isLinked(device));
}

QTEST_GUILESS_MAIN(TestStockDrivers)
#include "test_stock_drivers.moc"
