#pragma once

#include "core/base/result.h"
#include "core/policy/policy_text.h"

#include <QString>

#include <memory>

namespace tulpar {

/// The rules of the file at `path`; empty path: the built-in ones, as null. What cannot be meant in it is
/// warned of on standard error. Errors name the file, and the line where there is one. Any thread.
[[nodiscard]] Result<std::shared_ptr<const Policy>> readPolicyFile(const QString &path);

/// The same with its warnings; an empty path is a file that cannot be read.
[[nodiscard]] Result<PolicyRead> readPolicyFileWhole(const QString &path);

} // namespace tulpar
