// What is seen in the viewer and how: layouts, view, stretch, tone, and their undoing.

#include "widgets/viewer/frame_viewer.h"

#include "widgets/viewer/channel_pane.h"
#include "widgets/viewer/channel_stack.h"
#include "widgets/viewer/viewer_tools.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace tulpar {

namespace {

constexpr double kZoomOfKey = 1.5;
constexpr double kTurnOfKey = 15;
constexpr double kTurnedDegrees = 0.5; // below it frames count as turned the same way
constexpr Duration kRemoteInterval = std::chrono::seconds(1);

// Kinds of change, for steps of undo: each by itself.
constexpr int kShowStep = -1;
constexpr int kPlaceStep = -1;
constexpr int kPictureStep = -1;

template <class Enum>
Enum stepped(Enum value, bool isBackwards)
{
    constexpr int count = static_cast<int>(EnumNames<Enum>::names.size());
    return static_cast<Enum>((static_cast<int>(value) + (isBackwards ? count - 1 : 1)) % count);
}

} // namespace

void FrameViewer::changeLook(const ViewerLook &look, int kind)
{
    if (look == m_look)
        return;
    m_history.remember(m_look, kind, m_clock.now().mono);
    m_tools->lookChanged();
    m_look = look;
    applyLook();
}

void FrameViewer::applyLook()
{
    const bool isCoadd = m_look.source == ChannelSource::Coadd;
    for (Seat &seat : m_seats) {
        seat.stack->setCoaddWanted(isCoadd);
        const StackedFrame &stacked = seat.stack->of(m_look.source);
        if (!stacked.frame.isEmpty() && stacked.frame.row(0) != seat.pane->frame().row(0))
            seat.pane->setFrame(stacked.frame, stacked.number);
        seat.pane->setStretch(m_look.stretchOf(seat.channel));
    }
    for (const Seat *seat : {&m_file, &m_blend, &m_reference})
        seat->pane->setStretch(m_look.stretchOf(seat == &m_reference ? m_look.channel : std::string()));
    eachPane([this](const Seat &seat) {
        seat.pane->setTone(m_look.tone);
        LinkQuality quality;
        quality.isThin = m_isRemote;
        seat.pane->setLink(quality, m_isRemote ? kRemoteInterval : Duration{}, m_linkBacklog);
    });
    applyView();
    const bool isBlinking = !m_isFileShown && isVisible()
        && (m_look.layout == ViewLayout::Blink || m_look.layout == ViewLayout::Reference);
    if (isBlinking && !m_blink.isActive())
        m_blink.start();
    else if (!isBlinking)
        m_blink.stop();
    refreshWords();
    refreshControls();
    arrange();
    refreshReadout();
}

void FrameViewer::applyView()
{
    const ViewState view = alignedView();
    for (const Seat &seat : m_seats)
        seat.pane->setView(view);
    m_blend.pane->setView(view);
    m_reference.pane->setView(view);
    m_file.pane->setView(m_look.fileView);
}

ViewState FrameViewer::alignedView()
{
    ViewState view = m_look.view;
    if (view.skyTurn || view.turn != Turn())
        return view;
    // Cameras see the sky turned and mirrored in their own ways: all follow the first.
    const TangentPlane *first = nullptr;
    bool isOneTurned = false;
    eachPane([&](const Seat &seat) {
        if (&seat == &m_file || &seat == &m_blend || !seat.pane->frame().facts().wcs)
            return;
        const TangentPlane &wcs = *seat.pane->frame().facts().wcs;
        if (first == nullptr) {
            first = &wcs;
            return;
        }
        const double apart = std::abs(std::remainder(wcs.up().asDegrees() - first->up().asDegrees(), 360));
        isOneTurned = isOneTurned || wcs.isMirrored() != first->isMirrored() || apart > kTurnedDegrees;
    });
    if (!isOneTurned) {
        m_alignedTurn.reset();
        return view;
    }
    const ViewTurn turn = skyTurnOf(*first, Turn());
    const bool isSame = m_alignedTurn && m_alignedTurn->isMirrored == turn.isMirrored
        && std::abs(std::remainder(m_alignedTurn->upDegrees - turn.upDegrees, 360)) < kTurnedDegrees;
    if (!isSame)
        m_alignedTurn = turn;
    view.skyTurn = m_alignedTurn;
    return view;
}

void FrameViewer::setLayout(ViewLayout layout)
{
    ViewerLook look = m_look;
    look.layout = layout;
    m_blinkAt = 0;
    m_blend.pane->clearFrame({});
    if (m_isFileShown && layout != ViewLayout::Reference && layout != ViewLayout::Difference)
        closeFile();
    if (m_isFileShown && !m_file.pane->frame().isEmpty()) { // against the frame that is open
        m_isReferenceChosen = true;
        m_reference.path = m_file.path;
        m_reference.pane->setFrame(m_file.pane->frame(), 0);
        if (const std::string &own = m_file.pane->frame().facts().channel;
            pane(QString::fromStdString(own)) != nullptr)
            look.channel = own;
        closeFile();
    }
    changeLook(look, kShowStep);
    if (layout == ViewLayout::Reference || layout == ViewLayout::Difference)
        wantReference();
    else
        m_isReferenceChosen = false;
    refreshBlend();
}

void FrameViewer::showChannel(const QString &channel)
{
    if (!pane(channel))
        return;
    ViewerLook look = m_look;
    look.channel = channel.toStdString();
    look.layout = ViewLayout::Single;
    closeFile();
    changeLook(look, kShowStep);
}

void FrameViewer::showAll()
{
    closeFile();
    setLayout(ViewLayout::SideBySide);
}

void FrameViewer::setView(const ViewState &view, int kind)
{
    ViewerLook look = m_look;
    (m_isFileShown ? look.fileView : look.view) = view;
    changeLook(look, kind);
}

void FrameViewer::setTone(const Tone &tone, int kind)
{
    ViewerLook look = m_look;
    look.tone = tone;
    changeLook(look, kind);
}

void FrameViewer::setStretch(const StretchChoice &choice)
{
    ViewerLook look = m_look;
    look.stretch = choice;
    if (choice.limits)
        look.ranges.clear();
    changeLook(look, kPictureStep);
}

void FrameViewer::setRemote(bool isRemote)
{
    m_isRemote = isRemote;
    applyLook();
}

void FrameViewer::setLinkBacklog(std::function<std::optional<std::size_t>()> backlog)
{
    m_linkBacklog = std::move(backlog);
    applyLook();
}

void FrameViewer::performShow(ViewerAction action)
{
    const auto toggled = [this](ViewLayout layout) {
        setLayout(m_look.layout == layout && !m_isFileShown ? ViewLayout::SideBySide : layout);
    };
    switch (action) {
    case ViewerAction::AllChannels:
        showAll();
        break;
    case ViewerAction::Blink:
        toggled(ViewLayout::Blink);
        break;
    case ViewerAction::Reference:
        toggled(ViewLayout::Reference);
        break;
    case ViewerAction::Difference:
        toggled(ViewLayout::Difference);
        break;
    case ViewerAction::Composite:
        toggled(ViewLayout::Composite);
        break;
    default: {
        ViewerLook look = m_look;
        look.source = look.source == ChannelSource::Live ? ChannelSource::Coadd
            : look.source == ChannelSource::Coadd        ? ChannelSource::Best
                                                         : ChannelSource::Live;
        changeLook(look, kShowStep);
        refreshBlend();
    }
    }
}

void FrameViewer::performPlace(ViewerAction action, bool isBackwards)
{
    if (action == ViewerAction::Undo || action == ViewerAction::Redo) {
        const auto look = action == ViewerAction::Undo ? m_history.undone(m_look) : m_history.redone(m_look);
        if (!look)
            return;
        const Lighting lighting = m_look.tone.lighting; // the desk's, not a person's change here
        m_look = *look;
        m_look.tone.lighting = lighting;
        m_blend.pane->clearFrame({});
        applyLook();
        refreshBlend();
        return;
    }
    if (action == ViewerAction::ResetLook) {
        ViewerLook look = m_look;
        look.view = look.fileView = {};
        look.tone = {};
        look.tone.lighting = m_look.tone.lighting;
        look.stretch = {};
        look.ranges.clear();
        changeLook(look, kPlaceStep);
        return;
    }
    ChannelPane *pane = actedPane();
    if (pane == nullptr || pane->frame().isEmpty())
        return;
    const Frame &frame = pane->frame();
    const Placement &placement = pane->placement();
    const QPointF anchor = pane == m_cursorPane && m_cursor ? *m_cursor : pane->centreOfImage();
    const double turn = isBackwards ? 90 : kTurnOfKey;
    switch (action) {
    case ViewerAction::ZoomIn:
        setView(placement.zoomed(frame, anchor, kZoomOfKey), 1);
        break;
    case ViewerAction::ZoomOut:
        setView(placement.zoomed(frame, anchor, 1 / kZoomOfKey), 1);
        break;
    case ViewerAction::OneToOne:
        setView(placement.zoomedTo(frame, anchor, 1), kPlaceStep);
        break;
    case ViewerAction::ToBurst:
        if (pane->mark())
            setView(placement.lookingAt(frame, pane->mark()->position), kPlaceStep);
        break;
    case ViewerAction::NorthUp:
        setView(placement.northUp(frame), kPlaceStep);
        break;
    case ViewerAction::TurnLeft:
        setView(placement.turned(frame, turn), kPlaceStep);
        break;
    case ViewerAction::TurnRight:
        setView(placement.turned(frame, -turn), kPlaceStep);
        break;
    case ViewerAction::FlipAcross:
        setView(placement.flipped(frame, Qt::Horizontal), kPlaceStep);
        break;
    case ViewerAction::FlipUpright:
        setView(placement.flipped(frame, Qt::Vertical), kPlaceStep);
        break;
    default: { // fit; the way it is turned stays
        ViewState view = this->view();
        view.isFit = true;
        view.sky.reset();
        setView(view, kPlaceStep);
    }
    }
}

void FrameViewer::performPicture(ViewerAction action, bool isBackwards)
{
    ChannelPane *pane = actedPane();
    Tone tone = m_look.tone;
    StretchChoice choice = m_look.stretch;
    switch (action) {
    case ViewerAction::AutoStretch: {
        eachPane([](const Seat &seat) { seat.pane->forgetStretch(); });
        ViewerLook look = m_look;
        look.stretch = {};
        look.ranges.clear();
        look.tone.contrastBias = {};
        changeLook(look, kPictureStep);
        refreshReadout();
        break;
    }
    case ViewerAction::NextCurve: {
        const auto now = choice.curve            ? *choice.curve
            : pane != nullptr && pane->display() ? pane->display()->shape.curve
                                                 : StretchCurve::Asinh;
        choice.curve = stepped(now, isBackwards);
        setStretch(choice);
        break;
    }
    case ViewerAction::NextLimits: {
        choice.limits = nextLimits(m_look.ranges.empty() ? choice.limits : std::nullopt);
        ViewerLook look = m_look;
        look.stretch = choice;
        look.ranges.clear();
        changeLook(look, kPictureStep);
        break;
    }
    case ViewerAction::NextColours:
        tone.map = stepped(tone.map, isBackwards);
        setTone(tone, kPictureStep);
        break;
    case ViewerAction::Invert:
        tone.isInverted = !tone.isInverted;
        setTone(tone, kPictureStep);
        break;
    case ViewerAction::FullQuality:
        eachPane([](const Seat &seat) { seat.pane->showFullQuality(); });
        break;
    default:
        setRemote(!m_isRemote);
    }
}

} // namespace tulpar
