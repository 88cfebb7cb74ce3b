#include "core/feeds/feed_health.h"
#include "core/time/clock.h"

#include <QTest>

using namespace tulpar;
using namespace std::chrono_literals;

namespace {

const std::string kGcn = "gcn";

FeedStatus connected()
{
    return {FeedLink::Connected, {}, {}, {}, {}};
}

FeedStatus down(const std::string &why)
{
    return {FeedLink::Down, {}, why, {}, {}};
}

} // namespace

/// Live, quiet or dead, since when and why, in virtual time.
class TestFeedHealth : public QObject {
    Q_OBJECT

private:
    VirtualClock m_clock{UtcInstant{1'665'324'674'000'000'000}}; // 2022-10-09T14:11:14
    FeedHealthBook m_book;

    [[nodiscard]] const FeedHealth &health() const { return *m_book.health(kGcn); }
    void say(const FeedStatus &status) { (void)m_book.statusChanged(kGcn, status, m_clock.now()); }

private slots:
    void init()
    {
        m_book = {};
        m_clock = VirtualClock{UtcInstant{1'665'324'674'000'000'000}};
        m_book.add(kGcn, {60s, 1h, false}, m_clock.now());
    }

    void quietIsNotDead()
    {
        QCOMPARE(health().condition, FeedCondition::Starting);
        QVERIFY(!health().isAlive());
        m_clock.advance(1s);
        QVERIFY(m_book.statusChanged(kGcn, connected(), m_clock.now()));
        QCOMPARE(health().condition, FeedCondition::Live);
        QCOMPARE(health().since, m_clock.now().utc);
        QCOMPARE(health().why, std::string());
        std::vector<std::string> changed;
        for (int s = 0; s < 7200; ++s) {
            m_clock.advance(1s);
            (void)m_book.heard(kGcn, m_clock.now());
            for (const auto &name : m_book.tick(m_clock.now()))
                changed.push_back(name);
        }
        QCOMPARE(health().condition, FeedCondition::Quiet); // heartbeats, but no notice for two hours
        QVERIFY(health().isAlive());
        QCOMPARE(health().why, std::string("no notice yet"));
        QVERIFY(m_book.noticeArrived(kGcn, false, m_clock.now()));
        QCOMPARE(health().condition, FeedCondition::Live);
        const UtcInstant last = m_clock.now().utc;
        m_clock.advance(61s);
        QCOMPARE(m_book.tick(m_clock.now()), std::vector<std::string>{kGcn});
        QCOMPARE(health().condition, FeedCondition::Dead);
        QVERIFY(!health().isAlive());
        QCOMPARE(health().why, std::string("no sign of life for 60 s"));
        QCOMPARE(health().since, m_clock.now().utc);
        QCOMPARE(health().lastHeard, std::optional(last));
        QCOMPARE(health().notices, 1U);
        QVERIFY(m_book.heard(kGcn, m_clock.now()));
        QCOMPARE(health().condition, FeedCondition::Live);
    }

    void theFeedsOwnReasonIsTold()
    {
        say(connected());
        const auto before = m_clock.now().utc;
        m_clock.advance(10s);
        say(down("token endpoint refused the client id or secret"));
        QCOMPARE(health().condition, FeedCondition::Dead);
        QCOMPARE(health().why, std::string("token endpoint refused the client id or secret"));
        QVERIFY(health().since != before);
        const auto since = health().since;
        m_clock.advance(10s);
        say(down("another reason"));
        QCOMPARE(health().since, since); // dead since then, for another reason now
        QCOMPARE(health().why, std::string("another reason"));
        QVERIFY(!m_book.statusChanged(kGcn, down("another reason"), m_clock.now()));
    }

    void whatLimpsIsTold()
    {
        FeedStatus status = connected();
        status.loginTrouble = "token endpoint failed (HTTP 503)";
        say(status);
        say({FeedLink::Connected, "igwn.gwalert", "unknown to the broker", {}, {}});
        QCOMPARE(health().condition, FeedCondition::Live);
        QCOMPARE(
            health().why,
            std::string("the next login fails: token endpoint failed (HTTP 503); igwn.gwalert: unknown to "
                        "the broker"));
        say({FeedLink::Connected, "igwn.gwalert", {}, {}, {}});
        say(connected());
        QCOMPARE(health().why, std::string());
    }

    void theReplaysEndIsNotItsDeath()
    {
        m_book.add("replay", {{}, 1h, true}, m_clock.now());
        (void)m_book.statusChanged("replay", connected(), m_clock.now());
        m_clock.advance(30min); // no heartbeat is expected of it
        for (const std::string &changed : m_book.tick(m_clock.now()))
            QVERIFY(changed != "replay");
        QVERIFY(!m_book.noticeArrived("replay", true, m_clock.now())); // live already: no news
        QCOMPARE(m_book.health("replay")->notices, 1U);
        (void)m_book.statusChanged("replay", down("the replay is over: 1 notices"), m_clock.now());
        QCOMPARE(m_book.health("replay")->condition, FeedCondition::Over);
    }

    void thePastIsNoSignOfLife()
    {
        say(connected());
        m_clock.advance(59s);
        (void)m_book.noticeArrived(kGcn, true, m_clock.now()); // of the last hours, read again
        m_clock.advance(2s);
        (void)m_book.tick(m_clock.now());
        QCOMPARE(health().condition, FeedCondition::Dead);
        QCOMPARE(health().notices, 0U);
    }

    void aStepOfUtcChangesNothing()
    {
        say(connected());
        m_clock.stepUtc(-24h);
        QVERIFY(m_book.tick(m_clock.now()).empty());
        m_clock.stepUtc(48h);
        QVERIFY(m_book.tick(m_clock.now()).empty());
        QCOMPARE(health().condition, FeedCondition::Live);
    }
};

QTEST_GUILESS_MAIN(TestFeedHealth)

#include "test_feed_health.moc"
