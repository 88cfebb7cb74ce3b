#include "widgets/viewer/histogram_panel.h"

#include "core/threads/work_pool.h"
#include "core/words/numbers.h"
#include "widgets/common/say.h"

#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kBins = 256;
constexpr double kKeyStep = 0.02; // of the histogram's range

} // namespace

HistogramPanel::HistogramPanel(WorkPool &pool, QWidget *parent)
    : SidePanel(tr("Histogram"), parent)
    , m_pool(pool)
    , m_plot(new FlatPlot(this))
    , m_words(new QLabel(this))
{
    setFocusPolicy(Qt::StrongFocus);
    m_words->setWordWrap(true);
    m_plot->installEventFilter(this);
    column()->addWidget(m_plot, 1);
    column()->addWidget(m_words);
    m_plot->setMaximumHeight(260);
    column()->addStretch(0);
}

void HistogramPanel::setColours(const Palette &colours, const Scale &scale)
{
    SidePanel::setColours(colours, scale);
    m_plot->setColours(colours, scale);
    m_plot->setMaximumHeight(scale.wholePx(260));
    m_words->setStyleSheet(u"color: %1"_s.arg(colours.dimText.name()));
    m_words->setFont(Scale().font(font(), 0.94));
}

void HistogramPanel::setFrame(const Frame &frame, const std::optional<Display> &display, const QString &name)
{
    setTitle(tr("Histogram %1").arg(name));
    const bool isSame = !frame.isEmpty() && !m_frame.isEmpty() && frame.row(0) == m_frame.row(0);
    const auto range = display ? std::optional(display->range) : std::nullopt;
    if (isSame && range == m_range)
        return;
    m_frame = frame;
    m_range = range;
    if (!isSame)
        count();
    else
        draw();
}

void HistogramPanel::count()
{
    if (m_isCounting) {
        m_isStale = true; // newest wins
        return;
    }
    if (m_frame.isEmpty() || !m_range) {
        m_histogram.reset();
        draw();
        return;
    }
    m_isCounting = true;
    m_isStale = false;
    m_pool.start([this, frame = m_frame, range = *m_range] {
        const auto wide = histogramRange(frame, range);
        const auto counted = wide ? std::optional(histogram(frame, *wide, kBins)) : std::nullopt;
        m_pool.tell(this, [this, counted] {
            m_isCounting = false;
            m_histogram = counted;
            draw();
            if (m_isStale)
                count();
        });
    });
}

void HistogramPanel::draw()
{
    Plot plot;
    plot.xTitle = tr("value");
    plot.yTitle = tr("pixels, logarithmic");
    plot.isLogarithmic = true;
    if (m_histogram) {
        PlotSeries bars;
        bars.shape = PlotSeries::Shape::Steps;
        bars.isQuiet = true;
        const double width = (m_histogram->range.high - m_histogram->range.low)
            / static_cast<double>(m_histogram->counts.size());
        for (std::size_t i = 0; i < m_histogram->counts.size(); ++i)
            bars.points.emplace_back(
                m_histogram->range.low + static_cast<double>(i) * width,
                static_cast<double>(m_histogram->counts[i]));
        bars.points.emplace_back(m_histogram->range.high, 0);
        plot.series.push_back(std::move(bars));
        if (m_range)
            plot.xMarks = {m_range->low, m_range->high};
    }
    m_plot->setPlot(plot);
    say();
}

void HistogramPanel::say()
{
    tulpar::say(
        m_words,
        m_range ? tr("black %1, white %2. Drag a dotted line, or use ← → (white) and Shift+← → (black). A: "
                     "automatic again.")
                      .arg(words::number(m_range->low, 1), words::number(m_range->high, 1))
                : tr("No frame here."));
    m_words->setMinimumHeight(m_words->heightForWidth(std::max(100, width() - scale().wholePx(12))));
}

void HistogramPanel::move(double value)
{
    if (!m_range)
        return;
    DisplayRange range = *m_range;
    if (m_movesWhite)
        range.high = std::max(value, range.low + 1e-9 * std::max(1.0, std::abs(range.low)));
    else
        range.low = std::min(value, range.high - 1e-9 * std::max(1.0, std::abs(range.high)));
    m_range = range;
    draw();
    emit rangeWanted(range);
}

bool HistogramPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_plot || !m_range || !m_histogram)
        return SidePanel::eventFilter(watched, event);
    if (event->type() == QEvent::MouseButtonPress) {
        const double x = static_cast<QMouseEvent *>(event)->position().x();
        m_movesWhite = std::abs(m_plot->xAt(m_range->high) - x) <= std::abs(m_plot->xAt(m_range->low) - x);
        m_isDragging = true;
        move(m_plot->valueAt(x));
        return true;
    }
    if (event->type() == QEvent::MouseMove && m_isDragging) {
        move(m_plot->valueAt(static_cast<QMouseEvent *>(event)->position().x()));
        return true;
    }
    if (event->type() == QEvent::MouseButtonRelease)
        m_isDragging = false;
    return SidePanel::eventFilter(watched, event);
}

void HistogramPanel::keyPressEvent(QKeyEvent *event)
{
    const int way = event->key() == Qt::Key_Right ? 1 : event->key() == Qt::Key_Left ? -1 : 0;
    if (way == 0 || !m_range || !m_histogram) {
        SidePanel::keyPressEvent(event);
        return;
    }
    m_movesWhite = !event->modifiers().testFlag(Qt::ShiftModifier);
    const double step = (m_histogram->range.high - m_histogram->range.low) * kKeyStep;
    move((m_movesWhite ? m_range->high : m_range->low) + way * step);
}

} // namespace tulpar
