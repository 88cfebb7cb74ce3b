#pragma once

#include "core/alerts/event.h"
#include "core/session/snapshot.h"

#include <string>
#include <vector>

namespace tulpar {

/// A row of the core's own fire drill.
[[nodiscard]] inline bool isDrill(const AlertView &alert)
{
    return !alert.story.empty() && alert.story.front().feed == kDrillFeed;
}

/// "Swift BAT": mission and instrument as people say them; the kind of notice where neither is known.
[[nodiscard]] std::string sourceName(Mission mission, const std::string &instrument, const std::string &kind);

/// "GRB 221009A" where such a name is known, else "Swift 1126853" of "swift:1126853".
[[nodiscard]] std::string eventName(
    const std::string &event, Mission mission, const std::vector<std::string> &aliases);

/// Each name once.
void addAlias(AlertView &row, const std::string &alias);

/// Puts into `row` what the event's notices say. State, decision, notes, names that people gave and what was
/// decided on earlier notices stay.
void describeEvent(AlertView &row, const Event &event);

} // namespace tulpar
