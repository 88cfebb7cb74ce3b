#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tulpar {

/// "line 3, column 14" of byte `offset` in `bytes`, both from 1, columns counted in bytes.
[[nodiscard]] std::string placeOf(std::string_view bytes, std::size_t offset);

/// `text` fit to be quoted in an error: at most 40 bytes, control characters and quotes replaced.
[[nodiscard]] std::string quoted(std::string_view text);

} // namespace tulpar
