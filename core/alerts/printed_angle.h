#pragma once

#include "core/sky/angle.h"

#include <optional>
#include <string_view>

namespace tulpar {

/// One coordinate of a classic text notice: "87.874d {+05h 51m 30s} (J2000), 88.472d {...} (current), ...".
struct PrintedAngle {
    double degrees = 0; ///< the decimal one, for J2000
    bool isDoubtful = false; ///< it says something else than the sexagesimal one beside it
};

/// The J2000 entry of the value of RA or Dec; none if there is no such entry or it is no number. Decimal and
/// sexagesimal agree when they do within the rounding of whole seconds of time, or of arc.
[[nodiscard]] std::optional<PrintedAngle> printedAngle(std::string_view value, bool isRightAscension);

} // namespace tulpar
