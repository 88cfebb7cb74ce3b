#include "core/alerts/binary_packet.h"

#include "core/alerts/judge.h"
#include "core/alerts/packet_form.h"
#include "core/alerts/packet_type.h"
#include "core/alerts/swift_status.h"
#include "core/sky/equinox.h"

#include <array>
#include <cmath>
#include <string>

namespace tulpar {

namespace {

class Packet {
public:
    explicit Packet(std::string_view bytes)
    {
        for (std::size_t i = 0; i < m_words.size(); ++i) {
            std::uint32_t word = 0;
            for (std::size_t byte = 0; byte < 4; ++byte)
                word = word << 8 | static_cast<std::uint8_t>(bytes[4 * i + byte]);
            m_words[i] = word;
        }
    }

    [[nodiscard]] std::int32_t word(std::size_t i) const { return static_cast<std::int32_t>(m_words[i]); }
    [[nodiscard]] std::uint32_t bits(std::size_t i) const { return m_words[i]; }
    [[nodiscard]] bool bit(std::size_t i, int number) const { return (m_words[i] >> number & 1U) != 0; }

    /// The characters of words `first` to 38, turned round inside each word, up to the first that is none.
    [[nodiscard]] std::string text(std::size_t first) const
    {
        std::string result;
        for (std::size_t i = first; i < 39; ++i)
            for (int byte = 0; byte < 4; ++byte) {
                const auto c = static_cast<char>(m_words[i] >> 8 * byte & 0xFFU);
                if (c < '!' || c > '~')
                    return result;
                result += c;
            }
        return result;
    }

private:
    std::array<std::uint32_t, 40> m_words{};
};

/// Truncated Julian days and a count of the day; none where both are zero.
std::optional<UtcInstant> timeOf(Notice &notice, std::int32_t tjd, std::int64_t count, std::int64_t perSecond)
{
    if (tjd == 0 && count == 0)
        return std::nullopt;
    constexpr std::int64_t kTjdOfUnixEpoch = 587; // day 0 is 1968-05-24
    constexpr std::int64_t kDayS = 86400;
    constexpr std::int32_t kLastTjd = 60000; // 2132
    if (tjd < kTjdOfUnixEpoch || tjd > kLastTjd || count < 0 || count > kDayS * perSecond) {
        notice.timeReadable = false;
        addFlag(notice, NoticeFlag::TimeUnreadable);
        return std::nullopt;
    }
    constexpr std::int64_t kSecondNs = 1'000'000'000;
    return UtcInstant{(tjd - kTjdOfUnixEpoch) * kDayS * kSecondNs + count * (kSecondNs / perSecond)};
}

std::optional<UtcInstant> triggerOf(Notice &notice, const Packet &packet)
{
    // GECAM counts ten-thousandths, against the description: real packets agree with their own receipt only
    // so.
    const std::int64_t perSecond = notice.mission == Mission::Gecam ? 10'000 : 100;
    return timeOf(notice, packet.word(5), packet.word(6), perSecond);
}

std::string eventOf(const Packet &packet, std::int64_t packetType)
{
    const std::string stream(packetStream(packetType));
    if (stream.empty())
        return {};
    std::int64_t id = packet.word(4);
    if (packetMission(packetType) == Mission::Integral)
        id &= 0xFFFF; // above stands the number of the notice
    else if (packetMission(packetType) == Mission::Swift && id >= 0)
        id &= 0xFFFFFF; // above stands the segment
    return stream + ":" + std::to_string(id);
}

Result<void> readPosition(Notice &notice, const Packet &packet, const PacketForm &form, bool centidegrees)
{
    notice.position.kind = form.kind;
    if (form.kind == PositionKind::None || form.kind == PositionKind::Unavailable)
        return {};
    const double unit = centidegrees ? 1e2 : 1e4;
    const double ra = packet.word(7) / unit;
    const double dec = packet.word(8) / unit;
    if (isPlaceholder(ra, dec)) {
        notice.position.kind = PositionKind::Unavailable;
        return {};
    }
    auto direction = printedDirection(ra, dec, "in words 7 and 8 of the packet");
    if (!direction)
        return tl::unexpected(direction.error());
    if (form.ofDate) {
        // The packet's equinox is that of its day, not of its second.
        Notice scratch;
        const auto day = timeOf(scratch, packet.word(5), 0, 1);
        if (!day) {
            notice.position.kind = PositionKind::Unavailable; // of an equinox that is not known
            return {};
        }
        direction = fromMeanEquinox(direction->ra, direction->dec, *day);
        // A placeholder 0,0 of J2000 that was precessed to the date before it was printed.
        constexpr double kPrintedTo = 2e-4;
        if (std::abs(direction->ra.wrappedSigned().asDegrees()) < kPrintedTo
            && std::abs(direction->dec.asDegrees()) < kPrintedTo) {
            notice.position.kind = PositionKind::Unavailable;
            return {};
        }
    }
    notice.position.direction = *direction;
    return {};
}

Result<void> readRadius(Notice &notice, const Packet &packet, const PacketForm &form)
{
    if (form.radius == RadiusUnit::NotThere)
        return {};
    const std::int32_t count = packet.word(static_cast<std::size_t>(form.radiusWord));
    if (count < 0 && notice.mission == Mission::Integral)
        notice.retraction = true;
    if (count <= 0 || !notice.position.direction)
        return {}; // not given, or not known
    double degrees = 0;
    if (form.radius == RadiusUnit::Arcseconds)
        degrees = count / 3600.0;
    else
        degrees = count / (form.radius == RadiusUnit::HundredthsOfDegree ? 1e2 : 1e4);
    if (degrees > 360)
        return fail(
            Errc::OutOfRange,
            "an error radius above 360 deg, in word " + std::to_string(form.radiusWord) + " of the packet");
    notice.position.error = Angle::degrees(degrees);
    notice.position.containment = form.containment;
    return {};
}

/// The likeliest class of a flight position, the class of a ground position.
SourceClass gbmClass(const Packet &packet, std::int64_t packetType)
{
    constexpr std::uint32_t kGrb = 4;
    std::uint32_t named = 0;
    if (packetType == 111 || packetType == 117 || packetType == 119)
        named = packet.bits(23) & 0xFFFFU;
    else if (packetType == 112 || packetType == 114)
        named = packet.bits(24) & 0xFFFFU;
    if (named == 0)
        return SourceClass::Unstated;
    return named == kGrb ? SourceClass::Grb : SourceClass::NotGrb;
}

void readFermi(Notice &notice, const Packet &packet, std::int64_t packetType)
{
    if (notice.sourceClass == SourceClass::Unstated)
        notice.sourceClass = gbmClass(packet, packetType);
    if (packet.bit(18, 29))
        addFlag(notice, NoticeFlag::TemporalCoincidence);
    if (packet.bit(19, 30))
        addFlag(notice, NoticeFlag::GroundGenerated);
    const bool inFlight = packetType == 111 || packetType == 117 || packetType == 119;
    if (inFlight && packet.word(21) > 0)
        notice.significance = packet.word(21) / 1e2;
}

void readIntegral(Notice &notice, const Packet &packet)
{
    constexpr std::int64_t kTestTrigger = 234;
    notice.revision = static_cast<int>(packet.bits(4) >> 16);
    if (packet.bit(12, 28))
        addFlag(notice, NoticeFlag::SpatialCoincidence);
    if (packet.bit(12, 29))
        addFlag(notice, NoticeFlag::TemporalCoincidence);
    if (packet.bit(12, 30)) {
        addFlag(notice, NoticeFlag::DefinitelyNotGrb);
        notice.sourceClass = SourceClass::NotGrb;
        notice.retraction = true;
    }
    if (packet.bit(12, 31) || (packet.word(4) & 0xFFFF) == kTestTrigger)
        notice.test = Stated::Yes;
    if (packet.word(10) > 0)
        notice.significance = packet.word(10) / 1e2;
}

void readSwift(Notice &notice, const Packet &packet, std::int64_t packetType)
{
    if (packet.word(4) >= 0)
        notice.revision = static_cast<int>(packet.bits(4) >> 24);
    readSwiftStatus(notice, packetType, packet.bits(18), packet.bits(19));
    const bool ofBat = notice.instrument == "BAT" && notice.position.error;
    for (const std::size_t word : {std::size_t(20), std::size_t(21)}) // of the image, else of the rate
        if (ofBat && !notice.significance && packet.word(word) > 0)
            notice.significance = packet.word(word) / 1e2;
}

/// The superevent's whole name stands in the name of its map only.
void readLvk(Notice &notice, const Packet &packet, std::int64_t packetType)
{
    constexpr std::int64_t kRetraction = 164;
    notice.retraction = packetType == kRetraction;
    const std::string map = packet.text(29);
    const std::size_t slash = map.find('/');
    if (slash == std::string::npos || slash == 0)
        return;
    notice.aliases.push_back(map.substr(0, slash));
    notice.map = SkyMapClaim{.url = "https://gracedb.ligo.org/api/superevents/" + map};
}

/// "139414_34468187", as all other formats name the event.
void readIceCube(Notice &notice, const Packet &packet, std::int64_t packetType)
{
    constexpr std::int64_t kCascade = 176;
    if (packetType == kCascade && packet.word(23) > 0)
        notice.aliases.push_back(
            "icecube:" + std::to_string(packet.word(23)) + "_" + std::to_string(packet.word(4)));
}

/// Super-Kamiokande and SNEWS share their bits.
void readSupernova(Notice &notice, const Packet &packet, std::int64_t packetType)
{
    constexpr std::int64_t kSnews = 149;
    if (packet.bit(18, 1))
        notice.test = Stated::Yes;
    if (packetType != kSnews)
        return;
    if (packet.bit(18, 2)) {
        notice.position = NoticePosition();
        notice.position.kind = PositionKind::Unavailable;
    }
    notice.retraction = packet.bit(18, 5);
}

std::string_view instrumentIn(std::string_view kind)
{
    for (const std::string_view name : {"BAT", "XRT", "UVOT", "GBM", "LAT", "MCAL", "SPIACS"})
        if (kind.find("_" + std::string(name)) != std::string_view::npos)
            return name;
    return {};
}

} // namespace

bool beginsLikePacket(std::string_view bytes) noexcept
{
    return bytes.size() >= 4 && bytes[0] == '\0' && bytes[1] == '\0';
}

Result<Notice> parsePacket(std::string_view bytes)
{
    if (bytes.size() != kPacketBytes)
        return fail(Errc::Malformed, std::to_string(bytes.size()) + " bytes, a packet has 160");
    const Packet packet(bytes);
    const std::int64_t packetType = packet.word(0);
    constexpr std::int64_t kMostTypes = 0xFFFF;
    if (packetType <= 0 || packetType > kMostTypes)
        return fail(
            Errc::Malformed, std::to_string(packetType) + " is no packet type, in word 0 of the packet");

    Notice notice;
    notice.format = NoticeFormat::Binary;
    notice.kind = std::string(packetTypeName(packetType));
    notice.mission = packetMission(packetType);
    notice.instrument = instrumentIn(notice.kind);
    const PacketForm form = packetForm(packetType);
    if (form.flag)
        addFlag(notice, *form.flag);
    if (form.isUtility)
        addFlag(notice, NoticeFlag::Utility);
    notice.sourceClass = form.sourceClass;
    if (notice.has(NoticeFlag::NotAnAlert)) {
        notice.position.kind = form.kind;
        judge(notice);
        return notice;
    }

    constexpr std::int64_t kTestTrigger = 99999;
    constexpr std::int64_t kMaxiTestTrigger = 599999;
    const bool testTrigger = packet.word(4) == kTestTrigger || packet.word(4) == kMaxiTestTrigger;
    if (isTestPacket(packetType) || testTrigger)
        notice.test = Stated::Yes;
    else if (!notice.kind.empty())
        notice.test = Stated::No; // tests have types, numbers or bits of their own
    notice.event = eventOf(packet, packetType);
    notice.triggerUtc = triggerOf(notice, packet);
    constexpr std::int64_t kTestCoordinates = 2;
    if (const auto position = readPosition(notice, packet, form, packetType == kTestCoordinates); !position)
        return tl::unexpected(position.error());
    if (const auto radius = readRadius(notice, packet, form); !radius)
        return tl::unexpected(radius.error());

    switch (notice.mission) {
    case Mission::Swift:
        readSwift(notice, packet, packetType);
        break;
    case Mission::Fermi:
        readFermi(notice, packet, packetType);
        break;
    case Mission::Integral:
        readIntegral(notice, packet);
        break;
    case Mission::Lvk:
        readLvk(notice, packet, packetType);
        break;
    case Mission::IceCube:
        readIceCube(notice, packet, packetType);
        break;
    case Mission::Gecam:
        if (packet.word(20) > 0)
            notice.significance = packet.word(20) / 1e2;
        break;
    default:
        if (notice.mission == Mission::SuperK || notice.kind == "SNEWS")
            readSupernova(notice, packet, packetType);
    }
    judge(notice);
    return notice;
}

} // namespace tulpar
