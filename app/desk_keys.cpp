#include "app/desk_window.h"
#include "widgets/alerts/alert_panel.h"
#include "widgets/alerts/call_bar.h"
#include "widgets/archive/archive_panel.h"
#include "widgets/chart/sky_chart.h"
#include "widgets/common/key_help.h"
#include "widgets/devices/observatory_bar.h"
#include "widgets/night/night_panel.h"
#include "widgets/safety/alarm_strip.h"
#include "widgets/safety/operate_bar.h"
#include "widgets/safety/safety_panel.h"
#include "widgets/safety/standing_bar.h"
#include "widgets/viewer/frame_viewer.h"

#include <QApplication>
#include <QKeyEvent>
#include <QShortcut>
#include <QTabBar>

// The keys of the desk, and the page that shows them.

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

void DeskWindow::buildKeys()
{
    const auto key = [this](const QKeySequence &sequence, auto does) {
        auto *shortcut = new QShortcut(sequence, this);
        shortcut->setContext(Qt::ApplicationShortcut);
        shortcut->setAutoRepeat(false);
        connect(shortcut, &QShortcut::activated, this, does);
    };
    key(Qt::Key_F12, [this] { m_bar->makeSafe(); });
    key(Qt::Key_F10, [this] { m_bar->stopMotion(); });
    key(Qt::Key_F3, [this] { goToSafety(); });
    key(Qt::SHIFT | Qt::Key_F3, [this] { m_standingBar->endFirstOverride(); });
    key(Qt::Key_F4, [this] { togglePeople(); });
    key(Qt::Key_F5, [this] { controlKey(); });
    key(Qt::Key_F7, [this] { m_alarms->takeFocus(); });
    key(Qt::SHIFT | Qt::Key_F7, [this] { m_alarms->acknowledgeAll(); });
    key(Qt::Key_F8, [this] { toggleOperating(); });
    key(Qt::SHIFT | Qt::Key_F1, [this] { setWhole(m_whole == Whole::About ? Whole::None : Whole::About); });
    key(Qt::Key_F2, [this] { m_bar->toggleReasons(); });
    key(Qt::Key_F1, [this] { toggleKeyHelp(); });
    key(Qt::Key_F9, [this] { resetArrangement(); });
    key(Qt::Key_F11, [this] { setWhole(m_whole == Whole::Chart ? Whole::None : Whole::Chart); });
    key(Qt::SHIFT | Qt::Key_F11,
        [this] { setWhole(m_whole == Whole::Viewer ? Whole::None : Whole::Viewer); });
    const auto go = [this](int tab, QWidget *panel) {
        if (isTaken())
            toggleOperating(); // one panel at a time
        if (m_isFolded)
            m_tabs->setCurrentIndex(tab);
        panel->setFocus(Qt::ShortcutFocusReason);
    };
    key(Qt::CTRL | Qt::Key_1, [this, go] { go(0, m_chart); });
    key(Qt::CTRL | Qt::Key_2, [this, go] { go(1, m_viewer); });
    key(Qt::CTRL | Qt::Key_3, [this, go] { go(2, m_alerts); });
    key(Qt::CTRL | Qt::Key_4, [this] {
        if (m_safety->isHidden())
            goToSafety();
        m_safety->setFocus(Qt::ShortcutFocusReason);
    });
    key(Qt::CTRL | Qt::Key_5, [this] {
        if (m_night->isHidden())
            goToNight();
        m_night->setFocus(Qt::ShortcutFocusReason);
    });
    key(Qt::CTRL | Qt::Key_6, [this] {
        if (m_archive->isHidden())
            goToArchive();
        m_archive->setFocus(Qt::ShortcutFocusReason);
    });
    key(Qt::SHIFT | Qt::Key_F2, [this] { goToNight(); });
    key(Qt::SHIFT | Qt::Key_F4, [this] { goToArchive(); });
    key(Qt::Key_F6, [this] { m_call->takeFocus(); });
    key(Qt::CTRL | Qt::Key_N, [this] {
        showAlerts();
        m_alerts->startEntry();
    });
    m_alerts->setFocusPolicy(Qt::StrongFocus);
}

void DeskWindow::toggleKeyHelp()
{
    if (m_help->isVisible()) {
        m_help->hide();
        return;
    }
    std::vector<std::pair<QString, std::vector<KeyLine>>> sections;
    for (QWidget *panel = QApplication::focusWidget(); panel != nullptr && panel != this;
         panel = panel->parentWidget())
        if (const auto *knows = dynamic_cast<const HasKeys *>(panel)) {
            sections.emplace_back(tr("this panel"), knows->keys());
            break;
        }
    sections.emplace_back(
        tr("the desk"),
        std::vector<KeyLine>{
            {u"F12"_s, tr("make safe, at once")},
            {u"F10"_s, tr("stop motion, at once")},
            {u"F2"_s, tr("why ready or not")},
            {tr("Shift+F2"), tr("the night: what it does, plan, programme; and back")},
            {u"F3"_s, tr("safety: conditions, overrides, modes")},
            {tr("Shift+F3"), tr("end the override shown first")},
            {u"F4"_s, tr("who speaks")},
            {tr("Shift+F4"), tr("the archive: all nights; and back")},
            {u"F5"_s, tr("take control, ask for it, answer who asks")},
            {u"F7"_s, tr("to the alarms; Shift: all seen")},
            {u"F8"_s, tr("single devices by hand")},
            {tr("Shift+F1"), tr("about, and what is proven")},
            {u"F11"_s, tr("chart alone, and back")},
            {tr("Shift+F11"), tr("viewer alone, and back")},
            {u"F9"_s, tr("arrangement as at first")},
            {u"Ctrl+1 2 3 4 5 6"_s, tr("to chart, viewer, alerts, safety, night, archive")},
            {u"F6"_s, tr("to the alert that asks you")},
            {u"Ctrl+N"_s, tr("enter an alert by hand")},
            {u"Tab"_s, tr("to the next panel or button")},
            {u"? F1"_s, tr("these keys; ? in chart and viewer: theirs")},
        });
    m_help->setSections(std::move(sections));
    m_help->raise();
    m_help->show();
}

void DeskWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Question)
        toggleKeyHelp();
    else if (event->key() == Qt::Key_Escape && m_help->isVisible())
        m_help->hide();
    else if (event->key() == Qt::Key_Escape && m_whole != Whole::None)
        setWhole(Whole::None);
    else
        QWidget::keyPressEvent(event);
}

} // namespace tulpar
