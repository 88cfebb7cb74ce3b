#pragma once

#include <QByteArray>
#include <QString>

#include <filesystem>

namespace tulpar {

/// Files made for tests, card by card.

/// A header of cards, closed by END and filled to whole blocks.
[[nodiscard]] QByteArray headerOf(const QList<QByteArray> &cards);
/// The same without END or filling.
[[nodiscard]] QByteArray cardsOf(const QList<QByteArray> &cards);
/// Data filled to whole blocks.
[[nodiscard]] QByteArray filled(QByteArray data);

[[nodiscard]] std::filesystem::path put(const QString &folder, const QString &name, const QByteArray &bytes);

/// A whole file of 16 by 16 pixels of unsigned 16 bits, value 100 * row + column.
[[nodiscard]] QByteArray plainFrame();

} // namespace tulpar
