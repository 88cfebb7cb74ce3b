#include "widgets/viewer/frame_viewer.h"

#include "core/words/sentences.h"
#include "widgets/viewer/channel_pane.h"
#include "widgets/viewer/frame_loader.h"
#include "widgets/viewer/pane_title.h"
#include "widgets/viewer/readout_line.h"

#include <QDropEvent>
#include <QMimeData>
#include <QPainter>
#include <QUrl>

#include <algorithm>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

FrameViewer::FrameViewer(const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_clock(clock)
    , m_now(clock.now().utc)
    , m_readout(new ReadoutLine(this))
{
    setFocusPolicy(Qt::StrongFocus);
    setAcceptDrops(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    m_pool.setMaxThreadCount(2);
    m_keyHelp = new KeyHelp(this);
    m_keyHelp->setSections({{tr("FRAMES"), keys()}});
    m_file = newSeat({});
    seatChannels();
}

FrameViewer::~FrameViewer()
{
    m_pool.waitForDone();
}

FrameViewer::Seat FrameViewer::newSeat(const std::string &channel)
{
    auto *pane = new ChannelPane(m_clock, m_pool, this);
    auto *loader = new FrameLoader(m_pool, pane);
    pane->hide();
    pane->setColours(m_colours, m_scale);
    pane->setTone(m_tone);
    connect(loader, &FrameLoader::loaded, this, [this, pane](const Frame &frame, quint64 number) {
        takeFrame(pane, frame, number);
    });
    connect(
        loader, &FrameLoader::failed, this,
        [this, pane](const Error &error, quint64 number, const QString &path) {
            takeFailure(pane, error, number, path);
        });
    connect(pane, &ChannelPane::viewWanted, this, &FrameViewer::setView);
    connect(pane, &ChannelPane::cursorMoved, this, [this, pane](QPointF at) { setCursorAt(pane, at); });
    connect(pane, &ChannelPane::cursorLeft, this, [this, pane] { setCursorAt(pane, std::nullopt); });
    connect(pane, &ChannelPane::toneDragged, this, [this](double brightness, double contrastFactor) {
        Tone tone = m_tone;
        tone.brightness = std::clamp(tone.brightness + brightness, -1.0, 1.0);
        tone.contrast = std::clamp(tone.contrast * contrastFactor, 0.1, 10.0);
        setTone(tone);
    });
    if (!channel.empty()) {
        const QString name = QString::fromStdString(channel);
        const auto enlarge = [this, name] { m_large.empty() ? showChannel(name) : showAll(); };
        connect(pane, &ChannelPane::titleClicked, this, enlarge);
        connect(pane, &ChannelPane::doubleClicked, this, enlarge);
        connect(pane, &ChannelPane::framePainted, this, [this, name](quint64 number, MonoInstant at) {
            emit framePainted(name, number, at);
        });
    }
    return {channel, {}, {}, pane, loader};
}

void FrameViewer::seatChannels()
{
    const auto channels = m_model.channels();
    if (std::equal(
            channels.begin(), channels.end(), m_seats.begin(), m_seats.end(),
            [](const std::string &channel, const Seat &seat) { return channel == seat.channel; }))
        return;
    for (const Seat &seat : m_seats) {
        m_pool.waitForDone(); // no work may outlive its pane
        delete seat.pane;
    }
    m_seats.clear();
    m_cursorPane = nullptr;
    m_cursor.reset();
    for (const std::string &channel : channels)
        m_seats.push_back(newSeat(channel));
    if (std::find(channels.begin(), channels.end(), m_large) == channels.end())
        m_large.clear();
    m_current = channels.empty() ? std::string() : channels.front();
    m_keyHelp->raise();
    refreshWords();
    arrange();
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
            }
    refreshWords();
}

void FrameViewer::setNow(UtcInstant now)
{
    m_now = now;
    refreshWords();
}

void FrameViewer::setColours(const Palette &colours, const Scale &scale)
{
    m_colours = colours;
    m_scale = scale;
    Tone tone = m_tone;
    tone.lighting = colours.lighting;
    setTone(tone);
    for (const Seat &seat : m_seats)
        seat.pane->setColours(m_colours, m_scale);
    m_file.pane->setColours(m_colours, m_scale);
    m_readout->setColours(m_colours, m_scale);
    m_keyHelp->setColours(m_colours, m_scale);
    arrange();
    update();
}

void FrameViewer::openFile(const QString &path)
{
    m_isFileShown = true;
    m_file.path = path;
    m_fileView = {};
    m_file.pane->setView(m_fileView);
    m_file.pane->clearFrame(loadingNotice(path));
    refreshTitle(m_file);
    m_file.loader->read(path, 0);
    arrange();
}

void FrameViewer::closeFile()
{
    if (!m_isFileShown)
        return;
    m_isFileShown = false;
    m_file.loader->forget();
    m_file.pane->clearFrame({}); // lets go of the pixels
    arrange();
}

void FrameViewer::showChannel(const QString &channel)
{
    if (!pane(channel))
        return;
    m_large = m_current = channel.toStdString();
    closeFile();
    arrange();
}

void FrameViewer::showAll()
{
    m_large.clear();
    closeFile();
    arrange();
}

ChannelPane *FrameViewer::pane(const QString &channel) const
{
    for (const Seat &seat : m_seats)
        if (seat.channel == channel.toStdString())
            return seat.pane;
    return nullptr;
}

bool FrameViewer::isKeyHelpShown() const
{
    return m_keyHelp->isVisibleTo(this);
}

void FrameViewer::takeFrame(ChannelPane *pane, const Frame &frame, quint64 number)
{
    Seat *seat = seatOf(pane);
    seat->problem.clear();
    pane->setFrame(frame, number);
    pane->setMark(m_model.mark(frame.facts()));
    refreshTitle(*seat);
    refreshReadout();
}

void FrameViewer::takeFailure(ChannelPane *pane, const Error &error, quint64 number, const QString &path)
{
    Seat *seat = seatOf(pane);
    const PaneNotice notice = failedNotice(path, error, !seat->channel.empty());
    if (pane->frame().isEmpty())
        pane->setNotice(notice);
    else
        seat->problem = tr("#%1 cannot be shown: %2").arg(number).arg(QString::fromStdString(error.detail));
    if (!seat->channel.empty() && pane->frame().isEmpty())
        seat->problem = notice.headline;
    refreshTitle(*seat);
}

void FrameViewer::refreshTitle(const Seat &seat)
{
    PaneTitle title = seat.channel.empty()
        ? fileTitle(seat.path, seat.pane->frame(), m_now)
        : channelTitle(m_model, seat.channel, seat.pane->frame(), seat.pane->number(), m_now);
    title.problem = seat.problem;
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
}

void FrameViewer::arrange()
{
    std::vector<ChannelPane *> shown;
    if (m_isFileShown) {
        shown.push_back(m_file.pane);
    } else {
        for (const Seat &seat : m_seats)
            if (m_large.empty() || seat.channel == m_large)
                shown.push_back(seat.pane);
    }
    const int foot = m_readout->lineHeight();
    m_readout->setGeometry(0, height() - foot, width(), foot);
    const int count = static_cast<int>(shown.size());
    const bool isSameSet =
        std::all_of(shown.begin(), shown.end(), [](const ChannelPane *pane) { return !pane->isHidden(); })
        && m_shownCount == count;
    if (!isSameSet) { // the panes have moved under the cursor: it counts again when it moves
        m_cursorPane = nullptr;
        m_cursor.reset();
    }
    m_shownCount = count;
    const int gap = m_scale.wholePx(2);
    for (const Seat &seat : m_seats)
        if (std::find(shown.begin(), shown.end(), seat.pane) == shown.end())
            seat.pane->hide();
    if (!m_isFileShown)
        m_file.pane->hide();
    for (int i = 0; i < count; ++i) {
        ChannelPane *pane = shown[static_cast<std::size_t>(i)];
        const int left = i * (width() + gap) / count;
        const int right = (i + 1) * (width() + gap) / count - gap;
        pane->setGeometry(left, 0, right - left, std::max(0, height() - foot));
        pane->setCompassShown(i == 0);
        pane->setCurrent(hasFocus() && count > 1 && pane == currentPane());
        pane->setCrosshairShown(m_isKeyboardReading && pane == currentPane());
        pane->show();
    }
    m_keyHelp->place();
    refreshReadout();
}

void FrameViewer::setView(const ViewState &view)
{
    if (m_isFileShown) {
        m_fileView = view;
        m_file.pane->setView(view);
    } else {
        m_view = view;
        for (const Seat &seat : m_seats)
            seat.pane->setView(view);
    }
    refreshReadout();
}

void FrameViewer::setTone(const Tone &tone)
{
    m_tone = tone;
    for (const Seat &seat : m_seats)
        seat.pane->setTone(tone);
    m_file.pane->setTone(tone);
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
    if (isCursorRead || m_isKeyboardReading)
        m_readout->setReadout(readoutOf(
            pane->frame(), pane->placement().toPixel(isCursorRead ? *m_cursor : pane->centreOfImage()),
            nameOf(pane)));
    else
        m_readout->setReadout(std::nullopt);
    m_readout->setPicture(pane->placement().zoom(), pane->stretch());
}

ChannelPane *FrameViewer::currentPane() const
{
    if (m_isFileShown)
        return m_file.pane;
    ChannelPane *chosen = pane(QString::fromStdString(m_current));
    return chosen || m_seats.empty() ? chosen : m_seats.front().pane;
}

FrameViewer::Seat *FrameViewer::seatOf(const ChannelPane *pane)
{
    for (Seat &seat : m_seats)
        if (seat.pane == pane)
            return &seat;
    return &m_file;
}

QString FrameViewer::nameOf(const ChannelPane *pane)
{
    const Seat *seat = seatOf(pane);
    return seat->channel.empty() ? QString() : words::channel(seat->channel);
}

void FrameViewer::resizeEvent(QResizeEvent *)
{
    arrange();
}

void FrameViewer::paintEvent(QPaintEvent *event)
{
    QPainter(this).fillRect(event->rect(), m_colours.line); // what shows between the panes
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
    openFile(urls.front().toLocalFile());
}

void FrameViewer::focusInEvent(QFocusEvent *)
{
    arrange();
}

void FrameViewer::focusOutEvent(QFocusEvent *)
{
    arrange();
}

} // namespace tulpar
