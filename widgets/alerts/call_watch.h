#pragma once

#include "core/session/snapshot.h"

#include <set>
#include <string>
#include <vector>

namespace tulpar {

/// Who calls for a person, and when a sound is due. Pure: no widget, no clock, no sound. An alert that asks
/// calls until it is answered; its sound comes at once and again every kAgain until a person has heard it. A
/// response that begins, and one that fails, sounds once.
class CallWatch {
public:
    static constexpr Duration kAgain = 20s;

    struct Call {
        std::string event;
        std::optional<UtcInstant> until;
        bool operator==(const Call &) const = default;
    };
    enum class Sound { None, Response, Ask };

    /// Folds a snapshot in: the sound due because of it. The first snapshot of a desk sounds only for what
    /// still asks.
    [[nodiscard]] Sound take(const Snapshot &snapshot, UtcInstant now);
    /// The sound due by time alone.
    [[nodiscard]] Sound tick(UtcInstant now);

    /// The most urgent first.
    [[nodiscard]] const std::vector<Call> &calls() const { return m_calls; }

private:
    std::vector<Call> m_calls;
    std::set<std::string> m_sounded;
    bool m_isFirst = true;
    bool m_isUnheard = false;
    UtcInstant m_lastSound;
    std::uint64_t m_version = 0;
};

} // namespace tulpar
