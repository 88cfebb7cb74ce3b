#include "support_knowledge.h"

#include <QTest>

using namespace tulpar;
using namespace tulpar::test;

namespace {

Override wordOf(std::optional<Condition> condition, Duration span, Now now = kStart)
{
    return {condition, "Aigerim", "looked outside", now.utc + span, now.mono + span};
}

/// Humidity bad for long enough, all else well.
Knowledge humid()
{
    Knowledge known = healthy();
    WeatherReport weather = calmWeather();
    weather.humidityPercent = 90;
    known.take(weatherAt(weather, kStart));
    feed(known, after(60s), OpeningState::Closed, weather);
    return known;
}

} // namespace

class TestOverrideBook : public QObject {
    Q_OBJECT
private slots:
    void itLetsOpenAndStayOpen()
    {
        Knowledge known = humid();
        const Now now = after(60s);
        QCOMPARE(codes(closingReasons(known, now)), std::string("humidity_high:humidity"));
        QVERIFY(known.override(wordOf(Condition::Humidity, 30min, now), now));
        QVERIFY(closingReasons(known, now).empty());
        QVERIFY(whyNot(OpenRoof{}, known, night(), now).empty());
        // It hides nothing.
        QCOMPARE(known.conditions().state(Condition::Humidity), ConditionState::Bad);
        QCOMPARE(known.conditions().standing(Condition::Humidity).value, std::optional(90.0));
        QCOMPARE(whyNotGood(known, Condition::Humidity, now)->code, ReasonCode::HumidityHigh);
    }

    void itNeedsAName()
    {
        const Knowledge known = humid();
        for (const char *nobody : {"", " ", "\t"}) {
            Override word = wordOf(Condition::Humidity, 30min, after(60s));
            word.who = nobody;
            QVERIFY(says(known.whyNotOverride(word, after(60s)), ReasonCode::NameMissing));
            Knowledge asked = known;
            QVERIFY(!asked.override(word, after(60s)));
            QVERIFY(asked.overrides().all().empty());
        }
    }

    void itIsShort()
    {
        const Knowledge known = humid();
        const auto why = [&](Duration span) {
            return codes(known.whyNotOverride(wordOf(Condition::Humidity, span, after(60s)), after(60s)));
        };
        QCOMPARE(why(2h), std::string());
        QCOMPARE(why(2h + 1ns), std::string("override_too_long:humidity"));
        QCOMPARE(why(0s), std::string("override_too_long:humidity"));
        QCOMPARE(why(-1s), std::string("override_too_long:humidity"));
    }

    void onlyWhatItsRuleAllows()
    {
        Knowledge known = healthy();
        WeatherReport wet = calmWeather();
        wet.isRaining = true;
        known.take(weatherAt(wet, after(1s)));
        QCOMPARE(
            codes(known.whyNotOverride(wordOf(Condition::Rain, 1min, after(1s)), after(1s))),
            std::string("not_overridable:rain"));
        for (const Condition never : {Condition::Sun, Condition::Report}) {
            const Knowledge nothing{SafetyLimits{}};
            QVERIFY(says(nothing.whyNotOverride(wordOf(never, 1min), kStart), ReasonCode::NotOverridable));
        }
        // Good already, or nobody watches it: nothing to override.
        QVERIFY(says(
            known.whyNotOverride(wordOf(Condition::Wind, 1min, after(1s)), after(1s)),
            ReasonCode::NotOverridable));
        const Knowledge nothing{SafetyLimits{}};
        QVERIFY(
            says(nothing.whyNotOverride(wordOf(Condition::Cloud, 1min), kStart), ReasonCode::NotOverridable));
        QVERIFY(nothing.whyNotOverride(wordOf(Condition::Wind, 1min), kStart).empty()); // unknown
    }

    /// M13: it never outlives its time, watched or not, and whatever UTC does.
    void itEndsByTheMonotonicClock()
    {
        Knowledge known = humid();
        const Now begun = after(60s);
        QVERIFY(known.override(wordOf(Condition::Humidity, 200s, begun), begun));
        QVERIFY(!known.overrides().covers(Condition::Wind, begun));
        const Now last = after(260s - 1ns);
        for (const Duration leap : {Duration{}, Duration(8760h), Duration(-8760h)}) {
            QVERIFY(known.overrides().covers(Condition::Humidity, {last.utc + leap, last.mono}));
            QVERIFY(!known.overrides().covers(Condition::Humidity, {last.utc + leap, last.mono + 1ns}));
        }
        QVERIFY(says(closingReasons(known, after(260s)), ReasonCode::HumidityHigh)); // nobody watched
        known.watch(kNightSun, last);
        QVERIFY(known.takeEndedOverrides().empty());
        known.watch(kNightSun, after(260s));
        QCOMPARE(known.takeEndedOverrides().size(), 1u);
        QVERIFY(known.takeEndedOverrides().empty());
        QVERIFY(known.overrides().all().empty());
    }

    void itEndsWithItsCause()
    {
        Knowledge known = humid();
        QVERIFY(known.override(wordOf(Condition::Humidity, 2h, after(60s)), after(60s)));
        Duration t = 120s;
        for (; t < 720s; t += 60s) {
            known.take(weatherAt(calmWeather(), after(t)));
            known.watch(kNightSun, after(t));
            QVERIFY(known.overrides().covers(Condition::Humidity, after(t)));
        }
        known.take(weatherAt(calmWeather(), after(t)));
        known.watch(kNightSun, after(t));
        QCOMPARE(known.conditions().state(Condition::Humidity), ConditionState::Good);
        QVERIFY(!known.overrides().covers(Condition::Humidity, after(t)));
        QCOMPARE(known.takeEndedOverrides().size(), 1u);
    }

    void aPersonEndsIt()
    {
        Knowledge known = humid();
        const Now now = after(60s);
        QVERIFY(!known.endOverride(Condition::Humidity));
        QVERIFY(known.override(wordOf(Condition::Humidity, 30min, now), now));
        QVERIFY(known.override(wordOf(Condition::Humidity, 40min, now), now)); // in its place
        QCOMPARE(known.overrides().all().size(), 1u);
        QVERIFY(!known.endOverride(std::nullopt));
        QVERIFY(known.endOverride(Condition::Humidity));
        QVERIFY(says(closingReasons(known, now), ReasonCode::HumidityHigh));
    }

    /// People work inside: nothing closes by itself, nothing opens by itself either, for an hour at most.
    void againstClosingByItself()
    {
        Knowledge known = humid();
        const Now now = after(60s);
        for (const Mode mode : {Mode::Robotic, Mode::Manual}) {
            known.setMode(mode);
            QCOMPARE(
                codes(known.whyNotOverride(wordOf(std::nullopt, 30min, now), now)),
                std::string("mode_forbids"));
        }
        known.setMode(Mode::Engineering);
        QVERIFY(says(
            known.whyNotOverride(wordOf(std::nullopt, 1h + 1ns, now), now), ReasonCode::OverrideTooLong));
        QVERIFY(known.override(wordOf(std::nullopt, 1h, now), now));
        QVERIFY(closingReasons(known, now).empty());
        QVERIFY(!openingReasons(known, now).empty());
        known.setMode(Mode::Robotic);
        QVERIFY(!closingReasons(known, now).empty()); // before the next watch
        known.watch(kNightSun, now);
        QCOMPARE(known.takeEndedOverrides().size(), 1u);
        known.setMode(Mode::Engineering);
        QVERIFY(!closingReasons(known, now).empty());
    }
};

QTEST_GUILESS_MAIN(TestOverrideBook)
#include "test_override_book.moc"
