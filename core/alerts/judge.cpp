#include "core/alerts/judge.h"

#include "core/base/parse.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace tulpar {

namespace {

/// Degrees for an error; those of a hostile notice may have 300 digits.
std::string degreesText(double degrees)
{
    constexpr double kAbsurd = 1e6;
    return std::abs(degrees) < kAbsurd ? fixed(degrees, 4) : "of more than 6 digits";
}

} // namespace

Result<IcrsDirection> printedDirection(double raDeg, double decDeg, const std::string &place)
{
    if (raDeg < 0 || raDeg > 360)
        return fail(
            Errc::OutOfRange,
            "right ascension " + degreesText(raDeg) + " is not within 0 to 360 deg, " + place);
    if (decDeg < -90 || decDeg > 90)
        return fail(
            Errc::OutOfRange,
            "declination " + degreesText(decDeg) + " is not within -90 to 90 deg, " + place);
    return IcrsDirection{Angle::degrees(raDeg == 360 ? 0 : raDeg), Angle::degrees(decDeg)};
}

bool isPlaceholder(double raDeg, double decDeg) noexcept
{
    return raDeg == decDeg && (raDeg == 0 || raDeg == -1);
}

void addFlag(Notice &notice, NoticeFlag flag)
{
    const auto place = std::ranges::lower_bound(notice.flags, flag);
    if (place == notice.flags.end() || *place != flag)
        notice.flags.insert(place, flag);
}

std::optional<UtcInstant> readTime(Notice &notice, std::string_view text)
{
    if (trimmed(text).empty())
        return std::nullopt;
    if (const auto time = parseUtc(trimmed(text)))
        return *time;
    notice.timeReadable = false;
    addFlag(notice, NoticeFlag::TimeUnreadable);
    return std::nullopt;
}

Result<void> checkLengths(const Notice &notice)
{
    constexpr std::size_t kName = 256;
    constexpr std::size_t kAddress = 2048;
    constexpr std::size_t kMany = 64;
    const auto tooLong = [](std::string_view what, std::size_t size, std::size_t limit, const char *unit) {
        return fail(
            Errc::TooLarge,
            std::string(what) + " of " + std::to_string(size) + ' ' + unit + ", at most "
                + std::to_string(limit) + " are read");
    };
    if (notice.kind.size() > kName)
        return tooLong("a kind of notice", notice.kind.size(), kName, "bytes");
    if (notice.event.size() > kName)
        return tooLong("an event's name", notice.event.size(), kName, "bytes");
    if (notice.instrument.size() > kName)
        return tooLong("an instrument's name", notice.instrument.size(), kName, "bytes");
    if (notice.noticeId && notice.noticeId->size() > kAddress)
        return tooLong("a notice's name", notice.noticeId->size(), kAddress, "bytes");
    if (notice.map && notice.map->url.size() > kAddress)
        return tooLong("a sky map's address", notice.map->url.size(), kAddress, "bytes");
    if (notice.aliases.size() > kMany)
        return tooLong("a list", notice.aliases.size(), kMany, "other names");
    if (notice.cites.size() > kMany)
        return tooLong("a list", notice.cites.size(), kMany, "cited notices");
    for (const std::string &alias : notice.aliases)
        if (alias.size() > kName)
            return tooLong("an event's other name", alias.size(), kName, "bytes");
    for (const std::string &cited : notice.cites)
        if (cited.size() > kAddress)
            return tooLong("a cited notice's name", cited.size(), kAddress, "bytes");
    return {};
}

void judge(Notice &notice)
{
    notice.reasons.clear();
    const auto because = [&](bool holds, SlewReason reason) {
        if (holds)
            notice.reasons.push_back(reason);
    };
    because(notice.test == Stated::Yes, SlewReason::Test);
    because(notice.retraction, SlewReason::Retraction);

    constexpr std::array<std::pair<NoticeFlag, SlewReason>, 16> kForbidding{{
        {NoticeFlag::LostLock, SlewReason::LostLock},
        {NoticeFlag::FlightCatalogue, SlewReason::KnownSourceFlight},
        {NoticeFlag::GroundCatalogue, SlewReason::KnownSourceGround},
        {NoticeFlag::DefinitelyNotGrb, SlewReason::DefinitelyNotGrb},
        {NoticeFlag::Subthreshold, SlewReason::Subthreshold},
        {NoticeFlag::PossibleCosmicRay, SlewReason::PossibleCosmicRay},
        {NoticeFlag::PositionDoubtful, SlewReason::PositionDoubtful},
        {NoticeFlag::Nack, SlewReason::Nack},
        {NoticeFlag::Auxiliary, SlewReason::Auxiliary},
        {NoticeFlag::Utility, SlewReason::Utility},
        {NoticeFlag::Archival, SlewReason::Archival},
        {NoticeFlag::InternalNotPublic, SlewReason::InternalNotPublic},
        {NoticeFlag::LowSignificance, SlewReason::LowSignificance},
        {NoticeFlag::NotAnAlert, SlewReason::NotAnAlert},
        {NoticeFlag::FastRadioBurst, SlewReason::FastRadioBurst},
        {NoticeFlag::MostlyNoise, SlewReason::MostlyNoise},
    }};
    for (const auto &[flag, reason] : kForbidding)
        because(notice.has(flag), reason);

    because(notice.position.kind == PositionKind::None, SlewReason::NoPosition);
    because(notice.position.kind == PositionKind::Unavailable, SlewReason::PositionUnavailable);
    because(notice.position.kind == PositionKind::Pointing, SlewReason::PositionIsPointing);
    because(notice.position.kind == PositionKind::SkyMap, SlewReason::SkyMapOnly);
    because(!notice.timeReadable, SlewReason::TimeUnreadable);

    // The class is named only where nothing more telling forbids: a known source is not "not a burst" as
    // well. Of a mission that is understood a class that is not stated forbids nothing here: what to do with
    // a neutrino, or with a position from the ground, is the policy's to say.
    const bool alone = notice.reasons.empty();
    const bool stranger = notice.mission == Mission::Unknown || notice.mission == Mission::Other;
    because(alone && stranger && notice.sourceClass == SourceClass::Unstated, SlewReason::ClassUnstated);
    because(alone && notice.sourceClass == SourceClass::NotGrb, SlewReason::NotGrb);
    std::ranges::sort(notice.reasons);
}

} // namespace tulpar
