#include "widgets/safety/condition_rows.h"

#include "core/words/numbers.h"
#include "core/words/sentences.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

namespace {

class Text {
    Q_DECLARE_TR_FUNCTIONS(ConditionRows)
};

const Override *overrideOf(const SafetyView &safety, const std::optional<Condition> &condition)
{
    const auto found =
        std::find_if(safety.overrides.begin(), safety.overrides.end(), [&condition](const Override &one) {
            return one.condition == condition;
        });
    return found == safety.overrides.end() ? nullptr : &*found;
}

bool isStale(const ConditionView &view, UtcInstant now)
{
    return view.measuredUtc && ageAt(now, *view.measuredUtc) > view.rule.staleAfter;
}

QString limit(const ConditionRule &rule, double at, bool isBad)
{
    if (rule.unit == ConditionUnit::None)
        return isBad ? words::conditionValue(rule, 1.0) : words::conditionValue(rule, 0.0);
    const bool isBelow = rule.isLowBad == isBad;
    const QString sign = isBad ? (isBelow ? u"< "_s : u"> "_s) : (isBelow ? u"\u2264 "_s : u"\u2265 "_s);
    return sign + words::conditionValue(rule, at);
}

QString stateSentence(const ConditionView &view, ConditionState state, UtcInstant now)
{
    const QString delay = spanText(view.rule.goodDelay);
    switch (state) {
    case ConditionState::NotWatched:
        return Text::tr("no sensor, none needed");
    case ConditionState::Unknown:
        if (!view.measuredUtc)
            return Text::tr("never measured: as bad");
        return Text::tr("too old (limit %1): as bad").arg(spanText(view.rule.staleAfter));
    case ConditionState::Good:
        return Text::tr("good", "state of a condition");
    case ConditionState::Marginal:
        if (view.changesUtc)
            return Text::tr("bad; closes in %1 unless it gets better").arg(timeLeft(now, *view.changesUtc));
        return Text::tr("between the limits: stays as it is");
    case ConditionState::Bad:
        if (view.rule.goodDelay <= Duration::zero())
            return Text::tr("bad", "state of a condition");
        return Text::tr("bad; opens when good for %1").arg(delay);
    case ConditionState::Waiting:
        if (view.changesUtc)
            return Text::tr("good now, opens in %1").arg(timeLeft(now, *view.changesUtc));
        return Text::tr("good now, waits for %1").arg(delay);
    }
    return {};
}

void look(ConditionRow &row, ConditionState state)
{
    switch (state) {
    case ConditionState::NotWatched:
        row.mark = Mark::Resting;
        break;
    case ConditionState::Unknown:
        row.mark = Mark::Unknown;
        row.need = Need::Look;
        break;
    case ConditionState::Good:
        row.mark = Mark::Steady;
        break;
    case ConditionState::Marginal:
        row.mark = Mark::Asks;
        row.need = Need::Look;
        break;
    case ConditionState::Bad:
        row.mark = Mark::Trouble;
        row.need = row.condition == Condition::Sun ? Need::None : Need::Act; // the day is no alarm
        break;
    case ConditionState::Waiting:
        row.mark = Mark::Waiting;
        row.need = Need::Look;
        break;
    }
}

/// Stale by the desk's own clock too: a core that is not heard says nothing newer.
ConditionState stateAt(const ConditionView &view, UtcInstant now, bool isLinked)
{
    if (view.state == ConditionState::NotWatched)
        return view.state;
    if (!isLinked || isStale(view, now))
        return ConditionState::Unknown;
    return view.state;
}

QString said(const ConditionView &view, ConditionState state, UtcInstant now)
{
    const QString name = words::condition(view.rule.condition);
    const QString value = words::conditionValue(view.rule, view.value);
    const bool isYesNo = view.rule.unit == ConditionUnit::None;
    switch (state) {
    case ConditionState::Bad:
        return isYesNo ? name
                       : Text::tr("%1 %2 (limit %3)", "condition, value, limit")
                             .arg(name, value, words::conditionValue(view.rule, view.rule.bad));
    case ConditionState::Waiting:
        return view.changesUtc
            ? Text::tr("%1 good now, %2 to wait").arg(name, timeLeft(now, *view.changesUtc))
            : Text::tr("%1 good now, waits").arg(name);
    case ConditionState::Marginal:
        return isYesNo ? name
                       : Text::tr("%1 %2, opens only at %3")
                             .arg(name, value, words::conditionValue(view.rule, view.rule.good));
    default:
        return Text::tr("%1 unknown").arg(name);
    }
}

} // namespace

QString ageText(Duration age)
{
    // A fresh value does not count seconds: nothing is repainted while it is fresh.
    return age < 10s ? Text::tr("< %1 s", "age").arg(10) : spanText(age);
}

QString timeLeft(UtcInstant now, UtcInstant then)
{
    const Duration left = then > now ? then - now : Duration::zero();
    if (left < 1min)
        return spanText(std::chrono::ceil<std::chrono::seconds>(left));
    return spanText(std::chrono::ceil<std::chrono::minutes>(left));
}

QString spanText(Duration span)
{
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(span).count();
    if (seconds < 60 || (seconds < 600 && seconds % 60 != 0))
        return Text::tr("%1 s", "seconds").arg(seconds);
    if (seconds < 2 * 3600)
        return Text::tr("%1 min", "minutes").arg((seconds + 30) / 60);
    return Text::tr("%1 h", "hours").arg((seconds + 1800) / 3600);
}

QString overrideSentence(const Override &overriding, UtcInstant now)
{
    const QString who = QString::fromStdString(overriding.who);
    const QString left = timeLeft(now, overriding.untilUtc);
    if (!overriding.condition)
        return Text::tr("closing by itself is off: %1, %2 left").arg(who, left);
    return Text::tr("%1 overridden: %2, %3 left", "condition, person, time")
        .arg(words::condition(*overriding.condition), who, left);
}

std::vector<ConditionRow> conditionRows(const Snapshot &snapshot, UtcInstant now, bool isLinked)
{
    std::vector<ConditionRow> rows;
    const SafetyView &safety = snapshot.safety;
    const auto mark = [&](ConditionRow &row, const Override *overriding) {
        if (overriding == nullptr)
            return;
        row.isOverridden = true;
        row.mark = Mark::Overruled;
        row.need = Need::Look;
        row.state =
            Text::tr("OVERRIDDEN by %1 until %2 UTC (%3): %4")
                .arg(
                    QString::fromStdString(overriding->who), words::utcTime(overriding->untilUtc).left(5),
                    timeLeft(now, overriding->untilUtc), QString::fromStdString(overriding->why));
    };
    for (const ConditionView &view : safety.conditions) {
        ConditionRow row;
        row.condition = view.rule.condition;
        row.name = words::condition(view.rule.condition);
        const ConditionState state = stateAt(view, now, isLinked);
        row.isStale = state == ConditionState::Unknown;
        row.value = view.state == ConditionState::NotWatched ? u"\u2013"_s
            : row.isStale                                    ? Text::tr("unknown")
                                                             : words::conditionValue(view.rule, view.value);
        row.badAt = limit(view.rule, view.rule.bad, true);
        row.goodAt = limit(view.rule, view.rule.good, false);
        if (view.measuredUtc)
            row.age = ageText(ageAt(now, *view.measuredUtc));
        row.state = stateSentence(view, state, now);
        look(row, state);
        if (!isLinked && view.state != ConditionState::NotWatched)
            row.state = Text::tr("the core is not heard");
        const bool isNeeded = state == ConditionState::Unknown || state == ConditionState::Bad
            || state == ConditionState::Waiting || state == ConditionState::Marginal;
        row.mayBeOverridden = view.rule.mayBeOverridden && isNeeded && isLinked;
        if (!view.rule.mayBeOverridden)
            row.whyNot = Text::tr("%1 may never be overridden").arg(row.name);
        else if (!isNeeded)
            row.whyNot = Text::tr("%1: nothing to override").arg(row.name);
        mark(row, overrideOf(safety, view.rule.condition));
        rows.push_back(row);
    }
    if (snapshot.mode == Mode::Engineering) {
        ConditionRow row;
        row.name = Text::tr("closing by itself");
        row.mark = Mark::Steady;
        row.value = Text::tr("on", "closing by itself");
        row.state = Text::tr("the core closes when it must");
        row.mayBeOverridden = isLinked;
        const Override *overriding = overrideOf(safety, {});
        if (overriding != nullptr)
            row.value = Text::tr("off", "closing by itself");
        mark(row, overriding);
        rows.push_back(row);
    }
    return rows;
}

OpenVerdict openVerdict(const Snapshot &snapshot, UtcInstant now, bool isLinked)
{
    using Word = OpenVerdict::Word;
    OpenVerdict verdict;
    if (!isLinked || snapshot.safety.conditions.empty()) {
        verdict.answer = Text::tr("NOT KNOWN");
        verdict.why = isLinked ? Text::tr("the core says nothing of the conditions")
                               : Text::tr("the core is not heard: what is shown grows old; look at the roof");
        verdict.need = Need::Act;
        return verdict;
    }
    QStringList closing;
    QStringList keeping;
    QStringList overridden;
    Duration delay{};
    std::optional<UtcInstant> earliest;
    bool isEndKnown = true;
    bool isOnlySun = true;
    for (const ConditionView &view : snapshot.safety.conditions) {
        const ConditionState state = stateAt(view, now, isLinked);
        const bool blocks = state != ConditionState::Good && state != ConditionState::NotWatched;
        if (!blocks)
            continue;
        if (overrideOf(snapshot.safety, view.rule.condition) != nullptr) {
            overridden << words::condition(view.rule.condition);
            continue;
        }
        if (state == ConditionState::Marginal) {
            keeping << said(view, state, now);
            continue;
        }
        closing << said(view, state, now);
        isOnlySun = isOnlySun && view.rule.condition == Condition::Sun;
        if (state == ConditionState::Waiting && view.changesUtc) {
            earliest = earliest ? std::max(*earliest, *view.changesUtc) : *view.changesUtc;
        } else {
            isEndKnown = false;
            delay = std::max(delay, view.rule.goodDelay);
        }
    }
    QStringList parts;
    if (!closing.isEmpty()) {
        verdict.word = Word::MustBeClosed;
        verdict.answer = Text::tr("MUST BE CLOSED");
        verdict.mark = Mark::Closed;
        verdict.need = isOnlySun ? Need::None : Need::Look;
        parts << closing.join(u"; "_s);
        if (isEndKnown && earliest)
            parts << Text::tr("opens at the earliest in %1, at %2 UTC")
                         .arg(timeLeft(now, *earliest), words::utcTime(*earliest).left(5));
        else if (delay > Duration::zero())
            parts << Text::tr("opens when all is good for %1").arg(spanText(delay));
    } else if (!keeping.isEmpty()) {
        verdict.word = Word::StaysAsItIs;
        verdict.answer = Text::tr("STAYS AS IT IS, NOTHING OPENS");
        verdict.mark = Mark::Waiting;
        verdict.need = Need::Look;
        parts << keeping.join(u"; "_s);
    } else {
        verdict.word = Word::MayBeOpen;
        verdict.answer = Text::tr("MAY BE OPEN");
        verdict.mark = Mark::Open;
        parts
            << (overridden.isEmpty() ? Text::tr("every condition is good")
                                     : Text::tr("by a person's word alone"));
    }
    if (!overridden.isEmpty()) {
        verdict.need = std::max(verdict.need, Need::Look);
        parts << Text::tr("overridden: %1").arg(overridden.join(u", "_s));
    }
    verdict.why = parts.join(u" \u00b7 "_s);
    return verdict;
}

} // namespace tulpar
