#include "widgets/archive/archive_entry.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

namespace {

struct EntryText {
    Q_DECLARE_TR_FUNCTIONS(EntryText)
};

const Angle kUsualRadius = Angle::degrees(0.25);
constexpr std::int64_t kDayNs = 86'400'000'000'000;

} // namespace

bool hasField(ArchiveTopic topic, EntryField field)
{
    switch (field) {
    case EntryField::Channel:
    case EntryField::Kind:
        return topic == ArchiveTopic::Frames;
    case EntryField::Words:
    case EntryField::Near:
    case EntryField::Radius:
        return topic != ArchiveTopic::Nights;
    case EntryField::Night:
    case EntryField::From:
    case EntryField::Until:
        break;
    }
    return true;
}

std::optional<UtcInstant> readMoment(const QString &text, bool isEnd)
{
    static const QRegularExpression form(
        u"^(\\d{4}-\\d{2}-\\d{2})(?:[T ]+(\\d{1,2}:\\d{2})(:\\d{2}(?:\\.\\d+)?)?)?\\s*(?:Z|UTC)?$"_s);
    const auto match = form.match(text.trimmed());
    if (!match.hasMatch())
        return std::nullopt;
    const QString clock = match.captured(2);
    const QString full = match.captured(1) + u'T'
        + (clock.isEmpty() ? u"00:00"_s : clock.rightJustified(5, u'0'))
        + (match.captured(3).isEmpty() ? u":00"_s : match.captured(3)) + u'Z';
    const auto read = parseUtc(full.toStdString());
    if (!read)
        return std::nullopt;
    return isEnd && clock.isEmpty() ? UtcInstant{read->nsSinceUnixEpoch + kDayNs} : *read;
}

std::optional<Angle> readRadius(const QString &text)
{
    static const QRegularExpression form(u"^(\\d+(?:[.,]\\d+)?)\\s*(\u00b0|deg|'|\u2032|\"|\u2033|'')?$"_s);
    const auto match = form.match(text.trimmed());
    if (!match.hasMatch())
        return std::nullopt;
    const double value = match.captured(1).replace(u',', u'.').toDouble();
    const QString unit = match.captured(2);
    const bool isMinutes = unit == u"'"_s || unit == u"\u2032"_s;
    const bool isSeconds = unit == u"\""_s || unit == u"\u2033"_s || unit == u"''"_s;
    const double degrees = value / (isSeconds ? 3600 : isMinutes ? 60 : 1);
    return degrees > 0 && degrees <= 180 ? std::optional(Angle::degrees(degrees)) : std::nullopt;
}

ReadEntry readEntry(const ArchiveEntry &entry, const PlaceOfWords &placeOf)
{
    ReadEntry read;
    ArchiveQuestion &question = read.question;
    question.topic = entry.topic;
    const auto asked = [&](EntryField field, const QString &text) {
        return hasField(entry.topic, field) && !text.trimmed().isEmpty();
    };
    const auto refuse = [&read](EntryField field, const QString &why) {
        if (!read.wrong) {
            read.wrong = field;
            read.why = why;
        }
    };
    if (asked(EntryField::Words, entry.words))
        question.words = entry.words.trimmed().toStdString();
    if (asked(EntryField::Channel, entry.channel))
        question.channel = entry.channel.trimmed().toStdString();
    if (asked(EntryField::Kind, entry.kind))
        question.kind = entry.kind.trimmed().toStdString();
    if (asked(EntryField::Night, entry.night)) {
        const QString night = entry.night.trimmed();
        if (night.size() == 10 && readMoment(night, false))
            question.night = night.toStdString();
        else
            refuse(EntryField::Night, EntryText::tr("a night is the date of its evening: 2026-11-22"));
    }
    const auto moment = [&](EntryField field, const QString &text, std::optional<UtcInstant> &instant) {
        if (!asked(field, text))
            return;
        instant = readMoment(text, field == EntryField::Until);
        if (!instant)
            refuse(field, EntryText::tr("a time is written 2026-11-22 18:30, in UTC"));
    };
    moment(EntryField::From, entry.from, question.from);
    moment(EntryField::Until, entry.until, question.until);
    if (question.from && question.until && *question.until <= *question.from)
        refuse(EntryField::Until, EntryText::tr("the end lies before the beginning"));
    if (asked(EntryField::Near, entry.near)) {
        question.near = placeOf ? placeOf(entry.near.trimmed()) : std::nullopt;
        if (!question.near)
            refuse(
                EntryField::Near,
                EntryText::tr("nothing of this name is known, and these are no coordinates: %1")
                    .arg(entry.near.trimmed()));
        question.radius = kUsualRadius;
        if (asked(EntryField::Radius, entry.radius)) {
            const auto radius = readRadius(entry.radius);
            if (radius)
                question.radius = *radius;
            else
                refuse(EntryField::Radius, EntryText::tr("a radius is written 0.5, 10\u2032 or 30\u2033"));
        }
    }
    return read;
}

} // namespace tulpar
