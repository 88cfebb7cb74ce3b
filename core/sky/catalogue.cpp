#include "core/sky/catalogue.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <string>
#include <string_view>

namespace tulpar {

namespace {

constexpr std::string_view kMagic = "TULSTAR1";
constexpr std::size_t kCountAt = 8;
constexpr std::size_t kBandsAt = 12;
constexpr std::size_t kCrcAt = 16;
constexpr std::size_t kIndexAt = 24;
constexpr double kBandsPerDegree = 2;
constexpr std::uint64_t kNoColour = 511;

/// The integer of type T at the front of `bytes`.
template <class T>
T littleEndian(std::span<const std::byte> bytes)
{
    T value = 0;
    if constexpr (std::endian::native == std::endian::little) {
        std::memcpy(&value, bytes.data(), sizeof(T));
    } else {
        for (std::size_t i = sizeof(T); i-- > 0;)
            value = static_cast<T>(value << 8 | std::to_integer<T>(bytes[i]));
    }
    return value;
}

using CrcTables = std::array<std::array<std::uint32_t, 256>, 8>;

constexpr CrcTables crcTables()
{
    CrcTables tables{};
    for (std::uint32_t i = 0; i < 256; ++i) {
        std::uint32_t c = i;
        for (int bit = 0; bit < 8; ++bit)
            c = (c & 1) != 0 ? 0xEDB88320U ^ (c >> 1) : c >> 1;
        tables[0][i] = c;
    }
    for (std::size_t k = 1; k < 8; ++k)
        for (std::size_t i = 0; i < 256; ++i)
            tables[k][i] = tables[0][tables[k - 1][i] & 0xFF] ^ (tables[k - 1][i] >> 8);
    return tables;
}

/// CRC-32 of zlib and PNG (reflected polynomial EDB88320), eight bytes a step (Kounavis and Berry 2005).
std::uint32_t crc32(std::span<const std::byte> bytes)
{
    static constexpr CrcTables tables = crcTables();
    std::uint32_t c = 0xFFFFFFFFU;
    for (; bytes.size() >= 8; bytes = bytes.subspan(8)) {
        const std::uint64_t next = littleEndian<std::uint64_t>(bytes) ^ c;
        c = 0;
        for (std::size_t k = 0; k < 8; ++k)
            c ^= tables[7 - k][next >> (8 * k) & 0xFF];
    }
    for (const std::byte b : bytes)
        c = tables[0][(c ^ std::to_integer<std::uint32_t>(b)) & 0xFF] ^ (c >> 8);
    return c ^ 0xFFFFFFFFU;
}

/// `count` bits of `word` from bit `low`.
constexpr std::uint64_t bits(std::uint64_t word, unsigned low, unsigned count)
{
    return word >> low & ((std::uint64_t{1} << count) - 1);
}

constexpr double kRaStepDegrees = 360.0 / (1 << 28);
constexpr double kDecStepDegrees = 180.0 / (1 << 27);

} // namespace

IcrsDirection Star::at(double years) const
{
    const double east = static_cast<double>(pmRaMasPerYear) * years / 1000;
    const double north = static_cast<double>(pmDecMasPerYear) * years / 1000;
    if (east == 0 && north == 0)
        return j2000;
    return offset(j2000, Angle::radians(std::atan2(east, north)), Angle::arcseconds(std::hypot(east, north)));
}

Result<StarCatalogue> StarCatalogue::open(std::span<const std::byte> bytes)
{
    const auto letter = [](char c, std::byte b) { return static_cast<std::byte>(c) == b; };
    if (bytes.size() < kMagic.size() || !std::equal(kMagic.begin(), kMagic.end(), bytes.begin(), letter))
        return fail(Errc::UnknownFormat, "not a star catalogue (TULSTAR1)");
    constexpr std::size_t kRecordsAt = kIndexAt + 4 * (kBands + 1);
    if (bytes.size() < kRecordsAt)
        return fail(Errc::Malformed, "star catalogue cut off in its index");
    const std::size_t count = littleEndian<std::uint32_t>(bytes.subspan(kCountAt, 4));
    if (littleEndian<std::uint32_t>(bytes.subspan(kBandsAt, 4)) != kBands)
        return fail(Errc::UnknownFormat, "star catalogue with other bands than 360");
    if (bytes.size() != kRecordsAt + count * kRecordBytes)
        return fail(
            Errc::Malformed,
            "star catalogue of " + std::to_string(bytes.size()) + " bytes, not "
                + std::to_string(kRecordsAt + count * kRecordBytes));
    if (crc32(bytes.subspan(kIndexAt)) != littleEndian<std::uint32_t>(bytes.subspan(kCrcAt, 4)))
        return fail(Errc::Malformed, "star catalogue damaged: its checksum does not agree");

    StarCatalogue made;
    made.m_records = bytes.subspan(kRecordsAt);
    for (std::size_t i = 0; i <= kBands; ++i)
        made.m_first[i] = littleEndian<std::uint32_t>(bytes.subspan(kIndexAt + 4 * i, 4));
    if (!std::is_sorted(made.m_first.begin(), made.m_first.end()) || made.m_first.front() != 0
        || made.m_first.back() != count)
        return fail(Errc::Malformed, "star catalogue with an impossible index");
    for (std::size_t i = 0; i < count; ++i)
        if (const auto hip = static_cast<std::uint32_t>(bits(made.word(i, 1), 6, 17)); hip != 0)
            made.m_byHip.push_back({hip, static_cast<std::uint32_t>(i)});
    std::sort(made.m_byHip.begin(), made.m_byHip.end(), [&made](const HipEntry &a, const HipEntry &b) {
        // Of a double star's components the brighter comes first.
        return a.hip != b.hip ? a.hip < b.hip : made.magnitude(a.index) < made.magnitude(b.index);
    });
    return made;
}

std::uint64_t StarCatalogue::word(std::size_t index, std::size_t which) const
{
    return littleEndian<std::uint64_t>(m_records.subspan(index * kRecordBytes + which * 8, 8));
}

double StarCatalogue::magnitude(std::size_t index) const
{
    return static_cast<double>(bits(word(index, 1), 23, 11)) / 100 - 2;
}

Star StarCatalogue::star(std::size_t index) const
{
    const std::uint64_t place = word(index, 0);
    const std::uint64_t rest = word(index, 1);
    Star out;
    out.j2000 = {
        Angle::degrees(static_cast<double>(bits(place, 36, 28)) * kRaStepDegrees),
        Angle::degrees(static_cast<double>(bits(place, 9, 27)) * kDecStepDegrees - 90)};
    if (const std::uint64_t colour = bits(place, 0, 9); colour != kNoColour)
        out.bMinusV = static_cast<float>(colour) / 100 - 1;
    out.pmRaMasPerYear = static_cast<float>(bits(rest, 49, 15)) - 16384;
    out.pmDecMasPerYear = static_cast<float>(bits(rest, 34, 15)) - 16384;
    out.v = static_cast<float>(magnitude(index));
    out.hip = static_cast<std::uint32_t>(bits(rest, 6, 17));
    return out;
}

std::optional<Star> StarCatalogue::byHip(std::uint32_t hip) const
{
    const auto found = std::lower_bound(
        m_byHip.begin(), m_byHip.end(), hip,
        [](const HipEntry &entry, std::uint32_t wanted) { return entry.hip < wanted; });
    if (hip == 0 || found == m_byHip.end() || found->hip != hip)
        return std::nullopt;
    return star(found->index);
}

std::vector<StarCatalogue::Run> StarCatalogue::runsWithin(const IcrsDirection &centre, Angle radius) const
{
    std::vector<Run> runs;
    if (!(radius >= Angle()))
        return runs;
    const double r = radius.asDegrees() + 1e-6; // the records are rounded to 5e-7 degrees
    const double south = centre.dec.asDegrees() - r;
    const double north = centre.dec.asDegrees() + r;
    const auto bandOf = [](double dec) {
        return static_cast<std::size_t>(
            std::clamp(std::floor((dec + 90) * kBandsPerDegree), 0.0, static_cast<double>(kBands - 1)));
    };
    // Half the width in RA of a circle that does not hold a pole: sin(w) = sin(r)/cos(dec).
    const bool holdsPole = south <= -90 || north >= 90;
    const double ratio = holdsPole ? 1 : sine(Angle::degrees(r)) / cosine(centre.dec);
    const double width = holdsPole || ratio >= 1 ? 180 : Angle::radians(std::asin(ratio)).asDegrees() + 1e-6;
    const double middle = centre.ra.wrapped().asDegrees();

    for (std::size_t band = bandOf(south); band <= bandOf(north); ++band) {
        const std::size_t begin = m_first[band];
        const std::size_t end = m_first[band + 1];
        const auto firstNotBefore = [&](double ra) {
            std::size_t low = begin;
            std::size_t high = end;
            while (low < high) {
                const std::size_t half = low + (high - low) / 2;
                if (static_cast<double>(bits(word(half, 0), 36, 28)) * kRaStepDegrees < ra)
                    low = half + 1;
                else
                    high = half;
            }
            return low;
        };
        if (width >= 180) {
            runs.push_back({begin, end});
            continue;
        }
        const double west = middle - width;
        const double east = middle + width;
        if (west < 0) {
            runs.push_back({begin, firstNotBefore(east)});
            runs.push_back({firstNotBefore(west + 360), end});
        } else if (east > 360) {
            runs.push_back({begin, firstNotBefore(east - 360)});
            runs.push_back({firstNotBefore(west), end});
        } else {
            runs.push_back({firstNotBefore(west), firstNotBefore(east)});
        }
    }
    return runs;
}

} // namespace tulpar
