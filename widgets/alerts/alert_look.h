#pragma once

#include "core/session/snapshot.h"
#include "widgets/common/marks.h"

namespace tulpar {

/// How a state of the queue looks: shape, what it asks of a person, and how loud. Its word is words::alert.
struct AlertLook {
    Mark mark = Mark::Resting;
    Need need = Need::None;
    bool isStruck = false; ///< retracted: struck out
    bool isQuiet = false; ///< nothing will be done: dim
    bool operator==(const AlertLook &) const = default;
};

[[nodiscard]] AlertLook alertLook(AlertState state);

/// What a person is asked to look at, coarser than the states.
enum class AlertGroup {
    All,
    NeedsPerson, ///< asks, failed
    Followed, ///< new, responding, queued, observed
    PassedBy, ///< ignored, declined, retracted, superseded, not a burst
    Others, ///< tests, unreadable
};
inline constexpr int kAlertGroups = 5;

/// Never All.
[[nodiscard]] AlertGroup groupOf(AlertState state);

} // namespace tulpar
