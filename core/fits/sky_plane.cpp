#include "core/fits/sky_plane.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

namespace tulpar {

namespace {

constexpr int kSteps = 16;

/// One place: where it is from the image's middle, in its widths and heights, and on a plane, in degrees.
struct Sample {
    PixelPosition pixel;
    IcrsDirection sky;
    double x = 0;
    double y = 0;
    double xi = 0;
    double eta = 0;
};

/// Sums of squares of linear equations; solved by elimination with the largest pivot. Unknowns of like size.
template <std::size_t N>
class LeastSquares {
public:
    void add(const std::array<double, N> &terms, double wanted)
    {
        for (std::size_t i = 0; i < N; ++i) {
            for (std::size_t k = 0; k < N; ++k)
                m_rows[i][k] += terms[i] * terms[k];
            m_rows[i][N] += terms[i] * wanted;
        }
    }

    [[nodiscard]] std::optional<std::array<double, N>> solution() const
    {
        auto rows = m_rows;
        for (std::size_t at = 0; at < N; ++at) {
            std::size_t best = at;
            for (std::size_t i = at + 1; i < N; ++i)
                if (std::abs(rows[i][at]) > std::abs(rows[best][at]))
                    best = i;
            std::swap(rows[at], rows[best]);
            if (std::abs(rows[at][at]) < kSmallest)
                return std::nullopt;
            for (std::size_t i = 0; i < N; ++i) {
                if (i == at)
                    continue;
                const double factor = rows[i][at] / rows[at][at];
                for (std::size_t k = at; k <= N; ++k)
                    rows[i][k] -= factor * rows[at][k];
            }
        }
        std::array<double, N> solved{};
        for (std::size_t i = 0; i < N; ++i)
            solved[i] = rows[i][N] / rows[i][i];
        return solved;
    }

private:
    static constexpr double kSmallest = 1e-18;
    std::array<std::array<double, N + 1>, N> m_rows{};
};

/// "Pixels" of one degree around a direction.
TangentPlane degreesAround(const IcrsDirection &direction)
{
    TangentPlane plane;
    plane.reference = direction;
    plane.referencePixel = {0, 0};
    plane.cd11 = plane.cd22 = 1;
    return plane;
}

/// Where a plane that is no parallel of this one touches the sky. Pixels of a TAN lie at t + u x + v y for a
/// direction t and two across it; on another plane that is xi = (a + b x + c y) / (1 + g x + h y) and eta
/// alike, whose columns (b, e, g) and (c, f, h) are u and v in the other's axes, so that t is their cross
/// product.
std::optional<IcrsDirection> touchingPoint(const TangentPlane &degrees, const std::vector<Sample> &samples)
{
    constexpr double kFarthest = 1; // tangent of 45 degrees
    LeastSquares<8> sums;
    for (const Sample &sample : samples) {
        const double xi = Angle::degrees(sample.xi).asRadians();
        const double eta = Angle::degrees(sample.eta).asRadians();
        sums.add({1, sample.x, sample.y, 0, 0, 0, -xi * sample.x, -xi * sample.y}, xi);
        sums.add({0, 0, 0, 1, sample.x, sample.y, -eta * sample.x, -eta * sample.y}, eta);
    }
    const auto found = sums.solution();
    if (!found)
        return std::nullopt;
    const auto &[a, b, c, d, e, f, g, h] = *found;
    const double east = e * h - g * f;
    const double north = g * c - b * h;
    const double towards = b * f - e * c;
    if (!(std::hypot(east, north) < kFarthest * std::abs(towards)))
        return std::nullopt;
    return degrees.toIcrs(
        {Angle::radians(east / towards).asDegrees(), Angle::radians(north / towards).asDegrees()});
}

/// The plane that touches the sky at `reference`.
std::optional<NearestPlane> planeAt(
    const IcrsDirection &reference, const std::vector<Sample> &samples, PixelPosition middle, int width,
    int height)
{
    const TangentPlane degrees = degreesAround(reference);
    LeastSquares<3> alongXi;
    LeastSquares<3> alongEta;
    for (const Sample &sample : samples) {
        const auto at = degrees.toPixel(sample.sky);
        if (!at)
            return std::nullopt;
        alongXi.add({1, sample.x, sample.y}, at->x);
        alongEta.add({1, sample.x, sample.y}, at->y);
    }
    const auto xi = alongXi.solution();
    const auto eta = alongEta.solution();
    if (!xi || !eta)
        return std::nullopt;
    NearestPlane nearest;
    TangentPlane &plane = nearest.plane;
    plane.reference = reference;
    plane.cd11 = (*xi)[1] / width;
    plane.cd12 = (*xi)[2] / height;
    plane.cd21 = (*eta)[1] / width;
    plane.cd22 = (*eta)[2] / height;
    const double determinant = plane.cd11 * plane.cd22 - plane.cd12 * plane.cd21;
    if (determinant == 0 || !std::isfinite(determinant))
        return std::nullopt;
    plane.referencePixel = {
        middle.x - (plane.cd22 * (*xi)[0] - plane.cd12 * (*eta)[0]) / determinant,
        middle.y - (-plane.cd21 * (*xi)[0] + plane.cd11 * (*eta)[0]) / determinant};
    for (const Sample &sample : samples) {
        const auto at = plane.toPixel(sample.sky);
        nearest.worstPx = std::max(
            nearest.worstPx, at ? std::hypot(at->x - sample.pixel.x, at->y - sample.pixel.y) : HUGE_VAL);
    }
    return nearest;
}

} // namespace

std::optional<NearestPlane> planeNear(const SkyMap &map, int width, int height)
{
    const PixelPosition middle{(width + 1) / 2.0, (height + 1) / 2.0};
    const auto centre = map.icrsAt(middle);
    if (!centre || width < 2 || height < 2)
        return std::nullopt;
    const TangentPlane degrees = degreesAround(*centre);
    std::vector<Sample> samples;
    bool isWhole = true;
    for (int i = 0; i <= kSteps; ++i)
        for (int k = 0; k <= kSteps; ++k) {
            const double x = static_cast<double>(i) / kSteps - 0.5;
            const double y = static_cast<double>(k) / kSteps - 0.5;
            const PixelPosition pixel{middle.x + x * width, middle.y + y * height};
            const auto sky = map.icrsAt(pixel);
            const auto onPlane = sky ? degrees.toPixel(*sky) : std::nullopt;
            if (onPlane)
                samples.push_back({pixel, *sky, x, y, onPlane->x, onPlane->y});
            else
                isWhole = false;
        }
    auto nearest = planeAt(*centre, samples, middle, width, height);
    if (!nearest)
        return std::nullopt;
    if (!isWhole) {
        nearest->worstPx = HUGE_VAL;
    } else if (const auto touching = touchingPoint(degrees, samples)) {
        const auto other = planeAt(*touching, samples, middle, width, height);
        if (other && other->worstPx < nearest->worstPx)
            nearest = other;
    }
    return nearest;
}

} // namespace tulpar
