#pragma once

#include "core/session/snapshot.h"
#include "widgets/chart/sky_plan.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

namespace tulpar {

/// Scenes of the chart: "fermi": the telescope looks into the circle of a Fermi position; "tiles": a
/// gravitational-wave map of three detectors with the fields planned on it.
[[nodiscard]] QStringList chartSceneNames();

/// Makes the chart's scene `name` of snapshot and alerts; any other name changes nothing.
void addChartScene(Snapshot &snapshot, std::vector<AlertView> &alerts, const QString &name);

/// What is planned in the scene; null where nothing is.
[[nodiscard]] std::shared_ptr<const SkyPlan> scenePlan(const QString &name, UtcInstant now);

} // namespace tulpar
