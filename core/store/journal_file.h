#pragma once

#include "core/base/result.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QString>

namespace tulpar {

/// The file format of the journal: core/store/README.md describes it.
inline constexpr int kJournalApplicationId = 0x544C5052; // "TLPR"
inline constexpr int kJournalVersion = 1;

enum class JournalAccess { Read, Write };

/// One SQLite connection under a name of its own, closed and forgotten at the end. Use on the thread that
/// opened it.
class JournalConnection {
public:
    [[nodiscard]] static Result<JournalConnection> open(const QString &path, JournalAccess access);

    JournalConnection(JournalConnection &&other) noexcept;
    JournalConnection &operator=(JournalConnection &&other) noexcept;
    ~JournalConnection();

    [[nodiscard]] QSqlDatabase database() const;

private:
    explicit JournalConnection(QString name)
        : m_name(std::move(name))
    {
    }

    QString m_name;
};

/// SQLite calls any file it does not know "not a database", also a truncated one; this says which it is.
/// Only while this process has no connection to the file: closing it here would drop SQLite's POSIX locks,
/// and the next outside reader would take the journal for abandoned and remove its log. Errc::Io, Malformed.
[[nodiscard]] Result<void> checkFirstBytes(const QString &path);

/// Runs one statement without results.
[[nodiscard]] Result<void> execute(const QSqlDatabase &database, const QString &sql);

/// Whether this is a journal, of this version. Errc::Unsupported: another version. Errc::Malformed: the
/// database of some other program, or an empty one.
[[nodiscard]] Result<void> recogniseJournal(const QSqlDatabase &database);

/// Makes the tables in an empty file; a file with anything in it must be a journal (see above).
[[nodiscard]] Result<void> prepareJournal(const QSqlDatabase &database);

/// Reads the whole file: Errc::Malformed says what is damaged or missing.
[[nodiscard]] Result<void> checkJournal(const QSqlDatabase &database);

[[nodiscard]] Error journalError(const QString &doing, const QSqlError &error);

} // namespace tulpar
