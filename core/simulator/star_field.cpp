#include "core/simulator/star_field.h"

#include <algorithm>
#include <cmath>
#include <random>

namespace tulpar {

namespace {
constexpr double kCellDeg = 0.125;
constexpr double kBrightest = 10; // where the bundled catalogue ends
constexpr double kFaintest = 20.5;
constexpr double kSlope = 0.30; // decades of stars a magnitude, about that of 12 < r < 20 at middle latitudes

double galacticLatitudeDeg(const IcrsDirection &direction)
{
    // North galactic pole, ICRS (ESA 1997, Hipparcos vol. 1, 1.5.3)
    const IcrsDirection pole{Angle::degrees(192.85948), Angle::degrees(27.12825)};
    return 90 - separation(direction, pole).asDegrees();
}

double starsPerSquareDegree(double latitudeDeg)
{
    const double to20 = 1200 + 12000 * std::exp(-std::abs(latitudeDeg) / 12);
    return to20 * std::pow(10.0, kSlope * (kFaintest - 20));
}

double uniform(std::mt19937 &chance)
{
    return (static_cast<double>(chance()) + 0.5) / 4294967296.0;
}

void addCell(
    std::vector<FieldStar> &stars, int band, int cell, int cellsInBand, const IcrsDirection &centre,
    Angle radius)
{
    const double decLow = -90 + band * kCellDeg;
    const double raWidth = 360.0 / cellsInBand;
    std::mt19937 chance(
        static_cast<std::uint32_t>(band) * 2654435761U + static_cast<std::uint32_t>(cell) * 40503U + 17U);
    const IcrsDirection middle{Angle::degrees((cell + 0.5) * raWidth), Angle::degrees(decLow + kCellDeg / 2)};
    const double area = kCellDeg * raWidth * cosine(middle.dec);
    const double expected = starsPerSquareDegree(galacticLatitudeDeg(middle)) * area;
    const int count = static_cast<int>(expected + uniform(chance));
    for (int i = 0; i < count; ++i) {
        FieldStar star;
        star.isSynthetic = true;
        const double ra = (cell + uniform(chance)) * raWidth;
        const double dec = decLow + kCellDeg * uniform(chance);
        const double r = kFaintest + std::log10(uniform(chance)) / kSlope;
        const double gMinusR = 0.2 + 1.1 * uniform(chance);
        star.direction = {Angle::degrees(ra).wrapped(), Angle::degrees(std::clamp(dec, -90.0, 90.0))};
        star.magnitude = {r + gMinusR, r, r - (0.4 * gMinusR - 0.08)};
        if (r >= kBrightest && separation(star.direction, centre) <= radius)
            stars.push_back(star);
    }
}
} // namespace

std::vector<FieldStar> StarField::within(const IcrsDirection &centre, Angle radius, double years) const
{
    std::vector<FieldStar> stars;
    if (m_catalogue)
        m_catalogue->forEachWithin(centre, radius, 99, [&](const Star &star) {
            FieldStar seen;
            seen.direction = star.at(years);
            const double colour = star.bMinusV.value_or(0.65F);
            for (const Band band : {Band::G, Band::R, Band::I})
                seen.magnitude[static_cast<std::size_t>(band)] = sloanMagnitude(band, star.v, colour);
            stars.push_back(seen);
        });
    const double reach = radius.asDegrees() + kCellDeg;
    const double dec = centre.dec.asDegrees();
    const int bands = static_cast<int>(180 / kCellDeg);
    const int first = std::clamp(static_cast<int>(std::floor((dec - reach + 90) / kCellDeg)), 0, bands - 1);
    const int last = std::clamp(static_cast<int>(std::floor((dec + reach + 90) / kCellDeg)), 0, bands - 1);
    for (int band = first; band <= last; ++band) {
        const double middleDec = -90 + (band + 0.5) * kCellDeg;
        const double cosDec = std::cos(middleDec * 0.017453292519943295);
        const int cells = std::max(1, static_cast<int>(std::ceil(360 * cosDec / kCellDeg)));
        const double width = 360.0 / cells;
        const double halfRa = std::min(180.0, reach / std::max(cosDec, 1e-3) + width);
        const int span = std::min(cells, static_cast<int>(std::ceil(2 * halfRa / width)) + 1);
        const int begin = static_cast<int>(std::floor((centre.ra.asDegrees() - halfRa) / width));
        for (int i = 0; i < span; ++i)
            addCell(stars, band, ((begin + i) % cells + cells) % cells, cells, centre, radius);
    }
    return stars;
}

} // namespace tulpar
