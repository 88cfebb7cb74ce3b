#include "core/measure/coordinate_grid.h"

#include "core/base/parse.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace tulpar {

namespace {

/// Arcseconds.
constexpr auto kArcSteps = std::to_array<double>(
    {0.01, 0.02, 0.05, 0.1,  0.2,  0.5,  1,    2,      5,      10,     15,     20,      30,      60,     120,
     300,  600,  900,  1200, 1800, 3600, 7200, 18'000, 36'000, 54'000, 72'000, 108'000, 162'000, 324'000});
/// Seconds of time.
constexpr auto kTimeSteps = std::to_array<double>(
    {0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2,  0.5,  1,    2,    5,      10,    15,
     20,    30,    60,    120,  300,  600,  900, 1200, 1800, 3600, 7200, 10'800, 21'600});

constexpr int kSamples = 25; ///< of the view, each way
constexpr int kChords = 96; ///< of a line

double stepFor(double span, int wanted, std::span<const double> steps)
{
    const auto found = std::ranges::lower_bound(steps, span / std::max(wanted, 1));
    return found == steps.end() ? steps.back() : *found;
}

/// What of the sky is seen, degrees.
struct Seen {
    double west = 0; ///< the smallest right ascension; may be below 0
    double east = 0;
    double south = 0;
    double north = 0;
};

bool isWithin(const PixelBounds &view, PixelPosition place)
{
    return place.x >= view.left && place.x <= view.right && place.y >= view.bottom && place.y <= view.top;
}

std::optional<Seen> seenIn(const SkyPlacing &placing, const PixelBounds &view)
{
    std::vector<double> longitudes;
    Seen seen{0, 0, 90, -90};
    for (int j = 0; j < kSamples; ++j) {
        for (int i = 0; i < kSamples; ++i) {
            const auto sky = placing.toSky(
                {view.left + (view.right - view.left) * i / (kSamples - 1),
                 view.bottom + (view.top - view.bottom) * j / (kSamples - 1)});
            if (!sky || !std::isfinite(sky->ra.asDegrees()) || !std::isfinite(sky->dec.asDegrees()))
                continue;
            longitudes.push_back(sky->ra.wrapped().asDegrees());
            seen.south = std::min(seen.south, sky->dec.asDegrees());
            seen.north = std::max(seen.north, sky->dec.asDegrees());
        }
    }
    if (longitudes.size() < 2)
        return std::nullopt;
    // Everything but the widest gap.
    std::ranges::sort(longitudes);
    double gap = longitudes.front() + 360 - longitudes.back();
    seen.west = longitudes.front();
    seen.east = longitudes.back();
    for (std::size_t i = 1; i < longitudes.size(); ++i) {
        if (longitudes[i] - longitudes[i - 1] > gap) {
            gap = longitudes[i] - longitudes[i - 1];
            seen.west = longitudes[i] - 360;
            seen.east = longitudes[i - 1];
        }
    }
    bool isPoleSeen = false;
    for (const double pole : {-90.0, 90.0}) {
        const auto place = placing.toPixel({Angle(), Angle::degrees(pole)});
        if (place && isWithin(view, *place)) {
            isPoleSeen = true;
            seen.south = std::min(seen.south, pole);
            seen.north = std::max(seen.north, pole);
        }
    }
    if (isPoleSeen || gap < 360.0 / kSamples * 2) {
        seen.west = 0;
        seen.east = 360;
    }
    return seen;
}

/// The part of a chord that is inside; false: none.
bool clip(const PixelBounds &view, PixelPosition &from, PixelPosition &to)
{
    const double dx = to.x - from.x;
    const double dy = to.y - from.y;
    double begin = 0;
    double end = 1;
    const std::array<std::array<double, 2>, 4> sides{
        {{-dx, from.x - view.left},
         {dx, view.right - from.x},
         {-dy, from.y - view.bottom},
         {dy, view.top - from.y}}};
    for (const auto &[falls, room] : sides) {
        if (falls == 0) {
            if (room < 0)
                return false;
        } else if (falls < 0) {
            begin = std::max(begin, room / falls);
        } else {
            end = std::min(end, room / falls);
        }
    }
    if (begin > end)
        return false;
    const PixelPosition start = from;
    from = {start.x + begin * dx, start.y + begin * dy};
    to = {start.x + end * dx, start.y + end * dy};
    return true;
}

/// The pieces of one line, from its places on the sky.
void addPieces(
    std::vector<GridLine> &lines, const SkyPlacing &placing, const PixelBounds &view, const GridLine &line,
    double from, double to)
{
    // the seam of a map is a chord across it
    const double tooLong = std::hypot(view.right - view.left, view.top - view.bottom) / 2;
    std::optional<PixelPosition> before;
    GridLine piece = line;
    const auto finish = [&] {
        if (piece.points.size() >= 2)
            lines.push_back(piece);
        piece.points.clear();
    };
    for (int i = 0; i <= kChords; ++i) {
        const Angle along = Angle::degrees(from + (to - from) * i / kChords);
        const auto place = line.isMeridian ? placing.toPixel({line.value, along})
                                           : placing.toPixel({along.wrapped(), line.value});
        const bool isPlace = place && std::isfinite(place->x) && std::isfinite(place->y);
        if (isPlace && before && std::hypot(place->x - before->x, place->y - before->y) < tooLong) {
            PixelPosition a = *before;
            PixelPosition b = *place;
            if (clip(view, a, b)) {
                if (piece.points.empty() || piece.points.back() != a) {
                    finish();
                    piece.points.push_back(a);
                }
                piece.points.push_back(b);
            } else {
                finish();
            }
        } else {
            finish();
        }
        before = isPlace ? place : std::nullopt;
    }
    finish();
}

std::string twoDigits(std::int64_t value)
{
    return (value < 10 ? "0" : "") + std::to_string(value);
}

int decimalsOf(double step)
{
    return step >= 1 ? 0 : step >= 0.1 ? 1 : step >= 0.01 ? 2 : 3;
}

/// Three parts of a number of seconds, as many as the step needs.
std::string sexagesimal(double seconds, double step, std::array<std::string_view, 3> units, bool isPadded)
{
    const int decimals = decimalsOf(step);
    const double scale = std::pow(10.0, decimals);
    const auto all = static_cast<std::int64_t>(std::llround(seconds * scale));
    const auto minute = static_cast<std::int64_t>(60 * scale);
    const std::int64_t whole = all / minute;
    std::string out = isPadded ? twoDigits(whole / 60) : std::to_string(whole / 60);
    out += units[0];
    if (std::fmod(step, 3600) == 0)
        return out;
    out += twoDigits(whole % 60);
    out += units[1];
    if (std::fmod(step, 60) == 0)
        return out;
    const std::int64_t rest = all % minute;
    const auto unit = static_cast<std::int64_t>(scale);
    out += twoDigits(rest / unit);
    if (decimals > 0) {
        std::string digits = std::to_string(rest % unit);
        digits.insert(0, static_cast<std::size_t>(decimals) - digits.size(), '0');
        out += '.' + digits;
    }
    out += units[2];
    return out;
}

} // namespace

CoordinateGrid coordinateGrid(const SkyPlacing &placing, const PixelBounds &view, int wanted)
{
    CoordinateGrid grid;
    const bool isView = view.right > view.left && view.top > view.bottom
        && std::isfinite(view.right - view.left) && std::isfinite(view.top - view.bottom);
    if (!placing.isKnown() || !isView)
        return grid;
    const auto seen = seenIn(placing, view);
    if (!seen)
        return grid;
    constexpr double kArcsec = 3600;
    constexpr double kSecondsPerDegree = 240;
    const double parallel = stepFor((seen->north - seen->south) * kArcsec, wanted, kArcSteps) / kArcsec;
    const double meridian =
        stepFor((seen->east - seen->west) * kSecondsPerDegree, wanted, kTimeSteps) / kSecondsPerDegree;
    grid.parallelStep = Angle::degrees(parallel);
    grid.meridianStep = Angle::degrees(meridian);

    const bool isAround = seen->east - seen->west >= 360;
    // a line may leave the view between the samples and come back
    const double west = isAround ? 0 : seen->west - meridian;
    const double east = isAround ? 360 : seen->east + meridian;
    const double south = std::max(seen->south - parallel, -90.0);
    const double north = std::min(seen->north + parallel, 90.0);
    const auto most = static_cast<std::int64_t>(3 * std::max(wanted, 1) + 3);
    const auto first = static_cast<std::int64_t>(std::ceil(west / meridian - 1e-9));
    const auto last = static_cast<std::int64_t>(std::floor(east / meridian + 1e-9)) - (isAround ? 1 : 0);
    for (std::int64_t i = first; i <= std::min(last, first + most); ++i) {
        const Angle value = Angle::degrees(static_cast<double>(i) * meridian).wrapped();
        addPieces(grid.lines, placing, view, {true, value, {}}, south, north);
    }
    const auto lowest = static_cast<std::int64_t>(std::ceil(south / parallel - 1e-9));
    const auto highest = static_cast<std::int64_t>(std::floor(north / parallel + 1e-9));
    for (std::int64_t i = lowest; i <= std::min(highest, lowest + most); ++i) {
        const double value = static_cast<double>(i) * parallel;
        if (std::abs(value) < 90 - 1e-9) // a pole is no line
            addPieces(grid.lines, placing, view, {false, Angle::degrees(value), {}}, west, east);
    }
    return grid;
}

std::string gridLabel(const GridLine &line, const CoordinateGrid &grid)
{
    if (line.isMeridian) {
        const double step = std::round(grid.meridianStep.asHours() * 3600 * 1e6) / 1e6;
        double seconds = line.value.wrapped().asHours() * 3600;
        if (seconds > 86'400 - step / 2)
            seconds = 0;
        return sexagesimal(seconds, step, {"h", "m", "s"}, true);
    }
    const double step = std::round(grid.parallelStep.asArcseconds() * 1e6) / 1e6;
    const double seconds = line.value.asArcseconds();
    return (seconds < -step / 2 ? "-" : "+") + sexagesimal(std::abs(seconds), step, {"°", "′", "″"}, true);
}

std::optional<ScaleBar> scaleBar(double scaleArcsecPerPx, double mostPx)
{
    const double most = scaleArcsecPerPx * mostPx;
    if (!(scaleArcsecPerPx > 0) || !std::isfinite(most) || most < kArcSteps.front())
        return std::nullopt;
    const double arcsec = *(std::ranges::upper_bound(kArcSteps, most * (1 + 1e-12)) - 1);
    ScaleBar bar{Angle::arcseconds(arcsec), arcsec / scaleArcsecPerPx, {}};
    if (arcsec >= 3600)
        bar.label = fixed(arcsec / 3600, 0) + "°";
    else if (arcsec >= 60)
        bar.label = fixed(arcsec / 60, 0) + "′";
    else
        bar.label = fixed(arcsec, decimalsOf(arcsec)) + "″";
    return bar;
}

} // namespace tulpar
