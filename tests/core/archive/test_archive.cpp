#include "core/archive/archive_copy.h"
#include "core/archive/archive_feeder.h"
#include "core/archive/archive_search.h"
#include "core/archive/row_inserter.h"
#include "core/archive/row_text.h"
#include "core/store/journal_reader.h"
#include "tests/core/archive/support_engines.h"
#include "tests/core/archive/support_night.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <random>

using namespace tulpar;
using namespace Qt::Literals::StringLiterals;

/// What an archive keeps of a journal, finds again, and gives away: the same of either engine.
class TestArchive : public QObject {
    Q_OBJECT
private slots:
    void everyFactIsThereOnce_data() { Engines::addRows(); }
    void everyFactIsThereOnce();
    void twoBringTheSame_data() { Engines::addRows(); }
    void twoBringTheSame();
    void aRescuedJournalIsBroughtAgain_data() { Engines::addRows(); }
    void aRescuedJournalIsBroughtAgain();
    void garbageIsKeptAndSaid_data() { Engines::addRows(); }
    void garbageIsKeptAndSaid();
    void searchFindsWhatWasAsked_data() { Engines::addRows(); }
    void searchFindsWhatWasAsked();
    void coneIsExact_data() { Engines::addRows(); }
    void coneIsExact();
    void eventsAndNights_data() { Engines::addRows(); }
    void eventsAndNights();
    void rowsAsText_data() { Engines::addRows(); }
    void rowsAsText();
    void backupComesBack_data();
    void backupComesBack();
    void aHurtBackupIsRefused();
    void restoreNeedsAnEmptyArchive_data() { Engines::addRows(); }
    void restoreNeedsAnEmptyArchive();
    void otherDatabasesAreLeftAlone_data() { Engines::addRows(); }
    void otherDatabasesAreLeftAlone();
    void passwordsStayOutside();
    void addresses_data();
    void addresses();

private:
    [[nodiscard]] Result<ArchiveDatabase> open(
        ArchiveEngine engine, ArchiveAccess access = ArchiveAccess::Write)
    {
        return ArchiveDatabase::open(
            m_engines.fresh(engine, QString::fromLatin1(QTest::currentTestFunction())), access);
    }
    [[nodiscard]] std::unique_ptr<JournalReader> journalWith(const std::vector<FactRecord> &facts)
    {
        const QString path = m_engines.folder() + u"/journal_%1.sqlite"_s.arg(++m_journals);
        if (!writeJournal(path, facts))
            return nullptr;
        auto reader = JournalReader::open(path);
        return reader ? std::move(*reader) : nullptr;
    }

    Engines m_engines;
    int m_journals = 0;
};

namespace {

const Angle kLongitude = Angle::degrees(kNightLongitudeDeg);

/// Rows of all tables that facts become.
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

QJsonObject objectIn(const std::string &line)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(line)).object();
}

void bringAll(ArchiveFeeder &feeder, std::size_t most = 7)
{
    for (;;) {
        const auto brought = feeder.bringNext(most);
        QVERIFY2(brought, brought ? "" : brought.error().detail.c_str());
        if (*brought == 0)
            return;
    }
}

std::size_t count(const ArchiveDatabase &archive, const ArchiveSearch &search)
{
    const auto frames = findFrames(archive, search);
    return frames ? frames->size() : 9999;
}

} // namespace

#define OPEN_ARCHIVE(name)                                                                                   \
    QFETCH(ArchiveEngine, engine);                                                                           \
    TULPAR_NEED(m_engines, engine);                                                                          \
    const auto name##Opened = open(engine);                                                                  \
    QVERIFY2(name##Opened, name##Opened ? "" : name##Opened.error().detail.c_str());                         \
    const ArchiveDatabase &name = *name##Opened

void TestArchive::everyFactIsThereOnce()
{
    OPEN_ARCHIVE(archive);
    const auto facts = factsOfNight(1, 30, "/frames");
    const auto journal = journalWith(facts);
    QVERIFY(journal);
    QCOMPARE(archivedSeq(archive, *journal).value(), 0U);
    ArchiveFeeder feeder(archive, *journal, kLongitude);
    bringAll(feeder);
    QCOMPARE(feeder.lastSeq(), facts.size());
    QCOMPARE(archivedSeq(archive, *journal).value(), facts.size());
    QCOMPARE(allRows(archive), facts.size());
    const auto before = rowsDigest(archive);
    QVERIFY(before);
    ArchiveFeeder again(archive, *journal, kLongitude); // after a start: nothing is left to bring
    QCOMPARE(again.bringNext(1000).value(), 0U);
    QVERIFY(archive.execute(u"DELETE FROM progress"_s)); // and from the beginning it is all there already
    ArchiveFeeder fromStart(archive, *journal, kLongitude);
    bringAll(fromStart, 1000);
    QCOMPARE(allRows(archive), facts.size());
    QCOMPARE(rowsDigest(archive).value().sha256, before->sha256);
    const auto frames = findFrames(archive, {}).value();
    QCOMPARE(frames.size(), 30U);
    QCOMPARE(frames[4].number, 4U);
    QCOMPARE(frames[4].channel, "r");
    QCOMPARE(frames[4].start.nsSinceUnixEpoch, kNightStartNs + 104'000'000'000);
    QCOMPARE(frames[4].exposure, Duration(1s));
    QCOMPARE(frames[4].subject, "swift:1126853");
    QCOMPARE(frames[4].night, "2026-11-18"); // 11:08 UTC is 16:19 by the Sun at the site: after noon
    QVERIFY(frames[4].state == FrameState::New && frames[4].form == FrameForm::Raw && !frames[4].original);
}

void TestArchive::twoBringTheSame()
{
    OPEN_ARCHIVE(archive);
    const auto other = ArchiveDatabase::open(archive.address(), ArchiveAccess::Write);
    QVERIFY(other);
    const auto facts = factsOfNight(1, 40, "/frames");
    const auto journal = journalWith(facts);
    QVERIFY(journal);
    ArchiveFeeder one(archive, *journal, kLongitude);
    ArchiveFeeder two(*other, *journal, kLongitude);
    std::size_t brought = 1;
    for (std::size_t most = 1; brought > 0; most = most % 9 + 1) {
        brought = one.bringNext(most).value();
        brought += two.bringNext(10 - most).value();
    }
    QCOMPARE(allRows(archive), facts.size());
}

void TestArchive::aRescuedJournalIsBroughtAgain()
{
    OPEN_ARCHIVE(archive);
    const auto facts = factsOfNight(1, 20, "/frames");
    {
        const auto journal = journalWith(facts);
        ArchiveFeeder feeder(archive, *journal, kLongitude);
        bringAll(feeder);
    }
    // The end of the journal was lost: 12 facts are left, and what followed has the numbers of others.
    std::vector<FactRecord> rescued(facts.begin(), facts.begin() + 12);
    for (std::uint64_t seq = 13; seq <= 60; ++seq) {
        const std::int64_t later = kNightStartNs + 3'600'000'000'000 + static_cast<std::int64_t>(seq);
        rescued.push_back(record(ModeChanged{"robotic", "Bota"}, seq, {{later}, {later}}));
    }
    const auto journal = journalWith(rescued);
    QVERIFY(journal);
    QCOMPARE(archivedSeq(archive, *journal).value(), 0U);
    ArchiveFeeder feeder(archive, *journal, kLongitude);
    bringAll(feeder);
    QCOMPARE(allRows(archive), facts.size() + 48); // nothing twice, nothing of the lost end forgotten
    QCOMPARE(archivedSeq(archive, *journal).value(), 60U);
}

void TestArchive::garbageIsKeptAndSaid()
{
    OPEN_ARCHIVE(archive);
    auto facts = factsOfNight(1, 3, "/frames");
    facts[1].body = "{\"condition\":\"meteorites\"}";
    facts[2].kind = "a_kind_of_tomorrow";
    facts[3].body = "not even JSON";
    facts[4].kind = std::string("command_issued\0x", 16);
    facts[4].body = "\xff\xfe";
    facts[6].body.replace(
        facts[6].body.find("/frames"), 7, "/fr'am\\u0000es\\\"\\\\ \xC3\xA9 "); // a frame's name
    facts[8].body.replace(facts[8].body.find("\"number\":1"), 10, "\"number\":18446744073709551615");
    facts.back().at.utc.nsSinceUnixEpoch = std::numeric_limits<std::int64_t>::max();
    const auto journal = journalWith(facts);
    QVERIFY(journal);
    ArchiveFeeder feeder(archive, *journal, kLongitude);
    bringAll(feeder, 1000);
    QCOMPARE(allRows(archive), facts.size());
    ArchiveSearch unread;
    unread.in = SearchIn::Unread;
    QCOMPARE(countRows(archive, unread).value(), 5U);
    QStringList why;
    QVERIFY(forEachRow(archive, unread, [&why](const QVariantList &row) {
        why << row[4].toString();
        return true;
    }));
    QVERIFY2(why.join(u'|').contains(u"meteorites"), qPrintable(why.join(u'|')));
    QVERIFY2(why.join(u'|').contains(u"out of range"), qPrintable(why.join(u'|')));
    const auto frames = findFrames(archive, {}).value();
    QCOMPARE(frames.size(), 2U);
    QVERIFY2(
        frames[0].path.starts_with("/fr'am\xEF\xBF\xBD"
                                   "es\"\\ \xC3\xA9 /frame_1_0"),
        frames[0].path.c_str());
}

void TestArchive::searchFindsWhatWasAsked()
{
    OPEN_ARCHIVE(archive);
    const auto journal = journalWith(factsOfNight(1, 30, "/frames"));
    ArchiveFeeder feeder(archive, *journal, kLongitude);
    bringAll(feeder);
    ArchiveSearch search;
    search.channel = "g";
    QCOMPARE(count(archive, search), 10U);
    search.night = "2026-11-18";
    QCOMPARE(count(archive, search), 10U);
    search.night = "2026-11-19";
    QCOMPARE(count(archive, search), 0U);
    search = {};
    search.subject = "swift:1126853";
    QCOMPARE(count(archive, search), 30U);
    search.subject = "swift:1'; DROP TABLE frames; --";
    QCOMPARE(count(archive, search), 0U);
    search = {};
    search.from = UtcInstant{kNightStartNs + 105'000'000'000};
    search.until = UtcInstant{kNightStartNs + 110'000'000'000};
    QCOMPARE(count(archive, search), 5U); // 105 to 109
    search.isNewestFirst = true;
    search.limit = 2;
    search.skip = 1;
    const auto frames = findFrames(archive, search).value();
    QCOMPARE(frames.size(), 2U);
    QCOMPARE(frames[0].number, 8U);
    QCOMPARE(frames[1].number, 7U);
    QCOMPARE(countRows(archive, search).value(), 5U);
    ArchiveSearch commands;
    commands.in = SearchIn::Commands;
    QCOMPARE(countRows(archive, commands).value(), 1U);
    commands.state = FrameState::Good;
    const auto refused = countRows(archive, commands);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, Errc::Unsupported);
    QCOMPARE(refused.error().detail, "commands have no state");
}

void TestArchive::coneIsExact()
{
    OPEN_ARCHIVE(archive);
    // Directions all over the sky, at both poles and where right ascension begins again.
    std::mt19937 chance(7);
    const auto part = [&chance] { return static_cast<double>(chance()) / 4294967296.0; };
    std::vector<IcrsDirection> places;
    std::vector<QVariantList> rows;
    const auto width = static_cast<qsizetype>(columnsOf(ArchiveTable::Frames).size());
    const QVariantList pattern(width);
    for (int i = 0; i < 3000; ++i) {
        const double ra = i % 3 == 0 ? 359.9 + 0.2 * part() : 360 * part();
        const double dec = i % 5 == 0 ? 89.5 + 0.5 * part()
            : i % 7 == 0              ? -90 + 0.5 * part()
                                      : 180 * part() - 90;
        places.push_back({Angle::degrees(ra).wrapped(), Angle::degrees(dec)});
        QVariantList row = pattern;
        row[0] = row[1] = i + 1;
        row[2] = u"2026-11-18"_s;
        row[5] = i;
        row[9] = row[10] = u"/frames/%1"_s.arg(i);
        row[11] = u"raw"_s;
        row[12] = u"good"_s;
        row[15] = places.back().ra.asDegrees();
        row[16] = places.back().dec.asDegrees();
        row[17] = cosine(places.back().dec) * cosine(places.back().ra);
        row[18] = cosine(places.back().dec) * sine(places.back().ra);
        row[19] = sine(places.back().dec);
        rows.push_back(row);
    }
    QVERIFY(insertRows(archive, ArchiveTable::Frames, rows));
    std::size_t hits = 0;
    for (int trial = 0; trial < 60; ++trial) {
        const IcrsDirection centre = places[chance() % places.size()];
        const Angle radius = Angle::degrees(trial % 4 == 0 ? 120 * part() : 0.5 * part());
        ArchiveSearch search;
        search.cone = SkyCone{centre, radius};
        std::size_t expected = 0; // by the great circle, one after the other
        for (const auto &place : places)
            expected += separation(place, centre) <= radius;
        QCOMPARE(count(archive, search), expected);
        hits += expected;
    }
    QVERIFY2(hits > 1000, "cones that hold nothing prove nothing");
}

void TestArchive::eventsAndNights()
{
    OPEN_ARCHIVE(archive);
    const auto journal = journalWith(factsOfNight(1, 9, "/frames"));
    ArchiveFeeder feeder(archive, *journal, kLongitude);
    bringAll(feeder);
    ArchiveSearch search;
    search.in = SearchIn::Events;
    search.cone = SkyCone{{Angle::degrees(288.3), Angle::degrees(19.8)}, Angle::degrees(0.1)};
    std::vector<std::string> lines;
    const auto keep = [&](const QVariantList &row) {
        lines.push_back(rowAsJson(search.in, row));
        return true;
    };
    QVERIFY(forEachRow(archive, search, keep));
    QCOMPARE(lines.size(), 1U);
    const QJsonObject event = objectIn(lines[0]);
    QCOMPARE(event[u"subject"_s].toString(), u"swift:1126853"_s);
    QCOMPARE(event[u"notices"_s].toInt(), 1);
    QCOMPARE(event[u"outcome"_s].toString(), u"respond"_s);
    QCOMPARE(event[u"withdrawn"_s].toString(), u"retracted"_s);
    QCOMPARE(event[u"frames"_s].toInt(), 9);
    QCOMPARE(event[u"error_deg"_s].toDouble(), 3.0 / 60);
    search = {};
    search.in = SearchIn::Nights;
    lines.clear();
    QVERIFY(forEachRow(archive, search, keep));
    QCOMPARE(lines.size(), 1U);
    QCOMPARE(objectIn(lines[0])[u"frames"_s].toInt(), 9);
}

void TestArchive::rowsAsText()
{
    OPEN_ARCHIVE(archive);
    const auto journal = journalWith(factsOfNight(1, 2, "/frames"));
    ArchiveFeeder feeder(archive, *journal, kLongitude);
    bringAll(feeder);
    ArchiveSearch search;
    std::vector<std::string> csv;
    std::vector<std::string> json;
    const auto keep = [&](const QVariantList &row) {
        csv.push_back(rowAsCsv(search.in, row));
        json.push_back(rowAsJson(search.in, row));
        return true;
    };
    QVERIFY(forEachRow(archive, search, keep));
    QCOMPARE(
        csvHeader(SearchIn::Frames),
        "seq,at_utc,night,channel,number,start_utc,exposure_s,subject,recovered,original_path,path,form,"
        "state,kind,"
        "object,ra_deg,dec_deg,size_bytes,sha256,stored_bytes,stored_sha256,checked_utc,copied_utc,plane");
    QCOMPARE(
        csv[0],
        "7,2026-11-18T11:06:47.000000000Z,2026-11-18,g,0,2026-11-18T11:08:20.000000000Z,1.0,swift:1126853,"
        "false,"
        "/frames/frame_1_0.fits,/frames/frame_1_0.fits,raw,new,,,,,,,,,,,");
    const QJsonObject object = objectIn(json[1]);
    QCOMPARE(object[u"start_utc"_s].toString(), u"2026-11-18T11:08:21.000000000Z"_s);
    QCOMPARE(object[u"exposure_s"_s].toDouble(), 1.0);
    QVERIFY(object[u"sha256"_s].isNull() && object.contains(u"ra_deg"_s) && !object.contains(u"x"_s));
    csv.clear();
    json.clear();
    search.in = SearchIn::Alerts;
    QVERIFY(forEachRow(archive, search, keep));
    QVERIFY2(csv[0].find(",\"afterglow, \"\"bright\"\"; see , below") != std::string::npos, csv[0].c_str());
    QCOMPARE(objectIn(json[0])[u"body"_s][u"note"_s][u"who"_s].toString(), u"Bota"_s);
}

void TestArchive::backupComesBack_data()
{
    QTest::addColumn<ArchiveEngine>("engine");
    QTest::addColumn<ArchiveEngine>("into");
    using enum ArchiveEngine;
    QTest::newRow("SQLite to SQLite") << Sqlite << Sqlite;
    QTest::newRow("SQLite to PostgreSQL") << Sqlite << PostgreSql;
    QTest::newRow("PostgreSQL to SQLite") << PostgreSql << Sqlite;
    QTest::newRow("PostgreSQL to PostgreSQL") << PostgreSql << PostgreSql;
}

void TestArchive::backupComesBack()
{
    OPEN_ARCHIVE(archive);
    QFETCH(ArchiveEngine, into);
    TULPAR_NEED(m_engines, into);
    auto facts = factsOfNight(1, 300, "/frames");
    facts[1].body = "garbage with 'quotes', a \\ and \xD2\xB1"; // Kazakh letters too
    const auto journal = journalWith(facts);
    ArchiveFeeder feeder(archive, *journal, kLongitude);
    bringAll(feeder, 100);
    // A number that decimal digits do not hold, and nothing where nothing is known.
    QVERIFY(archive.execute(
        u"UPDATE frames SET ra_deg = 0.1 + 0.2, dec_deg = -1e-300, size_bytes = 9007199254740993 "
        "WHERE number = 7"_s));
    const QString file = m_engines.folder() + u"/backup_%1_%2.tulpar"_s.arg(int(engine)).arg(int(into));
    const auto backup = backUpArchive(archive, file);
    QVERIFY2(backup, backup ? "" : backup.error().detail.c_str());
    QCOMPARE(backup->rows, facts.size());
    QVERIFY(!QFile::exists(file + u".part"_s) && !QFile::exists(file + u"-wal"_s));
    QCOMPARE(backUpArchive(archive, file).error().code, Errc::Refused); // never over another

    const auto target = open(into);
    QVERIFY2(target, target ? "" : target.error().detail.c_str());
    const auto restored = restoreArchive(*target, file);
    QVERIFY2(restored, restored ? "" : restored.error().detail.c_str());
    QCOMPARE(restored->sha256, backup->sha256);
    QCOMPARE(rowsDigest(*target).value().sha256, rowsDigest(archive).value().sha256);
    QCOMPARE(archivedSeq(*target, *journal).value(), facts.size()); // and goes on where the other was
    const auto frame = findFrames(*target, {}).value()[7];
    QCOMPARE(frame.pointing->ra.asDegrees(), 0.1 + 0.2);
}

void TestArchive::aHurtBackupIsRefused()
{
    const auto archive = open(ArchiveEngine::Sqlite);
    const auto journal = journalWith(factsOfNight(1, 60, "/frames"));
    ArchiveFeeder feeder(*archive, *journal, kLongitude);
    bringAll(feeder);
    const QString file = m_engines.folder() + u"/hurt.tulpar"_s;
    QVERIFY(backUpArchive(*archive, file));
    QFile bytes(file);
    QVERIFY(bytes.open(QIODevice::ReadWrite));
    QByteArray all = bytes.readAll();
    QVERIFY(all.contains("frame_1_17.fits"));
    // One digit within texts, in the rows and their indices: the engine itself does not see it.
    bytes.seek(0);
    bytes.write(QByteArray(all).replace("frame_1_17.fits", "frame_1_97.fits"));
    bytes.close();
    const auto target = open(ArchiveEngine::Sqlite);
    const auto restored = restoreArchive(*target, file);
    QVERIFY(!restored);
    QCOMPARE(restored.error().code, Errc::Malformed);
    QCOMPARE(allRows(*target), 0U);
    QFile::resize(file, all.size() / 2);
    QVERIFY(!restoreArchive(*target, file));
    QVERIFY(!restoreArchive(*target, m_engines.folder() + u"/no_such_file"_s));
    QCOMPARE(allRows(*target), 0U);
}

void TestArchive::restoreNeedsAnEmptyArchive()
{
    OPEN_ARCHIVE(archive);
    const auto journal = journalWith(factsOfNight(1, 2, "/frames"));
    ArchiveFeeder feeder(archive, *journal, kLongitude);
    bringAll(feeder);
    const QString file = m_engines.folder() + u"/full_%1.tulpar"_s.arg(int(engine));
    QVERIFY(backUpArchive(archive, file));
    const auto restored = restoreArchive(archive, file);
    QVERIFY(!restored);
    QCOMPARE(restored.error().code, Errc::Refused);
}

void TestArchive::otherDatabasesAreLeftAlone()
{
    OPEN_ARCHIVE(archive);
    QVERIFY(archive.execute(u"UPDATE tulpar_archive SET version = 99"_s));
    QCOMPARE(ArchiveDatabase::open(archive.address(), ArchiveAccess::Write).error().code, Errc::Unsupported);
    QVERIFY(archive.execute(u"DROP TABLE tulpar_archive"_s));
    QCOMPARE(ArchiveDatabase::open(archive.address(), ArchiveAccess::Write).error().code, Errc::Malformed);
    auto nowhere = archive.address();
    nowhere.file += u"_nowhere"_s;
    nowhere.database += u"_nowhere"_s;
    const auto missing = ArchiveDatabase::open(nowhere, ArchiveAccess::Read);
    QVERIFY(!missing);
    QVERIFY(
        engine == ArchiveEngine::Sqlite ? missing.error().code == Errc::NotFound
                                        : !missing.error().detail.empty());
}

void TestArchive::passwordsStayOutside()
{
    TULPAR_NEED(m_engines, ArchiveEngine::PostgreSql);
    PostgresServer &server = m_engines.server();
    const QString secret = u"Zhuldyz-7411-secret"_s;
    QVERIFY(server.execute(u"CREATE ROLE observer LOGIN PASSWORD '%1'"_s.arg(secret)));
    QVERIFY(server.execute(u"CREATE DATABASE night OWNER observer"_s));
    QVERIFY(server.askForPasswords(true));
    ArchiveAddress address = server.addressOf(u"night"_s);
    address.user = u"observer"_s;
    const auto refused = ArchiveDatabase::open(address, ArchiveAccess::Write);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, Errc::Unavailable);

    QFile passes(m_engines.folder() + u"/pgpass"_s);
    QVERIFY(passes.open(QIODevice::WriteOnly));
    passes.write("*:*:night:observer:" + secret.toUtf8() + '\n');
    passes.close();
    passes.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    const auto byFile = parseArchiveAddress(
        u"postgresql://observer@/night?host=%1&passfile=%2"_s.arg(address.host, passes.fileName()));
    QVERIFY2(byFile, byFile ? "" : byFile.error().detail.c_str());
    {
        const auto archive = ArchiveDatabase::open(*byFile, ArchiveAccess::Write);
        QVERIFY2(archive, archive ? "" : archive.error().detail.c_str());
        const auto journal = journalWith(factsOfNight(1, 2, "/frames"));
        ArchiveFeeder feeder(*archive, *journal, kLongitude);
        bringAll(feeder);
    }
    qputenv("PGPASSWORD", "wrong " + secret.toUtf8());
    const auto wrong = ArchiveDatabase::open(address, ArchiveAccess::Write);
    qputenv("PGPASSWORD", secret.toUtf8());
    const auto right = ArchiveDatabase::open(address, ArchiveAccess::Write);
    qunsetenv("PGPASSWORD");
    QVERIFY(!wrong && right);
    for (const QString &said :
         {QString::fromStdString(refused.error().detail), QString::fromStdString(wrong.error().detail),
          byFile->shown()})
        QVERIFY2(!said.contains(secret), qPrintable(said));
    QVERIFY(server.askForPasswords(false));
}

void TestArchive::addresses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown"); // empty: refused
    QTest::newRow("file") << u"/var/lib/tulpar/archive.sqlite"_s << u"/var/lib/tulpar/archive.sqlite"_s;
    QTest::newRow("server") << u"postgresql://tulpar@db.example.org:5433/nights"_s
                            << u"postgresql://tulpar@db.example.org:5433/nights"_s;
    QTest::newRow("socket") << u"postgresql:///nights?host=/run/postgresql"_s
                            << u"postgresql:///nights?host=/run/postgresql"_s;
    QTest::newRow("service") << u"postgresql:///?service=tulpar"_s << u"postgresql:///?service=tulpar"_s;
    QTest::newRow("encrypted") << u"postgresql://a@b/c?sslmode=verify-full"_s
                               << u"postgresql://a@b/c?sslmode=verify-full"_s;
    QTest::newRow("password") << u"postgresql://tulpar:hush@db/nights"_s << QString();
    QTest::newRow("password as option") << u"postgresql://db/nights?password=hush"_s << QString();
    QTest::newRow("further words") << u"postgresql://db/nights?sslmode=require%20password%3Dhush"_s
                                   << QString();
    QTest::newRow("unknown option") << u"postgresql://db/nights?options=-cfsync%3Doff"_s << QString();
    QTest::newRow("another engine") << u"mysql://db/nights"_s << QString();
}

void TestArchive::addresses()
{
    QFETCH(QString, text);
    QFETCH(QString, shown);
    const auto address = parseArchiveAddress(text);
    QCOMPARE(address.has_value(), !shown.isEmpty());
    if (address)
        QCOMPARE(address->shown(), shown);
    else
        QVERIFY2(address.error().detail.find("hush") == std::string::npos, address.error().detail.c_str());
}

QTEST_GUILESS_MAIN(TestArchive)
#include "test_archive.moc"
