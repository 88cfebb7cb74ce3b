#pragma once

#include "core/feeds/feed.h"
#include "core/time/clock.h"

#include <QByteArray>
#include <QTcpSocket>
#include <QTimer>

#include <chrono>
#include <cstdint>
#include <deque>
#include <string>

namespace tulpar {

struct VtpFeedConfig {
    std::string feed = "vtp"; ///< its name in facts
    std::string host;
    int port = 8099;
    std::string localIvorn = "ivo://org.tulpar/subscriber"; ///< who we are in our answers
    qint64 largestBytes = 4 * 1024 * 1024; ///< a longer message ends the connection
    std::chrono::milliseconds silence{90'000}; ///< without a message this long: connect anew
    std::chrono::milliseconds retryFirst{1000}; ///< doubled with each failure ...
    std::chrono::milliseconds retryMost{60'000}; ///< ... up to this
    std::chrono::milliseconds acknowledgeWithin{
        1000}; ///< without the core's word until then: ack all the same
};

/// Subscribes to a broker of the VOEvent Transport Protocol 2.0 (4 bytes of length, then XML). Answers
/// `authenticate` and `iamalive` in the broker's own namespace, and each VOEvent with `ack` once the core has
/// stored it, or `nak` where the core refuses it. Does not look into a VOEvent beyond its root element.
class VtpFeed : public Feed {
    Q_OBJECT

public:
    VtpFeed(VtpFeedConfig config, const Clock &clock, QObject *parent = nullptr);
    ~VtpFeed() override;

    [[nodiscard]] Result<void> start() override;
    void stop() override;
    void acknowledge(quint64 id, bool isAccepted, const QString &why) override;

private:
    struct Owed {
        std::uint64_t id = 0;
        QByteArray ivorn;
        MonoInstant due;
    };

    void goOn() override;
    void connectNow();
    void connected();
    void disconnected();
    void readAll();
    void takeWhole(bool isLimited);
    void take(const QByteArray &xml);
    void takeTransport(const QByteArray &xml, const QByteArray &role, const QByteArray &origin);
    void refuse(qint64 sizeBytes, const QByteArray &bytes, Error why);
    void giveUp(const std::string &why);
    void answer(const QByteArray &role, const QByteArray &origin, const QByteArray &result);
    void payOverdue();
    void tell(FeedLink link, const std::string &detail);

    VtpFeedConfig m_config;
    const Clock &m_clock;
    QTcpSocket m_socket;
    QTimer m_retry;
    QTimer m_silence;
    QTimer m_overdue;
    std::chrono::milliseconds m_retryAfter;
    QByteArray m_received;
    QByteArray m_nameSpace; ///< of the broker's last Transport message
    std::deque<Owed> m_owed; ///< VOEvents not answered yet, oldest first
    std::uint64_t m_lastId = 0;
    FeedStatus m_told;
    std::string m_why; ///< why the connection is ended by us
};

} // namespace tulpar
