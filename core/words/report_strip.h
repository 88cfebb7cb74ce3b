#pragma once

#include "core/night/night_report.h"
#include "core/words/report_page.h"

#include <algorithm>

namespace tulpar::words {

/// What the drawings of the night report share: strips along the time of one night. Lengths in the units of
/// the figure. Pure.
inline constexpr double kStripWidth = 740;
inline constexpr double kStripLeft = 96; ///< where the strips begin; their names stand before
inline constexpr double kStripRight = 734;
inline constexpr double kStripLetter = 9.5;

/// Time to the right, from half an hour before sunset to half an hour after sunrise.
struct StripAxis {
    UtcInstant from;
    UtcInstant to;

    explicit StripAxis(const NightTimes &times)
        : from(times.sunset - 30min)
        , to(times.sunrise + 30min)
    {
    }
    [[nodiscard]] double x(UtcInstant t) const
    {
        const double part = seconds(std::clamp(t, from, to) - from) / seconds(to - from);
        return kStripLeft + part * (kStripRight - kStripLeft);
    }
};

struct StripDrawing {
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
        figure.shapes.emplace_back(FigureWords{{x, y}, text, anchor, ink, kStripLetter});
    }
    void name(double y, const QString &text) { words(kStripLeft - 8, y, text, Anchor::Right); }
};

/// Full hours below a strip: UTC, and the site's clock under it.
void drawHours(
    StripDrawing &drawing, const StripAxis &axis, const NightReport &report, double top, double bottom);
/// Day, twilight and night, with the Moon as a line at its foot.
void drawSky(StripDrawing &drawing, const StripAxis &axis, const NightTimes &times, double y, double height);

} // namespace tulpar::words
