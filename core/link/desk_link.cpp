#include "core/link/desk_link.h"

#include "rep_session_wire_source.h"

#include <QLocalSocket>
#include <QRemoteObjectHost>

#include <utility>

namespace tulpar {

namespace {

constexpr qint64 kMostFactsUnread = 1024 * 1024;
constexpr qint64 kMostFramesUnread = 64 * 1024 * 1024;

class DeskSource final : public SessionWireSource {
public:
    DeskSource(DeskAsks asks, const QLocalSocket &socket)
        : m_asks(std::move(asks))
        , m_socket(socket)
    {
    }

    void want(quint64 shown) override { m_asks.want(shown); }
    QByteArray request(QByteArray cbor) override { return m_asks.request(cbor); }
    QByteArray frameBytes(QString path) override
    {
        return m_socket.bytesToWrite() > kMostFramesUnread ? QByteArray() : m_asks.frame(path);
    }

private:
    DeskAsks m_asks;
    const QLocalSocket &m_socket;
};

} // namespace

struct DeskLink::Wire {
    Wire(std::unique_ptr<QLocalSocket> taken, const DeskAsks &asks)
        : socket(std::move(taken))
        , source(asks, *socket)
    {
    }

    std::unique_ptr<QLocalSocket> socket;
    DeskSource source;
    QRemoteObjectHost host; // ends before what it uses
};

DeskLink::DeskLink(std::unique_ptr<QLocalSocket> socket, const DeskAsks &asks)
{
    auto own = asks;
    own.want = [this, want = asks.want](std::uint64_t shown) {
        setWaiting(shown);
        want(shown);
    };
    m_wire = std::make_unique<Wire>(std::move(socket), own);
    connect(m_wire->socket.get(), &QLocalSocket::disconnected, this, &DeskLink::closed, Qt::QueuedConnection);
    m_wire->host.addHostSideConnection(m_wire->socket.get());
    m_wire->host.enableRemoting(&m_wire->source);
}

DeskLink::~DeskLink() = default;

void DeskLink::setWaiting(std::uint64_t shown)
{
    m_shown = shown;
    m_has = shown > 0 && shown == m_sent ? m_sentVersion : 0;
    m_isWaiting = true;
}

void DeskLink::offer(std::uint64_t number, const QByteArray &snapshot, std::uint64_t version)
{
    m_isWaiting = false;
    m_sent = number;
    m_sentVersion = version;
    emit m_wire->source.snapshot(number, snapshot);
}

void DeskLink::sendFacts(const QByteArray &facts)
{
    if (pendingBytes() > kMostFactsUnread) {
        ++m_missedBatches;
        return;
    }
    if (m_missedBatches > 0)
        emit m_wire->source.factsMissed(std::exchange(m_missedBatches, 0U));
    emit m_wire->source.facts(facts);
}

void DeskLink::sayAlive()
{
    if (pendingBytes() == 0)
        emit m_wire->source.alive();
}

qint64 DeskLink::pendingBytes() const
{
    return m_wire->socket->bytesToWrite();
}

} // namespace tulpar
