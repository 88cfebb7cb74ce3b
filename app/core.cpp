#include "app/core_actor.h"
#include "app/ending_signal.h"
#include "app/sky_names.h"

#include "core/base/check.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <csignal>
#include <cstdio>

namespace {
constexpr int kAnotherCore = 3; ///< exit status: starting again does not help while the other one lives
} // namespace

int main(int argc, char **argv)
{
    std::signal(SIGPIPE, SIG_IGN); // libindiclient writes to a server that may have just gone
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
    settings->skyFolder = QStringLiteral(TULPAR_RESOURCES "/sky");
    settings->places = tulpar::namesOfSky(settings->skyFolder);
    tulpar::surviveBrokenPromises(true);

    tulpar::CoreActor core(*settings);
    QObject::connect(&core, &tulpar::CoreActor::ended, &app, &QCoreApplication::quit, Qt::QueuedConnection);
    if (const auto started = core.start(); !started) {
        std::fprintf(stderr, "tulpard: %s\n", started.error().detail.c_str());
        return started.error().code == tulpar::Errc::Refused ? kAnotherCore : 1;
    }
    const tulpar::EndingSignal ending;
    QObject::connect(&ending, &tulpar::EndingSignal::asked, &core, &tulpar::CoreActor::end);
    return QCoreApplication::exec();
}
