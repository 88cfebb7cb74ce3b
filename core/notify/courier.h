#pragma once

#include "core/notify/attempt.h"
#include "core/notify/notify_way.h"
#include "core/session/fact.h"

#include <QDeadlineTimer>
#include <QObject>
#include <QTimer>

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tulpar {

/// Tells one person in one way: one attempt at a time, urgent before others, again with growing waits after a
/// failure, at most so many an hour; the rest is summed into one message. Each message waits for itself, so
/// that one that always fails holds nobody up. Lives on the notifier's thread, never waits.
class Courier : public QObject {
    Q_OBJECT

public:
    Courier(NotifyWay way, NotifyObservatory observatory, QNetworkAccessManager &network);
    ~Courier() override;

    [[nodiscard]] bool wants(TellOf change) const;
    [[nodiscard]] const NotifyWay &way() const { return m_way; }

    /// Takes a message that is wanted; the same change of the same event is told once.
    void take(const Notification &notification, UtcInstant utc);

    /// Of an earlier run: this much was told.
    void wasTold(const std::string &event, TellOf change);

    /// What was not told, for the journal; nothing is attempted afterwards.
    [[nodiscard]] std::vector<NotificationFailed> end();

signals:
    void sent(const tulpar::NotificationSent &fact);
    void failed(const tulpar::NotificationFailed &fact);

private:
    struct Waiting {
        Notification notification;
        std::uint64_t order = 0;
        int attempts = 0;
        QDeadlineTimer due;
        QDeadlineTimer giveUp;
    };
    struct Sum {
        int count = 0;
        UtcInstant since;
        UtcInstant until;
        std::map<TellOf, int> changes;
    };

    void resolveSecrets();
    [[nodiscard]] bool isToldAlready(const Notification &notification);
    [[nodiscard]] bool isHourFull(TellOf change);
    void enqueue(const Notification &notification);
    void addToSum(TellOf change, int count, UtcInstant utc);
    void tellSum();
    void next();
    void ended(const AttemptEnd &end);
    [[nodiscard]] NotificationFailed failureOf(const Waiting &waiting, const QString &error) const;

    NotifyWay m_way;
    NotifyObservatory m_observatory;
    QNetworkAccessManager &m_network;
    PostTarget m_target;
    Redactor m_redactor;
    QString m_unusable; ///< why nothing can be told this way; empty: it can
    std::string m_name;
    std::vector<Waiting> m_waiting;
    std::optional<Waiting> m_underway;
    std::unique_ptr<Attempt> m_attempt;
    std::uint64_t m_order = 0;
    std::deque<QDeadlineTimer> m_hour; ///< when each message of the last hour no longer counts
    std::deque<std::pair<std::string, TellOf>> m_told; ///< the last change of each event, newest last
    Sum m_sum;
    QTimer m_next;
    QTimer m_summing;
};

} // namespace tulpar
