// The drawings of the night report.
#include "core/words/night_report_parts.h"
#include "core/words/numbers.h"
#include "core/words/sentences.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>

namespace tulpar::words {

using namespace Qt::Literals::StringLiterals;

namespace {

class Text {
    Q_DECLARE_TR_FUNCTIONS(words)
};

constexpr double kWidth = 740;
constexpr double kLeft = 96; ///< where the strips begin; their names stand before
constexpr double kRight = 734;
constexpr double kSmall = 9.5;

/// Time to the right, from half an hour before sunset to half an hour after sunrise.
struct Axis {
    UtcInstant from;
    UtcInstant to;

    explicit Axis(const NightTimes &times)
        : from(times.sunset - 30min)
        , to(times.sunrise + 30min)
    {
    }
    [[nodiscard]] double x(UtcInstant t) const
    {
        const double part = seconds(std::clamp(t, from, to) - from) / seconds(to - from);
        return kLeft + part * (kRight - kLeft);
    }
};

struct Drawing {
    ReportFigure figure;

    void box(double x, double y, double width, double height, Ink ink)
    {
        if (width > 0)
            figure.shapes.emplace_back(FigureBox{{x, y, width, height}, ink});
    }
    void line(double x1, double y1, double x2, double y2, Ink ink, double width = 1)
    {
        figure.shapes.emplace_back(FigureLine{{{x1, y1}, {x2, y2}}, ink, width});
    }
    void words(double x, double y, const QString &text, Anchor anchor, Ink ink = Ink::Text)
    {
        figure.shapes.emplace_back(FigureWords{{x, y}, text, anchor, ink, kSmall});
    }
    void name(double y, const QString &text) { words(kLeft - 8, y, text, Anchor::Right); }
};

/// Full hours below a strip: UTC, and the site's clock under it.
void drawHours(Drawing &drawing, const Axis &axis, const NightReport &report, double top, double bottom)
{
    constexpr std::int64_t hour = 3'600'000'000'000;
    const bool isLocal = report.site.timeZone != "UTC";
    for (std::int64_t t = (axis.from.nsSinceUnixEpoch / hour + 1) * hour; t < axis.to.nsSinceUnixEpoch;
         t += hour) {
        const UtcInstant utc{t};
        const double x = axis.x(utc);
        drawing.line(x, top, x, bottom + 3, Ink::Faint, 0.5);
        drawing.words(x, bottom + 13, utcTime(utc, Precision::Minutes).left(2), Anchor::Middle);
        if (isLocal)
            drawing.words(
                x, bottom + 25, localTime(utc, report.site.timeZone, Precision::Minutes).left(2),
                Anchor::Middle, Ink::Faint);
    }
    drawing.name(bottom + 13, u"UTC"_s);
    if (isLocal)
        drawing.words(
            kLeft - 8, bottom + 25, QString::fromStdString(report.site.timeZone), Anchor::Right, Ink::Faint);
}

void drawSky(Drawing &drawing, const Axis &axis, const NightTimes &times, double y, double height)
{
    const std::array<std::pair<UtcInstant, Ink>, 5> parts{
        {{axis.from, Ink::Day},
         {times.sunset, Ink::Twilight},
         {times.dusk, Ink::Night},
         {times.dawn, Ink::Twilight},
         {times.sunrise, Ink::Day}}};
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const double from = axis.x(parts[i].first);
        const double to = i + 1 < parts.size() ? axis.x(parts[i + 1].first) : kRight;
        drawing.box(from, y, to - from, height, parts[i].second);
    }
    // The Moon as a thin line; up at noon if it sets before it rises.
    const auto moon = [&](UtcInstant from, UtcInstant to) {
        drawing.box(axis.x(from), y + height - 3, axis.x(to) - axis.x(from), 3, Ink::Moon);
    };
    if (times.moonrise && times.moonset && *times.moonset < *times.moonrise) {
        moon(times.begin, *times.moonset);
        moon(*times.moonrise, times.end);
    } else if (times.moonrise || times.moonset) {
        moon(times.moonrise.value_or(times.begin), times.moonset.value_or(times.end));
    }
}

/// What most of each column's time went to; what is grave shows from a fifth of it.
std::vector<std::optional<LedgerClass>> columnsOf(
    const NightReport &report, const Axis &axis, std::size_t count)
{
    std::vector<LedgerView> times(count);
    const double width = seconds(axis.to - axis.from) / static_cast<double>(count);
    for (const LedgerSpan &span : report.spans) {
        const double begin = seconds(span.begin - axis.from) / width;
        const double end = seconds(span.end - axis.from) / width;
        for (auto i = static_cast<std::size_t>(std::max(0.0, begin));
             i < count && static_cast<double>(i) < end; ++i) {
            const double low = std::max(begin, static_cast<double>(i));
            const double high = std::min(end, static_cast<double>(i + 1));
            partOf(times[i], span.what) += fromSeconds(std::max(0.0, high - low) * width);
        }
    }
    std::vector<std::optional<LedgerClass>> columns(count);
    for (std::size_t i = 0; i < count; ++i) {
        const Duration all = sumOf(times[i]);
        if (all <= Duration{})
            continue;
        LedgerClass most = LedgerClass::Exposing;
        for (const LedgerClass what : kLedgerClasses)
            if (partOf(times[i], what) > partOf(times[i], most))
                most = what;
        for (const LedgerClass grave : {LedgerClass::Unexplained, LedgerClass::Fault})
            if (partOf(times[i], grave) * 5 > all)
                most = grave;
        columns[i] = most;
    }
    return columns;
}

void drawLedger(Drawing &drawing, const NightReport &report, const Axis &axis, double y, double height)
{
    constexpr std::size_t kColumns = 638; // one a pixel
    const auto columns = columnsOf(report, axis, kColumns);
    const double step = (kRight - kLeft) / static_cast<double>(kColumns);
    for (std::size_t i = 0; i < kColumns;) {
        std::size_t j = i + 1;
        while (j < kColumns && columns[j] == columns[i])
            ++j;
        if (columns[i])
            drawing.box(
                kLeft + static_cast<double>(i) * step, y, static_cast<double>(j - i) * step, height,
                inkOf(*columns[i]));
        i = j;
    }
}

double drawLegend(Drawing &drawing, const NightReport &report, double y)
{
    double x = kLeft;
    for (const LedgerClass what : kLedgerClasses) {
        if (partOf(report.night, what) <= Duration{})
            continue;
        const QString word = ledgerClass(what);
        drawing.box(x, y - 8, 10, 9, inkOf(what));
        drawing.words(x + 14, y, word, Anchor::Left);
        x += 14 + 5.6 * static_cast<double>(word.size()) + 18;
    }
    return y;
}

Ink inkOf(ConditionState state)
{
    switch (state) {
    case ConditionState::Good:
        return Ink::Good;
    case ConditionState::Marginal:
        return Ink::Marginal;
    case ConditionState::Bad:
        return Ink::Fault;
    case ConditionState::Waiting:
        return Ink::Weather;
    case ConditionState::Unknown:
        return Ink::Unexplained;
    case ConditionState::NotWatched:
        break;
    }
    return Ink::Ground;
}

QString stateText(ConditionState state)
{
    switch (state) {
    case ConditionState::Good:
        return Text::tr("good", "state of a condition");
    case ConditionState::Marginal:
        return Text::tr("marginal", "state of a condition");
    case ConditionState::Bad:
        return Text::tr("bad", "state of a condition");
    case ConditionState::Waiting:
        return Text::tr("good again, waiting", "state of a condition");
    case ConditionState::Unknown:
        return Text::tr("not measured", "state of a condition");
    case ConditionState::NotWatched:
        break;
    }
    return {};
}

} // namespace

Ink inkOf(LedgerClass what)
{
    switch (what) {
    case LedgerClass::Exposing:
        return Ink::Exposing;
    case LedgerClass::Slewing:
        return Ink::Slewing;
    case LedgerClass::Reading:
        return Ink::Reading;
    case LedgerClass::Weather:
        return Ink::Weather;
    case LedgerClass::Fault:
        return Ink::Fault;
    case LedgerClass::Waiting:
        return Ink::Waiting;
    case LedgerClass::Unexplained:
        break;
    }
    return Ink::Unexplained;
}

ReportFigure timelineFigure(const NightReport &report)
{
    const Axis axis(report.times);
    Drawing drawing;
    drawSky(drawing, axis, report.times, 16, 14);
    drawing.name(27, Text::tr("sky"));
    drawLedger(drawing, report, axis, 34, 26);
    drawing.name(51, Text::tr("time"));
    drawing.box(kLeft, 64, kRight - kLeft, 6, Ink::Ground);
    for (const ReportOpening &opening : report.openings) {
        const UtcInstant close = opening.close.value_or(report.until);
        drawing.box(
            axis.x(opening.open), 64, std::max(1.0, axis.x(close) - axis.x(opening.open)), 6, Ink::Text);
    }
    drawing.name(71, Text::tr("roof open"));
    for (const ReportAlert &alert : report.alerts) {
        if (alert.decision.outcome == Outcome::Ignore && alert.responses.empty())
            continue;
        const double x = axis.x(alert.receivedUtc);
        drawing.line(x, 12, x, 60, Ink::Mark, 1.5);
        drawing.words(
            x > kRight - 80 ? x - 3 : x + 3, 10, QString::fromStdString(alert.event),
            x > kRight - 80 ? Anchor::Right : Anchor::Left, Ink::Mark);
    }
    if (!report.isOver)
        drawing.line(axis.x(report.until), 12, axis.x(report.until), 72, Ink::Text, 1.5);
    drawHours(drawing, axis, report, 60, 74);
    drawLegend(drawing, report, 120);
    drawing.figure.size = {kWidth, 126};
    const Duration dark = sumOf(report.dark);
    drawing.figure.says = dark > Duration{}
        ? Text::tr("Exposing %1 of %2 dark").arg(hoursAndMinutes(report.dark.exposing), hoursAndMinutes(dark))
        : Text::tr("It has not been dark yet.");
    return drawing.figure;
}

ReportFigure waterfallFigure(const ReportResponse &response)
{
    std::vector<StepReached> steps;
    for (const StepReached &one : response.steps)
        if (one.since >= Duration{} && one.since < 1h)
            steps.push_back(one);
    std::ranges::stable_sort(steps, {}, &StepReached::since);
    Drawing drawing;
    if (steps.empty())
        return {};
    const double whole = std::max(1.0, seconds(steps.back().since));
    constexpr double kBarRight = 640;
    const auto x = [&](Duration since) { return kLeft + seconds(since) / whole * (kBarRight - kLeft); };
    Duration before{};
    double y = 4;
    QStringList said;
    for (const StepReached &one : steps) {
        drawing.name(y + 9, step(one.step));
        drawing.line(kLeft, y + 6, kBarRight, y + 6, Ink::Ground, 1);
        drawing.box(x(before), y + 2, std::max(1.0, x(one.since) - x(before)), 8, Ink::Slewing);
        const QString time =
            Text::tr("%1 s").arg(fixed(seconds(one.since), seconds(one.since) < 100 ? 2 : 0));
        drawing.words(x(one.since) + 5, y + 9, time, Anchor::Left);
        said << u"%1 %2"_s.arg(step(one.step), time);
        before = one.since;
        y += 14;
    }
    drawing.figure.size = {kWidth, y + 2};
    drawing.figure.says = said.join(u", "_s);
    return drawing.figure;
}

ReportFigure conditionsFigure(const NightReport &report)
{
    const Axis axis(report.times);
    Drawing drawing;
    double y = 4;
    QStringList said;
    std::set<ConditionState> seen;
    const UtcInstant from = report.times.sunset;
    const UtcInstant to = std::clamp(report.until, from, report.times.sunrise);
    for (std::size_t i = 0; i < EnumNames<Condition>::names.size(); ++i) {
        const auto which = static_cast<Condition>(i);
        if (which == Condition::Sun)
            continue; // the sky's strip shows it
        struct Stretch {
            UtcInstant begin;
            ConditionState state;
        };
        std::vector<Stretch> stretches;
        for (const ReportCondition &one : report.conditions) {
            if (one.change.condition != which)
                continue;
            if (stretches.empty())
                stretches.push_back({from, one.change.from});
            stretches.push_back({std::clamp(one.utc, from, to), one.change.to});
        }
        const auto endOf = [&](std::size_t s) {
            return s + 1 < stretches.size() ? stretches[s + 1].begin : to;
        };
        bool isWorthARow = false;
        for (std::size_t s = 0; s < stretches.size(); ++s)
            isWorthARow = isWorthARow
                || (stretches[s].state != ConditionState::Good
                    && stretches[s].state != ConditionState::NotWatched && endOf(s) > stretches[s].begin);
        if (!isWorthARow)
            continue;
        drawing.name(y + 9, condition(which));
        Duration bad{};
        for (std::size_t s = 0; s < stretches.size(); ++s) {
            const double left = axis.x(stretches[s].begin);
            const double width = axis.x(endOf(s)) - left;
            if (endOf(s) <= stretches[s].begin)
                continue;
            drawing.box(left, y + 1, std::max(0.8, width), 9, inkOf(stretches[s].state));
            seen.insert(stretches[s].state);
            if (stretches[s].state != ConditionState::Good
                && stretches[s].state != ConditionState::NotWatched)
                bad += endOf(s) - stretches[s].begin;
        }
        said
            << Text::tr("%1: not good for %2", "condition, time").arg(condition(which), hoursAndMinutes(bad));
        y += 14;
    }
    if (said.isEmpty())
        return {};
    Drawing behind; // the hours' lines
    drawHours(behind, axis, report, 4, y);
    drawing.figure.shapes.insert(
        drawing.figure.shapes.begin(), behind.figure.shapes.begin(), behind.figure.shapes.end());
    double x = kLeft;
    const double under = y + (report.site.timeZone != "UTC" ? 41 : 29);
    for (const ConditionState state : seen) {
        const QString word = stateText(state);
        if (word.isEmpty())
            continue;
        drawing.box(x, under - 8, 10, 9, inkOf(state));
        drawing.words(x + 14, under, word, Anchor::Left);
        x += 14 + 5.6 * static_cast<double>(word.size()) + 18;
    }
    drawing.figure.size = {kWidth, under + 6};
    drawing.figure.says = said.join(u"; "_s);
    return drawing.figure;
}

ReportFigure focusFigure(const NightReport &report)
{
    const Axis axis(report.times);
    Drawing drawing;
    double most = 1;
    for (const ReportFocus &one : report.focus)
        if (std::isfinite(one.fit.fwhmArcsec))
            most = std::max(most, std::ceil(std::min(one.fit.fwhmArcsec, 60.0)));
    constexpr double kTop = 6;
    constexpr double kBottom = 76;
    const auto y = [&](double fwhm) {
        return kBottom - std::clamp(fwhm / most, 0.0, 1.0) * (kBottom - kTop);
    };
    for (const double mark : {0.0, most / 2, most}) {
        drawing.line(kLeft, y(mark), kRight, y(mark), Ink::Ground, 1);
        drawing.name(y(mark) + 3, number(mark, 1) + u'″');
    }
    FigureLine curve{{}, Ink::Mark, 1.2};
    QStringList said;
    for (const ReportFocus &one : report.focus) {
        if (!std::isfinite(one.fit.fwhmArcsec))
            continue;
        const QPointF at(axis.x(one.utc), y(one.fit.fwhmArcsec));
        curve.points.push_back(at);
        drawing.figure.shapes.emplace_back(FigureDot{at, 3, one.fit.isTaken ? Ink::Mark : Ink::Faint});
        said << u"%1 %2″"_s.arg(hourOf(one.utc), fixed(one.fit.fwhmArcsec, 2));
    }
    if (curve.points.size() > 1)
        drawing.figure.shapes.emplace_back(curve);
    drawHours(drawing, axis, report, kTop, kBottom);
    drawing.figure.size = {kWidth, kBottom + 30};
    drawing.figure.says = Text::tr("Width of the stars: %1").arg(said.join(u", "_s));
    return drawing.figure;
}

} // namespace tulpar::words
