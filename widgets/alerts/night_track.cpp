#include "widgets/alerts/night_track.h"

#include "core/sky/solar_system.h"
#include "core/words/numbers.h"

#include <QCoreApplication>

#include <algorithm>

namespace tulpar {

namespace {

class Text {
    Q_DECLARE_TR_FUNCTIONS(NightTrack)
};

constexpr Duration kStep = 6min;
constexpr Duration kBefore = 9h; ///< where the middle of the night is looked for
constexpr Duration kAfter = 15h;
constexpr Duration kMargin = 30min;

double altitudeOf(Body body, const Observer &at)
{
    return at.airless(view(body, at).direction).altitude.asDegrees();
}

UtcInstant middleOfNight(const Observer &observer)
{
    UtcInstant best = observer.utc();
    double lowest = 90;
    const IcrsDirection sun =
        view(Body::Sun, observer).direction; // half a degree off a half day away: enough
    for (Duration since = -kBefore; since <= kAfter; since += 10min) {
        const double altitude = observer.rotatedTo(observer.utc() + since).airless(sun).altitude.asDegrees();
        if (altitude < lowest) {
            lowest = altitude;
            best = observer.utc() + since;
        }
    }
    return best;
}

} // namespace

NightCourse nightTrack(
    const IcrsDirection &direction, const ObservatoryView &observatory, const Observer &observer)
{
    NightCourse track;
    const UtcInstant middle = middleOfNight(observer);
    const Observer midnight = observer.rotatedTo(middle);
    const BodyView moon = view(Body::Moon, midnight);
    track.moonAway = separation(moon.direction, direction).asDegrees();
    track.moonLit = moon.illuminatedFraction;
    std::vector<NightSample> all;
    for (Duration since = -12h; since <= 12h; since += kStep) {
        const Observer at = observer.rotatedTo(middle + since);
        all.push_back(
            {at.utc(), at.observed(direction).altitude.asDegrees(), altitudeOf(Body::Sun, at),
             altitudeOf(Body::Moon, at)});
    }
    // From the middle outwards while the Sun is down; a polar day keeps two hours around midnight.
    const auto centre = static_cast<std::ptrdiff_t>(all.size() / 2);
    auto first = all.begin() + centre;
    auto last = first;
    while (first != all.begin() && std::prev(first)->sun < kSunset.asDegrees())
        --first;
    while (std::next(last) != all.end() && std::next(last)->sun < kSunset.asDegrees())
        ++last;
    const auto margin = kMargin / kStep + (first == last ? 10 : 0);
    first -= std::min<std::ptrdiff_t>(margin, first - all.begin());
    last += std::min<std::ptrdiff_t>(margin, all.end() - 1 - last);
    track.samples.assign(first, last + 1);

    const double limit = observatory.altitudeSoft.asDegrees();
    // Positive where it can be observed; both parts are smooth, so a straight line finds the moment of zero.
    const auto room = [limit](const NightSample &sample) {
        return std::min(sample.target - limit, kDarkSunDegrees - sample.sun);
    };
    track.highest = -90;
    for (std::size_t i = 1; i < track.samples.size() && !track.until; ++i) {
        const NightSample &before = track.samples[i - 1];
        const NightSample &after = track.samples[i];
        if (after.utc <= observer.utc())
            continue;
        const bool isUp = room(before) > 0;
        const bool staysUp = room(after) > 0;
        const UtcInstant turns = isUp == staysUp ? after.utc
                                                 : before.utc
                + fromSeconds(seconds(after.utc - before.utc) * room(before) / (room(before) - room(after)));
        if (!track.from && (isUp ? turns > observer.utc() : staysUp))
            track.from = std::max(isUp ? before.utc : turns, observer.utc());
        if (track.from && isUp && (!staysUp || i + 1 == track.samples.size()))
            track.until = turns;
    }
    for (const NightSample &sample : track.samples) {
        if (sample.utc + kStep < observer.utc() || sample.sun > kDarkSunDegrees
            || sample.target <= track.highest)
            continue;
        track.highest = sample.target;
        track.highestUtc = std::max(sample.utc, observer.utc());
    }
    return track;
}

QString nightSentence(const NightCourse &track, const ObservatoryView &observatory, UtcInstant now)
{
    const QString limit = words::degrees(observatory.altitudeSoft);
    const auto clock = [](UtcInstant utc) { return words::utcTime(utc, words::Precision::Minutes); };
    if (track.from && track.until) {
        const QString hours = words::fixed(seconds(*track.until - *track.from) / 3600, 1);
        const QString highest = words::degrees(Angle::degrees(track.highest));
        return *track.from <= now + kStep
            ? Text::tr("Above %1 in the dark now, until %2 UTC (%3 h); highest %4 at %5")
                  .arg(limit, clock(*track.until), hours, highest, clock(*track.highestUtc))
            : Text::tr("Above %1 in the dark from %2 to %3 UTC (%4 h); highest %5 at %6")
                  .arg(
                      limit, clock(*track.from), clock(*track.until), hours, highest,
                      clock(*track.highestUtc));
    }
    if (!track.highestUtc)
        return Text::tr("No more darkness in this night");
    return Text::tr("Not above %1 in the dark tonight: highest %2 at %3 UTC")
        .arg(limit, words::degrees(Angle::degrees(track.highest)), clock(*track.highestUtc));
}

} // namespace tulpar
