#include "core/runtime/focus_task.h"

#include <cmath>

namespace tulpar {

namespace {

constexpr Angle kAltitude = Angle::degrees(75);
constexpr Angle kThere = Angle::arcminutes(3);
constexpr Duration kFrameLate = 20s;
constexpr int kMostTries = 2; ///< a position, before it is left out
constexpr int kFewestPoints = 5;

std::optional<double> temperatureOf(const NightScene &scene)
{
    if (const auto &focuser = scene.known().focuser().value; focuser && focuser->temperatureC)
        return focuser->temperatureC;
    const auto &weather = scene.known().weather().value;
    return weather ? weather->temperatureC : std::nullopt;
}

} // namespace

FocusTask::FocusTask(const CoreConfig &config, FocusModel &model)
    : m_terms(config.focus)
    , m_channel(config.channels.size() > 1 ? config.channels[1] : config.channels.front())
    , m_model(model)
    , m_scale(config.scaleArcsecPerPx)
{
}

/// The field and the positions; false: the focuser is not heard.
bool FocusTask::prepare(const NightScene &scene)
{
    if (!m_target) // near the zenith and past it, so that it sinks away from the mount's blind spot
        m_target = scene.sky.icrs(HorizontalDirection{Angle::degrees(270), kAltitude});
    if (!m_positions.empty())
        return true;
    const DeviceId focuser{DeviceKind::Focuser, {}};
    if (const auto unknown = scene.known().whyUnknown(focuser, scene.now)) {
        m_reasons = {*unknown};
        return false;
    }
    m_before = scene.known().focuser().value->positionSteps;
    const auto temperature = temperatureOf(scene);
    const auto predicted = temperature ? m_model.at(*temperature) : std::nullopt;
    const int centre = predicted ? static_cast<int>(std::lround(*predicted)) : *m_before;
    m_positions =
        focusPositions(centre, m_terms.step, m_terms.points, m_terms.lowestSteps, m_terms.highestSteps);
    return true;
}

NightTask::State FocusTask::work(const NightScene &scene)
{
    if (m_goal) { // the end: the focuser goes to its place
        scene.devices.wishFocuser(m_goal);
        const auto &focuser = scene.known().focuser().value;
        const bool isThere = focuser && !focuser->isMoving && std::abs(focuser->positionSteps - *m_goal) <= 2;
        return !isThere ? State::Working : m_reasons.empty() ? State::Done : State::Failed;
    }
    if (!prepare(scene))
        return State::Failed;
    scene.devices.wishMount(MountTracking{*m_target});
    scene.devices.wishFocuser(m_positions[m_at]);
    if (m_asked) {
        if (scene.now.mono - m_asked->mono < m_terms.exposure + kFrameLate)
            return State::Working;
        m_asked.reset();
        ++m_tries;
    }
    if (m_tries >= kMostTries) {
        m_tries = 0;
        if (++m_at == m_positions.size())
            return finish(scene);
        scene.devices.wishFocuser(m_positions[m_at]);
    }
    const auto &focuser = scene.known().focuser().value;
    const bool isFocuserThere =
        focuser && !focuser->isMoving && std::abs(focuser->positionSteps - m_positions[m_at]) <= 2;
    const auto mount = scene.known().freshMount(scene.now);
    const bool isMountThere = mount && !mount->isSlewing && isOnTarget(scene, *m_target, kThere);
    if (!isFocuserThere || !isMountThere) // stars that trail have no width
        return State::Working;
    scene.devices.wishCamera(
        m_channel, CameraGoal{false, LadderPosition({{m_terms.exposure, 1, 1, ExposureKind::Light}})});
    m_asked = scene.now;
    return State::Working;
}

void FocusTask::stored(const FrameStored &frame, const NightScene &scene)
{
    if (!m_asked || m_goal || frame.channel != m_channel)
        return;
    if (frame.start + frame.exposure / 2 < m_asked->utc)
        return; // of the position before an interruption
    m_asked.reset();
    if (!frame.fwhmPx) { // no stars: clouds, or far out of focus
        ++m_tries;
        return;
    }
    m_points.push_back({static_cast<double>(m_positions[m_at]), *frame.fwhmPx * m_scale});
    m_tries = 0;
    if (++m_at == m_positions.size())
        (void)finish(scene);
}

NightTask::State FocusTask::finish(const NightScene &scene)
{
    m_at = m_positions.size() - 1;
    const auto fit = fitFocus(m_points);
    const auto temperature = temperatureOf(scene);
    FocusFitted fact;
    fact.temperatureC = temperature;
    fact.points = fit ? fit->points : static_cast<int>(m_points.size());
    fact.isTaken = fit.has_value();
    m_goal = fit ? static_cast<int>(std::lround(fit->bestSteps)) : m_before.value_or(m_positions.front());
    fact.positionSteps = *m_goal;
    if (fit) {
        fact.fwhmArcsec = fit->fwhm;
        if (temperature)
            m_model.add(*temperature, fit->bestSteps);
    } else {
        m_reasons = {
            {ReasonCode::FitPoor, DeviceId{DeviceKind::Focuser, {}}, static_cast<double>(m_points.size()),
             static_cast<double>(kFewestPoints)}};
    }
    scene.out.fact(fact, scene.now);
    return State::Working;
}

void FocusTask::interrupted(const NightScene &scene, const Reasons &)
{
    scene.devices.wishCamerasIdle();
    m_asked.reset();
    if (m_goal)
        return; // it is found
    if (m_before) // a burst is not observed out of focus
        scene.devices.wishFocuser(m_before);
    m_points.clear();
    m_at = 0;
    m_tries = 0;
    m_target.reset();
}

double FocusTask::progress() const
{
    return m_positions.empty()
        ? 0
        : static_cast<double>(m_at + (m_goal ? 1 : 0)) / static_cast<double>(m_positions.size());
}

} // namespace tulpar
