#include "support_catalogue.h"

#include <algorithm>
#include <cmath>
#include <random>
#include <tuple>

using namespace tulpar;

namespace {

struct Packed {
    std::size_t layer = 0;
    std::size_t band = 0;
    std::uint64_t ra = 0;
    std::uint64_t place = 0;
    std::uint64_t rest = 0;
};

constexpr int kEdges[] = {500, 650, 800, 900, 1000, 1100, 1200, 1900};

template <class T>
void append(std::string &out, T value)
{
    for (std::size_t i = 0; i < sizeof(T); ++i)
        out += static_cast<char>(static_cast<std::uint64_t>(value) >> (8 * i) & 0xFF);
}

Packed packed(const Star &star)
{
    const auto code = [](double value) { return static_cast<std::uint64_t>(std::llround(value)); };
    Packed out;
    out.ra = code(star.j2000.ra.asDegrees() / 360 * 268435456.0) % 268435456U;
    const std::uint64_t dec =
        std::min<std::uint64_t>(code((star.j2000.dec.asDegrees() + 90) / 180 * 134217728.0), 134217727U);
    const std::uint64_t v = code((static_cast<double>(star.v) + 2) * 100);
    const std::uint64_t colour = star.bMinusV ? code((static_cast<double>(*star.bMinusV) + 1) * 100) : 511;
    out.place = out.ra << 36 | dec << 9 | colour;
    out.rest = code(static_cast<double>(star.pmRaMasPerYear) + 16384) << 49
        | code(static_cast<double>(star.pmDecMasPerYear) + 16384) << 34 | v << 23
        | static_cast<std::uint64_t>(star.hip) << 6;
    out.band =
        std::min<std::size_t>(359, static_cast<std::size_t>(static_cast<double>(dec) * 360 / 134217728.0));
    while (v >= static_cast<std::uint64_t>(kEdges[out.layer]) + 200)
        ++out.layer;
    return out;
}

} // namespace

std::uint32_t plainCrc32(std::string_view bytes)
{
    std::uint32_t c = 0xFFFFFFFFU;
    for (const char b : bytes) {
        c ^= static_cast<unsigned char>(b);
        for (int i = 0; i < 8; ++i)
            c = (c & 1) != 0 ? 0xEDB88320U ^ (c >> 1) : c >> 1;
    }
    return ~c;
}

std::span<const std::byte> bytesOf(const std::string &text)
{
    return std::as_bytes(std::span(text.data(), text.size()));
}

std::string packedCatalogue(const std::vector<Star> &stars)
{
    std::vector<Packed> all;
    all.reserve(stars.size());
    for (const Star &star : stars)
        all.push_back(packed(star));
    std::sort(all.begin(), all.end(), [](const Packed &a, const Packed &b) {
        return std::tie(a.layer, a.band, a.ra) < std::tie(b.layer, b.band, b.ra);
    });
    const std::size_t layers = all.empty() ? 1 : all.back().layer + 1;
    std::string index;
    std::size_t at = 0;
    for (std::size_t layer = 0; layer < layers; ++layer) {
        append(index, static_cast<std::uint32_t>(kEdges[layer]));
        for (std::size_t band = 0; band <= 360; ++band) {
            append(index, static_cast<std::uint32_t>(at));
            while (band < 360 && at < all.size() && all[at].layer == layer && all[at].band == band)
                ++at;
        }
    }
    std::string records;
    records.reserve(all.size() * 16);
    for (const Packed &star : all) {
        append(records, star.place);
        append(records, star.rest);
    }
    for (std::size_t begin = 0; begin < records.size(); begin += 65536)
        append(index, plainCrc32(std::string_view(records).substr(begin, 65536)));
    std::string out = "TULSTAR2";
    append(out, static_cast<std::uint32_t>(stars.size()));
    append(out, static_cast<std::uint32_t>(layers));
    append(out, plainCrc32(index));
    append(out, std::uint32_t{0});
    return out + index + records;
}

std::vector<Star> randomStars(std::size_t count, unsigned seed)
{
    std::mt19937_64 chance(seed);
    std::uniform_real_distribution<double> even(0, 1);
    std::vector<Star> stars(count);
    for (std::size_t i = 0; i < count; ++i) {
        Star &star = stars[i];
        double ra = even(chance) * 360;
        double dec = std::asin(2 * even(chance) - 1) * 180 / std::numbers::pi;
        if (i % 8 == 0)
            dec = (i % 16 == 0 ? 1 : -1) * (90 - 3 * even(chance) * even(chance));
        if (i % 8 == 1)
            ra = std::fmod(360 + 4 * (even(chance) - 0.5), 360);
        star.j2000 = {Angle::degrees(ra), Angle::degrees(dec)};
        star.v = static_cast<float>(std::max(-1.5, 13 + std::log10(even(chance) + 1e-12) / 0.48));
        if (i % 5 != 0)
            star.bMinusV = static_cast<float>(2 * even(chance) - 0.3);
        star.pmRaMasPerYear = static_cast<float>(std::floor(400 * (even(chance) - 0.5)));
        star.pmDecMasPerYear = static_cast<float>(std::floor(400 * (even(chance) - 0.5)));
        star.hip = i < 100000 && i % 3 == 0 ? static_cast<std::uint32_t>(i + 1) : 0;
    }
    return stars;
}
