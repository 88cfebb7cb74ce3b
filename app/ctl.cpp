#include "app/ctl_archive.h"
#include "app/ctl_drill.h"
#include "app/ctl_events.h"
#include "app/ctl_image.h"
#include "app/ctl_nights.h"
#include "app/ctl_notice.h"
#include "app/ctl_plan.h"
#include "app/ctl_policy.h"
#include "app/ctl_report.h"
#include "app/ctl_respond.h"
#include "app/ctl_session.h"

#include <QCoreApplication>

#include <array>
#include <cstdio>

namespace {

struct Command {
    const char *name;
    int (*run)(const QStringList &);
    const char *help;
};

constexpr std::array kCommands{
    Command{"status", tulpar::runStatus, "how the observatory is, now"},
    Command{"watch", tulpar::runWatch, "every fact as it happens"},
    Command{
        "request", tulpar::runRequest,
        "ask the core: arm, disarm, make_safe, decide_alert, enter_notice ... (alone: all of them)"},
    Command{"notice", tulpar::runNotice, "what a notice says: FILE..."},
    Command{"events", tulpar::runEvents, "what many notices say together: --scenario FILE.json --root DIR"},
    Command{
        "policy", tulpar::runPolicy,
        "rules: --check FILE, or --dry-run FILE [--against OTHER] RECORDING to see what they change"},
    Command{
        "respond", tulpar::runRespond,
        "one response in virtual time: --notice FILE --at UTC --pointing AZ,ALT"},
    Command{
        "nights", tulpar::runNightsCommand,
        "simulated nights with faults: --seeds A[..B], or --scenario FILE.night; [--threads N] [--verbose]"},
    Command{
        "plan", tulpar::runPlan,
        "the plan of a night and why the rest has no place: --night YYYY-MM-DD --programme FILE; or the "
        "fields of a wide region: --map FILE"},
    Command{"image", tulpar::runImage, "what a FITS image is: FILE --hdu N --plane N --pixel X,Y"},
    Command{
        "report", tulpar::runReport,
        "what a night was: [--night YYYY-MM-DD] --format text|html|json|pdf [--output FILE] [--state DIR]"},
    Command{
        "archive", tulpar::runArchive,
        "what the nights left: search, export, check, backup, restore, compress, update, status"},
    Command{"drill", tulpar::runDrill, "play a burst on the simulated observatory, through the real chain"},
};

int usage()
{
    std::fprintf(stderr, "usage: tulparctl COMMAND ...\n");
    for (const Command &command : kCommands)
        std::fprintf(stderr, "  %-8s %s\n", command.name, command.help);
    return 2;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("tulparctl"));
    const QStringList arguments = QCoreApplication::arguments();
    for (const Command &command : kCommands)
        if (arguments.value(1) == QLatin1String(command.name))
            return command.run(arguments.mid(2));
    return usage();
}
