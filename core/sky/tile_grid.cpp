#include "core/sky/tile_grid.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace tulpar {

namespace {

constexpr Angle kWidest = Angle::degrees(10);
constexpr Angle kNarrowest = Angle::arcseconds(10);
constexpr int kMostMore = 4; ///< times as many fields in a ring as its length alone needs
constexpr double kMissed = 1e-3; ///< of half a side, at the corners
constexpr double kDegreesOfRadian = 180 / std::numbers::pi;

/// How far from the middle the poleward corners of a share lie on the plane of its field, along the meridian:
/// the circles of declination bend towards the pole.
double cornerOf(double lowDeg, double highDeg, double acrossDeg)
{
    const bool isNorth = lowDeg + highDeg >= 0;
    const double dec = std::abs(isNorth ? highDeg : lowDeg) / kDegreesOfRadian;
    const double centre = std::abs(lowDeg + highDeg) / 2 / kDegreesOfRadian;
    const double ra = acrossDeg / 2 / kDegreesOfRadian;
    const double along = std::sin(centre) * std::sin(dec) + std::cos(centre) * std::cos(dec) * std::cos(ra);
    return (std::cos(centre) * std::sin(dec) - std::sin(centre) * std::cos(dec) * std::cos(ra)) / along;
}

} // namespace

TileGrid::TileGrid(Angle width, Angle height, double overlap)
    : m_width(std::clamp(width, kNarrowest, kWidest))
    , m_height(std::clamp(height, kNarrowest, kWidest))
{
    const double pitch = 1 - std::clamp(overlap, 0.0, 0.5);
    const auto rings = static_cast<int>(std::ceil(180 / (m_height.asDegrees() * pitch)));
    m_ringDeg = 180.0 / rings;
    m_places.reserve(static_cast<std::size_t>(rings));
    for (int ring = 0; ring < rings; ++ring) {
        const double low = -90 + ring * m_ringDeg;
        const double high = low + m_ringDeg;
        const bool isOnEquator = low < 0 && high > 0;
        const double widest = isOnEquator ? 0 : std::min(std::abs(low), std::abs(high));
        const double length = 360 * cosine(Angle::degrees(widest));
        const auto least = static_cast<int>(std::ceil(length / (m_width.asDegrees() * pitch)));
        const double half = std::tan(m_height.asRadians() / 2) * (1 + kMissed);
        int places = least;
        while (places < kMostMore * least && cornerOf(low, high, 360.0 / places) > half)
            ++places; // about the poles
        m_places.push_back(places);
    }
}

TileIndex TileGrid::at(double raDeg, double decDeg) const
{
    TileIndex tile;
    tile.ring = std::clamp(static_cast<int>(std::floor((decDeg + 90) / m_ringDeg)), 0, rings() - 1);
    const int count = places(tile.ring);
    tile.place = std::clamp(static_cast<int>(std::floor(raDeg / 360 * count)), 0, count - 1);
    return tile;
}

TileIndex TileGrid::at(const IcrsDirection &direction) const
{
    return at(direction.ra.wrapped().asDegrees(), direction.dec.asDegrees());
}

TileIndex TileGrid::at(const SkyVector &place) const
{
    const double ra = std::atan2(place[1], place[0]) * kDegreesOfRadian;
    return at(
        ra < 0 ? ra + 360 : ra, std::atan2(place[2], std::hypot(place[0], place[1])) * kDegreesOfRadian);
}

IcrsDirection TileGrid::centre(const TileIndex &tile) const
{
    return {
        Angle::degrees((tile.place + 0.5) * 360 / places(tile.ring)),
        Angle::degrees(-90 + (tile.ring + 0.5) * m_ringDeg)};
}

TileGrid::Share TileGrid::share(const TileIndex &tile) const
{
    const Angle across = Angle::degrees(360.0 / places(tile.ring));
    return {
        Angle::degrees(-90 + tile.ring * m_ringDeg), Angle::degrees(-90 + (tile.ring + 1) * m_ringDeg),
        across * tile.place, across};
}

double TileGrid::Share::areaSr() const
{
    return across.asRadians() * (sine(high) - sine(low));
}

} // namespace tulpar
