#pragma once

#include "core/alerts/notice.h"
#include "core/alerts/params.h"

#include <string_view>

namespace tulpar {

/// What a VOEvent's Why claims of the source.
struct Inference {
    std::string_view name; ///< "GRB 221009", "Cyg_X-3", "Noise"
    std::string_view meaning; ///< "process.variation.burst;em.gamma"
    double probability = 0;
};

/// Reads what is Swift's own in a VOEvent: trigger and segment, the solution status with its flags, what kind
/// of notice it is, its class, the containment of its error. The general part (times, position) is read
/// already.
void readSwift(Notice &notice, std::int64_t packetType, const Params &params, const Inference &inference);

} // namespace tulpar
