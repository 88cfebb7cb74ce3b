#include "core/feeds/kafka_feed.h"
#include "core/feeds/mock_broker.h"
#include "tests/core/feeds/certificates.h"
#include "tests/core/feeds/leaping_clock.h"
#include "tests/core/feeds/login_front.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <vector>

using namespace tulpar;
using namespace std::chrono_literals;

namespace {

const std::string kBat = "gcn.classic.voevent.SWIFT_BAT_GRB_POS_ACK";
const std::string kLvk = "igwn.gwalert";
const std::string kHeartbeat = "gcn.heartbeat";
constexpr int kPatienceMs = 30'000;

/// Everything that a feed said, with what it may never say.
struct Listener {
    explicit Listener(KafkaFeed &feed)
        : arrived(&feed, &Feed::noticeArrived)
        , refused(&feed, &Feed::noticeRefused)
        , heard(&feed, &Feed::heard)
        , said(&feed, &Feed::statusChanged)
    {
    }

    [[nodiscard]] std::vector<std::string> notices() const
    {
        std::vector<std::string> all;
        for (const auto &arguments : arrived)
            all.push_back(arguments.at(0).value<FeedMessage>().bytes.toStdString());
        return all;
    }
    [[nodiscard]] std::vector<FeedStatus> statuses(const std::string &topic = {}) const
    {
        std::vector<FeedStatus> all;
        for (const auto &arguments : said)
            if (const auto status = arguments.at(0).value<FeedStatus>(); status.topic == topic)
                all.push_back(status);
        return all;
    }
    [[nodiscard]] FeedStatus now() const
    {
        const auto all = statuses();
        return all.empty() ? FeedStatus{} : all.back();
    }
    [[nodiscard]] bool isConnected() const { return now().link == FeedLink::Connected; }
    [[nodiscard]] bool wasDown(const std::string &why) const
    {
        return std::ranges::any_of(statuses(), [&](const FeedStatus &status) {
            return status.link == FeedLink::Down && status.detail.find(why) != std::string::npos;
        });
    }
    [[nodiscard]] bool told(const std::string &topic, const std::string &trouble) const
    {
        return std::ranges::any_of(statuses(topic), [&](const FeedStatus &status) {
            return status.detail.find(trouble) != std::string::npos;
        });
    }
    /// For the test's log.
    [[nodiscard]] QByteArray everything() const
    {
        QByteArray all;
        for (const auto &arguments : said) {
            const auto status = arguments.at(0).value<FeedStatus>();
            all += QByteArray("\n  ")
                + EnumNames<FeedLink>::names[static_cast<std::size_t>(status.link)].data() + " ["
                + status.topic.c_str() + "] " + status.detail.c_str() + " | " + status.loginTrouble.c_str();
        }
        return all;
    }
    [[nodiscard]] bool betrays(const std::string &secret) const
    {
        return std::ranges::any_of(said, [&](const auto &arguments) {
            const auto status = arguments.at(0).template value<FeedStatus>();
            return (status.detail + status.loginTrouble).find(secret) != std::string::npos;
        });
    }

    QSignalSpy arrived;
    QSignalSpy refused;
    QSignalSpy heard;
    QSignalSpy said;
};

std::vector<std::string> numbered(int from, int to)
{
    std::vector<std::string> all;
    for (int i = from; i <= to; ++i)
        all.push_back("notice " + std::to_string(i));
    return all;
}

} // namespace

/// The Kafka feed before a broker that wants a login, in each trouble that such a link has: what is said of
/// it, and that no notice is lost by it.
class TestKafkaLogin : public QObject {
    Q_OBJECT

private:
    /// A mock broker behind a login, and the settings of a feed that may come in.
    struct Peer {
        std::unique_ptr<MockBroker> broker;
        std::unique_ptr<LoginFront> front;
        KafkaFeedConfig config;
    };
    [[nodiscard]] Peer makePeer(LoginFront::Options options, bool hasHeartbeat = false);
    void writeSecrets(const std::string &id, const std::string &secret);
    void produce(Peer &peer, int from, int to, const std::string &topic = kBat);

    QTemporaryDir m_folder;
    std::unique_ptr<Certificates> m_ours;
    std::unique_ptr<Certificates> m_theirs;
    LeapingClock m_clock;

private slots:
    void initTestCase();
    void tokenRunsOutWhileIdle();
    void tokenIsRevoked();
    void secretIsWrongThenMended();
    void tokenEndpointFailsWhileTheLinkStands();
    void tokenEndpointIsNotTrusted();
    void brokerIsNotTrustedThenMended();
    void comesInOverTls();
    void brokerIsDownForMinutes();
    void heartbeatStopsThenTheConsumerIsMadeAnew();
    void answersLate();
    void topicsFail();
    void lastHoursAreReadAgain();
    void notAdmittedWithoutALogin();
    void secretsFile_data();
    void secretsFile();
};

void TestKafkaLogin::initTestCase()
{
    m_ours = std::make_unique<Certificates>(m_folder.path(), QStringLiteral("ours"));
    m_theirs = std::make_unique<Certificates>(m_folder.path(), QStringLiteral("theirs"));
    QVERIFY(m_ours->isMade() && m_theirs->isMade());
}

TestKafkaLogin::Peer TestKafkaLogin::makePeer(LoginFront::Options options, bool hasHeartbeat)
{
    Peer peer;
    peer.broker = MockBroker::start({kBat, kLvk, kHeartbeat}).value();
    writeSecrets(options.id, options.secret);
    peer.front = std::make_unique<LoginFront>(peer.broker->servers(), options);
    KafkaFeedConfig &config = peer.config;
    config.servers = peer.front->servers();
    config.topics = {{kBat, {}}};
    config.fetchWait = 10ms;
    config.firstTime = KafkaFeedConfig::FirstTime::Beginning;
    if (!hasHeartbeat)
        config.heartbeatTopic.clear();
    config.isEncrypted = !options.tls.isNull();
    config.login.tokenUrl = peer.front->tokenUrl();
    config.login.retryFirst = 200ms;
    config.login.retryMost = 500ms;
    config.watch.renewalGap = 300ms;
    config.secretsFile = m_folder.filePath(QStringLiteral("secrets")).toStdString();
    config.settings = {{"reconnect.backoff.max.ms", "500"}};
    return peer;
}

void TestKafkaLogin::writeSecrets(const std::string &id, const std::string &secret)
{
    QFile file(m_folder.filePath(QStringLiteral("secrets")));
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(("client_id = " + id + "\nclient_secret = " + secret + "\n").c_str());
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
}

void TestKafkaLogin::produce(Peer &peer, int from, int to, const std::string &topic)
{
    for (const std::string &notice : numbered(from, to))
        QVERIFY(peer.broker->produce(topic, notice));
}

void TestKafkaLogin::tokenRunsOutWhileIdle()
{
    LoginFront::Options options;
    options.tokenLife = 3000ms;
    Peer peer = makePeer(options);
    produce(peer, 1, 1);
    KafkaFeed feed(peer.config, m_clock);
    Listener listener(feed);
    QVERIFY(feed.start());
    QTRY_COMPARE_WITH_TIMEOUT(listener.arrived.count(), 1, kPatienceMs);
    // Nothing is sent for three lives of a token; the broker throws us out at the end of each.
    QTRY_VERIFY_WITH_TIMEOUT(peer.front->tokensGiven >= 5 && peer.front->loginsTaken >= 4, 20'000);
    produce(peer, 2, 5);
    QTRY_COMPARE_WITH_TIMEOUT(listener.arrived.count(), 5, kPatienceMs);
    QCOMPARE(listener.notices(), numbered(1, 5));
    QVERIFY2(!listener.wasDown("login"), listener.everything()); // none was refused
    QCOMPARE(peer.front->loginsRefused, 0);
    QTRY_VERIFY_WITH_TIMEOUT(listener.isConnected(), kPatienceMs);
    QCOMPARE(listener.now().detail, std::string());
    QCOMPARE(listener.now().loginTrouble, std::string());
    QVERIFY(listener.now().lastLogin.has_value());
}

void TestKafkaLogin::tokenIsRevoked()
{
    Peer peer = makePeer({});
    produce(peer, 1, 1);
    KafkaFeed feed(peer.config, m_clock);
    Listener listener(feed);
    QVERIFY(feed.start());
    QTRY_COMPARE_WITH_TIMEOUT(listener.arrived.count(), 1, kPatienceMs);
    QCOMPARE(peer.front->tokensGiven, 1);
    peer.front->revoke();
    produce(peer, 2, 4);
    QTRY_COMPARE_WITH_TIMEOUT(listener.arrived.count(), 4, kPatienceMs);
    QCOMPARE(listener.notices(), numbered(1, 4));
    QVERIFY(peer.front->loginsRefused >= 1);
    QVERIFY(peer.front->tokensGiven >= 2);
    QVERIFY(listener.wasDown("the broker does not accept the login"));
    QVERIFY(listener.wasDown("invalid_token"));
    QVERIFY(listener.wasDown("asking for a new token"));
    QTRY_VERIFY_WITH_TIMEOUT(listener.isConnected(), kPatienceMs);
    QCOMPARE(listener.now().loginTrouble, std::string());
    QVERIFY(!listener.betrays("token-"));
}

void TestKafkaLogin::secretIsWrongThenMended()
{
    Peer peer = makePeer({});
    writeSecrets("test-client", "wr0ng");
    produce(peer, 1, 3);
    KafkaFeed feed(peer.config, m_clock);
    Listener listener(feed);
    QVERIFY(feed.start());
    QTRY_VERIFY_WITH_TIMEOUT(
        listener.wasDown(
            "token endpoint " + peer.config.login.tokenUrl + " refused the client id or secret of "
            + peer.config.secretsFile + " (HTTP 401, invalid_client)"),
        kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(peer.front->tokensDenied >= 3, kPatienceMs); // it goes on trying
    QCOMPARE(listener.arrived.count(), 0);
    QVERIFY(!listener.betrays("wr0ng"));

    writeSecrets("test-client", LoginFront::Options().secret); // a person mends it: no restart is needed
    QTRY_COMPARE_WITH_TIMEOUT(listener.arrived.count(), 3, kPatienceMs);
    QCOMPARE(listener.notices(), numbered(1, 3));
    QVERIFY(listener.isConnected());
    QCOMPARE(listener.now().loginTrouble, std::string());
    QVERIFY(!listener.betrays(LoginFront::Options().secret));
}

void TestKafkaLogin::tokenEndpointFailsWhileTheLinkStands()
{
    LoginFront::Options options;
    options.tokenLife = 3000ms;
    Peer peer = makePeer(options);
    KafkaFeed feed(peer.config, m_clock);
    Listener listener(feed);
    QVERIFY(feed.start());
    QTRY_VERIFY_WITH_TIMEOUT(listener.isConnected(), kPatienceMs);
    peer.front->failTokens(3, 503);
    QTRY_VERIFY_WITH_TIMEOUT(!listener.now().loginTrouble.empty(), kPatienceMs);
    QVERIFY(listener.isConnected()); // the token of before is good for some time
    QCOMPARE(
        listener.now().loginTrouble,
        "token endpoint " + peer.config.login.tokenUrl + " failed (HTTP 503, temporarily_unavailable)");
    produce(peer, 1, 2);
    QTRY_COMPARE_WITH_TIMEOUT(listener.arrived.count(), 2, kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(listener.now().loginTrouble.empty(), kPatienceMs); // given at the fourth time
    produce(peer, 3, 4);
    QTRY_COMPARE_WITH_TIMEOUT(listener.arrived.count(), 4, kPatienceMs);
    QCOMPARE(listener.notices(), numbered(1, 4));
}

void TestKafkaLogin::tokenEndpointIsNotTrusted()
{
    LoginFront::Options options;
    options.tokenTls = m_theirs->server();
    Peer peer = makePeer(options);
    peer.config.caFile = m_ours->authority();
    produce(peer, 1, 1);
    KafkaFeed feed(peer.config, m_clock);
    Listener listener(feed);
    QVERIFY(feed.start());
    QTRY_VERIFY_WITH_TIMEOUT(
        listener.wasDown("token endpoint " + peer.config.login.tokenUrl + " is not trusted: "), kPatienceMs);
    QVERIFY(listener.wasDown("(the authorities are those of " + peer.config.caFile + ")"));
    QCOMPARE(peer.front->tokensGiven + peer.front->tokensDenied, 0); // the secret was not sent
    QCOMPARE(listener.arrived.count(), 0);
}

void TestKafkaLogin::brokerIsNotTrustedThenMended()
{
    LoginFront::Options options;
    options.tls = m_theirs->server();
    Peer peer = makePeer(options, true);
    const QString trusted = m_folder.filePath(QStringLiteral("trusted.pem"));
    QFile::remove(trusted);
    QVERIFY(QFile::copy(QString::fromStdString(m_ours->authority()), trusted));
    peer.config.caFile = trusted.toStdString();
    peer.config.watch.silent = 1s;
    peer.config.watch.cure = 2s;
    produce(peer, 1, 2);
    KafkaFeed feed(peer.config, m_clock);
    Listener listener(feed);
    QVERIFY(feed.start());
    QTRY_VERIFY_WITH_TIMEOUT(
        listener.wasDown("the broker is not trusted by the authorities of "), kPatienceMs);
    QVERIFY(listener.wasDown(peer.config.caFile));
    QCOMPARE(listener.arrived.count(), 0);
    QCOMPARE(peer.front->loginsTaken + peer.front->loginsRefused, 0); // the token was not sent

    QVERIFY(QFile::remove(trusted));
    QVERIFY(QFile::copy(QString::fromStdString(m_theirs->authority()), trusted));
    QTRY_COMPARE_WITH_TIMEOUT(listener.arrived.count(), 2, kPatienceMs); // by a consumer made anew
    QCOMPARE(listener.notices(), numbered(1, 2));
}

void TestKafkaLogin::comesInOverTls()
{
    LoginFront::Options options;
    options.tls = m_ours->server();
    options.tokenTls = m_ours->server();
    Peer peer = makePeer(options);
    peer.config.caFile = m_ours->authority();
    produce(peer, 1, 3);
    KafkaFeed feed(peer.config, m_clock);
    Listener listener(feed);
    QVERIFY(feed.start());
    QTRY_COMPARE_WITH_TIMEOUT(listener.arrived.count(), 3, kPatienceMs);
    QCOMPARE(listener.notices(), numbered(1, 3));
    QVERIFY(listener.isConnected());
    QVERIFY2(!listener.wasDown("trusted"), listener.everything());
}

void TestKafkaLogin::brokerIsDownForMinutes()
{
    Peer peer = makePeer({}, true);
    peer.config.login.answerWithin = 2000ms;
    KafkaFeed feed(peer.config, m_clock);
    Listener listener(feed);
    QVERIFY(feed.start());
    produce(peer, 1, 2);
    QTRY_COMPARE_WITH_TIMEOUT(listener.arrived.count(), 2, kPatienceMs);
    peer.front->setDown(true);
    m_clock.leap(10s);
    QTRY_VERIFY_WITH_TIMEOUT(listener.now().link == FeedLink::Down, kPatienceMs);
    produce(peer, 3, 4); // the broker has them, we cannot reach it
    m_clock.leap(61s); // the watch asks for a token, which fails too
    QTRY_VERIFY_WITH_TIMEOUT(!listener.now().loginTrouble.empty(), kPatienceMs);
    QVERIFY(listener.now().loginTrouble.find("does not answer") != std::string::npos);
    for (int minute = 0; minute < 5; ++minute) {
        m_clock.leap(60s);
        const auto spoken = listener.said.count();
        if (minute == 3)
            QTRY_VERIFY_WITH_TIMEOUT(
                listener.wasDown("not cured within 120 s") || listener.said.count() > spoken, kPatienceMs);
    }
    QTRY_VERIFY_WITH_TIMEOUT(listener.wasDown("connecting anew"), kPatienceMs);
    QCOMPARE(listener.arrived.count(), 2);
    peer.front->setDown(false);
    m_clock.leap(60s);
    QTRY_COMPARE_WITH_TIMEOUT(listener.arrived.count(), 4, kPatienceMs);
    QCOMPARE(listener.notices(), numbered(1, 4)); // each once, in order
    QTRY_VERIFY_WITH_TIMEOUT(listener.isConnected(), kPatienceMs);
    QCOMPARE(listener.now().detail, std::string());
    QTRY_COMPARE_WITH_TIMEOUT(listener.now().loginTrouble, std::string(), kPatienceMs);
}

// As after the end of a token that the broker forgot to tell: connected, and silent.
void TestKafkaLogin::heartbeatStopsThenTheConsumerIsMadeAnew()
{
    Peer peer = makePeer({}, true);
    KafkaFeed feed(peer.config, m_clock);
    Listener listener(feed);
    QVERIFY(feed.start());
    // It begins at the topic's end, so one must come after that end is known; and no other must be on its
    // way.
    for (int i = 0; i < 20 && listener.heard.isEmpty(); ++i) {
        QVERIFY(peer.broker->produce(kHeartbeat, "{}"));
        (void)QTest::qWaitFor([&] { return !listener.heard.isEmpty(); }, 500);
    }
    QVERIFY(!listener.heard.isEmpty());
    QVERIFY(listener.isConnected());
    const int tokens = peer.front->tokensGiven;
    m_clock.leap(61s);
    QTRY_VERIFY_WITH_TIMEOUT(listener.wasDown("no heartbeat for 60 s; asking for a new token"), kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(peer.front->tokensGiven > tokens, kPatienceMs);
    QVERIFY(listener.now().link == FeedLink::Down); // a connection alone is no proof of life
    m_clock.leap(121s);
    QTRY_VERIFY_WITH_TIMEOUT(
        listener.wasDown(
            "not cured within 120 s: no heartbeat for 60 s; asking for a new token; connecting anew"),
        kPatienceMs);
    produce(peer, 1, 2);
    QTRY_COMPARE_WITH_TIMEOUT(listener.arrived.count(), 2, kPatienceMs);
    QCOMPARE(listener.notices(), numbered(1, 2));
    QVERIFY(listener.isConnected());
}

void TestKafkaLogin::answersLate()
{
    Peer peer = makePeer({});
    KafkaFeed feed(peer.config, m_clock);
    Listener listener(feed);
    QVERIFY(feed.start());
    produce(peer, 1, 1);
    QTRY_COMPARE_WITH_TIMEOUT(listener.arrived.count(), 1, kPatienceMs);
    peer.broker->setLatency(1500);
    produce(peer, 2, 4);
    QTRY_COMPARE_WITH_TIMEOUT(listener.arrived.count(), 4, kPatienceMs);
    QCOMPARE(listener.notices(), numbered(1, 4));
    QVERIFY(!listener.wasDown("")); // late is not down
    QVERIFY(listener.isConnected());
}

void TestKafkaLogin::topicsFail()
{
    Peer peer = makePeer({});
    peer.config.topics = {{kBat, {}}, {kLvk, {}}};
    peer.config.settings.emplace_back("topic.metadata.refresh.interval.ms", "500");
    KafkaFeed feed(peer.config, m_clock);
    Listener listener(feed);
    QVERIFY(feed.start());
    produce(peer, 1, 1);
    QTRY_COMPARE_WITH_TIMEOUT(listener.arrived.count(), 1, kPatienceMs);
    peer.broker->failFetches(5, MockBroker::FetchFailure::NoLeader);
    produce(peer, 2, 3);
    QTRY_COMPARE_WITH_TIMEOUT(listener.arrived.count(), 3, kPatienceMs);
    QVERIFY(listener.statuses(kBat).empty()); // what cures itself is no news

    peer.broker->failFetches(3, MockBroker::FetchFailure::Forbidden);
    QTRY_VERIFY2_WITH_TIMEOUT(
        listener.told(kBat, "authorization failed") || listener.told(kLvk, "authorization failed"),
        listener.everything(), kPatienceMs);
    QVERIFY(listener.isConnected()); // of a topic, not of the link
    produce(peer, 4, 4);
    produce(peer, 5, 5, kLvk);
    QTRY_COMPARE_WITH_TIMEOUT(listener.arrived.count(), 5, kPatienceMs);
    auto notices = listener.notices();
    std::ranges::sort(notices);
    QCOMPARE(notices, numbered(1, 5));
    for (const std::string &topic : {kBat, kLvk}) // the trouble is over
        QTRY_VERIFY_WITH_TIMEOUT(
            listener.statuses(topic).empty() || listener.statuses(topic).back().detail.empty(), kPatienceMs);
}

void TestKafkaLogin::lastHoursAreReadAgain()
{
    Peer peer = makePeer({});
    peer.config.historyMessages = 3;
    produce(peer, 1, 5);
    peer.config.topics = {{kBat, 4}}; // all dealt with
    KafkaFeed feed(peer.config, m_clock);
    Listener listener(feed);
    QVERIFY(feed.start());
    QTRY_VERIFY_WITH_TIMEOUT(listener.isConnected(), kPatienceMs);
    QVERIFY(feed.readHistory(m_clock.now().utc - 3h));
    QTRY_COMPARE_WITH_TIMEOUT(listener.arrived.count(), 3, kPatienceMs);
    QCOMPARE(listener.notices(), numbered(3, 5)); // the mock cannot search by time
    for (const auto &arguments : listener.arrived)
        QVERIFY(arguments.at(0).value<FeedMessage>().isReplay);
    QTRY_VERIFY_WITH_TIMEOUT(listener.told("history", "3 messages of 1 topics since "), kPatienceMs);
    QVERIFY(listener.told("history", "the broker cannot search by time, so the last 3 of each topic"));
    produce(peer, 6, 6); // the running feed was not disturbed
    QTRY_COMPARE_WITH_TIMEOUT(listener.arrived.count(), 4, kPatienceMs);
    QVERIFY(!listener.arrived.at(3).at(0).value<FeedMessage>().isReplay);
}

void TestKafkaLogin::notAdmittedWithoutALogin()
{
    Peer peer = makePeer({});
    peer.config.login.tokenUrl.clear();
    peer.config.secretsFile.clear();
    produce(peer, 1, 1);
    KafkaFeed feed(peer.config, m_clock);
    Listener listener(feed);
    QVERIFY(feed.start());
    QTRY_VERIFY_WITH_TIMEOUT(listener.wasDown(""), kPatienceMs);
    QCOMPARE(listener.arrived.count(), 0);
}

void TestKafkaLogin::secretsFile_data()
{
    QTest::addColumn<int>("permissions");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("contents");
    QTest::addColumn<QByteArray>("said");
    const QByteArray good = "client_id = a\nclient_secret = hunter2\n";
    const QString place = m_folder.filePath(QStringLiteral("checked"));
    const int ours = QFile::ReadOwner | QFile::WriteOwner;
    QTest::newRow("good") << ours << place << good << QByteArray();
    QTest::newRow("group may read") << (ours | QFile::ReadGroup) << place << good
                                    << QByteArray(
                                           "is open to others (mode 640); do: chmod 600 " + place.toUtf8());
    QTest::newRow("all may read") << (ours | QFile::ReadOther) << place << good << QByteArray("(mode 604)");
    QTest::newRow("no secret") << ours << place << QByteArray("client_id = a\n")
                               << QByteArray("has no client_secret");
    QTest::newRow("no id") << ours << place << QByteArray("client_secret = hunter2\n")
                           << QByteArray("has no client_id");
    QTest::newRow("a line without =") << ours << place << QByteArray("client_id a\nclient_secret = hunter2\n")
                                      << QByteArray("line 1 has no '='");
    QTest::newRow("not there") << ours << QStringLiteral("/nowhere/secrets") << QByteArray()
                               << QByteArray("is not there");
}

void TestKafkaLogin::secretsFile()
{
    QFETCH(int, permissions);
    QFETCH(QString, path);
    QFETCH(QByteArray, contents);
    QFETCH(QByteArray, said);
    QFile file(path);
    if (path.startsWith(m_folder.path())) {
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(contents);
        file.close();
        QVERIFY(file.setPermissions(QFile::Permissions(permissions)));
    }
    KafkaFeedConfig config;
    config.servers = "127.0.0.1:9";
    config.topics = {{kBat, {}}};
    config.login.tokenUrl = "http://127.0.0.1:9/oauth2/token";
    config.secretsFile = path.toStdString();
    KafkaFeed feed(config, m_clock);
    const auto started = feed.start();
    QCOMPARE(started.has_value(), said.isEmpty());
    if (started)
        return;
    const QByteArray detail = QByteArray::fromStdString(started.error().detail);
    QVERIFY2(detail.contains(said), detail.constData());
    QVERIFY2(detail.contains(path.toUtf8()), detail.constData());
    QVERIFY(!detail.contains("hunter2"));
}

QTEST_GUILESS_MAIN(TestKafkaLogin)

#include "test_kafka_login.moc"
