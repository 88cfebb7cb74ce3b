#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QtEndian>

#include <vector>

namespace tulpar {

/// The broker's side of the VOEvent Transport Protocol: one subscriber at a time, whatever bytes one wants.
class VtpBroker : public QTcpServer {
public:
    VtpBroker()
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] {
            ++connections;
            m_socket = nextPendingConnection();
            m_received.clear();
            connect(m_socket, &QTcpSocket::readyRead, this, &VtpBroker::read);
        });
    }

    static QByteArray framed(const QByteArray &xml)
    {
        QByteArray length(4, '\0');
        qToBigEndian(static_cast<quint32>(xml.size()), length.data());
        return length + xml;
    }
    static QByteArray transport(const char *role, const char *nameSpace)
    {
        return QByteArray("<?xml version='1.0' encoding='UTF-8'?><trn:Transport role=\"") + role
            + "\" version=\"1.0\" xmlns:trn=\"" + nameSpace
            + "\"><Origin>ivo://org.test/broker</Origin><TimeStamp>2026-11-22T00:00:00</TimeStamp></"
              "trn:Transport>";
    }
    static QByteArray voEvent(int number, const char *nameSpace = "http://www.ivoa.net/xml/VOEvent/v2.0")
    {
        return QByteArray("<?xml version='1.0'?><voe:VOEvent xmlns:voe=\"") + nameSpace
            + "\" role=\"observation\" ivorn=\"ivo://org.test/stream#" + QByteArray::number(number)
            + "\"><Who/></voe:VOEvent>";
    }

    void sendRaw(const QByteArray &bytes)
    {
        if (m_socket)
            m_socket->write(bytes);
    }
    void send(const QByteArray &xml) { sendRaw(framed(xml)); }
    void drop()
    {
        if (m_socket)
            m_socket->abort();
    }
    [[nodiscard]] bool hasSubscriber() const
    {
        return m_socket && m_socket->state() == QAbstractSocket::ConnectedState;
    }
    [[nodiscard]] int countAnswers(const char *role) const
    {
        int count = 0;
        for (const QByteArray &answer : answers)
            count += answer.contains(QByteArray("role=\"") + role + '"') ? 1 : 0;
        return count;
    }

    int connections = 0;
    std::vector<QByteArray> answers;

private:
    void read()
    {
        m_received += m_socket->readAll();
        while (m_received.size() >= 4) {
            const auto length = qFromBigEndian<qint32>(m_received.constData());
            if (m_received.size() < 4 + length)
                return;
            answers.push_back(m_received.mid(4, length));
            m_received.remove(0, 4 + length);
        }
    }

    QPointer<QTcpSocket> m_socket;
    QByteArray m_received;
};

} // namespace tulpar
