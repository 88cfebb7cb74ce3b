#include "core/threads/inbox.h"
#include "core/threads/joined_thread.h"

#include <QSignalSpy>
#include <QTest>

#include <atomic>
#include <string>
#include <thread>
#include <vector>

using namespace tulpar;
using namespace std::chrono_literals;

namespace {

class Speaker final : public QObject {
    Q_OBJECT

signals:
    void said(const QString &what, const std::vector<int> &values);
};

} // namespace

class TestInbox : public QObject {
    Q_OBJECT

private slots:
    void callsOfSeveralThreadsComeEachInOrder()
    {
        constexpr int kThreads = 4;
        constexpr int kCalls = 2000;
        Inbox inbox;
        std::vector<std::vector<int>> heard(kThreads);
        int count = 0;
        bool isHere = true;
        std::vector<std::thread> threads;
        for (int t = 0; t < kThreads; ++t)
            threads.emplace_back([&, t, home = std::this_thread::get_id()] {
                for (int i = 0; i < kCalls; ++i)
                    inbox.post([&, t, i, home] {
                        heard.at(static_cast<std::size_t>(t)).push_back(i);
                        ++count;
                        isHere = isHere && std::this_thread::get_id() == home;
                    });
            });
        QTRY_COMPARE(count, kThreads * kCalls);
        for (std::thread &thread : threads)
            thread.join();
        QVERIFY(isHere);
        for (const auto &one : heard)
            for (int i = 0; i < kCalls; ++i)
                QCOMPARE(one.at(static_cast<std::size_t>(i)), i);
    }

    void signalIsHeardWhereTheInboxLives()
    {
        Inbox inbox;
        Speaker speaker;
        QString what;
        std::vector<int> values;
        std::thread::id place;
        inbox.hear(&speaker, &Speaker::said, [&](const QString &words, const std::vector<int> &numbers) {
            what = words;
            values = numbers;
            place = std::this_thread::get_id();
        });
        std::thread([&] { emit speaker.said(QStringLiteral("three"), {1, 2, 3}); }).join();
        QVERIFY(what.isEmpty());
        inbox.deliver();
        QCOMPARE(what, QStringLiteral("three"));
        QCOMPARE(values, (std::vector<int>{1, 2, 3}));
        QVERIFY(place == std::this_thread::get_id());
    }

    void waitingReturnsWhenTheCallWasMade()
    {
        JoinedThread thread;
        Inbox inbox;
        inbox.moveToThread(&thread);
        thread.start();
        std::string made;
        inbox.post([&] { made += "a"; });
        inbox.postAndWait([&] { made += "b"; });
        QCOMPARE(made, std::string("ab"));
        thread.quit();
        QVERIFY(thread.join());
    }

    void callWithALoopOfItsOwnGoesOnWithTheNext()
    {
        Inbox inbox;
        std::string order;
        inbox.post([&] {
            order += "(";
            QCoreApplication::processEvents();
            inbox.deliver();
            order += ")";
        });
        inbox.post([&] { order += "b"; });
        inbox.post([&] { order += "c"; });
        QTRY_COMPARE(order, std::string("(bc)"));
    }

    void whatIsForgottenOrLeftIsNeverCalled()
    {
        int calls = 0;
        {
            Inbox inbox;
            inbox.post([&] { ++calls; });
            inbox.forget();
            inbox.deliver();
            inbox.post([&] { ++calls; });
        }
        auto inbox = std::make_unique<Inbox>();
        inbox->post([&] { inbox.reset(); });
        inbox->post([&] { ++calls; });
        QTRY_VERIFY(!inbox);
        QCoreApplication::processEvents();
        QCOMPARE(calls, 0);
    }

    void threadThatNeverBeganIsJoined()
    {
        JoinedThread thread;
        QVERIFY(thread.join());
    }

    void patienceOfAJoinEnds()
    {
        JoinedThread thread;
        Inbox inbox;
        inbox.moveToThread(&thread);
        thread.start();
        std::atomic<bool> isBegun = false;
        std::atomic<bool> mayEnd = false;
        inbox.post([&] {
            isBegun = true;
            while (!mayEnd)
                std::this_thread::yield();
        });
        QTRY_VERIFY(isBegun);
        thread.quit();
        QVERIFY(!thread.join(QDeadlineTimer(20)));
        mayEnd = true;
        QVERIFY(thread.join());
    }

    void whatIsToBeDeletedLaterGoesBeforeTheJoin()
    {
        JoinedThread thread;
        Inbox inbox;
        auto *const speaker = new Speaker;
        bool isGone = false;
        connect(
            speaker, &QObject::destroyed, speaker, [&] { isGone = true; }, Qt::DirectConnection);
        inbox.moveToThread(&thread);
        speaker->moveToThread(&thread);
        thread.start();
        inbox.postAndWait([&] {
            speaker->deleteLater();
            thread.quit();
        });
        QVERIFY(thread.join());
        QVERIFY(isGone);
    }
};

QTEST_GUILESS_MAIN(TestInbox)
#include "test_inbox.moc"
