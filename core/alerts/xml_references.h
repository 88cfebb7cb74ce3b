#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace tulpar {

/// Appends to `made` what `piece` of an XML text means: the five named references and characters by number
/// replaced. Any other '&' stands for itself: careless authors write addresses so, and entities there are
/// none. Returned: the place in `piece` of a reference to a character that XML does not allow, if there is
/// one.
[[nodiscard]] std::optional<std::size_t> replaceReferences(std::string_view piece, std::string &made);

} // namespace tulpar
