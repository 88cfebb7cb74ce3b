#include "widgets/chart/sky_chart.h"

#include "widgets/chart/chart_text.h"
#include "widgets/chart/chart_tools.h"
#include "widgets/chart/sky_plan.h"

#include <QEvent>
#include <QLocale>
#include <QPaintEvent>
#include <QPainter>
#include <QRegion>

#include <algorithm>
#include <cmath>

namespace tulpar {

namespace {

constexpr double kSkyTurnRadPerS = 7.2921e-5;
constexpr double kStillPx = 0.5; ///< the sky never turns by more before it is drawn again
constexpr Duration kTick = 1s; ///< of setNow
constexpr Duration kIdleAfter = 60s;
constexpr double kNarrowestFields = 1.15; ///< deepest zoom: this many camera fields

} // namespace

SkyChart::SkyChart(std::shared_ptr<const SkyData> sky, QWidget *parent)
    : QWidget(parent)
    , m_data(std::move(sky))
    , m_card(new ChartCard(this))
    , m_keys(new ChartCard(this))
    , m_tools(new ChartTools(this))
{
    setMouseTracking(true); // what is under the cursor is told
    connect(m_tools, &ChartTools::requested, this, &SkyChart::requested);
    connect(m_tools, &ChartTools::programmeAsked, this, &SkyChart::programmeAsked);
    connect(m_tools, &ChartTools::pastAsked, this, &SkyChart::pastAsked);
    m_picture.setLook(m_palette, font(), m_scale);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("Sky chart"));
    m_isRemote = qEnvironmentVariableIsSet("VNCDESKTOP"); // set by TigerVNC's and TightVNC's servers
    m_card->setColours(m_palette, m_scale);
    m_keys->setColours(m_palette, m_scale);
    m_tools->setColours(m_palette, m_scale);
}

void SkyChart::setSnapshot(std::shared_ptr<const Snapshot> snapshot)
{
    const bool wasEmpty = !isReady();
    // What the static layer shows of the observatory: any change redraws it.
    const bool hasChanged = !wasEmpty && snapshot
        && (snapshot->observatory.site != m_snapshot->observatory.site
            || snapshot->observatory.altitudeHard != m_snapshot->observatory.altitudeHard
            || snapshot->observatory.altitudeSoft != m_snapshot->observatory.altitudeSoft
            || snapshot->observatory.altitudeTop != m_snapshot->observatory.altitudeTop
            || snapshot->observatory.azimuthMin != m_snapshot->observatory.azimuthMin
            || snapshot->observatory.azimuthMax != m_snapshot->observatory.azimuthMax
            || snapshot->observatory.sunAvoidance != m_snapshot->observatory.sunAvoidance
            || snapshot->observatory.horizon != m_snapshot->observatory.horizon);
    m_snapshot = std::move(snapshot);
    if (m_snapshot && m_now < m_snapshot->utc)
        m_now = m_snapshot->utc;
    if (wasEmpty)
        m_touched = m_now;
    if (hasChanged)
        m_moment.reset();
    if (!m_snapshot) {
        m_moment.reset();
        closeCard();
        update();
        return;
    }
    m_tools->take(*m_snapshot);
    refresh();
    m_tools->refresh(false);
}

void SkyChart::setNow(UtcInstant now)
{
    m_now = now;
    m_tools->refresh(true);
    refresh();
}

void SkyChart::roomChanged()
{
    m_view.zoom = std::clamp(m_view.zoom, m_view.leastZoom(), std::max(1.0, maximumZoom()));
    invalidateSky();
    settleCard();
}

void SkyChart::timeChanged()
{
    refresh();
    if (m_chosen && isReady())
        m_card->setText(cardText(*m_chosen, input()));
}

void SkyChart::setColours(const Palette &palette)
{
    if (palette == m_palette)
        return;
    m_palette = palette;
    m_picture.setLook(m_palette, font(), m_scale);
    m_card->setColours(m_palette, m_scale);
    m_keys->setColours(m_palette, m_scale);
    m_tools->setColours(m_palette, m_scale);
    invalidateSky();
}

void SkyChart::setScale(const Scale &scale)
{
    if (scale == m_scale)
        return;
    m_scale = scale;
    m_picture.setLook(m_palette, font(), m_scale);
    m_card->setColours(m_palette, m_scale);
    m_keys->setColours(m_palette, m_scale);
    m_tools->setColours(m_palette, m_scale);
    invalidateSky();
}

void SkyChart::setLinkLost(bool isLost)
{
    if (isLost == m_isLinkLost)
        return;
    m_isLinkLost = isLost;
    refreshLive();
}

void SkyChart::setOptions(const ChartOptions &options)
{
    if (options == m_options)
        return;
    m_options = options;
    m_touched = m_now;
    follow();
    if (m_chosen && isReady())
        m_card->setText(cardText(*m_chosen, input())); // another notation
    m_tools->refresh(false);
    invalidateSky();
    emit optionsChanged();
}

void SkyChart::setStory(const QString &event)
{
    if (event.toStdString() == m_story)
        return;
    m_story = event.toStdString();
    refreshLive();
}

void SkyChart::setPlan(std::shared_ptr<const SkyPlan> plan)
{
    if (plan == m_plan || (plan && m_plan && *plan == *m_plan))
        return;
    m_plan = std::move(plan);
    refreshLive();
}

void SkyChart::setView(const ChartView &view)
{
    if (view == m_view)
        return;
    m_view = view;
    m_touched = m_now;
    m_tools->viewMoved();
    invalidateSky();
    keepCardClear();
}

void SkyChart::setMirrored(bool isMirrored)
{
    ChartView view = m_view;
    view.isMirrored = isMirrored;
    setView(view);
}

ChartProjection SkyChart::projection() const
{
    return {m_view, room(), chartMargin(m_scale.factor())};
}

QSizeF SkyChart::room() const
{
    return {static_cast<double>(width()), static_cast<double>(std::max(1, height() - m_tools->floor()))};
}

SceneInput SkyChart::input() const
{
    SceneInput in;
    in.data = m_data.get();
    in.snapshot = m_snapshot.get();
    in.moment = m_moment.get();
    in.now = m_now;
    in.view = m_view;
    in.size = room();
    in.scale = m_scale.factor();
    in.options = m_options;
    in.language = QLocale().name().toStdString();
    in.measure = [this](const QString &words, TextKind kind) { return m_picture.measure(words, kind); };
    in.isLinkLost = m_isLinkLost;
    in.isQuiet = m_isQuiet;
    in.isMoved = m_isQuiet && m_resting.isActive();
    if (m_chosen)
        in.chosen = placeOf(*m_chosen, in);
    in.story = m_story;
    in.plan = m_plan.get();
    m_tools->extend(in);
    return in;
}

void SkyChart::setViewKind(ViewKind kind)
{
    if (kind == m_view.kind)
        return;
    ChartView view = m_view;
    view.kind = kind;
    if (kind == ViewKind::AllSky)
        view.frame = ViewFrame::Horizontal;
    const Angle field = std::min(projection().field(), Angle::degrees(175));
    view.zoom = std::clamp(
        ChartProjection::zoomFor(field, room(), chartMargin(m_scale.factor()), kind), view.leastZoom(),
        std::max(1.0, maximumZoom(kind)));
    if (kind == ViewKind::AllSky) {
        view.pole = {0, 0, 1};
        view = view.zoom <= 1.001 ? ChartView::allSky() : view.lookingAt(view.centre());
        view.isMirrored = m_view.isMirrored;
    }
    setView(view);
}

void SkyChart::setFrame(ViewFrame frame)
{
    if (frame == m_view.frame)
        return;
    ChartView view = m_view;
    view.frame = frame;
    if (view.kind == ViewKind::AllSky)
        view.kind = ViewKind::Stereographic;
    view.pole = frame == ViewFrame::Equatorial && m_moment ? m_moment->turn() * Vec3{0, 0, 1} : Vec3{0, 0, 1};
    setView(view.lookingAt(view.centre()));
}

double SkyChart::maximumZoom(ViewKind kind) const
{
    const double field = m_snapshot ? m_snapshot->observatory.fieldWidth.asDegrees() : 0;
    return ChartProjection::zoomFor(
        Angle::degrees(std::max(field, 1 / 60.0) * kNarrowestFields), room(), chartMargin(m_scale.factor()),
        kind);
}

void SkyChart::invalidateSky()
{
    m_picture.forgetSky();
    update();
}

void SkyChart::refresh()
{
    if (!m_snapshot || !m_data)
        return;
    renewMoment();
    follow();
    const bool isQuiet = m_isRemote && (m_resting.isActive() || isIdle());
    if (isQuiet != m_isQuiet) {
        m_isQuiet = isQuiet;
        invalidateSky();
    }
    if (!m_picture.isStale())
        refreshLive();
    refreshCard();
}

bool SkyChart::isIdle() const
{
    const DeviceView *mount = findDevice(*m_snapshot, {DeviceKind::Mount, {}});
    const bool isSlewing = mount && mount->mount && mount->mount->isSlewing;
    return m_now - m_touched > kIdleAfter && !isSlewing && m_options.lock == ChartLock::None;
}

void SkyChart::renewMoment()
{
    if (m_moment) {
        const ChartProjection shown = projection();
        const double edge = std::min(M_PI / 2, shown.radiusOfView().asRadians()) / 2;
        const double stretch = 1 / (std::cos(edge) * std::cos(edge));
        // Reckoned for the next tick, so that it is not late by then.
        const double away = std::abs(seconds(m_now + m_tools->offset() - m_moment->observer().utc()));
        const double turned = (away + (away > 0 ? seconds(kTick) : 0)) * kSkyTurnRadPerS;
        if (turned * shown.pxPerRadian() * stretch <= kStillPx)
            return;
    }
    const std::shared_ptr<const SkyMoment> before = m_moment;
    m_moment =
        std::make_shared<SkyMoment>(m_snapshot->observatory.site, m_now + m_tools->offset(), before.get());
    if (m_view.frame == ViewFrame::Equatorial) {
        // The stars stand still: the axes turn with them.
        if (before)
            m_view.axes = m_view.axes * (before->turn() * m_moment->turn().transposed());
        m_view.pole = m_moment->turn() * Vec3{0, 0, 1};
    }
    invalidateSky();
}

void SkyChart::follow()
{
    if (!isReady())
        return;
    std::optional<Vec3> at;
    if (m_options.lock == ChartLock::Telescope) {
        if (const auto telescope = telescopePlace(*m_snapshot, m_now))
            at = telescope->place;
    } else if (m_options.lock == ChartLock::Target) {
        if (m_snapshot->response)
            at = m_moment->observed(m_snapshot->response->target);
    } else if (m_options.lock == ChartLock::Sky) {
        at = m_moment->observed(m_followed);
    }
    if (!at)
        return;
    const double awayPx = angleBetween(*at, m_view.centre()).asRadians() * projection().pxPerRadian();
    if (awayPx <= kStillPx)
        return;
    m_view = m_view.lookingAt(*at, m_view.roll());
    invalidateSky();
}

void SkyChart::refreshLive()
{
    if (!isReady() || m_picture.isStale())
        return;
    if (const QRegion dirty = m_picture.renewLive(input()); !dirty.isEmpty())
        update(dirty);
}

void SkyChart::paintEmpty(QPainter &painter) const
{
    painter.fillRect(rect(), m_palette.sky);
    const QString title = m_data ? tr("No word from the observatory yet") : tr("No star catalogue");
    const QString cure = m_data ? tr("The chart appears with the first snapshot of the core.\n./run starts "
                                     "one with a simulated observatory.")
                                : tr("The files of resources/sky could not be read.");
    const int half = height() / 2;
    painter.setFont(m_picture.font(TextKind::Strong));
    painter.setPen(m_palette.text);
    painter.drawText(
        QRect(0, 0, width(), half - m_scale.wholePx(4)), Qt::AlignHCenter | Qt::AlignBottom, title);
    painter.setFont(m_picture.font(TextKind::Normal));
    painter.setPen(m_palette.dimText);
    painter.drawText(
        QRect(m_scale.wholePx(16), half + m_scale.wholePx(4), width() - m_scale.wholePx(32), half),
        Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, cure);
}

void SkyChart::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    if (!isReady()) {
        paintEmpty(painter);
        return;
    }
    const QRegion dirty = event->region() & QRect(QPoint(), room().toSize()); // without what stands below
    if (!dirty.isEmpty())
        m_picture.paint(painter, dirty, input(), devicePixelRatioF());
    if (hasFocus()) {
        painter.setPen(m_palette.focus);
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void SkyChart::resizeEvent(QResizeEvent * /*event*/)
{
    if (m_snapshot)
        m_view.zoom = std::clamp(m_view.zoom, m_view.leastZoom(), std::max(1.0, maximumZoom()));
    invalidateSky();
    m_tools->place();
    settleCard();
}

void SkyChart::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LanguageChange
        || event->type() == QEvent::LocaleChange) {
        m_picture.setLook(m_palette, font(), m_scale);
        m_card->setColours(m_palette, m_scale);
        m_keys->setColours(m_palette, m_scale);
        invalidateSky();
    }
    QWidget::changeEvent(event);
}

} // namespace tulpar
