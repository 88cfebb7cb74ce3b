#include "core/sky/catalogue.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <numbers>
#include <string>
#include <string_view>

namespace tulpar {

namespace {

constexpr std::string_view kMagic = "TULSTAR2";
constexpr std::size_t kCountAt = 8;
constexpr std::size_t kLayersAt = 12;
constexpr std::size_t kMostLayers = 32;
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
        return fail(Errc::UnknownFormat, "not a star catalogue of this version (TULSTAR2)");
    if (bytes.size() < kIndexAt)
        return fail(Errc::Malformed, "star catalogue cut off in its head");
    const std::size_t count = littleEndian<std::uint32_t>(bytes.subspan(kCountAt, 4));
    const std::size_t layers = littleEndian<std::uint32_t>(bytes.subspan(kLayersAt, 4));
    if (layers < 1 || layers > kMostLayers)
        return fail(Errc::UnknownFormat, "star catalogue with " + std::to_string(layers) + " layers");
    constexpr std::size_t kLayerBytes = 4 + 4 * (kBands + 1);
    const std::size_t blocks = (count + kBlockRecords - 1) / kBlockRecords;
    const std::size_t crcsAt = kIndexAt + layers * kLayerBytes;
    const std::size_t recordsAt = crcsAt + 4 * blocks;
    if (bytes.size() != recordsAt + count * kRecordBytes)
        return fail(
            Errc::Malformed,
            "star catalogue of " + std::to_string(bytes.size()) + " bytes, not "
                + std::to_string(recordsAt + count * kRecordBytes));
    if (crc32(bytes.subspan(kIndexAt, recordsAt - kIndexAt))
        != littleEndian<std::uint32_t>(bytes.subspan(kCrcAt, 4)))
        return fail(Errc::Malformed, "star catalogue damaged: the checksum of its index does not agree");

    StarCatalogue made;
    made.m_records = bytes.subspan(recordsAt);
    made.m_blockCrcs = bytes.subspan(crcsAt, 4 * blocks);
    made.m_checks = std::make_shared<Checks>(blocks);
    std::uint32_t last = 0;
    for (std::size_t at = kIndexAt; at < crcsAt; at += kLayerBytes) {
        Layer layer;
        layer.below = littleEndian<std::int32_t>(bytes.subspan(at, 4)) / 100.0;
        for (std::size_t i = 0; i <= kBands; ++i)
            layer.first[i] = littleEndian<std::uint32_t>(bytes.subspan(at + 4 + 4 * i, 4));
        if (!std::is_sorted(layer.first.begin(), layer.first.end()) || layer.first.front() != last
            || (!made.m_layers.empty() && layer.below <= made.m_layers.back().below))
            return fail(Errc::Malformed, "star catalogue with an impossible index");
        last = layer.first.back();
        made.m_layers.push_back(layer);
    }
    if (last != count)
        return fail(Errc::Malformed, "star catalogue with an impossible index");
    return made;
}

bool StarCatalogue::isGood(std::size_t block) const
{
    std::atomic<Block> &state = m_checks->state[block];
    Block known = state.load(std::memory_order_acquire);
    if (known == Block::Unread) {
        const std::size_t begin = block * kBlockRecords * kRecordBytes;
        const std::size_t end = std::min(begin + kBlockRecords * kRecordBytes, m_records.size());
        const bool isRight = crc32(m_records.subspan(begin, end - begin))
            == littleEndian<std::uint32_t>(m_blockCrcs.subspan(4 * block, 4));
        known = isRight ? Block::Good : Block::Damaged;
        if (!isRight)
            m_checks->isDamaged = true;
        state.store(known, std::memory_order_release);
    }
    return known == Block::Good;
}

Result<void> StarCatalogue::verify() const
{
    std::size_t damaged = 0;
    for (std::size_t block = 0; block < m_checks->state.size(); ++block)
        damaged += isGood(block) ? 0U : 1U;
    if (damaged > 0)
        return fail(
            Errc::Malformed,
            std::to_string(damaged) + " of " + std::to_string(m_checks->state.size())
                + " blocks of the star catalogue are damaged");
    return {};
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

PlacedStar StarCatalogue::placed(std::size_t index, double years) const
{
    constexpr double kRadiansPerMas = std::numbers::pi / 180 / 3.6e6;
    const std::uint64_t place = word(index, 0);
    const std::uint64_t rest = word(index, 1);
    const Angle ra = Angle::degrees(static_cast<double>(bits(place, 36, 28)) * kRaStepDegrees);
    const Angle dec = Angle::degrees(static_cast<double>(bits(place, 9, 27)) * kDecStepDegrees - 90);
    const double sinRa = sine(ra);
    const double cosRa = cosine(ra);
    const double sinDec = sine(dec);
    const double cosDec = cosine(dec);
    const double scale = years * kRadiansPerMas;
    const double east = (static_cast<double>(bits(rest, 49, 15)) - 16384) * scale;
    const double north = (static_cast<double>(bits(rest, 34, 15)) - 16384) * scale;
    PlacedStar out;
    out.place = {
        cosDec * cosRa - east * sinRa - north * sinDec * cosRa,
        cosDec * sinRa + east * cosRa - north * sinDec * sinRa, sinDec + north * cosDec};
    out.v = static_cast<float>(magnitude(index));
    if (const std::uint64_t colour = bits(place, 0, 9); colour != kNoColour)
        out.bMinusV = static_cast<float>(colour) / 100 - 1;
    out.hip = static_cast<std::uint32_t>(bits(rest, 6, 17));
    return out;
}

std::size_t StarCatalogue::firstNotWestOf(double raDegrees, std::size_t low, std::size_t high) const
{
    while (low < high) {
        const std::size_t half = low + (high - low) / 2;
        // What lies in a damaged block cannot be asked; its stars are not shown either.
        if (isGood(half / kBlockRecords)
            && static_cast<double>(bits(word(half, 0), 36, 28)) * kRaStepDegrees < raDegrees)
            low = half + 1;
        else
            high = half;
    }
    return low;
}

std::vector<StarCatalogue::Run> StarCatalogue::runsBrighter(double limit) const
{
    std::vector<Run> runs;
    double brightest = -99;
    for (const Layer &layer : m_layers) {
        if (brightest >= limit)
            break;
        runs.push_back({layer.first.front(), layer.first.back()});
        brightest = layer.below;
    }
    return runs;
}

std::vector<StarCatalogue::Run> StarCatalogue::runsWithin(
    const IcrsDirection &centre, Angle radius, double limit) const
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
    const double west = middle - width;
    const double east = middle + width;

    double brightest = -99;
    for (const Layer &layer : m_layers) {
        if (brightest >= limit)
            break;
        brightest = layer.below;
        if (width >= 180) { // whole bands, which lie together
            runs.push_back({layer.first[bandOf(south)], layer.first[bandOf(north) + 1]});
            continue;
        }
        for (std::size_t band = bandOf(south); band <= bandOf(north); ++band) {
            const std::size_t begin = layer.first[band];
            const std::size_t end = layer.first[band + 1];
            if (begin == end)
                continue;
            if (west < 0) {
                runs.push_back({begin, firstNotWestOf(east, begin, end)});
                runs.push_back({firstNotWestOf(west + 360, begin, end), end});
            } else if (east > 360) {
                runs.push_back({begin, firstNotWestOf(east - 360, begin, end)});
                runs.push_back({firstNotWestOf(west, begin, end), end});
            } else {
                runs.push_back({firstNotWestOf(west, begin, end), firstNotWestOf(east, begin, end)});
            }
        }
    }
    return runs;
}

std::size_t StarCatalogue::walked(const IcrsDirection &centre, Angle radius, double limit) const
{
    std::size_t count = 0;
    for (const Run &run : runsWithin(centre, radius, limit))
        count += run.end - run.begin;
    return count;
}

HipIndex::HipIndex(const StarCatalogue &catalogue)
    : m_catalogue(&catalogue)
{
    catalogue.forEachNumbered([this](std::size_t index, std::uint32_t hip) {
        m_entries.push_back({hip, static_cast<std::uint32_t>(index)});
    });
    std::sort(m_entries.begin(), m_entries.end(), [&catalogue](const Entry &a, const Entry &b) {
        return a.hip != b.hip ? a.hip < b.hip : catalogue.magnitude(a.index) < catalogue.magnitude(b.index);
    });
}

std::optional<Star> HipIndex::find(std::uint32_t hip) const
{
    const auto found = std::lower_bound(
        m_entries.begin(), m_entries.end(), hip,
        [](const Entry &entry, std::uint32_t wanted) { return entry.hip < wanted; });
    if (hip == 0 || found == m_entries.end() || found->hip != hip)
        return std::nullopt;
    return m_catalogue->star(found->index);
}

} // namespace tulpar
