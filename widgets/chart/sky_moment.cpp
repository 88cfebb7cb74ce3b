#include "widgets/chart/sky_moment.h"

#include <algorithm>
#include <cmath>

namespace tulpar {

namespace {

Vec3 airless(const Observer &observer, const Vec3 &icrs)
{
    return vec3Of(observer.airless(icrsOf(icrs)));
}

/// Aberration adds nearly the same small vector to every direction, so the half difference of the places of
/// two opposite directions is the pure rotation, and the sum over three axes is twice that vector.
struct Turn {
    Mat3 rotation;
    Vec3 aberration;
};

Turn turnOf(const Observer &observer)
{
    const std::array<Vec3, 3> axes{Vec3{1, 0, 0}, Vec3{0, 1, 0}, Vec3{0, 0, 1}};
    std::array<Vec3, 3> columns;
    Vec3 sum;
    for (std::size_t i = 0; i < 3; ++i) {
        const Vec3 there = airless(observer, axes[i]);
        const Vec3 back = airless(observer, axes[i] * -1);
        columns[i] = unit((there - back) * 0.5);
        sum = sum + (there + back) * 0.5;
    }
    return {Mat3{columns}.transposed(), sum * 0.5};
}

constexpr Duration kTrackedFor = 60s;
constexpr Duration kTurnedFor = 10min; ///< by rotation alone: less than 0.01" wrong

/// An earlier moment's slow motions are good enough.
bool isNear(const Site &site, UtcInstant utc, const SkyMoment *earlier)
{
    return earlier && earlier->observer().site() == site
        && std::chrono::abs(utc - earlier->base().utc()) <= kTurnedFor;
}

} // namespace

ChartRefraction::ChartRefraction(const Observer &observer)
{
    if (observer.site().pressureHPa <= 0)
        return;
    m_isNone = false;
    const Mat3 toIcrs = turnOf(observer).rotation.transposed();
    for (int i = 0; i < kSteps + 2; ++i) {
        const double z = std::min(1.0, -1 + 2.0 * i / kSteps);
        const IcrsDirection direction = icrsOf(toIcrs * Vec3{0, std::sqrt(1 - z * z), z});
        const double before = sine(observer.airless(direction).altitude);
        m_rise[static_cast<std::size_t>(i)] =
            static_cast<float>(sine(observer.observed(direction).altitude) - before);
    }
}

Vec3 ChartRefraction::lifted(const Vec3 &v) const
{
    if (m_isNone)
        return v;
    const double at = std::clamp((v.z + 1) * (kSteps / 2.0), 0.0, kSteps - 1e-6);
    const auto i = static_cast<std::size_t>(at);
    const double f = at - static_cast<double>(i);
    const double z = std::min(
        1.0, v.z + static_cast<double>(m_rise[i]) * (1 - f) + static_cast<double>(m_rise[i + 1]) * f);
    const double across = v.x * v.x + v.y * v.y;
    const double k = across > 1e-12 ? std::sqrt((1 - z * z) / across) : 1;
    return {v.x * k, v.y * k, z};
}

BodyTrack::BodyTrack(const Observer &observer)
    : m_from(observer.utc())
    , m_first(solarSystem(observer))
{
}

bool BodyTrack::covers(UtcInstant utc) const
{
    return utc >= m_from && utc <= m_from + kTrackedFor;
}

std::vector<BodyView> BodyTrack::at(const Observer &observer)
{
    if (observer.utc() == m_from)
        return m_first;
    if (m_last.empty())
        m_last = solarSystem(Observer(observer.site(), m_from + kTrackedFor));
    const double part = seconds(observer.utc() - m_from) / seconds(kTrackedFor);
    std::vector<BodyView> views = m_first;
    for (std::size_t i = 0; i < views.size(); ++i)
        views[i].direction =
            icrsOf(unit(vec3Of(m_first[i].direction) * (1 - part) + vec3Of(m_last[i].direction) * part));
    return views;
}

SkyMoment::SkyMoment(const Site &site, UtcInstant utc, const SkyMoment *earlier)
    : m_base(isNear(site, utc, earlier) ? earlier->base() : Observer(site, utc))
    , m_observer(m_base.utc() == utc ? m_base : m_base.rotatedTo(utc))
{
    const Turn turn = turnOf(m_observer);
    m_turn = turn.rotation;
    m_aberration = turn.aberration;
    m_refraction = earlier && earlier->m_observer.site() == site
        ? earlier->m_refraction
        : std::make_shared<ChartRefraction>(m_observer);
    const bool isTracked = earlier && earlier->m_observer.site() == site && earlier->m_track->covers(utc);
    m_track = isTracked ? earlier->m_track : std::make_shared<BodyTrack>(m_observer);
    for (const BodyView &found : m_track->at(m_observer))
        m_bodies.push_back({found, vec3Of(m_observer.observed(found.direction))});
}

Vec3 SkyMoment::observed(const Vec3 &icrs) const
{
    return m_refraction->lifted(unit(m_turn * icrs + m_aberration));
}

const SkyMoment::BodyPlace *SkyMoment::body(Body body) const
{
    for (const BodyPlace &found : m_bodies)
        if (found.body.body == body)
            return &found;
    return nullptr;
}

} // namespace tulpar
