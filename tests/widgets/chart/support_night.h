#pragma once

#include "core/session/snapshot.h"
#include "widgets/chart/chart_scene.h"
#include "widgets/chart/sky_data.h"

#include <memory>

namespace tulpar {

/// 2022-10-09T14:11:34Z: a minute after GRB 221009A, seen from Assy.
[[nodiscard]] UtcInstant burstNight();

/// The observatory that evening: the telescope slews to the burst; an older queue with every kind of alert.
[[nodiscard]] Snapshot burstSnapshot();

/// The sky of resources/sky.
[[nodiscard]] std::shared_ptr<const SkyData> wholeSky();

/// Six bright stars, one figure, one name: for goldens that do not change with the catalogue.
[[nodiscard]] std::shared_ptr<const SkyData> smallSky();

/// Every letter seven wide, every line fourteen high: goldens independent of fonts.
[[nodiscard]] QSizeF typewriter(const QString &words, TextKind kind);

} // namespace tulpar
