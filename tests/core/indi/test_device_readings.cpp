#include "core/indi/device_readings.h"

#include <indipropertynumber.h>
#include <indipropertyswitch.h>
#include <indipropertytext.h>

#include <QTest>

#include <limits>

using namespace tulpar;

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinite = std::numeric_limits<double>::infinity();

INDI::Property numbers(
    const char *device, const char *name, std::initializer_list<std::pair<const char *, double>> values,
    IPState state = IPS_OK)
{
    INDI::PropertyNumber property(values.size());
    property.setDeviceName(device);
    property.setName(name);
    property.setState(state);
    std::size_t i = 0;
    for (const auto &[element, value] : values) {
        property[i].setName(element);
        property[i++].setValue(value);
    }
    return property;
}

INDI::Property choice(const char *device, const char *name, const char *on, const char *off, IPState state)
{
    INDI::PropertySwitch property(2);
    property.setDeviceName(device);
    property.setName(name);
    property.setState(state);
    property[0].setName(on);
    property[0].setState(ISS_ON);
    property[1].setName(off);
    return property;
}

/// Reports of one kind of body out of what was heard.
template <class Body>
std::vector<Body> bodies(const std::vector<DeviceReadings::Value> &values)
{
    std::vector<Body> found;
    for (const auto &value : values)
        if (const auto *report = std::get_if<DeviceReport>(&value))
            if (const auto *body = std::get_if<Body>(&report->body))
                found.push_back(*body);
    return found;
}

} // namespace

/// What a driver sends, however odd, as what the gate may rely on.
class TestDeviceReadings : public QObject {
    Q_OBJECT

private slots:
    void nonsenseIsNoMeasurement_data();
    void nonsenseIsNoMeasurement();
    void weatherWithoutANumberHasNoValue();
    void idleIsNotParked();
    void gainAndExposureAreMeasured();

private:
    [[nodiscard]] std::vector<DeviceReadings::Value> hear(const INDI::Property &property)
    {
        return m_readings.take(property, DeviceReadings::Occasion::Changed, Now{});
    }
    DeviceReadings m_readings{{}, {}};
};

void TestDeviceReadings::nonsenseIsNoMeasurement_data()
{
    QTest::addColumn<double>("number");
    QTest::newRow("not a number") << kNone;
    QTest::newRow("infinite") << kInfinite;
    QTest::newRow("huge") << 1e300;
    QTest::newRow("minus huge") << -1e300;
}

void TestDeviceReadings::nonsenseIsNoMeasurement()
{
    QFETCH(double, number);
    m_readings = DeviceReadings({}, {});
    QVERIFY(hear(numbers("Tulpar Mount", "HORIZONTAL_COORD", {{"AZ", 10}, {"ALT", number}})).empty());
    // Without a place there is no report of the mount: it grows stale, and stale is unknown.
    QVERIFY(hear(numbers("Tulpar Mount", "EQUATORIAL_EOD_COORD", {{"RA", number}, {"DEC", 20}})).empty());
    QVERIFY(hear(numbers("Tulpar Camera r", "CCD_TEMPERATURE", {{"CCD_TEMPERATURE_VALUE", number}})).empty());
    QVERIFY(hear(numbers("Tulpar Camera r", "CCD_EM_GAIN", {{"EM_GAIN", number}})).empty());
    QVERIFY(
        hear(numbers("Tulpar Focuser", "ABS_FOCUS_POSITION", {{"FOCUS_ABSOLUTE_POSITION", number}})).empty());
    QVERIFY(hear(numbers("Tulpar Rotator", "ABS_ROTATOR_ANGLE", {{"ANGLE", number}})).empty());
    const auto roof =
        bodies<OpeningReport>(hear(numbers("Tulpar Roof", "OPEN_FRACTION", {{"FRACTION", number}})));
    QCOMPARE(roof.size(), std::size_t{1});
    QVERIFY(!roof.front().openFraction);
    QCOMPARE(roof.front().state, OpeningState::Unknown);
}

void TestDeviceReadings::weatherWithoutANumberHasNoValue()
{
    const auto weather = bodies<WeatherReport>(hear(numbers(
        "Tulpar Weather", "WEATHER_PARAMETERS",
        {{"WEATHER_TEMPERATURE", 4.5}, {"WEATHER_HUMIDITY", kNone}, {"WEATHER_RAIN", kNone}})));
    QCOMPARE(weather.size(), std::size_t{1});
    QCOMPARE(weather.front().temperatureC, std::optional(4.5));
    QVERIFY(!weather.front().humidityPercent && !weather.front().isRaining && !weather.front().windMPerS);
}

/// PARK with the state Idle is what a driver says that does not know: never taken as parked.
void TestDeviceReadings::idleIsNotParked()
{
    (void)hear(numbers("Tulpar Mount", "HORIZONTAL_COORD", {{"AZ", 10}, {"ALT", 20}}));
    for (const auto &[state, isParked] :
         {std::pair{IPS_IDLE, false}, {IPS_BUSY, false}, {IPS_ALERT, false}, {IPS_OK, true}}) {
        const auto mount =
            bodies<MountReport>(hear(choice("Tulpar Mount", "TELESCOPE_PARK", "PARK", "UNPARK", state)));
        QCOMPARE(mount.size(), std::size_t{1});
        QCOMPARE(mount.front().isParked, isParked);
    }
}

void TestDeviceReadings::gainAndExposureAreMeasured()
{
    const auto gain =
        bodies<CameraReport>(hear(numbers("Tulpar Camera r", "CCD_EM_GAIN", {{"EM_GAIN", 77}})));
    QCOMPARE(gain.size(), std::size_t{1});
    QCOMPARE(gain.front().emGain, 77);
    const auto values =
        hear(numbers("Tulpar Camera r", "CCD_EXPOSURE", {{"CCD_EXPOSURE_VALUE", 2.5}}, IPS_BUSY));
    const auto exposing = bodies<CameraReport>(values);
    QCOMPARE(exposing.size(), std::size_t{1});
    QCOMPARE(exposing.front().exposure, Duration(2500ms));
    QCOMPARE(exposing.front().emGain, 77);
}

QTEST_GUILESS_MAIN(TestDeviceReadings)
#include "test_device_readings.moc"
