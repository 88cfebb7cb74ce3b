// The drawings of the night report.
#include "core/words/night_report_parts.h"
#include "core/words/numbers.h"
#include "core/words/report_strip.h"
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

/// What most of each column's time went to; what is grave shows from a fifth of it.
std::vector<std::optional<LedgerClass>> columnsOf(
    const NightReport &report, const StripAxis &axis, std::size_t count)
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

void drawLedger(
    StripDrawing &drawing, const NightReport &report, const StripAxis &axis, double y, double height)
{
    constexpr std::size_t kColumns = 638; // one a pixel
    const auto columns = columnsOf(report, axis, kColumns);
    const double step = (kStripRight - kStripLeft) / static_cast<double>(kColumns);
    for (std::size_t i = 0; i < kColumns;) {
        std::size_t j = i + 1;
        while (j < kColumns && columns[j] == columns[i])
            ++j;
        if (columns[i])
            drawing.box(
                kStripLeft + static_cast<double>(i) * step, y, static_cast<double>(j - i) * step, height,
                inkOf(*columns[i]));
        i = j;
    }
}

double drawLegend(StripDrawing &drawing, const NightReport &report, double y)
{
    double x = kStripLeft;
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
    const StripAxis axis(report.times);
    StripDrawing drawing;
    drawSky(drawing, axis, report.times, 16, 14);
    drawing.name(27, Text::tr("sky"));
    drawLedger(drawing, report, axis, 34, 26);
    drawing.name(51, Text::tr("time"));
    drawing.box(kStripLeft, 64, kStripRight - kStripLeft, 6, Ink::Ground);
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
            x > kStripRight - 80 ? x - 3 : x + 3, 10, QString::fromStdString(alert.event),
            x > kStripRight - 80 ? Anchor::Right : Anchor::Left, Ink::Mark);
    }
    if (!report.isOver)
        drawing.line(axis.x(report.until), 12, axis.x(report.until), 72, Ink::Text, 1.5);
    drawHours(drawing, axis, report, 60, 74);
    drawLegend(drawing, report, 120);
    drawing.figure.size = {kStripWidth, 126};
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
    StripDrawing drawing;
    if (steps.empty())
        return {};
    const double whole = std::max(1.0, seconds(steps.back().since));
    constexpr double kBarRight = 640;
    const auto x = [&](Duration since) {
        return kStripLeft + seconds(since) / whole * (kBarRight - kStripLeft);
    };
    Duration before{};
    double y = 4;
    QStringList said;
    for (const StepReached &one : steps) {
        drawing.name(y + 9, step(one.step));
        drawing.line(kStripLeft, y + 6, kBarRight, y + 6, Ink::Ground, 1);
        drawing.box(x(before), y + 2, std::max(1.0, x(one.since) - x(before)), 8, Ink::Slewing);
        const QString time =
            Text::tr("%1 s").arg(fixed(seconds(one.since), seconds(one.since) < 100 ? 2 : 0));
        drawing.words(x(one.since) + 5, y + 9, time, Anchor::Left);
        said << u"%1 %2"_s.arg(step(one.step), time);
        before = one.since;
        y += 14;
    }
    drawing.figure.size = {kStripWidth, y + 2};
    drawing.figure.says = said.join(u", "_s);
    return drawing.figure;
}

ReportFigure focusFigure(const NightReport &report)
{
    const StripAxis axis(report.times);
    StripDrawing drawing;
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
        drawing.line(kStripLeft, y(mark), kStripRight, y(mark), Ink::Ground, 1);
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
    drawing.figure.size = {kStripWidth, kBottom + 30};
    drawing.figure.says = Text::tr("Width of the stars: %1").arg(said.join(u", "_s));
    return drawing.figure;
}

} // namespace tulpar::words
