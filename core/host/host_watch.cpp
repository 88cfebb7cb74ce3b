#include "core/host/host_watch.h"

#include "core/host/host_probe.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <utility>

namespace tulpar {

namespace {

constexpr int kLookMs = 50;
constexpr Duration kCommandLimit = 4s;
constexpr std::size_t kMostWords = 4096;

std::string wordsIn(const std::string &path)
{
    std::ifstream file(path);
    std::string text(kMostWords, ' ');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(file.gcount()));
    return text;
}

std::function<std::optional<double>()> diskQuestion(const HostConfig &config)
{
    std::vector<std::string> folders;
    for (const QString &folder : config.folders)
        folders.push_back(folder.toStdString());
    return [folders] { return leastFreeGiB(folders); };
}

std::function<std::optional<bool>()> powerQuestion(const HostConfig &config)
{
    const std::string file = config.powerFile.toStdString();
    const std::string folder = config.powerFolder.toStdString();
    if (file.empty())
        return [folder] { return isOnMains(folder); };
    return [file] { return mainsSaid(wordsIn(file)); };
}

std::function<bool()> outsideQuestion(const HostConfig &config)
{
    return [hosts = config.outside, limit = config.outsideLimit] {
        for (const std::string &host : hosts)
            if (accepts(host, limit))
                return true;
        return false;
    };
}

} // namespace

HostWatch::HostWatch(HostConfig config, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_config(std::move(config))
    , m_clock(clock)
    , m_disk(diskQuestion(m_config))
    , m_power(powerQuestion(m_config))
    , m_outside(outsideQuestion(m_config))
{
    m_period.setInterval(std::chrono::ceil<std::chrono::milliseconds>(m_config.period));
    connect(&m_period, &QTimer::timeout, this, &HostWatch::ask);
    m_look.setInterval(kLookMs);
    connect(&m_look, &QTimer::timeout, this, &HostWatch::look);
    m_commandLimit.setSingleShot(true);
    m_commandLimit.setInterval(
        std::chrono::ceil<std::chrono::milliseconds>(std::min(kCommandLimit, m_config.period)));
    connect(&m_commandLimit, &QTimer::timeout, &m_command, &QProcess::kill);
    m_command.setProcessChannelMode(QProcess::SeparateChannels);
    connect(&m_command, &QProcess::finished, this, [this](int code, QProcess::ExitStatus ended) {
        m_commandLimit.stop();
        m_isCommandDone = true;
        m_commandSays.reset();
        if (ended == QProcess::NormalExit && code == 0)
            m_commandSays = mainsSaid(m_command.readAllStandardOutput().toStdString());
    });
    connect(&m_command, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            m_isCommandDone = true;
    });
}

HostWatch::~HostWatch()
{
    m_command.disconnect(this); // QProcess waits for its program and would tell of its end
    m_command.kill();
}

void HostWatch::start()
{
    m_lastReached = m_clock.now().mono;
    m_outsideAsked = m_lastReached - m_config.outsidePeriod;
    m_period.start();
    ask();
}

void HostWatch::ask()
{
    if (m_isAsked)
        tell(); // what has not answered by now is absent
    m_asked = m_clock.now();
    m_isAsked = true;
    m_disk.ask();
    if (m_config.powerCommand.isEmpty())
        m_power.ask();
    else
        askPower();
    if (!m_config.outside.empty() && m_asked.mono - m_outsideAsked >= m_config.outsidePeriod) {
        m_outsideAsked = m_asked.mono;
        m_outside.ask();
    }
    m_look.start();
}

void HostWatch::askPower()
{
    if (m_command.state() != QProcess::NotRunning)
        return;
    m_isCommandDone = false;
    m_commandSays.reset();
    m_command.start(m_config.powerCommand.front(), m_config.powerCommand.mid(1), QIODevice::ReadOnly);
    m_commandLimit.start();
}

void HostWatch::look()
{
    const bool isPowerDone = m_config.powerCommand.isEmpty() ? m_power.isAnswered() : m_isCommandDone;
    if (m_disk.isAnswered() && isPowerDone)
        tell();
}

std::optional<Duration> HostWatch::onBattery(std::optional<bool> isOnMains)
{
    if (!isOnMains)
        return std::nullopt;
    if (*isOnMains) {
        m_batterySince.reset();
        return Duration{};
    }
    m_batterySince = m_batterySince.value_or(m_asked.mono);
    return m_asked.mono - *m_batterySince;
}

void HostWatch::tell()
{
    m_look.stop();
    m_isAsked = false;
    HostReport report;
    report.measured = m_asked;
    const ClockState clock = clockState();
    report.isClockSynchronised = clock.isSynchronised;
    report.clockOffset = clock.offset;
    report.clockError = clock.error;
    report.diskFreeGiB = m_disk.take().value_or(std::nullopt);
    report.onBattery = onBattery(
        m_config.powerCommand.isEmpty() ? m_power.take().value_or(std::nullopt)
                                        : std::exchange(m_commandSays, std::nullopt));
    if (m_outside.take().value_or(false))
        m_lastReached = m_asked.mono;
    if (!m_config.outside.empty())
        report.outsideSilent = m_asked.mono - m_lastReached;
    emit measured(report);
}

} // namespace tulpar
