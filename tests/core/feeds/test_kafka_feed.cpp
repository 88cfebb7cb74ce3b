#include "core/feeds/kafka_feed.h"
#include "core/feeds/kafka_settings.h"
#include "core/feeds/mock_broker.h"
#include "tests/core/feeds/leaping_clock.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

using namespace tulpar;

namespace {

const std::string kBat = "gcn.classic.voevent.SWIFT_BAT_GRB_POS_ACK";
const std::string kLvk = "igwn.gwalert";
const std::string kHeartbeat = "gcn.heartbeat";

/// A clock that stands still: what the feed stamps is what it was handed.
class StandingClock final : public Clock {
public:
    [[nodiscard]] Now now() const override { return {{1665324674000000000}, {42}}; }
};

KafkaFeedConfig configOf(const MockBroker &broker, std::vector<FeedTopic> topics)
{
    KafkaFeedConfig config;
    config.servers = broker.servers();
    config.topics = std::move(topics);
    config.fetchWait = std::chrono::milliseconds(10);
    config.firstTime = KafkaFeedConfig::FirstTime::Beginning;
    return config;
}

FeedMessage messageAt(const QSignalSpy &spy, qsizetype index)
{
    return spy.at(index).at(0).value<FeedMessage>();
}

std::vector<FeedStatus> statuses(const QSignalSpy &spy)
{
    std::vector<FeedStatus> all;
    for (const auto &arguments : spy)
        all.push_back(arguments.at(0).value<FeedStatus>());
    return all;
}

bool hasLink(const QSignalSpy &spy, FeedLink link)
{
    return std::ranges::any_of(
        statuses(spy), [&](const FeedStatus &status) { return status.topic.empty() && status.link == link; });
}

bool hasTrouble(const QSignalSpy &spy, const std::string &topic, const std::string &text)
{
    return std::ranges::any_of(statuses(spy), [&](const FeedStatus &status) {
        return status.topic == topic && status.detail.find(text) != std::string::npos;
    });
}

} // namespace

class TestKafkaFeed : public QObject {
    Q_OBJECT

private:
    StandingClock m_clock;

private slots:
    void deliversWhatWasSent()
    {
        auto broker = MockBroker::start({kBat, kLvk, kHeartbeat}).value();
        const std::string xml =
            std::string("<?xml version='1.0'?>\n<voe:VOEvent \0 \xff>", 40) + std::string(6000, ' ');
        QCOMPARE(broker->produce(kBat, xml).value(), 0);
        KafkaFeed feed(configOf(*broker, {{kBat, {}}, {kLvk, {}}}), m_clock);
        QSignalSpy arrived(&feed, &KafkaFeed::noticeArrived);
        QSignalSpy heard(&feed, &KafkaFeed::heard);
        QSignalSpy status(&feed, &KafkaFeed::statusChanged);
        QVERIFY(feed.start());
        QTRY_COMPARE_WITH_TIMEOUT(arrived.count(), 1, 10000);
        const auto first = messageAt(arrived, 0);
        QCOMPARE(first.feed, std::string("gcn"));
        QCOMPARE(first.topic, kBat);
        QCOMPARE(first.partition, 0);
        QCOMPARE(first.offset, 0);
        QCOMPARE(first.bytes.toStdString(), xml);
        QVERIFY(first.received == m_clock.now());
        QVERIFY(hasLink(status, FeedLink::Connected));

        QCOMPARE(broker->produce(kLvk, "{}").value(), 0);
        QCOMPARE(broker->produce(kBat, "").value(), 1);
        QTRY_COMPARE_WITH_TIMEOUT(arrived.count(), 3, 10000);
        QCOMPARE(heard.count(), 3);
    }

    void goesOnAfterTheStoredOffset()
    {
        auto broker = MockBroker::start({kBat, kHeartbeat}).value();
        for (int i = 0; i < 5; ++i)
            QVERIFY(broker->produce(kBat, "notice " + std::to_string(i)));
        KafkaFeed feed(configOf(*broker, {{kBat, 2}}), m_clock);
        QSignalSpy arrived(&feed, &KafkaFeed::noticeArrived);
        QVERIFY(feed.start());
        QTRY_COMPARE_WITH_TIMEOUT(arrived.count(), 2, 10000);
        QCOMPARE(messageAt(arrived, 0).offset, 3);
        QCOMPARE(messageAt(arrived, 1).bytes, QByteArray("notice 4"));
        feed.stop();

        QVERIFY(broker->produce(kBat, "while the core was off"));
        KafkaFeed next(configOf(*broker, {{kBat, 4}}), m_clock);
        QSignalSpy later(&next, &KafkaFeed::noticeArrived);
        QVERIFY(next.start());
        QTRY_COMPARE_WITH_TIMEOUT(later.count(), 1, 10000);
        QCOMPARE(messageAt(later, 0).bytes, QByteArray("while the core was off"));
    }

    void firstTimeBegins_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("last");
        QTest::addColumn<int>("old");
        QTest::newRow("at the end") << static_cast<int>(KafkaFeedConfig::FirstTime::End) << 0 << 0;
        QTest::newRow("at the oldest") << static_cast<int>(KafkaFeedConfig::FirstTime::Beginning) << 0 << 5;
        QTest::newRow("with the last two")
            << static_cast<int>(KafkaFeedConfig::FirstTime::LastMessages) << 2 << 2;
    }

    void firstTimeBegins()
    {
        QFETCH(int, from);
        QFETCH(int, last);
        QFETCH(int, old);
        auto broker = MockBroker::start({kBat, kHeartbeat}).value();
        for (int i = 0; i < 5; ++i)
            QVERIFY(broker->produce(kBat, "old"));
        auto config = configOf(*broker, {{kBat, {}}});
        config.firstTime = static_cast<KafkaFeedConfig::FirstTime>(from);
        config.lastMessages = last;
        KafkaFeed feed(config, m_clock);
        QSignalSpy arrived(&feed, &KafkaFeed::noticeArrived);
        QSignalSpy found(&feed, &KafkaFeed::positionFound);
        QVERIFY(feed.start());
        if (old == 0) { // nothing was read, yet where to go on is known
            QTRY_COMPARE_WITH_TIMEOUT(found.count(), 1, 10000);
            QCOMPARE(found.at(0).at(0).toString().toStdString(), kBat);
            QCOMPARE(found.at(0).at(1).toLongLong(), 5);
        } else {
            QTRY_COMPARE_WITH_TIMEOUT(arrived.count(), old, 10000);
        }
        QVERIFY(broker->produce(kBat, "new"));
        QTRY_COMPARE_WITH_TIMEOUT(arrived.count(), old + 1, 10000);
        QCOMPARE(messageAt(arrived, old).bytes, QByteArray("new"));
    }

    void heartbeatIsLifeButNoNotice()
    {
        auto broker = MockBroker::start({kBat, kHeartbeat}).value();
        QVERIFY(broker->produce(kHeartbeat, "old, read by nobody"));
        KafkaFeed feed(configOf(*broker, {{kBat, {}}}), m_clock);
        QSignalSpy arrived(&feed, &KafkaFeed::noticeArrived);
        QSignalSpy heard(&feed, &KafkaFeed::heard);
        QSignalSpy status(&feed, &KafkaFeed::statusChanged);
        QVERIFY(feed.start());
        QTRY_VERIFY_WITH_TIMEOUT(hasLink(status, FeedLink::Connected), 10000);
        // The heartbeat begins at its end, so it must be produced once that end is known: again until heard.
        QTRY_VERIFY_WITH_TIMEOUT(broker->produce(kHeartbeat, "{}") && heard.count() > 0, 10000);
        QCOMPARE(heard.at(0).at(0).toString().toStdString(), kHeartbeat);
        QVERIFY(heard.at(0).at(1).value<Now>() == m_clock.now());
        QCOMPARE(arrived.count(), 0);
    }

    void unknownTopicIsNoFailure()
    {
        const std::string quiet = "gcn.classic.voevent.QUIET";
        auto broker = MockBroker::start({kBat, quiet, kHeartbeat}).value();
        broker->setUnknown(quiet, true);
        auto config = configOf(*broker, {{quiet, {}}, {kBat, {}}});
        config.settings = {{"topic.metadata.refresh.interval.ms", "500"}};
        KafkaFeed feed(config, m_clock);
        QSignalSpy arrived(&feed, &KafkaFeed::noticeArrived);
        QSignalSpy status(&feed, &KafkaFeed::statusChanged);
        QVERIFY(feed.start());
        QTRY_VERIFY_WITH_TIMEOUT(hasTrouble(status, quiet, "unknown"), 10000);
        QVERIFY(broker->produce(kBat, "heard all the same"));
        QTRY_COMPARE_WITH_TIMEOUT(arrived.count(), 1, 10000);
        QCOMPARE(messageAt(arrived, 0).bytes, QByteArray("heard all the same"));
        const auto told = std::ranges::count(statuses(status), quiet, &FeedStatus::topic);
        QCOMPARE(told, 1); // once, not at each refresh

        broker->setUnknown(quiet, false); // quiet no longer
        QVERIFY(broker->produce(quiet, "the first in days"));
        QTRY_COMPARE_WITH_TIMEOUT(arrived.count(), 2, 10000);
        QCOMPARE(messageAt(arrived, 1).topic, quiet);
        QVERIFY(statuses(status).back() == (FeedStatus{FeedLink::Connected, quiet, {}}));
    }

    void tooLargeIsRefusedAndPassed()
    {
        auto broker = MockBroker::start({kBat, kHeartbeat}).value();
        auto config = configOf(*broker, {{kBat, {}}});
        config.largestBytes = 1024 * 1024;
        QVERIFY(broker->produce(kBat, std::string(1024 * 1024, 'a')));
        KafkaFeed feed(config, m_clock);
        QSignalSpy arrived(&feed, &KafkaFeed::noticeArrived);
        QSignalSpy refused(&feed, &KafkaFeed::noticeRefused);
        QVERIFY(feed.start());
        QTRY_COMPARE_WITH_TIMEOUT(arrived.count(), 1, 10000); // exactly at the limit
        QVERIFY(broker->produce(kBat, std::string(3 * 1024 * 1024, 'b')));
        QTRY_COMPARE_WITH_TIMEOUT(refused.count(), 1, 10000);
        QCOMPARE(messageAt(refused, 0).sizeBytes, 3 * 1024 * 1024);
        QCOMPARE(messageAt(refused, 0).offset, 1);
        QVERIFY(messageAt(refused, 0).bytes.isEmpty());
        QVERIFY(broker->produce(kBat, "the next one"));
        QTRY_COMPARE_WITH_TIMEOUT(arrived.count(), 2, 10000);
        QCOMPARE(messageAt(arrived, 1).offset, 2);
    }

    // The mock keeps 5 MB a topic and loses a message of 50 MB at once: as when a broker's retention is over.
    void lostAtTheBrokerIsSaid()
    {
        auto broker = MockBroker::start({kBat, kHeartbeat}).value();
        KafkaFeed feed(configOf(*broker, {{kBat, {}}}), m_clock);
        QSignalSpy arrived(&feed, &KafkaFeed::noticeArrived);
        QSignalSpy refused(&feed, &KafkaFeed::noticeRefused);
        QVERIFY(feed.start());
        QVERIFY(broker->produce(kBat, "before"));
        QTRY_COMPARE_WITH_TIMEOUT(arrived.count(), 1, 10000);
        QCOMPARE(broker->produce(kBat, std::string(50 * 1024 * 1024, 'c')).value(), 1);
        // Where the mock goes on after it is its own affair: the first of these or a later one.
        QTRY_VERIFY_WITH_TIMEOUT(broker->produce(kBat, "after") && arrived.count() > 1, 10000);
        QCOMPARE(messageAt(arrived, 1).bytes, QByteArray("after"));
        QCOMPARE(refused.count(), 1);
        const auto lost = messageAt(refused, 0);
        QCOMPARE(lost.topic, kBat);
        QCOMPARE(lost.refusal.code, Errc::NotFound);
        QVERIFY(lost.refusal.detail.find("are not at the broker any more") != std::string::npos);
        QCOMPARE(lost.offset, messageAt(arrived, 1).offset - 1); // stored, it is not asked for again
    }

    void brokerGoesAndReturns()
    {
        auto broker = MockBroker::start({kBat, kHeartbeat}).value();
        const LeapingClock clock;
        KafkaFeed feed(configOf(*broker, {{kBat, {}}}), clock);
        QSignalSpy arrived(&feed, &KafkaFeed::noticeArrived);
        QSignalSpy status(&feed, &KafkaFeed::statusChanged);
        QVERIFY(feed.start());
        QVERIFY(broker->produce(kBat, "one"));
        QTRY_COMPARE_WITH_TIMEOUT(arrived.count(), 1, 10000);
        broker->setDown(true);
        QTRY_VERIFY_WITH_TIMEOUT(hasLink(status, FeedLink::Down), 10000);
        status.clear();
        broker->setDown(false);
        QTRY_VERIFY_WITH_TIMEOUT(hasLink(status, FeedLink::Connected), 15000); // without a message
        QVERIFY(broker->produce(kBat, "two"));
        QTRY_COMPARE_WITH_TIMEOUT(arrived.count(), 2, 15000);
        QCOMPARE(messageAt(arrived, 1).bytes, QByteArray("two"));
        QCOMPARE(messageAt(arrived, 1).offset, 1);
    }

    void nobodyThere()
    {
        KafkaFeedConfig config;
        config.servers = "127.0.0.1:9"; // discard: nobody listens
        config.topics = {{kBat, {}}};
        KafkaFeed feed(config, m_clock);
        QSignalSpy status(&feed, &KafkaFeed::statusChanged);
        QVERIFY(feed.start());
        QTRY_VERIFY_WITH_TIMEOUT(hasLink(status, FeedLink::Down), 10000);
        QVERIFY(!hasLink(status, FeedLink::Connected));
        QElapsedTimer timer;
        timer.start();
        feed.stop();
        QVERIFY(timer.elapsed() < 5000);
    }

    void settingsAreChecked()
    {
        KafkaFeedConfig config;
        config.topics = {{kBat, {}}};
        QCOMPARE(KafkaFeed(config, m_clock).start().error().code, Errc::OutOfRange); // no servers
        config.servers = "127.0.0.1:9";
        config.settings = {{"no.such.setting", "1"}};
        const auto unknown = KafkaFeed(config, m_clock).start();
        QCOMPARE(unknown.error().code, Errc::OutOfRange);
        QVERIFY(unknown.error().detail.find("no.such.setting") != std::string::npos);
        config.settings = {{"sasl.password", "hunter2"}};
        const auto secret = KafkaFeed(config, m_clock).start();
        QCOMPARE(secret.error().code, Errc::Refused);
        QVERIFY(secret.error().detail.find("hunter2") == std::string::npos);
        config.settings.clear();

        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("kafka.secret")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("# of the night\nsasl.username = observer\nsasl.password = env:TULPAR_TEST_SECRET\n");
        file.close();
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
        config.secretsFile = file.fileName().toStdString();
        QCOMPARE(kafkaSettings(config).error().code, Errc::NotFound);
        qputenv("TULPAR_TEST_SECRET", "a=b");
        const auto settings = kafkaSettings(config).value();
        QCOMPARE(settings.back(), (std::pair<std::string, std::string>("sasl.password", "a=b")));
        QCOMPARE(settings[settings.size() - 2].second, std::string("observer"));
        config.secretsFile += ".gone";
        QCOMPARE(kafkaSettings(config).error().code, Errc::NotFound);
    }

    // From handing the bytes to the broker until the signal on the owner's thread. The mock answers a fetch
    // only when fetch.wait.max.ms is over, so a wait of 0 to 10 ms is the mock's own.
    void latency()
    {
        auto broker = MockBroker::start({kBat, kHeartbeat}).value();
        KafkaFeed feed(configOf(*broker, {{kBat, {}}}), m_clock);
        QElapsedTimer timer;
        std::vector<qint64> ns;
        std::vector<qint64> producedNs;
        QEventLoop loop;
        connect(&feed, &KafkaFeed::noticeArrived, this, [&] {
            ns.push_back(timer.nsecsElapsed());
            loop.quit();
        });
        QVERIFY(feed.start());
        const std::string notice(6282, 'n');
        constexpr int kCount = 200;
        std::mt19937 chance(20151015);
        for (int i = 0; i < kCount; ++i) {
            QThread::usleep(chance() % 20000); // not in step with the fetches
            timer.start();
            QVERIFY(broker->produce(kBat, notice));
            producedNs.push_back(timer.nsecsElapsed());
            loop.exec();
        }
        ns.erase(ns.begin()); // the connection
        std::ranges::sort(ns);
        std::ranges::sort(producedNs);
        const auto ms = [](const std::vector<qint64> &sorted, double share) {
            return static_cast<double>(
                       sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1))])
                / 1e6;
        };
        qInfo(
            "produce to signal, fetch wait 10 ms, n=%zu: least %.2f p50 %.2f p99 %.2f worst %.2f ms; of it "
            "the producer's own "
            "round trip p50 %.2f p99 %.2f ms",
            ns.size(), ms(ns, 0), ms(ns, 0.5), ms(ns, 0.99), ms(ns, 1), ms(producedNs, 0.5),
            ms(producedNs, 0.99));
        QVERIFY(ms(ns, 0.5) < 100);
    }
};

QTEST_GUILESS_MAIN(TestKafkaFeed)

#include "test_kafka_feed.moc"
