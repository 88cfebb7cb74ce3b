#include "widgets/chart/scene_layers.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace tulpar {

namespace {

constexpr int kMilkyWayLevel = 1;
constexpr double kLimbStepRad = 0.1;
constexpr double kLeastSymbolPx = 3.6;
constexpr double kNamesFieldDeg = 45; ///< a narrower field has room for "Andromeda Galaxy"

/// Poles of the Milky Way (ICRS; IAU 1958 at J2000): neither lies in it.
const IcrsDirection kGalacticPoles[2] = {
    {Angle::degrees(192.85948), Angle::degrees(27.12825)},
    {Angle::degrees(12.85948), Angle::degrees(-27.12825)}};

/// Closed lines of the whole sphere on the screen. What lies behind is drawn along the limb, so that a line
/// stays closed and what is in sight keeps its inside; `isInverted` of the fill follows from a place known to
/// be outside.
class RingTracer {
public:
    explicit RingTracer(const ChartProjection &projection)
        : m_projection(projection)
        , m_limbZ(projection.leastCosine())
        , m_limbR(std::sqrt(1 - m_limbZ * m_limbZ))
    {
    }

    void add(const std::vector<Vec3> &points, const SkyMoment &moment)
    {
        QPolygonF ring;
        std::optional<double> limbAngle; // of the last point, when it lies behind
        const auto addPoint = [&](const Vec3 &point) {
            Vec3 w = m_projection.view().axes * moment.observed(point);
            if (w.z >= m_limbZ) {
                limbAngle.reset();
                ring << m_projection.onScreen(w);
                return;
            }
            const double angle = std::atan2(w.y, w.x);
            if (limbAngle) {
                const double turn = std::remainder(angle - *limbAngle, 2 * M_PI);
                const int parts = static_cast<int>(std::abs(turn) / kLimbStepRad);
                for (int i = 1; i <= parts; ++i)
                    ring << onLimb(*limbAngle + turn * i / (parts + 1));
            }
            limbAngle = angle;
            ring << onLimb(angle);
        };
        ring.reserve(static_cast<qsizetype>(points.size()) + 1);
        for (const Vec3 &point : points)
            addPoint(point);
        if (!points.empty())
            addPoint(points.front());
        m_rings.push_back(std::move(ring));
    }

    [[nodiscard]] bool surrounds(const QPointF &p) const
    {
        bool isInside = false;
        for (const QPolygonF &ring : m_rings)
            for (qsizetype i = 1; i < ring.size(); ++i) {
                const QPointF &a = ring[i - 1];
                const QPointF &b = ring[i];
                if ((a.y() > p.y()) != (b.y() > p.y())
                    && p.x() < a.x() + (b.x() - a.x()) * (p.y() - a.y()) / (b.y() - a.y()))
                    isInside = !isInside;
            }
        return isInside;
    }

    [[nodiscard]] std::vector<QPolygonF> take() { return std::move(m_rings); }

private:
    /// A little beyond the limb, so that straight pieces along it cut nothing off that is seen.
    [[nodiscard]] QPointF onLimb(double angle) const
    {
        const QPointF p =
            m_projection.onScreen({m_limbR * std::cos(angle), m_limbR * std::sin(angle), m_limbZ});
        return m_projection.middle() + (p - m_projection.middle()) * 1.05;
    }

    const ChartProjection &m_projection;
    double m_limbZ;
    double m_limbR;
    std::vector<QPolygonF> m_rings;
};

MarkKind symbolOf(DeepSkyKind kind)
{
    switch (kind) {
    case DeepSkyKind::Galaxy:
        return MarkKind::Galaxy;
    case DeepSkyKind::GalaxyCluster:
        return MarkKind::GalaxyCluster;
    case DeepSkyKind::OpenCluster:
        return MarkKind::OpenCluster;
    case DeepSkyKind::GlobularCluster:
        return MarkKind::Globular;
    case DeepSkyKind::PlanetaryNebula:
        return MarkKind::PlanetaryNebula;
    case DeepSkyKind::Nebula:
    case DeepSkyKind::SupernovaRemnant:
        return MarkKind::Nebula;
    }
    return MarkKind::Nebula;
}

QString wordsOf(const DeepSkyObject &object, const SceneInput &input, bool isLong)
{
    const QString brief = QString::fromStdString(object.shortName());
    if (!isLong || !object.name)
        return brief;
    const QString name = QString::fromStdString(object.name->in(input.language));
    return object.messier > 0 ? brief + QStringLiteral(" · ") + name : name;
}

} // namespace

void addMilkyWay(const SceneInput &input, const ChartProjection &projection, std::vector<DrawItem> &items)
{
    if (!input.options.hasMilkyWay || input.data->milkyWay().empty())
        return;
    RingTracer tracer(projection);
    const std::vector<MilkyWayOutline> &outlines = input.data->milkyWay();
    for (std::size_t i = 0; i < outlines.size(); ++i)
        if (outlines[i].level == kMilkyWayLevel)
            tracer.add(input.data->vectors().milkyWay[i].points, *input.moment);
    const Mat3 &axes = projection.view().axes;
    Vec3 outside = axes * input.moment->observed(kGalacticPoles[0]);
    if (outside.z < 0)
        outside = axes * input.moment->observed(kGalacticPoles[1]);
    DrawItem item;
    item.kind = DrawKind::Fill;
    item.what = "Milky Way";
    item.ink = Ink::MilkyWay;
    item.isInverted = tracer.surrounds(projection.onScreen(outside));
    item.rings = tracer.take();
    items.push_back(std::move(item));
}

void addBorders(const SceneInput &input, const ChartProjection &projection, std::vector<DrawItem> &items)
{
    if (!input.options.hasBorders)
        return;
    const QRectF room = projection.rect().adjusted(-200, -200, 200, 200);
    const std::vector<ConstellationBorder> &borders = input.data->borders();
    for (std::size_t i = 0; i < borders.size(); ++i) {
        const ConstellationBorder &border = borders[i];
        const SkyLine &line = input.data->vectors().borders[i];
        if (!mayBeSeen(input, projection, line))
            continue;
        QPolygonF run;
        bool isSeen = false;
        const auto flush = [&] {
            if (run.size() > 1 && isSeen)
                items.push_back(lineItem(
                    "border " + border.between[0] + " " + border.between[1], run, Ink::Border,
                    LineKind::Dotted, input.scale));
            run.clear();
            isSeen = false;
        };
        for (const Vec3 &point : line.points) {
            const Vec3 place = input.moment->observed(point);
            const auto p = projection.project(place);
            if (!p || (input.options.hasGround && place.z < -0.05)) {
                flush();
                continue;
            }
            isSeen = isSeen || room.contains(*p)
                || (!run.isEmpty() && QRectF(run.back(), *p).normalized().intersects(room));
            run << *p;
        }
        flush();
    }
}

void addDeepSky(
    const SceneInput &input, const ChartProjection &projection, double faintestStar,
    std::vector<DrawItem> &items, std::vector<NamedLater> &names, LabelPlacer &placer)
{
    if (!input.options.hasDeepSky)
        return;
    const double limit = faintestStar - 1.8;
    const bool hasRoom = projection.field().asDegrees() < kNamesFieldDeg;
    const double side = std::min(input.size.width(), input.size.height());
    const QRectF room = projection.rect().adjusted(-20, -20, 20, 20);
    const Vec3 centre = projection.view().centre();
    const double reach = projection.radiusOfView().asRadians() + 0.05;
    const double leastCosine = reach < M_PI ? std::cos(reach) : -2;
    const std::vector<DeepSkyObject> &objects = input.data->deepSky();
    for (std::size_t i = 0; i < objects.size(); ++i) {
        const DeepSkyObject &object = objects[i];
        const double radius = object.majorAxis.asRadians() / 2 * projection.pxPerRadian();
        const double magnitude = object.magnitude ? static_cast<double>(*object.magnitude) : 13.0;
        if (magnitude > limit) {
            if (object.magnitude)
                continue; // those of unknown magnitude stand at the end
            if (limit < 9 || radius < 12 * input.scale)
                continue;
        }
        if (!hasRoom && object.messier == 0 && !object.name)
            continue; // the whole sky shows what people know
        const Vec3 place = input.moment->observed(input.data->vectors().deepSky[i]);
        if (dot(place, centre) < leastCosine)
            continue;
        const auto p = projection.project(place);
        if (!p || !room.contains(*p) || (input.options.hasGround && place.z < 0) || radius > side)
            continue;
        DrawItem mark = markItem(
            "deep sky " + object.shortName(), symbolOf(object.kind), *p,
            std::max(kLeastSymbolPx * input.scale, radius), Ink::DeepSky);
        mark.width = input.scale;
        const double round = object.minorAxis.asRadians() / std::max(1e-9, object.majorAxis.asRadians());
        mark.value = mark.mark == MarkKind::Galaxy ? std::clamp(round, 0.35, 0.75) : 1;
        const bool isNamed = magnitude < limit - (hasRoom ? 1.0 : 0.4) || radius > 20 * input.scale;
        if (isNamed)
            names.push_back(
                {*p, std::min(mark.size * 1.15, 60 * input.scale) + 4 * input.scale,
                 labelItem("deep sky", wordsOf(object, input, hasRoom), TextKind::Small, Ink::DeepSky)});
        if (mark.size < 40 * input.scale)
            placer.take(QRectF(*p - QPointF(mark.size, mark.size), QSizeF(2 * mark.size, 2 * mark.size)));
        items.push_back(std::move(mark));
    }
}

} // namespace tulpar
