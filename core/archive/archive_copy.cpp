#include "core/archive/archive_copy.h"

#include "core/archive/archive_database.h"
#include "core/archive/row_inserter.h"

#include <QCryptographicHash>
#include <QDataStream>
#include <QFile>
#include <QFileInfo>

#include <functional>
#include <optional>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

namespace tulpar {

namespace {

constexpr std::size_t kRowsAtOnce = 1024;

/// The same bytes for the same values, whichever engine they come from.
class RowDigest {
public:
    void add(std::span<const ArchiveColumn> columns, const QVariantList &row)
    {
        QByteArray bytes;
        QDataStream stream(&bytes, QIODevice::WriteOnly);
        stream.setVersion(QDataStream::Qt_6_4);
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const QVariant &value = row[static_cast<qsizetype>(i)];
            if (value.isNull() && isLater(columns[i]))
                continue; // as when the backup was of an archive without it
            stream << value.isNull();
            if (value.isNull())
                continue;
            if (columns[i].kind == ColumnKind::Integer)
                stream << static_cast<qint64>(value.toLongLong());
            else if (columns[i].kind == ColumnKind::Real)
                stream << value.toDouble();
            else
                stream << value.toString().toUtf8();
        }
        m_hash.addData(bytes);
        ++m_rows;
    }
    void begin(ArchiveTable table) { m_hash.addData(nameText(table).toUtf8()); }
    [[nodiscard]] ArchiveCopy result() const { return {m_rows, m_hash.result().toHex().toStdString()}; }

private:
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
    std::uint64_t m_rows = 0;
};

using UseRows = std::function<Result<void>(ArchiveTable table, std::span<const QVariantList> rows)>;

Result<void> readTable(const ArchiveDatabase &from, ArchiveTable table, RowDigest &digest, const UseRows &use)
{
    auto query = from.query(
        QStringLiteral("SELECT %1 FROM %2 ORDER BY at_utc_ns, seq").arg(columnList(table), nameText(table)));
    if (!query)
        return tl::unexpected(query.error());
    const auto columns = columnsOf(table);
    digest.begin(table);
    std::vector<QVariantList> rows;
    for (bool isMore = true; isMore;) {
        isMore = query->next();
        if (isMore) {
            QVariantList row;
            row.reserve(static_cast<qsizetype>(columns.size()));
            for (std::size_t i = 0; i < columns.size(); ++i)
                row.push_back(query->value(static_cast<int>(i)));
            digest.add(columns, row);
            rows.push_back(std::move(row));
        }
        if (!rows.empty() && (!isMore || rows.size() == kRowsAtOnce)) {
            if (const auto used = use(table, rows); !used)
                return used;
            rows.clear();
        }
    }
    if (query->lastError().isValid())
        return tl::unexpected(archiveError(QStringLiteral("reading ") + nameText(table), query->lastError()));
    return {};
}

Result<ArchiveCopy> readAll(const ArchiveDatabase &from, const UseRows &use)
{
    RowDigest digest;
    for (std::size_t i = 0; i < kArchiveTables; ++i)
        if (const auto done = readTable(from, static_cast<ArchiveTable>(i), digest, use); !done)
            return tl::unexpected(done.error());
    return digest.result();
}

Result<void> copyProgress(const ArchiveDatabase &from, const ArchiveDatabase &to)
{
    auto query = from.query(QStringLiteral("SELECT journal, last_seq, last_utc_ns FROM progress"));
    if (!query)
        return tl::unexpected(query.error());
    while (query->next())
        if (const auto put = to.query(
                QStringLiteral("INSERT INTO progress VALUES (?, ?, ?)"),
                {query->value(0), query->value(1), query->value(2)});
            !put)
            return tl::unexpected(put.error());
    return {};
}

Result<ArchiveCopy> copyRows(const ArchiveDatabase &from, const ArchiveDatabase &to)
{
    auto snapshot = ArchiveTransaction::begin(from, ArchiveTransaction::Kind::Snapshot);
    if (!snapshot)
        return tl::unexpected(snapshot.error());
    const auto copied = readAll(from, [&to](ArchiveTable table, std::span<const QVariantList> rows) {
        return insertRows(to, table, rows);
    });
    if (!copied)
        return copied;
    return copyProgress(from, to).map([&copied] { return *copied; });
}

Result<void> sync(const QString &path)
{
    const int file = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    const bool isDone = file >= 0 && ::fsync(file) == 0;
    if (file >= 0)
        ::close(file);
    return isDone ? Result<void>() : fail(Errc::Io, path.toStdString() + " cannot be synced");
}

Result<ArchiveCopy> writeBackup(const ArchiveDatabase &archive, const QString &part)
{
    ArchiveAddress address;
    address.file = part;
    const auto backup = ArchiveDatabase::open(address, ArchiveAccess::Write);
    if (!backup)
        return tl::unexpected(backup.error());
    auto transaction = ArchiveTransaction::begin(*backup, ArchiveTransaction::Kind::Write);
    if (!transaction)
        return tl::unexpected(transaction.error());
    const auto copied = copyRows(archive, *backup);
    if (!copied)
        return copied;
    if (const auto made = backup->execute(
            QStringLiteral("CREATE TABLE backup (rows INTEGER NOT NULL, sha256 TEXT NOT NULL) STRICT"));
        !made)
        return tl::unexpected(made.error());
    const auto signature = backup->query(
        QStringLiteral("INSERT INTO backup VALUES (?, ?)"),
        {static_cast<qint64>(copied->rows), QString::fromStdString(copied->sha256)});
    if (!signature)
        return tl::unexpected(signature.error());
    if (const auto committed = transaction->commit(); !committed)
        return tl::unexpected(committed.error());
    // One file, without a log beside it.
    return backup->value(QStringLiteral("PRAGMA journal_mode = DELETE")).map([&copied](const QVariant &) {
        return *copied;
    });
}

/// What a backup says of itself; none: an archive that is no backup.
Result<std::optional<ArchiveCopy>> signatureOf(const ArchiveDatabase &backup)
{
    const auto has = backup.value(QStringLiteral("SELECT count(*) FROM sqlite_schema WHERE name = 'backup'"));
    if (!has)
        return tl::unexpected(has.error());
    if (has->toLongLong() == 0)
        return std::optional<ArchiveCopy>();
    auto query = backup.query(QStringLiteral("SELECT rows, sha256 FROM backup"));
    if (!query)
        return tl::unexpected(query.error());
    if (!query->next())
        return fail(Errc::Malformed, "the backup does not say what it holds");
    return std::optional(
        ArchiveCopy{query->value(0).toULongLong(), query->value(1).toString().toStdString()});
}

Result<void> mustBeEmpty(const ArchiveDatabase &archive)
{
    if (archive.engine() == ArchiveEngine::PostgreSql)
        if (const auto alone = archive.execute(QStringLiteral("LOCK TABLE progress IN EXCLUSIVE MODE"));
            !alone)
            return alone;
    for (std::size_t i = 0; i < kArchiveTables; ++i) {
        const QString name = nameText(static_cast<ArchiveTable>(i));
        const auto rows =
            archive.value(QStringLiteral("SELECT count(*) FROM (SELECT 1 FROM %1 LIMIT 1) t").arg(name));
        if (!rows)
            return tl::unexpected(rows.error());
        if (rows->toLongLong() != 0)
            return fail(
                Errc::Refused,
                archive.address().shown().toStdString() + " is not empty: it holds " + name.toStdString());
    }
    return archive.execute(QStringLiteral("DELETE FROM progress"));
}

} // namespace

Result<ArchiveCopy> backUpArchive(const ArchiveDatabase &archive, const QString &file)
{
    if (QFileInfo::exists(file))
        return fail(Errc::Refused, file.toStdString() + " is there already");
    const QString part = file + QStringLiteral(".part");
    for (const char *tail : {"", "-wal", "-shm", "-journal"}) // of an attempt that was cut off
        QFile::remove(part + QLatin1String(tail));
    auto written = writeBackup(archive, part);
    if (!written) {
        QFile::remove(part);
        return written;
    }
    if (const auto synced = sync(part); !synced)
        return tl::unexpected(synced.error());
    if (!QFile::rename(part, file)) // refuses a name that is taken
        return fail(Errc::Io, file.toStdString() + " cannot be named so");
    return sync(QFileInfo(file).absolutePath()).map([&written] { return *written; });
}

Result<ArchiveCopy> restoreArchive(const ArchiveDatabase &archive, const QString &file)
{
    ArchiveAddress address;
    address.file = file;
    const auto backup = ArchiveDatabase::open(address, ArchiveAccess::Read);
    if (!backup)
        return tl::unexpected(backup.error());
    const auto whole = backup->value(QStringLiteral("PRAGMA quick_check(1)"));
    if (!whole)
        return tl::unexpected(whole.error());
    if (whole->toString() != QLatin1String("ok"))
        return fail(Errc::Malformed, file.toStdString() + " is damaged: " + whole->toString().toStdString());
    const auto signature = signatureOf(*backup);
    if (!signature)
        return tl::unexpected(signature.error());
    auto transaction = ArchiveTransaction::begin(archive, ArchiveTransaction::Kind::Write);
    if (!transaction)
        return tl::unexpected(transaction.error());
    if (const auto empty = mustBeEmpty(archive); !empty)
        return tl::unexpected(empty.error());
    const auto copied = copyRows(*backup, archive);
    if (!copied)
        return copied;
    if (*signature && ((*signature)->rows != copied->rows || (*signature)->sha256 != copied->sha256))
        return fail(
            Errc::Malformed, file.toStdString() + " is damaged: its rows are not those of its digest");
    return transaction->commit().map([&copied] { return *copied; });
}

Result<ArchiveCopy> rowsDigest(const ArchiveDatabase &archive)
{
    const auto snapshot = ArchiveTransaction::begin(archive, ArchiveTransaction::Kind::Snapshot);
    if (!snapshot)
        return tl::unexpected(snapshot.error());
    return readAll(archive, [](ArchiveTable, std::span<const QVariantList>) { return Result<void>(); });
}

} // namespace tulpar
