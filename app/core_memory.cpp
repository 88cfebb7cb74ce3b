#include "app/core_memory.h"

#include "app/frame_keeper.h"
#include "core/notify/telling.h"
#include "core/session/fact.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace tulpar {

namespace {

constexpr Duration kRecalled = std::chrono::hours(48);
constexpr Duration kTold = std::chrono::hours(1); ///< later, a message about it is of no use
constexpr std::uint64_t kMostRecalled = 400'000; ///< facts; a few busy nights
constexpr std::size_t kPiece = 10'000; ///< facts in memory at once

bool concernsAlerts(const FactRecord &fact)
{
    static constexpr std::array kKinds{NoticeReceived::kKind, Decided::kKind,        ResponseMoved::kKind,
                                       FrameStored::kKind,    EventWithdrawn::kKind, AlertAnswered::kKind,
                                       AlertSeen::kKind,      AlertNoted::kKind,     AlertNamed::kKind,
                                       MapRead::kKind};
    return std::ranges::find(kKinds, fact.kind) != kKinds.end();
}

/// The fact to begin with: not older than `since`, or the last kMostRecalled.
Result<std::uint64_t> firstSince(const Journal &journal, UtcInstant since)
{
    const std::uint64_t last = journal.lastSeq();
    std::uint64_t low = last > kMostRecalled ? last - kMostRecalled + 1 : 1;
    std::uint64_t high = last + 1;
    while (low < high) { // times rise with numbers but for a simulated clock that was set back
        const std::uint64_t middle = low + (high - low) / 2;
        const auto fact = journal.readFacts(middle, 1);
        if (!fact)
            return tl::unexpected(fact.error());
        if (!fact->empty() && fact->front().at.utc < since)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
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
    return forEach(journal, now - kRecalled, now, [&](const FactRecord &fact) {
        if (!concernsAlerts(fact))
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
               journal, now - kTold, now,
               [&](const FactRecord &fact) {
                   if (mayTell(fact) || fact.kind == NotificationSent::kKind
                       || fact.kind == NotificationFailed::kKind)
                       facts.push_back(fact);
               })
        .map([&] { return std::move(facts); });
}

} // namespace tulpar
