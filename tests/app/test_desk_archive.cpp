#include <QtTest>

#include "app/desk_archive.h"
#include "core/archive/archive_search.h"
#include "core/archive/frame_inspection.h"
#include "core/archive/frame_ledger.h"
#include "core/archive/retention_run.h"
#include "tests/app/desk.h"
#include "tests/app/desk_looks.h"
#include "tests/core/archive/support_engines.h"
#include "tests/core/archive/support_night.h"
#include "widgets/archive/archive_panel.h"
#include "widgets/archive/found_table.h"
#include "widgets/archive/search_fields.h"
#include "widgets/viewer/frame_viewer.h"

#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QToolButton>

#include <csignal>

using namespace tulpar;
using namespace Qt::Literals::StringLiterals;

/// The archive at the desk, with true archives of both engines and true files: what keys and clicks find,
/// open, export and copy, and what is said where there is no archive.
class TestDeskArchive : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QVERIFY(dressApplication()); }
    void framesAreFoundAndOpened_data() { Engines::addRows(); }
    void framesAreFoundAndOpened();
    void eventsAndNightsAreFound_data() { Engines::addRows(); }
    void eventsAndNightsAreFound();
    void rowsAndFramesLeaveIt_data() { Engines::addRows(); }
    void rowsAndFramesLeaveIt();
    void thousandsComeInPieces();
    void withoutAnArchiveItSaysWhatToDo();
    void aDeadServerHoldsNothingUp();
    void aFrozenServerDoesNotHoldTheEnd();
    void framesInACubeOpenAsTheyWere();
    void framesOfAnotherComputerAreSaidToBeThere();
    void itIsTheArchiveOfTheCoresSettings();

private:
    static constexpr int kFrames = 9;

    /// An archive with a burst's frames, whose files are there and have been looked at.
    [[nodiscard]] ArchiveAddress filled(ArchiveEngine engine)
    {
        const ArchiveAddress address =
            m_engines.fresh(engine, QString::fromLatin1(QTest::currentTestFunction()));
        const auto archive = ArchiveDatabase::open(address, ArchiveAccess::Write);
        if (!archive)
            return {};
        const std::filesystem::path folder =
            m_engines.folder().toStdString() + "/frames_" + std::to_string(++m_journals);
        std::vector<FactRecord> facts = factsOfNight(1, 0, folder);
        for (int i = 0; i < kFrames; ++i) {
            const auto seq = static_cast<std::uint64_t>(facts.size() + 1);
            const auto s = static_cast<std::int64_t>(seq) * 1'000'000'000;
            facts.push_back(record(
                writeNightFrame(folder, i, "swift:1126853", 7U + static_cast<unsigned>(i)), seq,
                {{kNightStartNs + s}, {s}}));
        }
        const auto brought =
            fillArchive(*archive, m_engines.folder() + u"/journal_%1.sqlite"_s.arg(++m_journals), facts);
        const auto frames = findFrames(*archive, {});
        if (!brought || !frames)
            return {};
        for (const ArchivedFrame &frame : *frames)
            if (!recordInspection(*archive, frame.key, inspectFrame(frame.path), {kNightStartNs}))
                return {};
        return address;
    }
    [[nodiscard]] static std::unique_ptr<Desk> deskWith(std::optional<ArchiveAddress> address)
    {
        auto desk = std::make_unique<Desk>(u"idle"_s);
        desk->window->setArchive(std::make_unique<DeskArchive>(std::move(address)));
        desk->key(Qt::Key_6, Qt::ControlModifier);
        return desk;
    }
    [[nodiscard]] static QString said(const Desk &desk, const char *where)
    {
        return desk.find<QLabel>(QLatin1String(where))->text();
    }

    Engines m_engines;
    int m_journals = 0;
};

#define ARCHIVE_DESK(desk)                                                                                   \
    QFETCH(ArchiveEngine, engine);                                                                           \
    TULPAR_NEED(m_engines, engine);                                                                          \
    const auto made = deskWith(filled(engine));                                                              \
    Desk &desk = *made;                                                                                      \
    QTRY_VERIFY_WITH_TIMEOUT(!desk.window->archive()->isSearching(), 30'000);                                \
    QCOMPARE(desk.window->archive()->table()->rows()->rowCount(), kFrames)

void TestDeskArchive::framesAreFoundAndOpened()
{
    ARCHIVE_DESK(desk);
    ArchivePanel *panel = desk.window->archive();
    QVERIFY(panel->isVisible());
    auto *words = desk.find<QLineEdit>(u"archiveWords"_s);
    QVERIFY(words->hasFocus());
    QVERIFY(panel->table()->rows()->frameAt(0)->number == kFrames - 1); // the newest first
    QTest::keyClicks(words, u"swift:11"_s);
    QTest::mouseClick(desk.find<QToolButton>(u"archiveChannelg"_s), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!panel->isSearching(), 30'000);
    QCOMPARE(panel->table()->rows()->rowCount(), 3);
    // Frame 3 is 3 degrees east of frame 0, at declination 20: 2.8 degrees on the sky.
    QTest::keyClicks(desk.find<QLineEdit>(u"archiveNear"_s), u"13.0 +20.0"_s);
    QTest::keyClicks(desk.find<QLineEdit>(u"archiveRadius"_s), u"2.9"_s);
    QTest::keyClick(words, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(!panel->isSearching(), 30'000);
    QCOMPARE(said(desk, "archiveState").section(u',', 0, 0), u"frames: 3"_s);
    desk.find<QLineEdit>(u"archiveRadius"_s)->setText(u"60'"_s);
    QTest::keyClick(words, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(!panel->isSearching(), 30'000);
    QCOMPARE(panel->table()->rows()->rowCount(), 1);
    const QString path = QString::fromStdString(panel->table()->rows()->frameAt(0)->path);
    panel->table()->setFocus();
    QTest::keyClick(panel->table(), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(desk.window->viewer()->isFileShown(), 30'000);
    QVERIFY(!panel->isVisible());
    QVERIFY(desk.window->viewer()->isVisible());
    desk.key(Qt::Key_F4, Qt::ShiftModifier); // back: what was found is still there
    QVERIFY(panel->isVisible());
    QCOMPARE(panel->table()->rows()->rowCount(), 1);
    QVERIFY(!path.isEmpty());
}

void TestDeskArchive::eventsAndNightsAreFound()
{
    ARCHIVE_DESK(desk);
    ArchivePanel *panel = desk.window->archive();
    QTest::keyClick(panel->table(), Qt::Key_2, Qt::AltModifier);
    QTRY_VERIFY_WITH_TIMEOUT(!panel->isSearching(), 30'000);
    QCOMPARE(panel->table()->rows()->rowCount(), 1);
    const FoundEvent event = *panel->table()->rows()->eventAt(0);
    QCOMPARE(event.event, std::string("swift:1126853"));
    QCOMPARE(event.frames, kFrames);
    QVERIFY(event.isWithdrawn);
    QCOMPARE(event.outcome, std::optional(Outcome::Respond));
    QVERIFY(std::abs(event.position->ra.asDegrees() - 288.2643) < 1e-6);
    QTest::mouseClick(desk.find<QToolButton>(u"archiveNights"_s), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!panel->isSearching(), 30'000);
    QCOMPARE(panel->table()->rows()->rowCount(), 1);
    QCOMPARE(panel->table()->rows()->nightAt(0)->night, std::string("2026-11-18"));
    QCOMPARE(panel->table()->rows()->nightAt(0)->frames, kFrames);
    panel->open(0);
    QTRY_VERIFY_WITH_TIMEOUT(!panel->isSearching(), 30'000);
    QCOMPARE(panel->table()->rows()->rowCount(), kFrames);
}

void TestDeskArchive::rowsAndFramesLeaveIt()
{
    ARCHIVE_DESK(desk);
    ArchivePanel *panel = desk.window->archive();
    QTemporaryDir to;
    QTest::keyClick(panel->table(), Qt::Key_S, Qt::ControlModifier);
    auto *dialog = panel->findChild<QFileDialog *>();
    QVERIFY(dialog);
    const QString file = to.filePath(u"rows.csv"_s);
    emit dialog->fileSelected(file);
    dialog->close();
    QTRY_VERIFY_WITH_TIMEOUT(!panel->isWorking(), 30'000);
    QVERIFY2(
        said(desk, "archiveWork").startsWith(u"rows written: 9"_s), qPrintable(said(desk, "archiveWork")));
    QFile rows(file);
    QVERIFY(rows.open(QIODevice::ReadOnly));
    QCOMPARE(rows.readAll().count('\n'), kFrames + 1);
    panel->exportTo(file); // never over what is there
    QTRY_VERIFY_WITH_TIMEOUT(!panel->isWorking(), 30'000);
    QVERIFY(said(desk, "archiveWork").contains(u"is there already"_s));
    panel->copyTo(to.filePath(u"frames"_s));
    QTRY_VERIFY_WITH_TIMEOUT(!panel->isWorking(), 30'000);
    QVERIFY2(
        said(desk, "archiveWork").startsWith(u"frames copied: 9 of 9"_s),
        qPrintable(said(desk, "archiveWork")));
    QCOMPARE(QDir(to.filePath(u"frames/2026-11-18"_s)).entryList(QDir::Files).size(), kFrames);
    panel->copyTo(to.filePath(u"more"_s));
    QTest::mouseClick(desk.find<QToolButton>(u"archiveStop"_s), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!panel->isWorking(), 30'000);
    const auto copied = QDir(to.filePath(u"more/2026-11-18"_s)).entryList(QDir::Files).size();
    QVERIFY(
        said(desk, "archiveWork").startsWith(u"stopped; frames looked at: %1 of 9"_s.arg(copied))
        || copied == kFrames); // it may have been quicker than the hand
}

void TestDeskArchive::thousandsComeInPieces()
{
    const ArchiveAddress address = m_engines.fresh(ArchiveEngine::Sqlite, u"many"_s);
    {
        const auto archive = ArchiveDatabase::open(address, ArchiveAccess::Write);
        QVERIFY(archive);
        QVERIFY(fillArchive(
            *archive, m_engines.folder() + u"/journal_many.sqlite"_s, factsOfNight(1, 5000, "/frames")));
    }
    const auto desk = deskWith(address);
    FoundTable *table = desk->window->archive()->table();
    std::vector<int> seen;
    const auto counted = connect(table->rows(), &QAbstractItemModel::rowsInserted, this, [&] {
        seen.push_back(table->rows()->rowCount());
    });
    QTRY_VERIFY_WITH_TIMEOUT(!desk->window->archive()->isSearching(), 60'000);
    disconnect(counted);
    QCOMPARE(seen, (std::vector<int>{100, 2100, 4100, 5000}));
}

void TestDeskArchive::withoutAnArchiveItSaysWhatToDo()
{
    ArchiveAddress nowhere;
    nowhere.file = m_engines.folder() + u"/nowhere.sqlite"_s;
    auto desk = deskWith(nowhere);
    QTRY_VERIFY_WITH_TIMEOUT(!desk->window->archive()->isSearching(), 30'000);
    QVERIFY(said(*desk, "archiveState").contains(nowhere.file));
    QVERIFY(said(*desk, "archiveState").contains(u"on this computer"_s));
    QVERIFY(!QFile::exists(nowhere.file)); // looking makes none
    desk.reset(); // one desk has the keys
    desk = deskWith(std::nullopt);
    QTRY_VERIFY_WITH_TIMEOUT(!desk->window->archive()->isSearching(), 30'000);
    QVERIFY(said(*desk, "archiveState").startsWith(u"The settings keep no archive"_s));
    ArchiveAddress other;
    other.file = m_engines.folder() + u"/other.sqlite"_s;
    QFile file(other.file);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("no database at all, but long enough") > 0);
    file.close();
    desk.reset();
    desk = deskWith(other);
    QTRY_VERIFY_WITH_TIMEOUT(!desk->window->archive()->isSearching(), 30'000);
    QVERIFY(said(*desk, "archiveState").startsWith(u"What lies there is no archive"_s));
}

void TestDeskArchive::aDeadServerHoldsNothingUp()
{
    // Port 1 of this computer: nothing listens there.
    const auto address = parseArchiveAddress(u"postgresql://tulpar@127.0.0.1:1/nights"_s);
    QVERIFY(address);
    const auto desk = deskWith(*address);
    desk->window->archive()->search();
    QVERIFY(desk->window->archive()->isSearching()); // asked, and not waited for
    desk->key(Qt::Key_F4, Qt::ShiftModifier);
    QVERIFY(!desk->window->archive()->isVisible()); // the desk goes on
    QTRY_VERIFY_WITH_TIMEOUT(!desk->window->archive()->isSearching(), 60'000);
    QVERIFY2(
        said(*desk, "archiveState").startsWith(u"The archive\u2019s server does not answer"_s),
        qPrintable(said(*desk, "archiveState")));
}

void TestDeskArchive::aFrozenServerDoesNotHoldTheEnd()
{
    TULPAR_NEED(m_engines, ArchiveEngine::PostgreSql);
    const auto address = filled(ArchiveEngine::PostgreSql);
    const auto other = ArchiveDatabase::open(address, ArchiveAccess::Write);
    const auto onlooker = ArchiveDatabase::open(address, ArchiveAccess::Read); // outside of that transaction
    QVERIFY(other && onlooker);
    pid_t process = 0;
    {
        const auto held = ArchiveTransaction::begin(*other, ArchiveTransaction::Kind::Write);
        QVERIFY(held && other->execute(u"LOCK TABLE frames IN ACCESS EXCLUSIVE MODE"_s));
        DeskArchive archive(address);
        archive.search({}, 1);
        const auto waiting = [&] {
            return onlooker
                ->value(u"SELECT coalesce(max(pid), 0) FROM pg_stat_activity WHERE datname = "
                        "current_database() AND wait_event_type = 'Lock'"_s)
                ->toInt();
        };
        QVERIFY(QTest::qWaitFor([&] { return (process = waiting()) > 0; }, 30'000));
        QCOMPARE(::kill(process, SIGSTOP), 0);
    } // for ever, if the end waited for the answer
    ::kill(process, SIGCONT);
    QVERIFY(process > 0);
}

void TestDeskArchive::framesInACubeOpenAsTheyWere()
{
    const auto address = filled(ArchiveEngine::Sqlite);
    const UtcInstant later{kNightStartNs + 86'400'000'000'000 * 30};
    RetentionPolicy rules;
    rules.cubeFrom = 3;
    {
        const auto archive = ArchiveDatabase::open(address, ArchiveAccess::Write);
        const auto frames = retentionFrames(*archive, rules).value();
        const auto plan = planRetention(frames, {0}, rules, later);
        for (const RetentionStep &step : plan.steps)
            QVERIFY(carryOut(*archive, frames, step, rules, later));
    }
    DeskArchive archive(address);
    std::vector<FoundFrame> found;
    connect(&archive, &ArchivePort::rowsFound, this, [&found](quint64, const auto &rows) {
        found.insert(found.end(), rows->frames.begin(), rows->frames.end());
    });
    QSignalSpy ended(&archive, &ArchivePort::searchEnded);
    archive.search({}, 1);
    QVERIFY(ended.wait(30'000));
    QCOMPARE(std::ssize(found), kFrames);
    QVERIFY(std::ranges::all_of(found, [](const FoundFrame &frame) { return frame.plane.has_value(); }));
    QStringList paths;
    connect(&archive, &ArchivePort::lookedFor, this, [&paths](const auto &, bool, const QStringList &files) {
        paths = files;
    });
    QSignalSpy looked(&archive, &ArchivePort::lookedFor);
    archive.lookFor(found[4], {found[5]});
    QVERIFY(looked.wait(30'000));
    QCOMPARE(paths.size(), 2);
    for (qsizetype i = 0; i < 2; ++i)
        QCOMPARE(digestOf(paths[i].toStdString())->sha256, found[4 + std::size_t(i)].sha256);
}

void TestDeskArchive::framesOfAnotherComputerAreSaidToBeThere()
{
    const ArchiveAddress address = m_engines.fresh(ArchiveEngine::Sqlite, u"elsewhere"_s);
    {
        const auto archive = ArchiveDatabase::open(address, ArchiveAccess::Write);
        QVERIFY(archive);
        QVERIFY(fillArchive(
            *archive, m_engines.folder() + u"/journal_elsewhere.sqlite"_s,
            factsOfNight(1, 2, "/nowhere/frames")));
    }
    const auto desk = deskWith(address);
    ArchivePanel *panel = desk->window->archive();
    QTRY_VERIFY_WITH_TIMEOUT(!panel->isSearching(), 30'000);
    panel->open(0);
    QTRY_VERIFY_WITH_TIMEOUT(
        said(*desk, "archiveWork").startsWith(u"not on this computer: /nowhere/frames/"_s), 30'000);
    QVERIFY(!desk->window->viewer()->isFileShown());
}

void TestDeskArchive::itIsTheArchiveOfTheCoresSettings()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"observatory.toml"_s);
    const auto write = [&](const char *text) {
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(text) > 0;
    };
    QVERIFY(write("[folders]\nstate = \"/var/lib/tulpar\"\n[observatory]\nname = \"Assy\"\n"));
    QCOMPARE(archiveOf({}, path, {}).value()->file, u"/var/lib/tulpar/archive.sqlite"_s);
    QCOMPARE(archiveOf({}, path, u"/srv/t"_s).value()->file, u"/srv/t/archive.sqlite"_s);
    QVERIFY(write("[archive]\naddress = \"postgresql://tulpar@db.example.org/nights\"\n"));
    QCOMPARE(archiveOf({}, path, {}).value()->host, u"db.example.org"_s);
    QCOMPARE(archiveOf(u"/a.sqlite"_s, path, {}).value()->file, u"/a.sqlite"_s);
    QVERIFY(write("[archive]\naddress = \"none\"\n"));
    QVERIFY(!archiveOf({}, path, {}).value().has_value());
    QVERIFY(write("[archive]\naddress = 7\n"));
    QVERIFY(!archiveOf({}, path, {}));
    QCOMPARE(archiveOf(u"postgresql://a:secret@db/n"_s, {}, {}).error().code, Errc::Refused);
    QVERIFY(archiveOf({}, {}, {}).value()->file.endsWith(u"/tulpar/archive.sqlite"_s));
}

QTEST_MAIN(TestDeskArchive)
#include "test_desk_archive.moc"
