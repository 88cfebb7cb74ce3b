#include "core/archive/row_inserter.h"

#include "core/archive/archive_database.h"

#include <QSqlQuery>
#include <QStringList>

namespace tulpar {

namespace {

constexpr std::size_t kRowsTogether = 128;

Result<void> insertTogether(ArchiveTable table, std::span<const QVariantList> rows, QSqlQuery &query)
{
    for (const QVariantList &row : rows)
        for (const QVariant &value : row)
            query.addBindValue(value);
    if (query.exec())
        return {};
    return tl::unexpected(archiveError(QStringLiteral("writing ") + nameText(table), query.lastError()));
}

Result<QSqlQuery> prepared(const ArchiveDatabase &database, ArchiveTable table, std::size_t rows)
{
    const auto columns = static_cast<qsizetype>(columnsOf(table).size());
    const QString one = QLatin1Char('(') + QStringList(columns, QStringLiteral("?")).join(QLatin1Char(','))
        + QLatin1Char(')');
    QSqlQuery query(database.connection());
    if (!query.prepare(QStringLiteral("INSERT INTO %1 (%2) VALUES %3 ON CONFLICT DO NOTHING")
                           .arg(
                               nameText(table), columnList(table),
                               QStringList(static_cast<qsizetype>(rows), one).join(QLatin1Char(',')))))
        return tl::unexpected(archiveError(QStringLiteral("writing ") + nameText(table), query.lastError()));
    return query;
}

} // namespace

Result<void> insertRows(
    const ArchiveDatabase &database, ArchiveTable table, std::span<const QVariantList> rows)
{
    // Statements of two sizes, so that the engine prepares few.
    for (const std::size_t together : {kRowsTogether, std::size_t{1}}) {
        if (rows.size() < together)
            continue;
        auto query = prepared(database, table, together);
        if (!query)
            return tl::unexpected(query.error());
        for (; rows.size() >= together; rows = rows.subspan(together))
            if (const auto done = insertTogether(table, rows.first(together), *query); !done)
                return done;
    }
    return {};
}

} // namespace tulpar
