// What leaves the viewer as a file, and the regions that come in.

#include "widgets/viewer/frame_viewer.h"

#include "widgets/viewer/channel_pane.h"
#include "widgets/viewer/frame_export.h"
#include "widgets/viewer/measure_panel.h"
#include "widgets/viewer/readout_line.h"
#include "widgets/viewer/region_layer.h"
#include "widgets/viewer/viewer_tools.h"

#include <QBuffer>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>

#include <algorithm>
#include <cmath>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Kind {
    QString title;
    QString suffix;
};

Kind kindOf(ViewerAction what)
{
    switch (what) {
    case ViewerAction::SavePicture:
        return {FrameViewer::tr("Save the picture"), u"png"_s};
    case ViewerAction::SaveCutout:
        return {FrameViewer::tr("Save what is seen as FITS"), u"fits"_s};
    case ViewerAction::SaveTable:
        return {FrameViewer::tr("Save the measurement"), u"csv"_s};
    case ViewerAction::SaveRegions:
        return {FrameViewer::tr("Save the regions"), u"reg"_s};
    default:
        return {FrameViewer::tr("Load regions"), u"reg"_s};
    }
}

/// The part of the frame that a pane shows, around a turned one the smallest upright window.
FrameWindow seenWindow(const Placement &placement)
{
    const QRect shown = placement.visible();
    double left = HUGE_VAL;
    double right = -HUGE_VAL;
    double bottom = HUGE_VAL;
    double top = -HUGE_VAL;
    for (const QPoint corner :
         {shown.topLeft(), shown.topRight() + QPoint(1, 0), shown.bottomLeft() + QPoint(0, 1),
          shown.bottomRight() + QPoint(1, 1)}) {
        const PixelPosition at = placement.toPixel(corner);
        left = std::min(left, at.x - 0.5);
        right = std::max(right, at.x - 0.5);
        bottom = std::min(bottom, at.y - 0.5);
        top = std::max(top, at.y - 0.5);
    }
    // A hair inwards: an edge that lies on a pixel's edge does not take the next pixel.
    constexpr double kHair = 1e-6;
    return {left + kHair, bottom + kHair, right - left - 2 * kHair, top - bottom - 2 * kHair};
}

} // namespace

void FrameViewer::askWhereTo(ViewerAction what)
{
    const Kind kind = kindOf(what);
    auto *dialog = new QFileDialog(this, kind.title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setModal(false);
    dialog->setDefaultSuffix(kind.suffix);
    dialog->setNameFilter(u"*."_s + kind.suffix);
    if (what == ViewerAction::LoadRegions) {
        dialog->setFileMode(QFileDialog::ExistingFile);
        connect(dialog, &QFileDialog::fileSelected, this, &FrameViewer::loadRegions);
    } else {
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        connect(dialog, &QFileDialog::fileSelected, this, [this, what](const QString &path) {
            save(what, path);
        });
    }
    dialog->show();
}

void FrameViewer::save(ViewerAction what, const QString &path)
{
    ChannelPane *pane = currentPane();
    Result<QByteArray> bytes = QByteArray();
    if (what == ViewerAction::SaveTable) {
        bytes = m_tools->table().toUtf8();
        if (bytes->isEmpty())
            bytes = fail(Errc::NotFound, "nothing is measured");
    } else if (what == ViewerAction::SaveRegions) {
        bytes = regionFileOf(m_tools->regions()->regions());
    } else if (what == ViewerAction::SaveCutout) {
        const auto &file = m_file.loader->file();
        const double off = pane == m_file.pane && file ? file->planeOffPx.value_or(0) : 0;
        bytes = pane != nullptr && !pane->frame().isEmpty()
            ? fitsCutout(pane->frame(), seenWindow(pane->placement()), off)
            : fail(Errc::NotFound, "there is no frame");
    } else {
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        // All panes as they are seen: with titles, marks and, in a simulation, its word.
        QRect seen;
        for (const ChannelPane *shown : shownPanes())
            seen = seen.united(shown->geometry());
        grab(seen).save(&buffer, "PNG");
        bytes = buffer.data();
    }
    const auto written = bytes ? writeWhole(path, *bytes) : Result<void>(Failure(bytes.error()));
    if (written)
        tell(tr("Saved: %1").arg(path));
    else
        tell(tr("Cannot save %1: %2")
                 .arg(QFileInfo(path).fileName(), QString::fromStdString(written.error().detail)));
}

void FrameViewer::loadRegions(const QString &path)
{
    QFile file(path);
    const ChannelPane *pane = currentPane();
    if (!file.open(QIODevice::ReadOnly)) {
        tell(tr("Cannot read %1: %2").arg(QFileInfo(path).fileName(), file.errorString()));
        return;
    }
    const auto loaded = regionsOf(file.readAll(), pane != nullptr ? pane->frame() : Frame());
    if (!loaded) {
        tell(tr("Cannot read %1: %2")
                 .arg(QFileInfo(path).fileName(), QString::fromStdString(loaded.error().detail)));
        return;
    }
    std::vector<DrawnRegion> all = m_tools->regions()->regions();
    all.insert(all.end(), loaded->regions.begin(), loaded->regions.end());
    m_tools->setRegions(std::move(all));
    const int count = static_cast<int>(loaded->regions.size());
    tell(
        loaded->leftOut == 0 ? tr("Regions loaded: %1").arg(count)
                             : tr("Regions loaded: %1").arg(count) + u"; "_s
                + tr("lines that cannot be drawn: %1").arg(loaded->leftOut));
}

void FrameViewer::tell(const QString &words)
{
    m_readout->setMessage(words);
}

} // namespace tulpar
