#pragma once

#include "core/base/enum_names.h"
#include "core/image/statistics.h"
#include "core/image/stretch.h"

#include <array>
#include <optional>

namespace tulpar {

/// By what rule black and white are chosen.
enum class LimitsKind { MinMax, Percentile, Zscale, Sigma, User };

template <>
struct EnumNames<LimitsKind> {
    static constexpr std::array<std::string_view, 5> names{
        "min_max", "percentile", "zscale", "sigma", "user"};
};

struct LimitsSettings {
    LimitsKind kind = LimitsKind::Zscale;
    double percent = 99.5; ///< of the pixels between the limits, as many cut below as above (as DS9 means it)
    ZscaleSettings zscale;
    double sigmasBelow = 1.5; ///< black so many deviations under the sky, as Ginga's stddev
    double sigmasAbove = 4;
    DisplayRange user;
    bool operator==(const LimitsSettings &) const = default;
};

/// The sky of a frame by sampling: at most 2^16 pixels evenly over it, clipped at 3 deviations until it
/// stands still. The deviation is 1.4826 times the median absolute deviation.
struct SkyLevel {
    double level = 0; ///< median
    double deviation = 0;
};
[[nodiscard]] std::optional<SkyLevel> skyLevel(const Frame &frame);

/// Black and white by the rule; nothing when no pixel is finite. MinMax and the percentiles of 16 bits are of
/// every pixel, percentiles of floats of at most 2^20 pixels evenly over the frame. A user's limits are given
/// back in order.
[[nodiscard]] std::optional<DisplayRange> limitsOf(const Frame &frame, const LimitsSettings &settings);

/// The same of statistics already made, for MinMax without another pass.
[[nodiscard]] std::optional<DisplayRange> limitsOf(
    const Frame &frame, const LimitsSettings &settings, const ImageStatistics &known);

/// How a frame is shown: black, white and the curve between.
struct Display {
    DisplayRange range;
    StretchShape shape;
    bool operator==(const Display &) const = default;
};

/// What is right for a frame never seen before. One with stars (or `isSky`): the sky of zscale a dark grey
/// with its noise just visible, a knee at four times the noise, white at some 200 times (of 16 bits: at their
/// end at the latest). Any other: linear from zscale's black to the brightest. Nothing when no pixel is
/// finite.
[[nodiscard]] std::optional<Display> displayAtFirstSight(const Frame &frame, bool isSky = false);

/// PixInsight's auto stretch as KStars has it: shadows at median - `clip` deviations, and the midtones at
/// which the sky becomes `background` of white; for dark and bright fields alike.
[[nodiscard]] std::optional<Display> midtonesDisplay(
    const Frame &frame, double background = 0.25, double clip = 2.8);

} // namespace tulpar
