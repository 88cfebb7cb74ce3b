#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

namespace tulpar {

/// Stands in the words of a process that crashed.
inline constexpr const char *kCrashed = ": reading it crashed";

/// A program that does one job and says its result on standard output.
struct ApartProcess {
    std::filesystem::path program;
    std::vector<std::string> arguments;
    int sharedDescriptor = -1; ///< becomes its descriptor 3; -1: none
    unsigned wallSeconds = 120; ///< it has to end itself within; some seconds later it is ended
};

/// Runs it to its end and returns what it said, or in words what became of it: `file` is what it was reading.
/// It shares nothing with us but the two descriptors; ended at once when `stop` is requested (Errc::Refused).
[[nodiscard]] Result<std::string> runApart(
    const ApartProcess &process, const std::filesystem::path &file, const std::stop_token &stop);

} // namespace tulpar
