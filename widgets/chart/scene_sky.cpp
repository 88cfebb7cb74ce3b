#include "widgets/chart/chart_text.h"
#include "widgets/chart/scene_layers.h"
#include "widgets/chart/scene_observatory.h"
#include "widgets/chart/scene_plan.h"
#include "widgets/chart/scene_tools.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace tulpar {

namespace {

constexpr Vec3 kZenith{0, 0, 1};
constexpr double kWideViewDeg = 60;

QString inLanguage(const SkyName &name, const std::string &language)
{
    return QString::fromStdString(name.in(language));
}

bool isOnScreen(const SceneInput &input, const QPointF &p, double beyond)
{
    return p.x() > -beyond && p.y() > -beyond && p.x() < input.size.width() + beyond
        && p.y() < input.size.height() + beyond;
}

DrawItem fillItem(std::string what, std::vector<Cap> caps, Ink ink)
{
    DrawItem item;
    item.kind = DrawKind::Fill;
    item.what = std::move(what);
    item.caps = std::move(caps);
    item.ink = ink;
    return item;
}

Angle above(Angle altitude)
{
    return Angle::degrees(90) - altitude;
}

void addForbiddenBand(const SceneInput &input, const ChartProjection &projection, SkyScene &scene)
{
    const Angle hard = input.snapshot->observatory.altitudeHard;
    if (hard.asDegrees() > 0)
        scene.under.push_back(fillItem(
            "below the hard limit",
            {projection.cap(kZenith, Angle::degrees(90)), projection.cap(kZenith, above(hard))},
            Ink::Forbidden));
}

void addLimits(const SceneInput &input, const ChartProjection &projection, SkyScene &scene)
{
    const ObservatoryView &site = input.snapshot->observatory;
    if (site.altitudeHard.asDegrees() > 0)
        scene.under.push_back(circleItem(
            "hard limit", projection.cap(kZenith, above(site.altitudeHard)), Ink::Limit, LineKind::Solid,
            input.scale));
    if (site.altitudeSoft > site.altitudeHard)
        scene.under.push_back(circleItem(
            "soft limit", projection.cap(kZenith, above(site.altitudeSoft)), Ink::Limit, LineKind::Dashed,
            input.scale));
    const Cap top = projection.cap(kZenith, above(site.altitudeTop));
    if (site.altitudeTop.asDegrees() > 0 && site.altitudeTop.asDegrees() < 90 && top.radius > 3)
        scene.under.push_back(circleItem("top limit", top, Ink::Limit, LineKind::Solid, input.scale));
}

/// The turn of the mount leaves a sector out only where its range is narrower than a circle.
void addWrap(const SceneInput &input, const ChartProjection &projection, SkyScene &scene)
{
    const ObservatoryView &site = input.snapshot->observatory;
    const double span = (site.azimuthMax - site.azimuthMin).asDegrees();
    if (span <= 0 || span >= 360)
        return;
    QPolygonF sector;
    for (double altitude = 90; altitude > 0; altitude -= 2)
        if (const auto p =
                projection.project(vec3Of(HorizontalDirection{site.azimuthMax, Angle::degrees(altitude)})))
            sector << *p;
    for (double f = 0; f <= 1.0001; f += 0.02)
        if (const auto p = projection.project(
                vec3Of(HorizontalDirection{site.azimuthMax + Angle::degrees((360 - span) * f), Angle()})))
            sector << *p;
    for (double altitude = 0; altitude <= 90; altitude += 2)
        if (const auto p =
                projection.project(vec3Of(HorizontalDirection{site.azimuthMin, Angle::degrees(altitude)})))
            sector << *p;
    DrawItem item = lineItem("beyond the wrap", sector, Ink::Forbidden, LineKind::Solid, input.scale);
    item.isFilled = true;
    scene.under.push_back(item);
}

void addSunZone(const SceneInput &input, const ChartProjection &projection, SkyScene &scene)
{
    const SkyMoment::BodyPlace *sun = input.moment->body(Body::Sun);
    const ObservatoryView &site = input.snapshot->observatory;
    if (!sun || site.sunAvoidance.asDegrees() <= 0)
        return;
    // It matters when it reaches into what the mount could otherwise look at.
    if (horizontalOf(sun->place).altitude + site.sunAvoidance <= site.altitudeHard)
        return;
    const Cap zone = projection.cap(sun->place, site.sunAvoidance);
    DrawItem fill = fillItem("too near the Sun", {zone}, Ink::Forbidden);
    fill.isHatched = true;
    scene.under.push_back(fill);
    scene.under.push_back(circleItem("Sun avoidance", zone, Ink::Limit, LineKind::Solid, input.scale));
}

void addFigures(const SceneInput &input, const ChartProjection &projection, SkyScene &scene)
{
    if (!input.options.hasLines)
        return;
    const double gap = 4.5 * input.scale; // a little air around the stars
    const std::vector<ConstellationLine> &lines = input.data->lines();
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const SkyLine &along = input.data->vectors().figures[i];
        if (!mayBeSeen(input, projection, along))
            continue;
        std::optional<QPointF> before;
        double beforeZ = 0;
        for (const Vec3 &point : along.points) {
            const Vec3 place = input.moment->observed(point);
            const auto now = projection.project(place);
            if (before && now && (beforeZ > 0 || place.z > 0 || !input.options.hasGround)) {
                const QPointF d = *now - *before;
                const double length = std::hypot(d.x(), d.y());
                const QRectF box = QRectF(*before, *now).normalized().adjusted(-1, -1, 1, 1);
                if (length > 3 * gap && box.intersects(projection.rect()) && length < 20000) {
                    const QPointF air = d * (gap / length);
                    scene.under.push_back(lineItem(
                        "figure " + lines[i].abbreviation, QPolygonF({*before + air, *now - air}),
                        Ink::Figure, LineKind::Solid, input.scale));
                }
            }
            before = now;
            beforeZ = place.z;
        }
    }
}

void addHorizon(
    const SceneInput &input, const ChartProjection &projection, SkyScene &scene, LabelPlacer &placer)
{
    const Cap horizon = projection.cap(kZenith, Angle::degrees(90));
    Cap below = horizon;
    below.isOutside = !below.isOutside;
    if (input.options.hasGround && !input.isMoved)
        scene.over.push_back(fillItem("ground", {below}, Ink::Ground));
    else if (projection.isOrthographic())
        scene.over.push_back(fillItem(
            "beside the sphere", {Cap{projection.middle(), projection.pxPerRadian(), true, false, {}, {}}},
            Ink::Ground));
    if (!input.isMoved) // else its ticks alone: a ring that moves is the dearest thing on a wire
        scene.over.push_back(
            circleItem("horizon", horizon, Ink::Horizon, LineKind::Solid, 1.4 * input.scale));
    // A point of the screen `px` below the horizon, whatever the zoom.
    const auto belowHorizon = [&](int azimuth, double px) -> std::optional<QPointF> {
        const auto on = projection.project(vec3Of(HorizontalDirection{Angle::degrees(azimuth), {}}));
        const auto under =
            projection.project(vec3Of(HorizontalDirection{Angle::degrees(azimuth), Angle::degrees(-0.2)}));
        if (!on || !under || !isOnScreen(input, *on, 20))
            return std::nullopt;
        const QPointF d = *under - *on;
        return *on + d * (px / std::max(1e-9, std::hypot(d.x(), d.y())));
    };
    for (int azimuth = 0; azimuth < 360; azimuth += 10) {
        const auto from = belowHorizon(azimuth, 0);
        const auto to = belowHorizon(azimuth, (azimuth % 30 == 0 ? 6 : 3) * input.scale);
        const auto letter = belowHorizon(azimuth, 17 * input.scale);
        if (!from || !to || !letter)
            continue;
        scene.over.push_back(
            lineItem("azimuth tick", QPolygonF({*from, *to}), Ink::Horizon, LineKind::Solid, input.scale));
        if (azimuth % 90 == 0 && isOnScreen(input, *letter, 0))
            placer.centred(
                scene.over, *letter,
                labelItem("cardinal", ChartText::cardinal(azimuth / 90), TextKind::Cardinal, Ink::Text),
                true);
        else if (azimuth % 30 == 0 && isOnScreen(input, *letter, 0) && !input.isMoved)
            placer.centred(
                scene.over, *letter,
                labelItem(
                    "azimuth", ChartText::degrees(Angle::degrees(azimuth)), TextKind::Small, Ink::GridText));
    }
}

void addBodies(
    const SceneInput &input, const ChartProjection &projection, SkyScene &scene,
    std::vector<NamedLater> &names, LabelPlacer &placer)
{
    if (!input.options.hasSolarSystem)
        return;
    const SkyMoment::BodyPlace *sun = input.moment->body(Body::Sun);
    for (const SkyMoment::BodyPlace &body : input.moment->bodies()) {
        const auto p = projection.project(body.place);
        if (!p || (input.options.hasGround && body.place.z < 0) || !isOnScreen(input, *p, 40))
            continue;
        const Body which = body.body.body;
        const double trueRadius = body.body.angularRadius.asRadians() * projection.pxPerRadian();
        DrawItem mark = markItem(
            std::string(EnumNames<Body>::names[static_cast<std::size_t>(which)]), MarkKind::Planet, *p, 0,
            Ink::SolarSystem);
        if (which == Body::Sun) {
            mark.mark = MarkKind::Sun;
            mark.ink = Ink::Sun;
            mark.size = std::max(6.5 * input.scale, trueRadius);
        } else if (which == Body::Moon) {
            mark.mark = MarkKind::Moon;
            mark.ink = Ink::Moon;
            mark.size = std::max(7.5 * input.scale, trueRadius);
            mark.value = body.body.illuminatedFraction;
            if (sun) {
                const Vec3 towards =
                    unit(body.place + unit(sun->place - body.place * dot(sun->place, body.place)) * 0.001);
                if (const auto q = projection.project(towards))
                    mark.angleRad = std::atan2(-(q->y() - p->y()), q->x() - p->x());
            }
        } else {
            const double v = body.body.magnitude.value_or(8);
            if (v > scene.faintest)
                continue;
            mark.size = std::max(trueRadius, input.scale * std::clamp(3.4 - 0.35 * v, 1.6, 4.4));
        }
        placer.take(QRectF(*p - QPointF(mark.size, mark.size), QSizeF(2 * mark.size, 2 * mark.size)));
        names.push_back(
            {*p, mark.size + 5 * input.scale,
             labelItem("body", ChartText::bodyName(which), TextKind::Normal, mark.ink)});
        scene.over.push_back(std::move(mark));
    }
}

void addNames(
    const SceneInput &input, const ChartProjection &projection, SkyScene &scene,
    const std::vector<NamedLater> &bodies, const std::vector<NamedLater> &deepSky, LabelPlacer &placer)
{
    std::vector<DrawItem> labels;
    for (const NamedLater &body : bodies)
        placer.beside(labels, body.at, body.clearance, body.label, true);
    std::vector<const StarDot *> bright;
    for (const StarDot &dot : scene.stars)
        if (static_cast<double>(dot.star->v) < scene.faintest - 4.6 && dot.star->hip != 0)
            bright.push_back(&dot);
    std::sort(bright.begin(), bright.end(), [](const StarDot *a, const StarDot *b) {
        return a->star->v < b->star->v;
    });
    for (const StarDot *dot : bright)
        if (dot->radius > 2)
            placer.take(QRectF(
                static_cast<double>(dot->x - dot->radius), static_cast<double>(dot->y - dot->radius),
                static_cast<double>(2 * dot->radius), static_cast<double>(2 * dot->radius)));
    const bool isWide = projection.radiusOfView().asDegrees() > kWideViewDeg;
    std::set<std::string> named;
    const auto nameStars = [&](double brighterThan, double notBrighterThan) {
        for (const StarDot *dot : bright) {
            const auto v = static_cast<double>(dot->star->v);
            const SkyName *name = input.data->starName(dot->star->hip);
            // A double star's parts share a name.
            if (name && v < brighterThan && v >= notBrighterThan && named.insert(name->en).second)
                placer.beside(
                    labels, QPointF(static_cast<double>(dot->x), static_cast<double>(dot->y)),
                    static_cast<double>(dot->radius) + 4 * input.scale,
                    labelItem("star", inLanguage(*name, input.language), TextKind::Small, Ink::StarText));
        }
    };
    const double famous = scene.faintest - 5.5;
    if (input.options.hasNames)
        nameStars(famous, -10);
    if (input.options.hasFigureNames && !input.isQuiet)
        for (std::size_t i = 0; i < input.data->constellations().size(); ++i) {
            const Constellation &constellation = input.data->constellations()[i];
            const Vec3 place = input.moment->observed(input.data->vectors().constellationLabels[i]);
            const auto p = projection.project(place);
            const double lowest = !input.options.hasGround ? -2 : isWide ? 0.12 : 0.0;
            if (p && place.z > lowest && isOnScreen(input, *p, 0))
                placer.centred(
                    labels, *p,
                    labelItem(
                        "constellation", inLanguage(constellation.name, input.language), TextKind::Spaced,
                        Ink::FigureText));
        }
    if (input.options.hasNames && !input.isQuiet)
        nameStars(scene.faintest - 4.6, famous);
    for (const NamedLater &object : deepSky)
        placer.beside(labels, object.at, object.clearance, object.label);
    for (DrawItem &label : labels)
        scene.over.push_back(std::move(label));
}

} // namespace

double chartMargin(double scale)
{
    return 30 * scale;
}

SkyScene skyScene(const SceneInput &input)
{
    SkyScene scene;
    if (!input.snapshot || !input.moment || !input.data)
        return scene;
    const ChartProjection projection(input.view, input.size, chartMargin(input.scale));
    LabelPlacer placer(input, {});
    // The corners belong to the words of state.
    placer.take(
        QRectF(0, input.size.height() - 22 * input.scale, input.size.width() * 0.4, 22 * input.scale));
    placer.take(QRectF(
        input.size.width() - 70 * input.scale, input.size.height() - 22 * input.scale, 70 * input.scale,
        22 * input.scale));
    if (!input.standing.empty())
        placer.take(QRectF(
            0, 0, 190 * input.scale, (8 + 18 * static_cast<double>(input.standing.size())) * input.scale));
    if (!input.isQuiet)
        addMilkyWay(input, projection, scene.under);
    if (input.options.hasLimits && !input.isMoved) {
        addForbiddenBand(input, projection, scene);
        addWrap(input, projection, scene);
        addSunZone(input, projection, scene);
    }
    const std::size_t gridAt = scene.under.size();
    if (!input.isQuiet)
        addBorders(input, projection, scene.under);
    if (input.options.hasLimits && !input.isMoved)
        addLimits(input, projection, scene);
    if (!input.isQuiet)
        addFigures(input, projection, scene);
    scene.faintest = addStars(input, projection, scene);
    std::vector<NamedLater> bodyNames;
    std::vector<NamedLater> deepSkyNames;
    std::vector<DrawItem> symbols;
    if (!input.isQuiet)
        addDeepSky(input, projection, scene.faintest, symbols, deepSkyNames, placer);
    addOwnObjects(input, projection, symbols, bodyNames, placer);
    scene.over.insert(scene.over.end(), symbols.begin(), symbols.end());
    if (!input.isMoved)
        addSurroundings(input, projection, scene);
    addHorizon(input, projection, scene, placer);
    addBodies(input, projection, scene, bodyNames, placer);
    if (!input.isQuiet)
        addTeaching(input, projection, scene, placer);
    addNames(input, projection, scene, bodyNames, deepSkyNames, placer);
    std::vector<DrawItem> grid;
    std::vector<DrawItem> numbers;
    if (!input.isMoved && !(input.isQuiet && input.options.grid == GridKind::Equatorial))
        addGrid(input, projection, grid, numbers, placer);
    scene.under.insert(scene.under.begin() + static_cast<std::ptrdiff_t>(gridAt), grid.begin(), grid.end());
    scene.over.insert(scene.over.end(), numbers.begin(), numbers.end());
    return scene;
}

} // namespace tulpar
