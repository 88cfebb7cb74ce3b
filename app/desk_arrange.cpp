#include "app/desk_window.h"
#include "widgets/alerts/alert_panel.h"
#include "widgets/archive/archive_panel.h"
#include "widgets/chart/layers_panel.h"
#include "widgets/chart/sky_chart.h"
#include "widgets/common/flat_splitter.h"
#include "widgets/common/key_help.h"
#include "widgets/devices/observatory_bar.h"
#include "widgets/night/night_panel.h"
#include "widgets/response/response_banner.h"
#include "widgets/safety/about_panel.h"
#include "widgets/safety/operate_bar.h"
#include "widgets/safety/people_panel.h"
#include "widgets/safety/safety_panel.h"
#include "widgets/safety/standing_bar.h"
#include "widgets/viewer/frame_viewer.h"

#include <QBoxLayout>
#include <QCloseEvent>
#include <QSettings>
#include <QTabBar>

// Which panels are shown where, and how this is remembered.

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

void DeskWindow::setWhole(Whole whole)
{
    m_whole = whole;
    if (m_isFolded && whole != Whole::None && whole != Whole::About)
        m_tabs->setCurrentIndex(
            whole == Whole::Chart         ? 0
                : whole == Whole::Viewer  ? 1
                : whole == Whole::Safety  ? 3
                : whole == Whole::Night   ? 4
                : whole == Whole::Archive ? 5
                                          : 2);
    arrange();
}

/// In a small window single devices take the place of the panel.
bool DeskWindow::isTaken() const
{
    return m_isFolded && !m_operate->isHidden() && height() < m_look.scale.px(kBothHeight);
}

void DeskWindow::arrange()
{
    const int tab = m_tabs->currentIndex();
    const bool showsAbout = m_whole == Whole::About;
    m_isTaken = isTaken();
    const auto shows = [&](int ownTab, Whole whole, bool isAtFirst) {
        return !showsAbout && !m_isTaken
            && (m_isFolded ? tab == ownTab : (isAtFirst && m_whole == Whole::None) || m_whole == whole);
    };
    const bool showsChart = shows(0, Whole::Chart, true);
    const bool showsViewer = shows(1, Whole::Viewer, true);
    const bool showsAlerts = shows(2, Whole::Story, true);
    const bool showsSafety = shows(3, Whole::Safety, false);
    const bool showsNight = shows(4, Whole::Night, false);
    m_safety->setVisible(showsSafety);
    m_night->setVisible(showsNight);
    const bool showsArchive = shows(5, Whole::Archive, false);
    m_archive->setVisible(showsArchive);
    m_about->setVisible(showsAbout && !m_isTaken);
    static_cast<QBoxLayout *>(layout())->setStretchFactor(m_operate, m_isTaken ? 1 : 0);
    refreshOpen();
    m_tabs->setVisible(m_isFolded);
    m_chart->setVisible(showsChart);
    m_viewer->setVisible(showsViewer);
    m_sides->setVisible(showsChart || showsViewer);
    m_alerts->setVisible(showsAlerts);
    m_alerts->setWhole(showsAlerts && m_whole == Whole::Story);
    // Beside an open story the queue keeps its rows, and pages their levers: the waterfall folds to its line.
    m_banner->setCompact(m_isFolded || m_alerts->isSideOpen() || showsNight || showsArchive);
    m_bar->setCompact(m_isFolded);
    m_standingBar->setCompact(m_isFolded);
    // The response stands over the alerts; without them at the bottom, as high as it needs.
    auto *home = static_cast<QBoxLayout *>(showsAlerts ? m_ground->layout() : layout());
    if (home->indexOf(m_banner) < 0) {
        layout()->removeWidget(m_banner);
        m_ground->layout()->removeWidget(m_banner);
        home->insertWidget(showsAlerts ? 0 : -1, m_banner);
        m_banner->setVisible(m_snapshot && m_snapshot->response);
    }
    m_ground->setVisible(showsAlerts);
    m_floors->setVisible(showsChart || showsViewer || showsAlerts);
    setMargins();
}

/// Which pages are open, on their buttons.
void DeskWindow::refreshOpen()
{
    m_standingBar->setOpen(
        {!m_people->isHidden(), !m_safety->isHidden(), !m_night->isHidden(), !m_archive->isHidden(),
         !m_operate->isHidden()});
}

void DeskWindow::resetArrangement()
{
    m_whole = Whole::None;
    m_tabs->setCurrentIndex(0);
    arrange();
    m_sides->setSizes({44 * width() / 100, 56 * width() / 100});
    m_floors->setSizes({60 * height() / 100, 40 * height() / 100});
}

void DeskWindow::restore()
{
    resize(1600, 1000);
    resetArrangement();
    if (!m_look.remembers)
        return;
    const QSettings settings(u"tulpar"_s, u"desk"_s);
    restoreGeometry(settings.value(u"window"_s).toByteArray());
    m_sides->restoreState(settings.value(u"sides"_s).toByteArray());
    m_floors->restoreState(settings.value(u"floors"_s).toByteArray());
    m_chart->setOptions(withLayerWords(m_chart->options(), settings.value(u"chart"_s).toStringList()));
}

void DeskWindow::closeEvent(QCloseEvent *event)
{
    if (m_look.remembers) {
        QSettings settings(u"tulpar"_s, u"desk"_s);
        settings.setValue(u"window"_s, saveGeometry());
        settings.setValue(u"sides"_s, m_sides->saveState());
        settings.setValue(u"floors"_s, m_floors->saveState());
        settings.setValue(u"chart"_s, layerWordsOf(m_chart->options()));
    }
    QWidget::closeEvent(event);
}

void DeskWindow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_help->place();
    placeEdge(true);
    const bool isFolded = width() < m_look.scale.px(kFoldWidth);
    if (isFolded == m_isFolded && m_isFoldKnown) {
        if (isTaken() != m_isTaken)
            arrange();
        return;
    }
    m_isFoldKnown = true;
    m_isFolded = isFolded;
    arrange();
    if (!m_look.remembers)
        resetArrangement();
}

} // namespace tulpar
