#include "tests/core/archive/support_night.h"

#include "core/archive/archive_feeder.h"
#include "core/fits/frame_writer.h"
#include "core/store/journal.h"
#include "core/store/journal_reader.h"

#include <QCoreApplication>
#include <QSignalSpy>

#include <memory>
#include <random>

namespace tulpar {

namespace {

constexpr std::int64_t kSecond = 1'000'000'000;
const char *const kBurst = "swift:1126853";

UtcInstant at(std::int64_t s)
{
    return {kNightStartNs + s * kSecond};
}

} // namespace

std::vector<FactRecord> factsOfNight(std::uint64_t firstSeq, int frames, const std::filesystem::path &folder)
{
    std::vector<FactRecord> records;
    std::uint64_t seq = firstSeq;
    const auto add = [&](const Fact &fact) {
        const auto s = static_cast<std::int64_t>(seq);
        records.push_back(record(fact, seq, {at(s), {s * kSecond}}));
        ++seq;
    };
    add(CoreStarted{"0.1.0", true, false});
    ConditionChanged rain;
    rain.from = ConditionState::Good;
    rain.to = ConditionState::Marginal;
    rain.value = 0.5;
    add(rain);
    Decided decided;
    decided.event = kBurst;
    decided.notice = "bat_position";
    decided.triggerUtc = at(1);
    decided.position = IcrsDirection{Angle::degrees(288.2643), Angle::degrees(19.7712)};
    decided.errorRadius = Angle::arcminutes(3);
    decided.decision.outcome = Outcome::Respond;
    decided.decision.priority = 90;
    add(decided);
    ResponseMoved moved;
    moved.event = kBurst;
    moved.to = ResponseState::Acquiring;
    moved.cause = "accepted";
    add(moved);
    CommandIssued slew;
    slew.id = 1;
    slew.command = "slew";
    slew.target = decided.position;
    add(slew);
    for (int i = 0; i < frames; ++i) {
        const std::string channel(1, "gri"[i % 3]);
        add(ExposureBegan{channel, at(100 + i), std::chrono::seconds(1), kBurst});
        FrameStored frame;
        frame.channel = channel;
        frame.number = static_cast<std::uint64_t>(i);
        frame.path =
            (folder / ("frame_" + std::to_string(firstSeq) + "_" + std::to_string(i) + ".fits")).string();
        frame.start = at(100 + i);
        frame.exposure = std::chrono::seconds(1);
        frame.event = kBurst;
        add(frame);
    }
    add(AlertNoted{kBurst, {at(900), "Bota", "afterglow, \"bright\"; see , below\nsecond line"}});
    add(EventWithdrawn{kBurst, EventStatus::Retracted, {}});
    add(CoreStopped{});
    return records;
}

FrameStored writeNightFrame(
    const std::filesystem::path &folder, int index, const std::string &event, std::uint32_t seed, int size)
{
    std::mt19937 chance(seed);
    auto pixels = std::make_shared<std::vector<std::uint16_t>>(static_cast<std::size_t>(size * size));
    for (auto &pixel : *pixels)
        pixel = static_cast<std::uint16_t>(1000 + chance() % 64);
    FrameRecord wanted;
    wanted.frame.channel = std::string(1, "gri"[index % 3]);
    wanted.frame.number = static_cast<std::uint64_t>(index);
    wanted.frame.width = size;
    wanted.frame.height = size;
    wanted.frame.pixels = pixels;
    wanted.frame.exposureStart = at(100 + index);
    wanted.frame.exposure = std::chrono::seconds(1);
    wanted.frame.pointingIcrs = IcrsDirection{Angle::degrees(10.0 + index), Angle::degrees(20)};
    wanted.site.longitude = Angle::degrees(kNightLongitudeDeg);
    if (!event.empty())
        wanted.event = FrameEvent{event, "GRB 261118A", {}, {}, {}};
    const auto path = writeFrame(folder, wanted);
    FrameStored fact;
    fact.channel = wanted.frame.channel;
    fact.number = wanted.frame.number;
    fact.path = path ? path->string() : std::string();
    fact.start = wanted.frame.exposureStart;
    fact.exposure = wanted.frame.exposure;
    fact.event = event;
    return fact;
}

bool writeJournal(const QString &path, const std::vector<FactRecord> &facts)
{
    auto journal = Journal::open(path);
    if (!journal)
        return false;
    QSignalSpy committed(journal->get(), &Journal::committed);
    return (*journal)->append(facts, {}, {}, 1) && committed.wait(30'000);
}

Result<void> fillArchive(
    const ArchiveDatabase &archive, const QString &journal, const std::vector<FactRecord> &facts)
{
    if (!writeJournal(journal, facts))
        return fail(Errc::Io, "no journal");
    const auto reader = JournalReader::open(journal);
    if (!reader)
        return tl::unexpected(reader.error());
    ArchiveFeeder feeder(archive, **reader, Angle::degrees(kNightLongitudeDeg));
    while (true) {
        const auto brought = feeder.bringNext(1000);
        if (!brought)
            return tl::unexpected(brought.error());
        if (*brought == 0)
            return {};
    }
}

} // namespace tulpar
