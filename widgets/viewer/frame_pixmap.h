#pragma once

#include "core/image/composite.h"
#include "core/image/frame.h"
#include "core/image/limits.h"
#include "core/image/view_samples.h"
#include "widgets/viewer/view_link.h"
#include "widgets/viewer/viewer_look.h"

#include <QColor>
#include <QImage>

#include <array>
#include <optional>

namespace tulpar {

/// What a thin link is spared: levels of brightness, and the noise of the sky. The data stay as they are.
struct LinkQuality {
    bool isThin = false;
    int levels = 16;
    double quietDeviations = 3; ///< what rises less above the sky is shown as sky
    bool operator==(const LinkQuality &) const = default;
};

/// What the placement shows of a frame: one value for each device pixel of `placement.visible()`, into memory
/// that is used again. Any thread.
void sampleFrame(const Frame &frame, const Placement &placement, Sampling sampling, ViewSamples &into);

/// The sky of what is on the screen, by a sample; nothing when no value is finite.
[[nodiscard]] std::optional<SkyLevel> skyOfSamples(const ViewSamples &samples);

/// From value to colour for a display and a tone; for a thin link by `sky` too.
[[nodiscard]] PaintTable paintTableOf(
    const Display &display, const Tone &tone, const QColor &outside, const LinkQuality &quality = {},
    const std::optional<SkyLevel> &sky = {});

/// Samples as colours ready for the screen (RGB32), into `picture` likewise.
void paintSamples(const ViewSamples &samples, const PaintTable &table, QImage &picture);

/// Red, green and blue from three frames over the sky that `grid` covers, one pixel of it a device pixel;
/// empty frames stay dark. Contrast is how soon a star is white. Any thread.
[[nodiscard]] QImage paintThree(
    const std::array<Frame, 3> &redGreenBlue, const SkyGrid &grid, const Tone &tone, const QColor &outside);

} // namespace tulpar
