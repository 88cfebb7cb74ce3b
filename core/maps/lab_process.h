#pragma once

#include "core/base/result.h"
#include "core/time/instant.h"

#include <QByteArray>
#include <QObject>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTimer>

namespace tulpar {

/// Keeps one tulpar-lab running and hands it one job at a time: started anew when it ends, killed when it
/// does not answer. Knows nothing of maps. Confined to its thread, whose event loop it never holds up.
class LabProcess : public QObject {
    Q_OBJECT

public:
    struct Config {
        QString program;
        QStringList arguments;
        Duration answerWithin = std::chrono::seconds(50); ///< longer than the lab's own limit of a job
        Duration restartFirst = std::chrono::seconds(1); ///< doubled after each end that follows at once
        Duration restartMost = std::chrono::minutes(1);
    };

    explicit LabProcess(Config config, QObject *parent = nullptr);
    ~LabProcess() override; ///< kills it

    void start();
    /// Running, and without a job.
    [[nodiscard]] bool isReady() const { return m_isRunning && !m_isBusy; }
    /// Only while ready.
    void give(const QByteArray &job);

signals:
    void ready();
    /// One line, without its end: of the job given last.
    void answered(const QByteArray &line);
    /// Instead of an answer to the job given last.
    void failed(const tulpar::Error &error);
    /// The lab cannot be started; tried again later.
    void missing(const tulpar::Error &error);

private:
    void begun();
    void ended(const tulpar::Error &error);
    void readLine();
    void giveUp(const tulpar::Error &error);
    void restartLater();

    Config m_config;
    QProcess m_process;
    QTimer m_answer;
    QTimer m_restart;
    Duration m_nextRestart;
    bool m_isRunning = false;
    bool m_isBusy = false;
};

} // namespace tulpar
