// The archive on both engines: rows written, facts brought, and searches over a million frames. The server is
// of Debian's package, started here, and syncs as a real one does; without it its half is left out, and said
// so.
#include "core/archive/archive_database.h"
#include "core/archive/archive_feeder.h"
#include "core/archive/archive_search.h"
#include "core/archive/row_inserter.h"
#include "core/store/journal_reader.h"
#include "tests/core/archive/support_night.h"
#include "tests/core/archive/support_postgres.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>

#include <benchmark/benchmark.h>

#include <cstdio>
#include <memory>
#include <random>

using namespace tulpar;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kFrames = 1'000'000;
constexpr int kFramesOfNight = 1000;
constexpr std::size_t kTogether = 1000;
constexpr std::int64_t kDayNs = 86'400'000'000'000;

QVariantList frameRow(int i, std::mt19937 &chance)
{
    const double ra = 360.0 * static_cast<double>(chance()) / 4294967296.0;
    const double dec = -30 + 120.0 * static_cast<double>(chance()) / 4294967296.0;
    const Angle a = Angle::degrees(ra);
    const Angle d = Angle::degrees(dec);
    const int night = i / kFramesOfNight;
    const qint64 start = kNightStartNs + night * kDayNs + (i % kFramesOfNight) * 10'000'000'000LL;
    const QString path = u"/frames/night%1/event%2_%3.fits"_s.arg(night).arg(i / 50).arg(i);
    const QString sha = u"%1"_s.arg(i, 64, 16, QLatin1Char('0'));
    return {
        i + 1,
        start,
        u"night%1"_s.arg(night),
        QString(u"gri"[i % 3]),
        i,
        start,
        7'500'000'000LL,
        u"event:%1"_s.arg(i / 50),
        0,
        path,
        path,
        u"raw"_s,
        u"good"_s,
        u"Light Frame"_s,
        u"GRB %1"_s.arg(i / 50),
        ra,
        dec,
        cosine(d) * cosine(a),
        cosine(d) * sine(a),
        sine(d),
        2'102'400,
        sha,
        2'102'400,
        sha,
        start,
        QVariant(QMetaType(QMetaType::LongLong))};
}

void check(const Result<void> &done)
{
    if (!done) {
        std::fprintf(stderr, "%s\n", done.error().detail.c_str());
        std::exit(1);
    }
}

/// Rows `from` to `until`, a thousand in a transaction.
void write(const ArchiveDatabase &archive, int from, int until)
{
    std::mt19937 chance(static_cast<std::uint32_t>(from) + 1);
    std::vector<QVariantList> rows;
    for (int i = from; i < until; ++i) {
        rows.push_back(frameRow(i, chance));
        if (rows.size() < kTogether && i + 1 < until)
            continue;
        auto transaction = ArchiveTransaction::begin(archive, ArchiveTransaction::Kind::Write);
        check(transaction.map([](const ArchiveTransaction &) {}));
        check(insertRows(archive, ArchiveTable::Frames, rows));
        check(transaction->commit());
        rows.clear();
    }
}

struct Bench {
    ArchiveDatabase archive;
    std::unique_ptr<JournalReader> journal;
    std::size_t facts = 0;
};

void add(const std::string &engine, std::shared_ptr<Bench> bench)
{
    const auto search = [&](const char *name, ArchiveSearch wish) {
        benchmark::RegisterBenchmark((engine + "/" + name).c_str(), [bench, wish](benchmark::State &state) {
            std::size_t rows = 0;
            for (auto _ : state) {
                const auto frames = findFrames(bench->archive, wish);
                check(frames.map([](const auto &) {}));
                rows = frames->size();
            }
            state.counters["rows"] = static_cast<double>(rows);
        })->Unit(benchmark::kMillisecond);
    };
    benchmark::RegisterBenchmark(
        (engine + "/bring facts from the journal").c_str(),
        [bench](benchmark::State &state) {
            for (auto _ : state) {
                state.PauseTiming();
                for (const char *table :
                     {"exposures", "alerts", "decisions", "responses", "commands", "conditions", "facts",
                      "progress"})
                    check(bench->archive.execute(u"DELETE FROM "_s + QLatin1String(table)));
                check(bench->archive.execute(u"DELETE FROM frames WHERE night LIKE '20%'"_s));
                state.ResumeTiming();
                ArchiveFeeder feeder(bench->archive, *bench->journal, Angle::degrees(kNightLongitudeDeg));
                for (;;) {
                    const auto brought = feeder.bringNext(kTogether);
                    check(brought.map([](std::size_t) {}));
                    if (*brought == 0)
                        break;
                }
            }
            state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(bench->facts));
        })
        ->Unit(benchmark::kMillisecond)
        ->Iterations(3)
        ->UseRealTime();
    ArchiveSearch wish;
    wish.night = "night500";
    wish.channel = "r";
    search("a night's frames of one channel", wish);
    wish = {};
    wish.subject = "event:12345";
    search("an event's frames", wish);
    wish = {};
    wish.cone = SkyCone{{Angle::degrees(120), Angle::degrees(40)}, Angle::degrees(0.2)};
    search("cone of 0.2 degrees", wish);
    wish.cone->radius = Angle::degrees(3);
    search("cone of 3 degrees", wish);
    wish = {};
    wish.from = UtcInstant{kNightStartNs + 700 * kDayNs};
    wish.until = UtcInstant{kNightStartNs + 700 * kDayNs + 600'000'000'000};
    search("ten minutes", wish);
    wish = {};
    wish.isNewestFirst = true;
    wish.limit = 100;
    search("the newest hundred", wish);
    wish = {};
    wish.state = FrameState::New;
    search("frames nobody looked at: none", wish);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    benchmark::Initialize(&argc, argv);
    QTemporaryDir folder;
    std::vector<FactRecord> facts;
    for (int night = 0; night < 10; ++night) {
        const auto more = factsOfNight(facts.size() + 1, 1000, "/frames/journal" + std::to_string(night));
        facts.insert(facts.end(), more.begin(), more.end());
    }
    const QString journal = folder.filePath(u"journal.sqlite"_s);
    if (!writeJournal(journal, facts))
        return 1;
    PostgresServer server(true);
    ArchiveAddress file;
    file.file = folder.filePath(u"archive.sqlite"_s);
    std::vector<std::pair<std::string, ArchiveAddress>> engines{{"SQLite", file}};
    if (server.whyNot().isEmpty())
        engines.emplace_back("PostgreSQL", server.makeDatabase(u"bench"_s));
    else
        std::printf("no PostgreSQL: %s\n", qPrintable(server.whyNot()));
    for (const auto &[name, address] : engines) {
        auto archive = ArchiveDatabase::open(address, ArchiveAccess::Write);
        check(archive.map([](const ArchiveDatabase &) {}));
        QElapsedTimer taken;
        taken.start();
        write(*archive, 0, kFrames);
        std::printf(
            "%s: %d frames written, %.0f rows/s\n", name.c_str(), kFrames,
            kFrames / (static_cast<double>(taken.elapsed()) / 1000));
        check(archive->execute(u"ANALYZE"_s));
        auto reader = JournalReader::open(journal);
        check(reader.map([](const auto &) {}));
        add(name, std::make_shared<Bench>(Bench{std::move(*archive), std::move(*reader), facts.size()}));
    }
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    return 0;
}
