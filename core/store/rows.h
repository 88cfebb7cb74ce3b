#pragma once

#include "core/time/instant.h"

#include <cstdint>
#include <string>

namespace tulpar {

/// The bytes of one notice as they came, kept beside the fact that tells of them.
struct NoticeRow {
    std::uint64_t seq = 0; ///< of the fact appended with it; names the bytes in the journal
    std::string feed;
    std::string topic;
    std::int32_t partition = 0;
    std::int64_t offset = -1; ///< -1: the feed has no offsets
    Now received;
    std::string bytes;
    bool operator==(const NoticeRow &) const = default;
};

/// How far a feed has been read: `offset` is that of the last message dealt with; go on at the one after.
struct FeedOffset {
    std::string feed;
    std::string topic;
    std::int32_t partition = 0;
    std::int64_t offset = -1;
    bool operator==(const FeedOffset &) const = default;
};

} // namespace tulpar
