#pragma once

#include <QStringList>

namespace tulpar {

/// `tulparctl status|watch|request [--attach ADDRESS] …` against a running core. Exit status as the contract
/// says; 1 as well when no core answers.
[[nodiscard]] int runStatus(const QStringList &arguments);
[[nodiscard]] int runWatch(const QStringList &arguments);
/// `request make_safe|stop_motion|stop_response|arm|disarm|set_mode MODE|set_world NAME VALUE`.
[[nodiscard]] int runRequest(const QStringList &arguments);

} // namespace tulpar
