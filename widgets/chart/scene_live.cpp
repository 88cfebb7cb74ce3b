#include "widgets/chart/chart_text.h"
#include "widgets/chart/night_trail.h"
#include "widgets/chart/scene_observatory.h"
#include "widgets/chart/scene_plan.h"
#include "widgets/chart/scene_region.h"
#include "widgets/chart/scene_tools.h"

#include "core/words/sentences.h"

#include <algorithm>
#include <cmath>

namespace tulpar {

namespace {

/// Coordinates of what moves are rounded, so that less than this moves nothing on the screen.
constexpr double kGridPx = 0.5;

QPointF rounded(const QPointF &p)
{
    return {std::round(p.x() / kGridPx) * kGridPx, std::round(p.y() / kGridPx) * kGridPx};
}

struct Live {
    const SceneInput &input;
    ChartProjection projection;
    std::vector<DrawItem> items;
    std::vector<DrawItem> labels;
    LabelPlacer placer;

    [[nodiscard]] std::optional<QPointF> at(const Vec3 &place) const
    {
        const auto p = projection.project(place);
        if (!p || !projection.rect().adjusted(-60, -60, 60, 60).contains(*p))
            return std::nullopt;
        return rounded(*p);
    }
    [[nodiscard]] double px(double at100) const { return at100 * input.scale; }
};

Cap roundedCap(Cap cap)
{
    cap.centre = rounded(cap.centre);
    cap.radius = std::round(cap.radius * 4) / 4;
    return cap;
}

MarkKind alertMark(AlertState state)
{
    switch (state) {
    case AlertState::Retracted:
        return MarkKind::Struck;
    case AlertState::Ignored:
    case AlertState::Refused:
    case AlertState::Declined:
    case AlertState::NotABurst:
    case AlertState::Superseded:
    case AlertState::Test:
        return MarkKind::Dot;
    default:
        return MarkKind::Diamond;
    }
}

/// A month's queue would bury the sky: what was passed by stays a day, and of all the newest are drawn.
constexpr Duration kPassedByFor = 24h;
constexpr int kMostAlerts = 150;
constexpr int kMostNames = 40;

void addAlerts(Live &live)
{
    const Snapshot &snapshot = *live.input.snapshot;
    int drawn = 0;
    for (const auto &row : snapshot.alerts) {
        const AlertView &alert = *row;
        const bool isPassedBy = alertMark(alert.state) != MarkKind::Diamond;
        if (alert.event != live.input.story
            && (drawn >= kMostAlerts || (isPassedBy && live.input.now - alert.receivedUtc > kPassedByFor)))
            continue;
        if (!alert.position || (snapshot.response && snapshot.response->event == alert.event))
            continue;
        if (live.input.offset < Duration::zero() && alert.receivedUtc > live.input.now + live.input.offset)
            continue; // nobody knew of it then
        const Vec3 place = live.input.moment->observed(*alert.position);
        const auto p = live.at(place);
        if (!p || place.z < 0)
            continue;
        const MarkKind kind = alertMark(alert.state);
        const Ink ink = kind == MarkKind::Diamond ? Ink::Alert : Ink::Dim;
        const double size = live.px(kind == MarkKind::Dot ? 3 : 5);
        if (alert.errorRadius) {
            const Cap error = roundedCap(live.projection.cap(place, *alert.errorRadius));
            if (error.radius > size * 1.5 && alert.errorRadius->asDegrees() < 60)
                live.items.push_back(circleItem("alert error", error, ink, LineKind::Dotted, live.px(1)));
        }
        live.items.push_back(markItem("alert " + alert.event, kind, *p, size, ink));
        DrawItem label = labelItem("alert", QString::fromStdString(alert.name), TextKind::Small, ink);
        label.hasPlate = kind == MarkKind::Diamond;
        if (++drawn > kMostNames && alert.event != live.input.story)
            continue;
        live.placer.beside(live.labels, *p, size + live.px(4), std::move(label), kind == MarkKind::Diamond);
    }
}

void addPath(Live &live)
{
    const ResponseView &response = *live.input.snapshot->response;
    if (response.isOver || response.state == ResponseState::Idle || response.path.size() < 2
        || live.input.offset != Duration::zero())
        return;
    Duration start{};
    for (const StepReached &step : response.steps)
        if (step.step == Step::FirstCommand)
            start = step.since;
    const Duration sinceStart = live.input.now - response.receivedUtc - start;
    if (sinceStart > response.path.back().since + 2s)
        return; // driven
    QPolygonF way;
    double nextSecond = 1;
    for (std::size_t i = 0; i < response.path.size(); ++i) {
        const auto p = live.projection.project(vec3Of(response.path[i].at));
        if (!p)
            continue;
        way << rounded(*p);
        const double s = seconds(response.path[i].since);
        const bool isLast = i + 1 == response.path.size();
        if (s + 1e-6 >= nextSecond && !isLast) {
            live.items.push_back(markItem("second", MarkKind::Second, rounded(*p), live.px(1.8), Ink::Path));
            nextSecond = std::floor(s + 1e-6) + 1;
        }
    }
    live.items.insert(
        live.items.begin(), lineItem("slew path", way, Ink::Path, LineKind::Solid, live.px(1.6)));
}

/// The true field on the sky, its upper side as the derotator holds it. True when it is so large that its
/// words name the telescope too.
bool addField(Live &live, const Vec3 &pointing, bool isUnknown, const QString &name)
{
    const Snapshot &snapshot = *live.input.snapshot;
    const Angle width = snapshot.observatory.fieldWidth;
    const double sidePx = width.asRadians() * live.projection.pxPerRadian();
    if (sidePx < live.px(7))
        return false;
    const DeviceView *rotator = findDevice(snapshot, {DeviceKind::Rotator, {}});
    const bool isAngleKnown = live.input.offset == Duration::zero() && rotator && rotator->rotator
        && !tulpar::isUnknown(*rotator, live.input.now);
    const Angle turned = rotator && rotator->rotator ? rotator->rotator->angle : Angle();
    const IcrsDirection centre = live.input.moment->observer().icrs(horizontalOf(pointing));
    const auto square = fieldSquare(live.input, live.projection, centre, turned);
    if (!square)
        return false;
    const LineKind line = isUnknown ? LineKind::Dashed : isAngleKnown ? LineKind::Solid : LineKind::Dotted;
    live.items.push_back(
        lineItem("field", *square, isUnknown ? Ink::Unknown : Ink::Telescope, line, live.px(1.3)));
    if (sidePx <= live.px(40))
        return false;
    const Ink ink = isUnknown ? Ink::Unknown : Ink::Telescope;
    const QPointF top = (square->at(0) + square->at(1)) / 2;
    const QPointF out = (top - (square->at(0) + square->at(2)) / 2) * (live.px(8) / (sidePx / 2));
    live.items.push_back(
        lineItem("field top", QPolygonF({top, top + out}), ink, LineKind::Solid, live.px(1.3)));
    if (sidePx <= live.px(90))
        return false;
    // The cameras look through one another: one square is the field of all.
    QStringList channels;
    for (const std::string &channel : snapshot.observatory.channels)
        channels << words::channel(channel);
    const QString angle = isAngleKnown ? ChartText::tr("turned %1").arg(ChartText::degrees(turned))
                                       : ChartText::tr("turn unknown");
    DrawItem label = labelItem(
        "field",
        name + QStringLiteral("  ") + channels.join(u' ') + QStringLiteral("  ") + ChartText::field(width)
            + QStringLiteral("  ") + angle,
        TextKind::Small, ink);
    label.hasPlate = true;
    live.placer.beside(
        live.labels, square->boundingRect().center(), square->boundingRect().height() / 2 + live.px(6),
        std::move(label), true);
    return true;
}

void addTelescope(Live &live)
{
    auto telescope = telescopePlace(*live.input.snapshot, live.input.now);
    const bool isNow = live.input.offset == Duration::zero();
    if (!isNow) { // where this desk saw it then, or where exposures are kept, or nowhere
        telescope.reset();
        const UtcInstant then = live.input.now + live.input.offset;
        const NightTrail *trail = live.input.trail;
        if (const auto seen = trail ? trail->telescopeAt(then) : std::nullopt)
            telescope = TelescopePlace{vec3Of(*seen), false, {}};
        else if (const auto exposed = trail ? trail->exposedAt(then) : std::nullopt)
            telescope = TelescopePlace{live.input.moment->observed(*exposed), false, {}};
    }
    if (!telescope)
        return;
    const auto p = live.at(telescope->place);
    if (!p)
        return;
    const QString words = !isNow ? ChartText::tr("telescope then")
        : telescope->isUnknown   ? ChartText::tr("telescope, %1 ago").arg(ChartText::age(telescope->age))
                                 : ChartText::tr("telescope");
    const bool isNamed = addField(live, telescope->place, telescope->isUnknown, words);
    const double size = live.px(9);
    const double sidePx =
        live.input.snapshot->observatory.fieldWidth.asRadians() * live.projection.pxPerRadian();
    DrawItem mark =
        markItem("telescope", MarkKind::Reticle, *p, size, telescope->isUnknown ? Ink::Dim : Ink::Telescope);
    mark.line = telescope->isUnknown ? LineKind::Dashed : LineKind::Solid;
    mark.isHatched = telescope->isUnknown;
    mark.width = live.px(1.5);
    if (sidePx < 3 * size)
        live.items.push_back(mark);
    live.placer.take(QRectF(*p - QPointF(size, size), QSizeF(2 * size, 2 * size)));
    if (isNamed)
        return;
    const double clearance = (sidePx < 3 * size ? size : sidePx * 0.55) + live.px(8);
    DrawItem label = labelItem("telescope", words, TextKind::Normal, mark.ink);
    label.hasPlate = true;
    live.placer.beside(live.labels, *p, clearance, std::move(label), true);
}

void addTarget(Live &live)
{
    const ResponseView &response = *live.input.snapshot->response;
    if (response.state == ResponseState::Idle && !response.isOver)
        return;
    if (live.input.offset < Duration::zero() && response.receivedUtc > live.input.now + live.input.offset)
        return; // not yet known then
    const Vec3 place = live.input.moment->observed(response.target);
    const auto p = live.at(place);
    if (!p || place.z < 0)
        return;
    const Ink ink = response.isOver ? Ink::Dim : Ink::Target;
    const double size = live.px(8);
    const Cap error = roundedCap(live.projection.cap(place, response.errorRadius));
    if (error.radius > live.px(2) && response.errorRadius.asDegrees() < 60)
        live.items.push_back(circleItem("target error", error, ink, LineKind::Solid, live.px(1.3)));
    DrawItem mark = markItem("target", MarkKind::Cross, *p, size, ink);
    mark.width = live.px(1.7);
    live.items.push_back(mark);
    QString words = QString::fromStdString(response.name);
    if (response.state == ResponseState::Acquiring && response.predicted.count() > 0
        && live.input.offset == Duration::zero())
        words += ChartText::tr("  %1 s").arg(seconds(response.predicted), 0, 'f', 1);
    DrawItem label = labelItem("target", words, TextKind::Strong, ink);
    label.hasPlate = true;
    live.placer.take(QRectF(*p - QPointF(size, size), QSizeF(2 * size, 2 * size)));
    const double around = error.radius > size && error.radius < live.px(120) ? error.radius : size;
    live.placer.beside(live.labels, *p, around + live.px(6), std::move(label), true);
}

} // namespace

std::optional<TelescopePlace> telescopePlace(const Snapshot &snapshot, UtcInstant now)
{
    const DeviceView *mount = findDevice(snapshot, {DeviceKind::Mount, {}});
    if (!mount || !mount->mount || !mount->measuredUtc)
        return std::nullopt;
    return TelescopePlace{
        vec3Of(mount->mount->pointing), isUnknown(*mount, now), ageAt(now, *mount->measuredUtc),
        *mount->measuredUtc};
}

std::vector<DrawItem> liveScene(const SceneInput &input, const std::vector<QRectF> &occupied)
{
    if (!input.snapshot || !input.moment)
        return {};
    Live live{
        input,
        ChartProjection(input.view, input.size, chartMargin(input.scale)),
        {},
        {},
        LabelPlacer(input, occupied)};
    if (input.chosen)
        if (const auto p = live.at(*input.chosen))
            live.items.push_back(markItem("chosen", MarkKind::Chosen, *p, live.px(13), Ink::Text));
    addNotNow(input, live.items, live.labels, live.placer);
    addRuler(input, live.projection, live.items, live.labels, live.placer);
    addExposures(input, live.projection, live.items);
    // The corner is kept for its words before anything else finds a place there.
    if (!input.standing.empty())
        live.placer.take(QRectF(QPointF(), cornerSize(input)));
    if (input.snapshot->response) {
        addPath(live);
        addTarget(live);
    }
    addTelescope(live);
    addHourAngle(input, live.projection, live.items, live.labels, live.placer);
    for (DrawItem &item : storyScene(input))
        live.items.push_back(std::move(item));
    if (input.options.hasAlerts)
        addAlerts(live);
    std::vector<DrawItem> regions; // below all else, but the last to choose where their words stand
    if (input.options.hasRegions)
        addRegions(input, live.projection, regions, live.labels, live.placer);
    live.items.insert(live.items.begin(), regions.begin(), regions.end());
    std::vector<DrawItem> plan;
    addPlan(input, live.projection, plan, live.labels, live.placer);
    live.items.insert(live.items.begin(), plan.begin(), plan.end());
    for (DrawItem &label : stateWords(input))
        live.labels.push_back(std::move(label));
    if (input.isLinkLost) {
        DrawItem hatch;
        hatch.kind = DrawKind::Fill;
        hatch.what = "link lost";
        hatch.ink = Ink::Unknown;
        hatch.isHatched = true;
        live.items.push_back(hatch);
    }
    live.items.insert(live.items.end(), live.labels.begin(), live.labels.end());
    return live.items;
}

} // namespace tulpar
