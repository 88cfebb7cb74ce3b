#pragma once

#include "widgets/chart/scene_tools.h"

#include <vector>

namespace tulpar {

/// The credible regions of the newest sky maps: 50 % as a solid line, 90 % dashed, each with its number, the
/// peak with the event's name and area, and the field that holds the most where it can be seen. Of a notice
/// with two maps the combined one leads, the other is dotted and named. Nothing below the horizon.
void addRegions(
    const SceneInput &input, const ChartProjection &projection, std::vector<DrawItem> &items,
    std::vector<DrawItem> &labels, LabelPlacer &placer);

} // namespace tulpar
