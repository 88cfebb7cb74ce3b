#pragma once

#include "core/session/session.h"

#include <QByteArray>
#include <QObject>
#include <QString>
#include <QTimer>

#include <cstdint>
#include <functional>
#include <memory>

class QRemoteObjectPendingCall;

namespace tulpar {

/// The desk's end of the session on a local socket. Connects by itself and again whenever the core returns. A
/// core that is silent for some seconds counts as not linked, but what is on its way stays: a core that is
/// only slow has its desks back with its next word. Time in which this process itself stood still is nobody's
/// silence. Lives on one thread with an event loop; never waits.
class RemoteSession : public QObject, public Session {
    Q_OBJECT

public:
    explicit RemoteSession(const QString &socketPath, QObject *parent = nullptr);
    ~RemoteSession() override;

    [[nodiscard]] std::shared_ptr<const Snapshot> snapshot() const override { return m_snapshot; }
    [[nodiscard]] bool isLinked() const override { return m_isLinked; }
    [[nodiscard]] std::string deskName() const override { return m_deskName; }
    void onChanged(std::function<void()> changed) override { m_changed = std::move(changed); }
    /// The request goes out in this desk's name.
    void request(const Request &request, std::function<void(const Answer &)> answered) override;

    /// Asks for the bytes of a frame (a desk on another machine); empty: refused, or the link broke.
    void fetchFrame(const QString &path, std::function<void(const QByteArray &)> arrived);

signals:
    /// Encoded facts as they happen; none while unlinked.
    void factsArrived(const QByteArray &facts);
    /// This many batches were not sent because this desk had not read the earlier ones.
    void factsMissed(quint64 batches);
    /// A snapshot that could not be understood (a core of another version).
    void snapshotRefused(const QString &why);

private:
    struct Wire;

    void setWired(bool isWired);
    void hear();
    void countSilence();
    void setLinked(bool isLinked);
    void takeSnapshot(quint64 number, const QByteArray &cbor);
    void await(std::uint64_t number, const QRemoteObjectPendingCall &call);
    void refuseLater(std::uint64_t number);

    std::unique_ptr<Wire> m_wire;
    std::string m_deskName;
    std::shared_ptr<const Snapshot> m_snapshot;
    QTimer m_silence;
    int m_silentTicks = 0;
    bool m_isWired = false;
    bool m_isLinked = false;
    std::function<void()> m_changed;
};

} // namespace tulpar
