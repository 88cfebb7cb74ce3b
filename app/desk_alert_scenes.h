#pragma once

#include "core/session/snapshot.h"

#include <vector>

namespace tulpar {

/// A night with every state of the queue but *new*, which lasts no second, stories of several notices, a map,
/// related events, notes and three feeds (live, quiet, dead); with `isAsking` one alert asks a person. Made
/// up after real events of the missions; no observation of them is claimed. Shows on `snapshot`, whose moment
/// and site are taken.
void addBusyNight(Snapshot &snapshot, std::vector<AlertView> &alerts, bool isAsking);

} // namespace tulpar
