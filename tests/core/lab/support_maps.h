#pragma once

#include <QByteArray>
#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QString>

/// One map that the list of samples describes: the file it stands in, and what was found in it there.
struct ListedMap {
    QString file;
    QJsonObject map; ///< "combined" inside where the notice brings a second
};

/// The maps of the samples' list, empty where the samples are not there.
QList<ListedMap> listedMaps();

QString alertsFolder();

/// The bytes of a file, empty if it cannot be read.
QByteArray bytesOf(const QString &path);

/// A card of a FITS header, 80 letters: `value` as it stands in the file, strings in their quotes.
QByteArray card(const char *keyword, const QByteArray &value);

/// Cards, END and blanks to a whole block of 2880.
QByteArray fitsHeader(const QList<QByteArray> &cards);

/// An empty primary header and a table of the cells: `uniq` and `density`, one row each, with these cards in
/// place of the ordinary ones of the same keyword.
QByteArray multiOrderFile(
    const QList<quint64> &uniq, const QList<double> &density,
    const QHash<QByteArray, QByteArray> &otherCards = {});

/// A flat map of single precision, one pixel a row.
QByteArray flatFile(
    const QList<float> &pixels, const QByteArray &ordering,
    const QHash<QByteArray, QByteArray> &otherCards = {});

QByteArray gzip(const QByteArray &bytes, int level = 6);
