#include "core/store/journal_writer.h"

#include "core/store/journal_file.h"

#include <QSqlQuery>
#include <QVariant>

#include <algorithm>
#include <chrono>
#include <iterator>
#include <utility>

namespace tulpar {

namespace {

using namespace std::chrono_literals;

constexpr std::int64_t kMostWaitingBytes = 64 * 1024 * 1024;
constexpr std::size_t kMostEntriesTogether = 512;
constexpr auto kIdle = 1s; // then a checkpoint or another try
// Written since the last checkpoint, about: when idle, and when there is never an idle second.
constexpr std::int64_t kIdleCheckpointBytes = 1024 * 1024;
constexpr std::int64_t kForcedCheckpointBytes = 32 * 1024 * 1024;
constexpr std::int64_t kPagesOfCommitBytes = 3 * 4096;

std::int64_t sizeOf(const JournalEntry &entry)
{
    std::size_t bytes = 256;
    for (const auto &fact : entry.facts)
        bytes += 64 + fact.kind.size() + fact.body.size();
    if (entry.notice)
        bytes += entry.notice->bytes.size();
    return static_cast<std::int64_t>(bytes);
}

QString text(const std::string &utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

/// The prepared statements of one connection.
class Inserter {
public:
    explicit Inserter(const QSqlDatabase &database)
        : m_database(database)
        , m_fact(database)
        , m_notice(database)
        , m_offset(database)
    {
        m_begun = m_fact.prepare(QStringLiteral("INSERT INTO facts VALUES (?, ?, ?, ?, ?)"))
            && m_notice.prepare(QStringLiteral("INSERT INTO notices VALUES (?, ?, ?, ?, ?, ?, ?, ?)"))
            && m_offset.prepare(
                QStringLiteral("INSERT INTO feed_offsets VALUES (?, ?, ?, ?) "
                               "ON CONFLICT DO UPDATE SET feed_offset = excluded.feed_offset"));
    }

    [[nodiscard]] bool isPrepared() const { return m_begun; }

    template <class Entries>
    [[nodiscard]] Result<void> commit(const Entries &entries)
    {
        if (const auto begun = execute(m_database, QStringLiteral("BEGIN IMMEDIATE")); !begun)
            return begun;
        for (const JournalEntry &entry : entries)
            if (const auto done = insert(entry); !done) {
                (void)execute(m_database, QStringLiteral("ROLLBACK"));
                return done;
            }
        auto committed = execute(m_database, QStringLiteral("COMMIT"));
        if (!committed)
            (void)execute(m_database, QStringLiteral("ROLLBACK"));
        return committed;
    }

private:
    [[nodiscard]] Result<void> run(QSqlQuery &query, const QVariantList &values, const QString &doing)
    {
        for (int i = 0; i < values.size(); ++i)
            query.bindValue(i, values[i]);
        const bool done = query.exec();
        const auto error = query.lastError();
        query.finish();
        if (!done)
            return tl::unexpected(journalError(doing, error));
        return {};
    }

    [[nodiscard]] Result<void> insert(const JournalEntry &entry)
    {
        for (const auto &fact : entry.facts)
            if (auto done =
                    run(m_fact,
                        {static_cast<qint64>(fact.seq), static_cast<qint64>(fact.at.utc.nsSinceUnixEpoch),
                         static_cast<qint64>(fact.at.mono.ns), text(fact.kind), text(fact.body)},
                        QStringLiteral("storing fact %1").arg(fact.seq));
                !done)
                return done;
        if (const auto &notice = entry.notice)
            if (auto done =
                    run(m_notice,
                        {static_cast<qint64>(notice->seq), text(notice->feed), text(notice->topic),
                         notice->partition, static_cast<qint64>(notice->offset),
                         static_cast<qint64>(notice->received.utc.nsSinceUnixEpoch),
                         static_cast<qint64>(notice->received.mono.ns),
                         QByteArray(notice->bytes.data(), static_cast<qsizetype>(notice->bytes.size()))},
                        QStringLiteral("storing notice %1").arg(notice->seq));
                !done)
                return done;
        if (const auto &offset = entry.offset)
            return run(
                m_offset,
                {text(offset->feed), text(offset->topic), offset->partition,
                 static_cast<qint64>(offset->offset)},
                QStringLiteral("storing the offset of %1").arg(text(offset->topic)));
        return {};
    }

    QSqlDatabase m_database;
    QSqlQuery m_fact;
    QSqlQuery m_notice;
    QSqlQuery m_offset;
    bool m_begun = false;
};

} // namespace

JournalWriter::~JournalWriter()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isClosing = true;
    }
    m_changed.notify_one();
    join();
}

Result<void> JournalWriter::begin()
{
    auto begun = m_begun.get_future();
    start();
    return begun.get();
}

bool JournalWriter::put(JournalEntry entry)
{
    {
        const std::lock_guard lock(m_mutex);
        const auto bytes = sizeOf(entry);
        if (m_waitingBytes > 0 && m_waitingBytes + bytes > kMostWaitingBytes)
            return false;
        m_waitingBytes += bytes;
        m_queued.push_back(std::move(entry));
    }
    m_changed.notify_one();
    return true;
}

void JournalWriter::work()
{
    const auto connection = JournalConnection::open(m_path, JournalAccess::Write);
    if (!connection) {
        m_begun.set_value(tl::unexpected(connection.error()));
        return;
    }
    serve(*connection);
}

void JournalWriter::serve(const JournalConnection &connection)
{
    const auto database = connection.database();
    Inserter inserter(database);
    if (!inserter.isPrepared()) {
        m_begun.set_value(fail(Errc::Malformed, "the journal's tables are not as expected"));
        return;
    }
    m_begun.set_value({});

    std::deque<JournalEntry> waiting;
    std::int64_t sinceCheckpointBytes = 0;
    const auto checkpointAbove = [&](std::int64_t bytes) {
        // Passive: waits for nobody. When it cannot finish, the next one does.
        if (sinceCheckpointBytes >= bytes
            && execute(database, QStringLiteral("PRAGMA wal_checkpoint(PASSIVE)")))
            sinceCheckpointBytes = 0;
    };
    for (bool isClosing = false;;) {
        takeQueued(waiting, isClosing);
        if (waiting.empty()) {
            if (isClosing)
                return;
            checkpointAbove(kIdleCheckpointBytes);
            continue;
        }
        std::vector<JournalEntry> together;
        const auto count = std::min(waiting.size(), kMostEntriesTogether);
        const auto end = waiting.begin() + static_cast<std::ptrdiff_t>(count);
        together.assign(std::make_move_iterator(waiting.begin()), std::make_move_iterator(end));
        waiting.erase(waiting.begin(), end);

        const auto done = inserter.commit(together);
        if (done) {
            std::int64_t bytes = 0;
            for (const auto &entry : together) {
                emit committed(entry.ticket);
                bytes += sizeOf(entry);
            }
            forget(bytes);
            sinceCheckpointBytes += bytes + kPagesOfCommitBytes;
            checkpointAbove(kForcedCheckpointBytes);
            continue;
        }
        // Kept in order, in front of all that came later: the journal stays without gaps.
        waiting.insert(
            waiting.begin(), std::make_move_iterator(together.begin()),
            std::make_move_iterator(together.end()));
        for (auto &entry : waiting)
            if (!std::exchange(entry.isFailureTold, true))
                emit failed(entry.ticket, done.error());
        if (isClosing)
            return;
    }
}

void JournalWriter::takeQueued(std::deque<JournalEntry> &waiting, bool &isClosing)
{
    std::unique_lock lock(m_mutex);
    const bool mayGoOn = !waiting.empty() && !waiting.front().isFailureTold;
    if (!mayGoOn)
        m_changed.wait_for(lock, kIdle, [this] { return m_isClosing || !m_queued.empty(); });
    std::move(m_queued.begin(), m_queued.end(), std::back_inserter(waiting));
    m_queued.clear();
    isClosing = m_isClosing;
}

void JournalWriter::forget(std::int64_t bytes)
{
    const std::lock_guard lock(m_mutex);
    m_waitingBytes -= bytes;
}

} // namespace tulpar
