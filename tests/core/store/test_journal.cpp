#include "core/store/journal.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <csignal>
#include <cstdio>

#include <sys/resource.h>
#include <unistd.h>

using namespace tulpar;

namespace {

FactRecord factOf(std::uint64_t seq, const std::string &body = "{\"x\":1}")
{
    const auto ns = static_cast<std::int64_t>(seq) * 1000;
    return {seq, {{1665324674000000000 + ns}, {ns}}, "notice_received", body};
}

NoticeRow noticeOf(std::uint64_t seq, std::string bytes)
{
    return {
        seq, "gcn",           "gcn.classic.voevent.SWIFT_BAT_GRB_POS_ACK", 0, static_cast<std::int64_t>(seq),
        {},  std::move(bytes)};
}

FeedOffset offsetOf(std::int64_t offset)
{
    return {"gcn", "gcn.classic.voevent.SWIFT_BAT_GRB_POS_ACK", 0, offset};
}

std::string noticeBytesOf(std::uint64_t seq)
{
    return std::string("notice \0 of ", 12) + std::to_string(seq) + std::string(6000, '\xff');
}

// A child of the kill test: appends for ever, and says on standard output which seq is durable.
int appendForEver(const QString &path)
{
    auto journal = Journal::open(path);
    if (!journal)
        return 2;
    std::uint64_t seq = (*journal)->lastSeq();
    const auto appendTwo = [&] {
        const auto first = seq + 1;
        seq += 2;
        return (*journal)
            ->append(
                {factOf(first), factOf(seq)}, noticeOf(first, noticeBytesOf(first)),
                offsetOf(static_cast<std::int64_t>(first)), seq)
            .has_value();
    };
    QObject::connect((*journal).get(), &Journal::committed, (*journal).get(), [&](quint64 ticket) {
        const auto line = QByteArray::number(ticket) + '\n';
        if (::write(STDOUT_FILENO, line.constData(), static_cast<std::size_t>(line.size())) != line.size()
            || !appendTwo())
            QCoreApplication::exit(3);
    });
    for (int i = 0; i < 8; ++i) // several in the queue at once
        if (!appendTwo())
            return 4;
    return QCoreApplication::exec();
}

// A child of the full-disk test: no file may grow above 1 MiB until told that space is back.
int fillDisk(const QString &path)
{
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    ::getrlimit(RLIMIT_FSIZE, &before);
    auto journal = Journal::open(path);
    if (!journal)
        return 2;
    rlimit small = before;
    small.rlim_cur = 1024 * 1024;
    ::setrlimit(RLIMIT_FSIZE, &small);
    std::uint64_t seq = 0;
    bool isFull = false;
    const auto append = [&] {
        ++seq;
        return (*journal)->append({factOf(seq, std::string(100000, 'a'))}, {}, offsetOf(7), seq).has_value();
    };
    auto *context = (*journal).get();
    QObject::connect(context, &Journal::failed, context, [&](quint64 ticket, const Error &error) {
        if (std::exchange(isFull, true))
            return;
        std::printf(
            "failed %llu %d %s\n", static_cast<unsigned long long>(ticket), static_cast<int>(error.code),
            error.detail.c_str());
        if (!append()) // refused only when very much waits
            QCoreApplication::exit(3);
        ::setrlimit(RLIMIT_FSIZE, &before);
    });
    QObject::connect(context, &Journal::committed, context, [&](quint64 ticket) {
        if (isFull && ticket == seq) {
            std::printf("recovered %llu\n", static_cast<unsigned long long>(ticket));
            QCoreApplication::exit(0);
        } else if (!isFull && !append()) {
            QCoreApplication::exit(4);
        }
    });
    if (!append())
        return 5;
    const int code = QCoreApplication::exec();
    std::fflush(stdout);
    return code;
}

} // namespace

class TestJournal : public QObject {
    Q_OBJECT

private:
    QString pathIn(const QTemporaryDir &folder) const
    {
        return folder.filePath(QStringLiteral("journal.db"));
    }

private slots:
    void keepsAllOfAnEntry()
    {
        QTemporaryDir folder;
        const auto bytes = noticeBytesOf(2);
        {
            auto journal = Journal::open(pathIn(folder));
            QVERIFY2(journal, journal ? "" : journal.error().detail.c_str());
            QCOMPARE((*journal)->lastSeq(), 0U);
            QSignalSpy committed((*journal).get(), &Journal::committed);
            const std::string body = "{\"name\":\"Әссы\",\"q\":\"'; DROP TABLE facts; --\"}";
            QVERIFY((*journal)->append({factOf(1), factOf(2, body)}, noticeOf(2, bytes), offsetOf(41), 77));
            QCOMPARE((*journal)->lastSeq(), 2U);
            QTRY_COMPARE(committed.count(), 1);
            QCOMPARE(committed.at(0).at(0).toULongLong(), 77U);
            const auto facts = (*journal)->readFacts(2, 10);
            QVERIFY(facts);
            QCOMPARE(facts->size(), 1U);
            QVERIFY(facts->front() == factOf(2, body));
        }
        auto journal = Journal::open(pathIn(folder));
        QVERIFY2(journal, journal ? "" : journal.error().detail.c_str());
        QCOMPARE((*journal)->lastSeq(), 2U);
        QVERIFY((*journal)->noticeBytes(2).value() == bytes);
        QCOMPARE((*journal)->noticeBytes(1).error().code, Errc::NotFound);
        QCOMPARE(
            (*journal)->storedOffset("gcn", "gcn.classic.voevent.SWIFT_BAT_GRB_POS_ACK", 0).value().value(),
            41);
        QVERIFY(!(*journal)->storedOffset("gcn", "another", 0).value());
        QCOMPARE((*journal)->readFacts(1, 1)->size(), 1U);
    }

    void refusesWrongNumbers()
    {
        QTemporaryDir folder;
        auto journal = Journal::open(pathIn(folder));
        QVERIFY(journal);
        QCOMPARE((*journal)->append({factOf(2)}, {}, {}, 1).error().code, Errc::OutOfOrder);
        QCOMPARE((*journal)->append({factOf(1), factOf(3)}, {}, {}, 1).error().code, Errc::OutOfOrder);
        QCOMPARE((*journal)->append({factOf(1)}, noticeOf(2, "x"), {}, 1).error().code, Errc::OutOfOrder);
        QCOMPARE((*journal)->lastSeq(), 0U);
        QSignalSpy committed((*journal).get(), &Journal::committed);
        QVERIFY((*journal)->append({factOf(1)}, {}, {}, 5));
        QCOMPARE((*journal)->append({factOf(1)}, {}, {}, 6).error().code, Errc::OutOfOrder);
        QVERIFY((*journal)->append(
            {}, {}, offsetOf(9), 7)); // an offset alone: a heartbeat topic, a refused message
        QTRY_COMPARE(committed.count(), 2);
        QCOMPARE((*journal)->readFacts(0, 10)->size(), 1U);
    }

    void closingWritesWhatIsQueued()
    {
        QTemporaryDir folder;
        {
            auto journal = Journal::open(pathIn(folder));
            QVERIFY(journal);
            for (std::uint64_t seq = 1; seq <= 2000; ++seq)
                QVERIFY((*journal)->append({factOf(seq)}, {}, {}, seq));
        }
        QCOMPARE(Journal::open(pathIn(folder)).value()->lastSeq(), 2000U);
    }

    void killedWhileAppending()
    {
        QTemporaryDir folder;
        quint64 durable = 0;
        for (int round = 0; round < 3; ++round) {
            QProcess child;
            child.start(
                QCoreApplication::applicationFilePath(), {QStringLiteral("--append"), pathIn(folder)});
            int lines = 0;
            while (lines < 100 + round * 333) {
                QVERIFY(child.canReadLine() || child.waitForReadyRead(10000));
                for (; child.canReadLine(); ++lines)
                    durable = child.readLine().trimmed().toULongLong();
            }
            child.kill(); // SIGKILL
            QVERIFY(child.waitForFinished());
            while (child.canReadLine())
                durable = child.readLine().trimmed().toULongLong();

            auto journal = Journal::open(pathIn(folder)); // refuses a journal with gaps
            QVERIFY2(journal, journal ? "" : journal.error().detail.c_str());
            const auto last = (*journal)->lastSeq();
            QVERIFY2(last >= durable, qPrintable(QStringLiteral("%1 < %2").arg(last).arg(durable)));
            QCOMPARE(last % 2, 0U); // entries are whole
            const auto facts = (*journal)->readFacts(1, 1000000).value();
            QCOMPARE(facts.size(), last);
            for (std::uint64_t seq = 1; seq <= last; ++seq)
                QVERIFY(facts[seq - 1] == factOf(seq));
            QVERIFY((*journal)->noticeBytes(last - 1).value() == noticeBytesOf(last - 1));
            QCOMPARE(
                (*journal)
                    ->storedOffset("gcn", "gcn.classic.voevent.SWIFT_BAT_GRB_POS_ACK", 0)
                    .value()
                    .value(),
                static_cast<std::int64_t>(last - 1));
        }
        QVERIFY(durable > 500);
    }

    void fullDisk()
    {
        QTemporaryDir folder;
        QProcess child;
        child.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--fill"), pathIn(folder)});
        QVERIFY(child.waitForFinished(20000));
        const auto lines = child.readAllStandardOutput().split('\n');
        QCOMPARE(child.exitStatus(), QProcess::NormalExit);
        QCOMPARE(child.exitCode(), 0);
        QVERIFY2(lines.at(0).startsWith("failed "), lines.at(0).constData());
        const auto words = lines.at(0).split(' ');
        QCOMPARE(words.at(2).toInt(), static_cast<int>(Errc::Io));
        QVERIFY2(lines.at(1).startsWith("recovered "), lines.at(1).constData());
        const auto recovered = lines.at(1).mid(10).toULongLong();
        QVERIFY(recovered > words.at(1).toULongLong());
        QCOMPARE(Journal::open(pathIn(folder)).value()->lastSeq(), recovered); // and without a gap
    }

    void unwritableFolder()
    {
        const auto missing = Journal::open(QStringLiteral("/nonexistent/journal.db"));
        QCOMPARE(missing.error().code, Errc::Io);
        const auto unwritable =
            Journal::open(QStringLiteral("/proc/self/journal.db")); // root may not write here either
        QCOMPARE(unwritable.error().code, Errc::Io);
        QVERIFY2(
            unwritable.error().detail.find("/proc/self/journal.db") != std::string::npos,
            unwritable.error().detail.c_str());
    }

    void secondOpenerIsRefused()
    {
        QTemporaryDir folder;
        {
            const auto journal = Journal::open(pathIn(folder));
            QVERIFY(journal);
            const auto second = Journal::open(pathIn(folder));
            QCOMPARE(second.error().code, Errc::Refused);
            QVERIFY(second.error().detail.find("another core") != std::string::npos);
            QVERIFY(JournalReader::open(pathIn(folder))); // readers are welcome
        }
        QVERIFY(Journal::open(pathIn(folder)));
    }

    void anOutsideReaderTakesNothingAway()
    {
        QTemporaryDir folder;
        auto journal = Journal::open(pathIn(folder));
        QVERIFY(journal);
        QSignalSpy committed((*journal).get(), &Journal::committed);
        const auto seenFromOutside = [&] {
            QProcess sqlite;
            sqlite.start(
                QStringLiteral("sqlite3"), {pathIn(folder), QStringLiteral("SELECT count(*) FROM facts")});
            return sqlite.waitForFinished() ? sqlite.readAllStandardOutput().trimmed()
                                            : QByteArray("no sqlite3");
        };
        for (std::uint64_t seq = 1; seq <= 3; ++seq) {
            QVERIFY((*journal)->append({factOf(seq)}, {}, {}, seq));
            QTRY_COMPARE(committed.count(), static_cast<int>(seq));
            QCOMPARE(seenFromOutside(), QByteArray::number(static_cast<int>(seq)));
            QVERIFY(QFile::exists(pathIn(folder) + QStringLiteral("-wal")));
        }
    }

    void otherFilesAreRefused()
    {
        QTemporaryDir folder;
        QFile text(pathIn(folder));
        QVERIFY(text.open(QIODevice::WriteOnly));
        text.write("SIMPLE  =                    T / this is a FITS file");
        text.close();
        const auto notDatabase = Journal::open(pathIn(folder));
        QCOMPARE(notDatabase.error().code, Errc::Malformed);
        QVERIFY(notDatabase.error().detail.find("not an SQLite file") != std::string::npos);
        QCOMPARE(
            JournalReader::open(folder.filePath(QStringLiteral("none.db"))).error().code, Errc::NotFound);

        const auto other = folder.filePath(QStringLiteral("other.db"));
        run(other, QStringLiteral("CREATE TABLE recipes (name TEXT)"));
        QCOMPARE(Journal::open(other).error().code, Errc::Malformed);
        QCOMPARE(JournalReader::open(other).error().code, Errc::Malformed);

        const auto newer = folder.filePath(QStringLiteral("newer.db"));
        QVERIFY(Journal::open(newer));
        run(newer, QStringLiteral("PRAGMA user_version = 99"));
        const auto unsupported = Journal::open(newer);
        QCOMPARE(unsupported.error().code, Errc::Unsupported);
        QVERIFY(unsupported.error().detail.find("version 99") != std::string::npos);
    }

    void damagedFilesAreRefused()
    {
        QTemporaryDir folder;
        const auto fill = [&] {
            auto journal = Journal::open(pathIn(folder)).value();
            for (std::uint64_t seq = 1; seq <= 400; ++seq)
                QVERIFY(journal->append({factOf(seq)}, noticeOf(seq, noticeBytesOf(seq)), offsetOf(1), seq));
        };
        fill();
        QFile file(pathIn(folder));
        QVERIFY(file.open(QIODevice::ReadWrite));
        for (qint64 page = 3; page < 40; ++page) {
            file.seek(page * 4096);
            file.write(QByteArray(512, '\x5a'));
        }
        file.close();
        const auto damaged = Journal::open(pathIn(folder));
        QCOMPARE(damaged.error().code, Errc::Malformed);
        qInfo("%s", damaged.error().detail.c_str());

        QVERIFY(file.remove());
        fill();
        QVERIFY(file.resize(file.size() / 2));
        QCOMPARE(Journal::open(pathIn(folder)).error().code, Errc::Malformed);

        QVERIFY(file.remove());
        fill();
        run(pathIn(folder), QStringLiteral("DELETE FROM facts WHERE seq = 200"));
        const auto gap = Journal::open(pathIn(folder));
        QCOMPARE(gap.error().code, Errc::Malformed);
        QVERIFY2(
            gap.error().detail.find("facts are missing") != std::string::npos, gap.error().detail.c_str());
    }

    // Owner's thread -> writer's thread -> commit with FULL -> signal back on the owner's thread.
    void hopAndCommit()
    {
        QTemporaryDir folder(QDir::currentPath() + QStringLiteral("/journal-XXXXXX")); // not a memory disk
        auto journal = Journal::open(pathIn(folder)).value();
        constexpr std::uint64_t kCount = 3000;
        std::vector<qint64> ns;
        QElapsedTimer timer;
        std::uint64_t seq = 0;
        QEventLoop loop;
        const auto append = [&] {
            seq += 3;
            timer.start();
            QVERIFY(journal->append(
                {factOf(seq - 2, std::string(300, 'b')), factOf(seq - 1, std::string(300, 'b')),
                 factOf(seq, std::string(300, 'b'))},
                noticeOf(seq, std::string(6282, 'n')), offsetOf(1), seq));
        };
        connect(journal.get(), &Journal::committed, this, [&] {
            ns.push_back(timer.nsecsElapsed());
            if (ns.size() == kCount)
                loop.quit();
            else
                append();
        });
        append();
        loop.exec();
        std::ranges::sort(ns);
        const auto ms = [&](double share) {
            return static_cast<double>(
                       ns[static_cast<std::size_t>(share * static_cast<double>(ns.size() - 1))])
                / 1e6;
        };
        qInfo(
            "append to committed, 3 facts + 6.3 kB notice + offset, n=%zu: p50 %.3f p99 %.3f worst %.3f ms",
            ns.size(), ms(0.5), ms(0.99), ms(1));
        QVERIFY(ms(0.5) < 20); // a slow shared disk; the number above is the measurement
    }

private:
    static void run(const QString &path, const QString &sql)
    {
        {
            auto database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("by hand"));
            database.setDatabaseName(path);
            QVERIFY(database.open());
            QSqlQuery query(database);
            QVERIFY(query.exec(sql));
        }
        QSqlDatabase::removeDatabase(QStringLiteral("by hand"));
    }
};

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const auto arguments = QCoreApplication::arguments();
    if (arguments.size() == 3 && arguments.at(1) == QStringLiteral("--append"))
        return appendForEver(arguments.at(2));
    if (arguments.size() == 3 && arguments.at(1) == QStringLiteral("--fill"))
        return fillDisk(arguments.at(2));
    TestJournal test;
    return QTest::qExec(&test, argc, argv);
}

#include "test_journal.moc"
