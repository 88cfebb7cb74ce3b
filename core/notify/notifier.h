#pragma once

#include "core/notify/notification.h"
#include "core/notify/notify_way.h"
#include "core/session/fact.h"
#include "core/threads/inbox.h"
#include "core/threads/joined_thread.h"

#include <QObject>

#include <array>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace tulpar {

class NotifyWorker;

/// Tells people away from the desk, in a thread of its own: the core hands over facts and goes on. What
/// became of it comes back as facts. Decides nothing and keeps nothing on disk: what was not told is found
/// again in the journal. Lives on the thread that made it.
class Notifier : public QObject {
    Q_OBJECT

public:
    /// The row of an event as it is now; null: there is none.
    using Rows = std::function<const AlertView *(const std::string &event)>;

    Notifier(std::vector<NotifyWay> ways, NotifyObservatory observatory, QObject *parent = nullptr);
    ~Notifier() override;

    /// Nobody is to be told anything.
    [[nodiscard]] bool isIdle() const { return m_ways.empty(); }

    /// Of facts just made, those that somebody wants, each with its row: a few microseconds where there is
    /// none. Call while the rows are as the facts left them.
    [[nodiscard]] std::vector<Telling> pick(const std::vector<FactRecord> &facts, const Rows &rows) const;

    /// Hands over; never waits. Call when the facts are committed. Beyond 2000 that still wait they are
    /// dropped, and `failed` says how many.
    void tell(std::vector<Telling> tellings);

    /// Once after a start: of the facts of earlier runs, oldest first, what happened within the last hour and
    /// was not told is told now, with how late it is.
    void recall(const std::vector<FactRecord> &facts, const Rows &rows, UtcInstant now);

    /// A trial message to the person, or to everybody where `person` is empty; false: there is no such
    /// person.
    [[nodiscard]] bool trial(const std::string &person, UtcInstant now);

    /// Ends the thread, within seconds also where a command hangs. Returned: what was not told, for the
    /// journal. Nothing is told afterwards.
    [[nodiscard]] std::vector<NotificationFailed> end();

signals:
    void sent(const tulpar::NotificationSent &fact);
    void failed(const tulpar::NotificationFailed &fact);

private:
    [[nodiscard]] bool isWanted(TellOf change) const;

    std::vector<NotifyWay> m_ways;
    NotifyObservatory m_observatory;
    std::array<bool, EnumNames<TellOf>::names.size()> m_wanted{};
    std::unique_ptr<Inbox> m_fromWorker;
    std::unique_ptr<JoinedThread> m_thread;
    std::unique_ptr<NotifyWorker> m_worker;
    int m_dropped = 0;
};

} // namespace tulpar
