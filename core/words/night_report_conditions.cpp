// The conditions of a night as strips.
#include "core/words/night_report_parts.h"
#include "core/words/numbers.h"
#include "core/words/report_strip.h"
#include "core/words/sentences.h"

#include <QCoreApplication>

#include <algorithm>
#include <set>
#include <vector>

namespace tulpar::words {

using namespace Qt::Literals::StringLiterals;

namespace {

class Text {
    Q_DECLARE_TR_FUNCTIONS(words)
};

Ink inkOf(ConditionState state)
{
    switch (state) {
    case ConditionState::Good:
        return Ink::Good;
    case ConditionState::Marginal:
        return Ink::Marginal;
    case ConditionState::Bad:
        return Ink::Fault;
    case ConditionState::Waiting:
        return Ink::Weather;
    case ConditionState::Unknown:
        return Ink::Unexplained;
    case ConditionState::NotWatched:
        break;
    }
    return Ink::Ground;
}

QString stateText(ConditionState state)
{
    switch (state) {
    case ConditionState::Good:
        return Text::tr("good", "state of a condition");
    case ConditionState::Marginal:
        return Text::tr("marginal", "state of a condition");
    case ConditionState::Bad:
        return Text::tr("bad", "state of a condition");
    case ConditionState::Waiting:
        return Text::tr("good again, waiting", "state of a condition");
    case ConditionState::Unknown:
        return Text::tr("not measured", "state of a condition");
    case ConditionState::NotWatched:
        break;
    }
    return {};
}

} // namespace

ReportFigure conditionsFigure(const NightReport &report)
{
    const StripAxis axis(report.times);
    StripDrawing drawing;
    double y = 4;
    QStringList said;
    std::set<ConditionState> seen;
    const UtcInstant from = report.times.sunset;
    const UtcInstant to = std::clamp(report.until, from, report.times.sunrise);
    for (std::size_t i = 0; i < EnumNames<Condition>::names.size(); ++i) {
        const auto which = static_cast<Condition>(i);
        if (which == Condition::Sun)
            continue; // the sky's strip shows it
        struct Stretch {
            UtcInstant begin;
            ConditionState state;
        };
        std::vector<Stretch> stretches;
        for (const ReportCondition &one : report.conditions) {
            if (one.change.condition != which)
                continue;
            if (stretches.empty())
                stretches.push_back({from, one.change.from});
            stretches.push_back({std::clamp(one.utc, from, to), one.change.to});
        }
        const auto endOf = [&](std::size_t s) {
            return s + 1 < stretches.size() ? stretches[s + 1].begin : to;
        };
        bool isWorthARow = false;
        for (std::size_t s = 0; s < stretches.size(); ++s)
            isWorthARow = isWorthARow
                || (stretches[s].state != ConditionState::Good
                    && stretches[s].state != ConditionState::NotWatched && endOf(s) > stretches[s].begin);
        if (!isWorthARow)
            continue;
        drawing.name(y + 9, condition(which));
        Duration bad{};
        for (std::size_t s = 0; s < stretches.size(); ++s) {
            const double left = axis.x(stretches[s].begin);
            const double width = axis.x(endOf(s)) - left;
            if (endOf(s) <= stretches[s].begin)
                continue;
            drawing.box(left, y + 1, std::max(0.8, width), 9, inkOf(stretches[s].state));
            seen.insert(stretches[s].state);
            if (stretches[s].state != ConditionState::Good
                && stretches[s].state != ConditionState::NotWatched)
                bad += endOf(s) - stretches[s].begin;
        }
        said
            << Text::tr("%1: not good for %2", "condition, time").arg(condition(which), hoursAndMinutes(bad));
        y += 14;
    }
    if (said.isEmpty())
        return {};
    StripDrawing behind; // the hours' lines
    drawHours(behind, axis, report, 4, y);
    drawing.figure.shapes.insert(
        drawing.figure.shapes.begin(), behind.figure.shapes.begin(), behind.figure.shapes.end());
    double x = kStripLeft;
    const double under = y + (report.site.timeZone != "UTC" ? 41 : 29);
    for (const ConditionState state : seen) {
        const QString word = stateText(state);
        if (word.isEmpty())
            continue;
        drawing.box(x, under - 8, 10, 9, inkOf(state));
        drawing.words(x + 14, under, word, Anchor::Left);
        x += 14 + 5.6 * static_cast<double>(word.size()) + 18;
    }
    drawing.figure.size = {kStripWidth, under + 6};
    drawing.figure.says = said.join(u"; "_s);
    return drawing.figure;
}

} // namespace tulpar::words
