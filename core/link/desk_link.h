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

    /// Sends snapshot `number` if the desk waits for one; else it goes when the desk asks again.
    void offer(std::uint64_t number, const QByteArray &snapshot);
    void sendFacts(const QByteArray &facts);

    /// The desk has dealt with snapshot `shown` and waits for a newer one.
    void setWaiting(std::uint64_t shown);

    [[nodiscard]] qint64 pendingBytes() const;

signals:
    void closed();

private:
    struct Wire;

    std::unique_ptr<Wire> m_wire;
    std::uint64_t m_shown = 0;
    bool m_isWaiting = false; ///< not before the desk has said that it listens
    std::uint64_t m_missedBatches = 0;
};

} // namespace tulpar
