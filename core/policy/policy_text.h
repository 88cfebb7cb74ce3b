#pragma once

#include "core/base/result.h"
#include "core/policy/policy.h"

#include <string>
#include <string_view>
#include <vector>

namespace tulpar {

/// A policy as read, and what in its text cannot be meant ("line 40: ... can never be reached").
struct PolicyRead {
    Policy policy;
    std::vector<std::string> warnings;
};

/// Reads the text of resources/policy.toml's format. Errors name line, table and key: Errc::Malformed (no
/// TOML), OutOfRange (a value that does not fit), NotFound (a key, rule, mission or list that is not known),
/// Refused (a strategy that would respond without what every response must require).
[[nodiscard]] Result<PolicyRead> readPolicy(std::string_view text);

/// The text of resources/policy.toml as compiled in.
[[nodiscard]] std::string_view builtInPolicyText();

} // namespace tulpar
