// What the core loop says of itself: readiness, alarms, the snapshot.
#include "core/runtime/alarm_signs.h"
#include "core/runtime/core_loop.h"
#include "core/runtime/safety_views.h"

#include <algorithm>
#include <utility>

namespace tulpar {

void CoreLoop::watchReadiness(Now now)
{
    m_readinessAt = now.mono;
    Readiness next;
    next.reasons = whyNotReady(m_config, m_devices.knowledge(), readinessInput(now), now);
    next.isReady = next.reasons.empty();
    const Angle tolerance = inFieldTolerance(m_config, Angle::arcminutes(3));
    if (const auto first = predictFirstLight(m_config, m_devices.knowledge(), tolerance, now, m_medianSlew)) {
        next.firstLight = first->time;
        next.slowest = first->slowest;
    }
    if (m_firstReadiness || next.isReady != m_readiness.isReady
        || !std::equal(
            next.reasons.begin(), next.reasons.end(), m_readiness.reasons.begin(), m_readiness.reasons.end(),
            isSameCause))
        m_out.fact(ReadinessChanged{next.isReady, next.reasons}, now);
    m_firstReadiness = false;
    m_readiness = std::move(next);
}

ReadinessInput CoreLoop::readinessInput(Now now)
{
    return {mode(),          skyAt(now).sun.altitude, m_safety.isMakingSafe(), m_journalFailing,
            m_feeds.feeds(), m_config.feedSilent,     m_devices.isGuarded(),   m_madeSafeBy};
}

void CoreLoop::watchAlarms(Now now)
{
    constexpr Duration kTold = 60s;
    if (now.mono - m_started > kTold)
        m_atStart.clear();
    AlarmScene scene{m_config,        m_devices,        m_safety, m_responder,
                     m_feeds.feeds(), m_journalFailing, m_atStart};
    if (const auto off = m_night.pointingOff(now.utc)) {
        scene.pointingOff = off->why;
        scene.isPointingFault = off->isFault;
    }
    m_alarms.watch(alarmSigns(scene, now), m_out, now);
}

Snapshot CoreLoop::snapshot() const
{
    const Now now = m_clock.now();
    Snapshot snapshot;
    snapshot.seq = m_out.lastSeq();
    snapshot.utc = now.utc;
    snapshot.mode = mode();
    snapshot.isArmed = m_armed;
    snapshot.isMakingSafe = m_safety.isMakingSafe();
    snapshot.observatory = {
        m_config.name,
        m_config.site,
        m_config.isSimulated,
        m_config.profile,
        {},
        m_config.fieldWidth,
        m_config.scaleArcsecPerPx,
        m_config.channels,
        m_config.safety.altitudeHard,
        m_config.altitudeSoft,
        m_config.safety.altitudeTop,
        m_config.safety.azimuthMin,
        m_config.safety.azimuthMax,
        m_config.safety.sunAvoidance,
        {}};
    for (const HorizonProfile::Point &point : m_config.safety.horizon.points())
        snapshot.observatory.horizon.push_back({point.azimuth, point.altitude});
    const Policy &policy = policyOf(m_config);
    snapshot.policy = {policy.name, m_config.policySource, policy.fingerprint, m_policyError};
    snapshot.readiness = m_readiness;
    snapshot.safety = safetyView(m_devices.knowledge(), now);
    snapshot.safety.control = m_control.view(now);
    snapshot.safety.heartbeat = m_safety.heartbeat().view();
    snapshot.safety.alarms = m_alarms.alarms();
    snapshot.devices = m_devices.views();
    snapshot.feeds = m_feeds.feeds();
    snapshot.alerts = m_alerts.rows();
    snapshot.alertsVersion = m_alerts.version();
    snapshot.night = m_night.view(now);
    snapshot.response = m_responder.view(m_devices, now);
    for (const std::string &channel : m_config.channels)
        for (const FrameView &frame : m_frames)
            if (frame.channel == channel)
                snapshot.frames.push_back(frame);
    return snapshot;
}

} // namespace tulpar
