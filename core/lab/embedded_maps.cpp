#include "core/lab/embedded_maps.h"

#include <simdjson.h>

#include <array>
#include <cstdint>

namespace tulpar {

namespace {

constexpr std::size_t kMostBytes = 64 << 20;
constexpr std::int8_t kNone = -1;
constexpr std::int8_t kBlank = -2;

constexpr std::array<std::int8_t, 256> kSixBits = [] {
    std::array<std::int8_t, 256> table{};
    table.fill(kNone);
    constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (std::size_t i = 0; i < kAlphabet.size(); ++i)
        table[static_cast<unsigned char>(kAlphabet[i])] = static_cast<std::int8_t>(i);
    for (const char blank : {' ', '\n', '\r', '\t'})
        table[static_cast<unsigned char>(blank)] = kBlank;
    return table;
}();

Result<void> addMap(
    simdjson::simdjson_result<simdjson::dom::element> field, SkyMapSource source,
    std::vector<EmbeddedMap> &maps)
{
    std::string_view text;
    if (field.get_string().get(text) != simdjson::SUCCESS)
        return {}; // not there, or null
    auto file = decodedBase64(text);
    if (!file)
        return Failure(file.error());
    maps.push_back({source, std::move(*file)});
    return {};
}

} // namespace

Result<std::string> decodedBase64(std::string_view text)
{
    if (text.size() > kMostBytes)
        return fail(Errc::TooLarge, "base64 of " + std::to_string(text.size()) + " letters");
    std::string bytes;
    bytes.reserve(text.size() / 4 * 3 + 3);
    std::uint32_t bits = 0;
    int count = 0;
    std::size_t i = 0;
    for (; i < text.size() && text[i] != '='; ++i) {
        const std::int8_t six = kSixBits[static_cast<unsigned char>(text[i])];
        if (six == kBlank)
            continue;
        if (six == kNone)
            return fail(
                Errc::Malformed, "base64: letter " + std::to_string(i + 1) + " is none of its alphabet");
        bits = bits << 6 | static_cast<std::uint32_t>(six);
        if (++count % 4 == 0) {
            bytes += static_cast<char>(bits >> 16 & 0xff);
            bytes += static_cast<char>(bits >> 8 & 0xff);
            bytes += static_cast<char>(bits & 0xff);
        }
    }
    if (text.find_first_not_of("= \r\n\t", i) != std::string_view::npos)
        return fail(Errc::Malformed, "base64: text after its padding");
    if (count % 4 == 1)
        return fail(Errc::Malformed, "base64: cut short");
    if (count % 4 >= 2)
        bytes += static_cast<char>(bits >> (count % 4 == 3 ? 10 : 4) & 0xff);
    if (count % 4 == 3)
        bytes += static_cast<char>(bits >> 2 & 0xff);
    return bytes;
}

Result<std::vector<EmbeddedMap>> embeddedMaps(std::string_view notice)
{
    if (notice.size() > kMostBytes)
        return fail(Errc::TooLarge, "a notice of " + std::to_string(notice.size()) + " bytes");
    simdjson::dom::parser parser(kMostBytes + simdjson::SIMDJSON_PADDING);
    simdjson::dom::element root;
    if (const auto error = parser.parse(notice.data(), notice.size()).get(root); error != simdjson::SUCCESS)
        return fail(Errc::Malformed, std::string("JSON: ") + simdjson::error_message(error));
    std::vector<EmbeddedMap> maps;
    const auto own = addMap(root["event"]["skymap"], SkyMapSource::Notice, maps);
    const auto other = addMap(root["healpix_file"], SkyMapSource::Notice, maps);
    const auto combined = addMap(root["external_coinc"]["combined_skymap"], SkyMapSource::Combined, maps);
    for (const auto *added : {&own, &other, &combined})
        if (!*added)
            return Failure(added->error());
    if (maps.empty())
        return fail(Errc::NotFound, "the notice brings no sky map");
    return maps;
}

} // namespace tulpar
