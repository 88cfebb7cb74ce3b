#include "core/runtime/recovery.h"

#include <algorithm>
#include <array>

namespace tulpar {

namespace {

void remember(std::vector<ConditionMemory> &memories, const ConditionChanged &change, UtcInstant at)
{
    const auto found = std::ranges::find(memories, change.condition, &ConditionMemory::condition);
    const bool isKnown = found != memories.end();
    ConditionMemory &memory = isKnown ? *found : memories.emplace_back();
    // Told again without a change: the wait is still the same one.
    const bool goesOn = isKnown && change.from == change.to && memory.state == change.to;
    memory.condition = change.condition;
    memory.state = change.to;
    memory.seenUtc = at;
    if (!goesOn)
        memory.sinceUtc = at;
}

} // namespace

bool isRecalled(const FactRecord &fact, UtcInstant tonight)
{
    static constexpr std::array kKinds{NoticeReceived::kKind, Decided::kKind,        ResponseMoved::kKind,
                                       FrameStored::kKind,    EventWithdrawn::kKind, AlertAnswered::kKind,
                                       AlertSeen::kKind,      AlertNoted::kKind,     AlertNamed::kKind,
                                       MapRead::kKind,        FocusFitted::kKind};
    return fact.at.utc >= tonight || std::ranges::find(kKinds, fact.kind) != kKinds.end();
}

Recovery recover(std::span<const FactRecord> facts)
{
    Recovery recovery;
    for (const FactRecord &record : facts) {
        const auto fact = factOf(record);
        if (!fact)
            continue;
        if (const auto *started = std::get_if<CoreStarted>(&*fact)) {
            recovery.wasRunning = recovery.unclean = true;
            if (started->unclean) // that run took nothing up
                recovery.nightRun.reset();
            recovery.response.clear();
        } else if (std::holds_alternative<CoreStopped>(*fact)) {
            recovery.unclean = false;
            recovery.response.clear();
        } else if (const auto *moved = std::get_if<ResponseMoved>(&*fact)) {
            recovery.response = moved->to == ResponseState::Idle ? std::string() : moved->event;
        } else if (const auto *changed = std::get_if<ConditionChanged>(&*fact)) {
            remember(recovery.conditions, *changed, record.at.utc);
        } else if (const auto *set = std::get_if<ModeChanged>(&*fact)) {
            recovery.mode = *set;
        } else if (const auto *run = std::get_if<NightRun>(&*fact)) {
            recovery.nightRun = run->isRunning ? std::optional(*run) : std::nullopt;
        }
    }
    return recovery;
}

Duration waitedFor(const ConditionMemory &memory, Duration staleAfter, UtcInstant nowUtc)
{
    const Duration unseen = nowUtc - memory.seenUtc;
    if (memory.state != ConditionState::Waiting || unseen < Duration{} || unseen > staleAfter)
        return {};
    return std::max(Duration{}, nowUtc - memory.sinceUtc);
}

} // namespace tulpar
