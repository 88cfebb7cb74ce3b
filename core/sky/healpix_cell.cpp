#include "core/sky/healpix_cell.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numbers>
#include <string>

namespace tulpar {

namespace {

/// Every second bit of `value`, from bit 0.
std::uint32_t evenBits(std::uint64_t value)
{
    value &= 0x5555555555555555U;
    value = (value | (value >> 1)) & 0x3333333333333333U;
    value = (value | (value >> 2)) & 0x0f0f0f0f0f0f0f0fU;
    value = (value | (value >> 4)) & 0x00ff00ff00ff00ffU;
    value = (value | (value >> 8)) & 0x0000ffff0000ffffU;
    return static_cast<std::uint32_t>(value | (value >> 16));
}

/// The inverse of evenBits.
std::uint64_t spread(std::uint32_t bits)
{
    std::uint64_t value = bits;
    value = (value | (value << 16)) & 0x0000ffff0000ffffU;
    value = (value | (value << 8)) & 0x00ff00ff00ff00ffU;
    value = (value | (value << 4)) & 0x0f0f0f0f0f0f0f0fU;
    value = (value | (value << 2)) & 0x3333333333333333U;
    return (value | (value << 1)) & 0x5555555555555555U;
}

struct FacePlace {
    int face = 0;
    std::uint32_t x = 0; ///< towards north-east
    std::uint32_t y = 0; ///< towards north-west
};

FacePlace placeOf(const HealpixCell &cell)
{
    const std::uint64_t inFace = cell.index & ((std::uint64_t{1} << (2 * cell.order)) - 1);
    return {static_cast<int>(cell.index >> (2 * cell.order)), evenBits(inFace), evenBits(inFace >> 1)};
}

/// The direction of a place inside one of the 12 faces, x and y from 0 to 1 (section 5 of the paper, with the
/// ring number as a real number of rings of the face).
SkyVector vectorAt(int face, double x, double y)
{
    const int row = face / 4;
    const double ring = row + 2 - x - y; // from 0 at the north pole to 4 at the south pole
    const int column = 2 * (face % 4) + (row == 1 ? 0 : 1); // in eighths of a turn
    double scale = 1; // the caps narrow towards the poles
    double z = (2 - ring) * 2 / 3;
    double radius = 0;
    if (ring < 1 || ring > 3) {
        scale = ring < 1 ? ring : 4 - ring;
        const double away = scale * scale / 3;
        z = ring < 1 ? 1 - away : away - 1;
        radius = std::sqrt(away * (2 - away)); // without losing digits near the pole
    } else {
        radius = std::sqrt((1 - z) * (1 + z));
    }
    const double longitude = scale < 1e-15 ? 0 : std::numbers::pi / 4 * (column * scale + x - y) / scale;
    return {radius * std::cos(longitude), radius * std::sin(longitude), z};
}

} // namespace

SkyVector vectorTo(const IcrsDirection &direction)
{
    const double c = cosine(direction.dec);
    return {c * cosine(direction.ra), c * sine(direction.ra), sine(direction.dec)};
}

IcrsDirection directionOf(const SkyVector &v)
{
    return {
        Angle::radians(std::atan2(v[1], v[0])).wrapped(),
        Angle::radians(std::atan2(v[2], std::hypot(v[0], v[1])))};
}

Result<HealpixCell> HealpixCell::fromUniq(std::uint64_t uniq)
{
    if (uniq >= 4) {
        const int order = (static_cast<int>(std::bit_width(uniq)) - 3) / 2;
        if (order <= kMaxOrder) {
            const std::uint64_t index = uniq - (std::uint64_t{4} << (2 * order));
            if (index < cellCount(order))
                return HealpixCell{order, index};
        }
    }
    return fail(Errc::OutOfRange, "no HEALPix cell has the number " + std::to_string(uniq));
}

HealpixCell HealpixCell::containing(int order, const SkyVector &place)
{
    const double longitude = std::atan2(place[1], place[0]) / (std::numbers::pi / 2); // in quarters
    const double quarters = longitude < 0 ? longitude + 4 : longitude;
    int face = 0;
    double x = 0; // in the face, as vectorAt has them
    double y = 0;
    if (std::abs(place[2]) <= 2.0 / 3) {
        const double falling = 0.5 + quarters + 0.75 * place[2]; // one more across each north-west edge
        const double rising = 0.5 + quarters - 0.75 * place[2];
        const int column = static_cast<int>(std::floor(falling));
        const int other = static_cast<int>(std::floor(rising));
        face = column == other ? 4 + column % 4 : column > other ? other % 4 : 8 + column % 4;
        x = falling - column;
        y = 1 - (rising - other);
    } else {
        const double away = (place[0] * place[0] + place[1] * place[1]) / (1 + std::abs(place[2]));
        const double scale = std::sqrt(3 * away); // rings from the pole
        const int column = std::min(3, static_cast<int>(quarters));
        const double part = quarters - column;
        face = place[2] > 0 ? column : 8 + column;
        x = place[2] > 0 ? 1 - scale * (1 - part) : scale * part;
        y = place[2] > 0 ? 1 - scale * part : scale * (1 - part);
    }
    const double side = std::ldexp(1.0, order);
    const auto onGrid = [side](double at) {
        return static_cast<std::uint32_t>(std::clamp(at * side, 0.0, side - 1));
    };
    return {
        order,
        (static_cast<std::uint64_t>(face) << (2 * order)) + spread(onGrid(x)) + (spread(onGrid(y)) << 1)};
}

SkyVector HealpixCell::centre() const
{
    const FacePlace place = placeOf(*this);
    const double side = std::ldexp(1.0, -order);
    return vectorAt(place.face, (place.x + 0.5) * side, (place.y + 0.5) * side);
}

std::array<SkyVector, 4> HealpixCell::corners() const
{
    const FacePlace place = placeOf(*this);
    const double side = std::ldexp(1.0, -order);
    const double x = place.x * side;
    const double y = place.y * side;
    return {
        vectorAt(place.face, x, y), vectorAt(place.face, x + side, y),
        vectorAt(place.face, x + side, y + side), vectorAt(place.face, x, y + side)};
}

double cellAreaSr(int order)
{
    return std::numbers::pi / 3 * std::ldexp(1.0, -2 * order);
}

double cellAreaDeg2(int order)
{
    constexpr double kDegree = 180 / std::numbers::pi;
    return cellAreaSr(order) * kDegree * kDegree;
}

Angle cellRadius(int order)
{
    // The longest cells lie on the boundary of the caps: from the corner of the cap's last cell to its
    // centre.
    const double side = std::ldexp(1.0, -order);
    const double edgeZ = 2.0 / 3;
    const double edgeLongitude = std::numbers::pi / 4 * side;
    const double inner = (1 - side) * (1 - side) / 3;
    const double centreZ = 1 - inner;
    const double edgeRadius = std::sqrt(1 - edgeZ * edgeZ);
    const double centreRadius = std::sqrt(inner * (2 - inner));
    const double chord = std::hypot(
        edgeRadius * std::cos(edgeLongitude) - centreRadius, edgeRadius * std::sin(edgeLongitude),
        edgeZ - centreZ);
    return Angle::radians(2 * std::asin(chord / 2));
}

} // namespace tulpar
