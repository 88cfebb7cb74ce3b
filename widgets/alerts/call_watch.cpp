#include "widgets/alerts/call_watch.h"

#include <algorithm>

namespace tulpar {

CallWatch::Sound CallWatch::take(const Snapshot &snapshot, UtcInstant now)
{
    Sound sound = Sound::None;
    if (m_isFirst || snapshot.alertsVersion != m_version || snapshot.alertsVersion == 0) {
        m_version = snapshot.alertsVersion;
        m_calls.clear();
        m_isUnheard = false;
        for (const auto &alert : snapshot.alerts) {
            const bool isAsking = alert->state == AlertState::Asking;
            const bool isNews = alert->state == AlertState::Responding || alert->state == AlertState::Failed;
            if (isAsking) {
                m_calls.push_back({alert->event, alert->askUntil});
                m_isUnheard = m_isUnheard || !alert->isSeen;
            }
            if (!isAsking && !isNews)
                continue;
            const std::string key = alert->event + '/' + std::string(nameOf(alert->state));
            if (!m_sounded.insert(key).second || alert->isSeen || (m_isFirst && isNews))
                continue;
            sound = std::max(sound, isAsking ? Sound::Ask : Sound::Response);
        }
        std::stable_sort(m_calls.begin(), m_calls.end(), [](const Call &a, const Call &b) {
            if (!a.until || !b.until)
                return a.until.has_value() && !b.until.has_value();
            return *a.until < *b.until;
        });
        m_isFirst = false;
    }
    if (sound != Sound::None) {
        m_lastSound = now;
        return sound;
    }
    return tick(now);
}

CallWatch::Sound CallWatch::tick(UtcInstant now)
{
    if (!m_isUnheard || m_calls.empty() || now - m_lastSound < kAgain)
        return Sound::None;
    m_lastSound = now;
    return Sound::Ask;
}

} // namespace tulpar
