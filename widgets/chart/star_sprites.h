#pragma once

#include "widgets/chart/chart_scene.h"
#include "widgets/common/palette.h"

#include <QColor>

#include <array>
#include <cstdint>
#include <vector>

namespace tulpar {

class PixelRows;

/// Stars as small flat pictures made once: faint ones a single pixel, larger ones round, at the nearest half
/// pixel, in four tints of four lights. A screen full of stars is drawn by copying, and over a remote screen
/// a star costs some three bytes instead of twenty. GUI thread.
class StarSprites {
public:
    explicit StarSprites(const Palette &palette);

    /// `atWholePixel`: larger ones too, so that fewer change as the sky turns.
    void draw(PixelRows &rows, const StarDot &dot, bool atWholePixel) const;

private:
    static constexpr std::size_t kTints = 4;
    static constexpr std::size_t kLights = 4; ///< from a quarter of the ink to all of it
    static constexpr int kSizes = 64; ///< radii in quarters of a pixel

    struct Pixel {
        std::int8_t x = 0;
        std::int8_t y = 0;
        std::uint8_t light = 0; ///< 1 to kLights
    };
    /// Of one radius; by whether the middle lies half a pixel to the right, half a pixel down, both.
    using Sprite = std::array<std::vector<Pixel>, 4>;

    std::vector<Sprite> m_sprites;
    std::array<std::array<QRgb, kLights + 1>, kTints> m_inks{};
};

} // namespace tulpar
