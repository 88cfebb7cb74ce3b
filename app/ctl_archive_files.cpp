// The parts of `tulparctl archive` that keep it: files, backups, and how it is.
#include "app/ctl_archive.h"

#include "core/archive/archive_copy.h"
#include "core/archive/archive_feeder.h"
#include "core/archive/frame_files.h"
#include "core/archive/retention_run.h"
#include "core/store/journal_reader.h"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <limits>

namespace tulpar {

namespace {

using Json = nlohmann::ordered_json;

constexpr double kGibiByte = 1024.0 * 1024 * 1024;
constexpr std::size_t kFactsTogether = 5000;

void print(const Json &object)
{
    printLine(object.dump(-1, ' ', false, Json::error_handler_t::replace));
}

Json failureOf(const ArchivedFrame &frame, const Error &error)
{
    Json object;
    object["path"] = frame.path;
    object["ok"] = false;
    object["code"] = std::string(nameOf(error.code));
    object["error"] = error.detail;
    return object;
}

std::unique_ptr<JournalReader> journalOf(const ArchiveCall &call)
{
    auto journal = JournalReader::open(call.settings.stateFolder + QStringLiteral("/journal.sqlite"));
    return journal ? std::move(*journal) : nullptr;
}

/// Copies or brings back frames and tells of it; false: something failed.
template <class Copy>
bool copyFiles(const ArchiveCall &call, const ArchiveDatabase &archive, Json &object, Copy copy)
{
    if (!call.options.isSet(QStringLiteral("frames")))
        return true;
    const auto folder = call.options.value(QStringLiteral("frames")).toStdString();
    const auto done =
        copy(archive, folder, call.clock.now().utc, [](const ArchivedFrame &frame, const Error &error) {
            print(failureOf(frame, error));
        });
    if (!done) {
        object["frames_error"] = done.error().detail;
        return false;
    }
    object["frames_copied"] = done->copied;
    object["frames_there_already"] = done->thereAlready;
    object["frames_failed"] = done->failed;
    return done->failed == 0;
}

Json stepOf(const RetentionStep &step, const ArchivedFrame &frame)
{
    Json object;
    object["action"] = std::string(nameOf(step.action));
    object["reason"] = std::string(nameOf(step.reason));
    object["path"] = frame.path;
    object["night"] = frame.night;
    object["start_utc"] = isoUtc(frame.start, 3);
    object["subject"] = frame.subject;
    object["frames"] = 1 + step.others.size();
    object["expected_bytes"] = step.freedBytes;
    return object;
}

Json keptOf(const RetentionPlan &plan)
{
    Json kept = Json::object();
    for (const auto &[why, count] : plan.kept)
        kept[std::string(nameOf(why))] = count;
    return kept;
}

struct Done {
    std::size_t steps = 0;
    std::size_t failed = 0;
    std::size_t frames = 0; ///< of the steps that did not fail
    std::int64_t freed = 0;
};

Done carryOutAll(
    const ArchiveCall &call, const ArchiveDatabase &archive, const RetentionPlan &plan,
    const std::vector<RetentionFrame> &frames, std::size_t most)
{
    Done done;
    for (const RetentionStep &step : plan.steps) {
        if (done.steps == most)
            break;
        ++done.steps;
        const ArchivedFrame &frame = frames[step.frame].frame;
        const auto freed =
            carryOut(archive, frames, step, call.settings.archive.retention, call.clock.now().utc);
        if (freed) {
            Json object = stepOf(step, frame);
            object["ok"] = true;
            object["freed_bytes"] = *freed;
            done.freed += *freed;
            done.frames += 1 + step.others.size();
            print(object);
        } else {
            ++done.failed;
            print(failureOf(frame, freed.error()));
            std::fprintf(stderr, "tulparctl archive: %s\n", freed.error().detail.c_str());
        }
    }
    return done;
}

/// Rows of each table, and of frames by form and by state.
Result<Json> countsOf(const ArchiveDatabase &archive)
{
    Json counts = Json::object();
    for (std::size_t i = 0; i < kArchiveTables; ++i) {
        ArchiveSearch search;
        search.in = static_cast<SearchIn>(i);
        const auto rows = countRows(archive, search);
        if (!rows)
            return tl::unexpected(rows.error());
        counts[std::string(nameOf(search.in))] = *rows;
    }
    return counts;
}

template <class Value>
Result<Json> framesBy(const ArchiveDatabase &archive, std::optional<Value> ArchiveSearch::*which)
{
    Json counts = Json::object();
    for (std::size_t i = 0; i < EnumNames<Value>::names.size(); ++i) {
        ArchiveSearch search;
        search.*which = static_cast<Value>(i);
        const auto rows = countRows(archive, search);
        if (!rows)
            return tl::unexpected(rows.error());
        counts[std::string(EnumNames<Value>::names[i])] = *rows;
    }
    return counts;
}

} // namespace

int checkArchive(const ArchiveCall &call)
{
    const auto search = searchOf(call.options);
    if (!search)
        return refused(search.error());
    const auto archive = ArchiveDatabase::open(call.address, ArchiveAccess::Write);
    if (!archive)
        return refused(archive.error());
    const auto found = checkFrames(
        *archive, *search, call.options.isSet(QStringLiteral("deep")), call.clock.now().utc,
        [](const ArchivedFrame &frame, FrameState before) {
            if (frame.state == FrameState::Good)
                return;
            Json object;
            object["path"] = frame.path;
            object["night"] = frame.night;
            object["state"] = std::string(nameOf(frame.state));
            object["before"] = std::string(nameOf(before));
            print(object);
        });
    if (!found)
        return refused(found.error());
    const bool isGood = found->missing == 0 && found->damaged == 0;
    Json object;
    object["ok"] = isGood;
    object["frames"] = found->frames;
    object["good"] = found->good;
    object["missing"] = found->missing;
    object["damaged"] = found->damaged;
    print(object);
    return isGood ? 0 : 1;
}

int backUpToFile(const ArchiveCall &call)
{
    const bool hasFrames = call.options.isSet(QStringLiteral("frames"));
    const auto archive =
        ArchiveDatabase::open(call.address, hasFrames ? ArchiveAccess::Write : ArchiveAccess::Read);
    if (!archive)
        return refused(archive.error());
    Json object;
    // Frames first, so that the file knows of their copies.
    const bool isWhole = copyFiles(call, *archive, object, copyFrames);
    const auto copied = backUpArchive(*archive, call.words.front());
    if (!copied)
        return refused(copied.error());
    object["ok"] = isWhole;
    object["file"] = call.words.front().toStdString();
    object["rows"] = copied->rows;
    object["sha256"] = copied->sha256;
    print(object);
    return isWhole ? 0 : 1;
}

int restoreFromFile(const ArchiveCall &call)
{
    const auto archive = ArchiveDatabase::open(call.address, ArchiveAccess::Write);
    if (!archive)
        return refused(archive.error());
    const auto copied = restoreArchive(*archive, call.words.front());
    if (!copied)
        return refused(copied.error());
    Json object;
    const bool isWhole = copyFiles(call, *archive, object, bringFramesBack);
    object["ok"] = isWhole;
    object["file"] = call.words.front().toStdString();
    object["rows"] = copied->rows;
    object["sha256"] = copied->sha256;
    print(object);
    return isWhole ? 0 : 1;
}

int compressFrames(const ArchiveCall &call)
{
    const auto search = searchOf(call.options);
    if (!search)
        return refused(search.error());
    const bool isDry = call.options.isSet(QStringLiteral("dry-run"));
    const auto archive =
        ArchiveDatabase::open(call.address, isDry ? ArchiveAccess::Read : ArchiveAccess::Write);
    if (!archive)
        return refused(archive.error());
    const auto frames = retentionFrames(*archive, call.settings.archive.retention);
    if (!frames)
        return refused(frames.error());
    const auto disk = diskStateOf(call.settings.frameFolder.toStdString());
    if (!disk)
        return refused(disk.error());
    const auto plan = planRetention(*frames, *disk, call.settings.archive.retention, call.clock.now().utc);
    const auto most = search->limit.value_or(std::numeric_limits<std::size_t>::max());
    Json object;
    object["ok"] = true;
    object["dry_run"] = isDry;
    object["planned"] = plan.steps.size();
    object["expected_bytes"] = plan.freedBytes;
    object["free_gib"] = static_cast<double>(disk->freeBytes) / kGibiByte;
    object["is_enough"] = plan.isEnough;
    object["may_delete"] = call.settings.archive.retention.mayDelete;
    object["not_deletable"] = keptOf(plan);
    if (isDry) {
        for (std::size_t i = 0; i < std::min(most, plan.steps.size()); ++i)
            print(stepOf(plan.steps[i], (*frames)[plan.steps[i].frame].frame));
        print(object);
        return 0;
    }
    const Done done = carryOutAll(call, *archive, plan, *frames, most);
    object["ok"] = done.failed == 0;
    object["done"] = done.steps - done.failed;
    object["failed"] = done.failed;
    object["frames"] = done.frames;
    object["freed_bytes"] = done.freed;
    print(object);
    return done.failed == 0 ? 0 : 1;
}

int updateArchive(const ArchiveCall &call)
{
    const auto journal = journalOf(call);
    if (!journal)
        return refused(
            {Errc::NotFound, "no journal can be read in " + call.settings.stateFolder.toStdString()});
    const auto archive = ArchiveDatabase::open(call.address, ArchiveAccess::Write);
    if (!archive)
        return refused(archive.error());
    ArchiveFeeder feeder(*archive, *journal, call.settings.core.site.longitude);
    std::size_t facts = 0;
    for (;;) {
        const auto brought = feeder.bringNext(kFactsTogether);
        if (!brought)
            return refused(brought.error());
        if (*brought == 0)
            break;
        facts += *brought;
    }
    Json object;
    object["ok"] = true;
    object["facts"] = facts;
    object["last_seq"] = feeder.lastSeq();
    print(object);
    return 0;
}

int tellArchive(const ArchiveCall &call)
{
    const auto archive = ArchiveDatabase::open(call.address, ArchiveAccess::Read);
    if (!archive)
        return refused(archive.error());
    Json object;
    object["ok"] = true;
    object["engine"] = std::string(nameOf(archive->engine()));
    object["where"] = call.address.shown().toStdString();
    object["version"] = kArchiveVersion;
    const auto rows = countsOf(*archive);
    const auto states = framesBy(*archive, &ArchiveSearch::state);
    const auto forms = framesBy(*archive, &ArchiveSearch::form);
    for (const auto *counted : {&rows, &states, &forms})
        if (!*counted)
            return refused(counted->error());
    object["rows"] = *rows;
    object["frame_states"] = *states;
    object["frame_forms"] = *forms;
    const auto journal = journalOf(call);
    const auto archived = journal ? archivedSeq(*archive, *journal) : Result<std::uint64_t>(0);
    const auto last = journal ? journal->lastSeq() : Result<std::uint64_t>(0);
    if (!archived || !last)
        return refused(archived ? last.error() : archived.error());
    object["journal_seq"] = journal ? Json(*last) : Json(nullptr);
    object["archived_seq"] = journal ? Json(*archived) : Json(nullptr);
    const auto disk = diskStateOf(call.settings.frameFolder.toStdString());
    object["free_gib"] = disk ? Json(static_cast<double>(disk->freeBytes) / kGibiByte) : Json(nullptr);
    print(object);
    return 0;
}

} // namespace tulpar
