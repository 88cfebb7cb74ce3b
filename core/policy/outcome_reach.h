#pragma once

#include "core/policy/decision.h"

namespace tulpar {

/// How far an outcome goes: responding further than a question, and that further than the queue.
[[nodiscard]] constexpr int reachOf(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Respond:
        return 3;
    case Outcome::Ask:
        return 2;
    case Outcome::Queue:
        return 1;
    case Outcome::Ignore:
        break;
    }
    return 0;
}

} // namespace tulpar
