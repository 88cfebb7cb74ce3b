#pragma once

#include "core/image/frame.h"
#include "core/image/stretch.h"

#include <QPointF>
#include <QRect>
#include <QSize>

#include <optional>

namespace tulpar {

/// What all linked panes look at: the whole frame, or a place and a magnification. The place is kept on the
/// sky where the frame it was chosen on has coordinates, so that it stays when the next frame points
/// elsewhere.
struct ViewState {
    bool isFit = true;
    QPointF
        centre; ///< in pixel edges of the frame it was chosen on: (0, 0) is the frame's bottom left corner
    double zoom = 1; ///< device pixels a frame pixel
    std::optional<IcrsDirection> sky; ///< at the centre
    double arcsecPerDevicePx = 0; ///< only with `sky`
    bool operator==(const ViewState &) const = default;
};

/// Where a frame lies in an area of device pixels (origin top left, y down). A value; pure.
class Placement {
public:
    Placement() = default;
    Placement(const ViewState &view, const Frame &frame, QSize area);

    [[nodiscard]] bool isEmpty() const { return m_frameSize.isEmpty() || m_area.isEmpty(); }
    [[nodiscard]] double zoom() const { return m_zoom; }
    [[nodiscard]] QPointF centre() const { return m_centre; }

    [[nodiscard]] QPointF toDevice(PixelPosition pixel) const;
    [[nodiscard]] PixelPosition toPixel(QPointF device) const;
    [[nodiscard]] bool isOnFrame(PixelPosition pixel) const;

    /// The whole device pixels that the frame covers, and the part of the frame under them.
    [[nodiscard]] QRect visible() const;
    [[nodiscard]] FrameWindow windowOf(const QRect &device) const;

    /// The view after magnifying by `factor` with the pixel under `device` staying where it is.
    [[nodiscard]] ViewState zoomed(const Frame &frame, QPointF device, double factor) const;
    [[nodiscard]] ViewState zoomedTo(const Frame &frame, QPointF device, double zoom) const;
    /// The view after dragging the picture by `device` pixels.
    [[nodiscard]] ViewState panned(const Frame &frame, QPointF device) const;

private:
    [[nodiscard]] QPointF edgesAt(QPointF device) const;
    [[nodiscard]] ViewState viewOf(const Frame &frame, QPointF centre, double zoom) const;
    [[nodiscard]] double fitZoom() const;

    QSize m_frameSize;
    QSize m_area;
    QPointF m_centre;
    double m_zoom = 1;
};

} // namespace tulpar
