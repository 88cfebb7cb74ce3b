#pragma once

#include <QByteArray>
#include <QHash>
#include <QObject>
#include <QSslConfiguration>
#include <QString>
#include <QTcpServer>

#include <chrono>
#include <memory>
#include <string>

class QTcpSocket;

namespace tulpar {

/// What stands in front of a broker like GCN's: a Kafka listener that admits with SASL/OAUTHBEARER only and
/// passes everything else to a mock broker, and the OAuth2 token endpoint that gives the tokens; both over
/// TLS where a certificate is given. A connection ends with the token that it was opened with. Runs in its
/// owner's event loop.
class LoginFront : public QObject {
    Q_OBJECT

public:
    struct Options {
        std::chrono::milliseconds tokenLife{3'600'000};
        std::string id = "test-client";
        std::string secret = "s3cret-of-the-test";
        QSslConfiguration tls; ///< of the Kafka listener; null: none
        QSslConfiguration tokenTls; ///< of the token endpoint
    };

    LoginFront(const std::string &broker, Options options, QObject *parent = nullptr);

    [[nodiscard]] std::string servers() const; ///< of Kafka, "127.0.0.1:port"
    [[nodiscard]] std::string tokenUrl() const;

    /// No token given so far is good any more, and who is in with one is thrown out.
    void revoke();
    /// The next `count` questions for a token are answered with this HTTP status.
    void failTokens(int count, int status);
    /// Neither broker nor token endpoint take connections, and those that stand are cut; and back.
    void setDown(bool down);

    int tokensGiven = 0;
    int tokensDenied = 0;
    int loginsTaken = 0;
    int loginsRefused = 0;

private:
    struct Link;

    [[nodiscard]] static std::unique_ptr<QTcpServer> makeServer(const QSslConfiguration &tls, quint16 port);
    void listen();
    void admitClient();
    void takeFromClient(const std::shared_ptr<Link> &link);
    /// Whether the connection goes on.
    [[nodiscard]] bool takeRequest(const std::shared_ptr<Link> &link, const QByteArray &request);
    [[nodiscard]] bool logIn(const std::shared_ptr<Link> &link, const QByteArray &request, qsizetype at);
    void takeFromBroker(const std::shared_ptr<Link> &link);
    void patch(int key, int version, QByteArray &response) const;
    void admitQuestion();
    void answerQuestion(QTcpSocket *socket, const QByteArray &question);

    Options m_options;
    quint16 m_brokerPort;
    quint16 m_port = 0;
    quint16 m_tokenPort = 0;
    std::unique_ptr<QTcpServer> m_server;
    std::unique_ptr<QTcpServer> m_tokenServer;
    QHash<QByteArray, qint64> m_tokens; ///< until when, ms of QDeadlineTimer
    QList<std::weak_ptr<Link>> m_links;
    int m_failures = 0;
    int m_failureStatus = 0;
};

} // namespace tulpar
