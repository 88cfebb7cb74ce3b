#include "widgets/chart/chart_text.h"

#include "core/words/numbers.h"

#include <array>
#include <cmath>

namespace tulpar {

namespace {

struct Sexagesimal {
    int whole = 0;
    int minutes = 0;
    int seconds = 0;
};

Sexagesimal sexagesimal(double units, int wrapAt)
{
    auto total = static_cast<long>(std::lround(units * 3600));
    if (wrapAt > 0)
        total %= wrapAt * 3600L;
    return {static_cast<int>(total / 3600), static_cast<int>(total / 60 % 60), static_cast<int>(total % 60)};
}

QString two(int v)
{
    return QStringLiteral("%1").arg(v, 2, 10, QLatin1Char('0'));
}

QString clockText(long secondsOfDay, bool withSeconds)
{
    const auto h = static_cast<int>(secondsOfDay / 3600 % 24);
    const auto m = static_cast<int>(secondsOfDay / 60 % 60);
    QString out = two(h) + QLatin1Char(':') + two(m);
    if (withSeconds)
        out += QLatin1Char(':') + two(static_cast<int>(secondsOfDay % 60));
    return out;
}

long secondsOfDay(UtcInstant t)
{
    constexpr std::int64_t kNs = 1'000'000'000;
    constexpr std::int64_t kDay = 86400;
    return static_cast<long>(((t.nsSinceUnixEpoch / kNs) % kDay + kDay) % kDay);
}

} // namespace

QString ChartText::ra(Angle ra)
{
    const Sexagesimal s = sexagesimal(ra.wrapped().asHours(), 24);
    return QStringLiteral("%1h%2m%3s").arg(two(s.whole), two(s.minutes), two(s.seconds));
}

QString ChartText::dec(Angle dec)
{
    const Sexagesimal s = sexagesimal(std::abs(dec.asDegrees()), 0);
    return QStringLiteral("%1%2°%3′%4″")
        .arg(
            dec.asRadians() < 0 ? QStringLiteral("−") : QStringLiteral("+"), two(s.whole), two(s.minutes),
            two(s.seconds));
}

QString ChartText::degrees(Angle angle, int decimals)
{
    const double v = angle.asDegrees();
    const double smallest = std::pow(10.0, -decimals) / 2;
    const QString digits = QString::number(std::abs(v), 'f', decimals);
    return (v <= -smallest ? QStringLiteral("−") : QString()) + digits + QStringLiteral("°");
}

QString ChartText::field(Angle angle)
{
    const double d = angle.asDegrees();
    if (d >= 10)
        return QString::number(d, 'f', 0) + QStringLiteral("°");
    if (d >= 1)
        return QString::number(d, 'f', 1) + QStringLiteral("°");
    if (angle.asArcminutes() >= 9.95)
        return QString::number(angle.asArcminutes(), 'f', 0) + QStringLiteral("′");
    if (angle.asArcminutes() >= 1)
        return QString::number(angle.asArcminutes(), 'f', 1) + QStringLiteral("′");
    return QString::number(angle.asArcseconds(), 'f', 0) + QStringLiteral("″");
}

QString ChartText::age(Duration age)
{
    const auto s = static_cast<int>(seconds(age));
    if (s < 60)
        return tr("%1 s").arg(s);
    if (s < 3600)
        return tr("%1 min").arg(s / 60);
    if (s < 48 * 3600)
        return tr("%1 h").arg(s / 3600);
    return tr("%1 d").arg(s / 86400);
}

QString ChartText::span(Duration span)
{
    const auto minutes = std::lround(std::abs(seconds(span)) / 60);
    if (minutes < 60)
        return tr("%1 min").arg(minutes);
    return tr("%1 h %2 min").arg(minutes / 60).arg(two(static_cast<int>(minutes % 60)));
}

QString ChartText::offset(Duration offset)
{
    return (offset < Duration::zero() ? QStringLiteral("−") : QStringLiteral("+")) + span(offset);
}

QString ChartText::bothTimes(UtcInstant t, const std::string &timeZone)
{
    if (timeZone.empty() || timeZone == "UTC")
        return timeOfDay(t);
    const QString local = words::localTime(t + 30s, timeZone, words::Precision::Minutes);
    return timeOfDay(t) + QStringLiteral(" · ") + tr("%1 local").arg(local);
}

QString ChartText::timeOfDay(UtcInstant t)
{
    return tr("%1 UTC").arg(clockText(secondsOfDay(t + 30s), false));
}

QString ChartText::timeWithSeconds(UtcInstant t)
{
    return tr("%1 UTC").arg(clockText(secondsOfDay(t), true));
}

QString ChartText::bodyName(Body body)
{
    switch (body) {
    case Body::Sun:
        return tr("Sun");
    case Body::Moon:
        return tr("Moon");
    case Body::Mercury:
        return tr("Mercury");
    case Body::Venus:
        return tr("Venus");
    case Body::Mars:
        return tr("Mars");
    case Body::Jupiter:
        return tr("Jupiter");
    case Body::Saturn:
        return tr("Saturn");
    case Body::Uranus:
        return tr("Uranus");
    case Body::Neptune:
        return tr("Neptune");
    }
    return {};
}

QString ChartText::cardinal(int index)
{
    switch (index % 4) {
    case 0:
        return tr("N", "north");
    case 1:
        return tr("E", "east");
    case 2:
        return tr("S", "south");
    default:
        return tr("W", "west");
    }
}

} // namespace tulpar
