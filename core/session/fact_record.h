#pragma once

#include "core/time/instant.h"

#include <cstdint>
#include <string>

namespace tulpar {

/// One fact as the journal keeps it and `watch` prints it. The typed form is core/session/fact.h.
struct FactRecord {
    std::uint64_t seq = 0; ///< from 1, without gaps, over the life of the journal
    Now at; ///< observatory UTC and the monotonic clock of this run
    std::string kind; ///< stable name, e.g. "notice_received"
    std::string body; ///< one JSON object
    bool operator==(const FactRecord &) const = default;
};

} // namespace tulpar
