#pragma once

#include <QStringList>

namespace tulpar {

/// `tulparctl respond --notice FILE [--at UTC] [--profile assy|standard-cover] [--from armed|closed]
/// [--pointing AZ,ALT]`: one response in virtual time, one JSON object. Exit status as the contract says.
[[nodiscard]] int runRespond(const QStringList &arguments);

} // namespace tulpar
