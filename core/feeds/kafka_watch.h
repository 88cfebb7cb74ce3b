#pragma once

#include "core/time/instant.h"

#include <chrono>
#include <optional>

namespace tulpar {

/// Supervises a Kafka link by its signs of life: silent too long or not admitted any more, it asks for a new
/// token; not cured by that, for a new consumer. Pure: time is an argument. Confine to one thread.
class KafkaWatch {
public:
    struct Limits {
        Duration silent = std::chrono::seconds(60); ///< without a heartbeat
        Duration cure = std::chrono::minutes(2); ///< for a new token to help
        Duration renewalGap = std::chrono::seconds(5); ///< between two tokens asked for by trouble
    };
    enum class Remedy { None, NewToken, NewConsumer };

    KafkaWatch(const Limits &limits, bool hasHeartbeat, MonoInstant now);

    /// A heartbeat or a notice: all is well.
    void heard(MonoInstant now);
    /// The broker or the library says that the login is not accepted.
    void loginRefused(MonoInstant now);

    /// What is to be done now; each remedy is told once.
    [[nodiscard]] Remedy tick(MonoInstant now);

    [[nodiscard]] bool isIll() const { return m_illSince.has_value(); }

private:
    Limits m_limits;
    bool m_hasHeartbeat;
    MonoInstant m_lastHeard;
    std::optional<MonoInstant> m_illSince;
    std::optional<MonoInstant> m_tokenWantedAt;
    bool m_wantsToken = false;
};

} // namespace tulpar
