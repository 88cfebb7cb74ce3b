#pragma once

#include "core/sky/direction.h"

#include <QPointF>
#include <QPolygonF>
#include <QRectF>
#include <QSizeF>

#include <array>
#include <cmath>
#include <optional>
#include <vector>

namespace tulpar {

/// A vector of three; directions have length 1. Horizontal frame: x east, y north, z up.
struct Vec3 {
    double x = 0;
    double y = 0;
    double z = 0;
    bool operator==(const Vec3 &) const = default;
    [[nodiscard]] Vec3 operator+(const Vec3 &o) const { return {x + o.x, y + o.y, z + o.z}; }
    [[nodiscard]] Vec3 operator-(const Vec3 &o) const { return {x - o.x, y - o.y, z - o.z}; }
    [[nodiscard]] Vec3 operator*(double f) const { return {x * f, y * f, z * f}; }
};

[[nodiscard]] double dot(const Vec3 &a, const Vec3 &b);
[[nodiscard]] Vec3 cross(const Vec3 &a, const Vec3 &b);
[[nodiscard]] Vec3 unit(const Vec3 &a);
[[nodiscard]] Vec3 vec3Of(const HorizontalDirection &direction);
[[nodiscard]] Vec3 vec3Of(const IcrsDirection &direction); ///< x to RA 0 Dec 0, z to the north pole
[[nodiscard]] HorizontalDirection horizontalOf(const Vec3 &v);
[[nodiscard]] IcrsDirection icrsOf(const Vec3 &v);
[[nodiscard]] Angle angleBetween(const Vec3 &a, const Vec3 &b);

/// Three rows.
struct Mat3 {
    std::array<Vec3, 3> rows{Vec3{1, 0, 0}, Vec3{0, 1, 0}, Vec3{0, 0, 1}};
    bool operator==(const Mat3 &) const = default;
    [[nodiscard]] Vec3 operator*(const Vec3 &v) const;
    [[nodiscard]] Mat3 operator*(const Mat3 &o) const;
    [[nodiscard]] Mat3 transposed() const;
};

/// The turn by `angle` around `axis`, right-handed.
[[nodiscard]] Mat3 rotation(const Vec3 &axis, Angle angle);
/// The shortest turn that takes `from` to `to`.
[[nodiscard]] Mat3 rotationBetween(const Vec3 &from, const Vec3 &to);

/// What the person looks at: the whole sky that comes home to the zenith, or any part of the sphere.
enum class ViewKind {
    AllSky, ///< stereographic; zooming out brings the zenith back to the centre
    Stereographic, ///< free
    Orthographic, ///< free, the sphere from far away
};

/// What stands still on the screen as the sky turns.
enum class ViewFrame {
    Horizontal, ///< the horizon; the zenith is upwards
    Equatorial, ///< the stars; the north celestial pole is upwards
};

/// How the chart looks at the sky, without the size of the widget. A value.
struct ChartView {
    Mat3 axes; ///< rows: right, up and forward of the screen in the horizontal frame, as seen from inside
    double zoom = 1; ///< 1: the whole sky fits
    bool isMirrored = false; ///< east to the right, as on a map of the ground
    ViewKind kind = ViewKind::AllSky;
    ViewFrame frame = ViewFrame::Horizontal;
    Vec3 pole{0, 0, 1}; ///< what is upwards, in the horizontal frame: the zenith or the celestial pole
    bool operator==(const ChartView &) const = default;

    /// Zenith in the centre, north up, east left.
    [[nodiscard]] static ChartView allSky();
    [[nodiscard]] bool isFree() const { return kind != ViewKind::AllSky; }
    /// The least zoom of this kind of view: a free one shows more than a hemisphere.
    [[nodiscard]] double leastZoom() const { return kind == ViewKind::Stereographic ? 0.5 : 1; }
    /// The same zoom looking at `centre` with the pole upwards, turned clockwise by `roll`.
    [[nodiscard]] ChartView lookingAt(const Vec3 &centre, Angle roll = {}) const;
    [[nodiscard]] const Vec3 &centre() const { return axes.rows[2]; }
    /// The angle that lookingAt needs to reproduce this view; 0 with the pole upwards.
    [[nodiscard]] Angle roll() const;
};

/// A circle of the sky as it lies on the screen. Stereographic projection keeps circles circles; in the
/// orthographic one they are polygons, cut where the sphere turns away.
struct Cap {
    QPointF centre;
    double radius = 0; ///< px
    bool isOutside = false; ///< the part of the sky meant lies outside the circle
    bool isPolygon = false; ///< `area` and `arcs` hold, not the circle
    QPolygonF area; ///< what is seen of the inside, along the limb where it is cut
    std::vector<QPolygonF> arcs; ///< what is seen of the rim
    bool operator==(const Cap &) const = default;
};

/// Projection of the horizontal frame onto a widget, in logical pixels. Pure. Stereographic: angles are kept,
/// so constellations and circles keep their shapes at every field from the whole sky to a camera's.
/// Orthographic: the sphere as seen from far away.
class ChartProjection {
public:
    /// `marginPx` is left free around the horizon in the all-sky view.
    ChartProjection(const ChartView &view, const QSizeF &size, double marginPx);

    /// None behind the observer's back (more than 165 degrees from the centre, where the scale explodes;
    /// orthographic: 90).
    [[nodiscard]] std::optional<QPointF> project(const Vec3 &horizontal) const;
    /// False: a direction in the axes of the view is not drawn within `margin` px of the screen. Cheaper than
    /// project(), for what is mostly elsewhere.
    [[nodiscard]] bool mayShow(const Vec3 &inAxes, double margin) const
    {
        const double reach = isOrthographic() ? 1 / m_scale : (1 + inAxes.z) / (2 * m_scale);
        return std::abs(inAxes.x) <= (m_size.width() / 2 + margin) * reach
            && std::abs(inAxes.y) <= (m_size.height() / 2 + margin) * reach;
    }
    /// Of a direction in the frame of the screen that is not behind.
    [[nodiscard]] QPointF onScreen(const Vec3 &w) const;
    [[nodiscard]] Vec3 unproject(const QPointF &point) const;
    /// In the frame of the screen: right, up, forward.
    [[nodiscard]] Vec3 screenVector(const QPointF &point) const;
    [[nodiscard]] Cap cap(const Vec3 &axis, Angle radius) const;

    /// Behind which cosine of the angle from the centre nothing is projected.
    [[nodiscard]] double leastCosine() const;
    [[nodiscard]] bool isOrthographic() const { return m_view.kind == ViewKind::Orthographic; }
    [[nodiscard]] double pxPerRadian() const { return m_scale; } ///< at the centre
    [[nodiscard]] Angle radiusOfView() const; ///< from the centre to the farthest corner
    [[nodiscard]] Angle field() const; ///< across the shorter side
    [[nodiscard]] const QSizeF &size() const { return m_size; }
    [[nodiscard]] QRectF rect() const { return {QPointF(0, 0), m_size}; }
    [[nodiscard]] const ChartView &view() const { return m_view; }
    [[nodiscard]] QPointF middle() const { return {m_size.width() / 2, m_size.height() / 2}; }

    /// The zoom at which the shorter side of a widget shows `field`.
    [[nodiscard]] static double zoomFor(
        Angle field, const QSizeF &size, double marginPx, ViewKind kind = ViewKind::AllSky);

private:
    [[nodiscard]] Cap orthographicCap(const Vec3 &axis, Angle radius) const;

    ChartView m_view;
    QSizeF m_size;
    double m_scale = 1;
    double m_sign = 1;
};

} // namespace tulpar
