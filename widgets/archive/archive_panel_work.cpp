// What is taken out of the archive at the panel: rows into a file, frames into a folder.
#include "widgets/archive/archive_panel.h"

#include "widgets/archive/archive_cells.h"
#include "widgets/archive/found_table.h"
#include "widgets/common/told_label.h"

#include <QFileDialog>
#include <QToolButton>

#include <utility>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

std::vector<FoundFrame> ArchivePanel::wantedFrames() const
{
    const ArchiveModel *rows = m_table->rows();
    std::vector<FoundFrame> frames;
    const std::vector<int> chosen = m_table->chosenRows();
    const bool areAll = chosen.empty();
    const int count = areAll ? rows->rowCount() : static_cast<int>(chosen.size());
    for (int i = 0; i < count; ++i)
        if (const FoundFrame *frame = rows->frameAt(areAll ? i : chosen[static_cast<std::size_t>(i)]);
            frame && frame->file != FoundFile::Deleted)
            frames.push_back(*frame);
    return frames;
}

std::vector<FoundFrame> ArchivePanel::chosenBeside(const FoundFrame &frame) const
{
    std::vector<FoundFrame> frames;
    for (const int row : m_table->chosenRows())
        if (const FoundFrame *other = m_table->rows()->frameAt(row); other
            && (other->path != frame.path || other->plane != frame.plane)
            && other->file != FoundFile::Deleted)
            frames.push_back(*other);
    return frames;
}

void ArchivePanel::askForFile()
{
    if (!m_export->isEnabled())
        return;
    auto *dialog = new QFileDialog(this, tr("The rows into a file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setModal(false);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"csv"_s);
    connect(dialog, &QFileDialog::fileSelected, this, &ArchivePanel::exportTo);
    dialog->show();
}

void ArchivePanel::askForFolder()
{
    if (!m_copy->isEnabled())
        return;
    auto *dialog = new QFileDialog(this, tr("Copy the frames into a folder"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setModal(false);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, this, &ArchivePanel::copyTo);
    dialog->show();
}

void ArchivePanel::exportTo(const QString &path)
{
    if (!m_port || m_isWorking)
        return;
    m_isWorking = true;
    tellWork(tr("writing rows"), Need::None);
    refresh();
    m_port->exportRows(m_question, path);
}

void ArchivePanel::copyTo(const QString &folder)
{
    std::vector<FoundFrame> frames = wantedFrames();
    if (!m_port || m_isWorking || frames.empty())
        return;
    m_isWorking = true;
    tellWork(tr("copying"), Need::None);
    refresh();
    m_port->copyFrames(std::move(frames), folder);
}

void ArchivePanel::endWork(const ArchiveWork &work)
{
    m_isWorking = false;
    const bool isBad =
        work.failed > 0 || !work.firstFailure.isEmpty() || work.problem.trouble != ArchiveTrouble::None;
    tellWork(m_port ? workText(work, m_port->place()) : QString(), isBad ? Need::Look : Need::None);
    refresh();
}

void ArchivePanel::tellWork(const QString &words, Need need)
{
    m_told = words;
    m_workNeed = need;
    tellOn(
        m_work, words, tr("Choose rows with Shift and Ctrl; with none chosen, all are copied."), need,
        m_palette);
}

} // namespace tulpar
