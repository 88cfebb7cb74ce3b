// What the mouse does on a pane.

#include "widgets/viewer/channel_pane.h"

#include <QMouseEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace tulpar {

namespace {

constexpr double kWheelNotch = 120;
constexpr double kZoomOfNotch = 1.25;
constexpr double kReach = 8; // logical pixels around the pointer

} // namespace

bool ChannelPane::usesTool(PanePointer::Kind kind, const QMouseEvent &event)
{
    if (!m_tool || m_frame.isEmpty())
        return false;
    const QPointF device = deviceAt(event.position());
    const double reach = m_scale.px(kReach) * devicePixelRatioF() / m_placement.zoom();
    return m_tool({kind, device, m_placement.toPixel(device), reach, event.modifiers()});
}

void ChannelPane::mousePressEvent(QMouseEvent *event)
{
    m_draggedFrom = event->position();
    if (titleArea().contains(event->position().toPoint())) {
        if (event->button() == Qt::LeftButton)
            emit titleClicked();
        return;
    }
    if (event->button() == Qt::LeftButton && usesTool(PanePointer::Kind::Press, *event)) {
        m_isToolDragging = true;
        return;
    }
    if (!m_frame.isEmpty() && (event->button() == Qt::LeftButton || event->button() == Qt::RightButton))
        m_dragging = event->button();
}

void ChannelPane::mouseMoveEvent(QMouseEvent *event)
{
    const QPointF moved = event->position() - m_draggedFrom;
    if (m_isToolDragging) {
        (void)usesTool(PanePointer::Kind::Move, *event);
    } else if (m_dragging == Qt::LeftButton) {
        m_draggedFrom = event->position();
        emit viewWanted(m_placement.panned(m_frame, moved * devicePixelRatioF()));
    } else if (m_dragging == Qt::RightButton) {
        m_draggedFrom = event->position();
        emit toneDragged(moved.x() / std::max(1, width()), -moved.y() / std::max(1, height()));
    }
    if (imageArea().contains(event->position().toPoint()))
        emit cursorMoved(deviceAt(event->position()));
    else
        emit cursorLeft();
}

void ChannelPane::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_isToolDragging && event->button() == Qt::LeftButton) {
        m_isToolDragging = false;
        (void)usesTool(PanePointer::Kind::Release, *event);
    }
    if (event->button() == m_dragging)
        m_dragging = Qt::NoButton;
}

void ChannelPane::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (m_tool) // two quick strokes of a tool are two strokes
        mousePressEvent(event);
    else if (event->button() == Qt::LeftButton && imageArea().contains(event->position().toPoint()))
        emit doubleClicked();
}

void ChannelPane::wheelEvent(QWheelEvent *event)
{
    if (m_frame.isEmpty() || event->angleDelta().y() == 0)
        return;
    const double factor = std::pow(kZoomOfNotch, event->angleDelta().y() / kWheelNotch);
    emit viewWanted(m_placement.zoomed(m_frame, deviceAt(event->position()), factor));
    event->accept();
}

void ChannelPane::leaveEvent(QEvent *)
{
    emit cursorLeft();
}

} // namespace tulpar
