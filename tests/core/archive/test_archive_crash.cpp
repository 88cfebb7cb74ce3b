#include "core/archive/archive_feeder.h"
#include "core/archive/archive_search.h"
#include "core/archive/frame_files.h"
#include "core/archive/frame_ledger.h"
#include "core/archive/retention_run.h"
#include "core/base/is_sanitized.h"
#include "core/fits/cube_file.h"
#include "core/fits/frame_packer.h"
#include "core/store/journal_reader.h"
#include "tests/core/archive/support_engines.h"
#include "tests/core/archive/support_night.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QProcess>
#include <QTest>

#include <algorithm>
#include <array>
#include <csignal>
#include <filesystem>
#include <set>

using namespace tulpar;
using namespace Qt::Literals::StringLiterals;

/// The process that writes the archive dies at every one of its calls that change something: what comes after
/// brings all of it, once, and every frame is still there, byte for byte.
class TestArchiveCrash : public QObject {
    Q_OBJECT
private slots:
    void diesAtEveryStep_data();
    void diesAtEveryStep();

private:
    [[nodiscard]] QString runChild(
        const ArchiveAddress &address, const QString &folder, int dieAt, bool isHalf);

    Engines m_engines;
};

namespace {

/// Of channels g r i g r r r: one of each alone, one that belongs to nothing, and four in a row for a cube.
constexpr std::array kFrames{0, 1, 2, 3, 4, 7, 10};
constexpr int kNobodys = 3; ///< may be deleted
constexpr int kStride = 9;
constexpr int kPatienceMs = 60'000;
const UtcInstant kLater{kNightStartNs + 86'400'000'000'000 * 30};

RetentionPolicy policy()
{
    RetentionPolicy rules;
    rules.mayDelete = true;
    rules.needsCopy = false;
    rules.cubeFrom = 3;
    rules.deleteAfter = std::chrono::hours(24);
    rules.wantedFreeBytes = std::int64_t{1} << 62; // more than there is: whatever may go, goes
    return rules;
}

/// What the archive's thread and the cleaning after a night do, in small steps. 0: all of it.
int bringAndClean(const ArchiveAddress &address, const QString &folder)
{
    const auto archive = ArchiveDatabase::open(address, ArchiveAccess::Write);
    const auto journal = JournalReader::open(folder + u"/journal.sqlite"_s);
    if (!archive || !journal)
        return 2;
    ArchiveFeeder feeder(*archive, **journal, Angle::degrees(kNightLongitudeDeg));
    for (;;) {
        const auto brought = feeder.bringNext(4);
        if (!brought)
            return 3;
        if (*brought == 0)
            break;
    }
    for (auto frames = newFrames(*archive, 1); frames && !frames->empty(); frames = newFrames(*archive, 1))
        if (!recordInspection(
                *archive, frames->front().key, inspectFrame(frames->front().path), UtcInstant{kNightStartNs}))
            return 4;
    const auto frames = retentionFrames(*archive, policy());
    if (!frames)
        return 5;
    for (const RetentionStep &step : planRetention(*frames, {0}, policy(), kLater).steps)
        if (!carryOut(*archive, *frames, step, policy(), kLater))
            return 6;
    return 0;
}

std::size_t allRows(const ArchiveDatabase &archive)
{
    std::size_t rows = 0;
    for (std::size_t i = 0; i < kArchiveTables; ++i) {
        ArchiveSearch search;
        search.in = static_cast<SearchIn>(i);
        rows += countRows(archive, search).value();
    }
    return rows;
}

/// The same for one frame of a cube beside it, whichever cube that is.
bool isInACube(const std::filesystem::path &raw, const FileDigest &digest)
{
    for (const auto &entry : std::filesystem::directory_iterator(raw.parent_path())) {
        const auto cube = entry.path().string().ends_with(".cube.fits.fz")
            ? CubeFile::open(entry.path())
            : Result<CubeFile>(fail(Errc::NotFound, {}));
        for (std::size_t i = 0; cube && i < cube->planes().size(); ++i) {
            const auto bytes = cube->bytes(i);
            if (bytes && cube->planes()[i].file == raw.filename()
                && QCryptographicHash::hash(
                       QByteArrayView(bytes->data(), std::ssize(*bytes)), QCryptographicHash::Sha256)
                        .toHex()
                        .toStdString()
                    == digest.sha256)
                return true;
        }
    }
    return false;
}

/// The bytes that were written for this frame: in its raw file, or in a packed one.
bool isWholeSomewhere(const std::string &path, const FileDigest &digest)
{
    if (const auto raw = digestOf(path); raw && *raw == digest)
        return true;
    if (isInACube(path, digest))
        return true;
    const auto bytes = unpackedBytes(packedName(path));
    if (!bytes)
        return false;
    const std::filesystem::path again = path + ".unpacked";
    {
        QFile file(QString::fromStdString(again.string()));
        if (!file.open(QIODevice::WriteOnly)
            || file.write(reinterpret_cast<const char *>(bytes->data()), static_cast<qint64>(bytes->size()))
                < 0)
            return false;
    }
    const auto unpacked = digestOf(again);
    std::filesystem::remove(again);
    return unpacked && *unpacked == digest;
}

} // namespace

void TestArchiveCrash::diesAtEveryStep_data()
{
    QTest::addColumn<ArchiveEngine>("engine");
    QTest::addColumn<bool>("half");
    using enum ArchiveEngine;
    QTest::newRow("SQLite, before") << Sqlite << false;
    QTest::newRow("SQLite, halfway") << Sqlite << true;
    QTest::newRow("PostgreSQL, before") << PostgreSql << false;
    QTest::newRow("PostgreSQL, halfway") << PostgreSql << true;
}

QString TestArchiveCrash::runChild(
    const ArchiveAddress &address, const QString &folder, int dieAt, bool isHalf)
{
    QProcess child;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"LD_PRELOAD"_s, QStringLiteral(TULPAR_DIE_AT_CALL));
    environment.insert(u"TULPAR_DIE_AT"_s, QString::number(dieAt));
    if (isHalf)
        environment.insert(u"TULPAR_DIE_HALF"_s, u"1"_s);
    child.setProcessEnvironment(environment);
    child.start(
        QCoreApplication::applicationFilePath(),
        {u"--child"_s, address.engine == ArchiveEngine::Sqlite ? address.file : address.shown(), folder});
    if (!child.waitForFinished(kPatienceMs))
        return u"does not end"_s;
    const QString said = QString::fromUtf8(child.readAllStandardError());
    if (child.exitStatus() == QProcess::CrashExit)
        return child.exitCode() == SIGKILL ? u"killed"_s : u"crashed: "_s + said;
    return child.exitCode() == 0 ? said : u"gave up %1: "_s.arg(child.exitCode()) + said;
}

void TestArchiveCrash::diesAtEveryStep()
{
    if (kIsSanitized)
        QSKIP("a sanitizer wants to be the first library of a process");
    QFETCH(ArchiveEngine, engine);
    QFETCH(bool, half);
    TULPAR_NEED(m_engines, engine);
    const QString row = QString::number(int(engine)) + (half ? u"h"_s : u"b"_s);
    // Every one in ./test long; here a sample that begins elsewhere in each row.
    const int stride = qEnvironmentVariableIntValue("TULPAR_EVERY_CALL") != 0 ? 1 : kStride;
    int steps = 1;
    for (int dieAt = 0; dieAt <= steps;
         dieAt += dieAt == 0 && stride > 1 ? 1 + 2 * int(engine) + half : stride) {
        const QString folder = m_engines.folder() + u"/crash_%1_%2"_s.arg(row).arg(dieAt);
        const std::filesystem::path frames = folder.toStdString() + "/frames";
        std::filesystem::create_directories(frames);
        std::vector<FactRecord> facts = factsOfNight(1, 2, "/nowhere"); // two that are missing
        std::vector<std::pair<FrameStored, FileDigest>> written;
        for (const int i : kFrames) {
            const auto frame = writeNightFrame(
                frames, i, i == kNobodys ? "" : "swift:1126853", static_cast<std::uint32_t>(i), 32);
            written.emplace_back(frame, digestOf(frame.path).value());
            const auto seq = facts.size() + 1;
            facts.push_back(record(frame, seq, {{kNightStartNs + static_cast<std::int64_t>(seq)}, {1}}));
        }
        QVERIFY(writeJournal(folder + u"/journal.sqlite"_s, facts));
        const auto address = m_engines.fresh(engine, u"crash"_s);
        const QString end = runChild(address, folder, dieAt, half);
        if (dieAt == 0) {
            QVERIFY2(end.startsWith(u"calls "), qPrintable(end));
            steps = end.mid(6).trimmed().toInt();
            QVERIFY2(steps > 30, qPrintable(end));
            qInfo("%d calls that change something", steps);
            continue;
        }
        QVERIFY2(end == u"killed"_s || dieAt >= steps - 4, qPrintable(u"%1: %2"_s.arg(dieAt).arg(end)));
        for (const auto &[frame, digest] : written)
            QVERIFY2(
                frame.event.empty() || isWholeSomewhere(frame.path, digest),
                qPrintable(QString::number(dieAt)));

        const int again = bringAndClean(address, folder); // the next start
        QVERIFY2(again == 0, qPrintable(u"after %1: %2"_s.arg(dieAt).arg(again)));
        const auto archive = ArchiveDatabase::open(address, ArchiveAccess::Write);
        QCOMPARE(allRows(*archive), facts.size());
        const auto check = checkFrames(*archive, {}, true, kLater, [](const ArchivedFrame &, FrameState) {});
        QVERIFY(check);
        QCOMPARE(*check, (FilesFound{8, 6, 2, 0})); // the deleted one is no longer looked at
        ArchiveSearch inCube;
        inCube.form = FrameForm::Cube;
        QCOMPARE(countRows(*archive, inCube).value(), 4U);
        std::set<std::string> left;
        int files = 0;
        for (const auto &entry : std::filesystem::recursive_directory_iterator(frames))
            if (entry.is_regular_file()) {
                left.insert(entry.path().extension().string());
                ++files;
            }
        QCOMPARE(files, 3); // two packed alone and the cube
        QCOMPARE(left, std::set<std::string>{".fz"}); // no raw one beside it, nothing begun
        std::filesystem::remove_all(folder.toStdString());
    }
}

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == u"--child") {
        const auto address = parseArchiveAddress(arguments.value(2));
        return address ? bringAndClean(*address, arguments.value(3)) : 9;
    }
    TestArchiveCrash test;
    return QTest::qExec(&test, argc, argv);
}

#include "test_archive_crash.moc"
