#include "core/feeds/folder_feed.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace tulpar {

namespace {

constexpr qsizetype kMostUnstored = 64; // files; the others wait for the next look

bool isUnfinished(const QString &name)
{
    static constexpr std::array<const char *, 3> kEndings{".part", ".tmp", "~"};
    return std::any_of(kEndings.begin(), kEndings.end(), [&](const char *ending) {
        return name.endsWith(QLatin1String(ending));
    });
}

} // namespace

FolderFeed::FolderFeed(FolderFeedConfig config, const Clock &clock, QObject *parent)
    : Feed(parent)
    , m_config(std::move(config))
    , m_clock(clock)
    , m_watcher(this)
    , m_scan(this)
{
    for (const auto &[name, changed] : m_config.delivered)
        m_delivered[QString::fromStdString(name)] = changed;
    connect(&m_scan, &QTimer::timeout, this, &FolderFeed::scan);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &FolderFeed::scan);
}

Result<void> FolderFeed::start()
{
    if (m_config.path.empty())
        return fail(Errc::OutOfRange, "feed " + m_config.feed + " names no folder");
    m_scan.start(m_config.scanEvery);
    scan();
    return {};
}

void FolderFeed::stop()
{
    m_scan.stop();
    if (const QStringList watched = m_watcher.directories(); !watched.isEmpty())
        m_watcher.removePaths(watched);
    m_watcher.disconnect(this);
}

void FolderFeed::scan()
{
    const QDir folder(QString::fromStdString(m_config.path));
    if (!folder.exists() || !QFileInfo(folder.path()).isReadable()) {
        tell(FeedLink::Down, m_config.path + " is no folder that can be read");
        return;
    }
    if (m_watcher.directories().isEmpty())
        m_watcher.addPath(folder.path());
    const Now now = m_clock.now();
    tell(FeedLink::Connected, m_moveTrouble);
    emit heard({}, now); // the folder is there and is looked at
    std::set<QString> present;
    bool isSomethingNew = false;
    const auto entries = folder.entryInfoList(QDir::Files, QDir::Time | QDir::Reversed); // oldest first
    for (const QFileInfo &entry : entries) {
        const QString name = entry.fileName();
        if (isUnfinished(name))
            continue;
        present.insert(name);
        const std::int64_t changed = entry.lastModified().toMSecsSinceEpoch();
        if (const auto known = m_delivered.find(name); known != m_delivered.end()) {
            if (known->second >= changed) {
                const bool isStored =
                    std::none_of(m_unstored.begin(), m_unstored.end(), [&](const auto &one) {
                        return one.second == name;
                    });
                if (isStored && m_config.movesDelivered)
                    moveAway(name); // stored before, but the core ended before it was moved
                continue;
            }
        }
        Candidate &candidate = m_candidates[name];
        if (candidate.size != entry.size() || candidate.changed != changed) {
            candidate = {entry.size(), changed, now.mono};
            isSomethingNew = true;
        } else if (
            now.mono - candidate.since >= m_config.stable
            && static_cast<qsizetype>(m_unstored.size()) < kMostUnstored) {
            m_candidates.erase(name);
            handOver(name, changed);
        } else {
            isSomethingNew = true;
        }
    }
    std::erase_if(m_candidates, [&](const auto &one) { return !present.contains(one.first); });
    std::erase_if(m_delivered, [&](const auto &one) { return !present.contains(one.first); });
    // A file just seen is looked at again as soon as it can be complete.
    const auto next = isSomethingNew ? std::min(m_config.stable / 2, m_config.scanEvery) : m_config.scanEvery;
    m_scan.setInterval(std::max(next, std::chrono::milliseconds(20)));
}

void FolderFeed::handOver(const QString &name, std::int64_t changed)
{
    m_delivered[name] = changed;
    FeedMessage message;
    message.feed = m_config.feed;
    message.topic = name.toStdString();
    message.offset = changed;
    message.received = m_clock.now();
    QFile file(QDir(QString::fromStdString(m_config.path)).filePath(name));
    message.sizeBytes = file.size();
    if (message.sizeBytes > m_config.largestBytes) {
        message.refusal = {
            Errc::TooLarge, std::to_string(message.sizeBytes) + " bytes, too many for a notice"};
    } else if (!file.open(QIODevice::ReadOnly)) {
        message.refusal = {Errc::Io, "cannot be read: " + file.errorString().toStdString()};
    } else {
        message.bytes = file.read(m_config.largestBytes);
        message.sizeBytes = message.bytes.size();
        if (file.error() != QFileDevice::NoError)
            message.refusal = {Errc::Io, "cannot be read: " + file.errorString().toStdString()};
    }
    message.id = ++m_lastId;
    m_unstored[message.id] = name;
    if (message.refusal.detail.empty())
        deliver(message);
    else
        emit noticeRefused(message);
}

void FolderFeed::acknowledge(quint64 id, bool, const QString &)
{
    const auto found = m_unstored.find(id);
    if (found == m_unstored.end())
        return;
    const QString name = found->second;
    m_unstored.erase(found);
    if (m_config.movesDelivered)
        moveAway(name);
}

void FolderFeed::moveAway(const QString &name)
{
    QDir folder(QString::fromStdString(m_config.path));
    const QString into = folder.filePath(QLatin1String(kDeliveredFolder));
    if (!folder.mkpath(into))
        return tellOfMove("cannot make " + into.toStdString() + "; delivered files stay");
    QString target = into + u'/' + name;
    for (int i = 2; QFile::exists(target); ++i)
        target = into + u'/' + QString::number(i) + u'-' + name;
    if (!QFile::rename(folder.filePath(name), target))
        return tellOfMove("cannot move " + name.toStdString() + " into " + into.toStdString() + "; it stays");
    m_delivered.erase(name);
    tellOfMove({});
}

void FolderFeed::tellOfMove(const std::string &trouble)
{
    m_moveTrouble = trouble;
    if (m_told.link == FeedLink::Connected)
        tell(FeedLink::Connected, m_moveTrouble);
}

void FolderFeed::tell(FeedLink link, const std::string &detail)
{
    const FeedStatus status{link, {}, detail, {}, {}};
    if (std::exchange(m_told, status) != status)
        emit statusChanged(status);
}

} // namespace tulpar
