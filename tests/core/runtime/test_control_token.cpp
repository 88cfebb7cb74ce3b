#include "core/runtime/control_token.h"

#include <QTest>

#include <random>

using namespace tulpar;
using namespace std::chrono_literals;

namespace {

const ControlToken::Speaker kAigerim{"Aigerim", "desk-1"};
const ControlToken::Speaker kBota{"Bota", "desk-2"};
const ControlToken::Speaker kDana{"Dana", "desk-3"};

struct Room {
    explicit Room(std::vector<std::string> instructors = {})
        : token({15min, 30s, std::move(instructors)})
    {
    }
    void wait(Duration d)
    {
        now.mono = now.mono + d;
        now.utc = now.utc + d;
        token.watch(now, changes);
    }
    bool mayCommand(const ControlToken::Speaker &who) { return token.useBy(who, now, changes).empty(); }
    std::string holder() { return token.view(now).holder; }

    ControlToken token;
    Now now{{1'665'324'694'000'000'000}, {5'000'000'000}};
    ControlToken::Changes changes;
};

} // namespace

class TestControlToken final : public QObject {
    Q_OBJECT

private slots:
    void theFirstCommandTakesAFreeToken()
    {
        Room room;
        QVERIFY(room.mayCommand(kAigerim));
        QCOMPARE(room.holder(), kAigerim.who);
        QVERIFY(!room.mayCommand(kBota));
        const Reasons held = room.token.useBy(kBota, room.now, room.changes);
        QCOMPARE(held.front().code, ReasonCode::ControlHeld);
        QCOMPARE(held.front().who, kAigerim.who);
        QCOMPARE(room.changes.size(), 1U);
        QCOMPARE(room.changes.front().cause, std::string("taken"));
    }

    void silenceGrantsAndNoKeeps()
    {
        Room room;
        QVERIFY(room.mayCommand(kAigerim));
        QVERIFY(room.token.take(kBota, room.now, room.changes).accepted);
        QCOMPARE(room.token.view(room.now).askedBy, kBota.who);
        QVERIFY(!room.token.take(kDana, room.now, room.changes).accepted); // one asks at a time
        QVERIFY(room.token.answer(kAigerim, false, room.now, room.changes).accepted);
        room.wait(31s);
        QCOMPARE(room.holder(), kAigerim.who);
        QVERIFY(room.token.take(kBota, room.now, room.changes).accepted);
        room.wait(29s);
        QCOMPARE(room.holder(), kAigerim.who);
        room.wait(1s);
        QCOMPARE(room.holder(), kBota.who);
        QCOMPARE(room.changes.back().cause, std::string("unanswered"));
        QVERIFY(!room.mayCommand(kAigerim));
    }

    void onlyTheHolderAnswers()
    {
        Room room;
        QVERIFY(room.mayCommand(kAigerim));
        QVERIFY(room.token.take(kBota, room.now, room.changes).accepted);
        QVERIFY(!room.token.answer(kBota, true, room.now, room.changes).accepted);
        QVERIFY(room.token.answer(kAigerim, true, room.now, room.changes).accepted);
        QCOMPARE(room.holder(), kBota.who);
    }

    void unusedItExpiresByTheMonotonicClock()
    {
        Room room;
        QVERIFY(room.mayCommand(kAigerim));
        room.now.utc = room.now.utc + 3600s; // a step of the clock is no time
        room.wait(14min);
        QCOMPARE(room.holder(), kAigerim.who);
        QVERIFY(room.mayCommand(kAigerim)); // used: counts anew
        room.wait(14min);
        QCOMPARE(room.holder(), kAigerim.who);
        room.wait(1min);
        QCOMPARE(room.holder(), std::string());
        QCOMPARE(room.changes.back().cause, std::string("expired"));
        QVERIFY(room.mayCommand(kBota));
    }

    void aDeskThatLeavesLeavesNothingHeld()
    {
        Room room;
        QVERIFY(room.mayCommand(kAigerim));
        QVERIFY(room.token.take(kBota, room.now, room.changes).accepted);
        room.token.deskGone(kDana.desk, room.now, room.changes);
        QCOMPARE(room.holder(), kAigerim.who);
        room.token.deskGone(kAigerim.desk, room.now, room.changes);
        QCOMPARE(room.holder(), kBota.who); // who asked is next
        room.wait(14min);
        QCOMPARE(room.holder(), kBota.who);
        room.token.deskGone(kBota.desk, room.now, room.changes);
        QCOMPARE(room.holder(), std::string());
    }

    void anInstructorTakesItBackAtOnce()
    {
        Room room({"Dana"});
        QVERIFY(room.mayCommand(kAigerim));
        QVERIFY(!room.token.takeBack(kBota, room.now, room.changes).accepted);
        QVERIFY(!room.token.takeBack({"", "desk-3"}, room.now, room.changes).accepted);
        QVERIFY(room.token.takeBack(kDana, room.now, room.changes).accepted);
        QCOMPARE(room.holder(), kDana.who);
        QVERIFY(!room.mayCommand(kAigerim));
    }

    void severalPeopleShareOneDesk()
    {
        Room room;
        QVERIFY(room.mayCommand(kAigerim));
        QVERIFY(room.mayCommand({"Bota", kAigerim.desk}));
        QCOMPARE(room.holder(), kBota.who);
        QCOMPARE(room.changes.back().cause, std::string("passed"));
    }

    /// However two desks speak and messages are lost, never two hold it, and each comes to it in the end.
    void neverTwoHolders()
    {
        std::mt19937 chance(4);
        for (int night = 0; night < 200; ++night) {
            Room room;
            for (int i = 0; i < 200; ++i) {
                const auto &speaker = chance() % 2 ? kAigerim : kBota;
                switch (chance() % 6) {
                case 0:
                    (void)room.token.take(speaker, room.now, room.changes);
                    break;
                case 1:
                    (void)room.token.release(speaker, room.now, room.changes);
                    break;
                case 2:
                    (void)room.token.answer(speaker, chance() % 2 != 0, room.now, room.changes);
                    break;
                case 3:
                    room.token.deskGone(speaker.desk, room.now, room.changes);
                    break;
                default:
                    room.wait(std::chrono::seconds(chance() % 20));
                }
                ControlToken first = room.token; // what each would be answered at this moment
                ControlToken second = room.token;
                ControlToken::Changes ignored;
                const bool isHeld = !room.token.view(room.now).desk.empty();
                const bool one = first.useBy(kAigerim, room.now, ignored).empty();
                const bool other = second.useBy(kBota, room.now, ignored).empty();
                QVERIFY(isHeld ? one != other : one && other);
            }
            QVERIFY(
                room.token.take(kBota, room.now, room.changes).accepted
                || !room.token.view(room.now).desk.empty());
            room.wait(31s);
            room.wait(15min);
            QVERIFY(room.mayCommand(kBota));
        }
    }
};

QTEST_GUILESS_MAIN(TestControlToken)
#include "test_control_token.moc"
