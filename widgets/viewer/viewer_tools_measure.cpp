// What the tools of the viewer measure, and when anew.

#include "core/base/vector_state.h"
#include "core/measure/aperture.h"
#include "core/measure/cut.h"
#include "core/measure/radial_profile.h"
#include "widgets/viewer/channel_pane.h"
#include "widgets/viewer/histogram_panel.h"
#include "widgets/viewer/measure_panel.h"
#include "widgets/viewer/pixel_table.h"
#include "widgets/viewer/region_layer.h"
#include "widgets/viewer/viewer_tools.h"

#include <array>
#include <cmath>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

namespace {

QString titleOf(const PixelShape &shape, const QString &where)
{
    if (std::holds_alternative<AnnulusShape>(shape))
        return ViewerTools::tr("Annulus in %1").arg(where);
    if (std::holds_alternative<EllipseShape>(shape))
        return ViewerTools::tr("Ellipse in %1").arg(where);
    if (std::holds_alternative<BoxShape>(shape))
        return ViewerTools::tr("Box in %1").arg(where);
    if (std::holds_alternative<PolygonShape>(shape))
        return ViewerTools::tr("Polygon in %1").arg(where);
    return ViewerTools::tr("Circle in %1").arg(where);
}

/// As DS9 names them.
QString nameOf(const PixelShape &shape)
{
    const std::array names{u"point"_s,   u"line"_s, u"circle"_s, u"annulus"_s,
                           u"ellipse"_s, u"box"_s,  u"polygon"_s};
    return names[shape.index()];
}

} // namespace

double ViewerTools::scaleOf(const Frame &frame) const
{
    return frame.facts().wcs ? frame.facts().wcs->scaleArcsecPerPx() : 0;
}

void ViewerTools::measure()
{
    if (m_read == nullptr || m_read->frame().isEmpty())
        return;
    restVectorRegisters();
    const Frame &frame = m_read->frame();
    const PixelPosition from = m_measured.from.on(frame);
    const PixelPosition to = m_measured.to.on(frame);
    switch (m_measured.kind) {
    case MeasureLayer::Kind::Star: {
        const auto profile = radialProfile(frame, from);
        if (profile)
            m_measured.radiusPx = profile->outerPx;
        m_measures->setStar(m_name, profile, scaleOf(frame));
        break;
    }
    case MeasureLayer::Kind::Line:
        m_measures->setCut(m_name, false, lineCut(frame, {from, to}), scaleOf(frame));
        break;
    case MeasureLayer::Kind::Box: {
        BoxShape box;
        box.centre = {(from.x + to.x) / 2, (from.y + to.y) / 2};
        box.width = std::hypot(to.x - from.x, to.y - from.y);
        box.height = m_measured.broadPx;
        box.turn = Angle::radians(std::atan2(to.y - from.y, to.x - from.x));
        m_measures->setCut(m_name, true, boxCut(frame, box), scaleOf(frame));
        break;
    }
    case MeasureLayer::Kind::None:
        return;
    }
    if (m_shown != m_measures)
        showPanel(m_measures);
}

void ViewerTools::measureRegion()
{
    const DrawnRegion *region = m_regions->chosen();
    if (region == nullptr || m_read == nullptr || m_read->frame().isEmpty())
        return;
    const Frame &frame = m_read->frame();
    const PixelShape shape = shapeOn(*region, frame.facts().wcs);
    const auto show = [&] {
        m_measures->setRegionText(region->text);
        if (m_shown != m_measures)
            showPanel(m_measures);
    };
    if (areaOf(shape) <= 0) {
        m_measures->setPoint(m_name);
        show();
        return;
    }
    // The sky beside a circle: a ring around it. Of other shapes none is assumed.
    std::optional<LocalBackground> beside;
    if (const auto *circle = std::get_if<CircleShape>(&shape)) {
        beside = annulusBackground(frame, circle->centre, circle->radius * 1.5, circle->radius * 2.5);
        if (beside->pixels == 0)
            beside.reset();
    }
    restVectorRegisters();
    const auto statistics = apertureStatistics(frame, shape, beside, noiseOf(frame.facts()));
    m_measures->setAperture(titleOf(shape, m_name), nameOf(shape), statistics, scaleOf(frame));
    show();
}

bool ViewerTools::editRegionText()
{
    if (m_regions->chosen() == nullptr || m_measured.kind != MeasureLayer::Kind::None)
        return false;
    measureRegion(); // shows the panel
    m_measures->editRegionText();
    return true;
}

void ViewerTools::setRead(ChannelPane *pane, const QString &name)
{
    m_read = pane;
    m_name = name;
    if (pane == nullptr)
        return;
    if (m_shown == m_histogram)
        m_histogram->setFrame(pane->frame(), pane->display(), name);
    if (m_isDragging)
        return;
    if (m_shown == m_measures && m_measured.kind != MeasureLayer::Kind::None)
        measure();
    else if (m_shown == m_measures && m_regions->chosen() != nullptr)
        measureRegion();
}

void ViewerTools::setCursor(const ChannelPane *pane, PixelPosition pixel, const QString &name)
{
    if (m_shown == m_pixels)
        m_pixels->setPlace(pane->frame(), pixel, name);
}

} // namespace tulpar
