#pragma once

#include "core/session/snapshot.h"

#include <memory>

namespace tulpar {

/// 2022-10-09 over Assy-Turgen with a plan of four blocks, at 17:46 UTC: one done, one exposing, two planned;
/// one block without a place. Sunset and sunrise of that night to the minute, from the almanac formulae
/// (declination of the Sun -6.3 deg, equation of time 12.6 min): 12:17 and 00:57 UTC.
[[nodiscard]] std::shared_ptr<Snapshot> nightSnapshot();

[[nodiscard]] UtcInstant utc(const char *dayAndTime); ///< "09T17:46", of October 2022

} // namespace tulpar
