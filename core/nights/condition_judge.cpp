#include "core/nights/condition_judge.h"

namespace tulpar {

namespace {
bool isBad(const ConditionRule &rule, double value)
{
    return rule.isLowBad ? value < rule.bad : value > rule.bad;
}
bool isGood(const ConditionRule &rule, double value)
{
    return rule.isLowBad ? value >= rule.good : value <= rule.good;
}
std::optional<double> number(const std::optional<bool> &truth)
{
    return truth ? std::optional(*truth ? 1.0 : 0.0) : std::nullopt;
}
std::optional<double> number(const std::optional<Duration> &span)
{
    return span ? std::optional(seconds(*span)) : std::nullopt;
}
} // namespace

ConditionJudge::ConditionJudge(const ConditionRules &rules)
{
    for (const ConditionRule &rule : rules)
        m_entries[static_cast<std::size_t>(rule.condition)].rule = rule;
}

ConditionJudge::Entry &ConditionJudge::entry(Condition condition)
{
    return m_entries[static_cast<std::size_t>(condition)];
}

void ConditionJudge::put(Entry &entry, std::optional<double> value, MonoInstant measured)
{
    age(entry, measured);
    entry.measured = measured;
    entry.value = value;
    if (!value) {
        entry.isMissing = entry.wasHeard;
        entry.isLatched = entry.isLatched || entry.isMissing;
        entry.badSince.reset();
        entry.goodSince.reset();
        return;
    }
    entry.wasHeard = true;
    entry.isMissing = false;
    if (!isBad(entry.rule, *value))
        entry.badSince.reset();
    else if (!entry.badSince)
        entry.badSince = measured;
    if (!isGood(entry.rule, *value))
        entry.goodSince.reset();
    else if (!entry.goodSince)
        entry.goodSince = measured;
    age(entry, measured);
}

void ConditionJudge::age(Entry &entry, MonoInstant now)
{
    if (entry.wasHeard && now - entry.measured > entry.rule.staleAfter) {
        entry.isLatched = true;
        entry.badSince.reset();
        entry.goodSince.reset();
    }
    if (entry.badSince && now - *entry.badSince >= entry.rule.badDelay)
        entry.isLatched = true;
    if (entry.isLatched && entry.goodSince && entry.measured - *entry.goodSince >= entry.rule.goodDelay)
        entry.isLatched = false;
}

void ConditionJudge::take(const WeatherReport &report, Now measured)
{
    if (m_weatherMeasured && measured.mono < *m_weatherMeasured)
        return;
    m_weatherMeasured = measured.mono;
    const MonoInstant at = measured.mono;
    put(entry(Condition::Rain), number(report.isRaining), at);
    put(entry(Condition::Snow), number(report.isSnowing), at);
    put(entry(Condition::Humidity), report.humidityPercent, at);
    const bool hasGap = report.temperatureC && report.dewPointC;
    put(entry(Condition::DewPointGap),
        hasGap ? std::optional(*report.temperatureC - *report.dewPointC) : std::nullopt, at);
    put(entry(Condition::Wind), report.windMPerS, at);
    put(entry(Condition::Gust), report.gustMPerS, at);
    put(entry(Condition::Cloud), report.skyTemperatureC, at);
    put(entry(Condition::Cold), report.temperatureC, at);
    put(entry(Condition::Hot), report.temperatureC, at);
}

void ConditionJudge::take(const HostReport &report)
{
    const MonoInstant at = report.measured.mono;
    put(entry(Condition::Power), number(report.onBattery), at);
    put(entry(Condition::Link), number(report.outsideSilent), at);
    put(entry(Condition::Disk), report.diskFreeGiB, at);
}

void ConditionJudge::lose()
{
    for (const Condition condition :
         {Condition::Rain, Condition::Snow, Condition::Humidity, Condition::DewPointGap, Condition::Wind,
          Condition::Gust, Condition::Cloud, Condition::Cold, Condition::Hot}) {
        Entry &one = entry(condition);
        if (one.wasHeard)
            put(one, std::nullopt, one.measured);
    }
}

void ConditionJudge::sun(double altitudeDeg, Now now)
{
    put(entry(Condition::Sun), altitudeDeg, now.mono);
    if (m_weatherMeasured)
        put(entry(Condition::Report), seconds(now.mono - *m_weatherMeasured), now.mono);
}

void ConditionJudge::restart()
{
    for (Entry &one : m_entries) {
        one.value.reset();
        one.wasHeard = false;
        one.isMissing = false;
        one.badSince.reset();
        if (!one.isLatched)
            one.goodSince.reset();
    }
    m_weatherMeasured.reset();
}

std::optional<Condition> ConditionJudge::closes(const std::set<Condition> &overridden, Now now)
{
    for (Entry &one : m_entries) {
        age(one, now.mono);
        const bool isUnknown = one.isMissing || (one.rule.isNeeded && !one.value);
        if ((one.isLatched || isUnknown) && !overridden.contains(one.rule.condition))
            return one.rule.condition;
    }
    return std::nullopt;
}

std::optional<Condition> ConditionJudge::forbidsOpening(const std::set<Condition> &overridden, Now now)
{
    if (const auto closing = closes(overridden, now))
        return closing;
    for (const Entry &one : m_entries)
        if (one.value && !isGood(one.rule, *one.value) && !overridden.contains(one.rule.condition))
            return one.rule.condition;
    return std::nullopt;
}

} // namespace tulpar
