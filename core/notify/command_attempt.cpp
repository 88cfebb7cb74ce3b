#include "core/notify/attempt.h"

#include <QDir>

#include <csignal>
#include <unistd.h>

namespace tulpar {

namespace {

constexpr qsizetype kSaidBytes = 2048;
constexpr qsizetype kToldLetters = 200;
constexpr int kGraceMs = 2000; ///< for the kernel to end what was killed

QString lastLine(const QByteArray &said)
{
    const QString text = QString::fromUtf8(said).trimmed();
    return text.section(QLatin1Char('\n'), -1).simplified().right(kToldLetters);
}

} // namespace

CommandAttempt::CommandAttempt(const Redactor &redactor)
    : m_redactor(redactor)
{
    m_process.setWorkingDirectory(QDir::rootPath());
    m_process.setStandardOutputFile(QProcess::nullDevice());
    // A group of its own, so that whatever it starts can be ended with it.
    m_process.setChildProcessModifier([] { ::setpgid(0, 0); });
    m_limit.setSingleShot(true);
    connect(&m_process, &QProcess::finished, this, &CommandAttempt::finish, Qt::QueuedConnection);
    connect(
        &m_process, &QProcess::errorOccurred, this,
        [this](QProcess::ProcessError error) {
            if (error == QProcess::FailedToStart)
                fail(QStringLiteral("cannot be started: ") + m_process.errorString());
        },
        Qt::QueuedConnection);
    connect(&m_process, &QProcess::readyReadStandardError, this, [this] {
        m_said = (m_said + m_process.readAllStandardError()).right(kSaidBytes);
    });
    connect(&m_limit, &QTimer::timeout, this, [this] {
        if (m_isOverdue)
            return fail(QStringLiteral("could not even be killed"));
        m_isOverdue = true;
        killGroup();
        m_limit.start(kGraceMs);
    });
}

CommandAttempt::~CommandAttempt()
{
    m_process.disconnect(this);
    killGroup();
    m_process.waitForFinished(kGraceMs); // at the program's end only, and already killed
}

void CommandAttempt::start(const Notification &notification, const NotifyWay &way)
{
    QStringList arguments;
    for (std::size_t i = 1; i < way.command.size(); ++i)
        arguments += QString::fromStdString(way.command[i]);
    m_limitS = seconds(way.limit);
    m_process.setProcessEnvironment(environmentOf(notification, way));
    m_process.start(QString::fromStdString(way.command.front()), arguments);
    m_group = m_process.processId();
    m_process.write(bodyOf(notification, way, NotifyBody::Json) + '\n');
    m_process.closeWriteChannel();
    m_limit.start(std::chrono::ceil<std::chrono::milliseconds>(way.limit));
}

void CommandAttempt::killGroup()
{
    if (m_group > 1 && m_process.state() != QProcess::NotRunning) {
        ::kill(static_cast<pid_t>(-m_group), SIGKILL);
        m_process.kill();
    }
}

void CommandAttempt::finish(int status, QProcess::ExitStatus how)
{
    if (m_isOverdue)
        return fail(QStringLiteral("killed: not done within %1 s").arg(m_limitS));
    if (how != QProcess::NormalExit)
        return fail(QStringLiteral("ended by a signal"));
    if (status != 0) {
        m_said = (m_said + m_process.readAllStandardError()).right(kSaidBytes);
        const QString said = lastLine(m_said);
        return fail(
            QStringLiteral("exit status %1").arg(status)
            + (said.isEmpty() ? QString() : QStringLiteral(": ") + said));
    }
    m_limit.stop();
    if (!std::exchange(m_isEnded, true))
        emit ended({true, false, {}, {}});
}

void CommandAttempt::fail(const QString &error, bool mayRetry)
{
    m_limit.stop();
    if (!std::exchange(m_isEnded, true))
        emit ended({false, mayRetry, m_redactor.redacted(error), {}});
}

} // namespace tulpar
