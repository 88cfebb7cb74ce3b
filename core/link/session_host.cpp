#include "core/link/session_host.h"

#include "core/link/desk_link.h"

#include <QLocalServer>
#include <QLocalSocket>
#include <QStandardPaths>

#include <algorithm>
#include <numeric>

namespace tulpar {

namespace {

constexpr int kAnswerOfLivingCoreMs = 500;
constexpr int kAliveMs = 500; ///< a desk takes several of them missing for silence

} // namespace

QString sessionSocketPath(const QString &name)
{
    return QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation) + QStringLiteral("/tulpar-")
        + name;
}

SessionHost::SessionHost(QObject *parent)
    : QObject(parent)
{
    m_alive.setInterval(kAliveMs);
    connect(&m_alive, &QTimer::timeout, this, [this] {
        for (const auto &desk : m_desks)
            desk->sayAlive();
    });
    m_alive.start();
}

SessionHost::~SessionHost() = default;

Result<void> SessionHost::listen(const QString &socketPath)
{
    {
        QLocalSocket other;
        other.connectToServer(socketPath);
        if (other.waitForConnected(kAnswerOfLivingCoreMs))
            return fail(Errc::Refused, "a core answers at " + socketPath.toStdString() + " already");
    }
    QLocalServer::removeServer(socketPath); // left by a core that was killed
    auto server = std::make_unique<QLocalServer>();
    server->setSocketOptions(QLocalServer::UserAccessOption);
    if (!server->listen(socketPath))
        return fail(
            Errc::Io,
            "no session at " + socketPath.toStdString() + ": " + server->errorString().toStdString());
    connect(server.get(), &QLocalServer::newConnection, this, &SessionHost::takeDesk);
    m_server = std::move(server);
    return {};
}

void SessionHost::takeDesk()
{
    while (auto *socket = m_server->nextPendingConnection()) {
        socket->setParent(nullptr);
        const quint64 link = ++m_lastLink;
        auto made = std::make_unique<DeskLink>(
            std::unique_ptr<QLocalSocket>(socket),
            DeskAsks{
                [this, link](const QByteArray &cbor) {
                    return m_request ? m_request(cbor, link) : QByteArray();
                },
                [this](const QString &path) { return m_frame ? m_frame(path) : QByteArray(); },
                [this](std::uint64_t) { offerAll(); }});
        auto *const desk = made.get();
        m_desks.push_back(std::move(made));
        connect(desk, &DeskLink::closed, this, [this, desk, link] { dropDesk(desk, link); });
        emit deskCountChanged(deskCount());
    }
}

void SessionHost::dropDesk(const DeskLink *desk, quint64 link)
{
    const auto found = std::ranges::find(m_desks, desk, &std::unique_ptr<DeskLink>::get);
    if (found == m_desks.end())
        return;
    found->release()->deleteLater(); // it is what speaks just now
    m_desks.erase(found);
    emit deskLeft(link);
    emit deskCountChanged(deskCount());
}

void SessionHost::publish(Encoder encoder, std::uint64_t version)
{
    m_encoder = std::move(encoder);
    m_version = version;
    m_encoded.clear();
    ++m_number;
    offerAll();
}

void SessionHost::publish(const QByteArray &snapshot)
{
    publish([snapshot](std::uint64_t) { return snapshot; }, 0);
}

void SessionHost::offerAll()
{
    for (const auto &desk : m_desks) {
        if (!desk->isOpenFor(m_number))
            continue;
        auto [encoded, isNew] = m_encoded.try_emplace(desk->has());
        if (isNew)
            encoded->second = m_encoder(desk->has());
        desk->offer(m_number, encoded->second, m_version);
    }
}

void SessionHost::publishFacts(const QByteArray &facts)
{
    for (const auto &desk : m_desks)
        desk->sendFacts(facts);
}

int SessionHost::deskCount() const
{
    return static_cast<int>(m_desks.size());
}

qint64 SessionHost::pendingBytes() const
{
    return std::accumulate(m_desks.begin(), m_desks.end(), qint64{0}, [](qint64 sum, const auto &desk) {
        return sum + desk->pendingBytes();
    });
}

} // namespace tulpar
