#pragma once

#include "core/runtime/outbox.h"
#include "core/safety/knowledge.h"
#include "core/session/safety_view.h"

#include <optional>
#include <string>

namespace tulpar {

/// Why the device side must be left to close by itself. Empty: beat. Withheld while anything is not measured
/// closed and what the weather does is not known, and when making safe has not ended within `safeWithin`
/// (`makeSafeSince` none: none runs). The mode plays no part, but while a person's override in engineering
/// mode keeps the core from closing, the device side is kept from it too.
[[nodiscard]] Reasons whyNoHeartbeat(
    const Knowledge &knowledge, std::optional<MonoInstant> makeSafeSince, Duration safeWithin, Now now);

/// Whether the core may tell the device side that it is well, and what came of it. Sends nothing. Confine to
/// one thread.
class Heartbeat {
public:
    explicit Heartbeat(Duration limit)
        : m_limit(limit)
    {
    }

    void watch(Reasons whyNot, Outbox &out, Now now);

    /// A beat has left.
    void beaten(Now now) { m_lastBeat = now; }
    /// What the device side says of its contact: "armed", "fired", "disarmed".
    void contact(const std::string &state) { m_contact = state; }

    [[nodiscard]] bool mayBeat() const { return m_isBeating; }
    [[nodiscard]] const Reasons &withheldBecause() const { return m_reasons; }
    [[nodiscard]] bool contactMayClose() const { return !m_isBeating || m_contact == "fired"; }
    /// The device side has heard a beat and would close by itself if no other came: only then may anything
    /// open. A contact that says nothing of itself is believed to have heard what was sent.
    [[nodiscard]] bool isGuarding(Now now) const;
    [[nodiscard]] HeartbeatView view() const;

private:
    Duration m_limit;
    bool m_isBeating = false;
    bool m_isFirst = true;
    Reasons m_reasons;
    std::optional<Now> m_lastBeat;
    std::string m_contact;
};

} // namespace tulpar
