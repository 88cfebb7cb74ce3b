#include "core/archive/archive_copy.h"
#include "core/archive/archive_database.h"
#include "core/archive/archive_search.h"
#include "core/archive/archive_writer.h"
#include "core/archive/frame_ledger.h"
#include "core/archive/retention_run.h"
#include "core/store/journal.h"
#include "core/threads/inbox.h"
#include "tests/core/archive/support_night.h"
#include "tests/programs/support_small_disk.h"

#include <QCoreApplication>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>
#include <filesystem>

using namespace tulpar;
using namespace Qt::Literals::StringLiterals;

/// The disk of archive and frames is full: nothing is lost, nothing half done, and it goes on when there is
/// room.
class TestArchiveFullDisk : public QObject {
    Q_OBJECT
private slots:
    void theArchiveWaitsForRoom();
    void aFrameThatCannotBePackedStays();
    void aBackupThatDoesNotFitLeavesNothing();
};

namespace {

constexpr int kPatienceMs = 60'000;
constexpr qint64 kDiskBytes = 8 * 1024 * 1024;
const UtcInstant kLater{kNightStartNs + 86'400'000'000'000 * 30};

std::size_t allRows(const ArchiveAddress &address)
{
    const auto archive = ArchiveDatabase::open(address, ArchiveAccess::Read);
    std::size_t rows = 0;
    for (std::size_t i = 0; archive && i < kArchiveTables; ++i) {
        ArchiveSearch search;
        search.in = static_cast<SearchIn>(i);
        rows += countRows(*archive, search).value_or(9999);
    }
    return rows;
}

} // namespace

void TestArchiveFullDisk::theArchiveWaitsForRoom()
{
    SmallDisk disk(kDiskBytes);
    if (!disk.isThere())
        QSKIP("no small disk can be mounted here");
    QTemporaryDir elsewhere;
    const auto facts = factsOfNight(1, 2000, "/nowhere");
    const QString journal = elsewhere.filePath(u"journal.sqlite"_s);
    ArchiveWriter::Settings settings;
    settings.address.file = disk.path() + u"/archive.sqlite"_s;
    settings.journal = journal;
    settings.firstRetry = std::chrono::milliseconds(20);
    settings.longestRetry = std::chrono::milliseconds(100);
    const auto opened = Journal::open(journal);
    QVERIFY(opened);
    QVERIFY((*opened)->append({facts.begin(), facts.begin() + 100}, {}, {}, 1));
    const VirtualClock clock(UtcInstant{kNightStartNs});
    Inbox inbox;
    ArchiveWriter writer(settings, clock);
    quint64 archived = 0;
    int failures = 0;
    inbox.hear(&writer, &ArchiveWriter::caughtUp, [&archived](quint64 seq) { archived = seq; });
    inbox.hear(&writer, &ArchiveWriter::failed, [&failures](const Error &) { ++failures; });
    writer.start();
    QVERIFY(QTest::qWaitFor([&] { return archived == 100; }, kPatienceMs));
    disk.fill();
    connect(opened->get(), &Journal::committed, &writer, [&writer] { writer.journalGrew(); });
    QVERIFY((*opened)->append({facts.begin() + 100, facts.end()}, {}, {}, 2));
    QVERIFY(QTest::qWaitFor([&] { return failures > 0; }, kPatienceMs));
    disk.free();
    QVERIFY(QTest::qWaitFor([&] { return archived == facts.size(); }, kPatienceMs));
    QCOMPARE(allRows(settings.address), facts.size());
}

void TestArchiveFullDisk::aFrameThatCannotBePackedStays()
{
    SmallDisk disk(kDiskBytes);
    if (!disk.isThere())
        QSKIP("no small disk can be mounted here");
    QTemporaryDir elsewhere;
    const auto frame = writeNightFrame(disk.path().toStdString(), 0, "", 1, 512);
    const QString journal = elsewhere.filePath(u"journal.sqlite"_s);
    QVERIFY(writeJournal(journal, {record(frame, 1, {{kNightStartNs}, {1}})}));
    ArchiveAddress address;
    address.file = elsewhere.filePath(u"archive.sqlite"_s);
    {
        const VirtualClock clock(UtcInstant{kNightStartNs});
        ArchiveWriter::Settings settings;
        settings.address = address;
        settings.journal = journal;
        Inbox inbox;
        ArchiveWriter writer(settings, clock);
        bool isDone = false;
        inbox.hear(&writer, &ArchiveWriter::caughtUp, [&isDone](quint64) { isDone = true; });
        writer.start();
        QVERIFY(QTest::qWaitFor([&] { return isDone; }, kPatienceMs));
    }
    const auto archive = ArchiveDatabase::open(address, ArchiveAccess::Write);
    const auto key = findFrames(*archive, {}).value().front().key;
    disk.fill();
    const auto refused = carryOut(*archive, key, RetentionAction::Compress, {}, kLater);
    QVERIFY(!refused);
    QVERIFY(findFrame(*archive, key)->form == FrameForm::Raw);
    QVERIFY(stateOnDisk(*findFrame(*archive, key)) == FrameState::Good);
    std::size_t files = 0; // nothing begun is left: the frame and what fills the disk
    for (const auto &entry : std::filesystem::recursive_directory_iterator(disk.path().toStdString()))
        files += entry.is_regular_file();
    QCOMPARE(files, 2U);
    disk.free();
    QVERIFY(carryOut(*archive, key, RetentionAction::Compress, {}, kLater));
    QVERIFY(findFrame(*archive, key)->form == FrameForm::Rice);
}

void TestArchiveFullDisk::aBackupThatDoesNotFitLeavesNothing()
{
    SmallDisk disk(kDiskBytes);
    if (!disk.isThere())
        QSKIP("no small disk can be mounted here");
    QTemporaryDir elsewhere;
    ArchiveAddress address;
    address.file = elsewhere.filePath(u"archive.sqlite"_s);
    const auto archive = ArchiveDatabase::open(address, ArchiveAccess::Write);
    QVERIFY(archive);
    disk.fill();
    const QString file = disk.path() + u"/backup.tulpar"_s;
    QVERIFY(!backUpArchive(*archive, file));
    QVERIFY(!QFile::exists(file) && !QFile::exists(file + u".part"_s));
    disk.free();
    QVERIFY(backUpArchive(*archive, file));
}

int main(int argc, char **argv)
{
    const QString whyNot = SmallDisk::enterOwnMounts();
    if (!whyNot.isEmpty())
        std::printf("%s\n", qPrintable(whyNot));
    QCoreApplication app(argc, argv);
    TestArchiveFullDisk test;
    return QTest::qExec(&test, argc, argv);
}

#include "test_archive_full_disk.moc"
