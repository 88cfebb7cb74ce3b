#pragma once

#include "support_night.h"
#include "widgets/chart/chart_scene.h"

#include <QString>

#include <string>
#include <vector>

namespace tulpar {

/// The whole sky of the night with letters of a typewriter, as every golden has it; what is given is
/// borrowed.
[[nodiscard]] SceneInput sceneInput(
    const SkyData &sky, const Snapshot &snapshot, const SkyMoment &moment, const QSizeF &size);

/// Line by line against tests/data/chart/`name`; with TULPAR_UPDATE_GOLDEN written anew, and failed.
void compareGolden(const QString &name, const std::string &found);

[[nodiscard]] bool has(const std::vector<DrawItem> &items, const std::string &what);
[[nodiscard]] const DrawItem *find(
    const std::vector<DrawItem> &items, const std::string &what, DrawKind kind);
[[nodiscard]] std::vector<const DrawItem *> all(const std::vector<DrawItem> &items, const std::string &what);

} // namespace tulpar
