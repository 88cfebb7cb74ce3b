#pragma once

#include <QStringList>

namespace tulpar {

/// `tulparctl respond --notice FILE [--at UTC] [--profile assy|standard-cover] [--from armed|closed]
/// [--pointing AZ,ALT]`: one response in virtual time, one JSON object.
/// Exit status 0 with an answer (declined is one), 1 for a notice that cannot be read, 2 for wrong usage.
[[nodiscard]] int runRespond(const QStringList &arguments);

} // namespace tulpar
