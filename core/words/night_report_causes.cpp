// Sentences of the night report about one span, fault or thing to hand over.
#include "core/words/night.h"
#include "core/words/night_report_parts.h"
#include "core/words/numbers.h"
#include "core/words/sentences.h"

#include <QCoreApplication>

#include <algorithm>

namespace tulpar::words {

using namespace Qt::Literals::StringLiterals;

namespace {

class Text {
    Q_DECLARE_TR_FUNCTIONS(words)
};

QString said(const std::string &text)
{
    return QString::fromStdString(text);
}

/// As reason(), but also where the journal has no number to tell.
QString causeOf(const Reason &one, LedgerClass what)
{
    const QString who = said(one.who);
    if (one.condition && !one.limit) {
        const QString name = condition(*one.condition);
        if (one.code == ReasonCode::ConditionWaits)
            return Text::tr("%1: good again, not yet for long enough", "condition").arg(name);
        if (one.code == ReasonCode::ConditionMarginal)
            return Text::tr("%1: not good enough to open", "condition").arg(name);
        if (one.code == ReasonCode::ConditionUnknown)
            return Text::tr("%1: not measured").arg(name);
        return Text::tr("%1: bad", "condition").arg(name);
    }
    switch (one.code) {
    case ReasonCode::NotRunning:
        return what == LedgerClass::Fault ? Text::tr("the core was not running") : reason(one);
    case ReasonCode::CoreRestarted:
        return Text::tr("the core died and was started anew");
    case ReasonCode::ManualMode:
        return who.isEmpty() ? reason(one) : Text::tr("not in robotic mode (%1)", "person").arg(who);
    case ReasonCode::MadeSafe:
        return who.isEmpty() ? reason(one) : Text::tr("made safe by %1", "person").arg(who);
    case ReasonCode::BurstFirst:
        return who.isEmpty() ? reason(one) : Text::tr("deciding on %1", "alert").arg(who);
    case ReasonCode::PausedByPerson:
        return who.isEmpty() ? Text::tr("paused", "step of the night") : reason(one);
    case ReasonCode::DeviceStale:
        return one.device && !one.value ? Text::tr("%1: silent", "device").arg(device(*one.device))
                                        : reason(one);
    case ReasonCode::DeviceLate:
        return one.device && !one.limit
            ? Text::tr("%1: does not do what it is told", "device").arg(device(*one.device))
            : reason(one);
    case ReasonCode::StepBefore:
        if (const auto step = enumNamed<NightStep>(one.who))
            return Text::tr("%1: between its exposures and moves", "step of the night").arg(nightStep(*step));
        return reason(one);
    case ReasonCode::NothingFits:
        return Text::tr("nothing of the programme can be observed"); // the seconds differ each time
    case ReasonCode::PlannedLater:
        return Text::tr("waits until the next target is better placed");
    case ReasonCode::WaitsForSun:
        return Text::tr("waits for the Sun");
    case ReasonCode::FixedTime:
        return Text::tr("waits for a block with a fixed time");
    case ReasonCode::SkippedByPerson:
        return who.isEmpty() ? Text::tr("skipped by a person") : reason(one);
    case ReasonCode::NightOver:
        return one.value ? reason(one) : Text::tr("the rest of the night was too short");
    default:
        return reason(one);
    }
}

} // namespace

QString ledgerClass(LedgerClass what)
{
    switch (what) {
    case LedgerClass::Exposing:
        return Text::tr("exposing");
    case LedgerClass::Slewing:
        return Text::tr("slewing");
    case LedgerClass::Reading:
        return Text::tr("readout");
    case LedgerClass::Weather:
        return Text::tr("weather");
    case LedgerClass::Fault:
        return Text::tr("fault");
    case LedgerClass::Waiting:
        return Text::tr("waiting");
    case LedgerClass::Unexplained:
        return Text::tr("unexplained", "time of the night");
    }
    return {};
}

QString spanCause(const LedgerSpan &span)
{
    if (span.what == LedgerClass::Unexplained)
        return Text::tr("no fact in the journal says why");
    QStringList causes;
    for (const Reason &one : span.reasons)
        if (const QString text = causeOf(one, span.what); !causes.contains(text))
            causes << text;
    if (causes.isEmpty())
        return subjectText(span.subject);
    return causes.join(u"; "_s);
}

QString whyText(const Reasons &reasons)
{
    QStringList causes;
    for (const Reason &one : reasons)
        if (const QString text = causeOf(one, LedgerClass::Waiting); !causes.contains(text))
            causes << text;
    return causes.join(u"; "_s);
}

QString subjectText(const std::string &subject)
{
    constexpr std::string_view programme = "programme:";
    if (subject.starts_with(programme))
        return said(subject.substr(programme.size())).replace(u"/"_s, u", "_s);
    if (subject == "flats")
        return Text::tr("sky flats");
    if (subject == "darks")
        return Text::tr("darks");
    if (subject == "focus")
        return Text::tr("focus run");
    if (subject == "pointing")
        return Text::tr("pointing check");
    if (subject.empty())
        return Text::tr("by hand", "exposures");
    return said(subject);
}

QString faultText(const ReportFault &fault)
{
    const QString name = fault.device ? device(*fault.device) : QString();
    const QString what = said(fault.what);
    switch (fault.kind) {
    case FaultKind::CoreDied:
        return Text::tr("the core died and was started anew");
    case FaultKind::CoreStopped:
        return Text::tr("the core was stopped");
    case FaultKind::DeviceGone:
        return Text::tr("%1: no connection").arg(name);
    case FaultKind::DeviceBroken:
        return Text::tr("%1: fault").arg(name);
    case FaultKind::CommandFailed:
        return what.isEmpty() ? Text::tr("%1: does not do what it is told", "device").arg(name)
                              : Text::tr("%1: %2 failed", "device, command").arg(name, what);
    case FaultKind::FrameLost:
        return Text::tr("frame lost, channel %1").arg(channel(fault.what));
    case FaultKind::Disturbed:
        return Text::tr("%1: moved or set by another program (%2)", "device, what").arg(name, what);
    case FaultKind::FeedDead:
        return Text::tr("alert feed %1 silent").arg(what);
    case FaultKind::JournalDamaged:
        return Text::tr("the journal was damaged; what could be read was saved");
    case FaultKind::NobodyReached:
        return Text::tr("%1 was not reached", "person").arg(what);
    }
    return {};
}

QString handOverText(const HandOver &item)
{
    const QString subject = said(item.subject);
    const QString who = said(item.who);
    const QString value = number(item.value, 0);
    const auto because = [&](const QString &text) {
        return item.reasons.empty() ? text : text + u": "_s + whyText(item.reasons);
    };
    switch (item.kind) {
    case HandOverKind::CoreDown:
        return Text::tr("The core does not run.");
    case HandOverKind::RoofOpen: {
        const auto state = enumNamed<OpeningState>(item.subject);
        return Text::tr("The roof is not closed (%1).").arg(state ? opening(*state) : subject);
    }
    case HandOverKind::AlarmThere:
        return Text::tr("Alarm: %1").arg(whyText(item.reasons))
            + (who.isEmpty() ? QString() : u" ("_s + Text::tr("seen by %1", "person").arg(who) + u")"_s);
    case HandOverKind::OverrideOn:
        return Text::tr("An override is on: %1, by %2", "condition, person")
            .arg(
                item.condition ? condition(*item.condition) : Text::tr("the core does not close by itself"),
                who);
    case HandOverKind::NotRobotic: {
        const auto wanted = enumNamed<Mode>(item.subject);
        return Text::tr("The mode is %1 (%2): nothing is answered by itself.", "mode, person")
            .arg(wanted ? mode(*wanted) : subject, who.isEmpty() ? u"?"_s : who);
    }
    case HandOverKind::DeviceFaulty: {
        const QString name = item.device ? device(*item.device) : subject;
        return item.subject == nameOf(FaultKind::DeviceGone)
            ? Text::tr("%1: still without connection", "device").arg(name)
            : Text::tr("%1: still in fault", "device").arg(name);
    }
    case HandOverKind::BlockUnfinished:
        return because(Text::tr("Not finished: %1", "block").arg(subject));
    case HandOverKind::BlockGivenUp:
        return because(Text::tr("Given up: %1", "block").arg(subject));
    case HandOverKind::StepSkipped: {
        const auto step = enumNamed<NightStep>(item.subject);
        return because(Text::tr("Skipped: %1", "step of the night").arg(step ? nightStep(*step) : subject));
    }
    case HandOverKind::AlertUnanswered:
        return Text::tr("%1 asked for a person and got no answer.", "alert").arg(subject);
    case HandOverKind::AlertUnseen:
        return Text::tr("%1 was answered; nobody has acknowledged it yet.", "alert").arg(subject);
    case HandOverKind::FocusRefused:
        return Text::tr("The last focus run was not good enough; the focus before it stands.");
    case HandOverKind::DrillFailed:
        return because(Text::tr("The evening's fire drill failed"));
    case HandOverKind::FramesLost:
        return Text::tr("Frames lost: %1").arg(value);
    case HandOverKind::CoreDied:
        return Text::tr("The core died; times: %1").arg(value);
    case HandOverKind::JournalDamaged:
        return Text::tr("The journal was damaged; what could be read was saved.");
    case HandOverKind::ProgrammeProblems:
        return Text::tr("Problems in the programme: %1").arg(value);
    case HandOverKind::Unexplained:
        return Text::tr("%1 of darkness that no fact explains: look at the journal.")
            .arg(hoursAndMinutes(fromSeconds(item.value)));
    }
    return {};
}

} // namespace tulpar::words
