#include "core/feeds/replay_feed.h"
#include "tests/core/feeds/leaping_clock.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <utility>

using namespace tulpar;
using namespace std::chrono_literals;

namespace {

/// `count` notices, `gap` apart, of which the third cannot be read.
class Tape final : public Recording {
public:
    Tape(int count, Duration gap)
        : m_count(count)
        , m_gap(gap)
    {
    }
    [[nodiscard]] Result<void> open() override { return {}; }
    [[nodiscard]] Result<std::optional<RecordedNotice>> next() override
    {
        if (m_position == m_count)
            return std::nullopt;
        const int i = m_position++;
        if (i == 2)
            return fail(Errc::Io, "the tape is torn");
        return RecordedNotice{
            UtcInstant{1'600'000'000'000'000'000} + i * m_gap, "gcn", "topic", QByteArray::number(i)};
    }
    [[nodiscard]] std::size_t size() const override { return static_cast<std::size_t>(m_count); }

private:
    int m_count;
    Duration m_gap;
    int m_position = 0;
};

ReplayFeedConfig configOf(std::shared_ptr<Recording> recording, double speed)
{
    ReplayFeedConfig config;
    config.recording = std::move(recording);
    config.speed = speed;
    return config;
}

std::string lastWords(const QSignalSpy &said)
{
    return said.isEmpty() ? std::string() : said.back().at(0).value<FeedStatus>().detail;
}

} // namespace

/// A recorded stream at any speed: in order, marked as replay, never faster than it is stored.
class TestReplayFeed : public QObject {
    Q_OBJECT

private:
    LeapingClock m_clock;

private slots:
    void asFastAsItIsStored()
    {
        ReplayFeed feed(configOf(std::make_shared<Tape>(20'000, 1h), 0), m_clock);
        QSignalSpy refused(&feed, &Feed::noticeRefused);
        QSignalSpy said(&feed, &Feed::statusChanged);
        int count = 0;
        int last = -1;
        bool isRight = true;
        connect(&feed, &Feed::noticeArrived, &feed, [&](const FeedMessage &message) {
            const int number = message.bytes.toInt();
            isRight = isRight && message.isReplay && message.offset == -1 && number > last;
            last = number;
            ++count;
            feed.acknowledge(message.id, true, {});
        });
        QVERIFY(feed.start());
        QTRY_VERIFY_WITH_TIMEOUT(lastWords(said).starts_with("the replay is over"), 30'000);
        QCOMPARE(count, 19'999);
        QVERIFY(isRight);
        QCOMPARE(refused.count(), 1); // what could not be read is told
        QCOMPARE(refused.front().at(0).value<FeedMessage>().refusal.detail, std::string("the tape is torn"));
        QCOMPARE(lastWords(said), std::string("the replay is over: 19999 notices, 1 not readable"));
    }

    void waitsForAStoreThatIsSlow()
    {
        ReplayFeed feed(configOf(std::make_shared<Tape>(1000, 1s), 0), m_clock);
        QSignalSpy arrived(&feed, &Feed::noticeArrived);
        QSignalSpy said(&feed, &Feed::statusChanged);
        QVERIFY(feed.start());
        QTRY_COMPARE(arrived.count(), 32); // and no more, while none is stored
        for (int i = 0; i < 50; ++i)
            QCoreApplication::processEvents();
        QCOMPARE(arrived.count(), 32);
        for (qsizetype i = 0; i < 999; ++i) {
            QTRY_VERIFY(arrived.count() > i);
            feed.acknowledge(arrived.at(i).at(0).value<FeedMessage>().id, true, {});
        }
        QTRY_VERIFY(lastWords(said).starts_with("the replay is over"));
        QCOMPARE(arrived.count(), 999);
    }

    void keepsTheTimesAtItsSpeed()
    {
        ReplayFeed feed(configOf(std::make_shared<Tape>(8, 60s), 600), m_clock); // 60 s in 100 ms
        QElapsedTimer timer;
        std::vector<qint64> ms;
        QSignalSpy said(&feed, &Feed::statusChanged);
        connect(&feed, &Feed::noticeArrived, &feed, [&](const FeedMessage &message) {
            ms.push_back(timer.elapsed());
            feed.acknowledge(message.id, true, {});
        });
        timer.start();
        QVERIFY(feed.start());
        QTRY_VERIFY(lastWords(said).starts_with("the replay is over"));
        QCOMPARE(ms.size(), std::size_t{7}); // the gap of the torn one is kept: 700 ms in all
        QVERIFY2(ms.back() - ms.front() >= 690, QByteArray::number(ms.back() - ms.front()));
        for (std::size_t i = 0; i < ms.size(); ++i) // never early; late only as a busy machine makes it
            QVERIFY(ms[i] - ms.front() >= static_cast<qint64>(100 * (i < 2 ? i : i + 1)) - 10);
    }

    void longSilenceIsSkipped()
    {
        auto config = configOf(std::make_shared<Tape>(2, 24h), 1);
        config.longestPause = 50ms;
        ReplayFeed feed(config, m_clock);
        QSignalSpy said(&feed, &Feed::statusChanged);
        connect(&feed, &Feed::noticeArrived, &feed, [&](const FeedMessage &message) {
            feed.acknowledge(message.id, true, {});
        });
        QVERIFY(feed.start());
        QTRY_COMPARE(lastWords(said), std::string("the replay is over: 2 notices"));
    }

    void aFolderByTheTimesItsNoticesState()
    {
        QTemporaryDir folder;
        const auto write = [&](const QString &name, const QByteArray &bytes) {
            QFile file(folder.filePath(name));
            return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
        };
        QDir().mkpath(folder.filePath(QStringLiteral("sub")));
        QVERIFY(write(QStringLiteral("a.xml"), "<V><Who><Date>2022-10-09T14:30:00</Date></Who></V>"));
        QVERIFY(write(QStringLiteral("sub/b.xml"), "<V><Who><Date>2022-10-09T14:10:00</Date></Who></V>"));
        QVERIFY(write(QStringLiteral("c.json"), "{\"alert_datetime\": \"2022-10-09T14:20:00Z\"}"));
        ReplayFeedConfig config;
        config.path = folder.path().toStdString();
        config.speed = 0;
        ReplayFeed feed(config, m_clock);
        QSignalSpy arrived(&feed, &Feed::noticeArrived);
        QSignalSpy said(&feed, &Feed::statusChanged);
        QVERIFY(feed.start());
        QTRY_COMPARE(lastWords(said), std::string("the replay is over: 3 notices"));
        std::vector<std::string> order;
        for (const auto &arguments : arrived)
            order.push_back(arguments.at(0).value<FeedMessage>().topic);
        QCOMPARE(order, (std::vector<std::string>{"sub/b.xml", "c.json", "a.xml"}));
    }

    void nothingToPlay()
    {
        ReplayFeedConfig config;
        config.path = "/nowhere";
        QCOMPARE(ReplayFeed(config, m_clock).start().error().code, Errc::NotFound);
        QTemporaryDir empty;
        config.path = empty.path().toStdString();
        ReplayFeed feed(config, m_clock);
        QSignalSpy said(&feed, &Feed::statusChanged);
        QVERIFY(feed.start());
        QTRY_VERIFY(lastWords(said).find("holds no file to replay") != std::string::npos);
        config.speed = -1;
        QCOMPARE(ReplayFeed(config, m_clock).start().error().code, Errc::OutOfRange);
    }
};

QTEST_GUILESS_MAIN(TestReplayFeed)

#include "test_replay_feed.moc"
