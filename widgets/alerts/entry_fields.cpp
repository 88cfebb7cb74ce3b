#include "widgets/alerts/entry_fields.h"

#include "core/words/numbers.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>

#include <cmath>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

namespace {

class Text {
    Q_DECLARE_TR_FUNCTIONS(EntryFields)
};

constexpr double kLargestRadiusDeg = 90;

QString cleaned(QString text)
{
    text.replace(u'\u2212', u'-').replace(u'\u2013', u'-').replace(u',', u'.');
    return text.trimmed();
}

struct Sexagesimal {
    bool isNegative = false;
    std::vector<double> parts; ///< one to three
};

/// Up to three numbers apart by ':' , blanks or unit letters; only the last may have decimals.
std::optional<Sexagesimal> parts(const QString &text)
{
    static const QRegularExpression form(
        uR"(^([+-]?)\s*(\d+(?:\.\d*)?)(?:\s*[:hd°\s]\s*(\d+(?:\.\d*)?)(?:\s*[:m'′\s]\s*(\d+(?:\.\d*)?)\s*[s"″]?)?\s*[m'′]?)?\s*[hd°]?$)"_s,
        QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    Sexagesimal read;
    read.isNegative = match.captured(1) == u"-"_s;
    for (int i = 2; i <= 4; ++i) {
        if (match.captured(i).isEmpty())
            break;
        if (i > 2 && match.captured(i - 1).contains(u'.'))
            return std::nullopt; // "12.5:30" says two things
        read.parts.push_back(match.captured(i).toDouble());
    }
    return read;
}

std::optional<double> inUnits(const Sexagesimal &read)
{
    double value = 0;
    double unit = 1;
    for (std::size_t i = 0; i < read.parts.size(); ++i) {
        if (i > 0 && read.parts[i] >= 60)
            return std::nullopt;
        value += read.parts[i] * unit;
        unit /= 60;
    }
    return read.isNegative ? -value : value;
}

} // namespace

Entry<Angle> readRightAscension(const QString &text)
{
    const QString plain = cleaned(text);
    if (plain.isEmpty())
        return {{}, Text::tr("Right ascension is missing.")};
    const auto read = parts(plain);
    const auto value = read ? inUnits(*read) : std::nullopt;
    if (!value)
        return {{}, Text::tr("Not a right ascension: write 19:13:03.2 or degrees, 288.263.")};
    const bool isDegrees = read->parts.size() == 1 && !plain.contains(u'h', Qt::CaseInsensitive);
    if (isDegrees && (*value < 0 || *value >= 360))
        return {
            {},
            Text::tr("Right ascension in degrees is 0 to 360; this is %1.").arg(words::number(*value, 4))};
    if (!isDegrees && (*value < 0 || *value >= 24))
        return {
            {}, Text::tr("Right ascension in hours is 0 to 24; this is %1.").arg(words::number(*value, 4))};
    return {isDegrees ? Angle::degrees(*value) : Angle::hours(*value), {}};
}

Entry<Angle> readDeclination(const QString &text)
{
    const QString plain = cleaned(text);
    if (plain.isEmpty())
        return {{}, Text::tr("Declination is missing.")};
    const auto read = parts(plain);
    const auto value = read && !plain.contains(u'h', Qt::CaseInsensitive) ? inUnits(*read) : std::nullopt;
    if (!value)
        return {{}, Text::tr("Not a declination: write +19:48:09 or degrees, 19.8026.")};
    if (std::abs(*value) > 90)
        return {{}, Text::tr("Declination is -90 to +90 degrees; this is %1.").arg(words::number(*value, 4))};
    return {Angle::degrees(*value), {}};
}

Entry<Angle> readErrorRadius(const QString &text)
{
    const QString plain = cleaned(text);
    if (plain.isEmpty())
        return {{}, Text::tr("The error radius is missing; if you know none, write the field: 10'.")};
    static const QRegularExpression form(
        uR"(^(\d*\.?\d+|\d+\.)\s*(°|d|deg|degrees?|'|′|m|min|arcmin|"|″|''|s|sec|arcsec)?$)"_s,
        QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = form.match(plain);
    if (!match.hasMatch())
        return {{}, Text::tr("Not a radius: write 3', 12\" or 0.05 deg.")};
    const double number = match.captured(1).toDouble();
    const QString unit = match.captured(2).toLower();
    Angle radius = Angle::arcminutes(number);
    if (unit.startsWith(u'd') || unit == u"°"_s)
        radius = Angle::degrees(number);
    else if (
        unit == u"\""_s || unit == u"″"_s || unit == u"''"_s || unit.startsWith(u's') || unit == u"arcsec"_s)
        radius = Angle::arcseconds(number);
    if (!(radius > Angle()) || radius.asDegrees() > kLargestRadiusDeg)
        return {
            {},
            Text::tr("The error radius is above 0 and at most %1.")
                .arg(words::degrees(Angle::degrees(kLargestRadiusDeg)))};
    return {radius, {}};
}

Entry<UtcInstant> readTriggerTime(const QString &text, UtcInstant now)
{
    QString plain = text.trimmed();
    static const QRegularExpression bare(uR"(^\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?Z?$)"_s);
    const bool isBare = bare.match(plain).hasMatch();
    if (isBare) {
        if (plain.size() > 1 && plain[1] == u':')
            plain.prepend(u'0');
        if (plain.endsWith(u'Z'))
            plain.chop(1);
        if (plain.count(u':') == 1)
            plain += u":00"_s;
        plain = words::utcDate(now) + u'T' + plain;
    }
    auto read = parseUtc(plain.toStdString());
    if (!read)
        return {{}, Text::tr("Not a time: write 14:10:17 or 2022-10-09 14:10:17, in UTC.")};
    if (isBare && *read > now)
        *read = *read - 24h;
    if (*read > now)
        return {
            {},
            Text::tr("T0 lies in the future: now it is %1 %2 UTC.")
                .arg(words::utcDate(now), words::utcTime(now))};
    return {*read, {}};
}

std::optional<TwoTexts> splitCoordinates(const QString &text)
{
    const QString plain = cleaned(text);
    static const QRegularExpression form(uR"(^(\d[^+-]*?)\s*([+-]\s*\d.*)$)"_s);
    if (const auto match = form.match(plain); match.hasMatch())
        return TwoTexts{match.captured(1).trimmed(), match.captured(2).trimmed()};
    const QStringList words = plain.split(u' ', Qt::SkipEmptyParts);
    if (words.size() == 2 && words[0].contains(u':') == words[1].contains(u':')
        && (words[0].contains(u':') || (words[0].contains(u'.') && words[1].contains(u'.'))))
        return TwoTexts{words[0], words[1]};
    return std::nullopt;
}

} // namespace tulpar
