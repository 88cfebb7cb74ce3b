#include <QtTest>

#include "widgets/safety/alarm_watch.h"
#include "widgets/safety/condition_model.h"
#include "widgets/safety/fact_lines.h"

using namespace tulpar;
using namespace Qt::Literals::StringLiterals;

/// What the safety page says, as values: never the last value as if it were now, never a good word without
/// one.
class TestConditionRows : public QObject {
    Q_OBJECT
private slots:
    void init();
    void goodConditionsMayBeOpen();
    void staleIsUnknownAndCloses();
    void waitingSaysUntilWhen();
    void betweenTheLimitsNothingOpens();
    void overriddenIsSaidWithNameTimeAndReason();
    void rainIsNeverOverridden();
    void aDayIsNoAlarm();
    void withoutTheCoreNothingIsKnown();
    void closingByItselfIsARowOfEngineering();
    void nothingRepaintsWhenNothingChanged();
    void theChainTellsWhoIsSilent();
    void eachCauseSoundsOnce();

private:
    ConditionView &view(Condition condition)
    {
        return m_snapshot.safety.conditions[static_cast<std::size_t>(condition)];
    }
    [[nodiscard]] ConditionRow row(Condition condition) const
    {
        return conditionRows(m_snapshot, m_now, true)[static_cast<std::size_t>(condition)];
    }
    [[nodiscard]] OpenVerdict verdict() const { return openVerdict(m_snapshot, m_now, true); }

    const UtcInstant m_now = parseUtc("2022-10-09T14:11:34Z").value();
    Snapshot m_snapshot;
};

void TestConditionRows::init()
{
    m_snapshot = {};
    m_snapshot.utc = m_now;
    for (const ConditionRule &rule : defaultConditionRules()) {
        ConditionView made;
        made.rule = rule;
        made.state = ConditionState::Good;
        made.value = rule.good;
        made.measuredUtc = m_now - 3s;
        m_snapshot.safety.conditions.push_back(made);
    }
}

void TestConditionRows::goodConditionsMayBeOpen()
{
    QCOMPARE(verdict().word, OpenVerdict::Word::MayBeOpen);
    const ConditionRow humidity = row(Condition::Humidity);
    QCOMPARE(humidity.value, u"75 %"_s);
    QCOMPARE(humidity.badAt, u"> 85 %"_s);
    QCOMPARE(humidity.goodAt, u"\u2264 75 %"_s);
    QCOMPARE(row(Condition::DewPointGap).badAt, u"< 2 °C"_s);
    QVERIFY(!humidity.isStale);
}

void TestConditionRows::staleIsUnknownAndCloses()
{
    view(Condition::Wind).measuredUtc = m_now - 412s;
    const ConditionRow wind = row(Condition::Wind);
    QVERIFY(wind.isStale);
    QCOMPARE(wind.value, u"unknown"_s); // not its last value
    QCOMPARE(wind.age, u"412 s"_s);
    QCOMPARE(wind.mark, Mark::Unknown);
    QCOMPARE(verdict().word, OpenVerdict::Word::MustBeClosed);
    QVERIFY(verdict().why.contains(u"wind unknown"_s));
}

void TestConditionRows::waitingSaysUntilWhen()
{
    view(Condition::Humidity).state = ConditionState::Waiting;
    view(Condition::Humidity).changesUtc = m_now + 7min + 40s;
    view(Condition::Wind).state = ConditionState::Waiting;
    view(Condition::Wind).changesUtc = m_now + 2min;
    QCOMPARE(row(Condition::Humidity).state, u"good now, opens in 8 min"_s);
    const OpenVerdict closed = verdict();
    QCOMPARE(closed.word, OpenVerdict::Word::MustBeClosed);
    QVERIFY2(closed.why.contains(u"opens at the earliest in 8 min, at 14:19 UTC"_s), qPrintable(closed.why));
    view(Condition::Gust).state = ConditionState::Bad; // one that is bad has no known end
    QVERIFY(!verdict().why.contains(u"at the earliest"_s));
    QVERIFY(verdict().why.contains(u"when all is good for 10 min"_s));
}

void TestConditionRows::betweenTheLimitsNothingOpens()
{
    view(Condition::Wind).state = ConditionState::Marginal;
    view(Condition::Wind).value = 11.2;
    QCOMPARE(verdict().word, OpenVerdict::Word::StaysAsItIs);
    QCOMPARE(verdict().why, u"wind 11.2 m/s, opens only at 10 m/s"_s);
    view(Condition::Wind).changesUtc = m_now + 24s;
    QCOMPARE(row(Condition::Wind).state, u"bad; closes in 24 s unless it gets better"_s);
}

void TestConditionRows::overriddenIsSaidWithNameTimeAndReason()
{
    view(Condition::Cloud).state = ConditionState::Bad;
    m_snapshot.safety.overrides = {{Condition::Cloud, "Bota", "zenith clear", m_now + 12min, {}}};
    const ConditionRow cloud = row(Condition::Cloud);
    QVERIFY(cloud.isOverridden);
    QCOMPARE(cloud.mark, Mark::Overruled);
    QCOMPARE(cloud.state, u"OVERRIDDEN by Bota until 14:23 UTC (12 min): zenith clear"_s);
    QCOMPARE(verdict().word, OpenVerdict::Word::MayBeOpen);
    QVERIFY(verdict().why.contains(u"overridden: clouds"_s));
    QCOMPARE(verdict().need, Need::Look);
    view(Condition::Humidity).state = ConditionState::Bad; // the word is against clouds alone
    QCOMPARE(verdict().word, OpenVerdict::Word::MustBeClosed);
}

void TestConditionRows::rainIsNeverOverridden()
{
    view(Condition::Rain).state = ConditionState::Bad;
    QVERIFY(!row(Condition::Rain).mayBeOverridden);
    QCOMPARE(row(Condition::Rain).whyNot, u"rain may never be overridden"_s);
    view(Condition::Humidity).state = ConditionState::Bad;
    QVERIFY(row(Condition::Humidity).mayBeOverridden);
    QCOMPARE(row(Condition::Wind).whyNot, u"wind: nothing to override"_s);
}

void TestConditionRows::aDayIsNoAlarm()
{
    view(Condition::Sun).state = ConditionState::Bad;
    view(Condition::Sun).value = 31.0;
    QCOMPARE(verdict().word, OpenVerdict::Word::MustBeClosed);
    QCOMPARE(verdict().need, Need::None);
    QCOMPARE(row(Condition::Sun).need, Need::None);
}

void TestConditionRows::withoutTheCoreNothingIsKnown()
{
    const auto rows = conditionRows(m_snapshot, m_now, false);
    for (const ConditionRow &one : rows) {
        QVERIFY(one.isStale);
        QVERIFY(!one.mayBeOverridden);
        QCOMPARE(one.value, u"unknown"_s);
    }
    QCOMPARE(openVerdict(m_snapshot, m_now, false).word, OpenVerdict::Word::Unknown);
    QCOMPARE(
        openVerdict(Snapshot{}, m_now, true).word, OpenVerdict::Word::Unknown); // nothing said, nothing good
}

void TestConditionRows::closingByItselfIsARowOfEngineering()
{
    QCOMPARE(conditionRows(m_snapshot, m_now, true).size(), std::size_t{14});
    m_snapshot.mode = Mode::Engineering;
    auto rows = conditionRows(m_snapshot, m_now, true);
    QCOMPARE(rows.size(), std::size_t{15});
    QVERIFY(!rows.back().condition);
    QVERIFY(rows.back().mayBeOverridden);
    m_snapshot.safety.overrides = {{{}, "Aigerim", "work on the cover", m_now + 41min, {}}};
    rows = conditionRows(m_snapshot, m_now, true);
    QVERIFY(rows.back().isOverridden);
    QCOMPARE(
        overrideSentence(m_snapshot.safety.overrides[0], m_now),
        u"closing by itself is off: Aigerim, 41 min left"_s);
}

void TestConditionRows::nothingRepaintsWhenNothingChanged()
{
    ConditionModel model;
    model.setRows(conditionRows(m_snapshot, m_now, true));
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setRows(conditionRows(m_snapshot, m_now + 1s, true)); // a fresh value counts no seconds
    QCOMPARE(changed.size(), 0);
    view(Condition::Wind).value = 9.0;
    model.setRows(conditionRows(m_snapshot, m_now + 1s, true));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed[0][0].toModelIndex().row(), static_cast<int>(Condition::Wind));
    QCOMPARE(changed[0][0].toModelIndex().column(), static_cast<int>(ConditionModel::Value));
    model.setRows(conditionRows(m_snapshot, m_now + 15min, true));
    changed.clear();
    model.setRows(conditionRows(m_snapshot, m_now + 15min + 10s, true)); // minutes step by the minute
    QCOMPARE(changed.size(), 0);
    model.setRows(conditionRows(m_snapshot, m_now + 17min, true));
    QVERIFY(changed.size() > 0);
}

void TestConditionRows::theChainTellsWhoIsSilent()
{
    HeartbeatView &heartbeat = m_snapshot.safety.heartbeat;
    heartbeat.isBeating = true;
    heartbeat.contact = "armed";
    heartbeat.limit = 30s;
    heartbeat.lastBeatUtc = m_now - 1s;
    for (const FactLine &line : chainLines(m_snapshot, m_now, true))
        QCOMPARE(line.need, Need::None);
    QVERIFY(chainLines(m_snapshot, m_now + 20s, true)[1].isStale);
    heartbeat.contact.clear(); // silence of the contact is no good news
    QCOMPARE(chainLines(m_snapshot, m_now, true)[2].need, Need::Look);
    heartbeat.isBeating = false;
    heartbeat.withheldBecause = {{ReasonCode::DeviceLate, DeviceId{DeviceKind::Roof, ""}, {}, 60.0}};
    QVERIFY(chainLines(m_snapshot, m_now, true)[1].says.contains(u"roof: not done within 60 s"_s));
    QCOMPARE(chainLines(m_snapshot, m_now, false)[0].need, Need::Act);
    QVERIFY(hostLines(m_snapshot, m_now, true)[0].isStale); // never measured
    m_snapshot.safety.host = HostReport{};
    m_snapshot.safety.hostMeasuredUtc = m_now - 2min;
    for (const FactLine &line : hostLines(m_snapshot, m_now, true))
        QVERIFY(line.isStale);
}

void TestConditionRows::eachCauseSoundsOnce()
{
    AlarmWatch watch;
    Alarm power;
    power.number = 1;
    power.weight = AlarmWeight::Warning;
    power.sinceUtc = m_now;
    QCOMPARE(watch.take({power}), std::optional(AlarmWeight::Warning));
    power.consequences.resize(13);
    QVERIFY(!watch.take({power})); // what follows from it is silent
    power.returns = 3;
    QVERIFY(!watch.take({power}));
    Alarm roof = power;
    roof.number = 2;
    roof.weight = AlarmWeight::Danger;
    QCOMPARE(watch.take({roof, power}), std::optional(AlarmWeight::Danger));
    power.sinceUtc = m_now + 1h; // another run of the core counts from one again
    QCOMPARE(watch.take({roof, power}), std::optional(AlarmWeight::Warning));
    Alarm seen = power;
    seen.number = 9;
    seen.phase = AlarmPhase::Acknowledged;
    QVERIFY(!watch.take({seen}));
    QVERIFY(isHeard(AlarmWeight::Danger, AlarmWeight::Warning));
    QVERIFY(!isHeard(AlarmWeight::Notice, AlarmWeight::Warning));
    QVERIFY(!isHeard(AlarmWeight::Danger, std::nullopt));
    HeardFrom from = AlarmWeight::Notice;
    for (int i = 0; i < 4; ++i)
        from = nextHeard(from);
    QCOMPARE(from, HeardFrom(AlarmWeight::Notice));
}

QTEST_GUILESS_MAIN(TestConditionRows)
#include "test_condition_rows.moc"
