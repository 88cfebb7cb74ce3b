#include "core/simulator/site_sky.h"

namespace tulpar {

Observer SiteSky::at(UtcInstant utc) const
{
    constexpr std::int64_t kGridNs = 1'800'000'000'000;
    const std::int64_t index = (utc.nsSinceUnixEpoch + kGridNs / 2) / kGridNs;
    if (!m_base || index != m_baseIndex) {
        m_base.emplace(m_site, UtcInstant{index * kGridNs});
        m_baseIndex = index;
    }
    return m_base->rotatedTo(utc);
}

} // namespace tulpar
