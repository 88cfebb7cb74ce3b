// The parts of `tulparctl archive` that read rows.
#include "app/ctl_archive.h"

#include "core/archive/frame_takeout.h"
#include "core/archive/row_export.h"
#include "core/archive/row_text.h"
#include "core/base/parse.h"

#include <nlohmann/json.hpp>

#include <QDate>

#include <cstdio>

namespace tulpar {

namespace {

using Json = nlohmann::ordered_json;

Failure wrong(const char *option, const QString &value, const char *what)
{
    return fail(Errc::Malformed, std::string("--") + option + " " + value.toStdString() + ": " + what);
}

std::optional<QString> given(const QCommandLineParser &options, const char *name)
{
    const QString option = QString::fromLatin1(name);
    return options.isSet(option) ? std::optional(options.value(option)) : std::nullopt;
}

Result<void> readTime(const QCommandLineParser &options, const char *name, std::optional<UtcInstant> &instant)
{
    if (const auto value = given(options, name)) {
        const auto read = parseUtc(value->toStdString());
        if (!read)
            return wrong(name, *value, "no time such as 2026-11-22T18:30:00Z");
        instant = *read;
    }
    return {};
}

Result<void> readCone(const QCommandLineParser &options, std::optional<SkyCone> &cone)
{
    const auto value = given(options, "near");
    if (!value)
        return {};
    const QStringList parts = value->split(QLatin1Char(','));
    std::array<double, 3> numbers{};
    bool isRead = parts.size() == 3;
    for (qsizetype i = 0; isRead && i < 3; ++i) {
        const auto number = parseNumber(parts[i].toStdString());
        isRead = number.has_value();
        numbers[static_cast<std::size_t>(i)] = number.value_or(0);
    }
    if (!isRead || numbers[1] < -90 || numbers[1] > 90 || numbers[2] < 0 || numbers[2] > 180)
        return wrong("near", *value, "must be RA,DEC,RADIUS in degrees");
    cone = SkyCone{
        {Angle::degrees(numbers[0]).wrapped(), Angle::degrees(numbers[1])}, Angle::degrees(numbers[2])};
    return {};
}

template <class Value>
Result<void> readName(const QCommandLineParser &options, const char *name, std::optional<Value> &named)
{
    if (const auto value = given(options, name)) {
        named = enumNamed<Value>(value->toStdString());
        if (!named)
            return wrong(name, *value, "not known");
    }
    return {};
}

void readText(const QCommandLineParser &options, const char *name, std::optional<std::string> &text)
{
    if (const auto value = given(options, name))
        text = value->toStdString();
}

Result<void> readCount(const QCommandLineParser &options, const char *name, std::optional<std::size_t> &count)
{
    if (const auto value = given(options, name)) {
        const auto number = parseInteger(value->toStdString());
        if (!number || *number < 0)
            return wrong(name, *value, "must be a number");
        count = static_cast<std::size_t>(*number);
    }
    return {};
}

/// "1 frame", "2 frames", for people.
void sayCount(std::size_t rows, SearchIn in)
{
    std::string name(nameOf(in));
    if (rows == 1 && name.ends_with('s'))
        name.pop_back();
    std::fprintf(stderr, "%zu %s\n", rows, name.c_str());
}

/// The frames of the search into a folder; the exit status.
int takeOut(const ArchiveDatabase &archive, const ArchiveSearch &search, const QString &folder)
{
    if (search.in != SearchIn::Frames)
        return refused({Errc::Malformed, "--frames: only frames have files"});
    auto frames = findFrames(archive, search);
    if (!frames)
        return refused(frames.error());
    std::erase_if(*frames, [](const ArchivedFrame &frame) { return frame.form == FrameForm::Deleted; });
    std::vector<WantedFrame> asked;
    for (const ArchivedFrame &frame : *frames)
        asked.push_back(wanted(frame));
    const TakeoutResult result = takeFramesOut(asked, folder.toStdString(), [](std::size_t) { return true; });
    Json object;
    object["ok"] = result.failed == 0;
    object["folder"] = folder.toStdString();
    object["copied"] = result.copied;
    object["there_already"] = result.thereAlready;
    object["failed"] = result.failed;
    object["bytes"] = result.bytes;
    if (result.failed > 0)
        object["error"] = result.firstFailure;
    printLine(object.dump(-1, ' ', false, Json::error_handler_t::replace));
    if (result.failed > 0)
        std::fprintf(stderr, "tulparctl archive: %s\n", result.firstFailure.c_str());
    return result.failed == 0 ? 0 : 1;
}

/// "2026-11-22", and there is such a day.
Result<void> readNight(const QCommandLineParser &options, std::optional<std::string> &night)
{
    if (const auto value = given(options, "night")) {
        constexpr qsizetype length = 10;
        if (value->size() != length || !QDate::fromString(*value, Qt::ISODate).isValid())
            return wrong("night", *value, "no night such as 2026-11-22");
        night = value->toStdString();
    }
    return {};
}

} // namespace

Result<ArchiveSearch> searchOf(const QCommandLineParser &options)
{
    ArchiveSearch search;
    std::optional<SearchIn> in;
    std::optional<std::size_t> skip;
    readText(options, "channel", search.channel);
    readText(options, "target", search.subject);
    readText(options, "words", search.words);
    readText(options, "kind", search.kind);
    for (const auto &read :
         {readNight(options, search.night), readTime(options, "from", search.from),
          readTime(options, "until", search.until), readCone(options, search.cone),
          readName(options, "in", in), readName(options, "file-state", search.state),
          readName(options, "form", search.form), readCount(options, "limit", search.limit),
          readCount(options, "skip", skip)})
        if (!read)
            return tl::unexpected(read.error());
    search.in = in.value_or(SearchIn::Frames);
    search.skip = skip.value_or(0);
    search.isNewestFirst = options.isSet(QStringLiteral("newest"));
    return search;
}

int searchArchive(const ArchiveCall &call)
{
    const auto search = searchOf(call.options);
    if (!search)
        return refused(search.error());
    const auto archive = ArchiveDatabase::open(call.address, ArchiveAccess::Read);
    if (!archive)
        return refused(archive.error());
    std::size_t rows = 0;
    const auto shown = forEachRow(*archive, *search, [&](const QVariantList &values) {
        printLine(rowAsJson(search->in, values));
        ++rows;
        return true;
    });
    if (!shown)
        return refused(shown.error());
    sayCount(rows, search->in);
    return 0;
}

int exportArchive(const ArchiveCall &call)
{
    const auto search = searchOf(call.options);
    if (!search)
        return refused(search.error());
    const QString name = given(call.options, "format").value_or(QStringLiteral("csv"));
    const auto format = enumNamed<RowFormat>(name.toStdString());
    if (!format)
        return refused(wrong("format", name, "must be csv or json").value());
    const auto archive = ArchiveDatabase::open(call.address, ArchiveAccess::Read);
    if (!archive)
        return refused(archive.error());
    if (const auto folder = given(call.options, "frames"))
        return takeOut(*archive, *search, *folder);
    const auto path = given(call.options, "out");
    const Result<std::size_t> rows = path
        ? exportRows(*archive, *search, *format, *path).map(&ExportedRows::rows)
        : forEachLine(*archive, *search, *format, [](const std::string &line) {
              printLine(line);
              return true;
          });
    if (!rows)
        return refused(rows.error());
    if (path) {
        Json object;
        object["ok"] = true;
        object["file"] = path->toStdString();
        object["rows"] = *rows;
        printLine(object.dump());
    }
    sayCount(*rows, search->in);
    return 0;
}

} // namespace tulpar
