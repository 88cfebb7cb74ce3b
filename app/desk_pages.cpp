#include "app/desk_past.h"
#include "app/desk_window.h"
#include "app/programme_tools.h"
#include "app/programme_watch.h"
#include "widgets/archive/archive_panel.h"
#include "widgets/chart/chart_search.h"
#include "widgets/chart/sky_chart.h"
#include "widgets/night/night_panel.h"
#include "widgets/viewer/frame_viewer.h"

#include <QTabBar>

// From one panel to another: a frame of the archive in the viewer, a thing of the chart in the programme.

namespace tulpar {

void DeskWindow::setArchive(std::unique_ptr<ArchivePort> port)
{
    m_archive->setPort(port.get());
    m_archivePort = std::move(port);
}

void DeskWindow::setPast(std::unique_ptr<ArchivePort> port)
{
    m_past = std::make_unique<DeskPast>(std::move(port), m_chart);
}

void DeskWindow::connectArchive()
{
    connect(m_archive, &ArchivePanel::framesAsked, this, &DeskWindow::openFrames);
    m_archive->setPlaces([this](const QString &words) -> std::optional<IcrsDirection> {
        const SearchFound found = searchSky(words, m_chart->input());
        return found.hits.empty() ? std::nullopt : directionOf(found.hits.front(), m_chart->input());
    });
    m_programme = new ProgrammeWatch(
        skyPlaces(), [this](const auto &inForce) { m_night->setInForce(inForce); }, this);
    connect(m_chart, &SkyChart::programmeAsked, this, &DeskWindow::addToProgramme);
}

void DeskWindow::goToArchive()
{
    togglePage(m_archive, Whole::Archive, 5);
}

void DeskWindow::openFrames(const QStringList &paths)
{
    if (m_whole != Whole::None && m_whole != Whole::Viewer)
        setWhole(Whole::None);
    if (m_isFolded)
        m_tabs->setCurrentIndex(1);
    m_viewer->openFiles(paths);
    m_viewer->setFocus(Qt::OtherFocusReason);
}

void DeskWindow::addToProgramme(const QString &name, const IcrsDirection &place)
{
    if (m_night->isHidden())
        goToNight();
    m_night->addTarget(name, place);
}

} // namespace tulpar
