#pragma once

#include <cstddef>
#include <optional>

namespace tulpar {

/// Watches over mappings of files that others may cut short: reading beyond the new end raises SIGBUS, whose
/// handler puts zeros there, marks the mapping and lets the reader go on. A SIGBUS anywhere else goes to the
/// handler before ours. The first call installs the handler, for the life of the process. Any thread.
/// Returns the guard's number; nothing when all are taken.
[[nodiscard]] std::optional<int> guardMapping(const void *start, std::size_t bytes);

[[nodiscard]] bool wasMappingHurt(int guard);

/// Before the mapping goes.
void releaseMapping(int guard);

} // namespace tulpar
