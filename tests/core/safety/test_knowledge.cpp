#include "support_knowledge.h"

#include <QTest>

#include <cmath>

using namespace tulpar;
using namespace tulpar::test;

namespace {

const DeviceId kStation{DeviceKind::Weather, {}};

/// One source of one condition that falls silent or loses its sensor.
struct Source {
    Condition condition;
    void (*lose)(WeatherReport &);
};

constexpr Source kSensors[] = {
    {Condition::Rain, [](WeatherReport &w) { w.isRaining.reset(); }},
    {Condition::Snow, [](WeatherReport &w) { w.isSnowing.reset(); }},
    {Condition::Humidity, [](WeatherReport &w) { w.humidityPercent.reset(); }},
    {Condition::DewPointGap,
     [](WeatherReport &w) {
         w.dewPointC.reset();
         w.humidityPercent.reset();
     }},
    {Condition::Wind, [](WeatherReport &w) { w.windMPerS.reset(); }},
    {Condition::Gust, [](WeatherReport &w) { w.gustMPerS.reset(); }},
    {Condition::Cloud, [](WeatherReport &w) { w.skyTemperatureC.reset(); }},
    {Condition::Cold, [](WeatherReport &w) { w.temperatureC.reset(); }},
    {Condition::Hot, [](WeatherReport &w) { w.temperatureC.reset(); }},
};

bool saysOf(const Reasons &reasons, ReasonCode code, Condition condition)
{
    return std::any_of(reasons.begin(), reasons.end(), [&](const Reason &reason) {
        return reason.code == code && reason.condition == condition;
    });
}

} // namespace

class TestKnowledge : public QObject {
    Q_OBJECT
private slots:
    void everythingWellOpensAndStaysOpen()
    {
        const Knowledge known = healthy();
        COMPARE_CODES(openingReasons(known, kStart), "");
        COMPARE_CODES(closingReasons(known, kStart), "");
    }

    void nothingKnownForbids()
    {
        const Knowledge nothing{SafetyLimits{}};
        const char *all = "device_unknown condition_unknown:sun";
        COMPARE_CODES(openingReasons(nothing, kStart), all);
        COMPARE_CODES(closingReasons(nothing, kStart), all);
        for (std::size_t i = 0; i < EnumNames<Condition>::names.size(); ++i) {
            const auto condition = Condition(i);
            QCOMPARE(
                whyNotGood(nothing, condition, kStart).has_value(),
                nothing.conditions().rule(condition).isNeeded);
        }
    }

    void eachSensorLostForbidsAtOnce()
    {
        for (const Source &sensor : kSensors) {
            Knowledge known = healthy();
            WeatherReport weather = calmWeather();
            sensor.lose(weather);
            known.take(weatherAt(weather, after(1s)));
            QVERIFY2(
                saysOf(closingReasons(known, after(1s)), ReasonCode::ConditionUnknown, sensor.condition),
                nameOf(sensor.condition).data());
            known.take(weatherAt(calmWeather(), after(2s)));
            known.watch(kNightSun, after(2s));
            QVERIFY2(
                saysOf(closingReasons(known, after(2s)), ReasonCode::ConditionWaits, sensor.condition),
                nameOf(sensor.condition).data());
        }
    }

    /// A sensor that the site does not have and does not need holds nothing up.
    void whatWasNeverThereAndIsNotNeededHoldsNothingUp()
    {
        WeatherReport weather = calmWeather();
        weather.isSnowing.reset();
        weather.skyTemperatureC.reset();
        Knowledge known{SafetyLimits{}};
        known.take(weatherAt(weather, kStart));
        known.watch(kNightSun, kStart);
        COMPARE_CODES(openingReasons(known, kStart), "");
    }

    /// Each source in turn falls silent while all others go on: its verdict comes with its own limit.
    void aSilentStationClosesWithinItsLimit()
    {
        Knowledge known = healthy(OpeningState::Open);
        for (Duration t = 10s; t <= 300s; t += 10s) {
            known.take(calmHost(after(t)));
            known.watch(kNightSun, after(t));
            COMPARE_CODES(closingReasons(known, after(t)), "");
        }
        QVERIFY(!openingReasons(known, after(121s)).empty()); // 120 s: a warning, nothing opens
        const Reasons late = closingReasons(known, after(300s + 1ns)); // nobody watched meanwhile
        COMPARE_CODES(late, "device_stale");
        QCOMPARE(late[0].device, std::optional(kStation));
        QVERIFY(late[0].value && *late[0].value >= 300);
        QCOMPARE(late[0].limit, std::optional(300.0));
        known.watch(kNightSun, after(301s));
        COMPARE_CODES(closingReasons(known, after(301s)), "device_stale");
        QVERIFY(says(whyNot(OpenRoof{}, known, night(), after(301s)), ReasonCode::DeviceStale));
        // Back again: everything waits for its own delay.
        known.take(weatherAt(calmWeather(), after(310s)));
        known.take(calmHost(after(310s)));
        known.watch(kNightSun, after(310s));
        QCOMPARE(openingReasons(known, after(310s)).size(), std::size(kSensors) + 1);
        QVERIFY(saysOf(closingReasons(known, after(310s)), ReasonCode::ConditionWaits, Condition::Report));
    }

    void aLostLinkToTheStationClosesAtOnce()
    {
        Knowledge known = healthy(OpeningState::Open);
        known.take({kStation, LinkReport{false}, after(1s)});
        known.watch(kNightSun, after(1s));
        COMPARE_CODES(closingReasons(known, after(1s)), "device_unconnected");
        known.take({kStation, LinkReport{true}, after(2s)});
        known.watch(kNightSun, after(2s));
        COMPARE_CODES(closingReasons(known, after(2s)), "device_stale"); // M2: connected is not yet measured
        known.take(weatherAt(calmWeather(), after(3s)));
        QVERIFY(saysOf(closingReasons(known, after(3s)), ReasonCode::ConditionWaits, Condition::Rain));
    }

    void aSilentHostClosesWithinItsLimit()
    {
        Knowledge known = healthy(OpeningState::Open);
        const auto goOn = [&](Duration t) {
            known.take(weatherAt(calmWeather(), after(t)));
            known.watch(kNightSun, after(t));
        };
        goOn(60s);
        COMPARE_CODES(closingReasons(known, after(60s)), "");
        goOn(60s + 1ns);
        COMPARE_CODES(
            closingReasons(known, after(60s + 1ns)), "condition_unknown:power condition_unknown:link");
        goOn(120s + 1ns);
        QVERIFY(
            saysOf(closingReasons(known, after(120s + 1ns)), ReasonCode::ConditionUnknown, Condition::Disk));
    }

    void aSunNotReckonedClosesWithinItsLimit()
    {
        Knowledge known = healthy(OpeningState::Open);
        known.take(calmHost(after(30s)));
        COMPARE_CODES(closingReasons(known, after(60s)), "");
        // Nobody watches: the age of the report is not reckoned either.
        COMPARE_CODES(
            closingReasons(known, after(60s + 1ns)), "condition_unknown:sun condition_unknown:report");
    }

    void hostIsFed()
    {
        Knowledge known = healthy(OpeningState::Open);
        HostReport host;
        host.measured = after(1s);
        host.onBattery = 30s;
        host.outsideSilent = 601s;
        host.diskFreeGiB = 1.5;
        known.take(host);
        COMPARE_CODES(closingReasons(known, after(1s)), "link_down:link disk_low:disk");
        QVERIFY(saysOf(openingReasons(known, after(1s)), ReasonCode::ConditionMarginal, Condition::Power));
        host.measured = after(31s);
        host.onBattery = 60s + 1ns;
        known.take(host);
        QVERIFY(saysOf(closingReasons(known, after(31s)), ReasonCode::OnBattery, Condition::Power));
        QVERIFY(known.host() && known.host()->diskFreeGiB == 1.5);
        host.measured = after(32s);
        host.diskFreeGiB.reset(); // the disk no longer answers
        known.take(host);
        QVERIFY(saysOf(closingReasons(known, after(32s)), ReasonCode::ConditionUnknown, Condition::Disk));
    }

    void sunIsFed()
    {
        Knowledge known = healthy(OpeningState::Open);
        known.watch(Angle::degrees(-3.99), after(1s));
        const Reasons reasons = closingReasons(known, after(1s));
        COMPARE_CODES(reasons, "sun_too_high:sun");
        QCOMPARE(reasons[0].limit, std::optional(-4.0));
        known.watch(Angle::degrees(-4.01), after(2s));
        QVERIFY(closingReasons(known, after(2s)).empty());
        known.watch(Angle::radians(std::nan("")), after(3s));
        COMPARE_CODES(closingReasons(known, after(3s)), "condition_unknown:sun");
    }

    /// Value and limit of each verdict: the limit passed, or the one to come back to.
    void reasonsCarryValueAndLimit()
    {
        Knowledge known = healthy(OpeningState::Open);
        WeatherReport weather = calmWeather();
        weather.gustMPerS = 18.5;
        known.take(weatherAt(weather, after(1s)));
        Reason gust = closingReasons(known, after(1s)).at(0);
        QCOMPARE(gust.code, ReasonCode::GustHigh);
        QCOMPARE(gust.device, std::optional(kStation));
        QCOMPARE(gust.value, std::optional(18.5));
        QCOMPARE(gust.limit, std::optional(18.0));
        weather.gustMPerS = 16;
        known.take(weatherAt(weather, after(2s)));
        gust = closingReasons(known, after(2s)).at(0);
        QCOMPARE(gust.code, ReasonCode::GustHigh);
        QCOMPARE(gust.limit, std::optional(14.0));
        weather.gustMPerS = 13;
        known.take(weatherAt(weather, after(10s)));
        gust = closingReasons(known, after(30s)).at(0);
        QCOMPARE(gust.code, ReasonCode::ConditionWaits);
        QCOMPARE(gust.value, std::optional(580.0)); // seconds left
        QCOMPARE(gust.limit, std::optional(600.0));
        QVERIFY(whyNot(OpenRoof{}, known, night(), after(10s)).size() >= 1);
    }

    void changesAreToldOnce()
    {
        Knowledge known = healthy();
        QCOMPARE(known.takeChanges().size(), EnumNames<Condition>::names.size());
        QVERIFY(known.takeChanges().empty());
        WeatherReport wet = calmWeather();
        wet.isRaining = true;
        known.take(weatherAt(wet, after(1s)));
        const ConditionChanges changes = known.takeChanges();
        QCOMPARE(changes.size(), 1u);
        QCOMPARE(
            changes[0], (ConditionChange{Condition::Rain, ConditionState::Good, ConditionState::Bad, 1.0}));
    }

    /// From air and humidity where the station has no dew point. Reference: Lawrence 2005 (BAMS 86, 225),
    /// table of the same Magnus form: 20 C, 50 % -> 9.3 C (0.1).
    void aMissingDewPointIsReckoned()
    {
        WeatherReport weather = calmWeather();
        weather.temperatureC = 20;
        weather.humidityPercent = 50;
        weather.dewPointC.reset();
        Knowledge known{SafetyLimits{}};
        known.take(weatherAt(weather, kStart));
        const auto gap = known.conditions().standing(Condition::DewPointGap).value;
        QVERIFY(gap && std::abs(*gap - 10.7) < 0.1);
        weather.humidityPercent = 0; // a dead sensor has no dew point
        known.take(weatherAt(weather, after(1s)));
        QCOMPARE(known.conditions().state(Condition::DewPointGap), ConditionState::Unknown);
    }

    void theDisturbedIsUnknown()
    {
        Knowledge known = healthy(OpeningState::Open);
        const DeviceId devices[] = {
            {DeviceKind::Mount, {}},
            {DeviceKind::Roof, {}},
            {DeviceKind::Cover, {}},
            {DeviceKind::Camera, "r"}};
        for (const DeviceId &device : devices) {
            known.disturbed(device, true);
            feed(known, kStart, OpeningState::Open); // reports alone do not end it
            QVERIFY(known.isDisturbed(device));
            QCOMPARE(known.whyUnknown(device, kStart)->code, ReasonCode::MovedByOther);
        }
        QVERIFY(!known.freshMount(kStart));
        QVERIFY(!known.freshCamera("r", kStart));
        QCOMPARE(known.freshRoof(kStart), OpeningState::Unknown);
        QCOMPARE(known.freshCover(kStart), OpeningState::Unknown);
        for (const DeviceId &device : devices)
            known.disturbed(device, false);
        QVERIFY(known.freshMount(kStart) && known.freshCamera("r", kStart));
        QCOMPARE(known.freshRoof(kStart), OpeningState::Open);
        QCOMPARE(known.freshCover(kStart), OpeningState::Open);
    }

    /// M2: what a device was before its link broke is not what it is.
    void connectedIsNotYetMeasured()
    {
        Knowledge known = healthy(OpeningState::Open);
        for (const DeviceId &device :
             {DeviceId{DeviceKind::Mount, {}}, DeviceId{DeviceKind::Roof, {}},
              DeviceId{DeviceKind::Cover, {}}, DeviceId{DeviceKind::Camera, "r"}}) {
            known.take({device, LinkReport{false}, kStart});
            QCOMPARE(known.whyUnknown(device, kStart)->code, ReasonCode::DeviceUnconnected);
            known.take({device, LinkReport{true}, kStart});
            QCOMPARE(known.whyUnknown(device, kStart)->code, ReasonCode::DeviceStale);
        }
        QVERIFY(!known.freshMount(kStart) && !known.freshCamera("r", kStart));
        QCOMPARE(known.freshRoof(kStart), OpeningState::Unknown);
        QCOMPARE(known.freshCover(kStart), OpeningState::Unknown);
        feed(known, kStart, OpeningState::Open);
        QVERIFY(known.freshMount(kStart) && known.freshCamera("r", kStart));
        QCOMPARE(known.freshRoof(kStart), OpeningState::Open);
    }

    void devicesGoStaleAtTheirOwnAge()
    {
        const Knowledge known = healthy(OpeningState::Open);
        const SafetyLimits limits;
        const std::pair<DeviceId, Duration> ages[] = {
            {{DeviceKind::Mount, {}}, limits.mountStale},
            {{DeviceKind::Roof, {}}, limits.openingStale},
            {{DeviceKind::Cover, {}}, limits.openingStale},
            {{DeviceKind::Camera, "r"}, limits.cameraStale},
            {{DeviceKind::Focuser, {}}, limits.otherStale},
            {{DeviceKind::Rotator, {}}, limits.otherStale},
            {kStation, Duration(300s)}};
        for (const auto &[device, age] : ages) {
            QVERIFY(!known.whyUnknown(device, after(age)));
            for (const Duration leap : {Duration{}, Duration(8760h), Duration(-8760h)}) {
                const Now late{kStart.utc + leap, kStart.mono + age + 1ns};
                const auto why = known.whyUnknown(device, late);
                QVERIFY2(why && why->code == ReasonCode::DeviceStale, nameOf(device.kind).data());
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestKnowledge)
#include "test_knowledge.moc"
