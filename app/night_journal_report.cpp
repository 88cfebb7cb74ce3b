#include "app/night_journal_report.h"

#include "app/core_settings.h"
#include "core/night/night_book.h"
#include "core/store/journal_reader.h"

#include <QDateTime>
#include <QFileInfo>
#include <QTimeZone>

#include <algorithm>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::size_t kFactsAtOnce = 2000;
constexpr std::uint64_t kMostBefore = 2'000'000; ///< facts searched for the start of the core

Duration zoneOffset(const std::string &timeZone, UtcInstant utc)
{
    const QTimeZone zone(QByteArray::fromStdString(timeZone));
    if (!zone.isValid())
        return {};
    return std::chrono::seconds(
        zone.offsetFromUtc(QDateTime::fromSecsSinceEpoch(utc.nsSinceUnixEpoch / 1'000'000'000, Qt::UTC)));
}

/// The journal as a sequence by time. Numbers have no gaps, so a time is found by halving.
class NightFacts {
public:
    explicit NightFacts(const JournalReader &reader)
        : m_reader(reader)
    {
    }

    [[nodiscard]] Result<FactRecord> at(std::uint64_t seq) const
    {
        const auto facts = m_reader.readFacts(seq, 1);
        if (!facts)
            return tl::unexpected(facts.error());
        if (facts->empty())
            return fail(Errc::NotFound, "the journal has no fact " + std::to_string(seq));
        return facts->front();
    }

    /// The first fact not before `utc`; one behind the last if there is none.
    [[nodiscard]] Result<std::uint64_t> firstFrom(UtcInstant utc, std::uint64_t last) const
    {
        std::uint64_t low = 1;
        std::uint64_t high = last + 1;
        while (low < high) {
            const std::uint64_t middle = low + (high - low) / 2;
            const auto fact = at(middle);
            if (!fact)
                return tl::unexpected(fact.error());
            if (fact->at.utc < utc)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    /// Where the core began that wrote the facts before `seq`, so that what holds can be folded from there.
    [[nodiscard]] Result<std::uint64_t> coreStartBefore(std::uint64_t seq) const
    {
        const std::uint64_t least = seq > kMostBefore ? seq - kMostBefore : 1;
        for (std::uint64_t end = seq; end > least;) {
            const std::uint64_t begin = std::max(least, end > kFactsAtOnce ? end - kFactsAtOnce : 1);
            const auto facts = m_reader.readFacts(begin, end - begin);
            if (!facts)
                return tl::unexpected(facts.error());
            const auto found = std::find_if(facts->rbegin(), facts->rend(), [](const FactRecord &fact) {
                return fact.kind == CoreStarted::kKind;
            });
            if (found != facts->rend())
                return found->seq;
            end = begin;
        }
        return least;
    }

private:
    const JournalReader &m_reader;
};

/// The observatory's present: in simulation its hour may be another than the machine's, and the last fact
/// tells by how much as long as the machine has not been booted since.
UtcInstant presentOf(const FactRecord &last, bool isSimulated, Now now)
{
    const bool isSameBoot = now.mono >= last.at.mono;
    if (!isSimulated || !isSameBoot)
        return std::max(now.utc, last.at.utc);
    return last.at.utc + (now.mono - last.at.mono);
}

/// Of those files that are there; none: none is.
std::optional<std::uint64_t> sizeOf(const std::vector<std::string> &files)
{
    std::optional<std::uint64_t> bytes;
    for (const std::string &name : files)
        if (const QFileInfo file(QString::fromStdString(name)); file.isFile())
            bytes = bytes.value_or(0) + static_cast<std::uint64_t>(file.size());
    return bytes;
}

Result<NightReport> folded(
    const JournalReader &reader, const NightTimes &times, const CoreConfig &config, const Clock &clock,
    std::uint64_t last)
{
    const NightFacts facts(reader);
    const auto first = facts.firstFrom(times.begin, last);
    const auto from = first ? facts.coreStartBefore(*first) : first;
    if (!from)
        return tl::unexpected(from.error());
    NightBook book(config.site, times, config.name);
    bool isSimulated = config.isSimulated;
    FactRecord newest;
    for (std::uint64_t seq = *from; seq <= last;) {
        const auto some = reader.readFacts(seq, kFactsAtOnce);
        if (!some)
            return tl::unexpected(some.error());
        if (some->empty())
            break;
        for (const FactRecord &record : *some) {
            book.take(record);
            if (record.kind != CoreStarted::kKind)
                continue;
            const auto fact = factOf(record);
            if (const auto *started = fact ? std::get_if<CoreStarted>(&*fact) : nullptr)
                isSimulated = started->simulated;
        }
        newest = some->back();
        seq = newest.seq + 1;
        if (newest.at.utc >= times.end)
            break;
    }
    NightReport report = book.report(presentOf(newest, isSimulated, clock.now()));
    if (report.facts == 0)
        return fail(Errc::NotFound, "the journal has no fact of the night of " + times.night);
    report.diskBytes = sizeOf(report.frames);
    return report;
}

} // namespace

void addReportOptions(QCommandLineParser &parser)
{
    parser.addOptions({
        {u"night"_s, u"the date of its evening; left out: the last night with facts"_s, u"YYYY-MM-DD"_s},
        {u"state"_s, u"the core's state folder"_s, u"DIR"_s},
        {u"config"_s, u"settings of the observatory (TOML)"_s, u"FILE"_s},
    });
}

ReportWish reportWish(const QCommandLineParser &parser)
{
    return {parser.value(u"night"_s), parser.value(u"state"_s), parser.value(u"config"_s)};
}

QString whyNoWish(const ReportWish &wish)
{
    const bool isDate = wish.night.size() == 10 && parseUtc(wish.night.toStdString() + "T12:00:00");
    return wish.night.isEmpty() || isDate ? QString()
                                          : u"--night is a date as 2026-12-10, not %1"_s.arg(wish.night);
}

Result<NightReport> readNightReport(const ReportWish &wish, const Clock &clock)
{
    const auto settings = readCoreSettings(wish.settings);
    if (!settings)
        return tl::unexpected(settings.error());
    const QString folder = !wish.stateFolder.isEmpty() ? wish.stateFolder
        : !settings->stateFolder.isEmpty()             ? settings->stateFolder
                                                       : defaultStateFolder();
    const auto reader = JournalReader::open(folder + u"/journal.sqlite"_s);
    if (!reader)
        return tl::unexpected(reader.error());
    const auto last = (*reader)->lastSeq();
    if (!last)
        return tl::unexpected(last.error());
    if (*last == 0)
        return fail(Errc::NotFound, "the journal has no fact yet");
    const Site &site = settings->core.site;
    std::string night = wish.night.toStdString();
    if (night.empty()) {
        const auto newest = NightFacts(**reader).at(*last);
        if (!newest)
            return tl::unexpected(newest.error());
        night = nightOf(newest->at.utc, zoneOffset(site.timeZone, newest->at.utc));
    }
    const auto midnight = parseUtc(night + "T12:00:00");
    if (!midnight)
        return tl::unexpected(midnight.error());
    const auto times = nightTimes(site, night, zoneOffset(site.timeZone, *midnight));
    if (!times)
        return tl::unexpected(times.error());
    return folded(**reader, *times, settings->core, clock, *last);
}

} // namespace tulpar
