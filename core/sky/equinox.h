#pragma once

#include "core/sky/direction.h"
#include "core/time/instant.h"

namespace tulpar {

/// Mean equator and equinox of a date to those of J2000: precession alone, as catalogues and old GCN packets
/// mean it (no nutation, no aberration).
/// Given: right ascension and declination of date; the date. Returned: J2000, which stands for ICRS within
/// 0.02". Range: 1900 to 2200. Accuracy 0.001". Source: IAU 2006 precession through ERFA (eraBp06).
[[nodiscard]] IcrsDirection fromMeanEquinox(Angle ra, Angle dec, UtcInstant date);

} // namespace tulpar
