#include "app/desk_window.h"

#include "app/desk_past.h"
#include "app/desk_plan.h"
#include "app/desk_stars.h"
#include "app/programme_tools.h"
#include "app/vnc_link.h"
#include "core/words/sentences.h"
#include "widgets/alerts/alert_panel.h"
#include "widgets/alerts/call_bar.h"
#include "widgets/alerts/event_story.h"
#include "widgets/archive/archive_panel.h"
#include "widgets/chart/sky_chart.h"
#include "widgets/common/flat_splitter.h"
#include "widgets/common/fonts.h"
#include "widgets/common/key_help.h"
#include "widgets/devices/observatory_bar.h"
#include "widgets/night/night_panel.h"
#include "widgets/response/response_banner.h"
#include "widgets/safety/about_panel.h"
#include "widgets/safety/alarm_strip.h"
#include "widgets/safety/control_call.h"
#include "widgets/safety/operate_bar.h"
#include "widgets/safety/safety_panel.h"
#include "widgets/safety/standing_bar.h"
#include "widgets/viewer/frame_viewer.h"

#include <QApplication>
#include <QDragEnterEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QPainter>
#include <QShortcut>
#include <QTabBar>
#include <QVBoxLayout>

#include <algorithm>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kMergeMs = 100;

bool hasNewFrame(const Snapshot &before, const Snapshot &now)
{
    const auto same = [](const FrameView &a, const FrameView &b) { return a.path == b.path; };
    return !std::equal(
        before.frames.begin(), before.frames.end(), now.frames.begin(), now.frames.end(), same);
}

} // namespace

DeskWindow::DeskWindow(
    Session &session, const Clock &clock, std::shared_ptr<const SkyData> sky, const DeskLook &look,
    QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_clock(clock)
    , m_look(look)
    , m_bar(new ObservatoryBar(this))
    , m_chart(new SkyChart(sky))
    , m_viewer(new FrameViewer(clock))
    , m_banner(new ResponseBanner)
    , m_alerts(new AlertPanel)
    , m_call(new CallBar(this))
    , m_tabs(new QTabBar(this))
    , m_sides(new FlatSplitter(Qt::Horizontal))
    , m_floors(new FlatSplitter(Qt::Vertical))
    , m_ground(new QWidget)
{
    setWindowTitle(tr("Tulpar"));
    m_sides->addWidget(m_chart);
    m_sides->addWidget(m_viewer);
    m_viewer->setStarSource(starSourceOf(std::move(sky)));
    m_viewer->setReader(readerBesideUs());
    m_viewer->setLinkBacklog(vncBacklog);
    m_sides->setChildrenCollapsible(false);
    auto *ground = new QVBoxLayout(m_ground);
    ground->setContentsMargins(0, 0, 0, 0);
    ground->setSpacing(0);
    ground->addWidget(m_banner);
    ground->addWidget(m_alerts, 1);
    m_floors->addWidget(m_sides);
    m_floors->addWidget(m_ground);
    m_floors->setChildrenCollapsible(false);
    m_floors->setStretchFactor(0, 1);
    m_floors->setStretchFactor(1, 0);
    m_tabs->addTab(tr("Sky"));
    m_tabs->addTab(tr("Frames"));
    m_tabs->addTab(tr("Alerts"));
    m_tabs->addTab(tr("Safety"));
    m_tabs->addTab(tr("Night"));
    m_tabs->addTab(tr("Archive"));
    m_tabs->setExpanding(true);
    m_tabs->setDrawBase(false);
    auto *column = new QVBoxLayout(this);
    // Narrower, the desk folds and needs less height: what it needs now must not keep it from becoming so.
    column->setSizeConstraint(QLayout::SetNoConstraint);
    column->setSpacing(0);
    column->addWidget(m_bar);
    buildSafety(column); // standing, people, single devices
    column->addWidget(m_call);
    column->addWidget(m_tabs);
    column->addWidget(m_floors, 1);
    column->addWidget(m_safety, 1);
    column->addWidget(m_night, 1);
    m_night->setProgrammeTools(programmeTools());
    column->addWidget(m_archive, 1);
    column->addWidget(m_about, 1);
    m_help = new KeyHelp(this);

    connectPanels();
    connectSafety();
    connectArchive();
    applyLook();
    buildKeys();

    m_merge.setSingleShot(true);
    m_merge.setInterval(kMergeMs);
    connect(&m_merge, &QTimer::timeout, this, [this] {
        if (m_isDirty)
            snapshotArrived();
    });
    m_second.setSingleShot(true);
    m_second.setTimerType(Qt::PreciseTimer);
    connect(&m_second, &QTimer::timeout, this, &DeskWindow::tick);
    m_session.onChanged([this] { snapshotArrived(); });
    restore();
    refresh();
    tick();
    arrange();
}

void DeskWindow::connectPanels()
{
    connect(m_tabs, &QTabBar::currentChanged, this, &DeskWindow::arrange);
    connect(m_tabs, &QTabBar::tabBarClicked, this, [this] {
        if (isTaken())
            toggleOperating(); // the panel comes back to its place
    });
    connect(m_bar, &ObservatoryBar::requested, this, &DeskWindow::send);
    connect(m_banner, &ResponseBanner::requested, this, &DeskWindow::send);
    connect(m_alerts, &AlertPanel::requested, this, &DeskWindow::send);
    connect(m_call, &CallBar::requested, this, &DeskWindow::send);
    connect(m_chart, &SkyChart::requested, this, &DeskWindow::send);
    connect(m_chart, &SkyChart::alertChosen, m_alerts, &AlertPanel::chooseEvent);
    connect(m_alerts, &AlertPanel::eventChosen, m_chart, &SkyChart::setStory);
    connect(m_alerts, &AlertPanel::sideChanged, this, &DeskWindow::arrange);
    connect(m_alerts, &AlertPanel::wholeAsked, this, [this] {
        setWhole(m_whole == Whole::Story ? Whole::None : Whole::Story);
    });
    connect(m_call, &CallBar::eventChosen, this, [this](const QString &event) {
        showAlerts();
        m_alerts->chooseEvent(event);
        m_alerts->showDetails();
    });
    connect(m_call, &CallBar::callingChanged, this, [this](bool isCalling) {
        m_isCalling = isCalling;
        refreshTitle();
        if (isCalling)
            QApplication::alert(this); // the task bar, where the desk is covered
    });
    connect(m_call, &CallBar::soundDue, this, [this](CallWatch::Sound sound) {
        if (m_look.isLoud)
            m_sound.play(sound);
    });
    m_banner->setObserving(m_look.isObserving);
    m_alerts->setObserving(m_look.isObserving);
    m_call->setObserving(m_look.isObserving);
    setAcceptDrops(true);
}

void DeskWindow::refreshTitle()
{
    QString title = m_isSimulated ? tr("Tulpar · SIMULATION") : tr("Tulpar");
    if (m_alarms->isCalling())
        title = tr("(!) ALARM \u00b7 %1", "title of the window").arg(title);
    if (m_isCalling)
        title = tr("(!) ASKS YOU · %1", "title of the window").arg(title);
    setWindowTitle(title);
}

void DeskWindow::showAlerts()
{
    if (m_whole != Whole::None && m_whole != Whole::Story)
        setWhole(Whole::None);
    if (m_isFolded)
        m_tabs->setCurrentIndex(2);
}

DeskWindow::~DeskWindow()
{
    m_session.onChanged({});
}

void DeskWindow::applyLook()
{
    const QFont scaled = m_look.scale.font(deskFont());
    for (QWidget *panel :
         {static_cast<QWidget *>(m_bar), static_cast<QWidget *>(m_banner), static_cast<QWidget *>(m_alerts),
          static_cast<QWidget *>(m_help), static_cast<QWidget *>(m_tabs), static_cast<QWidget *>(m_call)})
        panel->setFont(scaled);
    applySafetyLook();
    m_bar->setColours(m_look.palette, m_look.scale);
    m_banner->setColours(m_look.palette, m_look.scale);
    m_alerts->setColours(m_look.palette, m_look.scale);
    m_call->setColours(m_look.palette, m_look.scale);
    m_help->setColours(m_look.palette, m_look.scale);
    m_chart->setMinimumSize(160, 160); // a small screen at 200 % has no more
    m_chart->setFont(deskFont()); // the chart scales its own text
    m_chart->setColours(m_look.palette);
    m_chart->setScale(m_look.scale);
    m_viewer->setFont(scaled);
    m_viewer->setColours(m_look.palette, m_look.scale);
    m_sides->setColours(m_look.palette, m_look.scale);
    m_floors->setColours(m_look.palette, m_look.scale);
}

UtcInstant DeskWindow::now() const
{
    const Duration offset = m_snapshot ? m_snapshot->observatory.utcOffset : Duration::zero();
    return m_clock.now().utc + offset;
}

void DeskWindow::snapshotArrived()
{
    if (m_merge.isActive()) {
        m_isDirty = true;
        // A new frame repaints its own pane alone: it need not wait for the rest.
        if (const auto snapshot = m_session.snapshot();
            snapshot && m_snapshot && hasNewFrame(*m_snapshot, *snapshot))
            m_viewer->setSnapshot(snapshot);
        return;
    }
    m_merge.start();
    refresh();
}

void DeskWindow::refresh()
{
    m_isDirty = false;
    refreshStanding();
    m_chart->setLinkLost(!m_session.isLinked());
    const auto snapshot = m_session.snapshot();
    if (!snapshot || snapshot == m_snapshot)
        return;
    const bool isFirst = !m_snapshot;
    m_snapshot = snapshot;
    if (isFirst)
        tick(); // the clock may stand hours away from the observatory's
    m_bar->setSnapshot(snapshot);
    m_chart->setSnapshot(snapshot);
    if (auto plan = planOnSky(*snapshot); !m_plan || *plan != *m_plan) {
        m_plan = std::move(plan);
        m_chart->setPlan(m_plan);
    }
    m_viewer->setSnapshot(snapshot);
    m_banner->setNow(now());
    m_banner->setSnapshot(snapshot);
    m_alerts->setSnapshot(snapshot);
    m_call->setNow(now());
    m_call->setSnapshot(snapshot);
    refreshSafety();
    if (isFirst) {
        tick(); // now with the site known
        m_alerts->setFocus();
    }
    if (snapshot->observatory.isSimulated != m_isSimulated || isFirst) {
        m_isSimulated = snapshot->observatory.isSimulated;
        refreshTitle();
        placeEdge(true);
        update();
    }
    arrange();
}

void DeskWindow::tick()
{
    const UtcInstant at = now();
    m_bar->setNow(at);
    m_chart->setNow(at);
    m_viewer->setNow(at);
    m_banner->setNow(at);
    m_alerts->setNow(at);
    m_call->setNow(at);
    m_standingBar->setNow(at);
    m_operate->setNow(at);
    if (!m_safety->isHidden())
        m_safety->setNow(at);
    m_night->setNow(at);
    m_alarms->setNow(at);
    m_controlCall->setNow(at);
    const std::int64_t ms = at.nsSinceUnixEpoch / 1'000'000 % 1000;
    m_second.start(static_cast<int>(1001 - ms));
}

void DeskWindow::send(const Request &request)
{
    Request named = request;
    named.who = m_standing.who.toStdString();
    if (named.who.empty() && !needsName(named.body))
        named.who = "desk"; // nobody has said a name: the record says where it came from
    const bool wasHeard = m_session.isLinked();
    m_session.request(named, [this, body = request.body, wasHeard](const Answer &answer) {
        m_bar->showAnswer(body, answer, wasHeard);
        m_alerts->showAnswer(body, answer);
        m_chart->showAnswer(body, answer);
        m_night->showAnswer(body, answer);
        if (std::holds_alternative<SetMode>(body) && answer.accepted && m_operate->isHidden())
            toggleOperating(); // the person who chose the mode wants its levers
    });
}

int DeskWindow::frameWidth() const
{
    return m_isSimulated ? m_look.scale.wholePx(6) : 0;
}

void DeskWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls() || event->mimeData()->hasText())
        event->acceptProposedAction();
}

void DeskWindow::dropEvent(QDropEvent *event)
{
    const QMimeData *dropped = event->mimeData();
    showAlerts();
    if (dropped->hasUrls() && dropped->urls().front().isLocalFile())
        m_alerts->offerFile(dropped->urls().front().toLocalFile());
    else
        m_alerts->offerNotice(dropped->text().toUtf8(), u"dropped"_s);
    event->acceptProposedAction();
}

bool DeskWindow::event(QEvent *event)
{
    const bool isTaken = QWidget::event(event);
    if (event->type() == QEvent::LayoutRequest && m_reserved > 0)
        yieldEdge();
    return isTaken;
}

void DeskWindow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_look.palette.background);
    if (!m_isSimulated)
        return;
    // Barred like a barrier, so that it is told from any panel by its shape alone.
    const int frame = frameWidth();
    const QRegion border = QRegion(rect()) - QRegion(rect().adjusted(frame, frame, -frame, -frame));
    painter.setClipRegion(border);
    painter.fillRect(rect(), m_look.palette.simulation);
    const int bar = m_look.scale.wholePx(14);
    painter.setPen(QPen(m_look.palette.background, bar / 2));
    painter.setRenderHint(QPainter::Antialiasing);
    for (int x = -height(); x < width(); x += 2 * bar)
        painter.drawLine(x, height(), x + height(), 0);
}

} // namespace tulpar
