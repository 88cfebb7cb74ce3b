#include "widgets/chart/scene_observatory.h"

#include "core/sky/airmass.h"
#include "core/sky/rise_set.h"
#include "core/sky/solar_system.h"
#include "core/words/sentences.h"
#include "widgets/chart/chart_reach.h"
#include "widgets/chart/chart_search.h"
#include "widgets/chart/chart_text.h"

#include <algorithm>
#include <cmath>

namespace tulpar {

namespace {

constexpr double kProfileStepDeg = 1;
constexpr Vec3 kZenith{0, 0, 1};

QString degreesLeft(Angle angle)
{
    return ChartText::degrees(Angle::degrees(std::floor(angle.asDegrees())));
}

QString openingWords(const DeviceView *view, UtcInstant now, const QString &known, const QString &unknown)
{
    if (!view || !view->opening || isUnknown(*view, now))
        return unknown;
    return known.arg(words::opening(view->opening->state));
}

QString twilightWords(const Observer &observer, UtcInstant now)
{
    const Angle sun = sunAltitude(observer);
    const auto until = [&](Angle altitude, Crossing crossing, const QString &what) {
        const auto when = nextCrossing(Body::Sun, altitude, crossing, observer);
        return when ? what.arg(ChartText::span(*when - now)) : QString();
    };
    const QString height = ChartText::tr("Sun %1").arg(ChartText::degrees(sun));
    QString coming;
    switch (twilight(sun)) {
    case Twilight::Night:
        coming = until(kAstronomicalDusk, Crossing::Rising, ChartText::tr("night for %1"));
        break;
    case Twilight::Day:
        coming = until(kSunset, Crossing::Setting, ChartText::tr("day, sets in %1"));
        break;
    default: {
        const auto dark = nextCrossing(Body::Sun, kAstronomicalDusk, Crossing::Setting, observer);
        const auto bright = nextCrossing(Body::Sun, kSunset, Crossing::Rising, observer);
        coming = bright && (!dark || *bright < *dark)
            ? ChartText::tr("twilight, sunrise in %1").arg(ChartText::span(*bright - now))
            : dark ? ChartText::tr("twilight, night in %1").arg(ChartText::span(*dark - now))
                   : ChartText::tr("twilight, no night");
    }
    }
    return coming.isEmpty() ? height : height + QStringLiteral(" · ") + coming;
}

} // namespace

void addSurroundings(const SceneInput &input, const ChartProjection &projection, SkyScene &scene)
{
    const ObservatoryView &site = input.snapshot->observatory;
    if (input.options.hasLimits && site.altitudeTop.asDegrees() > 0) {
        const Cap top = projection.cap(kZenith, Angle::degrees(90) - site.altitudeTop);
        if (top.radius > 4 * input.scale) {
            DrawItem zone;
            zone.kind = DrawKind::Fill;
            zone.what = "zenith zone";
            zone.ink = Ink::Forbidden;
            zone.isHatched = true;
            zone.caps = {top};
            scene.under.push_back(zone);
        }
    }
    if (input.options.hasLimits)
        if (const auto radius = moonAvoidance(*input.snapshot))
            if (const SkyMoment::BodyPlace *moon = input.moment->body(Body::Moon); moon && moon->place.z > 0)
                scene.under.push_back(circleItem(
                    "Moon avoidance", projection.cap(moon->place, *radius), Ink::Limit, LineKind::Dotted,
                    input.scale));
    if (!input.options.hasGround || site.horizon.empty())
        return;
    const auto at = [&](double azimuth, Angle altitude) {
        return projection.project(vec3Of(HorizontalDirection{Angle::degrees(azimuth), altitude}));
    };
    QPolygonF top;
    QPolygonF bottom;
    const auto flush = [&] {
        if (top.size() > 1) {
            QPolygonF ground = top;
            for (auto it = bottom.crbegin(); it != bottom.crend(); ++it)
                ground << *it;
            DrawItem fill = lineItem("surroundings", ground, Ink::Ground, LineKind::Solid, input.scale);
            fill.isFilled = true;
            scene.over.push_back(fill);
            scene.over.push_back(
                lineItem("local horizon", top, Ink::Horizon, LineKind::Solid, 1.4 * input.scale));
        }
        top.clear();
        bottom.clear();
    };
    for (double azimuth = 0; azimuth <= 360; azimuth += kProfileStepDeg) {
        const Angle altitude = horizonAltitude(site, Angle::degrees(azimuth));
        const auto high = at(azimuth, std::max(altitude, Angle()));
        const auto low = at(azimuth, Angle());
        if (high && low) {
            top << *high;
            bottom << *low;
        } else {
            flush();
        }
    }
    flush();
}

std::optional<Angle> moonAvoidance(const Snapshot &snapshot)
{
    for (const auto &row : snapshot.alerts)
        for (const AppliedRule &applied : row->decision.rules)
            if (applied.rule == Rule::FarFromMoon && applied.limit)
                return Angle::degrees(*applied.limit);
    return std::nullopt;
}

std::vector<QString> standingLines(
    const Snapshot &snapshot, const SkyMoment &moment, UtcInstant now, bool isLinkLost, StandingTimes *kept)
{
    std::vector<QString> lines;
    const Observer observer = moment.observer().rotatedTo(now);
    const ObservatoryView &site = snapshot.observatory;
    const DeviceView *mount = findDevice(snapshot, {DeviceKind::Mount, {}});
    const bool isMountKnown = mount && mount->mount && !isUnknown(*mount, now) && !isLinkLost;
    std::optional<IcrsDirection> target;
    if (snapshot.response && !snapshot.response->isOver && snapshot.response->state != ResponseState::Idle)
        target = snapshot.response->target;
    else if (isMountKnown && mount->mount->isTracking)
        target = mount->mount->target;
    constexpr Duration kKeptFor = 10s;
    const Duration age = kept ? now - kept->at : Duration::zero();
    const bool isKept =
        kept && !kept->night.isEmpty() && kept->target == target && age >= Duration::zero() && age < kKeptFor;
    if (isKept)
        lines = kept->targetLines;
    if (target && !isKept) {
        const Reach reach = reachOf(site, *target, observer);
        lines.push_back(
            reach.reasons.empty() ? reach.changesUtc
                    ? ChartText::tr("target: %1 limit in %2")
                          .arg(
                              ChartText::degrees(site.altitudeHard), ChartText::span(*reach.changesUtc - now))
                    : ChartText::tr("target: no limit today")
                                  : ChartText::tr("target: %1").arg(words::reasons(reach.reasons)));
        if (const auto sets = nextCrossing(*target, Angle(), Crossing::Setting, observer))
            lines.push_back(ChartText::tr("sets in %1").arg(ChartText::span(*sets - now)));
        else
            lines.push_back(ChartText::tr("never sets"));
    }
    if (kept && !isKept)
        *kept = {now, target, lines, twilightWords(observer, now)};
    if (site.azimuthMax - site.azimuthMin > Angle::degrees(360)) {
        if (isMountKnown)
            lines.push_back(ChartText::tr("cable: %1 left ↺, %2 left ↻")
                                .arg(
                                    degreesLeft(mount->mount->azimuthMechanical - site.azimuthMin),
                                    degreesLeft(site.azimuthMax - mount->mount->azimuthMechanical)));
        else
            lines.push_back(ChartText::tr("cable: unknown"));
    }
    const UtcInstant heard = isLinkLost ? now + 24h : now; // unheard, nothing is known of them
    lines.push_back(
        openingWords(
            findDevice(snapshot, {DeviceKind::Roof, {}}), heard, ChartText::tr("roof %1"),
            ChartText::tr("roof unknown"))
        + QStringLiteral(" · ")
        + openingWords(
            findDevice(snapshot, {DeviceKind::Cover, {}}), heard, ChartText::tr("cover %1"),
            ChartText::tr("cover unknown")));
    lines.push_back(kept ? kept->night : twilightWords(observer, now));
    return lines;
}

QSizeF cornerSize(const SceneInput &input)
{
    double wide = 0;
    for (const QString &line : input.standing)
        wide = std::max(wide, input.measure(line, TextKind::Small).width());
    return {wide + 14 * input.scale, 17 * input.scale * static_cast<double>(input.standing.size())};
}

std::vector<DrawItem> stateWords(const SceneInput &input)
{
    std::vector<DrawItem> labels;
    const double scale = input.scale;
    const double inset = 10 * scale;
    const auto put = [&](DrawItem label, bool isRight, bool isBottom) {
        label.box = input.measure(label.words, label.text);
        const double x = isRight ? input.size.width() - inset - label.box.width() : inset;
        const double y = isBottom ? input.size.height() - 6 * scale - label.box.height() : 8 * scale;
        label.points = QPolygonF({QPointF(std::round(x), std::round(y))});
        labels.push_back(std::move(label));
    };
    if (input.snapshot->observatory.isSimulated)
        put(labelItem("simulation", ChartText::tr("SIMULATION"), TextKind::Spaced, Ink::Simulation), true,
            false);
    QString words = input.view.zoom <= 1.001
        ? ChartText::tr("whole sky")
        : ChartText::tr("field %1")
              .arg(ChartText::field(ChartProjection(input.view, input.size, chartMargin(scale)).field()));
    if (input.view.isMirrored)
        words += ChartText::tr(" · mirrored");
    switch (input.options.lock) {
    case ChartLock::None:
        break;
    case ChartLock::Telescope:
        words += ChartText::tr(" · follows the telescope");
        break;
    case ChartLock::Target:
        words += ChartText::tr(" · follows the target");
        break;
    case ChartLock::Sky:
        words += ChartText::tr(" · follows the stars");
        break;
    }
    if (input.options.hasGround && input.view.isFree() && input.view.centre().z < 0)
        words += ChartText::tr(" · below the horizon");
    // What keeps a telescope safe and a burst seen does not go unsaid.
    QStringList hidden;
    if (!input.options.hasLimits)
        hidden << ChartText::tr("limits");
    if (!input.options.hasAlerts)
        hidden << ChartText::tr("alerts");
    if (!input.options.hasSolarSystem)
        hidden << ChartText::tr("Sun, Moon, planets");
    if (!hidden.isEmpty())
        words += ChartText::tr(" · hidden: %1").arg(hidden.join(QStringLiteral(", ")));
    put(labelItem("view", words, TextKind::Small, hidden.isEmpty() ? Ink::Dim : Ink::Attention), false, true);
    put(labelItem("hint", ChartText::tr("? keys"), TextKind::Small, Ink::Dim), true, true);
    // How long the target stays, the cable, the openings, the Sun: under the words of a lost link.
    double row = input.isLinkLost ? 3 : 0;
    for (const QString &line : input.standing) {
        DrawItem label = labelItem("standing", line, TextKind::Small, Ink::Dim);
        label.hasPlate = true;
        label.box = input.measure(label.words, label.text);
        label.points = QPolygonF({QPointF(inset, std::round(8 * scale + row * label.box.height() * 1.1))});
        labels.push_back(std::move(label));
        ++row;
    }
    if (input.isLinkLost) {
        put(labelItem("link", ChartText::tr("Core not heard"), TextKind::Strong, Ink::Danger), false, false);
        DrawItem since = labelItem(
            "link", ChartText::tr("since %1").arg(ChartText::timeWithSeconds(input.snapshot->utc)),
            TextKind::Normal, Ink::Danger);
        since.box = input.measure(since.words, since.text);
        since.points = QPolygonF({QPointF(inset, std::round(8 * scale + since.box.height() * 1.15))});
        labels.push_back(std::move(since));
    }
    return labels;
}

std::vector<QString> cursorLines(const SceneInput &input, const Vec3 &at)
{
    const HorizontalDirection place = horizontalOf(at);
    const Observer &observer = input.moment->observer();
    QString where = placeWords(observer.icrs(place), input.options.isInDegrees) + QStringLiteral("   ")
        + ChartText::tr("az %1  alt %2")
              .arg(ChartText::degrees(place.azimuth, 1), ChartText::degrees(place.altitude, 1));
    if (const auto mass = airmass(place.altitude); mass && place.altitude.asDegrees() > 3)
        where += QStringLiteral("  ") + ChartText::tr("airmass %1").arg(*mass, 0, 'f', 2);
    std::vector<QString> lines{where};
    const SkyMoment::BodyPlace *sun = input.moment->body(Body::Sun);
    const Reasons reasons = whyUnreachable(
        input.snapshot->observatory, place, sun ? horizontalOf(sun->place) : HorizontalDirection{});
    if (!reasons.empty())
        lines.push_back(ChartText::tr("the mount does not go here: %1").arg(words::reasons(reasons)));
    const SkyMoment::BodyPlace *moon = input.moment->body(Body::Moon);
    const auto avoided = moonAvoidance(*input.snapshot);
    if (moon && avoided && moon->place.z > 0 && angleBetween(moon->place, at) < *avoided)
        lines.push_back(
            ChartText::tr("%1 from the Moon: the rules want %2")
                .arg(ChartText::degrees(angleBetween(moon->place, at), 1), ChartText::degrees(*avoided)));
    return lines;
}

std::optional<QPolygonF> fieldSquare(
    const SceneInput &input, const ChartProjection &projection, const IcrsDirection &centre, Angle turned)
{
    const Angle half = input.snapshot->observatory.fieldWidth * std::sqrt(0.5);
    QPolygonF square;
    for (const double corner : {-45.0, 45.0, 135.0, 225.0}) {
        const IcrsDirection at = offset(centre, Angle::degrees(corner) + turned, half);
        const auto p = projection.project(input.moment->observed(at));
        if (!p)
            return std::nullopt;
        square << QPointF(std::round(p->x() * 2) / 2, std::round(p->y() * 2) / 2);
    }
    square << square.front();
    return square;
}

} // namespace tulpar
