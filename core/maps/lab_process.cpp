#include "core/maps/lab_process.h"

#include "core/lab/lab_server.h"

#include <algorithm>
#include <utility>

namespace tulpar {

namespace {

std::chrono::milliseconds inMilliseconds(Duration duration)
{
    return std::chrono::ceil<std::chrono::milliseconds>(duration);
}

} // namespace

LabProcess::LabProcess(Config config, QObject *parent)
    : QObject(parent)
    , m_config(std::move(config))
    , m_process(this)
    , m_answer(this)
    , m_restart(this)
    , m_nextRestart(m_config.restartFirst)
{
    m_answer.setSingleShot(true);
    m_restart.setSingleShot(true);
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    connect(&m_process, &QProcess::started, this, &LabProcess::begun);
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &LabProcess::readLine);
    connect(&m_process, &QProcess::finished, this, [this](int code, QProcess::ExitStatus status) {
        const bool isKilled = status == QProcess::CrashExit;
        ended(
            {Errc::Unavailable,
             "tulpar-lab ended (" + std::string(isKilled ? "signal " : "status ") + std::to_string(code)
                 + ")"});
    });
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error != QProcess::FailedToStart)
            return;
        emit missing(
            {Errc::Unavailable,
             "cannot start " + m_config.program.toStdString() + ": "
                 + m_process.errorString().toStdString()});
        restartLater();
    });
    connect(&m_answer, &QTimer::timeout, this, [this] {
        giveUp(
            {Errc::Timeout,
             "tulpar-lab did not answer within "
                 + std::to_string(
                     std::chrono::duration_cast<std::chrono::seconds>(m_config.answerWithin).count())
                 + " s and is started anew"});
    });
    connect(&m_restart, &QTimer::timeout, this, &LabProcess::start);
}

LabProcess::~LabProcess()
{
    m_process.disconnect(this);
    m_process.kill();
    m_process.waitForFinished(); // of a killed process: at once
}

void LabProcess::start()
{
    if (m_process.state() == QProcess::NotRunning)
        m_process.start(m_config.program, m_config.arguments);
}

void LabProcess::give(const QByteArray &job)
{
    m_isBusy = true;
    const std::string header = jobHeader(static_cast<std::size_t>(job.size()));
    m_process.write(header.data(), static_cast<qint64>(header.size()));
    m_process.write(job);
    m_answer.start(inMilliseconds(m_config.answerWithin));
}

void LabProcess::begun()
{
    m_isRunning = true;
    emit ready();
}

void LabProcess::ended(const Error &error)
{
    m_isRunning = false;
    if (m_isBusy)
        giveUp(error);
    restartLater();
}

void LabProcess::readLine()
{
    if (!m_isBusy) {
        m_process.readAllStandardOutput();
        giveUp({Errc::OutOfOrder, "tulpar-lab spoke unasked and is started anew"});
        return;
    }
    if (!m_process.canReadLine()) {
        if (m_process.bytesAvailable() > static_cast<qint64>(kMostReplyBytes))
            giveUp({Errc::TooLarge, "tulpar-lab answered with more than a result and is started anew"});
        return;
    }
    const QByteArray line = m_process.readLine().chopped(1);
    m_answer.stop();
    m_isBusy = false;
    m_nextRestart = m_config.restartFirst;
    emit answered(line);
    if (isReady())
        emit ready();
}

/// Ends what does not behave; a job under way is answered with the error.
void LabProcess::giveUp(const Error &error)
{
    m_answer.stop();
    m_isRunning = false;
    const bool wasBusy = std::exchange(m_isBusy, false);
    m_process.kill();
    if (wasBusy)
        emit failed(error);
}

void LabProcess::restartLater()
{
    m_isRunning = false;
    m_restart.start(inMilliseconds(m_nextRestart));
    m_nextRestart = std::min(m_nextRestart * 2, m_config.restartMost);
}

} // namespace tulpar
