// Questions to the star catalogue at 1x (the bundled file, 357 143 stars), about 7x (all of Tycho-2 where it
// was made, see resources/SOURCES.md) and 100x (35.7 million stars: the bundled ones, and 99 times
// themselves elsewhere and 3 to 4.2 magnitudes fainter, in memory; only with TULPAR_STARS_100X=1, 0.6 GB).
// Processor time; "walked" is how many records a question looks at, "found" how many it returns.
#include "core/sky/catalogue.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace tulpar;

namespace {

/// A file mapped for reading; empty if it cannot be.
class Mapped {
public:
    explicit Mapped(const std::string &path)
    {
        const int file = ::open(path.c_str(), O_RDONLY);
        struct stat about { };
        if (file < 0 || ::fstat(file, &about) != 0)
            return;
        const auto size = static_cast<std::size_t>(about.st_size);
        void *at = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, file, 0);
        ::close(file);
        if (at != MAP_FAILED)
            m_bytes = {static_cast<const std::byte *>(at), size};
    }
    [[nodiscard]] std::span<const std::byte> bytes() const { return m_bytes; }

private:
    std::span<const std::byte> m_bytes; // mapped to the end of the program
};

constexpr std::size_t kHeadBytes = 24;
constexpr std::size_t kBands = 360;
constexpr std::array<int, 15> kEdges{500,  650,  700,  750,  800,  850,  900, 950,
                                     1000, 1050, 1100, 1150, 1200, 1250, 1900};

std::uint32_t crcOf(std::span<const std::byte> bytes)
{
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t i = 0; i < 256; ++i) {
        table[i] = i;
        for (int bit = 0; bit < 8; ++bit)
            table[i] = (table[i] & 1) != 0 ? 0xEDB88320U ^ (table[i] >> 1) : table[i] >> 1;
    }
    std::uint32_t c = 0xFFFFFFFFU;
    for (const std::byte b : bytes)
        c = table[(c ^ std::to_integer<std::uint32_t>(b)) & 0xFF] ^ (c >> 8);
    return ~c;
}

using Record = std::array<std::uint64_t, 2>;

std::size_t layerOf(const Record &record)
{
    const auto v = static_cast<int>(record[1] >> 23 & 0x7FF) - 200;
    std::size_t layer = 0;
    while (v >= kEdges[layer])
        ++layer;
    return layer;
}

/// Where a record stands: layer, band, right ascension.
std::uint64_t keyOf(const Record &record)
{
    const std::uint64_t band = (record[0] >> 9 & 0x7FFFFFF) * kBands >> 27;
    return static_cast<std::uint64_t>(layerOf(record)) << 40 | band << 28 | record[0] >> 36;
}

/// The catalogue of little-endian `packed` a hundredfold, in the same format.
std::vector<std::byte> hundredfold(std::span<const std::byte> packed)
{
    const auto whole = StarCatalogue::open(packed);
    if (!whole)
        return {};
    std::vector<Record> records(whole->size() * 100);
    std::memcpy(records.data(), packed.data() + packed.size() - whole->size() * 16, whole->size() * 16);
    std::mt19937 chance(100);
    for (std::size_t i = whole->size(); i < records.size(); ++i) {
        const Record &star = records[i % whole->size()];
        const std::uint64_t ra = (star[0] >> 36) + chance();
        const std::uint64_t v = std::min<std::uint64_t>(2047, (star[1] >> 23 & 0x7FF) + 300 + chance() % 120);
        records[i] = {
            (star[0] & 0xFFFFFFFFFU) | ra << 36,
            (star[1] & ~(std::uint64_t{0x7FF} << 23) & ~(std::uint64_t{0x1FFFF} << 6)) | v << 23};
    }
    std::sort(
        records.begin(), records.end(), [](const Record &a, const Record &b) { return keyOf(a) < keyOf(b); });
    std::vector<std::uint32_t> index;
    std::size_t at = 0;
    for (std::size_t layer = 0; layer < kEdges.size(); ++layer) {
        index.push_back(static_cast<std::uint32_t>(kEdges[layer]));
        for (std::uint64_t band = 0; band <= kBands; ++band) {
            index.push_back(static_cast<std::uint32_t>(at));
            while (band < kBands && at < records.size() && keyOf(records[at]) >> 28 == (layer << 12 | band))
                ++at;
        }
    }
    const auto bytes = std::as_bytes(std::span(records));
    for (std::size_t begin = 0; begin < bytes.size(); begin += 65536)
        index.push_back(crcOf(bytes.subspan(begin, std::min<std::size_t>(65536, bytes.size() - begin))));
    const auto indexBytes = std::as_bytes(std::span(index));
    const std::array<std::uint32_t, 4> head{
        static_cast<std::uint32_t>(records.size()), static_cast<std::uint32_t>(kEdges.size()),
        crcOf(indexBytes), 0};
    std::vector<std::byte> out(kHeadBytes + indexBytes.size() + bytes.size());
    std::memcpy(out.data(), "TULSTAR2", 8);
    std::memcpy(out.data() + 8, head.data(), 16);
    std::memcpy(out.data() + kHeadBytes, indexBytes.data(), indexBytes.size());
    std::memcpy(out.data() + kHeadBytes + indexBytes.size(), bytes.data(), bytes.size());
    return out;
}

std::string fullPath()
{
    if (const char *given = std::getenv("TULPAR_STARS"))
        return given;
    const char *home = std::getenv("HOME");
    return std::string(home != nullptr ? home : "") + "/.local/share/tulpar/stars.bin";
}

/// Empty where there is no such catalogue here.
std::span<const std::byte> bytesOf(long scale)
{
    const std::string bundled = TULPAR_SOURCE_DIR "/resources/sky/stars_v10.bin";
    if (scale == 1) {
        static const Mapped file(bundled);
        return file.bytes();
    }
    if (scale == 7) {
        static const Mapped file(fullPath());
        return file.bytes();
    }
    if (std::getenv("TULPAR_STARS_100X") == nullptr)
        return {};
    static const std::vector<std::byte> made = hundredfold(bytesOf(1));
    return made;
}

std::optional<StarCatalogue> catalogueOf(benchmark::State &state)
{
    auto opened = StarCatalogue::open(bytesOf(state.range(0)));
    if (opened)
        return std::move(*opened);
    state.SkipWithError("not here: set TULPAR_STARS to the full file (7x), TULPAR_STARS_100X=1 (100x)");
    return std::nullopt;
}

void ask(benchmark::State &state, const IcrsDirection &centre, Angle radius, double limit)
{
    const auto catalogue = catalogueOf(state);
    if (!catalogue)
        return;
    std::size_t found = 0;
    for (auto _ : state) {
        found = 0;
        double sum = 0;
        catalogue->forEachPlaced(centre, radius, limit, 26.9, [&](const PlacedStar &star) {
            ++found;
            sum += star.place[0];
        });
        benchmark::DoNotOptimize(sum);
    }
    state.counters["stars"] = static_cast<double>(catalogue->size());
    state.counters["found"] = static_cast<double>(found);
    state.counters["walked"] = static_cast<double>(catalogue->walked(centre, radius, limit));
}

const IcrsDirection kZenith{Angle::degrees(75), Angle::degrees(43.2)};
const IcrsDirection kCygnus{Angle::degrees(305), Angle::degrees(40)};

void wholeSkyTo65(benchmark::State &state)
{
    ask(state, kZenith, Angle::degrees(91), 6.5);
}

void thirtyDegreesToV10(benchmark::State &state)
{
    ask(state, kCygnus, Angle::degrees(18), 10);
}

void twoDegreesAll(benchmark::State &state)
{
    ask(state, kCygnus, Angle::degrees(1.2), 99);
}

void cameraField(benchmark::State &state)
{
    ask(state, kCygnus, Angle::arcminutes(15), 99);
}

void opening(benchmark::State &state)
{
    if (!catalogueOf(state))
        return;
    for (auto _ : state)
        benchmark::DoNotOptimize(StarCatalogue::open(bytesOf(state.range(0))));
}

void checkingAll(benchmark::State &state)
{
    if (!catalogueOf(state))
        return;
    for (auto _ : state)
        benchmark::DoNotOptimize(StarCatalogue::open(bytesOf(state.range(0)))->verify());
}

void hipparcosNumbers(benchmark::State &state)
{
    const auto catalogue = catalogueOf(state);
    if (!catalogue)
        return;
    for (auto _ : state)
        benchmark::DoNotOptimize(HipIndex(*catalogue).find(91262));
}

} // namespace

BENCHMARK(opening)->Arg(1)->Arg(7)->Arg(100)->Unit(benchmark::kMicrosecond);
BENCHMARK(checkingAll)->Arg(1)->Arg(7)->Unit(benchmark::kMillisecond);
BENCHMARK(wholeSkyTo65)->Arg(1)->Arg(7)->Arg(100)->Unit(benchmark::kMicrosecond);
BENCHMARK(thirtyDegreesToV10)->Arg(1)->Arg(7)->Arg(100)->Unit(benchmark::kMicrosecond);
BENCHMARK(twoDegreesAll)->Arg(1)->Arg(7)->Arg(100)->Unit(benchmark::kMicrosecond);
BENCHMARK(cameraField)->Arg(1)->Arg(7)->Arg(100)->Unit(benchmark::kMicrosecond);
BENCHMARK(hipparcosNumbers)->Arg(1)->Arg(7)->Unit(benchmark::kMillisecond);

BENCHMARK_MAIN();
