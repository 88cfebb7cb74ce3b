// What was observed, answered and focused.
#include "core/words/night.h"
#include "core/words/night_report_parts.h"
#include "core/words/numbers.h"
#include "core/words/sentences.h"

#include "core/sky/airmass.h"

#include <QCoreApplication>

#include <algorithm>

namespace tulpar::words {

using namespace Qt::Literals::StringLiterals;

namespace {

class Text {
    Q_DECLARE_TR_FUNCTIONS(words)
};

constexpr qsizetype kMostWaterfalls = 3;

QString said(const std::string &text)
{
    return QString::fromStdString(text);
}

/// "12 × g′ r′ i′", or "g′ 12, r′ 11 (of 12)": stored frames of each channel, with what was begun.
QString framesOf(const ReportCounts &counts)
{
    const auto isAsFirst = [&](const auto &one) {
        return one.second.stored == counts.begin()->second.stored && one.second.begun == one.second.stored;
    };
    if (counts.size() > 1 && std::ranges::all_of(counts, isAsFirst)) {
        QStringList channels;
        for (const auto &[name, count] : counts)
            channels << channel(name);
        return u"%1 × %2"_s.arg(counts.begin()->second.stored).arg(channels.join(u' '));
    }
    QStringList parts;
    for (const auto &[name, count] : counts) {
        QString part = u"%1 %2"_s.arg(channel(name)).arg(count.stored);
        if (count.begun > count.stored)
            part += u" "_s + Text::tr("(of %1)").arg(count.begun);
        parts << part;
    }
    return parts.join(u", "_s);
}

/// The longest of the channels: they look at the same time.
Duration exposedOf(const ReportCounts &counts)
{
    Duration longest{};
    for (const auto &[name, count] : counts)
        longest = std::max(longest, count.exposed);
    return longest;
}

QString rangeOf(const std::optional<Angle> &from, const std::optional<Angle> &to)
{
    if (!from || !to)
        return u"–"_s;
    const QString low = number(from->asDegrees(), 0);
    const QString high = number(to->asDegrees(), 0);
    return low == high ? low + u'°' : low + u"°–"_s + high + u'°';
}

QString airmassOf(const ReportSubject &subject)
{
    const auto least = subject.highest ? airmass(*subject.highest) : std::nullopt;
    const auto most = subject.lowest ? airmass(*subject.lowest) : std::nullopt;
    if (!least || !most)
        return u"–"_s;
    const QString from = fixed(*least, 2);
    const QString to = fixed(*most, 2);
    return from == to ? from : from + u'–' + to;
}

QStringList subjectRow(const ReportSubject &subject, const QString &state)
{
    return {
        subjectText(subject.name),
        state,
        subject.first ? hoursOf(*subject.first, subject.last) : u"–"_s,
        framesOf(subject.counts),
        hoursAndMinutes(exposedOf(subject.counts)),
        rangeOf(subject.lowest, subject.highest),
        airmassOf(subject)};
}

QString stateOf(const ReportBlock &block)
{
    QString state = blockState(block.state);
    if (block.interruptions > 0)
        state += u", "_s + Text::tr("interrupted: %1", "times").arg(block.interruptions);
    return state;
}

/// "respond: ...", and what came of it.
QString outcomeOf(const ReportAlert &alert, const NightReport &report)
{
    if (alert.isWithdrawn && alert.responses.empty())
        return Text::tr("withdrawn", "alert");
    if (alert.responses.empty()) {
        if (!alert.answer)
            return {};
        if (alert.answeredBy.empty())
            return Text::tr("nobody answered in time");
        return *alert.answer ? Text::tr("accepted by %1").arg(said(alert.answeredBy))
                             : Text::tr("declined by %1").arg(said(alert.answeredBy));
    }
    const ReportSubject *frames = subjectOf(report, alert.event);
    QString text = frames ? framesOf(frames->counts) : Text::tr("no frame");
    const std::string &end = alert.responses.back().cause;
    if (!end.empty())
        text += u"; "_s + cause(end);
    if (!alert.answeredBy.empty())
        text += u"; "_s + Text::tr("by order of %1", "person").arg(said(alert.answeredBy));
    return text;
}

/// The first exposure after the receipt of the notice.
QString firstLightOf(const ReportAlert &alert)
{
    for (const ReportResponse &response : alert.responses)
        for (const StepReached &step : response.steps)
            if (step.step == Step::FirstExposure)
                return secondsOf(step.since);
    return u"–"_s;
}

} // namespace

ReportPart observedPart(const NightReport &report)
{
    ReportPart part{Text::tr("Observed"), {}};
    ReportTable table{
        {Text::tr("target"),
         {},
         Text::tr("time"),
         Text::tr("frames"),
         Text::tr("exposed"),
         Text::tr("altitude"),
         Text::tr("airmass")},
        {},
        {4, 5, 6}};
    for (const ReportBlock &block : report.blocks) {
        if (const ReportSubject *subject = subjectOf(report, subjectName(block)))
            table.rows.push_back(subjectRow(*subject, stateOf(block)));
        else
            table.rows.push_back({subjectText(subjectName(block)), stateOf(block), u"–"_s, {}, {}, {}, {}});
    }
    for (const ReportSubject &subject : report.subjects) {
        const bool isListed = std::ranges::any_of(
            report.blocks, [&](const ReportBlock &block) { return subjectName(block) == subject.name; });
        if (!isListed)
            table.rows.push_back(subjectRow(subject, {}));
    }
    if (table.rows.empty())
        part.items.emplace_back(Text::tr("Nothing was exposed."));
    else
        part.items.emplace_back(table);
    return part;
}

ReportPart alertsPart(const NightReport &report)
{
    ReportPart part{Text::tr("Alerts"), {}};
    ReportTable table{
        {Text::tr("received"), Text::tr("alert"), Text::tr("decision"), Text::tr("first exposure after"),
         Text::tr("came of it")},
        {},
        {3}};
    QStringList ignored;
    for (const ReportAlert &alert : report.alerts) {
        QString name = said(alert.event);
        for (const std::string &alias : alert.aliases)
            name += u" ("_s + said(alias) + u')';
        if (alert.decision.outcome == Outcome::Ignore && alert.responses.empty() && !alert.answer) {
            ignored << u"%1: %2"_s.arg(name, decision(alert.decision));
            continue;
        }
        table.rows.push_back(
            {hourOf(alert.receivedUtc), name, decision(alert.decision), firstLightOf(alert),
             outcomeOf(alert, report)});
    }
    if (!table.rows.empty())
        part.items.emplace_back(table);
    qsizetype drawn = 0;
    for (const ReportAlert &alert : report.alerts)
        for (const ReportResponse &response : alert.responses)
            if (!response.steps.empty() && drawn < kMostWaterfalls) {
                ReportFigure figure = waterfallFigure(response);
                if (figure.shapes.empty())
                    continue;
                figure.says = said(alert.event) + u": "_s + figure.says;
                part.items.emplace_back(std::move(figure));
                ++drawn;
            }
    constexpr qsizetype kMostIgnored = 6;
    if (ignored.size() > kMostIgnored) {
        const qsizetype more = ignored.size() - kMostIgnored;
        ignored = ignored.mid(0, kMostIgnored) << Text::tr("and %1 more").arg(more);
    }
    if (!ignored.isEmpty()) {
        part.items.emplace_back(Text::tr("Ignored:", "alerts"));
        part.items.emplace_back(ReportList{ignored, false});
    }
    if (!report.refusals.empty())
        part.items.emplace_back(Text::tr("Notices that could not be read: %1").arg(report.refusals.size()));
    if (part.items.empty())
        part.items.emplace_back(Text::tr("No alert came."));
    return part;
}

ReportPart focusPart(const NightReport &report)
{
    ReportPart part{Text::tr("Focus"), {}};
    if (report.focus.empty())
        return part;
    ReportTable table{
        {Text::tr("time"),
         Text::tr("position"),
         Text::tr("width of stars"),
         Text::tr("temperature"),
         Text::tr("points"),
         {}},
        {},
        {1, 2, 3, 4}};
    for (const ReportFocus &one : report.focus)
        table.rows.push_back(
            {hourOf(one.utc), QString::number(one.fit.positionSteps), fixed(one.fit.fwhmArcsec, 2) + u'″',
             one.fit.temperatureC ? Text::tr("%1 °C").arg(number(*one.fit.temperatureC, 1)) : u"–"_s,
             QString::number(one.fit.points),
             one.fit.isTaken ? QString() : Text::tr("not taken: too poor a fit")});
    part.items.emplace_back(table);
    if (report.focus.size() > 2)
        part.items.emplace_back(focusFigure(report));
    return part;
}

ReportPart pointingPart(const NightReport &report)
{
    ReportPart part{Text::tr("Pointing"), {}};
    if (report.pointing.empty())
        return part;
    ReportTable table{
        {Text::tr("time"), Text::tr("star, V"), Text::tr("east"), Text::tr("north"), Text::tr("off"), {}},
        {},
        {1, 2, 3, 4}};
    const auto arcsec = [](double value) { return number(value, 1) + u'″'; };
    for (const ReportPointing &one : report.pointing) {
        const PointingMeasured &seen = one.measured;
        const bool isFault = seen.offArcsec > seen.faultArcsec;
        const bool isOff = seen.offArcsec > seen.limitArcsec;
        table.rows.push_back(
            {hourOf(one.utc), number(seen.magnitude, 1), arcsec(seen.eastArcsec), arcsec(seen.northArcsec),
             arcsec(seen.offArcsec),
             seen.isCorrected ? Text::tr("corrected")
                 : isFault    ? Text::tr("too far: not corrected, a person must look")
                 : isOff      ? Text::tr("still off after the correction")
                              : QString()});
    }
    part.items.emplace_back(table);
    return part;
}

} // namespace tulpar::words
