#include "tests/core/runtime/night.h"

#include <QTest>

using namespace tulpar;

namespace {

const std::string kProbeTime = "2020-10-15T22:50:10.0Z";

/// An observatory that observes a burst for `exposing` and then is free.
struct QueueScene : Night {
    explicit QueueScene(Duration exposing)
        : Night(true, HardwareProfile::Assy, [exposing](CoreConfig &config) {
            config.response.exposing = exposing;
        })
    {
    }

    /// Of priority 80.
    void burst(const std::string &name, const IcrsDirection &place)
    {
        (void)observatory.request(EnterAlert{name, place, Angle::arcminutes(2), observatory.now().utc - 20s});
    }
    /// Of priority 70.
    void probe(double raDeg) { observatory.deliver("gcn", probeNotice(raDeg, 50, 0.05, kProbeTime)); }
    [[nodiscard]] const AlertView *row(const std::string &prefix)
    {
        for (const auto &alert : observatory.core().snapshot().alerts)
            if (alert->event.starts_with(prefix))
                return observatory.core().findAlert(alert->event);
        return nullptr;
    }
    [[nodiscard]] AlertState stateOf(const std::string &prefix)
    {
        const AlertView *found = row(prefix);
        return found ? found->state : AlertState::Refused;
    }
    [[nodiscard]] std::string running()
    {
        const auto response = observatory.core().snapshot().response;
        return response && !response->isOver ? response->event : std::string();
    }
    [[nodiscard]] bool runsBy(const std::string &prefix, Duration within)
    {
        return liveFor(within, [&] { return running().starts_with(prefix); });
    }
};

constexpr IcrsDirection place(double raDeg)
{
    return {Angle::degrees(raDeg), Angle::degrees(45)};
}

} // namespace

/// Alerts that wait for the telescope.
class TestAlertQueue : public QObject {
    Q_OBJECT

private slots:
    void whatWaitedIsTakenUpTheBestFirst()
    {
        QueueScene night(2min);
        night.burst("A", place(60));
        QCOMPARE(night.running(), std::string("manual:A"));
        (void)night.liveFor(10s);
        night.probe(10);
        night.burst("B", place(30));
        (void)night.liveFor(1s);
        for (const char *waiting : {"ep:", "manual:B"}) {
            QCOMPARE(night.stateOf(waiting), AlertState::Queued);
            QCOMPARE(night.row(waiting)->decision.deciding()->rule, Rule::MayInterrupt);
        }
        const std::size_t decided = night.facts<Decided>().size();
        QVERIFY(night.runsBy("manual:B", 3min));
        QCOMPARE(night.stateOf("manual:A"), AlertState::Observed);
        QCOMPARE(night.stateOf("ep:"), AlertState::Queued);
        // Decided anew by the rules, and told.
        QCOMPARE(night.facts<Decided>().size(), decided + 1);
        QCOMPARE(night.facts<Decided>().back().decision.outcome, Outcome::Respond);
        QCOMPARE(night.row("manual:B")->decision.outcome, Outcome::Respond);
        // The wait is part of its delay.
        (void)night.liveFor(1s);
        const auto steps = night.facts<ResponseStep>();
        const auto command = std::ranges::find_if(steps, [](const ResponseStep &step) {
            return step.event == "manual:B" && step.reached.step == Step::FirstCommand;
        });
        QVERIFY(command != steps.end());
        QVERIFY(command->reached.since > 100s);

        QVERIFY(night.runsBy("ep:", 3min));
        QVERIFY(night.liveFor(4min, [&] { return night.running().empty(); }));
        (void)night.liveFor(5min);
        QCOMPARE(night.running(), std::string()); // each once
        QCOMPARE(night.stateOf("ep:"), AlertState::Observed);
    }

    void whatWasInterruptedBeforeItsFirstFrameReturns()
    {
        QueueScene night(2min);
        night.probe(10);
        QVERIFY(night.running().starts_with("ep:"));
        (void)night.liveFor(500ms);
        night.burst("A", place(60));
        QVERIFY(night.runsBy("manual:A", 20s));
        QCOMPARE(night.stateOf("ep:"), AlertState::Queued);
        QVERIFY(night.runsBy("ep:", 3min));
    }

    void whatGrewTooOldIsLeftToPeople()
    {
        QueueScene night(65min);
        night.burst("A", place(60));
        (void)night.liveFor(10s);
        night.burst("B", place(90));
        QCOMPARE(night.stateOf("manual:B"), AlertState::Queued);
        QVERIFY(night.liveFor(70min, [&] { return night.running().empty(); }));
        (void)night.liveFor(5min);
        QCOMPARE(night.running(), std::string());
        QCOMPARE(night.stateOf("manual:B"), AlertState::Queued);
    }

    void whatHasSetIsNot()
    {
        QueueScene night(15min);
        night.burst("A", place(60));
        (void)night.liveFor(10s);
        const Observer sky(assySite(), night.observatory.now().utc);
        const IcrsDirection sinking =
            sky.icrs(HorizontalDirection{Angle::degrees(265), Angle::degrees(16.5)});
        night.burst("B", sinking);
        QCOMPARE(night.stateOf("manual:B"), AlertState::Queued);
        QCOMPARE(night.row("manual:B")->decision.failed().size(), std::size_t{1}); // only that it may not yet
        QVERIFY(night.liveFor(20min, [&] { return night.running().empty(); }));
        QVERIFY(
            Observer(assySite(), night.observatory.now().utc).observed(sinking).altitude
            < Angle::degrees(15));
        (void)night.liveFor(2min);
        QCOMPARE(night.running(), std::string());
        QCOMPARE(night.stateOf("manual:B"), AlertState::Queued);
    }

    void whatAPersonDeclinedIsNot()
    {
        QueueScene night(2min);
        night.burst("A", place(60));
        (void)night.liveFor(10s);
        night.burst("B", place(30));
        QVERIFY(night.observatory.request(DecideAlert{"manual:B", false}).accepted);
        QVERIFY(night.liveFor(4min, [&] { return night.running().empty(); }));
        (void)night.liveFor(1min);
        QCOMPARE(night.running(), std::string());
        QCOMPARE(night.stateOf("manual:B"), AlertState::Declined);
    }

    void aPersonsStopLetsNothingBegin()
    {
        QueueScene night(30min);
        night.burst("A", place(60));
        (void)night.liveFor(10s);
        night.burst("B", place(30));
        QVERIFY(night.observatory.request(StopResponse{}).accepted);
        (void)night.liveFor(5min);
        QCOMPARE(night.running(), std::string());
        QCOMPARE(night.stateOf("manual:B"), AlertState::Queued);
    }

    /// Rain ends a response; what waited begins when it may be opened again, as long as it is fresh.
    void badWeatherIsWaitedOut()
    {
        QueueScene night(30min);
        night.burst("A", place(60));
        (void)night.liveFor(10s);
        night.burst("B", place(90));
        WeatherOrder rain;
        rain.isRaining = true;
        night.observatory.world().setWeather(rain);
        QVERIFY(night.liveFor(2min, [&] { return night.isClosed(); }));
        QCOMPARE(night.stateOf("manual:B"), AlertState::Queued);
        night.observatory.world().setWeather({});
        QVERIFY(night.runsBy("manual:B", 40min));
    }
};

QTEST_GUILESS_MAIN(TestAlertQueue)
#include "test_alert_queue.moc"
