#pragma once

#include "core/session/night_view.h"

#include <vector>

namespace tulpar {

/// The time of one night along a width: sunset to sunrise with a margin on both sides. A value.
struct NightAxis {
    UtcInstant from;
    UtcInstant to;
    double left = 0; ///< px
    double right = 0;

    /// Not known where the night has no sunset before its sunrise.
    [[nodiscard]] static NightAxis of(const NightView &night, double left, double right);

    [[nodiscard]] bool isKnown() const { return from < to && left < right; }
    [[nodiscard]] double x(UtcInstant utc) const;
    /// The nearest whole minute.
    [[nodiscard]] UtcInstant utcAt(double x) const;
    /// Whole hours as far apart as labels of `labelWidth` px need: 1, 2, 3, 4, 6 hours.
    [[nodiscard]] std::vector<UtcInstant> hours(double labelWidth) const;

    bool operator==(const NightAxis &) const = default;
};

} // namespace tulpar
