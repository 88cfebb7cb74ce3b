#pragma once

#include "core/sky/pointing_stars.h"
#include "core/time/instant.h"

#include <QString>

#include <memory>
#include <vector>

namespace tulpar {

/// The stars for the pointing check at `date`, from the catalogue in `folder` (resources/sky); null: it
/// cannot be read. Half a second, for start-up.
[[nodiscard]] std::shared_ptr<const std::vector<PointingStar>> readPointingStars(
    const QString &folder, UtcInstant date);

} // namespace tulpar
