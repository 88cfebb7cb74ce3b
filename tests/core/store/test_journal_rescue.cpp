#include "core/store/journal.h"
#include "core/store/journal_log.h"
#include "core/store/journal_rescue.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace tulpar;

namespace {

constexpr std::uint64_t kFacts = 400;
constexpr qint64 kPage = 4096;
constexpr qint64 kFrame = 24 + kPage;

FactRecord factOf(std::uint64_t seq)
{
    const auto ns = static_cast<std::int64_t>(seq) * 1000;
    return {
        seq,
        {{1665324674000000000 + ns}, {ns}},
        "notice_received",
        "{\"number\":" + std::to_string(seq) + ",\"text\":\"" + std::string(120, 'x') + "\"}"};
}

std::string bytesOf(std::uint64_t seq)
{
    return "notice " + std::to_string(seq) + std::string(700, '\xff');
}

/// A journal as a core leaves it that is killed: `written` facts, their newest still in the log.
class Killed {
public:
    /// Another of the same.
    explicit Killed(const Killed &like)
        : m_path(m_folder.filePath(QStringLiteral("journal.db")))
    {
        copyFrom(like.m_path);
    }
    Killed &operator=(const Killed &) = delete;

    /// `moved`: so many of them stand in the file, the rest in its log only.
    explicit Killed(std::uint64_t moved)
        : m_path(m_folder.filePath(QStringLiteral("journal.db")))
    {
        const QString living = m_folder.filePath(QStringLiteral("living.db"));
        std::uint64_t seq = 0;
        const auto append = [&](std::uint64_t until) {
            auto journal = Journal::open(living).value();
            QSignalSpy committed(journal.get(), &Journal::committed);
            for (const std::uint64_t first = seq; seq < until;) {
                ++seq;
                const NoticeRow notice{seq, "gcn",       "topic", 0, static_cast<std::int64_t>(seq),
                                       {},  bytesOf(seq)};
                if (!journal->append(
                        {factOf(seq)}, notice, FeedOffset{"gcn", "topic", 0, notice.offset}, seq))
                    qFatal("not appended");
                // One commit each.
                if (!QTest::qWaitFor(
                        [&] { return committed.count() == static_cast<int>(seq - first); }, 10'000))
                    qFatal("not committed");
            }
            if (until < kFacts)
                return;
            // As SIGKILL leaves it: no goodbye to the file.
            copyFrom(living);
        };
        if (moved > 0)
            append(moved);
        append(kFacts);
    }

    [[nodiscard]] const QString &path() const { return m_path; }
    [[nodiscard]] QString log() const { return m_path + QStringLiteral("-wal"); }
    [[nodiscard]] QString folder() const { return m_folder.path(); }

    static void hurt(const QString &path, qint64 at, const QByteArray &with)
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadWrite) || !file.seek(at) || file.write(with) != with.size())
            qFatal("cannot be hurt");
    }

private:
    void copyFrom(const QString &path) const
    {
        for (const char *suffix : {"", "-wal"})
            if (!QFile::copy(path + QString::fromLatin1(suffix), m_path + QString::fromLatin1(suffix)))
                qFatal("not copied");
    }

    QTemporaryDir m_folder;
    QString m_path;
};

/// Facts that are what they were, with their notice.
std::uint64_t whole(const Journal &journal)
{
    const auto facts = journal.readFacts(1, 10'000).value();
    std::uint64_t count = 0;
    for (const FactRecord &fact : facts)
        if (fact == factOf(fact.seq)) {
            const auto bytes = journal.noticeBytes(fact.seq);
            count += bytes && *bytes == bytesOf(fact.seq) ? 1U : 0U;
        }
    return count;
}

} // namespace

/// A journal that was hurt is never silently shorter: it opens with all of it, or it says what is wrong and
/// what can be read is saved, the hurt files kept aside.
class TestJournalRescue : public QObject {
    Q_OBJECT

private:
    Killed m_young{0};
    Killed m_grown{kFacts / 2};

private slots:
    void aKilledJournalIsWhole()
    {
        Killed killed(m_young);
        const auto log = readJournalLog(killed.log()).value();
        QVERIFY(log.frames.size() > kFacts);
        QCOMPARE(log.commitsBeyondDamage(), 0U);
        const auto journal = Journal::open(killed.path()).value();
        QCOMPARE(journal->lastSeq(), kFacts);
        QCOMPARE(whole(*journal), kFacts);
    }

    void aLogEndingInTheMiddleOfAFrameIsWhole()
    {
        Killed killed(m_young);
        QFile log(killed.log());
        QVERIFY(log.open(QIODevice::Append));
        log.write(QByteArray(1000, 'x')); // a commit that was never told
        log.close();
        QCOMPARE(Journal::open(killed.path()).value()->lastSeq(), kFacts);
    }

    void aFlippedBitInTheLogLosesNothing_data()
    {
        QTest::addColumn<double>("where"); // share of the log
        QTest::newRow("first frame") << 0.0;
        QTest::newRow("middle") << 0.5;
        QTest::newRow("last frame") << 1.0;
    }

    // SQLite alone would open it and forget every commit behind the bit.
    void aFlippedBitInTheLogLosesNothing()
    {
        QFETCH(double, where);
        Killed killed(m_grown);
        const auto log = readJournalLog(killed.log()).value();
        const auto frames = static_cast<qint64>(log.frames.size());
        QVERIFY(frames > 100);
        const auto frame = static_cast<qint64>(where * static_cast<double>(frames - 1));
        const qint64 at = 32 + frame * kFrame + 24 + 3000; // of the page
        QFile file(killed.log());
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.seek(at);
        const auto byte = static_cast<char>(file.peek(1).at(0) ^ 0x10);
        file.write(QByteArray(1, byte));
        file.close();

        const auto refused = Journal::open(killed.path());
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, Errc::Malformed);
        QVERIFY2(
            refused.error().detail.find("log is damaged") != std::string::npos,
            refused.error().detail.c_str());
        const auto rescue = rescueJournal(killed.path());
        QVERIFY2(rescue, rescue ? "" : rescue.error().detail.c_str());
        QVERIFY(QFile::exists(rescue->aside));
        QVERIFY(QFile::exists(rescue->aside + QStringLiteral("-wal")));
        const auto journal = Journal::open(killed.path());
        QVERIFY2(journal, journal ? "" : journal.error().detail.c_str());
        const auto kept = whole(**journal);
        qInfo(
            "%s; saved %llu of %llu whole", refused.error().detail.c_str(),
            static_cast<unsigned long long>(kept), static_cast<unsigned long long>(kFacts));
        QVERIFY(kept + 2 >= kFacts); // the flipped page may be the last word on a row or two
        QCOMPARE(rescue->saved + rescue->lost, kFacts);
        QCOMPARE((*journal)->lastSeq(), kFacts);
        QCOMPARE(
            (*journal)->storedOffset("gcn", "topic", 0).value().value(), static_cast<std::int64_t>(kFacts));
        // And it goes on.
        QSignalSpy committed((*journal).get(), &Journal::committed);
        QVERIFY((*journal)->append({factOf(kFacts + 1)}, {}, {}, 1));
        QTRY_COMPARE(committed.count(), 1);
    }

    // Wherever the bytes lie: a fact comes back as it was, or as lost, never as something else.
    void nothingComesBackChanged()
    {
        for (qint64 frame = 3; frame < 150; frame += 11)
            for (const qint64 in : {400, 2000, 3900}) {
                Killed killed(m_grown);
                Killed::hurt(killed.log(), 32 + frame * kFrame + 24 + in, QByteArray(16, '\x5a'));
                const auto rescue = rescueJournal(killed.path());
                QVERIFY2(rescue, rescue ? "" : rescue.error().detail.c_str());
                const auto journal = Journal::open(killed.path());
                QVERIFY2(journal, journal ? "" : journal.error().detail.c_str());
                std::uint64_t lost = 0;
                const auto facts = (*journal)->readFacts(1, 10'000).value();
                for (const FactRecord &fact : facts)
                    if (fact.kind == JournalRescue::kLostKind)
                        ++lost;
                    else
                        QCOMPARE(fact, factOf(fact.seq));
                QCOMPARE(lost, rescue->lost);
                QCOMPARE(rescue->saved + rescue->lost, kFacts);
                QVERIFY(lost <= 2); // what only the hurt page held
            }
    }

    void aTornHeaderOfTheLogLosesNothing()
    {
        Killed killed(m_grown);
        Killed::hurt(killed.log(), 0, QByteArray(32, '\0'));
        QCOMPARE(Journal::open(killed.path()).error().code, Errc::Malformed);
        QVERIFY(rescueJournal(killed.path()));
        QCOMPARE(whole(*Journal::open(killed.path()).value()), kFacts);
    }

    void aFileThatIsGoneWithItsLogThere()
    {
        Killed killed(m_grown);
        QVERIFY(QFile::resize(killed.path(), 0));
        const auto refused = Journal::open(killed.path());
        QCOMPARE(refused.error().code, Errc::Malformed); // never a new, empty journal
        QVERIFY2(
            refused.error().detail.find("empty or gone") != std::string::npos,
            refused.error().detail.c_str());
    }

    void aHurtPage_data()
    {
        QTest::addColumn<qint64>("page"); // from the beginning, or -1: the last
        QTest::addColumn<bool>("isAllOfIt");
        QTest::newRow("last page, torn") << qint64{-1} << false;
        QTest::newRow("last page, zeroes") << qint64{-1} << true;
        QTest::newRow("a page of the middle") << qint64{60} << true;
        QTest::newRow("first page") << qint64{0} << true;
    }

    void aHurtPage()
    {
        QFETCH(qint64, page);
        QFETCH(bool, isAllOfIt);
        Killed killed(m_young);
        (void)Journal::open(killed.path()).value(); // the log moves into the file
        const qint64 pages = QFileInfo(killed.path()).size() / kPage;
        const qint64 hurt = page < 0 ? pages + page : page;
        QVERIFY(pages > 100);
        Killed::hurt(
            killed.path(), hurt * kPage + (isAllOfIt ? 0 : kPage / 2),
            isAllOfIt ? QByteArray(kPage, '\0') : QByteArray(kPage / 2, '\x5a'));
        const auto refused = Journal::open(killed.path());
        if (refused) { // the page held the rest of a notice, or nothing: SQLite finds no fault in it
            QCOMPARE((*refused)->lastSeq(), kFacts);
            QCOMPARE(whole(**refused), kFacts);
            QSKIP("this page belongs to no table");
        }
        QCOMPARE(refused.error().code, Errc::Malformed);
        const auto rescue = rescueJournal(killed.path());
        QVERIFY2(rescue, rescue ? "" : rescue.error().detail.c_str());
        const auto journal = Journal::open(killed.path());
        QVERIFY2(journal, journal ? "" : journal.error().detail.c_str());
        const auto lost = std::ranges::count(
            (*journal)->readFacts(1, 10'000).value(), JournalRescue::kLostKind, &FactRecord::kind);
        qInfo(
            "%s; saved %llu, lost %llu%s", refused.error().detail.substr(0, 160).c_str(),
            static_cast<unsigned long long>(rescue->saved), static_cast<unsigned long long>(rescue->lost),
            rescue->isEndKnown ? "" : ", the end is not known");
        QCOMPARE(static_cast<std::uint64_t>(lost), rescue->lost);
        QVERIFY(rescue->saved + 40 >= kFacts); // at most what one page holds
        QCOMPARE(rescue->saved + rescue->lost, kFacts); // the notices know how many there were
        QFile aside(rescue->aside);
        QCOMPARE(aside.size(), pages * kPage);
    }

    void whatIsNotOursIsLeftAlone()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("recipes.db"));
        {
            auto database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("other"));
            database.setDatabaseName(path);
            QVERIFY(database.open());
            QSqlQuery query(database);
            QVERIFY(query.exec(QStringLiteral("CREATE TABLE facts (seq INTEGER, body TEXT)")));
            QVERIFY(query.exec(QStringLiteral("INSERT INTO facts VALUES (1, 'soup')")));
        }
        QSqlDatabase::removeDatabase(QStringLiteral("other"));
        QCOMPARE(Journal::open(path).error().code, Errc::Malformed);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray before = file.readAll();
        QCOMPARE(rescueJournal(path).error().code, Errc::Malformed);
        file.seek(0);
        QCOMPARE(file.readAll(), before);

        const QString text = folder.filePath(QStringLiteral("text.db"));
        QFile letter(text);
        QVERIFY(letter.open(QIODevice::WriteOnly));
        letter.write(QByteArray(20'000, 'a'));
        letter.close();
        QCOMPARE(rescueJournal(text).error().code, Errc::Malformed);
        QCOMPARE(QFileInfo(text).size(), 20'000);
    }

    void aRescueCutOffIsFinished()
    {
        Killed killed(m_grown);
        Killed::hurt(killed.log(), 32 + 10 * kFrame + 24 + 60, QByteArray(1, '\x77'));
        // As after the new file was whole and before it took its place.
        Killed other(m_young);
        (void)Journal::open(other.path()).value();
        QVERIFY(QFile::copy(other.path(), killed.path() + QStringLiteral(".rescue")));
        const auto journal = Journal::open(killed.path());
        QVERIFY2(journal, journal ? "" : journal.error().detail.c_str());
        QCOMPARE(whole(**journal), kFacts);
        QVERIFY(QFile::exists(killed.path() + QStringLiteral(".damaged-1-wal")));
    }

    // A leap second has no number of its own in Unix time: 23:59:60 is kept as the second after it begins
    // again.
    void timesStepAndLeap()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("journal.db"));
        constexpr std::int64_t kMidnight = 1483228800'000'000'000; // 2017-01-01T00:00:00Z
        const std::vector<std::int64_t> utc{
            kMidnight - 500'000'000, // 23:59:59.5
            kMidnight - 1,
            kMidnight - 1'000'000'000, // NTP repeats the second
            kMidnight - 500'000'000,
            kMidnight,
            kMidnight + 3600'000'000'000, // a step of an hour on
            kMidnight + 1'000'000'000,
            kMidnight - 3600'000'000'000, // and back twice as far
            -1, // 1969: a machine without a clock
        };
        {
            auto journal = Journal::open(path).value();
            QSignalSpy committed(journal.get(), &Journal::committed);
            for (std::size_t i = 0; i < utc.size(); ++i) {
                FactRecord fact = factOf(i + 1);
                fact.at = {{utc[i]}, {static_cast<std::int64_t>(i) * 1000}};
                QVERIFY(journal->append({fact}, {}, {}, i));
            }
            QTRY_COMPARE(committed.count(), static_cast<int>(utc.size()));
        }
        const auto journal = Journal::open(path).value();
        const auto facts = journal->readFacts(1, 100).value();
        QCOMPARE(facts.size(), utc.size());
        for (std::size_t i = 0; i < utc.size(); ++i) { // in the order they happened, whatever the clock said
            QCOMPARE(facts[i].seq, i + 1);
            QCOMPARE(facts[i].at.utc.nsSinceUnixEpoch, utc[i]);
            QCOMPARE(facts[i].at.mono.ns, static_cast<std::int64_t>(i) * 1000);
        }
    }
};

QTEST_GUILESS_MAIN(TestJournalRescue)
#include "test_journal_rescue.moc"
