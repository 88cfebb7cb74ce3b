#include "core/measure/star.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>
#include <vector>

namespace tulpar {

namespace {

constexpr double kSigmaOfFwhm = 0.42466090014400953; // 1 / (2 sqrt(2 ln 2))
constexpr double kWidestPx = 80; // FWHM; wider things are no stars
constexpr double kBoxPx = 30; // around a star not known yet

struct Pixel {
    double x = 0; ///< FITS
    double y = 0;
    double value = 0;
};

/// The finite pixels whose centres lie within a radius.
std::vector<Pixel> pixelsWithin(const Frame &frame, PixelPosition centre, double radius)
{
    std::vector<Pixel> out;
    const int firstRow = std::max(0, static_cast<int>(std::ceil(centre.y - radius)) - 1);
    const int lastRow = std::min(frame.height() - 1, static_cast<int>(std::floor(centre.y + radius)) - 1);
    const int firstColumn = std::max(0, static_cast<int>(std::ceil(centre.x - radius)) - 1);
    const int lastColumn = std::min(frame.width() - 1, static_cast<int>(std::floor(centre.x + radius)) - 1);
    for (int row = firstRow; row <= lastRow; ++row) {
        for (int column = firstColumn; column <= lastColumn; ++column) {
            const double dx = column + 1 - centre.x;
            const double dy = row + 1 - centre.y;
            const double value = frame.at(column, row);
            if (dx * dx + dy * dy <= radius * radius && std::isfinite(value))
                out.push_back({column + 1.0, row + 1.0, value});
        }
    }
    return out;
}

/// Mean of the finite pixels of 3 x 3, by a binomial window; a hot pixel alone does not look like a star in
/// it.
std::optional<double> smoothedAt(const Frame &frame, int column, int row)
{
    double sum = 0;
    double weights = 0;
    for (int j = -1; j <= 1; ++j) {
        for (int i = -1; i <= 1; ++i) {
            if (column + i < 0 || row + j < 0 || column + i >= frame.width() || row + j >= frame.height())
                continue;
            const double value = frame.at(column + i, row + j);
            if (!std::isfinite(value))
                continue;
            const double weight = (2 - std::abs(i)) * (2 - std::abs(j));
            sum += weight * value;
            weights += weight;
        }
    }
    if (weights < 6) // more than half of the window is nothing
        return std::nullopt;
    return sum / weights;
}

struct Peak {
    PixelPosition at;
    double smoothed = 0;
};

std::optional<Peak> brightestNear(const Frame &frame, PixelPosition guess, double reach)
{
    std::optional<Peak> best;
    for (const Pixel &pixel : pixelsWithin(frame, guess, std::max(reach, 1.0))) {
        const auto value = smoothedAt(frame, static_cast<int>(pixel.x) - 1, static_cast<int>(pixel.y) - 1);
        if (value && (!best || *value > best->smoothed))
            best = Peak{{pixel.x, pixel.y}, *value};
    }
    return best;
}

/// Sky around a star not known yet: what the star itself adds is clipped away.
LocalBackground skyAround(const Frame &frame, PixelPosition at)
{
    return backgroundIn(frame, AnnulusShape{at, {0, kBoxPx}});
}

/// Width of the area above half the peak that hangs together around it.
double roughFwhm(const Frame &frame, PixelPosition peak, double half)
{
    const int reach = static_cast<int>(kWidestPx);
    const int side = 2 * reach + 1;
    std::vector<char> isSeen(static_cast<std::size_t>(side) * static_cast<std::size_t>(side), 0);
    const int column0 = static_cast<int>(peak.x) - 1;
    const int row0 = static_cast<int>(peak.y) - 1;
    std::vector<std::array<int, 2>> open{{0, 0}};
    isSeen[static_cast<std::size_t>(reach * side + reach)] = 1;
    std::size_t area = 0;
    while (!open.empty()) {
        const auto [i, j] = open.back();
        open.pop_back();
        ++area;
        for (const auto &[di, dj] : {std::array{1, 0}, {-1, 0}, {0, 1}, {0, -1}}) {
            const int ni = i + di;
            const int nj = j + dj;
            if (std::abs(ni) > reach || std::abs(nj) > reach || column0 + ni < 0 || row0 + nj < 0
                || column0 + ni >= frame.width() || row0 + nj >= frame.height())
                continue;
            char &seen = isSeen[static_cast<std::size_t>((nj + reach) * side + ni + reach)];
            if (seen == 0 && frame.at(column0 + ni, row0 + nj) >= half) {
                seen = 1;
                open.push_back({ni, nj});
            }
        }
    }
    return 2 * std::sqrt(static_cast<double>(area) / std::numbers::pi);
}

/// The windowed mean, from a start; nothing when the light under the window is not positive or it wanders
/// off.
std::optional<PixelPosition> windowedMean(const Frame &frame, PixelPosition start, double sky, double fwhm)
{
    constexpr int kMostRounds = 60;
    constexpr double kRestPx = 1e-4;
    const double sigma = std::max(fwhm, 1.5) * kSigmaOfFwhm;
    PixelPosition now = start;
    for (int round = 0; round < kMostRounds; ++round) {
        double sum = 0;
        double sumX = 0;
        double sumY = 0;
        for (const Pixel &pixel : pixelsWithin(frame, now, 4 * sigma + 1)) {
            const double dx = pixel.x - now.x;
            const double dy = pixel.y - now.y;
            const double light = (pixel.value - sky) * std::exp(-(dx * dx + dy * dy) / (2 * sigma * sigma));
            sum += light;
            sumX += light * dx;
            sumY += light * dy;
        }
        if (!(sum > 0))
            return std::nullopt;
        // twice: the window pulls half of the way back
        const double stepX = std::clamp(2 * sumX / sum, -2.0, 2.0);
        const double stepY = std::clamp(2 * sumY / sum, -2.0, 2.0);
        now = {now.x + stepX, now.y + stepY};
        if (std::hypot(now.x - start.x, now.y - start.y) > std::max(2 * fwhm, 4.0))
            return std::nullopt;
        if (std::hypot(stepX, stepY) < kRestPx)
            break;
    }
    return now;
}

/// Coefficients of the polynomial of least squares of `terms` terms (at most 3).
std::optional<std::array<double, 3>> polynomial(
    const std::vector<std::array<double, 2>> &points, std::size_t terms)
{
    std::array<std::array<double, 4>, 3> m{};
    for (const auto &[u, v] : points) {
        const std::array powers{1.0, u, u * u};
        for (std::size_t i = 0; i < terms; ++i) {
            for (std::size_t j = 0; j < terms; ++j)
                m[i][j] += powers[i] * powers[j];
            m[i][3] += powers[i] * v;
        }
    }
    for (std::size_t i = 0; i < terms; ++i) {
        std::size_t best = i;
        for (std::size_t k = i + 1; k < terms; ++k)
            if (std::abs(m[k][i]) > std::abs(m[best][i]))
                best = k;
        std::swap(m[i], m[best]);
        if (std::abs(m[i][i]) < 1e-12)
            return std::nullopt;
        for (std::size_t k = 0; k < terms; ++k) {
            if (k == i)
                continue;
            const double factor = m[k][i] / m[i][i];
            for (std::size_t j = i; j < 4; ++j)
                m[k][j] -= factor * m[i][j];
        }
    }
    std::array<double, 3> out{};
    for (std::size_t i = 0; i < terms; ++i)
        out[i] = m[i][3] / m[i][i];
    return out;
}

/// Where the pixels themselves pass half of their peak: the peak from a parabola in r^2 over the core, the
/// crossing from one in r around it.
std::optional<double> halfMaximum(const Frame &frame, PixelPosition centre, double sky, double fwhm)
{
    double width = fwhm;
    for (int round = 0; round < 3; ++round) {
        std::vector<std::array<double, 2>> core;
        std::vector<std::array<double, 2>> edge;
        const double within = std::max(0.6 * width, 1.3);
        const double from = 0.5 * width - std::max(0.2 * width, 0.5);
        const double to = 0.5 * width + std::max(0.2 * width, 0.5);
        for (const Pixel &pixel : pixelsWithin(frame, centre, std::max(within, to))) {
            const double r = std::hypot(pixel.x - centre.x, pixel.y - centre.y);
            if (r <= within)
                core.push_back({r * r / (width * width), pixel.value - sky});
            if (r >= from && r <= to)
                edge.push_back({r / width - 0.5, pixel.value - sky});
        }
        const auto top = polynomial(core, core.size() > 6 ? 3 : 2);
        const std::size_t terms = edge.size() > 5 ? 3 : 2;
        const auto slope = polynomial(edge, terms);
        if (core.size() < 4 || edge.size() < 3 || !top || !slope || !((*top)[0] > 0))
            return std::nullopt;
        const double half = (*top)[0] / 2;
        double u = 0; // Newton, in widths from half of the width
        for (int i = 0; i < 20; ++i) {
            const double value = (*slope)[0] + (*slope)[1] * u + (*slope)[2] * u * u - half;
            const double falls = (*slope)[1] + 2 * (*slope)[2] * u;
            if (falls >= 0)
                return std::nullopt;
            u -= value / falls;
        }
        if (!(std::abs(u) < 0.4))
            return std::nullopt;
        const double next = width * (1 + 2 * u);
        const bool rests = std::abs(next - width) < 1e-3 * width;
        width = next;
        if (rests)
            break;
    }
    return width;
}

/// A star as far as it is known without a profile.
struct Found {
    PixelPosition centre;
    LocalBackground sky;
    double fwhm = 0;
};

Result<Found> find(const Frame &frame, PixelPosition guess, const StarSettings &settings)
{
    if (!(guess.x >= 0.5 && guess.y >= 0.5 && guess.x <= frame.width() + 0.5
          && guess.y <= frame.height() + 0.5))
        return fail(Errc::OutOfRange, "outside the frame");
    const auto peak = brightestNear(frame, guess, settings.searchPx);
    if (!peak)
        return fail(Errc::NotFound, "no pixels with a value here");
    Found found;
    found.sky = skyAround(frame, peak->at);
    const auto rises = [&] {
        // noise of the smoothed pixel is 3/8 of one pixel's
        const double height = peak->smoothed - found.sky.level;
        return height > 0 && height >= settings.leastSignificance * found.sky.deviation * 0.375;
    };
    if (found.sky.pixels == 0 || !rises())
        return fail(Errc::NotFound, "nothing rises above the sky here");
    found.fwhm = roughFwhm(frame, peak->at, found.sky.level + (peak->smoothed - found.sky.level) / 2);
    if (found.fwhm > kWidestPx)
        return fail(Errc::NotFound, "what is bright here is wider than a star");
    found.centre = peak->at;
    for (int round = 0; round < 2; ++round) {
        const double inner = std::max(4 * found.fwhm, 8.0);
        const LocalBackground ring =
            annulusBackground(frame, found.centre, inner, inner + std::max(2 * found.fwhm, 6.0));
        if (ring.pixels >= 50)
            found.sky = ring;
        if (!rises())
            return fail(Errc::NotFound, "nothing rises above the sky here");
        const auto centre = windowedMean(frame, found.centre, found.sky.level, found.fwhm);
        if (!centre)
            return fail(Errc::NotFound, "no light that has a centre here");
        found.centre = *centre;
        if (const auto width = halfMaximum(frame, found.centre, found.sky.level, found.fwhm))
            found.fwhm = *width;
    }
    return found;
}

/// Fits, leaves out what belongs to neighbours, fits again.
Result<StarFit> fitAround(const Frame &frame, const Found &found, const StarSettings &settings)
{
    const double reach = std::clamp(3.5 * found.fwhm, 6.0, kWidestPx);
    std::vector<FitPixel> pixels;
    double highest = 0;
    // Of a wide star's wings a part of the pixels says as much as all of them.
    const int every = std::max(1, static_cast<int>(found.fwhm / 3));
    const auto isSpared = [&](const Pixel &pixel) {
        return every > 1 && std::hypot(pixel.x - found.centre.x, pixel.y - found.centre.y) > found.fwhm
            && (static_cast<int>(pixel.x) + static_cast<int>(pixel.y)) % every != 0;
    };
    for (const Pixel &pixel : pixelsWithin(frame, found.centre, reach)) {
        if (isSpared(pixel) || (settings.saturationAdu && pixel.value >= *settings.saturationAdu))
            continue;
        pixels.push_back({pixel.x, pixel.y, pixel.value});
        highest = std::max(highest, pixel.value - found.sky.level);
    }
    StarFit start;
    start.model = settings.model;
    start.centre = found.centre;
    start.peak = highest;
    start.sky = found.sky.level;
    start.fwhmMajorPx = std::max(found.fwhm, 1.0);
    start.fwhmMinorPx = start.fwhmMajorPx;
    auto fit = fitStar(pixels, start);
    if (!fit)
        return fit;
    // Far from the core only the sky's noise should remain; what stands out there is another star.
    const double core = 1.5 * found.fwhm;
    const double tooFar = 4 * std::max(found.sky.deviation, 1e-3 * fit->peak);
    const auto isAnother = [&](const FitPixel &pixel) {
        const double r = std::hypot(pixel.x - found.centre.x, pixel.y - found.centre.y);
        return r > core && pixel.value - fit->valueAt(r) > tooFar;
    };
    if (std::erase_if(pixels, isAnother) == 0)
        return fit;
    return fitStar(pixels, *fit);
}

} // namespace

Result<PixelPosition> centroid(const Frame &frame, PixelPosition guess, const StarSettings &settings)
{
    return find(frame, guess, settings).map([](const Found &found) { return found.centre; });
}

Result<Star> measureStar(const Frame &frame, PixelPosition guess, const StarSettings &settings)
{
    const auto found = find(frame, guess, settings);
    if (!found)
        return tl::make_unexpected(found.error());
    const auto fit = fitAround(frame, *found, settings);
    if (!fit)
        return tl::make_unexpected(fit.error());
    Star star;
    star.centre = found->centre;
    star.background = found->sky;
    star.fit = *fit;
    star.halfMaximumPx = halfMaximum(frame, star.centre, star.background.level, fit->fwhmPx());
    double highest = -std::numeric_limits<double>::infinity();
    for (const Pixel &pixel : pixelsWithin(frame, star.centre, std::max(fit->fwhmPx(), 1.5)))
        highest = std::max(highest, pixel.value);
    star.peak = highest - star.background.level;
    star.isSaturated = settings.saturationAdu && highest >= *settings.saturationAdu;
    return star;
}

} // namespace tulpar
