#include "core/feeds/replay_feed.h"

#include <QDateTime>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <tuple>
#include <utility>

namespace tulpar {

namespace {

constexpr qint64 kLargestBytes = 64 * 1024 * 1024;

/// The text between `begin` and the next `end` after the first `mark`.
QByteArray between(const QByteArray &bytes, const char *mark, const char *begin, const char *end)
{
    const auto marked = bytes.indexOf(mark);
    if (marked < 0)
        return {};
    const auto start = bytes.indexOf(begin, marked + static_cast<qsizetype>(qstrlen(mark)));
    if (start < 0)
        return {};
    const auto first = start + static_cast<qsizetype>(qstrlen(begin));
    const auto last = bytes.indexOf(end, first);
    constexpr qsizetype longest = 64;
    return last < 0 || last - first > longest ? QByteArray() : bytes.mid(first, last - first);
}

std::optional<UtcInstant> statedTime(const QByteArray &bytes)
{
    const QByteArray text = bytes.trimmed().startsWith('{') ? between(bytes, "\"alert_datetime\"", "\"", "\"")
                                                            : between(bytes, "<Date", ">", "</Date>");
    const auto time = parseUtc(text.trimmed().toStdString());
    return time ? std::optional(*time) : std::nullopt;
}

Result<QByteArray> contents(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Errc::Io, path.toStdString() + ": " + file.errorString().toStdString());
    if (file.size() > kLargestBytes)
        return fail(
            Errc::TooLarge,
            path.toStdString() + ": " + std::to_string(file.size()) + " bytes, too many for a notice");
    QByteArray bytes = file.readAll();
    if (file.error() != QFileDevice::NoError)
        return fail(Errc::Io, path.toStdString() + ": " + file.errorString().toStdString());
    return bytes;
}

class FolderRecording final : public Recording {
public:
    explicit FolderRecording(const std::string &folder)
        : m_folder(QString::fromStdString(folder))
    {
    }

    [[nodiscard]] Result<void> open() override
    {
        QDirIterator files(m_folder.path(), QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString file = files.next();
            const auto bytes = contents(file); // what cannot be read is told when its turn comes
            const auto stated = bytes ? statedTime(*bytes) : std::nullopt;
            const UtcInstant changed{files.fileInfo().lastModified().toMSecsSinceEpoch() * 1'000'000};
            m_entries.push_back({stated.value_or(changed), file});
        }
        if (m_entries.empty())
            return fail(Errc::NotFound, m_folder.path().toStdString() + " holds no file to replay");
        std::ranges::sort(m_entries, [](const auto &a, const auto &b) {
            return std::tie(a.at, a.path) < std::tie(b.at, b.path);
        });
        return {};
    }

    [[nodiscard]] Result<std::optional<RecordedNotice>> next() override
    {
        if (m_position == m_entries.size())
            return std::nullopt;
        const Entry &entry = m_entries[m_position++];
        auto bytes = contents(entry.path);
        if (!bytes)
            return tl::unexpected(bytes.error());
        return RecordedNotice{
            entry.at, {}, m_folder.relativeFilePath(entry.path).toStdString(), std::move(*bytes)};
    }

    [[nodiscard]] std::size_t size() const override { return m_entries.size(); }

private:
    struct Entry {
        UtcInstant at;
        QString path;
    };

    QDir m_folder;
    std::vector<Entry> m_entries;
    std::size_t m_position = 0;
};

} // namespace

std::shared_ptr<Recording> folderRecording(const std::string &path)
{
    return std::make_shared<FolderRecording>(path);
}

} // namespace tulpar
