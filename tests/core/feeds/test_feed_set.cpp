#include "core/feeds/feed_set.h"
#include "core/feeds/mock_broker.h"
#include "tests/core/feeds/leaping_clock.h"
#include "tests/core/feeds/vtp_broker.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <algorithm>
#include <map>

using namespace tulpar;
using namespace std::chrono_literals;

namespace {

const std::string kTopic = "gcn.classic.voevent.SWIFT_BAT_GRB_POS_ACK";

std::optional<std::int64_t> nothingStored(const std::string &, const std::string &)
{
    return std::nullopt;
}

} // namespace

/// All feeds at once behind one face, as the core uses them.
class TestFeedSet : public QObject {
    Q_OBJECT

private:
    LeapingClock m_clock;

    [[nodiscard]] static KafkaFeedConfig kafka(const MockBroker &broker)
    {
        KafkaFeedConfig config;
        config.servers = broker.servers();
        config.topics = {{kTopic, {}}};
        config.heartbeatTopic.clear();
        config.fetchWait = 10ms;
        config.firstTime = KafkaFeedConfig::FirstTime::Beginning;
        return config;
    }
    [[nodiscard]] static VtpFeedConfig vtp(const VtpBroker &broker)
    {
        VtpFeedConfig config;
        config.host = "127.0.0.1";
        config.port = broker.serverPort();
        config.acknowledgeWithin = 600s; // the tests leap over minutes
        return config;
    }
    [[nodiscard]] static bool isAlive(const FeedSet &feeds, const std::string &name)
    {
        return std::ranges::any_of(
            feeds.health(), [&](const FeedHealth &one) { return one.feed == name && one.isAlive(); });
    }

private slots:
    void twoFeedsAreCompared()
    {
        auto broker = MockBroker::start({kTopic}).value();
        VtpBroker voEvents;
        FeedSet feeds({kafka(*broker), vtp(voEvents)}, {{"gcn", "vtp"}, {}, 2min}, 1h, m_clock);
        QSignalSpy arrived(&feeds, &FeedSet::noticeArrived);
        QSignalSpy compared(&feeds, &FeedSet::compared);
        QVERIFY(feeds.start(nothingStored));
        QCOMPARE(feeds.names(), (std::vector<std::string>{"gcn", "vtp"}));
        QTRY_VERIFY_WITH_TIMEOUT(isAlive(feeds, "gcn") && isAlive(feeds, "vtp"), 15'000);

        voEvents.send(VtpBroker::voEvent(1));
        QTRY_COMPARE(arrived.count(), 1);
        QVERIFY(broker->produce(kTopic, VtpBroker::voEvent(1).toStdString()));
        QTRY_COMPARE(compared.count(), 1);
        const auto both = compared.at(0).at(0).value<FeedComparison>();
        QCOMPARE(both.notice, std::string("ivo://org.test/stream#1"));
        QCOMPARE(both.first, std::string("vtp"));
        QCOMPARE(both.second, std::string("gcn"));
        QVERIFY(both.outcome == ComparisonOutcome::Both && both.delay >= Duration{});

        voEvents.send(VtpBroker::voEvent(2));
        QTRY_COMPARE(arrived.count(), 3);
        m_clock.leap(2min + 1s);
        QTRY_COMPARE(compared.count(), 2);
        const auto missing = compared.at(1).at(0).value<FeedComparison>();
        QVERIFY(missing.outcome == ComparisonOutcome::Missing);
        QCOMPARE(missing.second, std::string("gcn"));
        QVERIFY(broker->produce(kTopic, VtpBroker::voEvent(2).toStdString()));
        QTRY_COMPARE(compared.count(), 3);
        QVERIFY(compared.at(2).at(0).value<FeedComparison>().outcome == ComparisonOutcome::Late);

        for (const auto &arguments : arrived)
            QVERIFY(!arguments.at(0).value<FeedMessage>().isReplay);
        QVERIFY(voEvents.answers.empty());
        for (const auto &arguments : arrived)
            feeds.acknowledge(arguments.at(0).value<FeedMessage>(), true);
        QTRY_COMPARE(voEvents.countAnswers("ack"), 2);
    }

    void goesOnWhereTheJournalSays()
    {
        auto broker = MockBroker::start({kTopic}).value();
        for (int i = 0; i < 5; ++i)
            QVERIFY(broker->produce(kTopic, std::to_string(i)));
        FeedSet feeds({kafka(*broker)}, {}, 1h, m_clock);
        QSignalSpy arrived(&feeds, &FeedSet::noticeArrived);
        QVERIFY(feeds.start([](const std::string &feed, const std::string &topic) {
            return feed == "gcn" && topic == kTopic ? std::optional<std::int64_t>(2) : std::nullopt;
        }));
        QTRY_COMPARE_WITH_TIMEOUT(arrived.count(), 2, 15'000);
        QCOMPARE(arrived.at(0).at(0).value<FeedMessage>().offset, 3);
        QCOMPARE(arrived.at(1).at(0).value<FeedMessage>().offset, 4);

        QVERIFY(feeds.readHistory("gcn", m_clock.now().utc - 3h));
        QTRY_COMPARE_WITH_TIMEOUT(arrived.count(), 7, 15'000);
        QVERIFY(arrived.at(6).at(0).value<FeedMessage>().isReplay);
        QCOMPARE(feeds.readHistory("nobody", {}).error().code, Errc::NotFound);
    }

    void healthIsTold()
    {
        VtpBroker voEvents;
        auto config = vtp(voEvents);
        config.retryFirst = 20ms;
        FeedSet feeds({config}, {}, 1h, m_clock);
        std::vector<FeedHealth> told;
        connect(&feeds, &FeedSet::healthChanged, this, [&](const FeedHealth &one) { told.push_back(one); });
        QVERIFY(feeds.start(nothingStored));
        QCOMPARE(told.front().condition, FeedCondition::Starting);
        QTRY_COMPARE(told.back().condition, FeedCondition::Live);
        QTRY_VERIFY(voEvents.hasSubscriber());
        m_clock.leap(61min);
        voEvents.send(
            VtpBroker::transport("iamalive", "http://telescope-networks.org/schema/Transport/v1.1"));
        QTRY_COMPARE(told.back().condition, FeedCondition::Quiet); // lives, but no notice
        voEvents.close();
        voEvents.drop();
        QTRY_COMPARE(told.back().condition, FeedCondition::Dead);
        QVERIFY2(told.back().why.find("next attempt in") != std::string::npos, told.back().why.c_str());
        QVERIFY(told.back().lastHeard.has_value());
        QCOMPARE(feeds.readHistory("vtp", {}).error().code, Errc::Unsupported);
    }

    // A broker of VTP does not send again: what came before the end must still reach the journal.
    void whatCameIsDeliveredAtTheEnd()
    {
        VtpBroker voEvents;
        FeedSet feeds({vtp(voEvents)}, {}, 1h, m_clock);
        int count = 0;
        connect(&feeds, &FeedSet::noticeArrived, this, [&] { ++count; });
        QVERIFY(feeds.start(nothingStored));
        QTRY_VERIFY(voEvents.hasSubscriber());
        QSignalSpy heard(&feeds, &FeedSet::heard);
        for (int i = 1; i <= 100; ++i)
            voEvents.send(VtpBroker::voEvent(i));
        QTRY_VERIFY(count > 0);
        feeds.stop();
        QCOMPARE(count, heard.count()); // whatever was read from the wire
    }

    void aFloodReachesUsWhole()
    {
        constexpr int kCount = 20'000;
        auto broker = MockBroker::start({kTopic}).value();
        VtpBroker voEvents;
        FeedSet feeds({kafka(*broker), vtp(voEvents)}, {{"gcn", "vtp"}, {}, 2min}, 1h, m_clock);
        std::map<std::string, int> counts;
        int compared = 0;
        connect(&feeds, &FeedSet::noticeArrived, this, [&](const FeedMessage &message) {
            ++counts[message.feed];
            feeds.acknowledge(message, true);
        });
        connect(&feeds, &FeedSet::compared, this, [&] { ++compared; });
        QVERIFY(feeds.start(nothingStored));
        QTRY_VERIFY(voEvents.hasSubscriber());
        QByteArray all;
        for (int i = 1; i <= kCount; ++i)
            all += VtpBroker::framed(VtpBroker::voEvent(i));
        voEvents.sendRaw(all);
        QTRY_COMPARE_WITH_TIMEOUT(counts["vtp"], kCount, 40'000);
        QTRY_COMPARE_WITH_TIMEOUT(voEvents.countAnswers("ack"), kCount, 40'000);
        for (int i = 1; i <= 200; ++i)
            QVERIFY(broker->produce(kTopic, VtpBroker::voEvent(i).toStdString()));
        QTRY_COMPARE_WITH_TIMEOUT(counts["gcn"], 200, 40'000);
        QTRY_COMPARE(compared, 200);
    }

    void namesAreOwn()
    {
        VtpBroker voEvents;
        FeedSet feeds({vtp(voEvents), vtp(voEvents)}, {}, 1h, m_clock);
        const auto started = feeds.start(nothingStored);
        QCOMPARE(started.error().code, Errc::OutOfRange);
        QVERIFY(started.error().detail.find("\"vtp\"") != std::string::npos);
    }

    void aWrongSettingIsNamed()
    {
        FolderFeedConfig folder;
        FeedSet feeds({folder}, {}, 1h, m_clock);
        QVERIFY(feeds.start(nothingStored).error().detail.find("names no folder") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestFeedSet)

#include "test_feed_set.moc"
