#include "core/archive/archive_search.h"
#include "core/archive/archive_writer.h"
#include "core/archive/frame_files.h"
#include "core/store/journal.h"
#include "core/threads/inbox.h"
#include "tests/core/archive/support_engines.h"
#include "tests/core/archive/support_night.h"

#include <QFile>
#include <QSignalSpy>
#include <QTest>

#include <filesystem>

using namespace tulpar;
using namespace Qt::Literals::StringLiterals;

/// The archive's thread beside a journal that grows: nothing is lost, whatever happens to the archive, and
/// nobody waits for it.
class TestArchiveWriter : public QObject {
    Q_OBJECT
private slots:
    void bringsWhatIsCommitted_data() { Engines::addRows(); }
    void bringsWhatIsCommitted();
    void looksAtEveryFrame_data() { Engines::addRows(); }
    void looksAtEveryFrame();
    void theServerIsKilledInMidNight();
    void theServerComesLater();
    void nobodyWaitsForAnArchiveThatHangs_data() { Engines::addRows(); }
    void nobodyWaitsForAnArchiveThatHangs();
    void theEndDoesNotWaitForAnArchiveThatHangs();
    void theFileCannotBeWrittenForAWhile();

private:
    Engines m_engines;
};

namespace {

constexpr int kPatienceMs = 60'000;

/// A journal that grows as the core's does, and the archive's thread beside it.
class Night {
public:
    Night(const ArchiveAddress &address, const QString &folder)
        : m_folder(folder.toStdString())
    {
        std::filesystem::create_directories(m_folder);
        const QString path = folder + u"/journal.sqlite"_s;
        m_journal = std::move(*Journal::open(path));
        ArchiveWriter::Settings settings;
        settings.address = address;
        settings.journal = path;
        settings.longitude = Angle::degrees(kNightLongitudeDeg);
        settings.firstRetry = std::chrono::milliseconds(20);
        settings.longestRetry = std::chrono::milliseconds(200);
        settings.factsTogether = 11;
        m_writer = std::make_unique<ArchiveWriter>(settings, m_clock);
        QObject::connect(
            m_journal.get(), &Journal::committed, m_writer.get(), [this] { m_writer->journalGrew(); });
        m_inbox.hear(m_writer.get(), &ArchiveWriter::caughtUp, [this](quint64 seq) { m_archived = seq; });
        m_inbox.hear(m_writer.get(), &ArchiveWriter::failed, [this](const Error &) { ++m_failures; });
        m_writer->start();
    }

    /// Adds the facts of `frames` frames; true when they are committed.
    [[nodiscard]] bool goOn(int frames)
    {
        return add(factsOfNight(m_journal->lastSeq() + 1, frames, m_folder));
    }
    [[nodiscard]] bool add(const std::vector<FactRecord> &facts)
    {
        QSignalSpy committed(m_journal.get(), &Journal::committed);
        const bool isQueued = m_journal->append(facts, {}, {}, ++m_ticket).has_value();
        return isQueued && (committed.count() > 0 || committed.wait(kPatienceMs));
    }
    /// True when all that is committed has come to the archive.
    [[nodiscard]] bool catchUp()
    {
        return QTest::qWaitFor([this] { return m_archived == m_journal->lastSeq(); }, kPatienceMs);
    }
    /// True when the archive's failing has been told more often than so.
    [[nodiscard]] bool failing(int before = 0)
    {
        return QTest::qWaitFor([this, before] { return m_failures > before; }, kPatienceMs);
    }
    [[nodiscard]] bool finish(int mostMs) { return m_writer->finish(mostMs); }
    [[nodiscard]] int failures() const { return m_failures; }
    [[nodiscard]] std::uint64_t lastSeq() const { return m_journal->lastSeq(); }
    [[nodiscard]] const std::filesystem::path &folder() const { return m_folder; }

private:
    VirtualClock m_clock{UtcInstant{kNightStartNs}};
    std::filesystem::path m_folder;
    std::unique_ptr<Journal> m_journal;
    Inbox m_inbox;
    std::unique_ptr<ArchiveWriter> m_writer;
    quint64 m_archived = 0;
    int m_failures = 0;
    quint64 m_ticket = 0;
};

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

void TestArchiveWriter::bringsWhatIsCommitted()
{
    QFETCH(ArchiveEngine, engine);
    TULPAR_NEED(m_engines, engine);
    const auto address = m_engines.fresh(engine, u"brings"_s);
    Night night(address, m_engines.folder() + u"/brings_%1"_s.arg(int(engine)));
    for (int i = 0; i < 5; ++i)
        QVERIFY(night.goOn(10));
    QVERIFY(night.catchUp());
    QCOMPARE(allRows(address), night.lastSeq());
    QVERIFY(night.goOn(3)); // and what comes after a rest
    QVERIFY(night.catchUp());
    QCOMPARE(allRows(address), night.lastSeq());
    QCOMPARE(night.failures(), 0);
}

void TestArchiveWriter::looksAtEveryFrame()
{
    QFETCH(ArchiveEngine, engine);
    TULPAR_NEED(m_engines, engine);
    const auto address = m_engines.fresh(engine, u"looks"_s);
    Night night(address, m_engines.folder() + u"/looks_%1"_s.arg(int(engine)));
    std::vector<FactRecord> facts;
    std::vector<FrameStored> frames;
    for (int i = 0; i < 6; ++i) {
        frames.push_back(
            writeNightFrame(night.folder(), i, i < 3 ? "swift:1" : "", static_cast<std::uint32_t>(i)));
        QVERIFY(!frames.back().path.empty());
    }
    // One is gone before it is looked at, one is cut short, one has a bit turned over in a pixel.
    std::filesystem::remove(frames[3].path);
    std::filesystem::resize_file(frames[4].path, std::filesystem::file_size(frames[4].path) - 2880);
    QFile hurt(QString::fromStdString(frames[5].path));
    QVERIFY(hurt.open(QIODevice::ReadWrite));
    QVERIFY(hurt.seek(hurt.size() - 4000));
    const QByteArray byte = hurt.read(1);
    QVERIFY(hurt.seek(hurt.size() - 4000));
    QVERIFY(hurt.write(QByteArray(1, static_cast<char>(byte[0] ^ 0x10))) == 1);
    hurt.close();
    for (const FrameStored &frame : frames) {
        const std::uint64_t seq = night.lastSeq() + facts.size() + 1;
        facts.push_back(record(frame, seq, {{kNightStartNs + static_cast<std::int64_t>(seq)}, {1}}));
    }
    QVERIFY(night.add(facts));
    QVERIFY(night.catchUp());
    const auto archive = ArchiveDatabase::open(address, ArchiveAccess::Write);
    QVERIFY(archive);
    const auto found = findFrames(*archive, {}).value();
    QCOMPARE(found.size(), 6U);
    for (std::size_t i = 0; i < 3; ++i) {
        QVERIFY(found[i].state == FrameState::Good);
        QCOMPARE(found[i].kind, "Light Frame");
        QCOMPARE(found[i].object, "GRB 261118A");
        QCOMPARE(found[i].pointing->ra.asDegrees(), 10.0 + static_cast<double>(i));
        QCOMPARE(found[i].original->sha256.size(), 64U);
        QCOMPARE(
            found[i].original->bytes, static_cast<std::int64_t>(std::filesystem::file_size(found[i].path)));
        QVERIFY(found[i].checked == UtcInstant{kNightStartNs});
    }
    QVERIFY(found[3].state == FrameState::Missing);
    QVERIFY(found[4].state == FrameState::Damaged);
    QVERIFY(found[5].state == FrameState::Damaged);
    ArchiveSearch cone;
    cone.cone = SkyCone{{Angle::degrees(11), Angle::degrees(20)}, Angle::degrees(0.1)};
    QCOMPARE(findFrames(*archive, cone).value().size(), 1U);

    // Later one more is changed, by somebody who makes its own checksum hold: the archive's does not.
    const FrameStored other = writeNightFrame(night.folder() / "other", 1, "swift:1", 99);
    std::filesystem::copy_file(other.path, frames[1].path, std::filesystem::copy_options::overwrite_existing);
    std::vector<std::string> told;
    const auto checked = checkFrames(
        *archive, {}, true, UtcInstant{kNightStartNs + 1},
        [&told](const ArchivedFrame &frame, FrameState before) {
            if (frame.state != before)
                told.push_back(frame.path);
        });
    QVERIFY(checked);
    QCOMPARE(*checked, (FilesFound{6, 2, 1, 3}));
    QCOMPARE(told, std::vector<std::string>{frames[1].path});
}

void TestArchiveWriter::theServerIsKilledInMidNight()
{
    TULPAR_NEED(m_engines, ArchiveEngine::PostgreSql);
    const auto address = m_engines.fresh(ArchiveEngine::PostgreSql, u"killed"_s);
    Night night(address, m_engines.folder() + u"/killed"_s);
    for (int round = 0; round < 3; ++round) {
        QVERIFY(night.goOn(40));
        if (round != 1)
            QVERIFY(night.catchUp());
        m_engines.server().kill(); // in the second round while it is being written
        for (int i = 0; i < 10; ++i)
            QVERIFY(night.goOn(20)); // the night goes on
        QVERIFY(night.failing(round)); // told once each time
        QVERIFY(m_engines.server().start());
        QVERIFY(night.catchUp());
        QCOMPARE(allRows(address), night.lastSeq());
    }
    QCOMPARE(night.failures(), 3);
}

void TestArchiveWriter::theServerComesLater()
{
    TULPAR_NEED(m_engines, ArchiveEngine::PostgreSql);
    const auto address = m_engines.fresh(ArchiveEngine::PostgreSql, u"later"_s);
    m_engines.server().kill();
    Night night(address, m_engines.folder() + u"/later"_s);
    QVERIFY(night.goOn(100));
    QVERIFY(night.failing());
    QVERIFY(m_engines.server().start());
    QVERIFY(night.catchUp());
    QCOMPARE(allRows(address), night.lastSeq());
}

void TestArchiveWriter::nobodyWaitsForAnArchiveThatHangs()
{
    QFETCH(ArchiveEngine, engine);
    TULPAR_NEED(m_engines, engine);
    const auto address = m_engines.fresh(engine, u"hangs"_s);
    Night night(address, m_engines.folder() + u"/hangs_%1"_s.arg(int(engine)));
    QVERIFY(night.goOn(10));
    QVERIFY(night.catchUp());
    const auto before = night.lastSeq();
    {
        const auto other = ArchiveDatabase::open(address, ArchiveAccess::Write);
        QVERIFY(other);
        const auto held = ArchiveTransaction::begin(*other, ArchiveTransaction::Kind::Write);
        QVERIFY(held);
        if (engine == ArchiveEngine::PostgreSql)
            QVERIFY(other->execute(u"LOCK TABLE frames, facts, progress IN ACCESS EXCLUSIVE MODE"_s));
        // Whoever waited for the archive here would wait for ever: it is let go only when the night has gone
        // on.
        for (int i = 0; i < 20; ++i)
            QVERIFY(night.goOn(10));
        QVERIFY(night.lastSeq() > before);
    }
    QVERIFY(night.catchUp());
    QCOMPARE(allRows(address), night.lastSeq());
}

void TestArchiveWriter::theEndDoesNotWaitForAnArchiveThatHangs()
{
    TULPAR_NEED(m_engines, ArchiveEngine::PostgreSql);
    const auto address = m_engines.fresh(ArchiveEngine::PostgreSql, u"ends"_s);
    Night night(address, m_engines.folder() + u"/ends"_s);
    QVERIFY(night.goOn(10));
    QVERIFY(night.catchUp());
    const auto other = ArchiveDatabase::open(address, ArchiveAccess::Write);
    QVERIFY(other);
    const auto held = ArchiveTransaction::begin(*other, ArchiveTransaction::Kind::Write);
    QVERIFY(held && other->execute(u"LOCK TABLE frames, facts, progress IN ACCESS EXCLUSIVE MODE"_s));
    QVERIFY(night.goOn(10));
    QVERIFY(!night.finish(1));
}

void TestArchiveWriter::theFileCannotBeWrittenForAWhile()
{
    const QString folder = m_engines.folder() + u"/in_the_way"_s;
    ArchiveAddress address;
    address.file = folder + u"/archive.sqlite"_s;
    std::filesystem::create_directories((folder + u"/archive.sqlite/a folder"_s).toStdString());
    Night night(address, folder);
    QVERIFY(night.goOn(20));
    QVERIFY(night.failing());
    std::filesystem::remove_all(address.file.toStdString());
    QVERIFY(night.goOn(20));
    QVERIFY(night.catchUp());
    QCOMPARE(allRows(address), night.lastSeq());
}

QTEST_GUILESS_MAIN(TestArchiveWriter)
#include "test_archive_writer.moc"
