// Weather, faults, people, and what is left to the next operator.
#include "core/words/night.h"
#include "core/words/night_report_parts.h"
#include "core/words/numbers.h"
#include "core/words/sentences.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>

namespace tulpar::words {

using namespace Qt::Literals::StringLiterals;

namespace {

class Text {
    Q_DECLARE_TR_FUNCTIONS(words)
};

constexpr std::size_t kMostRows = 15;

QString said(const std::string &text)
{
    return QString::fromStdString(text);
}

/// A table no longer than a page bears, and how much is left out.
void addTable(ReportPart &part, ReportTable table)
{
    if (table.rows.empty())
        return;
    const std::size_t rows = table.rows.size();
    if (rows > kMostRows)
        table.rows.resize(kMostRows);
    part.items.emplace_back(std::move(table));
    if (rows > kMostRows)
        part.items.emplace_back(Text::tr("and %1 more").arg(rows - kMostRows));
}

QString overridden(const std::optional<Condition> &what)
{
    return what ? condition(*what) : Text::tr("the core does not close by itself");
}

QString controlText(const ControlChanged &change)
{
    const QString holder = said(change.holder);
    const QString by = said(change.by);
    if (holder.isEmpty())
        return Text::tr("control: nobody");
    QString text = Text::tr("control: %1", "person").arg(holder);
    if (!by.isEmpty() && by != holder)
        text += u" "_s + Text::tr("(by %1)", "person").arg(by);
    return text;
}

QString sizeOf(std::uint64_t bytes)
{
    const double gib = static_cast<double>(bytes) / (1024.0 * 1024 * 1024);
    return gib < 1 ? Text::tr("%1 MiB").arg(number(gib * 1024, 0)) : Text::tr("%1 GiB").arg(number(gib, 1));
}

} // namespace

ReportPart handOverPart(const NightReport &report)
{
    ReportPart part{Text::tr("For the next operator"), {}};
    QStringList items;
    for (const HandOver &item : report.handOver)
        items << handOverText(item);
    constexpr qsizetype kMost = 12;
    if (items.size() > kMost) {
        const qsizetype more = items.size() - kMost;
        items = items.mid(0, kMost) << Text::tr("and %1 more").arg(more);
    }
    if (items.isEmpty())
        part.items.emplace_back(Text::tr("Nothing is open."));
    else
        part.items.emplace_back(ReportList{items, true});
    return part;
}

ReportPart conditionsPart(const NightReport &report)
{
    ReportPart part{Text::tr("Conditions"), {}};
    ReportFigure figure = conditionsFigure(report);
    if (!figure.shapes.empty())
        part.items.emplace_back(std::move(figure));
    else
        part.items.emplace_back(Text::tr("All conditions were good from sunset to sunrise."));
    return part;
}

ReportPart faultsPart(const NightReport &report)
{
    ReportPart part{Text::tr("Faults and alarms"), {}};
    ReportTable table{{Text::tr("time"), Text::tr("fault"), Text::tr("times"), {}}, {}, {2}};
    for (const ReportFault &fault : report.faults) {
        QString rest = said(fault.detail);
        if (fault.remedies > 0)
            rest +=
                (rest.isEmpty() ? QString() : u"; "_s) + Text::tr("remedies tried: %1").arg(fault.remedies);
        if (!fault.isOver)
            rest += (rest.isEmpty() ? QString() : u"; "_s) + Text::tr("still there", "fault");
        table.rows.push_back(
            {hoursOf(fault.begin, fault.isOver ? fault.end.value_or(fault.begin) : fault.end),
             faultText(fault), QString::number(fault.count), rest});
    }
    addTable(part, std::move(table));
    ReportTable alarms{{Text::tr("time"), Text::tr("alarm"), {}, {}}, {}, {}};
    for (const Alarm &alarm : report.alarms)
        alarms.rows.push_back(
            {hoursOf(alarm.sinceUtc, alarm.goneUtc), whyText({alarm.cause}), alarmWeight(alarm.weight),
             alarm.acknowledgedBy.empty()
                 ? Text::tr("not seen by a person")
                 : Text::tr("seen by %1", "person").arg(said(alarm.acknowledgedBy))});
    addTable(part, std::move(alarms));
    if (part.items.empty())
        part.items.emplace_back(Text::tr("None."));
    return part;
}

ReportPart peoplePart(const NightReport &report)
{
    ReportPart part{Text::tr("People"), {}};
    ReportTable overrides{
        {Text::tr("override"), Text::tr("time"), Text::tr("by"), Text::tr("why"), {}}, {}, {}};
    for (const ReportOverride &one : report.overrides)
        overrides.rows.push_back(
            {overridden(one.what.condition), hoursOf(one.begin, one.end), said(one.what.who),
             said(one.what.why),
             !one.end                  ? Text::tr("still on", "override")
                 : one.endedBy.empty() ? QString()
                                       : Text::tr("ended by %1", "person").arg(said(one.endedBy))});
    addTable(part, std::move(overrides));

    ReportTable turns;
    std::multimap<UtcInstant, QString> story;
    for (const ReportMode &one : report.modes) {
        const auto wanted = enumNamed<Mode>(one.change.mode);
        story.emplace(
            one.utc,
            Text::tr("mode %1, by %2", "mode, person")
                .arg(
                    wanted ? mode(*wanted) : said(one.change.mode),
                    one.change.who.empty() ? u"?"_s : said(one.change.who)));
    }
    for (const ReportControl &one : report.control)
        story.emplace(one.utc, controlText(one.change));
    for (const ReportNote &one : report.notes)
        story.emplace(
            one.note.utc,
            Text::tr("%1 on %2: %3", "person, alert, note")
                .arg(said(one.note.who), said(one.event), said(one.note.text)));
    for (const auto &[utc, text] : story)
        turns.rows.push_back({hourOf(utc), text});
    addTable(part, std::move(turns));

    std::map<std::string, int> orders;
    for (const ReportOrder &one : report.orders)
        ++orders[one.order.who];
    QStringList people;
    for (const auto &[who, count] : orders)
        people << u"%1 %2"_s.arg(who.empty() ? u"?"_s : said(who)).arg(count);
    if (!people.isEmpty())
        part.items.emplace_back(Text::tr("Orders given: %1").arg(people.join(u", "_s)));
    return part;
}

ReportPart stepsPart(const NightReport &report)
{
    ReportPart part{Text::tr("Steps of the night"), {}};
    QStringList done;
    QStringList others;
    for (const ReportStep &one : report.steps) {
        const QString name = nightStep(one.step);
        const QString hours = one.begun ? u" "_s + hoursOf(*one.begun, one.ended) : QString();
        if (one.state == NightStepState::Done) {
            done << name + hours;
            continue;
        }
        QString text = u"%1: %2"_s.arg(name + hours, nightStepState(one.state));
        if (const QString why = whyText(one.reasons); !why.isEmpty())
            text += u", "_s + why;
        if (!one.who.empty() && !text.contains(said(one.who)))
            text += u", "_s + said(one.who);
        others << text;
    }
    if (!done.isEmpty())
        part.items.emplace_back(Text::tr("Done: %1", "steps of the night").arg(done.join(u" · "_s)));
    if (!others.isEmpty())
        part.items.emplace_back(ReportList{others, false});
    return part;
}

ReportPart keptPart(const NightReport &report)
{
    ReportPart part{Text::tr("Kept"), {}};
    QString frames = Text::tr("Frames stored: %1").arg(report.frames.size());
    if (report.diskBytes)
        frames += u", "_s + sizeOf(*report.diskBytes);
    part.items.emplace_back(frames);
    if (!report.programme.name.empty() || report.plans > 0)
        part.items.emplace_back(Text::tr("Programme %1; plans made: %2", "name, count")
                                    .arg(said(report.programme.name))
                                    .arg(report.plans));
    if (report.drill && report.drilledUtc)
        part.items.emplace_back(
            report.drill->isPassed
                ? Text::tr("Fire drill at %1 passed: first command after %2")
                      .arg(hourOf(*report.drilledUtc), secondsOf(fromSeconds(report.drill->firstCommandS)))
                : Text::tr("Fire drill at %1 failed").arg(hourOf(*report.drilledUtc)));
    QString facts = Text::tr("Facts in the journal: %1").arg(report.facts);
    if (report.unreadable > 0)
        facts += u"; "_s + Text::tr("not understood: %1", "facts").arg(report.unreadable);
    part.items.emplace_back(facts);
    return part;
}

} // namespace tulpar::words
