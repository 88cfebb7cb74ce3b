#pragma once

#include "core/plan/programme_text.h"

#include <QString>

namespace tulpar {

/// Where the things of the tables in `folder` (resources/sky) stand: deep-sky objects and stars by any of
/// their names, told apart from what only begins so. Reads the tables at the first question; a table that
/// cannot be read knows no names. Confine to one thread.
[[nodiscard]] PlaceLookup namesOfSky(const QString &folder);

} // namespace tulpar
