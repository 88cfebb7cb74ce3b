// Where the parts of the viewer stand, and the words in them.

#include "widgets/viewer/frame_viewer.h"

#include "core/words/numbers.h"
#include "core/words/sentences.h"
#include "widgets/viewer/channel_pane.h"
#include "widgets/viewer/channel_stack.h"
#include "widgets/viewer/control_strip.h"
#include "widgets/viewer/film_strip.h"
#include "widgets/viewer/frame_archive.h"
#include "widgets/viewer/header_panel.h"
#include "widgets/viewer/look_words.h"
#include "widgets/viewer/pane_title.h"
#include "widgets/viewer/pixel_table.h"
#include "widgets/viewer/readout_line.h"
#include "widgets/viewer/viewer_tools.h"

#include <QPaintEvent>
#include <QPainter>

#include <algorithm>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr double kSideWidth = 300;
constexpr double kMostOfStrip = 0.4; // of the height: the frames are what is looked at

} // namespace

std::vector<ChannelPane *> FrameViewer::shownPanes() const
{
    if (m_isFileShown)
        return {m_file.pane};
    std::vector<ChannelPane *> all;
    switch (m_look.layout) {
    case ViewLayout::Difference:
    case ViewLayout::Composite:
        return {m_blend.pane};
    case ViewLayout::Reference:
        if (m_blinkAt % 2 == 1 && !m_reference.pane->frame().isEmpty())
            return {m_reference.pane};
        break;
    case ViewLayout::Blink: {
        for (const Seat &seat : m_seats)
            if (!seat.pane->frame().isEmpty())
                all.push_back(seat.pane);
        if (!all.empty())
            return {all[m_blinkAt % all.size()]};
        break;
    }
    case ViewLayout::SideBySide:
        for (const Seat &seat : m_seats)
            all.push_back(seat.pane);
        return all;
    case ViewLayout::Single:
        break;
    }
    for (const Seat &seat : m_seats)
        if (seat.channel == m_look.channel)
            all.push_back(seat.pane);
    return all;
}

void FrameViewer::arrange()
{
    const int foot = m_readout->lineHeight();
    int bottom = height() - foot;
    m_readout->setGeometry(0, bottom, width(), foot);
    int top = 0;
    const bool hasControls = m_areControlsShown && height() > m_scale.px(160);
    m_controls->setVisible(hasControls);
    if (hasControls) {
        top = m_controls->heightForWidth(width());
        m_controls->setGeometry(0, 0, width(), top);
    }
    if (!m_film->isHidden()) {
        m_film->setRoom(static_cast<int>(kMostOfStrip * (bottom - top)));
        bottom -= m_film->stripHeight();
        m_film->setGeometry(0, bottom, width(), m_film->stripHeight());
    }
    int right = width();
    if (m_side != nullptr) {
        const int side = std::min(m_scale.wholePx(kSideWidth), width() / 2);
        right -= side;
        m_side->setGeometry(right, top, side, std::max(0, bottom - top));
    }
    arrangePanes(QRect(0, top, right, std::max(0, bottom - top)));
    m_keyHelp->place();
    refreshReadout();
}

void FrameViewer::arrangePanes(const QRect &room)
{
    const auto shown = shownPanes();
    const int count = static_cast<int>(shown.size());
    if (shown != m_shown) { // the panes have moved under the cursor: it counts again when it moves
        const bool isBlinking = m_look.layout == ViewLayout::Blink || m_look.layout == ViewLayout::Reference;
        if (isBlinking && count == 1 && m_shown.size() == 1 && m_cursorPane == m_shown.front()) {
            m_cursorPane = shown.front(); // the same place of the next frame
        } else {
            m_cursorPane = nullptr;
            m_cursor.reset();
            if (m_side != nullptr && m_side == m_tools->pixels())
                m_isKeyboardReading = true; // pixels of what is not seen any more would be taken for these
        }
    }
    m_shown = shown;
    const int gap = m_scale.wholePx(2);
    for (int i = 0; i < count; ++i) {
        ChannelPane *pane = shown[static_cast<std::size_t>(i)];
        const int left = room.left() + i * (room.width() + gap) / count;
        const int right = room.left() + (i + 1) * (room.width() + gap) / count - gap;
        pane->setGeometry(left, room.top(), right - left, room.height());
        pane->setCompassShown(m_isCompassShown && i == 0);
        pane->setCurrent(hasFocus() && count > 1 && pane == currentPane());
        pane->setCrosshairShown(m_isKeyboardReading && pane == currentPane());
        pane->show();
    }
    eachPane([&](const Seat &seat) {
        if (std::find(shown.begin(), shown.end(), seat.pane) == shown.end())
            seat.pane->hide();
    });
}

void FrameViewer::beat()
{
    ++m_blinkAt;
    arrange();
}

void FrameViewer::refreshTitle(const Seat &seat)
{
    const Frame &frame = seat.pane->frame();
    PaneTitle title;
    if (&seat == &m_blend) {
        title = m_look.layout == ViewLayout::Composite
            ? compositeTitle(m_model.channels(), frame, m_now)
            : differenceTitle(m_look.channel, frame, m_reference.pane->frame(), m_now);
    } else if (seat.channel.empty()) {
        title = fileTitle(seat.path, frame, m_now);
        if (&seat == &m_reference)
            title.source = tr("EARLIER FRAME");
        else if (const auto &file = seat.loader->file())
            describeFile(title, *file, frame.facts().wcs.has_value());
    } else {
        const StackedFrame &stacked = seat.stack->of(m_look.source);
        title = channelTitle(m_model, seat.channel, frame, seat.pane->number(), m_now);
        describeLooks(title, seat.stack->of(ChannelSource::Live).gauge, frame, m_model.cadence(seat.channel));
        if (!frame.isEmpty())
            describeSource(title, m_look.source, stacked);
    }
    if (m_isRemote && !title.age.isEmpty())
        title.age = quietAge(frame.facts(), m_now);
    title.problem = seat.problem;
    if (title.problem.isEmpty() && seat.pane->isBlank())
        title.problem = tr("no pixel holds a number that can be shown");
    if (const auto constant = seat.pane->constant(); constant && title.problem.isEmpty())
        title.problem = tr("every pixel is %1: nothing was exposed, or the camera sends one value")
                            .arg(words::number(*constant, 3));
    seat.pane->setTitle(title);
}

void FrameViewer::refreshWords()
{
    for (const Seat &seat : m_seats) {
        refreshTitle(seat);
        if (!seat.pane->frame().isEmpty())
            seat.pane->setMark(m_model.mark(seat.pane->frame().facts()));
        else if (seat.problem.isEmpty())
            seat.pane->setNotice(waitingNotice(m_model, seat.channel, m_now));
    }
    if (m_isFileShown)
        refreshTitle(m_file);
    if (m_look.layout == ViewLayout::Reference)
        refreshTitle(m_reference);
    if (m_look.layout == ViewLayout::Composite || m_look.layout == ViewLayout::Difference)
        refreshTitle(m_blend);
}

void FrameViewer::refreshControls()
{
    m_controls->setState(ActionGroup::Show, showWords(m_look));
    m_controls->setState(ActionGroup::Picture, pictureWords(m_look, m_isRemote));
    m_controls->setState(ActionGroup::Place, placeWords(view()));
    std::set<ViewerAction> on = m_tools->on();
    const auto mark = [&](ViewerAction action, bool isOn) {
        if (isOn)
            on.insert(action);
    };
    mark(ViewerAction::AllChannels, m_look.layout == ViewLayout::SideBySide && !m_isFileShown);
    mark(ViewerAction::Blink, m_look.layout == ViewLayout::Blink);
    mark(ViewerAction::Reference, m_look.layout == ViewLayout::Reference);
    mark(ViewerAction::Difference, m_look.layout == ViewLayout::Difference);
    mark(ViewerAction::Composite, m_look.layout == ViewLayout::Composite);
    mark(ViewerAction::Invert, m_look.tone.isInverted);
    mark(ViewerAction::AutoStretch, m_look.stretch.isAutomatic() && m_look.ranges.empty());
    mark(ViewerAction::NorthUp, view().skyTurn == ViewTurn());
    mark(ViewerAction::Fit, view().isFit);
    mark(ViewerAction::Remote, m_isRemote);
    mark(ViewerAction::FilmStrip, !m_film->isHidden());
    mark(ViewerAction::Header, m_side == m_header);
    mark(ViewerAction::Compass, m_isCompassShown);
    m_controls->setOn(on);
}

void FrameViewer::setCursorAt(ChannelPane *pane, std::optional<QPointF> device)
{
    if (device) {
        m_cursorPane = pane;
        m_cursor = device;
        if (m_isKeyboardReading) {
            m_isKeyboardReading = false;
            arrange();
        }
    } else if (m_cursorPane == pane) {
        m_cursorPane = nullptr;
        m_cursor.reset();
    }
    refreshReadout();
}

void FrameViewer::refreshReadout()
{
    ChannelPane *pane = m_cursorPane && m_cursorPane->isVisibleTo(this) ? m_cursorPane : currentPane();
    if (!pane || pane->frame().isEmpty()) {
        m_readout->setReadout(std::nullopt);
        m_readout->setPicture(std::nullopt, std::nullopt);
        return;
    }
    const bool isCursorRead = pane == m_cursorPane && m_cursor && !m_isKeyboardReading;
    if (isCursorRead || m_isKeyboardReading) {
        const Seat *seat = seatOf(pane);
        const auto &file = seat->loader->file();
        const PixelPosition at = pane->placement().toPixel(isCursorRead ? *m_cursor : pane->centreOfImage());
        m_readout->setReadout(
            readoutOf(pane->frame(), at, nameOf(pane), file && seat == &m_file ? &file->sky : nullptr));
        m_tools->setCursor(pane, at, nameOf(pane));
    } else
        m_readout->setReadout(std::nullopt);
    m_readout->setPicture(pane->placement().zoom(), pane->display());
}

ChannelPane *FrameViewer::currentPane() const
{
    const auto shown = shownPanes();
    if (shown.size() == 1)
        return shown.front();
    ChannelPane *chosen = pane(QString::fromStdString(m_look.channel));
    return chosen || m_seats.empty() ? chosen : m_seats.front().pane;
}

ChannelPane *FrameViewer::actedPane() const
{
    return m_cursorPane && m_cursor && m_cursorPane->isVisible() ? m_cursorPane : currentPane();
}

QString FrameViewer::nameOf(const ChannelPane *pane)
{
    const Seat *seat = seatOf(pane);
    return seat->channel.empty() ? QString() : words::channel(seat->channel);
}

void FrameViewer::resizeEvent(QResizeEvent *)
{
    if (m_keyPage != 0)
        showKeyHelp();
    else
        arrange();
}

void FrameViewer::paintEvent(QPaintEvent *event)
{
    QPainter(this).fillRect(event->rect(), m_colours.line); // what shows between the panes
}

void FrameViewer::focusInEvent(QFocusEvent *)
{
    arrange();
}

void FrameViewer::focusOutEvent(QFocusEvent *)
{
    arrange();
}

void FrameViewer::showEvent(QShowEvent *)
{
    applyLook(); // the blinking goes on
}

void FrameViewer::hideEvent(QHideEvent *)
{
    m_blink.stop();
}

} // namespace tulpar
