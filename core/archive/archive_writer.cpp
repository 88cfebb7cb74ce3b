#include "core/archive/archive_writer.h"

#include "core/archive/archive_database.h"
#include "core/archive/archive_feeder.h"
#include "core/archive/frame_ledger.h"
#include "core/store/journal_reader.h"

#include <algorithm>
#include <utility>

namespace tulpar {

namespace {

constexpr std::chrono::milliseconds kIdle{5000}; ///< then it looks by itself: others may have written too

} // namespace

ArchiveWriter::ArchiveWriter(Settings settings, const Clock &clock)
    : m_settings(std::move(settings))
    , m_clock(clock)
{
    setObjectName(QStringLiteral("archive"));
}

ArchiveWriter::~ArchiveWriter()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isEnding = true;
    }
    m_stop->now();
    m_changed.notify_all();
    join();
}

void ArchiveWriter::journalGrew()
{
    {
        const std::lock_guard lock(m_mutex);
        m_hasGrown = true;
    }
    m_changed.notify_all();
}

bool ArchiveWriter::finish(int mostMs)
{
    {
        const std::lock_guard lock(m_mutex);
        m_isFinishing = true;
    }
    m_changed.notify_all();
    if (join(QDeadlineTimer(mostMs)))
        return true;
    m_stop->now(); // a server that hangs holds nobody
    const std::lock_guard lock(m_mutex);
    m_isEnding = true;
    return false;
}

bool ArchiveWriter::isFinishing()
{
    const std::lock_guard lock(m_mutex);
    return m_isFinishing;
}

bool ArchiveWriter::isEnding()
{
    const std::lock_guard lock(m_mutex);
    return m_isEnding;
}

bool ArchiveWriter::waitForNews(std::chrono::milliseconds most)
{
    std::unique_lock lock(m_mutex);
    m_changed.wait_for(lock, most, [this] { return m_isEnding || m_isFinishing || m_hasGrown; });
    m_hasGrown = false;
    return !m_isEnding;
}

void ArchiveWriter::work()
{
    auto pause = m_settings.firstRetry;
    bool isTold = false;
    while (!isEnding()) {
        m_hasServed = false;
        const auto served = serve();
        if (served)
            return;
        if (m_hasServed) {
            pause = m_settings.firstRetry;
            isTold = false;
        }
        if (!std::exchange(isTold, true))
            emit failed(served.error());
        // News do not hurry it: a server that is down is asked now and then, not with every fact.
        std::unique_lock lock(m_mutex);
        m_changed.wait_for(lock, pause, [this] { return m_isEnding || m_isFinishing; });
        m_isEnding = m_isEnding || m_isFinishing;
        pause = std::min(2 * pause, m_settings.longestRetry);
    }
}

Result<void> ArchiveWriter::serve()
{
    const auto archive = ArchiveDatabase::open(m_settings.address, ArchiveAccess::Write, m_stop);
    if (!archive)
        return tl::unexpected(archive.error());
    const auto journal = JournalReader::open(m_settings.journal);
    if (!journal)
        return tl::unexpected(journal.error());
    return keepUp(*archive, **journal);
}

Result<void> ArchiveWriter::keepUp(const ArchiveDatabase &archive, const JournalReader &journal)
{
    ArchiveFeeder feeder(archive, journal, m_settings.longitude);
    bool isTold = false;
    while (!isEnding()) {
        const auto brought = feeder.bringNext(m_settings.factsTogether);
        if (!brought)
            return tl::unexpected(brought.error());
        if (!std::exchange(m_hasServed, true))
            emit reached();
        if (*brought > 0) {
            isTold = false;
            continue;
        }
        if (isFinishing())
            break;
        const auto frames = newFrames(archive, 1);
        if (!frames)
            return tl::unexpected(frames.error());
        if (!frames->empty()) {
            const auto &frame = frames->front();
            if (const auto done =
                    recordInspection(archive, frame.key, inspectFrame(frame.path), m_clock.now().utc);
                !done)
                return done;
            isTold = false;
            continue;
        }
        if (!std::exchange(isTold, true))
            emit caughtUp(feeder.lastSeq());
        if (!waitForNews(kIdle))
            break;
    }
    return {};
}

} // namespace tulpar
