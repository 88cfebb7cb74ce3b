#include "widgets/chart/chart_reach.h"

#include "core/sky/rise_set.h"
#include "core/sky/solar_system.h"
#include "core/words/sentences.h"
#include "widgets/chart/chart_text.h"

#include <algorithm>

namespace tulpar {

namespace {

constexpr Duration kStep = 4min;
constexpr Duration kDay = 24h;
constexpr Angle kSunHarmless = kCivilDusk; ///< below, the Sun forbids no slew: as the core's gate has it

} // namespace

Angle horizonAltitude(const ObservatoryView &site, Angle azimuth)
{
    const std::vector<HorizontalDirection> &points = site.horizon;
    if (points.empty())
        return Angle::degrees(-90);
    const Angle at = azimuth.wrapped();
    const auto after =
        std::upper_bound(points.begin(), points.end(), at, [](Angle a, const HorizontalDirection &point) {
            return a < point.azimuth;
        });
    const HorizontalDirection &right = after == points.end() ? points.front() : *after;
    const HorizontalDirection &left = after == points.begin() ? points.back() : *(after - 1);
    const Angle width = (right.azimuth - left.azimuth).wrapped();
    if (!(width > Angle{}))
        return left.altitude;
    return left.altitude + (right.altitude - left.altitude) * ((at - left.azimuth).wrapped() / width);
}

Reasons whyUnreachable(
    const ObservatoryView &site, const HorizontalDirection &at, const HorizontalDirection &sun)
{
    Reasons reasons;
    const auto add = [&reasons](ReasonCode code, Angle value, Angle limit) {
        reasons.push_back({code, {}, value.asDegrees(), limit.asDegrees()});
    };
    if (at.altitude < site.altitudeHard)
        add(ReasonCode::TargetBelowLimit, at.altitude, site.altitudeHard);
    if (site.altitudeTop.asDegrees() > 0 && at.altitude > site.altitudeTop)
        add(ReasonCode::TargetAboveLimit, at.altitude, site.altitudeTop);
    if (const Angle horizon = horizonAltitude(site, at.azimuth); at.altitude < horizon)
        add(ReasonCode::BelowHorizon, at.altitude, horizon);
    if (const Angle away = separation(at, sun); sun.altitude > kSunHarmless && away < site.sunAvoidance)
        add(ReasonCode::SunNearTarget, away, site.sunAvoidance);
    const double span = (site.azimuthMax - site.azimuthMin).asDegrees();
    const double turn = (at.azimuth - site.azimuthMin).wrapped().asDegrees();
    if (span > 0 && turn > span)
        reasons.push_back({ReasonCode::TargetOutsideWrap, {}, {}, {}});
    return reasons;
}

Reach reachOf(const ObservatoryView &site, const IcrsDirection &direction, const Observer &observer)
{
    const IcrsDirection sun = view(Body::Sun, observer).direction;
    const auto at = [&](UtcInstant t) {
        const Observer then = observer.rotatedTo(t);
        return whyUnreachable(site, then.observed(direction), then.observed(sun));
    };
    Reach reach;
    reach.reasons = at(observer.utc());
    const bool isNow = reach.reasons.empty();
    reach.isDark = twilight(sunAltitude(observer)) == Twilight::Night;
    reach.darkChangesUtc = nextCrossing(
        Body::Sun, kAstronomicalDusk, reach.isDark ? Crossing::Rising : Crossing::Setting, observer);
    const UtcInstant culmination = nextCulmination(direction, observer);
    reach.highest = observer.rotatedTo(culmination).observed(direction).altitude;
    for (Duration since = kStep; since <= kDay; since += kStep) {
        if (at(observer.utc() + since).empty() == isNow)
            continue;
        Duration before = since - kStep;
        Duration after = since;
        while (after - before > 1s) {
            const Duration middle = (before + after) / 2;
            (at(observer.utc() + middle).empty() == isNow ? before : after) = middle;
        }
        reach.changesUtc = observer.utc() + after;
        break;
    }
    return reach;
}

QString reachWords(const Reach &reach, UtcInstant now)
{
    const bool isNow = reach.reasons.empty();
    QString when;
    if (reach.changesUtc) {
        const QString clock = ChartText::timeOfDay(*reach.changesUtc);
        const QString span = ChartText::span(*reach.changesUtc - now);
        when = isNow ? ChartText::tr("reachable until %1, for %2").arg(clock, span)
                     : ChartText::tr("reachable from %1, in %2").arg(clock, span);
    } else {
        when = isNow ? ChartText::tr("reachable all day long")
                     : ChartText::tr("not within a day; highest %1").arg(ChartText::degrees(reach.highest));
    }
    if (isNow && reach.darkChangesUtc) // no limit of the mount's: the night's
        when += (reach.isDark ? ChartText::tr("; dark until %1") : ChartText::tr("; dark from %1"))
                    .arg(ChartText::timeOfDay(*reach.darkChangesUtc));
    return isNow ? when : words::reasons(reach.reasons) + QStringLiteral("; ") + when;
}

} // namespace tulpar
