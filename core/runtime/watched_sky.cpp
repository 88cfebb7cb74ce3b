#include "core/runtime/watched_sky.h"

#include <algorithm>
#include <array>

namespace tulpar {

namespace {

constexpr Duration kAhead = std::chrono::minutes(10); ///< stated further in the future than any slew is told

struct Instrument {
    Mission mission;
    Angle radius; ///< of a circle as large as its field
    double weight; ///< WatchedField::weight
};

/// Swift's BAT sees 1.4 sr half coded (Barthelmy et al. 2005, SSRv 120, 143); of the bursts that are placed
/// well enough for one field half are taken to come from it. Fermi says where it looks too, but hardly ever
/// places one so well.
constexpr std::array kInstruments{Instrument{Mission::Swift, Angle::degrees(39), 1}};

const Instrument *instrumentOf(Mission mission)
{
    const auto found = std::ranges::find(kInstruments, mission, &Instrument::mission);
    return found == kInstruments.end() ? nullptr : &*found;
}

} // namespace

void WatchedSky::take(const Notice &notice, UtcInstant now)
{
    const bool isPointing = notice.position.kind == PositionKind::Pointing && notice.position.direction
        && notice.kind.find("POINTDIR") != std::string::npos;
    if (!isPointing || notice.test == Stated::Yes || !notice.timeReadable || !notice.triggerUtc
        || *notice.triggerUtc > now + kAhead || !instrumentOf(notice.mission))
        return;
    Pointing &known = m_pointings[notice.mission];
    if (*notice.triggerUtc >= known.sinceUtc) // they may arrive out of order
        known = {notice.mission, *notice.position.direction, *notice.triggerUtc};
}

std::vector<WatchedSky::Pointing> WatchedSky::pointings(UtcInstant now) const
{
    std::vector<Pointing> all;
    for (const auto &[mission, pointing] : m_pointings)
        if (now - pointing.sinceUtc <= kStale)
            all.push_back(pointing);
    return all;
}

WatchedSky::Fields WatchedSky::fieldsOver(const Observer &sky, Angle lowest) const
{
    Fields over;
    for (const Pointing &pointing : pointings(sky.utc())) {
        const Instrument &instrument = *instrumentOf(pointing.mission);
        const HorizontalDirection centre = sky.airless(pointing.centre);
        if (centre.altitude + instrument.radius < lowest)
            continue;
        over.fields.push_back({centre, instrument.radius, instrument.weight});
        over.missions += (over.missions.empty() ? "" : " ") + std::string(nameOf(pointing.mission));
    }
    return over;
}

} // namespace tulpar
