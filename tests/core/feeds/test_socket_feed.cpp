#include "core/feeds/socket_feed.h"
#include "tests/core/feeds/leaping_clock.h"

#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>
#include <QtEndian>

using namespace tulpar;
using namespace std::chrono_literals;

namespace {

constexpr qint32 kAlive = 3;
constexpr qint32 kKill = 4;
constexpr qint32 kBatPosition = 61;

QByteArray packet(qint32 type, qint32 serial)
{
    QByteArray bytes(SocketFeed::kPacketBytes, '\0');
    qToBigEndian(type, bytes.data());
    qToBigEndian(serial, bytes.data() + 4);
    qToBigEndian(qint32{10}, bytes.data() + 156);
    return bytes;
}

FeedMessage messageAt(const QSignalSpy &spy, qsizetype index)
{
    return spy.at(index).at(0).value<FeedMessage>();
}

/// The sender's side: dials in and counts what comes back.
class Sender : public QTcpSocket {
public:
    explicit Sender(const SocketFeed &feed)
    {
        connectToHost(QHostAddress::LocalHost, feed.port());
        connect(this, &QTcpSocket::readyRead, this, [this] { echoed += readAll(); });
    }
    QByteArray echoed;
};

} // namespace

/// The legacy socket: packets of 160 bytes, echoed as they came, from peers that are named.
class TestSocketFeed : public QObject {
    Q_OBJECT

private:
    LeapingClock m_clock;

    [[nodiscard]] static SocketFeedConfig local()
    {
        SocketFeedConfig config;
        config.address = "127.0.0.1";
        config.peers = {"127.0.0.1"};
        return config;
    }

private slots:
    void echoesAndDelivers()
    {
        SocketFeed feed(local(), m_clock);
        QSignalSpy arrived(&feed, &Feed::noticeArrived);
        QSignalSpy heard(&feed, &Feed::heard);
        QSignalSpy said(&feed, &Feed::statusChanged);
        QVERIFY(feed.start());
        QVERIFY(said.back().at(0).value<FeedStatus>().detail.find("nobody connected") != std::string::npos);
        Sender sender(feed);
        const QByteArray all = packet(kAlive, 1) + packet(kBatPosition, 2) + packet(kAlive, 3);
        QTRY_COMPARE(sender.state(), QAbstractSocket::ConnectedState);
        for (qsizetype at = 0; at < all.size(); at += 41) { // in pieces
            sender.write(all.mid(at, 41));
            sender.flush();
            QCoreApplication::processEvents();
        }
        QTRY_COMPARE(sender.echoed, all);
        QCOMPARE(arrived.count(), 1); // signs of life are no notices
        QCOMPARE(messageAt(arrived, 0).bytes, packet(kBatPosition, 2));
        QCOMPARE(messageAt(arrived, 0).topic, std::string("packet type 61"));
        QCOMPARE(heard.count(), 3);
        QCOMPARE(said.back().at(0).value<FeedStatus>().link, FeedLink::Connected);
        sender.write(packet(kKill, 4));
        QTRY_COMPARE(sender.state(), QAbstractSocket::UnconnectedState);
        QTRY_COMPARE(said.back().at(0).value<FeedStatus>().detail, std::string("the sender said goodbye"));
    }

    void strangersAreTurnedAway()
    {
        auto config = local();
        config.peers = {"192.0.2.0/24"};
        SocketFeed feed(config, m_clock);
        QSignalSpy arrived(&feed, &Feed::noticeArrived);
        QSignalSpy refused(&feed, &Feed::noticeRefused);
        QVERIFY(feed.start());
        Sender sender(feed);
        sender.write(packet(kBatPosition, 1));
        QTRY_COMPARE(refused.count(), 1);
        QVERIFY(
            messageAt(refused, 0).refusal.detail.find("127.0.0.1: not one of the peers")
            != std::string::npos);
        QTRY_COMPARE(sender.state(), QAbstractSocket::UnconnectedState);
        QCOMPARE(arrived.count(), 0);
        Sender again(feed);
        QTRY_COMPARE(again.state(), QAbstractSocket::UnconnectedState);
        QCOMPARE(refused.count(), 1); // once a minute, not for each
    }

    void outOfStep_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("type 0") << packet(0, 1);
        QTest::newRow("type -1") << packet(-1, 1);
        QTest::newRow("type of thousands") << packet(70'000, 1);
        QTest::newRow("little endian") << QByteArray("\x3d\0\0\0", 4) + QByteArray(156, '\0');
        QTest::newRow("shifted by one byte") << packet(kBatPosition, 1).mid(1) + QByteArray(1, '\x3d');
        QTest::newRow("XML") << QByteArray("<?xml version='1.0'?>").leftJustified(160, ' ');
    }

    void outOfStep()
    {
        QFETCH(QByteArray, bytes);
        SocketFeed feed(local(), m_clock);
        QSignalSpy arrived(&feed, &Feed::noticeArrived);
        QSignalSpy refused(&feed, &Feed::noticeRefused);
        QVERIFY(feed.start());
        Sender sender(feed);
        sender.write(packet(kBatPosition, 1) + bytes + packet(kBatPosition, 2));
        QTRY_COMPARE(sender.state(), QAbstractSocket::UnconnectedState);
        QCOMPARE(arrived.count(), 1); // what came before
        QTRY_VERIFY(refused.count() >= 1);
        qint64 told = 0;
        for (qsizetype i = 0; i < refused.count(); ++i)
            told += messageAt(refused, i).bytes.size();
        QCOMPARE(told, 320); // nothing that came is swallowed
        Sender next(feed);
        QTRY_COMPARE(next.state(), QAbstractSocket::ConnectedState);
        next.write(packet(kBatPosition, 3));
        QTRY_COMPARE(arrived.count(), 2);
    }

    void aPacketThatNeverEnds()
    {
        auto config = local();
        config.packetWithin = 200ms;
        SocketFeed feed(config, m_clock);
        QSignalSpy refused(&feed, &Feed::noticeRefused);
        QVERIFY(feed.start());
        Sender sender(feed);
        sender.write(packet(kBatPosition, 1).left(159));
        QTRY_COMPARE(refused.count(), 1);
        QVERIFY(messageAt(refused, 0).refusal.detail.find("a packet stayed incomplete") != std::string::npos);
        QCOMPARE(messageAt(refused, 0).bytes.size(), 159);
    }

    void silenceIsDeath()
    {
        auto config = local();
        config.silence = 200ms;
        SocketFeed feed(config, m_clock);
        QSignalSpy said(&feed, &Feed::statusChanged);
        QVERIFY(feed.start());
        Sender sender(feed);
        const auto isSilent = [&] {
            for (const auto &one : said)
                if (one.at(0).value<FeedStatus>().detail.starts_with("no packet for"))
                    return true;
            return false;
        };
        QTRY_VERIFY(isSilent());
        QTRY_COMPARE(sender.state(), QAbstractSocket::UnconnectedState);
    }

    void aFloodIsEchoed()
    {
        constexpr int kCount = 20'000;
        SocketFeed feed(local(), m_clock);
        int count = 0;
        connect(&feed, &Feed::noticeArrived, this, [&] { ++count; });
        QVERIFY(feed.start());
        Sender sender(feed);
        QByteArray all;
        for (int i = 0; i < kCount; ++i)
            all += packet(kBatPosition, i);
        sender.write(all);
        QTRY_COMPARE_WITH_TIMEOUT(count, kCount, 30'000);
        QTRY_COMPARE_WITH_TIMEOUT(sender.echoed.size(), all.size(), 30'000);
        QVERIFY(sender.echoed == all);
    }

    // 50 MB of rubbish must neither be kept nor be taken for notices.
    void rubbishEndsAtOnce()
    {
        SocketFeed feed(local(), m_clock);
        QSignalSpy arrived(&feed, &Feed::noticeArrived);
        QVERIFY(feed.start());
        Sender sender(feed);
        sender.write(QByteArray(50 * 1024 * 1024, '\x7f'));
        QTRY_COMPARE(sender.state(), QAbstractSocket::UnconnectedState);
        QCOMPARE(arrived.count(), 0);
    }

    void settingsAreChecked()
    {
        auto config = local();
        config.peers.clear();
        QCOMPARE(SocketFeed(config, m_clock).start().error().code, Errc::OutOfRange);
        config.peers = {"the moon"};
        QVERIFY(SocketFeed(config, m_clock).start().error().detail.find("the moon") != std::string::npos);
        config = local();
        config.address = "here";
        QVERIFY(SocketFeed(config, m_clock).start().error().detail.find("here") != std::string::npos);
    }

    void aTakenPortIsTriedAgain()
    {
        auto config = local();
        SocketFeed first(config, m_clock);
        QVERIFY(first.start());
        config.port = first.port();
        config.listenAgain = 50ms;
        SocketFeed second(config, m_clock);
        QSignalSpy said(&second, &Feed::statusChanged);
        QVERIFY(second.start());
        QVERIFY(said.back().at(0).value<FeedStatus>().detail.starts_with("cannot listen on 127.0.0.1 port"));
        first.stop();
        QTRY_VERIFY(second.port() != 0);
    }
};

QTEST_GUILESS_MAIN(TestSocketFeed)

#include "test_socket_feed.moc"
