#include "core/feeds/folder_feed.h"
#include "tests/core/feeds/leaping_clock.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <set>
#include <string>

using namespace tulpar;
using namespace std::chrono_literals;

/// The watched folder: each complete file once, also over a crash.
class TestFolderFeed : public QObject {
    Q_OBJECT

private:
    LeapingClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;

    [[nodiscard]] FolderFeedConfig config() const
    {
        FolderFeedConfig config;
        config.path = m_folder->path().toStdString();
        config.stable = 100ms;
        config.scanEvery = 50ms;
        return config;
    }
    void write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(m_folder->filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Append));
        QCOMPARE(file.write(bytes), bytes.size());
    }
    static FeedMessage messageAt(const QSignalSpy &spy, qsizetype index)
    {
        return spy.at(index).at(0).value<FeedMessage>();
    }

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void eachFileOnceAndMovedWhenStored()
    {
        write(QStringLiteral("a.xml"), "first");
        FolderFeed feed(config(), m_clock);
        QSignalSpy arrived(&feed, &Feed::noticeArrived);
        QVERIFY(feed.start());
        QTRY_COMPARE(arrived.count(), 1);
        const auto first = messageAt(arrived, 0);
        QCOMPARE(first.bytes, QByteArray("first"));
        QCOMPARE(first.topic, std::string("a.xml"));
        QVERIFY(first.offset > 0);
        QVERIFY(QFile::exists(m_folder->filePath(QStringLiteral("a.xml")))); // not before it is stored
        feed.acknowledge(first.id, true, {});
        QVERIFY(QFile::exists(m_folder->filePath(QStringLiteral("delivered/a.xml"))));
        QVERIFY(!QFile::exists(m_folder->filePath(QStringLiteral("a.xml"))));
        write(QStringLiteral("a.xml"), "the same name again");
        QTRY_COMPARE(arrived.count(), 2);
        feed.acknowledge(messageAt(arrived, 1).id, false, {});
        QTRY_VERIFY(QFile::exists(m_folder->filePath(QStringLiteral("delivered/2-a.xml"))));
        QCOMPARE(arrived.count(), 2);
    }

    void unfinishedFilesWait()
    {
        FolderFeed feed(config(), m_clock);
        QSignalSpy arrived(&feed, &Feed::noticeArrived);
        QVERIFY(feed.start());
        for (const char *name : {"b.part", "b.tmp", "b~", ".b"})
            write(QString::fromLatin1(name), "half");
        QDir().mkpath(m_folder->filePath(QStringLiteral("a folder")));
        write(QStringLiteral("c.xml"), "whole");
        QTRY_COMPARE(arrived.count(), 1);
        QCOMPARE(messageAt(arrived, 0).topic, std::string("c.xml"));
        QVERIFY(QFile::rename(
            m_folder->filePath(QStringLiteral("b.part")), m_folder->filePath(QStringLiteral("b.xml"))));
        QTRY_COMPARE(arrived.count(), 2);
    }

    // The core ended between the commit and the move, or before the commit.
    void afterACrash()
    {
        write(QStringLiteral("a.xml"), "stored before");
        write(QStringLiteral("b.xml"), "not stored");
        std::int64_t changed = 0;
        {
            FolderFeed before(config(), m_clock);
            QSignalSpy arrived(&before, &Feed::noticeArrived);
            QVERIFY(before.start());
            QTRY_COMPARE(arrived.count(), 2);
            for (qsizetype i = 0; i < 2; ++i)
                if (messageAt(arrived, i).topic == "a.xml")
                    changed = messageAt(arrived, i).offset;
        }
        auto after = config();
        after.delivered = {{"a.xml", changed}}; // what the journal says
        FolderFeed feed(after, m_clock);
        QSignalSpy arrived(&feed, &Feed::noticeArrived);
        QVERIFY(feed.start());
        QTRY_COMPARE(arrived.count(), 1);
        QCOMPARE(messageAt(arrived, 0).topic, std::string("b.xml"));
        QTRY_VERIFY(QFile::exists(m_folder->filePath(QStringLiteral("delivered/a.xml"))));
        QCOMPARE(arrived.count(), 1);
    }

    void filesThatStay()
    {
        auto stays = config();
        stays.movesDelivered = false;
        write(QStringLiteral("a.xml"), "one");
        FolderFeed feed(stays, m_clock);
        QSignalSpy arrived(&feed, &Feed::noticeArrived);
        QVERIFY(feed.start());
        QTRY_COMPARE(arrived.count(), 1);
        feed.acknowledge(messageAt(arrived, 0).id, true, {});
        write(QStringLiteral("b.xml"), "two");
        QTRY_COMPARE(arrived.count(), 2);
        QCOMPARE(messageAt(arrived, 1).topic, std::string("b.xml")); // a.xml is remembered
    }

    void tooLargeIsRefusedUnread()
    {
        auto small = config();
        small.largestBytes = 1000;
        write(QStringLiteral("large.json"), QByteArray(50 * 1024 * 1024, ' '));
        write(QStringLiteral("limit.json"), QByteArray(1000, ' '));
        FolderFeed feed(small, m_clock);
        QSignalSpy arrived(&feed, &Feed::noticeArrived);
        QSignalSpy refused(&feed, &Feed::noticeRefused);
        QVERIFY(feed.start());
        QTRY_COMPARE(refused.count(), 1);
        QTRY_COMPARE(arrived.count(), 1);
        QCOMPARE(messageAt(refused, 0).topic, std::string("large.json"));
        QCOMPARE(messageAt(refused, 0).refusal.detail, std::string("52428800 bytes, too many for a notice"));
        QVERIFY(messageAt(refused, 0).bytes.isEmpty());
        feed.acknowledge(messageAt(refused, 0).id, false, {});
        QVERIFY(QFile::exists(m_folder->filePath(QStringLiteral("delivered/large.json"))));
    }

    void aFolderThatIsNotThereIsWaitedFor()
    {
        auto later = config();
        later.path += "/later";
        FolderFeed feed(later, m_clock);
        QSignalSpy arrived(&feed, &Feed::noticeArrived);
        QSignalSpy said(&feed, &Feed::statusChanged);
        QVERIFY(feed.start());
        QCOMPARE(said.count(), 1);
        QCOMPARE(said.back().at(0).value<FeedStatus>().link, FeedLink::Down);
        QVERIFY(
            said.back().at(0).value<FeedStatus>().detail.find("no folder that can be read")
            != std::string::npos);
        QVERIFY(QDir().mkpath(QString::fromStdString(later.path)));
        write(QStringLiteral("later/a.xml"), "there");
        QTRY_COMPARE(arrived.count(), 1);
        QCOMPARE(said.back().at(0).value<FeedStatus>().link, FeedLink::Connected);
    }

    void manyAtOnce()
    {
        constexpr int kCount = 500;
        for (int i = 0; i < kCount; ++i)
            write(QStringLiteral("%1.xml").arg(i), QByteArray::number(i));
        FolderFeed feed(config(), m_clock);
        std::set<std::string> names;
        connect(&feed, &Feed::noticeArrived, &feed, [&](const FeedMessage &message) {
            QVERIFY(names.insert(message.topic).second);
            feed.acknowledge(message.id, true, {});
        });
        QVERIFY(feed.start());
        QTRY_COMPARE_WITH_TIMEOUT(names.size(), std::size_t{kCount}, 20'000);
    }
};

QTEST_GUILESS_MAIN(TestFolderFeed)

#include "test_folder_feed.moc"
