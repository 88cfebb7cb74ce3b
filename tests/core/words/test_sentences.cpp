#include "core/words/sentences.h"

#include <QTest>

using namespace tulpar;
using namespace Qt::Literals::StringLiterals;

class TestSentences : public QObject {
    Q_OBJECT
private slots:
    void reasonsNameValueAndLimit();
    void everyReasonSaysWhatCuresIt();
    void rulesNameValueAndLimit();
    void requirementsNameTheLimit();
    void betterPositionsSayWhatMovingGains();
    void decisionsSayWhatLedToThem();
    void stableWordsHaveSentences();
    void answersSayWhy();
    void everyEnumeratorHasAWord();
};

void TestSentences::reasonsNameValueAndLimit()
{
    const DeviceId weather{DeviceKind::Weather, {}};
    QCOMPARE(
        words::reason({ReasonCode::DeviceStale, weather, 412.3, 300.0}),
        u"weather older than 300 s: 412 s"_s);
    QCOMPARE(
        words::reason({ReasonCode::TargetBelowLimit, {}, 17.0, 20.0}), u"altitude 17\u00b0 < 20\u00b0"_s);
    QCOMPARE(
        words::reason({ReasonCode::CameraWarm, DeviceId{DeviceKind::Camera, "g"}, -42.0, {}}),
        u"camera g\u2032 warm: \u221242 \u00b0C"_s);
    QCOMPARE(words::reason({ReasonCode::HumidityHigh, {}, {}, 85.0}), u"humidity ? % > 85 %"_s);
    QCOMPARE(words::reason({ReasonCode::FeedSilent, {}, 75.4, 60.0}), u"alert feed silent for 75 s > 60 s"_s);
    QCOMPARE(words::reason({ReasonCode::FeedSilent, {}, {}, 60.0}), u"alert feed not heard yet"_s);
    QCOMPARE(
        words::reason({ReasonCode::ConditionWaits, {}, 1771.0, 1800.0, Condition::Rain}),
        u"rain: good now, 30 min to wait"_s);
    QCOMPARE(
        words::reason({ReasonCode::ConditionWaits, {}, 118.0, 1800.0, Condition::Rain}),
        u"rain: good now, 118 s to wait"_s);
    QCOMPARE(words::reason({ReasonCode::DeviceUnconnected, {}, {}, {}}), u"device server gone"_s);
    QCOMPARE(words::reason({ReasonCode::MakingSafe, {}, {}, {}, {}, "Anna"}), u"being made safe (Anna)"_s);
    QCOMPARE(
        words::reasons({{ReasonCode::Raining, {}, {}, {}}, {ReasonCode::RoofNotOpen, {}, {}, {}}}),
        u"rain; roof not open"_s);
}

void TestSentences::everyReasonSaysWhatCuresIt()
{
    for (std::size_t i = 0; i < EnumNames<ReasonCode>::names.size(); ++i) {
        const Reason one{static_cast<ReasonCode>(i), DeviceId{DeviceKind::Roof, {}}, 1.0, 2.0};
        QVERIFY2(!words::reason(one).isEmpty(), EnumNames<ReasonCode>::names[i].data());
        QVERIFY2(!words::cure(one).isEmpty(), EnumNames<ReasonCode>::names[i].data());
        QVERIFY2(
            !words::reason(one).contains(u'%') || one.code == ReasonCode::HumidityHigh,
            EnumNames<ReasonCode>::names[i].data());
    }
    QCOMPARE(words::reason({ReasonCode::FixedTime, {}, -300.0, {}}), u"that time passed 5 min ago"_s);
    QCOMPARE(words::reason({ReasonCode::FixedTime, {}, {}, {}, {}, "Bota"}), u"as Bota asked"_s);
    QCOMPARE(words::reason({ReasonCode::PlanAwaited, {}, 2000.0, {}}), u"planning: 2000 targets"_s);
    QCOMPARE(
        words::reason({ReasonCode::ProgrammeLine, {}, 12.0, {}, {}, "ra is missing"}),
        u"line 12: ra is missing"_s);
    QCOMPARE(
        words::reason({ReasonCode::ConstraintBroken, {}, 7200.0, 0.0, {}, "window"}),
        u"outside of its time window by 2 h 0 min"_s);
    const OrderBlock order{"M 31", "deep", BlockOrder::Now, {}};
    QVERIFY(words::answer(order, {true, {{ReasonCode::PossibleLater, {}, 7200.0, {}}}})
                .endsWith(u"accepted: can begin in 2 h 0 min"_s));
    QVERIFY(
        words::reason({ReasonCode::BestWaiting, {}, 5.0, 8.0, {}, "swift svom"}).contains(u"Swift, SVOM"));
}

void TestSentences::rulesNameValueAndLimit()
{
    QCOMPARE(
        words::rule({Rule::AboveHardLimit, true, 61.23, 15.0, RuleUnit::Degrees}),
        u"altitude 61.2\u00b0 \u2265 15\u00b0"_s);
    QCOMPARE(
        words::rule({Rule::AboveHardLimit, false, 9.26, 15.0, RuleUnit::Degrees}),
        u"altitude 9.3\u00b0 < 15\u00b0"_s);
    QCOMPARE(
        words::rule({Rule::ErrorWithinField, true, 0.05, 0.084, RuleUnit::Degrees}),
        u"error 3\u2032 \u2264 5\u2032"_s);
    QCOMPARE(
        words::rule({Rule::Fresh, false, 9611.0, 3600.0, RuleUnit::Seconds}), u"age 2:40:11 > 1:00:00"_s);
    QCOMPARE(
        words::rule({Rule::SunIsDown, true, -22.4, -12.0, RuleUnit::Degrees}),
        u"Sun \u221222.4\u00b0 \u2264 \u221212\u00b0"_s);
    QCOMPARE(words::rule({Rule::AboveHardLimit, false, {}, 15.0, RuleUnit::Degrees}), u"altitude unknown"_s);
    QCOMPARE(words::rule({Rule::NotARetraction, false, {}, {}, RuleUnit::None}), u"retracted"_s);
    const auto found = [](Rule rule, bool passed, std::optional<double> value, std::optional<double> limit,
                          const std::string &detail = {}) {
        AppliedRule applied;
        applied.rule = rule;
        applied.passed = passed;
        applied.value = value;
        applied.limit = limit;
        applied.unit = unitOf(rule);
        applied.detail = detail;
        return words::rule(applied);
    };
    QCOMPARE(
        found(Rule::ClassPermitsResponse, false, {}, {}, "star_tracker_lost_lock known_source_flight"),
        u"star tracker lost lock, known source (flight catalogue)"_s);
    QCOMPARE(found(Rule::ClassIsGrb, false, {}, {}, "neutrino"), u"class: neutrino"_s);
    QCOMPARE(found(Rule::ClassIsGrb, false, {}, {}, "unstated"), u"class not stated"_s);
    QCOMPARE(found(Rule::PositionIsSource, false, {}, {}, "skymap"), u"only a sky map"_s);
    QCOMPARE(found(Rule::NotATest, false, {}, {}, "unstated"), u"test or not: not stated"_s);
    QCOMPARE(found(Rule::SignificanceEnough, false, 6.34, 8.0), u"significance 6.3 \u03c3 < 8 \u03c3"_s);
    QCOMPARE(found(Rule::FalseAlarmRare, true, 0.5, 12.0), u"false alarms a year 0.5 \u2264 12"_s);
    QCOMPARE(found(Rule::HighEnoughTonight, true, 34.0, 15.0), u"highest tonight 34\u00b0 \u2265 15\u00b0"_s);
    QCOMPARE(found(Rule::UpLongEnough, false, 600.0, 1800.0), u"up tonight for 10:00 < 30:00"_s);
    QCOMPARE(found(Rule::FarFromMoon, false, 8.0, 10.0), u"distance to the Moon 8\u00b0 < 10\u00b0"_s);
    QCOMPARE(found(Rule::FarFromMoon, true, 8.0, 10.0), u"the Moon is down or dim"_s);
    QCOMPARE(found(Rule::MoonNotBright, false, 0.7, 0.5), u"Moon lit 70 % > 50 %"_s);
    QCOMPARE(found(Rule::ResponsesTonight, false, 13.0, 12.0), u"responses tonight 13 > 12"_s);
    QCOMPARE(found(Rule::MayInterrupt, true, {}, {}), u"telescope is free"_s);
    QCOMPARE(
        found(Rule::MayInterrupt, false, 80.0, 70.0, "response"),
        u"waits for what runs: priority 70 \u2264 80"_s);
    QCOMPARE(
        found(Rule::MayInterrupt, true, 20.0, 80.0, "programme"),
        u"goes before what runs: priority 80 > 20"_s);
}

void TestSentences::requirementsNameTheLimit()
{
    AppliedRule applied{Rule::AboveHardLimit, false, 9.26, 15.0, RuleUnit::Degrees};
    QCOMPARE(words::requirement(applied), u"altitude \u2265 15\u00b0"_s);
    applied = {Rule::PositionIsSource, false, {}, {}, RuleUnit::None};
    applied.detail = "skymap";
    QCOMPARE(words::requirement(applied), u"position of the source"_s);
}

void TestSentences::betterPositionsSayWhatMovingGains()
{
    RepointDecision weighed;
    weighed.repoint = Repoint::AtNextGap;
    weighed.shift = Angle::arcminutes(3);
    weighed.ignoreRadius = Angle::arcminutes(2);
    weighed.nowRadius = Angle::arcminutes(5);
    weighed.caughtThen = 0.9;
    weighed.caughtNow = 0.28;
    weighed.moveCost = 4400ms;
    QCOMPARE(
        words::repoint(weighed),
        u"move at the next gap: better position 3\u2032 away \u2264 5\u2032, gains 62 % for 4.4 s"_s);
    weighed.repoint = Repoint::Stay;
    weighed.shift = Angle::arcminutes(1);
    weighed.caughtThen = weighed.caughtNow;
    QCOMPARE(words::repoint(weighed), u"stay: better position 1\u2032 away \u2264 2\u2032, gains 0 %"_s);
}

void TestSentences::decisionsSayWhatLedToThem()
{
    const AppliedRule good{Rule::ClassIsGrb, true, {}, {}, RuleUnit::None};
    const AppliedRule low{Rule::AboveHardLimit, false, 9.26, 15.0, RuleUnit::Degrees};
    const AppliedRule wide{Rule::ErrorWithinField, false, 4.8, 0.084, RuleUnit::Degrees};
    AppliedRule settledLater{Rule::ClassIsGrb, false, {}, {}, RuleUnit::None};
    settledLater.goesOn = true;
    QCOMPARE(words::decision({Outcome::Respond, {good}}), u"respond: clean, fresh, up"_s);
    QCOMPARE(words::decision({Outcome::Ask, {good}}), u"ask a person: every rule passed"_s);
    QCOMPARE(
        words::decision({Outcome::Queue, {settledLater, good, wide, low, low}}),
        u"queue: error 4.8\u00b0 > 5\u2032, altitude 9.3\u00b0 < 15\u00b0"_s);
    QCOMPARE(words::decision({}), u"not decided"_s);
}

void TestSentences::stableWordsHaveSentences()
{
    QCOMPARE(words::cause("operator"), u"stopped by a person"_s);
    QCOMPARE(words::cause("never_heard_of"), u"never_heard_of"_s);
    QCOMPARE(words::goal("track"), u"track"_s);
}

void TestSentences::answersSayWhy()
{
    QCOMPARE(words::answer(MakeSafe{}, {true, {}}), u"make safe: accepted"_s);
    QCOMPARE(
        words::answer(Arm{}, {false, {{ReasonCode::Raining, {}, {}, {}}}}), u"arm: not accepted: rain"_s);
    QCOMPARE(words::answer(SetMode{"manual"}, {false, {}}), u"manual: no answer, the link broke"_s);
}

void TestSentences::everyEnumeratorHasAWord()
{
    const auto check = [](const auto &names, auto word) {
        for (std::size_t i = 0; i < names.size(); ++i)
            QVERIFY2(!word(i).isEmpty(), std::string(names[i]).c_str());
    };
    check(
        EnumNames<OpeningState>::names, [](auto i) { return words::opening(static_cast<OpeningState>(i)); });
    check(EnumNames<CameraState>::names, [](auto i) { return words::camera(static_cast<CameraState>(i)); });
    check(EnumNames<ResponseState>::names, [](auto i) {
        return words::response(static_cast<ResponseState>(i));
    });
    check(EnumNames<Step>::names, [](auto i) { return words::step(static_cast<Step>(i)); });
    check(EnumNames<SlowestDevice>::names, [](auto i) {
        return words::slowest(static_cast<SlowestDevice>(i));
    });
    check(EnumNames<AlertState>::names, [](auto i) { return words::alert(static_cast<AlertState>(i)); });
    check(EnumNames<Mode>::names, [](auto i) { return words::mode(static_cast<Mode>(i)); });
    check(EnumNames<Outcome>::names, [](auto i) { return words::outcome(static_cast<Outcome>(i)); });
    check(EnumNames<DeviceKind>::names, [](auto i) {
        return words::device({static_cast<DeviceKind>(i), "g"});
    });
    check(EnumNames<Rule>::names, [](auto i) {
        return words::rule({static_cast<Rule>(i), false, {}, {}, RuleUnit::None});
    });
    check(EnumNames<Rule>::names, [](auto i) {
        return words::requirement({static_cast<Rule>(i), false, {}, {}, RuleUnit::None});
    });
    check(EnumNames<SlewReason>::names, [](auto i) { return words::slewReason(static_cast<SlewReason>(i)); });
    check(EnumNames<SourceClass>::names, [](auto i) {
        return words::sourceClass(static_cast<SourceClass>(i));
    });
}

QTEST_GUILESS_MAIN(TestSentences)
#include "test_sentences.moc"
