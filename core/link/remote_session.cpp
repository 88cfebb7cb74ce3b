#include "core/link/remote_session.h"

#include "core/session/codec.h"
#include "rep_session_wire_replica.h"

#include <QRemoteObjectNode>
#include <QRemoteObjectPendingCallWatcher>
#include <QUrl>
#include <QUuid>

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <utility>

namespace tulpar {

namespace {

constexpr int kSilenceTickMs = 250;
constexpr int kMostSilentTicks = 10; ///< the core speaks twice a second; after so many it counts as unheard
constexpr int kDeskNameLength = 12; ///< 48 random bits

std::span<const std::uint8_t> bytesOf(const QByteArray &bytes)
{
    return {
        reinterpret_cast<const std::uint8_t *>(bytes.constData()), static_cast<std::size_t>(bytes.size())};
}

QByteArray arrayOf(const Bytes &bytes)
{
    return {reinterpret_cast<const char *>(bytes.data()), static_cast<qsizetype>(bytes.size())};
}

QUrl urlOf(const QString &socketPath)
{
    QUrl url;
    url.setScheme(QStringLiteral("local"));
    url.setPath(socketPath);
    return url;
}

} // namespace

struct RemoteSession::Wire {
    /// Takes the reply, or nothing when the link broke.
    using Taker = std::function<void(const std::optional<QByteArray> &)>;

    QRemoteObjectNode node;
    std::unique_ptr<SessionWireReplica> replica;
    std::map<std::uint64_t, Taker> asked;
    std::uint64_t lastAsked = 0;

    std::uint64_t expect(Taker taker)
    {
        asked.emplace(++lastAsked, std::move(taker));
        return lastAsked;
    }

    void finish(std::uint64_t number, const std::optional<QByteArray> &reply)
    {
        if (auto found = asked.extract(number))
            found.mapped()(reply);
    }

    void finishAll()
    {
        for (const auto &[number, taker] : std::exchange(asked, {}))
            taker(std::nullopt);
    }
};

RemoteSession::RemoteSession(const QString &socketPath, QObject *parent)
    : QObject(parent)
    , m_wire(std::make_unique<Wire>())
    , m_deskName(QUuid::createUuid().toString(QUuid::Id128).left(kDeskNameLength).toStdString())
{
    m_wire->node.connectToNode(urlOf(socketPath));
    m_wire->replica.reset(m_wire->node.acquire<SessionWireReplica>());
    auto *const replica = m_wire->replica.get();
    connect(replica, &SessionWireReplica::stateChanged, this, [this](QRemoteObjectReplica::State state) {
        setWired(state == QRemoteObjectReplica::Valid);
    });
    connect(replica, &SessionWireReplica::snapshot, this, &RemoteSession::takeSnapshot);
    connect(replica, &SessionWireReplica::facts, this, [this](const QByteArray &facts) {
        hear();
        emit factsArrived(facts);
    });
    connect(replica, &SessionWireReplica::factsMissed, this, &RemoteSession::factsMissed);
    connect(replica, &SessionWireReplica::alive, this, &RemoteSession::hear);
    m_silence.setInterval(kSilenceTickMs);
    connect(&m_silence, &QTimer::timeout, this, &RemoteSession::countSilence);
}

RemoteSession::~RemoteSession()
{
    m_wire->replica->disconnect(this); // its last change of state is nobody's
}

void RemoteSession::setWired(bool isWired)
{
    m_isWired = isWired;
    if (!isWired) {
        m_silence.stop();
        setLinked(false);
        return;
    }
    m_wire->replica->want(0); // the numbers of this core start anew
    m_silence.start();
    hear();
}

void RemoteSession::hear()
{
    m_silentTicks = 0;
    setLinked(m_isWired);
}

/// In ticks that came, not in seconds: while this process stands still, none comes.
void RemoteSession::countSilence()
{
    if (++m_silentTicks >= kMostSilentTicks)
        setLinked(false);
}

void RemoteSession::setLinked(bool isLinked)
{
    if (isLinked == m_isLinked)
        return;
    m_isLinked = isLinked;
    if (!isLinked)
        m_wire->finishAll();
    if (m_changed)
        m_changed();
}

void RemoteSession::takeSnapshot(quint64 number, const QByteArray &cbor)
{
    m_silentTicks = 0;
    if (auto decoded = decodeSnapshot(bytesOf(cbor), m_snapshot.get())) {
        m_snapshot = std::make_shared<const Snapshot>(std::move(*decoded));
        if (m_changed)
            m_changed();
    } else {
        emit snapshotRefused(QString::fromStdString(decoded.error().detail));
    }
    m_wire->replica->want(number);
    hear();
}

void RemoteSession::request(const Request &request, std::function<void(const Answer &)> answered)
{
    const auto taker = [answered = std::move(answered)](const std::optional<QByteArray> &reply) {
        const auto answer = reply ? decodeAnswer(bytesOf(*reply)) : Result<Answer>(Answer{});
        answered(answer.value_or(Answer{}));
    };
    const auto number = m_wire->expect(taker);
    Request own = request;
    own.desk = m_deskName;
    if (m_isLinked)
        await(number, m_wire->replica->request(arrayOf(encode(own))));
    else
        refuseLater(number);
}

void RemoteSession::fetchFrame(const QString &path, std::function<void(const QByteArray &)> arrived)
{
    const auto number =
        m_wire->expect([arrived = std::move(arrived)](const std::optional<QByteArray> &reply) {
            arrived(reply.value_or(QByteArray()));
        });
    if (m_isLinked)
        await(number, m_wire->replica->frameBytes(path));
    else
        refuseLater(number);
}

void RemoteSession::await(std::uint64_t number, const QRemoteObjectPendingCall &call)
{
    auto *const watcher = new QRemoteObjectPendingCallWatcher(call, this);
    connect(watcher, &QRemoteObjectPendingCallWatcher::finished, this, [this, number, watcher] {
        watcher->deleteLater();
        const bool isAnswer = watcher->error() == QRemoteObjectPendingCall::NoError;
        m_wire->finish(number, isAnswer ? std::optional(watcher->returnValue().toByteArray()) : std::nullopt);
    });
}

void RemoteSession::refuseLater(std::uint64_t number)
{
    QMetaObject::invokeMethod(
        this, [this, number] { m_wire->finish(number, std::nullopt); }, Qt::QueuedConnection);
}

} // namespace tulpar
