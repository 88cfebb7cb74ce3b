#include "app/desk_window.h"
#include "app/programme_watch.h"
#include "widgets/alerts/alert_panel.h"
#include "widgets/alerts/call_bar.h"
#include "widgets/archive/archive_panel.h"
#include "widgets/chart/sky_chart.h"
#include "widgets/common/flat_splitter.h"
#include "widgets/common/fonts.h"
#include "widgets/common/key_help.h"
#include "widgets/devices/observatory_bar.h"
#include "widgets/night/night_panel.h"
#include "widgets/safety/about_panel.h"
#include "widgets/safety/alarm_strip.h"
#include "widgets/safety/control_call.h"
#include "widgets/safety/operate_bar.h"
#include "widgets/safety/people_panel.h"
#include "widgets/safety/safety_panel.h"
#include "widgets/safety/standing_bar.h"

#include <QApplication>
#include <QSettings>
#include <QTabBar>
#include <QVBoxLayout>

#include <algorithm>

// Who speaks, who has control, safety, single devices, and the strips at the lower edge.

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

void DeskWindow::buildSafety(QVBoxLayout *column)
{
    m_standingBar = new StandingBar(this);
    m_people = new PeoplePanel(this);
    m_operate = new OperateBar(this);
    m_safety = new SafetyPanel(this);
    m_night = new NightPanel(this);
    m_archive = new ArchivePanel(this);
    m_about = new AboutPanel(QApplication::applicationVersion(), this);
    m_alarms = new AlarmStrip(this);
    m_controlCall = new ControlCall(this);
    m_people->hide();
    m_operate->hide();
    m_safety->hide();
    m_night->hide();
    m_archive->hide();
    m_about->hide();
    column->addWidget(m_standingBar);
    column->addWidget(m_people);
    column->addWidget(m_operate);
    recallPeople();
}

void DeskWindow::connectSafety()
{
    connect(m_standingBar, &StandingBar::requested, this, &DeskWindow::send);
    connect(m_standingBar, &StandingBar::peopleAsked, this, &DeskWindow::togglePeople);
    connect(m_standingBar, &StandingBar::safetyAsked, this, &DeskWindow::goToSafety);
    connect(m_standingBar, &StandingBar::nightAsked, this, &DeskWindow::goToNight);
    connect(m_standingBar, &StandingBar::archiveAsked, this, &DeskWindow::goToArchive);
    connect(m_standingBar, &StandingBar::devicesAsked, this, &DeskWindow::toggleOperating);
    connect(m_people, &PeoplePanel::chosen, this, &DeskWindow::speakAs);
    connect(m_people, &PeoplePanel::closeAsked, this, &DeskWindow::togglePeople);
    connect(m_operate, &OperateBar::requested, this, &DeskWindow::send);
    connect(m_safety, &SafetyPanel::requested, this, &DeskWindow::send);
    connect(m_night, &NightPanel::requested, this, &DeskWindow::send);
    connect(m_alarms, &AlarmStrip::requested, this, &DeskWindow::send);
    connect(m_alarms, &AlarmStrip::heightChanged, this, [this] {
        placeEdge(false);
        refreshTitle();
    });
    connect(m_alarms, &AlarmStrip::handled, this, [this] { placeEdge(true); });
    connect(m_alarms, &AlarmStrip::soundDue, this, [this](AlarmWeight weight) {
        QApplication::alert(this);
        if (m_look.isLoud)
            m_sound.play(weight);
    });
    connect(m_alarms, &AlarmStrip::heardFromChanged, this, &DeskWindow::rememberPeople);
    connect(m_controlCall, &ControlCall::requested, this, &DeskWindow::send);
    connect(m_controlCall, &ControlCall::heightChanged, this, [this] { placeEdge(false); });
}

void DeskWindow::applySafetyLook()
{
    const QFont scaled = m_look.scale.font(deskFont());
    for (QWidget *panel : std::initializer_list<QWidget *>{
             m_standingBar, m_people, m_operate, m_safety, m_night, m_archive, m_about, m_alarms,
             m_controlCall})
        panel->setFont(scaled);
    m_standingBar->setColours(m_look.palette, m_look.scale);
    m_people->setColours(m_look.palette, m_look.scale);
    m_operate->setColours(m_look.palette, m_look.scale);
    m_safety->setColours(m_look.palette, m_look.scale);
    m_night->setColours(m_look.palette, m_look.scale);
    m_archive->setColours(m_look.palette, m_look.scale);
    m_about->setColours(m_look.palette, m_look.scale);
    m_alarms->setColours(m_look.palette, m_look.scale);
    m_controlCall->setColours(m_look.palette, m_look.scale);
}

void DeskWindow::refreshStanding()
{
    m_standing.desk = m_session.deskName();
    m_standing.isObserving = m_look.isObserving;
    m_standing.isLinked = m_session.isLinked();
    m_bar->setStanding(m_standing);
    m_standingBar->setStanding(m_standing);
    m_operate->setStanding(m_standing);
    m_chart->setStanding(m_standing);
    m_safety->setStanding(m_standing);
    m_night->setStanding(m_standing);
    m_controlCall->setStanding(m_standing);
    m_alarms->setLinked(m_standing.isLinked || !m_session.snapshot());
    const auto snapshot = m_session.snapshot();
    const QString why = snapshot ? whyNoControl(snapshot.get(), m_standing) : QString();
    m_alerts->setBarred(why);
    m_call->setBarred(why);
}

void DeskWindow::refreshSafety()
{
    const UtcInstant at = now();
    const bool isFirst = !m_standingBar->isFed();
    m_standingBar->setNow(at);
    m_standingBar->setSnapshot(m_snapshot);
    m_operate->setNow(at);
    m_operate->setSnapshot(m_snapshot);
    m_safety->setNow(at);
    m_safety->setSnapshot(m_snapshot);
    m_night->setNow(at);
    m_night->setSnapshot(m_snapshot);
    m_programme->take(*m_snapshot);
    m_archive->setSnapshot(m_snapshot);
    m_alarms->setNow(at);
    m_alarms->setSnapshot(m_snapshot);
    m_controlCall->setNow(at);
    m_controlCall->setSnapshot(m_snapshot);
    if (isFirst && m_snapshot->mode != Mode::Robotic && m_operate->isHidden())
        toggleOperating(); // who observes by hand finds the panel open
    refreshTitle();
}

void DeskWindow::togglePage(QWidget *page, Whole whole, int tab)
{
    if (m_isFolded && !m_operate->isHidden())
        toggleOperating(); // one panel at a time
    const bool isShown = !page->isHidden();
    if (m_isFolded) {
        setWhole(Whole::None);
        m_tabs->setCurrentIndex(isShown ? 0 : tab);
    } else {
        setWhole(isShown ? Whole::None : whole);
    }
    if (!page->isHidden())
        page->setFocus(Qt::ShortcutFocusReason);
}

void DeskWindow::goToSafety()
{
    m_safety->setNow(now());
    togglePage(m_safety, Whole::Safety, 3);
}

void DeskWindow::goToNight()
{
    m_night->setNow(now());
    togglePage(m_night, Whole::Night, 4);
}

void DeskWindow::controlKey()
{
    if (m_controlCall->isAsked())
        m_controlCall->takeFocus();
    else
        m_standingBar->controlKey();
}

void DeskWindow::togglePeople()
{
    const bool isShown = m_people->isHidden();
    m_people->setVisible(isShown);
    if (isShown)
        m_people->takeFocus();
    else
        m_alerts->setFocus();
    refreshOpen();
}

void DeskWindow::toggleOperating()
{
    const bool isShown = m_operate->isHidden();
    m_operate->setVisible(isShown);
    if (isShown) {
        m_operate->setNow(now());
        m_operate->takeFocus();
    }
    arrange();
}

void DeskWindow::speakAs(const QString &name)
{
    m_names.removeAll(name);
    m_names.prepend(name);
    m_names = m_names.mid(0, PeoplePanel::kMostNames);
    m_standing.who = name;
    m_people->setNames(m_names, name);
    if (!m_people->isHidden())
        togglePeople();
    refreshStanding();
    rememberPeople();
}

void DeskWindow::rememberPeople() const
{
    if (!m_look.remembers)
        return;
    QSettings settings(u"tulpar"_s, u"desk"_s);
    settings.setValue(u"people"_s, m_names);
    settings.setValue(u"speaker"_s, m_standing.who);
    const HeardFrom heard = m_alarms->heardFrom();
    settings.setValue(
        u"alarmsHeardFrom"_s,
        heard ? QString::fromUtf8(nameOf(*heard).data(), static_cast<qsizetype>(nameOf(*heard).size()))
              : u"nothing"_s);
}

void DeskWindow::recallPeople()
{
    if (!m_look.remembers)
        return;
    const QSettings settings(u"tulpar"_s, u"desk"_s);
    m_names = settings.value(u"people"_s).toStringList().mid(0, PeoplePanel::kMostNames);
    m_standing.who = PeoplePanel::tidy(settings.value(u"speaker"_s).toString());
    m_people->setNames(m_names, m_standing.who);
    const std::string heard = settings.value(u"alarmsHeardFrom"_s).toString().toStdString();
    if (heard == "nothing")
        m_alarms->setHeardFrom(std::nullopt);
    else if (const auto weight = enumNamed<AlarmWeight>(heard))
        m_alarms->setHeardFrom(*weight);
}

void DeskWindow::placeEdge(bool makesRoom)
{
    const int frame = frameWidth();
    const int wide = width() - 2 * frame;
    int bottom = height() - frame;
    int taken = 0;
    const auto place = [&](QWidget *strip, int high) {
        if (strip->isHidden())
            return;
        strip->setGeometry(frame, bottom - high, wide, high);
        strip->raise();
        bottom -= high;
        taken += high;
    };
    place(m_alarms, m_alarms->wantedHeight(wide, m_isFolded ? height() / 3 : height() * 2 / 5));
    place(m_controlCall, m_controlCall->heightForWidth(wide));
    if (m_help->isVisible())
        m_help->raise();
    // Covered, nothing moves; room is made when a person has acted, or where the pointer is not.
    const bool isPointerAway = !m_floors->underMouse() && !m_safety->underMouse() && !m_night->underMouse()
        && !m_archive->underMouse() && !m_about->underMouse();
    if (makesRoom || (taken < m_reserved && isPointerAway)) {
        const int needed = layout()->minimumHeightForWidth(width()) - m_reserved;
        m_reserved = std::clamp(height() - needed, 0, taken);
    }
    setMargins();
}

void DeskWindow::yieldEdge()
{
    // Never so much that the bars above lose a word, also when they say more than before.
    const int needed = layout()->minimumHeightForWidth(width()) - m_reserved;
    const int most = std::max(0, height() - needed);
    if (m_reserved <= most)
        return;
    m_reserved = most;
    setMargins();
}

void DeskWindow::setMargins()
{
    const int frame = frameWidth();
    const QMargins margins(frame, frame, frame, frame + m_reserved);
    if (layout()->contentsMargins() != margins)
        layout()->setContentsMargins(margins);
}

} // namespace tulpar
