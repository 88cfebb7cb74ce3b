#include "core/store/journal_rescue.h"

#include "core/store/file_lock.h"
#include "core/store/journal_file.h"
#include "core/store/journal_log.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSqlQuery>
#include <QVariant>
#include <QtEndian>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

namespace tulpar {

namespace {

constexpr qint64 kPageBytes = 4096;
constexpr qint64 kApplicationIdAt = 68;
constexpr qint64 kPageCountAt = 28;
constexpr std::uint64_t kEnoughInVain = 20'000; ///< numbers in a row that cannot be read

Result<void> sync(const QString &path)
{
    const int file = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    const bool isDone = file >= 0 && ::fsync(file) == 0;
    if (file >= 0)
        ::close(file);
    return isDone ? Result<void>() : fail(Errc::Io, path.toStdString() + " cannot be synced");
}

Result<void> write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(bytes) != bytes.size()
        || !file.flush())
        return fail(Errc::Io, path.toStdString() + " cannot be written: " + file.errorString().toStdString());
    return {};
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool isOurs(const QByteArray &file)
{
    return file.size() >= kPageBytes
        && qFromBigEndian<std::int32_t>(file.constData() + kApplicationIdAt) == kJournalApplicationId;
}

enum class Reach {
    Intact, ///< every page that is not damaged itself: a fact may come back lost, but never changed
    ToDamage, ///< what SQLite would take
};

/// The file with the pages of its log.
QByteArray withLog(QByteArray file, const QByteArray &logBytes, const JournalLog &log, Reach reach)
{
    std::size_t end = 0;
    for (std::size_t i = 0; i < log.frames.size(); ++i) {
        if (reach == Reach::ToDamage && !log.frames[i].isSound)
            break;
        if (log.frames[i].isCommit)
            end = i + 1;
    }
    for (std::size_t i = 0; i < end; ++i) {
        const JournalLog::Frame &frame = log.frames[i];
        if (reach == Reach::Intact && !frame.isIntact)
            continue; // an earlier or a later writing of the page is the better one
        const auto at = static_cast<qsizetype>(frame.page - 1) * kPageBytes;
        if (frame.page == 0 || at > file.size() + 1024 * kPageBytes)
            continue; // a number that no page has
        if (file.size() < at + kPageBytes)
            file.append(at + kPageBytes - file.size(), '\0');
        std::copy_n(logBytes.constData() + frame.at, kPageBytes, file.data() + at);
    }
    return file;
}

/// To be read without a log.
void detach(QByteArray &file)
{
    if (file.size() < kPageBytes)
        return;
    file[18] = file[19] = 1;
    qToBigEndian(static_cast<std::uint32_t>(file.size() / kPageBytes), file.data() + kPageCountAt);
    std::copy_n(file.constData() + 24, 4, file.data() + 92); // "the page count is valid"
}

/// The first page of every young journal is the same: it says where the tables begin.
Result<QByteArray> firstPage(const QString &scratch)
{
    QFile::remove(scratch);
    {
        const auto connection = JournalConnection::open(scratch, JournalAccess::Write);
        if (!connection)
            return tl::unexpected(connection.error());
        if (const auto made = prepareJournal(connection->database()); !made)
            return tl::unexpected(made.error());
        if (const auto moved =
                execute(connection->database(), QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)"));
            !moved)
            return tl::unexpected(moved.error());
    }
    const QByteArray page = bytesOf(scratch).left(kPageBytes);
    QFile::remove(scratch);
    return page;
}

std::uint64_t largest(const QSqlDatabase &from, const QString &table)
{
    QSqlQuery query(from);
    return query.exec(QStringLiteral("SELECT coalesce(max(seq), 0) FROM ") + table) && query.next()
        ? query.value(0).toULongLong()
        : 0;
}

/// What can be read of `table` from one number; none: nothing, or not whole.
std::optional<QVariantList> rowOf(QSqlQuery &query, std::uint64_t seq, int columns)
{
    query.bindValue(0, static_cast<qint64>(seq));
    if (!query.exec() || !query.next())
        return std::nullopt;
    QVariantList row;
    for (int i = 0; i < columns; ++i)
        row << query.value(i);
    return row;
}

/// SQLite keeps no checksum of a row: a page that is damaged within a text still reads.
bool isFact(const QVariantList &row)
{
    return !row[3].toString().isEmpty() && QJsonDocument::fromJson(row[4].toString().toUtf8()).isObject();
}

bool insert(QSqlQuery &query, const QVariantList &row)
{
    for (int i = 0; i < row.size(); ++i)
        query.bindValue(i, row[i]);
    const bool isDone = query.exec();
    query.finish();
    return isDone;
}

/// The offsets of the feeds; where they cannot be read, those of the notices.
bool saveOffsets(const QSqlDatabase &from, const QSqlDatabase &to)
{
    QSqlQuery put(to);
    put.prepare(QStringLiteral("INSERT INTO feed_offsets VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET "
                               "feed_offset = max(feed_offset, excluded.feed_offset)"));
    bool isDone = true;
    for (const QString &sql :
         {QStringLiteral("SELECT feed, topic, partition, feed_offset FROM feed_offsets"),
          QStringLiteral(
              "SELECT feed, topic, partition, max(feed_offset) FROM notices WHERE feed_offset >= 0 "
              "GROUP BY feed, topic, partition")}) {
        QSqlQuery get(sql.contains(QLatin1String("notices")) ? to : from);
        if (get.exec(sql))
            while (get.next())
                isDone = insert(put, {get.value(0), get.value(1), get.value(2), get.value(3)}) && isDone;
    }
    return isDone;
}

/// Copies row by row what `from` still shows.
Result<JournalRescue> copy(const QSqlDatabase &from, const QSqlDatabase &to)
{
    JournalRescue rescue;
    QSqlQuery fact(from);
    QSqlQuery notice(from);
    QSqlQuery putFact(to);
    QSqlQuery putNotice(to);
    if (!fact.prepare(
            QStringLiteral("SELECT seq, at_utc_ns, at_mono_ns, kind, body FROM facts WHERE seq = ?"))
        || !notice.prepare(QStringLiteral("SELECT seq, feed, topic, partition, feed_offset, received_utc_ns, "
                                          "received_mono_ns, bytes FROM notices WHERE seq = ?")))
        return rescue; // nothing to be read here
    putFact.prepare(QStringLiteral("INSERT INTO facts VALUES (?, ?, ?, ?, ?)"));
    putNotice.prepare(QStringLiteral("INSERT INTO notices VALUES (?, ?, ?, ?, ?, ?, ?, ?)"));
    const std::uint64_t lastFact = largest(from, QStringLiteral("facts"));
    const std::uint64_t known = std::max(lastFact, largest(from, QStringLiteral("notices")));
    rescue.isEndKnown = lastFact > 0;
    const Error full{Errc::Io, "what was saved of the journal cannot be written"};
    if (const auto begun = execute(to, QStringLiteral("BEGIN IMMEDIATE")); !begun)
        return tl::unexpected(begun.error());
    std::uint64_t last = 0;
    QVariantList at{0, 0};
    const auto keepNotice = [&](std::uint64_t seq) {
        const auto bytes = rowOf(notice, seq, 8);
        return !bytes || insert(putNotice, *bytes);
    };
    const auto fillUpTo = [&](std::uint64_t seq) { // facts that cannot be read, in their numbers' place
        for (; last < seq; ++rescue.lost) {
            ++last;
            if (!insert(
                    putFact,
                    {static_cast<qint64>(last), at[0], at[1], QString::fromLatin1(JournalRescue::kLostKind),
                     QStringLiteral("{}")})
                || !keepNotice(last))
                return false;
        }
        return true;
    };
    for (std::uint64_t seq = 1, vain = 0; seq <= known || (lastFact == 0 && vain < kEnoughInVain); ++seq) {
        const auto row = rowOf(fact, seq, 5);
        if (!row || !isFact(*row)) {
            ++vain;
            continue;
        }
        vain = 0;
        if (!fillUpTo(seq - 1) || !insert(putFact, *row) || !keepNotice(seq))
            return tl::unexpected(full);
        last = seq;
        ++rescue.saved;
        at = {row->at(1), row->at(2)};
    }
    if (!fillUpTo(known))
        return tl::unexpected(full);
    if (!saveOffsets(from, to))
        return tl::unexpected(full);
    if (const auto done = execute(to, QStringLiteral("COMMIT")); !done)
        return tl::unexpected(done.error());
    return rescue;
}

/// Makes the journal `part` from the damaged bytes; `work` is used meanwhile.
Result<JournalRescue> rebuild(QByteArray damaged, const QString &work, const QString &part)
{
    detach(damaged);
    for (const QString &suffix : {QString(), QStringLiteral("-wal"), QStringLiteral("-shm")})
        QFile::remove(part + suffix);
    if (const auto written = write(work, damaged); !written)
        return tl::unexpected(written.error());
    const auto to = JournalConnection::open(part, JournalAccess::Write);
    if (!to)
        return tl::unexpected(to.error());
    if (const auto made = prepareJournal(to->database()); !made)
        return tl::unexpected(made.error());
    const auto from = JournalConnection::open(work, JournalAccess::Read);
    if (!from)
        return JournalRescue{};
    auto rescue = copy(from->database(), to->database());
    if (const auto moved = execute(to->database(), QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)"));
        rescue && !moved)
        return tl::unexpected(moved.error());
    return rescue;
}

QString freeName(const QString &path)
{
    for (int i = 1;; ++i)
        if (const QString name = path + QStringLiteral(".damaged-%1").arg(i);
            !QFile::exists(name) && !QFile::exists(name + QStringLiteral("-wal")))
            return name;
}

} // namespace

std::string inWords(const JournalRescue &rescue)
{
    std::string words = "the journal was damaged: " + std::to_string(rescue.saved) + " facts were saved, "
        + std::to_string(rescue.lost) + " are lost";
    if (!rescue.isEndKnown)
        words += ", and how many stood behind them is not known";
    return words + "; the damaged file is kept as " + rescue.aside.toStdString();
}

Result<void> finishRescue(const QString &path)
{
    const QString ready = path + QStringLiteral(".rescue");
    if (!QFile::exists(ready))
        return {};
    const QString aside = freeName(path);
    const QString log = path + QStringLiteral("-wal");
    // The log first: it must never meet the new file.
    if (QFile::exists(log) && !QFile::rename(log, aside + QStringLiteral("-wal")))
        return fail(Errc::Io, log.toStdString() + " cannot be put aside");
    QFile::remove(path + QStringLiteral("-shm"));
    if (QFile::exists(path) && !QFile::rename(path, aside))
        return fail(Errc::Io, path.toStdString() + " cannot be put aside");
    if (!QFile::rename(ready, path))
        return fail(Errc::Io, ready.toStdString() + " cannot take its place");
    return sync(QFileInfo(path).absolutePath());
}

Result<JournalRescue> rescueJournal(const QString &path)
{
    const auto lock = FileLock::take(path + QStringLiteral(".lock"));
    if (!lock)
        return tl::unexpected(lock.error());
    const QString logPath = path + QStringLiteral("-wal");
    const auto log = readJournalLog(logPath);
    const QByteArray logBytes = bytesOf(logPath);
    const QByteArray file = bytesOf(path);
    const JournalLog whole = log && log->pageSize == kPageBytes ? *log : JournalLog{};
    const QString work = path + QStringLiteral(".rescue-work");
    const QString part = path + QStringLiteral(".rescue-part");

    std::vector<QByteArray> readings;
    for (const Reach reach : {Reach::Intact, Reach::ToDamage})
        if (QByteArray reading = withLog(file, logBytes, whole, reach);
            std::ranges::find(readings, reading) == readings.end())
            readings.push_back(std::move(reading));
    const bool wasOurs = std::ranges::any_of(readings, isOurs);
    if (!wasOurs) { // the first page is gone; only what the tables then show can say whose it is
        const auto page = firstPage(work);
        if (!page)
            return tl::unexpected(page.error());
        if (file.startsWith(QByteArray("SQLite format 3\0", 16)) || file.size() < 2 * kPageBytes)
            return fail(
                Errc::Malformed, path.toStdString() + " is no journal of Tulpar; it is left as it is");
        for (QByteArray &reading : readings)
            reading = *page + reading.mid(kPageBytes);
    }
    std::optional<JournalRescue> best;
    for (const QByteArray &reading : readings) {
        const QString made = best ? part + QStringLiteral("2") : part;
        const auto rescue = rebuild(reading, work, made);
        QFile::remove(work);
        if (!rescue) {
            QFile::remove(part);
            QFile::remove(made);
            return rescue;
        }
        if (best && rescue->saved > best->saved) {
            QFile::remove(part);
            QFile::rename(made, part);
        }
        if (made != part)
            QFile::remove(made);
        if (!best || rescue->saved > best->saved)
            best = *rescue;
    }
    if (!wasOurs && best->saved == 0) {
        QFile::remove(part);
        return fail(Errc::Malformed, path.toStdString() + " is no journal of Tulpar; it is left as it is");
    }
    if (const auto synced = sync(part); !synced)
        return tl::unexpected(synced.error());
    best->aside = freeName(path);
    if (!QFile::rename(part, path + QStringLiteral(".rescue")))
        return fail(Errc::Io, part.toStdString() + " cannot be renamed");
    if (const auto finished = finishRescue(path); !finished)
        return tl::unexpected(finished.error());
    return *best;
}

} // namespace tulpar
