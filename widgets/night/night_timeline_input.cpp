#include "core/words/night.h"
#include "core/words/numbers.h"
#include "core/words/plan_sentences.h"
#include "core/words/sentences.h"
#include "widgets/night/night_rows.h"
#include "widgets/night/night_timeline.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>

#include <algorithm>

// Choosing and moving blocks, by pointer and by keys.

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr Duration kKeyStep = 5min;

} // namespace

void NightTimeline::chooseBlock(const TimelineBlock &block)
{
    if (block.key != m_chosen) {
        choose(block.key);
        emit blockChosen(block.key);
    }
    emit told(wordsOf(block), Need::None);
}

void NightTimeline::chooseBeside(int step)
{
    if (m_scene.blocks.empty())
        return;
    const auto found = std::ranges::find(m_scene.blocks, m_chosen, &TimelineBlock::key);
    auto at = found - m_scene.blocks.begin();
    const auto last = std::ssize(m_scene.blocks) - 1;
    at = found == m_scene.blocks.end() ? (step > 0 ? 0 : last)
                                       : std::clamp<std::ptrdiff_t>(at + step, 0, last);
    chooseBlock(m_scene.blocks[static_cast<std::size_t>(at)]);
}

void NightTimeline::hover(const QPoint &at)
{
    const TimelineBlock *block = blockAt(at);
    const QString key = block ? block->key : QString();
    if (key == m_hovered)
        return;
    m_hovered = key;
    emit told(block ? wordsOf(*block) : QString(), Need::None);
}

void NightTimeline::beginTrial(const TimelineBlock &block, UtcInstant begin)
{
    if (!m_sky || block.state != BlockState::Planned) {
        emit told(tr("only a planned block can be moved"), Need::None);
        return;
    }
    if (!block.isNext) {
        emit told(tr("the visits before it come first; it follows them by its cadence"), Need::None);
        return;
    }
    if (!m_barred.isEmpty()) {
        emit told(m_barred, Need::Look);
        return;
    }
    m_moving = block;
    m_movingBlock.reset();
    if (m_inForce)
        for (const Block &own : m_inForce->programme.blocks)
            if (blockKey(own.target, own.name) == block.block)
                m_movingBlock = own;
    moveTrial(begin);
}

void NightTimeline::moveTrial(UtcInstant begin)
{
    const Duration length = m_moving->end - m_moving->begin;
    begin = std::clamp(begin, m_axis.from, std::max(m_axis.from, m_axis.to - length));
    if (m_trial && m_trial->begin == begin)
        return;
    m_trial =
        m_sky->placement(m_moving->position, begin, length, m_now, m_movingBlock ? &*m_movingBlock : nullptr);
    update(laneRect(Lane::Plan));
    tellTrial();
}

void NightTimeline::tellTrial()
{
    const auto degrees = [](double value) { return words::degrees(Angle::degrees(value), 1); };
    const QString times = timesText(m_trial->begin, m_trial->end);
    QStringList wrong;
    if (m_trial->isPast)
        wrong.append(tr("that time is over"));
    for (const Reason &reason : m_trial->broken)
        wrong.append(words::reason(reason));
    for (const FailedConstraint &failed : m_trial->own)
        wrong.append(tr("its own: %1", "constraint of a block").arg(words::failedConstraint(failed)));
    if (!wrong.isEmpty()) {
        emit told(
            tr("%1 not at %2 UTC: %3", "target, times, reasons")
                .arg(m_moving->title, times, wrong.join(u"; "_s)),
            Need::Act);
        return;
    }
    QString sky = tr("altitude %1 to %2").arg(degrees(m_trial->altitudeBegin), degrees(m_trial->altitudeEnd));
    if (m_trial->airmass)
        sky += tr(", air mass %1").arg(words::fixed(*m_trial->airmass, 2));
    if (m_trial->moonDistance)
        sky += tr(", Moon %1 away").arg(degrees(*m_trial->moonDistance));
    if (!m_movingBlock)
        sky += tr("; what the block asks for itself only the core knows here");
    emit told(tr("%1 at %2 UTC: %3", "target, times, sky").arg(m_moving->title, times, sky), Need::None);
}

void NightTimeline::endTrial(bool isMeant)
{
    m_pressed.reset();
    if (!m_moving)
        return;
    const TimelineBlock block = *m_moving;
    const std::optional<BlockPlacement> placement = m_trial;
    m_moving.reset();
    m_trial.reset();
    update(laneRect(Lane::Plan));
    if (!isMeant || !placement || placement->begin == block.begin) {
        emit told({}, Need::None);
        return;
    }
    if (!placement->isPossible())
        return; // what stands against it stays told
    emit moved(block.key, placement->begin);
}

void NightTimeline::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    endTrial(false);
    if (const TimelineBlock *block = blockAt(event->position().toPoint())) {
        m_pressed = event->position().toPoint();
        m_grip = block->begin;
        chooseBlock(*block);
    }
}

void NightTimeline::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint at = event->position().toPoint();
    if (!m_pressed) {
        if (!m_moving)
            hover(at);
        return;
    }
    const QPoint way = at - *m_pressed;
    const TimelineBlock *block = chosenBlock();
    if (block == nullptr || (!m_moving && std::abs(way.x()) < QApplication::startDragDistance()))
        return;
    const UtcInstant begin = m_axis.utcAt(m_axis.x(m_grip) + way.x());
    if (m_moving) {
        moveTrial(begin);
    } else {
        beginTrial(*block, begin);
        if (!m_moving)
            m_pressed.reset(); // it has been said why not
    }
}

void NightTimeline::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && m_pressed)
        endTrial(m_moving.has_value());
}

void NightTimeline::leaveEvent(QEvent *)
{
    if (!m_moving)
        hover({-1, -1});
}

bool NightTimeline::event(QEvent *event)
{
    // Enter and Escape belong to the trial while there is one, not to the window.
    if (event->type() == QEvent::ShortcutOverride && m_moving) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Escape || key == Qt::Key_Return || key == Qt::Key_Enter) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

void NightTimeline::keyPressEvent(QKeyEvent *event)
{
    const int way = event->key() == Qt::Key_Right ? 1 : event->key() == Qt::Key_Left ? -1 : 0;
    if (way != 0 && event->modifiers().testFlag(Qt::ShiftModifier)) {
        const TimelineBlock *block = chosenBlock();
        if (m_moving)
            moveTrial(m_trial->begin + kKeyStep * way);
        else if (block != nullptr)
            beginTrial(*block, block->begin + kKeyStep * way);
    } else if (way != 0 && !m_moving) {
        chooseBeside(way);
    } else if (m_moving && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        endTrial(true);
    } else if (m_moving && event->key() == Qt::Key_Escape) {
        endTrial(false);
    } else {
        QWidget::keyPressEvent(event);
    }
}

void NightTimeline::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void NightTimeline::focusOutEvent(QFocusEvent *event)
{
    endTrial(false);
    QWidget::focusOutEvent(event);
    update();
}

void NightTimeline::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    layOut();
}

} // namespace tulpar
