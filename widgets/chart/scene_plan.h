#pragma once

#include "widgets/chart/scene_tools.h"

#include <vector>

namespace tulpar {

/// Planned fields with their probabilities and turns, fields done, targets of queue and programme. What is
/// too small to be a field is a mark. Nothing without a plan. Pure.
void addPlan(
    const SceneInput &input, const ChartProjection &projection, std::vector<DrawItem> &items,
    std::vector<DrawItem> &labels, LabelPlacer &placer);

/// The person's own objects with their names. Pure.
void addOwnObjects(
    const SceneInput &input, const ChartProjection &projection, std::vector<DrawItem> &items,
    std::vector<NamedLater> &names, LabelPlacer &placer);

} // namespace tulpar
