#include "core/words/report_strip.h"

#include "core/words/numbers.h"

#include <array>
#include <utility>

namespace tulpar::words {

using namespace Qt::Literals::StringLiterals;

void drawHours(
    StripDrawing &drawing, const StripAxis &axis, const NightReport &report, double top, double bottom)
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
            kStripLeft - 8, bottom + 25, QString::fromStdString(report.site.timeZone), Anchor::Right,
            Ink::Faint);
}

void drawSky(StripDrawing &drawing, const StripAxis &axis, const NightTimes &times, double y, double height)
{
    const std::array<std::pair<UtcInstant, Ink>, 5> parts{
        {{axis.from, Ink::Day},
         {times.sunset, Ink::Twilight},
         {times.dusk, Ink::Night},
         {times.dawn, Ink::Twilight},
         {times.sunrise, Ink::Day}}};
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const double from = axis.x(parts[i].first);
        const double to = i + 1 < parts.size() ? axis.x(parts[i + 1].first) : kStripRight;
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

} // namespace tulpar::words
