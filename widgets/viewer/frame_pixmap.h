#pragma once

#include "core/image/frame.h"
#include "core/image/stretch.h"
#include "widgets/common/palette.h"

#include <QImage>
#include <QList>
#include <QRgb>
#include <QSize>

namespace tulpar {

/// How grey becomes colour: inversion, brightness and contrast, and the lighting of the desk. Changing it
/// never touches the frame again.
struct Tone {
    bool isInverted = false;
    double brightness = 0; ///< -1 to 1: shifts the middle grey
    double contrast = 1; ///< 0.1 to 10: slope about the middle grey
    Lighting lighting = Lighting::Night;
    bool operator==(const Tone &) const = default;
};

/// 256 colours by grey: pure greys, or pure reds under red light.
[[nodiscard]] QList<QRgb> toneRamp(const Tone &tone);

/// The part `window` of a frame as greys of `size` device pixels, into `greys`, whose memory is used again
/// when the size is the same: fresh pages cost more than drawing on them. Any thread.
void drawGreys(
    const Frame &frame, const FrameWindow &window, QSize size, const StretchTable &table, Sampling sampling,
    QImage &greys);

/// Greys as colours ready for the screen (RGB32), into `picture` likewise.
void colour(const QImage &greys, const QList<QRgb> &ramp, QImage &picture);

} // namespace tulpar
