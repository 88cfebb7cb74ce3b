#pragma once

#include "core/alerts/json_fields.h"
#include "core/alerts/notice.h"
#include "core/base/result.h"

#include <optional>

namespace tulpar {

/// The members of a unified JSON notice that say where; absent ones are none.
struct JsonPlace {
    std::optional<JsonElement> ra;
    std::optional<JsonElement> dec;
    std::optional<JsonElement> error; ///< a number, or [a, b] or [a, b, position angle]
    std::optional<JsonElement> corners; ///< [[ra, dec], ...] of a rectangle
    std::optional<JsonElement> containment;
    double usualContainment = 0.9; ///< of this schema, where the notice does not say
};

/// Fills in `notice.position` but for sky maps. A rectangle becomes the circle that covers it. Errors:
/// Malformed, OutOfRange, with the member's name.
[[nodiscard]] Result<void> readJsonPlace(Notice &notice, const JsonPlace &place);

} // namespace tulpar
