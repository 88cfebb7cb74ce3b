#pragma once

#include "core/base/enum_names.h"

#include <array>
#include <cstdint>

namespace tulpar {

/// 0xffRRGGBB, as QImage::Format_RGB32 has it.
using Rgb32 = std::uint32_t;

/// From black (0) to white (255) of the stretch.
using ColourTable = std::array<Rgb32, 256>;

enum class ColourMap {
    Grey,
    Viridis,
    Magma,
    Inferno,
    Plasma,
    Cividis, ///< reads the same with a colour deficiency
    Heat, ///< black, red, yellow, white as DS9's heat
    Cool, ///< black, blue, cyan, white
    RedNight, ///< red alone: no green, no blue
};

template <>
struct EnumNames<ColourMap> {
    static constexpr std::array<std::string_view, 9> names{
        "grey", "viridis", "magma", "inferno", "plasma", "cividis", "heat", "cool", "red_night"};
};

/// The colours of a map; inverted: white sky, dark stars, by turning the order round.
[[nodiscard]] ColourTable colourTable(ColourMap map, bool isInverted = false);

/// A map seen through red light: its luminance as red alone, for dark adapted eyes.
[[nodiscard]] ColourTable inRedLight(const ColourTable &colours);

/// Contrast and bias as DS9's right drag: left and right move the bias, up and down the contrast. A grey g of
/// the curve becomes (g - bias) * contrast + 0.5, all within [0, 1].
struct ContrastBias {
    double contrast = 1; ///< 0 to 10
    double bias = 0.5; ///< 0 to 1
    bool operator==(const ContrastBias &) const = default;

    [[nodiscard]] bool isNeutral() const { return *this == ContrastBias(); }
    /// Where the pointer stands in the picture, as DS9: bias = x, contrast = 10 y within [0, 1], y from the
    /// bottom. The middle of the picture's tenth is neutral.
    [[nodiscard]] static ContrastBias atPointer(double x, double y);
    /// A drag by these shares of the picture from where it stood: right lets more become dark, up is harder.
    [[nodiscard]] ContrastBias dragged(double right, double up) const;
};

} // namespace tulpar
