#include "app/desk_archive.h"
#include "app/desk_shot.h"
#include "app/desk_start.h"
#include "app/desk_window.h"
#include "core/link/remote_session.h"
#include "core/link/session_host.h"
#include "core/runtime/system_clock.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QFileInfo>
#include <QLocalSocket>
#include <QProcess>

#include <algorithm>
#include <cstdio>
#include <span>
#include <string_view>

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr int kProbeMs = 300;

/// A core that lives on this machine takes a connection at once.
bool answers(const QString &socketPath)
{
    QLocalSocket probe;
    probe.connectToServer(socketPath);
    return probe.waitForConnected(kProbeMs);
}

void startCore(const QStringList &arguments)
{
    const QString program = QCoreApplication::applicationDirPath() + u"/tulpard"_s;
    if (!QProcess::startDetached(program, arguments))
        std::fprintf(stderr, "tulpar: no core answers and %s cannot be started\n", qPrintable(program));
}

/// What is said on the terminal needs no display.
bool onlyTells(std::span<char *> arguments)
{
    return std::ranges::any_of(arguments, [](std::string_view argument) {
        return argument == "--help" || argument == "-h" || argument == "--help-all" || argument == "--version"
            || argument == "-v";
    });
}

} // namespace

int main(int argc, char **argv)
{
    const bool isShot = argc > 1 && qstrcmp(argv[1], "shot") == 0;
    const bool needsNoDisplay = isShot || onlyTells({argv, static_cast<std::size_t>(argc)});
    if (needsNoDisplay && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"tulpar"_s);
    QApplication::setApplicationVersion(u"0.1.0"_s);
    if (isShot)
        return tulpar::takeShot(application, QApplication::arguments().mid(2));

    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"The desk of the observatory. `tulpar shot OUT.png` takes a picture of it."_s);
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption attach(
        u"attach"_s, u"name or socket path of the core's session"_s, u"ADDRESS"_s, u"tulpar"_s);
    const QCommandLineOption observe(u"observe"_s, u"read-only; make safe stays"_s);
    const QCommandLineOption silent(u"silent"_s, u"calls for a person are shown, not heard"_s);
    const QCommandLineOption archive(
        u"archive"_s, u"the archive: a file, or postgresql://user@host/database"_s, u"ADDRESS"_s);
    const QCommandLineOption config(u"config"_s, u"settings of the core, and of its archive"_s, u"FILE"_s);
    const QCommandLineOption state(u"state"_s, u"state folder of the core, and of its archive"_s, u"DIR"_s);
    parser.addOptions({attach, observe, silent, archive, config, state});
    parser.addPositionalArgument(u"FILE.fits"_s, u"shown in the viewer"_s, u"[FILE.fits ...]"_s);
    tulpar::addLookOptions(parser);
    parser.process(application);
    auto look = tulpar::readLook(parser, application);
    if (!look) {
        std::fprintf(stderr, "tulpar: %s\n", look.error().detail.c_str());
        return 2;
    }
    look->isObserving = parser.isSet(observe);
    look->isLoud = !parser.isSet(silent);
    auto place = tulpar::archiveOf(parser.value(archive), parser.value(config), parser.value(state));
    if (!place) {
        std::fprintf(stderr, "tulpar: %s\n", place.error().detail.c_str());
        return 2;
    }
    QStringList coreArguments;
    for (const QCommandLineOption &option : {config, state})
        if (parser.isSet(option))
            coreArguments << u"--"_s + option.names().front() << parser.value(option);
    const QString address = parser.value(attach);
    const QString path = address.contains(u'/') ? address : tulpar::sessionSocketPath(address);
    if (!parser.isSet(attach) && !look->isObserving && !answers(path))
        startCore(coreArguments);

    const tulpar::SystemClock clock;
    tulpar::RemoteSession session(path);
    tulpar::DeskWindow desk(session, clock, tulpar::loadSky(clock.now().utc), *look);
    desk.setPast(std::make_unique<tulpar::DeskArchive>(*place));
    desk.setArchive(std::make_unique<tulpar::DeskArchive>(std::move(*place)));
    desk.show();
    QStringList files;
    for (const QString &file : parser.positionalArguments())
        files.append(QFileInfo(file).absoluteFilePath());
    if (!files.isEmpty())
        desk.openFrames(files);
    return QApplication::exec();
}
