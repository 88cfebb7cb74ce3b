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

/// Given a quantity with its name and both numbers as texts: "altitude 17° < 20°".
QString compared(
    const QString &quantity, const QString &value, const QString &limit, bool isWithin, RuleSense sense)
{
    const QString sign =
        sense == RuleSense::AtMost ? (isWithin ? u"\u2264"_s : u">"_s) : (isWithin ? u"\u2265"_s : u"<"_s);
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
    case Rule::SignificanceEnough:
        return Text::tr("significance");
    case Rule::FalseAlarmRare:
        return Text::tr("false alarms a year");
    case Rule::HighEnoughTonight:
        return Text::tr("highest tonight");
    case Rule::UpLongEnough:
        return Text::tr("up tonight for");
    case Rule::FarFromMoon:
        return Text::tr("distance to the Moon");
    case Rule::MoonNotBright:
        return Text::tr("Moon lit");
    case Rule::ResponsesTonight:
        return Text::tr("responses tonight");
    case Rule::MissionResponsesTonight:
        return Text::tr("responses to this mission tonight");
    case Rule::MayInterrupt:
        return Text::tr("priority");
    default:
        return {};
    }
}

QString valueText(Rule rule, double value)
{
    if (rule == Rule::ErrorWithinField)
        return radius(Angle::degrees(value));
    switch (unitOf(rule)) {
    case RuleUnit::Seconds:
        return age(fromSeconds(value));
    case RuleUnit::Degrees:
        return number(value, 1) + u'\u00b0';
    case RuleUnit::Sigma:
        return number(value, 1) + u" \u03c3"_s;
    case RuleUnit::Fraction:
        return number(value * 100, 0) + u" %"_s;
    case RuleUnit::PerYear:
        return number(value, value < 0.1 ? 4 : 2);
    default:
        return number(value, 1);
    }
}

/// "star tracker lost lock, known source (ground catalogue)" of the stable words in a rule's detail.
QString reasonsText(const std::string &detail)
{
    QStringList texts;
    for (const QString &word : QString::fromStdString(detail).split(u' ', Qt::SkipEmptyParts)) {
        const auto reason = enumNamed<SlewReason>(word.toStdString());
        texts << (reason ? slewReason(*reason) : word);
    }
    return texts.join(u", "_s);
}

QString classText(const AppliedRule &applied)
{
    const auto named = enumNamed<SourceClass>(applied.detail);
    if (named && *named != SourceClass::Unstated)
        return Text::tr("class: %1").arg(sourceClass(*named));
    return applied.passed ? Text::tr("class: %1").arg(sourceClass(SourceClass::Grb))
        : named           ? Text::tr("class not stated")
                          : Text::tr("not a burst");
}

QString placeText(const AppliedRule &applied)
{
    if (applied.passed)
        return Text::tr("position of the source");
    switch (enumNamed<PositionKind>(applied.detail).value_or(PositionKind::None)) {
    case PositionKind::Pointing:
        return Text::tr("position is where an instrument points");
    case PositionKind::Unavailable:
        return Text::tr("position not available yet");
    case PositionKind::SkyMap:
        return Text::tr("only a sky map");
    default:
        return Text::tr("no position of the source");
    }
}

QString interruptText(const AppliedRule &applied)
{
    if (!applied.value || !applied.limit)
        return applied.passed ? Text::tr("telescope is free") : Text::tr("another response runs");
    const QString text = applied.passed ? Text::tr("goes before what runs: priority %1 > %2")
                                        : Text::tr("waits for what runs: priority %1 ≤ %2");
    return text.arg(number(*applied.limit, 0), number(*applied.value, 0));
}

/// Of a rule that compares no numbers.
QString statement(const AppliedRule &applied)
{
    switch (applied.rule) {
    case Rule::NotATest:
        return applied.passed        ? Text::tr("not a test")
            : applied.detail.empty() ? Text::tr("a test, or not stated")
                                     : Text::tr("test or not: not stated");
    case Rule::NotARetraction:
        return applied.passed ? Text::tr("not retracted") : Text::tr("retracted");
    case Rule::ClassIsGrb:
    case Rule::ClassIsAmong:
        return classText(applied);
    case Rule::ClassPermitsResponse:
        return applied.passed        ? Text::tr("notice is clean")
            : applied.detail.empty() ? Text::tr("notice is not clean")
                                     : reasonsText(applied.detail);
    case Rule::PositionIsSource:
        return placeText(applied);
    case Rule::TimesReadable:
        return applied.passed ? Text::tr("times readable") : Text::tr("times unreadable");
    case Rule::MayInterrupt:
        return interruptText(applied);
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
    const QString said = statement(applied);
    if (!said.isEmpty())
        return said;
    const QString quantity = quantityName(applied.rule);
    if (!applied.value)
        return Text::tr("%1 unknown").arg(quantity);
    const QString value = valueText(applied.rule, *applied.value);
    if (!applied.limit)
        return Text::tr("%1 %2", "quantity, value").arg(quantity, value);
    const RuleSense sense = senseOf(applied.rule);
    const bool isWithin =
        sense == RuleSense::AtMost ? *applied.value <= *applied.limit : *applied.value >= *applied.limit;
    if (applied.rule == Rule::FarFromMoon && applied.passed && !isWithin)
        return Text::tr("the Moon is down or dim");
    // A value at its limit passes although its last bits may say otherwise.
    return compared(
        quantity, value, valueText(applied.rule, *applied.limit), isWithin || applied.passed, sense);
}

QString requirement(const AppliedRule &applied)
{
    const RuleSense sense = senseOf(applied.rule);
    if (sense != RuleSense::Statement && applied.limit) {
        const QString limit = valueText(applied.rule, *applied.limit);
        return Text::tr("%1 %2 %3", "quantity, comparison sign, limit")
            .arg(quantityName(applied.rule), sense == RuleSense::AtMost ? u"\u2264"_s : u"\u2265"_s, limit);
    }
    if (applied.rule == Rule::ClassIsAmong)
        return Text::tr("class as wanted");
    if (applied.rule == Rule::MayInterrupt)
        return Text::tr("nothing runs that matters as much");
    const AppliedRule met{applied.rule, true};
    return sense == RuleSense::Statement ? statement(met) : quantityName(applied.rule);
}

QString decision(const Decision &decision)
{
    QStringList why;
    for (const AppliedRule &applied : decision.failed())
        why << rule(applied);
    why.removeDuplicates();
    if (decision.rules.empty())
        return Text::tr("not decided");
    if (why.isEmpty())
        return decision.outcome == Outcome::Respond
            ? Text::tr("%1: clean, fresh, up", "outcome").arg(outcome(decision.outcome))
            : Text::tr("%1: every rule passed", "outcome").arg(outcome(decision.outcome));
    return Text::tr("%1: %2", "outcome, reasons").arg(outcome(decision.outcome), why.join(u", "_s));
}

QString repoint(const RepointDecision &weighed)
{
    const QString gain = number(weighed.gain() * 100, 0);
    const QString shift = radius(weighed.shift);
    switch (weighed.repoint) {
    case Repoint::Stay:
        return Text::tr("stay: better position %1 away ≤ %2, gains %3 %")
            .arg(shift, radius(weighed.ignoreRadius), gain);
    case Repoint::AtNextGap:
        return Text::tr("move at the next gap: better position %1 away ≤ %2, gains %3 % for %4 s")
            .arg(shift, radius(weighed.nowRadius), gain, number(seconds(weighed.moveCost), 1));
    case Repoint::Now:
        return Text::tr("move now: better position %1 away > %2, gains %3 % for %4 s")
            .arg(
                shift, radius(weighed.nowRadius), gain,
                number(seconds(weighed.moveCost + weighed.cutCost), 1));
    }
    return {};
}

} // namespace tulpar::words
