#pragma once

#include "app/desk_window.h"
#include "core/base/result.h"

#include <QString>

class QApplication;
class QCommandLineParser;

namespace tulpar {

/// --language, --palette, --scale: the same for the desk and its pictures.
void addLookOptions(QCommandLineParser &parser);

/// Sets font, style, colours and language of the program as the options say. Errc::OutOfRange names a wrong
/// option.
[[nodiscard]] Result<DeskLook> readLook(const QCommandLineParser &parser, QApplication &application);

/// The fixed sky of the chart; without its files an empty one, said on standard error.
[[nodiscard]] std::shared_ptr<const SkyData> loadSky(UtcInstant epoch);

} // namespace tulpar
