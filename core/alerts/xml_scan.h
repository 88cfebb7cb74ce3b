#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

// Scans through XML behind which at least kPadding zeros lie: none looks for the end, all stop at the first
// zero.

namespace tulpar::xml {

/// Zeros behind the copy: as many as a scan looks at together.
constexpr std::size_t kPadding = 8;

/// What a byte may do inside a tag. The zero behind the text ends everything.
enum : std::uint8_t { kEndsName = 1, kIsBlank = 2 };

constexpr std::array<std::uint8_t, 256> kTagBytes = [] {
    std::array<std::uint8_t, 256> table{};
    for (const char c : {' ', '\t', '\n', '\r'})
        table[static_cast<std::uint8_t>(c)] = kEndsName | kIsBlank;
    for (const char c : {'>', '/', '=', '<', '"', '\'', '\0'})
        table[static_cast<std::uint8_t>(c)] = kEndsName;
    return table;
}();

inline bool hasTrait(char c, std::uint8_t trait)
{
    return (kTagBytes[static_cast<std::uint8_t>(c)] & trait) != 0;
}

// Eight bytes are looked at together: the branch at the end of a short name costs more than its letters.
constexpr std::uint64_t kOnes = 0x0101010101010101U;
constexpr std::uint64_t kHighs = 0x8080808080808080U;

inline std::uint64_t eightAt(const char *at)
{
    std::uint64_t eight = 0;
    std::memcpy(&eight, at, sizeof eight);
    if constexpr (std::endian::native == std::endian::big)
        eight = __builtin_bswap64(eight);
    return eight;
}

/// Marks the first byte below `limit`, which is at most 128; marks behind the first may be wrong.
inline std::uint64_t below(std::uint64_t eight, std::uint64_t limit)
{
    return (eight - kOnes * limit) & ~eight & kHighs;
}

inline std::uint64_t equal(std::uint64_t eight, char c)
{
    return below(eight ^ (kOnes * static_cast<std::uint8_t>(c)), 1);
}

inline std::size_t firstOf(std::uint64_t marks)
{
    return static_cast<std::size_t>(std::countr_zero(marks)) / 8;
}

/// Where the name that begins at `at` ends.
inline const char *endOfName(const char *at)
{
    while (true) {
        // All that ends a name is below 'A', and little else in names is.
        const std::uint64_t marks = below(eightAt(at), 'A');
        if (marks == 0) {
            at += 8;
            continue;
        }
        at += firstOf(marks);
        if (hasTrait(*at, kEndsName))
            return at;
        ++at;
    }
}

/// Where the value that begins at `at` ends: at its quote, or at '<' or the end of all where that comes
/// first.
inline const char *endOfValue(const char *at, char quote)
{
    while (true) {
        const std::uint64_t eight = eightAt(at);
        const std::uint64_t marks = equal(eight, quote) | equal(eight, '<') | equal(eight, '\0');
        if (marks != 0)
            return at + firstOf(marks);
        at += 8;
    }
}

inline const char *pastBlanks(const char *at)
{
    while (hasTrait(*at, kIsBlank))
        ++at;
    return at;
}

} // namespace tulpar::xml
