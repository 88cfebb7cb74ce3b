#include "widgets/alerts/alert_rows.h"

#include "core/sky/rise_set.h"
#include "core/words/numbers.h"
#include "core/words/sentences.h"

#include <QCoreApplication>
#include <QStringList>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

namespace {

class Text {
    Q_DECLARE_TR_FUNCTIONS(AlertRows)
};

QString timeText(const std::optional<UtcInstant> &time)
{
    return time ? words::utcDate(*time) + u' ' + words::utcTime(*time, words::Precision::Milliseconds)
                : Text::tr("unknown");
}

QString apartText(Duration apart)
{
    return apart < Duration::zero() ? Text::tr("%1 earlier").arg(words::age(-apart))
                                    : Text::tr("%1 later").arg(words::age(apart));
}

QString squareDegrees(double area)
{
    return Text::tr("%1 deg²", "area on the sky").arg(words::number(area, area < 10 ? 1 : 0));
}

void addRegion(std::vector<AlertFact> &facts, const SkyRegion &region)
{
    const QString name =
        region.source == SkyMapSource::Combined ? Text::tr("combined sky map") : Text::tr("sky map");
    QString value = Text::tr("90 % in %1, 50 % in %2")
                        .arg(squareDegrees(region.area90Deg2), squareDegrees(region.area50Deg2));
    if (region.distanceMeanMpc)
        value += Text::tr(", %1 ± %2 Mpc", "distance, its error")
                     .arg(
                         words::number(*region.distanceMeanMpc, 0),
                         region.distanceStdMpc ? words::number(*region.distanceStdMpc, 0) : u"?"_s);
    if (!region.instruments.empty())
        value += u" · "_s + QString::fromStdString(region.instruments);
    facts.push_back({name, value, std::nullopt});
    facts.push_back({Text::tr("peak of the map"), words::direction(region.peak), std::nullopt});
}

/// Whose word it was, after a question or against the rules.
QString answerSentence(const AlertView &alert)
{
    const QString who = QString::fromStdString(alert.answeredBy);
    if (who.isEmpty())
        return Text::tr("nobody answered in time: %1").arg(words::outcome(alert.decision.unanswered));
    return (*alert.answer ? Text::tr("respond: %1's word") : Text::tr("declined by %1")).arg(who);
}

} // namespace

AlertSky alertSky(const IcrsDirection &position, const ObservatoryView &observatory, const Observer &observer)
{
    AlertSky sky;
    sky.altitude = observer.observed(position).altitude;
    sky.isAbove = sky.altitude >= observatory.altitudeSoft;
    if (sky.isAbove)
        sky.setsBelow = nextCrossing(position, observatory.altitudeSoft, Crossing::Setting, observer);
    else
        sky.risesAbove = nextCrossing(position, observatory.altitudeSoft, Crossing::Rising, observer);
    return sky;
}

QString alertAltitude(const AlertView &alert, const ObservatoryView &observatory, const Observer &observer)
{
    if (alert.refusal)
        return {};
    if (!alert.position)
        return alert.regions.empty() ? Text::tr("no position") : Text::tr("sky map only");
    const AlertSky sky = alertSky(*alert.position, observatory, observer);
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

AlertRow alertRow(const AlertView &alert, const ObservatoryView &observatory)
{
    AlertRow row;
    row.event = alert.event;
    row.triggerUtc = alert.triggerUtc;
    row.name = QString::fromStdString(alert.name);
    row.source = QString::fromStdString(alert.source);
    row.state = words::alert(alert.state);
    row.look = alertLook(alert.state);
    if (alert.refusal) {
        row.decision = Text::tr("unreadable: %1").arg(QString::fromStdString(*alert.refusal));
        return row;
    }
    if (alert.errorRadius)
        row.error = Text::tr("%1 / %2", "error radius, field width")
                        .arg(words::radius(*alert.errorRadius), words::radius(observatory.fieldWidth));
    else if (!alert.regions.empty())
        row.error = squareDegrees(alert.regions.front().area90Deg2);
    else
        row.error = Text::tr("unknown");
    row.decision = alert.answer ? answerSentence(alert) : words::decision(alert.decision);
    return row;
}

QString alertAge(const std::optional<UtcInstant> &triggerUtc, UtcInstant now)
{
    return triggerUtc ? words::age(ageAt(now, *triggerUtc)) : u"?"_s;
}

std::vector<AlertFact> alertRules(const Decision &decision)
{
    std::vector<AlertFact> facts;
    for (const AppliedRule &applied : decision.rules)
        facts.push_back({words::outcome(applied.otherwise), words::rule(applied), applied.passed});
    return facts;
}

std::vector<AlertFact> alertFacts(
    const AlertView &alert, const ObservatoryView &observatory, const Observer &observer)
{
    std::vector<AlertFact> facts;
    const auto add = [&](const QString &name, const QString &value) {
        facts.push_back({name, value, std::nullopt});
    };
    if (alert.refusal)
        add(Text::tr("unreadable"), QString::fromStdString(*alert.refusal));
    if (alert.position) {
        add(Text::tr("RA Dec"), words::direction(*alert.position));
        add(Text::tr("degrees"), words::direction(*alert.position, words::Notation::Degrees));
    }
    if (alert.errorRadius)
        add(Text::tr("error"), words::radius(*alert.errorRadius));
    if (!alert.refusal)
        add(Text::tr("altitude"), alertAltitude(alert, observatory, observer));
    add(Text::tr("T0"), timeText(alert.triggerUtc));
    add(Text::tr("sent"), timeText(alert.noticeUtc));
    add(Text::tr("received"), timeText(alert.receivedUtc));
    add(Text::tr("event"), QString::fromStdString(alert.event));
    if (!alert.aliases.empty()) {
        QStringList names;
        for (const std::string &alias : alert.aliases)
            names << QString::fromStdString(alias);
        add(Text::tr("also"), names.join(u", "_s));
    }
    add(Text::tr("notice"), QString::fromStdString(alert.kind));
    if (!alert.refusal)
        add(Text::tr("class"), words::sourceClass(alert.sourceClass));
    if (alert.test == Stated::Yes)
        add(Text::tr("test"), Text::tr("yes, the notice says so"));
    if (alert.isReplay)
        add(Text::tr("replay"), Text::tr("from a recorded stream"));
    for (const SkyRegion &region : alert.regions)
        addRegion(facts, region);
    for (const RelatedEvent &other : alert.related)
        add(Text::tr("perhaps the same as"),
            other.separation
                ? Text::tr("%1: T0 %2, %3 away")
                      .arg(
                          QString::fromStdString(other.name), apartText(other.apart),
                          words::radius(*other.separation))
                : Text::tr("%1: T0 %2").arg(QString::fromStdString(other.name), apartText(other.apart)));
    return facts;
}

} // namespace tulpar
