#include "core/alerts/event_book.h"
#include "core/base/is_sanitized.h"

#include <QTest>

#include <algorithm>
#include <functional>
#include <malloc.h>
#include <numeric>

using namespace tulpar;

namespace {

UtcInstant at(double s)
{
    return *parseUtc("2022-10-09T14:10:17Z") + fromSeconds(s);
}

NoticePosition source(double raDeg, double decDeg, double errorDeg, double containment = 0.9)
{
    return {
        PositionKind::Source, IcrsDirection{Angle::degrees(raDeg), Angle::degrees(decDeg)},
        errorDeg > 0 ? std::optional(Angle::degrees(errorDeg)) : std::nullopt, containment};
}

/// A notice that permits a response, told `toldS` seconds after T0.
Notice told(
    Mission mission, const char *event, const char *kind, double toldS, const NoticePosition &position)
{
    Notice notice;
    notice.mission = mission;
    notice.event = event;
    notice.kind = kind;
    notice.noticeId = std::string("ivo://") + event + "/" + kind + "/" + std::to_string(toldS);
    notice.triggerUtc = at(0);
    notice.noticeUtc = at(toldS);
    notice.position = position;
    notice.sourceClass = SourceClass::Grb;
    return notice;
}

Notice swift(const char *kind, double toldS, double errorDeg)
{
    return told(Mission::Swift, "swift:1126853", kind, toldS, source(288.26, 19.77, errorDeg));
}

Notice withdrawn(Notice notice)
{
    notice.retraction = true;
    notice.reasons = {SlewReason::Retraction};
    return notice;
}

Receipt receipt(const Notice &notice, double receivedS, const char *feed = "gcn")
{
    const std::string bytes = notice.noticeId.value_or("") + notice.event + notice.kind;
    return {feed, "topic", 0, 7, {at(receivedS), {}}, contentHash(bytes)};
}

/// A book, with what came of each notice.
struct Reader {
    EventBook book;

    EventChange take(const Notice &notice, const char *feed = "gcn")
    {
        clockS += 1;
        const EventChange change = book.enter(notice, receipt(notice, clockS, feed));
        refusal = whyNoAnswer(change, notice);
        if (!refusal) {
            ++answers;
            book.setAnswered(change.event->id, at(clockS));
        }
        return change;
    }

    double clockS = 0;
    int answers = 0;
    std::optional<NoAnswer> refusal; ///< of the last notice
};

/// Gives every order of `notices` to a book of its own.
void inEveryOrder(const std::vector<Notice> &notices, const std::function<void(Reader &)> &look)
{
    std::vector<std::size_t> order(notices.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    do {
        Reader reader;
        for (const std::size_t i : order)
            reader.take(notices[i]);
        look(reader);
    } while (!QTest::currentTestFailed() && std::ranges::next_permutation(order).found);
}

} // namespace

/// What many notices together say, whatever the order of their arrival.
class TestEventBook final : public QObject {
    Q_OBJECT

private slots:
    void swiftRanksByPrecisionInEveryOrder();
    void fermiRanksByStageAndTakesTheNewestClass();
    void iceCubeRevisionWinsThoughItsErrorGrows();
    void gravitationalWavesFollowTheNewestMap();
    void aRetractionCountsWheneverItComes();
    void aRetractionOfTheUnknownIsKept();
    void anotherClassMayTurnIntoABurst();
    void whatIsKnownStaysKnown();
    void copiesAreCountedAndDecideNothing();
    void anIdWithOtherBytesIsASecondNotice();
    void whatComesLateIsMarked();
    void statusesAndProductsMakeNoBetterPosition();
    void testsNeverSpeakForARealEvent();
    void oneBurstOfTwoMissionsIsAnsweredOnce();
    void farApartIsNotOneBurst_data();
    void farApartIsNotOneBurst();
    void withoutAPlaceItIsAHintOnly();
    void whatAMissionCitesBelongsTogether();
    void aWithdrawnBurstStandsInNobodysWay();
    void everyNameFindsTheEvent();
    void whatHasNoNumberGoesWhereItsCitationPoints();
    void aNumberUsedAgainIsAnotherEvent();
    void anAnswerThatDidNotBeginMayBeGivenAgain();
    void whereTheBytesAreIsKept();
    void theOldestGoAndAnsweredOnesLast();
    void aLongStoryKeepsWhatMatters();
    void aFloodOfOneMomentIsCheap();
    void memoryOfOneEvent();
};

void TestEventBook::swiftRanksByPrecisionInEveryOrder()
{
    Notice late = swift("SWIFT_XRT_POSITION", 2130, 0.0009);
    late.flags = {NoticeFlag::UpdatedNotice};
    inEveryOrder(
        {swift("SWIFT_BAT_QL_POS", 13, 0.05), swift("SWIFT_BAT_GRB_POS_ACK", 14, 0.05),
         swift("SWIFT_XRT_POSITION", 70, 0.0013), late, swift("SWIFT_UVOT_POS", 350, 0.0001)},
        [](Reader &reader) {
            QCOMPARE(reader.book.events().size(), 1u);
            const Event &event = reader.book.events().front();
            QCOMPARE(event.best()->kind, std::string("SWIFT_UVOT_POS"));
            QCOMPARE(event.notices, 5u);
            QCOMPARE(event.triggerUtc, std::optional(at(0)));
            QCOMPARE(event.status, EventStatus::Active);
            QCOMPARE(reader.answers, 1);
        });
}

void TestEventBook::fermiRanksByStageAndTakesTheNewestClass()
{
    const auto fermi = [](const char *kind, double toldS, double errorDeg, SourceClass sourceClass) {
        Notice notice =
            told(Mission::Fermi, "fermi:723187404", kind, toldS, source(100, -20, errorDeg, 0.68));
        notice.sourceClass = sourceClass;
        if (sourceClass == SourceClass::NotGrb)
            notice.reasons = {SlewReason::NotGrb};
        return notice;
    };
    std::vector<Notice> notices{
        fermi("FERMI_GBM_FLT_POS", 29, 12, SourceClass::NotGrb),
        fermi("FERMI_GBM_FLT_POS", 89, 6, SourceClass::Grb), // after the ground's, and more precise
        fermi("FERMI_GBM_GND_POS", 40, 8, SourceClass::Unstated)};
    inEveryOrder(notices, [](Reader &reader) {
        const Event &event = reader.book.events().front();
        QCOMPARE(event.best()->kind, std::string("FERMI_GBM_GND_POS"));
        QCOMPARE(event.sourceClass, SourceClass::Grb);
        QCOMPARE(event.status, EventStatus::Active);
    });
    notices.push_back(fermi("FERMI_GBM_FIN_POS", 557, 9, SourceClass::Unstated)); // the robot's
    notices.push_back(fermi("FERMI_GBM_FIN_POS", 2600, 11, SourceClass::Unstated)); // a person's
    inEveryOrder(notices, [](Reader &reader) {
        const Event &event = reader.book.events().front();
        QCOMPARE(event.best()->noticeUtc, std::optional(at(2600)));
        QVERIFY(reader.answers <= 1);
    });
}

void TestEventBook::iceCubeRevisionWinsThoughItsErrorGrows()
{
    const auto track = [](int revision, double toldS, double errorDeg) {
        Notice notice = told(
            Mission::IceCube, "icecube:138354_45413430", "ICECUBE_ASTROTRACK_BRONZE", toldS,
            source(163.8, 31.8, errorDeg));
        notice.revision = revision;
        notice.sourceClass = SourceClass::Neutrino;
        return notice;
    };
    inEveryOrder({track(0, 43, 0.73), track(1, 9000, 1.2), track(2, 54000, 2.14)}, [](Reader &reader) {
        QCOMPARE(reader.book.events().front().best()->revision, 2);
        QCOMPARE(reader.book.events().size(), 1u);
    });
}

void TestEventBook::gravitationalWavesFollowTheNewestMap()
{
    const auto wave = [](const char *kind, double toldS) {
        Notice notice = told(Mission::Lvk, "lvk:S230606d", kind, toldS, {PositionKind::SkyMap, {}, {}, {}});
        notice.sourceClass = SourceClass::GravitationalWave;
        notice.map = SkyMapClaim{};
        notice.reasons = {SlewReason::SkyMapOnly};
        return notice;
    };
    inEveryOrder(
        {wave("LVC_PRELIMINARY", 30), wave("LVC_PRELIMINARY", 320), wave("LVC_INITIAL", 1100),
         wave("LVC_INITIAL", 3600), wave("LVC_UPDATE", 580000)},
        [](Reader &reader) {
            const Event &event = reader.book.events().front();
            QCOMPARE(event.best()->kind, std::string("LVC_UPDATE"));
            QVERIFY(!event.direction());
            QCOMPARE(reader.answers, 0);
        });
    Reader reader;
    reader.take(wave("LVC_PRELIMINARY", 30));
    QVERIFY(reader.take(wave("LVC_PRELIMINARY", 320)).isBetterPosition);
    QVERIFY(!reader.take(wave("LVC_EARLY_WARNING", 12)).isBetterPosition);
}

void TestEventBook::aRetractionCountsWheneverItComes()
{
    const auto integral = [](const char *kind, double toldS, int revision) {
        Notice notice = told(Mission::Integral, "integral:10337", kind, toldS, source(50, 40, 0.04));
        notice.revision = revision;
        return notice;
    };
    inEveryOrder(
        {integral("INTEGRAL_WAKEUP", 3, 0), integral("INTEGRAL_REFINED", 600, 1),
         withdrawn(integral("INTEGRAL_OFFLINE", 27000, 2))},
        [](Reader &reader) {
            const Event &event = reader.book.events().front();
            QCOMPARE(event.status, EventStatus::Retracted);
            QVERIFY(!event.isAlive());
            const bool cameFirst = event.story.front().retraction;
            QCOMPARE(reader.answers, cameFirst ? 0 : 1);
            QCOMPARE(event.best()->kind, std::string("INTEGRAL_REFINED")); // shown, never answered
        });
    Reader reader;
    QVERIFY(!reader.take(integral("INTEGRAL_WAKEUP", 3, 0)).isWithdrawn);
    QVERIFY(reader.take(withdrawn(integral("INTEGRAL_OFFLINE", 27000, 2))).isWithdrawn);
    QVERIFY(!reader.take(withdrawn(integral("INTEGRAL_OFFLINE", 27001, 3))).isWithdrawn); // once is enough
}

void TestEventBook::aRetractionOfTheUnknownIsKept()
{
    Reader reader;
    const EventChange change = reader.take(withdrawn(swift("SWIFT_BAT_GRB_POS_ACK", 14, 0.05)));
    QVERIFY(change.isNew);
    QVERIFY(change.warnings == std::vector{EventWarning::RetractionFirst});
    reader.take(swift("SWIFT_BAT_QL_POS", 13, 0.05));
    QCOMPARE(reader.refusal, std::optional(NoAnswer::NotActive));
    QCOMPARE(reader.answers, 0);
}

void TestEventBook::anotherClassMayTurnIntoABurst()
{
    // Trigger 723124109: solar flare, then below the horizon, then a burst.
    Reader reader;
    const auto flight = [](double toldS, SourceClass sourceClass) {
        Notice notice = told(
            Mission::Fermi, "fermi:723124109", "FERMI_GBM_FLT_POS", toldS, source(176.7, -44.4, 7, 0.68));
        notice.sourceClass = sourceClass;
        if (sourceClass == SourceClass::NotGrb)
            notice.reasons = {SlewReason::NotGrb};
        return notice;
    };
    reader.take(flight(29, SourceClass::NotGrb));
    QCOMPARE(reader.book.events().front().status, EventStatus::NotGrb);
    const EventChange burst = reader.take(flight(59, SourceClass::Grb));
    QVERIFY(burst.isRevived && burst.classChanged && !burst.isWithdrawn);
    QCOMPARE(reader.answers, 1);
    const EventChange flare = reader.take(flight(79, SourceClass::NotGrb));
    QVERIFY(flare.isWithdrawn && flare.classChanged);
    QCOMPARE(flare.event->why, std::optional(SlewReason::NotGrb));
    const EventChange stale = reader.take(flight(65, SourceClass::Grb)); // older than the last word
    QVERIFY(!stale.isRevived && !stale.classChanged);
}

void TestEventBook::whatIsKnownStaysKnown()
{
    Notice known = swift("SWIFT_BAT_GRB_POS_ACK", 14, 0.05);
    known.flags = {NoticeFlag::FlightCatalogue};
    known.reasons = {SlewReason::KnownSourceFlight};
    inEveryOrder(
        {swift("SWIFT_BAT_QL_POS", 13, 0.05), known, swift("SWIFT_XRT_POSITION", 70, 0.0013)},
        [](Reader &reader) {
            const Event &event = reader.book.events().front();
            QCOMPARE(event.status, EventStatus::KnownSource);
            QCOMPARE(event.why, std::optional(SlewReason::KnownSourceFlight));
        });
    Reader reader;
    reader.take(swift("SWIFT_BAT_QL_POS", 13, 0.05));
    QCOMPARE(reader.answers, 1);
    QVERIFY(reader.take(known).isWithdrawn);
}

void TestEventBook::copiesAreCountedAndDecideNothing()
{
    Reader reader;
    const Notice notice = swift("SWIFT_BAT_GRB_POS_ACK", 14, 0.05);
    QVERIFY(!reader.take(notice, "gcn").isDuplicate);
    for (int i = 0; i < 20; ++i) {
        const EventChange copy = reader.take(notice, "vtp");
        QVERIFY(copy.isDuplicate && !copy.isNew && copy.warnings.empty());
        QCOMPARE(copy.line, 0u);
        QCOMPARE(reader.refusal, std::optional(NoAnswer::Duplicate));
    }
    const Event &event = reader.book.events().front();
    QCOMPARE(event.notices, 1u);
    QCOMPARE(event.story.size(), 1u);
    QCOMPARE(event.story.front().copyCount, 21u);
    QCOMPARE(event.story.front().copies.size(), EventBookLimits().copies);
    QCOMPARE(event.story.front().first().feed, std::string("gcn"));
    QCOMPARE(event.lastReceived, at(21));
}

void TestEventBook::anIdWithOtherBytesIsASecondNotice()
{
    EventBook book;
    const Notice notice = swift("SWIFT_BAT_GRB_POS_ACK", 14, 0.05);
    Receipt first = receipt(notice, 15);
    Receipt second = receipt(notice, 16);
    second.content = contentHash("the same ivorn, other content");
    book.enter(notice, first);
    const EventChange change = book.enter(notice, second);
    QVERIFY(!change.isDuplicate);
    QVERIFY(change.warnings == std::vector{EventWarning::SameIdOtherContent});
    QCOMPARE(change.event->notices, 2u);
}

void TestEventBook::whatComesLateIsMarked()
{
    Reader reader;
    reader.take(swift("SWIFT_UVOT_POS", 350, 0.0001));
    const EventChange late = reader.take(swift("SWIFT_BAT_QL_POS", 13, 0.05));
    QVERIFY(late.event->story[late.line].isLate);
    QVERIFY(!late.event->story.front().isLate);
    QVERIFY(!late.isBetterPosition);
    QVERIFY(late.event->story.front().isBest && !late.event->story[late.line].isBest);
}

void TestEventBook::statusesAndProductsMakeNoBetterPosition()
{
    Reader reader;
    reader.take(swift("SWIFT_BAT_GRB_POS_ACK", 14, 0.05));
    Notice slew = swift("SWIFT_SC_SLEW", 27, 0.001);
    slew.flags = {NoticeFlag::Auxiliary};
    slew.reasons = {SlewReason::Auxiliary};
    QVERIFY(!reader.take(slew).isBetterPosition);
    QCOMPARE(reader.refusal, std::optional(NoAnswer::NoticeForbids));
    Notice nothing = swift("SWIFT_XRT_CENTROID", 120, 0.001);
    nothing.flags = {NoticeFlag::Nack};
    nothing.reasons = {SlewReason::Nack};
    QVERIFY(!reader.take(nothing).isBetterPosition);
    Notice pointing = swift("SWIFT_BAT_SCALEDMAP", 130, 0.001);
    pointing.position.kind = PositionKind::Pointing;
    QVERIFY(!reader.take(pointing).isBetterPosition);
    QCOMPARE(reader.book.events().front().best()->kind, std::string("SWIFT_BAT_GRB_POS_ACK"));
    QVERIFY(reader.take(swift("SWIFT_XRT_POSITION", 70, 0.0013)).isBetterPosition);
}

void TestEventBook::testsNeverSpeakForARealEvent()
{
    Notice drill = swift("SWIFT_BAT_GRB_POS_TEST", 10, 0.00001);
    drill.test = Stated::Yes;
    drill.reasons = {SlewReason::Test};
    Reader alone;
    alone.take(drill);
    QCOMPARE(alone.book.events().front().status, EventStatus::Test);
    alone.take(withdrawn(drill)); // same bytes: a copy
    Notice retraction = withdrawn(drill);
    retraction.noticeId = "ivo://later";
    const EventChange ended = alone.take(retraction);
    QCOMPARE(ended.event->status, EventStatus::Retracted);
    QVERIFY(ended.event->isTest && ended.isWithdrawn);

    inEveryOrder({drill, swift("SWIFT_BAT_GRB_POS_ACK", 14, 0.05)}, [](Reader &reader) {
        const Event &event = reader.book.events().front();
        QVERIFY(!event.isTest);
        QCOMPARE(event.status, EventStatus::Active);
        QCOMPARE(event.best()->kind, std::string("SWIFT_BAT_GRB_POS_ACK"));
        QCOMPARE(reader.answers, 1);
    });
    Reader real;
    real.take(swift("SWIFT_BAT_GRB_POS_ACK", 14, 0.05));
    QVERIFY(real.take(drill).warnings == std::vector{EventWarning::TestAmongReal});
    Notice cancelled = withdrawn(drill);
    cancelled.noticeId = "ivo://cancelled drill";
    QVERIFY(!real.take(cancelled).isWithdrawn); // a drill's end ends no burst
}

void TestEventBook::oneBurstOfTwoMissionsIsAnsweredOnce()
{
    // INTEGRAL 10436 and Swift 1199764, 2023-11-29: 9 s and 0.04 deg apart.
    Notice integral = told(Mission::Integral, "integral:10436", "INTEGRAL_WAKEUP", 12, source(60, 30, 0.05));
    integral.triggerUtc = at(9);
    const Notice swift =
        told(Mission::Swift, "swift:1199764", "SWIFT_BAT_GRB_POS_ACK", 20, source(60, 30.04, 0.05));
    inEveryOrder({integral, swift}, [](Reader &reader) {
        QCOMPARE(reader.book.events().size(), 2u);
        QCOMPARE(reader.answers, 1);
        QCOMPARE(reader.refusal, std::optional(NoAnswer::SameBurstAnswered));
        for (const Event &event : reader.book.events()) {
            QCOMPARE(event.related.size(), 1u);
            const Relation &other = event.related.front();
            QCOMPARE(other.kind, RelationKind::SameBurst);
            QCOMPARE(other.apart, std::optional(Duration(9s)));
            QVERIFY(std::abs(other.separation->asDegrees() - 0.04) < 1e-9);
            QVERIFY(other.event != event.id);
        }
    });
    Reader reader;
    reader.take(integral);
    const EventChange change = reader.take(swift);
    QCOMPARE(change.sameBurstAs, std::optional(std::string("integral:10436")));
    QVERIFY(change.isNew && change.isBurstAnswered && !change.event->answeredUtc);
    // A better position of the second mission is told of the one burst, and starts nothing of its own.
    Notice better = told(Mission::Swift, "swift:1199764", "SWIFT_XRT_POSITION", 80, source(60, 30.03, 0.001));
    QVERIFY(reader.take(better).isBetterPosition);
    QCOMPARE(reader.answers, 1);
}

void TestEventBook::farApartIsNotOneBurst_data()
{
    QTest::addColumn<double>("apartS");
    QTest::addColumn<double>("apartDeg");
    QTest::addColumn<double>("errorDeg");
    QTest::addColumn<bool>("isSame");
    QTest::newRow("a minute") << 60.0 << 0.0 << 0.05 << true;
    QTest::newRow("over a minute") << 60.1 << 0.0 << 0.05 << false;
    QTest::newRow("inside the larger error") << 1.0 << 2.9 << 3.0 << true;
    QTest::newRow("outside the larger error") << 1.0 << 3.1 << 3.0 << false;
    QTest::newRow("at least three arcminutes") << 1.0 << 0.049 << 0.001 << true;
}

void TestEventBook::farApartIsNotOneBurst()
{
    QFETCH(double, apartS);
    QFETCH(double, apartDeg);
    QFETCH(double, errorDeg);
    QFETCH(bool, isSame);
    Notice first = told(Mission::Integral, "integral:1", "INTEGRAL_WAKEUP", 12, source(60, 0, errorDeg));
    first.triggerUtc = at(apartS);
    const Notice second =
        told(Mission::Swift, "swift:2", "SWIFT_BAT_GRB_POS_ACK", 20, source(60, apartDeg, 0.001));
    inEveryOrder({first, second}, [&](Reader &reader) {
        QCOMPARE(reader.answers, isSame ? 1 : 2);
        QCOMPARE(reader.book.events().front().related.size(), isSame ? 1u : 0u);
    });
}

void TestEventBook::withoutAPlaceItIsAHintOnly()
{
    Notice alert =
        told(Mission::Fermi, "fermi:1", "FERMI_GBM_ALERT", 4, {PositionKind::Unavailable, {}, {}, {}});
    alert.reasons = {SlewReason::PositionUnavailable};
    Reader reader;
    reader.take(alert);
    const EventChange change = reader.take(swift("SWIFT_BAT_GRB_POS_ACK", 14, 0.05));
    QVERIFY(!change.sameBurstAs && !change.isBurstAnswered);
    QCOMPARE(change.event->related.front().kind, RelationKind::NearInTime);
    QCOMPARE(reader.answers, 1);
    // Once Fermi tells a place, the hint becomes certain, or goes.
    const auto ground = [](double raDeg) {
        return told(Mission::Fermi, "fermi:1", "FERMI_GBM_GND_POS", 40, source(raDeg, 19.77, 3, 0.68));
    };
    Reader near = Reader();
    near.take(alert);
    near.take(swift("SWIFT_BAT_GRB_POS_ACK", 14, 0.05));
    QCOMPARE(near.take(ground(290)).event->related.front().kind, RelationKind::SameBurst);
    QCOMPARE(near.answers, 1);
    QVERIFY(reader.take(ground(200)).event->related.empty());
    QVERIFY(reader.book.find("swift:1126853")->related.empty());
}

void TestEventBook::whatAMissionCitesBelongsTogether()
{
    Reader reader;
    reader.take(told(Mission::Fermi, "fermi:694215970", "FERMI_GBM_FLT_POS", 20, source(10, 10, 8, 0.68)));
    Notice guano = told(Mission::Swift, "swift:guano-1", "swift_bat_guano", 9000, {});
    guano.triggerUtc.reset();
    guano.cites = {"Fermi 694215970"};
    const EventChange change = reader.take(guano);
    QCOMPARE(change.event->related.front().kind, RelationKind::Claimed);
    QCOMPARE(change.sameBurstAs, std::optional(std::string("fermi:694215970")));
    QVERIFY(change.isBurstAnswered);
    QCOMPARE(reader.book.find("fermi:694215970")->related.front().event, std::string("swift:guano-1"));
}

void TestEventBook::aWithdrawnBurstStandsInNobodysWay()
{
    Reader reader;
    const Notice integral = told(Mission::Integral, "integral:7", "INTEGRAL_WAKEUP", 5, source(60, 30, 0.05));
    reader.take(integral);
    Notice end = withdrawn(integral);
    end.noticeId = "ivo://integral/7/offline";
    QVERIFY(reader.take(end).isWithdrawn);
    reader.take(told(Mission::Swift, "swift:8", "SWIFT_BAT_GRB_POS_ACK", 20, source(60, 30, 0.05)));
    QVERIFY(!reader.refusal);
    QCOMPARE(reader.answers, 2);
}

void TestEventBook::everyNameFindsTheEvent()
{
    Reader reader;
    Notice notice = swift("SWIFT_BAT_GRB_POS_ACK", 14, 0.05);
    notice.aliases = {"GRB 221009A", "GRB 221009", "swift:99"};
    reader.take(notice);
    const Event *event = reader.book.find("swift:1126853");
    QVERIFY(event);
    QCOMPARE(reader.book.find("SWIFT:1126853"), event);
    QCOMPARE(reader.book.find("grb 221009a"), event);
    QVERIFY(!reader.book.find("GRB 221009")); // may be another one's too
    QVERIFY(!reader.book.find("swift:99")); // only Swift itself gives its numbers
    QVERIFY(!reader.book.find(""));
    QVERIFY(event->aliases == notice.aliases); // shown all the same
    // Told by name alone first, by number later, and once more by name: one event.
    Reader named;
    Notice byName = swift("SWIFT_BAT_GRB_POS_ACK", 14, 0.05);
    byName.event.clear();
    byName.aliases = {"GRB 221009A"};
    named.take(byName);
    Notice byNumber = swift("SWIFT_XRT_POSITION", 70, 0.0013);
    byNumber.aliases = {"GRB 221009A"};
    QVERIFY(!named.take(byNumber).isNew);
    QVERIFY(!named.take(swift("SWIFT_UVOT_POS", 350, 0.0001)).isNew);
    QCOMPARE(named.book.events().size(), 1u);
    QVERIFY(named.book.find("swift:1126853"));
    QCOMPARE(named.answers, 1);
}

void TestEventBook::whatHasNoNumberGoesWhereItsCitationPoints()
{
    Reader reader;
    const Notice first = told(Mission::Other, "other:1", "A", 5, source(1, 1, 0.1));
    reader.take(first);
    Notice second = told(Mission::Other, "", "B", 50, source(1, 1, 0.05));
    second.cites = {*first.noticeId};
    QVERIFY(!reader.take(second).isNew);
    second.mission = Mission::Maxi; // another mission's notice has an event of its own
    second.noticeId = "ivo://maxi/1";
    second.position = source(90, 1, 0.05);
    const EventChange other = reader.take(second);
    QVERIFY(other.isNew);
    QCOMPARE(other.event->related.front().kind, RelationKind::Claimed);
}

void TestEventBook::aNumberUsedAgainIsAnotherEvent()
{
    Reader reader;
    reader.take(told(Mission::Ipn, "ipn:-1", "IPN_RAW", 5, {}));
    Notice later = told(Mission::Ipn, "ipn:-1", "IPN_RAW", 200'000, {});
    later.triggerUtc = at(199'000);
    const EventChange change = reader.take(later);
    QVERIFY(change.isNew);
    QVERIFY(change.warnings == std::vector{EventWarning::KeyReused});
    later.noticeId = "ivo://ipn/3";
    later.triggerUtc = at(199'010);
    QVERIFY(reader.take(later).isNew); // no place, so a moment is all that tells them apart
    // Swift's numbers are for ever.
    reader.take(swift("SWIFT_BAT_GRB_POS_ACK", 14, 0.05));
    Notice days = swift("SWIFT_XRT_POSITION", 400'000, 0.001);
    days.triggerUtc = at(399'000);
    QVERIFY(!reader.take(days).isNew);
}

void TestEventBook::anAnswerThatDidNotBeginMayBeGivenAgain()
{
    Reader reader;
    reader.take(swift("SWIFT_BAT_QL_POS", 13, 0.05));
    reader.take(swift("SWIFT_BAT_GRB_POS_ACK", 14, 0.05));
    QCOMPARE(reader.refusal, std::optional(NoAnswer::Answered));
    reader.book.setAnswered("swift:1126853", std::nullopt);
    reader.take(swift("SWIFT_XRT_POSITION", 70, 0.0013));
    QVERIFY(!reader.refusal);
    reader.book.setAnswered("swift:404", at(0)); // nobody: nothing happens
}

void TestEventBook::whereTheBytesAreIsKept()
{
    RawNotice raw;
    raw.bytes = "foo";
    raw.feed = "gcn";
    raw.topic = "gcn.classic.voevent.SWIFT_BAT_GRB_POS_ACK";
    raw.partition = 3;
    raw.offset = 12345678901;
    raw.received = {at(15), {}};
    EventBook book;
    const EventChange change = book.enter(swift("SWIFT_BAT_GRB_POS_ACK", 14, 0.05), receiptOf(raw));
    const Receipt &kept = change.event->story.front().first();
    QCOMPARE(kept.feed, raw.feed);
    QCOMPARE(kept.topic, raw.topic);
    QCOMPARE(kept.partition, raw.partition);
    QCOMPARE(kept.offset, raw.offset);
    QVERIFY(kept.received == raw.received);
    QVERIFY(kept.content == contentHash(raw.bytes));
}

void TestEventBook::theOldestGoAndAnsweredOnesLast()
{
    EventBook book({.events = 10});
    for (int i = 0; i < 100; ++i) {
        const std::string id = "swift:" + std::to_string(i);
        Notice notice = told(Mission::Swift, id.c_str(), "SWIFT_BAT_GRB_POS_ACK", i, source(i, 0, 0.05));
        notice.triggerUtc = at(i * 1000);
        notice.aliases = {"GRB 2201" + std::to_string(10 + i % 10) + char('A' + i / 10)};
        const EventChange change = book.enter(notice, receipt(notice, i));
        QCOMPARE(change.event->id, id); // never the one that goes
        if (i == 3)
            book.setAnswered(id, at(i));
    }
    QCOMPARE(book.events().size(), 10u);
    QCOMPARE(book.dropped(), 90u);
    QVERIFY(book.find("swift:3"));
    QVERIFY(book.find("swift:99") && book.find("GRB 220119J"));
    QVERIFY(!book.find("swift:50") && !book.find("GRB 220110F"));
}

void TestEventBook::aLongStoryKeepsWhatMatters()
{
    EventBook book({.lines = 6});
    const auto enter = [&](const Notice &notice) { return book.enter(notice, receipt(notice, 0)); };
    enter(swift("SWIFT_BAT_QL_POS", 13, 0.05));
    enter(swift("SWIFT_UVOT_POS", 350, 0.0001));
    Notice known = swift("SWIFT_BAT_GRB_POS_ACK", 14, 0.05);
    known.flags = {NoticeFlag::GroundCatalogue};
    enter(known);
    for (int i = 0; i < 200; ++i) {
        Notice more = swift("SWIFT_XRT_POSITION", 1000 + i, 0.002);
        const EventChange change = enter(more);
        QCOMPARE(change.event->story[change.line].noticeUtc, more.noticeUtc);
    }
    const Event &event = book.events().front();
    QCOMPARE(event.story.size(), 6u);
    QCOMPARE(event.notices, 203u);
    QCOMPARE(event.story.front().kind, std::string("SWIFT_BAT_QL_POS"));
    QCOMPARE(event.best()->kind, std::string("SWIFT_UVOT_POS"));
    QCOMPARE(event.status, EventStatus::KnownSource);
}

void TestEventBook::aFloodOfOneMomentIsCheap()
{
    EventBook book;
    constexpr int kNotices = 20'000;
    for (int i = 0; i < kNotices; ++i) {
        const std::string id = "swift:" + std::to_string(i);
        const Notice notice = told(
            Mission::Swift, id.c_str(), "SWIFT_BAT_GRB_POS_ACK", 5, source(i % 360, (i % 170) - 85, 0.05));
        book.enter(notice, receipt(notice, i));
    }
    QCOMPARE(book.events().size(), EventBookLimits().events);
    for (const Event &event : book.events())
        QVERIFY(event.related.size() <= EventBookLimits().names);
    // Whoever told of the same burst at another moment of that minute is found all the same.
    Notice other = told(Mission::Integral, "integral:1", "INTEGRAL_WAKEUP", 40, source(10, 89, 0.05));
    other.triggerUtc = at(30);
    book.enter(other, receipt(other, kNotices));
    Notice same = told(Mission::Svom, "svom:sb22100901", "eclairs-wakeup", 45, source(10, 89, 0.05));
    same.triggerUtc = at(31);
    const EventChange change = book.enter(same, receipt(same, kNotices + 1));
    QCOMPARE(change.sameBurstAs, std::optional(std::string("integral:1")));
}

void TestEventBook::memoryOfOneEvent()
{
    constexpr int kEvents = 2000;
    const std::size_t before = mallinfo2().uordblks;
    EventBook book;
    for (int i = 0; i < kEvents; ++i) {
        const std::string id = "swift:" + std::to_string(i);
        for (const char *kind : {"SWIFT_BAT_QL_POS", "SWIFT_BAT_GRB_POS_ACK", "SWIFT_XRT_POSITION"}) {
            Notice notice = told(Mission::Swift, id.c_str(), kind, 5, source(i % 360, 0, 0.05));
            notice.triggerUtc = at(i * 100);
            notice.flags = {NoticeFlag::GrbIdentified, NoticeFlag::PointSource};
            book.enter(notice, receipt(notice, i));
        }
    }
    const double each = static_cast<double>(mallinfo2().uordblks - before) / kEvents;
    qInfo("an event with three notices takes %.0f bytes", each);
    if (kIsSanitized)
        QSKIP("a sanitizer allocates in its own way");
    QVERIFY(each > 500 && each < 4000);
}

QTEST_APPLESS_MAIN(TestEventBook)
#include "test_event_book.moc"
