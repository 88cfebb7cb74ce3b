// What the keys do in the viewer.

#include "widgets/viewer/frame_viewer.h"

#include "widgets/viewer/channel_pane.h"
#include "widgets/viewer/readout_line.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QKeyEvent>

#include <algorithm>
#include <cmath>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr double kZoomOfKey = 1.5;
constexpr double kPanOfPane = 0.125;
constexpr double kToneStep = 0.05;
constexpr double kContrastStep = 1.15;

} // namespace

std::vector<KeyLine> FrameViewer::keys() const
{
    return {
        {u"1 2 3"_s, tr("one channel large, again: all")},
        {u"0"_s, tr("all channels")},
        {tr("double click"), tr("enlarge, again: all")},
        {tr("+ −  wheel"), tr("zoom around the cursor")},
        {tr("arrows  drag"), tr("pan; with Shift by a pixel")},
        {u"F  Home"_s, tr("fit")},
        {u"Z"_s, tr("one screen pixel a frame pixel")},
        {u"A"_s, tr("automatic stretch")},
        {u"I"_s, tr("invert")},
        {tr("Ctrl+arrows  right drag"), tr("brightness and contrast")},
        {u"Ctrl+C"_s, tr("copy RA and Dec of the readout")},
        {u"Ctrl+O"_s, tr("open a FITS file, or drop it here")},
        {tr("Esc"), tr("back to the live channels")},
        {u"?"_s, tr("these keys")}};
}

void FrameViewer::keyPressEvent(QKeyEvent *event)
{
    const int digit = event->key() - Qt::Key_0;
    if (event->text() == u"?") {
        toggleKeyHelp();
    } else if (event->key() == Qt::Key_Escape && isKeyHelpShown()) {
        toggleKeyHelp();
    } else if (event->key() == Qt::Key_Escape && (m_isFileShown || !m_large.empty())) {
        m_isFileShown ? closeFile() : showAll();
    } else if (event->matches(QKeySequence::Copy)) {
        copySky();
    } else if (event->matches(QKeySequence::Open)) {
        chooseFile();
    } else if (event->key() == Qt::Key_0) {
        showAll();
    } else if (digit >= 1 && digit <= static_cast<int>(m_seats.size())) {
        const std::string channel = m_seats[static_cast<std::size_t>(digit - 1)].channel;
        m_large == channel && !m_isFileShown ? showAll() : showChannel(QString::fromStdString(channel));
    } else if (!takeToneKey(*event) && !takeViewKey(*event)) {
        QWidget::keyPressEvent(event);
    }
}

bool FrameViewer::takeToneKey(const QKeyEvent &event)
{
    Tone tone = m_tone;
    const bool isControl = event.modifiers().testFlag(Qt::ControlModifier);
    if (isControl && event.key() == Qt::Key_Left)
        tone.brightness = std::max(-1.0, tone.brightness - kToneStep);
    else if (isControl && event.key() == Qt::Key_Right)
        tone.brightness = std::min(1.0, tone.brightness + kToneStep);
    else if (isControl && event.key() == Qt::Key_Up)
        tone.contrast = std::min(10.0, tone.contrast * kContrastStep);
    else if (isControl && event.key() == Qt::Key_Down)
        tone.contrast = std::max(0.1, tone.contrast / kContrastStep);
    else if (event.key() == Qt::Key_I && !isControl)
        tone.isInverted = !tone.isInverted;
    else if (event.key() == Qt::Key_A && !isControl) {
        tone.brightness = 0;
        tone.contrast = 1;
        for (const Seat &seat : m_seats)
            seat.pane->forgetStretch();
        m_file.pane->forgetStretch();
        refreshReadout();
    } else
        return false;
    setTone(tone);
    return true;
}

bool FrameViewer::takeViewKey(const QKeyEvent &event)
{
    ChannelPane *pane = m_cursorPane && m_cursor && m_cursorPane->isVisible() ? m_cursorPane : currentPane();
    if (!pane || pane->frame().isEmpty())
        return false;
    const Frame &frame = pane->frame();
    const QPointF anchor = pane == m_cursorPane && m_cursor ? *m_cursor : pane->centreOfImage();
    const bool isFine = event.modifiers().testFlag(Qt::ShiftModifier);
    const auto pan = [&](int right, int down) {
        // By whole frame pixels, so that the middle stays on a pixel.
        const double zoom = pane->placement().zoom();
        const double step = isFine
            ? zoom
            : std::max(1.0, std::round(kPanOfPane * 2 * pane->centreOfImage().x() / zoom)) * zoom;
        if (!m_isKeyboardReading) {
            m_isKeyboardReading = true;
            arrange();
        }
        setView(
            currentPane()->placement().panned(currentPane()->frame(), QPointF(-right * step, -down * step)));
    };
    switch (event.key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        setView(pane->placement().zoomed(frame, anchor, kZoomOfKey));
        return true;
    case Qt::Key_Minus:
        setView(pane->placement().zoomed(frame, anchor, 1 / kZoomOfKey));
        return true;
    case Qt::Key_F:
    case Qt::Key_Home:
        setView({});
        return true;
    case Qt::Key_Z:
        setView(pane->placement().zoomedTo(frame, anchor, 1));
        return true;
    case Qt::Key_Left:
        pan(-1, 0);
        return true;
    case Qt::Key_Right:
        pan(1, 0);
        return true;
    case Qt::Key_Up:
        pan(0, -1);
        return true;
    case Qt::Key_Down:
        pan(0, 1);
        return true;
    default:
        return false;
    }
}

void FrameViewer::copySky() const
{
    if (const QString text = m_readout->skyText(); !text.isEmpty())
        QGuiApplication::clipboard()->setText(text);
}

void FrameViewer::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Open a FITS image"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setModal(false);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &FrameViewer::openFile);
    dialog->show();
}

void FrameViewer::toggleKeyHelp()
{
    m_keyHelp->setVisible(!isKeyHelpShown());
    m_keyHelp->raise();
    arrange();
}

} // namespace tulpar
