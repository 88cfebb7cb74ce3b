#pragma once

#include "core/base/result.h"
#include "core/sky/sky_region.h"

#include <string>
#include <string_view>
#include <vector>

namespace tulpar {

/// What the lab says of one job, as one line of JSON without its end:
///   {"ok":true,"maps":[...]}          the fields of SkyRegion, a map each
///   {"ok":false,"code":"malformed","error":"what and where, in words"}
[[nodiscard]] std::string reportLine(const Result<std::vector<SkyRegion>> &regions);

/// Reads such a line, of a lab that is not trusted: Errc::Malformed for what it cannot have said (places off
/// the sphere, numbers that are none, more outlines than allowed), else the regions or the lab's own error.
[[nodiscard]] Result<std::vector<SkyRegion>> regionsOf(std::string_view line);

} // namespace tulpar
