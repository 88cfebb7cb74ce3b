#include "app/simulator_camera.h"

#include "core/time/duration_of.h"

#include "app/simulator_image.h"
#include "core/base/parse.h"

#include <algorithm>
#include <cmath>

namespace tulpar {

namespace {
const char *deviceName(Band band)
{
    switch (band) {
    case Band::G:
        return "Tulpar Camera g";
    case Band::R:
        return "Tulpar Camera r";
    case Band::I:
        break;
    }
    return "Tulpar Camera i";
}
} // namespace

SimulatedCamera::SimulatedCamera(SimulatedObservatory &observatory, Band band)
    : SimulatedDevice(observatory, deviceName(band), CCD_INTERFACE)
    , m_band(band)
{
    observatory.listen(
        band,
        {[this](const Exposure &exposure) { opened(exposure); },
         [this](const FinishedFrame &frame) { send(frame); }});
}

void SimulatedCamera::makeProperties()
{
    fillNumber(m_exposure, "CCD_EXPOSURE", "Expose", IP_RW, {"CCD_EXPOSURE_VALUE"}, 0, 3600);
    fillSwitch(m_abort, "CCD_ABORT_EXPOSURE", "Abort", ISR_ATMOST1, {"ABORT"});
    fillSwitch(m_fast, "CCD_FAST_TOGGLE", "Sequence", ISR_1OFMANY, {"INDI_ENABLED", "INDI_DISABLED"}, 1);
    fillNumber(m_fastCount, "CCD_FAST_COUNT", "Frames", IP_RW, {"FRAMES"}, 0, 1e6);
    m_fastCount[0].setValue(1);
    fillNumber(m_emGain, "CCD_EM_GAIN", "EM gain", IP_RW, {"EM_GAIN"}, 1, 1000);
    m_emGain[0].setValue(1);
    fillNumber(m_gain, "CCD_GAIN", "Gain", IP_RW, {"GAIN"}, 1, 1000);
    m_gain[0].setValue(1);
    m_image[0].fill("CCD1", "Image", "");
    m_image.fill(getDeviceName(), "CCD1", "Image", "Main Control", IP_RO, 60, IPS_IDLE);
    own(m_image);
    fillText(m_opened, "EXPOSURE_OPENED", "Opened", {"CHANNEL", "START_UTC", "EXPOSURE_S", "NUMBER"});
    fillText(m_state, "EXPOSURE_STATE", "State", {"STATE"});
    m_state[0].setText("idle");
    fillNumber(m_temperature, "CCD_TEMPERATURE", "Sensor", IP_RW, {"CCD_TEMPERATURE_VALUE"}, -95, 25);
    fillNumber(
        m_info, "CCD_INFO", "Chip", IP_RO,
        {"CCD_MAX_X", "CCD_MAX_Y", "CCD_PIXEL_SIZE", "CCD_PIXEL_SIZE_X", "CCD_PIXEL_SIZE_Y",
         "CCD_BITSPERPIXEL"});
    const std::array<double, 6> chip{kFrameWidth, kFrameHeight, 13, 13, 13, 16};
    for (std::size_t i = 0; i < chip.size(); ++i)
        m_info[i].setValue(chip[i]);
    fillNumber(m_frame, "CCD_FRAME", "Frame", IP_RO, {"X", "Y", "WIDTH", "HEIGHT"});
    m_frame[2].setValue(kFrameWidth);
    m_frame[3].setValue(kFrameHeight);
    fillNumber(m_binning, "CCD_BINNING", "Binning", IP_RO, {"HOR_BIN", "VER_BIN"});
    m_binning[0].setValue(1);
    m_binning[1].setValue(1);
    fillSwitch(
        m_frameType, "CCD_FRAME_TYPE", "Type", ISR_1OFMANY,
        {"FRAME_LIGHT", "FRAME_BIAS", "FRAME_DARK", "FRAME_FLAT"}, 0);
    fillSwitch(m_format, "CCD_TRANSFER_FORMAT", "Format", ISR_1OFMANY, {"FORMAT_FITS"}, 0);
    fillText(m_filter, "FILTER_NAME", "Filter", {"FILTER_NAME_VALUE"});
    m_filter[0].setText(std::string(nameOf(m_band)) + "'");
    fillNumber(m_readout, "READOUT", "Readout", IP_RO, {"READOUT_S", "GAP_S"});
    const CameraTiming timing;
    m_readout[0].setValue(seconds(timing.readout));
    m_readout[1].setValue(seconds(timing.gap));
}

Result<void> SimulatedCamera::numberSet(INDI::PropertyNumber &property, const std::vector<double> &values)
{
    if (property.isNameMatch("CCD_EXPOSURE")) {
        const bool isSequence = m_fast[0].getState() == ISS_ON;
        const auto exposure = durationOf(values[0]);
        if (!exposure)
            return fail(Errc::OutOfRange, "exposure");
        StartExposures start;
        start.channel = nameOf(m_band);
        start.exposure = *exposure;
        start.count = isSequence ? static_cast<int>(std::lround(m_fastCount[0].getValue())) : 1;
        start.emGain = static_cast<int>(std::lround(m_emGain[0].getValue()));
        start.kind = m_kind;
        return m_observatory.perform(start);
    }
    if (property.isNameMatch("CCD_FAST_COUNT")) {
        say(m_fastCount, {values[0]}, IPS_OK);
        return {};
    }
    if (property.isNameMatch("CCD_EM_GAIN") || property.isNameMatch("CCD_GAIN")) {
        say(m_emGain, {values[0]}, IPS_OK);
        say(m_gain, {values[0]}, IPS_OK);
        return {};
    }
    if (property.isNameMatch("CCD_TEMPERATURE")) {
        m_observatory.received("cool_camera", ",\"channel\":\"" + std::string(nameOf(m_band)) + '"');
        auto done = m_observatory.world().setCameraTemperature(m_band, values[0]);
        m_observatory.changed();
        return done;
    }
    return SimulatedDevice::numberSet(property, values);
}

Result<void> SimulatedCamera::switchSet(INDI::PropertySwitch &property, const std::string &element, bool on)
{
    if (property.isNameMatch("CCD_ABORT_EXPOSURE")) {
        abort();
        return {};
    }
    if (property.isNameMatch("CCD_FAST_TOGGLE")) {
        sayChoice(m_fast, element == "INDI_ENABLED" ? 0 : 1, IPS_OK);
        return {};
    }
    if (property.isNameMatch("CCD_FRAME_TYPE") && element != "FRAME_BIAS") {
        m_kind = element == "FRAME_DARK" ? ExposureKind::Dark
            : element == "FRAME_FLAT"    ? ExposureKind::Flat
                                         : ExposureKind::Light;
        sayChoice(m_frameType, property.findWidgetIndexByName(element.c_str()), IPS_OK);
        return {};
    }
    if (property.isNameMatch("CCD_TRANSFER_FORMAT"))
        return {};
    return SimulatedDevice::switchSet(property, element, on);
}

void SimulatedCamera::abort()
{
    const Result<void> done = m_observatory.perform(AbortExposures{std::string(nameOf(m_band))});
    m_observatory.forgetOpenExposure(m_band);
    m_abort.reset();
    m_abort.setState(done ? IPS_OK : IPS_ALERT);
    m_abort.apply();
    say(m_exposure, {0}, IPS_IDLE);
    refresh(true);
}

void SimulatedCamera::opened(const Exposure &exposure)
{
    if (!isConnected())
        return;
    sayText(
        m_opened,
        {std::string(nameOf(m_band)), isoUtc(exposure.start, 3), fixed(seconds(exposure.duration), 6),
         std::to_string(exposure.number)},
        IPS_OK);
    tellExposure();
}

void SimulatedCamera::tellExposure()
{
    const World &world = m_observatory.lastWorld();
    const CameraModel &camera = world.camera(m_band);
    if (const auto open = camera.open(world.now()))
        say(m_exposure, {seconds(open->end() - world.now())}, IPS_BUSY);
    else if (camera.isBusy())
        say(m_exposure, {0}, IPS_BUSY);
    const CameraState state = camera.report(world.now()).state;
    if (state != m_lastState) {
        m_lastState = state;
        sayText(m_state, {std::string(nameOf(state))}, state == CameraState::Fault ? IPS_ALERT : IPS_OK);
    }
}

void SimulatedCamera::send(const FinishedFrame &frame)
{
    if (!isConnected())
        return;
    sendImage(getDeviceName(), m_image.getName(), {frame.bytes.get(), frame.size});
    if (!m_observatory.lastWorld().camera(m_band).isBusy()) {
        say(m_exposure, {0}, IPS_OK);
        refresh(true);
    }
}

void SimulatedCamera::refresh(bool isForced)
{
    if (!isConnected())
        return;
    const World &world = m_observatory.lastWorld();
    const CameraReport report = world.camera(m_band).report(world.now());
    const bool isChange = report.state != m_lastState;
    const bool isBusy = report.state == CameraState::Exposing || report.state == CameraState::Reading;
    if (!isDue(isBusy ? 250 : 1000, isForced || isChange))
        return;
    tellExposure();
    say(m_temperature, {report.sensorTemperatureC}, report.isCold ? IPS_OK : IPS_BUSY);
}

} // namespace tulpar
