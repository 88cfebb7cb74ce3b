#include "core/store/journal_log.h"

#include <QFile>
#include <QFileInfo>
#include <QtEndian>

#include <algorithm>
#include <array>
#include <utility>

namespace tulpar {

namespace {

constexpr qint64 kHeaderBytes = 32;
constexpr qint64 kFrameHeaderBytes = 24;
constexpr std::uint32_t kMagic = 0x377f0682; // the last bit: big-endian checksums

std::uint32_t word(const QByteArray &bytes, qsizetype at)
{
    return qFromBigEndian<std::uint32_t>(bytes.constData() + at);
}

struct Checksum {
    std::uint32_t first = 0;
    std::uint32_t second = 0;
    bool isBigEndian = false;

    void add(const QByteArray &bytes, qsizetype from, qsizetype count)
    {
        for (qsizetype i = from; i + 8 <= from + count; i += 8) {
            const char *at = bytes.constData() + i;
            first += (isBigEndian ? qFromBigEndian<std::uint32_t>(at) : qFromLittleEndian<std::uint32_t>(at))
                + second;
            second += (isBigEndian ? qFromBigEndian<std::uint32_t>(at + 4)
                                   : qFromLittleEndian<std::uint32_t>(at + 4))
                + first;
        }
    }
    [[nodiscard]] bool stands(const QByteArray &bytes, qsizetype at) const
    {
        return word(bytes, at) == first && word(bytes, at + 4) == second;
    }
};

bool isPageSize(std::uint32_t bytes)
{
    return bytes >= 512 && bytes <= 65536 && (bytes & (bytes - 1)) == 0;
}

} // namespace

std::size_t JournalLog::commitsBeyondDamage() const
{
    return static_cast<std::size_t>(
        std::ranges::count_if(frames, [](const Frame &frame) { return frame.isCommit && !frame.isSound; }));
}

Result<JournalLog> readJournalLog(const QString &path)
{
    JournalLog log;
    QFile file(path);
    if (!file.exists() || file.size() == 0)
        return log;
    if (!file.open(QIODevice::ReadOnly))
        return fail(Errc::Io, path.toStdString() + " cannot be read: " + file.errorString().toStdString());
    const QByteArray header = file.read(kHeaderBytes);
    if (header.size() < kHeaderBytes)
        return log; // ended while it was begun: holds nothing yet
    Checksum sum{0, 0, (word(header, 0) & 1U) != 0};
    sum.add(header, 0, 24);
    bool isSound = (word(header, 0) & ~1U) == kMagic && sum.stands(header, 24);
    log.pageSize = word(header, 8);
    if (!isPageSize(log.pageSize)) {
        log.pageSize = 4096; // the journal's own
        isSound = false;
    }
    std::array<std::uint32_t, 2> salts{word(header, 16), word(header, 20)};
    const qint64 frameBytes = kFrameHeaderBytes + log.pageSize;
    Checksum before{word(header, 24), word(header, 28), sum.isBigEndian}; // as it stands in the file
    for (qint64 at = kHeaderBytes; at + frameBytes <= file.size(); at += frameBytes) {
        file.seek(at);
        const QByteArray frame = file.read(frameBytes);
        if (frame.size() < frameBytes)
            return fail(
                Errc::Io, path.toStdString() + " cannot be read: " + file.errorString().toStdString());
        Checksum alone = std::exchange(before, {word(frame, 16), word(frame, 20), sum.isBigEndian});
        const std::array<std::uint32_t, 2> own{word(frame, 8), word(frame, 12)};
        if (log.frames.empty() && !isSound)
            salts = own; // the header is damaged: the first frame says which log this is
        if (own != salts) {
            isSound = false;
            continue; // of an older log, or damaged itself
        }
        if (isSound) {
            sum.add(frame, 0, 8);
            sum.add(frame, kFrameHeaderBytes, log.pageSize);
            isSound = sum.stands(frame, 16);
        }
        alone.add(frame, 0, 8);
        alone.add(frame, kFrameHeaderBytes, log.pageSize);
        log.frames.push_back(
            {word(frame, 0), word(frame, 4) != 0, isSound, alone.stands(frame, 16), at + kFrameHeaderBytes});
    }
    return log;
}

Result<void> checkJournalLog(const QString &path)
{
    const auto log = readJournalLog(path + QStringLiteral("-wal"));
    if (!log)
        return tl::unexpected(log.error());
    const auto commits =
        static_cast<std::size_t>(std::ranges::count(log->frames, true, &JournalLog::Frame::isCommit));
    if (QFileInfo(path).size() == 0 && commits > 0)
        return fail(
            Errc::Malformed,
            "the file is empty or gone, but its log holds " + std::to_string(commits) + " commits");
    if (const auto beyond = log->commitsBeyondDamage(); beyond > 0)
        return fail(
            Errc::Malformed,
            "its log is damaged: " + std::to_string(beyond) + " of " + std::to_string(commits)
                + " commits stand behind the damage");
    return {};
}

} // namespace tulpar
