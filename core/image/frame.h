#pragma once

#include "core/base/result.h"
#include "core/image/tangent_plane.h"
#include "core/time/instant.h"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace tulpar {

/// How pixels lie in memory. The Fits kinds are a file's own bytes (big-endian), as a mapped file has them.
enum class PixelFormat {
    U16, ///< native unsigned 16 bit
    F32, ///< native float; NaN: no value
    FitsU16, ///< BITPIX 16, BZERO 32768
    FitsF32, ///< BITPIX -32
};

[[nodiscard]] constexpr std::size_t bytesPerPixel(PixelFormat format)
{
    return format == PixelFormat::U16 || format == PixelFormat::FitsU16 ? 2 : 4;
}
[[nodiscard]] constexpr bool isSixteenBit(PixelFormat format)
{
    return bytesPerPixel(format) == 2;
}

/// What is known of a frame besides its pixels. What is not known is absent.
struct FrameFacts {
    std::string channel; ///< "g", "r", "i"; empty: unknown
    std::uint64_t number = 0;
    std::optional<UtcInstant> exposureStart;
    std::optional<Duration> exposure;
    std::optional<int> emGain;
    std::optional<double> gainEPerAdu;
    std::optional<double> sensorTemperatureC;
    std::optional<HorizontalDirection> pointing;
    std::optional<TangentPlane> wcs; ///< only when the header has a plain ICRS or FK5 J2000 TAN
    std::string event; ///< empty: none
    std::optional<IcrsDirection> eventPosition; ///< as known when the exposure opened
    std::optional<Angle> eventError;
    std::optional<UtcInstant> trigger;
    bool isSimulated = false;
};

/// One image: pixels that are shared and never change, bottom row first, and its facts. Cheap to copy.
/// It may look straight into a mapped file, whose mapping it then keeps. Safe to read from any thread.
class Frame {
public:
    Frame() = default; ///< no pixels

    /// `pixels` row by row, bottom row first; Errc::OutOfRange unless width * height pixels are there.
    [[nodiscard]] static Result<Frame> of(
        std::shared_ptr<const std::vector<std::uint16_t>> pixels, int width, int height,
        FrameFacts facts = {});
    [[nodiscard]] static Result<Frame> of(
        std::vector<float> pixels, int width, int height, FrameFacts facts = {});
    /// Looks at `bytes` in place; `keepsAlive` owns them (a mapping, a vector).
    [[nodiscard]] static Result<Frame> view(
        std::span<const std::byte> bytes, std::shared_ptr<const void> keepsAlive, PixelFormat format,
        int width, int height, FrameFacts facts = {});

    [[nodiscard]] bool isEmpty() const { return m_width == 0; }
    [[nodiscard]] int width() const { return m_width; }
    [[nodiscard]] int height() const { return m_height; }
    [[nodiscard]] std::size_t pixelCount() const
    {
        return static_cast<std::size_t>(m_width) * static_cast<std::size_t>(m_height);
    }
    [[nodiscard]] PixelFormat format() const { return m_format; }
    [[nodiscard]] const FrameFacts &facts() const { return m_facts; }
    [[nodiscard]] Frame withFacts(FrameFacts facts) const;

    /// The value at a 0-based column and row (row 0 at the bottom), within the frame; NaN where the pixel has
    /// none.
    [[nodiscard]] double at(int column, int row) const;
    /// The first byte of a row, in `format()`; may be unaligned for its type.
    [[nodiscard]] const std::byte *row(int row) const;

private:
    std::shared_ptr<const void> m_keepsAlive;
    const std::byte *m_pixels = nullptr;
    PixelFormat m_format = PixelFormat::U16;
    int m_width = 0;
    int m_height = 0;
    FrameFacts m_facts;
};

/// The native value of one pixel of 16 bits in memory.
[[nodiscard]] inline std::uint16_t sixteenBitAt(const std::byte *pixel, PixelFormat format)
{
    std::uint16_t raw = 0;
    std::memcpy(&raw, pixel, sizeof raw);
    if (format == PixelFormat::U16)
        return raw;
    if constexpr (std::endian::native == std::endian::little)
        raw = static_cast<std::uint16_t>((raw >> 8) | (raw << 8));
    return raw ^ 0x8000; // BZERO 32768: the sign bit flipped
}

/// The native value of one float in memory.
[[nodiscard]] inline float floatAt(const std::byte *pixel, PixelFormat format)
{
    std::uint32_t raw = 0;
    std::memcpy(&raw, pixel, sizeof raw);
    if (format == PixelFormat::FitsF32 && std::endian::native == std::endian::little)
        raw = __builtin_bswap32(raw);
    return std::bit_cast<float>(raw);
}

/// Turns `count` BITPIX 16 / BZERO 32768 pixels of a FITS file into native ones.
void decodeFitsU16(const std::byte *from, std::size_t count, std::uint16_t *to);

} // namespace tulpar
