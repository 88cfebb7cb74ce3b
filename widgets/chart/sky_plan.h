#pragma once

#include "core/sky/direction.h"
#include "core/time/instant.h"

#include <optional>
#include <string>
#include <vector>

namespace tulpar {

/// A field that is to be exposed, one of those that cover a sky map or one of the programme.
struct PlannedField {
    IcrsDirection centre;
    Angle width; ///< 0: the camera's own field
    Angle height; ///< 0: as wide
    Angle turned; ///< position angle of its upper side
    std::optional<double> probability; ///< that the source lies inside, 0 to 1
    int order = 0; ///< when its turn is, from 1; 0: not ordered
    bool isDone = false; ///< exposed tonight
    bool operator==(const PlannedField &) const = default;
};

/// A place with a name that waits for the telescope.
struct PlannedTarget {
    std::string name;
    IcrsDirection place;
    bool isProgramme = true; ///< false: of the queue of alerts
    bool isDone = false; ///< exposed tonight
    std::optional<UtcInstant> fromUtc; ///< when its turn comes, where that is known
    bool operator==(const PlannedTarget &) const = default;
};

/// A field that was exposed earlier tonight, told by who has the records.
struct ExposedField {
    IcrsDirection centre;
    Angle turned;
    UtcInstant utc;
    bool operator==(const ExposedField &) const = default;
};

/// What is planned for the night and what was done of it, as the chart draws it. Planners fill it; the chart
/// decides nothing. A value.
struct SkyPlan {
    std::vector<PlannedField> fields;
    std::vector<PlannedTarget> targets;
    std::vector<ExposedField> exposed;
    bool operator==(const SkyPlan &) const = default;
};

} // namespace tulpar
