#include "core/base/fingerprint.h"

#include <cstdint>

namespace tulpar {

std::string fingerprintOf(std::string_view text)
{
    std::uint64_t hash = 0xcbf29ce484222325; // FNV-1a
    for (const char one : text)
        hash = (hash ^ static_cast<unsigned char>(one)) * 0x100000001b3;
    std::string digits(16, '0');
    for (std::size_t i = 0; i < 16; ++i, hash >>= 4)
        digits[15 - i] = "0123456789abcdef"[hash & 15];
    return digits;
}

} // namespace tulpar
