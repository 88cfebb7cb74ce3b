#include "support_made.h"

#include <QFile>

namespace tulpar {

namespace {
constexpr int kBlock = 2880;

QByteArray blocks(QByteArray bytes, char filling)
{
    const auto over = bytes.size() % kBlock;
    return over == 0 ? bytes : bytes + QByteArray(kBlock - over, filling);
}
} // namespace

QByteArray cardsOf(const QList<QByteArray> &cards)
{
    QByteArray bytes;
    for (const QByteArray &card : cards)
        bytes += card.leftJustified(80, ' ', true);
    return bytes;
}

QByteArray headerOf(const QList<QByteArray> &cards)
{
    return blocks(cardsOf(cards + QList<QByteArray>{"END"}), ' ');
}

QByteArray filled(QByteArray data)
{
    return blocks(std::move(data), '\0');
}

std::filesystem::path put(const QString &folder, const QString &name, const QByteArray &bytes)
{
    const QString path = folder + QLatin1Char('/') + name;
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        return {};
    return QFile::encodeName(path).toStdString();
}

QByteArray plainFrame()
{
    QByteArray data;
    for (int y = 0; y < 16; ++y)
        for (int x = 0; x < 16; ++x) {
            const unsigned raw = static_cast<unsigned>(100 * y + x) ^ 0x8000U;
            data.append(static_cast<char>(raw >> 8));
            data.append(static_cast<char>(raw & 0xff));
        }
    return headerOf(
               {"SIMPLE  =                    T", "BITPIX  =                   16",
                "NAXIS   =                    2", "NAXIS1  =                   16",
                "NAXIS2  =                   16", "BZERO   =                32768",
                "BSCALE  =                    1"})
        + filled(data);
}

} // namespace tulpar
