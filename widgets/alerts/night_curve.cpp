#include "widgets/alerts/night_curve.h"

#include "core/words/numbers.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr double kTop = 90;

QColor between(const QColor &a, const QColor &b, double share)
{
    const auto mix = [share](int from, int to) {
        return static_cast<int>(std::lround(from + (to - from) * share));
    };
    return {mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue())};
}

} // namespace

NightCurve::NightCurve(QWidget *parent)
    : QWidget(parent)
{
    setAccessibleName(tr("Altitude tonight"));
}

void NightCurve::setColours(const Palette &palette, const Scale &scale)
{
    m_palette = palette;
    m_scale = scale;
    updateGeometry();
    update();
}

void NightCurve::setTrack(
    const NightCourse &track, const ObservatoryView &observatory, std::optional<UtcInstant> trigger)
{
    m_track = track;
    m_observatory = observatory;
    m_trigger = trigger;
    update();
}

void NightCurve::clear()
{
    m_track = {};
    update();
}

void NightCurve::setNow(UtcInstant now)
{
    const double before = m_track.samples.empty() ? 0 : std::round(x(m_now));
    m_now = now;
    if (!m_track.samples.empty() && std::round(x(m_now)) != before)
        update();
}

QRectF NightCurve::plot() const
{
    const QFontMetrics metrics = fontMetrics();
    const double left = metrics.horizontalAdvance(u"90\u00b0"_s) + m_scale.px(6);
    return {left, metrics.height() * 0.6, width() - left - m_scale.px(4), height() - 2.1 * metrics.height()};
}

double NightCurve::x(UtcInstant utc) const
{
    const QRectF area = plot();
    const UtcInstant start = m_track.samples.front().utc;
    const double span = seconds(m_track.samples.back().utc - start);
    return area.left() + area.width() * seconds(utc - start) / std::max(1.0, span);
}

double NightCurve::y(double altitude) const
{
    const QRectF area = plot();
    return area.bottom() - area.height() * std::clamp(altitude, 0.0, kTop) / kTop;
}

void NightCurve::paintNight(QPainter &painter) const
{
    // Four flat bands, by how far the Sun is down.
    const QColor day = between(m_palette.panel, m_palette.dimText, 0.45);
    const auto shade = [&](double sun) {
        const double share = sun > -0.83 ? 1 : sun > -6 ? 0.7 : sun > -12 ? 0.45 : sun > -18 ? 0.22 : 0;
        return between(m_palette.background, day, share);
    };
    const QRectF area = plot();
    const auto &samples = m_track.samples;
    std::size_t start = 0;
    for (std::size_t i = 1; i <= samples.size(); ++i) {
        if (i < samples.size() && shade(samples[i].sun) == shade(samples[start].sun))
            continue;
        const double left = std::round(x(samples[start].utc));
        const double right = std::round(x(samples[std::min(i, samples.size() - 1)].utc));
        painter.fillRect(QRectF(left, area.top(), right - left, area.height()), shade(samples[start].sun));
        start = i;
    }
}

void NightCurve::paintGrid(QPainter &painter) const
{
    const QRectF area = plot();
    const QFontMetrics metrics = fontMetrics();
    for (const double altitude : {0.0, 30.0, 60.0, 90.0}) {
        painter.setPen(m_palette.dimText);
        const QString text = words::degrees(Angle::degrees(altitude));
        painter.drawText(
            QRectF(0, y(altitude) - metrics.height() / 2.0, area.left() - m_scale.px(5), metrics.height()),
            Qt::AlignRight | Qt::AlignVCenter, text);
        painter.setPen(QPen(m_palette.line, 1));
        painter.drawLine(
            QPointF(area.left(), std::round(y(altitude)) + 0.5),
            QPointF(area.right(), std::round(y(altitude)) + 0.5));
    }
    const double wholeHours = seconds(m_track.samples.back().utc - m_track.samples.front().utc) / 3600;
    const double label = metrics.horizontalAdvance(u"00 UTC"_s) + m_scale.px(10);
    const int every =
        std::max(1, static_cast<int>(std::ceil(wholeHours * label / std::max(1.0, area.width()))));
    const std::int64_t hour = 3'600'000'000'000;
    std::int64_t tick = (m_track.samples.front().utc.nsSinceUnixEpoch / hour + 1) * hour;
    bool isFirst = true;
    for (; tick < m_track.samples.back().utc.nsSinceUnixEpoch; tick += hour) {
        if ((tick / hour) % every != 0)
            continue;
        const double at = std::round(x({tick})) + 0.5;
        painter.setPen(QPen(m_palette.line, 1));
        painter.drawLine(QPointF(at, area.bottom()), QPointF(at, area.bottom() + m_scale.px(4)));
        QString text = QString::number((tick / hour) % 24).rightJustified(2, u'0');
        if (isFirst)
            text += u" UTC"_s;
        isFirst = false;
        painter.setPen(m_palette.dimText);
        const double half = label / 2;
        painter.drawText(
            QRectF(at - half, area.bottom() + m_scale.px(5), label, metrics.height()),
            Qt::AlignHCenter | Qt::AlignTop, text);
    }
    for (const auto &[angle, style] :
         {std::pair(m_observatory.altitudeHard, Qt::SolidLine),
          std::pair(m_observatory.altitudeSoft, Qt::DashLine)}) {
        painter.setPen(QPen(m_palette.limit, m_scale.px(1.2), style));
        painter.drawLine(
            QPointF(area.left(), y(angle.asDegrees())), QPointF(area.right(), y(angle.asDegrees())));
    }
}

void NightCurve::paintCurves(QPainter &painter) const
{
    const auto &samples = m_track.samples;
    const double limit = m_observatory.altitudeSoft.asDegrees();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipRect(plot());
    const auto stroke = [&](auto altitudeOf, auto holds, const QPen &pen) {
        painter.setPen(pen);
        painter.setBrush(Qt::NoBrush);
        for (std::size_t i = 1; i < samples.size(); ++i)
            if (holds(samples[i - 1]) && holds(samples[i]))
                painter.drawLine(
                    QPointF(x(samples[i - 1].utc), y(altitudeOf(samples[i - 1]))),
                    QPointF(x(samples[i].utc), y(altitudeOf(samples[i]))));
    };
    const auto target = [](const NightSample &s) { return s.target; };
    const auto moon = [](const NightSample &s) { return s.moon; };
    stroke(
        moon, [](const NightSample &s) { return s.moon > 0; },
        QPen(m_palette.moon, m_scale.px(1.2), Qt::DotLine, Qt::FlatCap));
    stroke(
        target, [](const NightSample &s) { return s.target > 0; },
        QPen(m_palette.dimText, m_scale.px(1.4), Qt::SolidLine, Qt::FlatCap));
    // Thick where it can be observed.
    stroke(
        target, [limit](const NightSample &s) { return s.target >= limit && s.sun <= kDarkSunDegrees; },
        QPen(m_palette.text, m_scale.px(3.4), Qt::SolidLine, Qt::FlatCap));
    painter.setClipping(false);
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void NightCurve::paintMoments(QPainter &painter) const
{
    const QRectF area = plot();
    const QFontMetrics metrics = fontMetrics();
    const UtcInstant start = m_track.samples.front().utc;
    const UtcInstant end = m_track.samples.back().utc;
    const auto mark = [&](UtcInstant utc, const QString &word, const QColor &colour, Qt::PenStyle style,
                          int line) {
        if (utc < start || utc > end)
            return;
        const double at = std::round(x(utc)) + 0.5;
        painter.setPen(QPen(colour, m_scale.px(1.4), style));
        painter.drawLine(QPointF(at, area.top()), QPointF(at, area.bottom()));
        const double width = metrics.horizontalAdvance(word) + m_scale.px(6);
        const double left = at + width > area.right() ? at - width : at;
        const QRectF plate(left, area.top() + line * metrics.height(), width, metrics.height());
        painter.fillRect(plate, m_palette.panel);
        painter.setPen(colour);
        painter.drawText(plate, Qt::AlignCenter, word);
    };
    if (m_trigger)
        mark(*m_trigger, u"T0"_s, m_palette.dimText, Qt::DashLine, 1);
    mark(m_now, tr("now"), m_palette.text, Qt::SolidLine, 0);
    const QString moon =
        tr("Moon %1 %, %2 away", "lit part, distance from the target")
            .arg(words::number(m_track.moonLit * 100, 0), words::degrees(Angle::degrees(m_track.moonAway)));
    const double width = metrics.horizontalAdvance(moon) + m_scale.px(8);
    const QRectF plate(area.right() - width, area.bottom() - metrics.height() - 1, width, metrics.height());
    painter.fillRect(plate, m_palette.panel);
    painter.setPen(m_palette.dimText);
    painter.drawText(plate, Qt::AlignCenter, moon);
}

void NightCurve::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (m_track.samples.size() < 2) {
        painter.setPen(m_palette.dimText);
        painter.drawText(
            rect(), static_cast<int>(Qt::AlignTop | Qt::AlignLeft | Qt::TextWordWrap),
            tr("No position yet: nothing to draw."));
        return;
    }
    paintNight(painter);
    paintGrid(painter);
    paintCurves(painter);
    paintMoments(painter);
}

} // namespace tulpar
