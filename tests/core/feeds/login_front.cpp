#include "tests/core/feeds/login_front.h"

#include <QDeadlineTimer>
#include <QHostAddress>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSslServer>
#include <QSslSocket>
#include <QTimer>
#include <QtEndian>

#include <algorithm>
#include <utility>

namespace tulpar {

namespace {

constexpr int kMetadata = 3;
constexpr int kFindCoordinator = 10;
constexpr int kSaslHandshake = 17;
constexpr int kApiVersions = 18;
constexpr int kSaslAuthenticate = 36;
constexpr qint16 kAuthenticationFailed = 58;

template <class T>
T read(const QByteArray &bytes, qsizetype at)
{
    return qFromBigEndian<T>(bytes.constData() + at);
}

template <class T>
QByteArray packed(T value)
{
    QByteArray bytes(sizeof(T), '\0');
    qToBigEndian(value, bytes.data());
    return bytes;
}

QByteArray text(const QByteArray &bytes)
{
    return packed(static_cast<qint16>(bytes.size())) + bytes;
}

/// Behind the text of a 16-bit length at `at`.
qsizetype behindText(const QByteArray &bytes, qsizetype at)
{
    return at + 2 + std::max<qint16>(read<qint16>(bytes, at), 0);
}

QByteArray framed(const QByteArray &bytes)
{
    return packed(static_cast<qint32>(bytes.size())) + bytes;
}

/// Takes one frame off `buffer`; false: it is not whole yet.
bool takeFrame(QByteArray &buffer, QByteArray &frame)
{
    if (buffer.size() < 4 || buffer.size() < 4 + read<qint32>(buffer, 0))
        return false;
    const qsizetype length = read<qint32>(buffer, 0);
    frame = buffer.mid(4, length);
    buffer.remove(0, 4 + length);
    return true;
}

qint64 nowMs()
{
    return QDeadlineTimer::current().deadline();
}

} // namespace

struct LoginFront::Link {
    QTcpSocket *client = nullptr;
    QTcpSocket *broker = nullptr; ///< child of the client's
    QByteArray fromClient;
    QByteArray fromBroker;
    QHash<qint32, std::pair<int, int>> asked; ///< request and version by correlation
    bool isIn = false;
};

LoginFront::LoginFront(const std::string &broker, Options options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_brokerPort(static_cast<quint16>(std::stoi(broker.substr(broker.rfind(':') + 1))))
{
    listen();
}

std::unique_ptr<QTcpServer> LoginFront::makeServer(const QSslConfiguration &tls, quint16 port)
{
    std::unique_ptr<QTcpServer> server;
    if (tls.isNull()) {
        server = std::make_unique<QTcpServer>();
    } else {
        auto secure = std::make_unique<QSslServer>();
        secure->setSslConfiguration(tls);
        server = std::move(secure);
    }
    if (!server->listen(QHostAddress::LocalHost, port))
        qFatal("no port to listen on");
    return server;
}

void LoginFront::listen()
{
    m_server = makeServer(m_options.tls, m_port);
    m_tokenServer = makeServer(m_options.tokenTls, m_tokenPort);
    m_port = m_server->serverPort();
    m_tokenPort = m_tokenServer->serverPort();
    connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, this, &LoginFront::admitClient);
    connect(m_tokenServer.get(), &QTcpServer::pendingConnectionAvailable, this, &LoginFront::admitQuestion);
}

std::string LoginFront::servers() const
{
    return "127.0.0.1:" + std::to_string(m_port);
}

std::string LoginFront::tokenUrl() const
{
    return std::string(m_options.tokenTls.isNull() ? "http" : "https")
        + "://127.0.0.1:" + std::to_string(m_tokenPort) + "/oauth2/token";
}

void LoginFront::revoke()
{
    m_tokens.clear();
    for (const auto &weak : std::as_const(m_links))
        if (const auto link = weak.lock())
            link->client->abort();
}

void LoginFront::failTokens(int count, int status)
{
    m_failures = count;
    m_failureStatus = status;
}

void LoginFront::setDown(bool down)
{
    if (!down)
        return listen();
    m_server.reset(); // with the connections, which are its children
    m_tokenServer.reset();
}

void LoginFront::admitClient()
{
    while (QTcpSocket *client = m_server->nextPendingConnection()) {
        auto link = std::make_shared<Link>();
        link->client = client;
        link->broker = new QTcpSocket(client);
        link->broker->connectToHost(QHostAddress::LocalHost, m_brokerPort);
        m_links.removeIf([](const auto &one) { return one.expired(); });
        m_links.append(link);
        connect(client, &QTcpSocket::readyRead, link->broker, [this, link] { takeFromClient(link); });
        connect(link->broker, &QTcpSocket::readyRead, client, [this, link] { takeFromBroker(link); });
        connect(link->broker, &QTcpSocket::disconnected, client, &QTcpSocket::abort);
        connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
        takeFromClient(link);
    }
}

void LoginFront::takeFromClient(const std::shared_ptr<Link> &link)
{
    link->fromClient += link->client->readAll();
    for (QByteArray request; takeFrame(link->fromClient, request);)
        if (!takeRequest(link, request)) {
            link->client->disconnectFromHost();
            return;
        }
}

bool LoginFront::takeRequest(const std::shared_ptr<Link> &link, const QByteArray &request)
{
    const int key = read<qint16>(request, 0);
    const int version = read<qint16>(request, 2);
    const auto correlation = read<qint32>(request, 4);
    if (key == kSaslHandshake) {
        link->client->write(
            framed(packed(correlation) + packed(qint16{0}) + packed(qint32{1}) + text("OAUTHBEARER")));
        return true;
    }
    if (key == kSaslAuthenticate)
        return logIn(link, request, behindText(request, 8));
    if (key != kApiVersions && !link->isIn)
        return false;
    link->asked[correlation] = {key, version};
    link->broker->write(framed(request));
    return true;
}

bool LoginFront::logIn(const std::shared_ptr<Link> &link, const QByteArray &request, qsizetype at)
{
    const QByteArray said = request.mid(at + 4, read<qint32>(request, at));
    const auto begin = said.indexOf("Bearer ") + 7;
    const QByteArray token = said.mid(begin, said.indexOf('\x01', begin) - begin);
    const qint64 left = m_tokens.value(token, 0) - nowMs();
    const bool isGood = left > 0;
    ++(isGood ? loginsTaken : loginsRefused);
    QByteArray answer = packed(read<qint32>(request, 4));
    if (isGood)
        answer += packed(qint16{0}) + packed(qint16{-1}) + packed(qint32{0});
    else
        answer += packed(kAuthenticationFailed) + text(R"({"status":"invalid_token"})") + packed(qint32{0});
    if (read<qint16>(request, 2) >= 1)
        answer += packed(static_cast<qint64>(m_options.tokenLife.count()));
    link->client->write(framed(answer));
    link->isIn = isGood;
    if (isGood) {
        auto *const end = new QTimer(link->client);
        end->setSingleShot(true);
        connect(end, &QTimer::timeout, link->client, &QTcpSocket::abort);
        end->start(std::chrono::milliseconds(left));
    }
    return isGood;
}

void LoginFront::takeFromBroker(const std::shared_ptr<Link> &link)
{
    link->fromBroker += link->broker->readAll();
    for (QByteArray response; takeFrame(link->fromBroker, response);) {
        const auto [key, version] = link->asked.take(read<qint32>(response, 0));
        patch(key, version, response);
        link->client->write(framed(response));
    }
}

/// Adds the login to what the broker can, and leads its address back to this front.
void LoginFront::patch(int key, int version, QByteArray &response) const
{
    const QByteArray port = packed(static_cast<qint32>(m_port));
    if (key == kApiVersions) {
        // A version that the broker does not know is refused in another layout; the client asks again.
        if (read<qint16>(response, 4) != 0)
            return;
        const auto count = read<qint32>(response, 6);
        response.replace(6, 4, packed(count + 2));
        QByteArray more;
        for (const int number : {kSaslHandshake, 0, 1, kSaslAuthenticate, 0, 1})
            more += packed(static_cast<qint16>(number));
        response.insert(10 + qsizetype{6} * count, more);
    } else if (key == kMetadata) {
        qsizetype at = 8;
        for (auto left = read<qint32>(response, 4); left > 0; --left) {
            at = behindText(response, at + 4);
            response.replace(at, 4, port);
            at += 4;
            if (version >= 1)
                at = behindText(response, at);
        }
    } else if (key == kFindCoordinator) {
        qsizetype at = 6 + (version >= 1 ? 4 : 0);
        if (version >= 1)
            at = behindText(response, at);
        at += 4;
        if (read<qint16>(response, at) > 0)
            response.replace(behindText(response, at), 4, port);
    }
}

void LoginFront::admitQuestion()
{
    while (QTcpSocket *socket = m_tokenServer->nextPendingConnection()) {
        auto received = std::make_shared<QByteArray>();
        const auto take = [this, socket, received] {
            *received += socket->readAll();
            const auto head = received->indexOf("\r\n\r\n");
            const auto mark = received->toLower().indexOf("content-length:");
            if (head < 0 || mark < 0)
                return;
            const auto length = received->mid(mark + 15, received->indexOf('\r', mark) - mark - 15).trimmed();
            if (received->size() >= head + 4 + length.toInt())
                answerQuestion(socket, *received);
        };
        connect(socket, &QTcpSocket::readyRead, this, take);
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        take();
    }
}

void LoginFront::answerQuestion(QTcpSocket *socket, const QByteArray &question)
{
    socket->disconnect(this);
    const QByteArray known = QByteArray::fromStdString(m_options.id + ":" + m_options.secret).toBase64();
    int status = 200;
    QJsonObject answer;
    if (m_failures > 0) {
        --m_failures;
        status = m_failureStatus;
        answer[QStringLiteral("error")] = QStringLiteral("temporarily_unavailable");
    } else if (
        !question.startsWith("POST /oauth2/token ") || !question.contains("Basic " + known + "\r\n")
        || !question.contains("grant_type=client_credentials")) {
        status = 401;
        answer[QStringLiteral("error")] = QStringLiteral("invalid_client");
    } else {
        const QByteArray token = "token-" + QByteArray::number(++tokensGiven);
        m_tokens[token] = nowMs() + m_options.tokenLife.count();
        answer[QStringLiteral("access_token")] = QString::fromLatin1(token);
        answer[QStringLiteral("token_type")] = QStringLiteral("Bearer");
        answer[QStringLiteral("expires_in")] = static_cast<double>(m_options.tokenLife.count()) / 1000;
    }
    tokensDenied += status == 200 ? 0 : 1;
    const QByteArray body = QJsonDocument(answer).toJson();
    socket->write(
        "HTTP/1.1 " + QByteArray::number(status)
        + " X\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: "
        + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    socket->disconnectFromHost();
}

} // namespace tulpar
