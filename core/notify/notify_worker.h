#pragma once

#include "core/notify/courier.h"

#include <QNetworkAccessManager>
#include <QObject>

#include <memory>
#include <string>
#include <vector>

namespace tulpar {

/// What was told on the way `index` in an earlier run, and what still is to be.
struct Leftover {
    std::vector<std::pair<std::string, TellOf>> told;
    std::vector<Telling> untold;
};

/// The notifier's side of its thread: makes the messages and gives them to the couriers. All calls on that
/// thread.
class NotifyWorker : public QObject {
    Q_OBJECT

public:
    NotifyWorker(std::vector<NotifyWay> ways, NotifyObservatory observatory);
    ~NotifyWorker() override;

    void take(const std::vector<Telling> &tellings);
    void takeUp(std::size_t way, const Leftover &leftover);
    void trial(const std::string &person, UtcInstant now);
    void close();

    /// After `close`, on any thread.
    [[nodiscard]] const std::vector<NotificationFailed> &untold() const { return m_untold; }

signals:
    void sent(const tulpar::NotificationSent &fact);
    void failed(const tulpar::NotificationFailed &fact);

private:
    void open();

    std::vector<NotifyWay> m_ways;
    NotifyObservatory m_observatory;
    std::unique_ptr<QNetworkAccessManager> m_network; ///< made on the thread where it works
    std::vector<std::unique_ptr<Courier>> m_couriers;
    std::vector<NotificationFailed> m_untold;
    bool m_isClosed = false;
};

/// Given the facts of earlier runs (oldest first), returned for each way what it told and what it did not
/// within `reach` before `now`.
[[nodiscard]] std::vector<Leftover> leftoversOf(
    const std::vector<NotifyWay> &ways, const std::vector<FactRecord> &facts, UtcInstant now, Duration reach);

} // namespace tulpar
