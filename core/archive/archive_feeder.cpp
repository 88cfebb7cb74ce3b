#include "core/archive/archive_feeder.h"

#include "core/archive/archive_database.h"
#include "core/archive/row_inserter.h"
#include "core/store/journal_reader.h"

#include <algorithm>
#include <array>
#include <utility>

namespace tulpar {

namespace {

QVariant number(std::int64_t value)
{
    return QVariant(static_cast<qint64>(value));
}

struct Place {
    std::int64_t journal = 0;
    std::uint64_t seq = 0;
};

/// None: the journal is empty.
Result<std::optional<Place>> placeIn(const ArchiveDatabase &archive, const JournalReader &journal)
{
    const auto first = journal.readFacts(1, 1);
    if (!first)
        return tl::unexpected(first.error());
    if (first->empty())
        return std::optional<Place>();
    Place place{first->front().at.utc.nsSinceUnixEpoch, 0};
    auto row = archive.query(
        QStringLiteral("SELECT last_seq, last_utc_ns FROM progress WHERE journal = ?"),
        {number(place.journal)});
    if (!row)
        return tl::unexpected(row.error());
    if (!row->next())
        return std::optional(place);
    const auto seq = row->value(0).toULongLong();
    const auto at = row->value(1).toLongLong();
    const auto fact = journal.readFacts(seq, 1);
    if (!fact)
        return tl::unexpected(fact.error());
    // Another fact under this number: the journal was rescued, and went on from an earlier one.
    if (!fact->empty() && fact->front().seq == seq && fact->front().at.utc.nsSinceUnixEpoch == at)
        place.seq = seq;
    return std::optional(place);
}

} // namespace

ArchiveFeeder::ArchiveFeeder(const ArchiveDatabase &archive, const JournalReader &journal, Angle longitude)
    : m_archive(archive)
    , m_journal(journal)
    , m_longitude(longitude)
{
}

Result<bool> ArchiveFeeder::findPlace()
{
    if (m_journalName)
        return true;
    const auto place = placeIn(m_archive, m_journal);
    if (!place)
        return tl::unexpected(place.error());
    if (!*place)
        return false;
    m_journalName = (*place)->journal;
    m_lastSeq = (*place)->seq;
    return true;
}

Result<std::size_t> ArchiveFeeder::bringNext(std::size_t most)
{
    const auto found = findPlace();
    if (!found)
        return tl::unexpected(found.error());
    if (!*found)
        return std::size_t{0};
    auto facts = m_journal.readFacts(m_lastSeq + 1, most);
    if (!facts)
        return tl::unexpected(facts.error());
    if (facts->empty())
        return std::size_t{0};
    auto written = write(*facts);
    if (!written && written.error().code == Errc::OutOfRange) { // one of them the engine never takes
        facts->resize(1);
        written = write(*facts);
        if (!written && written.error().code == Errc::OutOfRange)
            written =
                writeRows({unreadRowOf(facts->front(), m_longitude, written.error().detail)}, facts->front());
    }
    if (!written)
        return tl::unexpected(written.error());
    m_lastSeq = facts->back().seq;
    return facts->size();
}

Result<void> ArchiveFeeder::write(const std::vector<FactRecord> &facts)
{
    std::vector<ArchiveRow> rows;
    rows.reserve(facts.size());
    for (const FactRecord &fact : facts)
        rows.push_back(archiveRowOf(fact, m_longitude));
    return writeRows(rows, facts.back());
}

Result<void> ArchiveFeeder::writeRows(const std::vector<ArchiveRow> &rows, const FactRecord &last)
{
    auto transaction = ArchiveTransaction::begin(m_archive, ArchiveTransaction::Kind::Write);
    if (!transaction)
        return tl::unexpected(transaction.error());
    std::array<std::vector<QVariantList>, kArchiveTables> ofTable;
    for (const ArchiveRow &row : rows)
        ofTable[static_cast<std::size_t>(row.table)].push_back(row.values);
    for (std::size_t i = 0; i < ofTable.size(); ++i)
        if (const auto done = insertRows(m_archive, static_cast<ArchiveTable>(i), ofTable[i]); !done)
            return done;
    const auto marked = m_archive.query(
        QStringLiteral(
            "INSERT INTO progress (journal, last_seq, last_utc_ns) VALUES (?, ?, ?) ON CONFLICT (journal) DO "
            "UPDATE SET last_seq = excluded.last_seq, last_utc_ns = excluded.last_utc_ns"),
        {number(*m_journalName), number(static_cast<std::int64_t>(last.seq)),
         number(last.at.utc.nsSinceUnixEpoch)});
    if (!marked)
        return tl::unexpected(marked.error());
    return transaction->commit();
}

Result<std::uint64_t> archivedSeq(const ArchiveDatabase &archive, const JournalReader &journal)
{
    return placeIn(archive, journal).map([](const std::optional<Place> &place) {
        return place ? place->seq : 0;
    });
}

} // namespace tulpar
