#include "widgets/viewer/frame_pixmap.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace tulpar {

QList<QRgb> toneRamp(const Tone &tone)
{
    QList<QRgb> ramp(256);
    for (int i = 0; i < 256; ++i) {
        const double grey = tone.isInverted ? 1 - i / 255.0 : i / 255.0;
        const double toned = (grey - 0.5) * tone.contrast + 0.5 + tone.brightness;
        const int level = static_cast<int>(std::lround(std::clamp(toned, 0.0, 1.0) * 255));
        ramp[i] = tone.lighting == Lighting::Red ? qRgb(level, 0, 0) : qRgb(level, level, level);
    }
    return ramp;
}

void drawGreys(
    const Frame &frame, const FrameWindow &window, QSize size, const StretchTable &table, Sampling sampling,
    QImage &greys)
{
    if (greys.size() != size || greys.format() != QImage::Format_Grayscale8)
        greys = QImage(size, QImage::Format_Grayscale8);
    if (greys.isNull())
        return;
    draw(
        frame, window, table, sampling,
        GreyTarget{greys.bits(), greys.width(), greys.height(), static_cast<int>(greys.bytesPerLine()), 0});
}

void colour(const QImage &greys, const QList<QRgb> &ramp, QImage &picture)
{
    if (picture.size() != greys.size() || picture.format() != QImage::Format_RGB32)
        picture = QImage(greys.size(), QImage::Format_RGB32);
    std::array<QRgb, 256> colours{};
    std::copy(ramp.begin(), ramp.end(), colours.begin());
    const int width = greys.width();
    for (int y = 0; y < greys.height(); ++y) {
        const uchar *from = greys.constScanLine(y);
        auto *to = reinterpret_cast<QRgb *>(picture.scanLine(y));
        for (int x = 0; x < width; ++x)
            to[x] = colours[from[x]];
    }
}

} // namespace tulpar
