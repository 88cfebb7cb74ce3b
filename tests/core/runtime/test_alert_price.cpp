#include "tests/core/runtime/run_night.h"

#include <QTest>

using namespace tulpar;

namespace {

/// A block is exposing, and alerts come to it. Loss of an alert that waits w after its first exposure could
/// have been at age a: 80 000 (1 - a / (a + w)), of the block: 10 a second of light thrown away.
struct PriceScene : RunNightScene {
    /// `exposures` of ten minutes each in r'..
    explicit PriceScene(int exposures, const CoreConfig &config = simulatedConfig(HardwareProfile::Assy))
        : RunNightScene(oneBlock(exposures), nightHour("10T12:00:00"), config)
    {
        isExposing = liveUntilRunsFor(9min + 30s);
    }

    static std::shared_ptr<Programme> oneBlock(int exposures)
    {
        auto programme = fields(1, 10);
        programme->blocks.front().exposures = {{"r", 10min, exposures, 1}};
        return programme;
    }

    bool liveUntilRunsFor(Duration d)
    {
        return observatory.liveUntil(nightHour("10T16:00:00"), [&] {
            const auto running = open("r");
            return running && running->event == subjectOf(0) && observatory.now().utc - running->start >= d;
        });
    }

    void alert(const std::string &name, Duration age)
    {
        (void)observatory.request(
            "Aigerim", EnterAlert{name, highPlace(), Angle::arcminutes(2), observatory.now().utc - age});
    }
    [[nodiscard]] AlertState stateOfAlert(const std::string &name)
    {
        const AlertView *row = observatory.core().findAlert("manual:" + name);
        return row ? row->state : AlertState::Refused;
    }
    [[nodiscard]] std::string answered()
    {
        const auto response = observatory.core().snapshot().response;
        return response && !response->isOver ? response->event : std::string();
    }

    bool isExposing = false;
};

CoreConfig withShortResponses()
{
    CoreConfig config = simulatedConfig(HardwareProfile::Assy);
    config.response.exposing = 3min;
    return config;
}

} // namespace

/// What an alert costs the block that is exposing, and what waiting costs the alert.
class TestAlertPrice : public QObject {
    Q_OBJECT

private slots:
    /// 50 minutes old, half a minute before the end of an exposure of ten: 800 lost by waiting, 5700 by not.
    void whatFadesSlowlyWaitsForTheExposure()
    {
        PriceScene night(2);
        QVERIFY(night.isExposing);
        night.alert("old", 50min);
        const auto priced = night.facts<AlertPriced>();
        QCOMPARE(priced.size(), std::size_t{1});
        QCOMPARE(priced.front().choice, PreemptWhen::AfterExposure);
        QVERIFY(priced.front().wait > 25s && priced.front().wait < 31s);
        QCOMPARE(night.stateOfAlert("old"), AlertState::Queued);
        QVERIFY(!night.observatory.core().isResponding());
        const UtcInstant came = night.observatory.now().utc;
        QVERIFY(night.liveFor(1min, [&] { return night.observatory.core().isResponding(); }));
        QCOMPARE(night.answered(), std::string("manual:old"));
        const Duration waited = night.observatory.now().utc - came;
        QVERIFY(waited >= priced.front().wait && waited < priced.front().wait + 2s);
        QCOMPARE(night.framesOf(RunNightScene::subjectOf(0), "r"), 1); // whole on disk
        QVERIFY(night.endBurst());
        QVERIFY(night.liveFor(20min, [&] { return night.framesOf(RunNightScene::subjectOf(0), "r") == 2; }));
        (void)night.liveFor(20min);
        QCOMPARE(night.framesOf(RunNightScene::subjectOf(0), "r"), 2);
    }

    void whatFadesFastDoesNot()
    {
        PriceScene night(2);
        night.alert("new", 20s);
        QCOMPARE(night.facts<AlertPriced>().back().choice, PreemptWhen::Now);
        QCOMPARE(night.answered(), std::string("manual:new"));
        QCOMPARE(night.block(), BlockState::Interrupted);
    }

    void aBetterOneInBetweenGoesFirst()
    {
        PriceScene night(2, withShortResponses());
        night.alert("old", 50min);
        QCOMPARE(night.stateOfAlert("old"), AlertState::Queued);
        (void)night.liveFor(5s);
        night.alert("new", 20s);
        QCOMPARE(night.answered(), std::string("manual:new"));
        QCOMPARE(night.stateOfAlert("old"), AlertState::Queued);
        // The old one had its time meanwhile: it takes nobody's place, and is next.
        QVERIFY(night.liveFor(6min, [&] { return night.answered() == "manual:old"; }));
        QCOMPARE(night.stateOfAlert("new"), AlertState::Observed);
    }

    /// Two that wait: the first keeps its place, the other comes after it.
    void twoThatWaitComeOneAfterTheOther()
    {
        PriceScene night(2, withShortResponses());
        night.alert("first", 40min);
        (void)night.liveFor(2s);
        night.alert("second", 50min);
        QCOMPARE(night.facts<AlertPriced>().size(), std::size_t{2});
        QCOMPARE(night.facts<AlertPriced>().back().choice, PreemptWhen::AfterExposure);
        QVERIFY(night.liveFor(1min, [&] { return night.answered() == "manual:first"; }));
        QVERIFY(night.liveFor(6min, [&] { return night.answered() == "manual:second"; }));
    }

    void theEndOfTheBlockReleasesIt()
    {
        PriceScene night(1); // the exposure's end is the block's: nothing has to be taken up again
        night.alert("old", 50min);
        QCOMPARE(night.facts<AlertPriced>().back().choice, PreemptWhen::AfterBlock);
        QVERIFY(night.liveFor(1min, [&] { return night.observatory.core().isResponding(); }));
        QCOMPARE(night.answered(), std::string("manual:old"));
        QCOMPARE(night.framesOf(RunNightScene::subjectOf(0), "r"), 1);
        QCOMPARE(night.block(), BlockState::Done);
    }

    /// A person skips the block: nobody keeps the telescope any more.
    void soDoesItsSkipping()
    {
        PriceScene night(2);
        night.alert("old", 50min);
        QCOMPARE(night.facts<AlertPriced>().back().choice, PreemptWhen::AfterExposure);
        QVERIFY(night.observatory.request("Aigerim", OrderStep{NightStep::Observe, StepOrder::Pause, {}})
                    .accepted);
        QVERIFY(night.liveFor(2s, [&] { return night.answered() == "manual:old"; }));
    }

    void makingSafeDropsNothing()
    {
        PriceScene night(2);
        night.alert("old", 50min);
        QCOMPARE(night.stateOfAlert("old"), AlertState::Queued);
        WeatherOrder rain;
        rain.isRaining = true;
        night.observatory.wake();
        night.observatory.world().setWeather(rain);
        QVERIFY(night.liveFor(
            2min, [&] { return night.observatory.world().roof().state == OpeningState::Closed; }));
        QCOMPARE(night.answered(), std::string());
        QCOMPARE(night.stateOfAlert("old"), AlertState::Asking); // a person says what becomes of it
    }

    void norDoesAPersonWhoMakesSafe()
    {
        PriceScene night(2);
        night.alert("old", 50min);
        QVERIFY(night.observatory.request("Aigerim", MakeSafe{}).accepted);
        (void)night.liveFor(1min);
        QCOMPARE(night.answered(), std::string());
        QCOMPARE(night.stateOfAlert("old"), AlertState::Asking);
    }
};

QTEST_GUILESS_MAIN(TestAlertPrice)
#include "test_alert_price.moc"
