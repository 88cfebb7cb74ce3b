#pragma once

#include "core/lab/lab_limits.h"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace tulpar {

/// A job as it travels to the lab: its letters, its length as four bytes, the lowest first, then the bytes.
inline constexpr std::string_view kLabJob = "MAP:";
inline constexpr std::size_t kMostJobBytes = std::size_t{64} << 20;
inline constexpr std::size_t kMostReplyBytes = std::size_t{1} << 20;

/// What precedes the bytes of a job.
[[nodiscard]] std::string jobHeader(std::size_t bytes);

using LabWork = std::function<std::string(std::string_view)>;

/// Makes the line of one job in a child of its own under the limits; whatever becomes of the child, the line
/// says so. `work` makes the line, without its end, of the job's bytes. The caller has one thread only.
[[nodiscard]] std::string workedApart(std::string_view job, const LabLimits &limits, const LabWork &work);

/// Serves jobs from one pipe, answering each with one line on another, until the first ends: 0; 1 when what
/// comes is no job. The caller has one thread only.
[[nodiscard]] int serveJobs(int from, int to, const LabLimits &limits, const LabWork &work);

} // namespace tulpar
