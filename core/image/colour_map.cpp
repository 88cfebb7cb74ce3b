#include "core/image/colour_map.h"

#include "core/image/colour_tables.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>

namespace tulpar {

namespace {

constexpr Rgb32 kOpaque = 0xff000000;

Rgb32 rgb(double red, double green, double blue)
{
    const auto byte = [](double share) {
        return static_cast<Rgb32>(std::clamp(share, 0.0, 1.0) * 255 + 0.5);
    };
    return kOpaque | byte(red) << 16 | byte(green) << 8 | byte(blue);
}

struct Knot {
    double at = 0;
    double share = 0;
};

/// A broken line through knots that rise in `at`, level beyond the ends.
double along(std::initializer_list<Knot> knots, double x)
{
    Knot before = *knots.begin();
    for (const Knot knot : knots) {
        if (x <= knot.at)
            return knot.at > before.at
                ? before.share + (knot.share - before.share) * (x - before.at) / (knot.at - before.at)
                : knot.share;
        before = knot;
    }
    return before.share;
}

Rgb32 greyAt(double x)
{
    return rgb(x, x, x);
}

Rgb32 heatAt(double x)
{
    return rgb(along({{0, 0}, {0.34, 1}}, x), x, along({{0.65, 0}, {0.98, 1}}, x));
}

Rgb32 coolAt(double x)
{
    return rgb(
        along({{0.29, 0}, {0.76, 0.1}, {1, 1}}, x), along({{0.22, 0}, {0.96, 1}}, x),
        along({{0, 0}, {0.53, 1}}, x));
}

Rgb32 redAt(double x)
{
    return rgb(x, 0, 0);
}

ColourTable tabulated(Rgb32 (*colourAt)(double))
{
    ColourTable table{};
    for (std::size_t i = 0; i < table.size(); ++i)
        table[i] = colourAt(static_cast<double>(i) / 255);
    return table;
}

ColourTable asWritten(ColourMap map)
{
    switch (map) {
    case ColourMap::Grey:
        break;
    case ColourMap::Viridis:
        return kViridis;
    case ColourMap::Magma:
        return kMagma;
    case ColourMap::Inferno:
        return kInferno;
    case ColourMap::Plasma:
        return kPlasma;
    case ColourMap::Cividis:
        return kCividis;
    case ColourMap::Heat:
        return tabulated(heatAt);
    case ColourMap::Cool:
        return tabulated(coolAt);
    case ColourMap::RedNight:
        return tabulated(redAt);
    }
    return tabulated(greyAt);
}

} // namespace

ColourTable colourTable(ColourMap map, bool isInverted)
{
    ColourTable table = asWritten(map);
    if (isInverted)
        std::reverse(table.begin(), table.end());
    return table;
}

ColourTable inRedLight(const ColourTable &colours)
{
    ColourTable table{};
    std::transform(colours.begin(), colours.end(), table.begin(), [](Rgb32 colour) {
        const auto share = [&](unsigned shift) { return static_cast<double>(colour >> shift & 0xff) / 255; };
        // Luma of ITU-R BT.709.
        return rgb(0.2126 * share(16) + 0.7152 * share(8) + 0.0722 * share(0), 0, 0);
    });
    return table;
}

ContrastBias ContrastBias::atPointer(double x, double y)
{
    return {std::clamp(10 * y, 0.0, 10.0), std::clamp(x, 0.0, 1.0)};
}

ContrastBias ContrastBias::dragged(double right, double up) const
{
    // A whole picture up is ten times as hard, down a tenth: the same drag does the same anywhere.
    return {std::clamp(contrast * std::pow(10.0, up), 0.01, 10.0), std::clamp(bias + right, 0.0, 1.0)};
}

} // namespace tulpar
