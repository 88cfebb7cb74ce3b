#include "support_scene.h"

#include <QTcpSocket>

namespace tulpar::notify_test {

HookServer::HookServer()
{
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = m_server.nextPendingConnection()) {
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { serve(socket); });
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        }
    });
}

bool HookServer::listen(quint16 port)
{
    return m_server.listen(QHostAddress::LocalHost, port);
}

std::string HookServer::url(const std::string &path) const
{
    return "http://127.0.0.1:" + std::to_string(port()) + path;
}

void HookServer::serve(QTcpSocket *socket)
{
    const QByteArray bytes = socket->peek(socket->bytesAvailable());
    const qsizetype end = bytes.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    Request request;
    const QList<QByteArray> lines = bytes.left(end).split('\n');
    request.path = lines.front().split(' ').value(1);
    for (const QByteArray &line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        request.headers[line.left(colon).toLower()] = line.mid(colon + 1).trimmed();
    }
    const qsizetype length = request.headers.value("content-length").toLongLong();
    request.body = bytes.mid(end + 4, length);
    if (request.body.size() < length)
        return;
    socket->read(end + 4 + length);
    requests += request;
    if (isMute)
        return;
    const QByteArray status = statuses.isEmpty() ? QByteArray("200 OK") : statuses.takeFirst();
    socket->write("HTTP/1.1 " + status + "\r\n" + extraHeader + "Content-Length: 0\r\n\r\n");
}

UtcInstant burstTime()
{
    return *parseUtc("2022-10-09T14:10:17.990Z");
}

AlertView alertOf(const std::string &event, Outcome outcome)
{
    AlertView alert;
    alert.event = event;
    alert.name = "Swift " + event.substr(event.find(':') + 1);
    alert.aliases = {"GRB 221009A"};
    alert.source = "Swift BAT";
    alert.kind = "SWIFT_BAT_GRB_POS_ACK";
    alert.triggerUtc = burstTime();
    alert.receivedUtc = burstTime() + 20s;
    alert.sourceClass = SourceClass::Grb;
    alert.position = IcrsDirection{Angle::degrees(288.263), Angle::degrees(19.803)};
    alert.errorRadius = Angle::arcminutes(3);
    alert.decision.outcome = outcome;
    NoticeView line;
    line.positionKind = PositionKind::Source;
    line.position = alert.position;
    line.errorRadius = alert.errorRadius;
    line.containment = 0.9;
    line.isBest = true;
    alert.story = {line};
    return alert;
}

FactRecord decidedFact(const std::string &event, Outcome outcome, UtcInstant utc, std::uint64_t seq)
{
    Decided decided;
    decided.event = event;
    decided.notice = "SWIFT_BAT_GRB_POS_ACK";
    decided.decision.outcome = outcome;
    for (std::size_t i = 0; i < EnumNames<Rule>::names.size(); ++i)
        decided.decision.rules.push_back({static_cast<Rule>(i), true, 1.0, 2.0, RuleUnit::Degrees});
    return record(decided, seq, {utc, MonoInstant{}});
}

Telling tellingOf(const std::string &event, Outcome outcome, UtcInstant utc)
{
    return {decidedFact(event, outcome, utc), std::make_shared<const AlertView>(alertOf(event, outcome)), {}};
}

NotifyWay commandWay(std::vector<std::string> command)
{
    NotifyWay way;
    way.person = "duty";
    way.on = {TellOf::Respond, TellOf::Queue, TellOf::Ask, TellOf::Ignore};
    way.command = std::move(command);
    way.firstRetry = 50ms;
    way.lastRetry = 200ms;
    way.giveUp = 30s;
    way.summaryEvery = 100ms;
    return way;
}

NotifyWay postWay(const std::string &url)
{
    NotifyWay way = commandWay({});
    way.person = "astronomer";
    way.url = url;
    return way;
}

NotifyObservatory assy()
{
    NotifyObservatory observatory;
    observatory.name = "NUTTelA-TAO";
    observatory.site = {
        Angle::degrees(43.2249), Angle::degrees(77.8710), 2750, 725, 5, 0.4, 0.62, "Asia/Almaty"};
    return observatory;
}

} // namespace tulpar::notify_test
