#include "widgets/chart/chart_projection.h"

#include <algorithm>
#include <cmath>

namespace tulpar {

namespace {

constexpr double kBehind = -0.966; // cosine of 165 degrees

constexpr double kLimb = 1e-4; // cosine: a touch before the limb, where places far apart fall together

/// Pixels a radian in the centre when a hemisphere fits.
double allSkyScale(const QSizeF &size, double marginPx, ViewKind kind)
{
    const double radius = std::max(20.0, std::min(size.width(), size.height()) / 2 - marginPx);
    return kind == ViewKind::Orthographic ? radius : radius / 2;
}

} // namespace

double dot(const Vec3 &a, const Vec3 &b)
{
    return a.x * b.x + a.y * b.y + a.z * b.z;
}

Vec3 cross(const Vec3 &a, const Vec3 &b)
{
    return {a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x};
}

Vec3 unit(const Vec3 &a)
{
    const double length = std::sqrt(dot(a, a));
    return length > 0 ? a * (1 / length) : Vec3{0, 0, 1};
}

Vec3 vec3Of(const HorizontalDirection &d)
{
    const double c = cosine(d.altitude);
    return {c * sine(d.azimuth), c * cosine(d.azimuth), sine(d.altitude)};
}

Vec3 vec3Of(const IcrsDirection &d)
{
    const double c = cosine(d.dec);
    return {c * cosine(d.ra), c * sine(d.ra), sine(d.dec)};
}

HorizontalDirection horizontalOf(const Vec3 &v)
{
    return {
        Angle::radians(std::atan2(v.x, v.y)).wrapped(),
        Angle::radians(std::atan2(v.z, std::hypot(v.x, v.y)))};
}

IcrsDirection icrsOf(const Vec3 &v)
{
    return {
        Angle::radians(std::atan2(v.y, v.x)).wrapped(),
        Angle::radians(std::atan2(v.z, std::hypot(v.x, v.y)))};
}

Angle angleBetween(const Vec3 &a, const Vec3 &b)
{
    const Vec3 c = cross(a, b);
    return Angle::radians(std::atan2(std::sqrt(dot(c, c)), dot(a, b)));
}

Vec3 Mat3::operator*(const Vec3 &v) const
{
    return {dot(rows[0], v), dot(rows[1], v), dot(rows[2], v)};
}

Mat3 Mat3::operator*(const Mat3 &o) const
{
    const Mat3 t = o.transposed();
    Mat3 out;
    for (std::size_t i = 0; i < 3; ++i)
        out.rows[i] = t * rows[i];
    return out;
}

Mat3 Mat3::transposed() const
{
    return {
        {Vec3{rows[0].x, rows[1].x, rows[2].x}, Vec3{rows[0].y, rows[1].y, rows[2].y},
         Vec3{rows[0].z, rows[1].z, rows[2].z}}};
}

Mat3 rotation(const Vec3 &axis, Angle angle)
{
    const double s = sine(angle);
    const double c = cosine(angle);
    const double t = 1 - c;
    const Vec3 a = unit(axis);
    return {
        {Vec3{t * a.x * a.x + c, t * a.x * a.y - s * a.z, t * a.x * a.z + s * a.y},
         Vec3{t * a.x * a.y + s * a.z, t * a.y * a.y + c, t * a.y * a.z - s * a.x},
         Vec3{t * a.x * a.z - s * a.y, t * a.y * a.z + s * a.x, t * a.z * a.z + c}}};
}

Mat3 rotationBetween(const Vec3 &from, const Vec3 &to)
{
    const Vec3 axis = cross(from, to);
    if (dot(axis, axis) < 1e-30)
        return {};
    return rotation(axis, angleBetween(from, to));
}

ChartView ChartView::allSky()
{
    ChartView view;
    view.axes = {{Vec3{-1, 0, 0}, Vec3{0, 1, 0}, Vec3{0, 0, 1}}};
    return view;
}

ChartView ChartView::lookingAt(const Vec3 &centre, Angle roll) const
{
    ChartView out = *this;
    const Vec3 forward = unit(centre);
    // At the zenith "up" is north, so that the all-sky view is one of these too; at the celestial pole it is
    // the zenith.
    const double along = dot(forward, pole);
    Vec3 upwards = pole;
    if (std::abs(along) >= 0.99999)
        upwards = (std::abs(pole.z) > 0.99999 ? Vec3{0, 1, 0} : Vec3{0, 0, 1}) * (along > 0 ? 1 : -1);
    const Vec3 level = unit(cross(forward, upwards));
    const Vec3 upright = cross(level, forward);
    const Vec3 up = upright * cosine(roll) - level * sine(roll);
    out.axes = {{cross(forward, up), up, forward}};
    return out;
}

Angle ChartView::roll() const
{
    const ChartView upright = lookingAt(centre());
    return Angle::radians(
        std::atan2(-dot(axes.rows[1], upright.axes.rows[0]), dot(axes.rows[1], upright.axes.rows[1])));
}

ChartProjection::ChartProjection(const ChartView &view, const QSizeF &size, double marginPx)
    : m_view(view)
    , m_size(size)
    , m_scale(allSkyScale(size, marginPx, view.kind) * view.zoom)
    , m_sign(view.isMirrored ? -1 : 1)
{
}

double ChartProjection::leastCosine() const
{
    return isOrthographic() ? kLimb : kBehind;
}

std::optional<QPointF> ChartProjection::project(const Vec3 &horizontal) const
{
    const Vec3 w = m_view.axes * horizontal;
    if (w.z < leastCosine())
        return std::nullopt;
    return onScreen(w);
}

QPointF ChartProjection::onScreen(const Vec3 &w) const
{
    const double k = isOrthographic() ? m_scale : 2 * m_scale / (1 + w.z);
    return {m_size.width() / 2 + m_sign * k * w.x, m_size.height() / 2 - k * w.y};
}

Vec3 ChartProjection::screenVector(const QPointF &point) const
{
    const double x = m_sign * (point.x() - m_size.width() / 2) / m_scale;
    const double y = (m_size.height() / 2 - point.y()) / m_scale;
    if (isOrthographic()) {
        const double r = std::hypot(x, y);
        const double most = 1 - 1e-9; // beside the sphere: the nearest place of its limb
        const double f = r > most ? most / r : 1;
        return {x * f, y * f, std::sqrt(1 - f * f * r * r)};
    }
    const double q = (x * x + y * y) / 4;
    return {x / (1 + q), y / (1 + q), (1 - q) / (1 + q)};
}

Vec3 ChartProjection::unproject(const QPointF &point) const
{
    return m_view.axes.transposed() * screenVector(point);
}

Cap ChartProjection::orthographicCap(const Vec3 &axis, Angle radius) const
{
    const Vec3 a = m_view.axes * axis;
    Cap out;
    out.isPolygon = true;
    out.centre = onScreen(a);
    out.radius = m_scale * sine(radius);
    const Vec3 side = unit(cross(a, std::abs(a.z) < 0.9 ? Vec3{0, 0, 1} : Vec3{1, 0, 0}));
    const Vec3 other = cross(a, side);
    const int count = std::clamp(static_cast<int>(out.radius * 0.4), 48, 1440);
    const auto rim = [&](int i) {
        const double at = 2 * M_PI * i / count;
        return a * cosine(radius) + (side * std::cos(at) + other * std::sin(at)) * sine(radius);
    };
    // Begin where the rim comes into sight, so that what is seen of it is one arc.
    int first = -1;
    bool isSomeSeen = false;
    for (int i = 0; i < count; ++i) {
        const bool isSeen = rim(i).z >= 0;
        isSomeSeen = isSomeSeen || isSeen;
        if (isSeen && rim((i + count - 1) % count).z < 0)
            first = i;
    }
    const auto addLimb = [&](double from, double to) {
        for (double at = from; std::abs(at - from) <= std::abs(to - from);
             at += to > from ? M_PI / 360 : -M_PI / 360)
            out.area << onScreen({std::cos(at), std::sin(at), 0});
    };
    if (!isSomeSeen) {
        if (a.z > 0 && radius.asDegrees() > 90) // the limb lies wholly inside
            addLimb(0, 2 * M_PI);
        return out;
    }
    QPolygonF arc;
    if (first < 0) {
        for (int i = 0; i <= count; ++i)
            arc << onScreen(rim(i));
        out.area = arc;
        if (a.z < 0) // what is seen of the inside lies around the rim
            addLimb(0, 2 * M_PI);
        out.arcs.push_back(arc);
        return out;
    }
    const auto crossing = [&](int before, int after) {
        const Vec3 p = rim(before % count);
        const Vec3 q = rim(after % count);
        return unit(p + (q - p) * (p.z / (p.z - q.z)));
    };
    const Vec3 comes = crossing(first + count - 1, first);
    arc << onScreen(comes);
    int i = first;
    for (; rim(i % count).z >= 0; ++i)
        arc << onScreen(rim(i % count));
    const Vec3 goes = crossing(i - 1, i);
    arc << onScreen(goes);
    out.area = arc;
    out.arcs.push_back(arc);
    // Along the limb, by the way that lies inside.
    const double from = std::atan2(goes.y, goes.x);
    double to = std::atan2(comes.y, comes.x);
    if (to < from)
        to += 2 * M_PI;
    const double half = (from + to) / 2;
    const bool isInside = dot({std::cos(half), std::sin(half), 0}, a) >= cosine(radius);
    addLimb(from, isInside ? to : to - 2 * M_PI);
    return out;
}

Cap ChartProjection::cap(const Vec3 &axis, Angle radius) const
{
    if (isOrthographic())
        return orthographicCap(axis, radius);
    const Vec3 a = m_view.axes * axis;
    double d = a.z + cosine(radius);
    if (std::abs(d) < 1e-9)
        d = d < 0 ? -1e-9 : 1e-9;
    Cap out;
    out.centre = {
        m_size.width() / 2 + m_sign * 2 * m_scale * a.x / d, m_size.height() / 2 - 2 * m_scale * a.y / d};
    out.radius = std::abs(2 * m_scale * sine(radius) / d);
    out.isOutside = d < 0;
    return out;
}

Angle ChartProjection::radiusOfView() const
{
    const double r = std::hypot(m_size.width(), m_size.height()) / 2;
    if (isOrthographic())
        return Angle::radians(std::asin(std::min(1.0, r / m_scale)));
    return Angle::radians(2 * std::atan(r / (2 * m_scale)));
}

Angle ChartProjection::field() const
{
    const double r = std::min(m_size.width(), m_size.height()) / 2;
    if (isOrthographic())
        return Angle::radians(2 * std::asin(std::min(1.0, r / m_scale)));
    return Angle::radians(4 * std::atan(r / (2 * m_scale)));
}

double ChartProjection::zoomFor(Angle field, const QSizeF &size, double marginPx, ViewKind kind)
{
    const double r = std::min(size.width(), size.height()) / 2;
    const double scale = kind == ViewKind::Orthographic
        ? r / std::sin(std::min(field.asRadians() / 2, M_PI / 2))
        : r / (2 * std::tan(field.asRadians() / 4));
    return scale / allSkyScale(size, marginPx, kind);
}

} // namespace tulpar
