#include "core/indi/property_change.h"

#include <initializer_list>

namespace tulpar {

namespace {

using Changes = std::vector<PropertyChange>;

/// INDI's own cameras end a sequence after at most this many frames; ours take 0 as "no end".
constexpr double kManyFrames = 100'000;

const char *frameType(ExposureKind kind)
{
    switch (kind) {
    case ExposureKind::Light:
        return "FRAME_LIGHT";
    case ExposureKind::Dark:
        return "FRAME_DARK";
    case ExposureKind::Flat:
        break;
    }
    return "FRAME_FLAT";
}

struct Translator {
    const std::string &device;
    const KnownDevice &known;
    const std::function<ApparentDirection(const IcrsDirection &)> &toApparent;

    PropertyChange turn(const std::string &property, const std::string &element) const
    {
        return {device, property, {{element, true}}};
    }

    PropertyChange number(const std::string &property, const std::string &element, double value) const
    {
        return {device, property, {{element, value}}};
    }

    /// The changes, if every property they name is there.
    Result<Changes> checked(Changes changes) const
    {
        for (const PropertyChange &change : changes)
            if (!known.has(change.property))
                return fail(Errc::Unsupported, device + " has no property " + change.property);
        return changes;
    }

    Result<Changes> operator()(const TrackTarget &track) const
    {
        if (known.has("TARGET_ICRS"))
            return Changes{
                {device,
                 "TARGET_ICRS",
                 {{"RA", track.target.ra.asDegrees()}, {"DEC", track.target.dec.asDegrees()}}}};
        const ApparentDirection apparent = toApparent(track.target);
        return checked(
            {turn("ON_COORD_SET", "TRACK"),
             {device,
              "EQUATORIAL_EOD_COORD",
              {{"RA", apparent.ra.wrapped().asHours()}, {"DEC", apparent.dec.asDegrees()}}}});
    }
    Result<Changes> operator()(const StopMount &) const
    {
        return checked({turn("TELESCOPE_ABORT_MOTION", "ABORT")});
    }
    Result<Changes> operator()(const ParkMount &) const { return checked({turn("TELESCOPE_PARK", "PARK")}); }
    Result<Changes> operator()(const UnparkMount &) const
    {
        return checked({turn("TELESCOPE_PARK", "UNPARK")});
    }
    Result<Changes> operator()(const OpenRoof &) const
    {
        Changes changes;
        if (known.isParked && !known.has("OPENING_STATE")) // INDI's own domes refuse to open while parked
            changes.push_back(turn("DOME_PARK", "UNPARK"));
        changes.push_back(turn("DOME_SHUTTER", "SHUTTER_OPEN"));
        return checked(std::move(changes));
    }
    Result<Changes> operator()(const CloseRoof &) const
    {
        return checked({turn("DOME_SHUTTER", "SHUTTER_CLOSE")});
    }
    Result<Changes> operator()(const StopRoof &) const
    {
        return checked({turn("DOME_ABORT_MOTION", "ABORT")});
    }
    Result<Changes> operator()(const OpenCover &) const { return checked({turn("CAP_PARK", "UNPARK")}); }
    Result<Changes> operator()(const CloseCover &) const { return checked({turn("CAP_PARK", "PARK")}); }
    Result<Changes> operator()(const StartExposures &start) const
    {
        Changes changes;
        if (known.has("CCD_FRAME_TYPE"))
            changes.push_back(turn("CCD_FRAME_TYPE", frameType(start.kind)));
        if (known.has("CCD_EM_GAIN"))
            changes.push_back(number("CCD_EM_GAIN", "EM_GAIN", start.emGain));
        if (known.has("CCD_FAST_TOGGLE")) {
            const bool isEndless = start.count == 0;
            const double frames = isEndless && !known.has("EXPOSURE_OPENED") ? kManyFrames : start.count;
            changes.push_back(turn("CCD_FAST_TOGGLE", "INDI_ENABLED"));
            changes.push_back(number("CCD_FAST_COUNT", "FRAMES", frames));
        }
        changes.push_back(number("CCD_EXPOSURE", "CCD_EXPOSURE_VALUE", seconds(start.exposure)));
        return checked(std::move(changes));
    }
    Result<Changes> operator()(const AbortExposures &) const
    {
        return checked({turn("CCD_ABORT_EXPOSURE", "ABORT")});
    }
    Result<Changes> operator()(const CoolCamera &cool) const
    {
        return checked({number("CCD_TEMPERATURE", "CCD_TEMPERATURE_VALUE", cool.setPointC)});
    }
    Result<Changes> operator()(const MoveFocuser &move) const
    {
        return checked({number("ABS_FOCUS_POSITION", "FOCUS_ABSOLUTE_POSITION", move.positionSteps)});
    }
    Result<Changes> operator()(const RotateTo &rotate) const
    {
        return checked({number("ABS_ROTATOR_ANGLE", "ANGLE", rotate.angle.wrapped().asDegrees())});
    }
};

} // namespace

std::string indiNameOf(const DeviceId &device, const IndiNames &names)
{
    switch (device.kind) {
    case DeviceKind::Mount:
        return names.mount;
    case DeviceKind::Roof:
        return names.roof;
    case DeviceKind::Cover:
        return names.cover;
    case DeviceKind::Camera: {
        const auto camera = names.cameras.find(device.channel);
        return camera == names.cameras.end() ? std::string() : camera->second;
    }
    case DeviceKind::Focuser:
        return names.focuser;
    case DeviceKind::Rotator:
        return names.rotator;
    case DeviceKind::Weather:
        return names.weather;
    }
    return {};
}

Result<std::vector<PropertyChange>> changesFor(
    const CommandBody &command, const std::string &deviceName, const KnownDevice &known,
    const std::function<ApparentDirection(const IcrsDirection &)> &toApparent)
{
    return std::visit(Translator{deviceName, known, toApparent}, command);
}

} // namespace tulpar
