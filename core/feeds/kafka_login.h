#pragma once

#include "core/base/result.h"
#include "core/feeds/kafka_feed.h"

#include <QNetworkAccessManager>
#include <QObject>

#include <chrono>
#include <optional>
#include <string>

class QNetworkReply;
struct rd_kafka_s;

namespace tulpar {

/// Fetches tokens by OAuth2 client credentials (RFC 6749, 4.4: POST, HTTP Basic) and hands them to
/// librdkafka, whose build in Debian cannot fetch them itself. Renews in time by the monotonic clock, tries
/// again with growing pauses. Reads the secrets anew each time, keeps none, and tells none. Confine to one
/// thread, whose events are processed.
class KafkaLogin : public QObject {
    Q_OBJECT

public:
    KafkaLogin(const KafkaFeedConfig &config, const Clock &clock);

    /// Whether a token may travel with these settings at all. Errc::Refused: in the clear to another machine,
    /// or no secret is named; Errc::OutOfRange: no URL.
    [[nodiscard]] static Result<void> check(const KafkaFeedConfig &config);

    /// Asks for a token now, unless one is being asked for.
    void ask();

    /// To be called often: renews, tries again.
    void tick(MonoInstant now);

    [[nodiscard]] bool isAsking() const { return m_reply != nullptr; }

    /// Gives librdkafka the newest token. Errc::NotFound: there is none yet.
    [[nodiscard]] Result<void> handTo(rd_kafka_s *kafka) const;

signals:
    void granted();
    /// With the reason in words that a person can act on.
    void failed(const QString &why);

private:
    struct Token {
        std::string value;
        std::string principal;
    };

    void answered();
    void grant(const QByteArray &body);
    void deny(const std::string &why);

    KafkaFeedConfig m_config;
    const Clock &m_clock;
    QNetworkAccessManager m_network;
    QNetworkReply *m_reply = nullptr;
    std::string m_askingAs;
    std::optional<Token> m_token;
    std::optional<MonoInstant> m_askAgain;
    std::chrono::milliseconds m_retryAfter;
};

} // namespace tulpar
