#include "app/state_folder.h"

#include <QDir>

namespace tulpar {

QString defaultStateFolder()
{
    const QString home =
        qEnvironmentVariable("XDG_STATE_HOME", QDir::homePath() + QStringLiteral("/.local/state"));
    return home + QStringLiteral("/tulpar");
}

} // namespace tulpar
