#pragma once

#include "core/base/enum_names.h"
#include "core/base/result.h"

#include <QString>

#include <array>
#include <string_view>

namespace tulpar {

enum class ArchiveEngine { Sqlite, PostgreSql };

template <>
struct EnumNames<ArchiveEngine> {
    static constexpr std::array<std::string_view, 2> names{"sqlite", "postgresql"};
};

/// Where the archive is: a file, or a database of a PostgreSQL server. Holds no password: libpq takes it from
/// PGPASSFILE or ~/.pgpass, a service file, or PGPASSWORD.
struct ArchiveAddress {
    ArchiveEngine engine = ArchiveEngine::Sqlite;
    QString file; ///< SQLite
    QString host; ///< PostgreSQL: name, address, or the folder of a unix socket; empty: as libpq finds it
    int port = 0; ///< 0: as libpq finds it
    QString database;
    QString user;
    QString options; ///< further ones for libpq, "sslmode=require;application_name=tulpar"
    bool operator==(const ArchiveAddress &) const = default;

    /// For people and logs.
    [[nodiscard]] QString shown() const;
};

/// A file's path, or "postgresql://user@host:port/database?sslmode=require&service=name". Errc::Refused when
/// there is a password in it, Errc::Malformed when it is no address, Errc::Unsupported for an option that is
/// not passed on; what is wrong is said without repeating the address.
[[nodiscard]] Result<ArchiveAddress> parseArchiveAddress(const QString &text);

} // namespace tulpar
