#pragma once

#include <QByteArray>
#include <QObject>
#include <QString>

#include <cstdint>
#include <functional>
#include <memory>

class QLocalSocket;

namespace tulpar {

/// What one desk may ask of the host.
struct DeskAsks {
    std::function<QByteArray(const QByteArray &)> request;
    std::function<QByteArray(const QString &)> frame;
    std::function<void(std::uint64_t shown)> want;
};

/// One attached desk of a SessionHost, on a connection of its own, so that none can hold back another.
/// Lives on the host's thread.
class DeskLink : public QObject {
    Q_OBJECT

public:
    DeskLink(std::unique_ptr<QLocalSocket> socket, const DeskAsks &asks);
    ~DeskLink() override;

    /// Whether the desk waits for a snapshot and has not dealt with `number`.
    [[nodiscard]] bool isOpenFor(std::uint64_t number) const { return m_isWaiting && number > m_shown; }
    /// The version of the alert queue that the desk has; 0: none.
    [[nodiscard]] std::uint64_t has() const { return m_has; }

    /// Sends snapshot `number` with `version` of the alert queue; the desk must be open for it.
    void offer(std::uint64_t number, const QByteArray &snapshot, std::uint64_t version);
    void sendFacts(const QByteArray &facts);
    /// A sign of life, unless the desk has something to read still.
    void sayAlive();

    /// The desk has dealt with snapshot `shown` and waits for a newer one.
    void setWaiting(std::uint64_t shown);

    [[nodiscard]] qint64 pendingBytes() const;

signals:
    void closed();

private:
    struct Wire;

    std::unique_ptr<Wire> m_wire;
    std::uint64_t m_shown = 0;
    std::uint64_t m_sent = 0; ///< number of the last snapshot sent, with this version of the queue
    std::uint64_t m_sentVersion = 0;
    std::uint64_t m_has = 0;
    bool m_isWaiting = false; ///< not before the desk has said that it listens
    std::uint64_t m_missedBatches = 0;
};

} // namespace tulpar
