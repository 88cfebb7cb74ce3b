// What the keys do in the viewer.

#include "widgets/viewer/frame_viewer.h"

#include "widgets/viewer/channel_pane.h"
#include "widgets/viewer/readout_line.h"
#include "widgets/viewer/viewer_tools.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr double kPanOfPane = 0.125;
constexpr double kBiasStep = 0.05;
constexpr double kContrastStep = 0.05;

} // namespace

std::vector<KeyLine> FrameViewer::keys() const
{
    return {
        {u"1 2 3"_s, tr("one channel large, again: all")},
        {tr("double click"), tr("enlarge, again: all")},
        {tr("arrows  drag"), tr("pan; with Shift by a pixel")},
        {tr("+ −  wheel"), tr("zoom around the cursor")},
        {tr("Ctrl+arrows  right drag"), tr("bias and contrast")},
        {u"Ctrl+C"_s, tr("copy RA and Dec of the readout")},
        {tr("Enter"), tr("the words of the chosen region")},
        {tr("Esc"), tr("one step back: tool, panel, file, all channels")},
        {u"?"_s, tr("these keys; again: the next page")}};
}

void FrameViewer::keyPressEvent(QKeyEvent *event)
{
    const int digit = event->key() - Qt::Key_0;
    if (event->text() == u"?") {
        turnKeyHelp();
    } else if (event->key() == Qt::Key_Escape && isKeyHelpShown()) {
        m_keyPage = 0;
        showKeyHelp();
    } else if (event->key() == Qt::Key_Escape && m_tools->putAway()) {
        // the tool in hand goes first
    } else if (event->key() == Qt::Key_Escape && m_side != nullptr) {
        showSide(nullptr);
    } else if (event->key() == Qt::Key_Escape && m_isFileShown) {
        closeFile();
    } else if (event->key() == Qt::Key_Escape && m_look.layout != ViewLayout::SideBySide) {
        showAll();
    } else if (
        (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && m_tools->editRegionText()) {
        // the words of the chosen region
    } else if (event->matches(QKeySequence::Copy)) {
        copySky();
    } else if (
        digit >= 1 && digit <= static_cast<int>(m_seats.size()) && event->modifiers() == Qt::NoModifier) {
        const std::string channel = m_seats[static_cast<std::size_t>(digit - 1)].channel;
        m_look.channel == channel &&m_look.layout == ViewLayout::Single && !m_isFileShown
            ? showAll()
            : showChannel(QString::fromStdString(channel));
    } else if (const auto action = actionOf(*event)) {
        perform(*action, event->modifiers().testFlag(Qt::ShiftModifier));
    } else if (!takeArrowKey(*event)) {
        QWidget::keyPressEvent(event);
    }
}

bool FrameViewer::takeArrowKey(const QKeyEvent &event)
{
    const int right = event.key() == Qt::Key_Right ? 1 : event.key() == Qt::Key_Left ? -1 : 0;
    const int down = event.key() == Qt::Key_Down ? 1 : event.key() == Qt::Key_Up ? -1 : 0;
    if (right == 0 && down == 0)
        return false;
    if (event.modifiers().testFlag(Qt::ControlModifier)) {
        Tone tone = m_look.tone;
        tone.contrastBias = tone.contrastBias.dragged(right * kBiasStep, -down * kContrastStep);
        setTone(tone, 2);
        return true;
    }
    ChannelPane *pane = currentPane();
    if (pane == nullptr || pane->frame().isEmpty())
        return false;
    // By whole frame pixels, so that the middle stays on a pixel.
    const double zoom = pane->placement().zoom();
    const double step = event.modifiers().testFlag(Qt::ShiftModifier)
        ? zoom
        : std::max(1.0, std::round(kPanOfPane * 2 * pane->centreOfImage().x() / zoom)) * zoom;
    if (!m_isKeyboardReading) {
        m_isKeyboardReading = true;
        arrange();
    }
    setView(pane->placement().panned(pane->frame(), QPointF(-right * step, -down * step)), 1);
    return true;
}

void FrameViewer::perform(ViewerAction action, bool isBackwards)
{
    if (m_tools->perform(action, isBackwards))
        return;
    if (action == ViewerAction::Undo && m_tools->areRegionsLast() && m_tools->undoRegions())
        return;
    for (const ActionRow &row : actionRows()) {
        if (row.action != action)
            continue;
        switch (row.group) {
        case ActionGroup::Show:
            performShow(action);
            return;
        case ActionGroup::Place:
            performPlace(action, isBackwards);
            return;
        case ActionGroup::Picture:
            performPicture(action, isBackwards);
            return;
        case ActionGroup::Measure:
        case ActionGroup::Over:
        case ActionGroup::Files:
            performFiles(action, isBackwards);
            return;
        }
    }
}

void FrameViewer::copySky() const
{
    if (const QString text = m_readout->skyText(); !text.isEmpty())
        QGuiApplication::clipboard()->setText(text);
}

bool FrameViewer::isKeyHelpShown() const
{
    return m_keyHelp->isVisibleTo(this);
}

void FrameViewer::turnKeyHelp()
{
    ++m_keyPage;
    showKeyHelp();
}

void FrameViewer::showKeyHelp()
{
    KeyHelp::Sections all{{tr("FRAMES"), keys()}};
    for (const ActionGroup group :
         {ActionGroup::Show, ActionGroup::Picture, ActionGroup::Place, ActionGroup::Measure,
          ActionGroup::Over, ActionGroup::Files})
        all.push_back({tulpar::nameOf(group).toUpper(), keyLinesOf(group)});
    const auto pages = m_keyHelp->portionsOf(all);
    if (m_keyPage > static_cast<int>(pages.size()))
        m_keyPage = 0;
    if (m_keyPage != 0)
        m_keyHelp->setSections(pages[static_cast<std::size_t>(m_keyPage - 1)]);
    m_keyHelp->setVisible(m_keyPage != 0);
    m_keyHelp->raise();
    arrange();
}

} // namespace tulpar
