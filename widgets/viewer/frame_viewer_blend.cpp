// What the viewer makes of several frames: the colour picture, and the difference from an earlier frame.

#include "widgets/viewer/frame_viewer.h"

#include "core/image/difference.h"
#include "widgets/viewer/channel_pane.h"
#include "widgets/viewer/channel_stack.h"
#include "widgets/viewer/frame_archive.h"
#include "widgets/viewer/frame_loader.h"

#include <algorithm>
#include <array>

namespace tulpar {

void FrameViewer::refreshBlend()
{
    if (m_look.layout == ViewLayout::Difference) {
        startDifference();
    } else if (m_look.layout == ViewLayout::Composite) {
        std::array<Frame, 3> redGreenBlue;
        const Frame *base = nullptr;
        // The bluest channel stands first: it becomes blue.
        for (std::size_t i = 0; i < std::min<std::size_t>(3, m_seats.size()); ++i) {
            const Frame &frame = m_seats[i].stack->of(m_look.source).frame;
            redGreenBlue[2 - i] = frame;
            if (frame.facts().wcs && (base == nullptr || i == 1))
                base = &redGreenBlue[2 - i];
        }
        if (base == nullptr) {
            m_blend.pane->clearFrame(
                {tr("No colour picture yet"),
                 tr("It is made of the channels' frames once one of them has coordinates."), false});
            return;
        }
        m_blend.pane->setFrame(*base, 0);
        m_blend.pane->setColourFrames(redGreenBlue);
        m_blend.pane->setMark(m_model.mark(base->facts()));
        refreshTitle(m_blend);
    }
}

void FrameViewer::startDifference()
{
    Seat *seat = currentSeat();
    const Frame frame = seat != nullptr ? seat->stack->of(m_look.source).frame : Frame();
    const Frame reference = m_reference.pane->frame();
    if (frame.isEmpty() || reference.isEmpty()) {
        if (m_blend.pane->frame().isEmpty())
            m_blend.pane->setNotice(
                {tr("No difference yet"),
                 tr("It needs a frame of this channel and an earlier one, or one opened from the strip."),
                 false});
        return;
    }
    if (m_isDifferenceRunning) {
        m_isDifferenceWanted = true; // newest wins
        return;
    }
    m_isDifferenceRunning = true;
    m_isDifferenceWanted = false;
    m_pool.start([this, frame, reference, turn = ++m_differenceTurn] {
        auto made = difference(frame, reference);
        Result<Frame> result = made ? Result<Frame>(std::move(made->frame)) : Failure(made.error());
        m_pool.tell(this, [this, result = std::move(result), turn] { takeDifference(result, turn); });
    });
}

void FrameViewer::takeDifference(const Result<Frame> &difference, quint64 turn)
{
    m_isDifferenceRunning = false;
    if (m_look.layout == ViewLayout::Difference && turn == m_differenceTurn) {
        if (difference) {
            m_blend.pane->setFrame(*difference, 0);
            m_blend.pane->setMark(m_model.mark(difference->facts()));
        } else {
            m_blend.pane->clearFrame(
                {tr("No difference"), QString::fromStdString(difference.error().detail), true});
        }
        refreshTitle(m_blend);
        refreshReadout();
    }
    if (m_isDifferenceWanted)
        startDifference();
}

void FrameViewer::wantReference()
{
    if (m_isReferenceChosen)
        return;
    const Seat *seat = currentSeat();
    if (seat == nullptr || seat->pane->frame().isEmpty())
        return;
    const auto own = m_archive->frameAt(seat->path);
    const FolderFrame *first = m_archive->firstOf(own != nullptr ? own->event : std::string(), seat->channel);
    if (first == nullptr || first->path == m_reference.path)
        return;
    m_reference.path = first->path;
    m_reference.loader->mapOrRead(first->path, first->number);
}

} // namespace tulpar
