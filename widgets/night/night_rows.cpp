#include "widgets/night/night_rows.h"

#include "core/words/night.h"
#include "core/words/numbers.h"
#include "core/words/plan_sentences.h"
#include "core/words/sentences.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

namespace {

class Text {
    Q_DECLARE_TR_FUNCTIONS(NightRows)
};

const QChar kBetween = u'\x1f'; ///< stands in no name

QString clockOf(UtcInstant utc)
{
    return words::utcTime(utc, words::Precision::Minutes);
}

QString capitalised(QString text)
{
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

const NightStepView *stepIn(const NightView &night, NightStepState state)
{
    const auto found = std::ranges::find(night.steps, state, &NightStepView::state);
    return found == night.steps.end() ? nullptr : &*found;
}

/// The next thing that has a time: a block while observing, else a step.
QString nextText(const NightView &night, UtcInstant now)
{
    std::optional<UtcInstant> when;
    QString what;
    if (night.plan)
        for (const PlannedBlockView &block : night.plan->blocks)
            if (block.state == BlockState::Planned && block.beginUtc > now) {
                when = block.beginUtc;
                what = visitTitle(block);
                break;
            }
    for (const NightStepView &step : night.steps)
        if (step.state == NightStepState::Waiting && step.expectedUtc && step.step != NightStep::Observe
            && *step.expectedUtc > now && (!when || *step.expectedUtc < *when)) {
            when = step.expectedUtc;
            what = words::nightStep(step.step);
        }
    if (!when)
        return {};
    return Text::tr("Next: %1 at %2 UTC, %3").arg(what, clockOf(*when), untilText(now, *when));
}

/// The visit that the core names: the one at work, else one that was begun and is not over.
const PlannedBlockView *runningVisit(const NightView &night)
{
    const PlannedBlockView *begun = nullptr;
    if (night.plan)
        for (const PlannedBlockView &visit : night.plan->blocks) {
            if (visit.target != night.target || visit.block != night.block)
                continue;
            if (visit.state == BlockState::Acquiring || visit.state == BlockState::Exposing)
                return &visit;
            if (visit.state == BlockState::Interrupted)
                begun = &visit;
        }
    return begun;
}

/// With what the person can do, where there is something to do.
QString withCure(const Reasons &reasons)
{
    QString text = words::reasons(reasons);
    if (!reasons.empty() && reasons.front().code != ReasonCode::BestOfPlan
        && reasons.front().code != ReasonCode::TakenUpAgain && reasons.front().code != ReasonCode::AllDone
        && reasons.front().code != ReasonCode::PlanAwaited
        && (reasons.front().code != ReasonCode::FixedTime || reasons.front().value))
        if (const QString cure = words::cure(reasons.front()); !cure.isEmpty())
            text += u" \u2192 "_s + cure;
    return text;
}

QString stepTimes(const NightStepView &step)
{
    if (step.begunUtc && step.endedUtc)
        return timesText(*step.begunUtc, *step.endedUtc);
    if (step.begunUtc)
        return Text::tr("since %1").arg(clockOf(*step.begunUtc));
    if (step.expectedUtc && step.state == NightStepState::Waiting)
        return Text::tr("at %1", "expected time").arg(clockOf(*step.expectedUtc));
    return {};
}

} // namespace

QString blockKey(const std::string &target, const std::string &block, int repeat)
{
    const QString key = QString::fromStdString(target) + kBetween + QString::fromStdString(block);
    return repeat == 0 ? key : key + kBetween + QString::number(repeat);
}

QString visitKey(const PlannedBlockView &visit)
{
    return blockKey(visit.target, visit.block, visit.repeat);
}

const PlannedBlockView *placedBlock(const NightView &night, const QString &key)
{
    if (!night.plan)
        return nullptr;
    const auto found =
        std::ranges::find_if(night.plan->blocks, [&](const auto &visit) { return visitKey(visit) == key; });
    return found == night.plan->blocks.end() ? nullptr : &*found;
}

std::optional<int> visitMeant(const PlannedBlockView &visit)
{
    return visit.repeats > 1 ? std::optional(visit.repeat) : std::nullopt;
}

bool isNextVisit(const NightView &night, const PlannedBlockView &visit)
{
    const auto isToCome = [](const PlannedBlockView &one) {
        return one.state == BlockState::Planned || one.state == BlockState::Interrupted;
    };
    return isToCome(visit)
        && (!night.plan || std::ranges::none_of(night.plan->blocks, [&](const PlannedBlockView &one) {
               return one.target == visit.target && one.block == visit.block && isToCome(one)
                   && one.repeat < visit.repeat;
           }));
}

const WhyNotAnswer *unplacedBlock(const NightView &night, const QString &key)
{
    if (!night.plan || placedBlock(night, key) != nullptr)
        return nullptr;
    const auto found = std::ranges::find_if(night.plan->unplaced, [&](const WhyNotAnswer &one) {
        return blockKey(one.target, one.block) == key;
    });
    return found == night.plan->unplaced.end() ? nullptr : &*found;
}

QString blockTitle(const std::string &target, const std::string &block)
{
    const QString name = QString::fromStdString(target);
    return block.empty() || block == target ? name : name + u", "_s + QString::fromStdString(block);
}

QString visitTitle(const PlannedBlockView &visit)
{
    const QString title = blockTitle(visit.target, visit.block);
    return visit.repeats < 2
        ? title
        : Text::tr("%1, visit %2 of %3", "block").arg(title).arg(visit.repeat + 1).arg(visit.repeats);
}

QString timesText(UtcInstant begin, UtcInstant end)
{
    return clockOf(begin) + u'\u2013' + clockOf(end);
}

QString untilText(UtcInstant now, UtcInstant then)
{
    const auto minutes = static_cast<int>(std::lround(seconds(then - now) / 60));
    if (minutes <= 0)
        return Text::tr("now");
    if (minutes < 90)
        return Text::tr("in %1 min").arg(minutes);
    return Text::tr("in %1 h %2 min").arg(minutes / 60).arg(minutes % 60);
}

Mark markOf(NightStepState state)
{
    switch (state) {
    case NightStepState::Waiting:
        return Mark::Resting;
    case NightStepState::Running:
        return Mark::Moving;
    case NightStepState::Paused:
        return Mark::Waiting;
    case NightStepState::Done:
        return Mark::Done;
    case NightStepState::Skipped:
        return Mark::NoEntry;
    }
    return Mark::Unknown;
}

Mark markOf(BlockState state)
{
    switch (state) {
    case BlockState::Planned:
        return Mark::Resting;
    case BlockState::Acquiring:
        return Mark::Moving;
    case BlockState::Exposing:
        return Mark::Steady;
    case BlockState::Interrupted:
        return Mark::Waiting;
    case BlockState::Done:
        return Mark::Done;
    case BlockState::Failed:
        return Mark::Refused;
    case BlockState::Skipped:
        return Mark::NoEntry;
    }
    return Mark::Unknown;
}

NightHeadline nightHeadline(const Snapshot &snapshot, UtcInstant now, bool isLinked)
{
    const NightView &night = snapshot.night;
    if (!isLinked)
        return {Mark::Unknown, Need::Look, Text::tr("Unknown"), Text::tr("the core is not heard"), {}};
    NightHeadline line;
    line.why = withCure(night.doing);
    line.next = nextText(night, now);
    if (snapshot.response && !snapshot.response->isOver) {
        line.mark = Mark::Asks;
        line.need = Need::Look;
        line.title = Text::tr("A burst is answered: %1").arg(QString::fromStdString(snapshot.response->name));
        return line;
    }
    if (!night.isRunning) {
        line.mark = Mark::Resting;
        line.title = Text::tr("The night is not run by itself");
        if (night.doing.empty())
            line.why = words::cure({ReasonCode::NotRunning, {}, {}, {}});
        return line;
    }
    if (const NightStepView *paused = stepIn(night, NightStepState::Paused)) {
        line.mark = Mark::Waiting;
        line.need = Need::Look;
        line.title = Text::tr("Paused: %1").arg(words::nightStep(paused->step));
        if (night.doing.empty())
            line.why = withCure(paused->reasons);
        return line;
    }
    if (const PlannedBlockView *block = runningVisit(night)) {
        line.mark = markOf(block->state);
        line.need = block->state == BlockState::Interrupted ? Need::Look : Need::None;
        line.title = Text::tr("%1: %2, %3 of %4 exposures", "state of the block, its name")
                         .arg(capitalised(words::blockState(block->state)), visitTitle(*block))
                         .arg(block->doneExposures)
                         .arg(block->allExposures);
        return line;
    }
    if (!night.target.empty()) { // begun a moment ago: the plan does not tell of it yet
        line.mark = Mark::Moving;
        line.title = Text::tr("Begins: %1", "block").arg(blockTitle(night.target, night.block));
        return line;
    }
    if (!night.doing.empty() && night.doing.front().code == ReasonCode::NoProgramme) {
        line.mark = Mark::Asks;
        line.need = Need::Look;
        line.title = Text::tr("Nothing to observe");
        return line;
    }
    if (const NightStepView *running = stepIn(night, NightStepState::Running)) {
        line.mark = Mark::Moving;
        line.title = capitalised(words::nightStep(running->step));
        if (running->progress > 0)
            line.title += u", %1 %"_s.arg(words::number(running->progress * 100, 0));
        if (night.doing.empty())
            line.why = withCure(running->reasons);
        return line;
    }
    if (const NightStepView *waiting = stepIn(night, NightStepState::Waiting)) {
        line.mark = Mark::Waiting;
        line.title = Text::tr("Waits: %1", "step of the night").arg(words::nightStep(waiting->step));
        if (night.doing.empty())
            line.why = withCure(waiting->reasons);
        return line;
    }
    line.mark = night.steps.empty() ? Mark::Unknown : Mark::Done;
    line.title = night.steps.empty() ? Text::tr("No night is known yet") : Text::tr("The night is over");
    return line;
}

std::vector<NightRow> stepRows(const NightView &night)
{
    std::vector<NightRow> rows;
    for (const NightStepView &step : night.steps) {
        NightRow row;
        row.key = QString::number(static_cast<int>(step.step));
        row.mark = markOf(step.state);
        row.need = step.state == NightStepState::Paused ? Need::Look : Need::None;
        row.isDim = step.state == NightStepState::Waiting || step.state == NightStepState::Skipped;
        QString state = words::nightStepState(step.state);
        if (step.state == NightStepState::Running && step.progress > 0)
            state += u" %1 %"_s.arg(words::number(step.progress * 100, 0));
        row.cells = {words::nightStep(step.step), state, stepTimes(step), words::reasons(step.reasons)};
        rows.push_back(row);
    }
    return rows;
}

std::vector<NightRow> placedRows(const NightView &night)
{
    std::vector<NightRow> rows;
    if (!night.plan)
        return rows;
    for (const PlannedBlockView &block : night.plan->blocks) {
        NightRow row;
        row.key = visitKey(block);
        row.mark = markOf(block.state);
        row.need = block.state == BlockState::Interrupted || block.state == BlockState::Failed ? Need::Look
                                                                                               : Need::None;
        row.isDim = block.state == BlockState::Done || block.state == BlockState::Skipped;
        const bool isNow = &block == runningVisit(night);
        QString name = QString::fromStdString(block.block == block.target ? std::string() : block.block);
        if (block.repeats > 1)
            name += (name.isEmpty() ? QString() : u", "_s)
                + Text::tr("visit %1 of %2", "of a block").arg(block.repeat + 1).arg(block.repeats);
        row.cells = {
            QString::fromStdString(block.target),
            name,
            words::number(block.priority, 1),
            timesText(block.beginUtc, block.endUtc),
            words::blockState(block.state),
            Text::tr("%1 of %2", "exposures").arg(block.doneExposures).arg(block.allExposures),
            isNow ? words::reasons(night.doing) : QString()};
        rows.push_back(row);
    }
    return rows;
}

std::vector<NightRow> unplacedRows(const std::vector<WhyNotAnswer> &unplaced)
{
    std::vector<NightRow> rows;
    for (const WhyNotAnswer &one : unplaced) {
        NightRow row;
        row.key = blockKey(one.target, one.block);
        row.mark = Mark::Barred;
        row.isDim = true;
        const QString change = words::wouldFitIf(one);
        const QString help = change.isEmpty() ? Text::tr("no single change helps tonight")
                                              : Text::tr("fits if: %1", "change of a block").arg(change);
        const QString why = words::whyNot(one) + u" \u2192 "_s + help;
        row.cells = {
            QString::fromStdString(one.target),
            QString::fromStdString(one.block == one.target ? std::string() : one.block),
            {},
            {},
            Text::tr("no place", "block that the plan misses"),
            {},
            why};
        rows.push_back(row);
    }
    return rows;
}

} // namespace tulpar
