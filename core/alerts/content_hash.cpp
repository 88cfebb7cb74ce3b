#include "core/alerts/content_hash.h"

#include <array>
#include <bit>
#include <cstddef>
#include <cstring>

namespace tulpar {

namespace {

constexpr std::uint64_t kFirst = 0x87c37b91114253d5U;
constexpr std::uint64_t kSecond = 0x4cf5ad432745937fU;

/// Eight bytes, little end first, whatever the machine.
std::uint64_t wordAt(const char *bytes) noexcept
{
    std::uint64_t word = 0;
    if constexpr (std::endian::native == std::endian::little) {
        std::memcpy(&word, bytes, sizeof word);
    } else {
        for (int i = 7; i >= 0; --i)
            word = word << 8 | static_cast<unsigned char>(bytes[i]);
    }
    return word;
}

std::uint64_t finalMix(std::uint64_t k) noexcept
{
    k ^= k >> 33;
    k *= 0xff51afd7ed558ccdU;
    k ^= k >> 33;
    k *= 0xc4ceb9fe1a85ec53U;
    k ^= k >> 33;
    return k;
}

} // namespace

ContentHash contentHash(std::string_view bytes) noexcept
{
    constexpr std::size_t kBlock = 16;
    std::uint64_t h1 = 0;
    std::uint64_t h2 = 0;
    const std::size_t blocks = bytes.size() / kBlock;
    for (std::size_t i = 0; i < blocks; ++i) {
        const char *block = bytes.data() + i * kBlock;
        h1 ^= std::rotl(wordAt(block) * kFirst, 31) * kSecond;
        h1 = (std::rotl(h1, 27) + h2) * 5 + 0x52dce729U;
        h2 ^= std::rotl(wordAt(block + 8) * kSecond, 33) * kFirst;
        h2 = (std::rotl(h2, 31) + h1) * 5 + 0x38495ab5U;
    }
    std::array<char, kBlock> rest{};
    const std::string_view tail = bytes.substr(blocks * kBlock);
    if (!tail.empty()) {
        std::memcpy(rest.data(), tail.data(), tail.size());
        h2 ^= std::rotl(wordAt(rest.data() + 8) * kSecond, 33) * kFirst;
        h1 ^= std::rotl(wordAt(rest.data()) * kFirst, 31) * kSecond;
    }
    h1 ^= bytes.size();
    h2 ^= bytes.size();
    h1 += h2;
    h2 += h1;
    h1 = finalMix(h1);
    h2 = finalMix(h2);
    h1 += h2;
    h2 += h1;
    return {h1, h2};
}

ContentHash noticeContentHash(std::string_view bytes) noexcept
{
    constexpr std::size_t kPacketBytes = 160;
    constexpr std::size_t kHopCount = 8;
    if (bytes.size() != kPacketBytes)
        return contentHash(bytes);
    std::array<char, kPacketBytes> packet{};
    std::memcpy(packet.data(), bytes.data(), kPacketBytes);
    std::memset(packet.data() + kHopCount, 0, 4);
    return contentHash({packet.data(), packet.size()});
}

std::string hexOf(const ContentHash &hash)
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    for (const std::uint64_t half : {hash.high, hash.low})
        for (int shift = 60; shift >= 0; shift -= 4)
            text += kDigits[half >> shift & 0xF];
    return text;
}

} // namespace tulpar
