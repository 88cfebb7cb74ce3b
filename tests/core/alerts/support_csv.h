#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>

/// Reads comma-separated text with a header line; quoted cells may hold commas and doubled quotes.
QList<QHash<QString, QString>> readCsv(const QByteArray &text);

/// The bytes of a file, empty if it cannot be read.
QByteArray readFile(const QString &path);
