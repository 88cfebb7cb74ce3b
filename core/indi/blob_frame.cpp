#include "core/indi/blob_frame.h"

#include "core/base/parse.h"
#include "core/image/header.h"

namespace tulpar {

namespace {
constexpr std::int64_t kLongestSide = 8192;
constexpr std::size_t kMostCards = 2000;
} // namespace

Result<CameraFrame> frameFromFits(
    std::span<const std::byte> fits, const std::string &channel, MonoInstant received)
{
    const auto header = FitsHeader::parse(fits, kMostCards);
    if (!header)
        return Failure(header.error());
    if (header->truth("SIMPLE") != true)
        return fail(Errc::Malformed, "camera " + channel + ": no SIMPLE = T");
    if (header->integer("BITPIX") != 16 || header->integer("NAXIS") != 2 || header->number("BZERO") != 32768.0
        || header->number("BSCALE").value_or(1) != 1)
        return fail(Errc::Unsupported, "camera " + channel + ": not one image of unsigned 16 bits");
    const std::int64_t width = header->integer("NAXIS1").value_or(0);
    const std::int64_t height = header->integer("NAXIS2").value_or(0);
    if (width < 1 || height < 1 || width > kLongestSide || height > kLongestSide)
        return fail(
            Errc::OutOfRange,
            "camera " + channel + ": " + std::to_string(width) + " by " + std::to_string(height) + " pixels");
    const auto count = static_cast<std::size_t>(width * height);
    if (fits.size() < header->headerBytes() + 2 * count)
        return fail(Errc::Malformed, "camera " + channel + ": image cut short");

    const FrameFacts facts = factsOf(*header);
    CameraFrame frame;
    frame.channel = channel;
    frame.number = facts.number;
    frame.exposureStart = facts.exposureStart.value_or(UtcInstant{});
    frame.exposure = facts.exposure.value_or(Duration{});
    frame.width = static_cast<int>(width);
    frame.height = static_cast<int>(height);
    auto pixels = std::make_shared<std::vector<std::uint16_t>>(count);
    decodeFitsU16(fits.data() + header->headerBytes(), count, pixels->data());
    frame.pixels = std::move(pixels);
    frame.emGain = facts.emGain.value_or(1);
    frame.gainEPerAdu = facts.gainEPerAdu.value_or(1);
    frame.sensorTemperatureC = facts.sensorTemperatureC.value_or(0);
    frame.pointing = facts.pointing.value_or(HorizontalDirection{});
    const auto ra = header->number("RA");
    const auto dec = header->number("DEC");
    if (ra && dec)
        frame.pointingIcrs = IcrsDirection{Angle::degrees(*ra), Angle::degrees(*dec)};
    frame.fieldRotation = Angle::degrees(header->number("ROTPA").value_or(0));
    frame.received = received;
    const std::string kind =
        lowered(header->text("FRAME").value_or(header->text("IMAGETYP").value_or(std::string_view())));
    if (kind.starts_with("dark") || kind.starts_with("bias"))
        frame.kind = ExposureKind::Dark;
    else if (kind.find("flat") != std::string::npos)
        frame.kind = ExposureKind::Flat;
    return frame;
}

} // namespace tulpar
