#include "widgets/night/timeline_scene.h"

#include "core/words/night.h"
#include "core/words/numbers.h"
#include "widgets/night/night_rows.h"

#include <algorithm>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isOfWeather(Condition condition)
{
    using enum Condition;
    switch (condition) {
    case Rain:
    case Snow:
    case Humidity:
    case DewPointGap:
    case Wind:
    case Gust:
    case Cloud:
    case Cold:
    case Hot:
        return true;
    default:
        return false;
    }
}

bool isOfWeather(const Reason &reason)
{
    using enum ReasonCode;
    switch (reason.code) {
    case Raining:
    case Snowing:
    case HumidityHigh:
    case DewPointNear:
    case WindHigh:
    case GustHigh:
    case Cloudy:
    case ColdOrHot:
        return true;
    default:
        return false;
    }
}

} // namespace

void BadWeatherLog::take(const Snapshot &snapshot)
{
    if (snapshot.night.night != m_night) {
        m_night = snapshot.night.night;
        m_spans.clear();
        m_badSince.reset();
    }
    const bool isBad = std::ranges::any_of(snapshot.safety.conditions, [](const ConditionView &view) {
        return isOfWeather(view.rule.condition)
            && (view.state == ConditionState::Bad || view.state == ConditionState::Unknown
                || view.state == ConditionState::Waiting);
    });
    if (isBad && !m_badSince)
        m_badSince = snapshot.utc;
    Spans spans = m_spans;
    if (m_badSince)
        spans.push_back({*m_badSince, std::max(*m_badSince, snapshot.utc)});
    if (!isBad)
        m_badSince.reset();
    for (const Alarm &alarm : snapshot.safety.alarms)
        if (isOfWeather(alarm.cause))
            spans.push_back({alarm.sinceUtc, std::max(alarm.sinceUtc, alarm.goneUtc.value_or(snapshot.utc))});
    m_spans = merged(spans);
}

TimelineScene timelineScene(const Snapshot &snapshot, const SkyOfNight &sky, const Spans &badWeather)
{
    const NightView &night = snapshot.night;
    TimelineScene scene;
    scene.bands = sky.bands();
    scene.moonUp = sky.moonUp();
    scene.moonWord = u"%1 %"_s.arg(words::number(sky.moonIlluminated() * 100, 0));
    scene.timeZone = snapshot.observatory.site.timeZone;
    if (night.plan)
        for (const PlannedBlockView &block : night.plan->blocks)
            scene.blocks.push_back(
                {visitKey(block), blockKey(block.target, block.block), isNextVisit(night, block),
                 block.repeats < 2 ? QString::fromStdString(block.target)
                                   : u"%1 %2/%3"_s.arg(QString::fromStdString(block.target))
                                         .arg(block.repeat + 1)
                                         .arg(block.repeats),
                 block.state, block.beginUtc, block.endUtc, block.position});
    for (const NightStepView &step : night.steps) {
        const auto begin = step.begunUtc ? step.begunUtc : step.expectedUtc;
        if (begin)
            scene.steps.push_back({words::nightStep(step.step), step.state, *begin, step.endedUtc});
    }
    std::ranges::stable_sort(scene.steps, {}, &TimelineStep::begin);
    const Spans tonight{{night.sunsetUtc, night.sunriseUtc}};
    scene.badWeather = intersection(badWeather, tonight);
    for (const auto &alert : snapshot.alerts)
        if (alert->receivedUtc >= night.sunsetUtc && alert->receivedUtc <= night.sunriseUtc)
            scene.marks.push_back(
                {alert->receivedUtc, QString::fromStdString(alert->name),
                 alert->state == AlertState::Responding || alert->state == AlertState::Observed});
    return scene;
}

} // namespace tulpar
