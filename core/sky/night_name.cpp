#include "core/sky/night_name.h"

namespace tulpar {

std::string nightName(UtcInstant t, Angle longitude)
{
    const Duration fromNoon = fromSeconds((longitude.wrappedSigned().asHours() - 12) * 3600);
    return isoUtc(t + fromNoon, 0).substr(0, 10);
}

} // namespace tulpar
