#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tulpar {

/// 128 bits that tell the bytes of one notice from those of another. Against chance, not against an attacker.
struct ContentHash {
    std::uint64_t high = 0;
    std::uint64_t low = 0;
    bool operator==(const ContentHash &) const = default;
};

/// MurmurHash3 x64 128 with seed 0 (A. Appleby, public domain), over the bytes as they are.
[[nodiscard]] ContentHash contentHash(std::string_view bytes) noexcept;

/// The same for the bytes of a notice: of a 160-byte packet the hop count is left out, because it differs
/// between the copies that two paths deliver.
[[nodiscard]] ContentHash noticeContentHash(std::string_view bytes) noexcept;

/// 32 hexadecimal digits.
[[nodiscard]] std::string hexOf(const ContentHash &hash);

} // namespace tulpar
