#pragma once

#include <span>
#include <string>
#include <string_view>

namespace tulpar {

/// "; did you mean fresh?" with the word of `known` that is nearest to `word`; empty: none is near.
[[nodiscard]] std::string didYouMean(std::string_view word, std::span<const std::string_view> known);

} // namespace tulpar
