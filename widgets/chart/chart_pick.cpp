#include "widgets/chart/chart_pick.h"

#include "core/sky/airmass.h"
#include "core/sky/rise_set.h"
#include "core/words/numbers.h"
#include "core/words/sentences.h"
#include "widgets/chart/chart_reach.h"
#include "widgets/chart/chart_text.h"
#include "widgets/chart/sky_plan.h"

#include <algorithm>
#include <cmath>

namespace tulpar {

namespace {

constexpr double kReachPx = 13;
constexpr double kMiddlePx = 6;

double distance(const QPointF &a, const QPointF &b)
{
    return std::hypot(a.x() - b.x(), a.y() - b.y());
}

/// The deep-sky symbol whose middle is nearest to `point`, nearer than `within` px.
std::optional<Chosen> deepSkyAt(
    const SceneInput &input, const SkyScene &scene, const QPointF &point, double within)
{
    constexpr std::string_view kWhat = "deep sky ";
    std::string name;
    for (const DrawItem &item : scene.over)
        if (item.kind == DrawKind::Mark && item.what.starts_with(kWhat))
            if (const double away = distance(item.points.front(), point); away < within) {
                within = away;
                name = item.what.substr(kWhat.size());
            }
    if (name.empty())
        return std::nullopt;
    const auto &all = input.data->deepSky();
    const auto object = std::ranges::find(all, name, &DeepSkyObject::shortName);
    if (object == all.end())
        return std::nullopt;
    Chosen out{ChosenKind::Place, object->place, {}, {}, QString::fromStdString(name), deepSkyWords(*object)};
    if (object->name)
        out.about =
            QString::fromStdString(object->name->in(input.language)) + QStringLiteral(" · ") + out.about;
    return out;
}

} // namespace

Chosen chosenStar(const SceneInput &input, const ChartStar &star)
{
    Chosen out;
    out.kind = ChosenKind::Star;
    out.direction =
        icrsOf({static_cast<double>(star.x), static_cast<double>(star.y), static_cast<double>(star.z)});
    const SkyName *name = input.data->starName(star.hip);
    const QString number = star.hip != 0 ? QStringLiteral("HIP %1").arg(star.hip) : QString();
    out.name = name        ? QString::fromStdString(name->in(input.language))
        : number.isEmpty() ? ChartText::tr("star")
                           : number;
    out.about = ChartText::tr("star, V %1").arg(static_cast<double>(star.v), 0, 'f', 1);
    if (name && !number.isEmpty())
        out.about += QStringLiteral(" · ") + number;
    return out;
}

QString aboutBody(const BodyView &body)
{
    if (body.body == Body::Moon)
        return ChartText::tr("%1 % lit").arg(std::lround(body.illuminatedFraction * 100));
    if (body.magnitude)
        return ChartText::tr("planet, V %1").arg(*body.magnitude, 0, 'f', 1);
    return {};
}

QString deepSkyWords(const DeepSkyObject &object)
{
    const auto kind = [&] {
        switch (object.kind) {
        case DeepSkyKind::Galaxy:
            return ChartText::tr("galaxy");
        case DeepSkyKind::GalaxyCluster:
            return ChartText::tr("cluster of galaxies");
        case DeepSkyKind::OpenCluster:
            return ChartText::tr("open cluster");
        case DeepSkyKind::GlobularCluster:
            return ChartText::tr("globular cluster");
        case DeepSkyKind::Nebula:
            return ChartText::tr("nebula");
        case DeepSkyKind::PlanetaryNebula:
            return ChartText::tr("planetary nebula");
        case DeepSkyKind::SupernovaRemnant:
            return ChartText::tr("supernova remnant");
        }
        return QString();
    };
    QString words = kind();
    if (object.magnitude)
        words += ChartText::tr(", mag %1").arg(static_cast<double>(*object.magnitude), 0, 'f', 1);
    if (object.majorAxis.asRadians() > 0)
        words += QStringLiteral(", ") + ChartText::field(object.majorAxis);
    return words;
}

QString ownObjectWords(const std::string &note)
{
    const QString words = ChartText::tr("own list");
    return note.empty() ? words : words + QStringLiteral(" · ") + QString::fromStdString(note);
}

namespace {

void addLimitCrossing(
    const Chosen &chosen, const SceneInput &input, const IcrsDirection &direction,
    std::vector<std::pair<UtcInstant, QString>> &coming)
{
    const Angle soft = input.snapshot->observatory.altitudeSoft;
    if (chosen.kind == ChosenKind::Body || soft.asDegrees() <= 0)
        return;
    const Observer &observer = input.moment->observer();
    const bool isAbove = observer.observed(direction).altitude > soft;
    if (const auto when =
            nextCrossing(direction, soft, isAbove ? Crossing::Setting : Crossing::Rising, observer))
        coming.emplace_back(
            *when,
            isAbove ? ChartText::tr("above %1 until").arg(ChartText::degrees(soft))
                    : ChartText::tr("above %1 from").arg(ChartText::degrees(soft)));
}

void addCrossings(
    const Chosen &chosen, const SceneInput &input, const IcrsDirection &direction, CardText &card)
{
    const Observer &observer = input.moment->observer();
    const auto crossing = [&](Crossing which) {
        return chosen.kind == ChosenKind::Body ? nextCrossing(chosen.body, kSunset, which, observer)
                                               : nextCrossing(direction, Angle(), which, observer);
    };
    const auto rises = crossing(Crossing::Rising);
    const auto sets = crossing(Crossing::Setting);
    const bool isUp = observer.observed(direction).altitude.asRadians() > 0;
    if (!rises && !sets)
        card.rows.emplace_back(
            ChartText::tr("horizon"), isUp ? ChartText::tr("never sets") : ChartText::tr("never rises"));
    // In the order in which they will happen.
    std::vector<std::pair<UtcInstant, QString>> coming;
    if (rises)
        coming.emplace_back(*rises, ChartText::tr("rises"));
    if (rises || sets || isUp)
        coming.emplace_back(nextCulmination(direction, observer), ChartText::tr("culminates"));
    if (sets)
        coming.emplace_back(*sets, ChartText::tr("sets"));
    addLimitCrossing(chosen, input, direction, coming);
    std::sort(coming.begin(), coming.end(), [](const auto &x, const auto &y) { return x.first < y.first; });
    const std::string &timeZone = input.snapshot->observatory.site.timeZone;
    for (const auto &[when, what] : coming)
        card.rows.emplace_back(what, ChartText::bothTimes(when, timeZone));
}

/// The next twelve hours at steps of a quarter; of the Moon and the Sun as they move on.
void addAltitudes(
    const Chosen &chosen, const SceneInput &input, const IcrsDirection &direction, CardText &card)
{
    constexpr int kSteps = 48;
    const bool isMoving =
        chosen.kind == ChosenKind::Body && (chosen.body == Body::Moon || chosen.body == Body::Sun);
    for (int i = 0; i <= kSteps; ++i) {
        const Observer then = input.moment->observer().rotatedTo(input.moment->observer().utc() + 15min * i);
        const IcrsDirection at = isMoving ? view(chosen.body, then).direction : direction;
        card.altitudes.push_back(std::round(then.observed(at).altitude.asDegrees() * 10) / 10);
    }
    card.limitDeg = input.snapshot->observatory.altitudeHard.asDegrees();
}

} // namespace

Chosen pick(const SceneInput &input, const SkyScene &scene, const QPointF &point)
{
    const ChartProjection projection(input.view, input.size, chartMargin(input.scale));
    Chosen best;
    double nearest = kReachPx * input.scale;
    const auto offer = [&](const Vec3 &place, const auto &make) {
        const auto p = projection.project(place);
        if (p && distance(*p, point) < nearest) {
            nearest = distance(*p, point);
            best = make();
        }
    };
    const Snapshot &snapshot = *input.snapshot;
    if (snapshot.response && snapshot.response->state != ResponseState::Idle)
        offer(input.moment->observed(snapshot.response->target), [&] {
            return Chosen{
                ChosenKind::Target,
                snapshot.response->target,
                {},
                snapshot.response->event,
                QString::fromStdString(snapshot.response->name),
                ChartText::tr("target, error %1").arg(ChartText::field(snapshot.response->errorRadius))};
        });
    for (const auto &row : snapshot.alerts)
        if (const AlertView &alert = *row; alert.position)
            offer(input.moment->observed(*alert.position), [&] {
                QString about = QString::fromStdString(alert.source);
                if (alert.errorRadius)
                    about += ChartText::tr(", error %1").arg(ChartText::field(*alert.errorRadius));
                return Chosen{ChosenKind::Alert,
                              *alert.position,
                              {},
                              alert.event,
                              QString::fromStdString(alert.name),
                              about};
            });
    for (const SkyMoment::BodyPlace &body : input.moment->bodies())
        if (body.place.z > 0)
            offer(body.place, [&] {
                return Chosen{ChosenKind::Body,
                              body.body.direction,
                              body.body.body,
                              {},
                              ChartText::bodyName(body.body.body),
                              aboutBody(body.body)};
            });
    // What it looks at tells more than it does: the reticle is taken beside its middle.
    if (const auto telescope = telescopePlace(snapshot, input.now);
        telescope && (best.kind == ChosenKind::Place || nearest > kMiddlePx * input.scale))
        offer(telescope->place, [&] {
            return Chosen{ChosenKind::Telescope, {}, {}, {}, ChartText::tr("telescope"), {}};
        });
    if (input.options.hasObjects)
        for (const UserObject &object : input.data->ownObjects())
            offer(input.moment->observed(object.place), [&] {
                return Chosen{
                    ChosenKind::Place,          object.place, {}, {}, QString::fromStdString(object.name),
                    ownObjectWords(object.note)};
            });
    if (input.options.hasTiles && input.plan)
        for (const PlannedTarget &target : input.plan->targets)
            offer(input.moment->observed(target.place), [&] {
                return Chosen{
                    ChosenKind::Place,
                    target.place,
                    {},
                    {},
                    QString::fromStdString(target.name),
                    target.isProgramme ? ChartText::tr("target of the programme")
                                       : ChartText::tr("target of the queue")};
            });
    if (best.kind != ChosenKind::Place || !best.name.isEmpty())
        return best;
    const ChartStar *star = nullptr;
    double least = 8 * input.scale;
    for (const StarDot &dot : scene.stars) {
        const double away = distance({static_cast<double>(dot.x), static_cast<double>(dot.y)}, point)
            - 1.5 * static_cast<double>(dot.radius);
        if (away < least) {
            least = away;
            star = dot.star;
        }
    }
    if (const auto object = deepSkyAt(input, scene, point, star ? least : kReachPx * input.scale))
        return *object;
    if (star)
        return chosenStar(input, *star);
    best.direction = input.moment->observer().icrs(horizontalOf(projection.unproject(point)));
    best.name = ChartText::tr("place on the sky");
    return best;
}

std::optional<Vec3> placeOf(const Chosen &chosen, const SceneInput &input)
{
    if (!input.moment || !input.snapshot)
        return std::nullopt;
    if (chosen.kind == ChosenKind::Body) {
        const SkyMoment::BodyPlace *body = input.moment->body(chosen.body);
        return body ? std::optional(body->place) : std::nullopt;
    }
    if (chosen.kind == ChosenKind::Telescope) {
        const auto telescope = telescopePlace(*input.snapshot, input.now);
        return telescope ? std::optional(telescope->place) : std::nullopt;
    }
    return input.moment->observed(chosen.direction);
}

std::optional<IcrsDirection> directionOf(const Chosen &chosen, const SceneInput &input)
{
    if (chosen.kind != ChosenKind::Body && chosen.kind != ChosenKind::Telescope)
        return chosen.direction;
    if (chosen.kind == ChosenKind::Telescope) {
        // Of the moment when it was measured: the sky is drawn for another, and turns on under one not heard.
        const auto telescope = telescopePlace(*input.snapshot, input.now);
        if (!telescope)
            return std::nullopt;
        return input.moment->observer().rotatedTo(telescope->measured).icrs(horizontalOf(telescope->place));
    }
    const auto place = placeOf(chosen, input);
    return place ? std::optional(input.moment->observer().icrs(horizontalOf(*place))) : std::nullopt;
}

QString CardText::asText() const
{
    QString out = title;
    if (!about.isEmpty())
        out += QStringLiteral(" (") + about + QLatin1Char(')');
    for (const auto &[what, value] : rows)
        out += QLatin1Char('\n') + what + QLatin1Char(' ') + value;
    return out;
}

CardText cardText(const Chosen &chosen, const SceneInput &input)
{
    CardText card;
    card.title = chosen.name;
    card.about = chosen.about;
    card.isNow = input.offset == Duration::zero();
    const auto place = placeOf(chosen, input);
    if (!place)
        return card;
    const HorizontalDirection now = horizontalOf(*place);
    const IcrsDirection direction = directionOf(chosen, input).value_or(chosen.direction);
    if (input.options.isInDegrees) {
        card.rows.emplace_back(
            ChartText::tr("RA"), words::rightAscension(direction.ra, words::Notation::Degrees));
        card.rows.emplace_back(
            ChartText::tr("Dec"), words::declination(direction.dec, words::Notation::Degrees));
    } else {
        card.rows.emplace_back(ChartText::tr("RA"), ChartText::ra(direction.ra));
        card.rows.emplace_back(ChartText::tr("Dec"), ChartText::dec(direction.dec));
    }
    card.rows.emplace_back(ChartText::tr("altitude"), ChartText::degrees(now.altitude, 1));
    card.rows.emplace_back(ChartText::tr("azimuth"), ChartText::degrees(now.azimuth, 1));
    if (const auto mass = airmass(now.altitude); mass && now.altitude.asDegrees() > 3)
        card.rows.emplace_back(ChartText::tr("airmass"), QString::number(*mass, 'f', 2));
    if (chosen.kind == ChosenKind::Telescope) {
        const auto telescope = telescopePlace(*input.snapshot, input.now);
        card.about = telescope && telescope->isUnknown
            ? ChartText::tr("last heard %1 ago").arg(ChartText::age(telescope->age))
            : ChartText::tr("where it looks");
        const DeviceView *mount = findDevice(*input.snapshot, {DeviceKind::Mount, {}});
        if (mount && mount->mount)
            card.rows.emplace_back(
                ChartText::tr("cable turn"), ChartText::degrees(mount->mount->azimuthMechanical, 1));
        const double dut1 = input.snapshot->observatory.site.dut1S;
        card.rows.emplace_back(
            ChartText::tr("UT1 − UTC"),
            dut1 == 0 ? ChartText::tr("not set: up to 13.5″ off in hour angle")
                      : ChartText::tr("%1 s").arg(words::fixed(dut1, 4)));
        return card;
    }
    if (const SkyMoment::BodyPlace *sun = input.moment->body(Body::Sun)) {
        const Reasons reasons = whyUnreachable(input.snapshot->observatory, now, horizontalOf(sun->place));
        if (!reasons.empty())
            card.rows.emplace_back(
                ChartText::tr("mount"),
                (card.isNow ? ChartText::tr("not now: %1") : ChartText::tr("not then: %1"))
                    .arg(words::reasons(reasons)));
    }
    addCrossings(chosen, input, direction, card);
    addAltitudes(chosen, input, direction, card);
    return card;
}

} // namespace tulpar
