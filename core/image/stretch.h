#pragma once

#include "core/base/enum_names.h"
#include "core/image/statistics.h"

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace tulpar {

/// How the values between black and white are spread over the greys; x runs from 0 (black) to 1 (white), and
/// so does every curve. Those of DS9, normalised to end at 1 exactly (DS9's own end within 0.2 % of it).
enum class StretchCurve {
    Linear,
    Log, ///< log(a x + 1) / log(a + 1), a = `logExponent`
    Power, ///< (a^x - 1) / (a - 1), a = `powerExponent`
    Sqrt,
    Squared,
    Asinh, ///< asinh(x / a) / asinh(1 / a), a = `softening`
    Sinh, ///< sinh(x / a) / sinh(1 / a), a = `sinhScale`
    HistogramEqualised, ///< by `equalised`
    MidtonesTransfer, ///< (m - 1) x / ((2 m - 1) x - m), m = `midtones`: the x that becomes middle grey
};

template <>
struct EnumNames<StretchCurve> {
    static constexpr std::array<std::string_view, 9> names{
        "linear",           "log", "power", "sqrt", "squared", "asinh", "sinh", "histogram_equalised",
        "midtones_transfer"};
};

/// A rising curve through points at equal steps of x from 0 to 1, as a histogram's equalisation gives it.
using EqualisedCurve = std::vector<float>;

/// A curve with its numbers; those of other curves are kept for when it is chosen again. Defaults are DS9's.
struct StretchShape {
    StretchCurve curve = StretchCurve::Asinh;
    double logExponent = 1000; ///< above 0
    double powerExponent = 1000; ///< above 0, not 1
    double softening = 0.1; ///< above 0
    double sinhScale = 1.0 / 3; ///< above 0
    double midtones = 0.25; ///< within (0, 1)
    std::shared_ptr<const EqualisedCurve> equalised; ///< none: linear
    bool operator==(const StretchShape &) const = default;

    /// The curve at `x`, and where it is `y`; both within [0, 1], clamped.
    [[nodiscard]] double bent(double x) const;
    [[nodiscard]] double unbent(double y) const;
};

/// A table of 65536 entries from pixel value to grey 0..255. Immutable once made; cheap to keep, 128 kB.
class StretchTable {
public:
    explicit StretchTable(
        DisplayRange range, StretchCurve curve = StretchCurve::Asinh, double softening = 0.1);
    StretchTable(DisplayRange range, const StretchShape &shape);

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
