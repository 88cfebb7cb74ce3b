#include "tests/core/runtime/run_night.h"

#include <QTest>

#include <cmath>

using namespace tulpar;

namespace {

/// An evening whose mount looks so far beside what it says, by the zeros of its axes.
struct PointingScene : RunNightScene {
    PointingScene(
        double azimuthArcsec, double altitudeArcsec,
        const CoreConfig &config = simulatedConfig(HardwareProfile::Assy))
        : RunNightScene(fields(1, 10), nightHour("10T11:00:00"), config)
    {
        observatory.world().setPointingError(
            {Angle::arcseconds(azimuthArcsec), Angle::arcseconds(altitudeArcsec)});
    }

    bool isChecked()
    {
        return liveUntilStep(NightStep::Pointing, NightStepState::Done, nightHour("10T14:00:00"));
    }
    [[nodiscard]] std::vector<PointingMeasured> measured() const { return facts<PointingMeasured>(); }
    [[nodiscard]] Reasons reasonsOf(NightStep step)
    {
        const NightView view = observatory.core().snapshot().night;
        return std::ranges::find(view.steps, step, &NightStepView::step)->reasons;
    }
    /// Where the telescope truly looks, from `place`.
    [[nodiscard]] double trulyOffArcsec(const IcrsDirection &place)
    {
        return separation(observatory.world().trueDirection(observatory.now().utc), place).asArcseconds();
    }
    [[nodiscard]] std::optional<AlarmWeight> alarm()
    {
        const Alarms alarms = observatory.core().snapshot().safety.alarms;
        const auto found = std::ranges::find_if(
            alarms, [](const Alarm &one) { return one.cause.code == ReasonCode::PointingOff; });
        return found == alarms.end() ? std::nullopt : std::optional(found->weight);
    }
};

} // namespace

/// The pointing check between focus and observing.
class TestNightPointing : public QObject {
    Q_OBJECT

private slots:
    void aGoodMountIsLeftAsItIs()
    {
        PointingScene night(0, 0);
        QVERIFY(night.isChecked());
        QCOMPARE(night.stateOf(NightStep::Focus), NightStepState::Done);
        const auto measured = night.measured();
        QCOMPARE(measured.size(), std::size_t{1});
        QCOMPARE(measured.front().channels.size(), std::size_t{3});
        QVERIFY2(measured.front().offArcsec < 2, std::to_string(measured.front().offArcsec).c_str());
        QVERIFY(!measured.front().isCorrected);
        QCOMPARE(measured.front().rightArcsec, 0.0);
        QCOMPARE(measured.front().limitArcsec, 30.0);
        const Observer sky(assySite(), night.observatory.now().utc);
        const HorizontalDirection place = sky.observed(measured.front().star);
        QVERIFY(place.altitude > Angle::degrees(44) && place.altitude < Angle::degrees(76));
        for (const char *channel : {"g", "r", "i"})
            QCOMPARE(night.framesOf("pointing", channel), 1);
        QVERIFY(night.observatory.liveUntil(nightHour("10T16:00:00"), [&] { return night.isWhole(0); }));
    }

    /// 45 arcseconds of altitude are found, taken out, and found to be gone; the programme and a burst are
    /// looked at where they are.
    void anErrorIsFoundAndTakenOut()
    {
        PointingScene night(0, 45);
        QVERIFY(night.isChecked());
        const auto measured = night.measured();
        QCOMPARE(measured.size(), std::size_t{2});
        QVERIFY(std::abs(measured[0].offArcsec - 45) < 1);
        QVERIFY(measured[0].isCorrected);
        QVERIFY(std::abs(measured[0].upArcsec + 45) < 1); // it looks too high: told to look lower
        QVERIFY(std::abs(measured[0].rightArcsec) < 1);
        QVERIFY2(measured[1].offArcsec < 2, std::to_string(measured[1].offArcsec).c_str());
        QVERIFY(!measured[1].isCorrected);
        QCOMPARE(measured[1].upArcsec, measured[0].upArcsec);
        QVERIFY(night.trulyOffArcsec(measured[1].star) < 2);
        QVERIFY(!night.alarm());
        // Nobody else has moved the mount.
        QVERIFY(night.facts<DeviceDisturbed>().empty());

        QVERIFY(night.observatory.liveUntil(
            nightHour("10T16:00:00"), [&] { return night.block() == BlockState::Exposing; }));
        QVERIFY(night.trulyOffArcsec(night.programme->targets.front().direction) < 3);
        const IcrsDirection burst = night.highPlace();
        const auto strike = night.strike();
        QVERIFY(strike.isAnswered && strike.isCommandInStep);
        QVERIFY(night.liveFor(60s, [&] { return night.observatory.core().hasReached(Step::FirstFrame); }));
        (void)night.liveFor(10s); // the first frames come while the mount still settles
        QVERIFY2(night.trulyOffArcsec(burst) < 3, std::to_string(night.trulyOffArcsec(burst)).c_str());
        QVERIFY(night.endBurst());
        QVERIFY(night.observatory.liveUntil(nightHour("10T18:00:00"), [&] { return night.isWhole(0); }));
        QVERIFY(night.facts<DeviceDisturbed>().empty());
    }

    /// Both axes: the azimuth's zero counts by the cosine of the altitude.
    void bothAxesAreTakenOutAtTheStar()
    {
        PointingScene night(80, -30);
        QVERIFY(night.isChecked());
        const auto measured = night.measured();
        QCOMPARE(measured.size(), std::size_t{2});
        const Observer sky(assySite(), night.observatory.now().utc);
        const double altitude = sky.observed(measured[0].star).altitude.asRadians();
        QVERIFY(std::abs(measured[0].offArcsec - std::hypot(80 * std::cos(altitude), 30)) < 1.5);
        QVERIFY(measured[1].offArcsec < 2);
    }

    /// Beyond a third of the field nothing is corrected: a person is called, and the night goes on.
    void aGrossErrorCallsAPerson()
    {
        PointingScene night(0, 250);
        QVERIFY(night.liveUntilStep(NightStep::Pointing, NightStepState::Skipped, nightHour("10T14:00:00")));
        const auto measured = night.measured();
        QCOMPARE(measured.size(), std::size_t{1});
        QVERIFY(std::abs(measured.front().offArcsec - 250) < 2);
        QVERIFY(!measured.front().isCorrected);
        QVERIFY(std::abs(measured.front().faultArcsec - 1024 * 0.591 / 3) < 0.1);
        QCOMPARE(night.reasonsOf(NightStep::Pointing).front().code, ReasonCode::PointingOff);
        (void)night.liveFor(5s);
        QCOMPARE(night.alarm(), std::optional(AlarmWeight::Warning));
        QVERIFY(night.observatory.liveUntil(nightHour("10T16:00:00"), [&] { return night.isWhole(0); }));
    }

    /// No star: clouds. It is said, and the night goes on.
    void cloudsAreSaid()
    {
        PointingScene night(0, 45);
        QVERIFY(night.liveUntilStep(NightStep::Focus, NightStepState::Done, nightHour("10T14:00:00")));
        night.observatory.wake();
        night.observatory.world().setClouds(8);
        QVERIFY(night.liveUntilStep(NightStep::Pointing, NightStepState::Skipped, nightHour("10T14:00:00")));
        QCOMPARE(night.reasonsOf(NightStep::Pointing).front().code, ReasonCode::NoStarSeen);
        QVERIFY(night.measured().empty());
        QVERIFY(night.liveUntilStep(NightStep::Observe, NightStepState::Running, nightHour("10T14:00:00")));
        // The sky clears; a person starts it again.
        night.observatory.world().setClouds(0);
        QVERIFY(night.observatory.request("Aigerim", OrderStep{NightStep::Pointing, StepOrder::Restart, {}})
                    .accepted);
        QVERIFY(night.liveUntilStep(NightStep::Pointing, NightStepState::Done, nightHour("10T15:00:00")));
        QVERIFY(night.measured().back().offArcsec < 2);
    }

    void withoutStarsItIsSaid()
    {
        CoreConfig config = simulatedConfig(HardwareProfile::Assy);
        config.pointingStars = nullptr;
        PointingScene night(0, 0, config);
        QVERIFY(night.liveUntilStep(NightStep::Pointing, NightStepState::Skipped, nightHour("10T14:00:00")));
        QCOMPARE(night.reasonsOf(NightStep::Pointing).front().code, ReasonCode::NoPointingStar);
        QCOMPARE(night.framesOf("pointing", "r"), 0);
    }

    /// A burst in its middle: the telescope is the burst's at once, and the check is made anew afterwards.
    void aBurstInterruptsIt()
    {
        PointingScene night(0, 45);
        QVERIFY(
            night.observatory.liveUntil(nightHour("10T14:00:00"), [&] { return !night.measured().empty(); }));
        QCOMPARE(night.stateOf(NightStep::Pointing), NightStepState::Running);
        const auto strike = night.strike();
        QVERIFY(strike.isAnswered && strike.isCommandInStep && strike.decidedToCommand <= 1ms);
        QVERIFY(night.endBurst());
        QVERIFY(night.isChecked());
        QCOMPARE(night.measured().size(), std::size_t{2});
        QVERIFY(night.measured().back().offArcsec < 2);
        QVERIFY(!night.hasFrameTwice());
    }

    void itIsPausedAndSkippedByAPerson()
    {
        PointingScene night(0, 0);
        QVERIFY(night.observatory.request("Aigerim", OrderStep{NightStep::Pointing, StepOrder::Pause, {}})
                    .accepted);
        QVERIFY(night.liveUntilStep(NightStep::Focus, NightStepState::Done, nightHour("10T14:00:00")));
        (void)night.liveFor(10min);
        QCOMPARE(night.stateOf(NightStep::Pointing), NightStepState::Paused);
        QCOMPARE(night.framesOf("pointing", "r"), 0);
        QVERIFY(night.observatory.request("Aigerim", OrderStep{NightStep::Pointing, StepOrder::Skip, {}})
                    .accepted);
        QCOMPARE(night.reasonsOf(NightStep::Pointing).front().code, ReasonCode::SkippedByPerson);
        QVERIFY(night.observatory.liveUntil(nightHour("10T16:00:00"), [&] { return night.isWhole(0); }));
        QCOMPARE(night.framesOf("pointing", "r"), 0);
    }

    /// What was found is kept over a restart, and ends with the night.
    void whatWasFoundLastsTheNight()
    {
        PointingScene night(0, 45);
        QVERIFY(night.isChecked());
        (void)night.liveFor(1min);
        night.observatory.stopCore();
        night.observatory.startCore();
        night.offer();
        QVERIFY(night.observatory.liveUntil(
            nightHour("10T16:00:00"), [&] { return night.block() == BlockState::Exposing; }));
        QCOMPARE(night.measured().size(), std::size_t{2}); // not made again
        QVERIFY(night.trulyOffArcsec(night.programme->targets.front().direction) < 3);
        (void)night.observatory.liveUntil(nightHour("11T11:30:00"));
        QVERIFY(night.observatory.liveUntil(
            nightHour("11T14:00:00"), [&] { return night.measured().size() == 4; }));
        const PointingMeasured next = night.measured()[2];
        QVERIFY(std::abs(next.offArcsec - 45) < 1); // measured without the offset of the night before
    }
};

QTEST_GUILESS_MAIN(TestNightPointing)
#include "test_night_pointing.moc"
