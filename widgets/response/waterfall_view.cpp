#include "widgets/response/waterfall_view.h"

#include "core/words/numbers.h"
#include "widgets/common/marks.h"

#include <QPainter>

#include <algorithm>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

WaterfallView::WaterfallView(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void WaterfallView::setChart(const WaterfallChart &chart)
{
    if (chart == m_chart)
        return;
    if (chart.lanes.size() != m_chart.lanes.size())
        updateGeometry();
    m_chart = chart;
    update();
}

void WaterfallView::setColours(const Palette &palette, const Scale &scale)
{
    m_palette = palette;
    m_scale = scale;
    updateGeometry();
    update();
}

int WaterfallView::laneHeight() const
{
    return fontMetrics().height() + m_scale.wholePx(1);
}

int WaterfallView::nameWidth() const
{
    int width = 0;
    for (const WaterfallLane &lane : m_chart.lanes)
        width = std::max(width, fontMetrics().horizontalAdvance(lane.name));
    return width + m_scale.wholePx(10);
}

QSize WaterfallView::sizeHint() const
{
    const int lanes = static_cast<int>(std::max<std::size_t>(m_chart.lanes.size(), 1));
    return {m_scale.wholePx(400), (lanes + 1) * laneHeight() + m_scale.wholePx(2)};
}

QSize WaterfallView::minimumSizeHint() const
{
    return {m_scale.wholePx(240), sizeHint().height()};
}

void WaterfallView::paintEvent(QPaintEvent *)
{
    if (m_chart.lanes.empty())
        return;
    QPainter painter(this);
    const int lane = laneHeight();
    const double left = nameWidth();
    const double perSecond = (width() - left - m_scale.px(12)) / std::max(1.0, seconds(m_chart.axisEnd));
    const double bottom = static_cast<double>(m_chart.lanes.size()) * lane;
    const auto x = [&](Duration t) { return left + seconds(t) * perSecond; };

    // Axis: a line a second, a number where there is room.
    const int last = static_cast<int>(seconds(m_chart.axisEnd));
    const int step = perSecond * 1 > fontMetrics().horizontalAdvance(u"00 s"_s) ? 1 : last > 60 ? 20 : 5;
    painter.setPen(m_palette.line);
    for (int s = 0; s <= last; s += step)
        painter.drawLine(QPointF(left + s * perSecond, 0), QPointF(left + s * perSecond, bottom));
    for (int s = 0; s <= last; s += step) {
        const bool isGoal = s == 10;
        painter.setPen(isGoal ? m_palette.text : m_palette.dimText);
        const QRectF place(left + s * perSecond - 40, bottom, 80, lane);
        if (place.center().x() + m_scale.px(16) < width())
            painter.drawText(place, Qt::AlignCenter, isGoal ? tr("%1 s").arg(s) : QString::number(s));
    }
    // The goal: a double line, so that it is told from the axis without colour.
    painter.setPen(QPen(m_palette.dimText, m_scale.px(1)));
    for (const double d : {-1.5, 1.5})
        painter.drawLine(QPointF(x(kTenSeconds) + d, 0), QPointF(x(kTenSeconds) + d, bottom));

    double y = 0;
    for (const WaterfallLane &row : m_chart.lanes) {
        for (const WaterfallBar &bar : row.bars) {
            const Duration until = bar.end.value_or(std::max(bar.begin, m_chart.elapsed));
            const QRectF place(
                x(bar.begin), y + m_scale.px(3), std::max(m_scale.px(2), x(until) - x(bar.begin)),
                lane - m_scale.px(6));
            painter.fillRect(place, bar.end ? m_palette.dimText : m_palette.selection);
            if (!bar.end) {
                paintHatch(painter, place, m_palette.dimText, m_scale.px(7));
                painter.setPen(m_palette.text);
                painter.drawRect(place);
            }
        }
        y += lane;
    }
    // The prediction is dashed, now is a thick line.
    if (m_chart.predicted > Duration::zero()) {
        painter.setPen(QPen(m_palette.text, m_scale.px(1), Qt::DashLine));
        painter.drawLine(QPointF(x(m_chart.predicted), 0), QPointF(x(m_chart.predicted), bottom));
    }
    if (m_chart.isRunning) {
        painter.setPen(QPen(m_palette.attention, m_scale.px(2)));
        painter.drawLine(QPointF(x(m_chart.elapsed), 0), QPointF(x(m_chart.elapsed), bottom));
    }
    y = 0;
    for (const WaterfallLane &row : m_chart.lanes) {
        painter.setPen(m_palette.dimText);
        painter.drawText(
            QRectF(0, y, left - m_scale.px(8), lane), Qt::AlignVCenter | Qt::AlignRight, row.name);
        for (auto bar = row.bars.rbegin(); bar != row.bars.rend(); ++bar) {
            if (!bar->end)
                continue;
            const QString text = tr("%1 at %2").arg(bar->name, words::secondsOf(*bar->end));
            const double wide = fontMetrics().horizontalAdvance(text) + 2;
            double at = x(*bar->end) + m_scale.px(7);
            if (at + wide > width())
                at = std::max(left, x(bar->begin) - wide - m_scale.px(7));
            painter.fillRect(QRectF(at - 2, y + 1, wide + 2, lane - 2), m_palette.panel);
            painter.setPen(m_palette.text);
            painter.drawText(QRectF(at, y, wide, lane), Qt::AlignVCenter | Qt::AlignLeft, text);
            break; // the last one that ended speaks for its lane
        }
        y += lane;
    }
}

} // namespace tulpar
