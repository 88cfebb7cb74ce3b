#include "core/words/night.h"

#include "core/words/numbers.h"
#include "core/words/sentences.h"

#include <QCoreApplication>
#include <QStringList>

#include <cmath>
#include <map>

namespace tulpar::words {

namespace {

class Text {
    Q_DECLARE_TR_FUNCTIONS(words)
};

QString known(const std::optional<double> &value, int decimals)
{
    return value ? number(*value, decimals) : QStringLiteral("?");
}

/// "40 s", "12 min", "3 h 20 min".
QString span(const std::optional<double> &seconds)
{
    if (!seconds || *seconds < 90)
        return Text::tr("%1 s").arg(known(seconds, 0));
    const auto minutes = static_cast<int>(std::lround(*seconds / 60));
    if (minutes < 90)
        return Text::tr("%1 min").arg(minutes);
    return Text::tr("%1 h %2 min").arg(minutes / 60).arg(minutes % 60);
}

/// Of a constraint's stable word, as core/plan names it; a word without a sentence is shown as it is.
QString constraintName(const std::string &word)
{
    static const std::map<std::string, const char *> names{
        {"altitude_min", QT_TRANSLATE_NOOP("words", "altitude")},
        {"altitude_max", QT_TRANSLATE_NOOP("words", "altitude")},
        {"airmass", QT_TRANSLATE_NOOP("words", "air mass")},
        {"hour_angle_min", QT_TRANSLATE_NOOP("words", "hour angle")},
        {"hour_angle_max", QT_TRANSLATE_NOOP("words", "hour angle")},
        {"moon_distance", QT_TRANSLATE_NOOP("words", "distance from the Moon")},
        {"moon_altitude", QT_TRANSLATE_NOOP("words", "altitude of the Moon")},
        {"moon_phase", QT_TRANSLATE_NOOP("words", "phase of the Moon")},
        {"sun_altitude", QT_TRANSLATE_NOOP("words", "altitude of the Sun")},
        {"horizon", QT_TRANSLATE_NOOP("words", "horizon")},
        {"seeing", QT_TRANSLATE_NOOP("words", "seeing")},
        {"sky_brightness", QT_TRANSLATE_NOOP("words", "brightness of the sky")},
        {"window", QT_TRANSLATE_NOOP("words", "time window")},
        {"fixed_start", QT_TRANSLATE_NOOP("words", "fixed time")}};
    const auto found = names.find(word);
    return found == names.end() ? QString::fromStdString(word)
                                : QCoreApplication::translate("words", found->second);
}

/// "Swift, SVOM" of "swift svom".
QString missionNames(const std::string &words)
{
    static const std::map<QString, QString> names{
        {QStringLiteral("swift"), QStringLiteral("Swift")}, {QStringLiteral("svom"), QStringLiteral("SVOM")}};
    QStringList said;
    for (const QString &word : QString::fromStdString(words).split(QLatin1Char(' '))) {
        const auto found = names.find(word);
        said << (found == names.end() ? word : found->second);
    }
    return said.join(QStringLiteral(", "));
}

/// `who` names the requirement that decided, or the strategy whose outcome it is.
QString declined(const Reason &reason)
{
    const auto which = enumNamed<Rule>(reason.who);
    if (!which)
        return Text::tr("by the rules of %1 it is not answered at once", "strategy")
            .arg(QString::fromStdString(reason.who));
    AppliedRule applied;
    applied.rule = *which;
    applied.value = reason.value;
    applied.limit = reason.limit;
    applied.unit = unitOf(*which);
    return Text::tr("the rules decline it: %1", "requirement").arg(rule(applied));
}

} // namespace

QString nightReason(const Reason &reason)
{
    const QString value = known(reason.value, 1);
    const QString limit = known(reason.limit, 1);
    const QString who = QString::fromStdString(reason.who);
    switch (reason.code) {
    case ReasonCode::WaitsForSun:
        return Text::tr("Sun at %1°, begins at %2°").arg(value, limit);
    case ReasonCode::SunGone:
        return Text::tr("Sun at %1°, ends at %2°").arg(value, limit);
    case ReasonCode::PausedByPerson:
        return Text::tr("paused by %1", "person").arg(who);
    case ReasonCode::SkippedByPerson:
        return Text::tr("skipped by %1", "person").arg(who);
    case ReasonCode::BurstFirst:
        return Text::tr("%1 is answered first", "alert").arg(who);
    case ReasonCode::NoProgramme:
        return Text::tr("no programme");
    case ReasonCode::NothingFits:
        return reason.value ? Text::tr("nothing can be observed now; next in %1").arg(span(reason.value))
                            : Text::tr("nothing more can be observed tonight");
    case ReasonCode::PlannedLater:
        return Text::tr("%1 is better placed later: it begins in %2", "target; time")
            .arg(who, span(reason.value));
    case ReasonCode::BestOfPlan:
        return Text::tr("its place in the plan, priority %1").arg(known(reason.value, 0));
    case ReasonCode::FixedTime:
        if (!reason.value)
            return who.isEmpty() ? Text::tr("at its fixed time") : Text::tr("as %1 asked", "person").arg(who);
        if (*reason.value < 0)
            return Text::tr("that time passed %1 ago").arg(span(-*reason.value));
        return Text::tr("has a fixed time, in %1").arg(span(reason.value));
    case ReasonCode::TakenUpAgain:
        return Text::tr("taken up again: %1 of %2 exposures")
            .arg(known(reason.value, 0), known(reason.limit, 0));
    case ReasonCode::StepBefore:
        if (const auto step = enumNamed<NightStep>(reason.who))
            return Text::tr("first: %1", "step of the night").arg(nightStep(*step));
        return Text::tr("a step before is not done");
    case ReasonCode::NightOver:
        return Text::tr("%1 of the night left, %2 needed").arg(span(reason.value), span(reason.limit));
    case ReasonCode::NotRunning:
        return Text::tr("the night is not run by itself");
    case ReasonCode::AllDone:
        return Text::tr("everything for tonight is done");
    case ReasonCode::NotLevel:
        return Text::tr("%1 counts, %2 wanted").arg(known(reason.value, 0), known(reason.limit, 0));
    case ReasonCode::PlanAwaited:
        return reason.value ? Text::tr("planning: %1 targets").arg(known(reason.value, 0))
                            : Text::tr("a plan is being made");
    case ReasonCode::DrillHolds:
        return Text::tr("fire drill: held back on purpose");
    case ReasonCode::BestWaiting:
        if (!reason.who.empty())
            return Text::
                tr("nothing to observe: waits where a burst is reached in %1 s, not %2 s; counted in: the "
                   "field of %3",
                   "mean times; satellites")
                    .arg(value, limit, missionNames(reason.who));
        return Text::tr("nothing to observe: waits where a burst is reached in %1 s, not %2 s", "mean times")
            .arg(value, limit);
    case ReasonCode::ProgrammeRefused:
        return Text::tr("the programme has problems: %1").arg(known(reason.value, 0));
    case ReasonCode::NoSuchBlock:
        return Text::tr("the programme has no such block: %1", "target, block").arg(who);
    case ReasonCode::PossibleLater:
        return Text::tr("can begin in %1").arg(span(reason.value));
    case ReasonCode::NotTonight:
        return Text::tr("its constraints do not hold for long enough in what is left of this night");
    case ReasonCode::NextVisitOnly:
        return Text::tr("visit %1 follows visit %2 by its cadence", "numbers of visits of a block")
            .arg(known(reason.value, 0), known(reason.limit, 0));
    case ReasonCode::AllVisits:
        return Text::tr("goes to all visits of the block that are left: %1").arg(known(reason.value, 0));
    case ReasonCode::OtherVisitsAfter:
        return Text::tr("goes to the next visit; the others are planned after it: %1")
            .arg(known(reason.value, 0));
    case ReasonCode::VisitRuns:
        return Text::tr("it is being observed already");
    case ReasonCode::VisitsDone:
        return Text::tr("everything of the block is done tonight");
    case ReasonCode::ProgrammeLine:
        if (who.isEmpty())
            return Text::tr("one of its lines is wrong", "programme");
        return reason.value && *reason.value > 0
            ? Text::tr("line %1: %2", "of the programme").arg(known(reason.value, 0), who)
            : who;
    case ReasonCode::ConstraintBroken:
        if (reason.who == nameOf(ConstraintKind::Window) && reason.value)
            return Text::tr("outside of its time window by %1").arg(span(reason.value));
        return Text::tr("%1: %2, limit %3", "constraint").arg(constraintName(reason.who), value, limit);
    case ReasonCode::FitPoor:
        return Text::tr("%1 points fit, %2 needed").arg(known(reason.value, 0), known(reason.limit, 0));
    case ReasonCode::ModeForbids: // `who`: the step
        return Text::tr("without this step the roof stays open; the core closes it in the morning");
    case ReasonCode::NoStarSeen:
        return Text::tr("no star is seen where a bright one must be: clouds?");
    case ReasonCode::NoPointingStar:
        return Text::tr("no bright star stands well for the pointing check");
    case ReasonCode::PointingOff:
        return Text::tr("the telescope looks %1″ off, limit %2″", "pointing error").arg(value, limit);
    case ReasonCode::RuleDeclined:
        return declined(reason);
    default:
        return {};
    }
}

QString nightCure(const Reason &reason)
{
    switch (reason.code) {
    case ReasonCode::WaitsForSun:
    case ReasonCode::StepBefore:
    case ReasonCode::NothingFits:
        return Text::tr("wait; it goes on by itself");
    case ReasonCode::PlannedLater:
        return Text::tr("wait, or order it now");
    case ReasonCode::FixedTime:
        return reason.value ? Text::tr("wait; it goes on by itself") : Text::tr("nothing is needed");
    case ReasonCode::PausedByPerson:
        return Text::tr("continue it in the night's panel");
    case ReasonCode::SkippedByPerson:
        return Text::tr("start it again in the night's panel");
    case ReasonCode::BurstFirst:
        return Text::tr("wait; the block is taken up again after the burst");
    case ReasonCode::NoProgramme:
        return Text::tr("give it a programme: Programme, Open");
    case ReasonCode::SunGone:
    case ReasonCode::NightOver:
        return Text::tr("another night");
    case ReasonCode::NotRunning:
        return Text::tr("switch on: run the night");
    case ReasonCode::NotLevel:
        return Text::tr("brighter or darker twilight");
    case ReasonCode::PlanAwaited:
    case ReasonCode::DrillHolds:
    case ReasonCode::BestWaiting:
        return Text::tr("nothing is needed");
    case ReasonCode::ProgrammeRefused:
        return Text::tr("mend its lines, or take its good targets; tulparctl plan lists all of them");
    case ReasonCode::ConstraintBroken:
        return Text::tr("wait; the plan is made anew");
    case ReasonCode::NoSuchBlock:
        return Text::tr("target and block as the programme names them");
    case ReasonCode::PossibleLater:
        return Text::tr("nothing is needed; it begins then");
    case ReasonCode::NotTonight:
        return Text::tr("another night, or wider limits in the programme");
    case ReasonCode::NextVisitOnly:
        return Text::tr("move the next visit; the others follow it");
    case ReasonCode::AllVisits:
    case ReasonCode::OtherVisitsAfter:
    case ReasonCode::VisitRuns:
        return Text::tr("nothing is needed");
    case ReasonCode::VisitsDone:
        return Text::tr("more repeats in the programme");
    case ReasonCode::ProgrammeLine:
        return Text::tr("mend this line");
    case ReasonCode::FitPoor:
        return Text::tr("a field with more stars; then start the step again");
    case ReasonCode::ModeForbids:
        return Text::tr("close it now by hand, or take the engineering mode: then the roof is yours");
    case ReasonCode::NoStarSeen:
        return Text::tr("a clear sky; then start the step again");
    case ReasonCode::NoPointingStar:
        return Text::tr("start the step again later; the core must have found its star catalogue");
    case ReasonCode::PointingOff:
        return Text::tr("look at the mount: its clock, its pointing model, its encoders");
    case ReasonCode::RuleDeclined:
        return Text::tr("look at the rules: a burst there and then would not be answered either");
    case ReasonCode::BestOfPlan:
    case ReasonCode::TakenUpAgain:
    case ReasonCode::AllDone:
        return Text::tr("nothing is needed");
    default:
        return {};
    }
}

QString nightStep(NightStep step)
{
    switch (step) {
    case NightStep::StartUp:
        return Text::tr("start-up");
    case NightStep::Open:
        return Text::tr("open");
    case NightStep::DuskFlats:
        return Text::tr("dusk flats");
    case NightStep::Focus:
        return Text::tr("focus");
    case NightStep::Pointing:
        return Text::tr("pointing check");
    case NightStep::Observe:
        return Text::tr("observing");
    case NightStep::DawnFlats:
        return Text::tr("dawn flats");
    case NightStep::Close:
        return Text::tr("close");
    case NightStep::Park:
        return Text::tr("park");
    case NightStep::Darks:
        return Text::tr("darks");
    case NightStep::ShutDown:
        return Text::tr("shutdown");
    }
    return {};
}

QString nightStepState(NightStepState state)
{
    switch (state) {
    case NightStepState::Waiting:
        return Text::tr("waits", "step of the night");
    case NightStepState::Running:
        return Text::tr("runs", "step of the night");
    case NightStepState::Paused:
        return Text::tr("paused", "step of the night");
    case NightStepState::Done:
        return Text::tr("done", "step of the night");
    case NightStepState::Skipped:
        return Text::tr("skipped", "step of the night");
    }
    return {};
}

QString blockState(BlockState state)
{
    switch (state) {
    case BlockState::Planned:
        return Text::tr("planned", "block");
    case BlockState::Acquiring:
        return Text::tr("slewing", "block");
    case BlockState::Exposing:
        return Text::tr("exposing", "block");
    case BlockState::Interrupted:
        return Text::tr("interrupted", "block");
    case BlockState::Done:
        return Text::tr("done", "block");
    case BlockState::Failed:
        return Text::tr("given up", "block");
    case BlockState::Skipped:
        return Text::tr("skipped", "block");
    }
    return {};
}

} // namespace tulpar::words
