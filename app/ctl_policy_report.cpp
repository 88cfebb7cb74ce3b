#include "app/ctl_policy_report.h"

#include "core/base/parse.h"
#include "core/policy/policy_flow.h"
#include "core/words/numbers.h"
#include "core/words/sentences.h"

#include <QStringList>

#include <nlohmann/json.hpp>

#include <array>
#include <cmath>

namespace tulpar {

namespace {

using Json = nlohmann::ordered_json;
using namespace Qt::Literals::StringLiterals;

std::string line(const Json &object)
{
    return object.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

Json rounded(const std::optional<Angle> &angle)
{
    return angle ? Json(std::round(angle->asDegrees() * 1e6) / 1e6) : Json(nullptr);
}

Json totalsJson(const TrialTotals &totals)
{
    return Json{
        {"events", totals.events},
        {"responses", totals.responses},
        {"in_vain", totals.inVain},
        {"already_answered", totals.alreadyAnswered},
        {"asked", totals.asked},
        {"questions", totals.questions},
        {"queued", totals.queued},
        {"ignored", totals.ignored},
        {"cut_short", totals.cutShort},
        {"moves", totals.moves},
        {"observed_s", seconds(totals.observed)},
        {"observed_in_vain_s", seconds(totals.observedInVain)}};
}

Json eventJson(const TrialEvent &event)
{
    Json failed = Json::array();
    for (const AppliedRule &rule : event.decision.failed())
        failed.push_back(nameOf(rule.rule));
    return Json{
        {"outcome", nameOf(event.decision.outcome)},
        {"strategy", event.decision.strategy},
        {"responded", event.isResponded},
        {"failed", failed},
        {"why", words::decision(event.decision).toStdString()},
        {"observed_s", seconds(event.observed)},
        {"cut_short_by", event.cutShortBy.empty() ? Json(nullptr) : Json(event.cutShortBy)},
        {"moves", event.moves},
        {"questions", event.questions},
        {"in_vain", event.inVain ? Json(nameOf(*event.inVain)) : Json(nullptr)}};
}

/// One of the four kinds of change, with its list.
struct Section {
    const char *name;
    const char *title;
    const std::vector<TrialChange> *changes;
};

std::array<Section, 4> sectionsOf(const TrialComparison &comparison)
{
    return {{
        {"gained", "gained: responses that the other rules did not make", &comparison.gained},
        {"lost", "lost: responses that the other rules made", &comparison.lost},
        {"disturbed", "disturbed: responses that run otherwise", &comparison.disturbed},
        {"changed", "otherwise changed: no response by either", &comparison.changed},
    }};
}

QString changeText(const TrialChange &change)
{
    const TrialEvent &event = change.after;
    const auto said = [](const TrialEvent &one) {
        QString text = words::decision(one.decision);
        if (one.decision.outcome == Outcome::Respond && !one.isResponded)
            text += u" (the burst was answered already)"_s;
        if (!one.cutShortBy.empty())
            text += u", cut short by "_s + QString::fromStdString(one.cutShortBy);
        if (one.moves > 0)
            text += u", moved %1 times"_s.arg(one.moves);
        if (one.questions > 0 && one.decision.outcome != Outcome::Ask)
            text += u", after a question"_s;
        if (one.inVain)
            text += u", in vain: "_s + QString::fromUtf8(nameOf(*one.inVain).data());
        return text;
    };
    QString text = u"  %1 %2  %3  %4"_s.arg(
        words::utcDate(event.at), words::utcTime(event.at), QString::fromStdString(event.event),
        QString::fromStdString(event.kind));
    if (event.error)
        text += u"  error "_s + words::radius(*event.error);
    if (event.altitude)
        text += u"  altitude "_s + words::degrees(*event.altitude);
    text += u"\n      before  %1\n      after   %2\n"_s.arg(said(change.before), said(change.after));
    return text;
}

QString row(const QString &name, const QString &before, const QString &after)
{
    return u"%1%2%3\n"_s.arg(name, -42).arg(before, 14).arg(after, 14);
}

QString totalsText(const TrialTotals &before, const TrialTotals &after)
{
    const auto counts = [](const char *name, std::size_t b, std::size_t a) {
        return row(QString::fromUtf8(name), QString::number(b), QString::number(a));
    };
    const auto times = [](const char *name, Duration b, Duration a) {
        return row(QString::fromUtf8(name), words::age(b), words::age(a));
    };
    return row({}, u"before"_s, u"after"_s)
        + counts("events that end as: response", before.responses, after.responses)
        + counts("    in vain (no burst in the end)", before.inVain, after.inVain)
        + counts("  response, but the burst had one already", before.alreadyAnswered, after.alreadyAnswered)
        + counts("  question to a person", before.asked, after.asked)
        + counts("  queued", before.queued, after.queued) + counts("  ignored", before.ignored, after.ignored)
        + counts("questions asked", before.questions, after.questions)
        + counts("responses cut short by another", before.cutShort, after.cutShort)
        + counts("moves to better positions", before.moves, after.moves)
        + times("time taken from the programme", before.observed, after.observed)
        + times("    in vain", before.observedInVain, after.observedInVain);
}

Json unusedJson(const PolicyTrial &trial)
{
    return trial.unusedStrategies();
}

/// A line for each rule of a strategy: what it demands and where it leads.
QString rulesText(const Strategy &strategy, Angle halfField)
{
    QString text;
    auto one = strategy.requirements.begin();
    for (const FlowNode &node : flowOf(strategy, halfField).nodes) {
        if (!node.applied)
            continue;
        QString demand = words::requirement(*node.applied);
        QStringList except;
        for (const SlewReason reason : one->except)
            except << words::slewReason(reason);
        if (!except.isEmpty())
            demand += u", but for: "_s + except.join(u", "_s);
        QString leads = u"else "_s + words::outcome(one->otherwise);
        if (one->unknownGoesOn)
            leads += u"; not known: go on"_s;
        else if (one->unknown)
            leads += u"; not known: "_s + words::outcome(*one->unknown);
        text += u"  %1  %2\n"_s.arg(demand, -44).arg(leads);
        ++one;
    }
    return text;
}

} // namespace

std::string checkText(const std::string &file, const PolicyRead &read, Angle halfField)
{
    const Policy &policy = read.policy;
    QString text = u"%1: good\n\"%2\", fingerprint %3, %4 strategies, the first that fits is used\n"_s.arg(
        QString::fromStdString(file), QString::fromStdString(policy.name),
        QString::fromStdString(policy.fingerprint), QString::number(policy.strategies.size()));
    for (const std::string &warning : read.warnings)
        text += u"warning: %1\n"_s.arg(QString::fromStdString(warning));
    for (const Strategy &strategy : policy.strategies) {
        text += u"\n%1 (line %2): if all is well, %3"_s.arg(
            QString::fromStdString(strategy.name), QString::number(strategy.line),
            words::outcome(strategy.outcome));
        if (strategy.outcome == Outcome::Respond)
            text += u", priority %1"_s.arg(strategy.priority);
        text += u'\n';
        text += rulesText(strategy, halfField);
    }
    return text.toStdString();
}

std::string checkJson(const std::string &file, const PolicyRead &read)
{
    Json strategies = Json::array();
    for (const Strategy &strategy : read.policy.strategies)
        strategies.push_back(
            {{"name", strategy.name},
             {"line", strategy.line},
             {"outcome", nameOf(strategy.outcome)},
             {"priority", strategy.priority},
             {"rules", strategy.requirements.size()}});
    return line(
        {{"file", file},
         {"ok", true},
         {"name", read.policy.name},
         {"fingerprint", read.policy.fingerprint},
         {"strategies", strategies},
         {"warnings", read.warnings}});
}

std::string trialText(const TrialPlayed &played, const PolicyTrial &before, const PolicyTrial &after)
{
    QString text = u"rules:      %1\nagainst:    %2\nrecording:  %3\n"_s.arg(
        QString::fromStdString(played.file), QString::fromStdString(played.against),
        QString::fromStdString(played.recording));
    text += u"%1 %2 to %3 %4: %5 notices, %6 refused, %7 events\n"_s.arg(
        words::utcDate(played.first), words::utcTime(played.first), words::utcDate(played.last),
        words::utcTime(played.last), QString::number(played.notices), QString::number(played.refused),
        QString::number(after.totals().events));
    if (played.unreadable > 0)
        text += u"%1 entries of the recording could not be read\n"_s.arg(played.unreadable);
    text +=
        u"Taken for granted: every night is clear, nobody answers, a response lasts %1 at most.\n\n"_s.arg(
            words::secondsOf(played.terms.response));
    text += totalsText(before.totals(), after.totals());
    const TrialComparison comparison = compared(before, after);
    for (const Section &section : sectionsOf(comparison)) {
        text += u"\n%1: %2\n"_s.arg(QString::fromUtf8(section.title)).arg(section.changes->size());
        for (const TrialChange &change : *section.changes)
            text += changeText(change);
    }
    for (const std::string &name : after.unusedStrategies())
        text += u"\nstrategy \"%1\" met no notice of this recording\n"_s.arg(QString::fromStdString(name));
    return text.toStdString();
}

std::string trialJson(const TrialPlayed &played, const PolicyTrial &before, const PolicyTrial &after)
{
    const TrialComparison comparison = compared(before, after);
    Json counts;
    for (const Section &section : sectionsOf(comparison))
        counts[section.name] = section.changes->size();
    std::string text = line(
        {{"line", "summary"},
         {"file", played.file},
         {"against", played.against},
         {"recording", played.recording},
         {"from_utc", isoUtc(played.first, 3)},
         {"to_utc", isoUtc(played.last, 3)},
         {"notices", played.notices},
         {"refused", played.refused},
         {"unreadable", played.unreadable},
         {"before", totalsJson(before.totals())},
         {"after", totalsJson(after.totals())},
         {"events", counts},
         {"unused_strategies", unusedJson(after)}});
    for (const Section &section : sectionsOf(comparison))
        for (const TrialChange &change : *section.changes)
            text += line(
                {{"line", "event"},
                 {"change", section.name},
                 {"event", change.after.event},
                 {"mission", nameOf(change.after.mission)},
                 {"kind", change.after.kind},
                 {"utc", isoUtc(change.after.at, 3)},
                 {"trigger_utc",
                  change.after.triggerUtc ? Json(isoUtc(*change.after.triggerUtc, 3)) : Json(nullptr)},
                 {"error_deg", rounded(change.after.error)},
                 {"altitude_deg", rounded(change.after.altitude)},
                 {"before", eventJson(change.before)},
                 {"after", eventJson(change.after)}});
    return text;
}

std::string refusalJson(const std::string &file, const Error &error)
{
    return line({{"file", file}, {"ok", false}, {"code", nameOf(error.code)}, {"error", error.detail}});
}

} // namespace tulpar
