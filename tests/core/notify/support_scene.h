#pragma once

#include "core/notify/notification.h"
#include "core/notify/notify_way.h"
#include "core/session/fact.h"

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QObject>
#include <QTcpServer>

namespace tulpar::notify_test {

/// A real HTTP server on loopback that answers as told. Lives on the test's thread.
class HookServer : public QObject {
    Q_OBJECT

public:
    struct Request {
        QByteArray path;
        QMap<QByteArray, QByteArray> headers; ///< names in small letters
        QByteArray body;
    };

    HookServer();

    [[nodiscard]] bool listen(quint16 port = 0);
    void close() { m_server.close(); }
    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }
    [[nodiscard]] std::string url(const std::string &path = "/hook") const;

    QList<QByteArray> statuses; ///< "503 Busy" for each request in turn; afterwards "200 OK"
    QByteArray extraHeader; ///< "Retry-After: 1\r\n"
    bool isMute = false; ///< takes everything, answers nothing
    QList<Request> requests;

private:
    void serve(class QTcpSocket *socket);
    QTcpServer m_server;
};

/// 2022-10-09T14:10:17.990Z, T0 of GRB 221009A (Swift trigger 1126853).
[[nodiscard]] UtcInstant burstTime();

[[nodiscard]] AlertView alertOf(const std::string &event, Outcome outcome);
[[nodiscard]] FactRecord decidedFact(
    const std::string &event, Outcome outcome, UtcInstant utc, std::uint64_t seq = 1);
[[nodiscard]] Telling tellingOf(const std::string &event, Outcome outcome, UtcInstant utc);

[[nodiscard]] NotifyWay commandWay(std::vector<std::string> command);
[[nodiscard]] NotifyWay postWay(const std::string &url);
[[nodiscard]] NotifyObservatory assy();

} // namespace tulpar::notify_test
