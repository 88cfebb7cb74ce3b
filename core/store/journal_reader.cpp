#include "core/store/journal_reader.h"

#include "core/store/journal_file.h"

#include <QFileInfo>
#include <QSqlQuery>
#include <QVariant>

#include <utility>

namespace tulpar {

namespace {

std::string utf8(const QVariant &value)
{
    return value.toString().toStdString();
}

QString text(const std::string &value)
{
    return QString::fromUtf8(value.data(), static_cast<qsizetype>(value.size()));
}

} // namespace

JournalReader::JournalReader(std::unique_ptr<JournalConnection> connection)
    : m_connection(std::move(connection))
{
}

JournalReader::~JournalReader() = default;

Result<std::unique_ptr<JournalReader>> JournalReader::open(const QString &path)
{
    if (!QFileInfo::exists(path))
        return fail(Errc::NotFound, path.toStdString() + " does not exist");
    auto connection = JournalConnection::open(path, JournalAccess::Read);
    if (!connection)
        return tl::unexpected(connection.error());
    if (const auto known = recogniseJournal(connection->database()); !known)
        return fail(known.error().code, path.toStdString() + ": " + known.error().detail);
    return std::unique_ptr<JournalReader>(
        new JournalReader(std::make_unique<JournalConnection>(std::move(*connection))));
}

Result<std::vector<FactRecord>> JournalReader::readFacts(std::uint64_t fromSeq, std::size_t limit) const
{
    QSqlQuery query(m_connection->database());
    query.setForwardOnly(true);
    query.prepare(QStringLiteral("SELECT seq, at_utc_ns, at_mono_ns, kind, body FROM facts WHERE seq >= ? "
                                 "ORDER BY seq LIMIT ?"));
    query.addBindValue(static_cast<qint64>(fromSeq));
    query.addBindValue(static_cast<qint64>(limit));
    if (!query.exec())
        return tl::unexpected(journalError(QStringLiteral("reading facts"), query.lastError()));
    std::vector<FactRecord> facts;
    while (query.next()) {
        FactRecord fact;
        fact.seq = query.value(0).toULongLong();
        fact.at = {{query.value(1).toLongLong()}, {query.value(2).toLongLong()}};
        fact.kind = utf8(query.value(3));
        fact.body = utf8(query.value(4));
        facts.push_back(std::move(fact));
    }
    if (query.lastError().isValid())
        return tl::unexpected(journalError(QStringLiteral("reading facts"), query.lastError()));
    return facts;
}

Result<std::uint64_t> JournalReader::lastSeq() const
{
    QSqlQuery query(m_connection->database());
    query.setForwardOnly(true);
    if (!query.exec(QStringLiteral("SELECT coalesce(max(seq), 0) FROM facts")) || !query.next())
        return tl::unexpected(journalError(QStringLiteral("reading the last fact"), query.lastError()));
    return query.value(0).toULongLong();
}

Result<std::optional<std::int64_t>> JournalReader::storedOffset(
    const std::string &feed, const std::string &topic, std::int32_t partition) const
{
    QSqlQuery query(m_connection->database());
    query.setForwardOnly(true);
    query.prepare(QStringLiteral(
        "SELECT feed_offset FROM feed_offsets WHERE feed = ? AND topic = ? AND partition = ?"));
    query.addBindValue(text(feed));
    query.addBindValue(text(topic));
    query.addBindValue(partition);
    if (!query.exec())
        return tl::unexpected(
            journalError(QStringLiteral("reading the offset of a topic"), query.lastError()));
    if (!query.next())
        return std::optional<std::int64_t>();
    return std::optional<std::int64_t>(query.value(0).toLongLong());
}

Result<std::string> JournalReader::noticeBytes(std::uint64_t seq) const
{
    QSqlQuery query(m_connection->database());
    query.setForwardOnly(true);
    query.prepare(QStringLiteral("SELECT bytes FROM notices WHERE seq = ?"));
    query.addBindValue(static_cast<qint64>(seq));
    if (!query.exec())
        return tl::unexpected(journalError(QStringLiteral("reading a notice"), query.lastError()));
    if (!query.next())
        return fail(Errc::NotFound, "fact " + std::to_string(seq) + " has no notice");
    return query.value(0).toByteArray().toStdString();
}

} // namespace tulpar
