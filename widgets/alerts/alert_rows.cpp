#include "widgets/alerts/alert_rows.h"

#include "core/sky/observer.h"
#include "core/sky/rise_set.h"
#include "core/words/numbers.h"
#include "core/words/sentences.h"

#include <QCoreApplication>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

namespace {

class Text {
    Q_DECLARE_TR_FUNCTIONS(AlertRows)
};

QString altitudeText(const AlertView &alert, const ObservatoryView &observatory, UtcInstant now)
{
    if (!alert.position)
        return Text::tr("no position");
    const AlertSky sky = alertSky(*alert.position, observatory, now);
    const QString altitude = words::degrees(sky.altitude);
    const QString limit = words::degrees(observatory.altitudeSoft);
    if (sky.isAbove && sky.setsBelow)
        return Text::tr("%1, below %2 at %3")
            .arg(altitude, limit, words::utcTime(*sky.setsBelow, words::Precision::Minutes));
    if (sky.isAbove)
        return Text::tr("%1, never below %2").arg(altitude, limit);
    if (sky.risesAbove)
        return Text::tr("%1, above %2 at %3")
            .arg(altitude, limit, words::utcTime(*sky.risesAbove, words::Precision::Minutes));
    return Text::tr("%1, never above %2").arg(altitude, limit);
}

void showState(AlertRow &row, AlertState state)
{
    row.state = words::alert(state);
    switch (state) {
    case AlertState::New:
        row.mark = Mark::Resting;
        break;
    case AlertState::Responding:
        row.mark = Mark::Moving;
        row.need = Need::Look;
        break;
    case AlertState::Observed:
        row.mark = Mark::Done;
        break;
    case AlertState::Queued:
        row.mark = Mark::Waiting;
        break;
    case AlertState::Asking:
        row.mark = Mark::Trouble;
        row.need = Need::Act;
        break;
    case AlertState::Ignored:
        row.mark = Mark::Closed;
        row.isQuiet = true;
        break;
    case AlertState::Refused:
        row.mark = Mark::Unknown;
        row.isQuiet = true;
        break;
    case AlertState::Retracted:
        row.mark = Mark::Refused;
        row.isQuiet = true;
        row.isStruck = true;
        break;
    case AlertState::Superseded:
        row.mark = Mark::Moving;
        row.isQuiet = true;
        break;
    case AlertState::NotABurst:
    case AlertState::Declined:
        row.mark = Mark::Refused;
        row.isQuiet = true;
        break;
    case AlertState::Test:
        row.mark = Mark::Resting;
        row.isQuiet = true;
        break;
    case AlertState::Failed:
        row.mark = Mark::Trouble;
        row.need = Need::Act;
        break;
    }
}

QString timeText(const std::optional<UtcInstant> &time)
{
    return time ? words::utcDate(*time) + u' ' + words::utcTime(*time, words::Precision::Milliseconds)
                : Text::tr("unknown");
}

} // namespace

AlertSky alertSky(const IcrsDirection &position, const ObservatoryView &observatory, UtcInstant now)
{
    const Observer observer(observatory.site, now);
    AlertSky sky;
    sky.altitude = observer.observed(position).altitude;
    sky.isAbove = sky.altitude >= observatory.altitudeSoft;
    if (sky.isAbove)
        sky.setsBelow = nextCrossing(position, observatory.altitudeSoft, Crossing::Setting, observer);
    else
        sky.risesAbove = nextCrossing(position, observatory.altitudeSoft, Crossing::Rising, observer);
    return sky;
}

AlertRow alertRow(const AlertView &alert, const ObservatoryView &observatory, UtcInstant now)
{
    AlertRow row;
    row.event = alert.event;
    row.triggerUtc = alert.triggerUtc;
    row.name = QString::fromStdString(alert.name);
    row.source = QString::fromStdString(alert.source);
    showState(row, alert.state);
    if (alert.refusal) {
        row.decision = Text::tr("unreadable: %1").arg(QString::fromStdString(*alert.refusal));
        return row;
    }
    row.error = alert.errorRadius
        ? Text::tr("%1 / %2", "error radius, field width")
              .arg(words::radius(*alert.errorRadius), words::radius(observatory.fieldWidth))
        : Text::tr("unknown");
    row.altitude = altitudeText(alert, observatory, now);
    row.decision = words::decision(alert.decision);
    return row;
}

QString alertAge(const AlertRow &row, UtcInstant now)
{
    return row.triggerUtc ? words::age(ageAt(now, *row.triggerUtc)) : u"?"_s;
}

std::vector<AlertFact> alertFacts(const AlertView &alert, const ObservatoryView &observatory, UtcInstant now)
{
    std::vector<AlertFact> facts;
    const auto add = [&](const QString &name, const QString &value) {
        facts.push_back({name, value, std::nullopt});
    };
    if (alert.refusal)
        add(Text::tr("unreadable"), QString::fromStdString(*alert.refusal));
    for (const AppliedRule &applied : alert.decision.rules)
        facts.push_back({words::outcome(alert.decision.outcome), words::rule(applied), applied.passed});
    add(Text::tr("notice"), QString::fromStdString(alert.kind));
    add(Text::tr("event"), QString::fromStdString(alert.event));
    add(Text::tr("T0"), timeText(alert.triggerUtc));
    add(Text::tr("sent"), timeText(alert.noticeUtc));
    add(Text::tr("received"), timeText(alert.receivedUtc));
    if (alert.position) {
        add(Text::tr("RA Dec"), words::direction(*alert.position));
        add(Text::tr("degrees"), words::direction(*alert.position, words::Notation::Degrees));
        add(Text::tr("altitude"), altitudeText(alert, observatory, now));
    }
    if (alert.errorRadius)
        add(Text::tr("error"), words::radius(*alert.errorRadius));
    return facts;
}

} // namespace tulpar
