#include "core/feeds/vtp_feed.h"
#include "tests/core/feeds/leaping_clock.h"
#include "tests/core/feeds/vtp_broker.h"

#include <QSignalSpy>
#include <QTest>

using namespace tulpar;
using namespace std::chrono_literals;

namespace {

FeedMessage messageAt(const QSignalSpy &spy, qsizetype index)
{
    return spy.at(index).at(0).value<FeedMessage>();
}

} // namespace

/// The VTP subscriber against a broker's side of the wire: honest, silent, gone and lying.
class TestVtpFeed : public QObject {
    Q_OBJECT

private:
    LeapingClock m_clock;

    [[nodiscard]] static VtpFeedConfig configOf(const VtpBroker &broker)
    {
        VtpFeedConfig config;
        config.host = "127.0.0.1";
        config.port = broker.serverPort();
        config.retryFirst = 50ms;
        config.retryMost = 200ms;
        return config;
    }

private slots:
    void answersInTheBrokersNamespace_data()
    {
        QTest::addColumn<QByteArray>("nameSpace");
        QTest::newRow("Transport v1.1, as the standard says")
            << QByteArray("http://www.telescope-networks.org/xml/Transport/v1.1");
        QTest::newRow("as Comet says") << QByteArray("http://telescope-networks.org/schema/Transport/v1.1");
        QTest::newRow("as Dakota said") << QByteArray("http://telescope-networks.org/xml/Transport/v1.1");
    }

    void answersInTheBrokersNamespace()
    {
        QFETCH(QByteArray, nameSpace);
        VtpBroker broker;
        VtpFeed feed(configOf(broker), m_clock);
        QSignalSpy heard(&feed, &Feed::heard);
        QSignalSpy arrived(&feed, &Feed::noticeArrived);
        QVERIFY(feed.start());
        QTRY_VERIFY(broker.hasSubscriber());
        broker.send(VtpBroker::transport("authenticate", nameSpace.constData()));
        broker.send(VtpBroker::transport("iamalive", nameSpace.constData()));
        QTRY_COMPARE(broker.answers.size(), std::size_t{2});
        QVERIFY(broker.answers[0].contains("role=\"authenticate\""));
        QVERIFY(broker.answers[1].contains("role=\"iamalive\""));
        for (const QByteArray &answer : broker.answers) {
            QVERIFY(answer.contains("=\"" + nameSpace + "\""));
            QVERIFY(answer.contains("<Origin>ivo://org.test/broker</Origin>"));
            QVERIFY(answer.contains("<Response>ivo://org.tulpar/subscriber</Response>"));
        }
        QCOMPARE(heard.count(), 2);
        QCOMPARE(arrived.count(), 0); // life is no notice
    }

    void acknowledgesOnceItIsStored()
    {
        VtpBroker broker;
        auto config = configOf(broker);
        config.acknowledgeWithin = 60s;
        VtpFeed feed(config, m_clock);
        QSignalSpy arrived(&feed, &Feed::noticeArrived);
        QVERIFY(feed.start());
        QTRY_VERIFY(broker.hasSubscriber());
        broker.send(VtpBroker::voEvent(1));
        broker.send(VtpBroker::voEvent(2, "http://www.ivoa.net/xml/VOEvent/v1.1"));
        QTRY_COMPARE(arrived.count(), 2);
        QCOMPARE(messageAt(arrived, 0).bytes, VtpBroker::voEvent(1));
        QCOMPARE(messageAt(arrived, 0).topic, std::string("ivo://org.test/stream#1"));
        QVERIFY(broker.answers.empty()); // nothing is promised before the journal has it
        feed.acknowledge(messageAt(arrived, 0).id, true, {});
        feed.acknowledge(messageAt(arrived, 1).id, false, QStringLiteral("no <position> & no time"));
        QTRY_COMPARE(broker.answers.size(), std::size_t{2});
        QVERIFY(broker.answers[0].contains("role=\"ack\""));
        QVERIFY(broker.answers[0].contains("<Origin>ivo://org.test/stream#1</Origin>"));
        QVERIFY(broker.answers[1].contains("role=\"nak\""));
        QVERIFY(broker.answers[1].contains("<Result>no &lt;position&gt; &amp; no time</Result>"));
        feed.acknowledge(messageAt(arrived, 0).id, true, {}); // twice: nothing
        feed.acknowledge(4711, true, {});
        broker.send(VtpBroker::transport("iamalive", "http://telescope-networks.org/schema/Transport/v1.1"));
        QTRY_COMPARE(broker.answers.size(), std::size_t{3});
        QCOMPARE(broker.countAnswers("iamalive"), 1);
    }

    void aSlowJournalDoesNotStarveTheBroker()
    {
        VtpBroker broker;
        auto config = configOf(broker);
        config.acknowledgeWithin = 300ms;
        VtpFeed feed(config, m_clock);
        QVERIFY(feed.start());
        QTRY_VERIFY(broker.hasSubscriber());
        broker.send(VtpBroker::voEvent(1));
        QTRY_COMPARE(broker.countAnswers("ack"), 1);
    }

    void cutInPiecesAndGluedTogether()
    {
        VtpBroker broker;
        VtpFeed feed(configOf(broker), m_clock);
        QSignalSpy arrived(&feed, &Feed::noticeArrived);
        QVERIFY(feed.start());
        QTRY_VERIFY(broker.hasSubscriber());
        QByteArray bytes;
        for (int i = 1; i <= 5; ++i)
            bytes += VtpBroker::framed(VtpBroker::voEvent(i));
        for (qsizetype at = 0; at < bytes.size(); at += 37) {
            broker.sendRaw(bytes.mid(at, 37));
            QCoreApplication::processEvents();
        }
        QTRY_COMPARE(arrived.count(), 5);
        for (int i = 1; i <= 5; ++i)
            QCOMPARE(messageAt(arrived, i - 1).bytes, VtpBroker::voEvent(i));
    }

    void comesBackWithGrowingPauses()
    {
        VtpBroker broker;
        auto config = configOf(broker);
        broker.close();
        VtpFeed feed(config, m_clock);
        QSignalSpy said(&feed, &Feed::statusChanged);
        QSignalSpy arrived(&feed, &Feed::noticeArrived);
        QVERIFY(feed.start());
        QTRY_VERIFY(said.count() >= 1);
        const auto first = said.at(0).at(0).value<FeedStatus>();
        QCOMPARE(first.link, FeedLink::Down);
        QVERIFY2(first.detail.find("refused") != std::string::npos, first.detail.c_str());
        QVERIFY2(first.detail.find("next attempt in 0 s") != std::string::npos, first.detail.c_str());
        QVERIFY(broker.listen(QHostAddress::LocalHost, static_cast<quint16>(config.port)));
        QTRY_VERIFY(broker.hasSubscriber());
        QTRY_COMPARE(said.back().at(0).value<FeedStatus>().link, FeedLink::Connected);
        broker.send(VtpBroker::voEvent(1));
        QTRY_COMPARE(arrived.count(), 1);
        broker.drop();
        QTRY_COMPARE(broker.connections, 2);
        QTRY_VERIFY(broker.hasSubscriber());
        broker.send(VtpBroker::voEvent(2));
        QTRY_COMPARE(arrived.count(), 2);
    }

    void neverPausesLongerThanAMinute()
    {
        QCOMPARE(VtpFeedConfig().retryMost, std::chrono::milliseconds(60s));
        QCOMPARE(VtpFeedConfig().retryFirst, std::chrono::milliseconds(1s));
    }

    void silenceEndsTheLink()
    {
        VtpBroker broker;
        auto config = configOf(broker);
        config.silence = 300ms;
        VtpFeed feed(config, m_clock);
        QSignalSpy said(&feed, &Feed::statusChanged);
        QVERIFY(feed.start());
        QTRY_VERIFY(broker.connections >= 2);
        const auto wasSilent = [&] {
            for (const auto &one : said)
                if (one.at(0).value<FeedStatus>().detail.starts_with("no message for 0 s; next attempt in"))
                    return true;
            return false;
        };
        QVERIFY(wasSilent());
    }

    void lyingLengths_data()
    {
        QTest::addColumn<quint32>("length");
        QTest::newRow("nothing") << quint32{0};
        QTest::newRow("one over the limit") << quint32{4 * 1024 * 1024 + 1};
        QTest::newRow("50 MB") << quint32{50 * 1024 * 1024};
        QTest::newRow("2 GB") << quint32{0x80000000};
        QTest::newRow("all ones") << quint32{0xffffffff};
        QTest::newRow("text instead of a length") << quint32{0x3c3f786d};
    }

    void lyingLengths()
    {
        QFETCH(quint32, length);
        VtpBroker broker;
        VtpFeed feed(configOf(broker), m_clock);
        QSignalSpy arrived(&feed, &Feed::noticeArrived);
        QSignalSpy refused(&feed, &Feed::noticeRefused);
        QVERIFY(feed.start());
        QTRY_VERIFY(broker.hasSubscriber());
        broker.send(VtpBroker::voEvent(1));
        QByteArray lie(4, '\0');
        qToBigEndian(length, lie.data());
        broker.sendRaw(lie + "<?xml version='1.0'?>");
        QTRY_COMPARE(refused.count(), 1);
        QCOMPARE(messageAt(refused, 0).refusal.code, Errc::TooLarge);
        QVERIFY(
            messageAt(refused, 0).refusal.detail.find(std::to_string(length) + " bytes is announced")
            != std::string::npos);
        QCOMPARE(arrived.count(), 1); // what came before it is kept
        QTRY_COMPARE(broker.connections, 2); // and the way is open again
        QTRY_VERIFY(broker.hasSubscriber());
        broker.send(VtpBroker::voEvent(2));
        QTRY_COMPARE(arrived.count(), 2);
    }

    void aLengthThatPromisesTooMuchWithinTheLimit()
    {
        VtpBroker broker;
        auto config = configOf(broker);
        config.silence = 400ms;
        VtpFeed feed(config, m_clock);
        QSignalSpy refused(&feed, &Feed::noticeRefused);
        QVERIFY(feed.start());
        QTRY_VERIFY(broker.hasSubscriber());
        QByteArray lie(4, '\0');
        qToBigEndian(quint32{100'000}, lie.data());
        broker.sendRaw(lie + VtpBroker::voEvent(1)); // and then nothing more
        QTRY_COMPARE(refused.count(), 1);
        QVERIFY(
            messageAt(refused, 0).refusal.detail.find("the connection ended within a message")
            != std::string::npos);
        QTRY_VERIFY(broker.connections >= 2);
    }

    void strangeContentIsDeliveredNotJudged()
    {
        VtpBroker broker;
        VtpFeed feed(configOf(broker), m_clock);
        QSignalSpy arrived(&feed, &Feed::noticeArrived);
        QSignalSpy refused(&feed, &Feed::noticeRefused);
        QVERIFY(feed.start());
        QTRY_VERIFY(broker.hasSubscriber());
        const QByteArray bomb =
            "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><x>&b;</x>";
        for (const QByteArray &strange :
             {QByteArray("x"), QByteArray(1000, '\0'), QByteArray("\xff\xfe<"), bomb,
              QByteArray("<VOEvent/>"), QByteArray("{\"json\": true}")})
            broker.send(strange);
        broker.send(VtpBroker::transport("dance", "http://telescope-networks.org/schema/Transport/v1.1"));
        QTRY_COMPARE(arrived.count(), 6); // the core keeps them and says what is wrong with them
        QTRY_COMPARE(refused.count(), 1);
        QVERIFY(messageAt(refused, 0).refusal.detail.find("\"dance\"") != std::string::npos);
        QVERIFY(broker.hasSubscriber());
    }

    void aFloodIsTakenInOrder()
    {
        constexpr int kCount = 20'000;
        VtpBroker broker;
        VtpFeed feed(configOf(broker), m_clock);
        int next = 1;
        bool isInOrder = true;
        connect(&feed, &Feed::noticeArrived, this, [&](const FeedMessage &message) {
            isInOrder = isInOrder && message.topic == "ivo://org.test/stream#" + std::to_string(next);
            ++next;
            feed.acknowledge(message.id, true, {});
        });
        QVERIFY(feed.start());
        QTRY_VERIFY(broker.hasSubscriber());
        QByteArray all;
        for (int i = 1; i <= kCount; ++i)
            all += VtpBroker::framed(VtpBroker::voEvent(i));
        broker.sendRaw(all);
        QTRY_COMPARE_WITH_TIMEOUT(next, kCount + 1, 30'000);
        QVERIFY(isInOrder);
        QTRY_COMPARE_WITH_TIMEOUT(broker.countAnswers("ack"), kCount, 30'000);
    }
};

QTEST_GUILESS_MAIN(TestVtpFeed)

#include "test_vtp_feed.moc"
