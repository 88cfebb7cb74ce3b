#include "core/indi/device_readings.h"

#include "core/base/parse.h"
#include "core/indi/blob_frame.h"
#include "core/indi/property_change.h"
#include "core/sky/observer.h"

#include <indipropertyblob.h>
#include <indipropertynumber.h>
#include <indipropertyswitch.h>
#include <indipropertytext.h>

#include <span>
#include <utility>

namespace tulpar {

namespace {

/// None when there is no such element, or no number between the two in it: then nothing was measured.
std::optional<double> numberIn(
    const INDI::Property &property, const char *element, double low = -1e9, double high = 1e9)
{
    const INDI::PropertyNumber numbers(property);
    const auto *widget = numbers.isValid() ? numbers.findWidgetByName(element) : nullptr;
    if (widget == nullptr || !(widget->getValue() >= low && widget->getValue() <= high)) // nor not-a-number
        return std::nullopt;
    return widget->getValue();
}

/// The same of a sum of an angle: no telescope has turned ten thousand times.
std::optional<double> degreesIn(const INDI::Property &property, const char *element)
{
    return numberIn(property, element, -3.6e6, 3.6e6);
}

constexpr double kLongestExposureS = 1e6;

bool isOn(const INDI::Property &property, const char *element)
{
    const INDI::PropertySwitch switches(property);
    const auto *widget = switches.isValid() ? switches.findWidgetByName(element) : nullptr;
    return widget != nullptr && widget->getState() == ISS_ON;
}

std::string textIn(const INDI::Property &property, const char *element)
{
    const INDI::PropertyText texts(property);
    const auto *widget = texts.isValid() ? texts.findWidgetByName(element) : nullptr;
    return widget != nullptr && widget->getText() != nullptr ? std::string(widget->getText()) : std::string();
}

/// What INDI's own shutters and caps say by a switch and its state; nothing while they have not said
/// anything.
std::optional<OpeningState> openingOf(IPState state, bool saysOpen, bool saysClosed)
{
    if (state == IPS_ALERT)
        return OpeningState::Fault;
    if (saysOpen == saysClosed)
        return std::nullopt;
    if (state == IPS_BUSY)
        return saysOpen ? OpeningState::Opening : OpeningState::Closing;
    return saysOpen ? OpeningState::Open : OpeningState::Closed;
}

} // namespace

DeviceReadings::DeviceReadings(const IndiNames &names, const Site &site)
    : m_site(site)
{
    for (const DeviceKind kind :
         {DeviceKind::Mount, DeviceKind::Roof, DeviceKind::Cover, DeviceKind::Focuser, DeviceKind::Rotator,
          DeviceKind::Weather})
        if (const std::string name = indiNameOf({kind, {}}, names); !name.empty())
            m_devices[name] = {kind, {}};
    for (const auto &[channel, name] : names.cameras)
        m_devices[name] = {DeviceKind::Camera, channel};
}

std::optional<DeviceId> DeviceReadings::deviceNamed(const std::string &name) const
{
    const auto found = m_devices.find(name);
    return found == m_devices.end() ? std::nullopt : std::optional(found->second);
}

std::optional<Error> DeviceReadings::takeError()
{
    return std::exchange(m_error, std::nullopt);
}

std::vector<DeviceReadings::Value> DeviceReadings::take(
    INDI::Property property, Occasion occasion, const Now &now)
{
    std::vector<Value> values;
    const auto device = deviceNamed(property.getDeviceName());
    if (!device)
        return values;
    if (property.isNameMatch("CONNECTION")) {
        const bool isConnected =
            isOn(property, "CONNECT") && property.getState() != IPS_ALERT && property.getState() != IPS_BUSY;
        if (m_isConnected[*device] != isConnected) {
            m_isConnected[*device] = isConnected;
            values.emplace_back(DeviceReport{*device, LinkReport{isConnected}, now});
        }
        return values;
    }
    switch (device->kind) {
    case DeviceKind::Mount:
        takeMount(property, now, values);
        break;
    case DeviceKind::Roof:
    case DeviceKind::Cover:
        takeOpening(*device, property, now, values);
        break;
    case DeviceKind::Camera:
        takeCamera(*device, property, occasion, now, values);
        break;
    case DeviceKind::Focuser:
    case DeviceKind::Rotator:
        takeOther(*device, property, now, values);
        break;
    case DeviceKind::Weather:
        // INDI repeats the old values with Alert when its station did not answer: that is no measurement.
        if (occasion == Occasion::Changed && property.getState() != IPS_ALERT)
            takeOther(*device, property, now, values);
        break;
    }
    return values;
}

std::vector<DeviceReadings::Value> DeviceReadings::lose(const std::string &deviceName, const Now &now)
{
    std::vector<Value> values;
    const auto device = deviceNamed(deviceName);
    if (!device || !m_isConnected[*device])
        return values;
    m_isConnected[*device] = false;
    values.emplace_back(DeviceReport{*device, LinkReport{false}, now});
    return values;
}

std::vector<DeviceReadings::Value> DeviceReadings::lose(const Now &now)
{
    std::vector<Value> values;
    for (const auto &[name, device] : m_devices)
        for (Value &value : lose(name, now))
            values.push_back(std::move(value));
    m_mount = {};
    m_hasHorizontal = false;
    m_hasMechanical = false;
    m_openings.clear();
    m_saysState.clear();
    m_cameras.clear();
    m_focuser = {};
    m_rotator = {};
    return values;
}

void DeviceReadings::takeMount(const INDI::Property &property, const Now &now, std::vector<Value> &values)
{
    if (property.isNameMatch("HORIZONTAL_COORD")) {
        const auto azimuth = degreesIn(property, "AZ");
        const auto altitude = numberIn(property, "ALT", -90, 90);
        if (!azimuth || !altitude)
            return;
        m_hasHorizontal = true;
        m_mount.pointing = {Angle::degrees(*azimuth).wrapped(), Angle::degrees(*altitude)};
        if (!m_hasMechanical)
            m_mount.azimuthMechanical = m_mount.pointing.azimuth;
        return;
    }
    if (property.isNameMatch("MECHANICAL_POSITION")) {
        if (const auto azimuth = degreesIn(property, "AZ")) {
            m_hasMechanical = true;
            m_mount.azimuthMechanical = Angle::degrees(*azimuth);
        }
        return;
    }
    if (property.isNameMatch("TARGET_DISTANCE")) {
        if (const auto distance = numberIn(property, "ARCSEC", 0, 180 * 3600.0))
            m_mount.distanceToTarget = Angle::arcseconds(*distance);
        return;
    }
    if (property.isNameMatch("TARGET_ICRS")) {
        const auto ra = degreesIn(property, "RA");
        const auto dec = numberIn(property, "DEC", -90, 90);
        const bool isFollowed = property.getState() == IPS_BUSY || property.getState() == IPS_OK;
        m_mount.target = isFollowed && ra && dec
            ? std::optional(IcrsDirection{Angle::degrees(*ra), Angle::degrees(*dec)})
            : std::nullopt;
    } else if (property.isNameMatch("TELESCOPE_TRACK_STATE")) {
        m_mount.isTracking = isOn(property, "TRACK_ON");
    } else if (property.isNameMatch("TELESCOPE_PARK")) {
        // Idle says that nobody knows; only Ok says that it stands there.
        m_mount.isParked = isOn(property, "PARK") && property.getState() == IPS_OK;
    } else if (property.isNameMatch("EQUATORIAL_EOD_COORD")) {
        m_mount.isSlewing = property.getState() == IPS_BUSY;
        const auto ra = numberIn(property, "RA", -24, 48);
        const auto dec = numberIn(property, "DEC", -90, 90);
        if (!ra || !dec)
            return; // it says that it moves, and not where it is
        if (!m_hasHorizontal) {
            const Observer observer(m_site, now.utc);
            m_mount.pointing = observer.observed(ApparentDirection{Angle::hours(*ra), Angle::degrees(*dec)});
            m_mount.azimuthMechanical = m_mount.pointing.azimuth;
        }
    } else {
        return;
    }
    const bool isWhereKnown = m_hasHorizontal || property.isNameMatch("EQUATORIAL_EOD_COORD");
    if (isWhereKnown)
        values.emplace_back(DeviceReport{{DeviceKind::Mount, {}}, m_mount, now});
}

void DeviceReadings::takeOpening(
    const DeviceId &device, const INDI::Property &property, const Now &now, std::vector<Value> &values)
{
    OpeningReport &report = m_openings[device];
    if (property.isNameMatch("OPENING_STATE")) {
        m_saysState[device] = true;
        report.state = enumNamed<OpeningState>(textIn(property, "STATE")).value_or(OpeningState::Unknown);
    } else if (property.isNameMatch("OPEN_FRACTION")) {
        report.openFraction = numberIn(property, "FRACTION", 0, 1);
    } else if (property.isNameMatch("DOME_SHUTTER") && !m_saysState[device]) {
        const auto state =
            openingOf(property.getState(), isOn(property, "SHUTTER_OPEN"), isOn(property, "SHUTTER_CLOSE"));
        report.state = state.value_or(OpeningState::Unknown);
    } else if (property.isNameMatch("CAP_PARK") && !m_saysState[device]) {
        const auto state = openingOf(property.getState(), isOn(property, "UNPARK"), isOn(property, "PARK"));
        report.state = state.value_or(OpeningState::Unknown);
    } else {
        return; // DOME_PARK turns Ok before the shutter is closed: it is never taken as "closed"
    }
    values.emplace_back(DeviceReport{device, report, now});
}

void DeviceReadings::takeCamera(
    const DeviceId &device, const INDI::Property &property, Occasion occasion, const Now &now,
    std::vector<Value> &values)
{
    Camera &camera = m_cameras[device];
    CameraReport &report = camera.report;
    if (property.getType() == INDI_BLOB) {
        takeImage(device, property, now, values);
        return;
    }
    if (property.isNameMatch("EXPOSURE_OPENED")) {
        camera.hasOpenedProperty = true;
        const auto start = parseUtc(textIn(property, "START_UTC"));
        const auto exposure = parseNumber(textIn(property, "EXPOSURE_S"));
        const auto number = parseInteger(textIn(property, "NUMBER"));
        const bool isNew = number && *number > 0 && static_cast<std::uint64_t>(*number) != camera.lastOpened;
        const bool isPossible = exposure && *exposure >= 0 && *exposure <= kLongestExposureS;
        if (!start || !isPossible || !isNew)
            return; // defined, not yet opened, or told again
        camera.lastOpened = static_cast<std::uint64_t>(*number);
        report.exposure = fromSeconds(*exposure);
        if (property.getState() == IPS_IDLE || occasion == Occasion::Defined)
            return; // the last of an earlier run, or told to a core that came later: over perhaps, and no
                    // news
        report.exposureStart = *start;
        report.state = CameraState::Exposing;
        values.emplace_back(ExposureOpened{device.channel, *start, report.exposure, now.mono});
    } else if (property.isNameMatch("EXPOSURE_STATE")) {
        camera.hasStateProperty = true;
        report.state = enumNamed<CameraState>(textIn(property, "STATE")).value_or(CameraState::Fault);
        if (report.state != CameraState::Exposing)
            report.exposureStart.reset();
    } else if (property.isNameMatch("CCD_EXPOSURE")) {
        if (camera.hasStateProperty)
            return;
        const bool wasExposing = report.state == CameraState::Exposing;
        const double leftS = numberIn(property, "CCD_EXPOSURE_VALUE", 0, kLongestExposureS).value_or(0);
        const bool isExposing = property.getState() == IPS_BUSY && leftS > 0;
        const bool isFault = property.getState() == IPS_ALERT;
        report.state = isFault                ? CameraState::Fault
            : isExposing                      ? CameraState::Exposing
            : property.getState() == IPS_BUSY ? CameraState::Reading
                                              : CameraState::Idle;
        if (isExposing && !wasExposing && !camera.hasOpenedProperty) {
            report.exposure = fromSeconds(leftS);
            report.exposureStart = now.utc;
            values.emplace_back(ExposureOpened{device.channel, now.utc, report.exposure, now.mono});
        }
        if (!isExposing)
            report.exposureStart.reset();
    } else if (property.isNameMatch("CCD_TEMPERATURE")) {
        const auto celsius = numberIn(property, "CCD_TEMPERATURE_VALUE", -273.15, 1000);
        if (!celsius)
            return;
        report.sensorTemperatureC = *celsius;
        report.isCold = property.getState() == IPS_OK;
    } else if (property.isNameMatch("CCD_EM_GAIN")) {
        const auto gain = numberIn(property, "EM_GAIN", 0, 1e6);
        if (!gain)
            return;
        report.emGain = static_cast<int>(*gain);
    } else {
        return;
    }
    values.emplace_back(DeviceReport{device, report, now});
}

void DeviceReadings::takeImage(
    const DeviceId &device, const INDI::Property &property, const Now &now, std::vector<Value> &values)
{
    const INDI::PropertyBlob blobs(property);
    if (!blobs.isValid() || blobs.size() == 0 || blobs[0].getBlobLen() <= 0 || blobs[0].getBlob() == nullptr)
        return;
    const std::span bytes(
        static_cast<const std::byte *>(blobs[0].getBlob()), static_cast<std::size_t>(blobs[0].getBlobLen()));
    auto frame = frameFromFits(bytes, device.channel, now.mono);
    if (frame)
        values.emplace_back(std::move(*frame));
    else
        m_error = frame.error();
}

void DeviceReadings::takeOther(
    const DeviceId &device, const INDI::Property &property, const Now &now, std::vector<Value> &values)
{
    const bool isBusy = property.getState() == IPS_BUSY;
    if (property.isNameMatch("ABS_FOCUS_POSITION")) {
        const auto position = numberIn(property, "FOCUS_ABSOLUTE_POSITION");
        if (!position)
            return;
        m_focuser.positionSteps = static_cast<int>(*position);
        m_focuser.isMoving = isBusy;
        values.emplace_back(DeviceReport{device, m_focuser, now});
    } else if (property.isNameMatch("FOCUS_TEMPERATURE")) {
        m_focuser.temperatureC = numberIn(property, "TEMPERATURE");
    } else if (property.isNameMatch("ABS_ROTATOR_ANGLE")) {
        const auto angle = degreesIn(property, "ANGLE");
        if (!angle)
            return;
        m_rotator = {Angle::degrees(*angle), isBusy};
        values.emplace_back(DeviceReport{device, m_rotator, now});
    } else if (property.isNameMatch("WEATHER_PARAMETERS")) {
        WeatherReport weather;
        weather.temperatureC = numberIn(property, "WEATHER_TEMPERATURE");
        weather.humidityPercent = numberIn(property, "WEATHER_HUMIDITY");
        weather.dewPointC = numberIn(property, "WEATHER_DEWPOINT");
        weather.windMPerS = numberIn(property, "WEATHER_WIND_SPEED");
        weather.gustMPerS = numberIn(property, "WEATHER_WIND_GUST");
        weather.pressureHPa = numberIn(property, "WEATHER_PRESSURE");
        weather.skyTemperatureC = numberIn(property, "WEATHER_SKY_TEMPERATURE");
        if (const auto rain = numberIn(property, "WEATHER_RAIN"))
            weather.isRaining = *rain > 0;
        values.emplace_back(DeviceReport{device, weather, now});
    }
}

} // namespace tulpar
