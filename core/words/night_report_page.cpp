#include "core/words/night_report_page.h"

#include "core/words/night_report_parts.h"
#include "core/words/numbers.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace tulpar::words {

using namespace Qt::Literals::StringLiterals;

namespace {

class Text {
    Q_DECLARE_TR_FUNCTIONS(words)
};

constexpr std::size_t kMostCauses = 10;

Duration darkOf(const LedgerSpan &span, const NightTimes &times)
{
    return std::max(Duration{}, std::min(span.end, times.dawn) - std::max(span.begin, times.dusk));
}

/// Sunset, darkness and Moon in one line.
QString skyLine(const NightTimes &times)
{
    QString line =
        Text::tr("Sunset %1, dark %2–%3, sunrise %4")
            .arg(hourOf(times.sunset), hourOf(times.dusk), hourOf(times.dawn), hourOf(times.sunrise));
    line += u" · "_s + Text::tr("Moon %1 %").arg(number(100 * times.moonIlluminated, 0));
    if (times.moonrise)
        line += u", "_s + Text::tr("rises %1", "Moon").arg(hourOf(*times.moonrise));
    if (times.moonset)
        line += u", "_s + Text::tr("sets %1", "Moon").arg(hourOf(*times.moonset));
    return line;
}

QString percent(Duration part, Duration whole)
{
    if (whole <= Duration{})
        return u"–"_s;
    return Text::tr("%1 %").arg(number(100 * seconds(part) / seconds(whole), 0));
}

QString roofLine(const NightReport &report)
{
    if (report.openings.empty())
        return Text::tr("The roof was not opened.");
    QStringList hours;
    for (const ReportOpening &opening : report.openings)
        hours << hoursOf(opening.open, opening.close);
    constexpr qsizetype kMost = 8;
    if (hours.size() > kMost)
        hours = hours.mid(0, kMost) << u"…"_s;
    return Text::tr("Roof open %1").arg(hours.join(u", "_s));
}

/// The largest causes of the dark time that was not spent exposing.
ReportTable causesTable(const NightReport &report)
{
    struct Cause {
        LedgerClass what;
        QString why;
        Duration dark{};
        int times = 0;
    };
    std::vector<Cause> causes;
    for (const LedgerSpan &span : report.spans) {
        const Duration dark = darkOf(span, report.times);
        const bool isLoss = span.what == LedgerClass::Weather || span.what == LedgerClass::Fault
            || span.what == LedgerClass::Waiting || span.what == LedgerClass::Unexplained;
        if (!isLoss || dark <= Duration{})
            continue;
        const QString why = spanCause(span);
        const auto found = std::ranges::find_if(
            causes, [&](const Cause &one) { return one.what == span.what && one.why == why; });
        Cause &cause = found != causes.end() ? *found : causes.emplace_back(Cause{span.what, why});
        cause.dark += dark;
        ++cause.times;
    }
    std::ranges::stable_sort(causes, std::ranges::greater{}, &Cause::dark);
    if (causes.size() > kMostCauses)
        causes.resize(kMostCauses);
    ReportTable table{{Text::tr("not observed because"), {}, Text::tr("dark")}, {}, {2}};
    for (const Cause &cause : causes)
        table.rows.push_back({ledgerClass(cause.what), cause.why, hoursAndMinutes(cause.dark)});
    return table;
}

} // namespace

QString hoursAndMinutes(Duration duration)
{
    const double s = seconds(duration);
    if (s < 90)
        return Text::tr("%1 s").arg(number(s, s < 10 ? 1 : 0));
    const auto minutes = static_cast<int>(std::lround(s / 60));
    if (minutes < 60)
        return Text::tr("%1 min").arg(minutes);
    return Text::tr("%1 h %2 min").arg(minutes / 60).arg(minutes % 60, 2, 10, QChar(u'0'));
}

QString hourOf(UtcInstant utc)
{
    return utcTime(utc, Precision::Minutes);
}

QString hoursOf(UtcInstant begin, const std::optional<UtcInstant> &end)
{
    const QString from = hourOf(begin);
    const QString to = end ? hourOf(*end) : QString();
    return from == to ? from : from + u'\u2013' + to;
}

ReportPart timePart(const NightReport &report)
{
    ReportPart part{Text::tr("The night's time"), {}};
    part.items.emplace_back(timelineFigure(report));
    const Duration dark = sumOf(report.dark);
    const Duration whole = sumOf(report.night);
    ReportTable table{
        {{}}, {{Text::tr("dark")}, {Text::tr("share of the dark")}, {Text::tr("sunset to sunrise")}}, {}};
    const auto add = [&](const QString &name, Duration inDark, Duration inAll) {
        table.head << name;
        table.numbers.insert(static_cast<int>(table.head.size()) - 1);
        table.rows[0] << hoursAndMinutes(inDark);
        table.rows[1] << percent(inDark, dark);
        table.rows[2] << hoursAndMinutes(inAll);
    };
    for (const LedgerClass what : kLedgerClasses)
        add(ledgerClass(what), partOf(report.dark, what), partOf(report.night, what));
    add(Text::tr("together"), dark, whole);
    part.items.emplace_back(table);
    if (ReportTable causes = causesTable(report); !causes.rows.empty())
        part.items.emplace_back(causes);
    return part;
}

ReportPage nightReportPage(const NightReport &report)
{
    ReportPage page;
    const QString night = QString::fromStdString(report.times.night);
    page.title = report.observatory.empty() ? Text::tr("Night of %1").arg(night)
                                            : Text::tr("%1: night of %2", "observatory, date")
                                                  .arg(QString::fromStdString(report.observatory), night);
    page.lines << skyLine(report.times) << roofLine(report);
    if (report.isOver)
        page.lines << Text::tr("All times UTC.");
    else
        page.lines << Text::tr("All times UTC. The night is not over: as of %1.").arg(hourOf(report.until));
    for (auto *const make :
         {handOverPart, timePart, observedPart, alertsPart, focusPart, pointingPart, conditionsPart,
          faultsPart, peoplePart, stepsPart, keptPart})
        if (ReportPart part = make(report); !part.items.empty())
            page.parts.push_back(std::move(part));
    return page;
}

} // namespace tulpar::words
