#include "core/notify/notify_way.h"

#include "core/notify/secret.h"

#include <QHostAddress>
#include <QUrl>

#include <algorithm>

namespace tulpar {

namespace {

Failure refused(const std::string &key, const std::string &why)
{
    return fail(Errc::OutOfRange, key + " " + why);
}

bool soundsSecret(const std::string &header)
{
    const QString name = QString::fromStdString(header).toLower();
    const auto words = {u"authorization", u"cookie", u"token", u"secret", u"password", u"key"};
    return std::ranges::any_of(words, [&](auto word) { return name.contains(QStringView(word)); });
}

bool isThisMachine(const QUrl &url)
{
    return url.host() == QLatin1String("localhost") || QHostAddress(url.host()).isLoopback();
}

Result<void> checkUrl(const NotifyWay &way)
{
    const bool hasSecrets =
        std::ranges::any_of(way.headers, [](const auto &header) { return isSecret(header.second); });
    if (!isSecret(way.url)) {
        const QUrl url(QString::fromStdString(way.url), QUrl::StrictMode);
        const bool isHttp = url.scheme() == QLatin1String("http");
        if (!url.isValid() || url.host().isEmpty() || (!isHttp && url.scheme() != QLatin1String("https")))
            return refused("url", "must be https://..., http://..., env:NAME or file:PATH");
        if (!url.userInfo().isEmpty())
            return refused("url", "holds a password: put it into the environment (env:NAME) or a file");
        if (isHttp && hasSecrets && !isThisMachine(url))
            return refused("url", "must be https, as a header is secret");
    }
    for (const auto &[name, value] : way.headers) {
        const bool isName = !name.empty() && std::ranges::all_of(name, [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
        });
        if (!isName)
            return refused("headers", "\"" + name + "\" is no name of a header");
        if (soundsSecret(name) && !isSecret(value))
            return refused("headers", name + " must be env:NAME or file:PATH, not the secret itself");
    }
    return {};
}

} // namespace

bool isUrgent(TellOf change) noexcept
{
    return change == TellOf::Respond || change == TellOf::Ask || change == TellOf::MadeSafe
        || change == TellOf::Trial;
}

Result<void> checkWay(const NotifyWay &way)
{
    if (way.person.empty())
        return refused("person", "must be set");
    if (way.on.empty())
        return refused("on", "must name at least one change");
    if (way.command.empty() == way.url.empty())
        return refused("command", "or url must be set, one of them");
    if (way.firstRetry > way.lastRetry || way.giveUp < way.limit)
        return refused("give_up_s", "must be at least limit_s");
    if (!way.url.empty())
        return checkUrl(way);
    const std::string &program = way.command.front();
    if (program.empty() || (program.front() != '/' && program.find('/') != std::string::npos))
        return refused("command", "must begin with a whole path, or the name of a program");
    return {};
}

std::string wayName(const NotifyWay &way)
{
    if (!way.command.empty())
        return way.command.front().substr(way.command.front().rfind('/') + 1);
    if (isSecret(way.url))
        return "url of " + way.url; // "env:NAME" is a place, not a secret
    return QUrl(QString::fromStdString(way.url))
        .adjusted(QUrl::RemoveUserInfo | QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment)
        .toString()
        .toStdString();
}

} // namespace tulpar
