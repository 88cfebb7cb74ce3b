#include "core/plan/constraints.h"

#include "core/plan/sky_brightness.h"
#include "core/sky/airmass.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace tulpar {

namespace {

constexpr Duration kEdge = std::chrono::seconds(1);
constexpr Angle kMargin = Angle::arcseconds(10);
constexpr Duration kCoarse = std::chrono::minutes(5);
constexpr Duration kFine = std::chrono::seconds(20); ///< for a horizon, which may have teeth
constexpr double kSeeingPower = 0.6; ///< seeing grows with this power of the air mass (Kolmogorov)
constexpr double kMarginMag = 0.005;

Spans wholeNight(const NightSky &night)
{
    return {night.span()};
}

/// All times of the night at which the turn of the sky is within `half` of `middle`.
Spans whenTurnedNear(Angle middle, Angle half, const NightSky &night)
{
    Spans spans;
    const Angle first = night.turn().angleAt(night.from()) - half;
    const Angle last = night.turn().angleAt(night.to()) + half;
    const double turns = std::ceil((first - middle) / Angle::degrees(360));
    for (Angle at = middle + Angle::degrees(360 * turns); at <= last; at = at + Angle::degrees(360)) {
        const UtcInstant centre = night.turn().reference() + SkyTurn::timeOf(at);
        const Duration reach = SkyTurn::timeOf(half);
        spans.push_back({centre - reach, centre + reach});
    }
    return intersection(spans, wholeNight(night));
}

/// When the target stands at or above an observed altitude: solved in closed form.
Spans whenAbove(Angle observed, const TargetTrack &track, const NightSky &night)
{
    if (observed <= Angle::degrees(-90))
        return wholeNight(night);
    const TurningVector &place = track.place;
    const double reach = std::hypot(place.cosinePart.up, place.sinePart.up);
    const double wanted = sine(night.airless(observed)) - place.mean.up;
    if (wanted <= -reach)
        return wholeNight(night);
    if (wanted >= reach)
        return {};
    const Angle middle = Angle::radians(std::atan2(place.sinePart.up, place.cosinePart.up));
    return whenTurnedNear(middle, Angle::radians(std::acos(wanted / reach)), night);
}

Spans whenBelow(Angle observed, const TargetTrack &track, const NightSky &night)
{
    return observed >= Angle::degrees(90) ? wholeNight(night)
                                          : complement(whenAbove(observed, track, night), night.span());
}

Spans withinHourAngles(const Constraints &asked, const TargetTrack &track, const NightSky &night)
{
    const Angle low = asked.hourAngleMin.value_or(Angle::degrees(-180));
    Angle high = asked.hourAngleMax.value_or(Angle::degrees(180));
    if (high < low)
        high = high + Angle::degrees(360);
    if (high - low >= Angle::degrees(360))
        return wholeNight(night);
    return whenTurnedNear((low + high) / 2 - track.hourAngle, (high - low) / 2 - kMargin, night);
}

/// The observed altitude at which the air mass is so much; 90 degrees for the zenith's and less.
Angle altitudeOfAirmass(double limit)
{
    Angle low;
    Angle high = Angle::degrees(90);
    while (high - low > Angle::arcseconds(1)) {
        const Angle middle = (low + high) / 2;
        (airmass(middle).value_or(1) > limit ? low : high) = middle;
    }
    return high;
}

double airmassForSeeing(double limitArcsec, double zenithArcsec)
{
    return zenithArcsec > 0 ? std::pow(limitArcsec / zenithArcsec, 1 / kSeeingPower) : 40;
}

Angle lowest(const Block &block, const PlanTerms &terms)
{
    return std::max(block.constraints.altitudeMin.value_or(terms.altitudeHard), terms.altitudeHard);
}

Angle highest(const Block &block, const PlanTerms &terms)
{
    return std::min(block.constraints.altitudeMax.value_or(terms.altitudeTop), terms.altitudeTop);
}

double skyMagAt(const TargetTrack &track, const NightSky &night, const PlanTerms &terms, UtcInstant t)
{
    SkyLight light;
    light.altitude = night.airless(night.observed(track, t).altitude);
    light.sunAltitude = night.sunAltitude(t);
    light.moonAltitude = night.moon(t).altitude;
    light.moonDistance = night.moonDistance(track, t);
    light.moonIlluminated = night.moonIlluminated();
    light.extinction = terms.extinctionPerAirmass;
    light.darkMag = terms.darkSkyMag;
    return skyBrightnessMag(light);
}

Angle aboveHorizon(const TargetTrack &track, const NightSky &night, const PlanTerms &terms, UtcInstant t)
{
    const HorizontalDirection place = night.observed(track, t);
    return place.altitude - terms.horizon.altitudeAt(place.azimuth);
}

Spans whenClearOfHorizon(const TargetTrack &track, const NightSky &night, const PlanTerms &terms)
{
    Angle top = Angle::degrees(-90);
    for (const HorizonProfile::Point &point : terms.horizon.points())
        top = std::max(top, point.altitude);
    const Spans safe = whenAbove(top + kMargin, track, night);
    if (totalLength(safe) >= night.span().length())
        return safe;
    const auto clear = [&](UtcInstant t) { return aboveHorizon(track, night, terms, t).asRadians(); };
    // In a step the sky turns by 5'; a profile has no teeth that are narrower and matter.
    Spans found = night.spansWhere(clear, Angle::arcminutes(1).asRadians(), kFine);
    found.insert(found.end(), safe.begin(), safe.end());
    return merged(std::move(found));
}

Spans orMoonDown(Spans spans, const NightSky &night)
{
    const Spans dark = night.moonBelow(Angle());
    spans.insert(spans.end(), dark.begin(), dark.end());
    return merged(std::move(spans));
}

} // namespace

Spans holdingOf(
    ConstraintKind kind, const Block &block, const TargetTrack &track, const NightSky &night,
    const PlanTerms &terms)
{
    const Constraints &asked = block.constraints;
    switch (kind) {
    case ConstraintKind::AltitudeMin:
        return whenAbove(lowest(block, terms) + kMargin, track, night);
    case ConstraintKind::AltitudeMax:
        return whenBelow(highest(block, terms) - kMargin, track, night);
    case ConstraintKind::Airmass:
        return asked.airmassMax ? whenAbove(altitudeOfAirmass(*asked.airmassMax) + kMargin, track, night)
                                : wholeNight(night);
    case ConstraintKind::HourAngleMin:
    case ConstraintKind::HourAngleMax:
        return asked.hourAngleMin || asked.hourAngleMax ? withinHourAngles(asked, track, night)
                                                        : wholeNight(night);
    case ConstraintKind::MoonDistance:
        if (!asked.moonDistanceMin)
            return wholeNight(night);
        return orMoonDown(
            night.spansWhere(
                [&](UtcInstant t) {
                    return (night.moonDistance(track, t) - *asked.moonDistanceMin).asRadians();
                },
                kMargin.asRadians(), kCoarse),
            night);
    case ConstraintKind::MoonAltitude:
        return asked.moonAltitudeMax ? night.moonBelow(*asked.moonAltitudeMax) : wholeNight(night);
    case ConstraintKind::MoonPhase:
        if (!asked.moonPhaseMax || night.moonIlluminated() <= *asked.moonPhaseMax)
            return wholeNight(night);
        return night.moonBelow(Angle());
    case ConstraintKind::SunAltitude:
        return night.sunBelow(asked.sunAltitudeMax.value_or(terms.sunAltitudeMax));
    case ConstraintKind::Horizon:
        return asked.respectsHorizon && !terms.horizon.points().empty()
            ? whenClearOfHorizon(track, night, terms)
            : wholeNight(night);
    case ConstraintKind::Seeing:
        if (!asked.seeingMaxArcsec || !terms.seeingArcsec)
            return wholeNight(night);
        if (*asked.seeingMaxArcsec < *terms.seeingArcsec)
            return {};
        return whenAbove(
            altitudeOfAirmass(airmassForSeeing(*asked.seeingMaxArcsec, *terms.seeingArcsec)) + kMargin, track,
            night);
    case ConstraintKind::SkyBrightness:
        if (!asked.skyMinMag)
            return wholeNight(night);
        return night.spansWhere(
            [&](UtcInstant t) { return skyMagAt(track, night, terms, t) - *asked.skyMinMag; }, kMarginMag,
            std::chrono::minutes(1));
    case ConstraintKind::Window:
        return block.windows.empty() ? wholeNight(night)
                                     : intersection(merged(block.windows), wholeNight(night));
    case ConstraintKind::FixedStart:
        return wholeNight(night);
    }
    return {};
}

Spans observableSpans(
    const Block &block, const TargetTrack &track, const NightSky &night, const PlanTerms &terms)
{
    Spans spans = wholeNight(night);
    for (std::size_t i = 0; i < EnumNames<ConstraintKind>::names.size() && !spans.empty(); ++i) {
        const auto kind = static_cast<ConstraintKind>(i);
        const Spans holding = holdingOf(kind, block, track, night, terms);
        if (kind == ConstraintKind::Window) { // is exact, and may be as long as the block
            spans = intersection(spans, holding);
            continue;
        }
        Spans drawnIn;
        for (Span span : holding) {
            span.from = span.from == night.from() ? span.from : span.from + kEdge;
            span.to = span.to == night.to() ? span.to : span.to - kEdge;
            if (span.from <= span.to)
                drawnIn.push_back(span);
        }
        spans = intersection(spans, drawnIn);
    }
    return spans;
}

Spans startSpans(const Block &block, const TargetTrack &track, const NightSky &night, const PlanTerms &terms)
{
    const Spans starts =
        startsOf(observableSpans(block, track, night, terms), lengthOf(block, terms.readout));
    return block.fixedStart ? intersection(starts, {{*block.fixedStart, *block.fixedStart}}) : starts;
}

std::vector<FailedConstraint> failuresAt(
    const Block &block, const TargetTrack &track, const NightSky &night, const PlanTerms &terms, UtcInstant t)
{
    std::vector<FailedConstraint> failed;
    const Constraints &asked = block.constraints;
    const HorizontalDirection place = night.observed(track, t);
    const HorizontalDirection moon = night.moon(t);
    const auto atLeast = [&](ConstraintKind kind, double value, double limit) {
        if (value < limit)
            failed.push_back({kind, value, limit});
    };
    const auto atMost = [&](ConstraintKind kind, double value, double limit) {
        if (value > limit)
            failed.push_back({kind, value, limit});
    };
    atLeast(ConstraintKind::AltitudeMin, place.altitude.asDegrees(), lowest(block, terms).asDegrees());
    atMost(ConstraintKind::AltitudeMax, place.altitude.asDegrees(), highest(block, terms).asDegrees());
    const double air = airmass(place.altitude).value_or(40);
    if (asked.airmassMax)
        atMost(ConstraintKind::Airmass, air, *asked.airmassMax);
    const double hourAngleDeg = night.hourAngle(track, t).asDegrees();
    const bool wraps = asked.hourAngleMin && asked.hourAngleMax && *asked.hourAngleMax < *asked.hourAngleMin;
    if (asked.hourAngleMin && !(wraps && hourAngleDeg <= asked.hourAngleMax->asDegrees()))
        atLeast(ConstraintKind::HourAngleMin, hourAngleDeg, asked.hourAngleMin->asDegrees());
    if (asked.hourAngleMax && !(wraps && hourAngleDeg >= asked.hourAngleMin->asDegrees()))
        atMost(ConstraintKind::HourAngleMax, hourAngleDeg, asked.hourAngleMax->asDegrees());
    if (asked.moonDistanceMin && moon.altitude > Angle())
        atLeast(
            ConstraintKind::MoonDistance, night.moonDistance(track, t).asDegrees(),
            asked.moonDistanceMin->asDegrees());
    if (asked.moonAltitudeMax)
        atMost(ConstraintKind::MoonAltitude, moon.altitude.asDegrees(), asked.moonAltitudeMax->asDegrees());
    if (asked.moonPhaseMax && moon.altitude > Angle())
        atMost(ConstraintKind::MoonPhase, night.moonIlluminated(), *asked.moonPhaseMax);
    atMost(
        ConstraintKind::SunAltitude, night.sunAltitude(t).asDegrees(),
        asked.sunAltitudeMax.value_or(terms.sunAltitudeMax).asDegrees());
    if (asked.respectsHorizon && !terms.horizon.points().empty())
        atLeast(
            ConstraintKind::Horizon, place.altitude.asDegrees(),
            terms.horizon.altitudeAt(place.azimuth).asDegrees());
    if (asked.seeingMaxArcsec && terms.seeingArcsec)
        atMost(
            ConstraintKind::Seeing, *terms.seeingArcsec * std::pow(air, kSeeingPower),
            *asked.seeingMaxArcsec);
    if (asked.skyMinMag)
        atLeast(ConstraintKind::SkyBrightness, skyMagAt(track, night, terms, t), *asked.skyMinMag);
    if (!block.windows.empty()
        && std::ranges::none_of(block.windows, [t](const Span &span) { return span.contains(t); })) {
        double nearest = 1e18;
        for (const Span &span : block.windows)
            nearest = std::min(nearest, t < span.from ? seconds(span.from - t) : seconds(t - span.to));
        failed.push_back({ConstraintKind::Window, nearest, 0});
    }
    return failed;
}

} // namespace tulpar
