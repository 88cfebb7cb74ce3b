#pragma once

#include "widgets/common/palette.h"

#include <QColor>
#include <QString>

namespace tulpar {

/// Style sheet of what stands framed in the status bar: its words, its fill, its edge.
[[nodiscard]] inline QString barSheet(
    const QString &selector, const QColor &text, const QColor &fill, const QColor &edge, const Scale &scale)
{
    return QStringLiteral("%1 { color: %2; background: %3; border: %4px solid %5; padding: %6px %7px; }")
        .arg(
            selector, text.name(), fill.name(), QString::number(scale.wholePx(1)), edge.name(),
            QString::number(scale.wholePx(2)), QString::number(scale.wholePx(10)));
}

} // namespace tulpar
