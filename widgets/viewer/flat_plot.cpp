#include "widgets/viewer/flat_plot.h"

#include "core/words/numbers.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

namespace {

QString tickText(double value, double step)
{
    if (std::abs(value) >= 1e6)
        return QString::number(value, 'g', 3);
    const int decimals = step >= 1 ? 0 : static_cast<int>(std::ceil(-std::log10(step) - 1e-9));
    return words::fixed(std::abs(value) < step * 1e-6 ? 0 : value, std::clamp(decimals, 0, 6));
}

} // namespace

std::vector<double> roundTicks(double low, double high, int count)
{
    std::vector<double> ticks;
    if (!(high > low) || count < 1)
        return ticks;
    const double rough = (high - low) / count;
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    const double step = power * (rough / power > 5 ? 10 : rough / power > 2 ? 5 : rough / power > 1 ? 2 : 1);
    for (double tick = std::ceil(low / step) * step; tick <= high + step * 1e-9; tick += step)
        ticks.push_back(tick);
    return ticks;
}

FlatPlot::FlatPlot(QWidget *parent)
    : QWidget(parent)
{
    setAttribute(Qt::WA_OpaquePaintEvent);
}

void FlatPlot::setColours(const Palette &colours, const Scale &scale)
{
    m_colours = colours;
    m_scale = scale;
    measure();
    update();
}

void FlatPlot::setPlot(const Plot &plot)
{
    m_plot = plot;
    measure();
    update();
}

void FlatPlot::measure()
{
    Range x{HUGE_VAL, -HUGE_VAL};
    Range y{HUGE_VAL, -HUGE_VAL};
    for (const PlotSeries &series : m_plot.series)
        for (const QPointF &point : series.points) {
            if (!std::isfinite(point.x()) || !std::isfinite(point.y()))
                continue;
            x = {std::min(x.low, point.x()), std::max(x.high, point.x())};
            if (!series.isSecondAxis)
                y = {std::min(y.low, point.y()), std::max(y.high, point.y())};
        }
    m_x = x.high > x.low ? x : Range{0, 1};
    m_y = y.high > y.low ? y : Range{y.low <= y.high ? y.low - 1 : 0, y.low <= y.high ? y.low + 1 : 1};
    if (m_plot.isLogarithmic)
        m_y = {0, std::max(m_y.high, 1.0)};
    const double margin = (m_y.high - m_y.low) * 0.05;
    if (!m_plot.isLogarithmic)
        m_y = {m_y.low - margin, m_y.high + margin};
    const QFontMetricsF metrics(Scale().font(font(), 0.85));
    m_leftRoom = m_scale.px(8);
    if (!m_plot.isLogarithmic)
        for (const double tick : roundTicks(m_y.low, m_y.high, 4))
            m_leftRoom = std::max(
                m_leftRoom,
                metrics.horizontalAdvance(tickText(tick, (m_y.high - m_y.low) / 10)) + m_scale.px(8));
}

QRectF FlatPlot::area() const
{
    const QFontMetricsF metrics(Scale().font(font(), 0.85));
    const double right =
        m_plot.hasSecondAxis ? metrics.horizontalAdvance(u"0.5"_s) + m_scale.px(8) : m_scale.px(8);
    return QRectF(rect()).adjusted(
        m_leftRoom, metrics.height() + m_scale.px(4), -right, -(metrics.height() + m_scale.px(6)));
}

double FlatPlot::xAt(double value) const
{
    const QRectF inside = area();
    return inside.left() + (value - m_x.low) / (m_x.high - m_x.low) * inside.width();
}

double FlatPlot::valueAt(double x) const
{
    const QRectF inside = area();
    return m_x.low + (x - inside.left()) / inside.width() * (m_x.high - m_x.low);
}

double FlatPlot::yAt(double value, bool isSecond) const
{
    const QRectF inside = area();
    double share = isSecond ? value : (value - m_y.low) / (m_y.high - m_y.low);
    if (m_plot.isLogarithmic && !isSecond)
        share = std::log1p(std::max(0.0, value)) / std::log1p(m_y.high);
    return inside.bottom() - std::clamp(share, -0.1, 1.1) * inside.height();
}

void FlatPlot::paintAxes(QPainter &painter) const
{
    const QRectF inside = area();
    const QFontMetricsF metrics(painter.font());
    painter.setPen(QPen(m_colours.line, 1));
    painter.drawRect(inside);
    const double xStep = (m_x.high - m_x.low) / 10;
    const double most = inside.width() / std::max(metrics.horizontalAdvance(u"00000.0"_s), 1.0);
    for (const double tick : roundTicks(m_x.low, m_x.high, std::clamp(static_cast<int>(most), 1, 6))) {
        const double x = xAt(tick);
        painter.setPen(m_colours.line);
        painter.drawLine(QPointF(x, inside.bottom()), QPointF(x, inside.bottom() - m_scale.px(4)));
        painter.setPen(m_colours.dimText);
        const QString text = tickText(tick, xStep);
        const double wide = metrics.horizontalAdvance(text);
        if (x + wide / 2 < inside.right() - metrics.horizontalAdvance(m_plot.xTitle))
            painter.drawText(QPointF(x - wide / 2, inside.bottom() + metrics.ascent() + m_scale.px(3)), text);
    }
    painter.drawText(
        QPointF(
            inside.right() - metrics.horizontalAdvance(m_plot.xTitle),
            inside.bottom() + metrics.ascent() + m_scale.px(3)),
        m_plot.xTitle);
    if (!m_plot.isLogarithmic)
        for (const double tick : roundTicks(m_y.low, m_y.high, 4)) {
            const double y = yAt(tick, false);
            painter.setPen(m_colours.line);
            painter.drawLine(QPointF(inside.left(), y), QPointF(inside.left() + m_scale.px(4), y));
            painter.setPen(m_colours.dimText);
            const QString text = tickText(tick, (m_y.high - m_y.low) / 10);
            painter.drawText(
                QPointF(
                    inside.left() - metrics.horizontalAdvance(text) - m_scale.px(4),
                    y + metrics.capHeight() / 2),
                text);
        }
    if (m_plot.hasSecondAxis)
        for (const double tick : {0.0, 0.5, 1.0}) {
            const double y = yAt(tick, true);
            painter.setPen(m_colours.line);
            painter.drawLine(QPointF(inside.right(), y), QPointF(inside.right() - m_scale.px(4), y));
            painter.setPen(m_colours.dimText);
            painter.drawText(
                QPointF(inside.right() + m_scale.px(4), y + metrics.capHeight() / 2), words::number(tick));
        }
    painter.setPen(m_colours.dimText);
    painter.drawText(QPointF(inside.left(), inside.top() - m_scale.px(3)), m_plot.yTitle);
}

void FlatPlot::paintSeries(QPainter &painter, const PlotSeries &series) const
{
    const QColor colour = series.isQuiet ? m_colours.dimText : m_colours.text;
    const QRectF inside = area();
    if (series.shape == PlotSeries::Shape::Dots) {
        const double side = m_scale.px(series.points.size() > 400 ? 1.5 : 3);
        for (const QPointF &point : series.points)
            if (std::isfinite(point.y()))
                painter.fillRect(
                    QRectF(
                        xAt(point.x()) - side / 2, yAt(point.y(), series.isSecondAxis) - side / 2, side,
                        side),
                    colour);
        return;
    }
    if (series.shape == PlotSeries::Shape::Steps) {
        for (std::size_t i = 0; i + 1 < series.points.size(); ++i) {
            const double left = xAt(series.points[i].x());
            const double top = yAt(series.points[i].y(), false);
            painter.fillRect(
                QRectF(left, top, std::max(1.0, xAt(series.points[i + 1].x()) - left), inside.bottom() - top),
                colour);
        }
        return;
    }
    QPainterPath path;
    bool isOpen = false;
    for (const QPointF &point : series.points) {
        if (!std::isfinite(point.y())) {
            isOpen = false;
            continue;
        }
        const QPointF at(xAt(point.x()), yAt(point.y(), series.isSecondAxis));
        isOpen ? path.lineTo(at) : path.moveTo(at);
        isOpen = true;
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(
        colour, m_scale.px(1.5), series.shape == PlotSeries::Shape::Dashes ? Qt::DashLine : Qt::SolidLine,
        Qt::FlatCap));
    painter.drawPath(path);
}

void FlatPlot::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_colours.panel);
    painter.setFont(Scale().font(font(), 0.85));
    painter.fillRect(area(), m_colours.background);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.save();
    painter.setClipRect(area());
    for (const PlotSeries &series : m_plot.series)
        paintSeries(painter, series);
    painter.setPen(QPen(m_colours.dimText, m_scale.px(1), Qt::DotLine));
    for (const double mark : m_plot.xMarks)
        painter.drawLine(QPointF(xAt(mark), area().top()), QPointF(xAt(mark), area().bottom()));
    painter.restore();
    paintAxes(painter);
}

void FlatPlot::resizeEvent(QResizeEvent *)
{
    measure();
}

} // namespace tulpar
