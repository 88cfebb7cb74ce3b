#undef QT_NO_FOREACH // qcustomplot.h uses it
#include "widgets/night/altitude_plot.h"

#include "core/sky/airmass.h"
#include "core/words/numbers.h"
#include "widgets/night/night_shades.h"

#include <qcustomplot.h>

#include <algorithm>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr double kTop = 90;
constexpr double kAirmasses[] = {1.0, 1.2, 1.5, 2.0, 3.0};

/// Observed, degrees; air mass falls with the altitude.
double altitudeOfAirmass(double wanted)
{
    double low = 0;
    double high = kTop;
    for (int i = 0; i < 40; ++i) {
        const double middle = (low + high) / 2;
        (airmass(Angle::degrees(middle)).value_or(1) > wanted ? low : high) = middle;
    }
    return high;
}

/// The points of a curve in `span`, with its ends between them.
std::vector<AltitudePoint> partOf(const std::vector<AltitudePoint> &points, const Span &span)
{
    std::vector<AltitudePoint> part;
    for (std::size_t i = 1; i < points.size(); ++i) {
        const AltitudePoint &a = points[i - 1];
        const AltitudePoint &b = points[i];
        for (const UtcInstant end : {span.from, span.to})
            if (a.utc <= end && end < b.utc) {
                const double share = seconds(end - a.utc) / seconds(b.utc - a.utc);
                part.push_back({end, a.altitude + (b.altitude - a.altitude) * share});
            }
        if (span.contains(b.utc))
            part.push_back(b);
    }
    std::ranges::sort(part, {}, &AltitudePoint::utc);
    return part;
}

} // namespace

AltitudePlot::AltitudePlot(QWidget *parent)
    : QWidget(parent)
    , m_plot(new QCustomPlot(this))
    , m_nowLine(new QWidget(this))
{
    setAccessibleName(tr("Altitude through the night"));
    setObjectName(u"altitudePlot"_s);
    m_plot->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_plot->setFocusPolicy(Qt::NoFocus);
    m_plot->axisRect()->setAutoMargins(QCP::msNone);
    m_plot->yAxis2->setVisible(true);
    m_plot->yAxis->setRange(0, kTop);
    m_plot->yAxis2->setRange(0, kTop);
    m_plot->xAxis->setVisible(true);
    m_nowLine->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_nowLine->setAutoFillBackground(true);
    m_nowLine->hide();
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
}

void AltitudePlot::setColours(const Palette &palette, const Scale &scale)
{
    m_palette = palette;
    m_scale = scale;
    QPalette line = m_nowLine->palette();
    line.setColor(QPalette::Window, palette.text);
    m_nowLine->setPalette(line);
    updateGeometry();
    draw();
}

int AltitudePlot::gutterLeft() const
{
    return QFontMetrics(font()).horizontalAdvance(u"90\u00b0"_s) + m_scale.wholePx(12);
}

int AltitudePlot::gutterRight() const
{
    return QFontMetrics(font()).horizontalAdvance(u"1.0"_s) + m_scale.wholePx(26);
}

void AltitudePlot::setGutter(int left, int right)
{
    if (left == m_left && right == m_right)
        return;
    m_left = left;
    m_right = right;
    draw();
}

void AltitudePlot::setNight(
    const NightView &night, const ObservatoryView &observatory, std::shared_ptr<const SkyOfNight> sky)
{
    const bool isSame = m_sky == sky && m_times.sunsetUtc == night.sunsetUtc
        && m_times.sunriseUtc == night.sunriseUtc && m_hard == observatory.altitudeHard
        && m_soft == observatory.altitudeSoft;
    if (isSame)
        return;
    m_sky = std::move(sky);
    m_times.sunsetUtc = night.sunsetUtc;
    m_times.sunriseUtc = night.sunriseUtc;
    m_hard = observatory.altitudeHard;
    m_soft = observatory.altitudeSoft;
    draw();
}

void AltitudePlot::clear()
{
    if (!m_sky)
        return;
    m_sky.reset();
    m_times = {};
    m_curves.clear();
    draw();
}

void AltitudePlot::setCurves(std::vector<TargetCurve> curves)
{
    if (curves == m_curves)
        return;
    m_curves = std::move(curves);
    draw();
}

void AltitudePlot::setNow(UtcInstant now)
{
    m_now = now;
    placeNow();
}

QRect AltitudePlot::plotRect() const
{
    const int line = QFontMetrics(font()).height();
    return rect().adjusted(m_left, line, -m_right, -line - m_scale.wholePx(8));
}

void AltitudePlot::placeNow()
{
    const bool isShown = m_axis.isKnown() && m_now >= m_axis.from && m_now <= m_axis.to;
    if (isShown) {
        const QRect area = plotRect();
        const QRect place(
            static_cast<int>(std::lround(m_axis.x(m_now))), area.top(), m_scale.wholePx(2), area.height());
        if (m_nowLine->geometry() != place)
            m_nowLine->setGeometry(place);
    }
    if (m_nowLine->isHidden() == isShown)
        m_nowLine->setVisible(isShown);
}

QSize AltitudePlot::sizeHint() const
{
    return {m_scale.wholePx(600), m_scale.wholePx(175)};
}

QSize AltitudePlot::minimumSizeHint() const
{
    return {m_scale.wholePx(200), m_scale.wholePx(130)};
}

void AltitudePlot::drawBands()
{
    for (const DarknessBand &band : m_sky->bands()) {
        auto *item = new QCPItemRect(m_plot);
        item->setLayer(u"background"_s);
        item->setAntialiased(false);
        item->topLeft->setCoords(seconds(band.from - m_axis.from), kTop);
        item->bottomRight->setCoords(seconds(band.to - m_axis.from), 0);
        item->setPen(Qt::NoPen);
        item->setBrush(shadeOf(band.darkness, m_palette));
    }
}

void AltitudePlot::drawAxes()
{
    const QFontMetrics metrics(font());
    const auto hours = QSharedPointer<QCPAxisTickerText>::create();
    for (const UtcInstant hour : m_axis.hours(metrics.horizontalAdvance(u"00:00"_s) + m_scale.px(12)))
        hours->addTick(seconds(hour - m_axis.from), words::utcTime(hour, words::Precision::Minutes));
    const auto altitudes = QSharedPointer<QCPAxisTickerText>::create();
    for (const double altitude : {0.0, 30.0, 60.0, 90.0})
        altitudes->addTick(altitude, words::degrees(Angle::degrees(altitude)));
    const auto airmasses = QSharedPointer<QCPAxisTickerText>::create();
    for (const double value : kAirmasses)
        airmasses->addTick(altitudeOfAirmass(value), words::fixed(value, 1));
    m_plot->xAxis->setTicker(hours);
    m_plot->yAxis->setTicker(altitudes);
    m_plot->yAxis2->setTicker(airmasses);
    m_plot->xAxis->setRange(0, seconds(m_axis.to - m_axis.from));
    for (QCPAxis *axis : {m_plot->xAxis, m_plot->yAxis, m_plot->yAxis2}) {
        axis->setTickLabelFont(font());
        axis->setTickLabelColor(m_palette.dimText);
        axis->setBasePen(QPen(m_palette.line, 1));
        axis->setTickPen(QPen(m_palette.line, 1));
        axis->setSubTicks(false);
        axis->setTickLabelPadding(m_scale.wholePx(3));
        axis->grid()->setPen(QPen(m_palette.line, 1, Qt::SolidLine));
        axis->grid()->setZeroLinePen(Qt::NoPen);
        axis->grid()->setAntialiased(false);
    }
}

void AltitudePlot::drawLimits()
{
    const double end = seconds(m_axis.to - m_axis.from);
    const auto line = [&](Angle altitude, Qt::PenStyle style) {
        QCPGraph *graph = m_plot->addGraph();
        graph->setPen(QPen(m_palette.limit, m_scale.px(1.4), style));
        graph->setAntialiased(false);
        graph->setData({0, end}, {altitude.asDegrees(), altitude.asDegrees()}, true);
    };
    line(m_hard, Qt::SolidLine);
    if (m_soft > m_hard)
        line(m_soft, Qt::DashLine);
    auto *word = new QCPItemText(m_plot);
    word->setPositionAlignment(Qt::AlignLeft | Qt::AlignTop);
    const auto night = std::ranges::find(m_sky->bands(), Darkness::Night, &DarknessBand::darkness);
    const double darkFrom = night == m_sky->bands().end() ? 0 : seconds(night->from - m_axis.from);
    word->position->setCoords(darkFrom + end * 0.005, std::max(m_soft, m_hard).asDegrees());
    word->setText(tr("limit %1").arg(words::degrees(std::max(m_soft, m_hard))));
    word->setFont(font());
    word->setColor(m_palette.limit);
    auto *right = new QCPItemText(m_plot);
    right->setClipToAxisRect(false);
    right->position->setType(QCPItemPosition::ptAbsolute);
    right->position->setCoords(plotRect().right(), 0);
    right->setPositionAlignment(Qt::AlignRight | Qt::AlignTop);
    right->setText(tr("air mass"));
    right->setFont(font());
    right->setColor(m_palette.dimText);
}

void AltitudePlot::drawCurves()
{
    const auto stroke = [&](const std::vector<AltitudePoint> &points, const QPen &pen) {
        QVector<double> x;
        QVector<double> y;
        for (const AltitudePoint &point : points) {
            x.append(seconds(point.utc - m_axis.from));
            y.append(point.altitude > 0 ? point.altitude : qQNaN()); // a gap
        }
        QCPGraph *graph = m_plot->addGraph();
        graph->setPen(pen);
        graph->setData(x, y, true);
    };
    const auto name = [&](const std::vector<AltitudePoint> &points, const QString &text,
                          const QColor &colour) {
        const auto top = std::ranges::max_element(points, {}, &AltitudePoint::altitude);
        if (top == points.end() || top->altitude <= 0)
            return;
        const double share = seconds(top->utc - m_axis.from) / seconds(m_axis.to - m_axis.from);
        auto *word = new QCPItemText(m_plot);
        // Beside the edge it reads inwards; near the top, below the curve.
        const Qt::Alignment side = share < 0.15 ? Qt::AlignLeft
            : share > 0.85                      ? Qt::AlignRight
                                                : Qt::AlignHCenter;
        word->setPositionAlignment(side | (top->altitude > 70 ? Qt::AlignTop : Qt::AlignBottom));
        word->position->setCoords(seconds(top->utc - m_axis.from), top->altitude);
        word->setText(text);
        word->setFont(font());
        word->setColor(colour);
        word->setPadding(
            QMargins(m_scale.wholePx(4), m_scale.wholePx(3), m_scale.wholePx(4), m_scale.wholePx(3)));
    };
    const auto moon = m_sky->moonTrack();
    stroke(moon, QPen(m_palette.moon, m_scale.px(1.4), Qt::DotLine));
    name(moon, tr("Moon"), m_palette.moon);
    for (const TargetCurve &curve : m_curves) {
        const auto points = m_sky->track(curve.position);
        const QColor colour = curve.isChosen ? m_palette.text : m_palette.dimText;
        stroke(points, QPen(colour, m_scale.px(curve.isChosen ? 1.6 : 1)));
        for (const Span &span : curve.observed)
            stroke(partOf(points, span), QPen(colour, m_scale.px(curve.isChosen ? 5 : 3)));
        if (curve.isChosen || m_curves.size() <= 4)
            name(points, curve.title, colour);
    }
}

void AltitudePlot::draw()
{
    m_axis = NightAxis::of(m_times, m_left, width() - m_right);
    m_plot->clearGraphs();
    m_plot->clearItems();
    m_plot->setBackground(QBrush(m_palette.panel));
    const bool isKnown = m_sky && m_axis.isKnown();
    m_plot->axisRect()->setVisible(isKnown);
    for (QCPAxis *axis : {m_plot->xAxis, m_plot->yAxis, m_plot->yAxis2})
        axis->setVisible(isKnown);
    if (isKnown) {
        const QRect area = plotRect();
        m_plot->axisRect()->setMargins(
            QMargins(area.left(), area.top(), width() - area.right() - 1, height() - area.bottom() - 1));
        drawBands();
        drawAxes();
        drawLimits();
        drawCurves();
    }
    ++m_drawings;
    m_plot->replot(QCustomPlot::rpRefreshHint);
    placeNow();
}

void AltitudePlot::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_plot->setGeometry(rect());
    draw();
}

} // namespace tulpar
