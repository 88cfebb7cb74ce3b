#include "widgets/viewer/view_link.h"

#include <algorithm>
#include <cmath>

namespace tulpar {

namespace {

constexpr double kLargestZoom = 64;
constexpr double kSmallestOfFit = 0.5; // nobody needs the frame at less than half the pane

} // namespace

Placement::Placement(const ViewState &view, const Frame &frame, QSize area)
    : m_frameSize(frame.width(), frame.height())
    , m_area(area)
    , m_centre(frame.width() / 2.0, frame.height() / 2.0)
{
    if (isEmpty())
        return;
    m_zoom = fitZoom();
    if (view.isFit)
        return;
    const auto &wcs = frame.facts().wcs;
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
    return std::min(
        {kLargestZoom, double(m_area.width()) / m_frameSize.width(),
         double(m_area.height()) / m_frameSize.height()});
}

QPointF Placement::toDevice(PixelPosition pixel) const
{
    return {
        m_area.width() / 2.0 + (pixel.x - 0.5 - m_centre.x()) * m_zoom,
        m_area.height() / 2.0 - (pixel.y - 0.5 - m_centre.y()) * m_zoom};
}

QPointF Placement::edgesAt(QPointF device) const
{
    return {
        m_centre.x() + (device.x() - m_area.width() / 2.0) / m_zoom,
        m_centre.y() - (device.y() - m_area.height() / 2.0) / m_zoom};
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
    const QPointF topLeft = toDevice({0.5, m_frameSize.height() + 0.5});
    const QPointF bottomRight = toDevice({m_frameSize.width() + 0.5, 0.5});
    // Inwards to whole device pixels, with a hair of tolerance for a frame that fits exactly.
    const int left = std::max(0, static_cast<int>(std::ceil(std::max(topLeft.x(), -1.0) - 1e-6)));
    const int top = std::max(0, static_cast<int>(std::ceil(std::max(topLeft.y(), -1.0) - 1e-6)));
    const int right = static_cast<int>(std::floor(std::min(bottomRight.x(), double(m_area.width())) + 1e-6));
    const int bottom =
        static_cast<int>(std::floor(std::min(bottomRight.y(), double(m_area.height())) + 1e-6));
    return QRect(QPoint(left, top), QSize(std::max(0, right - left), std::max(0, bottom - top)));
}

FrameWindow Placement::windowOf(const QRect &device) const
{
    const QPointF bottomLeft = edgesAt(QPointF(device.left(), device.top() + device.height()));
    return {bottomLeft.x(), bottomLeft.y(), device.width() / m_zoom, device.height() / m_zoom};
}

ViewState Placement::viewOf(const Frame &frame, QPointF centre, double zoom) const
{
    ViewState view;
    view.isFit = false;
    view.zoom = zoom;
    view.centre = {
        std::clamp(centre.x(), 0.0, double(m_frameSize.width())),
        std::clamp(centre.y(), 0.0, double(m_frameSize.height()))};
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
    return viewOf(frame, {m_centre.x() - device.x() / m_zoom, m_centre.y() + device.y() / m_zoom}, m_zoom);
}

} // namespace tulpar
