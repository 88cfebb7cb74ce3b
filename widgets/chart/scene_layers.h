#pragma once

#include "widgets/chart/scene_tools.h"

#include <vector>

namespace tulpar {

/// The Milky Way as one flat area.
void addMilkyWay(const SceneInput &input, const ChartProjection &projection, std::vector<DrawItem> &items);

/// Borders of the constellations.
void addBorders(const SceneInput &input, const ChartProjection &projection, std::vector<DrawItem> &items);

/// Galaxies, clusters and nebulae as the usual symbols, more of them the deeper the view.
void addDeepSky(
    const SceneInput &input, const ChartProjection &projection, double faintestStar,
    std::vector<DrawItem> &items, std::vector<NamedLater> &names, LabelPlacer &placer);

} // namespace tulpar
