#include "core/feeds/socket_feed.h"

#include "core/base/check.h"

#include <QTcpSocket>
#include <QtEndian>

#include <utility>

namespace tulpar {

namespace {

constexpr std::int32_t kAlive = 3; // packet types, see gcn sock_pkt_def
constexpr std::int32_t kKill = 4;
constexpr std::int32_t kHighestType = 999;
constexpr std::size_t kMostLinks = 4; // a sender that dials again may leave an old link behind
constexpr qint64 kReadBuffer = 64 * 1024;
constexpr int kStrangersEveryMs = 60'000;

std::int32_t typeOf(const QByteArray &packet)
{
    return qFromBigEndian<qint32>(packet.constData());
}

} // namespace

SocketFeed::SocketFeed(SocketFeedConfig config, const Clock &clock, QObject *parent)
    : Feed(parent)
    , m_config(std::move(config))
    , m_clock(clock)
    , m_server(this)
    , m_listenAgain(this)
    , m_silence(this)
    , m_strangersSoon(this)
{
    m_listenAgain.setSingleShot(true);
    m_silence.setSingleShot(true);
    m_strangersSoon.setSingleShot(true);
    m_strangersSoon.setInterval(kStrangersEveryMs);
    connect(&m_listenAgain, &QTimer::timeout, this, &SocketFeed::listen);
    connect(&m_silence, &QTimer::timeout, this, [this] {
        tell(FeedLink::Down, "no packet for " + std::to_string(m_config.silence.count() / 1000) + " s");
        while (!m_links.empty())
            close(m_links.begin()->first, "silent");
    });
    connect(&m_strangersSoon, &QTimer::timeout, this, &SocketFeed::tellStrangers);
    connect(&m_server, &QTcpServer::newConnection, this, &SocketFeed::admit);
}

SocketFeed::~SocketFeed()
{
    stop();
}

Result<void> SocketFeed::start()
{
    const std::string feed = "feed " + m_config.feed + ": ";
    if (QHostAddress(QString::fromStdString(m_config.address)).isNull())
        return fail(Errc::OutOfRange, feed + m_config.address + " is no address to listen on");
    if (m_config.peers.empty())
        return fail(Errc::OutOfRange, feed + "no peer is named, so nobody could connect");
    m_peers.clear();
    for (const std::string &peer : m_config.peers) {
        const auto network = QHostAddress::parseSubnet(QString::fromStdString(peer));
        if (network.first.isNull())
            return fail(Errc::OutOfRange, feed + peer + " is no address and no network");
        m_peers.emplace_back(network.first, network.second);
    }
    listen();
    return {};
}

void SocketFeed::stop()
{
    m_listenAgain.stop();
    m_silence.stop();
    m_strangersSoon.stop();
    m_server.close();
    for (const auto &[socket, link] : std::exchange(m_links, {})) {
        socket->disconnect(this);
        socket->abort();
        socket->deleteLater();
    }
}

void SocketFeed::listen()
{
    const QHostAddress address(QString::fromStdString(m_config.address));
    if (m_server.listen(address, static_cast<quint16>(m_config.port))) {
        tell(
            FeedLink::Down,
            "listening on port " + std::to_string(m_server.serverPort()) + ", nobody connected");
        return;
    }
    tell(
        FeedLink::Down,
        "cannot listen on " + m_config.address + " port " + std::to_string(m_config.port) + ": "
            + m_server.errorString().toStdString());
    m_listenAgain.start(m_config.listenAgain);
}

bool SocketFeed::isPeer(const QHostAddress &address) const
{
    bool isV4 = false;
    const quint32 v4 = address.toIPv4Address(&isV4); // also of ::ffff:a.b.c.d
    const QHostAddress plain = isV4 ? QHostAddress(v4) : address;
    return std::any_of(
        m_peers.begin(), m_peers.end(), [&](const auto &network) { return plain.isInSubnet(network); });
}

void SocketFeed::admit()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        const std::string who = socket->peerAddress().toString().toStdString();
        if (!isPeer(socket->peerAddress()) || m_links.size() >= kMostLinks) {
            ++m_strangers[who];
            socket->abort();
            socket->deleteLater();
            if (!m_strangersSoon.isActive())
                tellStrangers(); // the first at once, the others once a minute
            continue;
        }
        socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        socket->setSocketOption(QAbstractSocket::KeepAliveOption, 1);
        socket->setReadBufferSize(kReadBuffer);
        auto *unfinished = new QTimer(socket);
        unfinished->setSingleShot(true);
        unfinished->setInterval(m_config.packetWithin);
        connect(unfinished, &QTimer::timeout, this, [this, socket] {
            close(socket, "a packet stayed incomplete");
        });
        m_links[socket] = Link{{}, unfinished};
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            takeWhole(socket, false);
            close(socket, "the sender left");
        });
        m_silence.start(m_config.silence);
        tell(FeedLink::Connected, who + " connected");
    }
}

void SocketFeed::goOn()
{
    std::vector<QTcpSocket *> sockets; // one may be closed by what it sent
    for (const auto &[socket, link] : m_links)
        sockets.push_back(socket);
    for (QTcpSocket *const socket : sockets)
        read(socket);
}

void SocketFeed::read(QTcpSocket *socket)
{
    if (!mayDeliver())
        return; // it waits in the socket, whose buffer is limited
    takeWhole(socket, true);
    const auto link = m_links.find(socket);
    if (link == m_links.end())
        return;
    const qsizetype left = link->second.received.size();
    if (left == 0 || left >= kPacketBytes)
        link->second.unfinished->stop();
    else if (!link->second.unfinished->isActive())
        link->second.unfinished->start();
}

void SocketFeed::takeWhole(QTcpSocket *socket, bool isLimited)
{
    const auto link = m_links.find(socket);
    if (link == m_links.end())
        return;
    QByteArray &received = link->second.received;
    received += socket->readAll();
    while (received.size() >= kPacketBytes && (!isLimited || mayDeliver())) {
        const QByteArray packet = received.left(kPacketBytes);
        received.remove(0, kPacketBytes);
        if (!take(socket, packet))
            return; // with it the link is gone
    }
}

bool SocketFeed::take(QTcpSocket *socket, const QByteArray &packet)
{
    const std::int32_t type = typeOf(packet);
    const Now now = m_clock.now();
    if (type < 1 || type > kHighestType) {
        refuse(packet, Errc::Malformed, "a packet of the impossible type " + std::to_string(type));
        close(socket, "the packets are out of step");
        return false;
    }
    m_silence.start(m_config.silence);
    emit heard(QString::number(type), now);
    if (type == kKill) {
        close(socket, "the sender said goodbye");
        return false;
    }
    if (type != kAlive) {
        FeedMessage message;
        message.feed = m_config.feed;
        message.topic = "packet type " + std::to_string(type);
        message.bytes = packet;
        message.sizeBytes = packet.size();
        message.received = now;
        deliver(message);
    }
    socket->write(packet); // the sender measures the way by it
    return true;
}

void SocketFeed::close(QTcpSocket *socket, const std::string &why)
{
    const auto found = m_links.find(socket);
    if (found == m_links.end())
        return;
    const QByteArray rest = found->second.received + socket->readAll();
    m_links.erase(found);
    socket->disconnect(this);
    // Also what came after a kill or in front of the end is told, not swallowed.
    if (!rest.isEmpty())
        refuse(
            rest, Errc::Malformed,
            std::to_string(rest.size())
                + " bytes that are no whole packet in step, when the connection closed: " + why);
    socket->disconnectFromHost();
    socket->deleteLater();
    if (m_links.empty()) {
        m_silence.stop();
        tell(FeedLink::Down, why);
    }
}

void SocketFeed::refuse(const QByteArray &bytes, Errc code, const std::string &why)
{
    FeedMessage message;
    message.feed = m_config.feed;
    message.bytes = bytes;
    message.sizeBytes = bytes.size();
    message.received = m_clock.now();
    message.refusal = {code, why};
    emit noticeRefused(message);
}

void SocketFeed::tellStrangers()
{
    if (m_strangers.empty())
        return;
    std::string who;
    for (const auto &[address, times] : std::exchange(m_strangers, {})) {
        who +=
            (who.empty() ? "" : ", ") + address + (times > 1 ? " (" + std::to_string(times) + " times)" : "");
    }
    refuse({}, Errc::Refused, "a connection from " + who + ": not one of the peers, or one too many");
    m_strangersSoon.start();
}

void SocketFeed::tell(FeedLink link, const std::string &detail)
{
    const FeedStatus status{link, {}, detail, {}, {}};
    if (std::exchange(m_told, status) != status)
        emit statusChanged(status);
}

} // namespace tulpar
