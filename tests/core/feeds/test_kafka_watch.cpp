#include "core/feeds/kafka_watch.h"

#include <QTest>

using namespace tulpar;
using namespace std::chrono_literals;
using Remedy = KafkaWatch::Remedy;

/// When a link counts as ill and what is done about it, in virtual time.
class TestKafkaWatch : public QObject {
    Q_OBJECT

private:
    static MonoInstant at(Duration since) { return MonoInstant{} + since; }

private slots:
    void aHeartbeatKeepsItWell()
    {
        KafkaWatch watch({}, true, at(0s));
        for (Duration t = 1s; t < 1h; t += 1s) {
            watch.heard(at(t));
            QVERIFY(watch.tick(at(t)) == Remedy::None);
        }
        QVERIFY(!watch.isIll());
    }

    void silenceAsksForATokenThenForAConsumer()
    {
        KafkaWatch watch({}, true, at(0s));
        QVERIFY(watch.tick(at(60s)) == Remedy::None);
        QVERIFY(watch.tick(at(61s)) == Remedy::NewToken);
        QVERIFY(watch.isIll());
        QVERIFY(watch.tick(at(62s)) == Remedy::None); // once
        QVERIFY(watch.tick(at(181s)) == Remedy::None);
        QVERIFY(watch.tick(at(182s)) == Remedy::NewConsumer); // two minutes after it fell ill
        QVERIFY(watch.tick(at(183s)) == Remedy::None);
        QVERIFY(watch.tick(at(242s)) == Remedy::None);
        QVERIFY(watch.tick(at(243s)) == Remedy::NewToken); // the new one has its time, then again
        QVERIFY(watch.tick(at(364s)) == Remedy::NewConsumer);
    }

    void aSignOfLifeCures()
    {
        KafkaWatch watch({}, true, at(0s));
        QVERIFY(watch.tick(at(61s)) == Remedy::NewToken);
        watch.heard(at(70s));
        QVERIFY(!watch.isIll());
        QVERIFY(watch.tick(at(130s)) == Remedy::None);
        QVERIFY(watch.tick(at(131s)) == Remedy::NewToken); // of the next silence
    }

    void aRefusedLoginAsksAtOnceButNotAlways()
    {
        KafkaWatch watch({}, true, at(0s));
        watch.loginRefused(at(1s));
        QVERIFY(watch.tick(at(1s)) == Remedy::NewToken);
        watch.loginRefused(at(2s)); // the old one, tried again
        QVERIFY(watch.tick(at(2s)) == Remedy::None);
        watch.loginRefused(at(6s));
        QVERIFY(watch.tick(at(6s)) == Remedy::NewToken);
        watch.loginRefused(at(120s));
        QVERIFY(watch.tick(at(120s)) == Remedy::NewToken);
        QVERIFY(watch.tick(at(122s)) == Remedy::NewConsumer);
    }

    void withoutAHeartbeatSilenceProvesNothing()
    {
        KafkaWatch watch({}, false, at(0s));
        for (Duration t = 0s; t < 48h; t += 10s)
            QVERIFY(watch.tick(at(t)) == Remedy::None);
        watch.loginRefused(at(48h));
        QVERIFY(watch.tick(at(48h)) == Remedy::NewToken);
    }
};

QTEST_GUILESS_MAIN(TestKafkaWatch)

#include "test_kafka_watch.moc"
