#include "widgets/chart/chart_tools.h"

#include "widgets/chart/chart_search.h"
#include "widgets/chart/chart_text.h"
#include "widgets/chart/cursor_line.h"
#include "widgets/chart/layers_panel.h"
#include "widgets/chart/scene_observatory.h"
#include "widgets/chart/search_box.h"
#include "widgets/chart/sky_chart.h"
#include "widgets/chart/sky_notice.h"
#include "widgets/chart/time_slider.h"

#include <algorithm>

namespace tulpar {

namespace {

constexpr double kWidestCentredDeg = 60; ///< a place centred is seen at least this closely
constexpr double kCornerWords = 24; ///< px at 100 %: "whole sky" below

} // namespace

ChartTools::ChartTools(SkyChart *chart)
    : QObject(chart)
    , m_chart(chart)
    , m_actions(new ActionList(chart))
    , m_search(new SearchBox(chart))
    , m_layers(new LayersPanel(chart))
    , m_slider(new TimeSlider(chart))
    , m_cursor(new CursorLine(chart))
    , m_notice(new SkyNotice(chart))
{
    connect(m_actions, &ActionList::wanted, this, &ChartTools::act);
    connect(m_actions, &ActionList::closed, this, [this] { toChart(m_actions); });
    connect(m_search, &SearchBox::closed, this, [this] { toChart(m_search); });
    connect(m_search, &SearchBox::wordsChanged, this, &ChartTools::find);
    connect(m_search, &SearchBox::chosen, this, &ChartTools::goTo);
    connect(m_layers, &LayersPanel::closed, this, [this] { toChart(m_layers); });
    connect(m_layers, &LayersPanel::optionsWanted, m_chart, &SkyChart::setOptions);
    connect(m_slider, &TimeSlider::offsetChanged, this, &ChartTools::setTime);
    connect(m_slider, &TimeSlider::closed, this, [this] {
        m_slider->setOffset({});
        setTime({});
        toChart(m_slider);
        place();
        m_chart->roomChanged();
    });
}

void ChartTools::toChart(QWidget *plate)
{
    plate->hide();
    m_chart->setFocus(Qt::OtherFocusReason);
}

void ChartTools::setColours(const Palette &palette, const Scale &scale)
{
    m_actions->setColours(palette, scale);
    m_search->setColours(palette, scale);
    m_layers->setColours(palette, scale);
    m_slider->setColours(palette, scale);
    m_cursor->setColours(palette, scale);
    m_notice->setColours(palette, scale);
    place();
}

void ChartTools::setStanding(const Standing &standing)
{
    if (standing == m_standing)
        return;
    m_standing = standing;
    refreshActions();
}

void ChartTools::refresh(bool isNewTime)
{
    const SceneInput in = m_chart->input();
    if (!in.snapshot || !in.moment)
        return;
    if (isNewTime || m_lines.empty())
        m_lines = offset() == Duration::zero()
            ? standingLines(*in.snapshot, *in.moment, in.now, in.isLinkLost, &m_standingTimes)
            : std::vector<QString>();
    m_layers->setOptions(in.options);
    refreshActions();
    refreshSlider();
    if (in.data) {
        m_notice->setProblems(in.data->problems());
        placeNotice();
    }
    if (m_hover)
        hover(m_hover);
}

void ChartTools::place()
{
    const int width = m_chart->width();
    const int high = m_slider->wantedHeight();
    m_slider->setGeometry(0, m_chart->height() - high, width, high);
    placeNotice();
    m_layers->setColours(m_chart->colours(), m_chart->scale()); // its rows fit the height
    m_layers->move(
        std::max(0, width - m_layers->width() - 6),
        std::max(0, (m_chart->height() - floor() - m_layers->height()) / 2));
    if (!m_search->isHidden())
        m_search->setColours(m_chart->colours(), m_chart->scale());
}

/// Above the words of the corner; the line of the cursor above it.
void ChartTools::placeNotice()
{
    const int words = m_chart->scale().wholePx(kCornerWords);
    m_notice->setFloor(floor() + words);
    m_cursor->setFloor(floor() + (m_notice->isNeeded() ? m_notice->height() : 0));
}

int ChartTools::floor() const
{
    return m_slider->isHidden() ? 0 : m_slider->wantedHeight();
}

std::vector<QRectF> ChartTools::plates() const
{
    std::vector<QRectF> open;
    for (const QWidget *plate :
         std::initializer_list<const QWidget *>{m_actions, m_search, m_layers, m_notice})
        if (!plate->isHidden())
            open.emplace_back(plate->geometry());
    return open;
}

Duration ChartTools::offset() const
{
    return m_slider->offset();
}

void ChartTools::extend(SceneInput &input) const
{
    input.offset = offset();
    input.ruler = m_ruler;
    input.trail = &m_trail;
    if (input.offset == Duration::zero())
        input.standing = m_lines;
}

bool ChartTools::handleKey(int key, Qt::KeyboardModifiers modifiers)
{
    const bool isControl = modifiers.testFlag(Qt::ControlModifier);
    if (key == Qt::Key_Slash || (key == Qt::Key_F && isControl)) {
        openSearch();
        return true;
    }
    if (key == Qt::Key_Escape) {
        if (m_ruler)
            stopMeasuring();
        else if (!m_actions->isHidden())
            toChart(m_actions);
        else if (!m_search->isHidden())
            toChart(m_search);
        else if (!m_layers->isHidden())
            toChart(m_layers);
        else if (m_notice->isOpen())
            m_notice->toggle();
        else if (!m_slider->isHidden())
            emit m_slider->closed();
        else
            return false;
        return true;
    }
    if (isControl || modifiers.testFlag(Qt::AltModifier))
        return false;
    switch (key) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Menu: {
        const SceneInput in = m_chart->input();
        const auto at = in.chosen ? m_chart->projection().project(*in.chosen) : std::nullopt;
        openActions(at.value_or(m_chart->projection().middle()), at ? m_chart->chosen() : std::nullopt);
        return true;
    }
    case Qt::Key_T:
        toggleTime();
        return true;
    case Qt::Key_M:
        if (m_ruler)
            stopMeasuring();
        else
            startMeasuring(std::nullopt);
        return true;
    case Qt::Key_Exclam:
        if (!m_notice->isNeeded())
            return false;
        m_notice->toggle();
        placeNotice();
        return true;
    case Qt::Key_L:
        toggleLayers();
        return true;
    case Qt::Key_C: {
        ChartOptions options = m_chart->options();
        options.isInDegrees = !options.isInDegrees;
        m_chart->setOptions(options);
        return true;
    }
    default:
        break;
    }
    for (const Layer &layer : chartLayers())
        if (layer.key == key) {
            ChartOptions options = m_chart->options();
            options.*layer.isOn = !(options.*layer.isOn);
            m_chart->setOptions(options);
            return true;
        }
    return false;
}

void ChartTools::viewMoved()
{
    if (!m_actions->isHidden())
        toChart(m_actions);
}

// ---- search

void ChartTools::openSearch()
{
    m_search->setColours(m_chart->colours(), m_chart->scale());
    const SceneInput in = m_chart->input();
    m_search->keepClear(cornerSize(in).toSize());
    if (in.data)
        (void)in.data->search(); // its index before the first letter
    m_search->show();
    m_search->raise();
    m_search->takeFocus();
}

void ChartTools::find(const QString &words)
{
    m_search->setFound(searchSky(words, m_chart->input()));
}

void ChartTools::goTo(const Chosen &what)
{
    const SceneInput in = m_chart->input();
    const auto place = placeOf(what, in);
    if (!place)
        return;
    if (!m_search->isHidden())
        toChart(m_search);
    const Angle field = std::min(m_chart->projection().field(), Angle::degrees(kWidestCentredDeg));
    m_chart->lookAt(horizontalOf(*place), field);
    m_chart->chooseThing(what);
}

// ---- layers

void ChartTools::toggleLayers()
{
    if (!m_layers->isHidden()) {
        toChart(m_layers);
        return;
    }
    m_layers->setOptions(m_chart->options());
    place();
    m_layers->show();
    m_layers->raise();
    m_layers->setFocus(Qt::ShortcutFocusReason);
}

// ---- measuring and the cursor

bool ChartTools::takeClick(const QPointF &point)
{
    if (!m_isRulerLive)
        return false;
    m_hover = point;
    dragRuler();
    m_isRulerLive = false;
    return true;
}

void ChartTools::startMeasuring(const std::optional<IcrsDirection> &from)
{
    const SceneInput in = m_chart->input();
    if (!in.moment)
        return;
    std::optional<IcrsDirection> start = from;
    if (!start && m_chart->chosen())
        start = directionOf(*m_chart->chosen(), in);
    if (!start) {
        const QPointF at = m_hover.value_or(m_chart->projection().middle());
        start = in.moment->observer().icrs(horizontalOf(m_chart->projection().unproject(at)));
    }
    m_ruler = Ruler{*start, *start};
    m_isRulerLive = true;
    dragRuler();
}

void ChartTools::dragRuler()
{
    const SceneInput in = m_chart->input();
    if (!m_ruler || !m_isRulerLive || !in.moment)
        return;
    const QPointF at = m_hover.value_or(m_chart->projection().middle());
    m_ruler->to = in.moment->observer().icrs(horizontalOf(m_chart->projection().unproject(at)));
    m_chart->refreshLive();
}

void ChartTools::stopMeasuring()
{
    m_ruler.reset();
    m_isRulerLive = false;
    m_chart->refreshLive();
}

void ChartTools::hover(const std::optional<QPointF> &point)
{
    m_hover = point;
    const SceneInput in = m_chart->input();
    if (!point || !in.moment || !in.snapshot) {
        m_cursor->setLines({}, {});
        return;
    }
    const std::vector<QString> lines = cursorLines(in, m_chart->projection().unproject(*point));
    m_cursor->setLines(QStringList(lines.begin(), lines.end()), point->toPoint());
    dragRuler();
}

void ChartTools::sweep()
{
    m_actions->hide();
    m_search->hide();
}

} // namespace tulpar
