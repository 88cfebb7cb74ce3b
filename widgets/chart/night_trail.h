#pragma once

#include "core/session/snapshot.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace tulpar {

/// Exposures of one place without a pause of more than two minutes between them.
struct KeptExposures {
    IcrsDirection centre;
    UtcInstant begunUtc;
    UtcInstant endedUtc;
};

/// Where the telescope looked and where exposures were made: what this desk has itself seen since it started,
/// and the exposures that were kept of the hours before, or of a time when the core was not heard. GUI
/// thread.
class NightTrail {
public:
    struct Exposure {
        IcrsDirection centre;
        std::optional<Angle> turned; ///< of the field, from north through east; none: not kept
        UtcInstant begunUtc;
        bool operator==(const Exposure &) const = default;
    };

    void take(const Snapshot &snapshot);
    /// In place of what was recalled before.
    void recall(std::vector<KeptExposures> kept, Angle fieldWidth);

    /// Fields exposed, each once however often; in the order in which this desk learned of them.
    [[nodiscard]] const std::vector<Exposure> &exposures() const { return m_exposures; }
    /// Where the telescope was measured at that moment, within two minutes; none: not seen.
    [[nodiscard]] std::optional<HorizontalDirection> telescopeAt(UtcInstant t) const;
    /// Where an exposure was made at that moment, or within two minutes of it; none: none is kept.
    [[nodiscard]] std::optional<IcrsDirection> exposedAt(UtcInstant t) const;

private:
    struct Place {
        UtcInstant utc;
        HorizontalDirection at;
    };
    void takeExposure(const Snapshot &snapshot, const DeviceView &mount);
    void add(const Exposure &exposure, Angle fieldWidth);

    std::vector<Exposure> m_exposures;
    std::vector<Place> m_places; // by time
    std::map<std::string, UtcInstant> m_begun; // newest exposure by camera
    std::vector<KeptExposures> m_kept; // by their beginning
    std::optional<HorizontalDirection> m_exposedAt; // horizontal place and moment of the last record
    UtcInstant m_exposedUtc;
};

} // namespace tulpar
