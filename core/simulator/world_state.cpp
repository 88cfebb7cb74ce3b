#include "core/simulator/world.h"

namespace tulpar {

WorldState World::state() const
{
    WorldState state;
    state.now = m_now;
    state.profile = m_profile;
    state.faults = m_faults;
    state.mount = m_mount.motion();
    state.roof = m_roof.motion();
    state.cover = m_cover.motion();
    state.focuser = m_focuser;
    state.rotator = m_rotator;
    state.isDerotating = m_isDerotating;
    state.deadMan = m_deadMan;
    state.burst = m_burst;
    state.cloudMag = m_cloudMag;
    state.pointingError = m_pointingError;
    state.seed = m_seed;
    for (std::size_t i = 0; i < m_cameras.size(); ++i)
        state.lastFrameNumbers[i] = m_cameras[i].lastNumber();
    return state;
}

void World::restore(const WorldState &state)
{
    m_now = state.now;
    m_profile = state.profile;
    m_mount.restore(state.mount);
    m_roof.restore(state.roof);
    m_cover.restore(state.cover);
    m_focuser = state.focuser;
    m_rotator = state.rotator;
    m_isDerotating = state.isDerotating;
    m_deadMan = state.deadMan;
    m_burst = state.burst;
    m_cloudMag = state.cloudMag;
    m_pointingError = state.pointingError;
    setSeed(state.seed);
    m_faults = state.faults;
    for (std::size_t i = 0; i < m_cameras.size(); ++i) {
        m_cameras[i] = CameraModel(m_now);
        m_cameras[i].resumeNumbersAfter(state.lastFrameNumbers[i]);
    }
    applyCameraFaults();
}

} // namespace tulpar
