#include "widgets/chart/layers_panel.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QKeySequence>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <array>

namespace tulpar {

namespace {

constexpr std::array kGridWords{
    "grid_none", "grid_horizontal", "grid_equatorial"}; // in the order of GridKind

} // namespace

const std::vector<Layer> &chartLayers()
{
    static const std::vector<Layer> kLayers{
        {"limits", &ChartOptions::hasLimits, Qt::Key_I},
        {"alerts", &ChartOptions::hasAlerts, Qt::Key_A},
        {"regions", &ChartOptions::hasRegions, Qt::Key_R},
        {"tiles", &ChartOptions::hasTiles, Qt::Key_K},
        {"exposures", &ChartOptions::hasExposures, Qt::Key_Q},
        {"objects", &ChartOptions::hasObjects, Qt::Key_Z},
        {"solar_system", &ChartOptions::hasSolarSystem, Qt::Key_Y},
        {"star_names", &ChartOptions::hasNames, Qt::Key_N},
        {"figures", &ChartOptions::hasLines, Qt::Key_F},
        {"figure_names", &ChartOptions::hasFigureNames, Qt::Key_J},
        {"borders", &ChartOptions::hasBorders, Qt::Key_B},
        {"milky_way", &ChartOptions::hasMilkyWay, Qt::Key_W},
        {"deep_sky", &ChartOptions::hasDeepSky, Qt::Key_D},
        {"ground", &ChartOptions::hasGround, Qt::Key_H},
        {"teaching", &ChartOptions::hasTeaching, Qt::Key_E},
    };
    return kLayers;
}

QString layerWords(const Layer &layer)
{
    const std::string_view name = layer.name;
    if (name == "limits")
        return LayersPanel::tr("limits and forbidden zones");
    if (name == "alerts")
        return LayersPanel::tr("alerts of the queue");
    if (name == "regions")
        return LayersPanel::tr("sky maps");
    if (name == "tiles")
        return LayersPanel::tr("planned fields and targets");
    if (name == "exposures")
        return LayersPanel::tr("fields exposed tonight");
    if (name == "objects")
        return LayersPanel::tr("own objects");
    if (name == "solar_system")
        return LayersPanel::tr("Sun, Moon, planets");
    if (name == "star_names")
        return LayersPanel::tr("names of stars");
    if (name == "figures")
        return LayersPanel::tr("constellation figures");
    if (name == "figure_names")
        return LayersPanel::tr("constellation names");
    if (name == "borders")
        return LayersPanel::tr("constellation borders");
    if (name == "milky_way")
        return LayersPanel::tr("Milky Way");
    if (name == "deep_sky")
        return LayersPanel::tr("galaxies, clusters, nebulae");
    if (name == "ground")
        return LayersPanel::tr("ground");
    return LayersPanel::tr("explanations");
}

QString layerHint(const Layer &layer)
{
    const std::string_view name = layer.name;
    if (name == "limits")
        return LayersPanel::tr(
            "altitude limits, horizon, cable, Sun and Moon: where the mount does not go, and why");
    if (name == "regions")
        return LayersPanel::tr(
            "credible regions of gravitational-wave and other maps: 50 % solid, 90 % dashed");
    if (name == "tiles")
        return LayersPanel::tr("what is planned for tonight, each field with its turn and per cent; of a sky "
                               "map the field that holds the most");
    if (name == "exposures")
        return LayersPanel::tr("as this desk has seen them since it started");
    if (name == "objects")
        return LayersPanel::tr("your list: objects.csv in ~/.local/share/tulpar");
    if (name == "teaching")
        return LayersPanel::tr("meridian, equator, ecliptic, airmass, hour angle: for students");
    return {};
}

QStringList layerWordsOf(const ChartOptions &options)
{
    QStringList words;
    for (const Layer &layer : chartLayers())
        words << (options.*layer.isOn ? QString() : QStringLiteral("-")) + QLatin1String(layer.name);
    words << QLatin1String(kGridWords.at(static_cast<std::size_t>(options.grid)));
    words << QLatin1String(options.isInDegrees ? "degrees" : "-degrees");
    return words;
}

ChartOptions withLayerWords(ChartOptions options, const QStringList &words)
{
    for (const Layer &layer : chartLayers()) {
        if (words.contains(QLatin1String(layer.name)))
            options.*layer.isOn = true;
        else if (words.contains(QLatin1Char('-') + QLatin1String(layer.name)))
            options.*layer.isOn = false;
    }
    for (std::size_t i = 0; i < kGridWords.size(); ++i)
        if (words.contains(QLatin1String(kGridWords.at(i))))
            options.grid = static_cast<GridKind>(i);
    if (words.contains(QLatin1String("degrees")) || words.contains(QLatin1String("-degrees")))
        options.isInDegrees = words.contains(QLatin1String("degrees"));
    return options;
}

LayersPanel::LayersPanel(QWidget *parent)
    : ChartPlate(parent)
{
    setObjectName(QStringLiteral("layersPanel"));
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("What the chart shows"));
}

void LayersPanel::setColours(const Palette &palette, const Scale &scale)
{
    ChartPlate::setColours(palette, scale);
    setFont(scale.font(parentWidget()->font(), 0.95));
    fit();
}

void LayersPanel::fit()
{
    int words = 0;
    for (const Layer &layer : chartLayers())
        words = std::max(words, fontMetrics().horizontalAdvance(layerWords(layer)));
    resize(
        std::min(words + scale().wholePx(70), parentWidget()->width()),
        std::min(
            rowHeight() * static_cast<int>(chartLayers().size()) + scale().wholePx(12),
            parentWidget()->height()));
}

int LayersPanel::rowHeight() const
{
    // A low chart has no room for air between the rows.
    const int free =
        (parentWidget()->height() - scale().wholePx(12)) / static_cast<int>(chartLayers().size());
    return std::clamp(free, fontMetrics().height(), fontMetrics().height() + scale().wholePx(6));
}

int LayersPanel::rowAt(const QPoint &at) const
{
    const int row = (at.y() - scale().wholePx(6)) / rowHeight();
    return at.y() >= scale().wholePx(6) && row < static_cast<int>(chartLayers().size()) ? row : -1;
}

void LayersPanel::setOptions(const ChartOptions &options)
{
    if (options == m_options)
        return;
    m_options = options;
    update();
}

void LayersPanel::toggle(int row)
{
    const Layer &layer = chartLayers()[static_cast<std::size_t>(row)];
    ChartOptions wanted = m_options;
    wanted.*layer.isOn = !(wanted.*layer.isOn);
    emit optionsWanted(wanted);
}

void LayersPanel::paintEvent(QPaintEvent *event)
{
    ChartPlate::paintEvent(event);
    QPainter painter(this);
    painter.setFont(font());
    const int high = rowHeight();
    const int side = fontMetrics().ascent();
    int y = scale().wholePx(6);
    int row = 0;
    for (const Layer &layer : chartLayers()) {
        const bool isOn = m_options.*layer.isOn;
        if (row == m_row && hasFocus())
            painter.fillRect(QRect(1, y, width() - 2, high), colours().selection);
        const QRect box(scale().wholePx(10), y + (high - side) / 2, side, side);
        painter.setPen(QPen(isOn ? colours().text : colours().dimText, scale().px(1.2)));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(box);
        if (isOn) {
            painter.setRenderHint(QPainter::Antialiasing);
            painter.setPen(QPen(colours().text, scale().px(1.8)));
            painter.drawPolyline(QPolygonF(
                {box.topLeft() + QPointF(side * 0.2, side * 0.5),
                 box.topLeft() + QPointF(side * 0.45, side * 0.78),
                 box.topLeft() + QPointF(side * 0.85, side * 0.2)}));
            painter.setRenderHint(QPainter::Antialiasing, false);
        }
        painter.setPen(isOn ? colours().text : colours().dimText);
        painter.drawText(
            QRect(box.right() + scale().wholePx(9), y, width(), high), Qt::AlignVCenter, layerWords(layer));
        painter.setPen(colours().dimText);
        painter.drawText(
            QRect(0, y, width() - scale().wholePx(10), high), Qt::AlignVCenter | Qt::AlignRight,
            QKeySequence(layer.key).toString());
        y += high;
        ++row;
    }
    if (hasFocus()) {
        painter.setPen(colours().focus);
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void LayersPanel::keyPressEvent(QKeyEvent *event)
{
    const int rows = static_cast<int>(chartLayers().size());
    switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
        m_row = (m_row + (event->key() == Qt::Key_Up ? rows - 1 : 1)) % rows;
        update();
        return;
    case Qt::Key_Space:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        toggle(m_row);
        return;
    case Qt::Key_L:
        emit closed();
        return;
    default:
        ChartPlate::keyPressEvent(event); // a layer's own key goes on to the chart
    }
}

void LayersPanel::mousePressEvent(QMouseEvent *event)
{
    const int row = rowAt(event->position().toPoint());
    if (event->button() != Qt::LeftButton || row < 0)
        return;
    m_row = row;
    toggle(row);
}

bool LayersPanel::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int row = rowAt(help->pos());
        const QString words = row < 0 ? QString() : layerHint(chartLayers()[static_cast<std::size_t>(row)]);
        if (words.isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), words, this);
        return true;
    }
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        update();
    return ChartPlate::event(event);
}

} // namespace tulpar
