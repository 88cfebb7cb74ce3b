#include "core/image/view_samples.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace tulpar {

namespace {

constexpr int kSteps = 65536;
// The table begins with what is no value.
constexpr int kOutsideEntry = 0;
constexpr int kNothingEntry = 1;
constexpr int kFirstStep = 2;

struct Ladder {
    float low = 0;
    float scale = 0;

    [[nodiscard]] std::int32_t entryOf(float value) const
    {
        constexpr float kBlack = kFirstStep;
        constexpr float kWhite = kFirstStep + kSteps - 1;
        float step = (value - low) * scale + (kBlack + 0.5F);
        step = step < kBlack ? kBlack : step;
        step = step > kWhite ? kWhite : step;
        const auto entry =
            static_cast<std::int32_t>(step == step ? step : static_cast<float>(kNothingEntry)); // NaN is not
        return value == kOutsideFrame ? kOutsideEntry : entry;
    }
};

} // namespace

PaintTable::PaintTable(
    const Display &display, const ColourTable &colours, ContrastBias tone, Rgb32 nothing, Rgb32 outside)
    : m_display(display)
    , m_colours(kFirstStep + kSteps)
{
    const double span = display.range.high - display.range.low;
    constexpr double kAtOnce = 1e30; // no range: white begins right above black
    m_low = static_cast<float>(display.range.low);
    m_scale = static_cast<float>(span > 0 ? std::min((kSteps - 1) / span, kAtOnce) : kAtOnce);
    m_colours[kOutsideEntry] = outside;
    m_colours[kNothingEntry] = nothing;
    // Where each colour begins: 255 evaluations of the curve instead of 65536.
    constexpr std::size_t kLast = std::tuple_size_v<ColourTable> - 1;
    auto from = m_colours.begin() + kFirstStep;
    for (std::size_t i = 0; i <= kLast; ++i) {
        double end = kSteps;
        if (i < kLast) {
            const double shade = (static_cast<double>(i) + 0.5) / static_cast<double>(kLast);
            const double bent = tone.contrast > 0 ? (shade - 0.5) / tone.contrast + tone.bias
                : shade > 0.5                     ? 2.0
                                                  : -1.0;
            if (bent <= 0)
                end = 0;
            else if (bent < 1)
                end = std::ceil(display.shape.unbent(bent) * (kSteps - 1));
        }
        const auto to = m_colours.begin() + kFirstStep + std::clamp(static_cast<int>(end), 0, kSteps);
        if (to > from)
            from = std::fill_n(from, to - from, colours[i]);
    }
}

Rgb32 PaintTable::colour(float value) const
{
    return m_colours[static_cast<std::size_t>(Ladder{m_low, m_scale}.entryOf(value))];
}

void PaintTable::paint(std::span<const float> values, Rgb32 *out) const
{
    // Beside a frame that does not fill the view there is nothing to look up.
    std::size_t begin = 0;
    std::size_t end = values.size();
    while (begin < end && values[begin] == kOutsideFrame)
        ++begin;
    while (end > begin && values[end - 1] == kOutsideFrame)
        --end;
    std::fill(out, out + begin, m_colours[kOutsideEntry]);
    std::fill(out + end, out + values.size(), m_colours[kOutsideEntry]);
    // In pieces: the steps are computed several at a time, then looked up one by one.
    constexpr std::size_t kPiece = 512;
    std::array<std::int32_t, kPiece> entries;
    const Ladder ladder{m_low, m_scale};
    const Rgb32 *colours = m_colours.data();
    for (std::size_t at = begin; at < end; at += kPiece) {
        const std::size_t count = std::min(kPiece, end - at);
        const float *from = values.data() + at;
        for (std::size_t i = 0; i < count; ++i)
            entries[i] = ladder.entryOf(from[i]);
        Rgb32 *to = out + at;
        for (std::size_t i = 0; i < count; ++i)
            to[i] = colours[entries[i]];
    }
}

void paint(const ViewSamples &samples, const PaintTable &table, const ColourTarget &target)
{
    const auto width = static_cast<std::size_t>(std::min(samples.width, target.width));
    for (int row = 0; row < std::min(samples.height, target.height); ++row)
        table.paint(
            {samples.values.data() + static_cast<std::size_t>(row) * static_cast<std::size_t>(samples.width),
             width},
            target.pixels + static_cast<std::ptrdiff_t>(row) * target.stride);
}

} // namespace tulpar
