#include "core/feeds/feed_compare.h"

#include "core/time/clock.h"

#include <QTest>
#include <QtEndian>

using namespace tulpar;
using namespace std::chrono_literals;

namespace {

QByteArray voEvent(const char *ivorn, const char *version = "2.0")
{
    return QByteArray("<?xml version='1.0'?><voe:VOEvent xmlns:voe=\"http://www.ivoa.net/xml/VOEvent/v")
        + version + "\" role=\"observation\" ivorn=\"" + ivorn + "\"><Who/></voe:VOEvent>";
}

NoticeKey bat(int number)
{
    const std::string stream = "ivo://nasa.gsfc.gcn/SWIFT#BAT_GRB_Pos";
    return {stream + "_" + std::to_string(number), stream};
}

} // namespace

/// Two feeds with the same streams: who was first, by how much the other was late, and what it did not bring.
class TestFeedCompare : public QObject {
    Q_OBJECT

private:
    VirtualClock m_clock{UtcInstant{1'665'324'674'000'000'000}};

private slots:
    void oneNoticeInTwoDresses()
    {
        const auto key = noticeKey(voEvent("ivo://nasa.gsfc.gcn/SWIFT#BAT_GRB_Pos_1126853-379"));
        QCOMPARE(key.notice, std::string("ivo://nasa.gsfc.gcn/SWIFT#BAT_GRB_Pos_1126853-379"));
        QCOMPARE(key.stream, std::string("ivo://nasa.gsfc.gcn/SWIFT#BAT_GRB_Pos"));
        QCOMPARE(noticeKey(voEvent("ivo://nasa.gsfc.gcn/SWIFT#BAT_GRB_Pos_1126853-379", "1.1")), key);

        QByteArray packet(160, '\0');
        qToBigEndian(qint32{61}, packet.data());
        qToBigEndian(qint32{1126853}, packet.data() + 16);
        QByteArray later = packet;
        qToBigEndian(qint32{4711}, later.data() + 12); // sent at another second, the same notice
        QCOMPARE(noticeKey(later), noticeKey(packet));
        qToBigEndian(qint32{1126854}, later.data() + 16);
        QVERIFY(noticeKey(later).notice != noticeKey(packet).notice);
        QCOMPARE(noticeKey(later).stream, std::string("packet type 61"));

        QVERIFY(noticeKey("{\"a\":1}").notice != noticeKey("{\"a\":2}").notice);
        QCOMPARE(noticeKey("{\"a\":1}").stream, std::string("json"));
        (void)noticeKey({}); // nothing at all is something to name too
        (void)noticeKey("<");
        (void)noticeKey(QByteArray(160, '<'));
    }

    void delayIsMeasured()
    {
        FeedCompare compare({{"gcn", "vtp"}, {}, 2min});
        QVERIFY(compare.arrived("gcn", bat(1), m_clock.now()).empty());
        const auto first = m_clock.now().utc;
        m_clock.advance(1500ms);
        const auto told = compare.arrived("vtp", bat(1), m_clock.now());
        QCOMPARE(told.size(), std::size_t{1});
        QVERIFY(
            told.front()
            == (FeedComparison{bat(1).notice, "gcn", first, "vtp", ComparisonOutcome::Both, 1500ms}));
        QVERIFY(compare.arrived("vtp", bat(1), m_clock.now()).empty()); // a repetition says nothing
        m_clock.advance(3min);
        QVERIFY(compare.tick(m_clock.now()).empty());
    }

    void missingThenLate()
    {
        FeedCompare compare({{"gcn", "vtp"}, {}, 2min});
        (void)compare.arrived("gcn", bat(1), m_clock.now());
        (void)compare.arrived("vtp", bat(1), m_clock.now()); // now it is known to carry the stream
        (void)compare.arrived("gcn", bat(2), m_clock.now());
        m_clock.advance(119s);
        QVERIFY(compare.tick(m_clock.now()).empty());
        m_clock.advance(1s);
        const auto missing = compare.tick(m_clock.now());
        QCOMPARE(missing.size(), std::size_t{1});
        QCOMPARE(missing.front().notice, bat(2).notice);
        QCOMPARE(missing.front().second, std::string("vtp"));
        QCOMPARE(missing.front().outcome, ComparisonOutcome::Missing);
        QVERIFY(!missing.front().delay);
        QVERIFY(compare.tick(m_clock.now()).empty()); // told once
        m_clock.advance(28min);
        const auto late = compare.arrived("vtp", bat(2), m_clock.now());
        QCOMPARE(late.size(), std::size_t{1});
        QCOMPARE(late.front().outcome, ComparisonOutcome::Late);
        QCOMPARE(late.front().delay, std::optional<Duration>(30min));
    }

    void whoDoesNotCarryAStreamIsNotBlamed()
    {
        FeedCompare compare({{"gcn", "vtp"}, {}, 2min});
        (void)compare.arrived("gcn", bat(1), m_clock.now());
        m_clock.advance(3min);
        QVERIFY(compare.tick(m_clock.now()).empty());
        FeedCompare strict({{"gcn", "vtp"}, {"vtp"}, 2min});
        (void)strict.arrived("gcn", bat(1), m_clock.now());
        m_clock.advance(3min);
        QCOMPARE(strict.tick(m_clock.now()).size(), std::size_t{1}); // it is said to carry all
    }

    void othersAreNotCompared()
    {
        FeedCompare compare({{"gcn", "vtp"}, {}, 2min});
        (void)compare.arrived("gcn", bat(1), m_clock.now());
        QVERIFY(compare.arrived("folder", bat(1), m_clock.now()).empty());
        FeedCompare alone({{"gcn"}, {"gcn"}, 2min});
        QVERIFY(alone.arrived("gcn", bat(1), m_clock.now()).empty());
        QCOMPARE(alone.remembered(), std::size_t{0});
    }

    void aFloodIsForgotten()
    {
        FeedCompare compare({{"gcn", "vtp"}, {}, 2min});
        for (int i = 0; i < 200'000; ++i) {
            (void)compare.arrived(i % 2 == 0 ? "gcn" : "vtp", bat(i), m_clock.now());
            if (i % 1000 == 0)
                (void)compare.tick(m_clock.now());
        }
        (void)compare.tick(m_clock.now());
        QVERIFY(compare.remembered() <= 50'000);
        m_clock.advance(2min);
        (void)compare.tick(m_clock.now());
        m_clock.advance(1h);
        (void)compare.tick(m_clock.now());
        QCOMPARE(compare.remembered(), std::size_t{0});
    }
};

QTEST_GUILESS_MAIN(TestFeedCompare)

#include "test_feed_compare.moc"
