#include "core/indi/indi_care.h"

#include <algorithm>

namespace tulpar {

IndiCare::IndiCare(
    IndiConfig config, IndiPort &port, const IndiServer &server, Settings settings, QObject *parent)
    : QObject(parent)
    , m_config(std::move(config))
    , m_port(port)
    , m_server(server)
    , m_settings(std::move(settings))
{
    connect(&m_port, &IndiPort::driverLost, this, &IndiCare::driverLost);
}

IndiCare::~IndiCare()
{
    for (auto &[device, process] : m_power) {
        process->disconnect(this); // it tells of its end while it is ended
        process->kill();
    }
}

Result<void> IndiCare::apply(const RemedyOrder &order)
{
    const QString device = QString::fromStdString(indiNameOf(order.device, m_config.names));
    if (device.isEmpty())
        return fail(Errc::Unsupported, "no such device is configured");
    switch (order.remedy) {
    case Remedy::Reconnect:
        return m_port.reconnect(order.device);
    case Remedy::RestartDriver:
        return restart(device);
    case Remedy::PowerCycle:
        return cyclePower(device);
    case Remedy::Retry:
    case Remedy::CallPerson:
        break;
    }
    return {};
}

Result<void> IndiCare::restart(const QString &device)
{
    const std::string program = m_port.driverOf(device.toStdString());
    const auto driver = m_server.driverFor(QString::fromStdString(program));
    if (!driver)
        return fail(Errc::Unsupported, "the driver of " + device.toStdString() + " is not one that we start");
    if (m_port.isConnected() && m_port.silence() > m_settings.hungAfter && m_server.pid()) {
        emit said(device, QStringLiteral("the INDI server says nothing any more; ended"));
        return m_server.kill();
    }
    return m_server.restart(*driver);
}

Result<void> IndiCare::cyclePower(const QString &device)
{
    if (m_settings.powerCycle.isEmpty())
        return fail(Errc::Unsupported, "no command for the power of devices is set");
    auto &process = m_power[device];
    if (process && process->state() != QProcess::NotRunning)
        return fail(Errc::Refused, "the power of " + device.toStdString() + " is being cycled");
    process = std::make_unique<QProcess>();
    connect(process.get(), &QProcess::finished, this, [this, device](int code, QProcess::ExitStatus ended) {
        if (ended != QProcess::NormalExit || code != 0)
            emit said(device, QStringLiteral("cycling its power failed with %1").arg(code));
    });
    connect(process.get(), &QProcess::errorOccurred, this, [this, device](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            emit said(device, QStringLiteral("the command for its power cannot be started"));
    });
    process->start(m_settings.powerCycle.front(), m_settings.powerCycle.mid(1) + QStringList{device});
    return {};
}

void IndiCare::driverLost(const QString &device, const QString &program)
{
    const auto driver = m_server.driverFor(program);
    if (!driver || m_lost.contains(*driver))
        return;
    Lost &lost = m_lost[*driver];
    lost.device = device;
    lost.wait = m_settings.nextRestart;
    lost.timer = std::make_unique<QTimer>();
    lost.timer->setSingleShot(true);
    connect(lost.timer.get(), &QTimer::timeout, this, [this, name = *driver] { startAgain(name); });
    lost.timer->start(std::chrono::ceil<std::chrono::milliseconds>(m_settings.firstRestart));
}

/// Unless it is back: who asked for its restart, or its server, was quicker.
void IndiCare::startAgain(const QString &driver)
{
    const auto found = m_lost.find(driver);
    Lost &lost = found->second;
    if (m_port.isThere(lost.device.toStdString()) || !m_port.isConnected()) {
        lost.timer.release()->deleteLater(); // we are called by it
        m_lost.erase(found);
        return;
    }
    const auto begun = m_server.restart(driver);
    emit said(
        lost.device,
        begun ? QStringLiteral("its driver has ended; started anew")
              : QStringLiteral("its driver has ended and cannot be started: %1")
                    .arg(QString::fromStdString(begun.error().detail)));
    lost.timer->start(std::chrono::ceil<std::chrono::milliseconds>(lost.wait));
    lost.wait = std::min(lost.wait * 2, m_settings.longestRestart);
}

} // namespace tulpar
