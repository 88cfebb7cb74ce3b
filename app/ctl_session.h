#pragma once

#include <QStringList>

namespace tulpar {

/// `tulparctl status|watch|request [--attach ADDRESS] …` against a running core. Exit status 0
/// when all is well, 1 when the core refused or none answers, 2 for wrong usage.
[[nodiscard]] int runStatus(const QStringList &arguments);
[[nodiscard]] int runWatch(const QStringList &arguments);
/// `request make_safe|stop_motion|stop_response|arm|disarm|set_mode MODE|set_world NAME VALUE`.
[[nodiscard]] int runRequest(const QStringList &arguments);

} // namespace tulpar
