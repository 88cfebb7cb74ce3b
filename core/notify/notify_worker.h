#pragma once

#include "core/notify/courier.h"
#include "core/notify/observable.h"
#include "core/threads/inbox.h"

#include <QNetworkAccessManager>
#include <QObject>

#include <atomic>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace tulpar {

/// What was told on the way `index` in an earlier run, and what still is to be.
struct Leftover {
    std::vector<std::pair<std::string, TellOf>> told;
    std::vector<Telling> untold;
};

/// The notifier's side of its thread: makes the messages and gives them to the couriers. All calls on that
/// thread, but for the first four.
class NotifyWorker : public QObject {
    Q_OBJECT

public:
    NotifyWorker(std::vector<NotifyWay> ways, NotifyObservatory observatory);
    ~NotifyWorker() override;

    Inbox &inbox() { return m_inbox; }
    void handOver(std::vector<Telling> tellings);
    [[nodiscard]] int handedOver() const { return m_handedOver; } ///< and not yet taken
    void askToClose(); ///< what is handed over is dropped; ends the thread

    void takeUp(std::size_t way, const Leftover &leftover);
    void trial(const std::string &person, UtcInstant now);

    /// After the thread's end.
    [[nodiscard]] const std::vector<NotificationFailed> &untold() const { return m_untold; }

signals:
    void sent(const tulpar::NotificationSent &fact);
    void failed(const tulpar::NotificationFailed &fact);

private:
    void open();
    void take(const std::vector<Telling> &tellings);
    void close();
    /// What the telling is of; none: nothing to tell, such as a feed that is heard without having been
    /// missed.
    [[nodiscard]] std::optional<TellOf> newsIn(const Telling &telling);

    Inbox m_inbox{this};
    std::vector<NotifyWay> m_ways;
    NotifyObservatory m_observatory;
    std::unique_ptr<QNetworkAccessManager> m_network; ///< made on the thread where it works
    std::vector<std::unique_ptr<Courier>> m_couriers;
    std::vector<NotificationFailed> m_untold;
    std::set<std::string> m_silentFeeds; ///< of which people were told
    int m_untaken = 0; ///< handed over when it was closing already
    RestOfNight m_sky;
    std::atomic<int> m_handedOver = 0;
    std::atomic<bool> m_isClosing = false;
};

/// Given the facts of earlier runs (oldest first), returned for each way what it told and what it did not
/// within `reach` before `now`: of each event, and of each kind of change of the observatory, the newest
/// only, since what came before it is no news any more.
[[nodiscard]] std::vector<Leftover> leftoversOf(
    const std::vector<NotifyWay> &ways, const std::vector<FactRecord> &facts, UtcInstant now, Duration reach);

} // namespace tulpar
