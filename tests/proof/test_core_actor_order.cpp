#include "../core/feeds/vtp_broker.h"
#include "../core/notify/support_scene.h"
#include "app/core_actor.h"
#include "core/link/remote_session.h"

#include <QFile>
#include <QLocalServer>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace tulpar;

namespace {

constexpr const char *kNotice = TULPAR_SOURCE_DIR "/resources/notices/grb201015a.xml";
constexpr int kPatienceMs = 20'000;
constexpr int kFurtherSnapshots = 5; ///< half a second in which a hasty word would have come

/// Holds the journal's write lock from outside: what the core appends cannot become durable meanwhile.
class WriteLock {
public:
    explicit WriteLock(const QString &file)
    {
        auto database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), kName);
        database.setDatabaseName(file);
        m_holds = database.open() && QSqlQuery(database).exec(QStringLiteral("BEGIN IMMEDIATE"));
    }
    ~WriteLock()
    {
        QSqlDatabase::database(kName).close();
        QSqlDatabase::removeDatabase(kName);
    }
    [[nodiscard]] bool holds() const { return m_holds; }

private:
    const QString kName = QStringLiteral("lock");
    bool m_holds = false;
};

/// Notices in the file as anyone else reads it: what is committed.
int noticesOnDisk(const QString &file)
{
    int count = -1;
    {
        auto database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("reader"));
        database.setDatabaseName(file);
        database.setConnectOptions(QStringLiteral("QSQLITE_OPEN_READONLY"));
        QSqlQuery query(database);
        if (database.open() && query.exec(QStringLiteral("SELECT count(*) FROM notices")) && query.next())
            count = query.value(0).toInt();
    }
    QSqlDatabase::removeDatabase(QStringLiteral("reader"));
    return count;
}

} // namespace

/// The core actor with a real journal, a real broker's socket and a real hook, and no devices: what leaves it
/// before a notice is on the disk, and what only afterwards.
class TestCoreActorOrder : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        QFile file(QString::fromLatin1(kNotice));
        QVERIFY(file.open(QIODevice::ReadOnly));
        m_notice = file.readAll();
        m_folder = std::make_unique<QTemporaryDir>();
        qputenv("XDG_RUNTIME_DIR", m_folder->path().toLocal8Bit());
        m_journal = m_folder->filePath(QStringLiteral("journal.sqlite"));
        m_broker = std::make_unique<VtpBroker>();
        m_hook = std::make_unique<notify_test::HookServer>();
        QVERIFY(m_hook->listen());

        CoreSettings settings;
        settings.core.isSimulated = true;
        settings.stateFolder = m_folder->path();
        settings.sessionName = QStringLiteral("order");
        settings.indi.socketPath = "/tulpar/order/" + m_folder->path().toStdString();
        settings.mayFetchMaps = false;
        VtpFeedConfig feed;
        feed.host = "127.0.0.1";
        feed.port = m_broker->serverPort();
        feed.acknowledgeWithin = std::chrono::minutes(5); // only the core's own word counts here
        settings.vtp.push_back(feed);
        NotifyWay way = notify_test::postWay(m_hook->url());
        way.on = {TellOf::Respond, TellOf::Queue, TellOf::Ask, TellOf::Ignore};
        way.tests = true;
        settings.notify.push_back(way);
        // An abstract socket that takes connections and says nothing stands for the devices.
        m_devices = std::make_unique<QLocalServer>();
        m_devices->setSocketOptions(QLocalServer::AbstractNamespaceOption);
        QVERIFY(m_devices->listen(QString::fromStdString(settings.indi.socketPath)));

        m_core = std::make_unique<CoreActor>(settings);
        const auto started = m_core->start();
        QVERIFY2(started.has_value(), started ? "" : started.error().detail.c_str());
        m_desk = std::make_unique<RemoteSession>(sessionSocketPath(settings.sessionName));
        m_snapshots = 0;
        m_desk->onChanged([this] { ++m_snapshots; });
        QTRY_VERIFY_WITH_TIMEOUT(m_broker->hasSubscriber(), kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(m_desk->snapshot() != nullptr, kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(noticesOnDisk(m_journal) == 0, kPatienceMs);
    }

    void cleanup()
    {
        m_desk.reset();
        m_core.reset();
        m_devices.reset();
        m_hook.reset();
        m_broker.reset();
    }

    void aNoticeIsAcknowledgedOnlyWhenItIsOnTheDisk()
    {
        {
            const WriteLock lock(m_journal);
            QVERIFY(lock.holds());
            m_broker->send(m_notice);
            QVERIFY(isKnownForAWhile());
            QCOMPARE(m_broker->countAnswers("ack"), 0);
            QCOMPARE(m_broker->countAnswers("nak"), 0);
        }
        QTRY_COMPARE_WITH_TIMEOUT(m_broker->countAnswers("ack"), 1, kPatienceMs);
        QCOMPARE(noticesOnDisk(m_journal), 1);
    }

    void peopleAreToldOnlyWhenTheFastPathIsThrough()
    {
        {
            const WriteLock lock(m_journal);
            QVERIFY(lock.holds());
            m_broker->send(m_notice);
            QVERIFY(isKnownForAWhile());
            QCOMPARE(m_hook->requests.size(), 0);
        }
        QTRY_COMPARE_WITH_TIMEOUT(m_hook->requests.size(), 1, kPatienceMs);
        QCOMPARE(noticesOnDisk(m_journal), 1);
    }

private:
    /// The core has the notice and has had time to say a hasty word.
    bool isKnownForAWhile()
    {
        const auto knows = [&] { return m_desk->snapshot() && !m_desk->snapshot()->alerts.empty(); };
        if (!QTest::qWaitFor(knows, kPatienceMs))
            return false;
        const int seen = m_snapshots;
        return QTest::qWaitFor([&] { return m_snapshots >= seen + kFurtherSnapshots; }, kPatienceMs);
    }

    QByteArray m_notice;
    QString m_journal;
    int m_snapshots = 0;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<VtpBroker> m_broker;
    std::unique_ptr<notify_test::HookServer> m_hook;
    std::unique_ptr<QLocalServer> m_devices;
    std::unique_ptr<CoreActor> m_core;
    std::unique_ptr<RemoteSession> m_desk;
};

QTEST_GUILESS_MAIN(TestCoreActorOrder)
#include "test_core_actor_order.moc"
