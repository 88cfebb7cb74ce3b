#pragma once

#include "core/response/response_table.h"
#include "core/time/instant.h"

#include <optional>

namespace tulpar {

/// Carries one alert from the decision to rest along the table. Pure: no thread, timer, socket or device; the
/// caller feeds events and performs the action returned. Confine each instance to one thread.
class ResponseMachine {
public:
    /// How long a busy state may last before Deadline is due.
    struct Limits {
        Duration vetting = std::chrono::seconds(1);
        Duration acquiring = std::chrono::seconds(180);
        Duration exposing = std::chrono::hours(4);
        Duration stopping = std::chrono::seconds(90);
    };

    ResponseMachine()
        : ResponseMachine(Limits{})
    {
    }
    explicit ResponseMachine(const Limits &limits)
        : m_limits(limits)
    {
    }

    struct Taken {
        ResponseState from = ResponseState::Idle;
        ResponseState to = ResponseState::Idle;
        ResponseAction action = ResponseAction::None;
        bool listed = false; ///< false: this state ignores the event
    };

    Taken take(ResponseEvent event, MonoInstant now);

    [[nodiscard]] ResponseState state() const noexcept { return m_state; }
    [[nodiscard]] bool isBusy() const noexcept { return m_state != ResponseState::Idle; }

    /// When the caller must deliver Deadline; none while at rest.
    [[nodiscard]] std::optional<MonoInstant> deadline() const noexcept { return m_deadline; }

private:
    [[nodiscard]] Duration limitOf(ResponseState state) const;

    Limits m_limits;
    ResponseState m_state = ResponseState::Idle;
    std::optional<MonoInstant> m_deadline;
};

} // namespace tulpar
