#include "core/words/numbers.h"
#include "core/words/plan_sentences.h"

#include <QCoreApplication>
#include <QStringList>

#include <cmath>

namespace tulpar::words {

using namespace Qt::Literals::StringLiterals;

namespace {

class Text {
    Q_DECLARE_TR_FUNCTIONS(words)
};

QString degreesOf(double value)
{
    return number(value, 1) + u'\u00b0';
}

QString hoursOf(double degreesValue)
{
    return Text::tr("%1 h").arg(number(degreesValue / 15, 1));
}

QString unitText(ConstraintKind kind, double value)
{
    switch (kind) {
    case ConstraintKind::Airmass:
        return number(value, 2);
    case ConstraintKind::HourAngleMin:
    case ConstraintKind::HourAngleMax:
        return hoursOf(value);
    case ConstraintKind::MoonPhase:
        return number(value * 100, 0) + u" %"_s;
    case ConstraintKind::Seeing:
        return number(value, 1) + u'\u2033';
    case ConstraintKind::SkyBrightness:
        return Text::tr("%1 mag").arg(number(value, 1));
    case ConstraintKind::Window:
    case ConstraintKind::FixedStart:
        return age(fromSeconds(value));
    default:
        return degreesOf(value);
    }
}

QString quantity(ConstraintKind kind)
{
    switch (kind) {
    case ConstraintKind::AltitudeMin:
    case ConstraintKind::AltitudeMax:
        return Text::tr("altitude");
    case ConstraintKind::Airmass:
        return Text::tr("air mass");
    case ConstraintKind::HourAngleMin:
    case ConstraintKind::HourAngleMax:
        return Text::tr("hour angle");
    case ConstraintKind::MoonDistance:
        return Text::tr("distance to the Moon");
    case ConstraintKind::MoonAltitude:
        return Text::tr("altitude of the Moon");
    case ConstraintKind::MoonPhase:
        return Text::tr("Moon lit");
    case ConstraintKind::SunAltitude:
        return Text::tr("Sun");
    case ConstraintKind::Horizon:
        return Text::tr("altitude above what stands around");
    case ConstraintKind::Seeing:
        return Text::tr("seeing");
    case ConstraintKind::SkyBrightness:
        return Text::tr("sky brightness");
    case ConstraintKind::Window:
        return Text::tr("window");
    case ConstraintKind::FixedStart:
        return Text::tr("fixed time");
    }
    return {};
}

bool isLowerLimit(ConstraintKind kind)
{
    switch (kind) {
    case ConstraintKind::AltitudeMin:
    case ConstraintKind::HourAngleMin:
    case ConstraintKind::MoonDistance:
    case ConstraintKind::Horizon:
    case ConstraintKind::SkyBrightness:
        return true;
    default:
        return false;
    }
}

QString listed(const std::vector<std::string> &names)
{
    constexpr qsizetype kMost = 4; // of a crowd the first tell enough
    QStringList texts;
    for (const std::string &name : names)
        texts << (texts.size() < kMost ? QString::fromStdString(name) : u"\u2026"_s);
    return texts.mid(0, kMost + 1).join(u", "_s);
}

QString failedText(const std::vector<FailedConstraint> &failed)
{
    QStringList texts;
    for (const FailedConstraint &one : failed)
        texts << failedConstraint(one);
    return texts.join(u"; "_s);
}

QString dispatchReason(const Dispatch &dispatch)
{
    switch (dispatch.reason) {
    case DispatchReason::Planned:
        return Text::tr("its time has come");
    case DispatchReason::InProgress:
        return Text::tr("in progress");
    case DispatchReason::ConstraintBroken:
        return failedText(dispatch.failed);
    case DispatchReason::BeforeItsTime:
        return Text::tr("the plan has a better time for it");
    case DispatchReason::AlertInHand:
        return Text::tr("an alert has the telescope");
    case DispatchReason::NotSafe:
        return Text::tr("the conditions do not permit it");
    case DispatchReason::NotOpen:
        return Text::tr("the observatory is not open");
    case DispatchReason::StartMissed:
        return Text::tr("its time passed %1 ago").arg(age(dispatch.late));
    case DispatchReason::ChannelsMissing:
        return Text::tr("no camera for it: %1").arg(listed(dispatch.channels));
    case DispatchReason::PlanAtEnd:
        return Text::tr("nothing more is planned tonight");
    }
    return {};
}

} // namespace

QString failedConstraint(const FailedConstraint &failed)
{
    if (failed.kind == ConstraintKind::Window)
        return Text::tr("outside of its window by %1").arg(age(fromSeconds(failed.value)));
    if (failed.kind == ConstraintKind::FixedStart)
        return Text::tr("%1 from its fixed time").arg(age(fromSeconds(failed.value)));
    return Text::tr("%1 %2 %3 %4", "quantity, value, comparison sign, limit")
        .arg(
            quantity(failed.kind), unitText(failed.kind, failed.value),
            isLowerLimit(failed.kind) ? u"<"_s : u">"_s, unitText(failed.kind, failed.limit));
}

QString placedBecause(const PlannedVisit &visit)
{
    const QString air = number(visit.airmass, 2);
    switch (visit.because) {
    case PlacedBecause::Running:
        return Text::tr("running");
    case PlacedBecause::FixedTime:
        return Text::tr("fixed time");
    case PlacedBecause::Best:
        return Text::tr("as good as it gets tonight: air mass %1").arg(air);
    case PlacedBecause::Cadence:
        return Text::tr("time since the repeat before: air mass %1").arg(air);
    case PlacedBecause::WindowEnds:
        return Text::tr("before it is no longer possible: air mass %1").arg(air);
    case PlacedBecause::Room:
        return Text::tr("the best that was free: air mass %1").arg(air);
    }
    return {};
}

QString whyNot(const WhyNotAnswer &answer)
{
    const QString failed = answer.failed ? failedConstraint(*answer.failed) : QString();
    const QString possible = age(fromSeconds(answer.value));
    const QString needed = age(fromSeconds(answer.limit));
    switch (answer.why) {
    case WhyNot::ConstraintAllNight:
        return Text::tr("all night: %1").arg(failed);
    case WhyNot::TooShort:
        return Text::tr("possible for %1 at most, but it takes %2").arg(possible, needed);
    case WhyNot::NeverTogether:
        return Text::tr("its conditions never hold together; nearest: %1").arg(failed);
    case WhyNot::CrowdedOut:
        return answer.others.empty()
            ? Text::tr("what is planned is worth more")
            : Text::tr("what is planned is worth more: %1").arg(listed(answer.others));
    case WhyNot::AlternativeTaken:
        return Text::tr("one of its group is planned: %1").arg(listed(answer.others));
    case WhyNot::PartnerImpossible:
        return Text::tr("another of its group is not possible: %1").arg(listed(answer.others));
    case WhyNot::QuotaUsed:
        return Text::tr("its owner has %1 left tonight, but it takes %2")
            .arg(age(fromSeconds(answer.limit)), possible);
    case WhyNot::CadenceMissed:
        return Text::tr("no room for its repeats at their intervals");
    case WhyNot::NotRisen:
        return Text::tr("it never rises here");
    case WhyNot::AtFixedTime:
        return failed.isEmpty() ? Text::tr("its fixed time is over, or not of this night")
                                : Text::tr("at its fixed time: %1").arg(failed);
    }
    return {};
}

QString wouldFitIf(const WhyNotAnswer &answer)
{
    if (!answer.change)
        return {};
    const PossibleChange &change = *answer.change;
    switch (change.kind) {
    case ChangeKind::Relax:
        if (change.constraint == ConstraintKind::Horizon)
            return Text::tr("what stands around did not count");
        return Text::tr("limit of %1 %2 instead of %3", "quantity, new limit, old limit")
            .arg(
                quantity(change.constraint), unitText(change.constraint, change.to),
                unitText(change.constraint, change.from));
    case ChangeKind::Shorten:
        return Text::tr("shortened to %1 % of its exposures").arg(std::lround(change.to * 100));
    case ChangeKind::RaisePriority:
        return Text::tr("priority %1 instead of %2").arg(number(change.to, 2), number(change.from, 2));
    case ChangeKind::WaitUntil:
        return Text::tr("wait until the evening of %1").arg(QString::fromStdString(change.date));
    case ChangeKind::FreeStart:
        return Text::tr("its start were not fixed");
    case ChangeKind::DropWindow:
        return Text::tr("its windows did not count");
    case ChangeKind::RaiseQuota:
        return Text::tr("quota of its owner %1 instead of %2")
            .arg(age(fromSeconds(change.to)), age(fromSeconds(change.from)));
    case ChangeKind::Without:
        return Text::tr("%1 were left out").arg(QString::fromStdString(change.other));
    }
    return {};
}

QString dispatch(const Dispatch &dispatch)
{
    const QString block = dispatch.visit ? QString::fromStdString(dispatch.visit->block) : QString();
    const QString why = dispatchReason(dispatch);
    switch (dispatch.action) {
    case DispatchAction::Start:
        return dispatch.channels.empty()
            ? Text::tr("start %1: %2").arg(block, why)
            : Text::tr("start %1 without %2: %3").arg(block, listed(dispatch.channels), why);
    case DispatchAction::Continue:
        return Text::tr("go on with %1: %2").arg(block, why);
    case DispatchAction::Abort:
        return Text::tr("end %1: %2").arg(block, why);
    case DispatchAction::Wait:
        return Text::tr("wait until %1 for %2: %3")
            .arg(dispatch.until ? utcTime(*dispatch.until) : QString(), block, why);
    case DispatchAction::Yield:
    case DispatchAction::Hold:
        return Text::tr("hold: %1").arg(why);
    case DispatchAction::Replan:
        return Text::tr("plan anew without %1 now: %2").arg(block, why);
    case DispatchAction::Idle:
        return Text::tr("idle: %1").arg(why);
    }
    return {};
}

QString preemption(const PreemptionPrice &price)
{
    const auto loss = [&](PreemptWhen when) { return number(price.loss[static_cast<std::size_t>(when)], 0); };
    switch (price.choice) {
    case PreemptWhen::Now:
        return Text::tr("interrupt now: costs %1; after this exposure %2, after the block %3")
            .arg(loss(PreemptWhen::Now), loss(PreemptWhen::AfterExposure), loss(PreemptWhen::AfterBlock));
    case PreemptWhen::AfterExposure:
        return Text::tr("interrupt after this exposure: costs %1; now %2, after the block %3")
            .arg(loss(PreemptWhen::AfterExposure), loss(PreemptWhen::Now), loss(PreemptWhen::AfterBlock));
    case PreemptWhen::AfterBlock:
        return Text::tr("interrupt after the block: costs %1; now %2, after this exposure %3")
            .arg(loss(PreemptWhen::AfterBlock), loss(PreemptWhen::Now), loss(PreemptWhen::AfterExposure));
    }
    return {};
}

QString waitingPlace(const WaitingPlace &place)
{
    return Text::tr("wait at azimuth %1, altitude %2: %3 to the next burst on average instead of %4")
        .arg(
            degrees(place.mechanicalAzimuth.wrapped()), degrees(place.altitude), secondsOf(place.expected),
            secondsOf(place.expectedHere));
}

} // namespace tulpar::words
