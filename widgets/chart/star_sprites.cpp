#include "widgets/chart/star_sprites.h"

#include "widgets/chart/pixel_rows.h"

#include <algorithm>
#include <cmath>

namespace tulpar {

namespace {

constexpr double kPointPx = 0.8; ///< a star of a smaller radius is one pixel
constexpr double kSizeStepPx = 0.25;
constexpr float kMostTint = 15; ///< of StarDot

} // namespace

StarSprites::StarSprites(const Palette &palette)
{
    // Subtle: a blue, white, yellow or orange star, a third of the way to white.
    constexpr std::array<std::array<int, 3>, kTints> kTintColours{
        {{192, 212, 255}, {246, 248, 255}, {255, 238, 212}, {255, 206, 166}}};
    for (std::size_t tint = 0; tint < kTints; ++tint) {
        const auto &c = kTintColours[tint];
        const QRgb full = palette.hasStarTint ? qRgb(c[0], c[1], c[2]) : palette.star.rgb();
        const QRgb sky = palette.sky.rgb();
        for (std::size_t light = 0; light <= kLights; ++light) {
            const auto part = [light](int low, int high) {
                return low + (high - low) * static_cast<int>(light) / static_cast<int>(kLights);
            };
            m_inks[tint][light] = qRgb(
                part(qRed(sky), qRed(full)), part(qGreen(sky), qGreen(full)), part(qBlue(sky), qBlue(full)));
        }
    }
    m_sprites.resize(kSizes);
    for (int size = 0; size < kSizes; ++size)
        for (std::size_t phase = 0; phase < 4; ++phase) {
            const double radius = size * kSizeStepPx;
            const double cx = phase % 2 == 0 ? 0 : 0.5;
            const double cy = phase / 2 == 0 ? 0 : 0.5;
            const int reach = static_cast<int>(std::ceil(radius)) + 1;
            for (int y = -reach; y <= reach; ++y)
                for (int x = -reach; x <= reach; ++x) {
                    const double covered = radius + 0.5 - std::hypot(x - cx, y - cy);
                    const auto light = std::lround(std::clamp(covered, 0.0, 1.0) * kLights);
                    if (light > 0)
                        m_sprites[static_cast<std::size_t>(size)][phase].push_back(
                            {static_cast<std::int8_t>(x), static_cast<std::int8_t>(y),
                             static_cast<std::uint8_t>(light)});
                }
        }
}

void StarSprites::draw(PixelRows &rows, const StarDot &dot, bool atWholePixel) const
{
    const double ratio = rows.ratio();
    const auto &inks = m_inks[std::min<std::size_t>(
        kTints - 1, static_cast<std::size_t>(static_cast<float>(dot.tint) / kMostTint * (kTints - 0.01F)))];
    const double x = static_cast<double>(dot.x) * ratio - 0.5; // of the middles of pixels
    const double y = static_cast<double>(dot.y) * ratio - 0.5;
    const double radius = static_cast<double>(dot.radius) * ratio;
    const double alpha = static_cast<double>(dot.alpha);
    if (radius < kPointPx) {
        // What the edge of so small a disc would leave to the pixels around is given to the one.
        const auto light = static_cast<std::size_t>(std::lround(std::min(1.0, alpha * 1.25) * kLights));
        if (light > 0)
            rows.put(static_cast<int>(std::lround(x)), static_cast<int>(std::lround(y)), inks[light]);
        return;
    }
    const auto halfX = static_cast<int>(atWholePixel ? 2 * std::lround(x) : std::lround(2 * x));
    const auto halfY = static_cast<int>(atWholePixel ? 2 * std::lround(y) : std::lround(2 * y));
    const auto size =
        std::min<std::size_t>(kSizes - 1, static_cast<std::size_t>(std::lround(radius / kSizeStepPx)));
    const int left = halfX >> 1;
    const int top = halfY >> 1;
    const auto phase = static_cast<std::size_t>((halfX & 1) + 2 * (halfY & 1));
    const auto most = static_cast<std::uint8_t>(std::lround(std::min(1.0, alpha) * kLights));
    for (const Pixel &pixel : m_sprites[size][phase])
        if (const std::uint8_t light = std::min(pixel.light, most); light > 0)
            rows.put(left + pixel.x, top + pixel.y, inks[light]);
}

} // namespace tulpar
