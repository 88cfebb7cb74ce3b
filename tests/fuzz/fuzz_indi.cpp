#include "core/indi/blob_frame.h"
#include "core/indi/device_readings.h"
#include "tests/fuzz/support_bytes.h"
#include "tests/fuzz/support_notice.h"

#include <indipropertyblob.h>
#include <indipropertynumber.h>
#include <indipropertyswitch.h>
#include <indipropertytext.h>

#include <cmath>
#include <vector>

using namespace tulpar;

namespace {

// The bytes are a stream of properties: which of those below (or one of any name), its state, and its values.

struct Known {
    const char *device;
    const char *name;
    INDI_PROPERTY_TYPE type;
    std::vector<const char *> elements;
};

const std::vector<Known> kKnown{
    {"Tulpar Mount", "CONNECTION", INDI_SWITCH, {"CONNECT", "DISCONNECT"}},
    {"Tulpar Mount", "EQUATORIAL_EOD_COORD", INDI_NUMBER, {"RA", "DEC"}},
    {"Tulpar Mount", "HORIZONTAL_COORD", INDI_NUMBER, {"AZ", "ALT"}},
    {"Tulpar Mount", "MECHANICAL_POSITION", INDI_NUMBER, {"AZ", "ALT"}},
    {"Tulpar Mount", "TARGET_DISTANCE", INDI_NUMBER, {"ARCSEC"}},
    {"Tulpar Mount", "TARGET_ICRS", INDI_NUMBER, {"RA", "DEC"}},
    {"Tulpar Mount", "TELESCOPE_TRACK_STATE", INDI_SWITCH, {"TRACK_ON", "TRACK_OFF"}},
    {"Tulpar Mount", "TELESCOPE_PARK", INDI_SWITCH, {"PARK", "UNPARK"}},
    {"Tulpar Roof", "CONNECTION", INDI_SWITCH, {"CONNECT", "DISCONNECT"}},
    {"Tulpar Roof", "OPENING_STATE", INDI_TEXT, {"STATE"}},
    {"Tulpar Roof", "OPEN_FRACTION", INDI_NUMBER, {"FRACTION"}},
    {"Tulpar Roof", "DOME_SHUTTER", INDI_SWITCH, {"SHUTTER_OPEN", "SHUTTER_CLOSE"}},
    {"Tulpar Roof", "DOME_PARK", INDI_SWITCH, {"PARK", "UNPARK"}},
    {"Tulpar Cover", "CAP_PARK", INDI_SWITCH, {"PARK", "UNPARK"}},
    {"Tulpar Cover", "OPENING_STATE", INDI_TEXT, {"STATE"}},
    {"Tulpar Camera r", "CONNECTION", INDI_SWITCH, {"CONNECT", "DISCONNECT"}},
    {"Tulpar Camera r", "EXPOSURE_OPENED", INDI_TEXT, {"CHANNEL", "START_UTC", "EXPOSURE_S", "NUMBER"}},
    {"Tulpar Camera r", "EXPOSURE_STATE", INDI_TEXT, {"STATE"}},
    {"Tulpar Camera r", "CCD_EXPOSURE", INDI_NUMBER, {"CCD_EXPOSURE_VALUE"}},
    {"Tulpar Camera r", "CCD_TEMPERATURE", INDI_NUMBER, {"CCD_TEMPERATURE_VALUE"}},
    {"Tulpar Camera r", "CCD_EM_GAIN", INDI_NUMBER, {"EM_GAIN"}},
    {"Tulpar Camera r", "CCD1", INDI_BLOB, {"CCD1"}},
    {"Tulpar Focuser", "ABS_FOCUS_POSITION", INDI_NUMBER, {"FOCUS_ABSOLUTE_POSITION"}},
    {"Tulpar Focuser", "FOCUS_TEMPERATURE", INDI_NUMBER, {"TEMPERATURE"}},
    {"Tulpar Rotator", "ABS_ROTATOR_ANGLE", INDI_NUMBER, {"ANGLE"}},
    {"Tulpar Weather",
     "WEATHER_PARAMETERS",
     INDI_NUMBER,
     {"WEATHER_TEMPERATURE", "WEATHER_HUMIDITY", "WEATHER_DEWPOINT", "WEATHER_WIND_SPEED",
      "WEATHER_WIND_GUST", "WEATHER_PRESSURE", "WEATHER_SKY_TEMPERATURE", "WEATHER_RAIN"}},
};

template <class P, class Fill>
INDI::Property filled(const Known &known, InputBytes &input, Fill fill)
{
    P property(known.elements.size());
    property.setDeviceName(known.device);
    property.setName(known.name);
    property.setState(static_cast<IPState>(input.byte() % 4));
    for (std::size_t i = 0; i < known.elements.size(); ++i) {
        property[i].setName(known.elements[i]);
        fill(property[i]);
    }
    return property;
}

INDI::Property propertyFrom(InputBytes &input)
{
    const std::uint8_t which = input.byte();
    Known known = kKnown[which % kKnown.size()];
    std::string name;
    if (which >= 0xF0) { // a device of ours with a property that nobody knows, or of another kind
        name = input.text(input.byte() % 32);
        known.name = name.c_str();
        known.type = static_cast<INDI_PROPERTY_TYPE>(input.byte() % 3);
    }
    switch (known.type) {
    case INDI_SWITCH:
        return filled<INDI::PropertySwitch>(
            known, input, [&](auto &widget) { widget.setState(input.byte() % 2 != 0 ? ISS_ON : ISS_OFF); });
    case INDI_TEXT:
        return filled<INDI::PropertyText>(
            known, input, [&](auto &widget) { widget.setText(input.text(input.byte() % 40)); });
    case INDI_BLOB: {
        // What a camera sends lives as long as the property; here as long as the input.
        const auto bytes = input.bytes(std::size_t{input.byte()} * 64);
        return filled<INDI::PropertyBlob>(known, input, [&](auto &widget) {
            widget.setBlob(const_cast<std::uint8_t *>(bytes.data()));
            widget.setBlobLen(static_cast<int>(bytes.size()));
        });
    }
    default:
        return filled<INDI::PropertyNumber>(known, input, [&](auto &widget) {
            const std::uint8_t kind = input.byte();
            // Every second number is a likely one, so that the stream gets anywhere.
            widget.setValue(kind % 2 == 0 ? input.number() : static_cast<std::int8_t>(kind) * 1.5);
        });
    }
}

bool isSane(double value)
{
    return std::isfinite(value) && std::abs(value) <= 1e9;
}

bool isSane(const std::optional<double> &value)
{
    return !value || isSane(*value);
}

/// What the gate may rely on: whatever a driver sends, no report carries a number that is none.
struct Sane {
    bool operator()(const LinkReport &) const { return true; }
    bool operator()(const MountReport &mount) const
    {
        const double altitude = mount.pointing.altitude.asDegrees();
        return altitude >= -90.0001 && altitude <= 90.0001 && isSane(mount.pointing.azimuth.asDegrees())
            && isSane(mount.azimuthMechanical.asDegrees()) && isSane(mount.distanceToTarget.asDegrees())
            && (!mount.target || isSane(mount.target->ra.asDegrees()))
            && (!mount.target || std::abs(mount.target->dec.asDegrees()) <= 90.0001);
    }
    bool operator()(const OpeningReport &opening) const
    {
        return !opening.openFraction || (*opening.openFraction >= 0 && *opening.openFraction <= 1);
    }
    bool operator()(const CameraReport &camera) const
    {
        return camera.exposure >= Duration{} && camera.exposure <= fromSeconds(1e6)
            && isSane(camera.sensorTemperatureC) && camera.emGain >= 0;
    }
    bool operator()(const FocuserReport &focuser) const { return isSane(focuser.temperatureC); }
    bool operator()(const RotatorReport &rotator) const { return isSane(rotator.angle.asDegrees()); }
    bool operator()(const WeatherReport &weather) const
    {
        return isSane(weather.temperatureC) && isSane(weather.humidityPercent) && isSane(weather.dewPointC)
            && isSane(weather.windMPerS) && isSane(weather.gustMPerS) && isSane(weather.pressureHPa)
            && isSane(weather.skyTemperatureC);
    }
};

void check(const DeviceReadings::Value &value)
{
    if (const auto *report = std::get_if<DeviceReport>(&value))
        demand(std::visit(Sane{}, report->body));
    if (const auto *opened = std::get_if<ExposureOpened>(&value))
        demand(opened->exposure >= Duration{} && opened->exposure <= fromSeconds(1e6));
    if (const auto *frame = std::get_if<CameraFrame>(&value))
        demand(
            frame->pixels && frame->width > 0 && frame->height > 0
            && frame->pixels->size()
                == static_cast<std::size_t>(frame->width) * static_cast<std::size_t>(frame->height));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size > 2880 && data[0] == 'S') { // a camera's image alone
        const auto frame = frameFromFits({reinterpret_cast<const std::byte *>(data), size}, "r", {});
        if (frame)
            check(*frame);
        return 0;
    }
    InputBytes input(data, size);
    DeviceReadings readings({}, {});
    Now now{UtcInstant{1'700'000'000'000'000'000}, MonoInstant{}};
    while (!input.isEmpty()) {
        now = {now.utc + 20ms, now.mono + 20ms};
        const std::uint8_t step = input.byte();
        if (step == 0xFF) {
            for (const auto &value : readings.lose(now))
                check(value);
            continue;
        }
        const auto occasion =
            step % 4 == 0 ? DeviceReadings::Occasion::Defined : DeviceReadings::Occasion::Changed;
        for (const auto &value : readings.take(propertyFrom(input), occasion, now))
            check(value);
        if (const auto error = readings.takeError())
            demand(!error->detail.empty());
    }
    return 0;
}
