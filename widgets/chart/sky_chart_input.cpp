// The hands on the chart: wheel, mouse and keys.
#include "widgets/chart/chart_tools.h"
#include "widgets/chart/sky_chart.h"
#include "widgets/chart/sky_notice.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace tulpar {

namespace {

constexpr double kNotch = 1.25; ///< of the wheel
constexpr double kDragPx = 4; ///< less is a click
constexpr double kHomewardZoom = 2; ///< zooming out below this brings the zenith back to the centre
constexpr double kLowestCentre = -0.17; ///< sine of the altitude: the ground is not interesting
constexpr double kUprightAbove = 0.97; ///< sine of the altitude where "up" begins to spin
constexpr double kFirstFieldDeg = 30;
constexpr int kRestMs = 400; ///< the view was moved by a hand that pauses so long: it rests

/// The turn that brings `from` to `to`, done to the part `f`.
Mat3 partOfTurn(const Mat3 &from, const Mat3 &to, double f)
{
    const Mat3 whole = to * from.transposed();
    const double cosAngle = (whole.rows[0].x + whole.rows[1].y + whole.rows[2].z - 1) / 2;
    const Angle angle = Angle::radians(std::acos(std::clamp(cosAngle, -1.0, 1.0)));
    const Vec3 axis{
        whole.rows[2].y - whole.rows[1].z, whole.rows[0].z - whole.rows[2].x,
        whole.rows[1].x - whole.rows[0].y};
    if (dot(axis, axis) < 1e-18)
        return f >= 1 ? to : from;
    return rotation(axis, angle * f) * from;
}

} // namespace

void SkyChart::goHome()
{
    ChartView home = ChartView::allSky();
    home.isMirrored = m_view.isMirrored;
    setLock(ChartLock::None);
    setView(home);
}

void SkyChart::lookAt(const HorizontalDirection &at, Angle field)
{
    setLock(ChartLock::None);
    ChartView view = m_view.lookingAt(vec3Of(at));
    view.zoom = std::clamp(
        ChartProjection::zoomFor(field, room(), chartMargin(m_scale.factor()), view.kind), view.leastZoom(),
        std::max(1.0, maximumZoom()));
    setView(view);
}

void SkyChart::zoomAt(const QPointF &point, double factor)
{
    const double zoom = std::clamp(m_view.zoom * factor, m_view.leastZoom(), std::max(1.0, maximumZoom()));
    if (zoom == m_view.zoom)
        return;
    ChartView next = m_view;
    next.zoom = zoom;
    if (m_options.lock == ChartLock::None) {
        const Vec3 before = projection().screenVector(point);
        const Vec3 after = ChartProjection(next, room(), chartMargin(m_scale.factor())).screenVector(point);
        next.axes = rotationBetween(before, after) * m_view.axes;
        if (!m_view.isFree() && factor < 1 && m_view.zoom < kHomewardZoom)
            next.axes =
                partOfTurn(next.axes, ChartView::allSky().axes, (m_view.zoom - zoom) / (m_view.zoom - 1));
    }
    moveView(next);
}

void SkyChart::dragSky(const Vec3 &grabbed, const QPointF &to)
{
    ChartView next = m_view;
    const double roll = m_view.roll().asRadians();
    const auto isUpright = [](const ChartView &view) {
        return std::abs(dot(view.centre(), view.pole)) < kUprightAbove;
    };
    const bool keepsLevel = m_view.zoom > kHomewardZoom && isUpright(m_view);
    // Keeping the horizon level moves the grabbed place a little; a few rounds bring it back under the
    // cursor.
    for (int i = 0; i < (keepsLevel ? 6 : 1); ++i) {
        const Vec3 wanted = ChartProjection(next, room(), chartMargin(m_scale.factor())).screenVector(to);
        next.axes = rotationBetween(next.axes * grabbed, wanted) * next.axes;
        if (keepsLevel && isUpright(next))
            next = next.lookingAt(next.centre(), Angle::radians(roll));
    }
    if (m_options.hasGround && next.centre().z < kLowestCentre && next.centre().z < m_view.centre().z)
        return;
    moveView(next);
}

void SkyChart::pan(const QPointF &from, const QPointF &to)
{
    setLock(ChartLock::None);
    dragSky(projection().unproject(from), to);
}

void SkyChart::setLock(ChartLock lock)
{
    if (lock == ChartLock::Sky && isReady())
        m_followed = m_moment->observer().icrs(horizontalOf(m_view.centre()));
    if (lock == m_options.lock)
        return;
    ChartOptions options = m_options;
    options.lock = lock;
    setOptions(options);
}

void SkyChart::setRemote(bool isRemote)
{
    m_isRemote = isRemote;
    refresh();
}

void SkyChart::moveView(const ChartView &view)
{
    if (view == m_view)
        return;
    if (m_isRemote) {
        m_isQuiet = true;
        m_resting.start(kRestMs, this);
    }
    setView(view);
}

void SkyChart::rest()
{
    m_resting.stop();
    touch();
}

void SkyChart::touch()
{
    m_touched = m_now;
    if (m_isQuiet && !m_resting.isActive()) {
        m_isQuiet = false;
        invalidateSky();
    }
}

void SkyChart::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_resting.timerId())
        QWidget::timerEvent(event);
    else if (!m_isPanning) // a held sky stays quiet
        rest();
}

void SkyChart::wheelEvent(QWheelEvent *event)
{
    zoomAt(event->position(), std::pow(kNotch, event->angleDelta().y() / 120.0));
    event->accept();
}

void SkyChart::setStanding(const Standing &standing)
{
    m_tools->setStanding(standing);
}

void SkyChart::showAnswer(const RequestBody &body, const Answer &answer)
{
    m_tools->showAnswer(body, answer);
}

void SkyChart::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::RightButton)
        m_tools->openActions(event->position());
    if (event->button() != Qt::LeftButton)
        return;
    m_pressed = event->position();
    m_grabbed = projection().unproject(event->position());
    m_isPanning = false;
}

void SkyChart::mouseMoveEvent(QMouseEvent *event)
{
    touch();
    if (!m_pressed)
        m_tools->hover(event->position());
    if (!m_pressed || !isReady())
        return;
    const QPointF d = event->position() - *m_pressed;
    if (!m_isPanning && std::hypot(d.x(), d.y()) < kDragPx)
        return;
    if (!m_isPanning)
        setLock(ChartLock::None);
    m_isPanning = true;
    dragSky(m_grabbed, event->position());
}

void SkyChart::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_pressed)
        return;
    m_pressed.reset();
    m_tools->sweep();
    if (!m_isPanning && !m_tools->takeClick(event->position()))
        choose(event->position());
    m_isPanning = false;
    rest();
}

bool SkyChart::event(QEvent *event)
{
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) {
        QRegion edge(rect());
        edge -= rect().adjusted(1, 1, -1, -1);
        update(edge);
    }
    if (event->type() == QEvent::Leave)
        m_tools->hover(std::nullopt);
    return QWidget::event(event);
}

void SkyChart::keyPressEvent(QKeyEvent *event)
{
    if (!m_tools->handleKey(event->key(), event->modifiers()) && !handleKey(event->key(), event->modifiers()))
        QWidget::keyPressEvent(event);
}

bool SkyChart::handleKey(int key, Qt::KeyboardModifiers modifiers)
{
    const QPointF middle = projection().middle();
    const double stride = std::min(width(), height()) * 0.12;
    ChartOptions options = m_options;
    const auto lockOn = [this](ChartLock lock) {
        // First key: a view of 30 degrees that follows; again: down to the camera's field.
        const bool isAgain = m_options.lock == lock;
        const Angle field = projection().field();
        Angle wanted = field.asDegrees() > kFirstFieldDeg ? Angle::degrees(kFirstFieldDeg) : field;
        if (isAgain && m_snapshot)
            wanted = std::min(field, m_snapshot->observatory.fieldWidth * 3);
        setLock(lock);
        ChartView view = m_view;
        view.zoom = std::clamp(
            ChartProjection::zoomFor(wanted, room(), chartMargin(m_scale.factor()), view.kind),
            view.leastZoom(), std::max(1.0, maximumZoom()));
        setView(view.lookingAt(view.centre()));
    };
    switch (key) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomAt(middle, kNotch);
        return true;
    case Qt::Key_Minus:
        zoomAt(middle, 1 / kNotch);
        return true;
    case Qt::Key_Left:
        pan(middle, middle + QPointF(stride, 0));
        return true;
    case Qt::Key_Right:
        pan(middle, middle - QPointF(stride, 0));
        return true;
    case Qt::Key_Up:
        pan(middle, middle + QPointF(0, stride));
        return true;
    case Qt::Key_Down:
        pan(middle, middle - QPointF(0, stride));
        return true;
    case Qt::Key_Home:
        goHome();
        return true;
    case Qt::Key_O:
        if (m_snapshot && m_snapshot->response)
            lockOn(ChartLock::Target);
        return true;
    case Qt::Key_P:
        if (m_snapshot && telescopePlace(*m_snapshot, m_now))
            lockOn(ChartLock::Telescope);
        return true;
    case Qt::Key_S:
        setLock(m_options.lock == ChartLock::Sky ? ChartLock::None : ChartLock::Sky);
        return true;
    case Qt::Key_U:
        setView(m_view.lookingAt(m_view.centre()));
        return true;
    case Qt::Key_G:
        options.grid = options.grid == GridKind::Horizontal ? GridKind::Equatorial
            : options.grid == GridKind::Equatorial          ? GridKind::None
                                                            : GridKind::Horizontal;
        setOptions(options);
        return true;
    case Qt::Key_V:
        setViewKind(
            m_view.kind == ViewKind::AllSky              ? ViewKind::Stereographic
                : m_view.kind == ViewKind::Stereographic ? ViewKind::Orthographic
                                                         : ViewKind::AllSky);
        return true;
    case Qt::Key_Period:
        setFrame(m_view.frame == ViewFrame::Horizontal ? ViewFrame::Equatorial : ViewFrame::Horizontal);
        return true;
    case Qt::Key_X:
        setMirrored(!m_view.isMirrored);
        return true;
    case Qt::Key_C:
        if (!modifiers.testFlag(Qt::ControlModifier) || !m_card->isVisible())
            return false;
        QGuiApplication::clipboard()->setText(m_card->text().asText());
        return true;
    case Qt::Key_Question:
        toggleKeys();
        return true;
    case Qt::Key_Escape:
        if (!m_keys->isVisible() && !m_chosen)
            return false;
        m_keys->hide();
        closeCard();
        return true;
    default:
        return false;
    }
}

void SkyChart::toggleKeys()
{
    if (m_keys->isVisible()) {
        m_keys->hide();
        return;
    }
    CardText keys;
    keys.title = tr("Keys of the chart");
    keys.rows = {
        {tr("wheel  +  −"), tr("zoom")},
        {tr("drag, arrows"), tr("move the view")},
        {tr("Home"), tr("whole sky")},
        {tr("click"), tr("what is it, when is it up")},
        {tr("right click, Enter"), tr("what can be done there")},
        {tr("/  Ctrl+F"), tr("find a name or coordinates")},
        {tr("O"), tr("follow the target; again: its field")},
        {tr("P"), tr("follow the telescope; again: its field")},
        {tr("S"), tr("follow the stars")},
        {tr("M"), tr("measure; click fixes, M again ends")},
        {tr("T"), tr("another time")},
        {tr("L"), tr("layers, each with its key")},
        {tr("G"), tr("grid: horizon, equator, none")},
        {tr("C"), tr("coordinates in hours or degrees")},
        {tr("V"), tr("view: whole sky, free, globe")},
        {tr("."), tr("up: zenith or celestial pole")},
        {tr("U"), tr("turn upright")},
        {tr("X"), tr("mirror")},
        {tr("Ctrl+C"), tr("copy the card")},
        {tr("Esc"), tr("close, back to now")}};
    if (m_tools->notice()->isNeeded())
        keys.rows.insert(keys.rows.end() - 1, {tr("!"), tr("what is missing on the chart, and why")});
    m_keys->setText(keys);
    m_keys->adjustSize();
    m_keys->move((width() - m_keys->width()) / 2, (height() - m_keys->height()) / 2);
    m_keys->show();
    m_keys->raise();
}

} // namespace tulpar
