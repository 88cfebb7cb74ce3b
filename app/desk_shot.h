#pragma once

#include <QStringList>

class QApplication;

namespace tulpar {

/// `tulpar shot OUT.png …`: a picture of the real widgets for a scene and a moment. Returns the exit status.
int takeShot(QApplication &application, const QStringList &arguments);

} // namespace tulpar
