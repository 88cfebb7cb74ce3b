// What the night keeper does between works: focus by temperature, pointing, a good place to wait, the fire
// drill, and which darks the morning needs.
#include "core/plan/anticipation.h"
#include "core/runtime/night_keeper.h"

#include <cmath>

namespace tulpar {

namespace {

constexpr Duration kShortWait = 2min; ///< not worth a motion
constexpr Duration kMoveToWaitEvery = 15min; ///< the sky turns four degrees
constexpr double kWorthMovingS = 0.3; ///< of the mean response
constexpr double kRefocusSteps = 25; ///< a smaller correction is not worth a motion
constexpr Angle kDrillSun = Angle::degrees(-12); ///< where no rule names a limit
constexpr Angle kDrillSlack = Angle::degrees(0.2); ///< of the Sun as the rules see it
constexpr int kMostDrills = 3; ///< that fail; then a person has been told often enough
constexpr Duration kDrillAgain = 15min;

} // namespace

/// Between blocks the focuser follows the temperature, by what earlier runs have told.
void NightKeeper::keepFocus(const NightScene &scene)
{
    const auto &weather = scene.known().weather().value;
    const auto &focuser = scene.known().focuser().value;
    if (!weather || !weather->temperatureC || !focuser || focuser->isMoving)
        return;
    if (m_observe.running() && m_observe.running()->phase() == BlockState::Exposing)
        return;
    const auto best = m_focus.at(*weather->temperatureC);
    if (best && std::abs(*best - focuser->positionSteps) >= kRefocusSteps)
        scene.devices.wishFocuser(static_cast<int>(std::lround(*best)));
}

void NightKeeper::waitWell(const Standing &standing, const NightScene &scene)
{
    const auto mount = scene.known().freshMount(scene.now);
    const auto wait = m_observe.waitLeft(scene.now.utc);
    if (!m_config.isAnticipating || !mount || mount->isSlewing || (wait && *wait < kShortWait)
        || (m_movedToWait && scene.now.mono - *m_movedToWait < kMoveToWaitEvery))
        return;
    m_movedToWait = scene.now.mono;
    PlanTerms terms = planTermsOf(m_config);
    terms.altitudeHard = m_config.safety.altitudeHard; // of bursts
    const WatchedSky::Fields watched =
        standing.watched ? standing.watched->fieldsOver(scene.sky, terms.altitudeHard) : WatchedSky::Fields{};
    const WaitingPlace place =
        bestWaitingPlace(terms, mount->azimuthMechanical, mount->pointing.altitude, watched.fields);
    if (seconds(place.gain()) < kWorthMovingS)
        return;
    scene.devices.wishMount(MountTracking{
        scene.sky.icrs(HorizontalDirection{place.mechanicalAzimuth.wrapped(), place.altitude})});
    scene.out.fact(
        NightChose{
            {},
            {},
            m_observe.waitsUntil(),
            {{ReasonCode::BestWaiting,
              {},
              seconds(place.expected),
              seconds(place.expectedHere),
              {},
              watched.missions}}},
        scene.now);
}

bool NightKeeper::isDrillDue(const Standing &standing, const NightScene &scene) const
{
    if (m_drilledUtc || m_failedDrills >= kMostDrills || !scene.isEvening()
        || (m_nextDrill && scene.now.mono < *m_nextDrill)
        || scene.sun.altitude > standing.sunOfBursts.value_or(kDrillSun) - kDrillSlack)
        return false;
    if (m_current != &m_observe)
        return !m_current;
    const BlockRunner *block = m_observe.running();
    return !block || (block->phase() != BlockState::Acquiring && block->phase() != BlockState::Exposing);
}

void NightKeeper::drilled(const NightDrilled &fact, Outbox &out, Now now)
{
    if (fact.isPassed) {
        m_drilledUtc = now.utc;
    } else {
        ++m_failedDrills;
        m_nextDrill = now.mono + kDrillAgain;
    }
    out.fact(fact, now);
}

PointingOffset NightKeeper::pointing(UtcInstant now) const
{
    if (!m_pointing || !m_steps.times().contains(now))
        return {};
    return {Angle::arcseconds(m_pointing->rightArcsec), Angle::arcseconds(m_pointing->upArcsec)};
}

std::optional<NightKeeper::PointingOff> NightKeeper::pointingOff(UtcInstant now) const
{
    const bool isOff = m_pointing && m_steps.times().contains(now) && !m_pointing->isCorrected
        && m_pointing->offArcsec > m_pointing->limitArcsec;
    if (!isOff)
        return std::nullopt;
    return PointingOff{
        {ReasonCode::PointingOff, {}, m_pointing->offArcsec, m_pointing->limitArcsec},
        m_pointing->offArcsec > m_pointing->faultArcsec};
}

void NightKeeper::count(const FrameStored &frame, std::optional<int> gain)
{
    const std::optional<int> used = frame.emGain ? frame.emGain : gain;
    if (!used)
        return;
    const std::pair kind{frame.exposure, *used};
    if (frame.event == DarkTask::kSubject)
        ++m_darksTaken[frame.channel][kind];
    else if (
        frame.event != FlatTask::kSubject && frame.event != FocusTask::kSubject
        && frame.event != PointingTask::kSubject)
        m_used[frame.channel].insert(kind);
}

} // namespace tulpar
