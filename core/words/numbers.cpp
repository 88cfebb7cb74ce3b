#include "core/words/numbers.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QTimeZone>

#include <algorithm>
#include <cmath>

namespace tulpar::words {

using namespace Qt::Literals::StringLiterals;

namespace {

class Text {
    Q_DECLARE_TR_FUNCTIONS(words)
};

QString withMinusSign(QString text)
{
    if (!text.startsWith(u'-'))
        return text;
    const bool isZero =
        std::none_of(text.cbegin(), text.cend(), [](QChar c) { return c >= u'1' && c <= u'9'; });
    return isZero ? text.mid(1) : u'\u2212' + text.mid(1);
}

/// Sexagesimal of a non-negative quantity, rounded once at its last digit so that no "60" appears.
QString sexagesimal(double whole, int wholeWidth, int decimals, double wrapAt)
{
    const double unit = std::pow(10.0, decimals);
    auto ticks = static_cast<qint64>(std::llround(whole * 3600 * unit));
    const auto perWhole = static_cast<qint64>(3600 * unit);
    if (wrapAt > 0)
        ticks %= static_cast<qint64>(wrapAt) * perWhole;
    const qint64 wholes = ticks / perWhole;
    const qint64 minutes = ticks % perWhole / static_cast<qint64>(60 * unit);
    const double left = static_cast<double>(ticks % static_cast<qint64>(60 * unit)) / unit;
    const int width = decimals > 0 ? 3 + decimals : 2;
    return u"%1:%2:%3"_s.arg(wholes, wholeWidth, 10, QChar(u'0'))
        .arg(minutes, 2, 10, QChar(u'0'))
        .arg(left, width, 'f', decimals, QChar(u'0'));
}

QDateTime toQt(UtcInstant utc)
{
    // Floor, so that the milliseconds of instants before 1970 are right too.
    const std::int64_t ms = utc.nsSinceUnixEpoch >= 0 ? utc.nsSinceUnixEpoch / 1'000'000
                                                      : -((-utc.nsSinceUnixEpoch + 999'999) / 1'000'000);
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC);
}

QString timeFormat(Precision precision)
{
    switch (precision) {
    case Precision::Minutes:
        return u"HH:mm"_s;
    case Precision::Seconds:
        return u"HH:mm:ss"_s;
    case Precision::Milliseconds:
        return u"HH:mm:ss.zzz"_s;
    }
    return {};
}

} // namespace

QString number(double value, int decimals)
{
    QString text = QString::number(value, 'f', decimals);
    if (decimals > 0) {
        while (text.endsWith(u'0'))
            text.chop(1);
        if (text.endsWith(u'.'))
            text.chop(1);
    }
    return withMinusSign(text);
}

QString fixed(double value, int decimals)
{
    return withMinusSign(QString::number(value, 'f', decimals));
}

QString age(Duration age)
{
    const bool isNegative = age < Duration::zero();
    const qint64 total = std::abs(age.count()) / 1'000'000'000;
    const qint64 days = total / 86400;
    const qint64 hours = total % 86400 / 3600;
    const qint64 minutes = total % 3600 / 60;
    const qint64 left = total % 60;
    QString text;
    if (days > 0)
        text = Text::tr("%1 d %2:%3").arg(days).arg(hours).arg(minutes, 2, 10, QChar(u'0'));
    else if (hours > 0)
        text = u"%1:%2:%3"_s.arg(hours).arg(minutes, 2, 10, QChar(u'0')).arg(left, 2, 10, QChar(u'0'));
    else
        text = u"%1:%2"_s.arg(minutes).arg(left, 2, 10, QChar(u'0'));
    return isNegative && total > 0 ? u'\u2212' + text : text;
}

QString shortAge(Duration age)
{
    const double s = seconds(age);
    if (s < 10)
        return Text::tr("%1 s").arg(fixed(std::floor(std::max(s, 0.0) * 10) / 10, 1));
    if (s < 120)
        return Text::tr("%1 s").arg(fixed(std::floor(s), 0));
    if (s < 7200)
        return Text::tr("%1 min").arg(fixed(std::floor(s / 60), 0));
    if (s < 172800)
        return Text::tr("%1 h").arg(fixed(std::floor(s / 3600), 0));
    return Text::tr("%1 d").arg(fixed(std::floor(s / 86400), 0));
}

QString secondsOf(Duration duration)
{
    const double s = seconds(duration);
    return s < 100 ? Text::tr("%1 s").arg(fixed(s, 1)) : shortAge(duration);
}

QString exposure(Duration exposure)
{
    return Text::tr("%1 s").arg(number(seconds(exposure), 2));
}

QString degrees(Angle angle, int decimals)
{
    return number(angle.asDegrees(), decimals) + u'\u00b0';
}

QString radius(Angle radius)
{
    if (radius < Angle::arcminutes(1))
        return number(radius.asArcseconds(), radius < Angle::arcseconds(10) ? 1 : 0) + u'\u2033';
    if (radius < Angle::degrees(1))
        return number(radius.asArcminutes(), radius < Angle::arcminutes(10) ? 1 : 0) + u'\u2032';
    return number(radius.asDegrees(), 1) + u'\u00b0';
}

QString rightAscension(Angle ra, Notation notation)
{
    const double turn = std::fmod(std::fmod(ra.asDegrees(), 360.0) + 360.0, 360.0);
    if (notation == Notation::Degrees)
        return fixed(turn, 4) + u'\u00b0';
    return sexagesimal(turn / 15, 2, 2, 24);
}

QString declination(Angle dec, Notation notation)
{
    const double value = dec.asDegrees();
    // A plain hyphen: what is copied must be read by other programs.
    const QChar sign = value < 0 ? u'-' : u'+';
    if (notation == Notation::Degrees)
        return sign + QString::number(std::abs(value), 'f', 4) + u'\u00b0';
    return sign + sexagesimal(std::abs(value), 2, 1, 0);
}

QString direction(const IcrsDirection &direction, Notation notation)
{
    return rightAscension(direction.ra, notation) + u' ' + declination(direction.dec, notation);
}

QString utcTime(UtcInstant utc, Precision precision)
{
    return toQt(utc).toString(timeFormat(precision));
}

QString utcDate(UtcInstant utc)
{
    return toQt(utc).toString(u"yyyy-MM-dd"_s);
}

QString localTime(UtcInstant utc, const std::string &timeZone, Precision precision)
{
    const QTimeZone zone(QByteArray::fromStdString(timeZone));
    const QDateTime time = toQt(utc);
    return (zone.isValid() ? time.toTimeZone(zone) : time).toString(timeFormat(precision));
}

} // namespace tulpar::words
