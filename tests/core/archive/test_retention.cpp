#include "core/archive/archive_feeder.h"
#include "core/archive/archive_search.h"
#include "core/archive/frame_files.h"
#include "core/archive/frame_ledger.h"
#include "core/archive/retention_run.h"
#include "core/fits/frame_packer.h"
#include "core/fits/reader.h"
#include "core/store/journal_reader.h"
#include "tests/core/archive/support_engines.h"
#include "tests/core/archive/support_night.h"

#include <QTest>

#include <algorithm>
#include <filesystem>
#include <random>

using namespace tulpar;
using namespace Qt::Literals::StringLiterals;

/// What becomes of old frames: never one that is protected, never one without its pixels being safe
/// elsewhere.
class TestRetention : public QObject {
    Q_OBJECT
private slots:
    void protectedFramesAreNeverChosen();
    void nothingIsDeletedByDefault();
    void theOldestGoFirstAndNoMoreThanNeeded();
    void framesAreCompressedAndComeBack_data() { Engines::addRows(); }
    void framesAreCompressedAndComeBack();
    void aFrameThatChangedIsNotTouched_data() { Engines::addRows(); }
    void aFrameThatChangedIsNotTouched();
    void whatIsCopiedMayGoAndComesBack_data() { Engines::addRows(); }
    void whatIsCopiedMayGoAndComesBack();

private:
    /// An archive with `count` frames of `subject`, looked at, on disk.
    [[nodiscard]] Result<ArchiveDatabase> archiveWith(
        ArchiveEngine engine, int count, const std::string &subject);
    Engines m_engines;
    std::filesystem::path m_frames;
    int m_archives = 0;
};

namespace {

constexpr std::int64_t kHourNs = 3'600'000'000'000;
const UtcInstant kNow{kNightStartNs + 1000 * kHourNs};

/// Every pixel as a number.
std::vector<double> pixelsOf(const Frame &frame)
{
    std::vector<double> pixels;
    for (int row = 0; row < frame.height(); ++row)
        for (int column = 0; column < frame.width(); ++column)
            pixels.push_back(frame.at(column, row));
    return pixels;
}

template <class Value>
Value pick(std::mt19937 &chance, std::initializer_list<Value> values)
{
    return *(values.begin() + chance() % values.size());
}

ArchivedFrame randomFrame(std::mt19937 &chance, std::uint64_t number)
{
    ArchivedFrame frame;
    frame.key = {static_cast<std::int64_t>(number), number};
    frame.night = pick(chance, {"2026-11-01", "2026-11-02", "2026-11-03"});
    frame.start = kNow - Duration(static_cast<std::int64_t>(chance() % 3000) * kHourNs / 10);
    frame.exposure = std::chrono::seconds(pick(chance, {1, 1, 1, 60}));
    frame.subject = pick(chance, {"", "", "swift:1", "field 7"});
    frame.originalPath = "/frames/" + std::to_string(number) + ".fits";
    frame.channel = pick(chance, {"g", "r"});
    frame.form = pick(
        chance,
        {FrameForm::Raw, FrameForm::Raw, FrameForm::Raw, FrameForm::Rice, FrameForm::Cube,
         FrameForm::Deleted});
    frame.path = frame.form == FrameForm::Rice ? frame.originalPath + ".fz" : frame.originalPath;
    frame.state = pick(
        chance,
        {FrameState::Good, FrameState::Good, FrameState::New, FrameState::Missing, FrameState::Damaged});
    const auto bytes = static_cast<std::int64_t>(chance() % 5'000'000);
    if (frame.state != FrameState::New)
        frame.original = frame.stored = FileDigest{bytes, std::string(64, 'a')};
    if (chance() % 2 == 0)
        frame.copied = kNow;
    return frame;
}

/// The next frame of a series; its file, and what is known of it, are its own.
void follow(RetentionFrame &next, const RetentionFrame &last)
{
    next.frame.night = last.frame.night;
    next.frame.start = last.frame.start + std::chrono::seconds(1);
    next.frame.exposure = last.frame.exposure;
    next.frame.subject = last.frame.subject;
    next.frame.channel = last.frame.channel;
    next.likeness = last.likeness;
}

RetentionPolicy randomPolicy(std::mt19937 &chance)
{
    RetentionPolicy policy;
    policy.compressAfter = std::chrono::hours(chance() % 200);
    policy.cubeFrom = pick(chance, {0U, 2U, 3U, 8U});
    policy.neverBefore = std::chrono::hours(chance() % 20);
    policy.wantedFreeBytes = static_cast<std::int64_t>(chance() % 2'000'000'000);
    policy.mayDelete = chance() % 4 != 0;
    policy.deleteAfter = std::chrono::hours(chance() % 250);
    policy.needsCopy = chance() % 2 == 0;
    if (chance() % 2 == 0)
        policy.keptNights = {"2026-11-02"};
    if (chance() % 2 == 0)
        policy.deletableSubjects = {"field 7"};
    return policy;
}

/// The rules once more in other words, without the room's own functions: may this file be deleted?
bool mayGo(const ArchivedFrame &frame, const RetentionPolicy &policy)
{
    const double ageH = static_cast<double>((kNow - frame.start - frame.exposure).count()) / kHourNs;
    const bool isNobodys = frame.subject.empty() || policy.deletableSubjects.count(frame.subject) > 0;
    return policy.mayDelete && frame.form != FrameForm::Deleted && frame.state == FrameState::Good
        && isNobodys && ageH * 3600 >= seconds(policy.deleteAfter)
        && ageH * 3600 >= seconds(policy.neverBefore) && policy.keptNights.count(frame.night) == 0
        && (!policy.needsCopy || frame.copied.has_value());
}

/// What a cube is made of, once more in other words.
bool isASeries(
    const std::vector<RetentionFrame> &frames, const RetentionStep &step, const RetentionPolicy &policy)
{
    std::vector<std::size_t> all{step.frame};
    all.insert(all.end(), step.others.begin(), step.others.end());
    if (policy.cubeFrom == 0 || all.size() < policy.cubeFrom)
        return false;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto &[is, leftOver, likeness] = frames[all[i]];
        const auto &[first, firstLeftOver, firstLikeness] = frames[all[0]];
        if (is.form != FrameForm::Raw || is.state != FrameState::Good || is.subject.empty() || !likeness
            || likeness != firstLikeness || is.subject != first.subject || is.channel != first.channel
            || is.night != first.night || is.exposure != first.exposure
            || kNow - is.start - is.exposure < policy.neverBefore
            || (i > 0 && is.start < frames[all[i - 1]].frame.start))
            return false;
    }
    return true;
}

} // namespace

void TestRetention::protectedFramesAreNeverChosen()
{
    std::size_t deleted = 0;
    std::size_t compressed = 0;
    std::size_t joined = 0;
    for (std::uint32_t seed = 1; seed <= 600; ++seed) {
        std::mt19937 chance(seed);
        const RetentionPolicy policy = randomPolicy(chance);
        std::vector<RetentionFrame> frames;
        for (std::uint64_t i = 0; i < 60; ++i) {
            RetentionFrame next{randomFrame(chance, i), false, {}};
            if (chance() % 8 != 0)
                next.likeness = pick(chance, {1U, 1U, 1U, 2U});
            if (i > 0 && chance() % 12 != 0) // mostly one after the other of the same
                follow(next, frames.back());
            if (next.frame.form == FrameForm::Cube) // frames of one cube need not agree in what protects them
                next.frame.path = "/frames/" + next.frame.night + next.frame.subject + next.frame.channel;
            frames.push_back(next);
            if (frames.back().frame.form != FrameForm::Raw && frames.back().frame.original)
                frames.back().hasLeftOver = chance() % 8 == 0;
        }
        const DiskState disk{static_cast<std::int64_t>(chance() % 2'000'000'000)};
        const RetentionPlan plan = planRetention(frames, disk, policy, kNow);
        const std::string where = "seed " + std::to_string(seed);
        std::int64_t freed = 0;
        for (const RetentionStep &step : plan.steps) {
            const ArchivedFrame &frame = frames[step.frame].frame;
            freed += step.freedBytes;
            if (step.action == RetentionAction::Delete) {
                ++deleted;
                QVERIFY2(mayGo(frame, policy), where.c_str());
                for (const RetentionFrame &other : frames) // with a cube go all its frames
                    QVERIFY2(
                        frame.form != FrameForm::Cube || other.frame.form != FrameForm::Cube
                            || other.frame.path != frame.path || mayGo(other.frame, policy),
                        where.c_str());
            } else if (step.action == RetentionAction::Compress) {
                ++compressed;
                QVERIFY2(frame.form == FrameForm::Raw && frame.state == FrameState::Good, where.c_str());
                QVERIFY2(kNow - frame.start - frame.exposure >= policy.neverBefore, where.c_str());
            } else if (step.action == RetentionAction::Join) {
                ++joined;
                QVERIFY2(isASeries(frames, step, policy), where.c_str());
            } else {
                QVERIFY2(frames[step.frame].hasLeftOver, where.c_str());
            }
        }
        std::vector<int> touched(frames.size());
        for (const RetentionStep &step : plan.steps)
            if (step.action == RetentionAction::Join || step.action == RetentionAction::Compress) {
                ++touched[step.frame];
                for (const std::size_t other : step.others)
                    ++touched[other];
            }
        QVERIFY2(std::ranges::max(touched) <= 1, where.c_str()); // never in two files
        QCOMPARE(freed, plan.freedBytes);
        // Not enough only when nothing more may go.
        if (!plan.isEnough)
            for (std::size_t i = 0; i < frames.size(); ++i)
                if (mayGo(frames[i].frame, policy) && frames[i].frame.form == FrameForm::Rice)
                    QVERIFY2(
                        std::ranges::any_of(
                            plan.steps,
                            [i](const RetentionStep &step) {
                                return step.frame == i && step.action == RetentionAction::Delete;
                            }),
                        where.c_str());
        QCOMPARE(plan.isEnough, disk.freeBytes + plan.freedBytes >= policy.wantedFreeBytes);
        // The same frames in another order: the same done.
        std::vector<RetentionFrame> turned(frames.rbegin(), frames.rend());
        const RetentionPlan again = planRetention(turned, disk, policy, kNow);
        QCOMPARE(again.steps.size(), plan.steps.size());
        for (std::size_t i = 0; i < plan.steps.size(); ++i)
            QCOMPARE(turned[again.steps[i].frame].frame.key.seq, frames[plan.steps[i].frame].frame.key.seq);
    }
    qInfo("%zu deleted, %zu compressed, %zu joined", deleted, compressed, joined);
    QVERIFY2(deleted > 500 && compressed > 500 && joined > 200, "rules that choose nothing prove nothing");
}

void TestRetention::nothingIsDeletedByDefault()
{
    std::mt19937 chance(3);
    std::vector<RetentionFrame> frames;
    for (std::uint64_t i = 0; i < 500; ++i)
        frames.push_back({randomFrame(chance, i), false, {}});
    RetentionPolicy policy;
    policy.deleteAfter = {};
    policy.wantedFreeBytes = std::int64_t{1} << 60;
    const RetentionPlan plan = planRetention(frames, {0}, policy, kNow);
    QVERIFY(!plan.isEnough && !plan.steps.empty());
    for (const RetentionStep &step : plan.steps)
        QVERIFY(step.action == RetentionAction::Compress);
    QVERIFY(plan.kept.at(Protection::OfSubject) > 0 && plan.kept.at(Protection::NotSound) > 0);
}

void TestRetention::theOldestGoFirstAndNoMoreThanNeeded()
{
    std::vector<RetentionFrame> frames;
    for (std::uint64_t i = 0; i < 10; ++i) {
        ArchivedFrame frame;
        frame.key = {1, i};
        frame.start = kNow - Duration(static_cast<std::int64_t>(100 - i) * kHourNs);
        frame.form = FrameForm::Rice;
        frame.state = FrameState::Good;
        frame.original = frame.stored = FileDigest{1000, "a"};
        frames.push_back({frame, false, {}});
    }
    RetentionPolicy policy;
    policy.mayDelete = true;
    policy.needsCopy = false;
    policy.deleteAfter = std::chrono::hours(10);
    policy.wantedFreeBytes = 5000;
    const RetentionPlan plan = planRetention(frames, {2500}, policy, kNow);
    QCOMPARE(plan.steps.size(), 3U); // 2500 + 3 * 1000 are enough
    for (std::size_t i = 0; i < 3; ++i)
        QCOMPARE(
            plan.steps[i], (RetentionStep{i, RetentionAction::Delete, RetentionReason::DiskLow, 1000, {}}));
    QVERIFY(plan.isEnough);
}

Result<ArchiveDatabase> TestRetention::archiveWith(
    ArchiveEngine engine, int count, const std::string &subject)
{
    const QString folder = m_engines.folder() + u"/retention_%1"_s.arg(++m_archives);
    m_frames = folder.toStdString();
    std::filesystem::create_directories(m_frames);
    std::vector<FactRecord> facts;
    for (int i = 0; i < count; ++i)
        facts.push_back(record(
            writeNightFrame(m_frames, i, subject, static_cast<std::uint32_t>(i), 128),
            static_cast<std::uint64_t>(i) + 1, {{kNightStartNs + i}, {i}}));
    auto archive = ArchiveDatabase::open(m_engines.fresh(engine, u"retention"_s), ArchiveAccess::Write);
    if (!archive || !writeJournal(folder + u"/journal.sqlite"_s, facts))
        return archive;
    const auto journal = JournalReader::open(folder + u"/journal.sqlite"_s);
    ArchiveFeeder feeder(*archive, **journal, Angle::degrees(kNightLongitudeDeg));
    (void)feeder.bringNext(1000);
    (void)checkFrames(*archive, {}, false, kNow, [](const ArchivedFrame &, FrameState) {});
    return archive;
}

void TestRetention::framesAreCompressedAndComeBack()
{
    QFETCH(ArchiveEngine, engine);
    TULPAR_NEED(m_engines, engine);
    const auto archive = archiveWith(engine, 5, "swift:1");
    QVERIFY(archive);
    const auto before = findFrames(*archive, {}).value();
    std::vector<std::vector<double>> pixels;
    for (const ArchivedFrame &frame : before) {
        const auto image = readFits(frame.path);
        QVERIFY(image);
        pixels.push_back(pixelsOf(image->frame));
    }
    const auto frames = retentionFrames(*archive, {}).value();
    const RetentionPlan plan = planRetention(frames, {0}, {}, kNow);
    QCOMPARE(plan.steps.size(), 5U);
    std::int64_t freed = 0;
    for (const RetentionStep &step : plan.steps) {
        const auto done = carryOut(*archive, frames[step.frame].frame.key, step.action, {}, kNow);
        QVERIFY2(done, done ? "" : done.error().detail.c_str());
        freed += *done;
    }
    QVERIFY(freed > 0);
    const auto after = findFrames(*archive, {}).value();
    for (std::size_t i = 0; i < after.size(); ++i) {
        QVERIFY(after[i].form == FrameForm::Rice && after[i].state == FrameState::Good);
        QCOMPARE(after[i].path, before[i].path + ".fz");
        QVERIFY(!std::filesystem::exists(before[i].path));
        QCOMPARE(after[i].original->sha256, before[i].original->sha256); // of both files the archive knows it
        QVERIFY(after[i].stored->sha256 != before[i].stored->sha256);
        QVERIFY(after[i].stored->bytes < before[i].stored->bytes);
        const auto image = readFits(after[i].path); // and the desk's reader shows the same picture
        QVERIFY(image);
        QVERIFY(pixelsOf(image->frame) == pixels[i]);
        QCOMPARE(image->header.text("EVENT").value_or(""), "swift:1");
    }
    const auto check = checkFrames(*archive, {}, true, kNow, [](const ArchivedFrame &, FrameState) {});
    QCOMPARE(*check, (FilesFound{5, 5, 0, 0}));
    QVERIFY(planRetention(retentionFrames(*archive, {}).value(), {0}, {}, kNow).steps.empty()); // once
}

void TestRetention::aFrameThatChangedIsNotTouched()
{
    QFETCH(ArchiveEngine, engine);
    TULPAR_NEED(m_engines, engine);
    const auto archive = archiveWith(engine, 3, "");
    QVERIFY(archive);
    const auto frames = findFrames(*archive, {}).value();
    const auto other = writeNightFrame(m_frames / "other", 0, "", 77, 128);
    std::filesystem::copy_file(other.path, frames[0].path, std::filesystem::copy_options::overwrite_existing);
    const auto strange = carryOut(*archive, frames[0].key, RetentionAction::Compress, {}, kNow);
    QCOMPARE(strange.error().code, Errc::Refused);
    QVERIFY(std::filesystem::exists(frames[0].path));
    QVERIFY(findFrame(*archive, frames[0].key)->state == FrameState::Damaged);

    // Something else has the packed frame's name.
    std::filesystem::copy_file(frames[2].path, packedName(frames[1].path));
    const auto taken = carryOut(*archive, frames[1].key, RetentionAction::Compress, {}, kNow);
    QVERIFY(!taken);
    QVERIFY(std::filesystem::exists(frames[1].path));

    // The rules forbid by themselves, whatever a plan of other rules said.
    RetentionPolicy rules;
    QCOMPARE(
        carryOut(*archive, frames[2].key, RetentionAction::Delete, rules, kNow).error().code, Errc::Refused);
    rules.mayDelete = true;
    rules.deleteAfter = std::chrono::hours(1);
    QCOMPARE(
        carryOut(*archive, frames[2].key, RetentionAction::Delete, rules, kNow).error().code, Errc::Refused);
    QVERIFY(std::filesystem::exists(frames[2].path)); // it has no copy
}

void TestRetention::whatIsCopiedMayGoAndComesBack()
{
    QFETCH(ArchiveEngine, engine);
    TULPAR_NEED(m_engines, engine);
    const auto archive = archiveWith(engine, 4, "");
    QVERIFY(archive);
    const std::filesystem::path copies = m_frames / "copies";
    const auto nothing = [](const ArchivedFrame &, const Error &) {};
    QCOMPARE(*copyFrames(*archive, copies, kNow, nothing), (FilesCopied{4, 0, 0}));
    QCOMPARE(*copyFrames(*archive, copies, kNow, nothing), (FilesCopied{0, 0, 0}));
    const auto frames = findFrames(*archive, {}).value();
    RetentionPolicy rules;
    rules.mayDelete = true;
    rules.deleteAfter = std::chrono::hours(1);
    QVERIFY(carryOut(*archive, frames[0].key, RetentionAction::Delete, rules, kNow));
    QVERIFY(!std::filesystem::exists(frames[0].path));
    QVERIFY(findFrame(*archive, frames[0].key)->form == FrameForm::Deleted);
    // One disappears by accident, one after it was compressed: both come back; what was deleted stays so.
    QVERIFY(carryOut(*archive, frames[2].key, RetentionAction::Compress, rules, kNow));
    std::filesystem::remove(frames[1].path);
    std::filesystem::remove(packedName(frames[2].path));
    const auto check = checkFrames(*archive, {}, false, kNow, [](const ArchivedFrame &, FrameState) {});
    QCOMPARE(*check, (FilesFound{3, 1, 2, 0}));
    QCOMPARE(*bringFramesBack(*archive, copies, kNow, nothing), (FilesCopied{2, 0, 0}));
    const auto again = checkFrames(*archive, {}, true, kNow, [](const ArchivedFrame &, FrameState) {});
    QCOMPARE(*again, (FilesFound{3, 3, 0, 0}));
    QVERIFY(findFrame(*archive, frames[2].key)->form == FrameForm::Raw);
    QVERIFY(!std::filesystem::exists(frames[0].path));
}

QTEST_GUILESS_MAIN(TestRetention)
#include "test_retention.moc"
