#include "core/image/frame.h"

#include <utility>

namespace tulpar {

namespace {
constexpr int kLargestSide = 1 << 20;

Result<std::size_t> countOf(int width, int height)
{
    if (width < 1 || height < 1 || width > kLargestSide || height > kLargestSide)
        return fail(
            Errc::OutOfRange,
            "image of " + std::to_string(width) + " by " + std::to_string(height) + " pixels");
    return static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
}
} // namespace

Result<Frame> Frame::of(
    std::shared_ptr<const std::vector<std::uint16_t>> pixels, int width, int height, FrameFacts facts)
{
    if (!pixels)
        return fail(Errc::OutOfRange, "no pixels");
    const auto bytes = std::as_bytes(std::span(*pixels));
    return view(bytes, std::move(pixels), PixelFormat::U16, width, height, std::move(facts));
}

Result<Frame> Frame::of(std::vector<float> pixels, int width, int height, FrameFacts facts)
{
    auto kept = std::make_shared<const std::vector<float>>(std::move(pixels));
    const auto bytes = std::as_bytes(std::span(*kept));
    return view(bytes, std::move(kept), PixelFormat::F32, width, height, std::move(facts));
}

Result<Frame> Frame::view(
    std::span<const std::byte> bytes, std::shared_ptr<const void> keepsAlive, PixelFormat format, int width,
    int height, FrameFacts facts)
{
    const auto count = countOf(width, height);
    if (!count)
        return Failure(count.error());
    if (bytes.size() != *count * bytesPerPixel(format))
        return fail(
            Errc::OutOfRange,
            std::to_string(bytes.size()) + " bytes for " + std::to_string(width) + " by "
                + std::to_string(height) + " pixels");
    Frame frame;
    frame.m_keepsAlive = std::move(keepsAlive);
    frame.m_pixels = bytes.data();
    frame.m_format = format;
    frame.m_width = width;
    frame.m_height = height;
    frame.m_facts = std::move(facts);
    return frame;
}

Frame Frame::withFacts(FrameFacts facts) const
{
    Frame copy = *this;
    copy.m_facts = std::move(facts);
    return copy;
}

const std::byte *Frame::row(int row) const
{
    return m_pixels
        + static_cast<std::size_t>(row) * static_cast<std::size_t>(m_width) * bytesPerPixel(m_format);
}

double Frame::at(int column, int rowNumber) const
{
    const std::byte *pixel = row(rowNumber) + static_cast<std::size_t>(column) * bytesPerPixel(m_format);
    if (isSixteenBit(m_format))
        return sixteenBitAt(pixel, m_format);
    return static_cast<double>(floatAt(pixel, m_format));
}

void decodeFitsU16(const std::byte *from, std::size_t count, std::uint16_t *to)
{
    // Four pixels at a time: this stands between a camera and the screen.
    constexpr std::uint64_t kLowBytes = 0x00ff'00ff'00ff'00ff;
    constexpr std::uint64_t kSigns = 0x8000'8000'8000'8000;
    std::size_t i = 0;
    if constexpr (std::endian::native == std::endian::little)
        for (; i + 4 <= count; i += 4) {
            std::uint64_t four = 0;
            std::memcpy(&four, from + 2 * i, sizeof four);
            four = (((four & kLowBytes) << 8) | ((four >> 8) & kLowBytes)) ^ kSigns;
            std::memcpy(to + i, &four, sizeof four);
        }
    for (; i < count; ++i)
        to[i] = sixteenBitAt(from + 2 * i, PixelFormat::FitsU16);
}

} // namespace tulpar
