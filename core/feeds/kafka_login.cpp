#include "core/feeds/kafka_login.h"

#include "core/feeds/kafka_settings.h"

#include <QHostAddress>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QSslConfiguration>
#include <QUrl>
#include <QUrlQuery>

#include <algorithm>
#include <array>
#include <utility>

#include <librdkafka/rdkafka.h>

namespace tulpar {

namespace {

// A token is renewed by our own monotonic clock, so librdkafka is told of an end it does not live to see: its
// own renewal would depend on the machine's UTC being right. 2200-01-01, in ms.
constexpr std::int64_t kFarAwayMs = 7258118400000;
constexpr double kAssumedLifeS = 300; // of a token that does not say
constexpr double kShortestLifeS = 1;
constexpr qsizetype kLongestWord = 80;
constexpr qint64 kLongestAnswer = 1024 * 1024;

bool isLoopback(const QUrl &url)
{
    return url.host() == QLatin1String("localhost") || QHostAddress(url.host()).isLoopback();
}

/// What a stranger calls the error, fit for the journal.
std::string wordOf(const QJsonObject &answer)
{
    QString word = answer.value(QStringLiteral("error")).toString().left(kLongestWord);
    word.removeIf([](QChar c) { return !c.isPrint(); });
    return word.isEmpty() ? std::string() : ", " + word.toStdString();
}

QUrl urlOf(const KafkaFeedConfig &config)
{
    return QUrl(QString::fromStdString(config.login.tokenUrl), QUrl::StrictMode);
}

} // namespace

KafkaLogin::KafkaLogin(const KafkaFeedConfig &config, const Clock &clock)
    : m_config(config)
    , m_clock(clock)
    , m_retryAfter(config.login.retryFirst)
{
}

Result<void> KafkaLogin::check(const KafkaFeedConfig &config)
{
    const QUrl url = urlOf(config);
    const std::string feed = "feed " + config.feed + ": ";
    if (!url.isValid() || url.host().isEmpty()
        || (url.scheme() != QLatin1String("https") && url.scheme() != QLatin1String("http")))
        return fail(Errc::OutOfRange, feed + "the token URL " + config.login.tokenUrl + " is no web address");
    if (!url.userInfo().isEmpty())
        return fail(Errc::Refused, feed + "the token URL must not hold a secret");
    if (url.scheme() != QLatin1String("https") && !isLoopback(url))
        return fail(Errc::Refused, feed + "the token URL must begin with https: a secret travels there");
    const auto secrets = loginSecrets(config);
    if (!secrets)
        return fail(secrets.error().code, feed + secrets.error().detail);
    return {};
}

void KafkaLogin::ask()
{
    if (isAsking())
        return;
    m_askAgain.reset();
    const auto secrets = loginSecrets(m_config);
    if (!secrets)
        return deny(secrets.error().detail);
    QNetworkRequest request(urlOf(m_config));
    if (!m_config.caFile.empty()) {
        const auto trusted = QSslCertificate::fromPath(QString::fromStdString(m_config.caFile));
        if (trusted.isEmpty())
            return deny(m_config.caFile + " holds no certificate");
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setCaCertificates(trusted);
        request.setSslConfiguration(tls);
    }
    request.setHeader(
        QNetworkRequest::ContentTypeHeader, QStringLiteral("application/x-www-form-urlencoded"));
    request.setRawHeader("Accept", "application/json");
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setTransferTimeout(static_cast<int>(m_config.login.answerWithin.count()));
    // RFC 6749, 2.3.1: both are form-encoded before they are joined.
    const auto encoded = [](const std::string &text) {
        return QUrl::toPercentEncoding(QString::fromStdString(text));
    };
    request.setRawHeader(
        "Authorization", "Basic " + (encoded(secrets->id) + ':' + encoded(secrets->secret)).toBase64());
    QByteArray form = "grant_type=client_credentials";
    if (!m_config.login.scope.empty())
        form += "&scope=" + encoded(m_config.login.scope);
    m_askingAs = secrets->id;
    m_reply = m_network.post(request, form);
    connect(m_reply, &QNetworkReply::downloadProgress, this, [this](qint64 received, qint64) {
        if (received > kLongestAnswer && m_reply)
            m_reply->abort();
    });
    connect(m_reply, &QNetworkReply::finished, this, &KafkaLogin::answered);
}

void KafkaLogin::answered()
{
    QNetworkReply *reply = std::exchange(m_reply, nullptr);
    reply->deleteLater();
    const QByteArray body = reply->read(kLongestAnswer);
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const std::string place = "token endpoint " + m_config.login.tokenUrl;
    if (status == 200 && reply->error() == QNetworkReply::NoError)
        return grant(body);
    if (reply->error() == QNetworkReply::SslHandshakeFailedError)
        return deny(
            place + " is not trusted: " + reply->errorString().toStdString()
            + (m_config.caFile.empty() ? " (its authority can be named by ca_file)"
                                       : " (the authorities are those of " + m_config.caFile + ")"));
    if (status == 0)
        return deny(place + " does not answer: " + reply->errorString().toStdString());
    const std::string code =
        "HTTP " + std::to_string(status) + wordOf(QJsonDocument::fromJson(body).object());
    if (status == 400 || status == 401 || status == 403)
        return deny(
            place + " refused the client id or secret of "
            + (m_config.secretsFile.empty() ? "the environment" : m_config.secretsFile) + " (" + code + ")");
    deny(place + " failed (" + code + ")");
}

void KafkaLogin::grant(const QByteArray &body)
{
    const auto answer = QJsonDocument::fromJson(body).object();
    const QString token = answer.value(QStringLiteral("access_token")).toString();
    if (token.isEmpty())
        return deny("token endpoint " + m_config.login.tokenUrl + " answered without an access_token");
    const double life =
        std::max(answer.value(QStringLiteral("expires_in")).toDouble(kAssumedLifeS), kShortestLifeS);
    m_token = Token{token.toStdString(), m_askingAs};
    m_retryAfter = m_config.login.retryFirst;
    m_askAgain = m_clock.now().mono + fromSeconds(std::min(life, 1e6) * m_config.login.renewAt);
    emit granted();
}

void KafkaLogin::deny(const std::string &why)
{
    m_askAgain = m_clock.now().mono + m_retryAfter;
    m_retryAfter = std::min(2 * m_retryAfter, m_config.login.retryMost);
    emit failed(QString::fromStdString(why));
}

void KafkaLogin::tick(MonoInstant now)
{
    if (m_askAgain && now >= *m_askAgain)
        ask();
}

Result<void> KafkaLogin::handTo(rd_kafka_s *kafka) const
{
    if (!m_token)
        return fail(Errc::NotFound, "no token yet");
    std::array<char, 512> why{};
    const auto code = rd_kafka_oauthbearer_set_token(
        kafka, m_token->value.c_str(), kFarAwayMs, m_token->principal.c_str(), nullptr, 0, why.data(),
        why.size());
    if (code != RD_KAFKA_RESP_ERR_NO_ERROR)
        return fail(Errc::Malformed, std::string("the token is not one that Kafka takes: ") + why.data());
    return {};
}

} // namespace tulpar
