#include "widgets/viewer/channel_pane.h"

#include "widgets/common/marks.h"

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

void ChannelPane::paintImage(QPainter &painter)
{
    drawImage();
    const QRect area = imageArea();
    const qreal ratio = devicePixelRatioF();
    const QRectF at(
        QPointF(area.topLeft()) + QPointF(m_pictureAt.topLeft()) / ratio, QSizeF(m_pictureAt.size()) / ratio);
    if (m_picture.isNull()) {
        painter.fillRect(area, m_colours.background);
    } else {
        const QRegion bare = QRegion(area) - QRegion(at.toRect());
        for (const QRect &part : bare)
            painter.fillRect(part, m_colours.background);
        painter.drawImage(at.topLeft(), m_picture);
    }

    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(Scale().font(font(), 0.88));
    const PaneOverlay overlay{m_frame,           m_placement,  QRectF(area), ratio,
                              m_tone.isInverted, m_inkColours, m_scale};
    if (m_mark)
        overlay.drawMark(painter, *m_mark);
    if (m_isCompassShown) {
        overlay.drawCompass(painter);
        overlay.drawScaleBar(painter);
    }
    if (m_isCrosshairShown)
        overlay.drawCrosshair(painter);
    int row = 0;
    if (m_title.isSimulated)
        overlay.drawBadge(painter, tr("SIMULATED"), std::nullopt, m_inkColours.simulation, row++);
    if (!m_title.motion.isEmpty())
        overlay.drawBadge(painter, m_title.motion, Mark::Moving, m_inkColours.attention, row++);
    if (!m_title.problem.isEmpty())
        overlay.drawBadge(painter, m_title.problem, Mark::Trouble, m_inkColours.attention, row);

    if (m_isUnpainted) {
        m_isUnpainted = false;
        // Reported after the flush to the screen, which follows this event.
        QMetaObject::invokeMethod(
            this, [this, number = m_number] { emit framePainted(number, m_clock.now().mono); },
            Qt::QueuedConnection);
    }
}

void ChannelPane::paintTitle(QPainter &painter) const
{
    const QRect area = titleArea();
    painter.fillRect(area, m_colours.panel);
    const int margin = m_scale.wholePx(8);
    const int gap = m_scale.wholePx(10);
    QFont nameFont = Scale().font(font(), 1.1);
    nameFont.setBold(true);
    const QFont large = Scale().font(font());
    const QFont small = Scale().font(font(), 0.88);
    const QFontMetrics largeMetrics(large);
    const QFontMetrics smallMetrics(small);
    const int firstLine = m_scale.wholePx(4) + largeMetrics.ascent();
    const int secondLine =
        m_scale.wholePx(4) + largeMetrics.height() + m_scale.wholePx(1) + smallMetrics.ascent();

    painter.setFont(large);
    int right = width() - margin;
    painter.setPen(m_colours.text);
    const int ageWidth = largeMetrics.horizontalAdvance(m_title.age);
    painter.drawText(right - ageWidth, firstLine, m_title.age);
    right -= ageWidth + (ageWidth > 0 ? gap : 0);

    const QFontMetrics nameMetrics(nameFont);
    const int exposureWidth = largeMetrics.horizontalAdvance(m_title.exposure);
    const int nameRoom = right - margin - (exposureWidth > 0 ? exposureWidth + gap : 0);
    const QString name = nameMetrics.elidedText(m_title.name, Qt::ElideMiddle, std::max(nameRoom, 0));
    painter.setFont(nameFont);
    painter.drawText(margin, firstLine, name);
    const int nameWidth = nameMetrics.horizontalAdvance(name);
    painter.setFont(large);
    painter.drawText(margin + nameWidth + gap, firstLine, m_title.exposure);
    if (m_isCurrent)
        painter.fillRect(
            margin, firstLine + m_scale.wholePx(3), nameWidth, m_scale.wholePx(2), m_colours.focus);

    painter.setFont(small);
    QStringList facts;
    if (!m_title.gain.isEmpty())
        facts.append(m_title.gain);
    if (!m_title.number.isEmpty())
        facts.append(m_title.number);
    const QString left = facts.join(QStringLiteral("   "));
    const int leftWidth = left.isEmpty() ? 0 : smallMetrics.horizontalAdvance(left) + gap;
    painter.setPen(m_colours.dimText);
    painter.drawText(margin, secondLine, left);
    if (!m_title.camera.isEmpty()) {
        const int side = m_title.cameraMark ? smallMetrics.ascent() - m_scale.wholePx(2) : 0;
        const int room = width() - 2 * margin - leftWidth - side - m_scale.wholePx(5);
        QString camera = m_title.camera;
        if (smallMetrics.horizontalAdvance(camera) > room)
            camera = smallMetrics.elidedText(m_title.cameraShort, Qt::ElideRight, std::max(room, 0));
        const int cameraLeft = width() - margin - smallMetrics.horizontalAdvance(camera);
        const QRect markBox(
            cameraLeft - m_scale.wholePx(5) - side, secondLine - side + m_scale.wholePx(1), side, side);
        const QColor colour = m_title.needsAttention ? m_colours.attention : m_colours.dimText;
        if (m_title.isCameraUnknown)
            paintHatch(
                painter,
                QRectF(
                    markBox.left() - 3, secondLine - smallMetrics.ascent(),
                    width() - margin - markBox.left() + 6, smallMetrics.height()),
                m_colours.line, m_scale.px(6));
        if (m_title.cameraMark)
            paintMark(painter, markBox, *m_title.cameraMark, colour);
        painter.setPen(colour);
        painter.drawText(cameraLeft, secondLine, camera);
    }

    // The exposure now open: a thin line at the foot of the title, moved by ticks alone.
    const QRect foot(0, area.bottom() - m_scale.wholePx(2) + 1, width(), m_scale.wholePx(2));
    painter.fillRect(foot, m_colours.line);
    if (m_title.progress)
        painter.fillRect(
            QRect(foot.topLeft(), QSize(static_cast<int>(*m_title.progress * width()), foot.height())),
            m_colours.dimText);
}

void ChannelPane::paintNotice(QPainter &painter) const
{
    const QRect area = imageArea();
    painter.fillRect(area, m_colours.background);
    const int margin = m_scale.wholePx(16);
    const QRect room = area.adjusted(margin, margin, -margin, -margin);
    const QFont headFont = Scale().font(font(), 1.1);
    const QFont textFont = Scale().font(font());
    const int flags = Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap;
    const QRect headBox =
        QFontMetrics(headFont).boundingRect(QRect(0, 0, room.width(), 4000), flags, m_notice.headline);
    const QRect textBox =
        QFontMetrics(textFont).boundingRect(QRect(0, 0, room.width(), 4000), flags, m_notice.text);
    const int gap = m_scale.wholePx(6);
    const int side = m_notice.isProblem ? m_scale.wholePx(18) : 0;
    const int height = side + gap + headBox.height() + gap + textBox.height();
    int top = room.top() + std::max(0, (room.height() - height) / 2);
    if (m_notice.isProblem)
        paintMark(
            painter, QRectF(room.center().x() - side / 2.0, top, side, side), Mark::Trouble,
            m_colours.attention);
    top += side + gap;
    painter.setFont(headFont);
    painter.setPen(m_notice.isProblem ? m_colours.attention : m_colours.text);
    painter.drawText(QRect(room.left(), top, room.width(), headBox.height()), flags, m_notice.headline);
    painter.setFont(textFont);
    painter.setPen(m_colours.dimText);
    painter.drawText(
        QRect(room.left(), top + headBox.height() + gap, room.width(), textBox.height()), flags,
        m_notice.text);
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
