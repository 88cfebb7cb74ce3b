#pragma once

#include "widgets/chart/chart_projection.h"

#include <vector>

namespace tulpar {

struct SkyLayers;

/// A line of the fixed sky as unit vectors (ICRS), and the circle that holds it.
struct SkyLine {
    std::vector<Vec3> points;
    Vec3 centre{0, 0, 1};
    double radiusRad = 0;
};

/// The directions of the layers, reckoned once: a frame turns them, which costs no sine. In the order of the
/// layers. Immutable; any thread.
struct SkyVectors {
    std::vector<SkyLine> figures;
    std::vector<SkyLine> borders;
    std::vector<SkyLine> milkyWay;
    std::vector<Vec3> deepSky;
    std::vector<Vec3> constellationLabels;

    [[nodiscard]] static SkyVectors of(const SkyLayers &layers);
};

} // namespace tulpar
