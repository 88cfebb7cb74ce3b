#pragma once

#include "core/alerts/notice.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QStringList>

/// A row of a list of real VOEvents and of what an independent reader found in each.
using Row = QHash<QString, QString>;

/// The folder of real samples, with a slash at its end; it may be absent.
QString alertsFolder();

/// What differs between a notice and its row, by name: event, kind, mission, revision, times, position,
/// error, containment, test, retraction, slew, reasons.
QStringList differencesFrom(const Row &row, const tulpar::Notice &notice);

[[nodiscard]] tulpar::Result<tulpar::Notice> readNotice(const QByteArray &bytes);
