#pragma once

#include "core/base/result.h"

#include <toml++/toml.h>

#include <string_view>

namespace tulpar {

/// Given a text, returned its tables. Errc::Malformed with the line ("line 3: ..."), also for texts that TOML
/// forbids but toml++ 3.3 would not survive: a table header without a name, letters that are not ASCII
/// outside of quotes and comments.
[[nodiscard]] Result<toml::table> parseToml(std::string_view text);

} // namespace tulpar
