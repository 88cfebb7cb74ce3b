#pragma once

#include "core/session/snapshot.h"

#include <QString>
#include <QStringList>

namespace tulpar {

/// Scenes of safety: "unsafe": rain, a condition that waits, one between its limits, one too old;
/// "overridden": open by a person's word; "alarms": two root causes with consequences, one seen, one gone;
/// "control": another desk has control; "asked": this desk has it and is asked; "engineering": work on the
/// telescope.
[[nodiscard]] QStringList safetySceneNames();

/// Gives any scene its conditions, heartbeat, machine and control, as good as its devices are.
void addSafety(Snapshot &snapshot);

/// Makes the safety scene `name` of it; any other name changes nothing.
void addSafetyScene(Snapshot &snapshot, const QString &name);

} // namespace tulpar
