#pragma once

#include <string>
#include <string_view>

namespace tulpar {

/// Given coordinates as people write them in three languages, returned the same in small ASCII letters: units
/// h, d, m, s, ' and ", words as in "ra", "alt", "gal", plain signs and decimal points. What it does not know
/// stays as it is. Any bytes.
[[nodiscard]] std::string plainCoordinates(std::string_view text);

} // namespace tulpar
