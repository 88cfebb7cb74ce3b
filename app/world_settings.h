#pragma once

#include "core/base/result.h"
#include "core/indi/property_change.h"
#include "core/session/request.h"

#include <string>
#include <vector>

namespace tulpar {

/// One property of the simulator's world with its values.
struct WorldChange {
    std::string property;
    std::vector<PropertyValue> values;
};

/// What a SetWorld request means to the simulator (core/simulator/README.md):
///   profile = assy | standard-cover       utc_offset = seconds          fault.<name> = on | off
///   burst = ra,dec,t0_unix_s,peak_mag,peak_s   clouds = magnitudes     place = az,alt,roof,cover
///   heartbeat = limit_s
/// Errc::NotFound for another name, Errc::Malformed for values that do not fit.
[[nodiscard]] Result<WorldChange> worldChangeFor(const SetWorld &setting);

} // namespace tulpar
