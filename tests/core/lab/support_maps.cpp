#include "tests/core/lab/support_maps.h"

#include <QFile>
#include <QJsonDocument>
#include <QtEndian>

#include <zlib.h>

#include <bit>

namespace {

constexpr qsizetype kBlock = 2880;

QList<QString> cellsOf(const QString &line)
{
    QList<QString> cells(1);
    bool inQuotes = false;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const QChar c = line.at(i);
        if (c == u'"' && inQuotes && i + 1 < line.size() && line.at(i + 1) == u'"') {
            cells.back() += c;
            ++i;
        } else if (c == u'"') {
            inQuotes = !inQuotes;
        } else if (c == u',' && !inQuotes) {
            cells << QString();
        } else {
            cells.back() += c;
        }
    }
    return cells;
}

QByteArray padded(QByteArray bytes, char with)
{
    return bytes.leftJustified((bytes.size() + kBlock - 1) / kBlock * kBlock, with);
}

template <class T>
void append(QByteArray &bytes, T value)
{
    const T big = qToBigEndian(value);
    bytes.append(reinterpret_cast<const char *>(&big), sizeof big);
}

QByteArray tableFile(
    QList<QPair<QByteArray, QByteArray>> cards, const QHash<QByteArray, QByteArray> &otherCards,
    const QByteArray &rows)
{
    QHash<QByteArray, QByteArray> others = otherCards;
    QList<QByteArray> lines;
    for (const auto &[keyword, value] : cards) {
        const QByteArray chosen = others.contains(keyword) ? others.take(keyword) : value;
        if (!chosen.isEmpty())
            lines << card(keyword.constData(), chosen);
    }
    for (auto other = others.cbegin(); other != others.cend(); ++other)
        lines << card(other.key().constData(), other.value());
    return fitsHeader({card("SIMPLE", "T"), card("BITPIX", "8"), card("NAXIS", "0"), card("EXTEND", "T")})
        + fitsHeader(lines) + padded(rows, '\0');
}

} // namespace

QString alertsFolder()
{
    return QStringLiteral(TULPAR_SHARED_DATA) + QStringLiteral("/alerts/");
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QList<ListedMap> listedMaps()
{
    QList<ListedMap> maps;
    const QStringList lines =
        QString::fromUtf8(bytesOf(alertsFolder() + QStringLiteral("manifest.csv"))).split(u'\n');
    const qsizetype column = cellsOf(lines.first()).indexOf(QStringLiteral("skymap"));
    for (const QString &line : lines.mid(1)) {
        const QList<QString> cells = cellsOf(line);
        const QString text = column < 0 ? QString() : cells.value(column);
        if (!text.isEmpty())
            maps << ListedMap{cells.first(), QJsonDocument::fromJson(text.toUtf8()).object()};
    }
    return maps;
}

QByteArray card(const char *keyword, const QByteArray &value)
{
    return (QByteArray(keyword).leftJustified(8) + "= " + value.rightJustified(20)).leftJustified(80);
}

QByteArray fitsHeader(const QList<QByteArray> &cards)
{
    return padded(cards.join() + QByteArray("END").leftJustified(80), ' ');
}

QByteArray multiOrderFile(
    const QList<quint64> &uniq, const QList<double> &density, const QHash<QByteArray, QByteArray> &otherCards)
{
    QByteArray rows;
    for (qsizetype i = 0; i < uniq.size(); ++i) {
        append(rows, uniq.at(i));
        append(rows, std::bit_cast<quint64>(density.at(i)));
    }
    return tableFile(
        {{"XTENSION", "'BINTABLE'"},
         {"BITPIX", "8"},
         {"NAXIS", "2"},
         {"NAXIS1", "16"},
         {"NAXIS2", QByteArray::number(uniq.size())},
         {"PCOUNT", "0"},
         {"GCOUNT", "1"},
         {"TFIELDS", "2"},
         {"TTYPE1", "'UNIQ    '"},
         {"TFORM1", "'K       '"},
         {"TTYPE2", "'PROBDENSITY'"},
         {"TFORM2", "'D       '"},
         {"PIXTYPE", "'HEALPIX '"},
         {"ORDERING", "'NUNIQ   '"},
         {"COORDSYS", "'C       '"},
         {"INDXSCHM", "'EXPLICIT'"}},
        otherCards, rows);
}

QByteArray flatFile(
    const QList<float> &pixels, const QByteArray &ordering, const QHash<QByteArray, QByteArray> &otherCards)
{
    QByteArray rows;
    for (const float pixel : pixels)
        append(rows, std::bit_cast<quint32>(pixel));
    int nside = 1;
    while (12 * nside * nside < pixels.size())
        nside *= 2;
    return tableFile(
        {{"XTENSION", "'BINTABLE'"},
         {"BITPIX", "8"},
         {"NAXIS", "2"},
         {"NAXIS1", "4"},
         {"NAXIS2", QByteArray::number(pixels.size())},
         {"PCOUNT", "0"},
         {"GCOUNT", "1"},
         {"TFIELDS", "1"},
         {"TTYPE1", "'PROB    '"},
         {"TFORM1", "'E       '"},
         {"PIXTYPE", "'HEALPIX '"},
         {"ORDERING", "'" + ordering.leftJustified(8) + "'"},
         {"COORDSYS", "'C       '"},
         {"NSIDE", QByteArray::number(nside)},
         {"INDXSCHM", "'IMPLICIT'"}},
        otherCards, rows);
}

QByteArray gzip(const QByteArray &bytes, int level)
{
    z_stream stream{};
    constexpr int kGzip = 16;
    if (deflateInit2(&stream, level, Z_DEFLATED, MAX_WBITS + kGzip, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return {};
    QByteArray packed(static_cast<qsizetype>(deflateBound(&stream, static_cast<uLong>(bytes.size()))), '\0');
    QByteArray input = bytes;
    stream.next_in = reinterpret_cast<Bytef *>(input.data());
    stream.avail_in = static_cast<uInt>(input.size());
    stream.next_out = reinterpret_cast<Bytef *>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    deflate(&stream, Z_FINISH);
    packed.resize(static_cast<qsizetype>(stream.total_out));
    deflateEnd(&stream);
    return packed;
}
