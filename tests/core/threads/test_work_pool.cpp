#include "core/threads/work_pool.h"

#include <QTest>

#include <atomic>
#include <memory>
#include <set>
#include <vector>

using namespace tulpar;

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
        WorkPool pool(2);
        std::atomic<int> running = 0;
        std::atomic<int> most = 0;
        std::atomic<int> count = 0;
        for (int i = 0; i < 40; ++i)
            pool.start([&] {
                const int now = ++running;
                int before = most;
                while (before < now && !most.compare_exchange_weak(before, now))
                    ;
                for (int waited = 0; most < 2 && waited < 2000; ++waited) // for the other one to begin
                    std::this_thread::sleep_for(std::chrono::milliseconds(1));
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
