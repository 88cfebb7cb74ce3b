#pragma once

#include "core/alerts/notice.h"
#include "core/plan/anticipation.h"
#include "core/sky/observer.h"

#include <map>
#include <string>
#include <vector>

namespace tulpar {

/// Where the satellites look that find bursts which this telescope can answer, by their own notices
/// (SWIFT_POINTDIR, told a minute ahead, and SWIFT_ACTUAL_POINTDIR). The newest counts for an hour. A value.
class WatchedSky {
public:
    static constexpr Duration kStale = std::chrono::hours(1);

    struct Pointing {
        Mission mission = Mission::Unknown;
        IcrsDirection centre;
        UtcInstant sinceUtc; ///< as its notice states
    };

    /// Notices that say no pointing, a test's, and those whose time cannot be read change nothing.
    void take(const Notice &notice, UtcInstant now);

    /// Those that are not stale at `now`.
    [[nodiscard]] std::vector<Pointing> pointings(UtcInstant now) const;

    /// Of these the fields that reach above `lowest`, as seen from `sky`, at the moment of `sky`.
    struct Fields {
        std::vector<WatchedField> fields;
        std::string missions; ///< their names as nameOf(Mission), with blanks between them
    };
    [[nodiscard]] Fields fieldsOver(const Observer &sky, Angle lowest) const;

private:
    std::map<Mission, Pointing> m_pointings;
};

} // namespace tulpar
