#include "widgets/night/night_shades.h"

#include <cmath>

namespace tulpar {

namespace {

double shareOf(Darkness darkness)
{
    switch (darkness) {
    case Darkness::SunUp:
        return 0.45;
    case Darkness::Civil:
        return 0.3;
    case Darkness::Nautical:
        return 0.2;
    case Darkness::Astronomical:
        return 0.1;
    case Darkness::Night:
        return 0;
    }
    return 0;
}

} // namespace

QColor shadeOf(Darkness darkness, const Palette &palette)
{
    // In daylight the ground is light and night must be the darker end; elsewhere it is dark already.
    const double share = palette.lighting == Lighting::Day ? 0.45 - shareOf(darkness) : shareOf(darkness);
    const auto mix = [share](int from, int to) {
        return static_cast<int>(std::lround(from + (to - from) * share));
    };
    const QColor &a = palette.background;
    const QColor &b = palette.dimText;
    return {mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue())};
}

} // namespace tulpar
