// One recorded month of the whole VOEvent broadcast through the core, on a virtual clock at the notices' own
// times, over the simulated observatory. Fails where a notice is lost, or where the telescope is sent to a
// test, a pointing, a known source, a retracted or a stale notice. Then the same month once more, delivered
// at once two days later: nothing may move. Prints what became of it and how long it took. Usage:
// nights_replay [MINUTES]: how long each response goes on before a person ends it (0: as long as it likes).

#include "core/nights/virtual_observatory.h"
#include "core/runtime/system_clock.h"
#include "tests/sim/month_stream.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <map>
#include <set>
#include <span>

namespace {

using namespace tulpar;

constexpr int kSkipped = 77;

/// Milliseconds of the machine's time, many of them.
class Timings {
public:
    void add(Duration d) { m_ms.push_back(seconds(d) * 1e3); }
    [[nodiscard]] double at(double part)
    {
        std::ranges::sort(m_ms);
        const auto index = static_cast<std::size_t>(part * static_cast<double>(m_ms.size()));
        return m_ms.empty() ? 0 : m_ms[std::min(m_ms.size() - 1, index)];
    }
    [[nodiscard]] double totalS() const
    {
        double sum = 0;
        for (const double ms : m_ms)
            sum += ms;
        return sum / 1e3;
    }
    void print(const char *what)
    {
        std::printf("  %-34s p50 %7.3f ms   p99 %7.3f ms   worst %7.3f ms\n", what, at(0.5), at(0.99), at(1));
    }

private:
    std::vector<double> m_ms;
};

/// What the journal says of one month.
struct Tally {
    std::map<std::string, int> facts;
    std::map<std::string, int> outcomes;
    std::map<std::string, int> commands;
    std::set<std::string> events;
    std::map<std::string, std::string> eventOfId; ///< by mission's word and number
    std::set<std::string> mayBeAnswered; ///< events with a notice that permitted it
    int responses = 0;
    int broken = 0;

    void complain(const std::string &why, const MonthPacket *packet = nullptr)
    {
        ++broken;
        std::printf(
            "  BROKEN: %s%s%s\n", why.c_str(), packet ? ", on " : "",
            packet
                ? (packet->noticeType + " " + isoUtc(packet->noticeUtc) + " (" + packet->advice + ")").c_str()
                : "");
    }
};

/// Why the telescope must not go to what this notice says, by the independent reading; empty: it may.
std::string whyNeverSlew(const MonthPacket &packet, UtcInstant now)
{
    constexpr Duration kStale = 1h; // the rules' own limit of "fresh"
    if (packet.isTest)
        return "a test";
    if (packet.isRetraction)
        return "a retraction";
    if (packet.positionKind != "source")
        return "no position of a source";
    if (packet.advice != "yes")
        return "its class forbids it";
    if (!packet.triggerUtc || now - std::min(*packet.triggerUtc, packet.noticeUtc) > kStale)
        return "stale";
    return {};
}

/// The words of missions whose notices of one event all carry its number.
std::string numberedMission(const std::string &noticeType)
{
    for (const char *word :
         {"SWIFT_BAT", "SWIFT_XRT", "SWIFT_UVOT", "FERMI_GBM", "INTEGRAL_", "GECAM_", "ICECUBE_"})
        if (noticeType.starts_with(word))
            return noticeType.substr(0, noticeType.find('_'));
    return {};
}

/// What one notice left in the journal: received once, and decided, refused or known once.
void examine(const MonthPacket &packet, std::span<const FactRecord> facts, UtcInstant now, Tally &tally)
{
    int received = 0;
    int answers = 0;
    for (const FactRecord &record : facts) {
        const auto fact = factOf(record);
        if (!fact) {
            tally.complain("a fact that cannot be read", &packet);
            continue;
        }
        if (const auto *notice = std::get_if<NoticeReceived>(&*fact))
            received += notice->sizeBytes == packet.bytes.size();
        answers +=
            std::holds_alternative<NoticeRefused>(*fact) || std::holds_alternative<NoticeRepeated>(*fact);
        const auto *decided = std::get_if<Decided>(&*fact);
        if (!decided)
            continue;
        ++answers;
        ++tally.outcomes[std::string(nameOf(decided->decision.outcome))];
        if (!decided->event.empty())
            tally.events.insert(decided->event);
        const std::string mission = numberedMission(packet.noticeType);
        if (!mission.empty() && !packet.eventId.empty() && !packet.isTest) {
            const auto [known, isNew] =
                tally.eventOfId.try_emplace(mission + " " + packet.eventId, decided->event);
            if (known->second != decided->event)
                tally.complain(
                    mission + " " + packet.eventId + " is " + known->second + " and " + decided->event,
                    &packet);
        }
        if (decided->decision.outcome != Outcome::Respond)
            continue;
        if (const std::string why = whyNeverSlew(packet, now); !why.empty())
            tally.complain("\"respond\" on " + why, &packet);
        else
            tally.mayBeAnswered.insert(decided->event);
    }
    if (received != 1)
        tally.complain("not journalled as received", &packet);
    if (answers != 1)
        tally.complain("neither decided nor refused nor repeated", &packet);
}

/// Every motion towards a target belongs to a response, and every response to an event that permitted one.
void examineMotions(const std::vector<FactRecord> &journal, Tally &tally)
{
    std::string responding;
    for (const FactRecord &record : journal) {
        ++tally.facts[record.kind];
        if (record.kind != ResponseMoved::kKind && record.kind != CommandIssued::kKind)
            continue;
        const auto fact = factOf(record);
        if (!fact)
            continue;
        if (const auto *moved = std::get_if<ResponseMoved>(&*fact)) {
            if (moved->from == ResponseState::Idle) {
                ++tally.responses;
                if (!tally.mayBeAnswered.contains(moved->event))
                    tally.complain("a response to " + moved->event + ", that nothing permitted");
            }
            responding = moved->to == ResponseState::Idle ? std::string() : moved->event;
        } else if (const auto *issued = std::get_if<CommandIssued>(&*fact)) {
            ++tally.commands[issued->command];
            if (issued->target && responding.empty())
                tally.complain(issued->command + " without a response");
        }
    }
}

bool isAtRest(VirtualObservatory &observatory)
{
    const World &world = observatory.world();
    return !observatory.core().isResponding() && world.roof().state == OpeningState::Closed
        && world.cover().state == OpeningState::Closed && !world.isMoving(DeviceKind::Mount);
}

/// Lives until `until`, passing over the time in which nothing happens.
void liveOn(VirtualObservatory &observatory, UtcInstant until, Duration responseLasts)
{
    const UtcInstant begun = observatory.now().utc;
    if (observatory.core().isResponding()) {
        const UtcInstant end = responseLasts > Duration{} ? std::min(until, begun + responseLasts) : until;
        observatory.liveUntil(end, [&] { return !observatory.core().isResponding(); });
        if (observatory.core().isResponding() && observatory.now().utc < until)
            (void)observatory.request(StopResponse{});
    }
    if (!isAtRest(observatory))
        observatory.liveUntil(
            std::min(until, observatory.now().utc + 10min), [&] { return isAtRest(observatory); });
    observatory.skipTo(until);
}

VirtualObservatory closedObservatory(UtcInstant start)
{
    World world(assySite(), start);
    world.place({180, 60}, 0, 0);
    return VirtualObservatory(simulatedConfig(HardwareProfile::Assy), std::move(world), start);
}

void printCounts(const char *what, const std::map<std::string, int> &counts)
{
    std::printf("  %s:", what);
    for (const auto &[word, count] : counts)
        std::printf(" %s %d", word.c_str(), count);
    std::printf("\n");
}

int playMonth(const std::vector<MonthPacket> &month, Duration responseLasts)
{
    const SystemClock machine;
    Tally tally;
    Timings decisions;
    Timings worked;
    Timings snapshots;
    std::uint64_t bytes = 0;
    const Now began = machine.now();
    VirtualObservatory observatory = closedObservatory(month.front().noticeUtc - 1min);
    for (const MonthPacket &packet : month) {
        liveOn(observatory, packet.noticeUtc, responseLasts);
        const std::size_t before = observatory.journal().size();
        const MonoInstant handed = machine.now().mono;
        const std::clock_t work = std::clock();
        observatory.deliver("gcn", packet.bytes);
        worked.add(fromSeconds(static_cast<double>(std::clock() - work) / CLOCKS_PER_SEC));
        const MonoInstant decided = machine.now().mono;
        decisions.add(decided - handed);
        if (observatory.core().snapshot().alerts.empty() && !tally.events.empty())
            tally.complain("an empty queue", &packet);
        snapshots.add(machine.now().mono - decided);
        bytes += packet.bytes.size();
        examine(packet, std::span(observatory.journal()).subspan(before), observatory.now().utc, tally);
    }
    liveOn(observatory, month.back().noticeUtc + 1h, responseLasts);
    examineMotions(observatory.journal(), tally);
    if (observatory.keptNotices() != month.size() || observatory.keptBytes() != bytes)
        tally.complain("bytes that were not kept");
    std::set<std::string> distinct;
    for (const auto &[id, event] : tally.eventOfId)
        if (!event.empty() && !distinct.insert(event).second)
            tally.complain("two numbers of a mission in " + event);
    const Snapshot end = observatory.core().snapshot();
    std::map<std::string, int> states;
    for (const auto &row : end.alerts)
        ++states[std::string(nameOf(row->state))];

    std::printf(
        "the month at its own times: %zu notices, %zu events, %d responses; %.1f s of the machine\n",
        month.size(), tally.events.size(), tally.responses, seconds(machine.now().mono - began.mono));
    printCounts("decisions", tally.outcomes);
    printCounts("queue at the end", states);
    printCounts("commands", tally.commands);
    printCounts("facts", tally.facts);
    std::printf(
        "  throughput %.0f notices/s of processor time, %.0f beside what else runs here\n",
        static_cast<double>(month.size()) / worked.totalS(),
        static_cast<double>(month.size()) / decisions.totalS());
    decisions.print("bytes to decision");
    worked.print("the same, processor (p99 under 2)");
    snapshots.print("snapshot for the desk");
    constexpr double kMostMs = 2;
    if (worked.at(0.99) > kMostMs)
        tally.complain("decisions are slow");
    if (tally.responses == 0)
        tally.complain("no burst was answered at all");
    return tally.broken;
}

/// The month as a backfill: all old, so nothing may move.
int playStale(const std::vector<MonthPacket> &month)
{
    Tally tally;
    Timings decisions;
    VirtualObservatory observatory = closedObservatory(month.back().noticeUtc + 42h); // in the evening
    observatory.liveUntil(observatory.now().utc + 5s);
    const std::size_t before = observatory.journal().size();
    for (const MonthPacket &packet : month) {
        const std::clock_t work = std::clock();
        observatory.deliver("gcn", packet.bytes);
        decisions.add(fromSeconds(static_cast<double>(std::clock() - work) / CLOCKS_PER_SEC));
    }
    observatory.liveUntil(observatory.now().utc + 20min);
    for (const FactRecord &record : std::span(observatory.journal()).subspan(before))
        if (const auto fact = factOf(record); fact && std::holds_alternative<Decided>(*fact))
            ++tally.outcomes[std::string(nameOf(std::get<Decided>(*fact).decision.outcome))];
    examineMotions(observatory.journal(), tally);
    if (tally.responses > 0 || tally.outcomes["respond"] > 0
        || tally.facts[std::string(CommandIssued::kKind)] > 0)
        tally.complain("old notices moved the telescope");
    std::printf("the month at once, two days later: %d responses\n", tally.responses);
    printCounts("decisions", tally.outcomes);
    std::printf(
        "  throughput %.0f notices/s of processor time\n",
        static_cast<double>(month.size()) / decisions.totalS());
    return tally.broken;
}

} // namespace

int main(int argc, char **argv)
{
    const int minutes = argc > 1 ? std::atoi(argv[1]) : 10;
    const std::vector<MonthPacket> month = monthStream();
    if (month.empty()) {
        std::printf("SKIP: the recorded month is absent, or bzip2 and gzip are\n");
        return kSkipped;
    }
    const int broken = playMonth(month, std::chrono::minutes(minutes)) + playStale(month);
    std::printf("broken promises: %d\n", broken);
    return broken == 0 ? 0 : 1;
}
