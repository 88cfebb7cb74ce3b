#include "tests/core/runtime/run_night.h"

#include <QTest>

using namespace tulpar;

namespace {

/// In its step, and in the waterfall no later than the journal needs (0.5 ms, as measured of the real one).
bool isAtOnce(const RunNightScene::Strike &strike, const char *phase)
{
    qInfo(
        "%s: decision to first command %.2f ms in the loop, step %.2f ms on this machine", phase,
        1e3 * seconds(strike.decidedToCommand), strike.stepMs);
    return strike.isAnswered && strike.isCommandInStep && strike.decidedToCommand <= 1ms;
}

constexpr int kFlats = 5; ///< of each channel

/// Of a channel so far, by their level: within the tolerance of what is wanted.
int goodFlats(const RunNightScene &night, const char *channel)
{
    const FlatTerms terms = simulatedConfig(HardwareProfile::Assy).flats;
    int good = 0;
    for (const FrameStored &frame : night.facts<FrameStored>())
        if (frame.event == "flats" && frame.channel == channel && frame.levelAdu) {
            const double light = (*frame.levelAdu - terms.biasAdu) / (terms.wantedAdu - terms.biasAdu);
            good += std::abs(light - 1) <= terms.toleranceShare;
        }
    return good;
}

} // namespace

/// A burst in every phase of the night: the telescope is its own in the same step, and what it interrupted is
/// whole and right afterwards.
class TestNightBursts : public QObject {
    Q_OBJECT

private slots:
    void whileTheRoofOpens()
    {
        RunNightScene night(fields(1, 5), nightHour("10T11:00:00"));
        QVERIFY(night.observatory.liveUntil(nightHour("10T13:00:00"), [&] {
            return night.observatory.world().roof().state == OpeningState::Opening;
        }));
        QVERIFY(isAtOnce(night.strike(), "opening"));
        QVERIFY(night.endBurst());
        QVERIFY(night.liveUntilStep(NightStep::Open, NightStepState::Done, nightHour("10T12:30:00")));
        QCOMPARE(night.observatory.world().roof().state, OpeningState::Open);
        QVERIFY(night.liveUntilStep(NightStep::DuskFlats, NightStepState::Done, nightHour("10T13:00:00")));
        QVERIFY(night.observatory.liveUntil(nightHour("10T16:00:00"), [&] { return night.isWhole(0); }));
    }

    void amongDuskFlats()
    {
        RunNightScene night(fields(1, 5), nightHour("10T11:00:00"));
        QVERIFY(night.observatory.liveUntil(
            nightHour("10T13:00:00"), [&] { return night.framesOf("flats", "g") == 2; }));
        const std::uint64_t before = night.lastSeq();
        QVERIFY(isAtOnce(night.strike(), "dusk flats"));
        QVERIFY(night.endBurst());
        for (const FrameStored &frame : night.facts<FrameStored>(before))
            QVERIFY(!frame.event.empty());
        QVERIFY(night.liveUntilStep(NightStep::DuskFlats, NightStepState::Done, nightHour("10T13:00:00")));
        for (const char *channel : {"g", "r", "i"}) {
            QVERIFY(night.framesOf("flats", channel) >= kFlats);
            QVERIFY(night.framesOf("flats", channel) <= kFlats + 2); // those that were not level
        }
        QVERIFY(!night.hasFrameTwice());
    }

    /// The light goes while the burst is observed: the step says so, and the dawn's flats begin anew: as many
    /// good ones as ever, none of the dusk counted in.
    void thatOutlastsTheDuskFlats()
    {
        RunNightScene night(fields(1, 5), nightHour("10T11:00:00"));
        QVERIFY(night.observatory.liveUntil(
            nightHour("10T13:00:00"), [&] { return goodFlats(night, "g") == 2; }));
        QVERIFY(night.strike().isAnswered);
        (void)night.observatory.liveUntil(nightHour("10T12:30:00"));
        QVERIFY(night.observatory.request("Aigerim", StopResponse{}).accepted);
        QVERIFY(night.liveUntilStep(NightStep::DuskFlats, NightStepState::Skipped, nightHour("10T12:40:00")));
        std::map<std::string, int> dusk;
        for (const char *channel : {"g", "r", "i"})
            dusk[channel] = goodFlats(night, channel);
        QVERIFY(dusk["g"] >= 2 && dusk["g"] < kFlats);
        QVERIFY(night.liveUntilStep(NightStep::DawnFlats, NightStepState::Done, nightHour("11T03:00:00")));
        for (const char *channel : {"g", "r", "i"})
            QCOMPARE(goodFlats(night, channel) - dusk[channel], kFlats);
    }

    void inTheFocusRun()
    {
        RunNightScene night(fields(1, 5), nightHour("10T11:00:00"));
        QVERIFY(night.observatory.liveUntil(
            nightHour("10T14:00:00"), [&] { return night.framesOf("focus", "r") == 3; }));
        const UtcInstant before = night.observatory.now().utc;
        QVERIFY(isAtOnce(night.strike(), "focus"));
        QVERIFY(night.endBurst());
        QVERIFY(night.liveUntilStep(NightStep::Focus, NightStepState::Done, nightHour("10T14:00:00")));
        const auto fitted = night.facts<FocusFitted>();
        QCOMPARE(fitted.size(), std::size_t{1});
        QVERIFY(fitted.front().isTaken);
        const auto frames = night.facts<FrameStored>();
        const auto ofRun = std::ranges::count_if(
            frames, [&](const FrameStored &frame) { return frame.event == "focus" && frame.start > before; });
        QCOMPARE(fitted.front().points, static_cast<int>(ofRun)); // of this run alone
        QCOMPARE(fitted.front().points, simulatedConfig(HardwareProfile::Assy).focus.points);
        for (const DeviceView &device : night.observatory.core().snapshot().devices)
            if (device.focuser)
                QVERIFY(std::abs(device.focuser->positionSteps - fitted.front().positionSteps) <= 2);
        QVERIFY(!night.hasFrameTwice());
    }

    void whileSlewingToABlock()
    {
        RunNightScene night(fields(2, 5), nightHour("10T11:00:00"));
        QVERIFY(night.observatory.liveUntil(nightHour("10T16:00:00"), [&] {
            return night.block() == BlockState::Acquiring && night.observatory.world().mount().isSlewing;
        }));
        QVERIFY(isAtOnce(night.strike(), "slewing"));
        QCOMPARE(night.block(), BlockState::Interrupted);
        QVERIFY(night.endBurst());
        QVERIFY(night.observatory.liveUntil(
            nightHour("10T16:00:00"), [&] { return night.isWhole(0) && night.isWhole(1); }));
    }

    void whileExposing()
    {
        RunNightScene night(fields(2, 15), nightHour("10T11:00:00"));
        QVERIFY(night.observatory.liveUntil(nightHour("10T16:00:00"), [&] {
            return night.block() == BlockState::Exposing && night.open("r") && night.open("g")
                && night.observatory.now().utc - night.open("r")->start > 20s;
        }));
        QVERIFY(isAtOnce(night.strike(), "exposing"));
        QCOMPARE(night.block(), BlockState::Interrupted);
        QVERIFY(night.endBurst());
        QVERIFY(night.observatory.liveUntil(
            nightHour("10T20:00:00"), [&] { return night.isWhole(0) && night.isWhole(1); }));
    }

    /// Its shutters are closed, its frames on their way to disk: they count, and nothing is exposed again.
    void whileReadingOut()
    {
        RunNightScene night(fields(2, 5), nightHour("10T11:00:00"));
        const auto isReading = [&](const char *channel) {
            const auto open = night.open(channel);
            return open && open->start + open->exposure <= night.observatory.now().utc;
        };
        QVERIFY(night.observatory.liveUntil(nightHour("10T16:00:00"), [&] {
            return night.block() == BlockState::Exposing && isReading("g");
        }));
        QVERIFY(isAtOnce(night.strike(), "reading out"));
        QVERIFY(night.endBurst());
        QVERIFY(night.observatory.liveUntil(
            nightHour("10T16:00:00"), [&] { return night.isWhole(0) && night.isWhole(1); }));
        (void)night.liveFor(30min);
        QVERIFY(night.isWhole(0) && night.isWhole(1));
    }

    void whileWaitingForAFixedHour()
    {
        auto programme = fields(1, 5);
        programme->blocks.front().fixedStart = nightHour("10T15:00:00");
        RunNightScene night(programme, nightHour("10T11:00:00"));
        (void)night.observatory.liveUntil(nightHour("10T14:00:00"));
        QVERIFY(!night.observatory.core().isResponding());
        QVERIFY(isAtOnce(night.strike(), "waiting"));
        QVERIFY(night.endBurst());
        QVERIFY(night.observatory.liveUntil(nightHour("10T15:10:00"), [&] { return night.isWhole(0); }));
        const auto exposures = night.facts<ExposureBegan>();
        const auto first = std::ranges::find(exposures, RunNightScene::subjectOf(0), &ExposureBegan::event);
        QVERIFY(first != exposures.end());
        QVERIFY(first->start >= nightHour("10T15:00:00") && first->start < nightHour("10T15:00:05"));
    }

    void amongDawnFlats()
    {
        RunNightScene night(fields(1, 5), nightHour("10T23:30:00"));
        QVERIFY(night.observatory.liveUntil(
            nightHour("11T02:00:00"), [&] { return night.framesOf("flats", "i") == 2; }));
        QCOMPARE(night.stateOf(NightStep::DawnFlats), NightStepState::Running);
        QVERIFY(isAtOnce(night.strike(), "dawn flats"));
        QVERIFY(night.endBurst());
        QVERIFY(night.liveUntilStep(NightStep::DawnFlats, NightStepState::Done, nightHour("11T02:30:00")));
        for (const char *channel : {"g", "r", "i"}) {
            QVERIFY(night.framesOf("flats", channel) >= kFlats);
            QVERIFY(night.framesOf("flats", channel) <= kFlats + 2);
        }
        QVERIFY(!night.hasFrameTwice());
        (void)night.observatory.liveUntil(nightHour("11T03:00:00"));
        QCOMPARE(night.observatory.world().roof().state, OpeningState::Closed);
    }
};

QTEST_GUILESS_MAIN(TestNightBursts)
#include "test_night_bursts.moc"
