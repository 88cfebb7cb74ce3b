#pragma once

#include "core/base/result.h"
#include "core/indi/indi_config.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace tulpar {

/// The local indiserver with its drivers. Runs apart from the core (its own session) and survives it; a
/// server that already answers on the socket is adopted. Not a supervisor: nothing is watched here, IndiPort
/// notices a loss.
class IndiServer {
public:
    struct Settings {
        QString server = QStringLiteral("indiserver"); ///< program name or path
        QStringList drivers; ///< names or paths; a bare name is looked for beside this program first
        QString stateFolder; ///< pid file and log of the server
        QStringList environment; ///< "NAME=value", added to the server's
        QString
            fifo; ///< through which it starts and stops drivers; empty: indiserver.fifo in the state folder
    };

    IndiServer(IndiConfig config, Settings settings);

    /// True when something accepts connections on the socket.
    [[nodiscard]] bool answers() const;

    enum class Start { Adopted, Started };
    /// Adopts the server that answers or that the pid file names, or starts one. Does not wait until it
    /// answers: IndiPort tries until it does; what goes wrong meanwhile stands in indiserver.log.
    [[nodiscard]] Result<Start> ensure();

    /// Ends the driver, by force if it must be, and starts it anew; nothing else stops meanwhile. `driver` as
    /// in the settings, see driverFor. Errc::Unavailable when no server reads its FIFO.
    [[nodiscard]] Result<void> restart(const QString &driver) const;

    /// The driver of the settings that is the program of that name; nothing when it is none of ours. With a
    /// server that others started, the program itself.
    [[nodiscard]] std::optional<QString> driverFor(const QString &program) const;

    /// Process id by the pid file, only while that process is alive and is an indiserver.
    [[nodiscard]] std::optional<qint64> pid() const;

    /// Ends a server of ours that hangs, at once and without waiting. Errc::NotFound when there is none.
    [[nodiscard]] Result<void> kill() const;

    /// Ends the server of the pid file and its drivers (SIGTERM), and waits for it, at most 5 s.
    [[nodiscard]] Result<void> end();

private:
    [[nodiscard]] QString pidFile() const;
    [[nodiscard]] QString fifo() const;

    IndiConfig m_config;
    Settings m_settings;
};

} // namespace tulpar
