#include "core/measure/cut.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace tulpar {

namespace {

constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();

/// Weights of Catmull and Rom for the pixels -1, 0, 1, 2 at a fraction from 0 to 1.
std::array<double, 4> cubicWeights(double t)
{
    return {
        ((-t + 2) * t - 1) * t / 2, ((3 * t - 5) * t * t + 2) / 2, ((-3 * t + 4) * t + 1) * t / 2,
        (t - 1) * t * t / 2};
}

double cubicAt(const Frame &frame, double x, double y)
{
    const double left = std::floor(x);
    const double bottom = std::floor(y);
    const auto wx = cubicWeights(x - left);
    const auto wy = cubicWeights(y - bottom);
    double sum = 0;
    for (int j = 0; j < 4; ++j) {
        for (int i = 0; i < 4; ++i) {
            const double weight = wx[static_cast<std::size_t>(i)] * wy[static_cast<std::size_t>(j)];
            if (weight == 0)
                continue; // so that a NaN beside a place on a pixel does no harm
            // the edge's own pixels stand for those beyond it
            const int column = std::clamp(static_cast<int>(left) + i - 1, 0, frame.width() - 1);
            const int row = std::clamp(static_cast<int>(bottom) + j - 1, 0, frame.height() - 1);
            sum += weight * frame.at(column, row);
        }
    }
    return sum;
}

double bilinearAt(const Frame &frame, double x, double y)
{
    const int left = std::clamp(static_cast<int>(std::floor(x)), 0, frame.width() - 1);
    const int bottom = std::clamp(static_cast<int>(std::floor(y)), 0, frame.height() - 1);
    const double fx = std::clamp(x - left, 0.0, 1.0);
    const double fy = std::clamp(y - bottom, 0.0, 1.0);
    const auto row = [&](int j) {
        const double first = frame.at(left, j);
        return fx == 0 || left + 1 >= frame.width() ? first : first + fx * (frame.at(left + 1, j) - first);
    };
    const double first = row(bottom);
    return fy == 0 || bottom + 1 >= frame.height() ? first : first + fy * (row(bottom + 1) - first);
}

/// The steps of a length: places from 0 to it.
std::vector<double> stepsOver(double length, double step)
{
    const double least = length / static_cast<double>(kMostCutPoints - 2);
    const double by = std::max(step > 0 ? step : 1.0, least);
    std::vector<double> places;
    for (int i = 0; i * by < length; ++i)
        places.push_back(i * by);
    if (length - (places.empty() ? 0 : places.back()) < by * 1e-6 && places.size() > 1)
        places.pop_back(); // the end stands for it
    places.push_back(length);
    return places;
}

} // namespace

double valueBetween(const Frame &frame, PixelPosition place, Interpolation interpolation)
{
    const double x = place.x - 1; // from 0
    const double y = place.y - 1;
    if (!(x >= -0.5 && y >= -0.5 && x < frame.width() - 0.5 && y < frame.height() - 0.5))
        return kNothing;
    switch (interpolation) {
    case Interpolation::Nearest:
        return frame.at(static_cast<int>(std::floor(x + 0.5)), static_cast<int>(std::floor(y + 0.5)));
    case Interpolation::Bilinear:
        return bilinearAt(frame, x, y);
    case Interpolation::Cubic:
        return cubicAt(frame, x, y);
    }
    return kNothing;
}

std::vector<CutPoint> lineCut(
    const Frame &frame, const LineShape &line, double stepPx, Interpolation interpolation)
{
    const double dx = line.to.x - line.from.x;
    const double dy = line.to.y - line.from.y;
    const double length = std::hypot(dx, dy);
    if (!std::isfinite(length))
        return {};
    std::vector<CutPoint> cut;
    for (const double along : stepsOver(length, stepPx)) {
        const double t = length > 0 ? along / length : 0;
        const PixelPosition place{line.from.x + t * dx, line.from.y + t * dy};
        cut.push_back({along, place, valueBetween(frame, place, interpolation)});
    }
    return cut;
}

std::vector<CutPoint> boxCut(const Frame &frame, const BoxShape &box, Interpolation interpolation)
{
    if (!(box.width > 0 && box.height > 0) || !std::isfinite(box.width + box.height)
        || !std::isfinite(box.centre.x + box.centre.y))
        return {};
    const double wide = std::min(std::ceil(box.width), static_cast<double>(kMostCutPoints));
    const double stepX = std::max(box.width / wide, 1.0);
    // a box larger than the frame's diagonal meets no more of it
    const double reach = std::hypot(frame.width(), frame.height()) * 2;
    const double high = std::ceil(std::min(box.height, std::max(reach, 1.0)));
    const double stepY = box.height / high;
    const double c = cosine(box.turn);
    const double s = sine(box.turn);
    std::vector<CutPoint> cut;
    for (int i = 0; i < static_cast<int>(wide); ++i) {
        const double begins = i * stepX;
        const double ends = std::min(begins + stepX, box.width);
        const double middle = (begins + ends) / 2;
        const double u = middle - box.width / 2;
        double sum = 0;
        int count = 0;
        for (int j = 0; j < static_cast<int>(high); ++j) {
            const double v = (j + 0.5) * stepY - box.height / 2;
            const double value = valueBetween(
                frame, {box.centre.x + c * u - s * v, box.centre.y + s * u + c * v}, interpolation);
            if (std::isfinite(value)) {
                sum += value;
                ++count;
            }
        }
        cut.push_back(
            {middle, {box.centre.x + c * u, box.centre.y + s * u}, count > 0 ? sum / count : kNothing});
    }
    return cut;
}

} // namespace tulpar
