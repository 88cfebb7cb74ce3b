#include "core/sky/observer.h"
#include "tests/contract/device_port_contract.h"

#include <QTest>

#include <algorithm>
#include <map>

namespace tulpar {

namespace {

const DeviceId kMount{DeviceKind::Mount, {}};
const DeviceId kRoof{DeviceKind::Roof, {}};
const DeviceId kCover{DeviceKind::Cover, {}};
const DeviceId kCamera{DeviceKind::Camera, "r"};

OpeningState stateOf(PortRig &rig, const DeviceId &device)
{
    const auto report = rig.heard().newest<OpeningReport>(device);
    return report ? report->state : OpeningState::Unknown;
}

bool reaches(PortRig &rig, const DeviceId &device, OpeningState state, Duration limit)
{
    return rig.until([&] { return stateOf(rig, device) == state; }, limit);
}

std::string detailOf(const Result<void> &result)
{
    return result ? std::string() : result.error().detail;
}

/// The open fractions of `device` heard since the `from`-th report.
std::vector<double> fractionsSince(PortRig &rig, const DeviceId &device, std::size_t from)
{
    std::vector<double> fractions;
    const auto &reports = rig.heard().reports;
    for (std::size_t i = from; i < reports.size(); ++i)
        if (const auto *body = std::get_if<OpeningReport>(&reports[i].body);
            body != nullptr && reports[i].device == device && body->openFraction)
            fractions.push_back(*body->openFraction);
    return fractions;
}

std::size_t framesOf(PortRig &rig, const std::string &channel)
{
    return static_cast<std::size_t>(
        std::count_if(rig.heard().frames.begin(), rig.heard().frames.end(), [&](const CameraFrame &frame) {
            return frame.channel == channel;
        }));
}

} // namespace

Site PortRig::site() const
{
    Site site;
    site.latitude = Angle::degrees(43.2249);
    site.longitude = Angle::degrees(77.8710);
    site.heightM = 2750;
    return site;
}

namespace contract {

void everyDeviceReports(PortRig &rig)
{
    std::vector<DeviceId> devices{kMount,
                                  kRoof,
                                  kCover,
                                  {DeviceKind::Focuser, {}},
                                  {DeviceKind::Rotator, {}},
                                  {DeviceKind::Weather, {}}};
    for (const char *channel : {"g", "r", "i"})
        devices.push_back({DeviceKind::Camera, channel});
    for (const DeviceId &device : devices) {
        const std::string name = std::string(nameOf(device.kind)) + device.channel;
        QVERIFY2(rig.until([&] { return rig.heard().isLinked(device); }, 10s), name.c_str());
    }
    const RecordingListener &heard = rig.heard();
    QVERIFY(rig.until([&] { return heard.newest<MountReport>(kMount).has_value(); }, 5s));
    QVERIFY(rig.until([&] { return heard.newest<OpeningReport>(kRoof).has_value(); }, 5s));
    QVERIFY(rig.until([&] { return heard.newest<OpeningReport>(kCover).has_value(); }, 5s));
    QVERIFY(rig.until([&] { return heard.newest<CameraReport>(kCamera).has_value(); }, 5s));
    QVERIFY(rig.until(
        [&] {
            return heard.newest<FocuserReport>({DeviceKind::Focuser, {}}).has_value();
        },
        5s));
    QVERIFY(rig.until(
        [&] {
            return heard.newest<RotatorReport>({DeviceKind::Rotator, {}}).has_value();
        },
        5s));
    QVERIFY(rig.until(
        [&] {
            return heard.newest<WeatherReport>({DeviceKind::Weather, {}}).has_value();
        },
        5s));
    const auto weather = *heard.newest<WeatherReport>({DeviceKind::Weather, {}});
    QVERIFY(weather.temperatureC && weather.humidityPercent && weather.windMPerS && weather.isRaining);
    QVERIFY(*weather.humidityPercent > 0 && *weather.humidityPercent <= 100);
}

void roofOpensStopsAndCloses(PortRig &rig)
{
    QVERIFY(rig.until([&] { return rig.submit(CloseRoof{}).has_value(); }, 10s));
    QVERIFY(reaches(rig, kRoof, OpeningState::Closed, 40s));
    const std::size_t before = rig.heard().reports.size();
    const auto opened = rig.submit(OpenRoof{});
    QVERIFY2(opened.has_value(), detailOf(opened).c_str());
    QVERIFY(reaches(rig, kRoof, OpeningState::Opening, 2s));
    QVERIFY(rig.until(
        [&] {
            const auto report = rig.heard().newest<OpeningReport>(kRoof);
            return report->openFraction.value_or(0) > 0.2;
        },
        20s));
    QVERIFY(rig.submit(StopRoof{}).has_value());
    QVERIFY(reaches(rig, kRoof, OpeningState::PartlyOpen, 3s));
    QVERIFY(rig.submit(OpenRoof{}).has_value());
    QVERIFY(reaches(rig, kRoof, OpeningState::Open, 40s));
    const std::vector<double> fractions = fractionsSince(rig, kRoof, before);
    QVERIFY(fractions.size() > 5);
    QVERIFY(std::is_sorted(fractions.begin(), fractions.end()));
    QVERIFY(rig.submit(OpenRoof{}).has_value()); // a goal already met is no failure
    QVERIFY(reaches(rig, kRoof, OpeningState::Open, 3s));
}

void coverOpensAndCloses(PortRig &rig)
{
    QVERIFY(rig.until([&] { return rig.submit(OpenCover{}).has_value(); }, 10s));
    QVERIFY(reaches(rig, kCover, OpeningState::Open, 40s));
    QVERIFY(rig.submit(CloseCover{}).has_value());
    QVERIFY(reaches(rig, kCover, OpeningState::Closing, 3s));
    QVERIFY(reaches(rig, kCover, OpeningState::Closed, 40s));
}

void mountTracksWhatItIsTold(PortRig &rig)
{
    QVERIFY(rig.until([&] { return rig.submit(UnparkMount{}).has_value(); }, 10s));
    QVERIFY(rig.until([&] { return !rig.heard().newest<MountReport>(kMount)->isParked; }, 5s));
    const HorizontalDirection here = rig.heard().newest<MountReport>(kMount)->pointing;
    const double azimuthDeg = here.azimuth.asDegrees() + 40;
    const IcrsDirection target =
        Observer(rig.site(), rig.now().utc)
            .icrs(HorizontalDirection{Angle::degrees(azimuthDeg), Angle::degrees(55)});
    const auto sent = rig.submit(TrackTarget{target});
    QVERIFY2(sent.has_value(), detailOf(sent).c_str());
    const auto mount = [&] { return *rig.heard().newest<MountReport>(kMount); };
    QVERIFY(rig.until([&] { return mount().isSlewing && mount().target; }, 2s));
    QVERIFY(separation(*mount().target, target) < Angle::arcseconds(0.01));
    QVERIFY(mount().distanceToTarget > Angle::degrees(1));
    QVERIFY(rig.until([&] { return mount().isTracking && !mount().isSlewing; }, 40s));
    QVERIFY(mount().distanceToTarget < Angle::arcseconds(30));
    // Where it looks must be where the target then is. 60": the site of the observatory is known to us to 200
    // m.
    const HorizontalDirection expected = Observer(rig.site(), rig.now().utc).observed(target);
    QVERIFY2(
        separation(mount().pointing, expected) < Angle::arcminutes(2),
        qPrintable(QString::number(separation(mount().pointing, expected).asArcseconds())));
    const double turn = (mount().azimuthMechanical - mount().pointing.azimuth).wrappedSigned().asDegrees();
    QVERIFY(std::abs(turn) < 0.01);
}

void stopIsIdempotent(PortRig &rig)
{
    QVERIFY(rig.until([&] { return rig.submit(StopMount{}).has_value(); }, 10s));
    QVERIFY(rig.submit(StopMount{}).has_value());
    QVERIFY(rig.until(
        [&] {
            const auto mount = rig.heard().newest<MountReport>(kMount);
            return mount && !mount->isSlewing && !mount->isTracking;
        },
        5s));
}

void countedExposuresComeWithoutGap(PortRig &rig)
{
    QVERIFY(rig.until([&] { return rig.submit(AbortExposures{"r"}).has_value(); }, 10s));
    rig.heard().openings.clear();
    rig.heard().frames.clear();
    const auto started = rig.submit(StartExposures{"r", 300ms, 4, 50});
    QVERIFY2(started.has_value(), detailOf(started).c_str());
    QVERIFY(rig.until([&] { return framesOf(rig, "r") == 4; }, 15s));
    const auto &openings = rig.heard().openings;
    const auto &frames = rig.heard().frames;
    QCOMPARE(openings.size(), std::size_t{4});
    for (std::size_t i = 0; i < 4; ++i) {
        QCOMPARE(frames[i].channel, std::string("r"));
        QVERIFY(frames[i].exposure == 300ms);
        QCOMPARE(frames[i].emGain, 50);
        // A driver may tell milliseconds.
        const Duration apart = frames[i].exposureStart - openings[i].start;
        QVERIFY(apart > -2ms && apart < 2ms);
        if (i == 0)
            continue;
        QCOMPARE(frames[i].number, frames[i - 1].number + 1);
        const Duration gap = openings[i].start - openings[i - 1].start - 300ms;
        QVERIFY2(gap > -2ms && gap < 60ms, qPrintable(QString::number(seconds(gap))));
    }
    QVERIFY(
        rig.until([&] { return rig.heard().newest<CameraReport>(kCamera)->state == CameraState::Idle; }, 5s));
    QCOMPARE(framesOf(rig, "r"), std::size_t{4});
}

void endlessExposuresEndByAbort(PortRig &rig)
{
    rig.heard().frames.clear();
    QVERIFY(rig.until([&] { return rig.submit(StartExposures{"r", 200ms, 0, 1}).has_value(); }, 10s));
    QVERIFY(rig.until([&] { return framesOf(rig, "r") >= 5; }, 15s));
    QVERIFY(rig.submit(AbortExposures{"r"}).has_value());
    QVERIFY(
        rig.until([&] { return rig.heard().newest<CameraReport>(kCamera)->state == CameraState::Idle; }, 5s));
    const std::size_t openings = rig.heard().openings.size();
    QVERIFY(
        !rig.until([&] { return rig.heard().openings.size() > openings; }, 700ms)); // none after the abort
}

void smallDevicesMove(PortRig &rig)
{
    const DeviceId focuser{DeviceKind::Focuser, {}};
    const auto position = [&] { return rig.heard().newest<FocuserReport>(focuser); };
    QVERIFY(rig.until([&] { return position().has_value(); }, 5s));
    const int wanted = position()->positionSteps + 40;
    QVERIFY(rig.submit(MoveFocuser{wanted}).has_value());
    QVERIFY(rig.until([&] { return position()->positionSteps == wanted && !position()->isMoving; }, 20s));
}

void unknownDeviceIsRefused(PortRig &rig)
{
    const auto started = rig.submit(StartExposures{"nosuch", 100ms, 1, 1});
    QVERIFY(!started.has_value());
    QVERIFY(
        started.error().code == Errc::Unsupported || started.error().code == Errc::Unavailable
        || started.error().code == Errc::NotFound);
}

void stampsNeverGoBack(PortRig &rig)
{
    std::map<DeviceId, MonoInstant> last;
    for (const DeviceReport &report : rig.heard().reports) {
        const auto [previous, isFirst] = last.try_emplace(report.device, report.measured.mono);
        QVERIFY(isFirst || previous->second <= report.measured.mono);
        previous->second = report.measured.mono;
    }
    QVERIFY(last.size() >= 9);
}

} // namespace contract
} // namespace tulpar
