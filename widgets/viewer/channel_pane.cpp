#include "widgets/viewer/channel_pane.h"

#include <QMouseEvent>
#include <QPainter>
#include <QThreadPool>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace tulpar {

namespace {

// Up to here a picture at full sampling is drawn at once (about 5 ms); beyond, a preview comes first.
constexpr double kPixelsAtOnce = 2'500'000;
constexpr double kWheelNotch = 120;
constexpr double kZoomOfNotch = 1.25;

} // namespace

ChannelPane::ChannelPane(const Clock &clock, QThreadPool &pool, QWidget *parent)
    : QWidget(parent)
    , m_clock(clock)
    , m_pool(pool)
    , m_ramp(toneRamp(m_tone))
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMouseTracking(true);
}

void ChannelPane::setFrame(const Frame &frame, std::uint64_t number)
{
    m_frame = frame;
    m_number = number;
    m_isUnpainted = isVisible(); // what is hidden is not late when it is shown
    const auto stretch = m_memory.take(m_frame);
    if (stretch != m_stretch) {
        m_stretch = stretch;
        m_table.reset();
    }
    placeAgain();
}

void ChannelPane::clearFrame(const PaneNotice &notice)
{
    m_frame = {};
    m_number = 0;
    m_isUnpainted = false;
    m_memory.forget();
    m_stretch.reset();
    m_table.reset();
    m_notice = notice;
    placeAgain();
}

void ChannelPane::setNotice(const PaneNotice &notice)
{
    if (m_notice == notice)
        return;
    m_notice = notice;
    if (m_frame.isEmpty())
        update(imageArea());
}

void ChannelPane::setTitle(const PaneTitle &title)
{
    if (m_title == title)
        return;
    const bool isBadgeChanged = m_title.isSimulated != title.isSimulated || m_title.motion != title.motion
        || m_title.problem != title.problem;
    m_title = title;
    update(titleArea());
    if (isBadgeChanged)
        update(imageArea());
}

void ChannelPane::setMark(const std::optional<EventMark> &mark)
{
    if (m_mark == mark)
        return;
    m_mark = mark;
    update(imageArea());
}

void ChannelPane::setView(const ViewState &view)
{
    if (m_view == view)
        return;
    m_view = view;
    placeAgain();
}

void ChannelPane::setTone(const Tone &tone)
{
    if (m_tone == tone)
        return;
    m_tone = tone;
    m_ramp = toneRamp(tone);
    m_isToneStale = true;
    update(imageArea());
}

void ChannelPane::setColours(const Palette &colours, const Scale &scale)
{
    m_colours = colours;
    m_inkColours = Palette::of(colours.lighting == Lighting::Red ? Lighting::Red : Lighting::Night);
    m_scale = scale;
    placeAgain();
    update();
}

void ChannelPane::setCurrent(bool isCurrent)
{
    if (m_isCurrent == isCurrent)
        return;
    m_isCurrent = isCurrent;
    update(titleArea());
}

void ChannelPane::setCompassShown(bool isShown)
{
    if (m_isCompassShown == isShown)
        return;
    m_isCompassShown = isShown;
    update(imageArea());
}

void ChannelPane::setCrosshairShown(bool isShown)
{
    if (m_isCrosshairShown == isShown)
        return;
    m_isCrosshairShown = isShown;
    update(imageArea());
}

void ChannelPane::forgetStretch()
{
    m_memory.forget();
    m_stretch = m_memory.take(m_frame);
    m_table.reset();
    placeAgain();
}

QRect ChannelPane::titleArea() const
{
    const QFontMetrics large(Scale().font(font()));
    const QFontMetrics small(Scale().font(font(), 0.88));
    return QRect(0, 0, width(), large.height() + small.height() + m_scale.wholePx(11));
}

QRect ChannelPane::imageArea() const
{
    return rect().adjusted(0, titleArea().height(), 0, 0);
}

QPointF ChannelPane::deviceAt(QPointF logical) const
{
    return (logical - QPointF(imageArea().topLeft())) * devicePixelRatioF();
}

QPointF ChannelPane::centreOfImage() const
{
    return QPointF(imageArea().width(), imageArea().height()) * devicePixelRatioF() / 2;
}

void ChannelPane::placeAgain()
{
    m_isStale = true;
    update(imageArea());
    const QSizeF area = QSizeF(imageArea().size()) * devicePixelRatioF();
    m_placement = m_frame.isEmpty() ? Placement() : Placement(m_view, m_frame, area.toSize());
}

void ChannelPane::drawImage()
{
    if (m_frame.isEmpty() || !m_stretch || m_placement.isEmpty()) {
        m_greys = m_picture = {};
        m_isToneStale = false;
        return;
    }
    if (m_isStale) {
        if (!m_table)
            m_table = std::make_shared<const StretchTable>(
                m_stretch->range, m_stretch->curve, m_stretch->softening);
        const QRect visible = m_placement.visible();
        const FrameWindow window = m_placement.windowOf(visible);
        const bool isLarge = m_placement.zoom() < 1 && window.width * window.height > kPixelsAtOnce;
        drawGreys(
            m_frame, window, visible.size(), *m_table, isLarge ? Sampling::Nearest : Sampling::Box, m_greys);
        m_pictureAt = visible;
        m_isToneStale = true;
        m_isStale = false;
        ++m_generation;
        m_isDetailWanted = isLarge;
        if (isLarge && !m_isDetailRunning)
            startDetail();
    }
    if (m_greys.isNull()) {
        m_picture = {}; // the view has moved off the frame
    } else if (m_isToneStale) {
        m_isToneStale = false;
        colour(m_greys, m_ramp, m_picture);
        m_picture.setDevicePixelRatio(devicePixelRatioF());
    }
}

void ChannelPane::startDetail()
{
    m_isDetailWanted = false;
    m_isDetailRunning = true;
    // The pool is emptied before this pane goes (FrameViewer), so `this` outlives the work.
    m_pool.start([this, frame = m_frame, table = m_table, window = m_placement.windowOf(m_pictureAt),
                  size = m_pictureAt.size(), generation = m_generation] {
        QImage greys;
        drawGreys(frame, window, size, *table, Sampling::Box, greys);
        QMetaObject::invokeMethod(
            this, [this, greys, generation] { takeDetail(greys, generation); }, Qt::QueuedConnection);
    });
}

void ChannelPane::takeDetail(const QImage &greys, quint64 generation)
{
    m_isDetailRunning = false;
    if (generation == m_generation && !m_isStale) {
        m_greys = greys;
        m_isToneStale = true;
        update(imageArea());
    } else if (m_isDetailWanted) {
        startDetail(); // newest wins: what was asked for in between is never drawn
    }
}

void ChannelPane::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    if (event->rect().intersects(titleArea()))
        paintTitle(painter);
    if (!event->rect().intersects(imageArea()))
        return;
    painter.setClipRect(imageArea());
    if (m_frame.isEmpty())
        paintNotice(painter);
    else
        paintImage(painter);
}

void ChannelPane::resizeEvent(QResizeEvent *)
{
    placeAgain();
}

void ChannelPane::mousePressEvent(QMouseEvent *event)
{
    m_draggedFrom = event->position();
    if (titleArea().contains(event->position().toPoint())) {
        if (event->button() == Qt::LeftButton)
            emit titleClicked();
        return;
    }
    if (!m_frame.isEmpty() && (event->button() == Qt::LeftButton || event->button() == Qt::RightButton))
        m_dragging = event->button();
}

void ChannelPane::mouseMoveEvent(QMouseEvent *event)
{
    const QPointF moved = event->position() - m_draggedFrom;
    if (m_dragging == Qt::LeftButton) {
        m_draggedFrom = event->position();
        emit viewWanted(m_placement.panned(m_frame, moved * devicePixelRatioF()));
    } else if (m_dragging == Qt::RightButton) {
        m_draggedFrom = event->position();
        emit toneDragged(moved.x() / std::max(1, width()), std::pow(4.0, -moved.y() / std::max(1, height())));
    }
    if (imageArea().contains(event->position().toPoint()))
        emit cursorMoved(deviceAt(event->position()));
    else
        emit cursorLeft();
}

void ChannelPane::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == m_dragging)
        m_dragging = Qt::NoButton;
}

void ChannelPane::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && imageArea().contains(event->position().toPoint()))
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
