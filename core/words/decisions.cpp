#include "core/words/numbers.h"
#include "core/words/sentences.h"

#include <QCoreApplication>
#include <QStringList>

namespace tulpar::words {

using namespace Qt::Literals::StringLiterals;

namespace {

class Text {
    Q_DECLARE_TR_FUNCTIONS(words)
};

enum class Sense { AtMost, AtLeast };

/// Given a quantity with its name and both numbers as texts: "altitude 17° < 20°".
QString compared(
    const QString &quantity, const QString &value, const QString &limit, bool passed, Sense sense)
{
    const QString sign =
        sense == Sense::AtMost ? (passed ? u"\u2264"_s : u">"_s) : (passed ? u"\u2265"_s : u"<"_s);
    return Text::tr("%1 %2 %3 %4", "quantity, value, comparison sign, limit")
        .arg(quantity, value, sign, limit);
}

QString quantityName(Rule rule)
{
    switch (rule) {
    case Rule::ErrorWithinField:
        return Text::tr("error");
    case Rule::Fresh:
    case Rule::NotStale:
        return Text::tr("age");
    case Rule::AboveHardLimit:
        return Text::tr("altitude");
    case Rule::SunIsDown:
        return Text::tr("Sun");
    case Rule::FarFromSun:
        return Text::tr("distance to the Sun");
    default:
        return {};
    }
}

QString valueText(Rule rule, double value)
{
    switch (rule) {
    case Rule::ErrorWithinField:
        return radius(Angle::degrees(value));
    case Rule::Fresh:
    case Rule::NotStale:
        return age(fromSeconds(value));
    default:
        return number(value, 1) + u'\u00b0';
    }
}

QString statement(Rule rule, bool passed)
{
    switch (rule) {
    case Rule::NotATest:
        return passed ? Text::tr("not a test") : Text::tr("a test, or not stated");
    case Rule::NotARetraction:
        return passed ? Text::tr("not retracted") : Text::tr("retracted");
    case Rule::ClassIsGrb:
        return passed ? Text::tr("class: burst") : Text::tr("not a burst");
    case Rule::ClassPermitsResponse:
        return passed ? Text::tr("notice is clean") : Text::tr("notice is not clean");
    case Rule::PositionIsSource:
        return passed ? Text::tr("position of the source") : Text::tr("no position of the source");
    case Rule::TimesReadable:
        return passed ? Text::tr("times readable") : Text::tr("times unreadable");
    default:
        return {};
    }
}

} // namespace

QString outcome(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Respond:
        return Text::tr("respond");
    case Outcome::Queue:
        return Text::tr("queue");
    case Outcome::Ask:
        return Text::tr("ask a person");
    case Outcome::Ignore:
        return Text::tr("ignore");
    }
    return {};
}

QString rule(const AppliedRule &applied)
{
    const QString said = statement(applied.rule, applied.passed);
    if (!said.isEmpty())
        return said;
    const QString quantity = quantityName(applied.rule);
    if (!applied.value)
        return Text::tr("%1 unknown").arg(quantity);
    const QString value = valueText(applied.rule, *applied.value);
    if (!applied.limit)
        return Text::tr("%1 %2", "quantity, value").arg(quantity, value);
    const bool hasFloor = applied.rule == Rule::AboveHardLimit || applied.rule == Rule::FarFromSun;
    return compared(
        quantity, value, valueText(applied.rule, *applied.limit), applied.passed,
        hasFloor ? Sense::AtLeast : Sense::AtMost);
}

QString decision(const Decision &decision)
{
    QStringList why;
    for (const AppliedRule &applied : decision.rules)
        if (!applied.passed)
            why << rule(applied);
    if (decision.rules.empty())
        return Text::tr("not decided");
    if (why.isEmpty())
        return Text::tr("%1: clean, fresh, up", "outcome").arg(outcome(decision.outcome));
    return Text::tr("%1: %2", "outcome, reasons").arg(outcome(decision.outcome), why.join(u", "_s));
}

} // namespace tulpar::words
