#include "app/watchdog_guard.h"
#include "core/runtime/system_clock.h"

#include <QCoreApplication>

#include <csignal>
#include <cstdio>
#include <unistd.h>

// The INDI driver that closes when the core is silent. Started by an indiserver, which gives a driver no
// arguments: the settings of the observatory are named by TULPAR_CONFIG; without it the built-in simulated
// one.
int main(int argc, char **argv)
{
    std::signal(SIGPIPE, SIG_IGN); // it outlives who reads it, and the INDI servers it dials
    QCoreApplication app(argc, argv);
    const auto config = tulpar::readWatchdogConfig(qEnvironmentVariable("TULPAR_CONFIG"));
    if (!config) {
        std::fprintf(stderr, "indi_tulpar_watchdog: %s\n", config.error().detail.c_str());
        return 2;
    }
    const tulpar::SystemClock clock;
    const tulpar::WatchdogGuard guard(*config, clock, STDIN_FILENO, STDOUT_FILENO);
    QObject::connect(
        &guard, &tulpar::WatchdogGuard::ended, &app, &QCoreApplication::quit, Qt::QueuedConnection);
    return QCoreApplication::exec();
}
