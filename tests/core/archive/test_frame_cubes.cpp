#include "core/archive/archive_copy.h"
#include "core/archive/archive_search.h"
#include "core/archive/cube_maker.h"
#include "core/archive/frame_files.h"
#include "core/archive/frame_ledger.h"
#include "core/archive/frame_original.h"
#include "core/archive/frame_takeout.h"
#include "core/archive/retention_run.h"
#include "core/fits/cube_file.h"
#include "core/fits/frame_cube.h"
#include "tests/core/archive/support_engines.h"
#include "tests/core/archive/support_night.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTest>

#include <algorithm>
#include <filesystem>
#include <set>

using namespace tulpar;
using namespace Qt::Literals::StringLiterals;

/// Early frames of a response share a file: each of them is still found, checked, copied and given back as
/// the file that it was.
class TestFrameCubes : public QObject {
    Q_OBJECT
private slots:
    void aSeriesBecomesOneFile_data() { Engines::addRows(); }
    void aSeriesBecomesOneFile();
    void eachComesBackAsItsFile_data() { Engines::addRows(); }
    void eachComesBackAsItsFile();
    void copiesAndBackupsKnowCubes_data() { Engines::addRows(); }
    void copiesAndBackupsKnowCubes();
    void aCubeIsDeletedAsAWholeOrNotAtAll_data() { Engines::addRows(); }
    void aCubeIsDeletedAsAWholeOrNotAtAll();
    void whatIsNotAsArchivedIsNotJoined_data() { Engines::addRows(); }
    void whatIsNotAsArchivedIsNotJoined();
    void aDamagedCubeIsNoticed_data() { Engines::addRows(); }
    void aDamagedCubeIsNoticed();
    void anOlderArchiveIsReadAndBroughtUp_data() { Engines::addRows(); }
    void anOlderArchiveIsReadAndBroughtUp();
    void sizeAndTime();

private:
    /// An archive with frames of channel r, one of g between, of `subject`, looked at, on disk.
    [[nodiscard]] Result<ArchiveDatabase> archiveWith(
        ArchiveEngine engine, int count, const std::string &subject, int size = 64);
    /// All that the rules say, done.
    static bool tidy(const ArchiveDatabase &archive, const RetentionPolicy &policy);

    Engines m_engines;
    std::filesystem::path m_frames;
    std::vector<QByteArray> m_written; ///< the files as the core wrote them
    int m_archives = 0;
};

namespace {

constexpr std::int64_t kHourNs = 3'600'000'000'000;
const UtcInstant kNow{kNightStartNs + 1000 * kHourNs};
const char *const kBurst = "swift:1";

QByteArray contentsOf(const std::filesystem::path &path)
{
    QFile file(QString::fromStdString(path.string()));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

FilesFound checked(const ArchiveDatabase &archive, bool isDeep)
{
    const auto found = checkFrames(archive, {}, isDeep, kNow, [](const ArchivedFrame &, FrameState) {});
    return found.value_or(FilesFound{});
}

std::int64_t storedBytesOfNights(const ArchiveDatabase &archive)
{
    ArchiveSearch search;
    search.in = SearchIn::Nights;
    std::int64_t bytes = 0;
    (void)forEachRow(archive, search, [&bytes](const QVariantList &row) {
        bytes += row.back().toLongLong();
        return true;
    });
    return bytes;
}

std::int64_t bytesOnDisk(const std::filesystem::path &folder)
{
    std::int64_t bytes = 0;
    for (const auto &entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.is_regular_file() && entry.path().string().find(".fits") != std::string::npos)
            bytes += static_cast<std::int64_t>(entry.file_size());
    return bytes;
}

} // namespace

Result<ArchiveDatabase> TestFrameCubes::archiveWith(
    ArchiveEngine engine, int count, const std::string &subject, int size)
{
    const QString folder = m_engines.folder() + u"/cubes_%1"_s.arg(++m_archives);
    m_frames = folder.toStdString();
    m_written.clear();
    std::filesystem::create_directories(m_frames);
    std::vector<FactRecord> facts;
    for (int i = 0; i < count; ++i) {
        const int index = i == count / 2 ? 3 * i : 3 * i + 1;
        const auto frame = writeNightFrame(m_frames, index, subject, static_cast<std::uint32_t>(i), size);
        m_written.push_back(contentsOf(frame.path));
        facts.push_back(record(frame, static_cast<std::uint64_t>(i) + 1, {{kNightStartNs + i}, {i}}));
    }
    auto archive = ArchiveDatabase::open(m_engines.fresh(engine, u"cubes"_s), ArchiveAccess::Write);
    if (!archive)
        return archive;
    if (const auto filled = fillArchive(*archive, folder + u"/journal.sqlite"_s, facts); !filled)
        return tl::unexpected(filled.error());
    (void)checked(*archive, false);
    return archive;
}

bool TestFrameCubes::tidy(const ArchiveDatabase &archive, const RetentionPolicy &policy)
{
    const auto frames = retentionFrames(archive, policy);
    if (!frames)
        return false;
    for (const RetentionStep &step : planRetention(*frames, {0}, policy, kNow).steps)
        if (const auto done = carryOut(archive, *frames, step, policy, kNow); !done) {
            qWarning("%s", done.error().detail.c_str());
            return false;
        }
    return true;
}

void TestFrameCubes::aSeriesBecomesOneFile()
{
    QFETCH(ArchiveEngine, engine);
    TULPAR_NEED(m_engines, engine);
    const auto archive = archiveWith(engine, 13, kBurst);
    QVERIFY(archive);
    const auto before = findFrames(*archive, {}).value();
    const auto frames = retentionFrames(*archive, {}).value();
    const RetentionPlan plan = planRetention(frames, {0}, {}, kNow);
    QCOMPARE(plan.steps.size(), 2U); // twelve of r in one, the one of g alone
    QVERIFY(plan.steps[0].action == RetentionAction::Join && plan.steps[0].others.size() == 11);
    QVERIFY(plan.steps[1].action == RetentionAction::Compress);
    const auto size = bytesOnDisk(m_frames);
    std::int64_t freed = 0;
    for (const RetentionStep &step : plan.steps) {
        const auto done = carryOut(*archive, frames, step, {}, kNow);
        QVERIFY2(done, done ? "" : done.error().detail.c_str());
        freed += *done;
    }
    QCOMPARE(bytesOnDisk(m_frames), size - freed);
    QCOMPARE(storedBytesOfNights(*archive), size - freed); // the cube counts once
    const auto after = findFrames(*archive, {}).value();
    std::int64_t plane = 0;
    for (std::size_t i = 0; i < after.size(); ++i) {
        QVERIFY(after[i].state == FrameState::Good && !std::filesystem::exists(before[i].path));
        QVERIFY(after[i].original == before[i].original);
        if (after[i].channel != "r")
            continue;
        QVERIFY(after[i].form == FrameForm::Cube && after[i].plane == plane++);
        QCOMPARE(after[i].path, cubeName(before[0].path).string());
    }
    QCOMPARE(plane, 12);
    ArchiveSearch inCubes;
    inCubes.form = FrameForm::Cube;
    QCOMPARE(countRows(*archive, inCubes).value(), 12U);
    QCOMPARE(checked(*archive, false), (FilesFound{13, 13, 0, 0}));
    QCOMPARE(checked(*archive, true), (FilesFound{13, 13, 0, 0}));
    QVERIFY(planRetention(retentionFrames(*archive, {}).value(), {0}, {}, kNow).steps.empty()); // once
}

void TestFrameCubes::eachComesBackAsItsFile()
{
    QFETCH(ArchiveEngine, engine);
    TULPAR_NEED(m_engines, engine);
    const auto archive = archiveWith(engine, 9, kBurst);
    QVERIFY(archive && tidy(*archive, {}));
    const auto frames = findFrames(*archive, {}).value();
    std::vector<WantedFrame> asked;
    for (std::size_t i = 0; i < frames.size(); ++i) {
        const auto bytes = originalBytes(frames[i]);
        QVERIFY2(bytes, bytes ? "" : bytes.error().detail.c_str());
        QVERIFY(std::ranges::equal(
            *bytes, std::as_bytes(std::span(m_written[i].constData(), std::size_t(m_written[i].size())))));
        asked.push_back(wanted(frames[i]));
    }
    const auto folder = m_frames / "out";
    const auto everyOne = [](std::size_t) { return true; };
    const TakeoutResult taken = takeFramesOut(asked, folder, everyOne);
    QVERIFY2(taken.failed == 0 && taken.copied == 9, taken.firstFailure.c_str());
    for (std::size_t i = 0; i < frames.size(); ++i)
        if (frames[i].plane)
            QCOMPARE(
                contentsOf(
                    folder / frames[i].night / std::filesystem::path(frames[i].originalPath).filename()),
                m_written[i]);
    QCOMPARE(takeFramesOut(asked, folder, everyOne).thereAlready, 9U);
}

void TestFrameCubes::copiesAndBackupsKnowCubes()
{
    QFETCH(ArchiveEngine, engine);
    TULPAR_NEED(m_engines, engine);
    const auto archive = archiveWith(engine, 12, kBurst);
    QVERIFY(archive);
    const std::filesystem::path copies = m_frames / "copies";
    const auto nothing = [](const ArchivedFrame &, const Error &) {};
    RetentionPolicy rules;
    rules.cubeFrom = 4;
    QVERIFY(tidy(*archive, rules));
    QCOMPARE(*copyFrames(*archive, copies, kNow, nothing), (FilesCopied{12, 0, 0}));
    std::size_t files = 0;
    for (const auto &entry : std::filesystem::recursive_directory_iterator(copies))
        files += entry.is_regular_file();
    QCOMPARE(files, 2U); // the cube once, and the frame alone
    const QString backup = QString::fromStdString((m_frames / "backup.tulpar").string());
    const auto saved = backUpArchive(*archive, backup);
    QVERIFY(saved);
    const auto cube = findFrames(*archive, {}).value().front().path;
    std::filesystem::remove(cube);
    QCOMPARE(checked(*archive, false), (FilesFound{12, 1, 11, 0}));
    const auto other =
        ArchiveDatabase::open(m_engines.fresh(ArchiveEngine::Sqlite, u"restored"_s), ArchiveAccess::Write);
    const auto restored = restoreArchive(*other, backup);
    QVERIFY(restored && restored->sha256 == saved->sha256);
    QCOMPARE(*bringFramesBack(*other, copies, kNow, nothing), (FilesCopied{11, 0, 0}));
    QCOMPARE(checked(*other, true), (FilesFound{12, 12, 0, 0}));
    // Copied before they were joined: what comes back is the frames themselves.
    const auto raw = archiveWith(engine, 9, kBurst);
    const std::filesystem::path early = m_frames / "early";
    QCOMPARE(*copyFrames(*raw, early, kNow, nothing), (FilesCopied{9, 0, 0}));
    QVERIFY(tidy(*raw, rules));
    std::filesystem::remove(findFrames(*raw, {}).value().front().path);
    QCOMPARE(*bringFramesBack(*raw, early, kNow, nothing), (FilesCopied{8, 0, 0}));
    const auto first = findFrames(*raw, {}).value().front();
    QVERIFY(first.form == FrameForm::Raw && !first.plane);
    QCOMPARE(checked(*raw, true), (FilesFound{9, 9, 0, 0}));
}

void TestFrameCubes::aCubeIsDeletedAsAWholeOrNotAtAll()
{
    QFETCH(ArchiveEngine, engine);
    TULPAR_NEED(m_engines, engine);
    const auto archive = archiveWith(engine, 9, "field 7");
    QVERIFY(archive && tidy(*archive, {}));
    RetentionPolicy rules;
    rules.mayDelete = true;
    rules.deleteAfter = std::chrono::hours(1);
    rules.wantedFreeBytes = std::int64_t{1} << 60;
    rules.deletableSubjects = {"field 7"};
    const auto frames = findFrames(*archive, {}).value();
    const auto refused = carryOut(*archive, frames[2].key, RetentionAction::Delete, rules, kNow);
    QCOMPARE(refused.error().code, Errc::Refused); // no copy
    for (std::size_t i = 0; i + 1 < frames.size(); ++i)
        QVERIFY(recordCopy(*archive, frames[i].key, kNow));
    QVERIFY(tidy(*archive, rules)); // of the last there is none: the cube stays
    QVERIFY(std::filesystem::exists(frames.front().path));
    QVERIFY(recordCopy(*archive, frames.back().key, kNow));
    QVERIFY(tidy(*archive, rules));
    QVERIFY(!std::filesystem::exists(frames.front().path));
    const auto gone = findFrames(*archive, {}).value();
    for (const ArchivedFrame &frame : gone)
        QVERIFY(frame.form == FrameForm::Deleted);
    // A step cut off before the file went: the next plan removes it, once.
    const auto again = archiveWith(engine, 9, "field 7");
    QVERIFY(again && tidy(*again, {}));
    const auto joined = findFrames(*again, {}).value();
    for (const ArchivedFrame &frame : joined)
        QVERIFY(recordDeletion(*again, frame.key));
    const auto left = retentionFrames(*again, {}).value();
    QCOMPARE(planRetention(left, {0}, {}, kNow).steps.size(), 2U); // the cube and the frame alone
    QVERIFY(tidy(*again, {}));
    QCOMPARE(bytesOnDisk(m_frames), 0);
}

void TestFrameCubes::whatIsNotAsArchivedIsNotJoined()
{
    QFETCH(ArchiveEngine, engine);
    TULPAR_NEED(m_engines, engine);
    const auto archive = archiveWith(engine, 11, kBurst);
    QVERIFY(archive);
    const auto frames = retentionFrames(*archive, {}).value();
    const RetentionPlan plan = planRetention(frames, {0}, {}, kNow);
    QVERIFY(plan.steps.front().action == RetentionAction::Join);
    const std::filesystem::path hurt = frames[3].frame.path;
    QFile file(QString::fromStdString(hurt.string()));
    QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(file.size() - 5000) && file.write("x") == 1);
    file.close();
    const auto refused = carryOut(*archive, frames, plan.steps.front(), {}, kNow);
    QCOMPARE(refused.error().code, Errc::Refused);
    QVERIFY(findFrame(*archive, frames[3].frame.key)->state == FrameState::Damaged);
    for (const RetentionFrame &frame : frames)
        QVERIFY(std::filesystem::exists(frame.frame.path));
    QVERIFY(!std::filesystem::exists(cubeName(frames.front().frame.path)));
    QVERIFY(tidy(*archive, {})); // without the damaged one
    QVERIFY(std::filesystem::exists(hurt)); // what is left of it is evidence
    QCOMPARE(checked(*archive, true), (FilesFound{11, 10, 0, 1}));
    // A cube that nobody heard of, of fewer frames: begun anew, as all that it holds is there.
    const auto other = archiveWith(engine, 11, kBurst);
    const auto all = findFrames(*other, {}).value();
    const std::vector<CubeSource> two{
        {all[0].path, all[0].original->sha256}, {all[1].path, all[1].original->sha256}};
    QVERIFY(packCube(two, cubeName(all[0].path), [](auto, auto) { return true; }));
    QVERIFY(tidy(*other, {}));
    QCOMPARE(checked(*other, true), (FilesFound{11, 11, 0, 0}));
}

void TestFrameCubes::aDamagedCubeIsNoticed()
{
    QFETCH(ArchiveEngine, engine);
    TULPAR_NEED(m_engines, engine);
    const auto archive = archiveWith(engine, 9, kBurst);
    QVERIFY(archive && tidy(*archive, {}));
    const auto frame = findFrames(*archive, {}).value().front();
    const auto whole = contentsOf(frame.path);
    QFile file(QString::fromStdString(frame.path));
    QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(whole.size() / 2) && file.write("damage") == 6);
    file.close();
    QCOMPARE(checked(*archive, false), (FilesFound{9, 1, 0, 8}));
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(whole) == whole.size());
    file.close();
    QCOMPARE(checked(*archive, true), (FilesFound{9, 9, 0, 0}));
}

void TestFrameCubes::anOlderArchiveIsReadAndBroughtUp()
{
    QFETCH(ArchiveEngine, engine);
    TULPAR_NEED(m_engines, engine);
    auto archive = archiveWith(engine, 9, kBurst);
    QVERIFY(archive);
    const ArchiveAddress address = archive->address();
    const QString backup = QString::fromStdString((m_frames / "old.tulpar").string());
    const auto now = backUpArchive(*archive, backup);
    for (const QString &sql :
         {u"ALTER TABLE frames DROP COLUMN plane"_s, u"UPDATE tulpar_archive SET version = 1"_s})
        QVERIFY(archive->execute(sql));
    {
        const auto old = ArchiveDatabase::open(address, ArchiveAccess::Read);
        QVERIFY2(old, old ? "" : old.error().detail.c_str());
        QCOMPARE(findFrames(*old, {}).value().size(), 9U);
        QCOMPARE(rowsDigest(*old)->sha256, now->sha256); // an old backup's digest still holds
        QCOMPARE(old->value(u"SELECT version FROM tulpar_archive"_s)->toInt(), 1);
    }
    const auto writer = ArchiveDatabase::open(address, ArchiveAccess::Write);
    QVERIFY2(writer, writer ? "" : writer.error().detail.c_str());
    QCOMPARE(writer->value(u"SELECT version FROM tulpar_archive"_s)->toInt(), kArchiveVersion);
    QVERIFY(tidy(*writer, {}));
    QCOMPARE(checked(*writer, true), (FilesFound{9, 9, 0, 0}));
    QVERIFY(findFrames(*writer, {}).value().front().plane.has_value());
}

void TestFrameCubes::sizeAndTime()
{
    constexpr int count = 41;
    const auto archive = archiveWith(ArchiveEngine::Sqlite, count, kBurst, 1024);
    QVERIFY(archive);
    const auto before = bytesOnDisk(m_frames);
    QElapsedTimer elapsed;
    elapsed.start();
    QVERIFY(tidy(*archive, {}));
    const double tookS = static_cast<double>(elapsed.nsecsElapsed()) / 1e9;
    const auto after = bytesOnDisk(m_frames);
    qInfo(
        "%d frames of 1024 by 1024: %.1f MB become %.1f MB (%.0f %%) in %.1f s", count,
        static_cast<double>(before) / 1e6, static_cast<double>(after) / 1e6,
        100.0 * static_cast<double>(after) / static_cast<double>(before), tookS);
    QVERIFY(after < before * 6 / 10); // 6 bits of noise in 16
    QCOMPARE(checked(*archive, true), (FilesFound{count, count, 0, 0}));
}

QTEST_GUILESS_MAIN(TestFrameCubes)
#include "test_frame_cubes.moc"
