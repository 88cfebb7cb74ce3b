#include "app/desk_archive.h"

#include "app/settings_file.h"
#include "app/state_folder.h"
#include "core/archive/archive_database.h"
#include "core/archive/archive_search.h"
#include "core/archive/frame_takeout.h"
#include "core/archive/row_export.h"

#include <QFileInfo>

#include <algorithm>
#include <functional>
#include <utility>

namespace tulpar {

namespace {

constexpr std::size_t kFirstPiece = 100; // more than a screen shows
constexpr std::size_t kPiece = 2000;
constexpr std::size_t kRowsASay = 5000;

std::optional<std::string> unlessEmpty(const std::string &text)
{
    return text.empty() ? std::nullopt : std::optional(text);
}

ArchiveProblem problemOf(const Error &error)
{
    const auto trouble = [&error] {
        switch (error.code) {
        case Errc::NotFound:
            return ArchiveTrouble::Absent;
        case Errc::Unavailable:
            return ArchiveTrouble::Unreachable;
        case Errc::Malformed:
        case Errc::Unsupported:
            return ArchiveTrouble::NotAnArchive;
        default:
            return ArchiveTrouble::Failed;
        }
    };
    return {trouble(), QString::fromStdString(error.detail)};
}

FoundFile fileOf(const ArchivedFrame &frame)
{
    if (frame.form == FrameForm::Deleted)
        return FoundFile::Deleted;
    switch (frame.state) {
    case FrameState::Good:
        return FoundFile::Good;
    case FrameState::Missing:
        return FoundFile::Missing;
    case FrameState::Damaged:
        return FoundFile::Damaged;
    case FrameState::New:
        break;
    }
    return FoundFile::Unchecked;
}

FoundFrame foundFrame(const QVariantList &values)
{
    const ArchivedFrame frame = frameOf(values);
    FoundFrame found;
    found.night = frame.night;
    found.start = frame.start;
    found.exposure = frame.exposure;
    found.channel = frame.channel;
    found.number = frame.number;
    found.subject = frame.subject;
    found.object = frame.object;
    found.kind = frame.kind;
    found.position = frame.pointing;
    found.file = fileOf(frame);
    found.isPacked = frame.form == FrameForm::Rice || frame.form == FrameForm::Cube;
    const WantedFrame file = wanted(frame); // of a frame in a cube: what it would be outside
    found.path = frame.path;
    found.plane = file.plane;
    found.name = file.name;
    if (file.digest) {
        found.bytes = file.digest->bytes;
        found.sha256 = file.digest->sha256;
    }
    return found;
}

/// The value of a column by its name.
class NamedValues {
public:
    NamedValues(SearchIn in, const QVariantList &values)
        : m_in(in)
        , m_values(values)
    {
    }
    [[nodiscard]] QVariant at(std::string_view name) const
    {
        const auto columns = columnsOf(m_in);
        const auto found = std::ranges::find(columns, name, &ArchiveColumn::name);
        return found == columns.end() ? QVariant() : m_values[found - columns.begin()];
    }
    [[nodiscard]] std::string text(std::string_view name) const { return at(name).toString().toStdString(); }
    [[nodiscard]] std::int64_t number(std::string_view name) const { return at(name).toLongLong(); }
    [[nodiscard]] bool has(std::string_view name) const { return !at(name).isNull(); }

private:
    SearchIn m_in;
    const QVariantList &m_values;
};

FoundEvent foundEvent(const QVariantList &values)
{
    const NamedValues row(SearchIn::Events, values);
    FoundEvent found;
    found.event = row.text("subject");
    found.name = row.text("name");
    found.first = {row.number("first_utc_ns")};
    if (row.has("trigger_utc_ns"))
        found.trigger = UtcInstant{row.number("trigger_utc_ns")};
    if (row.has("ra_deg") && row.has("dec_deg"))
        found.position = IcrsDirection{
            Angle::degrees(row.at("ra_deg").toDouble()), Angle::degrees(row.at("dec_deg").toDouble())};
    if (row.has("error_deg"))
        found.error = Angle::degrees(row.at("error_deg").toDouble());
    found.outcome = enumNamed<Outcome>(row.text("outcome"));
    found.isWithdrawn = row.has("withdrawn");
    found.notices = row.number("notices");
    found.frames = row.number("frames");
    return found;
}

FoundNight foundNight(const QVariantList &values)
{
    const NamedValues row(SearchIn::Nights, values);
    return {row.text("night"),    {row.number("first_utc_ns")}, {row.number("last_utc_ns")},
            row.number("frames"), row.number("size_bytes"),     row.number("stored_bytes")};
}

void add(FoundRows &rows, ArchiveTopic topic, const QVariantList &values)
{
    if (topic == ArchiveTopic::Frames)
        rows.frames.push_back(foundFrame(values));
    else if (topic == ArchiveTopic::Events)
        rows.events.push_back(foundEvent(values));
    else
        rows.nights.push_back(foundNight(values));
}

using UseRows = std::function<void(std::shared_ptr<const FoundRows>)>;

/// How many rows there are in all; `use` gets the first of them in pieces.
Result<std::size_t> searchInPieces(
    const ArchiveAddress &address, const ArchiveQuestion &question, const std::atomic_bool &isStopped,
    const std::shared_ptr<ServerBreak> &serverBreak, const UseRows &use)
{
    const auto archive = ArchiveDatabase::open(address, ArchiveAccess::Read, serverBreak);
    if (!archive)
        return tl::unexpected(archive.error());
    ArchiveSearch search = searchOf(question);
    search.limit = DeskArchive::kMostRows;
    FoundRows piece;
    std::size_t rows = 0;
    const auto hand = [&] { use(std::make_shared<const FoundRows>(std::exchange(piece, {}))); };
    const auto shown = forEachRow(*archive, search, [&](const QVariantList &values) {
        add(piece, question.topic, values);
        ++rows;
        if (rows == kFirstPiece || piece.size() == kPiece)
            hand();
        return !isStopped;
    });
    if (!shown)
        return tl::unexpected(shown.error());
    if (piece.size() > 0)
        hand();
    if (rows < static_cast<std::size_t>(DeskArchive::kMostRows) || isStopped)
        return rows;
    return countRows(*archive, search);
}

WantedFrame wantedFrame(const FoundFrame &frame)
{
    return {
        frame.path, frame.night,
        frame.sha256.empty() ? std::nullopt : std::optional(FileDigest{frame.bytes, frame.sha256}),
        frame.plane, frame.name};
}

ArchiveWork copied(const TakeoutResult &result, std::size_t all, const QString &folder)
{
    ArchiveWork work;
    work.isCopy = true;
    work.to = folder;
    work.all = static_cast<std::int64_t>(all);
    work.done = static_cast<std::int64_t>(result.copied);
    work.thereAlready = static_cast<std::int64_t>(result.thereAlready);
    work.failed = static_cast<std::int64_t>(result.failed);
    work.bytes = result.bytes;
    work.isStopped = result.isStopped;
    work.firstFailure = QString::fromStdString(result.firstFailure);
    return work;
}

} // namespace

ArchiveSearch searchOf(const ArchiveQuestion &question)
{
    ArchiveSearch search;
    search.in = question.topic == ArchiveTopic::Events ? SearchIn::Events
        : question.topic == ArchiveTopic::Nights       ? SearchIn::Nights
                                                       : SearchIn::Frames;
    search.words = unlessEmpty(question.words);
    search.night = unlessEmpty(question.night);
    search.channel = unlessEmpty(question.channel);
    search.kind = unlessEmpty(question.kind);
    search.from = question.from;
    search.until = question.until;
    if (question.near)
        search.cone = SkyCone{*question.near, question.radius};
    search.isNewestFirst = true;
    return search;
}

DeskArchive::DeskArchive(std::optional<ArchiveAddress> address, QObject *parent)
    : ArchivePort(parent)
    , m_address(std::move(address))
{
}

DeskArchive::~DeskArchive()
{
    if (m_searching) {
        *m_searching = true;
        m_searchBreak->now();
    }
    stopWork();
    m_workBreak->now();
}

ArchivePlace DeskArchive::place() const
{
    if (!m_address)
        return {};
    return {m_address->shown(), m_address->engine == ArchiveEngine::PostgreSql};
}

void DeskArchive::search(const ArchiveQuestion &question, quint64 turn)
{
    if (m_searching) {
        *m_searching = true;
        m_searchBreak->now(); // the next one does not wait for a server that hangs over the last
    }
    m_searching = std::make_shared<std::atomic_bool>(false);
    m_searchBreak = std::make_shared<ServerBreak>();
    if (!m_address) {
        emit searchEnded(turn, 0, {ArchiveTrouble::NotKept, {}});
        return;
    }
    m_searches.start([this, address = *m_address, question, turn, stop = m_searching,
                      serverBreak = m_searchBreak] {
        if (*stop)
            return;
        const auto all =
            searchInPieces(address, question, *stop, serverBreak, [&](std::shared_ptr<const FoundRows> rows) {
                m_searches.tell(this, [this, turn, rows = std::move(rows)] { emit rowsFound(turn, rows); });
            });
        if (*stop)
            return;
        const qint64 count = all ? static_cast<qint64>(*all) : 0;
        const ArchiveProblem problem = all ? ArchiveProblem() : problemOf(all.error());
        m_searches.tell(this, [this, turn, count, problem] { emit searchEnded(turn, count, problem); });
    });
}

void DeskArchive::exportRows(const ArchiveQuestion &question, const QString &path)
{
    if (!m_address)
        return;
    m_working = std::make_shared<std::atomic_bool>(false);
    m_works.start([this, address = *m_address, question, path, stop = m_working, serverBreak = m_workBreak] {
        ArchiveWork work;
        work.to = path;
        const auto archive = ArchiveDatabase::open(address, ArchiveAccess::Read, serverBreak);
        if (!archive) {
            work.problem = problemOf(archive.error());
        } else {
            const auto written =
                tulpar::exportRows(*archive, searchOf(question), RowFormat::Csv, path, [&](std::size_t rows) {
                    if (rows % kRowsASay == 0 && rows > 0)
                        m_works.tell(
                            this, [this, rows] { emit workProgressed(static_cast<qint64>(rows), 0); });
                    return !*stop;
                });
            if (!written) {
                work.firstFailure = QString::fromStdString(written.error().detail);
            } else {
                work.done = static_cast<std::int64_t>(written->rows);
                work.isStopped = written->isStopped;
            }
        }
        m_works.tell(this, [this, work] { emit workEnded(work); });
    });
}

void DeskArchive::copyFrames(std::vector<FoundFrame> frames, const QString &folder)
{
    m_working = std::make_shared<std::atomic_bool>(false);
    m_works.start([this, frames = std::move(frames), folder, stop = m_working] {
        std::vector<WantedFrame> wanted;
        wanted.reserve(frames.size());
        for (const FoundFrame &frame : frames)
            wanted.push_back(wantedFrame(frame));
        const auto all = static_cast<qint64>(wanted.size());
        const qint64 aSay = std::max<qint64>(1, all / 100);
        const TakeoutResult result = takeFramesOut(wanted, folder.toStdString(), [&](std::size_t done) {
            if (static_cast<qint64>(done) % aSay == 0)
                m_works.tell(
                    this, [this, done, all] { emit workProgressed(static_cast<qint64>(done), all); });
            return !*stop;
        });
        m_works.tell(this, [this, work = copied(result, wanted.size(), folder)] { emit workEnded(work); });
    });
}

void DeskArchive::stopWork()
{
    if (m_working)
        *m_working = true;
}

QString DeskArchive::fileToOpen(const FoundFrame &frame) const
{
    if (!frame.plane)
        return QString::fromStdString(frame.path);
    const WantedFrame plane = wantedFrame(frame);
    const auto folder = m_planes.path().toStdString();
    return takeFrameOut(plane, folder) ? QString::fromStdString(takeoutPlace(plane, folder).string())
                                       : QString();
}

void DeskArchive::lookFor(const FoundFrame &frame, const std::vector<FoundFrame> &others)
{
    m_looks.start([this, looked = frame, others]() mutable {
        const bool isHere = QFileInfo::exists(QString::fromStdString(looked.path));
        QStringList paths;
        if (isHere)
            paths << fileToOpen(looked);
        if (isHere && paths.front().isEmpty())
            looked.file = FoundFile::Damaged;
        else if (isHere)
            for (const FoundFrame &other : others)
                if (const QString path = fileToOpen(other); !path.isEmpty())
                    paths << path;
        m_looks.tell(this, [this, looked, isHere, paths] { emit lookedFor(looked, isHere, paths); });
    });
}

Result<std::optional<ArchiveAddress>> archiveOf(
    const QString &address, const QString &config, const QString &state)
{
    if (!address.isEmpty()) {
        auto parsed = parseArchiveAddress(address);
        if (!parsed)
            return fail(parsed.error().code, "--archive " + parsed.error().detail);
        return std::optional(std::move(*parsed));
    }
    ArchiveSettings archive;
    QString folder = defaultStateFolder();
    if (!config.isEmpty()) {
        auto file = SettingsFile::open(config);
        if (!file)
            return tl::unexpected(file.error());
        readArchive(file->table("archive"), QFileInfo(config).dir(), archive);
        file->table("folders").read("state", folder);
        if (const auto read = file->refused(); !read)
            return tl::unexpected(read.error());
    }
    return archiveAddress(archive, state.isEmpty() ? folder : state);
}

} // namespace tulpar
