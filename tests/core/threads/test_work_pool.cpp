#include "core/threads/work_pool.h"

#include <QTest>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

using namespace tulpar;
using namespace std::chrono_literals;

class TestWorkPool : public QObject {
    Q_OBJECT

private slots:
    void oneThreadDoesItInOrderAndTellsInOrder()
    {
        WorkPool pool(1);
        std::vector<int> done;
        std::vector<int> told;
        for (int i = 0; i < 500; ++i)
            pool.start([&, i] {
                done.push_back(i);
                pool.tell(this, [&, i] { told.push_back(i); });
            });
        pool.waitForDone();
        QVERIFY(told.empty()); // the event loop has not come round
        QTRY_COMPARE(told.size(), std::size_t(500));
        QCOMPARE(done, told);
        QVERIFY(std::ranges::is_sorted(done));
    }

    void twoThreadsWorkAtOnceAndNoMore()
    {
        std::mutex mutex;
        std::condition_variable changed;
        int running = 0;
        int most = 0;
        int count = 0;
        WorkPool pool(2);
        for (int i = 0; i < 40; ++i)
            pool.start([&] {
                std::unique_lock lock(mutex);
                most = std::max(most, ++running);
                changed.notify_all();
                changed.wait_for(lock, 5s, [&] { return most >= 2; }); // for the other one to begin
                --running;
                ++count;
            });
        pool.waitForDone();
        QCOMPARE(count, 40);
        QCOMPARE(most, 2);
    }

    void nobodyIsToldWhoHasGone()
    {
        WorkPool pool(1);
        auto listener = std::make_unique<QObject>();
        int told = 0;
        pool.start([&, to = listener.get()] { pool.tell(to, [&] { ++told; }); });
        pool.waitForDone();
        listener.reset();
        pool.start([&] { pool.tell(this, [&] { told += 10; }); });
        QTRY_COMPARE(told, 10);
    }

    void endDropsWhatHasNotBegun()
    {
        std::atomic<int> done = 0;
        std::atomic<bool> isBegun = false;
        std::atomic<bool> mayEnd = false;
        auto pool = std::make_unique<WorkPool>(1);
        pool->start([&] {
            isBegun = true;
            while (!mayEnd)
                std::this_thread::yield();
            ++done;
        });
        QTRY_VERIFY(isBegun);
        pool->start([&] { ++done; });
        pool->clear();
        mayEnd = true;
        pool->waitForDone();
        QCOMPARE(done, 1);
        pool->start([&] { ++done; });
        pool->waitForDone();
        QCOMPARE(done, 2);
        pool.reset();
        QCOMPARE(done, 2);
    }
};

QTEST_GUILESS_MAIN(TestWorkPool)
#include "test_work_pool.moc"
