#include "core/simulator/site_sky.h"
#include "core/simulator/world_port.h"
#include "tests/contract/device_port_contract.h"

#include <QTest>

using namespace tulpar;

namespace {

constexpr UtcInstant kStart{1'665'324'694'000'000'000}; // 2022-10-09T14:11:34Z

/// The simulated world in virtual time.
class WorldRig final : public PortRig {
public:
    WorldRig()
        : m_world(assySite(), kStart)
        , m_clock(kStart)
        , m_port(m_world, m_listener, m_clock.now())
    {
        m_port.announce();
    }
    DevicePort &port() override { return m_port; }
    RecordingListener &heard() override { return m_listener; }
    bool until(const std::function<bool()> &isSo, Duration limit) override
    {
        const MonoInstant end = m_clock.now().mono + limit;
        m_port.advanceTo(m_clock.now());
        while (!isSo()) {
            if (m_clock.now().mono >= end)
                return false;
            m_clock.advance(10ms);
            m_port.advanceTo(m_clock.now());
        }
        return true;
    }
    Now now() const override { return m_clock.now(); }

private:
    World m_world;
    VirtualClock m_clock;
    RecordingListener m_listener;
    WorldPort m_port;
};

} // namespace

/// The contract of DevicePort on the simulated world without INDI.
class TestWorldPort : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_rig = std::make_unique<WorldRig>(); }
    void everyDeviceReports() { contract::everyDeviceReports(*m_rig); }
    void roofOpensStopsAndCloses() { contract::roofOpensStopsAndCloses(*m_rig); }
    void coverOpensAndCloses() { contract::coverOpensAndCloses(*m_rig); }
    void mountTracksWhatItIsTold() { contract::mountTracksWhatItIsTold(*m_rig); }
    void stopIsIdempotent() { contract::stopIsIdempotent(*m_rig); }
    void countedExposuresComeWithoutGap() { contract::countedExposuresComeWithoutGap(*m_rig); }
    void endlessExposuresEndByAbort() { contract::endlessExposuresEndByAbort(*m_rig); }
    void smallDevicesMove() { contract::smallDevicesMove(*m_rig); }
    void unknownDeviceIsRefused() { contract::unknownDeviceIsRefused(*m_rig); }
    void stampsNeverGoBack() { contract::stampsNeverGoBack(*m_rig); }

private:
    std::unique_ptr<PortRig> m_rig;
};

QTEST_GUILESS_MAIN(TestWorldPort)
#include "test_world_port.moc"
