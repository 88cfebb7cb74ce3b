#include "widgets/viewer/frame_viewer.h"

#include "core/words/sentences.h"
#include "widgets/viewer/channel_pane.h"
#include "widgets/viewer/channel_stack.h"
#include "widgets/viewer/control_strip.h"
#include "widgets/viewer/film_strip.h"
#include "widgets/viewer/frame_archive.h"
#include "widgets/viewer/frame_loader.h"
#include "widgets/viewer/header_panel.h"
#include "widgets/viewer/pane_title.h"
#include "widgets/viewer/readout_line.h"
#include "widgets/viewer/viewer_tools.h"

#include <QFileInfo>
#include <QPainter>

#include <algorithm>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kBlinkMs = 1000; // DS9's

} // namespace

FrameViewer::FrameViewer(const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_clock(clock)
    , m_now(clock.now().utc)
{
    setFocusPolicy(Qt::StrongFocus);
    setAcceptDrops(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    buildParts();
    seatChannels();
    applyLook();
}

FrameViewer::~FrameViewer()
{
    for (WorkPool *pool : {&m_pool, &m_stackPool}) {
        pool->clear();
        pool->waitForDone();
    }
}

void FrameViewer::buildParts()
{
    m_archive = new FrameArchive(m_pool, this);
    m_controls = new ControlStrip(this);
    m_film = new FilmStrip(*m_archive, m_pool, this);
    m_header = new HeaderPanel(m_pool, this);
    m_readout = new ReadoutLine(this);
    m_keyHelp = new KeyHelp(this);
    m_keyHelp->hide();
    m_tools = new ViewerTools(m_pool, this);
    m_film->hide();
    m_header->hide();
    m_file = newSeat({});
    m_blend = newSeat({});
    m_reference = newSeat({});
    connect(m_controls, &ControlStrip::wanted, this, [this](ViewerAction action) { perform(action); });
    connect(m_controls, &ControlStrip::sizeChanged, this, &FrameViewer::arrange);
    connect(m_header, &SidePanel::closed, this, [this] { showSide(nullptr); });
    connect(m_tools, &ViewerTools::sideWanted, this, &FrameViewer::showSide);
    connect(m_tools, &ViewerTools::pointed, this, [this](ChannelPane *pane) {
        if (const Seat *seat = seatOf(pane); !seat->channel.empty() && seat->channel != m_look.channel) {
            m_look.channel = seat->channel; // what is measured is what the keyboard reads
            arrange();
        }
    });
    connect(m_tools, &ViewerTools::changed, this, [this] {
        refreshControls();
        if (m_tools->tool() == ViewerTools::Tool::Region)
            tell(m_tools->hint()); // it has no panel to say it in
    });
    connect(m_tools, &ViewerTools::saveWanted, this, [this] { askWhereTo(ViewerAction::SaveTable); });
    connect(m_tools, &ViewerTools::rangeWanted, this, [this](const DisplayRange &range) {
        const ChannelPane *pane = currentPane();
        ViewerLook look = m_look;
        look.ranges[pane != nullptr ? seatOf(pane)->channel : std::string()] = range;
        changeLook(look, 3);
    });
    connect(m_film, &FilmStrip::opened, this, &FrameViewer::openFile);
    connect(m_archive, &FrameArchive::changed, this, &FrameViewer::catchUp);
    connect(m_archive, &FrameArchive::arrived, this, &FrameViewer::openFile);
    m_blink.setInterval(kBlinkMs);
    connect(&m_blink, &QTimer::timeout, this, &FrameViewer::beat);
}

FrameViewer::Seat FrameViewer::newSeat(const std::string &channel)
{
    auto *pane = new ChannelPane(m_clock, m_pool, this);
    auto *loader = new FrameLoader(m_pool, pane);
    pane->hide();
    pane->setColours(m_colours, m_scale);
    connect(loader, &FrameLoader::loaded, this, [this, pane](const Frame &frame, quint64 number) {
        takeFrame(pane, frame, number);
    });
    connect(
        loader, &FrameLoader::failed, this,
        [this, pane](const Error &error, quint64 number, const QString &path) {
            takeFailure(pane, error, number, path);
        });
    connect(pane, &ChannelPane::viewWanted, this, [this](const ViewState &view) { setView(view, 1); });
    connect(pane, &ChannelPane::cursorMoved, this, [this, pane](QPointF at) { setCursorAt(pane, at); });
    connect(pane, &ChannelPane::cursorLeft, this, [this, pane] { setCursorAt(pane, std::nullopt); });
    connect(pane, &ChannelPane::toneDragged, this, [this](double right, double up) {
        Tone tone = m_look.tone;
        tone.contrastBias = tone.contrastBias.dragged(right, up);
        setTone(tone, 2);
    });
    m_tools->addPane(pane);
    if (channel.empty())
        return {channel, {}, {}, pane, loader, nullptr, 0, {}};
    const QString name = QString::fromStdString(channel);
    const auto enlarge = [this, name] {
        m_look.layout == ViewLayout::Single ? showAll() : showChannel(name);
    };
    connect(pane, &ChannelPane::titleClicked, this, enlarge);
    connect(pane, &ChannelPane::doubleClicked, this, enlarge);
    connect(pane, &ChannelPane::framePainted, this, [this, name](quint64 number, MonoInstant at) {
        emit framePainted(name, number, at);
    });
    auto *stack = new ChannelStack(m_stackPool, pane);
    const auto refresh = [this, channel](bool isStacked) {
        for (Seat &seat : m_seats)
            if (seat.channel == channel) {
                if (isStacked && m_look.source != ChannelSource::Live)
                    showSource(seat);
                refreshTitle(seat);
            }
    };
    connect(stack, &ChannelStack::gauged, this, [refresh] { refresh(false); });
    connect(stack, &ChannelStack::stacked, this, [refresh] { refresh(true); });
    return {channel, {}, {}, pane, loader, stack, 0, {}};
}

void FrameViewer::seatChannels()
{
    const auto channels = m_model.channels();
    if (std::equal(
            channels.begin(), channels.end(), m_seats.begin(), m_seats.end(),
            [](const std::string &channel, const Seat &seat) { return channel == seat.channel; }))
        return;
    m_shown.clear();
    m_cursorPane = nullptr;
    m_cursor.reset();
    for (const Seat &seat : m_seats) {
        m_pool.waitForDone(); // no work may outlive its pane
        m_stackPool.waitForDone();
        m_tools->removePane(seat.pane);
        delete seat.pane;
    }
    m_seats.clear();
    for (const std::string &channel : channels)
        m_seats.push_back(newSeat(channel));
    if (std::find(channels.begin(), channels.end(), m_look.channel) == channels.end()) {
        m_look.channel = channels.empty() ? std::string() : channels.front();
        if (m_look.layout == ViewLayout::Single)
            m_look.layout = ViewLayout::SideBySide;
    }
    m_keyHelp->raise();
    refreshWords();
    applyLook();
}

void FrameViewer::setSnapshot(std::shared_ptr<const Snapshot> snapshot)
{
    const auto news = m_model.take(std::move(snapshot));
    seatChannels();
    for (const FrameView &frame : news)
        for (Seat &seat : m_seats)
            if (seat.channel == frame.channel) {
                seat.path = QString::fromStdString(frame.path);
                seat.loader->mapOrRead(seat.path, frame.number);
                noteMissed(seat, frame.number);
                m_archive->take(frame);
            }
    if (m_model.snapshot() != nullptr)
        m_tools->setAlerts(m_model.snapshot()->alerts);
    refreshWords();
}

void FrameViewer::setNow(UtcInstant now)
{
    m_now = now;
    refreshWords();
}

void FrameViewer::eachPane(const std::function<void(const Seat &)> &does) const
{
    for (const Seat &seat : m_seats)
        does(seat);
    for (const Seat *seat : {&m_file, &m_blend, &m_reference})
        does(*seat);
}

void FrameViewer::setColours(const Palette &colours, const Scale &scale)
{
    m_colours = colours;
    m_scale = scale;
    m_look.tone.lighting = colours.lighting;
    eachPane([this](const Seat &seat) { seat.pane->setColours(m_colours, m_scale); });
    m_readout->setColours(m_colours, m_scale);
    m_keyHelp->setColours(m_colours, m_scale);
    m_controls->setColours(m_colours, m_scale);
    m_film->setColours(m_colours, m_scale);
    m_header->setColours(m_colours, m_scale);
    m_tools->setColours(m_colours, m_scale);
    applyLook();
    update();
}

void FrameViewer::setReader(std::shared_ptr<const ApartReader> reader)
{
    m_file.loader->setReader(reader);
    m_reference.loader->setReader(std::move(reader));
}

void FrameViewer::setStarSource(StarSource source)
{
    m_tools->setStarSource(std::move(source));
}

void FrameViewer::takeFrame(ChannelPane *pane, const Frame &frame, quint64 number)
{
    Seat *seat = seatOf(pane);
    seat->problem.clear();
    if (seat->stack != nullptr) {
        seat->stack->take(frame, number);
        if (m_look.source == ChannelSource::Live || pane->frame().isEmpty())
            pane->setFrame(frame, number);
    } else {
        pane->setFrame(frame, number);
        const auto &sky = m_look.view.sky;
        const auto there = sky && frame.facts().wcs ? frame.facts().wcs->toPixel(*sky) : std::nullopt;
        if (seat == &m_file && m_look.fileView == ViewState() && there && pane->placement().isOnFrame(*there))
            m_look.fileView = m_look.view; // the same sky: seen as the live frames are
        if (seat == &m_file && m_otherWish && !m_file.loader->isBusy())
            m_otherWish.reset();
    }
    applyView();
    pane->setMark(m_model.mark(frame.facts()));
    refreshTitle(*seat);
    refreshReadout();
    refreshBlend();
    if (pane == currentPane())
        refreshSide();
    if (m_look.layout == ViewLayout::Reference || m_look.layout == ViewLayout::Difference)
        wantReference();
}

void FrameViewer::takeFailure(ChannelPane *pane, const Error &error, quint64 number, const QString &path)
{
    Seat *seat = seatOf(pane);
    const PaneNotice notice = failedNotice(path, error, !seat->channel.empty());
    if (seat == &m_file) { // its pixels may have been there at once
        m_otherWish.reset();
        pane->clearFrame(notice);
    } else if (pane->frame().isEmpty())
        pane->setNotice(notice);
    else
        seat->problem = tr("#%1 cannot be shown: %2").arg(number).arg(QString::fromStdString(error.detail));
    if (!seat->channel.empty() && pane->frame().isEmpty())
        seat->problem = notice.headline;
    refreshTitle(*seat);
}

void FrameViewer::showSource(Seat &seat)
{
    const StackedFrame &stacked = seat.stack->of(m_look.source);
    if (stacked.frame.isEmpty())
        return;
    seat.pane->setFrame(stacked.frame, stacked.number);
    refreshBlend();
    refreshTitle(seat);
}

bool FrameViewer::isStacking() const
{
    return std::any_of(
        m_seats.begin(), m_seats.end(), [](const Seat &seat) { return !seat.stack->isIdle(); });
}

FrameViewer::Seat *FrameViewer::seatOf(const ChannelPane *pane)
{
    for (Seat &seat : m_seats)
        if (seat.pane == pane)
            return &seat;
    return pane == m_blend.pane ? &m_blend : pane == m_reference.pane ? &m_reference : &m_file;
}

FrameViewer::Seat *FrameViewer::currentSeat()
{
    for (Seat &seat : m_seats)
        if (seat.channel == m_look.channel)
            return &seat;
    return m_seats.empty() ? nullptr : &m_seats.front();
}

ChannelPane *FrameViewer::pane(const QString &channel) const
{
    for (const Seat &seat : m_seats)
        if (seat.channel == channel.toStdString())
            return seat.pane;
    return nullptr;
}

} // namespace tulpar
