#include "core/sky/equinox.h"

#include <erfa.h>

namespace tulpar {

IcrsDirection fromMeanEquinox(Angle ra, Angle dec, UtcInstant date)
{
    constexpr double kUnixEpochJd = 2440587.5;
    constexpr double kDayNs = 86400e9;
    double bias[3][3];
    double precession[3][3];
    double both[3][3];
    // UTC for TT: a minute of precession is 0.0001".
    eraBp06(kUnixEpochJd, static_cast<double>(date.nsSinceUnixEpoch) / kDayNs, bias, precession, both);
    double ofDate[3];
    double j2000[3];
    eraS2c(ra.asRadians(), dec.asRadians(), ofDate);
    eraTrxp(precession, ofDate, j2000);
    double ra2000 = 0;
    double dec2000 = 0;
    eraC2s(j2000, &ra2000, &dec2000);
    return {Angle::radians(ra2000).wrapped(), Angle::radians(dec2000)};
}

} // namespace tulpar
