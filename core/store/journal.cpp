#include "core/store/journal.h"

#include "core/store/file_lock.h"
#include "core/store/journal_file.h"
#include "core/store/journal_log.h"
#include "core/store/journal_rescue.h"
#include "core/store/journal_writer.h"

#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace tulpar {

Result<std::unique_ptr<Journal>> Journal::open(const QString &path)
{
    const auto says = [&path](const Error &error) {
        return fail(error.code, "journal " + path.toStdString() + ": " + error.detail);
    };
    if (!QFileInfo(QFileInfo(path).absolutePath()).isDir())
        return says({Errc::Io, "its folder does not exist"});
    auto lock = FileLock::take(path + QStringLiteral(".lock"));
    if (!lock)
        return says(lock.error());
    if (const auto finished = finishRescue(path); !finished)
        return says(finished.error());
    if (const auto known = checkFirstBytes(path); !known)
        return says(known.error());
    if (const auto whole = checkJournalLog(path); !whole)
        return says(whole.error());
    {
        const auto connection = JournalConnection::open(path, JournalAccess::Write);
        if (!connection)
            return says(connection.error());
        if (const auto prepared = prepareJournal(connection->database()); !prepared)
            return says(prepared.error());
        if (const auto checked = checkJournal(connection->database()); !checked)
            return says(checked.error());
    }
    auto reader = JournalReader::open(path);
    if (!reader)
        return says(reader.error());
    const auto lastSeq = (*reader)->lastSeq();
    if (!lastSeq)
        return says(lastSeq.error());
    auto writer = std::make_unique<JournalWriter>(path);
    if (const auto begun = writer->begin(); !begun)
        return says(begun.error());
    return std::unique_ptr<Journal>(new Journal(
        std::make_unique<FileLock>(std::move(*lock)), std::move(writer), std::move(*reader), *lastSeq));
}

Journal::Journal(
    std::unique_ptr<FileLock> lock, std::unique_ptr<JournalWriter> writer,
    std::unique_ptr<JournalReader> reader, std::uint64_t lastSeq)
    : m_lock(std::move(lock))
    , m_reader(std::move(reader))
    , m_writer(std::move(writer))
    , m_lastSeq(lastSeq)
{
    m_fromWriter.hear(
        m_writer.get(), &JournalWriter::committed, [this](quint64 ticket) { emit committed(ticket); });
    m_fromWriter.hear(m_writer.get(), &JournalWriter::failed, [this](quint64 ticket, const Error &error) {
        emit failed(ticket, error);
    });
}

Journal::~Journal()
{
    m_reader.reset(); // the last connection to close moves the log into the file
    m_writer.reset();
}

Result<void> Journal::append(
    std::vector<FactRecord> facts, std::optional<NoticeRow> notice, std::optional<FeedOffset> offset,
    std::uint64_t ticket)
{
    auto next = m_lastSeq;
    for (const auto &fact : facts)
        if (fact.seq != ++next)
            return fail(
                Errc::OutOfOrder,
                "fact " + std::to_string(fact.seq) + " where " + std::to_string(next) + " is the next");
    if (notice
        && std::ranges::none_of(facts, [&](const FactRecord &fact) { return fact.seq == notice->seq; }))
        return fail(
            Errc::OutOfOrder, "a notice of fact " + std::to_string(notice->seq) + ", which is not with it");
    if (!m_writer->put({std::move(facts), std::move(notice), std::move(offset), ticket}))
        return fail(Errc::Unavailable, "the disk does not take the journal and too much waits for it");
    m_lastSeq = next;
    return {};
}

Result<std::vector<FactRecord>> Journal::readFacts(std::uint64_t fromSeq, std::size_t limit) const
{
    return m_reader->readFacts(fromSeq, limit);
}

Result<std::optional<std::int64_t>> Journal::storedOffset(
    const std::string &feed, const std::string &topic, std::int32_t partition) const
{
    return m_reader->storedOffset(feed, topic, partition);
}

Result<std::string> Journal::noticeBytes(std::uint64_t seq) const
{
    return m_reader->noticeBytes(seq);
}

} // namespace tulpar
