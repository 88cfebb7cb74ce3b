// Files from outside, the night's frames and what is shown beside the panes.

#include "widgets/viewer/frame_viewer.h"

#include "core/fits/reader.h"
#include "widgets/viewer/channel_pane.h"
#include "widgets/viewer/channel_stack.h"
#include "widgets/viewer/film_strip.h"
#include "widgets/viewer/frame_archive.h"
#include "widgets/viewer/header_panel.h"
#include "widgets/viewer/pane_title.h"
#include "widgets/viewer/pixel_table.h"
#include "widgets/viewer/viewer_tools.h"

#include <QDropEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>
#include <QUrl>

#include <filesystem>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

void FrameViewer::openFile(const QString &path)
{
    m_isFileShown = true;
    m_file.path = path;
    m_look.fileView = {};
    m_file.pane->setView(m_look.fileView);
    m_file.pane->clearFrame(loadingNotice(path));
    m_film->setChosen(path);
    m_otherWish.reset();
    refreshTitle(m_file);
    m_file.loader->read(path, 0);
    applyLook();
}

void FrameViewer::openFiles(const QStringList &paths)
{
    if (paths.isEmpty())
        return;
    if (paths.size() > 1)
        m_archive->showFiles(paths);
    openFile(paths.front());
}

void FrameViewer::closeFile()
{
    if (!m_isFileShown)
        return;
    m_isFileShown = false;
    m_file.loader->forget();
    m_file.pane->clearFrame({}); // lets go of the pixels
    m_film->setChosen({});
    applyLook();
    refreshSide();
}

void FrameViewer::noteMissed(Seat &seat, std::uint64_t number)
{
    constexpr std::uint64_t kMost = 1000; // beyond it the numbers have begun anew, or the desk was away
    if (seat.newest != 0 && number > seat.newest && number - seat.newest < kMost)
        for (std::uint64_t between = seat.newest + 1; between < number; ++between)
            seat.missed.insert(between);
    else
        seat.missed.clear();
    seat.newest = number;
}

void FrameViewer::catchUp()
{
    for (Seat &seat : m_seats) {
        if (seat.missed.empty())
            continue;
        const auto &frames = m_archive->frames();
        for (auto frame = frames.rbegin(); frame != frames.rend() && !seat.missed.empty(); ++frame) {
            if (frame->channel != seat.channel || !seat.missed.contains(frame->number))
                continue;
            seat.missed.erase(frame->number);
            if (const auto mapped = mapFits(std::filesystem::path(frame->path.toStdU16String())))
                seat.stack->addEarlier(*mapped, frame->number);
        }
    }
}

void FrameViewer::openFolder(const QString &folder)
{
    m_archive->watchFolder(folder);
    m_film->setFilter({});
    m_film->show();
    refreshControls();
    arrange();
}

void FrameViewer::performFiles(ViewerAction action, bool isBackwards)
{
    const int way = isBackwards ? -1 : 1;
    switch (action) {
    case ViewerAction::FilmStrip:
        if (m_archive->isByHand() && !m_film->isHidden())
            m_archive->watchTonight(); // first back to tonight, then away
        else
            m_film->setVisible(m_film->isHidden());
        break;
    case ViewerAction::Earlier:
        stepInArchive(-1);
        break;
    case ViewerAction::Later:
        stepInArchive(1);
        break;
    case ViewerAction::OpenFile:
        askForFile();
        break;
    case ViewerAction::OpenFolder:
        askForFolder();
        break;
    case ViewerAction::Header:
        showSide(m_side == m_header ? nullptr : m_header);
        break;
    case ViewerAction::NextPlane:
        readOther(way, 0);
        break;
    case ViewerAction::NextHdu:
        readOther(0, way);
        break;
    case ViewerAction::Compass:
        m_isCompassShown = !m_isCompassShown;
        break;
    case ViewerAction::Controls:
        m_areControlsShown = !m_areControlsShown;
        break;
    case ViewerAction::SavePicture:
    case ViewerAction::SaveCutout:
    case ViewerAction::SaveTable:
    case ViewerAction::SaveRegions:
    case ViewerAction::LoadRegions:
        askWhereTo(action);
        break;
    default:
        break;
    }
    refreshControls();
    arrange();
}

void FrameViewer::stepInArchive(int steps)
{
    // From a live frame: those of its channel; from an opened one: what the strip shows.
    ArchiveFilter filter = m_film->filter();
    QString from = m_file.path;
    if (!m_isFileShown) {
        const Seat *seat = currentSeat();
        if (seat == nullptr)
            return;
        from = seat->path;
        filter.channel = seat->channel;
    }
    const FolderFrame *next = m_archive->stepFrom(from, steps, filter);
    if (next == nullptr)
        return;
    if (!m_isFileShown)
        m_film->setFilter(filter);
    const ViewState kept = m_look.fileView;
    openFile(next->path);
    m_look.fileView = kept; // leafing through frames keeps the place
    applyView();
}

void FrameViewer::readOther(int planes, int hdus)
{
    const auto &file = m_file.loader->file();
    if (!m_isFileShown || !file)
        return;
    // From what was asked for last: a key held down goes on while pictures are on their way.
    ReadWish which;
    which.hdu = m_otherWish && m_otherWish->hdu ? *m_otherWish->hdu : file->hdu;
    which.plane = m_otherWish ? m_otherWish->plane : file->plane;
    const ReadWish from = which;
    if (planes != 0 && which.hdu == file->hdu) { // of another picture the planes are not known yet
        which.plane = (which.plane + planes + file->planes) % file->planes;
    } else if (planes == 0) {
        const auto count = static_cast<int>(file->hdus.size());
        int at = *which.hdu;
        for (int i = 0; i < count; ++i) {
            at = (at + hdus + count) % count;
            if (file->hdus[static_cast<std::size_t>(at)].hasPicture())
                break;
        }
        which.hdu = at;
        which.plane = 0;
    }
    if (which.hdu == from.hdu && which.plane == from.plane)
        return;
    m_otherWish = which;
    m_file.loader->read(m_file.path, 0, which);
}

void FrameViewer::showSide(SidePanel *panel)
{
    if (m_side != nullptr)
        m_side->hide();
    const bool hadFocus = m_side != nullptr && m_side->isAncestorOf(focusWidget());
    m_side = panel;
    m_tools->setShown(panel);
    if (m_side != nullptr)
        m_side->show();
    if (m_side != nullptr && m_side == m_tools->pixels() && !m_cursor)
        m_isKeyboardReading = true; // the pixels in the middle; the arrow keys move it
    if (m_side == m_header && m_side != nullptr)
        m_header->takeFocus();
    else if (m_side != nullptr && m_side->focusPolicy() == Qt::StrongFocus)
        m_side->setFocus(Qt::OtherFocusReason); // the arrow keys are its own
    else if (hadFocus || focusWidget() == nullptr)
        setFocus(Qt::OtherFocusReason);
    refreshSide();
    refreshControls();
    arrange();
}

void FrameViewer::refreshSide()
{
    ChannelPane *pane = currentPane();
    m_tools->setRead(pane, pane != nullptr ? nameOf(pane) : QString());
    if (m_side != m_header || m_side == nullptr)
        return;
    const Seat *seat = pane != nullptr ? seatOf(pane) : nullptr;
    if (seat == nullptr)
        return;
    if (seat == &m_file && m_file.loader->file())
        m_header->setHeader(QFileInfo(m_file.path).fileName(), m_file.loader->file()->header);
    else if (const Seat *live = seat->channel.empty() ? currentSeat() : seat; live != nullptr)
        m_header->setFile(live->path);
}

void FrameViewer::askForFile()
{
    auto *dialog = new QFileDialog(this, tr("Open a FITS image"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setModal(false);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &FrameViewer::openFile);
    dialog->show();
}

void FrameViewer::askForFolder()
{
    auto *dialog = new QFileDialog(this, tr("Watch a folder"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setModal(false);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, this, &FrameViewer::openFolder);
    dialog->show();
}

void FrameViewer::dragEnterEvent(QDragEnterEvent *event)
{
    const auto urls = event->mimeData()->urls();
    if (!urls.isEmpty() && urls.front().isLocalFile())
        event->acceptProposedAction();
}

void FrameViewer::dropEvent(QDropEvent *event)
{
    const auto urls = event->mimeData()->urls();
    if (urls.isEmpty() || !urls.front().isLocalFile())
        return;
    event->acceptProposedAction();
    const QString path = urls.front().toLocalFile();
    QFileInfo(path).isDir() ? openFolder(path) : openFile(path);
}

} // namespace tulpar
