#pragma once

#include <string>
#include <string_view>

namespace tulpar {

/// FNV-1a, 64 bits, as 16 hexadecimal digits: tells whether a text is the same, not whether somebody meant it
/// to be.
[[nodiscard]] std::string fingerprintOf(std::string_view text);

} // namespace tulpar
