#pragma once

#include "core/base/result.h"
#include "core/notify/notification.h"
#include "core/notify/secret.h"

#include <QNetworkAccessManager>
#include <QObject>
#include <QProcess>
#include <QTimer>

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

class QNetworkReply;

namespace tulpar {

/// What became of one attempt to tell somebody.
struct AttemptEnd {
    bool isTold = false;
    bool mayRetry = true; ///< false: it would fail again
    QString error; ///< English, without secrets; empty when told
    std::optional<Duration> wait; ///< the server asks to be left alone for so long
};

/// One attempt to tell one person. Emits `ended` once, never from within `start`, and within its limit.
/// Abandoned when deleted. Lives on the notifier's thread, never waits.
class Attempt : public QObject {
    Q_OBJECT

public:
    ~Attempt() override = default;
    virtual void start(const Notification &notification, const NotifyWay &way) = 0;

signals:
    void ended(const tulpar::AttemptEnd &end);
};

/// Runs the command, without a shell, in a process group of its own; what is still running at the limit is
/// killed, with all it started. Exit status 0 is success.
class CommandAttempt final : public Attempt {
    Q_OBJECT

public:
    explicit CommandAttempt(const Redactor &redactor);
    ~CommandAttempt() override;
    void start(const Notification &notification, const NotifyWay &way) override;

private:
    void finish(int status, QProcess::ExitStatus how);
    void fail(const QString &error, bool mayRetry = true);
    void killGroup();

    const Redactor &m_redactor;
    QProcess m_process;
    QTimer m_limit;
    QByteArray m_said; ///< the end of its standard error
    qint64 m_group = 0;
    double m_limitS = 0;
    bool m_isOverdue = false;
    bool m_isEnded = false;
};

/// The address and headers of a way with their secrets.
struct PostTarget {
    std::string url;
    std::vector<std::pair<std::string, std::string>> headers;
};

/// Posts to the address. Any 2xx is success; redirections are not followed, since they could carry a secret
/// elsewhere.
class PostAttempt final : public Attempt {
    Q_OBJECT

public:
    PostAttempt(QNetworkAccessManager &network, const PostTarget &target, const Redactor &redactor);
    ~PostAttempt() override;
    void start(const Notification &notification, const NotifyWay &way) override;

private:
    void finish();

    QNetworkAccessManager &m_network;
    const PostTarget &m_target;
    const Redactor &m_redactor;
    QNetworkReply *m_reply = nullptr;
    QTimer m_limit;
    qint64 m_read = 0;
    double m_limitS = 0;
    bool m_isOverdue = false;
};

} // namespace tulpar
