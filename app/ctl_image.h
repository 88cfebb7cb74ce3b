#pragma once

#include <QStringList>

namespace tulpar {

/// `tulparctl image FILE... [--hdu N] [--pixel X,Y]...`: one JSON object a file on standard output (design of
/// the commands: "image"). `arguments` are those after "image". Returns the exit status: 0 good, 1 a file was
/// refused, 2 wrong usage.
[[nodiscard]] int runImage(const QStringList &arguments);

} // namespace tulpar
