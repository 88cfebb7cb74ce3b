#include "core/notify/attempt.h"

#include <QNetworkReply>
#include <QNetworkRequest>
#include <QUrl>

namespace tulpar {

namespace {

constexpr qint64 kMostAnswerBytes = 256 * 1024;
constexpr Duration kLongestWait = std::chrono::minutes(15); ///< that a server may ask for

/// A failure that another attempt may cure.
bool isPassing(int status)
{
    constexpr int kTimeout = 408, kTooEarly = 425, kTooMany = 429, kServer = 500;
    return status == kTimeout || status == kTooEarly || status == kTooMany || status >= kServer;
}

std::optional<Duration> askedWait(const QNetworkReply &reply)
{
    bool isNumber = false;
    const int wait = reply.rawHeader("Retry-After").toInt(&isNumber); // dates are not heeded
    if (!isNumber || wait <= 0)
        return std::nullopt;
    return std::min<Duration>(std::chrono::seconds(wait), kLongestWait);
}

} // namespace

PostAttempt::PostAttempt(QNetworkAccessManager &network, const PostTarget &target, const Redactor &redactor)
    : m_network(network)
    , m_target(target)
    , m_redactor(redactor)
{
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, [this] {
        m_isOverdue = true;
        m_reply->abort();
    });
}

PostAttempt::~PostAttempt()
{
    if (!m_reply)
        return;
    m_reply->disconnect(this);
    m_reply->abort();
    m_reply->deleteLater();
}

void PostAttempt::start(const Notification &notification, const NotifyWay &way)
{
    QNetworkRequest request(QUrl(QString::fromStdString(m_target.url)));
    request.setHeader(
        QNetworkRequest::ContentTypeHeader,
        way.body == NotifyBody::Text ? QStringLiteral("text/plain; charset=utf-8")
                                     : QStringLiteral("application/json"));
    request.setHeader(QNetworkRequest::UserAgentHeader, QStringLiteral("tulpar"));
    for (const auto &[name, value] : m_target.headers)
        request.setRawHeader(QByteArray::fromStdString(name), QByteArray::fromStdString(value));
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    m_limitS = seconds(way.limit);
    m_reply = m_network.post(request, bodyOf(notification, way, way.body));
    connect(m_reply, &QNetworkReply::finished, this, &PostAttempt::finish, Qt::QueuedConnection);
    connect(m_reply, &QNetworkReply::readyRead, this, [this] {
        m_read += m_reply->readAll().size();
        if (m_read > kMostAnswerBytes)
            m_reply->abort(); // the status has been said
    });
    m_limit.start(std::chrono::ceil<std::chrono::milliseconds>(way.limit));
}

void PostAttempt::finish()
{
    m_limit.stop();
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (m_isOverdue) {
        emit ended({false, true, QStringLiteral("no answer within %1 s").arg(m_limitS), {}});
        return;
    }
    constexpr int kGood = 200, kRedirection = 300, kBad = 400;
    if (status >= kGood && status < kRedirection) {
        emit ended({true, false, {}, {}});
    } else if (status >= kRedirection) {
        const QString hint = status < kBad
            ? QStringLiteral("HTTP %1: wants to send us elsewhere, which is not followed").arg(status)
            : QStringLiteral("HTTP %1").arg(status);
        emit ended({false, isPassing(status), hint, askedWait(*m_reply)});
    } else {
        emit ended({false, true, m_redactor.redacted(m_reply->errorString()), {}});
    }
}

} // namespace tulpar
