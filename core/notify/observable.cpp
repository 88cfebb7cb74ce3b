#include "core/notify/observable.h"

#include "core/sky/observer.h"
#include "core/words/numbers.h"

namespace tulpar {

Observable RestOfNight::observableAt(const IcrsDirection &direction, UtcInstant utc, Angle lowest)
{
    constexpr Duration fresh = std::chrono::minutes(30);
    const Observer observer(m_site, utc);
    if (!m_sky || utc < m_madeFor || utc - m_madeFor > fresh || (m_sky->hasNight() && utc >= m_sky->dawn())) {
        m_sky.emplace(observer);
        m_madeFor = utc;
    }
    Observable result;
    result.altitude = observer.observed(direction).altitude;
    result.lowest = lowest;
    const NightTrack track = m_sky->trackOf(direction, utc);
    result.highest = track.highest();
    const auto &altitudes = track.altitudes;
    const auto at = [&](std::size_t sample, Angle before) {
        const double part = (lowest - before) / (altitudes[sample] - before);
        return track.from + track.step * static_cast<std::int64_t>(sample - 1)
            + fromSeconds(part * seconds(track.step));
    };
    for (std::size_t i = 0; i < altitudes.size() && !result.until; ++i) {
        const bool isAbove = altitudes[i] >= lowest;
        if (isAbove && !result.from)
            result.from = i == 0 ? track.from : at(i, altitudes[i - 1]);
        else if (!isAbove && result.from)
            result.until = at(i, altitudes[i - 1]);
    }
    if (result.from && !result.until)
        result.until = track.from + track.step * static_cast<std::int64_t>(altitudes.size() - 1);
    result.isNow = result.from && *result.from <= utc;
    return result;
}

QString sentenceOf(const Observable &observable)
{
    const QString now = QStringLiteral("altitude %1").arg(words::degrees(observable.altitude));
    const QString limit = words::degrees(observable.lowest);
    if (!observable.from)
        return QStringLiteral("%1, not above %2 in the dark hours left").arg(now, limit);
    const auto time = [](UtcInstant utc) {
        return words::utcTime(utc, words::Precision::Minutes) + QStringLiteral(" UTC");
    };
    if (observable.isNow)
        return QStringLiteral("%1, dark and above %2 until %3").arg(now, limit, time(*observable.until));
    return QStringLiteral("%1, dark and above %2 from %3 to %4")
        .arg(now, limit, time(*observable.from), time(*observable.until));
}

} // namespace tulpar
