#include "core/safety/interlock.h"

#include "core/devices/azimuth_wrap.h"
#include "core/sky/direction.h"

#include <algorithm>
#include <cmath>
#include <limits>
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
        const auto unknown = m_knowledge.whyUnknown(device, m_now);
        if (unknown && std::find(m_reasons.begin(), m_reasons.end(), *unknown) == m_reasons.end())
            m_reasons.push_back(*unknown);
    }

    /// Opening: every condition is good. What is open already is not opened, and need not close.
    void conditions(OpeningState state)
    {
        const bool isOpen = state == OpeningState::Open;
        add(isOpen ? closingReasons(m_knowledge, m_now) : openingReasons(m_knowledge, m_now));
    }

    void sunBelow(Angle limit)
    {
        const auto isSaid = [](const Reason &reason) { return reason.code == ReasonCode::SunTooHigh; };
        if (!(m_sky.sun.altitude <= limit) && std::none_of(m_reasons.begin(), m_reasons.end(), isSaid))
            add(ReasonCode::SunTooHigh, m_sky.sun.altitude, limit);
    }

    /// Light falls where the mount points.
    void sunFarFromMount()
    {
        const SafetyLimits &limits = m_knowledge.limits();
        if (m_sky.sun.altitude <= limits.sunHarmless)
            return;
        known({DeviceKind::Mount, {}});
        const auto mount = m_knowledge.freshMount(m_now);
        if (!mount)
            return;
        const Angle distance = separation(mount->pointing, m_sky.sun);
        if (!(distance >= limits.sunAvoidance))
            add(ReasonCode::SunNearTarget, distance, limits.sunAvoidance);
    }

    void roofOutOfTheWay()
    {
        if (m_knowledge.limits().tubeClearsRoof)
            return;
        const OpeningState roof = m_knowledge.freshRoof(m_now);
        if (roof == OpeningState::Opening || roof == OpeningState::Closing)
            add(ReasonCode::RoofMoving, DeviceKind::Roof);
        else if (roof != OpeningState::Open)
            add(ReasonCode::RoofInTheWay, DeviceKind::Roof);
    }

    /// Nothing may move where the roof is about to.
    void mountAtRestUnderRoof()
    {
        if (m_knowledge.limits().tubeClearsRoof || m_knowledge.freshRoof(m_now) == OpeningState::Open)
            return;
        known({DeviceKind::Mount, {}});
        const auto mount = m_knowledge.freshMount(m_now);
        if (mount && (mount->isSlewing || mount->isTracking))
            add(ReasonCode::MountInTheWay, DeviceKind::Mount);
    }

    void measured(DeviceKind kind, OpeningState state, OpeningState wanted, ReasonCode otherwise)
    {
        if (state != wanted)
            add(otherwise, kind);
    }

    /// What says of itself that it does not know how it stands is not known, however fresh its word.
    void notFaulty(DeviceKind kind, OpeningState state)
    {
        if (state == OpeningState::Fault)
            add(ReasonCode::DeviceFault, kind);
        else if (state == OpeningState::Unknown && !m_knowledge.whyUnknown({kind, {}}, m_now))
            add(ReasonCode::DeviceUnknown, kind);
    }

    void cameraNotFaulty(const std::string &channel)
    {
        const auto camera = m_knowledge.freshCamera(channel, m_now);
        if (camera && camera->state == CameraState::Fault)
            m_reasons.push_back({ReasonCode::DeviceFault, DeviceId{DeviceKind::Camera, channel}, {}, {}});
    }

    void modeAllows()
    {
        if (m_knowledge.mode() == Mode::Engineering && !m_sky.isOrdered)
            m_reasons.push_back({ReasonCode::ModeForbids, {}, {}, {}});
    }

    /// Parking is a slew too, while light can fall in. With the Sun down it never waits: the roof may need
    /// it.
    void parkFarFromSun(OpeningState roof, OpeningState cover)
    {
        const bool isShut = roof == OpeningState::Closed || cover == OpeningState::Closed;
        const SafetyLimits &limits = m_knowledge.limits();
        if (const auto mount = m_knowledge.freshMount(m_now); mount && !isShut)
            wayFarFromSun(*mount, limits.park, turnTo(*mount, limits.park), limits.sunForCover);
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
        if (!(altitude <= limits.altitudeTop))
            add(ReasonCode::TargetAboveLimit, altitude, limits.altitudeTop);
        const Angle turn = turnTo(*mount, *m_sky.target);
        const Angle missed = (turn - m_sky.target->azimuth).wrappedSigned();
        if (!(std::abs(missed.asDegrees()) <= kWrapToleranceDeg))
            m_reasons.push_back({ReasonCode::TargetOutsideWrap, {}, {}, {}});
        const Angle horizon = limits.horizon.altitudeAt(m_sky.target->azimuth);
        if (!(altitude >= horizon))
            add(ReasonCode::BelowHorizon, altitude, horizon);
        wayFarFromSun(*mount, *m_sky.target, turn, limits.sunHarmless);
    }

private:
    /// The turn that the mount will take, which is the long way round near the ends of the wrap; degrees.
    [[nodiscard]] Angle turnTo(const MountReport &mount, const HorizontalDirection &to) const
    {
        const SafetyLimits &limits = m_knowledge.limits();
        return Angle::degrees(nearestMechanicalAzimuthDeg(
            mount.azimuthMechanical.asDegrees(), to.azimuth,
            {limits.azimuthMin.asDegrees(), limits.azimuthMax.asDegrees()}));
    }

    void wayFarFromSun(const MountReport &mount, const HorizontalDirection &to, Angle turn, Angle sunHarmless)
    {
        const SafetyLimits &limits = m_knowledge.limits();
        if (m_sky.sun.altitude <= sunHarmless)
            return;
        const Angle nearest = nearestToSun(mount.pointing, to, mount.azimuthMechanical, turn, m_sky.sun);
        if (!(nearest >= limits.sunAvoidance))
            add(ReasonCode::SunNearPath, nearest, limits.sunAvoidance);
    }

    void add(ReasonCode code, Angle value, Angle limit)
    {
        m_reasons.push_back({code, {}, value.asDegrees(), limit.asDegrees()});
    }

    void add(ReasonCode code, DeviceKind kind) { m_reasons.push_back({code, DeviceId{kind, {}}, {}, {}}); }

    void add(const Reasons &reasons) { m_reasons.insert(m_reasons.end(), reasons.begin(), reasons.end()); }

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
    const OpeningState roof = knowledge.freshRoof(now);
    const OpeningState cover = knowledge.freshCover(now);
    std::visit(
        [&](const auto &body) {
            using Body = std::remove_cvref_t<decltype(body)>;
            if constexpr (std::is_same_v<Body, TrackTarget>) {
                gate.modeAllows();
                gate.reachable();
                gate.roofOutOfTheWay();
            } else if constexpr (std::is_same_v<Body, UnparkMount>) {
                gate.modeAllows();
                gate.roofOutOfTheWay();
            } else if constexpr (std::is_same_v<Body, ParkMount>) {
                gate.parkFarFromSun(roof, cover);
                gate.roofOutOfTheWay();
            } else if constexpr (std::is_same_v<Body, OpenRoof>) {
                gate.modeAllows();
                gate.notFaulty(DeviceKind::Roof, roof);
                gate.conditions(roof);
                gate.sunBelow(Angle::degrees(knowledge.conditions().rule(Condition::Sun).bad));
                gate.mountAtRestUnderRoof();
                if (cover != OpeningState::Closed)
                    gate.sunFarFromMount();
            } else if constexpr (std::is_same_v<Body, OpenCover>) {
                gate.modeAllows();
                gate.notFaulty(DeviceKind::Cover, cover);
                gate.conditions(cover);
                gate.sunBelow(knowledge.limits().sunForCover);
                gate.sunFarFromMount();
                gate.roofOutOfTheWay();
            } else if constexpr (std::is_same_v<Body, StartExposures>) {
                gate.modeAllows();
                gate.cameraNotFaulty(body.channel);
                if (body.kind == ExposureKind::Dark) {
                    if (roof != OpeningState::Closed)
                        gate.measured(DeviceKind::Cover, cover, OpeningState::Closed, ReasonCode::NotDark);
                } else {
                    gate.known({DeviceKind::Mount, {}});
                    gate.sunFarFromMount();
                    gate.measured(DeviceKind::Roof, roof, OpeningState::Open, ReasonCode::RoofNotOpen);
                    gate.measured(DeviceKind::Cover, cover, OpeningState::Open, ReasonCode::CoverNotOpen);
                }
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
    const Angle sum = from.azimuth + from.altitude + to.altitude + sun.azimuth + sun.altitude;
    if (!std::isfinite(sum.asRadians()) || !(std::abs(azimuthTurn) < 1e4))
        return Angle::radians(std::numeric_limits<double>::quiet_NaN()); // nobody knows where: not far
    const auto [low, high] = std::minmax(from.altitude, to.altitude);
    const double lowUp = sine(low);
    const double lowOut = cosine(low);
    const double highUp = sine(high);
    const double highOut = cosine(high);
    const double up = sine(sun.altitude);
    const int steps = std::max(1, static_cast<int>(std::ceil(std::abs(azimuthTurn))));
    double nearest = -1; // as the cosine of the distance
    for (int i = 0; i <= steps; ++i) {
        const Angle azimuth = from.azimuth + Angle::degrees(azimuthTurn * i / steps);
        const double out = cosine(sun.altitude) * cosine(azimuth - sun.azimuth);
        // Along one azimuth the cosine is up sin(altitude) + out cos(altitude): greatest facing the Sun, if
        // the axis may pass there, else at an end.
        const bool mayFace = up * lowOut - out * lowUp >= 0 && up * highOut - out * highUp <= 0;
        nearest = std::max(
            nearest,
            mayFace ? std::hypot(up, out) : std::max(up * lowUp + out * lowOut, up * highUp + out * highOut));
    }
    return Angle::radians(std::acos(std::clamp(nearest, -1.0, 1.0)));
}

} // namespace tulpar
