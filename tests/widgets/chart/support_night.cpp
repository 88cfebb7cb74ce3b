#include "support_night.h"

#include "core/devices/axis_motion.h"
#include "core/sky/observer.h"

#include <algorithm>

namespace tulpar {

namespace {

AlertView alert(
    const char *name, const char *source, double ra, double dec, double errorDeg, AlertState state)
{
    AlertView view;
    view.event = name;
    view.name = name;
    view.source = source;
    view.position = IcrsDirection{Angle::degrees(ra), Angle::degrees(dec)};
    view.errorRadius = Angle::degrees(errorDeg);
    view.receivedUtc = burstNight() - 2h;
    view.state = state;
    return view;
}

} // namespace

UtcInstant burstNight()
{
    return parseUtc("2022-10-09T14:11:34Z").value();
}

Snapshot burstSnapshot()
{
    Snapshot s;
    s.utc = burstNight();
    s.observatory.name = "NUTTelA-TAO";
    s.observatory.site.latitude = Angle::degrees(43.2249); // Assy-Turgen
    s.observatory.site.longitude = Angle::degrees(77.8710);
    s.observatory.site.heightM = 2750;
    s.observatory.site.pressureHPa = 725;
    s.observatory.site.temperatureC = 5;
    s.observatory.isSimulated = true;
    s.observatory.fieldWidth = Angle::arcminutes(10.1);
    s.observatory.channels = {"g", "r", "i"};
    s.observatory.altitudeHard = Angle::degrees(15);
    s.observatory.altitudeSoft = Angle::degrees(20);
    s.observatory.altitudeTop = Angle::degrees(89.9);
    s.observatory.azimuthMin = Angle::degrees(-120);
    s.observatory.azimuthMax = Angle::degrees(480);
    s.observatory.sunAvoidance = Angle::degrees(30);

    ResponseView response;
    response.event = "swift:1126853";
    response.name = "GRB 221009A";
    response.state = ResponseState::Acquiring;
    response.triggerUtc = parseUtc("2022-10-09T14:10:17.99Z").value();
    response.receivedUtc = s.utc - 3600ms;
    response.target = {
        Angle::degrees(288.2632), Angle::degrees(19.8026)}; // Swift BAT position of trigger 1126853
    response.errorRadius = Angle::arcminutes(3);
    response.steps = {{Step::Received, 0ms}, {Step::FirstCommand, 4ms}};
    response.predicted = 8800ms;
    response.slowest = SlowestDevice::Mount;
    const Observer observer(s.observatory.site, s.utc);
    const HorizontalDirection end = observer.observed(response.target);
    const double fromAz = 122;
    const double fromAlt = 34;
    const AxisMotion azimuth(end.azimuth.asDegrees() - fromAz, {});
    const AxisMotion altitude(end.altitude.asDegrees() - fromAlt, {});
    for (Duration t{}; t <= 8800ms; t += 200ms)
        response.path.push_back(
            {{Angle::degrees(fromAz + azimuth.travelledDeg(t)),
              Angle::degrees(fromAlt + altitude.travelledDeg(t))},
             t});
    DeviceView mount;
    mount.device = {DeviceKind::Mount, {}};
    mount.isConnected = true;
    mount.measuredUtc = s.utc - 20ms;
    mount.staleAfter = 2s;
    mount.mount = MountReport{};
    mount.mount->pointing = response.path[18].at;
    mount.mount->azimuthMechanical = mount.mount->pointing.azimuth;
    mount.mount->target = response.target;
    mount.mount->isSlewing = true;
    DeviceView rotator;
    rotator.device = {DeviceKind::Rotator, {}};
    rotator.isConnected = true;
    rotator.measuredUtc = s.utc - 100ms;
    rotator.staleAfter = 60s;
    rotator.rotator = RotatorReport{Angle::degrees(25), false};
    s.devices = {mount, rotator};
    s.response = response;

    s.alerts = rowsOf(
        {alert("swift:1126853", "Swift BAT", 288.2632, 19.8026, 0.05, AlertState::Responding),
         alert("Fermi 686999", "Fermi GBM", 38.5, 31.2, 4.8, AlertState::Ignored),
         alert("EP 01709131", "Einstein Probe", 331.6, 49.4, 0.04, AlertState::Queued),
         alert("Swift 1126700", "Swift BAT", 252.1, 44.0, 0.05, AlertState::Retracted)});
    return s;
}

std::shared_ptr<const SkyData> wholeSky()
{
    const auto data = SkyData::load(QStringLiteral(TULPAR_SOURCE_DIR "/resources/sky"), burstNight());
    return data ? *data : nullptr;
}

std::shared_ptr<const SkyData> smallSky()
{
    const auto star = [](double ra, double dec, float v, float bv, std::uint32_t hip) {
        const Vec3 at = vec3Of(IcrsDirection{Angle::degrees(ra), Angle::degrees(dec)});
        return ChartStar{
            static_cast<float>(at.x), static_cast<float>(at.y), static_cast<float>(at.z), v, bv, hip};
    };
    // J2000 places to a thousandth of a degree, as any bright star list has them.
    std::vector<ChartStar> stars{
        star(279.235, 38.784, 0.03F, 0.0F, 91262),   star(310.358, 45.280, 1.25F, 0.09F, 102098),
        star(297.696, 8.868, 0.77F, 0.22F, 97649),   star(37.955, 89.264, 1.98F, 0.6F, 11767),
        star(213.915, 19.182, -0.05F, 1.23F, 69673), star(101.287, -16.716, -1.46F, 0.0F, 32349)};
    const auto at = [](double ra, double dec) {
        return IcrsDirection{Angle::degrees(ra), Angle::degrees(dec)};
    };
    std::vector<ConstellationLine> lines{
        {"Tri", {at(279.235, 38.784), at(310.358, 45.280), at(297.696, 8.868)}}};
    std::vector<Constellation> constellations{{"Lyr", {"Lyra", "Лира", "Лира"}, at(283, 37)}};
    std::vector<StarName> names{{91262, {"Vega", "Вега", "Вега"}}};
    return SkyData::of(std::move(stars), std::move(constellations), std::move(lines), std::move(names));
}

QSizeF typewriter(const QString &words, TextKind /*kind*/)
{
    return {7.0 * static_cast<double>(words.size()), 14};
}

} // namespace tulpar
