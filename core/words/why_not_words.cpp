#include "core/words/why_not_words.h"

#include "core/words/numbers.h"

#include <QCoreApplication>
#include <QStringList>

#include <cmath>

namespace tulpar::words {

using namespace Qt::Literals::StringLiterals;

namespace {

class Text {
    Q_DECLARE_TR_FUNCTIONS(words)
};

/// "40 s", "12 min", "3 h 20 min".
QString span(double seconds)
{
    if (std::abs(seconds) < 90)
        return Text::tr("%1 s").arg(number(seconds, 0));
    const auto minutes = static_cast<int>(std::lround(seconds / 60));
    if (std::abs(minutes) < 90)
        return Text::tr("%1 min").arg(number(minutes, 0));
    return Text::tr("%1 h %2 min").arg(minutes / 60).arg(std::abs(minutes % 60));
}

QString names(const std::vector<std::string> &others)
{
    QStringList all;
    for (const std::string &other : others) {
        if (all.size() == 3) {
            all.append(u"\u2026"_s);
            break;
        }
        all.append(QString::fromStdString(other));
    }
    return all.join(u", "_s);
}

/// Of the change of a limit: which way it goes is in its values.
QString relaxed(const PossibleChange &change)
{
    const QString from = constraintValue(change.constraint, change.from);
    const QString to = constraintValue(change.constraint, change.to);
    const QString name = constraint(change.constraint);
    return change.to < change.from ? Text::tr("lower the limit: %1 from %2 to %3").arg(name, from, to)
                                   : Text::tr("raise the limit: %1 from %2 to %3").arg(name, from, to);
}

} // namespace

QString constraint(ConstraintKind kind)
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
        return Text::tr("distance from the Moon");
    case ConstraintKind::MoonAltitude:
        return Text::tr("altitude of the Moon");
    case ConstraintKind::MoonPhase:
        return Text::tr("phase of the Moon");
    case ConstraintKind::SunAltitude:
        return Text::tr("altitude of the Sun");
    case ConstraintKind::Horizon:
        return Text::tr("horizon");
    case ConstraintKind::Seeing:
        return Text::tr("seeing");
    case ConstraintKind::SkyBrightness:
        return Text::tr("brightness of the sky");
    case ConstraintKind::Window:
        return Text::tr("time window");
    case ConstraintKind::FixedStart:
        return Text::tr("fixed time");
    }
    return {};
}

QString constraintValue(ConstraintKind kind, double value)
{
    switch (kind) {
    case ConstraintKind::AltitudeMin:
    case ConstraintKind::AltitudeMax:
    case ConstraintKind::MoonDistance:
    case ConstraintKind::MoonAltitude:
    case ConstraintKind::SunAltitude:
    case ConstraintKind::Horizon:
        return degrees(Angle::degrees(value), 1);
    case ConstraintKind::HourAngleMin:
    case ConstraintKind::HourAngleMax:
        return Text::tr("%1 h").arg(number(value / 15, 1));
    case ConstraintKind::Airmass:
        return number(value, 2);
    case ConstraintKind::MoonPhase:
        return Text::tr("%1 %").arg(number(value * 100, 0));
    case ConstraintKind::Seeing:
        return number(value, 1) + u"\u2033"_s;
    case ConstraintKind::SkyBrightness:
        return Text::tr("%1 mag/\u2033\u00b2").arg(number(value, 1));
    case ConstraintKind::Window:
    case ConstraintKind::FixedStart:
        return span(value);
    }
    return {};
}

QString whyNot(const WhyNotAnswer &answer)
{
    const auto failed = [&] {
        const FailedConstraint &broken = *answer.failed;
        if (broken.kind == ConstraintKind::Window)
            return Text::tr("outside its time windows by %1").arg(constraintValue(broken.kind, broken.value));
        if (broken.kind == ConstraintKind::FixedStart)
            return Text::tr("not at its fixed time");
        return Text::tr("%1 %2 at best, limit %3", "constraint")
            .arg(
                constraint(broken.kind), constraintValue(broken.kind, broken.value),
                constraintValue(broken.kind, broken.limit));
    };
    const QString others = names(answer.others);
    switch (answer.why) {
    case WhyNot::ConstraintAllNight:
        return answer.failed ? failed() : Text::tr("a constraint fails all night");
    case WhyNot::TooShort:
        return Text::tr("possible for %1, needs %2").arg(span(answer.value), span(answer.limit));
    case WhyNot::NeverTogether:
        return answer.failed ? Text::tr("its constraints never hold together; nearest: %1").arg(failed())
                             : Text::tr("its constraints never hold together");
    case WhyNot::CrowdedOut:
        return others.isEmpty() ? Text::tr("others are worth more")
                                : Text::tr("worth more in its time: %1").arg(others);
    case WhyNot::AlternativeTaken:
        return Text::tr("its alternative is planned: %1").arg(others);
    case WhyNot::PartnerImpossible:
        return Text::tr("only together with %1, which is not possible").arg(others);
    case WhyNot::QuotaUsed:
        return Text::tr("its owner has %1 left tonight, needs %2")
            .arg(span(answer.limit), span(answer.value));
    case WhyNot::CadenceMissed:
        return Text::tr("the repeat before it is missing, or too long ago");
    case WhyNot::NotRisen:
        return Text::tr("never rises here");
    }
    return {};
}

QString possibleChange(const WhyNotAnswer &answer)
{
    if (!answer.change)
        return Text::tr("no single change helps tonight");
    const PossibleChange &change = *answer.change;
    switch (change.kind) {
    case ChangeKind::Relax:
        return relaxed(change);
    case ChangeKind::Shorten:
        return Text::tr("shorten it to %1 %").arg(number(change.to * 100, 0));
    case ChangeKind::RaisePriority:
        return Text::tr("raise its priority from %1 to %2").arg(number(change.from, 1), number(change.to, 1));
    case ChangeKind::WaitUntil:
        return Text::tr("wait until %1").arg(QString::fromStdString(change.date));
    case ChangeKind::FreeStart:
        return Text::tr("give up its fixed time");
    case ChangeKind::DropWindow:
        return Text::tr("give up its time windows");
    case ChangeKind::RaiseQuota:
        return Text::tr("raise the quota of its owner to %1").arg(span(change.to));
    case ChangeKind::Without:
        return Text::tr("leave out %1").arg(QString::fromStdString(change.other));
    }
    return {};
}

} // namespace tulpar::words
