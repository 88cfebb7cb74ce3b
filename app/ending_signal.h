#pragma once

#include <QObject>
#include <QSocketNotifier>

namespace tulpar {

/// SIGTERM and SIGINT as an event like any other, on the thread that made it. One a process.
/// The signals stay unblocked, so that programs started from here can be ended too.
class EndingSignal : public QObject {
    Q_OBJECT

public:
    explicit EndingSignal(QObject *parent = nullptr);

signals:
    void asked();

private:
    QSocketNotifier m_notifier;
};

} // namespace tulpar
