#include "core/image/composite.h"

#include "core/image/limits.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <vector>

namespace tulpar {

namespace {

/// asinh(Q I / stretch) / I of Lupton's formula for any I > 0, by a table over the float's upper half with
/// a straight line between: good to 1e-5.
class Brightness {
public:
    explicit Brightness(const LuptonSettings &settings)
        : m_factors(kEntries + 1)
    {
        // As astropy's AsinhMapping: a tenth of the stretch keeps its linear slope.
        constexpr double kShare = 0.1;
        const double soften = settings.q / settings.stretch;
        const double slope = 255 * kShare / std::asinh(kShare * settings.q);
        for (std::uint32_t i = 0; i <= kEntries; ++i) {
            const auto intensity = static_cast<double>(std::bit_cast<float>(std::min(i, kLargest) << 16));
            m_factors[i] = static_cast<float>(
                intensity > 1e-30 ? std::asinh(intensity * soften) * slope / intensity : soften * slope);
        }
    }

    [[nodiscard]] float factor(float intensity) const
    {
        const auto bits = std::bit_cast<std::uint32_t>(std::max(intensity, 0.0F));
        const std::uint32_t upper = bits >> 16;
        if (upper >= kEntries)
            return 0;
        const float share = static_cast<float>(bits & 0xffff) / 65536.0F;
        return m_factors[upper] + (m_factors[upper + 1] - m_factors[upper]) * share;
    }

private:
    static constexpr std::uint32_t kEntries = 0x7f80; // infinity begins there
    static constexpr std::uint32_t kLargest = 0x7f7f;
    std::vector<float> m_factors;
};

struct Source {
    const float *values = nullptr;
    float sky = 0;
    float scale = 0;

    explicit Source(const CompositeChannel &channel)
        : values(channel.samples.isEmpty() ? nullptr : channel.samples.values.data())
        , sky(static_cast<float>(channel.sky))
        , scale(static_cast<float>(channel.unit > 0 ? 1 / channel.unit : 0))
    {
    }

    /// In units above the sky; false where there is nothing.
    bool take(std::size_t at, float &units) const
    {
        if (values == nullptr || !std::isfinite(values[at]))
            return false;
        units = (values[at] - sky) * scale;
        return true;
    }
};

} // namespace

void paintComposite(
    const std::array<CompositeChannel, 3> &redGreenBlue, const LuptonSettings &settings,
    const ColourTarget &target, Rgb32 outside)
{
    const auto any = std::find_if(redGreenBlue.begin(), redGreenBlue.end(), [](const CompositeChannel &c) {
        return !c.samples.isEmpty();
    });
    if (any == redGreenBlue.end())
        return;
    const Brightness brightness(settings);
    const Source red(redGreenBlue[0]);
    const Source green(redGreenBlue[1]);
    const Source blue(redGreenBlue[2]);
    const auto width = static_cast<std::size_t>(any->samples.width);
    const auto columns = std::min(width, static_cast<std::size_t>(target.width));
    for (int row = 0; row < std::min(any->samples.height, target.height); ++row) {
        Rgb32 *out = target.pixels + static_cast<std::ptrdiff_t>(row) * target.stride;
        for (std::size_t column = 0; column < columns; ++column) {
            const std::size_t at = static_cast<std::size_t>(row) * width + column;
            float r = 0;
            float g = 0;
            float b = 0;
            bool isInside = red.take(at, r);
            isInside = green.take(at, g) || isInside;
            isInside = blue.take(at, b) || isInside;
            if (!isInside) {
                out[column] = outside;
                continue;
            }
            const float factor = brightness.factor((r + g + b) / 3);
            r = std::max(r * factor, 0.0F);
            g = std::max(g * factor, 0.0F);
            b = std::max(b * factor, 0.0F);
            // Too bright for the screen: all three alike, so that the colour stays.
            const float most = std::max({r, g, b});
            const float cut = most > 255 ? 255 / most : 1.0F;
            const auto byte = [cut](float v) { return static_cast<Rgb32>(v * cut + 0.5F); };
            out[column] = 0xff000000 | byte(r) << 16 | byte(g) << 8 | byte(b);
        }
    }
}

std::optional<CompositeChannel> compositeChannel(const Frame &frame, const SkyGrid &view)
{
    const auto sky = skyLevel(frame);
    if (!sky || !frame.facts().wcs)
        return std::nullopt;
    CompositeChannel channel;
    channel.samples = sampledOnSky(frame, pixelOfSky(*frame.facts().wcs), view);
    // A deviation under the sky is black: the sky is a dark grey, as on single frames.
    channel.sky = sky->level - sky->deviation;
    channel.unit = sky->deviation > 0 ? sky->deviation : 1;
    return channel;
}

} // namespace tulpar
