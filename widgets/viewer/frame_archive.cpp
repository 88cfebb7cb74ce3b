#include "widgets/viewer/frame_archive.h"

#include "core/fits/reader.h"
#include "core/threads/work_pool.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTimeZone>

#include <algorithm>
#include <filesystem>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kGrowingMs = 300;

const QStringList &namesOfFits()
{
    static const QStringList names{u"*.fits"_s,    u"*.fit"_s,    u"*.fts"_s,      u"*.fz"_s,
                                   u"*.fits.gz"_s, u"*.fit.gz"_s, u"*.fits.bz2"_s, u"*.fits.Z"_s};
    return names;
}

UtcInstant instantOf(const QDateTime &time)
{
    return UtcInstant{time.toMSecsSinceEpoch() * 1'000'000};
}

/// By its name where it is ours, else by its header where that costs nothing, else by the file's own time.
FolderFrame describe(const QFileInfo &file)
{
    if (auto ours = folderFrameOf(file.filePath()))
        return *ours;
    FolderFrame frame{file.filePath(), {}, {}, 0, instantOf(file.lastModified())};
    if (const auto mapped = mapFits(std::filesystem::path(file.filePath().toStdU16String()))) {
        const FrameFacts &facts = mapped->facts();
        frame.channel = facts.channel;
        frame.event = facts.event;
        frame.number = facts.number;
        frame.start = facts.exposureStart.value_or(frame.start);
    }
    return frame;
}

} // namespace

std::optional<FolderFrame> folderFrameOf(const QString &path)
{
    // <event or "sky">_<channel>_<yyyymmddThhmmss.mmm>_<number>.fits
    static const QRegularExpression name(u"^(.+)_([^_]+)_(\\d{8}T\\d{6}\\.\\d{3})_(\\d+)\\.fits$"_s);
    const auto match = name.match(QFileInfo(path).fileName());
    if (!match.hasMatch())
        return std::nullopt;
    const QDateTime time = QDateTime::fromString(match.captured(3), u"yyyyMMdd'T'HHmmss.zzz"_s);
    if (!time.isValid())
        return std::nullopt;
    const QString event = match.captured(1);
    return FolderFrame{
        path, match.captured(2).toStdString(), event == u"sky"_s ? std::string() : event.toStdString(),
        match.captured(4).toULongLong(), instantOf(QDateTime(time.date(), time.time(), QTimeZone::utc()))};
}

FrameArchive::FrameArchive(WorkPool &pool, QObject *parent)
    : QObject(parent)
    , m_pool(pool)
{
    m_again.setSingleShot(true);
    m_again.setInterval(kGrowingMs);
    connect(&m_again, &QTimer::timeout, this, &FrameArchive::look);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &FrameArchive::look);
}

void FrameArchive::take(const FrameView &frame)
{
    const QString path = QString::fromStdString(frame.path);
    const QString folder = QFileInfo(path).absolutePath();
    const bool isNewNight = m_tonight != folder;
    m_tonight = folder;
    if (m_isByHand)
        return;
    if (isNewNight || m_folder != folder)
        watchTonight();
    if (m_known.contains(path))
        return;
    auto known = folderFrameOf(path);
    insert(known ? *known : FolderFrame{path, frame.channel, frame.event, frame.number, frame.exposureStart});
    emit changed();
}

void FrameArchive::turnTo(const QString &folder)
{
    m_isByHand = true;
    m_folder = folder;
    m_frames.clear();
    m_known.clear();
    m_growing.clear();
    m_isRead = false;
    if (!m_watcher.directories().isEmpty())
        m_watcher.removePaths(m_watcher.directories());
}

void FrameArchive::showFiles(const QStringList &paths)
{
    turnTo({});
    emit changed();
    m_pool.start([this, paths] {
        std::vector<FolderFrame> found;
        for (const QString &path : paths)
            if (const QFileInfo file(path); file.isFile())
                found.push_back(describe(file));
        m_pool.tell(this, [this, found = std::move(found)] {
            if (!m_isByHand || !m_folder.isEmpty())
                return; // another folder is looked at by now
            for (const FolderFrame &frame : found)
                insert(frame);
            emit changed();
        });
    });
}

void FrameArchive::watchFolder(const QString &folder)
{
    turnTo(folder);
    m_watcher.addPath(folder);
    emit changed();
    look();
}

void FrameArchive::watchTonight()
{
    if (m_tonight.isEmpty())
        return;
    watchFolder(m_tonight);
    m_isByHand = false;
}

void FrameArchive::look()
{
    if (m_folder.isEmpty())
        return;
    if (m_isReading) {
        m_isReadAgain = true;
        return;
    }
    m_isReading = true;
    m_isReadAgain = false;
    m_pool.start([this, folder = m_folder, known = m_known, before = m_growing, isFirst = !m_isRead] {
        std::vector<FolderFrame> found;
        Growing growing;
        const auto files = QDir(folder).entryInfoList(namesOfFits(), QDir::Files | QDir::Readable);
        for (const QFileInfo &file : files) {
            const QString path = file.filePath();
            if (known.contains(path))
                continue;
            const auto earlier = before.find(path);
            const bool hasRested = earlier != before.end() && earlier->second == file.size();
            // Our own are renamed when they are whole; what was there before us is taken to be.
            if (isFirst || hasRested || folderFrameOf(path))
                found.push_back(describe(file));
            else
                growing[path] = file.size();
        }
        m_pool.tell(this, [this, folder, found = std::move(found), growing = std::move(growing)] {
            takeFolder(folder, found, growing);
        });
    });
}

void FrameArchive::takeFolder(
    const QString &folder, const std::vector<FolderFrame> &found, const Growing &growing)
{
    m_isReading = false;
    const bool isThis = folder == m_folder;
    const FolderFrame *newest = nullptr;
    if (isThis) {
        m_growing = growing;
        if (!growing.empty())
            m_again.start();
        for (const FolderFrame &frame : found) {
            insert(frame);
            if (newest == nullptr || frame.start > newest->start)
                newest = &frame;
        }
        if (!found.empty() || !m_isRead)
            emit changed();
    }
    if (!isThis || m_isReadAgain)
        look();
    const bool isNews = isThis && m_isRead && m_isByHand && newest != nullptr;
    m_isRead = m_isRead || isThis;
    if (isNews)
        emit arrived(newest->path);
}

void FrameArchive::insert(const FolderFrame &frame)
{
    if (!m_known.insert(frame.path).second)
        return;
    const auto at = std::upper_bound(
        m_frames.begin(), m_frames.end(), frame,
        [](const FolderFrame &a, const FolderFrame &b) { return a.start < b.start; });
    m_frames.insert(at, frame);
}

std::vector<std::string> FrameArchive::events() const
{
    std::vector<std::string> events;
    for (const FolderFrame &frame : m_frames)
        if (!frame.event.empty() && std::find(events.begin(), events.end(), frame.event) == events.end())
            events.push_back(frame.event);
    return events;
}

const FolderFrame *FrameArchive::frameAt(const QString &path) const
{
    const auto at = std::find_if(
        m_frames.begin(), m_frames.end(), [&](const FolderFrame &frame) { return frame.path == path; });
    return at == m_frames.end() ? nullptr : &*at;
}

const FolderFrame *FrameArchive::firstOf(const std::string &event, const std::string &channel) const
{
    const ArchiveFilter filter{channel, event};
    const auto at = std::find_if(
        m_frames.begin(), m_frames.end(), [&](const FolderFrame &frame) { return filter.holds(frame); });
    return at == m_frames.end() ? nullptr : &*at;
}

const FolderFrame *FrameArchive::stepFrom(const QString &path, int steps, const ArchiveFilter &filter) const
{
    std::vector<const FolderFrame *> held;
    for (const FolderFrame &frame : m_frames)
        if (filter.holds(frame) || frame.path == path)
            held.push_back(&frame);
    const auto at =
        std::find_if(held.begin(), held.end(), [&](const FolderFrame *frame) { return frame->path == path; });
    const auto from =
        at == held.end() ? static_cast<std::ptrdiff_t>(held.size()) - (steps < 0 ? 0 : 1) : at - held.begin();
    const std::ptrdiff_t to = from + steps;
    return to < 0 || to >= static_cast<std::ptrdiff_t>(held.size()) ? nullptr
                                                                    : held[static_cast<std::size_t>(to)];
}

} // namespace tulpar
