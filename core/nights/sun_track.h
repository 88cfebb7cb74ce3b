#pragma once

#include "core/sky/observer.h"

namespace tulpar {

/// The Sun over one site through a night of at most a day, computed at both ends and turned between: 0.01
/// degrees. Cheap to ask. A value.
class SunTrack {
public:
    SunTrack(const Site &site, UtcInstant from, UtcInstant to);
    /// Airless.
    [[nodiscard]] HorizontalDirection at(UtcInstant t) const;

private:
    Observer m_middle;
    UtcInstant m_from;
    Duration m_span;
    IcrsDirection m_first;
    double m_raDeg = 0; ///< of the whole span
    double m_decDeg = 0;
};

} // namespace tulpar
