#include "core/nights/sun_track.h"

#include "core/sky/solar_system.h"

#include <algorithm>

namespace tulpar {

SunTrack::SunTrack(const Site &site, UtcInstant from, UtcInstant to)
    : m_middle(site, from + (to - from) / 2)
    , m_from(from)
    , m_span(std::max(Duration(1s), to - from))
    , m_first(view(Body::Sun, Observer(site, from)).direction)
{
    const IcrsDirection last = view(Body::Sun, Observer(site, to)).direction;
    m_raDeg = (last.ra - m_first.ra).wrappedSigned().asDegrees();
    m_decDeg = (last.dec - m_first.dec).asDegrees();
}

HorizontalDirection SunTrack::at(UtcInstant t) const
{
    const double part = seconds(t - m_from) / seconds(m_span);
    const IcrsDirection sun{
        m_first.ra + Angle::degrees(m_raDeg * part), m_first.dec + Angle::degrees(m_decDeg * part)};
    return m_middle.rotatedTo(t).airless(sun);
}

} // namespace tulpar
