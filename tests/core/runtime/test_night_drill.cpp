#include "core/policy/policy_text.h"
#include "tests/core/runtime/run_night.h"

#include <QTest>

using namespace tulpar;

/// The evening's fire drill: once, where the rules would answer a burst, and never in the way of one.
class TestNightDrill : public QObject {
    Q_OBJECT

private slots:
    void passesOnceAnEvening()
    {
        RunNightScene night(fields(3, 10), nightHour("10T11:00:00"));
        QVERIFY(
            night.observatory.liveUntil(nightHour("10T13:00:00"), [&] { return !night.drills().empty(); }));
        const NightDrilled drill = night.drills().front();
        QVERIFY(drill.isPassed);
        QVERIFY(drill.reasons.empty());
        QVERIFY(night.sun() < Angle::degrees(-12));
        const Snapshot told = night.observatory.core().snapshot();
        QVERIFY(told.night.drilledUtc);
        QVERIFY(*told.night.drilledUtc <= night.observatory.now().utc);
        QCOMPARE(told.alerts.size(), std::size_t{1});
        QCOMPARE(told.alerts.front()->state, AlertState::Test);
        // The chain is told whole, and nothing of it moved.
        std::vector<Step> steps;
        for (const ResponseStep &step : night.facts<ResponseStep>())
            steps.push_back(step.reached.step);
        QVERIFY(std::ranges::count(steps, Step::Decided) == 1);
        QVERIFY(std::ranges::count(steps, Step::FirstCommand) == 0);
        const auto held = night.facts<CommandRefused>();
        QVERIFY(std::ranges::any_of(held, [](const CommandRefused &one) {
            return one.command == "track_target" && one.reasons.back().code == ReasonCode::DrillHolds;
        }));
        bool isDrilling = false;
        for (const FactRecord &record : night.observatory.journal()) {
            const auto fact = factOf(record);
            if (const auto *notice = std::get_if<NoticeReceived>(&*fact))
                isDrilling = notice->feed == kDrillFeed;
            else if (std::holds_alternative<NightDrilled>(*fact))
                break;
            else if (const auto *issued = std::get_if<CommandIssued>(&*fact); issued && isDrilling)
                QVERIFY2(issued->command == "stop_mount", issued->command.c_str());
        }
        (void)night.observatory.liveUntil(nightHour("11T03:00:00"));
        QCOMPARE(night.drills().size(), std::size_t{1});
        for (int i = 0; i < 3; ++i)
            QVERIFY(night.isWhole(i));
    }

    void thatFallsOnAResponseIsMadeUpFor()
    {
        RunNightScene night(fields(1, 10), nightHour("10T11:00:00"));
        QVERIFY(night.liveUntilStep(NightStep::Focus, NightStepState::Done, nightHour("10T13:00:00")));
        QVERIFY(night.drills().empty());
        QVERIFY(night.strike().isAnswered);
        (void)night.observatory.liveUntil(nightHour("10T13:30:00"));
        QVERIFY(night.observatory.core().isResponding());
        QVERIFY(night.drills().empty());
        QVERIFY(night.endBurst());
        QVERIFY(night.liveFor(1min, [&] { return !night.drills().empty(); }));
        QVERIFY(night.drills().front().isPassed);
        QVERIFY(night.observatory.liveUntil(nightHour("10T16:00:00"), [&] { return night.isWhole(0); }));
        QCOMPARE(night.drills().size(), std::size_t{1});
    }

    void thatFallsOnBadWeatherIsMadeUpFor()
    {
        RunNightScene night(fields(1, 10), nightHour("10T11:00:00"));
        QVERIFY(night.liveUntilStep(NightStep::Focus, NightStepState::Done, nightHour("10T13:00:00")));
        WeatherOrder rain;
        rain.isRaining = true;
        night.observatory.wake();
        night.observatory.world().setWeather(rain);
        (void)night.observatory.liveUntil(nightHour("10T13:30:00"));
        QVERIFY(night.drills().empty());
        night.observatory.wake();
        night.observatory.world().setWeather({});
        QVERIFY(
            night.observatory.liveUntil(nightHour("10T15:00:00"), [&] { return !night.drills().empty(); }));
        QVERIFY(night.drills().front().isPassed);
        QVERIFY(night.observatory.liveUntil(nightHour("10T17:00:00"), [&] { return night.isWhole(0); }));
    }

    /// What fails is told with its reason, and tried again a while later.
    void thatFailsIsTriedAgain()
    {
        RunNightScene night(fields(1, 10), nightHour("10T11:00:00"));
        QVERIFY(night.liveUntilStep(NightStep::Focus, NightStepState::Done, nightHour("10T13:00:00")));
        QVERIFY(night.liveUntilSun(Angle::degrees(-11.9), nightHour("10T13:00:00")));
        night.observatory.wake();
        night.observatory.world().setFault(Fault::SilentMount, true);
        QVERIFY(night.liveFor(20min, [&] { return !night.drills().empty(); }));
        const NightDrilled failed = night.drills().front();
        QVERIFY(!failed.isPassed);
        QVERIFY(
            std::ranges::find(failed.reasons, ReasonCode::DeviceStale, &Reason::code)
            != failed.reasons.end());
        QVERIFY(!night.observatory.core().snapshot().night.drilledUtc);
        night.observatory.wake();
        night.observatory.world().setFault(Fault::SilentMount, false);
        QVERIFY(night.liveFor(40min, [&] { return night.drills().size() == 2; }));
        QVERIFY(night.drills().back().isPassed);
        QVERIFY(night.observatory.core().snapshot().night.drilledUtc);
    }

    /// Rules that would not answer a burst there: the drill names the one that decides.
    void thatTheRulesDeclineNamesTheRule()
    {
        std::string rules(builtInPolicyText());
        const std::string low = R"(rule = "above_hard_limit", at_least_deg = 15)";
        QVERIFY(rules.find(low) != std::string::npos);
        rules.replace(rules.find(low), low.size(), R"(rule = "above_hard_limit", at_least_deg = 70)");
        const auto read = readPolicy(rules);
        QVERIFY(read);
        CoreConfig config = simulatedConfig(HardwareProfile::Assy);
        config.policy = std::make_shared<const Policy>(read->policy);
        RunNightScene night(fields(1, 10), nightHour("10T11:00:00"), config);
        QVERIFY(
            night.observatory.liveUntil(nightHour("10T13:00:00"), [&] { return !night.drills().empty(); }));
        const NightDrilled failed = night.drills().front();
        QVERIFY(!failed.isPassed);
        QCOMPARE(failed.reasons.size(), std::size_t{1});
        QCOMPARE(failed.reasons.front().code, ReasonCode::RuleDeclined);
        QCOMPARE(failed.reasons.front().who, std::string("above_hard_limit"));
        QVERIFY(failed.reasons.front().value && std::abs(*failed.reasons.front().value - 60) < 0.5);
        QCOMPARE(failed.reasons.front().limit, std::optional(70.0));
        const Snapshot told = night.observatory.core().snapshot();
        QVERIFY(!told.night.drilledUtc);
        QCOMPARE(told.alerts.front()->state, AlertState::Test);
        (void)night.liveFor(10min);
        QVERIFY(!night.observatory.core().isResponding());
    }

    /// The badge of an evening outlives an orderly restart, and the drill is no response of the night.
    void isKnownAfterARestart()
    {
        RunNightScene night(fields(1, 30), nightHour("10T11:00:00"));
        QVERIFY(
            night.observatory.liveUntil(nightHour("10T13:00:00"), [&] { return !night.drills().empty(); }));
        (void)night.liveFor(1min);
        const auto drilled = night.observatory.core().snapshot().night.drilledUtc;
        night.observatory.stopCore();
        night.observatory.startCore();
        night.offer();
        QCOMPARE(night.observatory.core().snapshot().night.drilledUtc.has_value(), drilled.has_value());
        QCOMPARE(night.observatory.core().snapshot().alerts.front()->state, AlertState::Test);
        (void)night.observatory.liveUntil(nightHour("10T15:00:00"));
        QCOMPARE(night.drills().size(), std::size_t{1});
    }
};

QTEST_GUILESS_MAIN(TestNightDrill)
#include "test_night_drill.moc"
