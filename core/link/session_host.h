#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QObject>
#include <QString>
#include <QTimer>

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <utility>
#include <vector>

class QLocalServer;

namespace tulpar {

class DeskLink;

/// The socket of the session in this user's runtime folder, e.g. /run/user/1000/tulpar-session; `name` tells
/// sessions apart.
[[nodiscard]] QString sessionSocketPath(const QString &name);

/// The core's end of the session: any number of desks on a local socket that only this user may open.
/// A desk that stands still costs one snapshot and a bounded tail of facts, however long it stands.
/// Knows bytes only; core/session/codec.h gives them meaning. Lives on one thread, never waits.
class SessionHost : public QObject {
    Q_OBJECT

public:
    /// Given an encoded Request and the number of the link it came by; returned the encoded Answer.
    using RequestHandler = std::function<QByteArray(const QByteArray &, quint64 link)>;
    /// Given the path of a frame as a snapshot names it; returned its bytes, empty: refused. Must check the
    /// path.
    using FrameHandler = std::function<QByteArray(const QString &)>;

    explicit SessionHost(QObject *parent = nullptr);
    ~SessionHost() override;

    void setRequestHandler(RequestHandler handler) { m_request = std::move(handler); }
    void setFrameHandler(FrameHandler handler) { m_frame = std::move(handler); }

    /// Takes desks at `socketPath` (absolute). Errc::Refused: a living core answers there already.
    [[nodiscard]] Result<void> listen(const QString &socketPath);

    /// Encodes the newest state for a desk that has version `have` of the alert queue; 0: nothing.
    using Encoder = std::function<QByteArray(std::uint64_t have)>;

    /// The newest state; goes at once to every desk that waits for one, to the others when they ask.
    /// `version`: of its alert queue.
    void publish(Encoder encoder, std::uint64_t version);
    void publish(const QByteArray &snapshot);

    /// Facts as they happen; a desk with more than 1 MiB unread misses them and is told how many batches.
    void publishFacts(const QByteArray &facts);

    [[nodiscard]] int deskCount() const;

    /// What waits in this process for desks to read, all desks together.
    [[nodiscard]] qint64 pendingBytes() const;

signals:
    void deskCountChanged(int count);
    void deskLeft(quint64 link);

private:
    void takeDesk();
    void dropDesk(const DeskLink *desk, quint64 link);
    void offerAll();

    std::unique_ptr<QLocalServer> m_server;
    std::vector<std::unique_ptr<DeskLink>> m_desks;
    quint64 m_lastLink = 0;
    RequestHandler m_request;
    FrameHandler m_frame;
    Encoder m_encoder;
    std::uint64_t m_version = 0;
    QTimer m_alive;
    std::map<std::uint64_t, QByteArray> m_encoded; ///< of the newest state, by what a desk has
    std::uint64_t m_number = 0;
};

} // namespace tulpar
