#include "app/desk_shot.h"
#include "app/desk_start.h"
#include "app/desk_window.h"
#include "core/link/remote_session.h"
#include "core/link/session_host.h"
#include "core/runtime/system_clock.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QLocalSocket>
#include <QProcess>

#include <cstdio>

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

void startCore()
{
    const QString program = QCoreApplication::applicationDirPath() + u"/tulpard"_s;
    if (!QProcess::startDetached(program, {}))
        std::fprintf(stderr, "tulpar: no core answers and %s cannot be started\n", qPrintable(program));
}

} // namespace

int main(int argc, char **argv)
{
    const bool isShot = argc > 1 && qstrcmp(argv[1], "shot") == 0;
    if (isShot && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
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
    parser.addOptions({attach, observe, silent});
    tulpar::addLookOptions(parser);
    parser.process(application);
    auto look = tulpar::readLook(parser, application);
    if (!look) {
        std::fprintf(stderr, "tulpar: %s\n", look.error().detail.c_str());
        return 2;
    }
    look->isObserving = parser.isSet(observe);
    look->isLoud = !parser.isSet(silent);
    const QString address = parser.value(attach);
    const QString path = address.contains(u'/') ? address : tulpar::sessionSocketPath(address);
    if (!parser.isSet(attach) && !look->isObserving && !answers(path))
        startCore();

    const tulpar::SystemClock clock;
    tulpar::RemoteSession session(path);
    tulpar::DeskWindow desk(session, clock, tulpar::loadSky(clock.now().utc), *look);
    desk.show();
    return QApplication::exec();
}
