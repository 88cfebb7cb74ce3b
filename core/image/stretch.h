#pragma once

#include "core/base/enum_names.h"
#include "core/image/statistics.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace tulpar {

enum class StretchCurve { Linear, Asinh };

template <>
struct EnumNames<StretchCurve> {
    static constexpr std::array<std::string_view, 2> names{"linear", "asinh"};
};

/// A table of 65536 entries from pixel value to grey 0..255. Immutable once made; cheap to keep, 64 kB.
/// Asinh is asinh(v / a) / asinh(1 / a) over the range, with a = `softening` (0.1 as astropy's AsinhStretch).
class StretchTable {
public:
    explicit StretchTable(
        DisplayRange range, StretchCurve curve = StretchCurve::Asinh, double softening = 0.1);

    [[nodiscard]] DisplayRange range() const { return m_range; }
    [[nodiscard]] std::uint8_t grey(double value) const; ///< NaN is 0
    [[nodiscard]] std::uint8_t greyOf(std::uint16_t value) const { return m_ofValue[value]; }
    /// greyOf for all 65536 values.
    [[nodiscard]] const std::uint8_t *greys() const { return m_ofValue.data(); }

private:
    DisplayRange m_range;
    std::vector<std::uint8_t> m_ofValue; ///< by 16-bit pixel value
    std::vector<std::uint8_t> m_ofFraction; ///< by 65535 * (value - low) / (high - low), for floats
};

/// The part of a frame to draw, in pixel edges: (0, 0) is the bottom left corner of the frame, (width,
/// height) its top right one. May reach beyond the frame; what is outside is drawn with `outside`.
struct FrameWindow {
    double left = 0;
    double bottom = 0;
    double width = 0;
    double height = 0;
};

/// Where to draw: 8-bit grey, top row first, `stride` bytes a row (QImage::Format_Grayscale8 fits).
struct GreyTarget {
    std::uint8_t *pixels = nullptr;
    int width = 0;
    int height = 0;
    int stride = 0;
    std::uint8_t outside = 0;
};

enum class Sampling {
    Nearest, ///< one frame pixel for each screen pixel: previews, and every magnification
    Box, ///< the mean of the frame pixels a screen pixel covers (at least one), when the frame is drawn
         ///< smaller
};

/// Draws the window into the whole target, touching only the frame pixels the target needs.
/// 1024 x 1024 to the same size takes less than 3 ms on one core (tests/core/image measures it).
void draw(
    const Frame &frame, const FrameWindow &window, const StretchTable &table, Sampling sampling,
    const GreyTarget &target);

} // namespace tulpar
