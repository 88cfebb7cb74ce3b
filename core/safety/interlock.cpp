#include "core/safety/interlock.h"

#include "core/devices/azimuth_wrap.h"
#include "core/sky/direction.h"

#include <algorithm>
#include <cmath>
#include <type_traits>

namespace tulpar {

namespace {

constexpr double kWrapToleranceDeg = 1e-6; ///< rounding of radians and turns

/// The rules of one command, gathered; what is unknown forbids.
class Gate {
public:
    Gate(const Knowledge &knowledge, const GateSky &sky, Now now)
        : m_knowledge(knowledge)
        , m_sky(sky)
        , m_now(now)
    {
    }

    Reasons reasons() && { return std::move(m_reasons); }

    void known(const DeviceId &device)
    {
        if (const auto unknown = m_knowledge.whyUnknown(device, m_now))
            m_reasons.push_back(*unknown);
    }

    void weather()
    {
        const Reasons reasons = weatherReasons(m_knowledge, m_now);
        m_reasons.insert(m_reasons.end(), reasons.begin(), reasons.end());
    }

    void sunBelow(Angle limit)
    {
        if (m_sky.sun.altitude > limit)
            add(ReasonCode::SunTooHigh, m_sky.sun.altitude, limit);
    }

    void roofOutOfTheWay()
    {
        if (m_knowledge.limits().tubeClearsRoof)
            return;
        if (m_knowledge.freshRoof(m_now) != OpeningState::Open)
            m_reasons.push_back({ReasonCode::RoofInTheWay, DeviceId{DeviceKind::Roof, {}}, {}, {}});
    }

    void notFaulty(DeviceKind kind, OpeningState state)
    {
        if (state == OpeningState::Fault)
            m_reasons.push_back({ReasonCode::DeviceFault, DeviceId{kind, {}}, {}, {}});
    }

    void reachable()
    {
        const auto mount = m_knowledge.freshMount(m_now);
        if (!mount)
            return; // said by known()
        if (!m_sky.target) {
            m_reasons.push_back(
                {ReasonCode::TargetBelowLimit, {}, {}, m_knowledge.limits().altitudeHard.asDegrees()});
            return;
        }
        const SafetyLimits &limits = m_knowledge.limits();
        const Angle altitude = m_sky.target->altitude;
        if (!(altitude >= limits.altitudeHard))
            add(ReasonCode::TargetBelowLimit, altitude, limits.altitudeHard);
        if (altitude > limits.altitudeTop)
            add(ReasonCode::TargetAboveLimit, altitude, limits.altitudeTop);
        // The turn that the mount will take, which is the long way round near the ends of the wrap.
        const Angle turn = Angle::degrees(nearestMechanicalAzimuthDeg(
            mount->azimuthMechanical.asDegrees(), m_sky.target->azimuth,
            {limits.azimuthMin.asDegrees(), limits.azimuthMax.asDegrees()}));
        const Angle missed = (turn - m_sky.target->azimuth).wrappedSigned();
        if (std::abs(missed.asDegrees()) > kWrapToleranceDeg)
            m_reasons.push_back({ReasonCode::TargetOutsideWrap, {}, {}, {}});
        if (m_sky.sun.altitude > limits.sunHarmless) {
            const Angle nearest =
                nearestToSun(mount->pointing, *m_sky.target, mount->azimuthMechanical, turn, m_sky.sun);
            if (nearest < limits.sunAvoidance)
                add(ReasonCode::SunNearPath, nearest, limits.sunAvoidance);
        }
    }

private:
    void add(ReasonCode code, Angle value, Angle limit)
    {
        m_reasons.push_back({code, {}, value.asDegrees(), limit.asDegrees()});
    }

    const Knowledge &m_knowledge;
    const GateSky &m_sky;
    Now m_now;
    Reasons m_reasons;
};

} // namespace

Reasons whyNot(const CommandBody &command, const Knowledge &knowledge, const GateSky &sky, Now now)
{
    if (isSafing(command))
        return {};
    Gate gate(knowledge, sky, now);
    gate.known(deviceOf(command));
    const SafetyLimits &limits = knowledge.limits();
    std::visit(
        [&](const auto &body) {
            using Body = std::remove_cvref_t<decltype(body)>;
            if constexpr (std::is_same_v<Body, TrackTarget>) {
                gate.reachable();
                gate.roofOutOfTheWay();
            } else if constexpr (std::is_same_v<Body, ParkMount>) {
                gate.roofOutOfTheWay();
            } else if constexpr (std::is_same_v<Body, OpenRoof>) {
                gate.notFaulty(DeviceKind::Roof, knowledge.freshRoof(now));
                gate.weather();
                gate.sunBelow(limits.sunForOpening);
            } else if constexpr (std::is_same_v<Body, OpenCover>) {
                gate.notFaulty(DeviceKind::Cover, knowledge.freshCover(now));
                gate.weather();
                gate.sunBelow(limits.sunForCover);
                gate.roofOutOfTheWay();
            }
        },
        command);
    return std::move(gate).reasons();
}

Angle nearestToSun(
    const HorizontalDirection &from, const HorizontalDirection &to, Angle fromMechanical, Angle toMechanical,
    const HorizontalDirection &sun)
{
    const double azimuthTurn = (toMechanical - fromMechanical).asDegrees();
    const double climb = (to.altitude - from.altitude).asDegrees();
    const int steps =
        std::max(1, static_cast<int>(std::ceil(std::max(std::abs(azimuthTurn), std::abs(climb)))));
    Angle nearest = Angle::degrees(180);
    for (int i = 0; i <= steps; ++i) {
        const double part = static_cast<double>(i) / steps;
        const HorizontalDirection at{
            (from.azimuth + Angle::degrees(azimuthTurn * part)).wrapped(),
            from.altitude + Angle::degrees(climb * part)};
        nearest = std::min(nearest, separation(at, sun));
    }
    return nearest;
}

} // namespace tulpar
