#include "app/core_actor.h"

#include "core/base/check.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QSocketNotifier>

#include <csignal>
#include <cstdio>
#include <sys/signalfd.h>
#include <unistd.h>

namespace {

/// SIGTERM and SIGINT as a readable descriptor, so that the end is an event like any other.
int signalDescriptor()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    sigprocmask(SIG_BLOCK, &signals, nullptr);
    return signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK);
}

} // namespace

int main(int argc, char **argv)
{
    const int signals = signalDescriptor(); // before any thread, so that all inherit the mask
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("tulpard"));
    QCommandLineParser options;
    options.setApplicationDescription(
        QStringLiteral("The core of the observatory: alerts, decisions, devices, journal."));
    options.addHelpOption();
    const QCommandLineOption config(
        QStringLiteral("config"),
        QStringLiteral("Settings (TOML); without it the built-in simulated observatory."),
        QStringLiteral("FILE"));
    const QCommandLineOption state(
        QStringLiteral("state"), QStringLiteral("Folder of journal, frames and world."),
        QStringLiteral("DIR"));
    options.addOptions({config, state});
    options.process(app);

    auto settings = tulpar::readCoreSettings(options.value(config));
    if (!settings) {
        std::fprintf(stderr, "tulpard: %s\n", settings.error().detail.c_str());
        return 2;
    }
    if (options.isSet(state))
        settings->stateFolder = options.value(state);
    tulpar::surviveBrokenPromises(true);

    tulpar::CoreActor core(*settings);
    QObject::connect(&core, &tulpar::CoreActor::ended, &app, &QCoreApplication::quit, Qt::QueuedConnection);
    if (const auto started = core.start(); !started) {
        std::fprintf(stderr, "tulpard: %s\n", started.error().detail.c_str());
        return 1;
    }
    QSocketNotifier notifier(signals, QSocketNotifier::Read);
    QObject::connect(&notifier, &QSocketNotifier::activated, &core, [&] {
        signalfd_siginfo info;
        while (read(signals, &info, sizeof info) > 0) { }
        core.end();
    });
    return QCoreApplication::exec();
}
