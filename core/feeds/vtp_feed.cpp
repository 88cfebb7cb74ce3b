#include "core/feeds/vtp_feed.h"

#include "core/base/check.h"
#include "core/feeds/root_element.h"

#include <QtEndian>

#include <algorithm>
#include <utility>

namespace tulpar {

namespace {

constexpr qsizetype kLengthBytes = 4;
constexpr int kOverdueEveryMs = 100;
constexpr qsizetype kLongestTopic = 200;
constexpr const char *kNameSpace = "http://telescope-networks.org/schema/Transport/v1.1";

std::string secondsOf(std::chrono::milliseconds ms)
{
    return std::to_string((ms.count() + 500) / 1000) + " s";
}

QByteArray escaped(const QByteArray &text)
{
    return QString::fromUtf8(text).toHtmlEscaped().toUtf8();
}

} // namespace

VtpFeed::VtpFeed(VtpFeedConfig config, const Clock &clock, QObject *parent)
    : Feed(parent)
    , m_config(std::move(config))
    , m_clock(clock)
    , m_socket(this)
    , m_retry(this)
    , m_silence(this)
    , m_overdue(this)
    , m_retryAfter(m_config.retryFirst)
{
    m_retry.setSingleShot(true);
    m_silence.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &VtpFeed::connectNow);
    connect(&m_silence, &QTimer::timeout, this, [this] {
        giveUp("no message for " + secondsOf(m_config.silence));
    });
    connect(&m_overdue, &QTimer::timeout, this, &VtpFeed::payOverdue);
    connect(&m_socket, &QTcpSocket::connected, this, &VtpFeed::connected);
    connect(&m_socket, &QTcpSocket::readyRead, this, &VtpFeed::readAll);
    connect(&m_socket, &QTcpSocket::stateChanged, this, [this](QAbstractSocket::SocketState state) {
        if (state == QAbstractSocket::UnconnectedState)
            disconnected();
    });
}

VtpFeed::~VtpFeed()
{
    stop(); // the socket's own end says that it is unconnected
}

Result<void> VtpFeed::start()
{
    if (m_config.host.empty() || m_config.port < 1 || m_config.port > 65535)
        return fail(Errc::OutOfRange, "feed " + m_config.feed + " has no host or no port");
    connectNow();
    return {};
}

void VtpFeed::stop()
{
    m_socket.disconnect(this);
    m_socket.abort();
    m_retry.stop();
    m_silence.stop();
    m_overdue.stop();
    m_owed.clear();
}

void VtpFeed::connectNow()
{
    m_received.clear();
    m_nameSpace.clear();
    m_why.clear();
    m_silence.start(m_config.silence); // of the connecting too
    m_socket.connectToHost(QString::fromStdString(m_config.host), static_cast<quint16>(m_config.port));
}

void VtpFeed::connected()
{
    m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_socket.setReadBufferSize(m_config.largestBytes + kLengthBytes);
    m_silence.start(m_config.silence);
    tell(FeedLink::Connected, {});
}

void VtpFeed::disconnected()
{
    m_silence.stop();
    if (m_socket.bytesAvailable() > 0)
        m_received += m_socket.readAll(); // what it sent before is still to be taken
    takeWhole(false);
    m_overdue.stop();
    m_owed.clear(); // an answer on another connection means nothing
    if (!m_received.isEmpty())
        refuse(
            m_received.size(), {},
            {Errc::Malformed,
             "the connection ended within a message, after " + std::to_string(m_received.size()) + " bytes"});
    m_received.clear();
    const std::string why = m_why.empty() ? m_socket.errorString().toStdString() : m_why;
    tell(FeedLink::Down, why + "; next attempt in " + secondsOf(m_retryAfter));
    m_retry.start(m_retryAfter);
    m_retryAfter = std::min(2 * m_retryAfter, m_config.retryMost);
}

void VtpFeed::giveUp(const std::string &why)
{
    m_why = why;
    if (m_socket.state() == QAbstractSocket::UnconnectedState)
        return;
    m_socket.abort(); // tells disconnected()
}

void VtpFeed::readAll()
{
    if (!mayDeliver()) {
        m_silence.start(m_config.silence); // it is we who are busy
        return; // it waits in the socket, whose buffer is limited
    }
    m_received += m_socket.readAll();
    takeWhole(true);
}

void VtpFeed::goOn()
{
    readAll();
}

void VtpFeed::takeWhole(bool isLimited)
{
    while (m_received.size() >= kLengthBytes && (!isLimited || mayDeliver())) {
        const auto length = qFromBigEndian<quint32>(m_received.constData());
        if (length == 0 || static_cast<qint64>(length) > m_config.largestBytes) {
            const std::string why = "a message of " + std::to_string(length)
                + " bytes is announced, the limit is " + std::to_string(m_config.largestBytes);
            m_received.clear();
            refuse(static_cast<qint64>(length), {}, {Errc::TooLarge, why});
            return giveUp(why);
        }
        const auto whole = kLengthBytes + static_cast<qsizetype>(length);
        if (m_received.size() < whole)
            return;
        const QByteArray xml = m_received.mid(kLengthBytes, static_cast<qsizetype>(length));
        m_received.remove(0, whole);
        m_retryAfter = m_config.retryFirst;
        m_silence.start(m_config.silence);
        take(xml);
        if (isLimited && m_socket.state() != QAbstractSocket::ConnectedState)
            return;
    }
}

void VtpFeed::take(const QByteArray &xml)
{
    const Now now = m_clock.now();
    const auto root = rootElement(xml);
    emit heard(root ? QString::fromUtf8(root->name) : QString(), now);
    if (root && root->name == "Transport") {
        if (!root->nameSpace.isEmpty())
            m_nameSpace = root->nameSpace;
        return takeTransport(xml, root->role, root->origin);
    }
    // Whatever else it is, the core has it kept and read: it knows better what is wrong with it.
    FeedMessage message;
    message.feed = m_config.feed;
    message.topic = root ? root->ivorn.left(kLongestTopic).toStdString() : std::string();
    message.bytes = xml;
    message.sizeBytes = xml.size();
    message.received = now;
    message.id = ++m_lastId;
    m_owed.push_back({message.id, root ? root->ivorn : QByteArray(), now.mono + m_config.acknowledgeWithin});
    if (!m_overdue.isActive())
        m_overdue.start(kOverdueEveryMs);
    deliver(message);
}

void VtpFeed::takeTransport(const QByteArray &xml, const QByteArray &role, const QByteArray &origin)
{
    if (role == "iamalive" || role == "authenticate")
        return answer(role, origin, {});
    if (role != "ack" && role != "nak")
        refuse(
            xml.size(), xml,
            {Errc::Unsupported,
             "a transport message of the role \"" + role.left(kLongestTopic).toStdString() + "\""});
}

void VtpFeed::refuse(qint64 sizeBytes, const QByteArray &bytes, Error why)
{
    FeedMessage message;
    message.feed = m_config.feed;
    message.bytes = bytes;
    message.sizeBytes = sizeBytes;
    message.received = m_clock.now();
    message.refusal = std::move(why);
    emit noticeRefused(message);
}

void VtpFeed::acknowledge(quint64 id, bool isAccepted, const QString &why)
{
    const auto owed = std::ranges::find(m_owed, id, &Owed::id);
    if (owed == m_owed.end())
        return; // overdue, or of a connection that is gone
    const QByteArray ivorn = owed->ivorn;
    m_owed.erase(owed);
    answer(isAccepted ? "ack" : "nak", ivorn, why.toUtf8());
    if (m_owed.empty())
        m_overdue.stop();
}

void VtpFeed::payOverdue()
{
    const MonoInstant soon = m_clock.now().mono + std::chrono::milliseconds(kOverdueEveryMs);
    while (!m_owed.empty() && m_owed.front().due <= soon)
        acknowledge(m_owed.front().id, true, {});
}

void VtpFeed::answer(const QByteArray &role, const QByteArray &origin, const QByteArray &result)
{
    if (m_socket.state() != QAbstractSocket::ConnectedState)
        return;
    const QByteArray nameSpace = m_nameSpace.isEmpty() ? QByteArray(kNameSpace) : escaped(m_nameSpace);
    QByteArray xml = "<?xml version='1.0' encoding='UTF-8'?>\n<trn:Transport role=\"" + role
        + "\" version=\"1.0\" xmlns:trn=\"" + nameSpace
        + "\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"" + nameSpace
        + " http://www.telescope-networks.org/schema/Transport-v1.1.xsd\"><Origin>" + escaped(origin)
        + "</Origin><Response>" + escaped(QByteArray::fromStdString(m_config.localIvorn))
        + "</Response><TimeStamp>" + QByteArray::fromStdString(isoUtc(m_clock.now().utc, 0)) + "</TimeStamp>";
    if (!result.isEmpty())
        xml += "<Meta><Result>" + escaped(result) + "</Result></Meta>";
    xml += "</trn:Transport>";
    QByteArray length(kLengthBytes, '\0');
    qToBigEndian(static_cast<quint32>(xml.size()), length.data());
    m_socket.write(length + xml);
}

void VtpFeed::tell(FeedLink link, const std::string &detail)
{
    const FeedStatus status{link, {}, detail, {}, {}};
    if (std::exchange(m_told, status) != status)
        emit statusChanged(status);
}

} // namespace tulpar
