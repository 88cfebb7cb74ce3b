#include "core/archive/archive_search.h"

#include "core/archive/archive_database.h"
#include "core/archive/fact_rows.h"

#include <QStringList>

#include <algorithm>
#include <cmath>

namespace tulpar {

namespace {

using enum ColumnKind;

constexpr std::array kEvents{
    ArchiveColumn{"subject", Text}, ArchiveColumn{"night", Text},   ArchiveColumn{"first_utc_ns"},
    ArchiveColumn{"last_utc_ns"},   ArchiveColumn{"notices"},       ArchiveColumn{"trigger_utc_ns"},
    ArchiveColumn{"ra_deg", Real},  ArchiveColumn{"dec_deg", Real}, ArchiveColumn{"x", Real},
    ArchiveColumn{"y", Real},       ArchiveColumn{"z", Real},       ArchiveColumn{"error_deg", Real},
    ArchiveColumn{"outcome", Text}, ArchiveColumn{"priority"},      ArchiveColumn{"withdrawn", Text},
    ArchiveColumn{"name", Text},    ArchiveColumn{"frames"},
};
constexpr std::array kNights{
    ArchiveColumn{"night", Text}, ArchiveColumn{"first_utc_ns"}, ArchiveColumn{"last_utc_ns"},
    ArchiveColumn{"frames"},      ArchiveColumn{"size_bytes"},   ArchiveColumn{"stored_bytes"},
};

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

bool has(SearchIn in, std::string_view column)
{
    return std::ranges::find(columnsOf(in), column, &ArchiveColumn::name) != columnsOf(in).end();
}

QString source(SearchIn in)
{
    if (in == SearchIn::Nights)
        return QStringLiteral("(SELECT night, min(start_utc_ns) AS first_utc_ns, max(start_utc_ns) AS "
                              "last_utc_ns, count(*) AS frames, "
                              "CAST(sum(size_bytes) AS BIGINT) AS size_bytes, CAST(sum(CASE WHEN form = "
                              "'deleted' OR plane > 0 THEN 0 ELSE stored_bytes END) AS BIGINT) AS "
                              "stored_bytes "
                              "FROM frames GROUP BY night) n");
    return text(nameOf(in));
}

QString timeColumn(SearchIn in)
{
    for (const char *name : {"start_utc_ns", "first_utc_ns"})
        if (has(in, name))
            return text(name);
    return QStringLiteral("at_utc_ns");
}

/// Conditions and the values they wait for.
class Where {
public:
    explicit Where(SearchIn in)
        : m_in(in)
    {
    }

    void add(const QString &condition, const QVariantList &values)
    {
        m_conditions << condition;
        m_values << values;
    }

    /// Remembers the first column that is asked about and is not there.
    [[nodiscard]] bool knows(std::string_view column)
    {
        if (!has(m_in, column) && m_unknown.empty())
            m_unknown = column;
        return has(m_in, column);
    }

    void equal(std::string_view column, const std::string &value)
    {
        if (knows(column))
            add(text(column) + QStringLiteral(" = ?"), {archiveText(value)});
    }

    void holding(const std::string &words)
    {
        if (!knows("subject"))
            return;
        QString pattern = archiveText(words).toLower();
        for (const QChar special : {QLatin1Char('!'), QLatin1Char('%'), QLatin1Char('_')})
            pattern.replace(special, QString(QLatin1Char('!')) + special);
        pattern = QLatin1Char('%') + pattern + QLatin1Char('%');
        QStringList any;
        for (const char *column : {"subject", "object", "name"})
            if (has(m_in, column)) {
                any << QStringLiteral("lower(%1) LIKE ? ESCAPE '!'").arg(text(column));
                m_values << pattern;
            }
        if (!has(m_in, "name")) {
            any << QStringLiteral("subject IN (SELECT subject FROM alerts WHERE kind = 'alert_named' AND "
                                  "lower(detail) LIKE ? ESCAPE '!')");
            m_values << pattern;
        }
        m_conditions << QLatin1Char('(') + any.join(QStringLiteral(" OR ")) + QLatin1Char(')');
    }

    void within(const SkyCone &cone)
    {
        if (!knows("dec_deg") || !knows("x"))
            return;
        const double dec = cone.centre.dec.asDegrees();
        const double radius = std::clamp(cone.radius.asDegrees(), 0.0, 180.0);
        constexpr double margin = 1e-9; // the square below decides
        add(QStringLiteral("dec_deg BETWEEN ? AND ?"), {dec - radius - margin, dec + radius + margin});
        if (std::abs(dec) + radius < 89) {
            const double reach =
                arcSine(sine(Angle::degrees(radius)) / cosine(cone.centre.dec)).asDegrees() + margin;
            const double low = Angle::degrees(cone.centre.ra.asDegrees() - reach).wrapped().asDegrees();
            const double high = Angle::degrees(cone.centre.ra.asDegrees() + reach).wrapped().asDegrees();
            add(low <= high ? QStringLiteral("(ra_deg >= ? AND ra_deg <= ?)")
                            : QStringLiteral("(ra_deg >= ? OR ra_deg <= ?)"),
                {low, high});
        }
        // Squared chord between the directions: exact where a cosine would round small angles away.
        const double x = cosine(cone.centre.dec) * cosine(cone.centre.ra);
        const double y = cosine(cone.centre.dec) * sine(cone.centre.ra);
        const double z = sine(cone.centre.dec);
        const double half = sine(Angle::degrees(radius / 2));
        add(QStringLiteral("(x - ?) * (x - ?) + (y - ?) * (y - ?) + (z - ?) * (z - ?) <= ?"),
            {x, x, y, y, z, z, 4 * half * half});
    }

    [[nodiscard]] QString sql() const
    {
        return m_conditions.isEmpty()
            ? QString()
            : QStringLiteral(" WHERE ") + m_conditions.join(QStringLiteral(" AND "));
    }
    [[nodiscard]] const QVariantList &values() const { return m_values; }
    [[nodiscard]] const std::string &unknown() const { return m_unknown; }

private:
    SearchIn m_in;
    QStringList m_conditions;
    QVariantList m_values;
    std::string m_unknown;
};

Result<Where> whereOf(const ArchiveSearch &search)
{
    Where where(search.in);
    if (search.night)
        where.equal("night", *search.night);
    const QString time = timeColumn(search.in);
    if (search.from)
        where.add(time + QStringLiteral(" >= ?"), {static_cast<qint64>(search.from->nsSinceUnixEpoch)});
    if (search.until)
        where.add(time + QStringLiteral(" < ?"), {static_cast<qint64>(search.until->nsSinceUnixEpoch)});
    if (search.channel)
        where.equal("channel", *search.channel);
    if (search.subject && where.knows("subject")) {
        const QString subject = archiveText(*search.subject);
        if (has(search.in, "object"))
            where.add(QStringLiteral("(subject = ? OR object = ?)"), {subject, subject});
        else
            where.add(QStringLiteral("subject = ?"), {subject});
    }
    if (search.words)
        where.holding(*search.words);
    if (search.kind)
        where.equal("kind", *search.kind);
    if (search.state)
        where.equal("state", std::string(nameOf(*search.state)));
    if (search.form)
        where.equal("form", std::string(nameOf(*search.form)));
    if (search.cone)
        where.within(*search.cone);
    if (!where.unknown().empty())
        return fail(
            Errc::Unsupported, std::string(nameOf(search.in)) + " have no " + std::string(where.unknown()));
    return where;
}

template <class Value>
std::optional<Value> ifThere(const QVariant &value, Value made)
{
    return value.isNull() ? std::nullopt : std::optional(made);
}

} // namespace

std::span<const ArchiveColumn> columnsOf(SearchIn in)
{
    if (in == SearchIn::Events)
        return kEvents;
    if (in == SearchIn::Nights)
        return kNights;
    return columnsOf(static_cast<ArchiveTable>(in));
}

Result<void> forEachRow(const ArchiveDatabase &database, const ArchiveSearch &search, const UseRow &use)
{
    const auto where = whereOf(search);
    if (!where)
        return tl::unexpected(where.error());
    QStringList columns;
    for (const ArchiveColumn &column : columnsOf(search.in))
        columns << text(column.name);
    const QString order = search.isNewestFirst ? QStringLiteral(" DESC") : QString();
    QString sql = QStringLiteral("SELECT ") + columns.join(QStringLiteral(", ")) + QStringLiteral(" FROM ")
        + source(search.in) + where->sql() + QStringLiteral(" ORDER BY ") + timeColumn(search.in) + order;
    if (has(search.in, "seq"))
        sql += QStringLiteral(", at_utc_ns%1, seq%1").arg(order);
    if (search.limit || search.skip > 0)
        sql += QStringLiteral(" LIMIT %1 OFFSET %2")
                   .arg(search.limit.value_or(std::size_t{1} << 62))
                   .arg(search.skip);
    auto query = database.query(sql, where->values());
    if (!query)
        return tl::unexpected(query.error());
    const auto width = static_cast<int>(columns.size());
    while (query->next()) {
        QVariantList values;
        values.reserve(width);
        for (int i = 0; i < width; ++i)
            values.push_back(query->value(i));
        if (!use(values))
            return {};
    }
    if (query->lastError().isValid())
        return tl::unexpected(
            archiveError(QStringLiteral("reading ") + source(search.in), query->lastError()));
    return {};
}

Result<std::vector<ArchivedFrame>> findFrames(const ArchiveDatabase &database, ArchiveSearch search)
{
    search.in = SearchIn::Frames;
    std::vector<ArchivedFrame> frames;
    return forEachRow(
               database, search,
               [&frames](const QVariantList &values) {
                   frames.push_back(frameOf(values));
                   return true;
               })
        .map([&frames] { return std::move(frames); });
}

Result<std::size_t> countRows(const ArchiveDatabase &database, const ArchiveSearch &search)
{
    const auto where = whereOf(search);
    if (!where)
        return tl::unexpected(where.error());
    return database
        .value(QStringLiteral("SELECT count(*) FROM ") + source(search.in) + where->sql(), where->values())
        .map([](const QVariant &count) { return static_cast<std::size_t>(count.toULongLong()); });
}

ArchivedFrame frameOf(const QVariantList &values)
{
    const auto textAt = [&values](int i) { return values[i].toString().toStdString(); };
    const auto instantAt = [&values](int i) {
        return ifThere(values[i], UtcInstant{values[i].toLongLong()});
    };
    ArchivedFrame frame;
    frame.key = {values[1].toLongLong(), values[0].toULongLong()};
    frame.night = textAt(2);
    frame.channel = textAt(3);
    frame.number = values[4].toULongLong();
    frame.start = {values[5].toLongLong()};
    frame.exposure = Duration(values[6].toLongLong());
    frame.subject = textAt(7);
    frame.isRecovered = values[8].toLongLong() != 0;
    frame.originalPath = textAt(9);
    frame.path = textAt(10);
    frame.form = enumNamed<FrameForm>(textAt(11)).value_or(FrameForm::Raw);
    frame.state = enumNamed<FrameState>(textAt(12)).value_or(FrameState::New);
    frame.kind = textAt(13);
    frame.object = textAt(14);
    frame.pointing = ifThere(
        values[15],
        IcrsDirection{Angle::degrees(values[15].toDouble()), Angle::degrees(values[16].toDouble())});
    frame.original = ifThere(values[21], FileDigest{values[20].toLongLong(), textAt(21)});
    frame.stored = ifThere(values[23], FileDigest{values[22].toLongLong(), textAt(23)});
    frame.checked = instantAt(24);
    frame.copied = instantAt(25);
    frame.plane = ifThere(values[26], std::int64_t{values[26].toLongLong()});
    return frame;
}

} // namespace tulpar
