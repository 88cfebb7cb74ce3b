#pragma once

#include <QString>
#include <QStringList>

class QCoreApplication;

namespace tulpar {

/// The languages of the desk, as given to --language.
[[nodiscard]] QStringList languages();

/// Translates the program from now on; widgets made before keep their words. "en" takes a translation away.
/// False when there is none of that name.
bool setLanguage(QCoreApplication &application, const QString &language);

} // namespace tulpar
