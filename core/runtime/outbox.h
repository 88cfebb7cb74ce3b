#pragma once

#include "core/runtime/effects.h"
#include "core/session/fact.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace tulpar {

/// Gathers what one input causes, numbering facts and commands. One a loop; emptied by `flush`.
class Outbox {
public:
    explicit Outbox(std::uint64_t lastSeq)
        : m_seq(lastSeq)
    {
    }

    void fact(const Fact &fact, Now now)
    {
        m_effects.facts.push_back(record(fact, ++m_seq, now));
        m_told.emplace_back(fact, now.utc);
    }

    /// The command with its intent as a fact. Safing commands leave at once, all others after the commit.
    void command(const CommandBody &body, int attempt, Now now);

    void keepNotice(RawNotice notice) { m_effects.notice = std::move(notice); }
    void readMap(MapWish wish) { m_effects.map = std::move(wish); }
    void remedy(const RemedyOrder &order) { m_effects.remedies.push_back(order); }
    void world(SetWorld setting) { m_effects.world.push_back(std::move(setting)); }

    [[nodiscard]] const std::vector<FactRecord> &pending() const { return m_effects.facts; }
    [[nodiscard]] std::uint64_t lastSeq() const { return m_seq; }
    /// The facts since the last flush, for who accounts for them in the same step.
    [[nodiscard]] std::vector<std::pair<Fact, UtcInstant>> takeTold() { return std::exchange(m_told, {}); }
    [[nodiscard]] Effects flush() { return std::exchange(m_effects, {}); }

private:
    std::uint64_t m_seq;
    CommandId m_commandId = 0;
    Effects m_effects;
    std::vector<std::pair<Fact, UtcInstant>> m_told;
};

} // namespace tulpar
