#include "widgets/viewer/region_layer.h"

#include "widgets/viewer/region_shape.h"

#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::size_t kStepsKept = 50;
constexpr double kSnapDegrees = 15; // turning with Shift
constexpr double kReachesOfStalk = 3; // the handle that turns is so far off, in reaches of the pointer
constexpr double kStalk = 8 * kReachesOfStalk; // the same in logical pixels

} // namespace

PixelShape shapeOn(const DrawnRegion &region, const std::optional<TangentPlane> &plane)
{
    if (!region.plane || !plane || *region.plane == *plane)
        return region.shape;
    const auto moved = [&](PixelPosition place) {
        return plane->toPixel(region.plane->toIcrs(place)).value_or(place);
    };
    const double factor = region.plane->scaleArcsecPerPx() / plane->scaleArcsecPerPx();
    PixelShape shape = sized(region.shape, factor);
    // How the +x axis of the one lies on the other.
    const PixelPosition middle = middleOf(region.shape);
    const PixelPosition from = moved(middle);
    const PixelPosition to = moved({middle.x + 1, middle.y});
    const bool isMirrored = region.plane->isMirrored() != plane->isMirrored();
    const Angle axis = Angle::radians(std::atan2(to.y - from.y, to.x - from.x));
    const auto turned = [&](Angle turn) {
        return isMirrored ? Angle::degrees(axis.asDegrees() - turn.asDegrees())
                          : Angle::degrees(axis.asDegrees() + turn.asDegrees());
    };
    if (auto *point = std::get_if<PointShape>(&shape))
        point->at = moved(point->at);
    else if (auto *line = std::get_if<LineShape>(&shape))
        *line = {moved(line->from), moved(line->to)};
    else if (auto *circle = std::get_if<CircleShape>(&shape))
        circle->centre = moved(circle->centre);
    else if (auto *annulus = std::get_if<AnnulusShape>(&shape))
        annulus->centre = moved(annulus->centre);
    else if (auto *ellipse = std::get_if<EllipseShape>(&shape)) {
        ellipse->centre = moved(ellipse->centre);
        ellipse->turn = turned(ellipse->turn);
    } else if (auto *box = std::get_if<BoxShape>(&shape)) {
        box->centre = moved(box->centre);
        box->turn = turned(box->turn);
    } else if (const auto *polygon = std::get_if<PolygonShape>(&region.shape)) {
        PolygonShape other;
        for (const PixelPosition &corner : polygon->corners)
            other.corners.push_back(moved(corner));
        shape = other;
    }
    return shape;
}

void RegionLayer::paint(QPainter &painter, const PaneOverlay &overlay) const
{
    const auto &plane = overlay.frame.facts().wcs;
    const auto place = [&](PixelPosition pixel) {
        return overlay.area.topLeft() + overlay.placement.toDevice(pixel) / overlay.devicePixelRatio;
    };
    const auto pathOf = [&](const std::vector<PixelPosition> &outline, bool isClosed) {
        QPainterPath path;
        for (std::size_t i = 0; i < outline.size(); ++i)
            i == 0 ? path.moveTo(place(outline[i])) : path.lineTo(place(outline[i]));
        if (isClosed)
            path.closeSubpath();
        return path;
    };
    const QFontMetricsF metrics(painter.font());
    for (std::size_t i = 0; i < m_regions.size(); ++i) {
        const DrawnRegion &region = m_regions[i];
        const PixelShape shape = shapeOn(region, plane);
        const bool isChosen = m_chosen == i;
        QPainterPath path = pathOf(outlineOf(shape), !std::holds_alternative<LineShape>(shape));
        if (const auto *annulus = std::get_if<AnnulusShape>(&shape))
            for (std::size_t ring = 0; ring + 1 < annulus->radii.size(); ++ring)
                path.addPath(pathOf(outlineOf(CircleShape{annulus->centre, annulus->radii[ring]}), true));
        if (!std::holds_alternative<PointShape>(shape))
            overlay.drawPath(painter, path, overlay.ink(), overlay.scale.px(isChosen ? 2 : 1));
        // In the middle of a figure; from where they were put, if they stand alone.
        const QPointF shift = std::holds_alternative<PointShape>(shape)
            ? QPointF()
            : QPointF(-metrics.horizontalAdvance(region.text) / 2, metrics.capHeight() / 2);
        if (!region.text.isEmpty())
            overlay.drawLabel(painter, place(middleOf(shape)) + shift, region.text, overlay.ink());
        if (isChosen) { // four handles say which one it is, a ring on a stalk turns it
            const QRectF box =
                path.isEmpty() ? QRectF(place(middleOf(shape)), QSizeF(1, 1)) : path.boundingRect();
            const double side = overlay.scale.px(6);
            for (const QPointF corner : {box.topLeft(), box.topRight(), box.bottomLeft(), box.bottomRight()})
                painter.fillRect(
                    QRectF(corner - QPointF(side / 2, side / 2), QSizeF(side, side)), overlay.ink());
            const double stalk =
                overlay.scale.px(kStalk) * overlay.devicePixelRatio / overlay.placement.zoom();
            if (const auto handle = turnHandle(shape, stalk)) {
                QPainterPath turner;
                turner.moveTo(place(handle->foot));
                turner.lineTo(place(handle->at));
                turner.addEllipse(place(handle->at), side * 0.7, side * 0.7);
                overlay.drawPath(painter, turner, overlay.ink(), overlay.scale.px(1));
            }
        }
    }
    if (!m_corners.empty()) {
        PolygonShape open{m_corners};
        const PixelShape shape = shapeOn({open, m_cornersPlane, {}}, plane);
        overlay.drawPath(painter, pathOf(outlineOf(shape), false), overlay.ink(), overlay.scale.px(1));
        for (const PixelPosition corner : std::get<PolygonShape>(shape).corners)
            painter.fillRect(QRectF(place(corner) - QPointF(2, 2), QSizeF(4, 4)), overlay.ink());
    }
}

void RegionLayer::setKind(std::optional<Kind> kind)
{
    giveUp();
    m_kind = kind;
}

void RegionLayer::giveUp()
{
    m_corners.clear();
    m_isDragging = false;
    m_turning.reset();
}

void RegionLayer::remember()
{
    m_past.push_back(m_regions);
    if (m_past.size() > kStepsKept)
        m_past.erase(m_past.begin());
}

bool RegionLayer::point(const Frame &frame, const PanePointer &pointer)
{
    switch (pointer.kind) {
    case PanePointer::Kind::Press:
        return press(frame, pointer);
    case PanePointer::Kind::Move:
        if (!m_isDragging)
            return false;
        drag(frame, pointer);
        return true;
    case PanePointer::Kind::Release: {
        const bool wasDragging = m_isDragging;
        m_isDragging = false;
        m_turning.reset();
        // A click without a drag draws nothing anyone could see.
        if (wasDragging && m_chosen && m_kind && areaOf(m_regions[*m_chosen].shape) < 1) {
            m_regions.erase(m_regions.begin() + static_cast<std::ptrdiff_t>(*m_chosen));
            m_chosen.reset();
            m_past.pop_back();
        } else if (wasDragging && !m_past.empty() && m_past.back() == m_regions) {
            m_past.pop_back(); // chosen, not moved
        }
        return wasDragging;
    }
    }
    return false;
}

bool RegionLayer::press(const Frame &frame, const PanePointer &pointer)
{
    m_last = pointer.pixel;
    if (m_corners.empty() && takeHandle(frame, pointer))
        return true;
    if (m_kind == Kind::Polygon)
        return addCorner(frame, pointer);
    if (m_kind == Kind::Text) {
        remember();
        const auto count = std::count_if(m_regions.begin(), m_regions.end(), [](const DrawnRegion &region) {
            return std::holds_alternative<PointShape>(region.shape);
        });
        m_regions.push_back(
            {PointShape{pointer.pixel}, frame.facts().wcs,
             QString(QChar(u'A' + static_cast<char16_t>(count % 26)))});
        m_chosen = m_regions.size() - 1;
        return true;
    }
    if (m_kind) {
        remember();
        m_regions.push_back({shapeBetween(*m_kind, pointer.pixel, pointer.pixel), frame.facts().wcs, {}});
        m_chosen = m_regions.size() - 1;
        m_isDragging = true;
        return true;
    }
    // On a line: size; within: move; the topmost first. Nothing hit: nothing chosen.
    for (std::size_t i = m_regions.size(); i-- > 0;) {
        const PixelShape shape = shapeOn(m_regions[i], frame.facts().wcs);
        const bool isOnLine = distanceToOutline(shape, pointer.pixel) <= pointer.pixelsOfReach;
        if (!isOnLine && !isInside(shape, pointer.pixel))
            continue;
        remember();
        // From now on it is at home on the frame where it is taken.
        m_regions[i].shape = shape;
        m_regions[i].plane = frame.facts().wcs;
        m_chosen = i;
        m_isSizing = isOnLine && !std::holds_alternative<PointShape>(shape);
        m_isDragging = true;
        return true;
    }
    const bool hadChoice = m_chosen.has_value();
    m_chosen.reset();
    return hadChoice;
}

bool RegionLayer::takeHandle(const Frame &frame, const PanePointer &pointer)
{
    if (chosen() == nullptr)
        return false;
    const PixelShape shape = shapeOn(*chosen(), frame.facts().wcs);
    const auto handle = turnHandle(shape, pointer.pixelsOfReach * kReachesOfStalk);
    if (!handle || distanceBetween(handle->at, pointer.pixel) > pointer.pixelsOfReach)
        return false;
    remember();
    m_regions[*m_chosen].shape = shape;
    m_regions[*m_chosen].plane = frame.facts().wcs;
    m_turning = Turning{shape, handle->pivot, pointer.pixel};
    m_isDragging = true;
    return true;
}

void RegionLayer::drag(const Frame &frame, const PanePointer &pointer)
{
    if (!m_chosen)
        return;
    DrawnRegion &region = m_regions[*m_chosen];
    if (m_turning) {
        const auto direction = [&](PixelPosition place) {
            return std::atan2(place.y - m_turning->pivot.y, place.x - m_turning->pivot.x);
        };
        double degrees = Angle::radians(direction(pointer.pixel) - direction(m_turning->from)).asDegrees();
        if (pointer.modifiers.testFlag(Qt::ShiftModifier))
            degrees = std::round(degrees / kSnapDegrees) * kSnapDegrees;
        region.shape = turnedBy(m_turning->shape, m_turning->pivot, Angle::degrees(degrees));
        return;
    }
    if (m_kind) {
        region.shape = shapeBetween(*m_kind, m_last, pointer.pixel);
        region.plane = frame.facts().wcs;
        return;
    }
    if (m_isSizing) {
        const PixelPosition middle = middleOf(region.shape);
        const double before = distanceBetween(middle, m_last);
        const double after = distanceBetween(middle, pointer.pixel);
        if (before > 0.1 && after > 0.1)
            region.shape = sized(region.shape, after / before);
    } else {
        region.shape = movedBy(region.shape, pointer.pixel.x - m_last.x, pointer.pixel.y - m_last.y);
    }
    m_last = pointer.pixel;
}

bool RegionLayer::addCorner(const Frame &frame, const PanePointer &pointer)
{
    if (m_corners.size() >= 3 && distanceBetween(pointer.pixel, m_corners.front()) <= pointer.pixelsOfReach) {
        remember();
        m_regions.push_back({PolygonShape{m_corners}, m_cornersPlane, {}});
        m_chosen = m_regions.size() - 1;
        m_corners.clear();
        return true;
    }
    m_cornersPlane = frame.facts().wcs;
    m_corners.push_back(pointer.pixel);
    return true;
}

PixelShape RegionLayer::shapeBetween(Kind kind, PixelPosition from, PixelPosition to)
{
    const double radius = distanceBetween(from, to);
    const double across = std::abs(to.x - from.x);
    const double along = std::abs(to.y - from.y);
    switch (kind) {
    case Kind::Ellipse:
        return EllipseShape{from, across, along, {}};
    case Kind::Box:
        return BoxShape{from, 2 * across, 2 * along, {}};
    case Kind::Annulus:
        return AnnulusShape{from, {radius / 2, radius}};
    default:
        return CircleShape{from, radius};
    }
}

void RegionLayer::setRegions(std::vector<DrawnRegion> regions)
{
    remember();
    m_regions = std::move(regions);
    m_chosen.reset();
}

const DrawnRegion *RegionLayer::chosen() const
{
    return m_chosen && *m_chosen < m_regions.size() ? &m_regions[*m_chosen] : nullptr;
}

bool RegionLayer::deleteChosen()
{
    if (chosen() == nullptr)
        return false;
    remember();
    m_regions.erase(m_regions.begin() + static_cast<std::ptrdiff_t>(*m_chosen));
    m_chosen.reset();
    return true;
}

bool RegionLayer::setChosenText(const QString &text)
{
    if (chosen() == nullptr || chosen()->text == text)
        return false;
    remember();
    m_regions[*m_chosen].text = text;
    return true;
}

bool RegionLayer::clear()
{
    if (m_regions.empty())
        return false;
    setRegions({});
    return true;
}

bool RegionLayer::undo()
{
    if (m_past.empty())
        return false;
    m_regions = m_past.back();
    m_past.pop_back();
    m_chosen.reset();
    giveUp();
    return true;
}

} // namespace tulpar
