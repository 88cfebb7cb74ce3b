#include "core/archive/archive_search.h"
#include "core/archive/server_break.h"
#include "tests/core/archive/support_engines.h"

#include <QSemaphore>
#include <QTest>

#include <csignal>
#include <optional>
#include <thread>

using namespace tulpar;
using namespace Qt::Literals::StringLiterals;

/// A server that freezes in the middle of a query holds nobody who wants to end.
class TestServerBreak : public QObject {
    Q_OBJECT
private slots:
    void whoeverWaitsForAFrozenServerIsLetGo();
    void whatComesAfterwardsDoesNotBegin();
    void filesAreNotTouched();

private:
    Engines m_engines;
};

namespace {

/// A process of the server, stopped while this lives.
class Frozen {
public:
    explicit Frozen(qint64 process)
        : m_process(static_cast<pid_t>(process))
        , m_isFrozen(::kill(m_process, SIGSTOP) == 0)
    {
    }
    ~Frozen() { ::kill(m_process, SIGCONT); }
    Frozen(const Frozen &) = delete;
    Frozen &operator=(const Frozen &) = delete;
    [[nodiscard]] bool isFrozen() const { return m_isFrozen; }

private:
    pid_t m_process;
    bool m_isFrozen;
};

} // namespace

void TestServerBreak::whoeverWaitsForAFrozenServerIsLetGo()
{
    TULPAR_NEED(m_engines, ArchiveEngine::PostgreSql);
    const auto address = m_engines.fresh(ArchiveEngine::PostgreSql, u"frozen"_s);
    const auto other = ArchiveDatabase::open(address, ArchiveAccess::Write);
    QVERIFY(other);
    const auto stop = std::make_shared<ServerBreak>();
    std::optional<Error> error;
    QSemaphore isConnected;
    qint64 process = 0;
    std::thread waiting([&] {
        const auto archive = ArchiveDatabase::open(address, ArchiveAccess::Read, stop);
        process = archive ? archive->value(u"SELECT pg_backend_pid()"_s)->toLongLong() : 0;
        isConnected.release();
        if (const auto slept = archive->value(u"SELECT pg_sleep(100000)"_s); !slept)
            error = slept.error();
    });
    isConnected.acquire();
    const auto isAsleep = [&] {
        return other
            ->value(
                u"SELECT count(*) FROM pg_stat_activity WHERE pid = ? AND wait_event = 'PgSleep'"_s,
                {process})
            ->toInt();
    };
    const bool isReached = process > 0 && QTest::qWaitFor([&] { return isAsleep() == 1; }, 30'000);
    {
        const Frozen server(process);
        stop->now();
        waiting.join(); // for ever, if it waited for the server
        QVERIFY(isReached && server.isFrozen());
    }
    QVERIFY(error);
    QCOMPARE(error->code, Errc::Unavailable);
    QVERIFY(other->value(u"SELECT 1"_s)); // others are not touched
}

void TestServerBreak::whatComesAfterwardsDoesNotBegin()
{
    TULPAR_NEED(m_engines, ArchiveEngine::PostgreSql);
    const auto address = m_engines.fresh(ArchiveEngine::PostgreSql, u"later"_s);
    const auto stop = std::make_shared<ServerBreak>();
    {
        const auto archive = ArchiveDatabase::open(address, ArchiveAccess::Write, stop);
        QVERIFY(archive && countRows(*archive, {}));
    }
    stop->now(); // of a connection that has gone already: nobody else's socket is shut
    const auto refused = ArchiveDatabase::open(address, ArchiveAccess::Read, stop);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, Errc::Unavailable);
    QVERIFY(ArchiveDatabase::open(address, ArchiveAccess::Read));
}

void TestServerBreak::filesAreNotTouched()
{
    const auto stop = std::make_shared<ServerBreak>();
    const auto archive =
        ArchiveDatabase::open(m_engines.fresh(ArchiveEngine::Sqlite, u"file"_s), ArchiveAccess::Write, stop);
    QVERIFY(archive);
    stop->now();
    QVERIFY(countRows(*archive, {}));
}

QTEST_GUILESS_MAIN(TestServerBreak)
#include "test_server_break.moc"
