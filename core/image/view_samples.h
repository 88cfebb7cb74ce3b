#pragma once

#include "core/image/colour_map.h"
#include "core/image/frame.h"
#include "core/image/limits.h"
#include "core/image/stretch.h"

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace tulpar {

/// What a view shows of a frame: one value for each screen pixel, top row first. NaN where the frame has no
/// value, `kOutsideFrame` where there is no frame. Taken once for a frame and a view; painted as often as the
/// stretch changes.
struct ViewSamples {
    int width = 0;
    int height = 0;
    std::vector<float> values;

    [[nodiscard]] bool isEmpty() const { return values.empty(); }
    [[nodiscard]] float at(int column, int row) const
    {
        return values
            [static_cast<std::size_t>(row) * static_cast<std::size_t>(width)
             + static_cast<std::size_t>(column)];
    }
};

inline constexpr float kOutsideFrame = -std::numeric_limits<float>::infinity();

/// From the centre of a screen pixel (column, row; top left first) to pixel edges of the frame, where (0, 0)
/// is its bottom left corner: x = xx * column + xy * row + x0, and y alike. For turned and flipped views.
struct ViewTransform {
    double xx = 1;
    double xy = 0;
    double x0 = 0;
    double yx = 0;
    double yy = -1;
    double y0 = 0;
    bool operator==(const ViewTransform &) const = default;
};

/// Takes a window of the frame, the rows in the frame's order (bottom row below). Box: means of the finite
/// pixels that a screen pixel covers; it touches every pixel of the window. Nearest: one pixel each, at once
/// for any size of frame: the first picture.
[[nodiscard]] ViewSamples sampled(
    const Frame &frame, const FrameWindow &window, int width, int height, Sampling sampling);
/// The same into memory that is there; `into` keeps its size of allocation.
void sampleInto(
    ViewSamples &into, const Frame &frame, const FrameWindow &window, int width, int height,
    Sampling sampling);

/// The same for a view that is turned or flipped. Box: means over the pixels around the place as wide as the
/// view's step.
[[nodiscard]] ViewSamples sampled(
    const Frame &frame, const ViewTransform &view, int width, int height, Sampling sampling);

/// From value to colour: limits, curve, contrast and bias, colours, in one table of 65536 steps. Made in a
/// fraction of a millisecond; immutable.
class PaintTable {
public:
    PaintTable(
        const Display &display, const ColourTable &colours, ContrastBias tone = {},
        Rgb32 nothing = 0xff000000, Rgb32 outside = 0xff000000);

    [[nodiscard]] Rgb32 colour(float value) const;
    /// A whole row, or a whole picture.
    void paint(std::span<const float> values, Rgb32 *out) const;

    [[nodiscard]] const Display &display() const { return m_display; }

private:
    Display m_display;
    float m_scale = 0;
    float m_low = 0;
    std::vector<Rgb32> m_colours; ///< outside, nothing, then from black to white
};

/// Where to draw: 32 bits, `stride` pixels a row; at least as large as the samples (QImage::Format_RGB32).
struct ColourTarget {
    Rgb32 *pixels = nullptr;
    int width = 0;
    int height = 0;
    int stride = 0; ///< in pixels
};

void paint(const ViewSamples &samples, const PaintTable &table, const ColourTarget &target);

} // namespace tulpar
