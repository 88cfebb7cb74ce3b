#pragma once

#include "core/alerts/event.h"

namespace tulpar {

/// The line of a story that `notice` becomes.
[[nodiscard]] StoryLine storyLine(const Notice &notice, const Receipt &receipt);

/// Whether a line withdraws its event for good: a retraction, a known source, a lost lock.
[[nodiscard]] bool withdraws(const StoryLine &line);

/// Derives status, class, T0 and best position of an event from its story: a fold that does not depend on the
/// order of arrival. Withdrawals are for good, whatever comes later: a person may still respond. The class is
/// that of the newest notice with authority, so "not a burst" may turn into a burst. Test notices count only
/// where no other notice speaks of the event.
void settle(Event &event);

} // namespace tulpar
