#pragma once

#include <QFont>

namespace tulpar {

/// Makes the program's own Roboto (Regular, Medium, Bold) known to Qt. False when one could not be loaded:
/// the desk then takes the system's font. Call once after QApplication.
bool loadFonts();

/// The desk's text at 100 %: Roboto, whose digits all have one width.
[[nodiscard]] QFont deskFont();

} // namespace tulpar
