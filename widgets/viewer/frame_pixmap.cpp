#include "widgets/viewer/frame_pixmap.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace tulpar {

namespace {

constexpr std::size_t kSkySamples = 8192;
constexpr double kDeviationOfMad = 1.4826;

/// Fewer levels, and everything up to the quieted sky one colour.
ColourTable thinned(const ColourTable &colours, int levels, int quietBelow)
{
    ColourTable thin{};
    const int step = std::max(1, 256 / std::max(2, levels));
    for (int i = 0; i < 256; ++i) {
        const int level = std::max(i, quietBelow) / step * step;
        thin[static_cast<std::size_t>(i)] =
            colours[static_cast<std::size_t>(std::min(255, level + step / 2))];
    }
    return thin;
}

int greyOf(const Display &display, const ContrastBias &tone, double value)
{
    const double width = std::max(display.range.high - display.range.low, 1e-30);
    const double bent = display.shape.bent(std::clamp((value - display.range.low) / width, 0.0, 1.0));
    const double toned = (bent - tone.bias) * tone.contrast + 0.5;
    return static_cast<int>(std::lround(std::clamp(toned, 0.0, 1.0) * 255));
}

} // namespace

void sampleFrame(const Frame &frame, const Placement &placement, Sampling sampling, ViewSamples &into)
{
    const QRect shown = placement.visible();
    if (shown.isEmpty()) {
        into = {};
    } else if (placement.isTurned()) {
        into =
            sampled(frame, placement.transformAt(shown.topLeft()), shown.width(), shown.height(), sampling);
    } else {
        sampleInto(into, frame, placement.windowOf(shown), shown.width(), shown.height(), sampling);
    }
}

std::optional<SkyLevel> skyOfSamples(const ViewSamples &samples)
{
    std::vector<float> values;
    values.reserve(kSkySamples);
    const std::size_t step = std::max<std::size_t>(1, samples.values.size() / kSkySamples);
    for (std::size_t i = 0; i < samples.values.size(); i += step)
        if (std::isfinite(samples.values[i]))
            values.push_back(samples.values[i]);
    if (values.empty())
        return std::nullopt;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    const float median = *middle;
    for (float &value : values)
        value = std::abs(value - median);
    std::nth_element(values.begin(), middle, values.end());
    return SkyLevel{median, kDeviationOfMad * static_cast<double>(*middle)};
}

PaintTable paintTableOf(
    const Display &display, const Tone &tone, const QColor &outside, const LinkQuality &quality,
    const std::optional<SkyLevel> &sky)
{
    ColourTable colours = coloursOf(tone);
    if (quality.isThin) {
        const double quiet = sky ? sky->level + quality.quietDeviations * sky->deviation : display.range.low;
        colours = thinned(colours, quality.levels, greyOf(display, tone.contrastBias, quiet));
    }
    return PaintTable(display, colours, tone.contrastBias, outside.rgb(), outside.rgb());
}

void paintSamples(const ViewSamples &samples, const PaintTable &table, QImage &picture)
{
    const QSize size(samples.width, samples.height);
    if (picture.size() != size || picture.format() != QImage::Format_RGB32)
        picture = QImage(size, QImage::Format_RGB32);
    if (picture.isNull())
        return;
    paint(
        samples, table,
        ColourTarget{
            reinterpret_cast<Rgb32 *>(picture.bits()), picture.width(), picture.height(),
            static_cast<int>(picture.bytesPerLine() / 4)});
}

QImage paintThree(
    const std::array<Frame, 3> &redGreenBlue, const SkyGrid &grid, const Tone &tone, const QColor &outside)
{
    std::array<CompositeChannel, 3> channels;
    for (std::size_t i = 0; i < 3; ++i)
        if (!redGreenBlue[i].isEmpty())
            if (auto channel = compositeChannel(redGreenBlue[i], grid))
                channels[i] = std::move(*channel);
    QImage picture(grid.width, grid.height, QImage::Format_RGB32);
    if (picture.isNull())
        return picture;
    LuptonSettings settings;
    settings.stretch /= std::max(tone.contrastBias.contrast, 0.05);
    paintComposite(
        channels, settings,
        ColourTarget{
            reinterpret_cast<Rgb32 *>(picture.bits()), picture.width(), picture.height(),
            static_cast<int>(picture.bytesPerLine() / 4)},
        outside.rgb());
    if (tone.lighting != Lighting::Red && !tone.isInverted)
        return picture;
    for (int y = 0; y < picture.height(); ++y) {
        auto *row = reinterpret_cast<QRgb *>(picture.scanLine(y));
        for (int x = 0; x < picture.width(); ++x) {
            QRgb colour = tone.isInverted ? row[x] ^ 0x00ffffffU : row[x];
            if (tone.lighting == Lighting::Red)
                colour = qRgb(qGray(colour), 0, 0);
            row[x] = colour;
        }
    }
    return picture;
}

} // namespace tulpar
