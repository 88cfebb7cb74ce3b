#include "core/runtime/pointing_task.h"

#include <cmath>

namespace tulpar {

namespace {

constexpr Angle kThere = Angle::arcseconds(10); ///< of the axis, by the mount's own word
constexpr Duration kAcquireWithin = 3min;
constexpr Duration kFrameLate = 20s;
constexpr int kMostUnseen = 2; ///< rounds: one may fall behind a passing cloud

} // namespace

NightTask::State PointingTask::work(const NightScene &scene)
{
    if (!m_star) {
        const auto mount = scene.known().freshMount(scene.now);
        if (const auto &stars = scene.config.pointingStars; stars && mount)
            m_star = pointingStarFor(*stars, scene.config.pointing, mount->pointing, scene.sky);
        if (!m_star) {
            m_reasons = {{ReasonCode::NoPointingStar, {}, {}, {}}};
            return State::Failed;
        }
        m_acquiringSince = scene.now.mono;
    }
    scene.devices.wishMount(MountTracking{m_star->direction});
    if (m_asked) {
        const bool isLate = scene.now.mono - m_asked->mono > scene.config.pointing.exposure + kFrameLate;
        return m_awaited.empty() || isLate ? judge(scene) : State::Working;
    }
    const auto mount = scene.known().freshMount(scene.now);
    if (mount && !mount->isSlewing && isOnTarget(scene, m_star->direction, kThere)) {
        ask(scene);
    } else if (scene.now.mono - *m_acquiringSince > kAcquireWithin) {
        m_reasons = scene.devices.heldBack();
        if (m_reasons.empty())
            m_reasons = {
                {ReasonCode::DeviceLate, DeviceId{DeviceKind::Mount, {}}, {}, seconds(kAcquireWithin)}};
        return State::Failed;
    }
    return State::Working;
}

void PointingTask::ask(const NightScene &scene)
{
    m_places.clear();
    for (const std::string &channel : workingChannels(scene)) {
        scene.devices.wishCamera(
            channel,
            CameraGoal{false, LadderPosition({{scene.config.pointing.exposure, 1, 1, ExposureKind::Light}})});
        m_awaited.insert(channel);
    }
    m_asked = scene.now;
}

void PointingTask::stored(const FrameStored &frame, const NightScene &)
{
    if (!m_asked || frame.start + frame.exposure < m_asked->utc || m_awaited.erase(frame.channel) == 0)
        return; // of a round before
    if (frame.starEastArcsec && frame.starNorthArcsec)
        m_places.push_back({frame.channel, *frame.starEastArcsec, *frame.starNorthArcsec});
}

/// All frames are there, or late.
NightTask::State PointingTask::judge(const NightScene &scene)
{
    m_asked.reset();
    m_awaited.clear();
    m_acquiringSince = scene.now.mono;
    if (m_places.empty()) {
        m_reasons = {{ReasonCode::NoStarSeen, {}, {}, {}}};
        return ++m_unseen < kMostUnseen ? State::Working : State::Failed;
    }
    m_unseen = 0;
    PointingMeasured measured;
    measured.star = m_star->direction;
    measured.magnitude = m_star->magnitude;
    measured.channels = m_places;
    std::vector<double> east;
    std::vector<double> north;
    for (const StarPlace &place : m_places) {
        east.push_back(place.eastArcsec);
        north.push_back(place.northArcsec);
    }
    measured.eastArcsec = medianOf(east);
    measured.northArcsec = medianOf(north);
    measured.offArcsec = std::hypot(measured.eastArcsec, measured.northArcsec);
    return judge(std::move(measured), scene);
}

NightTask::State PointingTask::judge(PointingMeasured measured, const NightScene &scene)
{
    const PointingTerms &terms = scene.config.pointing;
    measured.limitArcsec = terms.limit.asArcseconds();
    measured.faultArcsec = scene.config.fieldWidth.asArcseconds() * terms.faultShare;
    const bool isOff = measured.offArcsec > measured.limitArcsec;
    const bool isFault = measured.offArcsec > measured.faultArcsec;
    measured.isCorrected = isOff && !isFault && !m_isCorrected;
    PointingOffset offset = scene.devices.pointing();
    if (measured.isCorrected)
        offset = offset
            + offsetFor(
                     measured.star, Angle::arcseconds(measured.eastArcsec),
                     Angle::arcseconds(measured.northArcsec), scene.sky);
    measured.rightArcsec = offset.right.asArcseconds();
    measured.upArcsec = offset.up.asArcseconds();
    m_reasons.clear();
    if (isOff)
        m_reasons = {{ReasonCode::PointingOff, {}, measured.offArcsec, measured.limitArcsec}};
    scene.out.fact(measured, scene.now);
    if (measured.isCorrected) {
        m_isCorrected = true;
        scene.devices.setPointing(offset, scene.sky);
        return State::Working; // and measured again
    }
    return isOff ? State::Failed : State::Done;
}

void PointingTask::interrupted(const NightScene &scene, const Reasons &)
{
    scene.devices.wishCamerasIdle();
    m_asked.reset();
    m_awaited.clear();
    m_star.reset();
    m_unseen = 0;
}

double PointingTask::progress() const
{
    return m_isCorrected ? 0.6 : m_asked ? 0.4 : m_star ? 0.2 : 0;
}

} // namespace tulpar
