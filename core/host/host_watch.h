#pragma once

#include "core/host/apart.h"
#include "core/safety/host_report.h"
#include "core/time/clock.h"

#include <QObject>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTimer>

#include <optional>
#include <string>
#include <vector>

namespace tulpar {

/// What a HostWatch looks at.
struct HostConfig {
    QStringList folders; ///< the one with the least free counts: frames, journal
    Duration period = std::chrono::seconds(5);
    QString powerFolder = QStringLiteral("/sys/class/power_supply");
    QString powerFile; ///< its words say mains or battery; empty: none
    QStringList powerCommand; ///< its output says it; empty: none
    std::vector<std::string> outside; ///< "host:port"; reached when one of them is; empty: not watched
    Duration outsidePeriod = std::chrono::seconds(20);
    Duration outsideLimit = std::chrono::seconds(5);
};

/// Measures the machine under the core every few seconds: clock, disk, power, the way to the outside. Never
/// waits on the owner's thread; what hangs or cannot be measured is absent from the report, and so grows
/// stale. Judges nothing.
class HostWatch final : public QObject {
    Q_OBJECT

public:
    /// `clock` must outlive the watch.
    HostWatch(HostConfig config, const Clock &clock, QObject *parent = nullptr);
    ~HostWatch() override;

    void start();

signals:
    void measured(const tulpar::HostReport &report);

private:
    void ask();
    void look();
    void askPower();
    void tell();
    [[nodiscard]] std::optional<Duration> onBattery(std::optional<bool> isOnMains);

    HostConfig m_config;
    const Clock &m_clock;
    QTimer m_period;
    QTimer m_look; ///< whether all have answered
    QTimer m_commandLimit;
    QProcess m_command;
    Apart<std::optional<double>> m_disk;
    Apart<std::optional<bool>> m_power;
    Apart<bool> m_outside;
    Now m_asked;
    bool m_isAsked = false;
    std::optional<bool> m_commandSays; ///< this round's
    bool m_isCommandDone = true;
    std::optional<MonoInstant> m_batterySince;
    MonoInstant m_lastReached; ///< or the start
    MonoInstant m_outsideAsked;
};

} // namespace tulpar
