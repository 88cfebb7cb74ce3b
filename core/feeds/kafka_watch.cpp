#include "core/feeds/kafka_watch.h"

namespace tulpar {

KafkaWatch::KafkaWatch(const Limits &limits, bool hasHeartbeat, MonoInstant now)
    : m_limits(limits)
    , m_hasHeartbeat(hasHeartbeat)
    , m_lastHeard(now)
{
}

void KafkaWatch::heard(MonoInstant now)
{
    m_lastHeard = now;
    m_illSince.reset();
    m_wantsToken = false;
}

void KafkaWatch::loginRefused(MonoInstant now)
{
    if (!m_illSince)
        m_illSince = now;
    if (!m_tokenWantedAt || now - *m_tokenWantedAt >= m_limits.renewalGap)
        m_wantsToken = true;
}

KafkaWatch::Remedy KafkaWatch::tick(MonoInstant now)
{
    if (!m_illSince && m_hasHeartbeat && now - m_lastHeard > m_limits.silent) {
        m_illSince = now;
        m_wantsToken = true;
    }
    if (m_illSince && now - *m_illSince > m_limits.cure) {
        // The new consumer has all its time, as the first one had.
        m_illSince.reset();
        m_tokenWantedAt.reset();
        m_wantsToken = false;
        m_lastHeard = now;
        return Remedy::NewConsumer;
    }
    if (!m_wantsToken)
        return Remedy::None;
    m_wantsToken = false;
    m_tokenWantedAt = now;
    return Remedy::NewToken;
}

} // namespace tulpar
