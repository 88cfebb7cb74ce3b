#include "app/core_memory.h"

#include "app/frame_keeper.h"
#include "core/session/fact.h"

#include <algorithm>
#include <vector>

namespace tulpar {

namespace {

constexpr Duration kRecalled = std::chrono::hours(48);
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
    auto from = firstSince(journal, now - kRecalled);
    if (!from)
        return tl::unexpected(from.error());
    while (*from <= journal.lastSeq()) {
        const auto facts = journal.readFacts(*from, kPiece);
        if (!facts)
            return tl::unexpected(facts.error());
        if (facts->empty())
            break;
        for (const FactRecord &fact : *facts) {
            const bool isOfThisTime = fact.at.utc >= now - kRecalled && fact.at.utc <= now;
            if (!isOfThisTime || !concernsAlerts(fact))
                continue;
            std::string bytes;
            if (fact.kind == NoticeReceived::kKind) {
                auto stored = journal.noticeBytes(fact.seq);
                if (!stored)
                    continue; // said in the journal as received; its bytes are not there
                bytes = std::move(*stored);
            }
            core.recall(fact, bytes);
        }
        *from = facts->back().seq + 1;
    }
    return {};
}

} // namespace tulpar
