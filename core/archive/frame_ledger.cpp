#include "core/archive/frame_ledger.h"

#include "core/archive/archive_database.h"
#include "core/archive/archive_search.h"
#include "core/archive/fact_rows.h"

namespace tulpar {

namespace {

QVariant number(std::int64_t value)
{
    return QVariant(static_cast<qint64>(value));
}

QVariant orNull(const std::string &text)
{
    return text.empty() ? QVariant(QMetaType(QMetaType::QString)) : QVariant(archiveText(text));
}

Result<void> change(
    const ArchiveDatabase &database, const QString &settings, QVariantList values, FrameKey frame)
{
    values << number(frame.atUtcNs) << number(static_cast<std::int64_t>(frame.seq));
    const auto done = database.query(
        QStringLiteral("UPDATE frames SET ") + settings + QStringLiteral(" WHERE at_utc_ns = ? AND seq = ?"),
        values);
    if (!done)
        return tl::unexpected(done.error());
    return {};
}

Result<std::vector<ArchivedFrame>> framesWhere(
    const ArchiveDatabase &database, const QString &condition, const QVariantList &asked)
{
    auto rows = database.query(
        QStringLiteral("SELECT %1 FROM frames WHERE %2").arg(columnList(ArchiveTable::Frames), condition),
        asked);
    if (!rows)
        return tl::unexpected(rows.error());
    std::vector<ArchivedFrame> frames;
    while (rows->next()) {
        QVariantList values;
        for (int i = 0; i < static_cast<int>(columnsOf(ArchiveTable::Frames).size()); ++i)
            values << rows->value(i);
        frames.push_back(frameOf(values));
    }
    if (rows->lastError().isValid())
        return tl::unexpected(archiveError(QStringLiteral("reading frames"), rows->lastError()));
    return frames;
}

} // namespace

Result<std::vector<ArchivedFrame>> newFrames(const ArchiveDatabase &database, std::size_t most)
{
    ArchiveSearch search;
    search.state = FrameState::New;
    search.limit = most;
    return findFrames(database, search);
}

Result<ArchivedFrame> findFrame(const ArchiveDatabase &database, FrameKey frame)
{
    auto found = framesWhere(
        database, QStringLiteral("at_utc_ns = ? AND seq = ?"),
        {number(frame.atUtcNs), number(static_cast<std::int64_t>(frame.seq))});
    if (!found)
        return tl::unexpected(found.error());
    if (found->empty())
        return fail(Errc::NotFound, "no frame of fact " + std::to_string(frame.seq));
    return std::move(found->front());
}

Result<std::vector<ArchivedFrame>> framesAt(
    const ArchiveDatabase &database, const std::string &night, const std::string &path)
{
    return framesWhere(
        database, QStringLiteral("night = ? AND path = ? ORDER BY plane"),
        {archiveText(night), archiveText(path)});
}

Result<void> recordInspection(
    const ArchiveDatabase &database, FrameKey frame, const FrameInspection &found, UtcInstant now)
{
    if (found.state == FrameState::Missing)
        return recordState(database, frame, FrameState::Missing, now);
    QVariantList place(5, QVariant(QMetaType(QMetaType::Double)));
    if (found.pointing) {
        const auto &[ra, dec] = *found.pointing;
        place = {
            ra.asDegrees(), dec.asDegrees(), cosine(dec) * cosine(ra), cosine(dec) * sine(ra), sine(dec)};
    }
    const QVariantList digest{number(found.digest.bytes), orNull(found.digest.sha256)};
    return change(
        database,
        QStringLiteral(
            "state = ?, checked_utc_ns = ?, kind = ?, object = ?, ra_deg = ?, dec_deg = ?, x = ?, y = ?, "
            "z = ?, size_bytes = ?, sha256 = ?, stored_bytes = ?, stored_sha256 = ?"),
        QVariantList{
            archiveText(nameOf(found.state)), number(now.nsSinceUnixEpoch), orNull(found.kind),
            orNull(found.object)}
            + place + digest + digest,
        frame);
}

Result<void> recordState(const ArchiveDatabase &database, FrameKey frame, FrameState state, UtcInstant now)
{
    return change(
        database, QStringLiteral("state = ?, checked_utc_ns = ?"),
        {archiveText(nameOf(state)), number(now.nsSinceUnixEpoch)}, frame);
}

Result<void> recordForm(
    const ArchiveDatabase &database, FrameKey frame, FrameForm form, const std::filesystem::path &path,
    const FileDigest &stored, std::optional<std::int64_t> plane)
{
    return change(
        database, QStringLiteral("form = ?, path = ?, stored_bytes = ?, stored_sha256 = ?, plane = ?"),
        {archiveText(nameOf(form)), archiveText(path.string()), number(stored.bytes),
         archiveText(stored.sha256), plane ? number(*plane) : QVariant(QMetaType(QMetaType::LongLong))},
        frame);
}

Result<void> recordDeletion(const ArchiveDatabase &database, FrameKey frame)
{
    return change(database, QStringLiteral("form = ?"), {archiveText(nameOf(FrameForm::Deleted))}, frame);
}

Result<void> recordCopy(const ArchiveDatabase &database, FrameKey frame, UtcInstant now)
{
    return change(database, QStringLiteral("copied_utc_ns = ?"), {number(now.nsSinceUnixEpoch)}, frame);
}

FrameState stateOnDisk(const ArchivedFrame &frame)
{
    const auto digest = digestOf(frame.path);
    if (!digest)
        return digest.error().code == Errc::NotFound ? FrameState::Missing : FrameState::Damaged;
    return frame.stored && *digest == *frame.stored ? FrameState::Good : FrameState::Damaged;
}

} // namespace tulpar
