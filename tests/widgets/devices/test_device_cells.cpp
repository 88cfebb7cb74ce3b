#include <QtTest>

#include "widgets/devices/device_cells.h"

using namespace tulpar;
using namespace Qt::Literals::StringLiterals;

/// What the strip says of each device, and that nothing old passes for new.
class TestDeviceCells : public QObject {
    Q_OBJECT
private slots:
    void freshReportsAreShown();
    void staleIsUnknownWithItsAge();
    void neverHeardAndUnconnectedAreSaid();
    void rainAndFaultsNeedAPerson();
    void deadFeedCallsAndQuietDoesNot();

private:
    const UtcInstant m_now = parseUtc("2022-10-09T14:11:34Z").value();

    [[nodiscard]] DeviceView view(DeviceKind kind, const char *channel = "") const
    {
        DeviceView made;
        made.device = {kind, channel};
        made.isConnected = true;
        made.measuredUtc = m_now - 500ms;
        made.staleAfter = 5s;
        return made;
    }
    [[nodiscard]] DeviceCell cell(const DeviceView &device) const
    {
        Snapshot snapshot;
        snapshot.devices = {device};
        return deviceCells(snapshot, m_now).at(0);
    }
};

void TestDeviceCells::freshReportsAreShown()
{
    DeviceView mount = view(DeviceKind::Mount);
    mount.mount = MountReport{};
    mount.mount->pointing.altitude = Angle::degrees(61.2);
    mount.mount->isTracking = true;
    QCOMPARE(
        cell(mount),
        (DeviceCell{u"mount"_s, Mark::Steady, u"tracking"_s, u"61\u00b0"_s, u"0.5 s"_s, false, Need::None}));
    mount.mount->isSlewing = true;
    QCOMPARE(cell(mount).mark, Mark::Moving);

    DeviceView roof = view(DeviceKind::Roof);
    roof.opening = OpeningReport{OpeningState::Opening, 0.4};
    QCOMPARE(
        cell(roof),
        (DeviceCell{u"roof"_s, Mark::Moving, u"opening"_s, u"40 %"_s, u"0.5 s"_s, false, Need::None}));

    DeviceView camera = view(DeviceKind::Camera, "g");
    camera.camera = CameraReport{CameraState::Exposing, {}, 7500ms, -80.2, true, 20};
    QCOMPARE(
        cell(camera),
        (DeviceCell{
            u"g\u2032"_s, Mark::Steady, u"exposing"_s, u"\u221280\u00b0"_s, u"0.5 s"_s, false, Need::None}));

    DeviceView weather = view(DeviceKind::Weather);
    WeatherReport air;
    air.humidityPercent = 42;
    air.windMPerS = 4.4;
    air.isRaining = false;
    weather.weather = air;
    QCOMPARE(cell(weather).value, u"42 % 4 m/s"_s);
    QCOMPARE(cell(weather).word, u"dry"_s);
}

void TestDeviceCells::staleIsUnknownWithItsAge()
{
    DeviceView roof = view(DeviceKind::Roof);
    roof.opening = OpeningReport{OpeningState::Open, 1.0};
    roof.measuredUtc = m_now - 6s;
    const DeviceCell old = cell(roof);
    QVERIFY(old.isStale);
    QCOMPARE(old.word, u"unknown; open 6.0 s ago"_s); // where to look, never as if it were now
    QCOMPARE(old.mark, Mark::Unknown);
    QVERIFY(old.value.isEmpty());
    DeviceView mount = view(DeviceKind::Mount);
    mount.mount = MountReport{};
    mount.measuredUtc = m_now - 6s;
    QCOMPARE(cell(mount).word, u"unknown"_s);
    QCOMPARE(cell(mount).age, u"6.0 s"_s);
    Snapshot unheard;
    roof.measuredUtc = m_now - 1s;
    unheard.devices = {roof};
    const DeviceCell fresh = deviceCells(unheard, m_now, false).at(0); // the core is not heard
    QVERIFY(fresh.isStale);
    QCOMPARE(fresh.word, u"unknown; open 1.0 s ago"_s);
}

void TestDeviceCells::neverHeardAndUnconnectedAreSaid()
{
    DeviceView cover = view(DeviceKind::Cover);
    cover.measuredUtc.reset();
    QCOMPARE(cell(cover).word, u"never heard"_s);
    cover = view(DeviceKind::Cover);
    cover.isConnected = false;
    QCOMPARE(cell(cover).word, u"no connection"_s);
    QCOMPARE(cell(cover).mark, Mark::Unknown);
}

void TestDeviceCells::rainAndFaultsNeedAPerson()
{
    DeviceView weather = view(DeviceKind::Weather);
    weather.weather = WeatherReport{};
    QCOMPARE(cell(weather).word, u"rain unknown"_s);
    QCOMPARE(cell(weather).need, Need::Look);
    weather.weather->isRaining = true;
    QCOMPARE(cell(weather).need, Need::Act);
    DeviceView roof = view(DeviceKind::Roof);
    roof.opening = OpeningReport{OpeningState::Fault, {}};
    QCOMPARE(cell(roof).need, Need::Act);
    QCOMPARE(cell(roof).mark, Mark::Trouble);
}

void TestDeviceCells::deadFeedCallsAndQuietDoesNot()
{
    Snapshot snapshot;
    FeedView silent;
    silent.name = "gcn";
    silent.state = FeedState::Dead;
    silent.lastHeardUtc = m_now - 75s;
    snapshot.feeds = {silent};
    const DeviceCell feed = deviceCells(snapshot, m_now).at(0);
    QCOMPARE(feed.word, u"dead"_s);
    QCOMPARE(feed.age, u"75 s"_s);
    QCOMPARE(feed.mark, Mark::Trouble);
    QCOMPARE(feed.need, Need::Act);
    snapshot.feeds.front().state = FeedState::Quiet;
    QCOMPARE(deviceCells(snapshot, m_now).at(0).word, u"quiet"_s);
    QCOMPARE(deviceCells(snapshot, m_now).at(0).need, Need::None);
}

QTEST_GUILESS_MAIN(TestDeviceCells)
#include "test_device_cells.moc"
