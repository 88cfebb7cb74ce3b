#include "tests/core/runtime/run_night.h"

#include <QTest>

using namespace tulpar;

namespace {

UtcInstant at(const char *time)
{
    return nightHour(time);
}

} // namespace

class TestNightRun : public QObject {
    Q_OBJECT

private slots:
    /// From the afternoon to the morning after: every step in its order, everything observed, nothing left
    /// open.
    void aWholeNightRunsByItself()
    {
        RunNightScene night(fields(6, 5));
        QVERIFY(night.begun.accepted);
        QVERIFY(night.liveUntilStep(NightStep::StartUp, NightStepState::Done, at("10T12:00:00")));
        QVERIFY(night.liveUntilStep(NightStep::Open, NightStepState::Done, at("10T13:00:00")));
        QVERIFY(night.liveUntilStep(NightStep::DuskFlats, NightStepState::Done, at("10T13:00:00")));
        for (const char *channel : {"g", "r", "i"})
            QVERIFY(night.framesOf("flats", channel) >= 5);
        QVERIFY(night.liveUntilStep(NightStep::Focus, NightStepState::Done, at("10T14:00:00")));
        const auto focus = night.facts<FocusFitted>();
        QCOMPARE(focus.size(), std::size_t{1});
        QVERIFY(focus.front().isTaken);
        (void)night.observatory.liveUntil(at("11T03:00:00"));
        for (int i = 0; i < 6; ++i) {
            const std::string subject =
                "programme:field " + std::to_string(i) + "/block " + std::to_string(i);
            QCOMPARE(night.framesOf(subject, "g"), 1);
            QCOMPARE(night.framesOf(subject, "r"), 3);
            QCOMPARE(night.framesOf(subject, "i"), 1);
        }
        for (const NightStep step :
             {NightStep::Observe, NightStep::DawnFlats, NightStep::Close, NightStep::Park, NightStep::Darks,
              NightStep::ShutDown})
            QVERIFY2(
                night.stateOf(step) == NightStepState::Done,
                std::string(nameOf(step)).append(" ").append(nameOf(night.stateOf(step))).c_str());
        QCOMPARE(night.observatory.world().roof().state, OpeningState::Closed);
        QCOMPARE(night.observatory.world().cover().state, OpeningState::Closed);
        QVERIFY(night.observatory.world().mount().isParked);
        QVERIFY(night.framesOf("darks", "r") >= 5);
    }

    /// A burst in the middle of an exposure: its first command at once, and the block complete afterwards.
    void aBurstInterruptsAndTheBlockIsTakenUpAgain()
    {
        RunNightScene night(fields(1, 30));
        const auto exposing = [&] {
            return night.observatory.core().snapshot().night.block == "block 0"
                && night.framesOf("programme:field 0/block 0", "r") == 1;
        };
        QVERIFY(night.observatory.liveUntil(at("10T20:00:00"), exposing));
        const auto before = night.facts<CommandIssued>().size();
        const Answer entered = night.observatory.request(
            "Aigerim",
            EnterAlert{"burst", {Angle::degrees(60), Angle::degrees(40)}, Angle::arcminutes(2), {}});
        QVERIFY(entered.accepted);
        if (!night.observatory.core().isResponding())
            (void)night.observatory.request(
                "Aigerim", DecideAlert{night.observatory.core().snapshot().alerts.front()->event, true});
        QVERIFY(night.observatory.core().isResponding());
        const auto moved = night.facts<BlockMoved>();
        QCOMPARE(moved.back().to, BlockState::Interrupted);
        QCOMPARE(moved.back().reasons.front().code, ReasonCode::BurstFirst);
        QVERIFY(night.facts<CommandIssued>().size() > before); // in the same step
        (void)night.observatory.liveUntil(night.observatory.now().utc + 2min);
        QVERIFY(night.observatory.core().hasReached(Step::FirstFrame));
        QVERIFY(night.observatory.request("Aigerim", StopResponse{}).accepted);
        QVERIFY(night.observatory.liveUntil(at("10T23:00:00"), [&] {
            return night.framesOf("programme:field 0/block 0", "r") == 3
                && night.framesOf("programme:field 0/block 0", "g") == 1;
        }));
        for (const char *channel : {"g", "i"})
            QCOMPARE(night.framesOf("programme:field 0/block 0", channel), 1);
        QCOMPARE(night.framesOf("programme:field 0/block 0", "r"), 3);
    }

    /// Rain closes; when it may open again the night goes on where it was.
    void rainClosesAndTheNightGoesOn()
    {
        RunNightScene night(fields(1, 60));
        QVERIFY(night.observatory.liveUntil(
            at("10T20:00:00"), [&] { return night.framesOf("programme:field 0/block 0", "r") == 1; }));
        WeatherOrder rain;
        rain.isRaining = true;
        night.observatory.wake();
        night.observatory.world().setWeather(rain);
        QVERIFY(night.observatory.liveUntil(night.observatory.now().utc + 3min, [&] {
            return night.observatory.world().roof().state == OpeningState::Closed;
        }));
        night.observatory.world().setWeather({});
        QVERIFY(night.liveUntilStep(NightStep::Open, NightStepState::Waiting, at("10T23:00:00")));
        QVERIFY(night.liveUntilStep(NightStep::Open, NightStepState::Done, at("10T23:00:00")));
        QVERIFY(night.observatory.liveUntil(at("11T00:00:00"), [&] {
            return night.framesOf("programme:field 0/block 0", "r") == 3
                && night.framesOf("programme:field 0/block 0", "g") == 1;
        }));
    }

    /// Paused by a person nothing moves; resumed it goes on; skipped it says by whom.
    void peopleHaveTheLastWord()
    {
        RunNightScene night(fields(2, 10));
        QVERIFY(night.liveUntilStep(NightStep::Focus, NightStepState::Running, at("10T14:00:00")));
        QVERIFY(
            night.observatory.request("Aigerim", OrderStep{NightStep::Focus, StepOrder::Skip, {}}).accepted);
        QCOMPARE(night.stateOf(NightStep::Focus), NightStepState::Skipped);
        QVERIFY(night.observatory.liveUntil(
            at("10T20:00:00"), [&] { return night.framesOf("programme:field 0/block 0", "r") == 1; }));
        QVERIFY(night.observatory.request("Aigerim", OrderStep{NightStep::Observe, StepOrder::Pause, {}})
                    .accepted);
        (void)night.observatory.liveUntil(night.observatory.now().utc + 5min);
        const auto exposures = night.facts<ExposureBegan>().size();
        (void)night.observatory.liveUntil(night.observatory.now().utc + 30min);
        QCOMPARE(night.facts<ExposureBegan>().size(), exposures);
        QVERIFY(night.observatory.request("Aigerim", OrderStep{NightStep::Observe, StepOrder::Resume, {}})
                    .accepted);
        (void)night.observatory.liveUntil(night.observatory.now().utc + 30min);
        QVERIFY(night.facts<ExposureBegan>().size() > exposures);
        QVERIFY(night.observatory.request("Aigerim", MakeSafe{}).accepted);
        (void)night.observatory.liveUntil(night.observatory.now().utc + 30min);
        QCOMPARE(night.observatory.world().roof().state, OpeningState::Closed); // and stays so in manual mode
    }

    /// The step that closes the roof is left out by nobody while the night runs itself.
    void closingIsNotSkipped()
    {
        RunNightScene night(fields(1, 5));
        (void)night.liveFor(5s);
        for (const StepOrder order : {StepOrder::Skip, StepOrder::Pause}) {
            const Answer answer =
                night.observatory.request("Aigerim", OrderStep{NightStep::Close, order, "I do it"});
            QVERIFY(!answer.accepted);
            QCOMPARE(answer.reasons.front().code, ReasonCode::ModeForbids);
            QCOMPARE(answer.reasons.front().who, std::string("close"));
        }
        QCOMPARE(night.stateOf(NightStep::Close), NightStepState::Waiting);
        (void)night.observatory.liveUntil(at("11T03:00:00"));
        QCOMPARE(night.stateOf(NightStep::Close), NightStepState::Done);
        QCOMPARE(night.observatory.world().roof().state, OpeningState::Closed);
        // People inside answer for the roof themselves.
        QVERIFY(night.observatory.request("Aigerim", SetMode{"engineering"}).accepted);
        QVERIFY(
            night.observatory.request("Aigerim", OrderStep{NightStep::Close, StepOrder::Skip, {}}).accepted);
    }

    /// Ordered now, a block begins within minutes, though the plan has a better hour for it; skipped, it does
    /// not.
    void aBlockIsOrderedNow()
    {
        RunNightScene night(fields(2, 5));
        QVERIFY(night.observatory.liveUntil(
            at("10T20:00:00"), [&] { return night.framesOf("programme:field 0/block 0", "g") == 1; }));
        (void)night.observatory.liveUntil(night.observatory.now().utc + 1min);
        const UtcInstant ordered = night.observatory.now().utc;
        QVERIFY(night.observatory.request("Aigerim", OrderBlock{"field 1", "block 1", BlockOrder::Now, {}})
                    .accepted);
        QVERIFY(night.observatory.liveUntil(
            ordered + 12min, [&] { return night.framesOf("programme:field 1/block 1", "g") == 1; }));
        QVERIFY(!night.observatory.request("Aigerim", OrderBlock{"field 9", "block 9", BlockOrder::Now, {}})
                     .accepted);
    }

    /// Nobody asked: nothing moves.
    void withoutAWordNothingRuns()
    {
        RunNightScene night(fields(2, 10));
        QVERIFY(night.observatory.request("Aigerim", RunNight{false}).accepted);
        (void)night.observatory.liveUntil(at("10T16:00:00"));
        QCOMPARE(night.observatory.world().roof().state, OpeningState::Closed);
        QVERIFY(night.facts<ExposureBegan>().empty());
    }
};

QTEST_GUILESS_MAIN(TestNightRun)
#include "test_night_run.moc"
