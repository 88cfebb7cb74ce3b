#include "widgets/viewer/viewer_tools.h"

#include "widgets/viewer/channel_pane.h"
#include "widgets/viewer/histogram_panel.h"
#include "widgets/viewer/measure_panel.h"
#include "widgets/viewer/pixel_table.h"
#include "widgets/viewer/region_layer.h"

#include <QPainterPath>

#include <algorithm>
#include <array>
#include <cmath>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr double kBroadPx = 11; // of a box cut
constexpr std::array kKinds{RegionLayer::Kind::Circle,  RegionLayer::Kind::Ellipse, RegionLayer::Kind::Box,
                            RegionLayer::Kind::Annulus, RegionLayer::Kind::Polygon, RegionLayer::Kind::Text};

} // namespace

HeldPlace HeldPlace::of(const Frame &frame, PixelPosition pixel)
{
    const auto &wcs = frame.facts().wcs;
    return {pixel, wcs ? std::optional(wcs->toIcrs(pixel)) : std::nullopt};
}

PixelPosition HeldPlace::on(const Frame &frame) const
{
    const auto &wcs = frame.facts().wcs;
    return sky && wcs ? wcs->toPixel(*sky).value_or(pixel) : pixel;
}

void MeasureLayer::paint(QPainter &painter, const PaneOverlay &overlay) const
{
    if (kind == Kind::None)
        return;
    const auto place = [&](PixelPosition pixel) {
        return overlay.area.topLeft() + overlay.placement.toDevice(pixel) / overlay.devicePixelRatio;
    };
    const PixelPosition start = from.on(overlay.frame);
    const QPointF a = place(start);
    QPainterPath path;
    if (kind == Kind::Star) {
        const double radius = std::hypot(
            place({start.x + radiusPx, start.y}).x() - a.x(),
            place({start.x + radiusPx, start.y}).y() - a.y());
        path.addEllipse(a, radius, radius);
    } else {
        const QPointF b = place(to.on(overlay.frame));
        const double length = std::max(std::hypot(b.x() - a.x(), b.y() - a.y()), 1e-9);
        if (kind == Kind::Box) {
            const double half = broadPx / 2 * overlay.placement.zoom() / overlay.devicePixelRatio;
            const QPointF side((b.y() - a.y()) / length * half, -(b.x() - a.x()) / length * half);
            path.addPolygon(QPolygonF({a + side, b + side, b - side, a - side}));
            path.closeSubpath();
        } else {
            path.moveTo(a);
            path.lineTo(b);
        }
    }
    overlay.drawPath(painter, path, overlay.ink(), overlay.scale.px(1));
}

ViewerTools::ViewerTools(WorkPool &pool, QWidget *panels)
    : QObject(panels)
    , m_histogram(new HistogramPanel(pool, panels))
    , m_measures(new MeasurePanel(panels))
    , m_pixels(new PixelTable(panels))
    , m_regions(std::make_unique<RegionLayer>())
{
    for (SidePanel *panel :
         {static_cast<SidePanel *>(m_histogram), static_cast<SidePanel *>(m_measures),
          static_cast<SidePanel *>(m_pixels)}) {
        panel->hide();
        connect(panel, &SidePanel::closed, this, [this] { showPanel(nullptr); });
    }
    connect(m_histogram, &HistogramPanel::rangeWanted, this, &ViewerTools::rangeWanted);
    connect(m_measures, &MeasurePanel::saveWanted, this, &ViewerTools::saveWanted);
    connect(m_measures, &MeasurePanel::regionTextGiven, this, [this](const QString &text) {
        if (m_regions->setChosenText(text)) {
            m_areRegionsLast = true;
            redraw();
        }
    });
}

ViewerTools::~ViewerTools() = default;

void ViewerTools::addPane(ChannelPane *pane)
{
    m_panes.push_back(pane);
    m_contours[pane] = std::make_unique<ContourLayer>(*pane);
    dress(pane);
}

void ViewerTools::removePane(ChannelPane *pane)
{
    std::erase(m_panes, pane);
    pane->setLayers({});
    pane->setTool({});
    m_contours.erase(pane);
    if (m_read == pane)
        m_read = nullptr;
}

void ViewerTools::dress(ChannelPane *pane)
{
    std::vector<const PaneLayer *> layers;
    if (m_on.contains(ViewerAction::Grid))
        layers.push_back(&m_grid);
    if (m_on.contains(ViewerAction::Contours))
        layers.push_back(m_contours[pane].get());
    if (m_on.contains(ViewerAction::Stars))
        layers.push_back(&m_stars);
    if (m_on.contains(ViewerAction::Alerts))
        layers.push_back(&m_alerts);
    if (!m_regions->regions().empty() || m_tool == Tool::Region)
        layers.push_back(m_regions.get());
    if (m_measured.kind != MeasureLayer::Kind::None)
        layers.push_back(&m_measured);
    pane->setLayers(layers);
    const bool isPointing = m_tool != Tool::None || !m_regions->regions().empty();
    if (pane->hasTool() == isPointing)
        return; // it may be at work just now
    pane->setTool(
        isPointing ? PaneTool([this, pane](const PanePointer &pointer) { return point(pane, pointer); })
                   : PaneTool());
}

void ViewerTools::redraw()
{
    for (ChannelPane *pane : m_panes) {
        dress(pane);
        pane->layersChanged();
    }
}

void ViewerTools::setColours(const Palette &colours, const Scale &scale)
{
    m_histogram->setColours(colours, scale);
    m_measures->setColours(colours, scale);
    m_pixels->setColours(colours, scale);
}

void ViewerTools::setStarSource(StarSource source)
{
    m_stars.setSource(std::move(source));
    redraw();
}

void ViewerTools::setAlerts(const AlertRows &alerts)
{
    if (m_alerts.setAlerts(alerts) && m_on.contains(ViewerAction::Alerts))
        redraw();
}

void ViewerTools::showPanel(SidePanel *panel)
{
    m_shown = panel;
    emit sideWanted(panel);
}

void ViewerTools::take(Tool tool)
{
    m_tool = m_tool == tool ? Tool::None : tool;
    m_isDragging = false;
    m_regions->giveUp();
    if (m_tool != Tool::Region)
        m_regions->setKind(std::nullopt);
    if (m_tool == Tool::Star || m_tool == Tool::Line || m_tool == Tool::Box) {
        m_measured.kind = MeasureLayer::Kind::None;
        m_measures->setHint(tr("Measure"), hint());
        showPanel(m_measures);
    }
    redraw();
    emit changed();
}

QString ViewerTools::hint() const
{
    switch (m_tool) {
    case Tool::Star:
        return tr("Click on a star. It is measured on every new frame. Esc puts the tool away.");
    case Tool::Line:
        return tr("Drag a line over the frame. Esc puts the tool away.");
    case Tool::Box:
        return tr("Drag along the middle of the box. Esc puts the tool away.");
    case Tool::Region:
        return regionHint();
    case Tool::None:
        break;
    }
    return {};
}

QString ViewerTools::regionHint() const
{
    const QString outwards = tr("Drag from the middle outwards. O: the next shape, Esc: done.");
    switch (m_regions->kind().value_or(RegionLayer::Kind::Circle)) {
    case RegionLayer::Kind::Circle:
        return tr("Circle. %1").arg(outwards);
    case RegionLayer::Kind::Ellipse:
        return tr("Ellipse. %1").arg(outwards);
    case RegionLayer::Kind::Box:
        return tr("Box. %1").arg(outwards);
    case RegionLayer::Kind::Annulus:
        return tr("Annulus. %1").arg(outwards);
    case RegionLayer::Kind::Polygon:
        return tr("Polygon. Click the corners, the first one again to close. O: the next shape, Esc: done.");
    case RegionLayer::Kind::Text:
        return tr("Text. Click where the words belong, and write them. Esc: done.");
    }
    return {};
}

bool ViewerTools::perform(ViewerAction action, bool isBackwards)
{
    switch (action) {
    case ViewerAction::Grid:
    case ViewerAction::Contours:
    case ViewerAction::Stars:
    case ViewerAction::Alerts:
        if (m_on.erase(action) == 0)
            m_on.insert(action);
        redraw();
        emit changed();
        return true;
    case ViewerAction::Histogram:
        showPanel(m_shown == m_histogram ? nullptr : m_histogram);
        return true;
    case ViewerAction::PixelTable:
        showPanel(m_shown == m_pixels ? nullptr : m_pixels);
        return true;
    case ViewerAction::StarProfile:
        take(Tool::Star);
        return true;
    case ViewerAction::LineCut:
        take(Tool::Line);
        return true;
    case ViewerAction::BoxCut:
        take(Tool::Box);
        return true;
    case ViewerAction::NextShape: {
        const auto now = std::find(kKinds.begin(), kKinds.end(), m_regions->kind());
        const auto step = isBackwards ? kKinds.size() - 1 : 1;
        const std::size_t next = m_tool != Tool::Region || now == kKinds.end()
            ? 0
            : (static_cast<std::size_t>(now - kKinds.begin()) + step) % kKinds.size();
        m_tool = Tool::Region;
        m_regions->setKind(kKinds[next]);
        redraw();
        emit changed();
        return true;
    }
    case ViewerAction::DeleteRegion:
        m_areRegionsLast = m_regions->deleteChosen() || m_areRegionsLast;
        redraw();
        return true;
    case ViewerAction::ClearRegions:
        m_areRegionsLast = m_regions->clear() || m_areRegionsLast;
        redraw();
        return true;
    default:
        return false;
    }
}

bool ViewerTools::putAway()
{
    if (m_tool == Tool::None && m_measured.kind == MeasureLayer::Kind::None)
        return false;
    m_tool = Tool::None;
    m_isDragging = false;
    m_regions->setKind(std::nullopt);
    m_measured.kind = MeasureLayer::Kind::None;
    if (m_shown == m_measures)
        showPanel(nullptr);
    redraw();
    emit changed();
    return true;
}

void ViewerTools::setRegions(std::vector<DrawnRegion> regions)
{
    m_regions->setRegions(std::move(regions));
    m_areRegionsLast = true;
    redraw();
}

bool ViewerTools::undoRegions()
{
    if (!m_regions->undo())
        return false;
    redraw();
    return true;
}

bool ViewerTools::point(ChannelPane *pane, const PanePointer &pointer)
{
    const Frame &frame = pane->frame();
    if (pointer.kind == PanePointer::Kind::Press && m_tool != Tool::None)
        emit pointed(pane);
    if (m_tool == Tool::None || m_tool == Tool::Region) {
        const bool hadChoice = m_regions->chosen() != nullptr;
        const bool isTaken = m_regions->point(frame, pointer);
        if (isTaken) {
            m_areRegionsLast = true;
            redraw();
            m_read = pane;
            if (m_regions->chosen() != nullptr && !m_regions->isDrawing()) {
                m_measured.kind = MeasureLayer::Kind::None; // what is read is the region now
                measureRegion();
            }
            // Words that were just put there are waiting to be written.
            if (m_regions->kind() == RegionLayer::Kind::Text && pointer.kind == PanePointer::Kind::Press)
                editRegionText();
        }
        // A click beside the regions drags the frame, as ever.
        return isTaken && (m_regions->chosen() != nullptr || m_tool == Tool::Region || !hadChoice);
    }
    const HeldPlace here = HeldPlace::of(frame, pointer.pixel);
    if (pointer.kind == PanePointer::Kind::Press) {
        m_read = pane;
        m_measured.from = m_measured.to = here;
        m_measured.kind = m_tool == Tool::Star ? MeasureLayer::Kind::Star
            : m_tool == Tool::Line             ? MeasureLayer::Kind::Line
                                               : MeasureLayer::Kind::Box;
        m_measured.radiusPx = 0;
        m_measured.broadPx = kBroadPx;
        m_isDragging = m_tool != Tool::Star;
        if (m_tool == Tool::Star)
            measure();
    } else if (m_isDragging) {
        m_measured.to = here;
        m_isDragging = pointer.kind != PanePointer::Kind::Release;
        measure();
    }
    redraw();
    return true;
}

std::set<ViewerAction> ViewerTools::on() const
{
    std::set<ViewerAction> on = m_on;
    if (m_shown == m_histogram)
        on.insert(ViewerAction::Histogram);
    if (m_shown == m_pixels)
        on.insert(ViewerAction::PixelTable);
    if (m_tool == Tool::Star)
        on.insert(ViewerAction::StarProfile);
    if (m_tool == Tool::Line)
        on.insert(ViewerAction::LineCut);
    if (m_tool == Tool::Box)
        on.insert(ViewerAction::BoxCut);
    if (m_tool == Tool::Region)
        on.insert(ViewerAction::NextShape);
    return on;
}

QString ViewerTools::table() const
{
    return m_shown == m_pixels ? m_pixels->text().replace(u'\t', u',') : m_measures->table();
}

} // namespace tulpar
