#include "core/operations/focus_curve.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace tulpar {

namespace {

constexpr int kFewestPoints = 5;
constexpr double kOutlier = 4; ///< scatters
constexpr double kLeastScatter = 0.01; ///< of the fwhm, relative: better is luck
constexpr double kWellBeside = 1.15; ///< the widest point over the fitted best: else there is no V
constexpr std::size_t kMostRuns = 40;
constexpr double kLeastSpanC = 2;

/// fwhm^2 = c0 + c1 u + c2 u^2 with u = (x - mean) / scale.
struct Parabola {
    std::array<double, 3> c{};
    double variance0 = 0; ///< of the minimum's u, for a unit relative error

    [[nodiscard]] double at(double u) const { return c[0] + u * (c[1] + u * c[2]); }
    [[nodiscard]] double minimum() const { return -c[1] / (2 * c[2]); }
};

/// Solves a symmetric 3 by 3 system; none: it is singular.
std::optional<std::array<std::array<double, 3>, 3>> inverse(const std::array<std::array<double, 3>, 3> &m)
{
    const auto minor = [&](std::size_t i, std::size_t j) {
        const std::size_t a = (i + 1) % 3;
        const std::size_t b = (i + 2) % 3;
        const std::size_t c = (j + 1) % 3;
        const std::size_t d = (j + 2) % 3;
        return m[a][c] * m[b][d] - m[a][d] * m[b][c];
    };
    const double determinant = m[0][0] * minor(0, 0) + m[0][1] * minor(0, 1) + m[0][2] * minor(0, 2);
    if (!(std::abs(determinant) > 1e-12 * m[0][0] * m[1][1] * m[2][2]))
        return std::nullopt;
    std::array<std::array<double, 3>, 3> result{};
    for (std::size_t i = 0; i < 3; ++i)
        for (std::size_t j = 0; j < 3; ++j)
            result[i][j] = minor(j, i) / determinant;
    return result;
}

std::optional<Parabola> fitted(std::span<const FocusPoint> points, double mean, double scale)
{
    std::array<std::array<double, 3>, 3> normal{};
    std::array<double, 3> right{};
    for (const FocusPoint &point : points) {
        const double u = (point.positionSteps - mean) / scale;
        const double y = point.fwhm * point.fwhm;
        const double weight = 1 / (4 * y * y); // an error e of the fwhm is 2 fwhm e of its square
        const std::array<double, 3> powers{1, u, u * u};
        for (std::size_t i = 0; i < 3; ++i) {
            right[i] += weight * powers[i] * y;
            for (std::size_t j = 0; j < 3; ++j)
                normal[i][j] += weight * powers[i] * powers[j];
        }
    }
    const auto covariance = inverse(normal);
    if (!covariance)
        return std::nullopt;
    Parabola parabola;
    for (std::size_t i = 0; i < 3; ++i)
        for (std::size_t j = 0; j < 3; ++j)
            parabola.c[i] += (*covariance)[i][j] * right[j];
    if (!(parabola.c[2] > 0))
        return std::nullopt;
    // u0 = -c1 / 2 c2: the error of c1 and c2 carried over.
    const double by1 = -1 / (2 * parabola.c[2]);
    const double by2 = parabola.c[1] / (2 * parabola.c[2] * parabola.c[2]);
    parabola.variance0 = by1 * by1 * (*covariance)[1][1] + by2 * by2 * (*covariance)[2][2]
        + 2 * by1 * by2 * (*covariance)[1][2];
    return parabola;
}

/// Relative, of the fwhm.
double offOf(const FocusPoint &point, const Parabola &parabola, double mean, double scale)
{
    const double model = parabola.at((point.positionSteps - mean) / scale);
    return model > 0 ? std::abs(std::sqrt(model) - point.fwhm) / point.fwhm : 1;
}

} // namespace

std::vector<int> focusPositions(int centre, int step, int count, int lowest, int highest)
{
    const int reach = step * (count / 2);
    const int middle =
        std::clamp(centre, std::min(lowest + reach, highest), std::max(highest - reach, lowest));
    std::vector<int> positions;
    for (int i = 0; i < count; ++i)
        positions.push_back(std::clamp(middle - reach + i * step, lowest, highest));
    return positions;
}

std::optional<FocusFit> fitFocus(std::span<const FocusPoint> all)
{
    std::vector<FocusPoint> points;
    for (const FocusPoint &point : all)
        if (std::isfinite(point.fwhm) && point.fwhm > 0)
            points.push_back(point);
    while (points.size() >= kFewestPoints) {
        const auto [lowest, highest] = std::ranges::minmax(points, {}, &FocusPoint::positionSteps);
        const double mean = (lowest.positionSteps + highest.positionSteps) / 2;
        const double scale = (highest.positionSteps - lowest.positionSteps) / 2;
        if (!(scale > 0))
            return std::nullopt;
        const auto parabola = fitted(points, mean, scale);
        if (!parabola)
            return std::nullopt;
        double sum = 0;
        std::size_t worst = 0;
        for (std::size_t i = 0; i < points.size(); ++i) {
            const double off = offOf(points[i], *parabola, mean, scale);
            sum += off * off;
            if (off > offOf(points[worst], *parabola, mean, scale))
                worst = i;
        }
        // The scatter of the others judges the worst.
        const double worstOff = offOf(points[worst], *parabola, mean, scale);
        const double others = static_cast<double>(points.size()) - 1;
        const double scatter = std::max(std::sqrt((sum - worstOff * worstOff) / others), kLeastScatter);
        if (worstOff > kOutlier * scatter && points.size() > kFewestPoints) {
            points.erase(points.begin() + static_cast<std::ptrdiff_t>(worst));
            continue;
        }
        const double u0 = parabola->minimum();
        const double best = parabola->at(u0);
        const double widest = std::ranges::max(points, {}, &FocusPoint::fwhm).fwhm;
        if (!(std::abs(u0) <= 1) || !(best > 0) || widest < kWellBeside * std::sqrt(best))
            return std::nullopt;
        return FocusFit{
            mean + scale * u0, scale * scatter * std::sqrt(std::max(parabola->variance0, 0.0)),
            std::sqrt(best), static_cast<int>(points.size())};
    }
    return std::nullopt;
}

void FocusModel::add(double temperatureC, double bestSteps)
{
    m_runs.push_back({temperatureC, bestSteps});
    if (m_runs.size() > kMostRuns)
        m_runs.erase(m_runs.begin());
}

std::optional<double> FocusModel::stepsPerDegree() const
{
    if (m_runs.empty())
        return std::nullopt;
    const auto [coldest, warmest] = std::ranges::minmax(m_runs, {}, &Run::temperatureC);
    if (warmest.temperatureC - coldest.temperatureC < kLeastSpanC)
        return std::nullopt;
    double n = 0;
    double t = 0;
    double x = 0;
    for (const Run &run : m_runs) {
        n += 1;
        t += run.temperatureC;
        x += run.bestSteps;
    }
    double tt = 0;
    double tx = 0;
    for (const Run &run : m_runs) {
        tt += (run.temperatureC - t / n) * (run.temperatureC - t / n);
        tx += (run.temperatureC - t / n) * (run.bestSteps - x / n);
    }
    return tx / tt;
}

std::optional<double> FocusModel::at(double temperatureC) const
{
    if (m_runs.empty())
        return std::nullopt;
    const Run &last =
        m_runs.back(); // the line's slope through the newest: what was serviced since moved all of it
    return last.bestSteps + stepsPerDegree().value_or(0) * (temperatureC - last.temperatureC);
}

} // namespace tulpar
