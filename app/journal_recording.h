#pragma once

#include "core/feeds/feed_set.h"

#include <memory>
#include <string>
#include <vector>

namespace tulpar {

/// The notices of a journal, in the order and at the times at which they came.
[[nodiscard]] std::shared_ptr<Recording> journalRecording(const std::string &path);

/// Gives a journal to those replays whose path is a file, not a folder.
void openRecordings(std::vector<FeedConfig> &feeds);

} // namespace tulpar
