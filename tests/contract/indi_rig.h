#pragma once

#include "core/indi/indi_port.h"
#include "core/indi/indi_server.h"
#include "tests/contract/device_port_contract.h"
#include "tests/core/indi/real_clock.h"

#include <QTemporaryDir>

#include <memory>

namespace tulpar {

/// The simulator's driver (and `further` ones) behind a true indiserver of this process alone, reached over
/// INDI.
class IndiRig final : public PortRig {
public:
    explicit IndiRig(
        const QStringList &further = {}, const QStringList &environment = {},
        const std::vector<IndiHeartbeat> &heartbeats = IndiConfig().heartbeats);
    ~IndiRig() override;

    DevicePort &port() override { return *m_port; }
    RecordingListener &heard() override { return m_listener; }
    bool until(const std::function<bool()> &isSo, Duration limit) override;
    Now now() const override { return m_clock.now(); }

    [[nodiscard]] IndiPort &indi() { return *m_port; }
    [[nodiscard]] IndiServer &server() { return *m_server; }
    [[nodiscard]] const IndiConfig &config() const { return m_config; }
    [[nodiscard]] const Clock &clock() const { return m_clock; }
    [[nodiscard]] QString folder() const { return m_folder.path(); }
    [[nodiscard]] const Result<IndiServer::Start> &started() const { return m_started; }

    /// Processes that the server started whose program is called so.
    [[nodiscard]] std::vector<pid_t> drivers(const QString &name) const;
    /// What another client of the same server does, with INDI's own tool: "device.property.element=value".
    [[nodiscard]] bool setAsOther(const QString &assignment) const;
    /// The value of "device.property.element" as another client reads it.
    [[nodiscard]] QByteArray readAsOther(const QString &element) const;

private:
    QTemporaryDir m_folder;
    IndiConfig m_config;
    RealClock m_clock;
    RecordingListener m_listener;
    std::unique_ptr<IndiServer> m_server;
    Result<IndiServer::Start> m_started;
    std::unique_ptr<IndiPort> m_port;
};

} // namespace tulpar
