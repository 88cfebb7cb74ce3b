#include "core/measure/star_fit.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace tulpar {

namespace {

constexpr std::size_t kParameters = 8;
constexpr double kLeastBeta = 1.05;
constexpr double kMostBeta = 30; // a Gauss to half a percent

enum Parameter : std::size_t { Peak, CentreX, CentreY, Sky, XX, XY, YY, Beta };

using Vector = std::array<double, kParameters>;
using Matrix = std::array<Vector, kParameters>;

/// q = xx dx^2 + 2 xy dx dy + yy dy^2 is 1 on the half-maximum ellipse.
struct Profile {
    bool isMoffat = true;
    Vector p{};

    [[nodiscard]] std::size_t free() const { return isMoffat ? kParameters : kParameters - 1; }
    [[nodiscard]] bool isPossible() const
    {
        return p[XX] > 0 && p[YY] > 0 && p[XX] * p[YY] > p[XY] * p[XY]
            && std::ranges::all_of(p, [](double v) { return std::isfinite(v); });
    }
};

/// The part of a profile that does not change from pixel to pixel.
struct Shape {
    explicit Shape(const Profile &profile)
        : root(profile.isMoffat ? std::exp2(1 / profile.p[Beta]) : 0)
        , k(root - 1)
        , kSlope(profile.isMoffat ? -std::numbers::ln2 / (profile.p[Beta] * profile.p[Beta]) * root : 0)
    {
    }
    double root;
    double k; ///< 2^(1/beta) - 1
    double kSlope; ///< its derivative by beta
};

double valueOf(const Profile &profile, const Shape &shape, const FitPixel &pixel)
{
    const Vector &p = profile.p;
    const double dx = pixel.x - p[CentreX];
    const double dy = pixel.y - p[CentreY];
    const double q = p[XX] * dx * dx + 2 * p[XY] * dx * dy + p[YY] * dy * dy;
    const double height = profile.isMoffat ? std::exp(-p[Beta] * std::log1p(shape.k * q)) : std::exp2(-q);
    return p[Sky] + p[Peak] * height;
}

/// The value, and its derivatives by the parameters.
double valueOf(const Profile &profile, const Shape &shape, const FitPixel &pixel, Vector &slopes)
{
    const Vector &p = profile.p;
    const double dx = pixel.x - p[CentreX];
    const double dy = pixel.y - p[CentreY];
    const double q = p[XX] * dx * dx + 2 * p[XY] * dx * dy + p[YY] * dy * dy;
    double height = 0;
    double byQ = 0;
    if (profile.isMoffat) {
        const double logG = std::log1p(shape.k * q);
        const double g = 1 + shape.k * q;
        height = std::exp(-p[Beta] * logG);
        byQ = -p[Peak] * p[Beta] * shape.k * height / g;
        slopes[Beta] = p[Peak] * height * (-logG - p[Beta] * q * shape.kSlope / g);
    } else {
        height = std::exp2(-q);
        byQ = -std::numbers::ln2 * p[Peak] * height;
        slopes[Beta] = 0;
    }
    slopes[Peak] = height;
    slopes[Sky] = 1;
    slopes[XX] = byQ * dx * dx;
    slopes[XY] = byQ * 2 * dx * dy;
    slopes[YY] = byQ * dy * dy;
    slopes[CentreX] = -byQ * 2 * (p[XX] * dx + p[XY] * dy);
    slopes[CentreY] = -byQ * 2 * (p[XY] * dx + p[YY] * dy);
    return p[Sky] + p[Peak] * height;
}

double squares(const Profile &profile, std::span<const FitPixel> pixels)
{
    const Shape shape(profile);
    double sum = 0;
    for (const FitPixel &pixel : pixels) {
        const double off = pixel.value - valueOf(profile, shape, pixel);
        sum += off * off;
    }
    return sum;
}

/// Cholesky; false when the matrix is not positive.
bool solve(Matrix m, Vector right, std::size_t n, Vector &out)
{
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j <= i; ++j) {
            double sum = m[i][j];
            for (std::size_t k = 0; k < j; ++k)
                sum -= m[i][k] * m[j][k];
            if (i == j) {
                if (!(sum > 0))
                    return false;
                m[i][i] = std::sqrt(sum);
            } else {
                m[i][j] = sum / m[j][j];
            }
        }
    }
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t k = 0; k < i; ++k)
            right[i] -= m[i][k] * right[k];
        right[i] /= m[i][i];
    }
    for (std::size_t i = n; i-- > 0;) {
        for (std::size_t k = i + 1; k < n; ++k)
            right[i] -= m[k][i] * right[k];
        right[i] /= m[i][i];
    }
    out = right;
    return true;
}

struct Normal {
    Matrix matrix{};
    Vector right{};
};

Normal normalEquations(const Profile &profile, std::span<const FitPixel> pixels)
{
    Normal out;
    const Shape shape(profile);
    const std::size_t n = profile.free();
    Vector slopes{};
    for (const FitPixel &pixel : pixels) {
        const double off = pixel.value - valueOf(profile, shape, pixel, slopes);
        for (std::size_t i = 0; i < n; ++i) {
            out.right[i] += slopes[i] * off;
            for (std::size_t j = 0; j <= i; ++j)
                out.matrix[i][j] += slopes[i] * slopes[j];
        }
    }
    return out;
}

/// Least squares from where the profile stands; returns the sum of squares.
double improve(Profile &profile, std::span<const FitPixel> pixels)
{
    constexpr int kMostSteps = 100;
    constexpr double kEnough = 1e-6; // relative change of the sum of squares
    double now = squares(profile, pixels);
    double damping = 1e-3;
    const std::size_t n = profile.free();
    for (int step = 0; step < kMostSteps; ++step) {
        const Normal normal = normalEquations(profile, pixels);
        bool isBetter = false;
        double gain = 0;
        while (damping < 1e12) {
            Matrix damped = normal.matrix;
            for (std::size_t i = 0; i < n; ++i)
                damped[i][i] = damped[i][i] * (1 + damping) + std::numeric_limits<double>::min();
            Vector change{};
            Profile next = profile;
            if (solve(damped, normal.right, n, change)) {
                for (std::size_t i = 0; i < n; ++i)
                    next.p[i] += change[i];
                next.p[Beta] = std::clamp(next.p[Beta], kLeastBeta, kMostBeta);
                const double after =
                    next.isPossible() ? squares(next, pixels) : std::numeric_limits<double>::infinity();
                if (after <= now) {
                    gain = now - after;
                    profile = next;
                    now = after;
                    damping = std::max(damping / 10, 1e-12);
                    isBetter = true;
                    break;
                }
            }
            damping *= 8;
        }
        if (!isBetter || gain <= kEnough * now)
            break;
    }
    return now;
}

StarFit fitOf(const Profile &profile, double squaresLeft, std::size_t pixels)
{
    const Vector &p = profile.p;
    StarFit fit;
    fit.model = profile.isMoffat ? StarModel::Moffat : StarModel::Gauss;
    fit.centre = {p[CentreX], p[CentreY]};
    fit.peak = p[Peak];
    fit.sky = p[Sky];
    fit.beta = profile.isMoffat ? p[Beta] : 0;
    const double mean = (p[XX] + p[YY]) / 2;
    const double half = std::hypot((p[XX] - p[YY]) / 2, p[XY]);
    const double least = mean - half; // the eigenvalue of the major axis
    fit.fwhmMajorPx = 2 / std::sqrt(std::max(least, std::numeric_limits<double>::min()));
    fit.fwhmMinorPx = 2 / std::sqrt(mean + half);
    // where q rises least
    fit.majorAxis = half > 0 ? Angle::radians(std::atan2(-2 * p[XY], p[YY] - p[XX]) / 2) : Angle();
    if (fit.majorAxis >= Angle::degrees(90))
        fit.majorAxis = fit.majorAxis - Angle::degrees(180);
    fit.residual = std::sqrt(squaresLeft / static_cast<double>(pixels));
    fit.pixels = static_cast<int>(pixels);
    return fit;
}

} // namespace

double StarFit::fwhmPx() const
{
    return std::sqrt(fwhmMajorPx * fwhmMinorPx);
}

double StarFit::ellipticity() const
{
    return fwhmMajorPx > 0 ? 1 - fwhmMinorPx / fwhmMajorPx : 0;
}

double StarFit::valueAt(double radiusPx) const
{
    const double u = 2 * radiusPx / fwhmPx();
    const double height = model == StarModel::Moffat ? std::pow(1 + (std::exp2(1 / beta) - 1) * u * u, -beta)
                                                     : std::exp2(-u * u);
    return sky + peak * height;
}

double StarFit::energyWithin(double radiusPx) const
{
    const double u = 2 * radiusPx / fwhmPx();
    return model == StarModel::Moffat ? 1 - std::pow(1 + (std::exp2(1 / beta) - 1) * u * u, 1 - beta)
                                      : 1 - std::exp2(-u * u);
}

Result<StarFit> fitStar(std::span<const FitPixel> pixels, const StarFit &start)
{
    constexpr std::size_t kLeastPixels = 12;
    if (pixels.size() < kLeastPixels)
        return fail(Errc::OutOfRange, "too few pixels for a profile");
    if (!(start.peak > 0 && start.fwhmMajorPx > 0 && start.fwhmMinorPx > 0))
        return fail(Errc::OutOfRange, "no star to begin with");
    double left = pixels[0].x;
    double right = left;
    double bottom = pixels[0].y;
    double top = bottom;
    for (const FitPixel &pixel : pixels) {
        left = std::min(left, pixel.x);
        right = std::max(right, pixel.x);
        bottom = std::min(bottom, pixel.y);
        top = std::max(top, pixel.y);
    }
    const double width = start.fwhmPx();
    Profile profile;
    profile.isMoffat = start.model == StarModel::Moffat;
    profile.p = {start.peak,          start.centre.x,
                 start.centre.y,      start.sky,
                 4 / (width * width), 0,
                 4 / (width * width), start.beta > 0 ? start.beta : 3.0};
    const double squaresLeft = improve(profile, pixels);
    const StarFit fit = fitOf(profile, squaresLeft, pixels.size());
    const double extent = std::max(right - left, top - bottom);
    if (!(fit.peak > 0) || !(fit.fwhmMajorPx < extent) || fit.centre.x < left || fit.centre.x > right
        || fit.centre.y < bottom || fit.centre.y > top)
        return fail(Errc::Unavailable, "no star profile fits here");
    return fit;
}

} // namespace tulpar
