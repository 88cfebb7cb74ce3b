#include "core/maps/map_download.h"

#include <QHostAddress>
#include <QNetworkRequest>

#include <algorithm>
#include <utility>

namespace tulpar {

namespace {

using namespace Qt::StringLiterals;

constexpr qint64 kBufferBytes = 1 << 20;
constexpr int kMostRedirects = 5;
constexpr int kOk = 200;

bool isLoopback(const QUrl &url)
{
    return url.host() == "localhost"_L1 || url.host().endsWith(".localhost"_L1)
        || QHostAddress(url.host()).isLoopback();
}

bool isOwnNetwork(const QHostAddress &address)
{
    const auto isIn = [&](const char *subnet) {
        return address.isInSubnet(QHostAddress::parseSubnet(QLatin1String(subnet)));
    };
    return !address.isNull()
        && (isIn("10.0.0.0/8") || isIn("172.16.0.0/12") || isIn("192.168.0.0/16") || address.isLinkLocal()
            || address.isUniqueLocalUnicast() || address.isSiteLocal() || address.isMulticast()
            || isIn("0.0.0.0/8"));
}

std::chrono::milliseconds inMilliseconds(Duration duration)
{
    return std::chrono::ceil<std::chrono::milliseconds>(duration);
}

/// Whether the next try may end otherwise.
bool mayPass(const Error &error)
{
    return error.code == Errc::Unavailable || error.code == Errc::Timeout || error.code == Errc::NotFound;
}

} // namespace

MapDownload::MapDownload(QNetworkAccessManager &network, const Config &config, QObject *parent)
    : QObject(parent)
    , m_network(network)
    , m_config(config)
    , m_limit(this)
    , m_retry(this)
{
    m_limit.setSingleShot(true);
    m_retry.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, [this] {
        stop(
            {Errc::Timeout,
             m_url.toString().toStdString() + " was not fetched within "
                 + std::to_string(std::chrono::duration_cast<std::chrono::seconds>(m_config.within).count())
                 + " s"});
    });
    connect(&m_retry, &QTimer::timeout, this, &MapDownload::tryOnce);
}

MapDownload::~MapDownload()
{
    if (m_reply)
        m_reply->deleteLater();
}

Result<QUrl> MapDownload::checked(const std::string &url, bool isLoopbackAllowed)
{
    const QString text = QString::fromStdString(url);
    QUrl parsed(text, QUrl::StrictMode);
    const std::string what = "the sky map's address " + url.substr(0, 200);
    if (!parsed.isValid() || parsed.host().isEmpty())
        return fail(Errc::Refused, what + " is no web address");
    if (parsed.scheme() != "https"_L1 && parsed.scheme() != "http"_L1)
        return fail(Errc::Refused, what + " is neither https nor http");
    if (!parsed.userInfo().isEmpty())
        return fail(Errc::Refused, what + " holds a name or a password");
    if (isLoopback(parsed)) {
        if (!isLoopbackAllowed)
            return fail(Errc::Refused, what + " is on this machine itself");
        return parsed;
    }
    if (isOwnNetwork(QHostAddress(parsed.host())))
        return fail(Errc::Refused, what + " is inside the observatory's own network");
    parsed.setScheme(u"https"_s);
    return parsed;
}

void MapDownload::start(const QUrl &url)
{
    m_url = url;
    tryOnce();
}

void MapDownload::tryOnce()
{
    ++m_tries;
    m_redirects = 0;
    ask(m_url);
    m_limit.start(inMilliseconds(m_config.within));
}

void MapDownload::ask(const QUrl &url)
{
    m_bytes.clear();
    QNetworkRequest request(url);
    // Followed here: with its other policies Qt 6.4 either asks nobody or loses its way at the second
    // redirect.
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setRawHeader("Accept-Encoding", "identity"); // a map's own gzip is expanded in the lab, not here
    request.setHeader(QNetworkRequest::UserAgentHeader, u"tulpar"_s);
    m_reply = m_network.get(request);
    m_reply->setReadBufferSize(kBufferBytes);
    connect(m_reply, &QNetworkReply::readyRead, this, &MapDownload::take);
    connect(m_reply, &QNetworkReply::finished, this, &MapDownload::ended);
}

void MapDownload::follow(const QUrl &to)
{
    const std::string where = m_url.toString().toStdString();
    const QUrl next = m_reply->url().resolved(to);
    const auto allowed = checked(next.toString().toStdString(), m_config.isLoopbackAllowed);
    if (++m_redirects > kMostRedirects) {
        stop({Errc::Refused, where + " leads from one address to the next without end"});
    } else if (!allowed) {
        stop({Errc::Refused, where + " leads elsewhere: " + allowed.error().detail});
    } else {
        m_reply->disconnect(this);
        m_reply->deleteLater();
        ask(*allowed);
    }
}

void MapDownload::take()
{
    const qint64 claimed = m_reply->header(QNetworkRequest::ContentLengthHeader).toLongLong();
    m_bytes += m_reply->readAll();
    if (std::max<qint64>(claimed, m_bytes.size()) > m_config.mostBytes)
        stop(
            {Errc::TooLarge,
             m_url.toString().toStdString() + " is larger than "
                 + std::to_string(m_config.mostBytes / (qint64{1} << 20)) + " MB"});
}

void MapDownload::ended()
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QUrl elsewhere = m_reply->attribute(QNetworkRequest::RedirectionTargetAttribute).toUrl();
    if (!elsewhere.isEmpty()) {
        follow(elsewhere);
        return;
    }
    if (m_reply->error() != QNetworkReply::NoError || status != kOk) {
        stop(errorOfReply());
        return;
    }
    take();
    if (!m_limit.isActive())
        return; // too large after all
    m_limit.stop();
    m_reply->deleteLater();
    m_reply.clear();
    emit fetched(std::exchange(m_bytes, {}));
}

Error MapDownload::errorOfReply() const
{
    const std::string where = m_url.toString().toStdString();
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const std::string why = m_reply->errorString().toStdString();
    constexpr int kServerTrouble = 500;
    if (status >= kServerTrouble)
        return {Errc::Unavailable, where + " answered " + std::to_string(status)};
    if (status > kOk)
        return {Errc::NotFound, where + " answered " + std::to_string(status)};
    switch (m_reply->error()) {
    case QNetworkReply::HostNotFoundError:
        return {Errc::Unavailable, where + " cannot be fetched: no network, or no such host (" + why + ")"};
    case QNetworkReply::SslHandshakeFailedError:
        return {Errc::Refused, where + " cannot be trusted (" + why + ")"};
    default:
        return {Errc::Unavailable, where + " cannot be fetched (" + why + ")"};
    }
}

/// Ends this try; another follows where that may help.
void MapDownload::stop(const Error &error)
{
    m_limit.stop();
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->deleteLater(); // which ends it
        m_reply.clear();
    }
    m_bytes.clear();
    if (mayPass(error) && m_tries <= m_config.retryAfter.size()) {
        m_retry.start(inMilliseconds(m_config.retryAfter[m_tries - 1]));
        return;
    }
    emit failed({error.code, error.detail + (m_tries > 1 ? ", " + std::to_string(m_tries) + " tries" : "")});
}

} // namespace tulpar
