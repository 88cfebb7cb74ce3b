#include "core/archive/frame_takeout.h"
#include "core/archive/row_export.h"
#include "tests/core/archive/support_engines.h"
#include "tests/core/archive/support_night.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace tulpar;
using namespace Qt::Literals::StringLiterals;

/// What people take out of an archive: rows by part of a name, as files; frames as copies.
class TestArchiveExport : public QObject {
    Q_OBJECT
private slots:
    void partsOfNamesAreFound_data() { Engines::addRows(); }
    void partsOfNamesAreFound();
    void rowsBecomeAFile_data() { Engines::addRows(); }
    void rowsBecomeAFile();
    void noFileIsReplacedOrLeftHalf();
    void framesAreCopiedWhole();
    void copyingIsStopped();
    void whatCannotBeCopiedIsSaid();

private:
    [[nodiscard]] Result<ArchiveDatabase> filled(ArchiveEngine engine)
    {
        auto archive = ArchiveDatabase::open(
            m_engines.fresh(engine, QString::fromLatin1(QTest::currentTestFunction())), ArchiveAccess::Write);
        if (!archive)
            return archive;
        auto facts = factsOfNight(1, 12, "/frames");
        const auto named = static_cast<std::uint64_t>(facts.size() + 1);
        facts.push_back(record(
            AlertNamed{"swift:1126853", "Bota", "GRB 261118A"}, named,
            {{kNightStartNs + 2'000'000'000'000}, {2'000'000'000'000}}));
        const auto brought =
            fillArchive(*archive, m_engines.folder() + u"/journal_%1.sqlite"_s.arg(++m_journals), facts);
        return brought ? std::move(archive) : Result<ArchiveDatabase>(tl::unexpected(brought.error()));
    }
    [[nodiscard]] static std::size_t found(
        const ArchiveDatabase &archive, const char *words, SearchIn in = SearchIn::Frames)
    {
        ArchiveSearch search;
        search.in = in;
        search.words = words;
        return countRows(archive, search).value_or(999);
    }
    [[nodiscard]] static QByteArray bytesOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("cannot be read");
    }

    Engines m_engines;
    int m_journals = 0;
};

#define FILLED(archive)                                                                                      \
    QFETCH(ArchiveEngine, engine);                                                                           \
    TULPAR_NEED(m_engines, engine);                                                                          \
    auto opened = filled(engine);                                                                            \
    QVERIFY2(opened, opened ? "" : opened.error().detail.c_str());                                           \
    ArchiveDatabase &archive = *opened

void TestArchiveExport::partsOfNamesAreFound()
{
    FILLED(archive);
    QCOMPARE(found(archive, "1126"), 12U);
    QCOMPARE(found(archive, "SWIFT"), 12U); // as people write it
    QCOMPARE(found(archive, "grb 2611"), 12U); // by the name of its event
    QCOMPARE(found(archive, "GRB 2611", SearchIn::Events), 1U);
    QCOMPARE(found(archive, "swift", SearchIn::Events), 1U);
    QCOMPARE(found(archive, "fermi"), 0U);
    QCOMPARE(found(archive, "swift_1126853"), 0U); // what is special in SQL is not special here
    QCOMPARE(found(archive, "swift%"), 0U);
    QCOMPARE(found(archive, "!"), 0U);
    QCOMPARE(found(archive, "'"), 0U);
    ArchiveSearch nights;
    nights.in = SearchIn::Nights;
    nights.words = "swift";
    QCOMPARE(countRows(archive, nights).error().code, Errc::Unsupported);
}

void TestArchiveExport::rowsBecomeAFile()
{
    FILLED(archive);
    const QString path = m_engines.folder() + u"/rows_%1.csv"_s.arg(++m_journals);
    ArchiveSearch search;
    search.channel = "g";
    std::vector<std::size_t> told;
    const auto exported = exportRows(archive, search, RowFormat::Csv, path, [&](std::size_t rows) {
        told.push_back(rows);
        return true;
    });
    QVERIFY(exported);
    QCOMPARE(exported->rows, 4U); // of twelve frames in three channels
    QVERIFY(!exported->isStopped);
    QCOMPARE(told, (std::vector<std::size_t>{0, 0, 1, 2, 3})); // the header, then a row each
    const QList<QByteArray> lines = bytesOf(path).split('\n');
    QCOMPARE(lines.size(), 6); // header, rows, nothing after the last end
    QVERIFY(lines[0].startsWith("seq,at_utc,night,channel,number,start_utc,exposure_s,subject"));
    QVERIFY(lines[1].contains("swift:1126853"));
    QVERIFY(lines[5].isEmpty());
    std::string all;
    const auto shown = forEachLine(archive, search, RowFormat::Csv, [&](const std::string &line) {
        all += line + '\n';
        return true;
    });
    QCOMPARE(shown.value(), 4U);
    QCOMPARE(QByteArray::fromStdString(all), bytesOf(path));
}

void TestArchiveExport::noFileIsReplacedOrLeftHalf()
{
    auto archive = filled(ArchiveEngine::Sqlite);
    QVERIFY(archive);
    const QString path = m_engines.folder() + u"/stopped.csv"_s;
    const auto stopped =
        exportRows(*archive, {}, RowFormat::Csv, path, [](std::size_t rows) { return rows < 3; });
    QVERIFY(stopped);
    QVERIFY(stopped->isStopped);
    QVERIFY(!QFile::exists(path));
    QVERIFY(exportRows(*archive, {}, RowFormat::Json, path));
    const QByteArray before = bytesOf(path);
    const auto again = exportRows(*archive, {}, RowFormat::Csv, path);
    QCOMPARE(again.error().code, Errc::Refused);
    QCOMPARE(bytesOf(path), before);
    const auto nowhere = exportRows(*archive, {}, RowFormat::Csv, m_engines.folder() + u"/none/rows.csv"_s);
    QCOMPARE(nowhere.error().code, Errc::Io);
}

void TestArchiveExport::framesAreCopiedWhole()
{
    QTemporaryDir from;
    QTemporaryDir to;
    std::vector<WantedFrame> wanted;
    for (int i = 0; i < 5; ++i) {
        const std::filesystem::path path =
            writeNightFrame(from.path().toStdString(), i, "swift:1126853", 7U + static_cast<unsigned>(i))
                .path;
        wanted.push_back({path, "2026-11-18", i < 3 ? std::optional(digestOf(path).value()) : std::nullopt});
    }
    std::vector<std::size_t> told;
    const auto copied = takeFramesOut(wanted, to.path().toStdString(), [&](std::size_t done) {
        told.push_back(done);
        return true;
    });
    QCOMPARE(copied.copied, 5U);
    QCOMPARE(copied.failed, 0U);
    QCOMPARE(told, (std::vector<std::size_t>{0, 1, 2, 3, 4}));
    std::int64_t bytes = 0;
    for (const WantedFrame &frame : wanted) {
        const QString made =
            to.filePath(u"2026-11-18/"_s + QString::fromStdString(frame.path.filename().string()));
        QCOMPARE(bytesOf(made), bytesOf(QString::fromStdString(frame.path.string())));
        bytes += bytesOf(made).size();
    }
    QCOMPARE(copied.bytes, bytes);
    QCOMPARE(QDir(to.filePath(u"2026-11-18"_s)).entryList(QDir::Files).size(), 5); // nothing half is left
    const auto again = takeFramesOut(wanted, to.path().toStdString(), [](std::size_t) { return true; });
    QCOMPARE(again.thereAlready, 5U);
    QCOMPARE(again.copied, 0U);
}

void TestArchiveExport::copyingIsStopped()
{
    QTemporaryDir from;
    QTemporaryDir to;
    std::vector<WantedFrame> wanted;
    for (int i = 0; i < 4; ++i)
        wanted.push_back(
            {writeNightFrame(from.path().toStdString(), i, "swift:1126853", 7).path, "n", std::nullopt});
    const auto copied =
        takeFramesOut(wanted, to.path().toStdString(), [](std::size_t done) { return done < 2; });
    QVERIFY(copied.isStopped);
    QCOMPARE(copied.copied, 2U);
    QCOMPARE(QDir(to.filePath(u"n"_s)).entryList(QDir::Files).size(), 2);
}

void TestArchiveExport::whatCannotBeCopiedIsSaid()
{
    QTemporaryDir from;
    QTemporaryDir to;
    const std::filesystem::path good = writeNightFrame(from.path().toStdString(), 0, "", 7).path;
    FileDigest other = digestOf(good).value();
    other.sha256.back() = other.sha256.back() == '0' ? '1' : '0';
    const std::filesystem::path gone = good.parent_path() / "gone.fits";
    const auto copied = takeFramesOut(
        {{gone, "n", std::nullopt}, {good, "n", other}, {good, "n", std::nullopt}}, to.path().toStdString(),
        [](std::size_t) { return true; });
    QCOMPARE(copied.failed, 2U);
    QCOMPARE(copied.copied, 1U);
    QVERIFY(copied.firstFailure.find("gone.fits") != std::string::npos);
    QFile changed(QString::fromStdString(
        (std::filesystem::path(to.path().toStdString()) / "n" / good.filename()).string()));
    QVERIFY(changed.open(QIODevice::WriteOnly));
    QVERIFY(changed.write("a person's own file") > 0);
    changed.close();
    const auto again =
        takeFramesOut({{good, "n", std::nullopt}}, to.path().toStdString(), [](std::size_t) { return true; });
    QCOMPARE(again.failed, 1U);
    QCOMPARE(bytesOf(changed.fileName()), QByteArray("a person's own file"));
}

QTEST_GUILESS_MAIN(TestArchiveExport)
#include "test_archive_export.moc"
