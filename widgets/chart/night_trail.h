#pragma once

#include "core/session/snapshot.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace tulpar {

/// What this desk has itself seen since it started: where exposures were made and where the telescope looked.
/// Not the journal: what happened before, or while the core was not heard, is missing. GUI thread.
class NightTrail {
public:
    struct Exposure {
        IcrsDirection centre;
        Angle turned; ///< of the field, from north through east
        UtcInstant begunUtc;
        bool operator==(const Exposure &) const = default;
    };

    void take(const Snapshot &snapshot);

    /// Fields exposed, each once however often; oldest first.
    [[nodiscard]] const std::vector<Exposure> &exposures() const { return m_exposures; }
    /// Where the telescope was measured at that moment, within two minutes; none: not seen.
    [[nodiscard]] std::optional<HorizontalDirection> telescopeAt(UtcInstant t) const;
    /// When the memory begins.
    [[nodiscard]] std::optional<UtcInstant> since() const { return m_since; }

private:
    struct Place {
        UtcInstant utc;
        HorizontalDirection at;
    };
    void takeExposure(const Snapshot &snapshot, const DeviceView &mount);

    std::vector<Exposure> m_exposures;
    std::vector<Place> m_places; // by time
    std::map<std::string, UtcInstant> m_begun; // newest exposure by camera
    std::optional<UtcInstant> m_since;
    std::optional<HorizontalDirection> m_exposedAt; // horizontal place and moment of the last record
    UtcInstant m_exposedUtc;
};

} // namespace tulpar
