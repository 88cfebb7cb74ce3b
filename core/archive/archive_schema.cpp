#include "core/archive/archive_schema.h"

#include "core/archive/archive_database.h"

#include <QStringList>
#include <QVariant>

namespace tulpar {

namespace {

using enum ColumnKind;

constexpr std::string_view kPlane = "plane"; ///< since version 2

constexpr std::array kFrames{
    ArchiveColumn{"seq"},
    ArchiveColumn{"at_utc_ns"},
    ArchiveColumn{"night", Text},
    ArchiveColumn{"channel", Text},
    ArchiveColumn{"number"},
    ArchiveColumn{"start_utc_ns"},
    ArchiveColumn{"exposure_ns"},
    ArchiveColumn{"subject", Text},
    ArchiveColumn{"recovered"},
    ArchiveColumn{"original_path", Text},
    ArchiveColumn{"path", Text},
    ArchiveColumn{"form", Text},
    ArchiveColumn{"state", Text},
    ArchiveColumn{"kind", Text},
    ArchiveColumn{"object", Text},
    ArchiveColumn{"ra_deg", Real},
    ArchiveColumn{"dec_deg", Real},
    ArchiveColumn{"x", Real},
    ArchiveColumn{"y", Real},
    ArchiveColumn{"z", Real},
    ArchiveColumn{"size_bytes"},
    ArchiveColumn{"sha256", Text},
    ArchiveColumn{"stored_bytes"},
    ArchiveColumn{"stored_sha256", Text},
    ArchiveColumn{"checked_utc_ns"},
    ArchiveColumn{"copied_utc_ns"},
    ArchiveColumn{kPlane},
};
constexpr std::array kExposures{
    ArchiveColumn{"seq"},           ArchiveColumn{"at_utc_ns"},    ArchiveColumn{"night", Text},
    ArchiveColumn{"channel", Text}, ArchiveColumn{"start_utc_ns"}, ArchiveColumn{"exposure_ns"},
    ArchiveColumn{"subject", Text},
};
constexpr std::array kConditions{
    ArchiveColumn{"seq"},
    ArchiveColumn{"at_utc_ns"},
    ArchiveColumn{"night", Text},
    ArchiveColumn{"condition", Text},
    ArchiveColumn{"from_state", Text},
    ArchiveColumn{"to_state", Text},
    ArchiveColumn{"value", Real},
};
constexpr std::array kDecisions{
    ArchiveColumn{"seq"},           ArchiveColumn{"at_utc_ns"},      ArchiveColumn{"night", Text},
    ArchiveColumn{"subject", Text}, ArchiveColumn{"notice", Text},   ArchiveColumn{"trigger_utc_ns"},
    ArchiveColumn{"ra_deg", Real},  ArchiveColumn{"dec_deg", Real},  ArchiveColumn{"x", Real},
    ArchiveColumn{"y", Real},       ArchiveColumn{"z", Real},        ArchiveColumn{"error_deg", Real},
    ArchiveColumn{"outcome", Text}, ArchiveColumn{"strategy", Text}, ArchiveColumn{"priority"},
    ArchiveColumn{"body", Text},
};
constexpr std::array kAlerts{
    ArchiveColumn{"seq"},          ArchiveColumn{"at_utc_ns"},     ArchiveColumn{"night", Text},
    ArchiveColumn{"kind", Text},   ArchiveColumn{"subject", Text}, ArchiveColumn{"who", Text},
    ArchiveColumn{"detail", Text}, ArchiveColumn{"body", Text},
};
constexpr std::array kResponses{
    ArchiveColumn{"seq"},           ArchiveColumn{"at_utc_ns"},        ArchiveColumn{"night", Text},
    ArchiveColumn{"subject", Text}, ArchiveColumn{"from_state", Text}, ArchiveColumn{"to_state", Text},
    ArchiveColumn{"cause", Text},   ArchiveColumn{"step", Text},       ArchiveColumn{"since_ns"},
};
constexpr std::array kCommands{
    ArchiveColumn{"seq"},           ArchiveColumn{"at_utc_ns"},    ArchiveColumn{"night", Text},
    ArchiveColumn{"kind", Text},    ArchiveColumn{"device", Text}, ArchiveColumn{"channel", Text},
    ArchiveColumn{"command", Text}, ArchiveColumn{"ra_deg", Real}, ArchiveColumn{"dec_deg", Real},
    ArchiveColumn{"exposure_ns"},   ArchiveColumn{"attempt"},      ArchiveColumn{"detail", Text},
};
constexpr std::array kFacts{
    ArchiveColumn{"seq"},        ArchiveColumn{"at_utc_ns"},  ArchiveColumn{"night", Text},
    ArchiveColumn{"kind", Text}, ArchiveColumn{"body", Text},
};
constexpr std::array kUnread{
    ArchiveColumn{"seq"},        ArchiveColumn{"at_utc_ns"},    ArchiveColumn{"night", Text},
    ArchiveColumn{"kind", Text}, ArchiveColumn{"detail", Text}, ArchiveColumn{"body", Text},
};

QString text(std::string_view ascii)
{
    return QString::fromLatin1(ascii.data(), static_cast<qsizetype>(ascii.size()));
}

QString typeName(ColumnKind kind, ArchiveEngine engine)
{
    const bool isFile = engine == ArchiveEngine::Sqlite;
    switch (kind) {
    case Integer:
        return isFile ? QStringLiteral("INTEGER") : QStringLiteral("BIGINT");
    case Real:
        return isFile ? QStringLiteral("REAL") : QStringLiteral("DOUBLE PRECISION");
    case Text:
        break;
    }
    return QStringLiteral("TEXT");
}

/// What every row must have.
bool isNeeded(std::string_view column)
{
    return column == "seq" || column == "at_utc_ns" || column == "night" || column == "path"
        || column == "original_path" || column == "form" || column == "state";
}

QString makeTable(ArchiveTable table, ArchiveEngine engine)
{
    QStringList columns;
    for (const ArchiveColumn &column : columnsOf(table))
        columns << text(column.name) + QLatin1Char(' ') + typeName(column.kind, engine)
                + (isNeeded(column.name) ? QStringLiteral(" NOT NULL") : QString());
    columns << QStringLiteral("PRIMARY KEY (at_utc_ns, seq)");
    if (table == ArchiveTable::Frames)
        columns << QStringLiteral("UNIQUE (original_path)");
    return QStringLiteral("CREATE TABLE %1 (%2)%3")
        .arg(
            nameText(table), columns.join(QStringLiteral(", ")),
            engine == ArchiveEngine::Sqlite ? QStringLiteral(" STRICT, WITHOUT ROWID") : QString());
}

QStringList makeIndices()
{
    return {
        QStringLiteral("CREATE INDEX frames_start ON frames (start_utc_ns)"),
        QStringLiteral("CREATE INDEX frames_night ON frames (night, start_utc_ns)"),
        QStringLiteral("CREATE INDEX frames_subject ON frames (subject, start_utc_ns)"),
        QStringLiteral("CREATE INDEX frames_object ON frames (object, start_utc_ns)"),
        QStringLiteral("CREATE INDEX frames_place ON frames (dec_deg, ra_deg)"),
        QStringLiteral("CREATE INDEX frames_state ON frames (state, start_utc_ns)"),
        QStringLiteral("CREATE INDEX exposures_night ON exposures (night)"),
        QStringLiteral("CREATE INDEX conditions_night ON conditions (night)"),
        QStringLiteral("CREATE INDEX decisions_subject ON decisions (subject)"),
        QStringLiteral("CREATE INDEX alerts_subject ON alerts (subject)"),
        QStringLiteral("CREATE INDEX responses_subject ON responses (subject)"),
        QStringLiteral("CREATE INDEX commands_night ON commands (night)"),
        QStringLiteral("CREATE INDEX facts_night ON facts (night)"),
    };
}

/// An event is what its newest decision says, and whether it was withdrawn since.
QString makeEvents()
{
    return QStringLiteral(
        "CREATE VIEW events AS SELECT d.subject AS subject, d.night AS night, d.first_utc_ns AS "
        "first_utc_ns, "
        "d.at_utc_ns AS last_utc_ns, d.notices AS notices, d.trigger_utc_ns AS trigger_utc_ns, d.ra_deg AS "
        "ra_deg, "
        "d.dec_deg AS dec_deg, d.x AS x, d.y AS y, d.z AS z, d.error_deg AS error_deg, d.outcome AS outcome, "
        "d.priority AS priority, "
        "(SELECT a.detail FROM alerts a WHERE a.subject = d.subject AND a.kind = 'event_withdrawn' "
        "ORDER BY a.at_utc_ns DESC, a.seq DESC LIMIT 1) AS withdrawn, "
        "(SELECT a.detail FROM alerts a WHERE a.subject = d.subject AND a.kind = 'alert_named' "
        "ORDER BY a.at_utc_ns DESC, a.seq DESC LIMIT 1) AS name, "
        "(SELECT count(*) FROM frames f WHERE f.subject = d.subject) AS frames "
        "FROM (SELECT subject, at_utc_ns, trigger_utc_ns, ra_deg, dec_deg, x, y, z, error_deg, outcome, "
        "priority, "
        "min(night) OVER (PARTITION BY subject) AS night, min(at_utc_ns) OVER (PARTITION BY subject) AS "
        "first_utc_ns, count(*) OVER (PARTITION BY subject) AS notices, row_number() OVER (PARTITION BY "
        "subject "
        "ORDER BY at_utc_ns DESC, seq DESC) AS newest FROM decisions) d WHERE d.newest = 1");
}

QStringList schema(ArchiveEngine engine)
{
    QStringList statements;
    for (std::size_t i = 0; i < kArchiveTables; ++i)
        statements << makeTable(static_cast<ArchiveTable>(i), engine);
    const QString number = typeName(Integer, engine);
    statements << makeIndices() << makeEvents()
               << QStringLiteral("CREATE TABLE progress (journal %1 PRIMARY KEY, last_seq %1 NOT NULL, "
                                 "last_utc_ns %1 NOT NULL)")
                      .arg(number)
               << QStringLiteral("CREATE TABLE tulpar_archive (version %1 NOT NULL)").arg(number)
               << QStringLiteral("INSERT INTO tulpar_archive VALUES (%1)").arg(kArchiveVersion);
    if (engine == ArchiveEngine::Sqlite)
        statements << QStringLiteral("PRAGMA application_id = %1").arg(kArchiveApplicationId);
    return statements;
}

QString countTables(ArchiveEngine engine)
{
    return engine == ArchiveEngine::Sqlite
        ? QStringLiteral("SELECT count(*) FROM sqlite_schema")
        : QStringLiteral(
            "SELECT count(*) FROM information_schema.tables WHERE table_schema = current_schema()");
}

QString countOwn(ArchiveEngine engine)
{
    return engine == ArchiveEngine::Sqlite
        ? QStringLiteral("SELECT count(*) FROM sqlite_schema WHERE name = 'tulpar_archive'")
        : QStringLiteral(
            "SELECT count(*) FROM information_schema.tables WHERE table_schema = current_schema() "
            "AND table_name = 'tulpar_archive'");
}

QStringList bringUp(ArchiveEngine engine)
{
    return {
        QStringLiteral("ALTER TABLE frames ADD COLUMN %1 %2").arg(text(kPlane), typeName(Integer, engine)),
        QStringLiteral("UPDATE tulpar_archive SET version = %1").arg(kArchiveVersion)};
}

/// One of those that this program knows.
Result<int> versionOf(const ArchiveDatabase &database)
{
    const auto own = database.value(countOwn(database.engine()));
    if (!own)
        return tl::unexpected(own.error());
    if (own->toLongLong() == 0) {
        const auto any = database.value(countTables(database.engine()));
        if (!any)
            return tl::unexpected(any.error());
        return any->toLongLong() == 0 ? fail(Errc::NotFound, "holds no archive yet")
                                      : fail(Errc::Malformed, "is a database, but not an archive of Tulpar");
    }
    const auto version = database.value(QStringLiteral("SELECT version FROM tulpar_archive"));
    if (!version)
        return tl::unexpected(version.error());
    if (version->toLongLong() < kOldestArchiveVersion || version->toLongLong() > kArchiveVersion)
        return fail(
            Errc::Unsupported,
            "the archive has version " + std::to_string(version->toLongLong())
                + ", this program knows version " + std::to_string(kArchiveVersion));
    return version->toInt();
}

/// An older archive, which may not be changed: a view of this connection stands before its table.
Result<void> showAsNew(const ArchiveDatabase &database)
{
    QString home = QStringLiteral("main");
    if (database.engine() == ArchiveEngine::PostgreSql) {
        const auto schema = database.value(QStringLiteral("SELECT quote_ident(current_schema())"));
        if (!schema)
            return tl::unexpected(schema.error());
        home = schema->toString();
    }
    return database.execute(
        QStringLiteral("CREATE TEMP VIEW frames AS SELECT f.*, CAST(NULL AS %1) AS %2 FROM "
                       "%3.frames f")
            .arg(typeName(Integer, database.engine()), text(kPlane), home));
}

} // namespace

std::span<const ArchiveColumn> columnsOf(ArchiveTable table)
{
    switch (table) {
    case ArchiveTable::Frames:
        return kFrames;
    case ArchiveTable::Exposures:
        return kExposures;
    case ArchiveTable::Conditions:
        return kConditions;
    case ArchiveTable::Decisions:
        return kDecisions;
    case ArchiveTable::Alerts:
        return kAlerts;
    case ArchiveTable::Responses:
        return kResponses;
    case ArchiveTable::Commands:
        return kCommands;
    case ArchiveTable::Facts:
        return kFacts;
    case ArchiveTable::Unread:
        break;
    }
    return kUnread;
}

QString nameText(ArchiveTable table)
{
    return text(nameOf(table));
}

QString columnList(ArchiveTable table)
{
    QStringList names;
    for (const ArchiveColumn &column : columnsOf(table))
        names << text(column.name);
    return names.join(QStringLiteral(", "));
}

bool isLater(const ArchiveColumn &column)
{
    return column.name == kPlane;
}

Result<void> recogniseArchive(const ArchiveDatabase &database)
{
    const auto version = versionOf(database);
    if (!version)
        return tl::unexpected(version.error());
    return *version == kArchiveVersion ? Result<void>() : showAsNew(database);
}

Result<void> prepareArchive(const ArchiveDatabase &database)
{
    const auto known = versionOf(database);
    if (known && *known == kArchiveVersion)
        return {};
    if (!known && known.error().code != Errc::NotFound)
        return tl::unexpected(known.error());
    auto transaction = ArchiveTransaction::begin(database, ArchiveTransaction::Kind::Write);
    if (!transaction)
        return tl::unexpected(transaction.error());
    if (database.engine() == ArchiveEngine::PostgreSql) // two programs at one database: one of them does it
        if (const auto alone = database.execute(
                QStringLiteral("SELECT pg_advisory_xact_lock(%1)").arg(kArchiveApplicationId));
            !alone)
            return alone;
    const auto still = versionOf(database);
    if (!still && still.error().code != Errc::NotFound)
        return tl::unexpected(still.error());
    if (still && *still == kArchiveVersion)
        return {};
    for (const QString &sql : still ? bringUp(database.engine()) : schema(database.engine()))
        if (const auto done = database.execute(sql); !done)
            return done;
    return transaction->commit();
}

} // namespace tulpar
