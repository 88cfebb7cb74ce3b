#pragma once

#include "core/feeds/feed.h"
#include "core/time/clock.h"

#include <QByteArray>
#include <QHostAddress>
#include <QTcpServer>
#include <QTimer>

#include <chrono>
#include <map>
#include <string>
#include <utility>
#include <vector>

class QTcpSocket;

namespace tulpar {

struct SocketFeedConfig {
    std::string feed = "socket"; ///< its name in facts
    std::string address = "0.0.0.0"; ///< to listen on
    int port = 0; ///< 0: any that is free (tests)
    std::vector<std::string> peers; ///< addresses or networks ("10.0.0.0/8") that may connect; no other may
    std::chrono::milliseconds silence{600'000}; ///< without a packet this long the link counts as dead
    std::chrono::milliseconds packetWithin{30'000}; ///< a packet begun must be whole after this
    std::chrono::milliseconds listenAgain{5000}; ///< where the port is taken
};

/// The legacy GCN socket: this site listens, the sender dials in with packets of 160 bytes, and each is
/// echoed back as it came. IM_ALIVE (type 3) is a sign of life only, KILL (type 4) ends the connection, and
/// so does a packet of a wrong length or an impossible type, since the stream has no mark to find its place
/// again.
class SocketFeed : public Feed {
    Q_OBJECT

public:
    static constexpr qsizetype kPacketBytes = 160;

    SocketFeed(SocketFeedConfig config, const Clock &clock, QObject *parent = nullptr);
    ~SocketFeed() override;

    /// Errc::OutOfRange: an address or network that cannot be read, or no peer at all.
    [[nodiscard]] Result<void> start() override;
    void stop() override;

    /// Where it listens; 0: it does not (yet).
    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }

private:
    struct Link {
        QByteArray received;
        QTimer *unfinished = nullptr; ///< child of the socket
    };

    void goOn() override;
    void listen();
    void admit();
    [[nodiscard]] bool isPeer(const QHostAddress &address) const;
    void read(QTcpSocket *socket);
    void takeWhole(QTcpSocket *socket, bool isLimited);
    /// Whether the connection goes on.
    [[nodiscard]] bool take(QTcpSocket *socket, const QByteArray &packet);
    void close(QTcpSocket *socket, const std::string &why);
    void refuse(const QByteArray &bytes, Errc code, const std::string &why);
    void tellStrangers();
    void tell(FeedLink link, const std::string &detail);

    SocketFeedConfig m_config;
    const Clock &m_clock;
    std::vector<std::pair<QHostAddress, int>> m_peers;
    QTcpServer m_server;
    QTimer m_listenAgain;
    QTimer m_silence;
    QTimer m_strangersSoon;
    std::map<QTcpSocket *, Link> m_links;
    std::map<std::string, int> m_strangers; ///< refused connections by address since they were last told
    FeedStatus m_told;
};

} // namespace tulpar
