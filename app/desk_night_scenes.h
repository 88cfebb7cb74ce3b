#pragma once

#include "core/session/snapshot.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace tulpar {

/// Scenes of the night's work: "evening": before the roof opens, with a plan; "observing": in the middle of
/// it; "interrupted": a burst has taken the telescope from a block; "rain": closed by rain; "morning": the
/// night is over; "unplanned": a night without a programme.
[[nodiscard]] QStringList nightSceneNames();

/// Seconds from the receipt of the notice to the moment of a night scene; none: not one of these.
[[nodiscard]] std::optional<double> nightSceneMoment(const QString &name);

/// True where the observatory is closed in it.
[[nodiscard]] bool isClosedNightScene(const QString &name);

/// Makes the night scene `name` of it; any other name changes nothing.
void addNightScene(Snapshot &snapshot, const QString &name);

} // namespace tulpar
