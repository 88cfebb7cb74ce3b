#include "widgets/viewer/view_link.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace tulpar {

namespace {

constexpr double kThinnestLine = 3; // device pixels
constexpr double kLargestZoom = 64;
constexpr double kSmallestOfFit = 0.5; // nobody needs the frame at less than half the pane

double wrapped(double degrees)
{
    const double within = std::fmod(degrees, 360.0);
    // A hair below a whole turn is none: quarter turns and back must end where they began.
    const double positive = within < 0 ? within + 360 : within;
    return positive > 360 - 1e-9 || positive < 1e-9 ? 0 : positive;
}

} // namespace

ViewTurn skyTurnOf(const TangentPlane &wcs, const Turn &turn)
{
    const bool isMirrored = wcs.isMirrored() != turn.isMirrored;
    return {wrapped(wcs.up().asDegrees() - turn.degrees * (isMirrored ? -1 : 1)), isMirrored};
}

Turn turnFor(const TangentPlane &wcs, const ViewTurn &sky)
{
    const double degrees = (wcs.up().asDegrees() - sky.upDegrees) * (sky.isMirrored ? -1 : 1);
    return {wrapped(degrees), sky.isMirrored != wcs.isMirrored()};
}

Placement::Placement(const ViewState &view, const Frame &frame, QSize area)
    : m_view(view)
    , m_frameSize(frame.width(), frame.height())
    , m_area(area)
    , m_centre(frame.width() / 2.0, frame.height() / 2.0)
{
    if (isEmpty())
        return;
    const auto &wcs = frame.facts().wcs;
    m_turn = view.skyTurn && wcs ? turnFor(*wcs, *view.skyTurn) : view.turn;
    const double radians = m_turn.degrees * std::numbers::pi / 180;
    // Exact for quarter turns, so that pixels stay on pixels.
    const bool isQuarter = std::fmod(m_turn.degrees, 90.0) == 0;
    m_cosine = isQuarter ? std::round(std::cos(radians)) : std::cos(radians);
    m_sine = isQuarter ? std::round(std::sin(radians)) : std::sin(radians);
    m_zoom = fitZoom();
    if (view.isFit)
        return;
    if (view.sky && wcs && view.arcsecPerDevicePx > 0) {
        const auto pixel = wcs->toPixel(*view.sky);
        if (pixel && isOnFrame(*pixel)) {
            m_centre = {pixel->x - 0.5, pixel->y - 0.5};
            m_zoom = wcs->scaleArcsecPerPx() / view.arcsecPerDevicePx;
            return;
        }
    }
    m_centre = {
        std::clamp(view.centre.x(), 0.0, double(frame.width())),
        std::clamp(view.centre.y(), 0.0, double(frame.height()))};
    m_zoom = view.zoom;
}

double Placement::fitZoom() const
{
    const double width = m_frameSize.width() * std::abs(m_cosine) + m_frameSize.height() * std::abs(m_sine);
    const double height = m_frameSize.width() * std::abs(m_sine) + m_frameSize.height() * std::abs(m_cosine);
    const double whole = std::min(m_area.width() / width, m_area.height() / height);
    // A spectrum of one row is seen as a line, and moved along.
    const double visible = kThinnestLine / std::min(m_frameSize.width(), m_frameSize.height());
    return std::min(kLargestZoom, std::max(whole, visible));
}

QPointF Placement::fromCentre(QPointF edges) const
{
    const double right = (edges.x() - m_centre.x()) * m_zoom * (m_turn.isMirrored ? -1 : 1);
    const double up = (edges.y() - m_centre.y()) * m_zoom;
    return {right * m_cosine - up * m_sine, -(right * m_sine + up * m_cosine)};
}

QPointF Placement::toDevice(PixelPosition pixel) const
{
    return QPointF(m_area.width() / 2.0, m_area.height() / 2.0) + fromCentre({pixel.x - 0.5, pixel.y - 0.5});
}

QPointF Placement::edgesAt(QPointF device) const
{
    const double x = device.x() - m_area.width() / 2.0;
    const double y = m_area.height() / 2.0 - device.y();
    const double right = (x * m_cosine + y * m_sine) * (m_turn.isMirrored ? -1 : 1);
    const double up = -x * m_sine + y * m_cosine;
    return {m_centre.x() + right / m_zoom, m_centre.y() + up / m_zoom};
}

PixelPosition Placement::toPixel(QPointF device) const
{
    const QPointF edges = edgesAt(device);
    return {edges.x() + 0.5, edges.y() + 0.5};
}

bool Placement::isOnFrame(PixelPosition pixel) const
{
    return pixel.x >= 0.5 && pixel.y >= 0.5 && pixel.x < m_frameSize.width() + 0.5
        && pixel.y < m_frameSize.height() + 0.5;
}

QRect Placement::visible() const
{
    if (isEmpty())
        return {};
    double left = HUGE_VAL;
    double top = HUGE_VAL;
    double right = -HUGE_VAL;
    double bottom = -HUGE_VAL;
    const double width = m_frameSize.width();
    const double height = m_frameSize.height();
    const QPointF middle(m_area.width() / 2.0, m_area.height() / 2.0);
    for (const QPointF corner :
         {QPointF(0, 0), QPointF(width, 0), QPointF(0, height), QPointF(width, height)}) {
        const QPointF at = middle + fromCentre(corner);
        left = std::min(left, at.x());
        right = std::max(right, at.x());
        top = std::min(top, at.y());
        bottom = std::max(bottom, at.y());
    }
    // Inwards to whole device pixels, with a hair of tolerance for a frame that fits exactly.
    const int x = std::max(0, static_cast<int>(std::ceil(std::max(left, -1.0) - 1e-6)));
    const int y = std::max(0, static_cast<int>(std::ceil(std::max(top, -1.0) - 1e-6)));
    const int endX = static_cast<int>(std::floor(std::min(right, double(m_area.width())) + 1e-6));
    const int endY = static_cast<int>(std::floor(std::min(bottom, double(m_area.height())) + 1e-6));
    return QRect(QPoint(x, y), QSize(std::max(0, endX - x), std::max(0, endY - y)));
}

FrameWindow Placement::windowOf(const QRect &device) const
{
    const QPointF bottomLeft = edgesAt(QPointF(device.left(), device.top() + device.height()));
    return {bottomLeft.x(), bottomLeft.y(), device.width() / m_zoom, device.height() / m_zoom};
}

ViewTransform Placement::transformAt(QPoint topLeft) const
{
    const QPointF first = edgesAt(QPointF(topLeft) + QPointF(0.5, 0.5));
    const QPointF right = edgesAt(QPointF(topLeft) + QPointF(1.5, 0.5)) - first;
    const QPointF down = edgesAt(QPointF(topLeft) + QPointF(0.5, 1.5)) - first;
    return {right.x(), down.x(), first.x(), right.y(), down.y(), first.y()};
}

std::optional<SkyGrid> Placement::skyGrid(const Frame &frame) const
{
    const auto &wcs = frame.facts().wcs;
    if (!wcs || isEmpty())
        return std::nullopt;
    const ViewTransform view = transformAt({0, 0}); // its rows run down, those of the grid up
    TangentPlane plane = *wcs;
    const QPointF reference = toDevice(wcs->referencePixel);
    plane.referencePixel = {reference.x() + 0.5, m_area.height() - reference.y() + 0.5};
    plane.cd11 = wcs->cd11 * view.xx + wcs->cd12 * view.yx;
    plane.cd21 = wcs->cd21 * view.xx + wcs->cd22 * view.yx;
    plane.cd12 = -(wcs->cd11 * view.xy + wcs->cd12 * view.yy);
    plane.cd22 = -(wcs->cd21 * view.xy + wcs->cd22 * view.yy);
    return SkyGrid{plane, m_area.width(), m_area.height()};
}

ViewState Placement::viewOf(const Frame &frame, QPointF centre, double zoom) const
{
    ViewState view = m_view;
    view.isFit = false;
    view.zoom = zoom;
    view.centre = {
        std::clamp(centre.x(), 0.0, double(m_frameSize.width())),
        std::clamp(centre.y(), 0.0, double(m_frameSize.height()))};
    view.sky.reset();
    view.arcsecPerDevicePx = 0;
    if (const auto &wcs = frame.facts().wcs) {
        view.sky = wcs->toIcrs({view.centre.x() + 0.5, view.centre.y() + 0.5});
        view.arcsecPerDevicePx = wcs->scaleArcsecPerPx() / zoom;
    }
    return view;
}

ViewState Placement::zoomedTo(const Frame &frame, QPointF device, double zoom) const
{
    const double bounded = std::clamp(zoom, std::min(kSmallestOfFit * fitZoom(), 1.0), kLargestZoom);
    const QPointF kept = edgesAt(device);
    return viewOf(frame, kept + (m_centre - kept) * (m_zoom / bounded), bounded);
}

ViewState Placement::zoomed(const Frame &frame, QPointF device, double factor) const
{
    return zoomedTo(frame, device, m_zoom * factor);
}

ViewState Placement::panned(const Frame &frame, QPointF device) const
{
    const QPointF middle(m_area.width() / 2.0, m_area.height() / 2.0);
    return viewOf(frame, edgesAt(middle - device), m_zoom);
}

ViewState Placement::lookingAt(const Frame &frame, const IcrsDirection &direction) const
{
    const auto pixel = frame.facts().wcs ? frame.facts().wcs->toPixel(direction) : std::nullopt;
    return pixel ? viewOf(frame, {pixel->x - 0.5, pixel->y - 0.5}, m_zoom) : m_view;
}

ViewState Placement::withTurn(const Frame &frame, const Turn &turn) const
{
    ViewState view = m_view;
    view.turn = turn;
    view.skyTurn.reset();
    if (frame.facts().wcs && turn != Turn())
        view.skyTurn = skyTurnOf(*frame.facts().wcs, turn);
    return view;
}

ViewState Placement::turned(const Frame &frame, double degrees) const
{
    return withTurn(frame, {wrapped(m_turn.degrees + degrees), m_turn.isMirrored});
}

ViewState Placement::flipped(const Frame &frame, Qt::Orientation along) const
{
    const double degrees = along == Qt::Horizontal ? -m_turn.degrees : 180 - m_turn.degrees;
    return withTurn(frame, {wrapped(degrees), !m_turn.isMirrored});
}

ViewState Placement::northUp(const Frame &frame) const
{
    if (!frame.facts().wcs)
        return m_view;
    if (m_view.skyTurn == ViewTurn())
        return withTurn(frame, {});
    ViewState view = m_view;
    view.skyTurn = ViewTurn();
    view.turn = turnFor(*frame.facts().wcs, ViewTurn());
    return view;
}

} // namespace tulpar
