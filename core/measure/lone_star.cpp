#include "core/measure/lone_star.h"

#include "core/measure/sharpness.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace tulpar {

namespace {

constexpr int kCellPx = 16; ///< one candidate a cell
constexpr int kEdgePx = 8;
constexpr int kReachPx = 14; ///< of a star's light
constexpr double kApartPx = 40; ///< nearer, it is the same star
constexpr double kOutshines = 4;
constexpr double kSignificance = 25; ///< of the brightest pixel over the scatter of the sky
constexpr int kFewestPixels = 3; ///< above a third of the top: less is a struck pixel
constexpr int kRounds = 4; ///< of centring

struct Candidate {
    int column = 0;
    int row = 0;
    double flux = 0; ///< within kReachPx
};

struct Light {
    double flux = 0;
    double column = 0; ///< its centre
    double row = 0;
    double top = 0;
    int wide = 0; ///< pixels above a third of the top
};

/// Of the pixels well above the sky around a place.
Light lightAround(const Frame &frame, double column, double row, double sky, double floor)
{
    Light light;
    double alongColumns = 0;
    double alongRows = 0;
    const int middleColumn = static_cast<int>(std::lround(column));
    const int middleRow = static_cast<int>(std::lround(row));
    const auto each = [&](const auto &visit) {
        for (int r = std::max(0, middleRow - kReachPx);
             r <= std::min(frame.height() - 1, middleRow + kReachPx); ++r)
            for (int c = std::max(0, middleColumn - kReachPx);
                 c <= std::min(frame.width() - 1, middleColumn + kReachPx); ++c)
                if (const double above = frame.at(c, r) - sky;
                    above > floor && std::hypot(c - column, r - row) <= kReachPx)
                    visit(c, r, above);
    };
    each([&](int c, int r, double above) {
        light.flux += above;
        alongColumns += above * c;
        alongRows += above * r;
        light.top = std::max(light.top, above);
    });
    each([&](int, int, double above) { light.wide += above > light.top / 3; });
    if (light.flux > 0) {
        light.column = alongColumns / light.flux;
        light.row = alongRows / light.flux;
    }
    return light;
}

/// Of every cell its brightest pixel, where it stands out, by light.
std::vector<Candidate> candidates(const Frame &frame, double sky, double floor, double least)
{
    std::vector<Candidate> found;
    for (int bottom = 0; bottom < frame.height(); bottom += kCellPx)
        for (int left = 0; left < frame.width(); left += kCellPx) {
            double top = sky + least;
            std::optional<Candidate> best;
            for (int row = bottom; row < std::min(bottom + kCellPx, frame.height()); ++row)
                for (int column = left; column < std::min(left + kCellPx, frame.width()); ++column)
                    if (const double value = frame.at(column, row); value > top) {
                        top = value;
                        best = Candidate{column, row, 0};
                    }
            if (!best)
                continue;
            const Light light = lightAround(frame, best->column, best->row, sky, floor);
            if (light.wide < kFewestPixels)
                continue;
            best->flux = light.flux;
            found.push_back(*best);
        }
    std::ranges::sort(found, std::greater{}, &Candidate::flux);
    return found;
}

} // namespace

std::optional<PixelPosition> loneStar(const Frame &frame)
{
    const auto sky = sampledMedian(frame);
    const auto scatter = sampledScatter(frame);
    if (!sky || !scatter)
        return std::nullopt;
    const double floor = 3 * *scatter;
    const std::vector<Candidate> found = candidates(frame, *sky, floor, kSignificance * *scatter);
    if (found.empty())
        return std::nullopt;
    const Candidate &star = found.front();
    for (const Candidate &other : found)
        if (std::hypot(other.column - star.column, other.row - star.row) > kApartPx
            && other.flux * kOutshines > star.flux)
            return std::nullopt;
    double column = star.column;
    double row = star.row;
    for (int i = 0; i < kRounds; ++i) {
        const Light light = lightAround(frame, column, row, *sky, floor);
        column = light.column;
        row = light.row;
    }
    const bool isInside = column >= kEdgePx && row >= kEdgePx && column < frame.width() - kEdgePx
        && row < frame.height() - kEdgePx;
    return isInside ? std::optional(PixelPosition{column + 1, row + 1}) : std::nullopt;
}

} // namespace tulpar
