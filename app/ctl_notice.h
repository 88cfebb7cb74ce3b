#pragma once

#include <QStringList>

namespace tulpar {

/// `tulparctl notice FILE...`: prints what each notice says, one JSON object a line.
/// Returns the exit status: 0 all understood, 1 some refused (said in their objects), 2 no file named.
[[nodiscard]] int runNotice(const QStringList &files);

} // namespace tulpar
