#include "app/core_memory.h"

#include "app/frame_keeper.h"
#include "core/notify/telling.h"
#include "core/operations/night_times.h"
#include "core/session/fact.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace tulpar {

namespace {

constexpr Duration kClockStep = std::chrono::hours(2); ///< by so much the clock may have been set back since
constexpr Duration kTold = std::chrono::hours(1); ///< later, a message about it is of no use
constexpr std::uint64_t kMostRecalled = 400'000; ///< facts; a few busy nights
constexpr std::uint64_t kStride = 1000; ///< of the search for the first of them
constexpr int kOldInARow = 3;
constexpr std::size_t kPiece = 10'000; ///< facts in memory at once

/// The fact to begin with: none before it is younger than `since`, or it is the kMostRecalled-th from the
/// end. Not a bisection: times rise with numbers only as long as nobody sets the clock, so it takes several
/// old ones in a row to believe that it goes on so.
Result<std::uint64_t> firstSince(const Journal &journal, UtcInstant since)
{
    const std::uint64_t last = journal.lastSeq();
    const std::uint64_t lowest = last > kMostRecalled ? last - kMostRecalled + 1 : 1;
    std::uint64_t first = last + 1;
    for (int old = 0; first > lowest && old < kOldInARow;) {
        first = first > lowest + kStride ? first - kStride : lowest;
        const auto fact = journal.readFacts(first, 1);
        if (!fact)
            return tl::unexpected(fact.error());
        old = !fact->empty() && fact->front().at.utc < since ? old + 1 : 0;
    }
    return first;
}

/// Facts of that time, oldest first.
template <class Use>
Result<void> forEach(const Journal &journal, UtcInstant since, UtcInstant until, Use use)
{
    const auto first = firstSince(journal, since);
    if (!first)
        return tl::unexpected(first.error());
    for (std::uint64_t from = *first; from <= journal.lastSeq();) {
        const auto facts = journal.readFacts(from, kPiece);
        if (!facts)
            return tl::unexpected(facts.error());
        if (facts->empty())
            break;
        for (const FactRecord &fact : *facts)
            if (fact.at.utc >= since && fact.at.utc <= until)
                use(fact);
        from = facts->back().seq + 1;
    }
    return {};
}

} // namespace

Result<CoreMemory> remember(const Journal &journal)
{
    // Only the facts since the last start matter; look further back until it is found.
    const std::uint64_t last = journal.lastSeq();
    CoreMemory memory;
    for (std::uint64_t reach = 1000; last > 0 && !memory.recovery.wasRunning; reach *= 8) {
        const std::uint64_t from = last > reach ? last - reach + 1 : 1;
        const auto facts = journal.readFacts(from, reach);
        if (!facts)
            return tl::unexpected(facts.error());
        memory.recovery = recover(*facts);
        memory.toldFrames = toldFrames(*facts);
        if (from == 1)
            break;
    }
    return memory;
}

Result<void> recallAlerts(const Journal &journal, CoreLoop &core, UtcInstant now)
{
    const UtcInstant tonight = nightAt(core.config().site, now).begin;
    return forEach(journal, now - kRecalled, now + kClockStep, [&](const FactRecord &fact) {
        if (!isRecalled(fact, tonight))
            return;
        std::string bytes;
        if (fact.kind == NoticeReceived::kKind) {
            auto stored = journal.noticeBytes(fact.seq);
            if (!stored)
                return; // said in the journal as received; its bytes are not there
            bytes = std::move(*stored);
        }
        core.recall(fact, bytes);
    });
}

Result<std::vector<FactRecord>> tellableFacts(const Journal &journal, UtcInstant now)
{
    std::vector<FactRecord> facts;
    return forEach(
               journal, now - kTold, now + kClockStep,
               [&](const FactRecord &fact) {
                   if (mayTell(fact) || fact.kind == NotificationSent::kKind
                       || fact.kind == NotificationFailed::kKind)
                       facts.push_back(fact);
               })
        .map([&] { return std::move(facts); });
}

} // namespace tulpar
