#include "core/night/time_ledger.h"
#include "tests/core/night/written_facts.h"

#include <QTest>

#include <random>

using namespace tulpar;
using namespace tulpar::testing;

namespace {

/// Sunset 18:00, dusk 19:00, dawn 05:00, sunrise 06:00.
TimeLedger::Hours longNight()
{
    return {hour("18:00:00"), hour("19:00:00"), hour("05:00:00"), hour("06:00:00")};
}

/// The ledger of a table of facts, from 18:00 (dusk too) until `end`.
LedgerSpans played(const std::string &table, const std::string &end)
{
    TimeLedger ledger({hour("18:00:00"), hour("18:00:00"), hour(end), hour(end)});
    for (const TimedFact &one : factsOf(table))
        ledger.take(one.fact, one.at);
    return ledger.spans(hour(end));
}

void compare(const char *table, const char *end, const char *expected)
{
    const std::string found = tableOf(played(table, end));
    QCOMPARE(QString::fromStdString(found), QString::fromUtf8(expected));
}

/// One fact of any kind that the ledger heeds, by chance; true to form, not to sense.
Fact anyFact(std::mt19937 &chance, UtcInstant at)
{
    const auto pick = [&](std::size_t of) { return static_cast<std::size_t>(chance() % of); };
    const auto device = [&]() -> DeviceId {
        switch (pick(5)) {
        case 0:
            return {DeviceKind::Mount, {}};
        case 1:
            return {DeviceKind::Roof, {}};
        case 2:
            return {DeviceKind::Cover, {}};
        case 3:
            return {DeviceKind::Weather, {}};
        default:
            return {DeviceKind::Camera, pick(2) == 0 ? "g" : "r"};
        }
    };
    const auto reasons = [&] {
        Reasons some;
        const std::size_t count = pick(3);
        for (std::size_t i = 0; i < count; ++i)
            some.push_back(
                {static_cast<ReasonCode>(pick(EnumNames<ReasonCode>::names.size())), device(), 1.0, 2.0});
        return some;
    };
    const std::string channel = pick(2) == 0 ? "g" : "r";
    const std::string subject = pick(2) == 0 ? "flats" : "swift:1";
    const Duration length = fromSeconds(static_cast<double>(pick(4000)) / 10);
    const UtcInstant before = at - fromSeconds(static_cast<double>(pick(2000)) / 10);
    constexpr std::array<const char *, 8> states{"slewing", "tracking", "open",      "closed",
                                                 "fault",   "parked",   "connected", "unconnected"};
    switch (pick(19)) {
    case 0:
        return CoreStarted{"1", true, pick(2) == 0};
    case 1:
        return CoreStopped{};
    case 2:
    case 3:
    case 4:
        return ExposureBegan{channel, before, length, subject};
    case 5:
    case 6:
        return FrameStored{channel, 1, "/f", before, length, subject, pick(4) == 0};
    case 7:
        return FrameLost{channel, 1, "x"};
    case 8:
        return CommandIssued{1, device(), pick(2) == 0 ? "abort_exposures" : "track_target", {}, {}, 1};
    case 9:
        return DeviceChanged{device(), states[pick(states.size())]};
    case 10:
        return ConditionChanged{
            static_cast<Condition>(pick(14)), ConditionState::Good, static_cast<ConditionState>(pick(6)), {}};
    case 11:
        return ModeChanged{std::string(nameOf(static_cast<Mode>(pick(3)))), "Anna"};
    case 12:
        return SafetyActed{pick(2) == 0 ? "operator" : "unsafe", pick(2) == 0, reasons()};
    case 13:
        return ReadinessChanged{false, reasons()};
    case 14:
        return NightMoved{
            static_cast<NightStep>(pick(EnumNames<NightStep>::names.size())),
            NightStepState::Waiting,
            static_cast<NightStepState>(pick(5)),
            reasons(),
            {}};
    case 15:
        return NightChose{pick(2) == 0 ? "" : "M51", "deep", {}, reasons()};
    case 16:
        return BlockMoved{"M51",     "deep", BlockState::Planned, static_cast<BlockState>(pick(7)),
                          reasons(), {}};
    case 17:
        return ResponseMoved{"swift:1", ResponseState::Idle, static_cast<ResponseState>(pick(5)), "alert"};
    default:
        return NightRun{pick(2) == 0, "2026-12-10", {}};
    }
}

/// What must hold of every ledger; the message, or nothing.
QString brokenOf(const LedgerSpans &spans, UtcInstant from, UtcInstant to, const LedgerView &totals)
{
    UtcInstant at = from;
    LedgerView sums;
    for (const LedgerSpan &span : spans) {
        if (span.begin != at)
            return QStringLiteral("a gap or an overlap before %1")
                .arg(QString::fromStdString(clock(span.begin)));
        if (span.end <= span.begin)
            return QStringLiteral("an empty span");
        const bool hasCause = span.what == LedgerClass::Weather || span.what == LedgerClass::Fault
            || span.what == LedgerClass::Waiting;
        if (hasCause && span.reasons.empty())
            return QStringLiteral("%1 without a reason").arg(QString::fromUtf8(nameOf(span.what).data()));
        partOf(sums, span.what) += span.end - span.begin;
        at = span.end;
    }
    if (at != to)
        return QStringLiteral("the end is missing");
    for (const LedgerClass what : kLedgerClasses)
        if (partOf(sums, what) != partOf(totals, what) || partOf(totals, what) < Duration{})
            return QStringLiteral("a total is not the sum of its spans");
    if (sumOf(totals) != to - from)
        return QStringLiteral("the totals are not the night");
    return {};
}

} // namespace

class TestTimeLedger : public QObject {
    Q_OBJECT
private slots:
    void aNightNobodyWroteOfIsUnexplained();
    void aBlockIsSlewedToExposedAndRead();
    void anyOpenShutterCountsFirst();
    void aShutterToldLateOpenedWhenItOpened();
    void aBurstIsWaitedForAcquiredAndExposed();
    void anAbortedExposureEndsAtOnce();
    void rainClosesUntilItIsGoodForLongEnough();
    void anOverriddenConditionIsNoLoss();
    void anUnheardStationIsAFault();
    void aDeadCoreIsAFaultSinceItsLastWord();
    void aStoppedCoreIsAFault();
    void oneCameraOfTwoIsNoFault();
    void peopleAreNamed();
    void stepsSayWhatTheyWaitFor();
    void whatNothingExplainsIsSaidToBeSo();
    void darknessAndNightAreCountedApart();
    void whatCameBeforeSunsetStillHolds();
    void randomFactsPartitionTheNight_data();
    void randomFactsPartitionTheNight();
    void askingChangesNothing();
};

void TestTimeLedger::aNightNobodyWroteOfIsUnexplained()
{
    compare("", "18:10:00", "18:00:00 18:10:00 unexplained\n");
    compare(
        "18:04:00 core started\n", "18:10:00",
        "18:00:00 18:04:00 fault not_running\n18:04:00 18:10:00 waiting not_running\n");
}

void TestTimeLedger::aBlockIsSlewedToExposedAndRead()
{
    compare(
        R"(18:00:00 core started
           18:00:00 run on
           18:00:00 step observe running
           18:00:00 choose M51 deep best_of_plan
           18:00:00 block M51 deep acquiring
           18:00:01 mount slewing
           18:00:20 mount tracking
           18:00:25 block M51 deep exposing
           18:00:26 expose g 60 programme:M51/deep
           18:01:28 frame g
           18:01:28 expose g 60 programme:M51/deep
           18:02:30 frame g
           18:02:30 block M51 deep done
           18:02:30 choose - - all_done)",
        "18:05:00",
        "18:00:00 18:00:25 slewing @programme:M51/deep\n"
        "18:00:25 18:00:26 reading @programme:M51/deep\n"
        "18:00:26 18:01:26 exposing @programme:M51/deep\n"
        "18:01:26 18:01:28 reading @programme:M51/deep\n"
        "18:01:28 18:02:28 exposing @programme:M51/deep\n"
        "18:02:28 18:02:30 reading @programme:M51/deep\n"
        "18:02:30 18:05:00 waiting all_done\n");
}

void TestTimeLedger::anyOpenShutterCountsFirst()
{
    compare(
        R"(18:00:00 core started
           18:00:00 expose g 60 flats
           18:00:10 expose r 30 flats
           18:00:30 condition rain bad
           18:00:41 frame r
           18:00:50 mount slewing
           18:01:02 frame g
           18:02:00 mount tracking)",
        "18:03:00",
        "18:00:00 18:01:00 exposing @flats\n"
        "18:01:00 18:03:00 weather raining(rain)\n");
}

void TestTimeLedger::aShutterToldLateOpenedWhenItOpened()
{
    // Told 2 s after it opened, and a short one when it had closed already.
    compare(
        R"(18:00:00 core started
           18:00:12 expose g 10 flats 2
           18:00:21 frame g
           18:00:30 expose g 1 flats 4
           18:00:31 frame g)",
        "18:01:00",
        "18:00:00 18:00:10 waiting not_running\n"
        "18:00:10 18:00:20 exposing @flats\n"
        "18:00:20 18:00:21 reading @flats\n"
        "18:00:21 18:00:26 waiting not_running\n"
        "18:00:26 18:00:27 exposing @flats\n"
        "18:00:27 18:00:30 waiting not_running\n"
        "18:00:30 18:00:31 reading @flats\n"
        "18:00:31 18:01:00 waiting not_running\n");
}

void TestTimeLedger::aBurstIsWaitedForAcquiredAndExposed()
{
    compare(
        R"(18:00:00 core started
           18:01:00 response swift:1 vetting
           18:01:02 response swift:1 acquiring
           18:01:03 roof opening
           18:01:03 cover open
           18:01:05 mount slewing
           18:01:07 mount tracking
           18:01:10 roof open
           18:01:11 response swift:1 exposing
           18:01:12 expose g 5 swift:1
           18:01:12 expose r 7 swift:1
           18:01:18 frame g
           18:01:20 frame r
           18:01:20 response swift:1 stopping finished
           18:01:21 response swift:1 idle quiet)",
        "18:02:00",
        "18:00:00 18:01:00 waiting not_running\n"
        "18:01:00 18:01:02 waiting burst_first=swift:1 @swift:1\n"
        "18:01:02 18:01:03 slewing @swift:1\n"
        "18:01:03 18:01:05 waiting roof_not_open:roof @swift:1\n"
        "18:01:05 18:01:07 slewing @swift:1\n"
        "18:01:07 18:01:10 waiting roof_not_open:roof @swift:1\n"
        "18:01:10 18:01:11 slewing @swift:1\n"
        "18:01:11 18:01:12 reading @swift:1\n"
        "18:01:12 18:01:19 exposing @swift:1\n"
        "18:01:19 18:01:21 reading @swift:1\n"
        "18:01:21 18:02:00 waiting not_running\n");
}

void TestTimeLedger::anAbortedExposureEndsAtOnce()
{
    compare(
        R"(18:00:00 core started
           18:00:00 expose g 300 programme:M51/deep
           18:01:00 abort g)",
        "18:02:00",
        "18:00:00 18:01:00 exposing @programme:M51/deep\n"
        "18:01:00 18:02:00 waiting not_running\n");
}

void TestTimeLedger::rainClosesUntilItIsGoodForLongEnough()
{
    compare(
        R"(18:00:00 core started
           18:00:00 run on
           18:00:00 step observe running
           18:00:00 choose - - nothing_fits
           18:01:00 condition rain bad
           18:01:00 safe begin unsafe raining
           18:01:20 mount slewing
           18:01:30 mount parked
           18:01:30 safe done unsafe
           18:10:00 condition rain waiting
           18:11:00 condition rain waiting
           18:40:00 condition rain good)",
        "18:50:00",
        "18:00:00 18:01:00 waiting nothing_fits\n"
        "18:01:00 18:10:00 weather raining(rain)\n"
        "18:10:00 18:40:00 weather condition_waits(rain)\n"
        "18:40:00 18:50:00 waiting nothing_fits\n");
}

void TestTimeLedger::anOverriddenConditionIsNoLoss()
{
    compare(
        R"(18:00:00 core started
           18:00:10 condition humidity bad
           18:00:20 override humidity Anna on
           18:00:40 override humidity Anna off)",
        "18:01:00",
        "18:00:00 18:00:10 waiting not_running\n"
        "18:00:10 18:00:20 weather humidity_high(humidity)\n"
        "18:00:20 18:00:40 waiting not_running\n"
        "18:00:40 18:01:00 weather humidity_high(humidity)\n");
}

void TestTimeLedger::anUnheardStationIsAFault()
{
    compare(
        R"(18:00:00 core started
           18:00:10 condition report unknown
           18:00:20 condition report good
           18:00:30 weather unconnected
           18:00:40 weather connected
           18:00:50 condition disk bad)",
        "18:01:00",
        "18:00:00 18:00:10 waiting not_running\n"
        "18:00:10 18:00:20 fault condition_unknown(report)\n"
        "18:00:20 18:00:30 waiting not_running\n"
        "18:00:30 18:00:40 fault device_unconnected:weather\n"
        "18:00:40 18:00:50 waiting not_running\n"
        "18:00:50 18:01:00 fault disk_low(disk)\n");
}

void TestTimeLedger::aDeadCoreIsAFaultSinceItsLastWord()
{
    // The frame of 18:00:30 ended while nobody listened, and is found on disk afterwards.
    compare(
        R"(18:00:00 core started
           18:00:30 expose g 60 swift:1
           18:00:40 mount tracking
           18:05:00 core started unclean
           18:05:00 safe begin restart
           18:05:01 recovered g
           18:05:10 safe done restart)",
        "18:06:00",
        "18:00:00 18:00:30 waiting not_running\n"
        "18:00:30 18:01:30 exposing @swift:1\n"
        "18:01:30 18:05:10 fault core_restarted\n"
        "18:05:10 18:06:00 waiting not_running\n");
}

void TestTimeLedger::aStoppedCoreIsAFault()
{
    compare(
        R"(18:00:00 core started
           18:01:00 core stopped
           18:02:00 core started)",
        "18:03:00",
        "18:00:00 18:01:00 waiting not_running\n"
        "18:01:00 18:02:00 fault not_running\n"
        "18:02:00 18:03:00 waiting not_running\n");
}

void TestTimeLedger::oneCameraOfTwoIsNoFault()
{
    compare(
        R"(18:00:00 core started
           18:00:00 camera:g connected
           18:00:00 camera:r connected
           18:00:10 camera:g unconnected
           18:00:20 camera:r fault
           18:00:30 camera:g connected
           18:00:40 ready device_late:roof)",
        "18:01:00",
        "18:00:00 18:00:20 waiting not_running\n"
        "18:00:20 18:00:30 fault device_unconnected:camera device_fault:camera\n"
        "18:00:30 18:00:40 waiting not_running\n"
        "18:00:40 18:01:00 fault device_late:roof\n");
}

void TestTimeLedger::peopleAreNamed()
{
    compare(
        R"(18:00:00 core started
           18:00:10 safe begin operator
           18:00:10 mode manual Anna
           18:00:10 asked Anna make_safe
           18:00:20 safe done operator
           18:00:30 mode robotic Anna
           18:00:40 mode engineering Bolat)",
        "18:01:00",
        "18:00:00 18:00:10 waiting not_running\n"
        "18:00:10 18:00:20 waiting making_safe=Anna\n"
        "18:00:20 18:00:30 waiting made_safe=Anna\n"
        "18:00:30 18:00:40 waiting not_running\n"
        "18:00:40 18:01:00 waiting manual_mode=Bolat\n");
}

void TestTimeLedger::stepsSayWhatTheyWaitFor()
{
    compare(
        R"(18:00:00 core started
           18:00:00 run on
           18:00:00 step start_up running
           18:01:00 step start_up done
           18:01:00 step open waiting waits_for_sun
           18:02:00 step open running
           18:02:10 roof opening
           18:02:20 roof open
           18:02:20 step open done
           18:02:20 step focus running
           18:02:50 step focus paused paused_by_person
           18:03:50 step focus skipped skipped_by_person
           18:03:50 step observe waiting waits_for_sun)",
        "18:05:00",
        "18:00:00 18:01:00 waiting step_before=start_up @start_up\n"
        "18:01:00 18:02:00 waiting waits_for_sun @open\n"
        "18:02:00 18:02:20 waiting step_before=open @open\n"
        "18:02:20 18:02:35 reading\n"
        "18:02:35 18:02:50 waiting step_before=focus @focus\n"
        "18:02:50 18:03:50 waiting paused_by_person @focus\n"
        "18:03:50 18:05:00 waiting waits_for_sun @observe\n");
}

void TestTimeLedger::whatNothingExplainsIsSaidToBeSo()
{
    // A choice that nothing follows, a slew that never settles, an exposure that never comes.
    compare(
        R"(18:00:00 core started
           18:00:00 run on
           18:00:00 step observe running
           18:00:00 choose M51 deep best_of_plan
           18:01:00 block M51 deep acquiring
           18:03:00 block M51 deep exposing
           18:04:00 refused camera:g start_exposures camera_warm:camera:g)",
        "18:05:00",
        "18:00:00 18:00:15 waiting best_of_plan @programme:M51/deep\n"
        "18:00:15 18:01:00 unexplained\n"
        "18:01:00 18:02:00 slewing @programme:M51/deep\n"
        "18:02:00 18:03:00 unexplained @programme:M51/deep\n"
        "18:03:00 18:03:15 reading @programme:M51/deep\n"
        "18:03:15 18:04:00 unexplained @programme:M51/deep\n"
        "18:04:00 18:05:00 waiting camera_warm:camera @programme:M51/deep\n");
}

void TestTimeLedger::darknessAndNightAreCountedApart()
{
    TimeLedger ledger(longNight());
    for (const TimedFact &one : factsOf(R"(17:00:00 core started
                                           18:30:00 expose g 3600 flats
                                           19:30:01 frame g
                                           04:00:00 condition wind bad)"))
        ledger.take(one.fact, one.at);
    const LedgerView dark = ledger.dark(hour("06:30:00"));
    const LedgerView night = ledger.night(hour("06:30:00"));
    QCOMPARE(sumOf(dark), Duration(10h));
    QCOMPARE(sumOf(night), Duration(12h));
    QCOMPARE(dark.exposing, Duration(30min));
    QCOMPARE(night.exposing, Duration(1h));
    QCOMPARE(dark.reading, Duration(1s));
    QCOMPARE(dark.weather, Duration(1h));
    QCOMPARE(night.weather, Duration(2h));
    QCOMPARE(dark.waiting, Duration(10h - 30min - 1s - 1h));
    QCOMPARE(dark.unexplained, Duration{});
}

void TestTimeLedger::whatCameBeforeSunsetStillHolds()
{
    compare(
        R"(13:00:00 core started
           14:00:00 condition rain bad
           15:00:00 mode manual Anna
           18:01:00 condition rain good)",
        "18:02:00",
        "18:00:00 18:01:00 weather raining(rain)\n"
        "18:01:00 18:02:00 waiting manual_mode=Anna\n");
    TimeLedger ledger(longNight());
    QCOMPARE(sumOf(ledger.night(hour("17:00:00"))), Duration{});
    QVERIFY(ledger.spans(hour("17:00:00")).empty());
}

void TestTimeLedger::randomFactsPartitionTheNight_data()
{
    QTest::addColumn<unsigned>("seed");
    for (unsigned seed = 1; seed <= 200; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestTimeLedger::randomFactsPartitionTheNight()
{
    QFETCH(const unsigned, seed);
    std::mt19937 chance(seed);
    const TimeLedger::Hours hours = longNight();
    TimeLedger ledger(hours);
    TimeLedger asked(hours); // the same, but asked all the time
    UtcInstant at = hours.sunset - 20min;
    for (int i = 0; i < 400; ++i) {
        const auto step =
            static_cast<std::int64_t>(chance() % 240'000) - 1000; // sometimes the clock steps back
        at = at + Duration(step * 1'000'000);
        const Fact fact = anyFact(chance, at);
        ledger.take(fact, at);
        asked.take(fact, at);
        const UtcInstant now = std::clamp(at + 1s, hours.sunset, hours.sunrise);
        if (i % 7 == 0 && at + 1s > hours.sunset) {
            const LedgerSpans spans = asked.spans(now);
            const UtcInstant end = spans.empty() ? now : spans.back().end;
            QVERIFY(end >= now);
            QCOMPARE(brokenOf(spans, hours.sunset, end, asked.night(now)), QString());
        }
    }
    const UtcInstant end = hours.sunrise;
    QCOMPARE(brokenOf(ledger.spans(end), hours.sunset, end, ledger.night(end)), QString());
    QCOMPARE(sumOf(ledger.dark(end)), hours.dawn - hours.dusk);
    QCOMPARE(tableOf(ledger.spans(end)), tableOf(asked.spans(end)));
    LedgerView dark;
    for (const LedgerSpan &span : ledger.spans(end))
        partOf(dark, span.what) +=
            std::max(Duration{}, std::min(span.end, hours.dawn) - std::max(span.begin, hours.dusk));
    for (const LedgerClass what : kLedgerClasses)
        QCOMPARE(partOf(dark, what), partOf(ledger.dark(end), what));
}

void TestTimeLedger::askingChangesNothing()
{
    TimeLedger ledger(longNight());
    ledger.take(CoreStarted{}, hour("18:00:00"));
    ledger.take(ExposureBegan{"g", hour("19:00:00"), 100s, "flats"}, hour("19:00:00"));
    QCOMPARE(ledger.dark(hour("19:00:40")).exposing, Duration(40s));
    QCOMPARE(ledger.dark(hour("19:03:00")).exposing, Duration(100s));
    QCOMPARE(ledger.dark(hour("19:00:50")).exposing, Duration(50s));
}

QTEST_APPLESS_MAIN(TestTimeLedger)
#include "test_time_ledger.moc"
