#pragma once

#include "core/image/frame.h"
#include "core/image/sky_grid.h"
#include "core/image/stretch.h"
#include "core/image/view_samples.h"

#include <QPointF>
#include <QRect>
#include <QSize>

#include <optional>

namespace tulpar {

/// How pixels are turned on the screen: mirrored left for right first, then turned counter-clockwise.
struct Turn {
    double degrees = 0; ///< 0 to 360
    bool isMirrored = false;
    bool operator==(const Turn &) const = default;
};

/// The same said of the sky: the position angle that is up, and whether east is to the right of north.
struct ViewTurn {
    double upDegrees = 0;
    bool isMirrored = false;
    bool operator==(const ViewTurn &) const = default;
};

/// The sky's turn on a screen that shows a frame of plane `wcs` with `turn`, and back.
[[nodiscard]] ViewTurn skyTurnOf(const TangentPlane &wcs, const Turn &turn);
[[nodiscard]] Turn turnFor(const TangentPlane &wcs, const ViewTurn &sky);

/// What all linked panes look at: the whole frame, or a place and a magnification, and which way it is
/// turned. Place and turn are kept on the sky where the frame they were chosen on has coordinates, so that
/// they stay when the next frame points elsewhere.
struct ViewState {
    bool isFit = true;
    QPointF
        centre; ///< in pixel edges of the frame it was chosen on: (0, 0) is the frame's bottom left corner
    double zoom = 1; ///< device pixels a frame pixel
    std::optional<IcrsDirection> sky; ///< at the centre
    double arcsecPerDevicePx = 0; ///< only with `sky`
    Turn turn; ///< for frames without coordinates, and while `skyTurn` is not set
    std::optional<ViewTurn> skyTurn; ///< for frames with them
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
    [[nodiscard]] QSize area() const { return m_area; }
    [[nodiscard]] const Turn &turn() const { return m_turn; }
    [[nodiscard]] bool isTurned() const { return m_turn != Turn(); }

    [[nodiscard]] QPointF toDevice(PixelPosition pixel) const;
    [[nodiscard]] PixelPosition toPixel(QPointF device) const;
    [[nodiscard]] bool isOnFrame(PixelPosition pixel) const;

    /// The whole device pixels that the frame covers (of a turned frame: the smallest rectangle around
    /// them), and, unturned, the part of the frame under them.
    [[nodiscard]] QRect visible() const;
    [[nodiscard]] FrameWindow windowOf(const QRect &device) const;
    /// For samples whose first one is the device pixel `topLeft`.
    [[nodiscard]] ViewTransform transformAt(QPoint topLeft) const;
    /// The whole area as a grid over the sky that `frame` lies on; nothing without coordinates.
    [[nodiscard]] std::optional<SkyGrid> skyGrid(const Frame &frame) const;

    /// The view after magnifying by `factor` with the pixel under `device` staying where it is.
    [[nodiscard]] ViewState zoomed(const Frame &frame, QPointF device, double factor) const;
    [[nodiscard]] ViewState zoomedTo(const Frame &frame, QPointF device, double zoom) const;
    /// The view after dragging the picture by `device` pixels.
    [[nodiscard]] ViewState panned(const Frame &frame, QPointF device) const;
    /// The view with `direction` in its middle, at this magnification; this view without coordinates.
    [[nodiscard]] ViewState lookingAt(const Frame &frame, const IcrsDirection &direction) const;
    /// The view with the picture turned counter-clockwise on the screen, or mirrored there.
    [[nodiscard]] ViewState turned(const Frame &frame, double degrees) const;
    [[nodiscard]] ViewState flipped(const Frame &frame, Qt::Orientation along) const;
    /// North up and east left; from there back to the pixels' own axes. As it is without coordinates.
    [[nodiscard]] ViewState northUp(const Frame &frame) const;

private:
    [[nodiscard]] QPointF edgesAt(QPointF device) const;
    [[nodiscard]] QPointF fromCentre(QPointF edges) const; ///< device pixels, y down
    [[nodiscard]] ViewState viewOf(const Frame &frame, QPointF centre, double zoom) const;
    [[nodiscard]] ViewState withTurn(const Frame &frame, const Turn &turn) const;
    [[nodiscard]] double fitZoom() const;

    ViewState m_view;
    QSize m_frameSize;
    QSize m_area;
    QPointF m_centre;
    double m_zoom = 1;
    Turn m_turn;
    double m_cosine = 1;
    double m_sine = 0;
};

} // namespace tulpar
