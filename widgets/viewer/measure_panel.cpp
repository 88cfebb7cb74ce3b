#include "widgets/viewer/measure_panel.h"

#include "core/words/numbers.h"
#include "widgets/common/quiet_line.h"

#include <QKeyEvent>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kMostLetters = 100;

QString cell(double value)
{
    return std::isfinite(value) ? QString::number(value, 'g', 9) : QString();
}

/// "3.21 px  1.90″"
QString lengthOf(double px, double arcsecPerPx)
{
    const QString pixels = words::fixed(px, 2) + u' ' + MeasurePanel::tr("px");
    return arcsecPerPx > 0 ? pixels + u"   "_s + words::fixed(px * arcsecPerPx, 2) + u"″"_s : pixels;
}

} // namespace

MeasurePanel::MeasurePanel(QWidget *parent)
    : SidePanel(tr("Measure"), parent)
    , m_plot(new FlatPlot(this))
    , m_words(new QLabel(this))
    , m_text(new QuietLine(this))
    , m_save(newButton(tr("save as CSV")))
{
    m_text->setPlaceholderText(tr("words of this region"));
    m_text->setMaxLength(kMostLetters);
    m_text->hide();
    connect(m_text, &QLineEdit::editingFinished, this, [this] { emit regionTextGiven(m_text->text()); });
    m_words->setWordWrap(true);
    m_words->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column()->addWidget(m_plot, 1);
    column()->addWidget(m_words);
    column()->addWidget(m_text);
    column()->addWidget(m_save, 0, Qt::AlignLeft);
    column()->addStretch(0);
    connect(m_save, &QToolButton::clicked, this, &MeasurePanel::saveWanted);
    put(tr("Measure"), {}, {}, {});
}

void MeasurePanel::setColours(const Palette &colours, const Scale &scale)
{
    SidePanel::setColours(colours, scale);
    m_plot->setColours(colours, scale);
    m_plot->setMaximumHeight(scale.wholePx(280));
    m_words->setStyleSheet(u"color: %1"_s.arg(colours.text.name()));
    m_words->setFont(Scale().font(font(), 0.94));
    m_text->setFont(Scale().font(font()));
    m_text->setStyleSheet(
        u"QLineEdit { background: %1; color: %2; selection-background-color: %3; border: 1px solid %4; }"_s
            .arg(
                colours.background.name(), colours.text.name(), colours.selection.name(),
                colours.line.name()));
}

void MeasurePanel::put(const QString &title, const QStringList &lines, const Plot &plot, const QString &table)
{
    setTitle(title);
    m_words->setText(lines.join(u'\n'));
    m_plot->setPlot(plot);
    m_plot->setVisible(!plot.series.empty());
    m_table = table;
    m_save->setVisible(!table.isEmpty());
}

QString MeasurePanel::words() const
{
    return m_words->text();
}

void MeasurePanel::setRegionText(const std::optional<QString> &text)
{
    m_text->setVisible(text.has_value());
    if (text && !m_text->hasFocus() && m_text->text() != *text)
        m_text->setText(*text);
}

void MeasurePanel::editRegionText()
{
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
}

void MeasurePanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        parentWidget()->setFocus(Qt::OtherFocusReason); // the words are given: back to the frames
    else
        SidePanel::keyPressEvent(event);
}

void MeasurePanel::setPoint(const QString &where)
{
    put(tr("Words in %1").arg(where), {}, {}, {});
}

void MeasurePanel::setHint(const QString &title, const QString &hint)
{
    setRegionText(std::nullopt);
    put(title, {hint}, {}, {});
}

void MeasurePanel::setStar(const QString &where, const Result<RadialProfile> &profile, double arcsecPerPx)
{
    setRegionText(std::nullopt);
    const QString title = tr("Star %1").arg(where);
    if (!profile) {
        put(title, {tr("No star measured there: %1").arg(QString::fromStdString(profile.error().detail))}, {},
            {});
        return;
    }
    const Star &star = profile->star;
    Plot plot;
    plot.xTitle = tr("px");
    plot.yTitle = tr("value above the sky · energy →");
    plot.hasSecondAxis = true;
    PlotSeries pixels{{}, PlotSeries::Shape::Dots, false, true};
    for (const RadialPixel &pixel : profile->pixels)
        pixels.points.emplace_back(pixel.radiusPx, pixel.value);
    PlotSeries fit{{}, PlotSeries::Shape::Line, false, false};
    PlotSeries energy{{}, PlotSeries::Shape::Dashes, true, false};
    for (double radius = 0; radius <= profile->outerPx; radius += profile->outerPx / 120)
        fit.points.emplace_back(radius, star.fit.valueAt(radius) - star.fit.sky);
    for (const GrowthPoint &point : profile->growth)
        energy.points.emplace_back(point.radiusPx, point.energy);
    plot.series = {pixels, fit, energy};
    plot.xMarks = {star.fwhmPx() / 2};
    QStringList lines{
        tr("FWHM %1").arg(lengthOf(star.fwhmPx(), arcsecPerPx)),
        tr("half of the energy within %1").arg(lengthOf(profile->radius50Px, arcsecPerPx)),
        tr("80 % within %1").arg(lengthOf(profile->radius80Px, arcsecPerPx)),
        tr("ellipticity %1   peak %2")
            .arg(words::fixed(star.fit.ellipticity(), 2), words::fixed(star.peak, 0)),
        tr("x %1   y %2").arg(words::fixed(star.centre.x, 2), words::fixed(star.centre.y, 2)),
        tr("sky %1 ± %2")
            .arg(words::fixed(star.background.level, 1), words::fixed(star.background.deviation, 1))};
    if (star.isSaturated)
        lines.prepend(tr("SATURATED: the width is not to be trusted"));
    QString table = u"radius_px,encircled_energy,net\n"_s;
    for (const GrowthPoint &point : profile->growth)
        table += cell(point.radiusPx) + u',' + cell(point.energy) + u',' + cell(point.net) + u'\n';
    put(title, lines, plot, table);
}

void MeasurePanel::setCut(
    const QString &where, bool isBox, const std::vector<CutPoint> &cut, double arcsecPerPx)
{
    setRegionText(std::nullopt);
    Plot plot;
    plot.xTitle = tr("px");
    plot.yTitle = isBox ? tr("mean across") : tr("value");
    PlotSeries line;
    double least = HUGE_VAL;
    double most = -HUGE_VAL;
    QString table = u"distance_px,x,y,value\n"_s;
    for (const CutPoint &point : cut) {
        line.points.emplace_back(point.distancePx, point.value);
        if (std::isfinite(point.value)) {
            least = std::min(least, point.value);
            most = std::max(most, point.value);
        }
        table += cell(point.distancePx) + u',' + cell(point.place.x) + u',' + cell(point.place.y) + u','
            + cell(point.value) + u'\n';
    }
    plot.series = {line};
    QStringList lines;
    if (!cut.empty())
        lines.append(tr("length %1").arg(lengthOf(cut.back().distancePx, arcsecPerPx)));
    if (most >= least)
        lines.append(tr("least %1   most %2").arg(words::number(least, 1), words::number(most, 1)));
    put((isBox ? tr("Box cut %1") : tr("Line cut %1")).arg(where), lines, plot, table);
}

void MeasurePanel::setAperture(
    const QString &title, const QString &shape, const ApertureStatistics &statistics, double arcsecPerPx)
{
    const SampleStatistics &pixels = statistics.pixels;
    const QString area = words::fixed(statistics.area, 1) + u' ' + tr("px") + u"²"_s
        + (arcsecPerPx > 0 ? u"   "_s + words::fixed(statistics.area * arcsecPerPx * arcsecPerPx, 1) + u"″²"_s
                           : QString());
    QStringList lines{
        tr("area %1").arg(area), tr("sum %1").arg(words::number(statistics.sum, 1)),
        tr("mean %1   median %2").arg(words::number(pixels.mean, 2), words::number(pixels.median, 2)),
        tr("deviation %1").arg(words::number(pixels.deviation, 2)),
        tr("least %1   most %2").arg(words::number(pixels.minimum, 1), words::number(pixels.maximum, 1))};
    if (statistics.background) {
        lines.append(tr("sky beside it %1 ± %2")
                         .arg(
                             words::number(statistics.background->level, 1),
                             words::number(statistics.background->deviation, 1)));
        lines.append(tr("net %1").arg(words::number(statistics.net, 1)));
    }
    if (statistics.signalToNoise)
        lines.append(tr("signal to noise %1").arg(words::number(*statistics.signalToNoise, 1)));
    if (statistics.isCut)
        lines.prepend(tr("CUT by the edge of the frame"));
    QString table = u"shape,area_px,sum,mean,median,deviation,minimum,maximum,background,net,net_error\n"_s;
    table += shape + u',' + cell(statistics.area) + u',' + cell(statistics.sum) + u',' + cell(pixels.mean)
        + u',' + cell(pixels.median) + u',' + cell(pixels.deviation) + u',' + cell(pixels.minimum) + u','
        + cell(pixels.maximum) + u','
        + (statistics.background ? cell(statistics.background->level) : QString()) + u','
        + cell(statistics.net) + u',' + (statistics.netError ? cell(*statistics.netError) : QString())
        + u'\n';
    put(title, lines, {}, table);
}

} // namespace tulpar
