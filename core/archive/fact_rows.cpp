#include "core/archive/fact_rows.h"

#include "core/session/fact.h"
#include "core/sky/night_name.h"

#include <QVariant>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

namespace tulpar {

namespace {

QVariant numberOf(std::int64_t value)
{
    return QVariant(static_cast<qint64>(value));
}

QVariant realOf(double value)
{
    return std::isfinite(value) ? QVariant(value) : QVariant(QMetaType::fromType<double>());
}

QVariant none(QMetaType::Type type)
{
    return QVariant(QMetaType(type));
}

QVariant textOf(std::string_view value)
{
    return QVariant(archiveText(value));
}

/// ra_deg, dec_deg, x, y, z; the last three make the distance on the sky a sum of squares.
QVariantList placeOf(const std::optional<IcrsDirection> &place)
{
    const bool isPlace =
        place && std::isfinite(place->ra.asDegrees()) && std::isfinite(place->dec.asDegrees());
    if (!isPlace)
        return QVariantList(5, none(QMetaType::Double));
    return {
        realOf(place->ra.wrapped().asDegrees()), realOf(place->dec.asDegrees()),
        realOf(cosine(place->dec) * cosine(place->ra)), realOf(cosine(place->dec) * sine(place->ra)),
        realOf(sine(place->dec))};
}

/// The beginning of every row. A time at the edge of what can be counted is of garbage, and yet has a night.
QVariantList beginning(const FactRecord &fact, UtcInstant at, Angle longitude)
{
    constexpr std::int64_t farthest = 9'000'000'000'000'000'000;
    const UtcInstant countable{std::clamp(at.nsSinceUnixEpoch, -farthest, farthest)};
    return {
        numberOf(static_cast<std::int64_t>(fact.seq)), numberOf(fact.at.utc.nsSinceUnixEpoch),
        textOf(nightName(countable, longitude))};
}

/// Writes the rest of a row: one overload a kind of fact.
struct Rest {
    const FactRecord &record;

    std::optional<ArchiveRow> operator()(const FrameStored &fact) const
    {
        if (fact.number > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
            return std::nullopt;
        QVariantList values{
            textOf(fact.channel),
            numberOf(static_cast<std::int64_t>(fact.number)),
            numberOf(fact.start.nsSinceUnixEpoch),
            numberOf(fact.exposure.count()),
            textOf(fact.event),
            numberOf(fact.recovered ? 1 : 0),
            textOf(fact.path),
            textOf(fact.path),
            textOf("raw"),
            textOf("new"),
            none(QMetaType::QString),
            none(QMetaType::QString)};
        values << placeOf(std::nullopt) << none(QMetaType::LongLong) << none(QMetaType::QString)
               << none(QMetaType::LongLong) << none(QMetaType::QString) << none(QMetaType::LongLong)
               << none(QMetaType::LongLong) << none(QMetaType::LongLong);
        return ArchiveRow{ArchiveTable::Frames, values};
    }
    std::optional<ArchiveRow> operator()(const ExposureBegan &fact) const
    {
        return ArchiveRow{
            ArchiveTable::Exposures,
            {textOf(fact.channel), numberOf(fact.start.nsSinceUnixEpoch), numberOf(fact.exposure.count()),
             textOf(fact.event)}};
    }
    std::optional<ArchiveRow> operator()(const ConditionChanged &fact) const
    {
        return ArchiveRow{
            ArchiveTable::Conditions,
            {textOf(nameOf(fact.condition)), textOf(nameOf(fact.from)), textOf(nameOf(fact.to)),
             fact.value ? realOf(*fact.value) : none(QMetaType::Double)}};
    }
    std::optional<ArchiveRow> operator()(const Decided &fact) const
    {
        QVariantList values{
            textOf(fact.event), textOf(fact.notice),
            fact.triggerUtc ? numberOf(fact.triggerUtc->nsSinceUnixEpoch) : none(QMetaType::LongLong)};
        values << placeOf(fact.position)
               << (fact.errorRadius ? realOf(fact.errorRadius->asDegrees()) : none(QMetaType::Double))
               << textOf(nameOf(fact.decision.outcome)) << textOf(fact.decision.strategy)
               << numberOf(fact.decision.priority) << textOf(record.body);
        return ArchiveRow{ArchiveTable::Decisions, values};
    }
    std::optional<ArchiveRow> operator()(const NoticeRepeated &fact) const
    {
        return alert(fact.event, {}, fact.notice);
    }
    std::optional<ArchiveRow> operator()(const EventWithdrawn &fact) const
    {
        return alert(fact.event, {}, std::string(nameOf(fact.status)));
    }
    std::optional<ArchiveRow> operator()(const EventsLinked &fact) const
    {
        return alert(fact.event, {}, fact.other);
    }
    std::optional<ArchiveRow> operator()(const EventOdd &fact) const
    {
        return alert(fact.event, {}, std::string(nameOf(fact.warning)));
    }
    std::optional<ArchiveRow> operator()(const AlertAnswered &fact) const
    {
        return alert(fact.event, fact.who, fact.accepted ? "accepted" : "declined");
    }
    std::optional<ArchiveRow> operator()(const AlertSeen &fact) const
    {
        return alert(fact.event, fact.who, {});
    }
    std::optional<ArchiveRow> operator()(const AlertNoted &fact) const
    {
        return alert(fact.event, fact.note.who, fact.note.text);
    }
    std::optional<ArchiveRow> operator()(const AlertNamed &fact) const
    {
        return alert(fact.event, fact.who, fact.alias);
    }
    std::optional<ArchiveRow> operator()(const MapRead &fact) const
    {
        return alert(fact.event, {}, fact.error);
    }
    std::optional<ArchiveRow> operator()(const PositionWeighed &fact) const
    {
        return alert(fact.event, {}, {});
    }
    std::optional<ArchiveRow> operator()(const ResponseMoved &fact) const
    {
        return ArchiveRow{
            ArchiveTable::Responses,
            {textOf(fact.event), textOf(nameOf(fact.from)), textOf(nameOf(fact.to)), textOf(fact.cause),
             none(QMetaType::QString), none(QMetaType::LongLong)}};
    }
    std::optional<ArchiveRow> operator()(const ResponseStep &fact) const
    {
        return ArchiveRow{
            ArchiveTable::Responses,
            {textOf(fact.event), none(QMetaType::QString), none(QMetaType::QString), none(QMetaType::QString),
             textOf(nameOf(fact.reached.step)), numberOf(fact.reached.since.count())}};
    }
    std::optional<ArchiveRow> operator()(const CommandIssued &fact) const
    {
        const QVariantList place = placeOf(fact.target);
        return command(
            fact.device, fact.command,
            {place[0], place[1], fact.exposure ? numberOf(fact.exposure->count()) : none(QMetaType::LongLong),
             numberOf(fact.attempt), none(QMetaType::QString)});
    }
    std::optional<ArchiveRow> operator()(const CommandRefused &fact) const
    {
        std::string reasons;
        for (const Reason &reason : fact.reasons)
            reasons += (reasons.empty() ? "" : " ") + std::string(nameOf(reason.code));
        return command(fact.device, fact.command, withoutTarget(reasons));
    }
    std::optional<ArchiveRow> operator()(const CommandFailed &fact) const
    {
        return command(fact.device, fact.command, withoutTarget(fact.error));
    }
    template <class Other>
    std::optional<ArchiveRow> operator()(const Other &) const
    {
        return ArchiveRow{ArchiveTable::Facts, {textOf(record.kind), textOf(record.body)}};
    }

private:
    [[nodiscard]] ArchiveRow alert(
        const std::string &event, const std::string &who, const std::string &detail) const
    {
        return {
            ArchiveTable::Alerts,
            {textOf(record.kind), textOf(event), textOf(who), textOf(detail), textOf(record.body)}};
    }
    [[nodiscard]] ArchiveRow command(
        const DeviceId &device, const std::string &name, const QVariantList &rest) const
    {
        QVariantList values{
            textOf(record.kind), textOf(nameOf(device.kind)), textOf(device.channel), textOf(name)};
        return {ArchiveTable::Commands, values + rest};
    }
    [[nodiscard]] static QVariantList withoutTarget(const std::string &detail)
    {
        return {
            none(QMetaType::Double), none(QMetaType::Double), none(QMetaType::LongLong),
            none(QMetaType::LongLong), textOf(detail)};
    }
};

} // namespace

QString archiveText(std::string_view utf8)
{
    QString text = QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
    text.replace(QChar(u'\0'), QChar(QChar::ReplacementCharacter));
    return text;
}

ArchiveRow unreadRowOf(const FactRecord &fact, Angle longitude, const std::string &why)
{
    return {
        ArchiveTable::Unread,
        beginning(fact, fact.at.utc, longitude)
            + QVariantList{textOf(fact.kind), textOf(why), textOf(fact.body)}};
}

ArchiveRow archiveRowOf(const FactRecord &fact, Angle longitude)
{
    const auto read = factOf(fact);
    if (!read)
        return unreadRowOf(fact, longitude, read.error().detail);
    auto row = std::visit(Rest{fact}, *read);
    if (!row)
        return unreadRowOf(fact, longitude, "a number out of range");
    const auto *frame = std::get_if<FrameStored>(&*read);
    row->values = beginning(fact, frame ? frame->start : fact.at.utc, longitude) + row->values;
    return std::move(*row);
}

} // namespace tulpar
