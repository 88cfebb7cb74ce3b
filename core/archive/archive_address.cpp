#include "core/archive/archive_address.h"

#include <QRegularExpression>
#include <QStringList>
#include <QUrl>
#include <QUrlQuery>

namespace tulpar {

namespace {

const QStringList &passedOn()
{
    static const QStringList names{QStringLiteral("application_name"), QStringLiteral("connect_timeout"),
                                   QStringLiteral("passfile"),         QStringLiteral("service"),
                                   QStringLiteral("sslcert"),          QStringLiteral("sslkey"),
                                   QStringLiteral("sslmode"),          QStringLiteral("sslrootcert"),
                                   QStringLiteral("tcp_user_timeout")};
    return names;
}

/// Qt joins what it is given to one line for libpq without quoting it, so nothing that would end a value.
bool isPlain(const QString &value)
{
    static const QRegularExpression plain(QStringLiteral("^[A-Za-z0-9_./:@%+,~-]*$"));
    return plain.match(value).hasMatch();
}

Result<void> takeOption(const QString &name, const QString &value, ArchiveAddress &address)
{
    if (!isPlain(value))
        return fail(
            Errc::Malformed, "has a character in " + name.toStdString() + " that cannot be passed on");
    if (name == QLatin1String("host"))
        address.host = value;
    else if (name == QLatin1String("user"))
        address.user = value;
    else if (name == QLatin1String("dbname"))
        address.database = value;
    else if (name == QLatin1String("port"))
        address.port = value.toInt();
    else if (passedOn().contains(name))
        address.options +=
            (address.options.isEmpty() ? QString() : QStringLiteral(";")) + name + QLatin1Char('=') + value;
    else
        return fail(Errc::Unsupported, "has the option " + name.toStdString() + ", which is not passed on");
    return {};
}

} // namespace

QString ArchiveAddress::shown() const
{
    if (engine == ArchiveEngine::Sqlite)
        return file;
    QString text = QStringLiteral("postgresql://");
    if (!user.isEmpty())
        text += user + QLatin1Char('@');
    if (!host.startsWith(QLatin1Char('/')))
        text += host;
    if (port != 0)
        text += QStringLiteral(":%1").arg(port);
    text += QLatin1Char('/') + database;
    QStringList more = options.split(QLatin1Char(';'), Qt::SkipEmptyParts);
    if (host.startsWith(QLatin1Char('/')))
        more.prepend(QStringLiteral("host=") + host);
    return more.isEmpty() ? text : text + QLatin1Char('?') + more.join(QLatin1Char('&'));
}

Result<ArchiveAddress> parseArchiveAddress(const QString &text)
{
    ArchiveAddress address;
    const bool isServer =
        text.startsWith(QLatin1String("postgresql:")) || text.startsWith(QLatin1String("postgres:"));
    if (!isServer) {
        if (text.contains(QLatin1String("://")))
            return fail(Errc::Malformed, "must be a file or begin with postgresql://");
        address.file = text;
        return address;
    }
    const QUrl url(text, QUrl::StrictMode);
    if (!url.isValid())
        return fail(Errc::Malformed, "is not postgresql://user@host:port/database");
    const QUrlQuery query(url);
    if (!url.password().isEmpty() || query.hasQueryItem(QStringLiteral("password")))
        return fail(
            Errc::Refused,
            "has a password in it: passwords stand in ~/.pgpass, a service file or PGPASSWORD, never here");
    address.engine = ArchiveEngine::PostgreSql;
    const QString database = url.path(QUrl::FullyDecoded).mid(1);
    if (!isPlain(database) || !isPlain(url.userName(QUrl::FullyDecoded)))
        return fail(Errc::Malformed, "has a character in its user or database that cannot be passed on");
    address.host = url.host(QUrl::FullyDecoded);
    address.port = url.port(0);
    address.database = database;
    address.user = url.userName(QUrl::FullyDecoded);
    for (const auto &[name, value] : query.queryItems(QUrl::FullyDecoded))
        if (const auto taken = takeOption(name, value, address); !taken)
            return tl::unexpected(taken.error());
    if (address.port < 0 || address.port > 65535)
        return fail(Errc::OutOfRange, "has no port from 1 to 65535");
    return address;
}

} // namespace tulpar
