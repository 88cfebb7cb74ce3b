#include "widgets/viewer/channel_pane.h"

#include "core/base/vector_state.h"
#include "core/image/statistics.h"

#include <QPaintEvent>
#include <QPainter>
#include <QTimerEvent>

#include <cmath>
#include <utility>

namespace tulpar {

namespace {

constexpr std::size_t kTakenBytes = 1024; // what else there may be on its way, as a pointer that moves
constexpr int kLookAgainMs = 100;

} // namespace

ChannelPane::ChannelPane(const Clock &clock, WorkPool &pool, QWidget *parent)
    : QWidget(parent)
    , m_clock(clock)
    , m_pool(pool)
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMouseTracking(true);
}

void ChannelPane::setFrame(const Frame &frame, std::uint64_t number)
{
    if (m_turnTimer != 0) // a thin link has had its frame: the newest waits for its turn
        m_waiting.emplace(frame, number);
    else
        showInTurn(frame, number);
}

void ChannelPane::showInTurn(const Frame &frame, std::uint64_t number)
{
    const MonoInstant now = m_clock.now().mono;
    m_linkSeconds =
        std::exchange(m_isHeld, false) ? static_cast<int>(std::ceil(seconds(now - m_turnBegan))) : 0;
    m_turnBegan = now;
    showFrame(frame, number);
    if (m_quality.isThin && m_leastInterval > Duration{})
        m_turnTimer = startTimer(
            static_cast<int>(std::chrono::duration_cast<std::chrono::milliseconds>(m_leastInterval).count()));
}

void ChannelPane::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_turnTimer)
        return;
    killTimer(std::exchange(m_turnTimer, 0));
    const auto backlog = m_backlog ? m_backlog() : std::nullopt;
    if (backlog && *backlog > kTakenBytes) { // the last frame is still on its way
        m_isHeld = true;
        m_turnTimer = startTimer(kLookAgainMs);
        return;
    }
    if (const auto waiting = std::exchange(m_waiting, std::nullopt))
        showInTurn(waiting->first, waiting->second);
    else
        m_isHeld = false; // nothing waits: the next frame is shown at once
}

void ChannelPane::showFrame(const Frame &frame, std::uint64_t number)
{
    m_frame = frame;
    m_constant = m_isComposite ? std::nullopt : constantValue(frame);
    m_number = number;
    m_isFullQuality = false;
    m_isUnpainted = isVisible(); // what is hidden is not late when it is shown
    restVectorRegisters();
    m_display = m_memory.take(m_frame, m_choice);
    placeAgain();
}

void ChannelPane::clearFrame(const PaneNotice &notice)
{
    m_frame = {};
    m_constant.reset();
    m_number = 0;
    m_isUnpainted = false;
    m_waiting.reset();
    m_memory.forget();
    m_display.reset();
    m_colourFrames = {};
    m_isComposite = false;
    m_notice = notice;
    placeAgain();
    update(imageArea());
}

void ChannelPane::setStretch(const StretchChoice &choice)
{
    if (m_choice == choice)
        return;
    m_choice = choice;
    const auto display = m_memory.take(m_frame, m_choice);
    if (display == m_display)
        return;
    m_display = display;
    m_isToneStale = true;
    update(imageArea());
}

void ChannelPane::setColourFrames(const std::array<Frame, 3> &redGreenBlue)
{
    m_isComposite = true;
    m_colourFrames = redGreenBlue;
    placeAgain();
}

void ChannelPane::setLink(const LinkQuality &quality, Duration leastInterval, const LinkBacklog &backlog)
{
    m_leastInterval = leastInterval;
    m_backlog = backlog;
    if (m_quality == quality)
        return;
    m_quality = quality;
    if (!quality.isThin && m_turnTimer != 0) {
        killTimer(std::exchange(m_turnTimer, 0));
        m_isHeld = false;
        m_linkSeconds = 0;
        if (const auto waiting = std::exchange(m_waiting, std::nullopt))
            showFrame(waiting->first, waiting->second);
    }
    m_isToneStale = true;
    update(imageArea());
}

void ChannelPane::showFullQuality()
{
    m_isFullQuality = true;
    m_isToneStale = true;
    update(imageArea());
}

LinkQuality ChannelPane::quality() const
{
    return m_isFullQuality ? LinkQuality() : m_quality;
}

void ChannelPane::setLayers(const std::vector<const PaneLayer *> &layers)
{
    if (m_layers == layers)
        return;
    m_layers = layers;
    update(imageArea());
}

void ChannelPane::setTool(PaneTool tool)
{
    m_tool = std::move(tool);
    m_isToolDragging = m_isToolDragging && m_tool;
    setCursor(m_tool ? Qt::CrossCursor : Qt::ArrowCursor);
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
        || m_title.problem != title.problem || m_title.source != title.source;
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
    m_display = m_memory.take(m_frame, m_choice);
    m_isToneStale = true;
    update(imageArea());
}

QRect ChannelPane::titleArea() const
{
    const QFontMetrics large(Scale().font(font()));
    const QFontMetrics small(Scale().font(font(), 0.88));
    return QRect(0, 0, width(), large.height() + 2 * small.height() + m_scale.wholePx(12));
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

} // namespace tulpar
