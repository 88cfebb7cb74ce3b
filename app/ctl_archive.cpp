#include "app/ctl_archive.h"

#include <nlohmann/json.hpp>

#include <array>
#include <cstdio>

namespace tulpar {

namespace {

struct Part {
    const char *name;
    int (*run)(const ArchiveCall &);
    int fewestWords;
    int mostWords;
    const char *help;
};

constexpr std::array kParts{
    Part{
        "search", searchArchive, 0, 0,
        "rows as JSON lines: [--in TABLE] [what they must be] [--limit N] [--newest]"},
    Part{
        "export", exportArchive, 0, 0,
        "the same into a file: [--format csv|json] [--out FILE]; --frames FOLDER copies the frames, each out "
        "of a "
        "cube as the file that it was"},
    Part{
        "check", checkArchive, 0, 0,
        "reads every frame's file and compares its checksum: [what they must be] [--deep]"},
    Part{
        "backup", backUpToFile, 1, 1,
        "the whole archive into one FILE: [--frames FOLDER] copies the frames too"},
    Part{
        "restore", restoreFromFile, 1, 1,
        "FILE into an empty archive: [--frames FOLDER] brings missing frames back"},
    Part{
        "compress", compressFrames, 0, 0,
        "what the rules say of old frames: --dry-run shows the plan; [--limit N]"},
    Part{"update", updateArchive, 0, 0, "brings what the journal has and the archive has not"},
    Part{"status", tellArchive, 0, 0, "what it holds, and what it lacks"},
};

int usage()
{
    std::fprintf(
        stderr, "usage: tulparctl archive WHAT [--config FILE] [--state DIR] [--archive ADDRESS] ...\n");
    for (const Part &part : kParts)
        std::fprintf(stderr, "  %-8s %s\n", part.name, part.help);
    std::fprintf(
        stderr,
        "what they must be: --night YYYY-MM-DD, --from UTC, --until UTC, --channel NAME, --target EVENT,\n"
        "  --words PART (of a target's or an event's name), --kind KIND, --near RA,DEC,RADIUS (degrees),\n"
        "  --file-state new|good|missing|damaged, --form raw|rice|cube|deleted\n"
        "tables: frames exposures conditions decisions alerts responses commands facts unread events "
        "nights\n");
    return 2;
}

void addOptions(QCommandLineParser &options)
{
    for (const char *name :
         {"config", "state", "archive", "in", "night", "from", "until", "channel", "target", "words", "kind",
          "near", "file-state", "form", "limit", "skip", "format", "out", "frames"})
        options.addOption({QString::fromLatin1(name), {}, QStringLiteral("VALUE")});
    for (const char *name : {"newest", "deep", "dry-run"})
        options.addOption(QCommandLineOption(QString::fromLatin1(name)));
}

} // namespace

void printLine(const std::string &line)
{
    std::fwrite(line.data(), 1, line.size(), stdout);
    std::fputc('\n', stdout);
}

int refused(const Error &error)
{
    nlohmann::ordered_json object;
    object["ok"] = false;
    object["code"] = std::string(nameOf(error.code));
    object["error"] = error.detail;
    printLine(object.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
    std::fprintf(stderr, "tulparctl archive: %s\n", error.detail.c_str());
    return 1;
}

int runArchive(const QStringList &arguments)
{
    const Part *part = nullptr;
    for (const Part &candidate : kParts)
        if (arguments.value(0) == QLatin1String(candidate.name))
            part = &candidate;
    if (part == nullptr)
        return usage();
    ArchiveCall call;
    addOptions(call.options);
    if (!call.options.parse(arguments)) { // the part's name stands where a program's would
        std::fprintf(stderr, "tulparctl archive: %s\n", qPrintable(call.options.errorText()));
        return usage();
    }
    call.words = call.options.positionalArguments();
    if (call.words.size() < part->fewestWords || call.words.size() > part->mostWords)
        return usage();
    auto settings = readCoreSettings(call.options.value(QStringLiteral("config")));
    if (!settings)
        return refused(settings.error());
    call.settings = std::move(*settings);
    if (call.options.isSet(QStringLiteral("state")))
        call.settings.stateFolder = call.options.value(QStringLiteral("state"));
    if (call.settings.frameFolder.isEmpty())
        call.settings.frameFolder = call.settings.stateFolder + QStringLiteral("/frames");
    call.clock.setUtcOffset(call.settings.utcOffset);
    auto address = archiveAddress(call.settings.archive, call.settings.stateFolder);
    if (call.options.isSet(QStringLiteral("archive"))) {
        const auto parsed = parseArchiveAddress(call.options.value(QStringLiteral("archive")));
        if (!parsed)
            return refused({parsed.error().code, "--archive " + parsed.error().detail});
        address = *parsed;
    }
    if (!address)
        return refused({Errc::NotFound, "the settings keep no archive"});
    call.address = *address;
    return part->run(call);
}

} // namespace tulpar
