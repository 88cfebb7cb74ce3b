#pragma once

#include "core/base/result.h"
#include "core/image/frame.h"
#include "core/image/stretch.h"
#include "widgets/viewer/region_layer.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace tulpar {

/// The pixels of the window that are on the frame, with place, time and coordinates of their own: plain FITS,
/// 16 bits or float as the frame has them. Where the frame's plane is only near its coordinates, `planeOffPx`
/// at worst, the systematic error says so (CSYER). Errc::OutOfRange when no pixel is. Pure.
[[nodiscard]] Result<QByteArray> fitsCutout(
    const Frame &frame, const FrameWindow &window, double planeOffPx = 0);

/// Beside its place and renamed when it is whole. Errc::Io says why it cannot be written.
[[nodiscard]] Result<void> writeWhole(const QString &path, const QByteArray &bytes);

/// DS9 regions of what was drawn: on the sky (ICRS) where the regions have coordinates, else on the image.
[[nodiscard]] QByteArray regionFileOf(const std::vector<DrawnRegion> &regions);

/// What a region file draws on a frame, and how many of its lines could not be drawn.
struct LoadedRegions {
    std::vector<DrawnRegion> regions;
    std::size_t leftOut = 0;
};
[[nodiscard]] Result<LoadedRegions> regionsOf(const QByteArray &file, const Frame &frame);

} // namespace tulpar
